//! The bylaws: what the rules read from a community's agreements, checked once when the agreement is adopted.
//!
//! The texts of the agreements stay in the register and are shown by `report`; this is their machine-readable side.

use crate::act::AgreementText;
use crate::distribution::{CareMode, Terms};
use crate::field::{FieldFlaw, Flaw, Integer, Line, List, Parameters, choice, fields, records};
use crate::limits::CONFIRMATIONS_MAX;
use crate::quantity::{Ratio, Stream, WorkUnit, words};
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

pub mod deciding;
pub mod delegation;
pub mod forks;
pub mod houses;
pub mod power;
pub mod publishing;
pub mod weighing;
pub use deciding::Deciding;

/// The agreements that every founding writes out, in the order in which they are read.
pub const REQUIRED: &[&str] = &[
    "streams",
    "rates",
    "attestation",
    "membership",
    "care",
    "share-out",
    "openness",
];

words! {
    /// Where money goes that a stream cannot take because all its credits are paid.
    Overflow {
        /// To the other stream, as far as it has open credits.
        OtherStreams = "other-streams",
        /// To the indivisible reserve.
        Reserve = "reserve",
        /// Back to cash, for the next period.
        NextPeriod = "next-period",
    }
}

words! {
    /// Who may read the community's pages.
    Reading {
        /// Its members.
        Members = "members",
        /// Everybody.
        Public = "public",
    }
}

words! {
    /// How care work is honoured in a share-out.
    CareWay {
        /// Money moves from those who cared less than the mean to those who cared more.
        Balance = "balance",
        /// Hours are paid from a pot.
        Pot = "pot",
        /// Not with money.
        Off = "off",
    }
}
words! {
    /// How somebody who joins becomes a member.
    Admission {
        /// By the invitation alone.
        Invitation = "invitation",
        /// By a decision of the members, after two of them vouched.
        Decided = "decided",
    }
}
choice!(Overflow, Reading, CareWay, Admission);

/// The credits that one unit of a task earns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The task.
    pub task: String,
    /// What it is counted in.
    pub unit: WorkUnit,
    /// Credits for one unit.
    pub credits: Ratio,
}

/// A dating stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// How many months it lasts at least.
    pub months: u32,
    /// The part of a contribution's credits that opens; the rest is historical at once.
    pub pay: Ratio,
    /// Whether livelihood work can be logged.
    pub livelihood: bool,
}

/// What the rules read from the agreements in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bylaws {
    /// The livelihood stream's share of what is shared out.
    pub livelihood: Ratio,
    /// The love stream's share.
    pub love: Ratio,
    /// Where a stream's surplus goes.
    pub overflow: Overflow,
    /// Credit rates per task and unit.
    pub rates: Vec<Rate>,
    /// Credits for an hour of any other productive work.
    pub hour: Ratio,
    /// Confirmations needed per stream: livelihood, love, care.
    pub confirmations: [u8; 3],
    /// Days after which undisputed work counts by silence; 0: never.
    pub silence_days: u32,
    /// Dating stages; none where members are full at once.
    pub stages: Vec<Stage>,
    /// How somebody who joins becomes a member.
    pub admission: Admission,
    /// How many full members vouch for somebody, where admission is decided; all, where there are fewer.
    pub vouches: usize,
    /// How many full members vouch for a new key of somebody who lost theirs; all others, where there are fewer.
    pub recovery_vouches: usize,
    /// Days in which a key of before can say no to the new one.
    pub recovery_days: u32,
    /// How many full members evaluate at most.
    pub evaluators: usize,
    /// Days after the founding in which people can join as full members.
    pub founding_days: u32,
    /// Love credits (hundredths) that the duties report looks for each quarter.
    pub duties_love: u64,
    /// How care is honoured.
    pub care: CareMode,
    /// The part of each share-out for the solidarity fund.
    pub needs: Ratio,
    /// Hours without objection until a share-out posts.
    pub waiting_hours: u32,
    /// Who may read.
    pub reading: Reading,
    /// How the community decides.
    pub deciding: Deciding,
}

impl Bylaws {
    /// Reads the bylaws from a founding's agreements.
    ///
    /// # Errors
    /// An agreement is missing or doubled, or a parameter is missing, unknown or outside its limits.
    pub fn read(agreements: &[AgreementText]) -> Result<Bylaws, Refusal> {
        for (place, agreement) in agreements.iter().enumerate() {
            let name = agreement.name.as_str();
            if agreements[..place].iter().any(|other| other.name.as_str() == name) {
                return Err(Refusal::NameDoubled { name: name.to_string() });
            }
            let known = REQUIRED.contains(&name) || deciding::OPTIONAL.contains(&name);
            if !known && !agreement.params.0.is_empty() {
                return Err(wrong(name, &FieldFlaw::here(Flaw::Unknown)));
            }
        }
        let streams: Streams = params(agreements, "streams")?;
        if !adds_up_to_one(streams.livelihood, streams.love) {
            return Err(Refusal::SplitNotWhole {
                livelihood: streams.livelihood,
                love: streams.love,
            });
        }
        let rates: Rates = params(agreements, "rates")?;
        let attestation: Attestation = params(agreements, "attestation")?;
        let membership: Membership = params(agreements, "membership")?;
        let care: CareParams = params(agreements, "care")?;
        let share_out: ShareOut = params(agreements, "share-out")?;
        share("share-out", "needs", share_out.needs)?;
        let openness: Openness = params(agreements, "openness")?;
        Ok(Bylaws {
            livelihood: streams.livelihood,
            love: streams.love,
            overflow: streams.overflow,
            rates: read_rates(&rates)?,
            hour: rates.hour,
            confirmations: [attestation.livelihood, attestation.love, attestation.care]
                .map(|count| u8::try_from(count.get()).unwrap_or(CONFIRMATIONS_MAX)),
            silence_days: attestation.silence_days.unsigned() as u32,
            stages: read_stages(&membership)?,
            admission: membership.admission.unwrap_or(Admission::Invitation),
            vouches: membership.vouches.map_or(2, |count| count.unsigned() as usize),
            recovery_vouches: membership.recovery_vouches.map_or(3, |count| count.unsigned() as usize),
            recovery_days: membership.recovery_days.map_or(7, |days| days.unsigned() as u32),
            evaluators: membership.evaluators.unsigned() as usize,
            founding_days: membership.founding_days.unsigned() as u32,
            duties_love: membership.duties_love.unsigned(),
            care: read_care(&care)?,
            needs: share_out.needs,
            waiting_hours: share_out.waiting_hours.unsigned() as u32,
            reading: openness.reading,
            deciding: Deciding::read(agreements)?,
        })
    }

    /// How many confirmations work of this stream needs.
    pub fn confirmations(&self, stream: Stream) -> u8 {
        match stream {
            Stream::Livelihood => self.confirmations[0],
            Stream::Love => self.confirmations[1],
            Stream::Care => self.confirmations[2],
        }
    }

    /// What a distribution goes by, in a currency of this scale.
    pub fn terms(&self, scale: u8) -> Terms {
        Terms::new(
            self.needs,
            (self.livelihood, self.love),
            self.overflow,
            self.care,
            scale,
        )
        .expect("reading the agreements checked the shares, and the founding's currency has at most 4 decimals")
    }

    /// Credits for one unit of this task: its own rate, or the hourly rate for any work counted in time.
    pub fn rate(&self, task: &str, unit: WorkUnit) -> Option<Ratio> {
        let own = self.rates.iter().find(|rate| rate.task == task && rate.unit == unit);
        match (own, unit) {
            (Some(rate), _) => Some(rate.credits),
            (None, WorkUnit::Minutes) => Ratio::new(self.hour.num(), self.hour.den() * 60),
            (None, WorkUnit::Words | WorkUnit::Pieces) => None,
        }
    }
}

fn adds_up_to_one(a: Ratio, b: Ratio) -> bool {
    let wide = |number: u64| u128::from(number);
    wide(a.num()) * wide(b.den()) + wide(b.num()) * wide(a.den()) == wide(a.den()) * wide(b.den())
}

fn wrong(agreement: &str, flaw: &FieldFlaw) -> Refusal {
    Refusal::ParameterWrong {
        agreement: agreement.to_string(),
        parameter: flaw.path.clone(),
        flaw: flaw.flaw.clone(),
    }
}

fn share(agreement: &str, parameter: &str, ratio: Ratio) -> Result<(), Refusal> {
    if ratio.is_share() {
        return Ok(());
    }
    Err(wrong(agreement, &FieldFlaw::here(Flaw::TooMuch(1)).under(parameter)))
}

fn params<T: Params>(agreements: &[AgreementText], name: &str) -> Result<T, Refusal> {
    let agreement = agreements
        .iter()
        .find(|agreement| agreement.name.as_str() == name)
        .ok_or_else(|| Refusal::AgreementMissing {
            agreement: name.to_string(),
        })?;
    T::read_params(&agreement.params).map_err(|flaw| wrong(name, &flaw))
}

fn read_rates(rates: &Rates) -> Result<Vec<Rate>, Refusal> {
    let mut read: Vec<Rate> = Vec::new();
    // The hourly rate is divided by 60 for a minute, so its denominator leaves room for that.
    if rates.hour.den() > Ratio::PART_MAX / 60 {
        let flaw = FieldFlaw::here(Flaw::TooMuch((Ratio::PART_MAX / 60) as i64)).under("hour");
        return Err(wrong("rates", &flaw));
    }
    for rate in rates.tasks.iter() {
        let rate = Rate {
            task: rate.task.as_str().to_string(),
            unit: rate.unit,
            credits: rate.credits,
        };
        if read
            .iter()
            .any(|other| other.task == rate.task && other.unit == rate.unit)
        {
            return Err(Refusal::NameDoubled { name: rate.task });
        }
        read.push(rate);
    }
    Ok(read)
}

fn read_stages(membership: &Membership) -> Result<Vec<Stage>, Refusal> {
    let read = |stage: &StageParams| {
        share("membership", "stages.pay", stage.pay)?;
        Ok(Stage {
            months: stage.months.unsigned() as u32,
            pay: stage.pay,
            livelihood: stage.livelihood.get() == 1,
        })
    };
    membership.stages.iter().map(read).collect()
}

fn read_care(params: &CareParams) -> Result<CareMode, Refusal> {
    let missing = |name: &str| wrong("care", &FieldFlaw::here(Flaw::Missing).under(name));
    let surplus = |name: &str| wrong("care", &FieldFlaw::here(Flaw::Unknown).under(name));
    match (params.way, params.k, params.share, params.rate) {
        (CareWay::Off, None, None, None) => Ok(CareMode::Off),
        (CareWay::Balance, Some(k), None, None) => {
            share("care", "k", k)?;
            Ok(CareMode::Balance { k })
        }
        (CareWay::Pot, None, Some(pot), Some(rate)) => {
            share("care", "share", pot)?;
            Ok(CareMode::Pot {
                share: pot,
                rate_per_hour: rate.unsigned(),
            })
        }
        (CareWay::Balance, None, _, _) => Err(missing("k")),
        (CareWay::Pot, _, None, _) => Err(missing("share")),
        (CareWay::Pot, _, _, None) => Err(missing("rate")),
        (CareWay::Off | CareWay::Pot, Some(_), _, _) => Err(surplus("k")),
        (CareWay::Off | CareWay::Balance, _, Some(_), _) => Err(surplus("share")),
        (CareWay::Off | CareWay::Balance, _, _, Some(_)) => Err(surplus("rate")),
    }
}

pub(crate) trait Params: Sized {
    /// Reads them.
    ///
    /// # Errors
    /// What is missing, unknown or outside its limits.
    fn read_params(params: &Parameters) -> Result<Self, FieldFlaw>;
}

macro_rules! params {
    ($( $(#[doc = $doc:literal])+ $name:ident { $($body:tt)* } )+) => { $(
        fields! { $(#[doc = $doc])+ $name { $($body)* } }
        impl Params for $name {
            fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
                $name::read_fields(&params.0, "")
            }
        }
    )+ };
}

/// The parameters of each agreement, as founding acts write them.
pub mod shapes {
    use super::*;

    params! {
        /// How what is shared out is split.
        Streams {
            /// The livelihood stream's share.
            livelihood: Ratio,
            /// The love stream's share; the two make a whole.
            love: Ratio,
            /// Where a stream's surplus goes.
            overflow: Overflow,
        }
        /// What work is worth in credits.
        Rates {
            /// Rates of named tasks.
            tasks: List<RateParams, 0, 64>,
            /// Credits for an hour of any other productive work.
            hour: Ratio,
        }
        /// Confirmations that work needs.
        Attestation {
            /// For livelihood work.
            livelihood: Integer<1, { CONFIRMATIONS_MAX as i64 }>,
            /// For love work.
            love: Integer<1, { CONFIRMATIONS_MAX as i64 }>,
            /// For care work.
            care: Integer<1, { CONFIRMATIONS_MAX as i64 }>,
            /// Days after which undisputed work counts by silence; 0: never.
            silence_days: Integer<0, 366>,
        }
        /// Becoming and being a member.
        Membership {
            /// The dating stages, in order.
            stages: List<StageParams, 0, 6>,
            /// How many full members evaluate at most.
            evaluators: Integer<1, 3>,
            /// Days after the founding in which people can join as full members.
            founding_days: Integer<0, 366>,
            /// Love credits, in hundredths, that the duties report looks for each quarter.
            duties_love: Integer<0, 100_000_000>,
            /// How somebody who joins becomes a member; `invitation` unless set. Where it is `decided`, stages end by a
            /// decision too.
            admission: Option<Admission>,
            /// How many full members vouch for somebody, where admission is decided; 2 unless set.
            vouches: Option<Integer<1, 20>>,
            /// How many full members vouch for a new key of somebody who lost theirs; 3 unless set.
            recovery_vouches: Option<Integer<2, 20>>,
            /// Days in which a key of before can say no to the new one, and that nobody is hurried through; 7 unless set.
            recovery_days: Option<Integer<1, 60>>,
        }
        /// How care is honoured in a share-out.
        CareParams {
            /// In which way.
            way: CareWay,
            /// For `balance`: how strongly, from 0 to 1.
            k: Option<Ratio>,
            /// For `pot`: the part of the amount that it gets.
            share: Option<Ratio>,
            /// For `pot`: money for an hour, in the smallest unit.
            rate: Option<Integer<0, 1_000_000>>,
        }
        /// How income is shared.
        ShareOut {
            /// The part for the solidarity fund.
            needs: Ratio,
            /// Hours without objection until a share-out posts.
            waiting_hours: Integer<0, 2_160>,
        }
        /// What others see.
        Openness {
            /// Who may read.
            reading: Reading,
        }
    }

    records! {
        /// A task's rate.
        RateParams {
            /// The task.
            task: Line<1, 40>,
            /// What it is counted in.
            unit: WorkUnit,
            /// Credits for one unit.
            credits: Ratio,
        }
        /// A dating stage.
        StageParams {
            /// How many months it lasts at least.
            months: Integer<0, 24>,
            /// The part of a contribution's credits that opens.
            pay: Ratio,
            /// Whether livelihood work can be logged: 1 or 0.
            livelihood: Integer<0, 1>,
        }
    }

    /// The parameters of each agreement that a founding writes out, by the agreement's name.
    pub const PARAMETERS: &[(&str, &[crate::field::FieldShape])] = &[
        ("streams", Streams::FIELDS),
        ("rates", Rates::FIELDS),
        ("attestation", Attestation::FIELDS),
        ("membership", Membership::FIELDS),
        ("care", CareParams::FIELDS),
        ("share-out", ShareOut::FIELDS),
        ("openness", Openness::FIELDS),
    ];
}
use shapes::{Attestation, CareParams, Membership, Openness, Rates, ShareOut, StageParams, Streams};
