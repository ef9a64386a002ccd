//! What a vote's page says of the reader's voice: before the end, who will speak for them and through whom; after it,
//! what became of it. And the forms to ask somebody, or nobody, to speak in this vote.

use rules::Community;
use rules::act::DelegationGive;
use rules::community::{MemberIx, Missed, Scope, Speaking, Voice, VoiceKind, Vote, VoteStage};
use rules::field::Slug;

use super::super::desk::Desk;
use super::super::people;
use super::super::view::Choice;
use super::form::{Form, Input, Shape};
use super::houses;
use super::view::person;
use super::vote::said;
use crate::words::isolated;

/// The reader's voice in a vote.
pub(in crate::web) struct VoiceView {
    /// What stands over it.
    pub title: String,
    /// What becomes of it, as a word for programs.
    pub kind: &'static str,
    /// Whether nobody speaks for them though they trusted somebody.
    pub is_lost: bool,
    /// What becomes of it.
    pub sentences: Vec<String>,
    /// The way that it takes, step by step.
    pub way: Vec<String>,
    /// What the reader may do about it.
    pub forms: Vec<Form>,
}

/// The voice of the reader, where members speak for each other.
pub(super) fn view(
    desk: &Desk,
    community: &Community,
    vote: &Vote,
    speaking: Option<&Speaking<'_>>,
    me: MemberIx,
) -> Option<VoiceView> {
    let w = desk.w;
    let stage = vote.stage_at(desk.now_ms);
    let running = match stage {
        VoteStage::Deliberation | VoteStage::Voting => true,
        VoteStage::Waiting | VoteStage::Due | VoteStage::Closed => false,
        VoteStage::Withdrawn => return None,
    };
    let Some(speaking) = speaking else {
        let agreed = running && community.bylaws().deciding.delegation.is_some();
        return agreed.then(|| VoiceView {
            title: w.voice_title_before(),
            kind: VoiceKind::Off.word(),
            is_lost: false,
            sentences: vec![w.voice_off()],
            way: Vec::new(),
            forms: Vec::new(),
        });
    };
    let voice = community.voice_in(speaking, me);
    let forms = if running {
        forms(desk, community, vote)
    } else {
        Vec::new()
    };
    // Who does not decide here and can ask nobody has no voice to speak of.
    if voice.kind == VoiceKind::Silent && forms.is_empty() && !speaking.decides(me) {
        return None;
    }
    let mut sentences = vec![became(desk, community, &voice, running)];
    if voice.kind == VoiceKind::Own && speaking.speaks_for(me) > 0 {
        sentences.push(w.voice_carries(desk.number(u64::from(voice.weight))));
    }
    if voice.kind == VoiceKind::Spoken
        && let Some(marks) = voice.by.and_then(|by| vote.ballot_of(by))
    {
        sentences.push(w.voice_ballot(said(desk, vote, &marks)));
    }
    sentences.extend(missed(desk, community, &voice));
    Some(VoiceView {
        title: if running {
            w.voice_title_before()
        } else {
            w.voice_title_after()
        },
        kind: voice.kind.word(),
        is_lost: voice.is_lost(),
        sentences,
        way: way(desk, community, &voice),
        forms,
    })
}

fn became(desk: &Desk, community: &Community, voice: &Voice, running: bool) -> String {
    let w = desk.w;
    let name = |member: Option<MemberIx>| {
        member
            .map(|member| person(desk, community, member).0)
            .unwrap_or_default()
    };
    let (by, at) = (name(voice.by), name(voice.at));
    match (voice.kind, running) {
        (VoiceKind::Own, _) => w.voice_own(),
        (VoiceKind::Spoken, true) => w.voice_spoken(by),
        (VoiceKind::Spoken, false) => w.voice_spoken_after(by),
        (VoiceKind::Silent, true) => w.voice_silent(),
        (VoiceKind::Silent, false) => w.voice_silent_after(),
        (VoiceKind::Nobody, true) => w.voice_nobody(),
        (VoiceKind::Nobody, false) => w.voice_nobody_after(),
        (VoiceKind::DelegateSilent, true) => w.voice_delegate_silent(at),
        (VoiceKind::DelegateSilent, false) => w.voice_delegate_silent_after(at),
        (VoiceKind::DelegateOutside, _) => w.voice_outside(at),
        (VoiceKind::Cycle, true) => w.voice_cycle(),
        (VoiceKind::Cycle, false) => w.voice_cycle_after(),
        (VoiceKind::OverCap, _) => w.voice_over_cap(at),
        (VoiceKind::Gone, _) => w.voice_gone(),
        (VoiceKind::Off, _) => w.voice_off(),
    }
}

fn missed(desk: &Desk, community: &Community, voice: &Voice) -> Option<String> {
    let w = desk.w;
    let (missed, id) = voice.missed?;
    let to = community.delegation(&id)?.to?;
    let name = person(desk, community, to).0;
    Some(match missed {
        Missed::Offered => w.voice_missed_offered(name),
        Missed::Expired => w.voice_missed_expired(name),
        Missed::Late => w.voice_missed_late(name),
        Missed::Declined => w.voice_missed_declined(name),
        Missed::Left => w.voice_missed_left(name),
    })
}

fn way(desk: &Desk, community: &Community, voice: &Voice) -> Vec<String> {
    let name = |member| person(desk, community, member).0;
    let step = |step: &rules::community::VoiceStep| {
        let scope = scope_words(desk, community, &step.scope);
        desk.w.voice_step(name(step.from), name(step.to), scope)
    };
    voice.way.iter().map(step).collect()
}

/// What an entry is for, in words.
pub(in crate::web) fn scope_words(desk: &Desk, community: &Community, scope: &Scope) -> String {
    let w = desk.w;
    let title = |vote| {
        let vote = community.vote(vote);
        vote.map(|vote| desk.note_or_erased(&vote.title)).unwrap_or_default()
    };
    match scope {
        Scope::Community => w.delegation_for_all(),
        Scope::Topic(topic) => w.delegation_for_topic(topic.as_str()),
        Scope::Circle(circle) => w.delegation_for_circle(isolated(&community.circles()[*circle as usize].name)),
        Scope::TopicIn(topic, house) => {
            w.delegation_for_topic_in(topic.as_str(), isolated(&community.circles()[*house as usize].name))
        }
        Scope::Decision(vote) => w.delegation_for_vote(title(vote)),
        Scope::DecisionIn(vote, house) => {
            w.delegation_for_vote_in(title(vote), isolated(&community.circles()[*house as usize].name))
        }
    }
}

/// Members who could speak where an entry of this scope holds, each with the room that they have.
pub(in crate::web) fn delegates(desk: &Desk, community: &Community, scope: &Scope) -> Vec<Choice> {
    let eligible = |id: &register::Hash| {
        let member = community.member_ix(id);
        Some(*id) != desk.me && member.is_some_and(|member| community.may_speak(scope, member))
    };
    let mut choices = people::choices_of(desk, community, eligible);
    for choice in &mut choices {
        let member = choice.value.parse().ok().and_then(|id| community.member_ix(&id));
        let trusted = member.filter(|member| community.delegations_to(*member).next().is_some());
        if let Some(room) = trusted.and_then(|member| community.room(scope, member, desk.now_ms)) {
            let name = std::mem::take(&mut choice.label);
            choice.label = desk.w.delegate_choice(name, desk.number(u64::from(room.left())));
        }
    }
    choices
}

fn forms(desk: &Desk, community: &Community, vote: &Vote) -> Vec<Form> {
    let w = desk.w;
    let id = vote.id.to_string();
    let (house, at) = (houses::name(community, vote), houses::suffix(community, vote));
    let give = |name: &str, title| {
        let form = Form::new("delegation.give/1", format!("{name}{at}"), title).known("decision", "id", id.clone());
        match &house {
            Some(house) => form.known("circle", "slug", house.clone()),
            None => form,
        }
    };
    let nobody = give("delegate-nobody", w.do_delegate_nobody()).is(w.do_delegate_nobody_is());
    // Whoever may say “nobody” may name somebody; with whom there is room is asked when it is filed.
    let act = rules::Act::DelegationGive(DelegationGive {
        decision: Some(vote.id),
        topic: None,
        circle: house
            .as_deref()
            .map(|house| Slug::parse(house).expect("a circle has a short name")),
        to: None,
    });
    let may = desk
        .me
        .is_some_and(|me| community.preview(&register::By::Member(me), &act, desk.now_ms).is_ok());
    if !may {
        return Vec::new();
    }
    let scope = match &vote.house {
        Some(_) => Scope::DecisionIn(vote.id, vote.circle),
        None => Scope::Decision(vote.id),
    };
    let all = delegates(desk, community, &scope);
    let ask = give("delegate", w.do_delegate_here())
        .is(w.do_delegate_here_is())
        .thanks(w.do_delegate_thanks())
        .with(Input::of("to", w.ask_delegate(), "id", Shape::Select(all)).needed());
    vec![ask, nobody]
}
