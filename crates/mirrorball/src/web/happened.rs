//! What happened lately: the latest entries of the register, those of one day and kind together, so that one busy
//! member does not fill the list.

use register::Hash;
use rules::act::Act;
use rules::quantity::Day;

use super::desk::Desk;
use super::mirror;
use crate::words::figures;

/// How far back the list looks; what lies before is on the page of the register.
const ENTRIES: u64 = 64;
/// How many entries are looked at for a longer time; more than that is more than anybody reads.
const ENTRIES_SINCE: u64 = 2_000;
/// Lines that are shown.
const LINES: usize = 8;
/// People who are named on a line; the others are counted.
const NAMES: usize = 3;

/// A line: one entry, or those of a day and kind.
pub(super) struct Happened {
    /// The place of its latest entry by somebody else, by which a device knows what is new to its reader; none if all of it is
    /// the reader's own.
    pub entry: Option<u64>,
    /// When: a moment, or a day.
    pub when: String,
    /// What.
    pub text: String,
    /// By whom.
    pub who: String,
    /// The page it is about.
    pub href: String,
}

/// What is put together.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Logged,
    Attested,
    Money,
    Promised,
    Answered,
    Objection,
    Voted,
    Advised,
    Remarked,
    CheckedIn,
}

/// The entries of one day and kind, the latest first.
struct Group {
    day: Day,
    kind: Option<Kind>,
    entries: Vec<mirror::Read>,
}

/// The latest, the last first.
pub(super) fn lately(desk: &Desk, size: u64) -> Vec<Happened> {
    let entries = mirror::entries(desk, size.saturating_sub(ENTRIES), size);
    let days = days(desk, &entries);
    let groups = grouped(entries, days);
    groups.iter().take(LINES).map(|group| line(desk, group)).collect()
}

/// What happened from a day on and before another, the last first; of a very busy time only the end.
pub(super) fn between(desk: &Desk, day: Day, until: Day) -> Vec<Happened> {
    let mut end = desk.keeper.read(node::State::size);
    let (mut entries, mut all_days) = (Vec::new(), Vec::new());
    while end > 0 && (entries.len() as u64) < ENTRIES_SINCE {
        let from = end.saturating_sub(ENTRIES);
        let page = mirror::entries(desk, from, end);
        let before = days(desk, &page);
        let is_whole = before.first().is_some_and(|first| *first >= day);
        let kept = page.into_iter().zip(before).filter(|(_, on)| (day..until).contains(on));
        let (page, before): (Vec<_>, Vec<_>) = kept.unzip();
        entries.splice(0..0, page);
        all_days.splice(0..0, before);
        end = from;
        if !is_whole {
            break;
        }
    }
    grouped(entries, all_days)
        .iter()
        .map(|group| line(desk, group))
        .collect()
}

/// The day of each entry, where the community lives.
fn days(desk: &Desk, entries: &[mirror::Read]) -> Vec<Day> {
    desk.keeper.read(|state| {
        let day = |entry: &mirror::Read| state.community().day_of(entry.stamp_ms);
        entries.iter().map(day).collect()
    })
}

/// The entries of each day and kind together, the latest first.
fn grouped(entries: Vec<mirror::Read>, days: Vec<Day>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (entry, day) in entries.into_iter().zip(days).rev() {
        let kind = kind(&entry.act);
        let same = |group: &&mut Group| kind.is_some() && group.kind == kind && group.day == day;
        match groups.iter_mut().find(same) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group {
                day,
                kind,
                entries: vec![entry],
            }),
        }
    }
    groups
}

fn line(desk: &Desk, group: &Group) -> Happened {
    let mut others = group
        .entries
        .iter()
        .filter(|entry| desk.me.is_none() || entry.author() != desk.me);
    let entry = others.next().map(|entry| entry.index);
    match (group.entries.as_slice(), group.kind) {
        ([only], _) | ([only, ..], None) => Happened {
            entry,
            when: desk.moment(only.stamp_ms),
            text: mirror::said(desk, &only.act),
            who: mirror::author(desk, only).0,
            href: mirror::subject(desk, only).unwrap_or_else(|| format!("/{}/register/{}", desk.slug, only.index)),
        },
        (several @ [_, ..], Some(kind)) => Happened {
            entry,
            when: figures::day(desk.language, group.day),
            text: counted(desk, kind, several.len() as u64),
            who: authors(desk, several),
            href: format!("/{}/{}", desk.slug, place(kind)),
        },
        ([], _) => unreachable!("a group begins with an entry"),
    }
}

/// Which acts are put together; the others stand alone.
fn kind(act: &Act) -> Option<Kind> {
    match act {
        Act::WorkLog(_) => Some(Kind::Logged),
        Act::WorkConfirm(_) | Act::WorkPropose(_) | Act::WorkAgree(_) | Act::WorkDecline(_) => Some(Kind::Attested),
        Act::IncomeRecord(_)
        | Act::ExpenseRecord(_)
        | Act::PhotoAdd(_)
        | Act::PaymentRecord(_)
        | Act::MoneyReverse(_) => Some(Kind::Money),
        Act::CommitmentMake(_) | Act::CommitmentKeep(_) | Act::CommitmentCancel(_) => Some(Kind::Promised),
        Act::ProposalRespond(_) => Some(Kind::Answered),
        Act::ObjectionSecond(_) | Act::ObjectionTest(_) | Act::ObjectionJudge(_) | Act::ObjectionRemind(_) => {
            Some(Kind::Objection)
        }
        Act::VoteCast(_) | Act::VoteTakeBack(_) => Some(Kind::Voted),
        Act::AdviceGive(_) | Act::AdviceJoin(_) | Act::AdviceAnswer(_) => Some(Kind::Advised),
        Act::Remark(_) => Some(Kind::Remarked),
        Act::CheckIn(_) => Some(Kind::CheckedIn),
        _ => None, // Whatever is rare deserves a line of its own.
    }
}

fn counted(desk: &Desk, kind: Kind, count: u64) -> String {
    let w = desk.w;
    match kind {
        Kind::Logged => w.happened_logged(count),
        Kind::Attested => w.happened_attested(count),
        Kind::Money => w.happened_money(count),
        Kind::Promised => w.happened_promised(count),
        Kind::Answered => w.happened_answered(count),
        Kind::Objection => w.happened_objection(count),
        Kind::Voted => w.happened_voted(count),
        Kind::Advised => w.happened_advised(count),
        Kind::Remarked => w.happened_remarked(count),
        Kind::CheckedIn => w.happened_checked_in(count),
    }
}

/// Where they are to be seen, below the community.
fn place(kind: Kind) -> &'static str {
    match kind {
        Kind::Logged | Kind::Attested => "work",
        Kind::Money => "money",
        Kind::Promised => "promises",
        Kind::Answered | Kind::Objection | Kind::Voted | Kind::Advised | Kind::Remarked => "decisions",
        Kind::CheckedIn => "people",
    }
}

/// Who filed them, each once: a few by name, the others counted.
fn authors(desk: &Desk, entries: &[mirror::Read]) -> String {
    let mut names: Vec<(Option<Hash>, String)> = Vec::new();
    for entry in entries {
        let by = entry.author();
        if names.iter().all(|(known, _)| *known != by) {
            names.push((by, mirror::author(desk, entry).0));
        }
    }
    let more = names.len().saturating_sub(NAMES) as u64;
    let mut named: Vec<String> = names.into_iter().take(NAMES).map(|(_, name)| name).collect();
    if more > 0 {
        named.push(desk.w.happened_others(more));
    }
    named.join(", ")
}
