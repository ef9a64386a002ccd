//! The acts of voting.

use super::AgreementClass;
use super::effect::Effect;
use crate::field::{Digest, Integer, List, NoteRef, Slug, choice, fields, records};
use crate::limits::HOUSES_MAX;
use crate::quantity::words;
use register::Hash;

words! {
    /// How a vote is counted.
    VoteMethod {
        /// For, against, or neither.
        YesNo = "yes-no",
        /// As many options as one likes.
        Approval = "approval",
        /// Points for each option.
        Score = "score",
        /// Points, and then the better liked of the two best.
        Star = "star",
        /// Options in order; Schulze's method.
        Schulze = "schulze",
        /// Options in order; ranked pairs.
        RankedPairs = "ranked-pairs",
        /// Options in order; instant runoff.
        Irv = "irv",
        /// Several seats; the Scottish single transferable vote.
        Stv = "stv",
        /// Several seats; Meek's single transferable vote.
        Meek = "meek",
        /// A number of dots to spread over the options.
        Dots = "dots",
        /// Money for projects, by equal shares.
        EqualShares = "equal-shares",
        /// Times: which of them suit whom.
        Times = "times",
    }
}

words! {
    /// A plain answer.
    Plain {
        /// For.
        Yes = "yes",
        /// Against.
        No = "no",
        /// Neither.
        Abstain = "abstain",
    }
}

words! {
    /// How a vote ended.
    VoteOutcome {
        /// An option won, and its effects are applied.
        Adopted = "adopted",
        /// Things stay as they are.
        StatusQuo = "status-quo",
        /// Too few voted or approved.
        NoQuorum = "no-quorum",
        /// The winner's effects could not be applied: it goes back to its circle.
        Returned = "returned",
        /// The outcome turned shortly before the end: the time is prolonged, once.
        Prolonged = "prolonged",
        /// A house missed its quorum: the time is prolonged, once.
        Extended = "extended",
        /// The houses disagree: people drawn from them amend the text, and all decide once more.
        Deadlock = "deadlock",
    }
}
choice!(VoteMethod, Plain, VoteOutcome);

records! {
    /// One option of a vote.
    OptionText {
        /// What it is.
        title: NoteRef,
        /// What it says in full.
        text: Option<NoteRef>,
        /// What it does if it wins.
        effects: Option<List<Effect, 1, 8>>,
        /// What it costs, for budgets, in the smallest unit.
        cost: Option<Integer<1, 1_000_000_000_000>>,
    }
    /// A house that takes part.
    HouseText {
        /// The house, by its circle.
        circle: Slug,
        /// How it is counted there; as the vote is unless set.
        method: Option<VoteMethod>,
    }
    /// An option by its number, and points or dots for it.
    Points {
        /// The option's number, from 1; 0 is leaving things as they are.
        option: Integer<0, 64>,
        /// The points or dots.
        points: Integer<0, 1_000>,
    }
    /// What a voter says; the field that the method asks for, and no other.
    BallotText {
        /// For `yes-no`.
        plain: Option<Plain>,
        /// For `approval`, `equal-shares` and `times`: numbers of options.
        approve: Option<List<Integer<1, 64>, 0, 64>>,
        /// For `score`, `star` and `dots`.
        points: Option<List<Points, 0, 65>>,
        /// For ranked methods: the options' numbers, best first; those in one list are equal; 0 is leaving things as
        /// they are. What is not named is below all that is.
        ranking: Option<List<List<Integer<0, 64>, 1, 65>, 0, 65>>,
    }
}

fields! {
    /// Opens a vote.
    VoteOpen {
        /// The circle that votes.
        circle: Slug,
        /// How weighty it is.
        class: AgreementClass,
        /// How it is counted.
        method: VoteMethod,
        /// Its title.
        title: NoteRef,
        /// What it is about.
        text: Option<NoteRef>,
        /// Its options. Leaving things as they are is always one more, and has the number 0 in results.
        options: List<OptionText, 1, 64>,
        /// Seats to fill, for `stv` and `meek`.
        seats: Option<Integer<1, 64>>,
        /// The most points for one option (`score`, `star`), or the dots of one voter (`dots`).
        points: Option<Integer<1, 1_000>>,
        /// The money to spend, for `equal-shares`.
        budget: Option<Integer<1, 1_000_000_000_000>>,
        /// Hours to talk and add options; as agreed otherwise.
        deliberation_hours: Option<Integer<0, 4_400>>,
        /// Hours to vote; as agreed otherwise.
        voting_hours: Option<Integer<1, 4_400>>,
        /// 1: it is about people, and the running result is not shown.
        people: Option<Integer<1, 1>>,
        /// The tension that it comes from.
        tension: Option<Hash>,
        /// Its topic, of those in the agreement on delegation: who speaks for whom can differ by topic.
        topic: Option<Slug>,
        /// The houses that decide it side by side, for decisions of the whole community.
        houses: Option<List<HouseText, 2, { HOUSES_MAX }>>,
    }
}
fields! {
    /// Adds an option before voting begins.
    VoteOption {
        /// The vote.
        vote: Hash,
        /// The option.
        option: OptionText,
    }
}
fields! {
    /// Votes; a later ballot takes the place of an earlier one.
    VoteCast {
        /// The vote.
        vote: Hash,
        /// The house in which one votes, where several decide.
        house: Option<Slug>,
        /// How many options one has seen.
        options: Integer<1, 64>,
        /// The ballot.
        ballot: BallotText,
    }
}
fields! {
    /// Takes one's ballot back.
    VoteTakeBack {
        /// The vote.
        vote: Hash,
        /// The house in which one voted, where several decide.
        house: Option<Slug>,
    }
}
fields! {
    /// Withdraws a vote of one's own before voting begins.
    VoteWithdraw {
        /// The vote.
        vote: Hash,
        /// Why.
        reason: Option<NoteRef>,
    }
}
fields! {
    /// Asks to pause what a vote decided and what cannot be undone, before it takes effect.
    VotePause {
        /// The vote.
        vote: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Closes a vote that is due: the outcome follows from the ballots.
    VoteClose {
        /// The vote.
        vote: Hash,
        /// How it ends.
        outcome: VoteOutcome,
        /// The SHA-256 of the canonical result.
        result: Digest,
    }
}
