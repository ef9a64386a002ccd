//! What refusals carry. Each kind of thing has a type: a text is a name that members gave or the id of something, and
//! never a word of ours, so that whoever speaks to people finds words for everything else in their language.

use crate::act::effect::{EffectSort, RoleKind};
use crate::act::{AccountFlag, AgreementClass, Ground, Tier, VoteMethod};
use crate::community::{AdviceStage, Disposition, DrawStage, ForkStage, Stage};
use crate::field::{Expected, Flaw};
use crate::ledger::{Unfit, Unit};
use crate::limits::Crowd;
use crate::quantity::{Day, Ratio, Stream, WorkUnit, words};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use register::AssertionFlaw;
use register::json::JsonReason;

/// A kind of thing that a refusal can carry.
pub trait Datum: Sized {
    /// As programs read it; never reworded.
    fn datum(&self) -> String;
    /// Enough of them to meet all its words: every one, where there is a list.
    fn examples() -> Vec<Self>;
}

words! {
    /// Why a vote, or an option of it, does not fit the method; the words are those of an answer to a program.
    VoteFlaw {
        /// The field says what this method has no use for.
        NotAsked = "this method does not ask for it",
        /// The field is missing.
        Needed = "this method needs it",
        /// There is more than the one question.
        OneOption = "a question of yes or no has one option",
    }
}

words! {
    /// A time of a vote that its opener can set, by the name of its field.
    VoteTime {
        /// For talking and adding options.
        Deliberation = "deliberation_hours",
        /// For voting.
        Voting = "voting_hours",
    }
}

words! {
    /// The form of ballot that a method asks for, by the name of its field.
    BallotForm {
        /// For, against or neither.
        Plain = "plain",
        /// All options approved of.
        Approve = "approve",
        /// Options with their points or dots.
        Points = "points",
        /// Options in order.
        Ranking = "ranking",
    }
}

words! {
    /// As what somebody is asked for advice.
    AskedAs {
        /// The decision touches them.
        Affected = "affected",
        /// They know about it.
        Experts = "experts",
        /// As either.
        Either = "people",
    }
}

/// A stage of one of the things that go by stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageOf {
    /// Of a proposal or a selection.
    Proposal(Stage),
    /// Of a draw.
    Draw(DrawStage),
}

/// The stages at which something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fits(pub Vec<StageOf>);

impl From<Stage> for StageOf {
    fn from(stage: Stage) -> StageOf {
        StageOf::Proposal(stage)
    }
}

impl From<DrawStage> for StageOf {
    fn from(stage: DrawStage) -> StageOf {
        StageOf::Draw(stage)
    }
}

impl<T: Into<StageOf>> From<T> for Fits {
    fn from(stage: T) -> Fits {
        Fits(vec![stage.into()])
    }
}

impl<T: Copy + Into<StageOf>> From<&[T]> for Fits {
    fn from(stages: &[T]) -> Fits {
        Fits(stages.iter().map(|stage| (*stage).into()).collect())
    }
}

/// What has words and lists all of them.
macro_rules! listed {
    ($($name:ident),+ $(,)?) => { $(
        impl Datum for $name {
            fn datum(&self) -> String {
                self.word().to_string()
            }
            fn examples() -> Vec<$name> {
                $name::ALL.to_vec()
            }
        }
    )+ };
}
listed! {
    AccountFlag, AdviceStage, AgreementClass, AskedAs, BallotForm, Crowd, Disposition, DrawStage, EffectSort, ForkStage,
    Ground, RoleKind, Stream, Tier, Unfit, VoteFlaw, VoteMethod, VoteTime, WorkUnit,
}

/// A name in examples: no letters, so that it is in no language.
const NAMELESS: &str = "‹1›";

impl Datum for String {
    fn datum(&self) -> String {
        self.clone()
    }
    fn examples() -> Vec<String> {
        vec![NAMELESS.to_string()]
    }
}

/// Counts, amounts in the smallest unit, and moments in Unix milliseconds: what is said of one is said of others too.
impl Datum for u64 {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<u64> {
        vec![1_777_817_100_000, 0, 1, 2]
    }
}

impl Datum for i64 {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<i64> {
        vec![-2, 0, 1, 2]
    }
}

impl Datum for Day {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<Day> {
        (1..=12).filter_map(|month| Day::from_date(2026, month, 3)).collect()
    }
}

impl Datum for Ratio {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<Ratio> {
        [(3, 4), (1, 3)]
            .into_iter()
            .filter_map(|(num, den)| Ratio::new(num, den))
            .collect()
    }
}

impl Datum for Unit {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<Unit> {
        let name = || Box::from(NAMELESS);
        vec![
            Unit::Currency(name()),
            Unit::Credit(Stream::Livelihood),
            Unit::Credit(Stream::Love),
            Unit::Hour,
            Unit::Energy,
            Unit::Mutual(name()),
            Unit::Shares(name()),
            Unit::Items(name()),
        ]
    }
}

impl Datum for AssertionFlaw {
    fn datum(&self) -> String {
        self.word().to_string()
    }
    fn examples() -> Vec<AssertionFlaw> {
        AssertionFlaw::ALL.to_vec()
    }
}

impl Datum for StageOf {
    fn datum(&self) -> String {
        match self {
            StageOf::Proposal(stage) => stage.to_string(),
            StageOf::Draw(stage) => stage.to_string(),
        }
    }
    fn examples() -> Vec<StageOf> {
        let proposals = Stage::ALL.iter().copied().map(StageOf::Proposal);
        proposals
            .chain(DrawStage::ALL.iter().copied().map(StageOf::Draw))
            .collect()
    }
}

impl Datum for Fits {
    fn datum(&self) -> String {
        let words: Vec<String> = self.0.iter().map(Datum::datum).collect();
        words.join(", ")
    }
    fn examples() -> Vec<Fits> {
        vec![Fits(StageOf::examples())]
    }
}

impl Datum for Flaw {
    fn datum(&self) -> String {
        self.to_string()
    }
    fn examples() -> Vec<Flaw> {
        let json = [
            JsonReason::Syntax { offset: 2 },
            JsonReason::Null,
            JsonReason::NotAnInteger,
            JsonReason::IntegerTooLarge,
            JsonReason::DuplicateMember,
            JsonReason::NameNotAscii,
            JsonReason::NotNormalised,
            JsonReason::Unassigned { character: '\u{e000}' },
            JsonReason::TooDeep,
            JsonReason::NotCanonical { offset: 2 },
        ]
        .into_iter();
        let expected = Expected::ALL.iter().copied().map(Flaw::Expected);
        [
            Flaw::Missing,
            Flaw::Unknown,
            Flaw::TooMuch(2),
            Flaw::TooLittle(1),
            Flaw::TooLong(80),
            Flaw::TooShort(1),
            // The words of acts are the same in every language.
            Flaw::NotOneOf(&[NAMELESS, "‹2›"]),
            Flaw::AsksNobody,
            Flaw::TooLarge(1_000_000),
        ]
        .into_iter()
        .chain(json.map(Flaw::Json))
        .chain(expected)
        .collect()
    }
}
