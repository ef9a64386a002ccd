//! Who trusts whom, as a picture that stays readable: those through whom most people go are shown, everybody else is
//! folded into whom they trust. Drawing it is for pages.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::community::{Community, MemberIx};

/// Somebody in the picture.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TrustNode {
    /// Who.
    pub member: MemberIx,
    /// How many people's entries lead to them, over others too.
    pub behind: u32,
    /// Whom they trust: the place of that node.
    pub to: Option<usize>,
    /// How many links lie between them and whoever trusts nobody further.
    pub depth: u32,
    /// People who trust them, directly or over others, and who are not shown themselves.
    pub folded: u32,
    /// Whether they trust each other in a circle.
    pub circle: bool,
}

/// The picture.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TrustPicture {
    /// Those who are shown, whoever is trusted before those who trust them.
    pub nodes: Vec<TrustNode>,
    /// How many people trust somebody.
    pub trusting: u32,
}

/// What is drawn of who trusts whom.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrustAsked<'a> {
    /// For one topic; for everything otherwise.
    pub topic: Option<&'a str>,
    /// Those behind this member, and whom they trust; everybody otherwise.
    pub around: Option<MemberIx>,
}

/// Who trusts whom now, with at most so many people shown.
#[must_use]
pub fn trust(community: &Community, asked: TrustAsked<'_>, now_ms: u64, shown_max: usize) -> TrustPicture {
    let at = community.moment(now_ms);
    let subject = crate::community::Subject {
        topic: asked.topic,
        ..crate::community::Subject::default()
    };
    let present = community.member_ixs().filter(|member| community.binds(*member));
    let edges = present.filter_map(|member| {
        let entry = community.entry_for(member, &subject, at)?;
        Some((member, entry.to?))
    });
    let edges = edges.collect();
    match asked.around {
        Some(member) => picture(&around(&edges, member), shown_max),
        None => picture(&edges, shown_max),
    }
}

/// Of these edges, those of everybody whose trust leads to a member, and those from the member on.
#[must_use]
pub fn around(trusts: &BTreeMap<MemberIx, MemberIx>, member: MemberIx) -> BTreeMap<MemberIx, MemberIx> {
    let mut trusting: BTreeMap<MemberIx, Vec<MemberIx>> = BTreeMap::new();
    for (from, to) in trusts {
        trusting.entry(*to).or_default().push(*from);
    }
    let mut kept = BTreeMap::new();
    let mut open = alloc::vec![member];
    while let Some(at) = open.pop() {
        for from in trusting.get(&at).into_iter().flatten() {
            if kept.insert(*from, at).is_none() {
                open.push(*from);
            }
        }
    }
    let mut at = member;
    while let Some(to) = trusts.get(&at) {
        if kept.insert(at, *to).is_some() {
            break; // It was there: a circle.
        }
        at = *to;
    }
    kept
}

/// The picture of these edges: whom each trusts.
#[must_use]
pub fn picture(trusts: &BTreeMap<MemberIx, MemberIx>, shown_max: usize) -> TrustPicture {
    let circles = circles(trusts);
    // A circle is opened at its first member, so that everybody stands behind somebody.
    let opened = |member: &MemberIx| circles.get(member) == Some(member);
    let to = |member: &MemberIx| trusts.get(member).filter(|_| !opened(member)).copied();
    let behind = behind(trusts, &to);
    let mut people: Vec<(u32, MemberIx)> = trusts
        .keys()
        .chain(trusts.values())
        .map(|member| (0, *member))
        .collect();
    people.sort_unstable_by_key(|(_, member)| *member);
    people.dedup();
    for (count, member) in &mut people {
        *count = behind.get(member).copied().unwrap_or(0);
    }
    // Whoever is trusted has more people behind them than who trusts them, so nobody is shown without their delegate.
    people.sort_unstable_by_key(|(count, member)| (core::cmp::Reverse(*count), *member));
    people.truncate(shown_max);
    let place: BTreeMap<MemberIx, usize> = people
        .iter()
        .enumerate()
        .map(|(place, (_, one))| (*one, place))
        .collect();
    let mut nodes: Vec<TrustNode> = Vec::with_capacity(people.len());
    for (count, member) in &people {
        let to = to(member).and_then(|to| place.get(&to).copied());
        nodes.push(TrustNode {
            member: *member,
            behind: *count,
            to,
            depth: to.and_then(|to| nodes.get(to)).map_or(0, |node| node.depth + 1),
            folded: *count,
            circle: circles.contains_key(member),
        });
    }
    for at in 0..nodes.len() {
        if let Some(to) = nodes[at].to {
            nodes[to].folded = nodes[to].folded.saturating_sub(nodes[at].behind + 1);
        }
    }
    TrustPicture {
        nodes,
        trusting: trusts.len() as u32, // MEMBERS_MAX fits.
    }
}

/// Everybody in a circle of trust, with its first member.
fn circles(trusts: &BTreeMap<MemberIx, MemberIx>) -> BTreeMap<MemberIx, MemberIx> {
    let mut first = BTreeMap::new();
    let mut seen: BTreeMap<MemberIx, MemberIx> = BTreeMap::new();
    for start in trusts.keys() {
        let mut at = *start;
        while !seen.contains_key(&at) {
            seen.insert(at, *start);
            match trusts.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        // Come back to somebody of this very walk: a circle begins there.
        if seen.get(&at) != Some(start) || !trusts.contains_key(&at) || first.contains_key(&at) {
            continue;
        }
        let mut around = alloc::vec![at];
        let mut next = trusts[&at];
        while next != at {
            around.push(next);
            next = trusts[&next];
        }
        let least = around.iter().copied().min().unwrap_or(at);
        first.extend(around.into_iter().map(|member| (member, least)));
    }
    first
}

/// How many stand behind each, once circles are opened.
fn behind(
    trusts: &BTreeMap<MemberIx, MemberIx>,
    to: &impl Fn(&MemberIx) -> Option<MemberIx>,
) -> BTreeMap<MemberIx, u32> {
    let mut waiting: BTreeMap<MemberIx, u32> = BTreeMap::new();
    for member in trusts.keys() {
        if let Some(to) = to(member) {
            *waiting.entry(to).or_default() += 1;
        }
    }
    let mut ready: Vec<MemberIx> = trusts
        .keys()
        .copied()
        .filter(|member| !waiting.contains_key(member))
        .collect();
    let mut behind: BTreeMap<MemberIx, u32> = BTreeMap::new();
    while let Some(member) = ready.pop() {
        let own = behind.get(&member).copied().unwrap_or(0);
        let Some(to) = to(&member) else { continue };
        *behind.entry(to).or_default() += own + 1;
        let left = waiting
            .get_mut(&to)
            .expect("whoever is trusted waits for those who trust them");
        *left -= 1;
        if *left == 0 {
            ready.push(to);
        }
    }
    behind
}
