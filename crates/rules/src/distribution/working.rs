//! "Why this much": the whole working behind one member's payout, as numbers that a page puts into words.

use register::Hash;
use serde::Serialize;

use super::fraction::Fraction;
use super::plan::{Balance, Stream as Plan, part};
use super::terms::{CareMode, Claimant};
use super::{Outcome, Payout};
use crate::quantity::Stream;

/// The whole working behind one member's payout. Money is in the currency's smallest unit.
#[derive(Clone, Debug, Serialize)]
pub struct Working {
    /// Whose payout it is.
    pub member: Hash,
    /// The amount that is distributed.
    pub amount: u64,
    /// The part of it that went to the solidarity fund first.
    pub needs: Fraction,
    /// Livelihood, then love.
    pub streams: [StreamWorking; 2],
    /// The pay for credits, before care.
    pub before_care: Fraction,
    /// What care changed.
    pub care: CareWorking,
    /// The pay after care, before rounding.
    pub exact: Fraction,
    /// What rounding changed.
    pub rounding: Rounding,
    /// What is paid.
    pub payout: u64,
    /// Livelihood credits divested, in hundredths of a credit.
    pub divested_livelihood: u64,
    /// Love credits divested, in hundredths of a credit.
    pub divested_love: u64,
}

/// One stream, and a member's part of it.
#[derive(Clone, Debug, Serialize)]
pub struct StreamWorking {
    /// Which stream.
    pub stream: Stream,
    /// The agreed part of what is shared.
    pub part: Fraction,
    /// That part, in money.
    pub split: Fraction,
    /// Overflow of the other stream that this one took in.
    pub received: Fraction,
    /// What this stream could not take, because all of its credits are paid.
    pub passed_on: Fraction,
    /// What the stream pays out.
    pub paid: Fraction,
    /// All open credits in it, in hundredths.
    pub open_of_all: u64,
    /// The member's open credits in it, in hundredths.
    pub open: u64,
    /// The member's part of the open credits.
    pub share: Fraction,
    /// What the member is paid out of the stream.
    pub pay: Fraction,
    /// Whether the member's open credits are all paid: the cap is reached.
    pub capped: bool,
}

/// How one stream is shared, whoever asks.
#[derive(Clone, Debug, Serialize)]
pub struct Split {
    /// Which stream.
    pub stream: Stream,
    /// The agreed part of what is shared.
    pub part: Fraction,
    /// That part, in money.
    pub split: Fraction,
    /// Overflow of the other stream that this one took in.
    pub received: Fraction,
    /// What this stream could not take, because all of its credits are paid.
    pub passed_on: Fraction,
    /// What the stream pays out.
    pub paid: Fraction,
    /// All open credits in it, in hundredths.
    pub open: u64,
}

/// What care changed in a member's pay.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub enum CareWorking {
    /// The agreement leaves care out.
    Off,
    /// Care hours are paid from a pot.
    Pot {
        /// The largest pot there could be.
        pot: Fraction,
        /// What of it is paid.
        spent: Fraction,
        /// What an hour is paid by agreement.
        rate_per_hour: u64,
        /// The member's minutes of care that are paid.
        minutes: u64,
        /// What the member is paid for them.
        paid: Fraction,
    },
    /// The member is on leave, ill or in a life event: left out of the balance, both ways.
    LeftOut,
    /// The member takes part in the balance.
    Balance {
        /// The agreed strength.
        k: Fraction,
        /// The member's minutes of care.
        minutes: u64,
        /// The mean of the minutes of those in the balance.
        mean: Fraction,
        /// How many are in the balance.
        members: u64,
        /// What is withheld from this member.
        withheld: Fraction,
        /// What this member receives.
        received: Fraction,
        /// What is withheld from all together.
        withheld_from_all: Fraction,
    },
}

/// What rounding to the smallest unit changed: less than one of it.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "way", content = "by", rename_all = "snake_case")]
pub enum Rounding {
    /// The payout is more than the exact pay, by this.
    Up(Fraction),
    /// The payout is less than the exact pay, by this.
    Down(Fraction),
    /// The exact pay is a whole number of the smallest unit.
    None,
}

/// The working of the payout at this place.
pub(super) fn of(outcome: &Outcome, place: usize) -> Working {
    let claimant = &outcome.basis.claimants[place];
    let plan = &outcome.plan;
    let terms = &outcome.basis.terms;
    let livelihood = stream(Stream::Livelihood, part(terms.livelihood()), &plan.livelihood, claimant);
    let love = stream(Stream::Love, part(terms.love()), &plan.love, claimant);
    let before_care = livelihood.pay.plus(&love.pay);
    let care = care(outcome, claimant, &before_care);
    let exact = match &care {
        CareWorking::Off | CareWorking::LeftOut => before_care.clone(),
        CareWorking::Pot { paid, .. } => before_care.plus(paid),
        CareWorking::Balance { withheld, received, .. } => before_care.less(withheld).plus(received),
    };
    let Payout {
        amount: payout,
        divested_livelihood,
        divested_love,
        ..
    } = outcome.payouts[place];
    Working {
        member: claimant.member,
        amount: outcome.basis.amount,
        needs: plan.needs.clone(),
        streams: [livelihood, love],
        before_care,
        care,
        rounding: rounding(payout, &exact),
        exact,
        payout,
        divested_livelihood,
        divested_love,
    }
}

/// How both streams are shared.
pub(super) fn splits(outcome: &Outcome) -> [Split; 2] {
    let split = |stream, part, plan: &Plan| Split {
        stream,
        part,
        split: plan.split.clone(),
        received: plan.received.clone(),
        passed_on: plan.passed_on.clone(),
        paid: plan.taken.clone(),
        open: plan.open,
    };
    let (terms, plan) = (&outcome.basis.terms, &outcome.plan);
    [
        split(Stream::Livelihood, part(terms.livelihood()), &plan.livelihood),
        split(Stream::Love, part(terms.love()), &plan.love),
    ]
}

fn stream(stream: Stream, part: Fraction, plan: &Plan, claimant: &Claimant) -> StreamWorking {
    let open = match stream {
        Stream::Livelihood => claimant.livelihood_open,
        Stream::Love => claimant.love_open,
        Stream::Care => 0, // Care is hours; no credits are open in it.
    };
    StreamWorking {
        stream,
        part,
        split: plan.split.clone(),
        received: plan.received.clone(),
        passed_on: plan.passed_on.clone(),
        paid: plan.taken.clone(),
        open_of_all: plan.open,
        open,
        share: Fraction::whole(open).shared_among(plan.open),
        pay: plan.rate.times_whole(open),
        capped: open > 0 && plan.full,
    }
}

fn care(outcome: &Outcome, claimant: &Claimant, before_care: &Fraction) -> CareWorking {
    let plan = &outcome.plan;
    match outcome.basis.terms.care() {
        CareMode::Off => CareWorking::Off,
        CareMode::Pot { .. } | CareMode::Balance { .. } if !claimant.in_balance => CareWorking::LeftOut,
        CareMode::Pot {
            share: _,
            rate_per_hour,
        } => CareWorking::Pot {
            pot: plan.pot.clone(),
            spent: plan.pot_spent.clone(),
            rate_per_hour,
            minutes: claimant.care_minutes,
            paid: plan.pot_rate.times_whole(claimant.care_minutes),
        },
        CareMode::Balance { k } => {
            let balance = &plan.balance;
            let (withheld, received) = if balance.above == 0 {
                (Fraction::zero(), Fraction::zero())
            } else {
                moved(balance, claimant, before_care)
            };
            CareWorking::Balance {
                k: part(k),
                minutes: claimant.care_minutes,
                mean: Fraction::whole(balance.minutes).shared_among(balance.members),
                members: balance.members,
                withheld,
                received,
                withheld_from_all: balance.withheld.clone(),
            }
        }
    }
}

/// What the balance withholds from a member, and what it gives; there is somebody above the mean.
fn moved(balance: &Balance, claimant: &Claimant, before_care: &Fraction) -> (Fraction, Fraction) {
    let below = Fraction::new(balance.below(claimant), balance.minutes);
    let excess = Fraction::new(balance.excess(claimant), balance.above);
    (
        before_care.times(&below).times(&balance.k),
        balance.withheld.times(&excess),
    )
}

fn rounding(payout: u64, exact: &Fraction) -> Rounding {
    let payout = Fraction::whole(payout);
    if payout > *exact {
        Rounding::Up(payout.less(exact))
    } else if payout < *exact {
        Rounding::Down(exact.less(&payout))
    } else {
        Rounding::None
    }
}
