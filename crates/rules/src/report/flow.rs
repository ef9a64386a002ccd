//! Where each euro came from and where it went: nodes and links for a picture of the flow.
//!
//! Money flows from left to right: who it came from, the circle or project that earned it, cash, and then what it was
//! used for: costs, funds, and what share-outs pay for livelihood, love and care, which goes on to members. What came in
//! and was not used is kept; where more was used than came in, the rest comes from earlier. So every node in the middle
//! gives what it receives.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

use register::Hash;
use serde::Serialize;

use super::{Who, count, first, index};
use crate::community::{Community, MoneyRecord, ShareState};
use crate::distribution::{Paid, Payout};
use crate::ledger::AccountKey;
use crate::quantity::{Day, PartnerKind, Stream};

/// How many members have a node of their own; the others share one, so that the picture can be read.
const MEMBERS_SHOWN: usize = 16;

/// Where money came from and went in a period. Money is in the currency's smallest unit.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Flow {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// What flows between them, by their places in the list.
    pub links: Vec<Link>,
    /// All that came in.
    pub came_in: u64,
    /// All that went out for costs.
    pub costs: u64,
    /// All that was shared to members.
    pub shared: u64,
    /// What members were paid in the period.
    pub paid: u64,
    /// What the community owes members now.
    pub owed_now: u64,
    /// What is in cash now.
    pub cash_now: i64,
}

/// A node.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Node {
    /// What it is.
    #[serde(flatten)]
    pub kind: NodeKind,
    /// In which column it stands, from 0.
    pub column: u8,
    /// What flows through it.
    pub amount: u64,
}

/// What a node is.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(tag = "node", rename_all = "snake_case")]
pub enum NodeKind {
    /// Partners of a kind, who paid.
    Source {
        /// The kind.
        partner: PartnerKind,
    },
    /// A circle or project that earned it.
    Circle {
        /// Its short name.
        circle: String,
        /// Its name.
        label: String,
    },
    /// No circle was named.
    NoCircle,
    /// Money from before the period.
    Earlier,
    /// The community's cash.
    Cash,
    /// Costs, paid to partners of a kind.
    Costs {
        /// The kind.
        partner: PartnerKind,
    },
    /// What share-outs paid for work of a stream. What care takes from some to give it to others is care's.
    Stream {
        /// The stream.
        stream: Stream,
    },
    /// What came in and was not used.
    Kept,
    /// A member.
    Member {
        /// Who.
        member: Hash,
        /// Their name, as a note.
        name: Hash,
    },
    /// All other members together.
    OtherMembers {
        /// How many.
        count: u64,
    },
    /// The solidarity fund.
    Solidarity,
    /// The reserve.
    Reserve,
    /// Set aside until a share-out is posted.
    SetAside {
        /// Its id.
        share: Hash,
    },
}

/// A flow between two nodes.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Link {
    /// The place of the node it comes from.
    pub from: u32,
    /// The place of the node it goes to.
    pub to: u32,
    /// How much.
    pub amount: u64,
}

/// Where money came from and went in this period. A share-out belongs to the day on which it was opened, for then its
/// money left cash.
#[must_use]
pub fn flow(community: &Community, from: Day, until: Day) -> Flow {
    let mut draft = Draft::default();
    // What was taken back never moved: it leaves nothing in the days that it was recorded for.
    let within = |record: &&MoneyRecord| record.reversed.is_none() && from <= record.day && record.day <= until;
    let mut came_in = 0u64;
    for income in community.incomes().iter().filter(within) {
        let partner = community.partners()[index(income.partner)].kind;
        let circle = circle_node(community, income.circle);
        draft.link(NodeKind::Source { partner }, circle.clone(), income.amount);
        draft.link(circle, NodeKind::Cash, income.amount);
        came_in = came_in.saturating_add(income.amount);
    }
    let mut costs = 0u64;
    for expense in community.expenses().iter().filter(within) {
        let partner = community.partners()[index(expense.partner)].kind;
        draft.link(NodeKind::Cash, NodeKind::Costs { partner }, expense.amount);
        costs = costs.saturating_add(expense.amount);
    }
    let (used_by_shares, shared) = share_links(community, from, until, &mut draft);
    let used = costs.saturating_add(used_by_shares);
    draft.link(NodeKind::Earlier, NodeKind::Cash, used.saturating_sub(came_in));
    draft.link(NodeKind::Cash, NodeKind::Kept, came_in.saturating_sub(used));

    let (mut paid, mut paid_ever) = (0u64, 0u64);
    for payment in community.payments().iter().filter(|paid| paid.reversed.is_none()) {
        paid_ever = paid_ever.saturating_add(payment.amount);
        if from <= payment.day && payment.day <= until {
            paid = paid.saturating_add(payment.amount);
        }
    }
    let shared_ever = community
        .shares()
        .iter()
        .filter_map(|share| share.paid.as_ref())
        .map(to_members);
    let (nodes, links) = draft.finish();
    Flow {
        from: from.to_string(),
        until: until.to_string(),
        nodes,
        links,
        came_in,
        costs,
        shared,
        paid,
        owed_now: shared_ever.fold(0, u64::saturating_add).saturating_sub(paid_ever),
        cash_now: community.ledger().balance(&AccountKey::Cash),
    }
}

/// The share-outs of the period; answers what left cash for them, and what of it went to members.
fn share_links(community: &Community, from: Day, until: Day, draft: &mut Draft) -> (u64, u64) {
    let (mut used, mut shared) = (0u64, 0u64);
    let mut posted: Vec<&Paid> = Vec::new();
    for share in community.shares() {
        let day = community.day_of(share.opened_ms);
        if day < from || until < day {
            continue;
        }
        match (share.state, &share.paid) {
            (ShareState::Open, _) => {
                let node = NodeKind::SetAside { share: share.id };
                draft.link(NodeKind::Cash, node, share.basis.amount);
                used = used.saturating_add(share.basis.amount);
            }
            (ShareState::Posted(_), Some(paid)) => {
                draft.link(NodeKind::Cash, NodeKind::Solidarity, paid.needs);
                draft.link(NodeKind::Cash, NodeKind::Reserve, paid.reserve);
                used = used.saturating_add(share.basis.amount.saturating_sub(paid.undistributed));
                shared = shared.saturating_add(to_members(paid));
                posted.push(paid);
            }
            (ShareState::Posted(_), None) => unreachable!("a posted share-out keeps what it paid"),
            (ShareState::Withdrawn(_), _) => {}
        }
    }
    member_links(community, &posted, draft);
    (used, shared)
}

/// What a share-out paid to members.
fn to_members(paid: &Paid) -> u64 {
    paid.payouts
        .iter()
        .fold(0, |sum, payout| sum.saturating_add(payout.amount))
}

/// Links from cash through the streams to those who received most, and to all others together.
fn member_links(community: &Community, posted: &[&Paid], draft: &mut Draft) {
    let mut totals: Vec<(Hash, [u64; 3])> = Vec::new();
    for paid in posted {
        totals = added(&totals, &paid.payouts);
    }
    let all = |(_, parts): &(Hash, [u64; 3])| parts.iter().fold(0, |sum: u64, part| sum.saturating_add(*part));
    totals.retain(|total| all(total) > 0);
    // Who would be the only other one has a node of their own.
    let shown = if totals.len() > MEMBERS_SHOWN.saturating_add(1) {
        MEMBERS_SHOWN
    } else {
        totals.len()
    };
    let others = NodeKind::OtherMembers {
        count: count(totals.len().saturating_sub(shown)),
    };
    let mut rest = [0u64; 3];
    for (_, parts) in &totals {
        rest = sums(rest, *parts);
    }
    for (stream, amount) in STREAMS.into_iter().zip(rest) {
        draft.link(NodeKind::Cash, NodeKind::Stream { stream }, amount);
    }
    let most = first(totals.len(), shown, |place| {
        (Reverse(all(&totals[place])), totals[place].0)
    });
    for place in most {
        let (member, parts) = totals[place];
        let at = community.member_ix(&member).expect("who was paid is a member");
        let name = Who::at(community, at).name;
        for (stream, amount) in STREAMS.into_iter().zip(parts) {
            draft.link(NodeKind::Stream { stream }, NodeKind::Member { member, name }, amount);
        }
        for (left, part) in rest.iter_mut().zip(parts) {
            *left = left.saturating_sub(part);
        }
    }
    for (stream, amount) in STREAMS.into_iter().zip(rest) {
        draft.link(NodeKind::Stream { stream }, others.clone(), amount);
    }
}

/// The streams in the order of [`Payout::by_stream`].
const STREAMS: [Stream; 3] = [Stream::Livelihood, Stream::Love, Stream::Care];

fn sums(one: [u64; 3], other: [u64; 3]) -> [u64; 3] {
    let [a, b, c] = one;
    let [d, e, f] = other;
    [a.saturating_add(d), b.saturating_add(e), c.saturating_add(f)]
}

/// The totals of members with further payouts, both in order of member id.
fn added(totals: &[(Hash, [u64; 3])], payouts: &[Payout]) -> Vec<(Hash, [u64; 3])> {
    let mut added = Vec::with_capacity(totals.len().max(payouts.len()));
    let (mut totals, mut payouts) = (totals.iter().copied().peekable(), payouts.iter().peekable());
    loop {
        let order = match (totals.peek(), payouts.peek()) {
            (Some((member, _)), Some(payout)) => member.cmp(&payout.member),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return added,
        };
        let before = if order.is_le() { totals.next() } else { None };
        let payout = if order.is_ge() { payouts.next() } else { None };
        let member = before.map(|(member, _)| member).or(payout.map(|payout| payout.member));
        let sum = sums(
            before.map_or([0; 3], |(_, total)| total),
            payout.map_or([0; 3], Payout::by_stream),
        );
        added.extend(member.map(|member| (member, sum)));
    }
}

fn circle_node(community: &Community, circle: Option<u32>) -> NodeKind {
    let Some(place) = circle else { return NodeKind::NoCircle };
    let record = &community.circles()[index(place)];
    NodeKind::Circle {
        circle: record.slug.clone(),
        label: record.name.clone(),
    }
}

impl NodeKind {
    fn column(&self) -> u8 {
        match self {
            NodeKind::Source { partner: _ } => 0,
            NodeKind::Circle { circle: _, label: _ } | NodeKind::NoCircle | NodeKind::Earlier => 1,
            NodeKind::Cash => 2,
            NodeKind::Costs { partner: _ } | NodeKind::Kept | NodeKind::Stream { stream: _ } => 3,
            NodeKind::Member { member: _, name: _ } | NodeKind::OtherMembers { count: _ } => 4,
            NodeKind::Solidarity | NodeKind::Reserve | NodeKind::SetAside { share: _ } => 4,
        }
    }
}

/// Links by their two ends, summed up.
#[derive(Default)]
struct Draft {
    links: BTreeMap<(NodeKind, NodeKind), u64>,
}

impl Draft {
    fn link(&mut self, from: NodeKind, to: NodeKind, amount: u64) {
        if amount > 0 {
            let sum = self.links.entry((from, to)).or_default();
            *sum = sum.saturating_add(amount);
        }
    }

    /// The nodes by column, the largest first, and the links between them.
    fn finish(self) -> (Vec<Node>, Vec<Link>) {
        let mut flows: BTreeMap<&NodeKind, (u64, u64)> = BTreeMap::new();
        for ((from, to), amount) in &self.links {
            let (_, out) = flows.entry(from).or_default();
            *out = out.saturating_add(*amount);
            let (into, _) = flows.entry(to).or_default();
            *into = into.saturating_add(*amount);
        }
        let node = |(kind, (into, out)): (&NodeKind, (u64, u64))| Node {
            kind: kind.clone(),
            column: kind.column(),
            amount: into.max(out),
        };
        let mut nodes: Vec<Node> = flows.into_iter().map(node).collect();
        nodes.sort_by_key(|node| (node.column, Reverse(node.amount)));
        let places: BTreeMap<&NodeKind, u32> = nodes
            .iter()
            .enumerate()
            .filter_map(|(at, node)| Some((&node.kind, u32::try_from(at).ok()?)))
            .collect();
        let link = |((from, to), amount): (&(NodeKind, NodeKind), &u64)| Link {
            from: places[from],
            to: places[to],
            amount: *amount,
        };
        let links = self.links.iter().map(link).collect();
        (nodes, links)
    }
}
