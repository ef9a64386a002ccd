//! Following the chains: who speaks for each member, or why nobody does.
//!
//! Eight bytes a member, and no stack: each chain is walked once to see where it ends, and once more to write that down.

use alloc::vec::Vec;

use super::graph::{Entry, Graph, Person, Scope, Standing};
use super::{Cap, caps};

/// Who speaks for a member.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Voice {
    /// They voted themself, abstaining included. The weight is 1 and the people they speak for.
    Direct {
        /// How many voices their ballot stands for.
        weight: u32,
    },
    /// Somebody else who voted.
    Represented {
        /// Who voted.
        by: Person,
        /// How many links away: 1 if they are the member's own delegate.
        distance: u32,
    },
    /// Nobody.
    Unrepresented(Why),
}

/// Why nobody speaks for a member.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Why {
    /// They did not vote, and have no entry.
    NoDelegate,
    /// They did not vote, and their entry says nobody.
    Nobody,
    /// They may not vote any more.
    Gone,
    /// Their chain ends at a delegate who neither voted nor named a delegate.
    Silent {
        /// Where the chain ends.
        delegate: Person,
    },
    /// Their chain ends at somebody who may not vote here.
    Ineligible {
        /// Whose delegate that is; perhaps they themself.
        after: Person,
    },
    /// Their chain runs into a cycle without a voter.
    Cycle {
        /// The first of the cycle on their chain; perhaps they themself.
        at: Person,
    },
    /// Somebody on their chain speaks for, or passes on, as many people as they may.
    OverCap {
        /// The first on their chain who did not let them through.
        of: Person,
    },
}

/// A link of a chain.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Link {
    /// Whose entry it is.
    pub truster: Person,
    /// How far the entry reaches.
    pub scope: Scope,
    /// Whom it names.
    pub delegate: Person,
}

/// What the count adds up to: direct + represented + unrepresented = electorate.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Everybody, those who may not vote any more included.
    pub electorate: u32,
    /// How many voted themself, abstaining included.
    pub direct: u32,
    /// How many of these abstained.
    pub abstained: u32,
    /// How many are spoken for by somebody else.
    pub represented: u32,
    /// For how many of these an abstention was passed on.
    pub abstained_for: u32,
    /// For how many nobody speaks, by reason.
    pub unrepresented: Unrepresented,
    /// The greatest weight of a ballot.
    pub heaviest: u32,
}

/// How many are unrepresented, by reason. See [`Why`].
#[allow(missing_docs, reason = "each field is a reason of `Why`")]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Unrepresented {
    pub no_delegate: u32,
    pub nobody: u32,
    pub gone: u32,
    pub silent: u32,
    pub ineligible: u32,
    pub cycle: u32,
    pub over_cap: u32,
}

impl Unrepresented {
    /// All of them.
    #[must_use]
    pub fn sum(&self) -> u32 {
        let Self {
            no_delegate,
            nobody,
            gone,
            silent,
            ineligible,
            cycle,
            over_cap,
        } = self;
        no_delegate + nobody + gone + silent + ineligible + cycle + over_cap
    }
}

impl Totals {
    /// How many took part: themself, or through somebody.
    #[must_use]
    pub fn turnout(&self) -> u32 {
        self.direct + self.represented
    }
}

/// Who speaks for whom, and why nobody does for the others.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Resolution {
    pub(super) said: Vec<Said>,
    totals: Totals,
}

/// What is known of one member. `far` is the weight of a voter (who is their own `who`), the distance of somebody represented,
/// or one of the marks below.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Said {
    pub(super) who: u32,
    pub(super) far: u32,
}

const UNKNOWN: u32 = u32::MAX;
const ON_THE_WAY: u32 = u32::MAX - 1;
const NO_DELEGATE: u32 = u32::MAX - 2;
const NOBODY: u32 = u32::MAX - 3;
const GONE: u32 = u32::MAX - 4;
const SILENT: u32 = u32::MAX - 5;
const INELIGIBLE: u32 = u32::MAX - 6;
const CYCLE: u32 = u32::MAX - 7;
const OVER_CAP: u32 = u32::MAX - 8;

impl Said {
    /// Whether somebody speaks for the member: themself or somebody else.
    pub(super) fn is_heard(self) -> bool {
        self.far < OVER_CAP
    }

    pub(super) fn over_cap(of: Person) -> Self {
        let who = of.number();
        Self { who, far: OVER_CAP }
    }
}

impl Graph {
    /// Says who speaks for whom, with at most so many people through one person.
    #[must_use]
    pub fn resolve(&self, cap: &Cap) -> Resolution {
        let mut said = follow(self);
        caps::enforce(self, cap.people(self.electorate()), &mut said);
        let totals = add_up(self, &said);
        Resolution { said, totals }
    }

    /// The same without any cap, the delegates' own included.
    #[must_use]
    pub fn resolve_uncapped(&self) -> Resolution {
        let said = follow(self);
        let totals = add_up(self, &said);
        Resolution { said, totals }
    }
}

impl Resolution {
    /// Who speaks for a member.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn voice(&self, who: Person) -> Voice {
        let Said { who: other, far } = self.said[who.position()];
        let other = Person::numbered(other);
        match far {
            NO_DELEGATE => Voice::Unrepresented(Why::NoDelegate),
            NOBODY => Voice::Unrepresented(Why::Nobody),
            GONE => Voice::Unrepresented(Why::Gone),
            SILENT => Voice::Unrepresented(Why::Silent { delegate: other }),
            INELIGIBLE => Voice::Unrepresented(Why::Ineligible { after: other }),
            CYCLE => Voice::Unrepresented(Why::Cycle { at: other }),
            OVER_CAP => Voice::Unrepresented(Why::OverCap { of: other }),
            weight if other == who => Voice::Direct { weight },
            distance => Voice::Represented { by: other, distance },
        }
    }

    /// How many voices a member's ballot stands for: their own and those of whom they speak for; 0 if they did not vote.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn weight(&self, who: Person) -> u32 {
        match self.voice(who) {
            Voice::Direct { weight } => weight,
            Voice::Represented { .. } | Voice::Unrepresented(_) => 0,
        }
    }

    /// Everybody who voted, with the weight of their ballot, in the order of positions.
    pub fn speakers(&self) -> impl Iterator<Item = (Person, u32)> + '_ {
        self.people().filter_map(|who| match self.voice(who) {
            Voice::Direct { weight } => Some((who, weight)),
            Voice::Represented { .. } | Voice::Unrepresented(_) => None,
        })
    }

    /// Everybody of the electorate, in the order of positions.
    pub fn people(&self) -> impl Iterator<Item = Person> + use<> {
        (0..self.totals.electorate).map(Person::numbered)
    }

    /// A member's chain on the graph that was resolved: from their own entry to the voter, or to where it ends. A chain that
    /// runs into a cycle ends with the link that closes it. Empty for who voted themself.
    pub fn chain<'a>(&'a self, graph: &'a Graph, who: Person) -> impl Iterator<Item = Link> + use<'a> {
        let cycle = match self.voice(who) {
            Voice::Unrepresented(Why::Cycle { at }) => Some(at),
            Voice::Direct { .. } | Voice::Represented { .. } | Voice::Unrepresented(_) => None,
        };
        let (mut at, mut is_in_cycle) = (Some(who), false);
        core::iter::from_fn(move || {
            let truster = at.filter(|&truster| graph.standing(truster) == Standing::Silent)?;
            let Entry::Delegate(delegate, scope) = graph.entry(truster) else {
                return None;
            };
            is_in_cycle |= cycle == Some(truster);
            at = (!is_in_cycle || cycle != Some(delegate)).then_some(delegate);
            Some(Link {
                truster,
                scope,
                delegate,
            })
        })
    }

    /// How much memory it takes.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        size_of_val(self.said.as_slice())
    }

    /// What the count adds up to.
    #[must_use]
    pub fn totals(&self) -> &Totals {
        &self.totals
    }
}

/// Follows every chain to its end.
fn follow(graph: &Graph) -> Vec<Said> {
    let mut said: Vec<Said> = graph.people().map(|who| beginning(graph, who)).collect();
    for start in graph.people() {
        let (mut last, mut at, mut length) = (start, start, 0);
        while said[at.position()].far == UNKNOWN {
            said[at.position()].far = ON_THE_WAY;
            length += 1;
            (last, at) = (at, Person::numbered(said[at.position()].who));
        }
        if length > 0 {
            match said[at.position()].far {
                ON_THE_WAY => close_cycle(&mut said, start, at),
                _ => pass_on(&mut said, start, (last, at), length),
            }
        }
    }
    said
}

/// What holds for whoever stands at the end of a chain; for all others, who is next on theirs.
fn beginning(graph: &Graph, at: Person) -> Said {
    let far = match (graph.standing(at), graph.entry(at)) {
        (Standing::Voted | Standing::Abstained, _) => 1,
        (Standing::Gone, _) => GONE,
        (Standing::Silent, Entry::None) => NO_DELEGATE,
        (Standing::Silent, Entry::Nobody) => NOBODY,
        (Standing::Silent, Entry::Outsider(_)) => INELIGIBLE,
        (Standing::Silent, Entry::Delegate(next, _)) => {
            let who = next.number();
            return Said { who, far: UNKNOWN };
        }
    };
    Said { who: at.number(), far }
}

/// Writes down what holds for somebody on the way, and gives the next.
fn set(said: &mut [Said], at: Person, holds: Said) -> Person {
    let next = core::mem::replace(&mut said[at.position()], holds);
    Person::numbered(next.who)
}

/// The chain from `start` came back to `entered`, who is the first of the cycle for all before it.
fn close_cycle(said: &mut [Said], start: Person, entered: Person) {
    let far = CYCLE;
    let mut at = start;
    while at != entered {
        let who = entered.number();
        at = set(said, at, Said { who, far });
    }
    while said[at.position()].far == ON_THE_WAY {
        let who = at.number();
        at = set(said, at, Said { who, far });
    }
}

/// What holds at the end of a chain is passed on to the `length` members before it: from `start` to `last`, whose delegate is `end`.
fn pass_on(said: &mut [Said], start: Person, (last, end): (Person, Person), length: u32) {
    let Said { who, far } = said[end.position()];
    let (who, first, per_link) = match far {
        NO_DELEGATE | NOBODY | SILENT => (who, SILENT, 0),
        GONE => (last.number(), INELIGIBLE, 0),
        INELIGIBLE | CYCLE => (who, far, 0),
        _weight if who == end.number() => (who, length, 1),
        distance => (who, distance + length, 1),
    };
    let (mut at, mut passed) = (start, first);
    for _ in 0..length {
        at = set(said, at, Said { who, far: passed });
        passed -= per_link;
    }
    if per_link == 1 {
        said[who as usize].far += length;
    }
}

fn add_up(graph: &Graph, said: &[Said]) -> Totals {
    let mut totals = Totals {
        electorate: graph.electorate(),
        ..Totals::default()
    };
    let why = &mut totals.unrepresented;
    for (member, &Said { who, far }) in graph.people().zip(said) {
        match far {
            NO_DELEGATE => why.no_delegate += 1,
            NOBODY => why.nobody += 1,
            GONE => why.gone += 1,
            SILENT => why.silent += 1,
            INELIGIBLE => why.ineligible += 1,
            CYCLE => why.cycle += 1,
            OVER_CAP => why.over_cap += 1,
            weight if who == member.number() => {
                totals.direct += 1;
                totals.heaviest = totals.heaviest.max(weight);
                if graph.standing(member) == Standing::Abstained {
                    totals.abstained += 1;
                    totals.abstained_for += weight - 1;
                }
            }
            _distance => totals.represented += 1,
        }
    }
    totals
}
