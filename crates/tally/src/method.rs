//! All methods under one roof, by the names they have on the command line.

use crate::condorcet_debian::CondorcetDebian;
use crate::equal_shares::EqualShares;
use crate::greedy_budget::GreedyBudget;
use crate::irv::Irv;
use crate::lot::TieBreak;
use crate::majority::Majority;
use crate::meek::Meek;
use crate::outcome::{CountFlaw, Outcome};
use crate::plurality::Plurality;
use crate::profile::Profile;
use crate::ranked_pairs::RankedPairs;
use crate::schulze::Schulze;
use crate::score::{Approval, Dots, Score};
use crate::scottish_stv::ScottishStv;
use crate::seats::Apportion;
use crate::star::Star;

/// A method with its settings.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Method {
    /// One vote a ballot.
    Plurality(Plurality),
    /// Any number of approvals a ballot.
    Approval(Approval),
    /// Scores.
    Score(Score),
    /// Scores, then a runoff.
    Star(Star),
    /// A number of dots a ballot.
    Dots(Dots),
    /// A yes/no question.
    Majority(Majority),
    /// Instant runoff.
    Irv(Irv),
    /// Schulze's method.
    Schulze(Schulze),
    /// Ranked pairs.
    RankedPairs(RankedPairs),
    /// The Debian Constitution's count.
    CondorcetDebian(CondorcetDebian),
    /// The Scottish single transferable vote.
    ScottishStv(ScottishStv),
    /// Meek's method.
    Meek(Meek),
    /// The Method of Equal Shares.
    EqualShares(EqualShares),
    /// Greedy budgets.
    GreedyBudget(GreedyBudget),
    /// Seats in proportion to votes.
    Apportion(Apportion),
}

impl Method {
    /// Every method with its usual settings, in the order in which they are listed for people.
    #[must_use]
    pub fn all() -> [Self; 15] {
        [
            Self::Plurality(Plurality::default()),
            Self::Approval(Approval::default()),
            Self::Score(Score::default()),
            Self::Star(Star::default()),
            Self::Dots(Dots::default()),
            Self::Majority(Majority::default()),
            Self::Irv(Irv::default()),
            Self::Schulze(Schulze::default()),
            Self::RankedPairs(RankedPairs),
            Self::CondorcetDebian(CondorcetDebian::default()),
            Self::ScottishStv(ScottishStv::default()),
            Self::Meek(Meek::default()),
            Self::EqualShares(EqualShares::default()),
            Self::GreedyBudget(GreedyBudget),
            Self::Apportion(Apportion::default()),
        ]
    }

    /// The method with this name, with its usual settings.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|method| method.name() == name)
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Plurality(_) => Plurality::NAME,
            Self::Approval(_) => Approval::NAME,
            Self::Score(_) => Score::NAME,
            Self::Star(_) => Star::NAME,
            Self::Dots(_) => Dots::NAME,
            Self::Majority(_) => Majority::NAME,
            Self::Irv(_) => Irv::NAME,
            Self::Schulze(_) => Schulze::NAME,
            Self::RankedPairs(_) => RankedPairs::NAME,
            Self::CondorcetDebian(_) => CondorcetDebian::NAME,
            Self::ScottishStv(_) => ScottishStv::NAME,
            Self::Meek(_) => Meek::NAME,
            Self::EqualShares(_) => EqualShares::NAME,
            Self::GreedyBudget(_) => GreedyBudget::NAME,
            Self::Apportion(_) => Apportion::NAME,
        }
    }

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// A [`CountFlaw`] if the profile is not of the kind that the method counts, or beyond its limits.
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        match self {
            Self::Plurality(method) => method.count(profile, ties),
            Self::Approval(method) => method.count(profile, ties),
            Self::Score(method) => method.count(profile, ties),
            Self::Star(method) => method.count(profile, ties),
            Self::Dots(method) => method.count(profile, ties),
            Self::Majority(method) => method.count(profile, ties),
            Self::Irv(method) => method.count(profile, ties),
            Self::Schulze(method) => method.count(profile, ties),
            Self::RankedPairs(method) => method.count(profile, ties),
            Self::CondorcetDebian(method) => method.count(profile, ties),
            Self::ScottishStv(method) => method.count(profile, ties),
            Self::Meek(method) => method.count(profile, ties),
            Self::EqualShares(method) => method.count(profile, ties),
            Self::GreedyBudget(method) => method.count(profile, ties),
            Self::Apportion(method) => method.count(profile, ties),
        }
    }
}
