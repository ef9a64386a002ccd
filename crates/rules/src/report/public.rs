//! The public page: what a community decided that everybody can read, and nothing else. What was not decided is not in
//! the answer at all, so that no page can show it by mistake.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use register::Hash;
use serde::Serialize;

use super::{Quarter, Who, count, flow};
use crate::bylaws::publishing::{NAME, PublicPart, PublishingRules, read_parameters};
use crate::community::{Agreement, AgreementVersion, Community, MemberIx, ROOT, Tally};
use crate::quantity::{CircleKind, Day, Stream};

/// Sums of what fewer people did are not shown: they would be somebody's own.
const FEW: usize = 3;

/// What everybody can read of a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicPage {
    /// Its name.
    pub called: String,
    /// What it says to whoever comes by.
    pub welcome: Option<String>,
    /// How it can be reached.
    pub contact: Option<String>,
    /// The decision by which all this is public.
    pub decided: Decided,
    /// What it is for.
    pub purpose: Option<Shown<String>>,
    /// How many are in it.
    pub numbers: Option<Shown<PublicNumbers>>,
    /// Its circles and projects that are open.
    pub circles: Option<Shown<Vec<PublicCircle>>>,
    /// What it makes together and shares.
    pub commons: Option<Shown<Vec<PublicCommons>>>,
    /// The work of the last quarter.
    pub work: Option<Shown<PublicWork>>,
    /// The money of the last quarter.
    pub money: Option<Shown<PublicMoney>>,
    /// The agreements of the whole community that are in force.
    pub agreements: Option<Shown<Vec<PublicAgreement>>>,
    /// The members who agreed to be named.
    pub people: Option<Shown<Vec<Who>>>,
}

/// A part, with the decision since which it is public without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown<T> {
    /// The decision.
    pub decided: Decided,
    /// What is shown.
    pub shown: T,
}

/// By which version of the agreement something is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// The version's number, from 1.
    pub version: u32,
    /// The day on which it was adopted.
    pub day: String,
    /// The decision; none for the founding.
    pub decision: Option<Hash>,
}

/// How many are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicNumbers {
    /// The day of its founding.
    pub founded: String,
    /// Members, those who are getting to know it among them.
    pub members: u64,
    /// Circles and projects that are open.
    pub circles: u64,
    /// Commons.
    pub commons: u64,
}

/// A circle or project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicCircle {
    /// Its name.
    pub label: String,
    /// What it is for.
    pub aim: String,
    /// Whether it lasts.
    pub kind: CircleKind,
}

/// Something made together and shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicCommons {
    /// Its name.
    pub label: String,
    /// Its licence.
    pub licence: String,
}

/// The work of a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicWork {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// By stream.
    pub streams: Vec<PublicStream>,
}

/// What counts of a stream in a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicStream {
    /// The stream.
    pub stream: Stream,
    /// How much; none where so few did it that it would be somebody's own.
    pub sum: Option<PublicSum>,
}

/// How much work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicSum {
    /// How many contributions count.
    pub contributions: u64,
    /// Of how many people.
    pub people: u64,
    /// Minutes of what is counted in time.
    pub minutes: u64,
}

/// The money of a quarter, in the currency's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicMoney {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// What came in.
    pub came_in: u64,
    /// What went out for costs.
    pub costs: u64,
    /// What was shared to members; none where there are so few that it would be somebody's own.
    pub shared: Option<u64>,
}

/// An agreement in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicAgreement {
    /// Its short name.
    pub agreement: String,
    /// Its version.
    pub version: u32,
    /// What it says.
    pub says: String,
    /// Since when.
    pub since: String,
}

/// What everybody can read of this community now; none if it publishes nothing.
#[must_use]
pub fn public_page(community: &Community, now_ms: u64) -> Option<PublicPage> {
    let rules = community.bylaws_at(now_ms).deciding.publishing.as_ref()?;
    let today = community.day_of(now_ms);
    let agreement = community.agreement(NAME)?;
    let in_force = agreement.on(today, u64::MAX)?;
    let since = |part| decided(part_since(agreement, in_force, part));
    let foundation = community.foundation()?;
    let quarter = Quarter::of(Quarter::of(today).first().plus_days(-1));
    Some(PublicPage {
        called: foundation.name.clone(),
        welcome: rules.welcome.clone(),
        contact: rules.contact.clone(),
        decided: decided(in_force),
        purpose: shown(rules, PublicPart::Purpose, since, || foundation.purpose.clone()),
        numbers: shown(rules, PublicPart::Numbers, since, || numbers(community, foundation.day)),
        circles: shown(rules, PublicPart::Circles, since, || circles(community)),
        commons: shown(rules, PublicPart::Commons, since, || commons(community)),
        work: shown(rules, PublicPart::Work, since, || work(community, quarter)),
        money: shown(rules, PublicPart::Money, since, || money(community, quarter)),
        agreements: shown(rules, PublicPart::Agreements, since, || agreements(community, today)),
        people: shown(rules, PublicPart::People, since, || people(community)),
    })
}

fn shown<T>(
    rules: &PublishingRules,
    part: PublicPart,
    since: impl Fn(PublicPart) -> Decided,
    what: impl FnOnce() -> T,
) -> Option<Shown<T>> {
    rules.shows(part).then(|| Shown {
        decided: since(part),
        shown: what(),
    })
}

fn decided(version: &AgreementVersion) -> Decided {
    Decided {
        version: version.version,
        day: version.from.to_string(),
        decision: version.decision,
    }
}

/// The version since which this part is public: the first of those that follow each other without a break.
fn part_since<'a>(agreement: &'a Agreement, in_force: &'a AgreementVersion, part: PublicPart) -> &'a AgreementVersion {
    let shows = |version: &&AgreementVersion| {
        let rules = read_parameters(&version.parameters());
        rules.is_ok_and(|rules| rules.is_some_and(|rules| rules.shows(part)))
    };
    let before = agreement
        .versions
        .iter()
        .rev()
        .skip_while(|one| one.version > in_force.version);
    let mut first = in_force;
    for version in before.take_while(shows) {
        let is_next = version.version == first.version || went_over(version, first);
        if !is_next {
            break;
        }
        first = version;
    }
    first
}

/// Whether one version took the other's place, with no day between on which neither was in force.
fn went_over(before: &AgreementVersion, after: &AgreementVersion) -> bool {
    let ended = before.ended.is_none_or(|end| end.replaced);
    ended && before.sunset.is_none_or(|sunset| after.from <= sunset.plus_days(1))
}

fn numbers(community: &Community, founded: Day) -> PublicNumbers {
    PublicNumbers {
        founded: founded.to_string(),
        members: count(here(community).count()),
        circles: count(community.circles().iter().filter(|circle| !circle.closed).count()),
        commons: count(community.commons().len()),
    }
}

/// Who is a member now.
fn here(community: &Community) -> impl Iterator<Item = MemberIx> + '_ {
    let is_here = |member: &MemberIx| community.member(*member).left.is_none() && !community.is_guest(*member);
    community.member_ixs().filter(is_here)
}

fn circles(community: &Community) -> Vec<PublicCircle> {
    let open = community.circles().iter().filter(|circle| !circle.closed);
    open.map(|circle| PublicCircle {
        label: circle.name.clone(),
        aim: circle.aim.clone(),
        kind: circle.kind,
    })
    .collect()
}

fn commons(community: &Community) -> Vec<PublicCommons> {
    let all = community.commons().iter();
    all.map(|commons| PublicCommons {
        label: commons.name.clone(),
        licence: commons.licence.clone(),
    })
    .collect()
}

fn work(community: &Community, quarter: Quarter) -> PublicWork {
    let of_stream = |stream: Stream| {
        let mut sum = Tally::default();
        let mut people: BTreeSet<MemberIx> = BTreeSet::new();
        for month in quarter.months() {
            for (member, of, tally) in community.tallies().members_in(month) {
                if of == stream && tally.counted > 0 {
                    sum.add(tally);
                    people.insert(member);
                }
            }
        }
        let is_few = (1..FEW).contains(&people.len());
        PublicStream {
            stream,
            sum: (!is_few).then(|| PublicSum {
                contributions: u64::from(sum.counted),
                people: count(people.len()),
                minutes: sum.counted_minutes,
            }),
        }
    };
    PublicWork {
        from: quarter.first().to_string(),
        until: quarter.last().to_string(),
        streams: Stream::ALL.iter().copied().map(of_stream).collect(),
    }
}

fn money(community: &Community, quarter: Quarter) -> PublicMoney {
    let flow = flow(community, quarter.first(), quarter.last());
    PublicMoney {
        from: flow.from,
        until: flow.until,
        came_in: flow.came_in,
        costs: flow.costs,
        shared: (here(community).count() >= FEW).then_some(flow.shared),
    }
}

fn agreements(community: &Community, today: Day) -> Vec<PublicAgreement> {
    let of_all = community
        .agreements()
        .iter()
        .filter(|agreement| agreement.circle == ROOT);
    let in_force = of_all.filter_map(|agreement| Some((agreement, agreement.on(today, u64::MAX)?)));
    in_force
        .map(|(agreement, version)| PublicAgreement {
            agreement: agreement.name.clone(),
            version: version.version,
            says: version.text.clone(),
            since: version.from.to_string(),
        })
        .collect()
}

fn people(community: &Community) -> Vec<Who> {
    here(community)
        .filter(|member| community.member(*member).appears.is_some())
        .map(|member| Who::at(community, member))
        .collect()
}
