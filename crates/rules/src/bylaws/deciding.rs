//! How a community decides, as its agreements say it: consent, advice, votes, circles and roles, and its calendar.
//!
//! Each agreement is optional: a community that has not adopted it decides by the defaults, which are those of the
//! templates. Here is what can be set and what it is without a word; `community/` says what it does.

use super::delegation::{self, DelegationRules};
use super::forks::{self, ForkRules};
use super::houses::{self, HouseRules};
use super::power::{self, PowerRules};
use super::publishing::{self, PublishingRules};
use super::weighing::{self, WeighingRules};
use super::{Params, wrong};
use crate::act::effect::EFFECT_SHAPES;
use crate::act::{AgreementClass, AgreementText};
use crate::calendar::Calendar;
use crate::field::{Expected, FieldFlaw, Flaw, Integer, List, Parameters, Slug, choice, fields};
use crate::quantity::{Day, Ratio, words};
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreements about deciding; none of them has to be there. Without delegation, power, houses and weighing nobody
/// delegates, nobody is told where much lies with few, every decision has one electorate, and each person one voice.
/// The last is not about deciding: without it nothing is published.
pub const OPTIONAL: &[&str] = &[
    "consent",
    "advice",
    "votes",
    "circles",
    "calendar",
    "delegation",
    "power",
    "houses",
    "weighing",
    "forks",
    publishing::NAME,
];

/// Those of them that are words alone unless they have parameters: registers from before hold such words.
pub const WITH_PARAMETERS: &[&str] = &["delegation", "power", "houses", "weighing", "forks", publishing::NAME];

const HOUR_MS: u64 = 3_600_000;

words! {
    /// What becomes of a proposal that its circle cannot settle.
    Stuck {
        /// The parent circle decides by consent; at the top, everybody votes.
        Parent = "parent",
        /// The circle votes between the proposal and leaving things as they are.
        Vote = "vote",
        /// The circle ranks the proposal, what its members add, and leaving things as they are.
        Ranked = "ranked",
        /// A panel that is drawn decides, and publishes why.
        Panel = "panel",
        /// In the matters that are listed three quarters decide in a short vote; in all others the parent circle does.
        Emergency = "emergency",
    }
}

words! {
    /// Who hears an appeal about an objection.
    Appeals {
        /// The parent circle; at the top, everybody who is not involved.
        Parent = "parent",
        /// A panel that is drawn.
        Panel = "panel",
    }
}

words! {
    /// How members come into a circle.
    Entering {
        /// They enter it themselves, for all to see.
        Open = "open",
        /// The circle decides to take them in.
        Decided = "decided",
    }
}
words! {
    /// How roles are filled.
    Choosing {
        /// By any decision, a selection among them.
        Any = "any",
        /// By a selection alone.
        Selection = "selection",
        /// By a selection, or by a vote.
        SelectionOrVote = "selection-or-vote",
    }
}
choice!(Stuck, Appeals, Entering, Choosing);

/// How the circle decides by consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRules {
    /// Time to ask what is meant.
    pub clarify_ms: u64,
    /// Time to react.
    pub react_ms: u64,
    /// Working days in which to object or consent.
    pub objection_days: u32,
    /// The least that these working days last.
    pub floor_ms: u64,
    /// Time to work objections into a new version.
    pub integrate_ms: u64,
    /// Rounds of objections.
    pub rounds: u32,
    /// The longest that all rounds together take.
    pub cap_ms: u64,
    /// Grace before an adopted proposal takes effect.
    pub closing_ms: u64,
    /// Time by which a round with too few answers is prolonged, once.
    pub extension_ms: u64,
    /// Answers needed, as a part of the circle: operational (at least), policy (more than), constitutional (at least).
    pub answers: [Ratio; 3],
    /// Answers needed at least, in a circle that has so many.
    pub answers_min: u32,
    /// Whether silence passes in operational matters that can be undone.
    pub silence_passes: bool,
    /// A circle greater than this asks for seconders of an objection.
    pub large: u32,
    /// The part of a large circle that seconds an objection.
    pub seconders: Ratio,
    /// Time in which they second it.
    pub seconding_ms: u64,
    /// Time to judge whether an objection qualifies.
    pub test_ms: u64,
    /// Time that an appeal, or a late objection, holds adoption up at most.
    pub appeal_ms: u64,
    /// Silence after two reminders by which an objection is abandoned; also the time in which to take one over.
    pub abandon_ms: u64,
    /// How long a live meeting holds the timers at most.
    pub meet_ms: u64,
    /// Time for absent members to object after a meeting.
    pub absent_ms: u64,
    /// Time in which anybody can say that an editorial edit is more than that.
    pub editorial_ms: u64,
    /// Time that a decision which cannot be undone waits.
    pub irreversible_ms: u64,
    /// Members who together pause it.
    pub pausers: u32,
    /// What becomes of a proposal after its last round.
    pub stuck: Stuck,
    /// Who hears appeals.
    pub appeals: Appeals,
    /// How many people sit in a drawn panel.
    pub panel: u32,
    /// How long secrets are sealed at least when people are drawn.
    pub draw_ms: u64,
    /// How long they can then be opened.
    pub reveal_ms: u64,
    /// Time that a drawn panel has to publish its report.
    pub report_ms: u64,
    /// Time for an emergency vote.
    pub emergency_ms: u64,
    /// The part of those for and against that carries it, at least.
    pub emergency_majority: Ratio,
    /// What such a vote can decide: effects, by their words.
    pub emergency_matters: Vec<String>,
    /// The fewest uninvolved people who find that an objection is a concern, and who sit in a panel.
    pub judges: u32,
    /// The part of those who say something that finds it so, at least.
    pub judged: Ratio,
    /// Reminders after which silence abandons an objection.
    pub reminders: u32,
    /// The least time between them.
    pub remind_ms: u64,
    /// Days after which something in effect is looked at again, once somebody objects to it.
    pub late_review_days: u32,
    /// Days by which the review of an agreement is late before it is overdue.
    pub overdue_days: u32,
}

impl ConsentRules {
    /// How long people who are drawn are waited for: time for two attempts.
    pub fn drawn_within_ms(&self) -> u64 {
        self.draw_ms.saturating_add(self.reveal_ms).saturating_mul(2)
    }
}

/// How roles decide by advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceRules {
    /// Time for advice at tier 1.
    pub small_ms: u64,
    /// Working days for advice at tier 2.
    pub large_days: u32,
    /// The least time between asking and asking again.
    pub remind_ms: u64,
    /// Time between a tier 2 decision and its effect.
    pub effective_ms: u64,
    /// Time between a decision that cannot be undone and its effect, at whatever tier it was taken after advice.
    pub irreversible_ms: u64,
    /// Time in which to contest the process.
    pub contest_ms: u64,
    /// Time in which a contest is checked.
    pub check_ms: u64,
    /// Time in which a successor takes a decision over.
    pub succeed_ms: u64,
    /// Idle time after which a decision lapses.
    pub idle_ms: u64,
    /// Time for advice after an emergency.
    pub emergency_ms: u64,
    /// Emergencies of one role in these days that are flagged when there are more.
    pub emergencies: u32,
    /// The most money that tier 1 decides about, in the smallest unit; tier 0 spends nothing.
    pub tier1_max: u64,
    /// The most members whom a tier 1 decision affects; tier 0 affects nobody else.
    pub tier1_affected: u32,
    /// Days until a decision is looked at again.
    pub review_days: u32,
    /// The same after an emergency.
    pub emergency_review_days: u32,
    /// Days over which emergencies are counted.
    pub emergency_days: u32,
    /// The fewest who know about it whom tier 2 asks.
    pub experts: u32,
    /// The part of those asked at tier 2 who have to answer really.
    pub answered: Ratio,
    /// The fewest of them.
    pub answered_min: u32,
}

/// How the community votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRules {
    /// Time to talk and to add options.
    pub deliberation_ms: u64,
    /// Time to vote.
    pub voting_ms: u64,
    /// The least time to talk that who opens a vote may set.
    pub deliberation_least_ms: u64,
    /// The least time to vote that they may set.
    pub voting_least_ms: u64,
    /// The part of the circle that has to approve: operational, policy, constitutional.
    pub approval: [Ratio; 3],
    /// The part of those for and against that has to be for: operational and policy (more than), constitutional (at
    /// least).
    pub majority: [Ratio; 3],
    /// The last part of the voting time in which a turn of the outcome prolongs it.
    pub flip: Ratio,
    /// The least that it is prolonged by.
    pub flip_min_ms: u64,
    /// Time in which people decide again after a pause.
    pub again_ms: u64,
    /// Months until it is asked whether a decision did what it was for.
    pub review_months: u32,
}

/// What holds for circles and roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleRules {
    /// How members come into a circle.
    pub entering: Entering,
    /// How roles are filled.
    pub choosing: Choosing,
    /// Time to nominate.
    pub nominate_ms: u64,
    /// Time to change one's nomination.
    pub change_ms: u64,
    /// Time for the facilitator to propose somebody; after it, any member of the circle can.
    pub propose_ms: u64,
    /// The part of a circle that reopens a selection.
    pub reopen: Ratio,
    /// The fewest who do.
    pub reopen_min: u32,
    /// Roles that one person holds at most; 0: no limit.
    pub roles_max: u32,
    /// Terms in a row that one person holds a role at most; 0: no limit.
    pub terms_max: u32,
    /// Months of a term, where a role does not say otherwise.
    pub term_months: u32,
}

/// Everything that the agreements say about deciding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deciding {
    /// Whether the agreement `consent` is in force: share-outs are then decided by it, and no longer by the stand-in of
    /// the first rules (waiting time and objection).
    pub by_consent: bool,
    /// Consent.
    pub consent: ConsentRules,
    /// Advice.
    pub advice: AdviceRules,
    /// Votes.
    pub votes: VoteRules,
    /// Circles and roles.
    pub circles: CircleRules,
    /// Working days.
    pub calendar: Calendar,
    /// Speaking for each other in votes, where it is agreed.
    pub delegation: Option<DelegationRules>,
    /// Being told where much lies with few, where it is agreed.
    pub power: Option<PowerRules>,
    /// Deciding in several houses, where it is agreed.
    pub houses: Option<HouseRules>,
    /// Weighing voices in some votes, where it is agreed.
    pub weighing: Option<WeighingRules>,
    /// How members part who cannot settle something.
    pub forks: ForkRules,
    /// What stands on the public page, where it is agreed.
    pub publishing: Option<PublishingRules>,
}

/// Where a class stands in the lists of three.
pub fn class_place(class: AgreementClass) -> usize {
    match class {
        AgreementClass::Operational => 0,
        AgreementClass::Policy => 1,
        AgreementClass::Constitutional => 2,
    }
}

impl Deciding {
    /// Reads what is there; what is not goes by the defaults.
    ///
    /// # Errors
    /// A parameter is missing, unknown or outside its limits.
    pub(super) fn read(agreements: &[AgreementText]) -> Result<Deciding, Refusal> {
        let consent = optional::<shapes::Consent>(agreements, "consent")?;
        let advice = optional::<shapes::Advice>(agreements, "advice")?;
        let votes = optional::<shapes::Votes>(agreements, "votes")?;
        let circles = optional::<shapes::Circles>(agreements, "circles")?;
        let calendar = optional::<shapes::CalendarParams>(agreements, "calendar")?;
        Ok(Deciding {
            by_consent: consent.is_some(),
            consent: read_consent(&consent.unwrap_or_default())?,
            advice: read_advice(&advice.unwrap_or_default())?,
            votes: read_votes(&votes.unwrap_or_default())?,
            circles: read_circles(&circles.unwrap_or_default())?,
            calendar: read_calendar(calendar.as_ref())?,
            delegation: delegation::read(agreements)?,
            power: power::read(agreements)?,
            houses: houses::read(agreements)?,
            weighing: weighing::read(agreements)?,
            forks: forks::read(agreements)?,
            publishing: publishing::read(agreements)?,
        })
    }
}

fn optional<T: Params>(agreements: &[AgreementText], name: &str) -> Result<Option<T>, Refusal> {
    let found = agreements.iter().find(|agreement| agreement.name.as_str() == name);
    let read = |agreement: &AgreementText| T::read_params(&agreement.params).map_err(|flaw| wrong(name, &flaw));
    found.map(read).transpose()
}

fn hours<const MIN: i64, const MAX: i64>(set: Option<Integer<MIN, MAX>>, default: u64) -> u64 {
    set.map_or(default, Integer::unsigned) * HOUR_MS
}

fn number<const MIN: i64, const MAX: i64>(set: Option<Integer<MIN, MAX>>, default: u32) -> u32 {
    set.map_or(default, |number| number.unsigned() as u32)
}

pub(super) fn part(agreement: &str, name: &str, set: Option<Ratio>, default: (u64, u64)) -> Result<Ratio, Refusal> {
    let ratio = set.unwrap_or_else(|| Ratio::new(default.0, default.1).expect("the defaults are sound"));
    super::share(agreement, name, ratio)?;
    Ok(ratio)
}

fn read_consent(it: &shapes::Consent) -> Result<ConsentRules, Refusal> {
    check_majority("consent", "judged", it.judged, core::cmp::Ordering::Greater)?;
    check_judges(number(it.judges, JUDGES), number(it.panel, PANEL))?;
    let share = |name, set, default| part("consent", name, set, default);
    Ok(ConsentRules {
        clarify_ms: hours(it.clarify_hours, 48),
        react_ms: hours(it.react_hours, 72),
        objection_days: number(it.objection_days, 5),
        floor_ms: hours(it.floor_hours, 72),
        integrate_ms: hours(it.integrate_hours, 240),
        rounds: number(it.rounds, 3),
        cap_ms: hours(it.cap_hours, 1_080),
        closing_ms: hours(it.closing_hours, 48),
        extension_ms: hours(it.extension_hours, 72),
        answers: [
            share("answers_operational", it.answers_operational, (1, 3))?,
            share("answers_policy", it.answers_policy, (1, 2))?,
            share("answers_constitutional", it.answers_constitutional, (3, 4))?,
        ],
        answers_min: number(it.answers_min, 2),
        silence_passes: it.silence_passes.is_some_and(|set| set.get() == 1),
        large: number(it.large, 50),
        seconders: share("seconders", it.seconders, (2, 100))?,
        seconding_ms: hours(it.seconding_hours, 72),
        test_ms: hours(it.test_hours, 48),
        appeal_ms: hours(it.appeal_hours, 336),
        abandon_ms: hours(it.abandon_hours, 168),
        meet_ms: hours(it.meet_hours, 336),
        absent_ms: hours(it.absent_hours, 48),
        editorial_ms: hours(it.editorial_hours, 24),
        irreversible_ms: hours(it.irreversible_hours, 72),
        pausers: number(it.pausers, 3),
        stuck: it.stuck.unwrap_or(Stuck::Parent),
        appeals: it.appeals.unwrap_or(Appeals::Parent),
        panel: number(it.panel, PANEL),
        draw_ms: hours(it.draw_hours, 24),
        reveal_ms: hours(it.reveal_hours, 48),
        report_ms: hours(it.report_hours, 504),
        emergency_ms: hours(it.emergency_hours, 48),
        emergency_majority: share("emergency_majority", it.emergency_majority, (3, 4))?,
        emergency_matters: read_matters(it)?,
        judges: number(it.judges, JUDGES),
        judged: share("judged", it.judged, (2, 3))?,
        reminders: number(it.reminders, 2),
        remind_ms: hours(it.remind_hours, 24),
        late_review_days: number(it.late_review_days, 14),
        overdue_days: number(it.overdue_days, 30),
    })
}

/// An emergency vote decides what the agreement lists, and each word of the list names an effect.
fn read_matters(it: &shapes::Consent) -> Result<Vec<String>, Refusal> {
    let matters: Vec<String> = it
        .emergency_matters
        .iter()
        .flat_map(|list| list.iter())
        .map(ToString::to_string)
        .collect();
    let known = |word: &String| EFFECT_SHAPES.iter().any(|shape| shape.word == word);
    if matters.iter().all(known) {
        return Ok(matters);
    }
    Err(wrong(
        "consent",
        &FieldFlaw::here(Flaw::Expected(Expected::Effects)).under("emergency_matters"),
    ))
}

/// How many judge an appeal unless it is agreed otherwise, and how many are drawn for a panel.
const JUDGES: u32 = 3;
const PANEL: u32 = 5;

/// A panel that has fewer seats than judges are needed could never judge.
fn check_judges(judges: u32, panel: u32) -> Result<(), Refusal> {
    if judges <= panel {
        return Ok(());
    }
    Err(wrong(
        "consent",
        &FieldFlaw::here(Flaw::Expected(Expected::PanelSeats)).under("judges"),
    ))
}

fn read_advice(it: &shapes::Advice) -> Result<AdviceRules, Refusal> {
    Ok(AdviceRules {
        small_ms: hours(it.small_hours, 24),
        large_days: number(it.large_days, 3),
        remind_ms: hours(it.remind_hours, 48),
        effective_ms: hours(it.effective_hours, 24),
        irreversible_ms: hours(it.irreversible_hours, 0),
        contest_ms: hours(it.contest_hours, 168),
        check_ms: hours(it.check_hours, 120),
        succeed_ms: hours(it.succeed_hours, 168),
        idle_ms: hours(it.idle_hours, 1_080),
        emergency_ms: hours(it.emergency_hours, 72),
        emergencies: number(it.emergencies, 2),
        tier1_max: it.tier1_max.map_or(50_000, Integer::unsigned),
        tier1_affected: number(it.tier1_affected, 10),
        review_days: number(it.review_days, 180),
        emergency_review_days: number(it.emergency_review_days, 14),
        emergency_days: number(it.emergency_days, 90),
        experts: number(it.experts, 2),
        answered: part("advice", "answered", it.answered, (1, 2))?,
        answered_min: number(it.answered_min, 2),
    })
}

/// Ties go to leaving things as they are, so no agreement lets a half, or less, decide.
pub(super) fn check_majority(
    agreement: &str,
    name: &str,
    ratio: Option<Ratio>,
    least: core::cmp::Ordering,
) -> Result<(), Refusal> {
    let Some(ratio) = ratio else { return Ok(()) };
    if (2 * ratio.num()).cmp(&ratio.den()) >= least {
        return Ok(());
    }
    Err(wrong(
        agreement,
        &FieldFlaw::here(Flaw::Expected(Expected::Majority)).under(name),
    ))
}

fn read_votes(it: &shapes::Votes) -> Result<VoteRules, Refusal> {
    check_majority("votes", "majority", it.majority, core::cmp::Ordering::Equal)?;
    check_majority(
        "votes",
        "majority_constitutional",
        it.majority_constitutional,
        core::cmp::Ordering::Greater,
    )?;
    let share = |name, set, default| part("votes", name, set, default);
    let (deliberation_ms, voting_ms) = (hours(it.deliberation_hours, 72), hours(it.voting_hours, 120));
    // Who opens a vote may lengthen its times, and shorten them only as far as the agreement says.
    let least = |set: Option<shapes::Hours>, usual_ms: u64| set.map_or(usual_ms, |set| set.unsigned() * HOUR_MS);
    Ok(VoteRules {
        deliberation_ms,
        voting_ms,
        deliberation_least_ms: least(it.deliberation_least_hours, deliberation_ms).min(deliberation_ms),
        voting_least_ms: least(it.voting_least_hours, voting_ms).min(voting_ms),
        approval: [
            share("approval", it.approval, (1, 3))?,
            share("approval", it.approval, (1, 3))?,
            share("approval_constitutional", it.approval_constitutional, (1, 2))?,
        ],
        majority: [
            share("majority", it.majority, (1, 2))?,
            share("majority", it.majority, (1, 2))?,
            share("majority_constitutional", it.majority_constitutional, (2, 3))?,
        ],
        flip: share("flip", it.flip, (15, 100))?,
        flip_min_ms: hours(it.flip_hours, 12),
        again_ms: hours(it.again_hours, 336),
        review_months: number(it.review_months, 12),
    })
}

fn read_circles(it: &shapes::Circles) -> Result<CircleRules, Refusal> {
    Ok(CircleRules {
        entering: it.entering.unwrap_or(Entering::Open),
        choosing: it.choosing.unwrap_or(Choosing::Any),
        nominate_ms: hours(it.nominate_hours, 72),
        change_ms: hours(it.change_hours, 48),
        propose_ms: hours(it.propose_hours, 72),
        reopen: part("circles", "reopen", it.reopen, (1, 10))?,
        reopen_min: number(it.reopen_min, 3),
        roles_max: number(it.roles_max, 0),
        terms_max: number(it.terms_max, 0),
        term_months: number(it.term_months, 12),
    })
}

fn read_calendar(it: Option<&shapes::CalendarParams>) -> Result<Calendar, Refusal> {
    let Some(it) = it else {
        return Ok(Calendar::default());
    };
    let free: Vec<u8> = it.free.iter().map(|day| day.unsigned() as u8).collect();
    let holidays: Vec<Day> = it.holidays.iter().copied().collect();
    Calendar::new(&free, holidays).ok_or_else(|| {
        wrong(
            "calendar",
            &FieldFlaw::here(Flaw::Expected(Expected::WorkingDay)).under("free"),
        )
    })
}

/// What the agreements about deciding can set.
pub mod shapes {
    use super::*;

    /// Hours, up to half a year.
    pub type Hours = Integer<0, 4_400>;

    macro_rules! optional_params {
        ($( $(#[doc = $doc:literal])+ $name:ident { $($body:tt)* } )+) => { $(
            fields! { $(#[doc = $doc])+ $name { $($body)* } }
            impl Params for $name {
                fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
                    $name::read_fields(&params.0, "")
                }
            }
            impl Default for $name {
                fn default() -> Self {
                    $name::read_fields(&alloc::collections::BTreeMap::new(), "").expect("every field is optional")
                }
            }
        )+ };
    }

    optional_params! {
        /// Deciding by consent.
        Consent {
            /// Hours to ask what is meant; 48 unless set.
            clarify_hours: Option<Hours>,
            /// Hours to react; 72 unless set.
            react_hours: Option<Hours>,
            /// Working days to object or consent; 5 unless set.
            objection_days: Option<Integer<1, 60>>,
            /// The least hours that these last; 72 unless set.
            floor_hours: Option<Hours>,
            /// Hours to work objections in; 240 unless set.
            integrate_hours: Option<Hours>,
            /// Rounds of objections; 3 unless set.
            rounds: Option<Integer<1, 10>>,
            /// Hours that all rounds take at most; 1080 unless set.
            cap_hours: Option<Hours>,
            /// Hours of grace before adoption; 48 unless set.
            closing_hours: Option<Hours>,
            /// Hours by which a round with too few answers is prolonged; 72 unless set.
            extension_hours: Option<Hours>,
            /// The part of the circle that answers in operational matters, at least; 1/3 unless set.
            answers_operational: Option<Ratio>,
            /// The same for policy, more than; 1/2 unless set.
            answers_policy: Option<Ratio>,
            /// The same for constitutional matters, at least; 3/4 unless set.
            answers_constitutional: Option<Ratio>,
            /// The fewest answers; 2 unless set.
            answers_min: Option<Integer<1, 100>>,
            /// 1: silence passes in operational matters that can be undone; 0 unless set.
            silence_passes: Option<Integer<0, 1>>,
            /// A circle with more members than this asks for seconders; 50 unless set.
            large: Option<Integer<3, 100_000>>,
            /// The part of it that seconds; 2/100 unless set.
            seconders: Option<Ratio>,
            /// Hours in which they second; 72 unless set.
            seconding_hours: Option<Hours>,
            /// Hours to judge an objection's form; 48 unless set.
            test_hours: Option<Hours>,
            /// Hours that an appeal or a late objection holds adoption up at most; 336 unless set.
            appeal_hours: Option<Hours>,
            /// Hours of silence after two reminders that abandon an objection; 168 unless set.
            abandon_hours: Option<Hours>,
            /// Hours that a meeting holds the timers at most; 336 unless set.
            meet_hours: Option<Hours>,
            /// Hours for absent members to object after a meeting; 48 unless set.
            absent_hours: Option<Hours>,
            /// Hours in which an editorial edit can be contested; 24 unless set.
            editorial_hours: Option<Hours>,
            /// Hours that a decision which cannot be undone waits; 72 unless set.
            irreversible_hours: Option<Hours>,
            /// Members who together pause it; 3 unless set.
            pausers: Option<Integer<1, 100>>,
            /// What becomes of a proposal after its last round; `parent` unless set.
            stuck: Option<Stuck>,
            /// Who hears appeals; `parent` unless set.
            appeals: Option<Appeals>,
            /// Seats of a drawn panel; 5 unless set.
            panel: Option<Integer<3, 99>>,
            /// Hours in which secrets are sealed to draw people; 24 unless set.
            draw_hours: Option<Hours>,
            /// Hours in which they are then opened; 48 unless set.
            reveal_hours: Option<Hours>,
            /// Hours that a drawn panel has for its report; 504 unless set.
            report_hours: Option<Hours>,
            /// Hours of an emergency vote; 48 unless set.
            emergency_hours: Option<Hours>,
            /// The part of those for and against that carries it, at least; 3/4 unless set.
            emergency_majority: Option<Ratio>,
            /// The effects that an emergency vote can decide on; none unless set.
            emergency_matters: Option<List<Slug, 1, 20>>,
            /// The fewest uninvolved people who find that an objection is a concern, and who sit in a panel; 3 unless set.
            judges: Option<Integer<2, 99>>,
            /// The part of those who say something that finds it so, at least; 2/3 unless set.
            judged: Option<Ratio>,
            /// Reminders after which silence abandons an objection; 2 unless set.
            reminders: Option<Integer<1, 10>>,
            /// The least hours between them; 24 unless set.
            remind_hours: Option<Hours>,
            /// Days until what is in effect is looked at again, once somebody objects to it; 14 unless set.
            late_review_days: Option<Integer<1, 366>>,
            /// Days by which the review of an agreement is late before it is overdue; 30 unless set.
            overdue_days: Option<Integer<0, 366>>,
        }
        /// Deciding by advice.
        Advice {
            /// Hours for advice at tier 1; 24 unless set.
            small_hours: Option<Hours>,
            /// Working days for advice at tier 2; 3 unless set.
            large_days: Option<Integer<1, 60>>,
            /// Hours between asking and asking again; 48 unless set.
            remind_hours: Option<Hours>,
            /// Hours from a tier 2 decision to its effect; 24 unless set.
            effective_hours: Option<Hours>,
            /// Hours from a decision that cannot be undone to its effect; 0 unless set, as before there was a choice.
            irreversible_hours: Option<Hours>,
            /// Hours in which the process can be contested; 168 unless set.
            contest_hours: Option<Hours>,
            /// Hours in which a contest is checked; 120 unless set.
            check_hours: Option<Hours>,
            /// Hours in which a successor takes a decision over; 168 unless set.
            succeed_hours: Option<Hours>,
            /// Idle hours after which a decision lapses; 1080 unless set.
            idle_hours: Option<Hours>,
            /// Hours for advice after an emergency; 72 unless set.
            emergency_hours: Option<Hours>,
            /// Emergencies of one role in `emergency_days` beyond which it is flagged; 2 unless set.
            emergencies: Option<Integer<0, 100>>,
            /// The most money that tier 1 decides about, in the smallest unit; 50000 unless set.
            tier1_max: Option<Integer<0, 1_000_000_000_000>>,
            /// The most members whom a tier 1 decision affects; 10 unless set.
            tier1_affected: Option<Integer<1, 500>>,
            /// Days until a decision is looked at again; 180 unless set.
            review_days: Option<Integer<1, 366>>,
            /// Days until an emergency is looked at again; 14 unless set.
            emergency_review_days: Option<Integer<1, 366>>,
            /// Days over which emergencies are counted; 90 unless set.
            emergency_days: Option<Integer<1, 366>>,
            /// The fewest who know about it whom tier 2 asks; 2 unless set.
            experts: Option<Integer<1, 20>>,
            /// The part of those asked at tier 2 who have to answer really, at least; 1/2 unless set.
            answered: Option<Ratio>,
            /// The fewest of them; 2 unless set.
            answered_min: Option<Integer<1, 100>>,
        }
        /// Voting.
        Votes {
            /// Hours to talk and add options; 72 unless set.
            deliberation_hours: Option<Hours>,
            /// Hours to vote; 120 unless set.
            voting_hours: Option<Hours>,
            /// The least hours to talk that who opens a vote may set; as many as usual unless set.
            deliberation_least_hours: Option<Hours>,
            /// The least hours to vote that they may set; as many as usual unless set.
            voting_least_hours: Option<Hours>,
            /// The part of the circle that approves; 1/3 unless set.
            approval: Option<Ratio>,
            /// The same in constitutional matters; 1/2 unless set.
            approval_constitutional: Option<Ratio>,
            /// More than this part of those for and against; 1/2 unless set.
            majority: Option<Ratio>,
            /// At least this part, in constitutional matters; 2/3 unless set.
            majority_constitutional: Option<Ratio>,
            /// The last part of the time in which a turn prolongs the vote; 15/100 unless set.
            flip: Option<Ratio>,
            /// The least hours by which it does; 12 unless set.
            flip_hours: Option<Hours>,
            /// Hours in which people decide again after a pause; 336 unless set.
            again_hours: Option<Hours>,
            /// Months until it is asked whether a decision did what it was for; 12 unless set.
            review_months: Option<Integer<1, 12>>,
        }
        /// Circles and roles.
        Circles {
            /// How members come into a circle; `open` unless set.
            entering: Option<Entering>,
            /// How roles are filled; by `any` decision unless set.
            choosing: Option<Choosing>,
            /// Hours to nominate; 72 unless set.
            nominate_hours: Option<Hours>,
            /// Hours to change nominations; 48 unless set.
            change_hours: Option<Hours>,
            /// Hours for the facilitator to propose somebody; 72 unless set.
            propose_hours: Option<Hours>,
            /// The part of a circle that reopens a selection; 1/10 unless set.
            reopen: Option<Ratio>,
            /// The fewest who do; 3 unless set.
            reopen_min: Option<Integer<1, 100>>,
            /// Roles that one person holds at most; 0, no limit, unless set.
            roles_max: Option<Integer<0, 100>>,
            /// Terms in a row that one person holds a role at most; 0, no limit, unless set.
            terms_max: Option<Integer<0, 100>>,
            /// Months of a term, where a role does not say otherwise; 12 unless set.
            term_months: Option<Integer<1, 60>>,
        }
    }

    fields! {
        /// Days on which nobody has to work.
        CalendarParams {
            /// The free days of the week: 1 is Monday, 7 is Sunday.
            free: List<Integer<1, 7>, 0, 6>,
            /// Holidays.
            holidays: List<Day, 0, 400>,
        }
    }
    impl Params for CalendarParams {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            CalendarParams::read_fields(&params.0, "")
        }
    }

    /// The parameters of each agreement about deciding, by the agreement's name.
    pub const PARAMETERS: &[(&str, &[crate::field::FieldShape])] = &[
        ("consent", Consent::FIELDS),
        ("advice", Advice::FIELDS),
        ("votes", Votes::FIELDS),
        ("circles", Circles::FIELDS),
        ("calendar", CalendarParams::FIELDS),
        ("delegation", delegation::shapes::Delegation::FIELDS),
        ("power", power::shapes::Power::FIELDS),
        ("houses", houses::shapes::Houses::FIELDS),
        ("weighing", weighing::shapes::Weighing::FIELDS),
        ("forks", forks::shapes::Forks::FIELDS),
        (publishing::NAME, publishing::shapes::PublicPage::FIELDS),
    ];
}
