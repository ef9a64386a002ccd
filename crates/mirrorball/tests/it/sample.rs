//! The sample community: every act of its story is admitted, on whatever day it is made, and the whole of it verifies.

use std::sync::Arc;

use node::{ManualClock, MemoryStore, Node};
use rules::act::{RoleKind, Stance, VoteOutcome};
use rules::community::{
    Advice, Community, Disposition, EvaluationState, Late, ProposalRecord, Role, SentTo, ShareState, Stage, Tension,
    Vote, WorkState,
};

/// 21 November 2026, 02:00 UTC, and moments that are awkward: a leap day, and the hour in which the
/// clocks change.
const MOMENTS: [u64; 3] = [1_795_226_400_000, 1_835_395_500_000, 1_792_890_060_000];

fn made(now_ms: u64) -> (node::Keeper, mirrorball::demo::Made) {
    let clock = Arc::new(ManualClock::new(now_ms));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock).unwrap();
    mirrorball::demo::make(&node, now_ms).unwrap()
}

#[test]
fn its_story_holds_on_any_day() {
    for now_ms in MOMENTS {
        let (keeper, made) = made(now_ms);
        assert_eq!(made.refused, Vec::<String>::new(), "at {now_ms}");
        assert!((5_000..7_500).contains(&made.filed), "{} acts at {now_ms}", made.filed);
        let size = keeper.read(|state| state.size());
        assert!(size >= made.filed, "the keeper's own closings come on top");
    }
}

/// What the sample community shows, as it stands in its register.
const SEEN: [&str; 32] = [
    "delegation.give/1",
    "delegation.accept/1",
    "delegation.withdraw/1",
    "power.watch/1",
    "key.add/1",
    "key.revoke/1",
    "key.vouch/1",
    "key.recover/1",
    "member.leave/1",
    "member.rename/1",
    "member.appear/1",
    "note.erase/1",
    "work.accept/1",
    "work.agree/1",
    "work.correct/1",
    "work.dispute/1",
    "work.settle/1",
    "proposal.respond/1",
    "objection.resolve/1",
    "objection.appeal/1",
    "advice.answer/1",
    "selection.nominate/1",
    "vote.cast/1",
    "tension.send/1",
    "commitment.keep/1",
    "transaction.void/1",
    "circle.close/1",
    "payment.record/1",
    "rhythm.checkin/1",
    "fork.report/1",
    "\"casual\"",
    "\"resources\"",
];

#[test]
fn it_verifies_and_has_something_to_see_everywhere() {
    let (keeper, _) = made(MOMENTS[0]);
    let mut file = Vec::new();
    keeper.export(&mut file).unwrap();
    let text = std::str::from_utf8(&file).unwrap();
    for act in SEEN {
        assert!(text.contains(act), "{act}");
    }
    let audit = node::audit::verify(file.as_slice(), |_, _| {}).unwrap();
    let community = &audit.community;
    assert_eq!(
        community
            .members()
            .iter()
            .filter(|member| member.left.is_none())
            .count(),
        14
    );
    let has = |state| community.works().iter().any(|work| work.state == state);
    for state in [WorkState::Waiting, WorkState::Counted, WorkState::Withdrawn] {
        assert!(has(state), "{state:?}");
    }
    assert!(community.open_share().is_some(), "a share-out to look at");
    let shares = community.shares();
    assert!(
        shares
            .iter()
            .filter(|share| matches!(share.state, ShareState::Posted(_)))
            .count()
            >= 12
    );
    assert!(shares.iter().any(|share| {
        matches!(share.state, ShareState::Withdrawn(_))
            && community
                .proposal(&share.id)
                .is_some_and(|proposal| !proposal.objections.is_empty())
    }));
    let evaluations = community.evaluations();
    for state in [
        EvaluationState::Open,
        EvaluationState::Passed,
        EvaluationState::Declined,
    ] {
        assert!(evaluations.iter().any(|one| one.state == state), "{state:?}");
    }
    assert!(community.members().iter().any(|member| !member.absences.is_empty()));
    assert!(community.commitments().len() > 20 && !community.payments().is_empty());
    let people = mirrorball::demo::people(&keeper).unwrap();
    assert_eq!(people.len(), 14);
}

#[test]
fn it_is_made_once() {
    let clock = Arc::new(ManualClock::new(MOMENTS[0]));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock).unwrap();
    let first = mirrorball::demo::ensure(&node, MOMENTS[0]).unwrap();
    let second = mirrorball::demo::ensure(&node, MOMENTS[0]).unwrap();
    assert_eq!(first.id(), second.id());
    assert_eq!(node.communities().len(), 1);
}

#[test]
fn its_decisions_are_a_year_of_a_real_cooperative() {
    let (keeper, _) = made(MOMENTS[0]);
    keeper.read(|state| {
        let community = state.community();
        let now_ms = MOMENTS[0];
        let proposals = community.proposals();
        let has = |stage| {
            proposals
                .iter()
                .any(|proposal| community.proposal_stage(proposal, now_ms).stage == stage)
        };
        for stage in [
            Stage::Adopted,
            Stage::Amended,
            Stage::Lapsed,
            Stage::Expired,
            Stage::Withdrawn,
            Stage::ReviewDue,
            Stage::Objections,
            Stage::Nominate,
        ] {
            assert!(has(stage), "{stage:?}");
        }
        let ended = |disposition| {
            proposals
                .iter()
                .filter(|proposal| proposal.dispositions(now_ms).contains(&disposition))
                .count()
        };
        assert!(ended(Disposition::Resolved) >= 3, "objections that were integrated");
        assert_eq!(ended(Disposition::Overruled), 1, "one was overruled on appeal");
        let moved = proposals.iter().find(|proposal| !proposal.moved_from.is_empty());
        let moved = moved.expect("one was settled by the parent circle");
        assert_eq!(community.proposal_stage(moved, now_ms).stage, Stage::Adopted);
        let methods: std::collections::BTreeSet<_> = community.votes().iter().map(|vote| vote.method).collect();
        assert!(methods.len() >= 11, "{methods:?}");
        assert!(community.advices().len() >= 5);
        has_every_turn(community);
        let shares = community.shares().len();
        let decided = proposals.len() - shares + community.votes().len() + community.advices().len();
        assert!(decided >= 40, "{decided} decisions besides the share-outs");
        let rates = community
            .agreements()
            .iter()
            .find(|agreement| agreement.name == "rates");
        assert!(
            rates.is_some_and(|rates| rates.versions.len() == 3),
            "rates changed twice"
        );
    });
}

#[test]
fn its_people_trust_each_other_and_one_of_them_too_much() {
    let (keeper, _) = made(MOMENTS[0]);
    keeper.read(|state| {
        let community = state.community();
        let vote = community
            .votes()
            .iter()
            .find(|vote| vote.topic.as_deref() == Some("money") && vote.end.is_some())
            .expect("a vote on money");
        let speaking = community.speaking(vote).expect("members speak for each other in it");
        let spoken = speaking.spoken();
        assert_eq!(spoken.most, 3, "a tenth of so few is less than three");
        assert_eq!(
            (spoken.heaviest, spoken.over_cap),
            (4, 1),
            "one speaks for as many as they may, and one is too many"
        );
        let alarm = community.tensions().iter().find(|tension| tension.alarm.is_some());
        let alarm = alarm.expect("a look at power opened a tension");
        assert!(alarm.by.is_none() && alarm.closed.is_none());
        let at = MOMENTS[0];
        let states: std::collections::BTreeSet<_> = community
            .delegations()
            .iter()
            .map(|entry| entry.state_at(at).word())
            .collect();
        assert!(states.contains("in-force") && states.contains("ended"), "{states:?}");
    });
}

#[test]
fn its_two_houses_disagree_and_find_a_text() {
    let (keeper, _) = made(MOMENTS[0]);
    keeper.read(|state| {
        let community = state.community();
        let disagreed = community.votes().iter().find(|vote| vote.conference.is_some());
        let disagreed = disagreed.expect("houses disagreed");
        let outcome = |vote: &rules::community::Vote| vote.end.as_ref().and_then(|end| end.outcome);
        assert_eq!(outcome(disagreed), Some(VoteOutcome::Deadlock));
        let conference = disagreed.conference.as_ref().expect("people were drawn");
        assert!(conference.draw.is_some(), "there was a choice");
        let seated: Vec<usize> = conference.seated.iter().map(Vec::len).collect();
        assert_eq!(seated, [2, 2], "as many from each house");
        let next = conference
            .next
            .and_then(|next| community.vote(&next))
            .expect("they agreed");
        assert_eq!(outcome(next), Some(VoteOutcome::Adopted));
        assert!(next.houses.iter().all(|house| house.ballots() > 0));
    });
}

/// What happens in a year of deciding, besides what is adopted.
fn has_every_turn(community: &Community) {
    let advices = community.advices();
    let answered = |advice: &Advice| {
        let mut given = advice.asked.values().filter_map(|asked| asked.given.as_ref());
        given.any(|given| given.stance == Stance::Stop && given.reply.is_some()) && advice.decided.is_some()
    };
    assert!(
        advices.iter().any(answered),
        "a stop was answered, and the role decided"
    );
    assert!(advices.iter().any(|advice| advice.emergency), "one was an emergency");
    let contested = |advice: &Advice| {
        advice
            .decided
            .as_ref()
            .is_some_and(|decided| !decided.contests.is_empty())
    };
    assert!(advices.iter().any(contested), "one was contested");

    let proposals = community.proposals();
    let any = |what: &str, seen: &dyn Fn(&ProposalRecord) -> bool| {
        assert!(proposals.iter().any(seen), "{what}");
    };
    any("one was met about", &|it| {
        it.meeting.as_ref().is_some_and(|meeting| meeting.minutes.is_some())
    });
    any("a late objection brought a review forward", &|it| {
        it.objections
            .iter()
            .any(|objection| objection.late == Late::AfterEffect)
    });
    any("one has three versions", &|it| it.version() >= 3);
    any("a second person was proposed for a role", &|it| {
        it.selection().is_some_and(|selection| selection.candidates.len() > 1)
    });
    for outcome in [VoteOutcome::Adopted, VoteOutcome::StatusQuo, VoteOutcome::NoQuorum] {
        let ended = |vote: &Vote| vote.end.as_ref().and_then(|end| end.outcome) == Some(outcome);
        assert!(community.votes().iter().any(ended), "{outcome}");
    }
    for kind in [RoleKind::Leader, RoleKind::Representative] {
        let held = |role: &Role| role.kind == kind && role.holder().is_some();
        assert!(
            community.circles().iter().any(|circle| circle.roles.iter().any(held)),
            "{kind}"
        );
    }
    let mediated = |tension: &Tension| {
        let sent = tension.sendings.iter().any(|sending| sending.to == SentTo::Mediation);
        sent && tension.closed.is_some()
    };
    assert!(community.tensions().iter().any(mediated), "a conflict was mediated");
}
