//! A year of trust: who asks whom to speak for them, what happens when too many ask the same person, and what the
//! community makes of it.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use super::Said::{Made, Named, Note, Number, Options, Who, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, ESPERANZA, GEMMA, HUGO, JORDI, KAVITA, Row, Said, act, adopt_with, ballot, consent,
    fields, part, word,
};

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = first_year();
    rows.extend(too_many());
    rows.extend(told());
    rows
}

fn asks(ago: i32, who: usize, name: &'static str, whom: usize, topic: Option<&'static str>) -> Row {
    let mut said = vec![("to", Who(whom))];
    said.extend(topic.map(|topic| ("topic", Word(topic))));
    act(ago, who, name, "delegation.give/1", said)
}

fn takes_on(ago: i32, who: usize, name: &'static str) -> Row {
    act(ago, who, "", "delegation.accept/1", vec![("delegation", Named(name))])
}

fn first_year() -> Vec<Row> {
    vec![
        asks(368, BRUNO, "d-bruno", ESPERANZA, Some("money")),
        takes_on(367, ESPERANZA, "d-bruno"),
        asks(352, DIDAC, "d-didac", ESPERANZA, None),
        takes_on(350, ESPERANZA, "d-didac"),
        asks(334, CLARA, "d-clara", AINA, Some("work")),
        takes_on(333, AINA, "d-clara"),
        act(
            289,
            CLARA,
            "",
            "delegation.withdraw/1",
            vec![("delegation", Named("d-clara"))],
        ),
        asks(262, AINA, "d-aina", BRUNO, Some("care")),
        act(
            260,
            BRUNO,
            "",
            "delegation.decline/1",
            vec![("delegation", Named("d-aina"))],
        ),
        // Entries end by themselves after half a year: these are kept, and Dídac's is kept late.
        asks(196, BRUNO, "", ESPERANZA, Some("money")),
        asks(177, DIDAC, "", ESPERANZA, None),
        asks(121, GEMMA, "d-gemma", ESPERANZA, Some("money")),
        takes_on(120, ESPERANZA, "d-gemma"),
        asks(101, JORDI, "d-jordi", GEMMA, None),
        takes_on(100, GEMMA, "d-jordi"),
    ]
}

fn says(ago: i32, who: usize, vote: &'static str, plain: &'static str) -> Row {
    let said = match plain {
        "yes" => Made(|_| ballot("plain", word("yes"))),
        "no" => Made(|_| ballot("plain", word("no"))),
        _ => Made(|_| ballot("plain", word("abstain"))), // Words of this script.
    };
    let fields: Vec<(&'static str, Said)> = vec![("vote", Named(vote)), ("options", Number(1)), ("ballot", said)];
    act(ago, who, "", "vote.cast/1", fields)
}

/// Esperanza speaks for as many as one person may, and Jordi, who came over Gemma, for nobody.
fn too_many() -> Vec<Row> {
    vec![
        act(
            77,
            AINA,
            "v-reserve",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("yes-no")),
                ("topic", Word("money")),
                ("title", Note("Posem l'aniversari a càrrec de la caixa")),
                (
                    "text",
                    Note("Un dinar per als que hi som i els que han passat, fins a tres-cents euros."),
                ),
                ("options", Options(vec![("Sí, un dinar", None)])),
            ],
        ),
        says(73, ESPERANZA, "v-reserve", "yes"),
        says(73, AINA, "v-reserve", "yes"),
        says(72, CLARA, "v-reserve", "no"),
        says(72, HUGO, "v-reserve", "yes"),
        says(71, KAVITA, "v-reserve", "no"),
        act(
            66,
            JORDI,
            "t-many",
            "tension.raise/1",
            vec![
                (
                    "what",
                    Note("Vaig confiar en la Gemma i la meva veu no va comptar: ja en passaven tres per l'Esperanza."),
                ),
                ("could", Note("Que ens fixem més en qui parla per tants.")),
                ("needs", Note("Repartir la confiança, i que algú ens avisi abans.")),
            ],
        ),
        act(
            65,
            JORDI,
            "",
            "tension.send/1",
            vec![
                ("tension", Named("t-many")),
                ("to", Word("circle")),
                ("circle", Word("commons")),
            ],
        ),
        // Two draw their own conclusion.
        act(
            64,
            GEMMA,
            "d-gemma-2",
            "delegation.give/1",
            vec![("to", Who(KAVITA)), ("topic", Word("money"))],
        ),
        takes_on(63, KAVITA, "d-gemma-2"),
        asks(62, JORDI, "d-jordi-2", HUGO, Some("money")),
        takes_on(61, HUGO, "d-jordi-2"),
    ]
}

/// What comes of it: the community wants to be told.
fn told() -> Vec<Row> {
    vec![
        act(
            60,
            CLARA,
            "p-power",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("tension", Named("t-many")),
                ("title", Note("Look at power once a quarter")),
                (
                    "text",
                    Note(
                        "When one of us speaks for more than a third of those who are spoken for, or holds more than a \
                         quarter of the roles, we want to be told, and to talk about it. Nothing else follows.",
                    ),
                ),
                (
                    "effects",
                    Made(|_| {
                        let params = fields(&[("delegated", part(1, 3)), ("roles", part(1, 4))]);
                        adopt_with(
                            "power",
                            "policy",
                            "Once a quarter we look at who holds how much. Where much lies with few we talk about it.",
                            params,
                        )
                    }),
                ),
            ],
        ),
        consent(54, "p-power", "commons", vec![]),
        act(
            36,
            JORDI,
            "",
            "tension.close/1",
            vec![
                ("tension", Named("t-many")),
                (
                    "reason",
                    Note("Ara ens avisarem, i ja parlen més persones per nosaltres."),
                ),
            ],
        ),
    ]
}
