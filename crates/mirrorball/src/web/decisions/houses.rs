//! What a vote's page shows where several houses decide: each house with its ballot, voices and count, and those who sit
//! for houses that disagree.

use rules::Community;
use rules::community::{Amendment, Conference, ConferenceStage, HouseStanding, MemberIx, Position, Running, Vote};

use super::super::desk::Desk;
use super::super::view::State;
use super::effect_words::{self, EffectView};
use super::form::{Form, Input, Shape};
use super::forms;
use super::view::{BallotView, Group, Mine, ResultView, group, left, person};
use super::voice::VoiceView;
use super::vote;
use crate::words::isolated;

/// One house's part of a vote.
pub(in crate::web) struct HouseView {
    /// Its circle's short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it says.
    pub state: State,
    /// How it decides.
    pub how: Vec<String>,
    /// The reader's ballot in it.
    pub mine: Option<Mine>,
    /// The reader's voice in it.
    pub voice: Option<VoiceView>,
    /// The ballot that the reader may cast in it.
    pub ballot: Option<BallotView>,
    /// Taking a ballot back.
    pub take_back: Option<Form>,
    /// Who voted, and who did not.
    pub people: Vec<Group>,
    /// What is said of names that are left out.
    pub people_more: Option<String>,
    /// What its ballots come to.
    pub result: Option<ResultView>,
}

/// Those drawn from the houses.
pub(in crate::web) struct ConferenceView {
    /// Where they stand.
    pub state: State,
    /// How much time they have.
    pub left: Option<String>,
    /// What they do, and what follows.
    pub sentences: Vec<String>,
    /// The draw, or the vote on what they agreed to.
    pub link: Option<(String, String)>,
    /// Who sits, house by house.
    pub seated: Vec<Group>,
    /// What was suggested.
    pub amendments: Vec<AmendmentView>,
    /// Suggesting another text.
    pub suggest: Option<Form>,
}

/// An amended text.
pub(in crate::web) struct AmendmentView {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it says in full.
    pub text: Option<String>,
    /// Who suggested it.
    pub who: String,
    /// What it does.
    pub effects: Vec<EffectView>,
    /// Who agrees to it.
    pub agreed: String,
    /// Agreeing to it.
    pub agree: Option<Form>,
}

/// The house that this is a part of; none where one electorate decides.
pub(super) fn name(community: &Community, part: &Vote) -> Option<String> {
    let circle = &community.circles()[part.circle as usize];
    part.house.as_ref().map(|_| circle.slug.clone())
}

/// What the ids of a part's elements end with.
pub(super) fn suffix(community: &Community, part: &Vote) -> String {
    name(community, part).map_or_else(String::new, |house| format!("-{house}"))
}

/// Each house, in order; none where one electorate decides.
pub(super) fn views(desk: &Desk, community: &Community, whole: &Vote) -> Vec<HouseView> {
    if whole.houses.is_empty() {
        return Vec::new();
    }
    let standings = community.houses_of(whole);
    let both = whole.houses.iter().zip(&standings);
    both.map(|(part, standing)| view(desk, community, whole, part, standing))
        .collect()
}

fn view(desk: &Desk, community: &Community, whole: &Vote, part: &Vote, standing: &HouseStanding) -> HouseView {
    let circle = &community.circles()[part.circle as usize];
    let stage = whole.stage_at(desk.now_ms);
    let own = vote::part(desk, community, part);
    let result = vote::result(desk, community, part, stage);
    HouseView {
        slug: circle.slug.clone(),
        name: isolated(&circle.name),
        // Where the running result is not shown, nobody is told what a house says either.
        state: result.as_ref().map(|_| state(desk, standing)).unwrap_or_default(),
        how: vote::how(desk, community, part),
        mine: own.mine,
        voice: own.voice,
        ballot: own.ballot,
        take_back: forms::take_back(desk, &part.id, Some(&circle.slug)).if_admitted(desk, community),
        people: own.people,
        people_more: own.people_more,
        result,
    }
}

fn state(desk: &Desk, standing: &HouseStanding) -> State {
    let w = desk.w;
    let (kind, text) = match (standing.position, standing.needed) {
        (Position::For, _) => ("good", w.house_for()),
        (Position::Against, _) => ("stop", w.house_against()),
        (Position::Nothing, true) => ("stop", w.house_missing()),
        (Position::Nothing, false) => ("", w.house_nothing()),
    };
    State { kind, text }
}

/// How the houses decide together.
pub(super) fn how(desk: &Desk, community: &Community, whole: &Vote) -> Vec<String> {
    let w = desk.w;
    let names = |slugs: &[String]| {
        let name = |slug: &String| {
            let place = community.circle_place(slug);
            place.map_or_else(
                || slug.clone(),
                |place| isolated(&community.circles()[place as usize].name),
            )
        };
        slugs.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let ways = community.ways_of(whole);
    let mut sentences = vec![w.houses_how(desk.number(whole.houses.len() as u64))];
    if ways.is_empty() {
        sentences.push(w.houses_all());
    }
    for way in &ways {
        sentences.push(if way.unless.is_empty() {
            w.houses_way(names(&way.pass))
        } else {
            w.houses_way_unless(names(&way.pass), names(&way.unless))
        });
    }
    let several = several(community, whole);
    sentences.extend((several > 0).then(|| w.houses_several(several)));
    sentences
}

/// How many people decide in more than one house.
fn several(community: &Community, whole: &Vote) -> u64 {
    let places: u64 = whole
        .houses
        .iter()
        .map(|part| u64::from(community.running(part).electorate))
        .sum();
    places.saturating_sub(u64::from(community.running(whole).electorate))
}

/// The counts of the whole: houses, not ballots.
pub(super) fn counts(desk: &Desk, running: &Running) -> Vec<(String, String)> {
    let w = desk.w;
    let count = |label: String, count: u64| (label, desk.number(count));
    vec![
        count(w.count_people(), u64::from(running.electorate)),
        count(w.count_houses_for(), running.standing.in_favour),
        count(w.count_houses_against(), running.standing.against),
        count(w.count_houses_needed(), running.standing.needed),
    ]
}

/// Where a vote stands on which the houses disagreed.
pub(super) fn disagreement(desk: &Desk, whole: &Vote) -> (&'static str, String) {
    let w = desk.w;
    match whole.conference.as_ref().map(|one| one.stage_at(desk.now_ms)) {
        Some(ConferenceStage::Drawing | ConferenceStage::Sitting) => ("wait", w.stage_deadlock()),
        Some(ConferenceStage::Agreed) => ("", w.stage_amended_again()),
        Some(ConferenceStage::Over) | None => ("", w.stage_status_quo()),
    }
}

/// Those who sit for the houses, where these disagreed.
pub(super) fn conference(desk: &Desk, community: &Community, whole: &Vote) -> Option<ConferenceView> {
    let w = desk.w;
    let conference = whole.conference.as_ref()?;
    let stage = conference.stage_at(desk.now_ms);
    let decision = |id: &register::Hash| format!("/{}/decisions/{id}", desk.slug);
    let (state, sentence) = match stage {
        ConferenceStage::Drawing => (("wait", w.conference_drawing()), w.conference_drawing_is()),
        ConferenceStage::Sitting => (("wait", w.conference_sitting()), w.conference_sitting_is()),
        ConferenceStage::Agreed => (("good", w.conference_agreed()), w.conference_agreed_is()),
        ConferenceStage::Over => (("", w.conference_over()), w.conference_over_is()),
    };
    let runs = matches!(stage, ConferenceStage::Drawing | ConferenceStage::Sitting);
    let next = conference
        .next
        .as_ref()
        .map(|next| (decision(next), w.conference_next()));
    let draw = conference
        .draw
        .as_ref()
        .map(|draw| (format!("/{}/draws#draw-{draw}", desk.slug), w.conference_draw()));
    let seated = whole.houses.iter().zip(&conference.seated).map(|(part, members)| {
        let members: Vec<_> = members.iter().map(|member| (*member, None)).collect();
        let name = isolated(&community.circles()[part.circle as usize].name);
        group(desk, community, name, &members)
    });
    Some(ConferenceView {
        state: State {
            kind: state.0,
            text: state.1,
        },
        left: runs.then(|| left(desk, conference.until_ms)),
        sentences: vec![sentence],
        link: next.or(draw),
        seated: seated.collect(),
        amendments: conference
            .amendments
            .iter()
            .map(|one| amendment(desk, community, whole, one))
            .collect(),
        suggest: suggest(desk, community, whole, conference),
    })
}

fn amendment(desk: &Desk, community: &Community, whole: &Vote, one: &Amendment) -> AmendmentView {
    let w = desk.w;
    let name = |member: &MemberIx| person(desk, community, *member).0;
    let agreed: Vec<String> = one.agreed.iter().map(name).collect();
    let id = one.id.to_string();
    let agree = Form::new(
        "conference.agree/1",
        format!("agree-{}", &id[..8]),
        w.do_agree_amendment(),
    )
    .main()
    .known("vote", "id", whole.id.to_string())
    .known("amendment", "id", id.clone());
    AmendmentView {
        title: desk.note_or_erased(&one.option.title),
        text: one.option.text.map(|text| desk.note_or_erased(&text)),
        who: w.amendment_by(name(&one.option.by)),
        effects: effect_words::views(desk, community, &one.option.effects(), None),
        agreed: if agreed.is_empty() {
            w.amendment_agreed_none()
        } else {
            w.amendment_agreed(agreed.join(", "))
        },
        agree: agree.if_admitted(desk, community),
        id,
    }
}

/// Suggesting an amended text; it does what the first option does, unless that is changed.
fn suggest(desk: &Desk, community: &Community, whole: &Vote, conference: &Conference) -> Option<Form> {
    let w = desk.w;
    let me = desk.me.and_then(|me| community.member_ix(&me))?;
    if !conference.has(me) {
        return None;
    }
    let before = whole.options.first().and_then(|option| option.effects.clone());
    let mut form = Form::new("conference.suggest/1", "suggest", w.do_suggest_amendment())
        .is(w.do_suggest_amendment_is())
        .thanks(w.do_suggest_amendment_thanks())
        .known("vote", "id", whole.id.to_string())
        .with(
            Input::of("option.title", w.ask_title(), "note", Shape::Line)
                .needed()
                .max(200)
                .value(desk.note_or_erased(&whole.title)),
        )
        .with(Input::of("option.text", w.ask_text(), "note", Shape::Text).max(20_000));
    if let Some(effects) = before {
        form = form.with(
            Input::of("option.effects", w.ask_effects_json(), "json", Shape::Text)
                .hint(w.ask_effects_json_hint())
                .value(effects)
                .max(8_000),
        );
    }
    form.if_admitted(desk, community)
}
