//! The cap: nobody lets more people through than they may.
//!
//! Everybody behind a voter has a rank: the nearer, the better; of equally near ones, the older entry. It is the same order seen
//! from every person on a chain, since each step towards the voter shortens the way of all behind by one. So people can be
//! taken from the worst rank to the best: whoever is taken has already met all behind them, keeps the best as far as their
//! number goes, and hands these on with themself to their delegate. What each holds is a heap with the worst on top, in two
//! numbers a person (a skew heap); joining two takes logarithmic time on average over all joins.
//!
//! Only trees in which somebody could be over their number are looked at.

use alloc::vec;
use alloc::vec::Vec;

use super::graph::{Entry, Graph, Person};
use super::resolve::Said;

/// Cuts whoever is over somebody's number, `cap` or their own.
pub(super) fn enforce(graph: &Graph, cap: u32, said: &mut [Said]) {
    let full = trees_to_look_at(graph, cap, said);
    if !full.contains(&true) {
        return;
    }
    let ranked = ranked(graph, said, &full);
    let mut held = vec![Held::NOBODY; said.len()];
    let mut heap = Heap::of(ranked.len());
    for (rank, &member) in ranked.iter().enumerate().rev() {
        let mine = &mut held[member.position()];
        let most = most(graph, cap, member);
        cut(&mut heap, mine, most, |worst| drop_out(said, ranked[worst], member));
        let mine = *mine;
        let passed_on = &mut held[delegate(graph, member).position()];
        // The member themself comes before all behind them: joined last, they are below the worst.
        let with_member = heap.join(mine.top, index(rank));
        passed_on.top = heap.join(passed_on.top, with_member);
        passed_on.people += mine.people + 1;
    }
    for voter in graph.people().filter(|who| full[who.position()]) {
        let most = most(graph, cap, voter);
        let mine = &mut held[voter.position()];
        cut(&mut heap, mine, most, |worst| drop_out(said, ranked[worst], voter));
    }
}

/// The delegate of somebody who is known to have one.
fn delegate(graph: &Graph, of: Person) -> Person {
    match graph.entry(of) {
        Entry::Delegate(delegate, _) => delegate,
        Entry::None | Entry::Nobody | Entry::Outsider(_) => {
            unreachable!("whoever is spoken for by another has a delegate")
        }
    }
}

/// How many other people may go through somebody.
fn most(graph: &Graph, cap: u32, who: Person) -> u32 {
    graph.own_cap(who).map_or(cap, |own| own.min(cap))
}

/// For each position: whether this is a voter who, or somebody behind whom, could be over their number.
fn trees_to_look_at(graph: &Graph, cap: u32, said: &[Said]) -> Vec<bool> {
    let mut full = vec![false; said.len()];
    for who in graph.people() {
        let Said { who: voter, far } = said[who.position()];
        if voter == who.number() && said[who.position()].is_heard() && far - 1 > cap {
            full[who.position()] = true;
        }
    }
    for (who, most) in graph.own_caps() {
        let Said { who: voter, .. } = said[who.position()];
        // Behind somebody are fewer people than behind the voter.
        if said[who.position()].is_heard() && said[voter as usize].far - 1 > most {
            full[voter as usize] = true;
        }
    }
    full
}

/// Everybody behind these voters, best rank first.
fn ranked(graph: &Graph, said: &[Said], full: &[bool]) -> Vec<Person> {
    let behind = graph.people().filter(|who| {
        let Said { who: voter, .. } = said[who.position()];
        said[who.position()].is_heard() && voter != who.number() && full[voter as usize]
    });
    let mut keyed: Vec<(u32, u32, u32)> = behind
        .map(|who| (said[who.position()].far, graph.given(who), who.number()))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., who)| Person::numbered(who)).collect()
}

/// Somebody is not let through.
fn drop_out(said: &mut [Said], member: Person, of: Person) {
    let voter = said[member.position()].who;
    said[voter as usize].far -= 1;
    said[member.position()] = Said::over_cap(of);
}

/// Takes the worst away until no more than `most` are held.
fn cut(heap: &mut Heap, held: &mut Held, most: u32, mut dropped: impl FnMut(usize)) {
    while held.people > most {
        dropped(held.top as usize);
        held.top = heap.below(held.top);
        held.people -= 1;
    }
}

/// Those behind somebody who have been let through so far: the worst of them, and how many.
#[derive(Clone, Copy)]
struct Held {
    top: u32,
    people: u32,
}

impl Held {
    const NOBODY: Self = Self { top: NONE, people: 0 };
}

const NONE: u32 = u32::MAX;

/// Skew heaps over ranks, the worst (greatest) rank on top.
struct Heap {
    children: Vec<[u32; 2]>,
}

impl Heap {
    fn of(ranks: usize) -> Self {
        Self {
            children: vec![[NONE; 2]; ranks],
        }
    }

    /// The top of the heap that holds what both hold.
    fn join(&mut self, one: u32, other: u32) -> u32 {
        let (mut worse, mut better) = (one, other);
        let mut top = NONE;
        let mut above: Option<u32> = None;
        loop {
            // NONE is the greatest number of all, but the worst of nobody.
            if worse == NONE || (better != NONE && better > worse) {
                (worse, better) = (better, worse);
            }
            match above {
                None => top = worse,
                Some(above) => self.children[above as usize][0] = worse,
            }
            if better == NONE {
                return top;
            }
            let [left, right] = self.children[worse as usize];
            self.children[worse as usize] = [NONE, left];
            above = Some(worse);
            worse = right;
        }
    }

    /// The top of the heap without its top.
    fn below(&mut self, top: u32) -> u32 {
        let [left, right] = core::mem::replace(&mut self.children[top as usize], [NONE; 2]);
        self.join(left, right)
    }
}

fn index(rank: usize) -> u32 {
    u32::try_from(rank).expect("there are no more ranks than people")
}
