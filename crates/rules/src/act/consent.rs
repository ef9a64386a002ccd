//! The acts of deciding by consent, and of choosing people for roles the same way.

use super::AgreementClass;
use super::effect::Effect;
use crate::field::{Digest, Integer, List, NoteRef, Slug, choice, fields};
use crate::quantity::{Day, words};
use register::Hash;

words! {
    /// What a member says to a proposal.
    Answer {
        /// Good enough for now, safe enough to try.
        Consent = "consent",
        /// The same, with something to watch.
        Concern = "concern",
        /// Something stands in the way.
        Object = "object",
        /// Leaves it to the others.
        Aside = "aside",
    }
}

words! {
    /// What makes an argument an objection.
    Criterion {
        /// It harms the purpose.
        Purpose = "purpose",
        /// It breaks an agreement.
        Agreement = "agreement",
        /// It keeps a role from its work.
        Role = "role",
        /// It is not safe, or cannot be undone.
        Unsafe = "unsafe",
        /// A clear improvement is at hand.
        Better = "better",
    }
}

words! {
    /// How deep an edit goes.
    Edit {
        /// It changes what is proposed: a new version, to be answered anew.
        Substantive = "substantive",
        /// It changes the words alone.
        Editorial = "editorial",
    }
}

words! {
    /// A finding about an objection.
    Finding {
        /// It has the form of an objection.
        Qualifies = "qualifies",
        /// It is a concern.
        Concern = "concern",
    }
}

words! {
    /// How a proposal ended, or what a closing does with it.
    ProposalOutcome {
        /// It holds, and its effects are applied.
        Adopted = "adopted",
        /// It was adopted, but its effects could not be applied: it goes back to its circle.
        Returned = "returned",
        /// Time ran out without enough answers, or without a new version.
        Expired = "expired",
        /// The vote that was to settle it went against it.
        Rejected = "rejected",
        /// The rounds are used up: the parent circle, or a vote, settles it.
        Escalated = "escalated",
    }
}
choice!(Answer, Criterion, Edit, Finding, ProposalOutcome);

fields! {
    /// Opens a proposal.
    ProposalOpen {
        /// The circle that decides.
        circle: Slug,
        /// How weighty it is.
        class: AgreementClass,
        /// Its title.
        title: NoteRef,
        /// What is proposed.
        text: NoteRef,
        /// What it is an answer to.
        driver: Option<NoteRef>,
        /// The tension that it comes from.
        tension: Option<Hash>,
        /// What it does once it is adopted.
        effects: Option<List<Effect, 1, 8>>,
        /// When it is looked at again; at most twelve months on.
        review: Option<Day>,
        /// 1: it stays a draft until it is started.
        draft: Option<Integer<1, 1>>,
        /// Who facilitates if the facilitator cannot.
        surrogate: Option<Hash>,
    }
}
fields! {
    /// Starts a draft.
    ProposalStart {
        /// The proposal.
        proposal: Hash,
    }
}
fields! {
    /// Changes a proposal of one's own; who changes it says that it still answers what it is for.
    ProposalRevise {
        /// The proposal.
        proposal: Hash,
        /// The version that is changed.
        version: Integer<1, 1_000>,
        /// How deep the change goes.
        edit: Edit,
        /// Its title from now on.
        title: Option<NoteRef>,
        /// What is proposed from now on.
        text: Option<NoteRef>,
        /// What it does from now on; an empty list: nothing.
        effects: Option<List<Effect, 0, 8>>,
        /// When it is looked at again.
        review: Option<Day>,
        /// The objections that this version answers.
        answers: Option<List<Hash, 1, 64>>,
        /// Why.
        why: Option<NoteRef>,
    }
}
fields! {
    /// Says that an edit called editorial changes what is proposed.
    EditContest {
        /// The proposal.
        proposal: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Answers a proposal; a later answer takes the place of an earlier one.
    ProposalRespond {
        /// The proposal.
        proposal: Hash,
        /// The version that one has read.
        version: Integer<1, 1_000>,
        /// The answer.
        answer: Answer,
        /// For an objection: what makes it one.
        criteria: Option<List<Criterion, 1, 5>>,
        /// The argument, or a remark.
        reason: Option<NoteRef>,
        /// What is new, when the argument was overruled before.
        news: Option<NoteRef>,
    }
}
fields! {
    /// Asks, reacts or answers, for all to read.
    Remark {
        /// The proposal, vote or advice process.
        decision: Hash,
        /// What one wants to say.
        text: NoteRef,
        /// The remark that it answers.
        to: Option<Hash>,
    }
}
fields! {
    /// Asks to meet: the timers rest until the meeting's outcome is entered.
    ProposalMeet {
        /// The proposal.
        proposal: Hash,
    }
}
fields! {
    /// Enters what a meeting brought, and who was there.
    ProposalMinutes {
        /// The proposal.
        proposal: Hash,
        /// Who was there.
        present: List<Hash, 1, 500>,
        /// What was said.
        note: NoteRef,
    }
}
fields! {
    /// Withdraws a proposal of one's own.
    ProposalWithdraw {
        /// The proposal.
        proposal: Hash,
        /// Why.
        reason: Option<NoteRef>,
    }
}
fields! {
    /// Takes a withdrawn proposal over.
    ProposalTake {
        /// The proposal.
        proposal: Hash,
    }
}
fields! {
    /// Asks to pause an adopted decision that cannot be undone, before it takes effect.
    ProposalPause {
        /// The proposal or vote.
        decision: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Closes what is due: the outcome follows from what stands in the register.
    ProposalClose {
        /// The proposal or selection.
        proposal: Hash,
        /// How it ends.
        outcome: ProposalOutcome,
        /// The SHA-256 of the canonical result.
        result: Digest,
    }
}
fields! {
    /// Seconds somebody's objection, in a large circle.
    ObjectionSecond {
        /// The objection.
        objection: Hash,
    }
}
fields! {
    /// Asks, once, whether an objection has the form of one.
    ObjectionTest {
        /// The objection.
        objection: Hash,
        /// Why.
        reason: Option<NoteRef>,
    }
}
fields! {
    /// Says whether an objection has the form of one; its truth is not asked.
    ObjectionJudge {
        /// The objection.
        objection: Hash,
        /// The finding.
        finding: Finding,
    }
}
fields! {
    /// Appeals against the finding that one's objection is a concern; or, with two or more objectors, asks the appeal
    /// body for it.
    ObjectionAppeal {
        /// The objection.
        objection: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Gives one's say as a member of the body that hears an appeal.
    AppealJudge {
        /// The objection.
        objection: Hash,
        /// The finding.
        finding: Finding,
        /// Why.
        reason: Option<NoteRef>,
    }
}
fields! {
    /// Says that one's own objection is answered.
    ObjectionResolve {
        /// The objection.
        objection: Hash,
        /// How.
        note: Option<NoteRef>,
    }
}
fields! {
    /// Takes over the objection of somebody who left.
    ObjectionTake {
        /// The objection.
        objection: Hash,
    }
}
fields! {
    /// Reminds an objector who does not answer.
    ObjectionRemind {
        /// The objection.
        objection: Hash,
    }
}
fields! {
    /// Opens the selection of somebody for a role.
    SelectionOpen {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
        /// What the circle looks for.
        note: Option<NoteRef>,
        /// The tension that it comes from.
        tension: Option<Hash>,
    }
}
fields! {
    /// Nominates somebody for the role, oneself included; a later nomination takes the place of an earlier one.
    SelectionNominate {
        /// The selection.
        selection: Hash,
        /// Who.
        member: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Proposes somebody for the role, after the change round; the circle answers as to any proposal.
    SelectionPropose {
        /// The selection.
        selection: Hash,
        /// Who.
        member: Hash,
        /// Why.
        reason: NoteRef,
    }
}
