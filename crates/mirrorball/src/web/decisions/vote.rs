//! The page of a vote: its ballot by method, its count with the working, and its ballots as files. Where several houses
//! decide, each has these for itself: `houses.rs`.

use register::Hash;
use rules::Community;
use rules::act::{Plain, VoteMethod, VoteOutcome};
use rules::bylaws::weighing::WeighedBy;
use rules::community::{Marks, MemberIx, Running, Speaking, Spoken, Vote, VoteOption, VoteStage};

use super::super::desk::Desk;
use super::super::view::State;
use super::effect_words::views;
use super::files::CHAINS;
use super::forms;
use super::view::{
    BallotLine, BallotView, DecisionView, Group, Mine, OptionView, ResultView, StageMark, agreements, entry, group,
    left, more, person, remarks, tension,
};
use super::{houses, voice};
use crate::words::counting::Teller;
use crate::words::isolated;

/// What the page shows of a vote.
pub(super) fn view(desk: &Desk, community: &Community, vote: &Vote) -> DecisionView {
    let w = desk.w;
    let stage = vote.stage_at(desk.now_ms);
    let circle = &community.circles()[vote.circle as usize];
    let (by, _) = person(desk, community, vote.by);
    let own = if vote.houses.is_empty() {
        part(desk, community, vote)
    } else {
        PartView::default()
    };
    let mut view = DecisionView {
        id: vote.id.to_string(),
        kind: w.kind_vote(),
        title: desk.note_or_erased(&vote.title),
        circle: isolated(&circle.name),
        circle_slug: circle.slug.clone(),
        stage: stage.word().to_owned(),
        state: state(desk, vote, stage),
        left: due_ms(vote, stage).map(|until_ms| left(desk, until_ms)),
        stages: stages(desk, vote, stage),
        opened: w.decision_opened(&by, desk.moment(vote.opened_ms)),
        tension: tension(desk, vote.tension),
        text: vote.text.map(|text| desk.note_or_erased(&text)),
        effects_title: w.effects_would(),
        effects: winning(desk, community, vote),
        options: options(desk, community, vote),
        how: how(desk, community, vote),
        houses: houses::views(desk, community, vote),
        conference: houses::conference(desk, community, vote),
        sees: if vote.people {
            w.sees_votes_people()
        } else {
            w.sees_votes()
        },
        facts: facts(desk, vote),
        mine: own.mine,
        voice: own.voice,
        ballot: own.ballot,
        people_more: own.people_more,
        people: own.people,
        result: result(desk, community, vote, stage),
        ..DecisionView::default()
    };
    remarks(desk, community, &mut view, &vote.id);
    let offered = forms::vote(desk, vote).into_iter();
    view.forms
        .extend(offered.filter_map(|form| form.if_admitted(desk, community)));
    let closing = desk.me.and_then(|_| community.vote_closing(&vote.id, desk.now_ms));
    let close = closing.and_then(|closing| forms::closing(desk, &closing, &vote.id));
    view.forms
        .extend(close.and_then(|form| form.if_admitted(desk, community)));
    view
}

/// What a page shows of a vote with one electorate, or of one house's part.
#[derive(Default)]
pub(super) struct PartView {
    pub(super) mine: Option<Mine>,
    pub(super) voice: Option<voice::VoiceView>,
    pub(super) ballot: Option<BallotView>,
    pub(super) people: Vec<Group>,
    pub(super) people_more: Option<String>,
}

pub(super) fn part(desk: &Desk, community: &Community, part: &Vote) -> PartView {
    let me = desk.me.and_then(|me| community.member_ix(&me));
    let speaking = community.speaking(part);
    let people = people(desk, community, part, speaking.as_ref(), me);
    PartView {
        mine: me.and_then(|me| mine(desk, part, me)),
        voice: me.and_then(|me| voice::view(desk, community, part, speaking.as_ref(), me)),
        ballot: ballot(desk, community, part, me),
        people_more: more(desk, &people.iter().map(|group| group.names.len()).collect::<Vec<_>>()),
        people,
    }
}

fn facts(desk: &Desk, vote: &Vote) -> Vec<(String, String)> {
    let topic = vote.topic.clone();
    topic.map(|topic| (desk.w.vote_topic(), topic)).into_iter().collect()
}

/// Where it stands.
pub(super) fn state(desk: &Desk, vote: &Vote, stage: VoteStage) -> State {
    let w = desk.w;
    let outcome = vote.end.as_ref().and_then(|end| end.outcome);
    let (kind, text) = match (stage, outcome) {
        (VoteStage::Deliberation, _) => ("wait", w.stage_deliberation()),
        (VoteStage::Voting, _) => ("wait", w.stage_voting()),
        (VoteStage::Waiting, _) => ("wait", w.stage_waiting()),
        (VoteStage::Due, _) => ("wait", w.stage_due()),
        (VoteStage::Withdrawn, _) => ("", w.stage_withdrawn()),
        (VoteStage::Closed, Some(VoteOutcome::Adopted)) => ("good", w.stage_vote_adopted()),
        (VoteStage::Closed, Some(VoteOutcome::NoQuorum)) => ("", w.stage_no_quorum()),
        (VoteStage::Closed, Some(VoteOutcome::Returned)) => ("stop", w.stage_returned()),
        (VoteStage::Closed, Some(VoteOutcome::Deadlock)) => houses::disagreement(desk, vote),
        (VoteStage::Closed, Some(VoteOutcome::StatusQuo) | None) => ("", w.stage_status_quo()),
        (VoteStage::Closed, Some(VoteOutcome::Prolonged | VoteOutcome::Extended)) => ("", w.stage_status_quo()),
    };
    State { kind, text }
}

/// When what it is in ends.
pub(super) fn due_ms(vote: &Vote, stage: VoteStage) -> Option<u64> {
    match stage {
        VoteStage::Deliberation => Some(vote.voting_ms),
        VoteStage::Voting => Some(vote.ends_ms),
        VoteStage::Waiting | VoteStage::Due => Some(vote.due_ms()),
        VoteStage::Closed | VoteStage::Withdrawn => None,
    }
}

fn stages(desk: &Desk, vote: &Vote, stage: VoteStage) -> Vec<StageMark> {
    let w = desk.w;
    let now = match stage {
        VoteStage::Deliberation => Some(0),
        VoteStage::Voting => Some(1),
        VoteStage::Waiting | VoteStage::Due => Some(2),
        VoteStage::Closed => None,
        VoteStage::Withdrawn => return Vec::new(),
    };
    let closed = vote.end.as_ref().map(|end| desk.moment(end.stamp_ms));
    StageMark::row(
        vec![
            (w.stage_deliberation(), desk.moment(vote.voting_ms)),
            (w.stage_voting(), desk.moment(vote.ends_ms)),
            (w.stage_closed(), closed.unwrap_or_default()),
        ],
        now,
    )
}

pub(super) fn how(desk: &Desk, community: &Community, vote: &Vote) -> Vec<String> {
    let w = desk.w;
    if !vote.houses.is_empty() {
        return houses::how(desk, community, vote);
    }
    let method = match vote.method {
        VoteMethod::YesNo => w.method_yes_no(),
        VoteMethod::Approval => w.method_approval(),
        VoteMethod::Score => w.method_score(desk.number(u64::from(vote.points))),
        VoteMethod::Star => w.method_star(desk.number(u64::from(vote.points))),
        VoteMethod::Schulze => w.method_schulze(),
        VoteMethod::RankedPairs => w.method_ranked_pairs(),
        VoteMethod::Irv => w.method_irv(),
        VoteMethod::Stv => w.method_stv(desk.number(u64::from(vote.seats))),
        VoteMethod::Meek => w.method_meek(desk.number(u64::from(vote.seats))),
        VoteMethod::Dots => w.method_dots(desk.number(u64::from(vote.points))),
        VoteMethod::EqualShares => w.method_equal_shares(desk.money(vote.budget)),
        VoteMethod::Times => w.method_times(),
    };
    let running = community.running(vote);
    let needed = desk.number(running.standing.needed);
    let all = desk.number(u64::from(running.electorate));
    match weighed(desk, community, vote) {
        Some((_, said)) => vec![method, w.how_vote_weighed(needed), said],
        None => vec![method, w.how_vote(needed, all)],
    }
}

/// That the voices in this vote are weighed, and by which version of the agreement; nothing where each person has one.
fn weighed(desk: &Desk, community: &Community, vote: &Vote) -> Option<(String, String)> {
    let w = desk.w;
    let weighed = community.weighing_of(vote)?;
    let step = u64::from(weighed.step);
    let by = match weighed.by {
        WeighedBy::Credits => w.weighed_by_credits(step),
        WeighedBy::Livelihood => w.weighed_by_livelihood(step),
        WeighedBy::Love => w.weighed_by_love(step),
        WeighedBy::Care => w.weighed_by_care(step),
    };
    let number = |number: u32| desk.number(u64::from(number));
    let said = w.weighed_is(by, number(weighed.most), number(weighed.version));
    Some((format!("/{}/agreements/weighing", desk.slug), said))
}

/// The effects of what won; while it is open, each option shows its own.
fn winning(desk: &Desk, community: &Community, vote: &Vote) -> Vec<super::effect_words::EffectView> {
    let Some(end) = &vote.end else { return Vec::new() };
    let won = end.standing.as_ref().map_or(&[][..], |standing| &standing.winners);
    views(desk, community, &vote.effects_of(won), Some(end.entry))
}

fn options(desk: &Desk, community: &Community, vote: &Vote) -> Vec<OptionView> {
    let one = |(place, option): (usize, &VoteOption)| OptionView {
        number: place as u32 + 1, // At most 64.
        title: desk.note_or_erased(&option.title),
        text: option.text.map(|text| desk.note_or_erased(&text)),
        cost: option.cost.map(|cost| desk.money(cost)),
        effects: views(
            desk,
            community,
            &option.effects(),
            vote.end.as_ref().map(|end| end.entry),
        ),
    };
    let mut options: Vec<OptionView> = vote.options.iter().enumerate().map(one).collect();
    if vote.method != VoteMethod::Times {
        options.push(OptionView {
            number: 0,
            title: desk.w.vote_status_quo(),
            text: None,
            cost: None,
            effects: Vec::new(),
        });
    }
    options
}

pub(super) fn option_title(desk: &Desk, vote: &Vote, number: u32) -> String {
    match number.checked_sub(1).and_then(|place| vote.options.get(place as usize)) {
        Some(option) => desk.note_or_erased(&option.title),
        None => desk.w.vote_status_quo(),
    }
}

fn mine(desk: &Desk, vote: &Vote, me: MemberIx) -> Option<Mine> {
    let marks = vote.ballot_of(me)?;
    Some(Mine {
        text: said(desk, vote, &marks),
        href: None,
    })
}

/// A ballot in words.
pub(super) fn said(desk: &Desk, vote: &Vote, marks: &Marks) -> String {
    let w = desk.w;
    let title = |number: u32| option_title(desk, vote, number);
    match marks {
        Marks::Plain(Plain::Yes) => w.do_vote_yes(),
        Marks::Plain(Plain::No) => w.do_vote_no(),
        Marks::Plain(Plain::Abstain) => w.do_vote_abstain(),
        Marks::Approves(numbers) if numbers.is_empty() => w.vote_none(),
        Marks::Approves(numbers) => numbers
            .iter()
            .map(|number| title(*number))
            .collect::<Vec<_>>()
            .join(", "),
        Marks::Points(points) => points
            .iter()
            .map(|(number, points)| format!("{} {points}", title(*number)))
            .collect::<Vec<_>>()
            .join(", "),
        Marks::Ranking(ranks) => ranks
            .iter()
            .map(|rank| rank.iter().map(|number| title(*number)).collect::<Vec<_>>().join(" = "))
            .collect::<Vec<_>>()
            .join(" > "),
    }
}

fn ballot(desk: &Desk, community: &Community, vote: &Vote, me: Option<MemberIx>) -> Option<BallotView> {
    let w = desk.w;
    let me = me?;
    let takes = vote.stage_at(desk.now_ms) == VoteStage::Voting && community.is_in_circle(vote.circle, me);
    if !takes {
        return None;
    }
    let (form, lede) = match vote.method {
        VoteMethod::YesNo => ("plain", w.ballot_plain()),
        VoteMethod::Approval | VoteMethod::EqualShares => ("approve", w.ballot_approve()),
        VoteMethod::Times => ("approve", w.ballot_times()),
        VoteMethod::Score | VoteMethod::Star => ("points", w.ballot_points(desk.number(u64::from(vote.points)))),
        VoteMethod::Dots => ("dots", w.ballot_dots(desk.number(u64::from(vote.points)))),
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv | VoteMethod::Stv | VoteMethod::Meek => {
            ("ranking", w.ballot_ranking())
        }
    };
    let marks = vote.ballot_of(me);
    let numbers = shuffled(vote, community.member(me).id);
    let lines: Vec<BallotLine> = numbers
        .into_iter()
        .map(|number| BallotLine {
            number,
            title: option_title(desk, vote, number),
            chosen: matches!(&marks, Some(Marks::Approves(all)) if all.contains(&number)),
            value: value_of(marks.as_ref(), number),
        })
        .collect();
    let spent: u32 = lines.iter().map(|line| line.value).sum();
    Some(BallotView {
        scale: match form {
            "points" => (0..=vote.points).collect(),
            "ranking" => (1..=lines.len() as u32).collect(), // At most 65.
            _ => Vec::new(),                                 // A word of this function: no scale.
        },
        form,
        lede,
        house: houses::name(community, vote),
        at: houses::suffix(community, vote),
        vote: vote.id.to_string(),
        count: vote.options.len(),
        lines,
        dots: vote.points,
        dots_left: vote.points.saturating_sub(spent),
    })
}

/// The options' numbers in an order of the reader's own, so that none is first for everybody.
fn shuffled(vote: &Vote, reader: Hash) -> Vec<u32> {
    use sha2::{Digest, Sha256};
    let mut numbers: Vec<u32> = (1..=vote.options.len() as u32).collect(); // At most 64.
    numbers.sort_by_cached_key(|number| {
        let mut digest = Sha256::new();
        digest.update(vote.id.as_bytes());
        digest.update(reader.as_bytes());
        digest.update(number.to_be_bytes());
        digest.finalize().to_vec()
    });
    if vote.names_status_quo() {
        numbers.push(0);
    }
    numbers
}

fn value_of(marks: Option<&Marks>, number: u32) -> u32 {
    match marks {
        Some(Marks::Points(points)) => points
            .iter()
            .find(|(other, _)| *other == number)
            .map_or(0, |(_, points)| *points),
        Some(Marks::Ranking(ranks)) => ranks
            .iter()
            .position(|rank| rank.contains(&number))
            .map_or(0, |place| place as u32 + 1), // At most 65.
        Some(Marks::Plain(_) | Marks::Approves(_)) | None => 0,
    }
}

/// Who voted and who did not; what they voted is told once it is closed, or at once where it is not about people.
fn people(
    desk: &Desk,
    community: &Community,
    vote: &Vote,
    speaking: Option<&Speaking<'_>>,
    me: Option<MemberIx>,
) -> Vec<Group> {
    let w = desk.w;
    let shown = !vote.people || vote.end.is_some();
    let voted: Vec<(MemberIx, Marks)> = vote.all_ballots().collect();
    let plain: Vec<(MemberIx, Option<Hash>)> = voted.iter().map(|(member, _)| (*member, None)).collect();
    let mut cast = group(desk, community, w.answers_voted(), &plain);
    if shown {
        for named in &mut cast.names {
            let marks = voted
                .iter()
                .find(|(member, _)| desk.person_href(&community.member(*member).id) == named.href);
            named.note = marks.map(|(member, marks)| told((desk, community), vote, speaking, me, (*member, marks)));
        }
    }
    let mut groups = vec![cast];
    if let Some(frozen) = &vote.frozen {
        let silent: Vec<(MemberIx, Option<Hash>)> = frozen
            .electorate
            .members()
            .iter()
            .filter(|member| voted.binary_search_by_key(member, |(voter, _)| voter).is_err())
            .map(|member| (*member, None))
            .collect();
        groups.push(group(desk, community, w.answers_silent(), &silent));
    }
    groups
}

/// A ballot in words, with its voices. That of a delegate is told at once to those who trust them, and to everybody when
/// the vote is closed.
fn told(
    (desk, community): (&Desk, &Community),
    vote: &Vote,
    speaking: Option<&Speaking<'_>>,
    me: Option<MemberIx>,
    (member, marks): (MemberIx, &Marks),
) -> String {
    let w = desk.w;
    if !community.sees_ballot(vote, speaking, me, member) {
        return w.ballot_hidden();
    }
    let voices = community.voices_of_ballot(vote, speaking, member);
    if voices < 2 {
        return said(desk, vote, marks);
    }
    let voices = w.ballot_voices(desk.number(u64::from(voices)));
    format!("{} ({voices})", said(desk, vote, marks))
}

/// How voices came together, where members speak for each other.
fn spoken_counts(desk: &Desk, spoken: &Spoken) -> Vec<(String, String)> {
    let w = desk.w;
    let count = |label: String, count: u32| (label, desk.number(u64::from(count)));
    let mut counts = vec![
        count(w.count_direct(), spoken.direct),
        count(w.count_direct_needed(), spoken.direct_needed),
        count(w.count_spoken_for(), spoken.spoken_for),
        count(w.count_voices_lost(), spoken.lost),
    ];
    if spoken.over_cap > 0 {
        counts.push(count(w.count_over_cap(), spoken.over_cap));
    }
    counts.push(count(w.count_heaviest(), spoken.heaviest));
    counts
}

/// What came out, in a sentence.
pub(super) fn sentence(desk: &Desk, vote: &Vote, running: &Running) -> String {
    let w = desk.w;
    let standing = &running.standing;
    let number = |number: u32| desk.number(u64::from(number));
    let too_few = standing.spoken.filter(|spoken| spoken.direct < spoken.direct_needed);
    match (standing.outcome, too_few) {
        (VoteOutcome::Adopted, _) => {
            let winners = standing.winners.iter().map(|number| option_title(desk, vote, *number));
            w.result_vote_won(winners.collect::<Vec<_>>().join(", "))
        }
        (VoteOutcome::NoQuorum, Some(spoken)) => {
            w.result_vote_direct(number(spoken.direct), number(spoken.direct_needed))
        }
        (VoteOutcome::NoQuorum, None) => {
            w.result_vote_quorum(desk.number(standing.in_favour), desk.number(standing.needed))
        }
        (VoteOutcome::Deadlock, _) => w.result_vote_deadlock(),
        (VoteOutcome::StatusQuo | VoteOutcome::Returned, _) => w.result_vote_status_quo(),
        (VoteOutcome::Prolonged | VoteOutcome::Extended, _) => w.result_vote_status_quo(),
    }
}

pub(super) fn counts(desk: &Desk, running: &Running) -> Vec<(String, String)> {
    let w = desk.w;
    let count = |label: String, count: u64| (label, desk.number(count));
    let mut counts = vec![
        count(w.count_electorate(), u64::from(running.electorate)),
        count(w.count_cast(), u64::from(running.cast)),
        count(w.count_favour(), running.standing.in_favour),
        count(w.count_against(), running.standing.against),
        count(w.count_needed(), running.standing.needed),
    ];
    counts.extend(
        running
            .standing
            .spoken
            .iter()
            .flat_map(|spoken| spoken_counts(desk, spoken)),
    );
    counts
}

pub(super) fn result(desk: &Desk, community: &Community, vote: &Vote, stage: VoteStage) -> Option<ResultView> {
    let w = desk.w;
    let whole = vote.houses.is_empty();
    let over = vote.end.is_some();
    if matches!(stage, VoteStage::Deliberation | VoteStage::Withdrawn) || (vote.people && !over) {
        return None;
    }
    let running = community.running(vote);
    let base = format!("/{}/decisions/{}/ballots", desk.slug, vote.id);
    let house = houses::name(community, vote);
    let options = community.count_words(vote).join(" ");
    Some(ResultView {
        title: if over { w.result_title() } else { w.result_running() },
        sentences: [sentence(desk, vote, &running)]
            .into_iter()
            .chain(running.by_lot.then(|| w.result_by_lot()))
            .chain((running.left > 0).then(|| w.result_left(u64::from(running.left))))
            .collect(),
        weighed: weighed(desk, community, vote),
        counts: if whole {
            counts(desk, &running)
        } else {
            houses::counts(desk, &running)
        },
        working: working(desk, community, vote),
        exports: if whole {
            exports(vote, &base, house.as_deref())
        } else {
            Vec::new()
        },
        chains: running
            .standing
            .spoken
            .map(|_| address(&base, CHAINS, house.as_deref())),
        count_with: whole.then(|| format!("mirrorball count FILE {options}")),
        entry: vote.end.as_ref().map(|end| entry(desk, end.entry)),
        digest: vote
            .end
            .as_ref()
            .and_then(|end| end.result)
            .map(|digest| digest.to_string()),
        agreements: vote
            .frozen
            .as_ref()
            .map(|frozen| agreements(desk, &frozen.agreements))
            .unwrap_or_default(),
    })
}

/// The pictures and sentences of `mirrorball count --report`, with the options' titles for their numbers.
fn working(desk: &Desk, community: &Community, vote: &Vote) -> String {
    let Some(mut outcome) = community.outcome(vote) else {
        return String::new();
    };
    for name in &mut outcome.names {
        if let Ok(number) = name.parse() {
            *name = option_title(desk, vote, number);
        }
    }
    let teller = Teller::new(desk.language, &outcome).in_currency(&desk.currency);
    crate::count::report::part(&teller, "1")
}

/// The ballots as a file: JSON and BLT are what `mirrorball count` counts to the same result. Nothing where what was voted
/// is not told yet.
pub(super) fn file(desk: &Desk, community: &Community, vote: &Vote, format: &str) -> Option<String> {
    if vote.people && vote.end.is_none() {
        return None;
    }
    let profile = || community.profile(vote);
    match format {
        "json" => Some(tally::write::json(&profile())),
        "csv" => Some(csv(desk, community, vote)),
        CHAINS => Some(chains(desk, community, &community.speaking(vote)?)),
        "blt" => tally::write::blt(&profile()),
        _ => None, // A text from the address.
    }
}

/// Where a file of a vote, or of one house's part of it, is.
fn address(base: &str, kind: &str, house: Option<&str>) -> String {
    let asked = house.map(|house| format!("?house={house}")).unwrap_or_default();
    format!("{base}/{kind}{asked}")
}

/// The files that are offered: BLT holds rankings alone.
fn exports(vote: &Vote, base: &str, house: Option<&str>) -> Vec<(String, &'static str)> {
    let file = |kind: &str| address(base, kind, house);
    let mut files = vec![(file("json"), "JSON"), (file("csv"), "CSV")];
    match vote.method {
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv | VoteMethod::Stv | VoteMethod::Meek => {
            files.push((file("blt"), "BLT"));
        }
        VoteMethod::YesNo
        | VoteMethod::Approval
        | VoteMethod::Score
        | VoteMethod::Star
        | VoteMethod::Dots
        | VoteMethod::EqualShares
        | VoteMethod::Times => {}
    }
    files
}

/// Everybody for whom somebody else speaks, a line each: whom they trust, for what, and who votes for them.
fn chains(desk: &Desk, community: &Community, speaking: &Speaking<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: [&str; 7]| writer.write_record(cells).expect("writing to memory does not fail");
    row(["member", "name", "trusts", "trusts_name", "for", "votes", "votes_name"]);
    let named = |member: MemberIx| {
        let record = community.member(member);
        (record.id.to_string(), desk.named(&record.name))
    };
    for (member, entry, by) in speaking.links(community) {
        let ((id, name), (to, to_name), (by, by_name)) = (named(member), named(entry.to.unwrap_or(member)), named(by));
        row([&id, &name, &to, &to_name, entry.scope.word(), &by, &by_name]);
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("texts were written")
}

/// Who voted what, a line each, for spreadsheets.
fn csv(desk: &Desk, community: &Community, vote: &Vote) -> String {
    let speaking = community.speaking(vote);
    let me = desk.me.and_then(|me| community.member_ix(&me));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: [&str; 4]| writer.write_record(cells).expect("writing to memory does not fail");
    row(["member", "name", "ballot", "voices"]);
    for (member, marks) in vote.all_ballots() {
        let record = community.member(member);
        let voices = community.voices_of_ballot(vote, speaking.as_ref(), member);
        let told = community.sees_ballot(vote, speaking.as_ref(), me, member);
        let ballot = if told { said(desk, vote, &marks) } else { String::new() };
        row([
            &record.id.to_string(),
            &desk.named(&record.name),
            &ballot,
            &voices.to_string(),
        ]);
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("texts were written")
}
