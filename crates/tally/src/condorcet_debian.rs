//! The vote of the Debian Constitution, section A.5: quorum, majority over the default option, then the Schwartz set.
//!
//! Defeats within the set are dropped from the weakest up (fewest winning votes; of equal ones, most opposing votes)
//! until none is left. Of several options that remain, the elector with the casting vote chooses.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::lot::{Settled, TieBreak};
use crate::option::OptionNumber;
use crate::outcome::{CountFlaw, Outcome, Question, Ratio, Stage, Step, numbers};
use crate::pairwise::Pairwise;
use crate::profile::Profile;

/// The count of the Debian Constitution. See the module for the rule.
///
/// ```
/// use tally::{condorcet_debian::CondorcetDebian, lot::TieBreak, profile::Profile};
/// let mut profile = Profile::ranked(["the resolution", "none of the above"]);
/// profile.rank(45, &[1, 2])?;
/// // With 900 members the quorum is 3 · √900 / 2 = 45; with 901 it is a little more.
/// for (members, winner) in [(900, 1), (901, 2)] {
///     let method = CondorcetDebian { members: Some(members), ..CondorcetDebian::default() };
///     assert_eq!(method.count(&profile, &TieBreak::none())?.elected_numbers(), [winner]);
/// }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CondorcetDebian {
    /// The default option ("none of the above"), if not the last.
    pub default: Option<OptionNumber>,
    /// How many may vote. With it, options need the quorum 3Q over the default, Q being half of its square root.
    pub members: Option<u64>,
    /// Options that need more than a simple majority over the default, with their ratio.
    pub ratios: Vec<(OptionNumber, Ratio)>,
    /// Whom the elector with the casting vote prefers, best first.
    pub casting_vote: Vec<OptionNumber>,
}

impl CondorcetDebian {
    /// The name on the command line.
    pub const NAME: &'static str = "condorcet-debian";

    /// Counts a profile.
    ///
    /// # Errors
    ///
    /// [`CountFlaw::NoOptions`], [`CountFlaw::TooManyOptions`] or [`CountFlaw::NeedsOption`].
    pub fn count(&self, profile: &Profile, ties: &TieBreak) -> Result<Outcome, CountFlaw> {
        let pairwise = Pairwise::compare(profile)?;
        let default = self.default.unwrap_or(OptionNumber::at(profile.options.len() - 1));
        let standing = profile
            .options
            .get(default.position())
            .is_some_and(|option| !option.withdrawn);
        if !standing {
            return Err(CountFlaw::NeedsOption(default.get()));
        }
        let rule = format!("Debian Constitution, section A.5: the default is option {default}.");
        let mut outcome = Outcome::begin(Self::NAME, rule, profile);
        outcome.seats = 1;
        outcome.stages.push(Stage::bare(Step::Compared));
        let left = self.undropped(&mut outcome, profile, &pairwise, default.position());
        let set = schwartz(&mut outcome, &pairwise, &left);
        self.elect(&mut outcome, profile, ties, &set);
        outcome.pairwise = Some(pairwise);
        Ok(outcome)
    }

    /// The options that reach their quorum and defeat the default by their majority, and the default itself.
    fn undropped(&self, outcome: &mut Outcome, profile: &Profile, pairwise: &Pairwise, default: usize) -> Vec<usize> {
        let simple = Ratio::new(1, 1).expect("one is not zero");
        let mut left = Vec::new();
        for option in profile.standing() {
            let (votes, against) = (pairwise.get(option, default), pairwise.get(default, option));
            let number = OptionNumber::at(option);
            let given = self.ratios.iter().find(|(of, _)| *of == number);
            let ratio = given.map_or(simple, |&(_, ratio)| ratio);
            if option == default {
                left.push(option);
            } else if let Some(members) = self.members.filter(|&members| !reaches_quorum(votes, members)) {
                outcome.stages.push(Stage::bare(Step::QuorumMissed {
                    option: number,
                    votes,
                    members,
                }));
            } else if votes > against && ratio.is_reached(votes, against) {
                left.push(option);
            } else {
                outcome.stages.push(Stage::bare(Step::MajorityMissed {
                    option: number,
                    votes,
                    against,
                    ratio,
                }));
            }
        }
        left
    }

    /// Elects the one option of the set, or that of the casting vote, the status quo or the lot.
    fn elect(&self, outcome: &mut Outcome, profile: &Profile, ties: &TieBreak, set: &[usize]) {
        let elected = if let [only] = set {
            Some(*only)
        } else {
            let cast = self
                .casting_vote
                .iter()
                .map(|number| number.position())
                .find(|option| set.contains(option));
            let settled = match cast {
                Some(option) => (Some(option), Settled::CastingVote),
                None => ties.first(&profile.options, set),
            };
            outcome.note_tie(outcome.stages.len(), Question::Elected, set, settled);
            settled.0
        };
        let elected = numbers(elected);
        outcome.elected.extend_from_slice(&elected);
        outcome.stages.last_mut().expect("the comparison is a stage").elected = elected;
    }
}

/// Whether the votes are at least 3Q, where Q is half of the square root of the members: 4 · votes² ≥ 9 · members.
fn reaches_quorum(votes: u64, members: u64) -> bool {
    4 * u128::from(votes) * u128::from(votes) >= 9 * u128::from(members)
}

/// The Schwartz set, after dropping the weakest defeats within it until none is left.
fn schwartz(outcome: &mut Outcome, pairwise: &Pairwise, left: &[usize]) -> Vec<usize> {
    let mut defeats: Vec<(usize, usize)> = Vec::new();
    for &one in left {
        defeats.extend(
            left.iter()
                .filter(|&&other| pairwise.beats(one, other))
                .map(|&other| (one, other)),
        );
    }
    loop {
        let set = unbeaten_from_outside(&defeats, left);
        outcome.stages.push(Stage::bare(Step::Schwartz {
            set: numbers(set.iter().copied()),
        }));
        let strength = |&(one, other): &(usize, usize)| (pairwise.get(one, other), Reverse(pairwise.get(other, one)));
        let within = defeats
            .iter()
            .filter(|(one, other)| set.contains(one) && set.contains(other));
        let Some(weakest) = within.clone().map(strength).min() else {
            return set;
        };
        let dropped: Vec<(usize, usize)> = within.filter(|defeat| strength(defeat) == weakest).copied().collect();
        defeats.retain(|defeat| !dropped.contains(defeat));
        let numbered = dropped
            .iter()
            .map(|&(one, other)| (OptionNumber::at(one), OptionNumber::at(other)));
        let (votes, Reverse(against)) = weakest;
        let step = Step::DefeatsDropped {
            defeats: numbered.collect(),
            votes,
            against,
        };
        outcome.stages.push(Stage::bare(step));
    }
}

/// Those who defeat, directly or through others, everybody who defeats them so.
fn unbeaten_from_outside(defeats: &[(usize, usize)], left: &[usize]) -> Vec<usize> {
    let size = left.iter().max().map_or(0, |last| last + 1);
    let mut reaches = vec![false; size * size];
    for &(one, other) in defeats {
        reaches[one * size + other] = true;
    }
    for &way in left {
        for &one in left.iter().filter(|&&one| one != way) {
            if reaches[one * size + way] {
                for &other in left {
                    reaches[one * size + other] |= reaches[way * size + other];
                }
            }
        }
    }
    let holds = |one: usize| {
        left.iter()
            .all(|&other| !reaches[other * size + one] || reaches[one * size + other])
    };
    left.iter().copied().filter(|&one| holds(one)).collect()
}
