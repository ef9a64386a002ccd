//! The page of a proposal or a selection: its text with its changes, answers, objections and what became of them.

use register::Hash;
use rules::Community;
use rules::act::{Answer, Finding, ProposalOutcome};
use rules::community::{
    Closing, Disposition, Hearing, Late, MemberIx, ObjectionRecord, ProposalKind, ProposalRecord, Round, Stage,
    StageView, Version,
};

use super::super::agreements::title as agreement_title;
use super::super::desk::Desk;
use super::super::people;
use super::super::view::{Choice, State};
use super::difference::runs;
use super::effect_words::views;
use super::forms;
use super::view::{
    DecisionView, Group, Mine, ObjectionView, ResultView, StageMark, VersionView, entry, group, left, more, person,
    remarks, tension,
};
use crate::words::{isolated, terms};

/// What the page shows of a proposal.
pub(super) fn view(desk: &Desk, community: &Community, it: &ProposalRecord) -> DecisionView {
    let w = desk.w;
    let StageView { stage, ends_ms, .. } = community.proposal_stage(it, desk.now_ms);
    let circle = &community.circles()[it.circle as usize];
    let (by, _) = person(desk, community, it.by);
    // A selection has no version until somebody is proposed.
    let last = (!it.versions.is_empty()).then(|| it.shown(desk.now_ms));
    let effects = last.as_ref().map(|last| last.effects()).unwrap_or_default();
    let adopted = adopted(it);
    let (people, people_more) = people_of(desk, community, it, stage);
    let mut view = DecisionView {
        id: it.id.to_string(),
        kind: kind(desk, it),
        title: title(desk, community, it),
        circle: isolated(&circle.name),
        circle_slug: circle.slug.clone(),
        stage: stage.word().to_owned(),
        state: state(desk, stage),
        left: ends_ms.map(|until_ms| left(desk, until_ms)),
        stages: stages(desk, it, stage, ends_ms),
        opened: w.decision_opened(&by, desk.moment(it.opened_ms)),
        driver: it.driver.map(|driver| desk.note_or_erased(&driver)),
        tension: tension(desk, it.tension),
        text: last
            .as_ref()
            .and_then(|last| last.text)
            .map(|text| desk.note_or_erased(&text)),
        facts: facts(desk, community, it),
        versions: versions(desk, it),
        effects_title: if adopted.is_some() {
            w.effects_did()
        } else {
            w.effects_would()
        },
        effects: views(desk, community, &effects, adopted.map(|closing| closing.entry)),
        irreversible: last.is_some_and(|last| last.irreversible),
        how: how(desk, community, it),
        sees: w.sees_answers(),
        mine: mine(desk, community, it),
        objections: objections(desk, community, it),
        people,
        people_more,
        result: result(desk, it),
        ..DecisionView::default()
    };
    answering(desk, community, it, &mut view);
    remarks(desk, community, &mut view, &it.id);
    further(desk, community, it, &mut view);
    view
}

/// The forms of the reader's own answer.
fn answering(desk: &Desk, community: &Community, it: &ProposalRecord, view: &mut DecisionView) {
    let version = it.version();
    let consent = super::form::Form::new("proposal.respond/1", "answer", String::new())
        .known("proposal", "id", it.id.to_string())
        .known("version", "integer", version.to_string())
        .known("answer", "choice", "consent");
    if consent.if_admitted(desk, community).is_some() {
        view.respond = Some((version, it.id.to_string()));
    }
    view.answering
        .extend(forms::object(desk, &it.id, version).if_admitted(desk, community));
    if it.selection().is_some() && desk.me.is_some() {
        let members = people::choices_of(desk, community, |_| true);
        let all = forms::selection(desk, &it.id, &members).into_iter();
        view.answering
            .extend(all.filter_map(|form| form.if_admitted(desk, community)));
    }
}

/// What else the reader may do.
fn further(desk: &Desk, community: &Community, it: &ProposalRecord, view: &mut DecisionView) {
    let offered = forms::proposal(desk, &it.id).into_iter();
    let (first, rest): (Vec<_>, Vec<_>) = offered
        .filter_map(|form| form.if_admitted(desk, community))
        .partition(|form| form.open);
    view.answering.extend(first);
    view.forms.extend(rest);
    // Everybody's name is read only where the reader may say who was there.
    let minutes = |members| forms::minutes(desk, &it.id, members).if_admitted(desk, community);
    let myself = desk.me.map(|me| vec![Choice::of(me.to_string(), String::new(), "")]);
    if myself.and_then(minutes).is_some() {
        view.forms
            .extend(minutes(people::choices_of(desk, community, |_| true)));
    }
    // Only a member files a closing: nobody else has its result computed.
    let due = desk.me.and_then(|_| community.due_of(&it.id, desk.now_ms));
    let close = due.and_then(|due| forms::closing(desk, &due, &it.id));
    view.forms
        .extend(close.and_then(|form| form.if_admitted(desk, community)));
    let revise = super::form::Form::new("proposal.revise/1", "revise", String::new())
        .known("proposal", "id", it.id.to_string())
        .known("version", "integer", it.version().to_string())
        .known("edit", "choice", "substantive")
        .known("text", "note", "0".repeat(64));
    if revise.if_admitted(desk, community).is_some() {
        view.revise = Some(format!("/{}/decisions/{}/revise", desk.slug, it.id));
    }
}

/// What kind of proposal it is, in words.
pub(super) fn kind(desk: &Desk, it: &ProposalRecord) -> String {
    let w = desk.w;
    match it.kind {
        ProposalKind::Plain => w.kind_proposal(),
        ProposalKind::Share => w.kind_share(),
        ProposalKind::Selection(_) => w.kind_selection(),
    }
}

/// Its title; share-outs and selections are named after what they are about.
pub(super) fn title(desk: &Desk, community: &Community, it: &ProposalRecord) -> String {
    let w = desk.w;
    match &it.kind {
        ProposalKind::Plain => it
            .versions
            .last()
            .and_then(|version| version.title)
            .map_or_else(|| w.kind_proposal(), |title| desk.note_or_erased(&title)),
        ProposalKind::Share => {
            let amount = community.share(&it.id).map_or(0, |share| share.basis.amount);
            w.share_title(desk.money(amount))
        }
        ProposalKind::Selection(selection) => {
            let place = community.role(selection.of, &selection.role);
            let role = place.map(|place| isolated(&community.roles(selection.of)[place as usize].name));
            w.selection_title(role.unwrap_or_else(|| selection.role.clone()))
        }
    }
}

/// Where it stands.
pub(in crate::web) fn state(desk: &Desk, stage: Stage) -> State {
    let kind = match stage {
        Stage::Closing | Stage::Adopted | Stage::Renewed | Stage::Amended => "good",
        Stage::Integrate | Stage::Suspended | Stage::Paused | Stage::Rejected | Stage::Returned => "stop",
        Stage::Nominate | Stage::Change | Stage::Propose | Stage::Clarify | Stage::React | Stage::Objections => "wait",
        Stage::Meeting | Stage::Waiting | Stage::Vote | Stage::Draw | Stage::Panel | Stage::Due => "wait",
        Stage::ReviewDue => "wait",
        Stage::Draft | Stage::Retired | Stage::Lapsed | Stage::Withdrawn | Stage::Expired | Stage::Superseded => "",
    };
    let text = terms::stage(desk.w, stage);
    State { kind, text }
}

fn stages(desk: &Desk, it: &ProposalRecord, stage: Stage, ends_ms: Option<u64>) -> Vec<StageMark> {
    let w = desk.w;
    let mut names = Vec::new();
    if it.selection().is_some() {
        names.extend([w.stage_nominate(), w.stage_change(), w.stage_propose()]);
    } else if it.kind == ProposalKind::Plain {
        names.extend([w.stage_clarify(), w.stage_react()]);
    }
    let first = names.len();
    names.push(w.stage_objections());
    let integrates = it.versions.len() > 1 || stage == Stage::Integrate;
    if integrates {
        names.push(w.stage_integrate());
    }
    names.extend([w.stage_closing(), w.stage_adopted()]);
    let closing = first + 1 + usize::from(integrates);
    let now = match stage {
        Stage::Draft => return Vec::new(),
        Stage::Nominate | Stage::Clarify => Some(0),
        Stage::Change | Stage::React => Some(1),
        Stage::Propose => Some(2),
        Stage::Objections | Stage::Meeting | Stage::Vote | Stage::Draw | Stage::Panel => Some(first),
        Stage::Integrate => Some(first + 1),
        Stage::Closing | Stage::Suspended | Stage::Waiting | Stage::Paused | Stage::Due => Some(closing),
        Stage::Adopted | Stage::ReviewDue | Stage::Renewed | Stage::Amended | Stage::Retired | Stage::Lapsed => None,
        Stage::Withdrawn | Stage::Expired | Stage::Rejected | Stage::Superseded | Stage::Returned => {
            return Vec::new();
        }
    };
    let until = ends_ms.map(|until_ms| desk.moment(until_ms));
    let when = |place: usize| {
        if now == Some(place) {
            until.clone().unwrap_or_default()
        } else {
            String::new()
        }
    };
    let names = names
        .into_iter()
        .enumerate()
        .map(|(place, name)| (name, when(place)))
        .collect();
    StageMark::row(names, now)
}

fn facts(desk: &Desk, community: &Community, it: &ProposalRecord) -> Vec<(String, String)> {
    let w = desk.w;
    let mut facts = vec![(w.fact_class(), terms::class(w, it.class))];
    for agreement in community.changed_meanwhile(it) {
        let title = agreement_title(w, &agreement.name);
        facts.push((w.fact_changed_meanwhile(), title));
    }
    if let Some(facilitator) = community.facilitator_of(it, desk.now_ms) {
        facts.push((w.fact_facilitator(), person(desk, community, facilitator).0));
    }
    if let Some(review) = it.review.or_else(|| it.versions.last()?.review) {
        facts.push((w.decision_review(), desk.day(&review.to_string())));
    }
    if let Some(panel) = &it.panel {
        let names = panel.members.iter().flat_map(|members| members.members());
        let names: Vec<String> = names.map(|member| person(desk, community, *member).0).collect();
        let said = if names.is_empty() {
            w.fact_panel_draw()
        } else {
            names.join(", ")
        };
        facts.push((w.fact_panel(), said));
        for report in &panel.reports {
            facts.push((w.fact_report(), desk.note_or_erased(&report.text)));
        }
    }
    if let Some(meeting) = &it.meeting {
        let said = match &meeting.minutes {
            None => w.fact_meeting_asked(person(desk, community, meeting.by).0),
            Some(minutes) => desk.note_or_erased(&minutes.note),
        };
        facts.push((w.fact_meeting(), said));
    }
    if let Some(selection) = it.selection() {
        for (by, nomination) in &selection.nominations {
            let (who, _) = person(desk, community, nomination.member);
            let (by, _) = person(desk, community, *by);
            facts.push((
                w.fact_nominates(by),
                format!("{who}: {}", desk.note_or_erased(&nomination.reason)),
            ));
        }
        for candidate in &selection.candidates {
            let (who, _) = person(desk, community, candidate.member);
            facts.push((
                w.fact_proposed(),
                format!("{who}: {}", desk.note_or_erased(&candidate.reason)),
            ));
        }
    }
    facts
}

fn versions(desk: &Desk, it: &ProposalRecord) -> Vec<VersionView> {
    let w = desk.w;
    let text = |note: Option<Hash>| note.map(|note| desk.note_or_erased(&note)).unwrap_or_default();
    let one = |(place, pair): (usize, &[Version])| VersionView {
        title: w.version_title(desk.number(place as u64 + 2), desk.moment(pair[1].stamp_ms)),
        why: pair[1].why.map(|why| desk.note_or_erased(&why)),
        runs: runs(&text(pair[0].text), &text(pair[1].text)),
        open: place + 2 == it.versions.len(),
    };
    it.versions.windows(2).enumerate().map(one).collect()
}

fn how(desk: &Desk, community: &Community, it: &ProposalRecord) -> Vec<String> {
    let w = desk.w;
    let all = it.round().map_or_else(
        || u64::from(community.electorate(it.circle).count()),
        |round| u64::from(round.electorate.count()),
    );
    let circle = isolated(&community.circles()[it.circle as usize].name);
    let needed = desk.number(it.answers_needed());
    match it.selection() {
        None if it.is_decided_by_panel() => vec![w.how_panel()],
        Some(_) => vec![w.how_selection(&circle), w.how_consent_counts(needed, desk.number(all))],
        None => vec![w.how_consent(&circle), w.how_consent_counts(needed, desk.number(all))],
    }
}

/// An answer in words.
pub(super) fn answer_words(desk: &Desk, answer: Answer) -> String {
    let w = desk.w;
    match answer {
        Answer::Consent => w.answer_consent(),
        Answer::Concern => w.answer_concern(),
        Answer::Object => w.answer_object(),
        Answer::Aside => w.answer_aside(),
    }
}

fn mine(desk: &Desk, community: &Community, it: &ProposalRecord) -> Option<Mine> {
    let me = community.member_ix(&desk.me?)?;
    let round = it.round()?;
    let answer = round.answers.get(&me)?;
    let version = desk.number(u64::from(round.version));
    let when = desk.moment(answer.stamp_ms);
    Some(Mine {
        text: desk.w.mine_answered(answer_words(desk, answer.answer), version, when),
        href: Some(entry(desk, answer.entry).0),
    })
}

fn people_of(desk: &Desk, community: &Community, it: &ProposalRecord, stage: Stage) -> (Vec<Group>, Option<String>) {
    let Some(round) = it
        .round()
        .filter(|_| !matches!(stage, Stage::Clarify | Stage::React | Stage::Draft))
    else {
        return (Vec::new(), None);
    };
    let of = |wanted: Answer| -> Vec<(MemberIx, Option<Hash>)> {
        let answers = round
            .answers
            .iter()
            .filter(|(_, one)| one.counts && one.answer == wanted);
        answers
            .map(|(member, one)| (*member, one.reason.as_deref().copied()))
            .collect()
    };
    let mut sizes = Vec::new();
    let mut groups = Vec::new();
    let mut push = |label: String, people: Vec<(MemberIx, Option<Hash>)>| {
        sizes.push(people.len());
        groups.push(group(desk, community, label, &people));
    };
    for answer in [Answer::Consent, Answer::Concern, Answer::Object, Answer::Aside] {
        push(answer_words(desk, answer), of(answer));
    }
    push(desk.w.answers_silent(), silent(round));
    let shown: Vec<(MemberIx, Option<Hash>)> = round
        .answers
        .iter()
        .filter(|(_, one)| !one.counts)
        .map(|(member, one)| (*member, one.reason.as_deref().copied()))
        .collect();
    if !shown.is_empty() {
        push(desk.w.answers_shown(), shown);
    }
    (groups, more(desk, &sizes))
}

/// Those who decide and have said nothing: silence is shown as silence.
fn silent(round: &Round) -> Vec<(MemberIx, Option<Hash>)> {
    let members = round.electorate.members().iter();
    members
        .filter(|member| !round.answers.contains_key(member))
        .map(|member| (*member, None))
        .collect()
}

fn objections(desk: &Desk, community: &Community, it: &ProposalRecord) -> Vec<ObjectionView> {
    let found = it.dispositions(desk.now_ms).into_iter();
    let all = it.objections.iter().zip(found);
    all.map(|(one, found)| objection(desk, community, one, found)).collect()
}

fn objection(desk: &Desk, community: &Community, one: &ObjectionRecord, found: Disposition) -> ObjectionView {
    let (who, who_href) = person(desk, community, one.owner);
    let all = forms::objection(desk, &one.id).into_iter();
    ObjectionView {
        id: one.id.to_string(),
        who,
        who_href,
        when: desk.w.version_short(desk.number(u64::from(one.version))),
        state: disposition(desk, found),
        argument: desk.note_or_erased(&one.reason),
        criteria: one
            .criteria
            .iter()
            .map(|criterion| forms::criterion(desk, *criterion))
            .collect(),
        lines: objection_lines(desk, community, one),
        forms: all.filter_map(|form| form.if_admitted(desk, community)).collect(),
    }
}

fn disposition(desk: &Desk, found: Disposition) -> State {
    let kind = match found {
        Disposition::Open => "stop",
        Disposition::Resolved => "good",
        Disposition::Replaced
        | Disposition::Unseconded
        | Disposition::Concern
        | Disposition::Overruled
        | Disposition::Abandoned
        | Disposition::Left
        | Disposition::Moved => "",
    };
    let text = terms::disposition(desk.w, found);
    State { kind, text }
}

fn objection_lines(desk: &Desk, community: &Community, one: &ObjectionRecord) -> Vec<String> {
    let w = desk.w;
    let mut lines = Vec::new();
    if one.owner != one.raised_by {
        lines.push(w.objection_raised_by(person(desk, community, one.raised_by).0));
    }
    match one.late {
        Late::No => {}
        Late::BeforeEffect => lines.push(w.objection_late_before()),
        Late::AfterEffect => lines.push(w.objection_late_after()),
    }
    lines.extend(one.news.map(|news| w.objection_news(desk.note_or_erased(&news))));
    if one.seconders_needed > 0 {
        let seconders = desk.number(one.seconders.len() as u64);
        lines.push(w.objection_seconders(seconders, desk.number(u64::from(one.seconders_needed))));
    }
    lines.extend(one.test.iter().map(|test| w.objection_tested(heard(desk, test))));
    lines.extend(
        one.appeal
            .iter()
            .map(|appeal| w.objection_appealed(heard(desk, appeal))),
    );
    if one.appeal.as_ref().is_some_and(|appeal| appeal.drawing.is_some()) {
        lines.push(w.hearing_drawn());
    }
    lines.extend(
        one.answered_by
            .map(|version| w.objection_answered_by(desk.number(u64::from(version)))),
    );
    lines.extend(
        one.resolved_by
            .map(|note| w.objection_resolved_by(desk.note_or_erased(&note))),
    );
    if one.reminders > 0 {
        lines.push(w.objection_reminders(u64::from(one.reminders)));
    }
    lines
}

fn heard(desk: &Desk, hearing: &Hearing) -> String {
    let w = desk.w;
    let count = |wanted: Finding| {
        let judged = hearing.judgements.values().filter(|(finding, _)| *finding == wanted);
        desk.number(judged.count() as u64)
    };
    let found = match hearing.finding() {
        None => w.hearing_open(),
        Some(Finding::Qualifies) => w.finding_qualifies(),
        Some(Finding::Concern) => w.finding_concern(),
    };
    w.hearing(found, count(Finding::Qualifies), count(Finding::Concern))
}

/// The closing by which it was adopted.
fn adopted(it: &ProposalRecord) -> Option<&Closing> {
    it.closings
        .iter()
        .rev()
        .find(|closing| closing.outcome == ProposalOutcome::Adopted)
}

fn result(desk: &Desk, it: &ProposalRecord) -> Option<ResultView> {
    let w = desk.w;
    let closing = it.closings.last();
    let round = match closing {
        Some(closing) => it.rounds.get(closing.round as usize)?,
        None => it.round().filter(|round| round.counts.answered() > 0)?,
    };
    let number = |count: u32| desk.number(u64::from(count));
    let counts = &round.counts;
    let sentences = match closing {
        None => vec![w.result_running_consent(number(counts.answered()), number(round.electorate.count()))],
        Some(closing) => outcome(desk, closing),
    };
    let silent = round.electorate.count().saturating_sub(counts.answered());
    let names = closing
        .and_then(|closing| agreements_named(&closing.canonical))
        .unwrap_or_default();
    let base = format!("/{}/decisions/{}/ballots", desk.slug, it.id);
    Some(ResultView {
        title: if closing.is_some() {
            w.result_title()
        } else {
            w.result_running()
        },
        sentences,
        counts: vec![
            (w.count_electorate(), number(round.electorate.count())),
            (w.answer_consent(), number(counts.consent)),
            (w.answer_concern(), number(counts.concern)),
            (w.answer_object(), number(counts.object)),
            (w.answer_aside(), number(counts.aside)),
            (w.answers_silent(), number(silent)),
            (w.count_needed(), desk.number(it.answers_needed())),
        ],
        exports: vec![(format!("{base}/json"), "JSON"), (format!("{base}/csv"), "CSV")],
        entry: closing.map(|closing| entry(desk, closing.entry)),
        digest: closing.map(|closing| closing.result.to_string()),
        agreements: super::view::agreements(desk, &names),
        ..ResultView::default()
    })
}

fn outcome(desk: &Desk, closing: &Closing) -> Vec<String> {
    let w = desk.w;
    let when = desk.moment(closing.stamp_ms);
    let said = match closing.outcome {
        ProposalOutcome::Adopted => w.result_adopted(when),
        ProposalOutcome::Returned => w.result_returned(when),
        ProposalOutcome::Expired => w.result_expired(when),
        ProposalOutcome::Rejected => w.result_rejected(when),
        ProposalOutcome::Escalated => w.result_escalated(when),
    };
    let hindered = closing.hindered.as_ref().map(|code| w.result_hindered(code));
    [said].into_iter().chain(hindered).collect()
}

/// The agreements that a result names, with their versions.
fn agreements_named(canonical: &str) -> Option<Vec<(String, u32)>> {
    let result: serde_json::Value = serde_json::from_str(canonical).ok()?;
    let named = result.get("agreements")?.as_array()?.iter();
    let one = |pair: &serde_json::Value| {
        let name = pair.get("name").or_else(|| pair.get(0))?.as_str()?.to_owned();
        let version = pair.get("version").or_else(|| pair.get(1))?.as_u64()?;
        Some((name, u32::try_from(version).ok()?))
    };
    named.map(one).collect()
}
