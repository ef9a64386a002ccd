//! Agreements: what is in force, every version there was, reviews, and what lapses; and the bylaws that follow.
//!
//! What an agreement's parameters mean is read in `bylaws.rs`; who may change one, `effects.rs` says.

use super::circles::ROOT;
use super::state::Work;
use super::{Community, Filing};
use crate::act::{AgreementClass, AgreementText, AgreementWords};
use crate::bylaws::{Bylaws, REQUIRED, Reading, deciding};
use crate::field::{Field, Parameters, Slug};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::{Value, decode};
use serde::{Deserialize, Serialize};

/// An agreement is looked at again within so many months.
pub const REVIEW_MONTHS_MAX: u32 = 12;

/// An agreement, with every version there was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its short name.
    pub name: String,
    /// The circle whose agreement it is.
    pub circle: u32,
    /// Its versions, the first one first; there is at least one.
    pub versions: Vec<AgreementVersion>,
}

/// One version of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementVersion {
    /// Its number, from 1.
    pub version: u32,
    /// How weighty it is.
    pub class: AgreementClass,
    /// What it says.
    pub text: String,
    /// What the rules read from it, as canonical JSON.
    pub params: String,
    /// The day on which it was adopted.
    pub from: Day,
    /// The entry that adopted it.
    pub entry: u64,
    /// The decision that adopted it; none for the founding.
    pub decision: Option<Hash>,
    /// When it is looked at again.
    pub review: Day,
    /// Each time that it was kept as it is.
    pub renewals: Vec<Renewal>,
    /// The last day on which it holds.
    pub sunset: Option<Day>,
    /// How it ended, other than by its sunset.
    pub ended: Option<AgreementEnd>,
}

/// A version kept as it is until another review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    /// The day.
    pub day: Day,
    /// The entry.
    pub entry: u64,
    /// The decision.
    pub decision: Hash,
    /// When it is looked at again.
    pub review: Day,
}

/// The end of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementEnd {
    /// The day.
    pub day: Day,
    /// The entry.
    pub entry: u64,
    /// The decision.
    pub decision: Hash,
    /// Whether another version took its place.
    pub replaced: bool,
}

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementState {
    /// It holds.
    InForce,
    /// It holds, and should have been looked at by now.
    ReviewDue,
    /// It holds, and its review is late by more than thirty days.
    Overdue,
    /// Its last day is over; since this day it does not hold.
    Lapsed(Day),
    /// A decision ended it; since this day it does not hold.
    Retired(Day),
}

/// What the rules read, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BylawsVersion {
    /// From which day on; in the days to come, what will be read once an agreement's last day is over.
    pub from: Day,
    /// The entry that made it so.
    pub entry: u64,
    /// What is read.
    pub bylaws: Bylaws,
}

impl AgreementState {
    /// Every word there is for it, as documents write it.
    pub const WORDS: &'static [&'static str] = &["in-force", "review-due", "overdue", "lapsed", "retired"];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            AgreementState::InForce => "in-force",
            AgreementState::ReviewDue => "review-due",
            AgreementState::Overdue => "overdue",
            AgreementState::Lapsed(_) => "lapsed",
            AgreementState::Retired(_) => "retired",
        }
    }
}

impl Agreement {
    /// The version that was adopted last.
    pub fn last(&self) -> &AgreementVersion {
        self.versions.last().expect("an agreement has a version from its start")
    }

    /// Whether its review is late by more than so many days: then it is flagged, and can be retired by plain consent.
    pub(super) fn is_overdue(&self, day: Day, overdue_days: u32) -> bool {
        self.last().review.plus_days(overdue_days as i32) < day // At most a year.
    }

    /// Where it stands on this day, if a review is overdue after so many days.
    fn state(&self, day: Day, overdue_days: u32) -> AgreementState {
        let last = self.last();
        let lapsed = last.sunset.filter(|sunset| *sunset < day);
        match (last.ended, lapsed) {
            (Some(end), Some(sunset)) if sunset < end.day => AgreementState::Lapsed(sunset.plus_days(1)),
            (Some(end), _) => AgreementState::Retired(end.day),
            (None, Some(sunset)) => AgreementState::Lapsed(sunset.plus_days(1)),
            (None, None) if self.is_overdue(day, overdue_days) => AgreementState::Overdue,
            (None, None) if last.review <= day => AgreementState::ReviewDue,
            (None, None) => AgreementState::InForce,
        }
    }

    /// Since when it does not hold on this day; none if it does.
    pub fn out_of_force(&self, day: Day) -> Option<Day> {
        // Overdue or not, it holds.
        match self.state(day, 0) {
            AgreementState::InForce | AgreementState::ReviewDue | AgreementState::Overdue => None,
            AgreementState::Lapsed(since) | AgreementState::Retired(since) => Some(since),
        }
    }

    /// Since when it did not hold on a day on which it did not.
    fn missing_since(&self, day: Day) -> Day {
        let before = self.versions.iter().rev().find(|version| version.from <= day);
        let version = before.unwrap_or(&self.versions[0]);
        let lapsed = version.sunset.map(|sunset| sunset.plus_days(1));
        let ended = version.ended.filter(|end| !end.replaced).map(|end| end.day);
        lapsed.into_iter().chain(ended).min().unwrap_or(version.from)
    }

    /// The version that holds on this day, as the register stood before this entry.
    pub fn on(&self, day: Day, entry: u64) -> Option<&AgreementVersion> {
        let adopted = |one: &&AgreementVersion| one.from <= day && one.entry < entry;
        let version = self.versions.iter().rev().find(adopted)?;
        let retired = version
            .ended
            .is_some_and(|end| !end.replaced && end.day <= day && end.entry < entry);
        let lapsed = version.sunset.is_some_and(|sunset| sunset < day);
        (!retired && !lapsed).then_some(version)
    }
}

impl AgreementVersion {
    /// The parameters, as acts write them.
    pub fn parameters(&self) -> Parameters {
        match decode(&self.params) {
            Ok(Value::Record(members)) => Parameters(members),
            Ok(_) | Err(_) => unreachable!("parameters are kept as they were encoded"),
        }
    }
}

/// The bylaws that these agreements make on a day. What every community needs is read even when it does not hold any
/// more, and the rules that go by it refuse ([`Community::holds`]); what is optional gives way to its defaults.
pub(super) fn read_bylaws(agreements: &[Agreement], day: Day) -> Result<Bylaws, Refusal> {
    let read =
        |agreement: &&Agreement| REQUIRED.contains(&agreement.name.as_str()) || agreement.out_of_force(day).is_none();
    let of_root = agreements.iter().filter(|agreement| agreement.circle == ROOT);
    let texts: Vec<AgreementText> = of_root.filter(read).map(as_text).collect();
    let mut bylaws = Bylaws::read(&texts)?;
    let closed = |agreement: &Agreement| agreement.name == "openness" && agreement.out_of_force(day).is_some();
    if agreements.iter().any(closed) {
        bylaws.reading = Reading::Members;
    }
    Ok(bylaws)
}

fn as_text(agreement: &Agreement) -> AgreementText {
    let last = agreement.last();
    AgreementText {
        name: Slug::parse(&agreement.name).expect("an agreement's name was read as a short name"),
        class: last.class,
        text: AgreementWords::read(&Value::Text(last.text.clone())).expect("its text was read as one"),
        params: last.parameters(),
    }
}

/// What is read from now on, and what will be when optional agreements lapse.
pub(super) fn bylaws_to_come(agreements: &[Agreement], day: Day, entry: u64) -> Result<Vec<BylawsVersion>, Refusal> {
    let lapsing = |agreement: &Agreement| {
        let last = agreement.last();
        let sunset = last.sunset.filter(|sunset| last.ended.is_none() && *sunset >= day)?;
        let changes = agreement.name == "openness" || deciding::OPTIONAL.contains(&agreement.name.as_str());
        (changes && agreement.circle == ROOT).then(|| sunset.plus_days(1))
    };
    let days: BTreeSet<Day> = agreements.iter().filter_map(lapsing).chain([day]).collect();
    let version = |from: Day| {
        let bylaws = read_bylaws(agreements, from)?;
        Ok(BylawsVersion { from, entry, bylaws })
    };
    days.into_iter().map(version).collect()
}

impl Community {
    /// All agreements that ever were, in the order in which they were first adopted.
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// Where an agreement stands on this day.
    pub fn agreement_state(&self, agreement: &Agreement, day: Day) -> AgreementState {
        agreement.state(day, self.bylaws().deciding.consent.overdue_days)
    }

    /// An agreement by its short name.
    pub fn agreement(&self, name: &str) -> Option<&Agreement> {
        self.agreements.iter().find(|agreement| agreement.name == name)
    }

    /// The names and versions of the agreements in force at this moment, to be named by every result.
    pub fn agreements_in_force(&self, now_ms: u64) -> Vec<(String, u32)> {
        self.agreements_on(self.day_of(now_ms), u64::MAX)
    }

    /// The names and versions of the agreements that hold on this day, as the register stood before this entry.
    pub fn agreements_on(&self, day: Day, entry: u64) -> Vec<(String, u32)> {
        let holds = |agreement: &Agreement| Some((agreement.name.clone(), agreement.on(day, entry)?.version));
        self.agreements.iter().filter_map(holds).collect()
    }

    /// Every bylaws that were read, with the day and entry from which they were.
    pub fn bylaws_versions(&self) -> &[BylawsVersion] {
        &self.bylaws
    }

    /// The bylaws on this day, as the register stood before this entry.
    pub fn bylaws_on(&self, day: Day, entry: u64) -> &Bylaws {
        let read = |one: &&BylawsVersion| one.from <= day && one.entry < entry;
        let version = self.bylaws.iter().rev().find(read).or(self.bylaws.first());
        &version.expect("a founded community has bylaws").bylaws
    }

    /// The bylaws by which a contribution counts: those of its day, as they were when it was logged.
    pub fn bylaws_of(&self, work: &Work) -> &Bylaws {
        self.bylaws_on(work.day, u64::from(work.entry))
    }

    /// The version of an agreement by which a contribution counts.
    pub fn agreement_of(&self, work: &Work, name: &str) -> Option<&AgreementVersion> {
        self.agreement(name)?.on(work.day, u64::from(work.entry))
    }

    /// Refuses what goes by an agreement that does not hold on this day.
    pub(super) fn holds(&self, name: &str, day: Day) -> Result<(), Refusal> {
        let agreement = self.agreement(name).expect("every founding writes this agreement out");
        if agreement.on(day, u64::MAX).is_some() {
            return Ok(());
        }
        let since = agreement.missing_since(day);
        Err(Refusal::AgreementNotInForce {
            agreement: name.to_string(),
            since,
        })
    }

    /// Refuses what goes by an agreement that does not hold today.
    pub(super) fn holds_today(&self, name: &str, filing: &Filing) -> Result<(), Refusal> {
        self.holds(name, self.day_of(filing.stamp_ms))
    }

    /// An agreement that was adopted by this decision and still holds is looked at again by this day.
    pub(super) fn bring_review_forward(&mut self, decision: Hash, day: Day) {
        for agreement in &mut self.agreements {
            let last = agreement.versions.last_mut().expect("an agreement has a version");
            if last.decision == Some(decision) && last.ended.is_none() {
                last.review = last.review.min(day);
            }
        }
    }

    /// Takes the agreements of a decision, and the bylaws that they make. With another attestation agreement, fewer
    /// confirmations can be enough.
    pub(super) fn take_agreements(&mut self, agreements: Vec<Agreement>, read: Vec<BylawsVersion>, filing: &Filing) {
        let today = self.day_of(filing.stamp_ms);
        // What was to come after today is read anew.
        self.bylaws.retain(|version| version.from <= today);
        self.bylaws.extend(read);
        self.agreements = agreements;
        self.daters_without_stages(today);
        self.count_all_confirmed(filing);
    }

    /// Where a new agreement has no dating stages, nobody is a dater any more.
    fn daters_without_stages(&mut self, today: Day) {
        if !self.bylaws().stages.is_empty() {
            return;
        }
        for member in 0..self.members.len() {
            if self.members[member].left.is_none() && self.members[member].full.is_none() {
                self.become_full(super::MemberIx(member as u32), today);
            }
        }
    }
}
