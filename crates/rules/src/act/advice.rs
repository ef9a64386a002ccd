//! The acts of deciding by advice: one role decides, after it has asked.

use super::effect::Effect;
use crate::field::{Digest, Integer, List, Money, NoteRef, Slug, choice, fields};
use crate::quantity::{Day, words};
use register::Hash;

words! {
    /// How much a decision touches.
    Tier {
        /// The role's own matters: logged only.
        T0 = "t0",
        /// One affected and one expert are asked, for a day.
        T1 = "t1",
        /// All affected and two experts are asked, and the circle hears of it.
        T2 = "t2",
        /// More than a role can decide.
        T3 = "t3",
    }
}

words! {
    /// What an adviser thinks of it.
    Stance {
        /// Go on.
        Go = "go",
        /// Go on, and mind this.
        Mind = "mind",
        /// Stop: this has to be answered before deciding.
        Stop = "stop",
    }
}

words! {
    /// What became of an advice.
    Taken {
        /// It was worked in.
        Integrated = "integrated",
        /// In part.
        Partly = "partly",
        /// It was not.
        Not = "not",
    }
}

words! {
    /// How an advice process moves on by time.
    AdviceOutcome {
        /// The decision takes effect.
        Effective = "effective",
        /// It could not be applied, or a fault was found in how it came about: it goes back to its role.
        Returned = "returned",
        /// Nobody went on with it.
        Lapsed = "lapsed",
    }
}

words! {
    /// What the check of a contested process found.
    ProcessFinding {
        /// The process was sound.
        Sound = "sound",
        /// It had a fault, and starts again.
        Fault = "fault",
    }
}

words! {
    /// What is doubted about how a decision came about.
    Ground {
        /// Somebody who is affected, or who knows, was not asked.
        Asked = "asked",
        /// There was too little time, or too little to go by.
        Time = "time",
        /// What was advised was not really answered.
        Answered = "answered",
        /// It is not the role's to decide.
        Domain = "domain",
        /// The emergency was none.
        Emergency = "emergency",
        /// Something else.
        Other = "other",
    }
}
choice!(Tier, Stance, Taken, AdviceOutcome, ProcessFinding, Ground);

fields! {
    /// Frames a decision that a role will take, and asks for advice.
    AdviceFrame {
        /// The circle of the role.
        circle: Slug,
        /// The role that decides.
        role: Slug,
        /// How much it touches.
        tier: Tier,
        /// Its title.
        title: NoteRef,
        /// What is to be decided.
        text: NoteRef,
        /// What it costs.
        cost: Option<Money>,
        /// Members who are affected.
        affected: Option<List<Hash, 1, 500>>,
        /// Members who know about it.
        experts: Option<List<Hash, 1, 50>>,
        /// What it does once it takes effect.
        effects: Option<List<Effect, 1, 8>>,
        /// 1: an emergency; it is decided at once, and advice follows.
        emergency: Option<Integer<1, 1>>,
        /// The tension that it comes from.
        tension: Option<Hash>,
    }
}
fields! {
    /// Declares oneself affected.
    AdviceJoin {
        /// The advice process.
        advice: Hash,
    }
}
fields! {
    /// Asks everybody who has not answered yet, again; and others besides. After a decision went back, asks all anew.
    AdviceRemind {
        /// The advice process.
        advice: Hash,
        /// More members who are affected.
        affected: Option<List<Hash, 1, 500>>,
        /// More members who know about it.
        experts: Option<List<Hash, 1, 50>>,
    }
}
fields! {
    /// Gives advice; a later one takes the place of an earlier one.
    AdviceGive {
        /// The advice process.
        advice: Hash,
        /// Whether to go on.
        stance: Stance,
        /// The advice.
        text: NoteRef,
    }
}
fields! {
    /// Answers an advice.
    AdviceAnswer {
        /// The advice process.
        advice: Hash,
        /// Who gave it.
        member: Hash,
        /// What became of it.
        taken: Taken,
        /// Why.
        why: NoteRef,
    }
}
fields! {
    /// Confirms, as facilitator, that advice was really sought although few answered.
    AdviceConfirm {
        /// The advice process.
        advice: Hash,
        /// What was seen.
        note: Option<NoteRef>,
    }
}
fields! {
    /// Decides.
    AdviceDecide {
        /// The advice process.
        advice: Hash,
        /// What is decided.
        text: NoteRef,
        /// What it does, if that has changed since it was framed; an empty list: nothing.
        effects: Option<List<Effect, 0, 8>>,
        /// When it is looked at again; as agreed otherwise.
        review: Option<Day>,
    }
}
fields! {
    /// Withdraws an advice process of one's own.
    AdviceWithdraw {
        /// The advice process.
        advice: Hash,
        /// Why.
        reason: Option<NoteRef>,
    }
}
fields! {
    /// Contests how the decision came about; what was decided is not asked.
    AdviceContest {
        /// The advice process.
        advice: Hash,
        /// What was wrong.
        reason: NoteRef,
        /// What that is about; `other` without it. Each is checked once.
        ground: Option<Ground>,
    }
}
fields! {
    /// Says, as one of the two who check, whether the process was sound.
    AdviceCheck {
        /// The advice process.
        advice: Hash,
        /// The finding.
        finding: ProcessFinding,
        /// Why.
        reason: NoteRef,
        /// Which contest, where there are several; the first that waits for the author otherwise.
        contest: Option<Hash>,
    }
}
fields! {
    /// Goes on, as the role's new holder, with what the last one began.
    AdviceSucceed {
        /// The advice process.
        advice: Hash,
    }
}
fields! {
    /// Moves on what is due.
    AdviceClose {
        /// The advice process.
        advice: Hash,
        /// How.
        outcome: AdviceOutcome,
        /// The SHA-256 of the canonical result.
        result: Digest,
    }
}
