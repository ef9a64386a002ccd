//! What a count says: who is elected, and the whole working, stage by stage, in types. `sentence` puts it into words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use num_bigint::BigUint;

use crate::lot::Settled;
use crate::option::OptionNumber;
use crate::pairwise::Pairwise;
use crate::profile::Profile;

/// The result of a count, with its whole working.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// The name of the method, as on the command line.
    pub method: &'static str,
    /// The rule in one sentence, with its settings and its precision.
    pub rule: String,
    /// The title of the election.
    pub title: String,
    /// The names of all options, in the order of their numbers.
    pub names: Vec<String>,
    /// How many seats were to be filled (0 where the method does not fill seats).
    pub seats: u32,
    /// The weight of the ballots that counted.
    pub valid: u64,
    /// The weight of the ballots that did not: blank, or not of the form that the method asks for.
    pub invalid: u64,
    /// Who is elected, adopted or paid for, in the order in which it happened.
    pub elected: Vec<OptionNumber>,
    /// The full order, best first, where the method gives one; options that share a place are tied.
    pub ranking: Vec<Vec<OptionNumber>>,
    /// The quota or majority to reach, in units of 10^-[`decimals`](Self::decimals), where the method has one.
    pub quota: Option<u128>,
    /// How many decimals totals and the quota carry.
    pub decimals: u8,
    /// The working, in order.
    pub stages: Vec<Stage>,
    /// Every tie that had to be broken, and what broke it.
    pub ties: Vec<Tie>,
    /// Whether everything was decided: false if a tie was left open for want of a seed.
    pub complete: bool,
    /// The comparison of every two options, for methods that make one.
    pub pairwise: Option<Pairwise>,
    /// The strengths of the strongest paths, for Schulze's method.
    pub paths: Option<Pairwise>,
    /// Seats by option, for methods that share them out.
    pub shares: Vec<u64>,
    /// The money, for budgets.
    pub money: Option<Money>,
}

/// One stage of the working.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stage {
    /// What was done.
    pub step: Step,
    /// What each option holds after it, in the order of their numbers and in units of 10^-decimals.
    pub totals: Vec<u128>,
    /// What moved: from, to (nobody: it is exhausted or lost in rounding), and how much.
    pub transfers: Vec<Transfer>,
    /// What no option holds any more, since ballots named nobody further.
    pub exhausted: u128,
    /// What truncation of fractions has lost so far.
    pub lost: u128,
    /// Who was elected in this stage, the first first.
    pub elected: Vec<OptionNumber>,
    /// Who was elected after it without reaching the quota, since as many were left as there were vacancies.
    pub last_vacancies: Vec<OptionNumber>,
}

/// Votes that move between options.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Transfer {
    /// Whose votes they were.
    pub from: OptionNumber,
    /// Who has them now; nobody if no further option was named.
    pub to: Option<OptionNumber>,
    /// How much, in units of 10^-decimals.
    pub amount: u128,
}

/// What is done in a stage.
#[allow(missing_docs, reason = "the line above each step names its fields")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// Every ballot counts for its first preference.
    FirstPreferences,
    /// Votes, approvals, scores or dots were added up.
    AddedUp(Counted),
    /// A yes/no question was decided.
    Decided(Decided),
    /// A surplus moved on: each paper at its value times surplus / total, truncated.
    Surplus {
        of: OptionNumber,
        surplus: u128,
        total: u128,
    },
    /// Whoever has least was excluded, and their papers move on at their value.
    Excluded { options: Vec<OptionNumber> },
    /// The two best scores meet: which of them do more ballots put above the other?
    Runoff {
        first: OptionNumber,
        second: OptionNumber,
        for_first: u64,
        for_second: u64,
        level: u64,
    },
    /// Meek: votes were shared out anew until the surplus was small enough, or somebody reached the quota.
    Shared {
        iterations: u32,
        quota: u128,
        surplus: u128,
        keep: Vec<u64>,
    },
    /// Meek: whoever has least was defeated.
    Defeated { option: OptionNumber },
    /// Every two options were compared.
    Compared,
    /// The strongest path between every two options was found.
    Paths { unbeaten: Vec<OptionNumber> },
    /// Ranked pairs: a majority was locked in.
    Locked {
        winner: OptionNumber,
        loser: OptionNumber,
        votes: u64,
        against: u64,
    },
    /// Ranked pairs: a majority was left out, since stronger ones say the opposite.
    LeftOut {
        winner: OptionNumber,
        loser: OptionNumber,
        votes: u64,
        against: u64,
    },
    /// Debian: an option missed its quorum and was dropped.
    QuorumMissed {
        option: OptionNumber,
        votes: u64,
        members: u64,
    },
    /// Debian: an option did not defeat the default by its majority, and was dropped.
    MajorityMissed {
        option: OptionNumber,
        votes: u64,
        against: u64,
        ratio: Ratio,
    },
    /// Debian: those that nobody outside the set defeats.
    Schwartz { set: Vec<OptionNumber> },
    /// Debian: the weakest defeats within the set were dropped.
    DefeatsDropped {
        defeats: Vec<(OptionNumber, OptionNumber)>,
        votes: u64,
        against: u64,
    },
    /// Equal shares: every voter received the same endowment.
    Endowed { each: Fraction, voters: u64, raises: u64 },
    /// Equal shares: the supporters of a project paid for it, each the same unless they had less left.
    Bought(Purchase),
    /// Equal shares: no project is left that its supporters can pay for.
    NothingAffordable,
    /// Equal shares completed by votes: the money left paid for it.
    Completed {
        option: OptionNumber,
        cost: u64,
        votes: u64,
    },
    /// Greedy: the project fits into the money that is left.
    Funded {
        option: OptionNumber,
        cost: u64,
        votes: u64,
        left: u64,
    },
    /// Greedy: the project costs more than the money that is left.
    Unaffordable {
        option: OptionNumber,
        cost: u64,
        votes: u64,
        left: u64,
    },
    /// Seats were shared out in proportion to votes.
    Apportioned { seats: u64 },
}

/// What was added up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counted {
    /// One vote a ballot.
    Votes,
    /// Any number of approvals a ballot.
    Approvals,
    /// Scores.
    Scores,
    /// Dots.
    Dots,
}

/// How a yes/no question went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Decided {
    /// Votes in favour.
    pub yes: u64,
    /// Votes against.
    pub no: u64,
    /// Abstentions.
    pub abstain: u64,
    /// Whether it passed, or the first reason why not.
    pub verdict: Verdict,
}

/// Whether a yes/no question passed, or the first reason why not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It passed.
    Passed,
    /// Nobody was in favour.
    NobodyInFavour,
    /// Too few took part: at least this many had to.
    TurnoutMissed(u64),
    /// Too few were in favour, of all who may vote: at least this many had to be.
    ApprovalMissed(u64),
    /// Not more than the required part of yes and no were yes.
    MajorityMissed,
}

/// One project bought with equal shares.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Purchase {
    /// The project.
    pub option: OptionNumber,
    /// What it costs.
    pub cost: u64,
    /// The weight of the voters who support it.
    pub supporters: u64,
    /// What each of them paid, unless they had less left.
    pub payment: Fraction,
    /// The weight of the voters who paid this in full.
    pub paid_in_full: u64,
    /// The weight of the voters who paid all they had left, which was less.
    pub paid_all: u64,
}

/// The money of a budget.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Money {
    /// What there was to spend, in units of 10^-decimals of the currency.
    pub budget: u64,
    /// What was spent.
    pub spent: u64,
    /// How many decimals amounts of money carry.
    pub decimals: u8,
}

/// A ratio of whole numbers, such as a majority of 2/3.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ratio {
    numerator: u64,
    denominator: u64,
}

impl Ratio {
    /// This part, or nothing if the denominator is zero.
    #[must_use]
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// What stands above the line.
    #[must_use]
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// What stands below the line; never zero.
    #[must_use]
    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// Whether `part` is strictly more than this part of `whole`.
    #[must_use]
    pub fn is_exceeded(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.denominator) > u128::from(whole) * u128::from(self.numerator)
    }

    /// Whether `part` is at least this part of `whole`.
    #[must_use]
    pub fn is_reached(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.denominator) >= u128::from(whole) * u128::from(self.numerator)
    }

    /// This part of a number of people, rounded up.
    #[must_use]
    pub fn of_people(self, whole: u64) -> u64 {
        let people = (u128::from(whole) * u128::from(self.numerator)).div_ceil(u128::from(self.denominator));
        u64::try_from(people).unwrap_or(u64::MAX)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// An exact fraction of any size. It is shown in lowest terms, and equals any fraction of the same value.
#[derive(Clone, Debug)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

impl Fraction {
    /// This fraction.
    ///
    /// # Panics
    ///
    /// If the denominator is zero.
    #[must_use]
    pub fn new(numerator: BigUint, denominator: BigUint) -> Self {
        assert!(denominator != BigUint::ZERO, "a fraction of zero");
        Self { numerator, denominator }
    }

    /// The same fraction in lowest terms.
    #[must_use]
    pub fn lowest(&self) -> Self {
        let (mut divisor, mut rest) = (self.numerator.clone(), self.denominator.clone());
        while rest != BigUint::ZERO {
            (divisor, rest) = (rest.clone(), divisor % rest);
        }
        Self {
            numerator: &self.numerator / &divisor,
            denominator: &self.denominator / &divisor,
        }
    }

    /// The fraction with so many decimals, rounded to the nearest and a half up: `0.1667`.
    #[must_use]
    pub fn decimal(&self, places: u8) -> String {
        let one = BigUint::from(10u8).pow(u32::from(places));
        let doubled = &self.numerator * &one * 2u8 + &self.denominator;
        let units = doubled / (&self.denominator * 2u8);
        match places {
            0 => format!("{units}"),
            _ => format!(
                "{}.{:0>width$}",
                &units / &one,
                (&units % &one).to_string(),
                width = usize::from(places)
            ),
        }
    }

    /// What stands above the line, not always in lowest terms.
    #[must_use]
    pub fn numerator(&self) -> &BigUint {
        &self.numerator
    }

    /// What stands below the line, not always in lowest terms; never zero.
    #[must_use]
    pub fn denominator(&self) -> &BigUint {
        &self.denominator
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        &self.numerator * &other.denominator == &other.numerator * &self.denominator
    }
}

impl Eq for Fraction {}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lowest = self.lowest();
        if lowest.denominator == BigUint::from(1u8) {
            write!(f, "{}", lowest.numerator)
        } else {
            write!(f, "{}/{}", lowest.numerator, lowest.denominator)
        }
    }
}

/// A tie that had to be broken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tie {
    /// The stage (from 1) in which it arose.
    pub stage: usize,
    /// What there was to decide.
    pub question: Question,
    /// Who was tied.
    pub tied: Vec<OptionNumber>,
    /// Who it fell on, unless it was left open.
    pub chosen: Option<OptionNumber>,
    /// What settled it.
    pub settled: Settled,
}

/// What a tie was about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Question {
    /// Who is elected.
    Elected,
    /// Who is excluded.
    Excluded,
    /// Whose surplus moves first.
    Surplus,
    /// Who goes on to the runoff.
    Runoff,
    /// Which of equally strong majorities that contradict each other counts first.
    Majorities,
    /// Which project is paid for first.
    Project,
    /// Who receives the last seat.
    LastSeat,
}

/// Why a profile cannot be counted by a method.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CountFlaw {
    /// There is nothing to vote for.
    NoOptions,
    /// The method needs scores or approvals, and the ballots are rankings.
    NeedsScores,
    /// The method needs a number of seats, and there is none.
    NeedsSeats,
    /// The method needs a budget, and there is none.
    NeedsBudget,
    /// The method needs an option with this number.
    NeedsOption(u32),
    /// A yes/no question has two options, or three with abstention.
    NeedsYesNo,
    /// A quorum needs to know how many may vote, and there are at least as many as ballots.
    NeedsElectorate,
    /// More options than the method takes: this many.
    TooManyOptions(usize),
    /// More options with the same sum than the method compares in pairs: this many.
    TooManyTied(usize),
    /// The ballots together weigh more than the method takes: this much.
    TooMuchWeight(u64),
    /// More seats than the method can share out.
    TooManySeats,
    /// Endowments would have to be raised too often.
    TooManyRaises,
    /// Nobody received a vote, so that seats cannot be shared out in proportion to votes.
    NoVotes,
}

impl fmt::Display for CountFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOptions => f.write_str("there is nothing to vote for"),
            Self::NeedsScores => f.write_str("this method needs scores or approvals, and the ballots are rankings"),
            Self::NeedsSeats => f.write_str("this method needs a number of seats, and the file names none"),
            Self::NeedsBudget => f.write_str("this method needs a budget and costs, and the file has none"),
            Self::NeedsOption(number) => write!(f, "this method needs an option {number}, and there is none"),
            Self::NeedsYesNo => f.write_str("this method needs two options (yes, no), or three with abstention"),
            Self::NeedsElectorate => {
                f.write_str("a quorum needs the number of all who may vote, at least as many as voted")
            }
            Self::TooManyOptions(most) => write!(f, "this method takes at most {most} options"),
            Self::TooManyTied(most) => write!(f, "this method compares at most {most} options with the same sum"),
            Self::TooMuchWeight(most) => write!(f, "this method takes ballots that weigh at most {most} together"),
            Self::TooManySeats => f.write_str("there are more seats than this method can share out"),
            Self::TooManyRaises => f.write_str("endowments would have to be raised too often"),
            Self::NoVotes => f.write_str("nobody received a vote, so seats cannot be shared out in proportion"),
        }
    }
}

impl core::error::Error for CountFlaw {}

impl Outcome {
    /// An outcome in which nothing has happened yet.
    pub(crate) fn begin(method: &'static str, rule: String, profile: &Profile) -> Self {
        Self {
            method,
            rule,
            title: profile.title.clone(),
            names: profile.options.iter().map(|option| option.shown_name()).collect(),
            seats: 0,
            valid: profile.total_weight(),
            invalid: 0,
            elected: Vec::new(),
            ranking: Vec::new(),
            quota: None,
            decimals: 0,
            stages: Vec::new(),
            ties: Vec::new(),
            complete: true,
            pairwise: None,
            paths: None,
            shares: Vec::new(),
            money: None,
        }
    }

    /// The options that are elected, as numbers.
    #[must_use]
    pub fn elected_numbers(&self) -> Vec<u32> {
        self.elected.iter().map(|number| number.get()).collect()
    }

    /// Notes a tie in the stage that comes next or is being made (`stage`, from 1), and whether it stays open.
    pub(crate) fn note_tie(
        &mut self,
        stage: usize,
        question: Question,
        tied: &[usize],
        (chosen, settled): (Option<usize>, Settled),
    ) {
        let mut tied: Vec<OptionNumber> = tied.iter().map(|&position| OptionNumber::at(position)).collect();
        tied.sort_unstable();
        let chosen = chosen.map(OptionNumber::at);
        self.complete &= chosen.is_some();
        self.ties.push(Tie {
            stage,
            question,
            tied,
            chosen,
            settled,
        });
    }
}

impl Stage {
    /// A stage that leaves these totals, and in which nothing moves.
    pub(crate) fn with_totals(step: Step, totals: Vec<u128>) -> Self {
        Self {
            step,
            totals,
            transfers: Vec::new(),
            exhausted: 0,
            lost: 0,
            elected: Vec::new(),
            last_vacancies: Vec::new(),
        }
    }

    /// A stage that leaves no totals.
    pub(crate) fn bare(step: Step) -> Self {
        Self::with_totals(step, Vec::new())
    }
}

/// Option numbers of positions.
pub(crate) fn numbers(positions: impl IntoIterator<Item = usize>) -> Vec<OptionNumber> {
    positions.into_iter().map(OptionNumber::at).collect()
}
