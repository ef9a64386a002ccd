//! A decision of two houses: those who translate for clients want to work on Saturdays, those who care for the others do
//! not; people drawn from both find a text, and everybody decides once more.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use std::collections::BTreeMap;

use node::Trouble;
use register::Hash;
use register::json::Value;
use rules::community::seal;

use super::Said::{Made, Named, Note, Number, Options, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, Deed, ESPERANZA, GEMMA, HUGO, JORDI, KAVITA, Row, Said, Story, act, adopt_with, ballot,
    consent, fields, word,
};
use crate::demo::cast::PEOPLE;
use crate::demo::desk::Draft;

/// What those do who are drawn from houses that disagree, and those who draw them.
#[derive(Clone, Copy)]
pub(in crate::demo::story) enum Conferring {
    /// Three seal a secret.
    Seal,
    /// They open it.
    Open,
    /// The first of those drawn suggests this text.
    Suggest(&'static str, &'static str),
    /// The others agree to it, which opens the vote of this name.
    Agree(&'static str),
}

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = agreed();
    rows.extend(saturdays());
    rows.extend(once_more());
    rows
}

fn agreed() -> Vec<Row> {
    vec![
        act(
            112,
            KAVITA,
            "p-houses",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("Two houses for what changes our weeks")),
                (
                    "text",
                    Note(
                        "Those who translate are more than those who look after us all. When something changes our \
                         weeks, both circles say yes or no for themselves.",
                    ),
                ),
                (
                    "effects",
                    Made(|_| {
                        let house = |circle: &str| fields(&[("circle", word(circle))]);
                        let houses = Value::List(vec![house("livelihood"), house("care")]);
                        let params = fields(&[
                            ("houses", houses),
                            ("amend_hours", Value::Int(120)),
                            ("again_hours", Value::Int(72)),
                        ]);
                        adopt_with(
                            "houses",
                            "policy",
                            "What changes our weeks is decided by those who translate and by those who care, each for \
                             themselves.",
                            params,
                        )
                    }),
                ),
            ],
        ),
        consent(106, "p-houses", "commons", vec![]),
    ]
}

fn says(ago: i32, who: usize, vote: &'static str, house: &'static str, plain: &'static str) -> Row {
    let said: Said = match plain {
        "yes" => Made(|_| ballot("plain", word("yes"))),
        _ => Made(|_| ballot("plain", word("no"))), // Words of this script.
    };
    let fields = vec![
        ("vote", Named(vote)),
        ("house", Word(house)),
        ("options", Number(1)),
        ("ballot", said),
    ];
    act(ago, who, "", "vote.cast/1", fields)
}

fn saturdays() -> Vec<Row> {
    let mut rows = vec![act(
        92,
        DIDAC,
        "v-saturdays",
        "vote.open/1",
        vec![
            ("circle", Word("commons")),
            ("class", Word("operational")),
            ("method", Word("yes-no")),
            ("title", Note("Take urgent work on Saturdays")),
            (
                "text",
                Note("Two clients ask for it and pay half as much again. Whoever wants to, works on Saturdays."),
            ),
            (
                "options",
                Options(vec![("Work on Saturdays for those who want to", None)]),
            ),
            (
                "houses",
                Made(|_| {
                    let house = |circle: &str| fields(&[("circle", word(circle))]);
                    Value::List(vec![house("livelihood"), house("care")])
                }),
            ),
        ],
    )];
    for (place, who) in [BRUNO, CLARA, DIDAC, HUGO].into_iter().enumerate() {
        rows.push(says(88 - (place as i32 % 3), who, "v-saturdays", "livelihood", "yes"));
    }
    // Two are in both houses, and do not say the same in each.
    rows.push(says(87, AINA, "v-saturdays", "livelihood", "no"));
    rows.push(says(87, ESPERANZA, "v-saturdays", "livelihood", "yes"));
    rows.push(says(87, AINA, "v-saturdays", "care", "no"));
    rows.push(says(87, ESPERANZA, "v-saturdays", "care", "no"));
    rows.push(says(86, GEMMA, "v-saturdays", "care", "no"));
    rows.push(says(86, JORDI, "v-saturdays", "care", "yes"));
    rows
}

fn confer(ago: i32, step: Conferring) -> Row {
    Row {
        ago,
        deed: Deed::Confer {
            about: "v-saturdays",
            step,
        },
    }
}

fn once_more() -> Vec<Row> {
    let mut rows = vec![
        confer(83, Conferring::Seal),
        confer(82, Conferring::Open),
        confer(
            79,
            Conferring::Suggest(
                "Saturdays, four a quarter, and Mondays off",
                "Urgent work on at most four Saturdays a quarter. Whoever works on one has the Monday off, and nobody \
                 is asked twice in a row. Care keeps the list.",
            ),
        ),
        confer(78, Conferring::Agree("v-mondays")),
    ];
    for (who, house) in [
        (BRUNO, "livelihood"),
        (DIDAC, "livelihood"),
        (HUGO, "livelihood"),
        (KAVITA, "livelihood"),
        (AINA, "livelihood"),
        (AINA, "care"),
        (ESPERANZA, "care"),
        (GEMMA, "care"),
    ] {
        rows.push(says(76, who, "v-mondays", house, "yes"));
    }
    rows.push(says(76, JORDI, "v-mondays", "care", "no"));
    rows
}

/// Who seals a secret: full members who want different things.
const SEALING: [usize; 3] = [CLARA, GEMMA, AINA];

impl Story<'_> {
    /// Plays what happens where houses disagree.
    pub(super) fn confer(&mut self, about: &'static str, step: Conferring) -> Result<(), Trouble> {
        let vote = self.named(about);
        match step {
            Conferring::Seal => self.secrets(vote, "draw.commit/1", "seal"),
            Conferring::Open => self.secrets(vote, "draw.reveal/1", "secret"),
            Conferring::Suggest(title, text) => self.suggest(vote, title, text),
            Conferring::Agree(next) => self.agree(vote, next),
        }
    }

    fn secrets(&mut self, vote: Hash, kind: &str, field: &str) -> Result<(), Trouble> {
        let draw = self.desk.keeper.read(|state| {
            let vote = state.community().vote(&vote)?;
            vote.conference.as_ref()?.draw
        });
        let Some(draw) = draw else { return Ok(()) }; // Those who disagree have not been counted yet.
        for who in SEALING {
            let secret = Hash::of(&[b"a secret of the sample", PEOPLE[who].name.as_bytes()]);
            let said = match field {
                "seal" => seal(&draw, 1, &self.desk.id(who), &secret),
                _ => secret, // Opening says it.
            };
            let draft = Draft::new(kind).text("draw", draw).text(field, said);
            self.desk.file(who, draft)?;
        }
        Ok(())
    }

    /// Those who sit for the houses, by their places in the cast.
    fn seated(&self, vote: Hash) -> Vec<usize> {
        let ids: Vec<Hash> = self.desk.keeper.read(|state| {
            let community = state.community();
            let conference = community.vote(&vote).and_then(|vote| vote.conference.as_ref());
            let seated = conference.into_iter().flat_map(|one| one.seated.iter().flatten());
            seated.map(|member| community.member(*member).id).collect()
        });
        (0..PEOPLE.len())
            .filter(|who| self.desk.has_joined(*who) && ids.contains(&self.desk.id(*who)))
            .collect()
    }

    fn suggest(&mut self, vote: Hash, title: &str, text: &str) -> Result<(), Trouble> {
        let Some(who) = self.seated(vote).first().copied() else {
            return Ok(());
        };
        let (title, title_note) = self.desk.note(title);
        let (text, text_note) = self.desk.note(text);
        let option = BTreeMap::from([("title".to_owned(), title), ("text".to_owned(), text)]);
        let mut draft = Draft::new("conference.suggest/1").text("vote", vote);
        draft.set("option", Value::Record(option));
        draft.notes.extend([title_note, text_note]);
        self.desk.file(who, draft).map(|_| ())
    }

    fn agree(&mut self, vote: Hash, next: &'static str) -> Result<(), Trouble> {
        let amendment = self.desk.keeper.read(|state| {
            let vote = state.community().vote(&vote)?;
            Some(vote.conference.as_ref()?.amendments.first()?.id)
        });
        let Some(amendment) = amendment else { return Ok(()) };
        for who in self.seated(vote).into_iter().skip(1) {
            let opened = self.desk.keeper.read(|state| {
                let vote = state.community().vote(&vote);
                vote.and_then(|vote| vote.conference.as_ref())
                    .is_some_and(|one| one.next.is_some())
            });
            if opened {
                break; // Enough agree.
            }
            let draft = Draft::new("conference.agree/1")
                .text("vote", vote)
                .text("amendment", amendment);
            if let Some(id) = self.desk.file(who, draft)? {
                self.script.named.insert(next, id);
            }
        }
        Ok(())
    }
}
