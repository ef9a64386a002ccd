//! The frozen graph: who is in the electorate, what they did themselves, and whom their entry names.
//!
//! Eight bytes a member: a delegate (28 bits) with scope and standing, and the age of the entry.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::limits::ELECTORATE_MAX;

/// Somebody of the electorate, by their place in the frozen list, from 0.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Person(u32);

impl Person {
    /// Who stands at this position of the list.
    ///
    /// # Panics
    ///
    /// If the position is not below [`ELECTORATE_MAX`], which no electorate reaches.
    #[must_use]
    pub fn at(position: usize) -> Self {
        assert!(
            position < ELECTORATE_MAX,
            "an electorate has at most ELECTORATE_MAX people"
        );
        Self(u32::try_from(position).expect("ELECTORATE_MAX fits 32 bits"))
    }

    /// The position in the list, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0 as usize
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }

    pub(super) fn numbered(number: u32) -> Self {
        Self(number)
    }
}

/// How far an entry reaches, the most specific first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Scope {
    /// This decision alone.
    Decision,
    /// All decisions on a topic.
    Topic,
    /// All decisions of a circle.
    Circle,
    /// All decisions of the community.
    Community,
}

impl Scope {
    /// Every scope, the most specific first.
    pub const ALL: [Self; 4] = [Self::Decision, Self::Topic, Self::Circle, Self::Community];

    /// The word for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Topic => "topic",
            Self::Circle => "circle",
            Self::Community => "community",
        }
    }
}

/// What a member did themself, as it stands at the count.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Standing {
    /// Did not vote: their entry counts, if they have one.
    Silent,
    /// Voted: their own entry is suspended.
    Voted,
    /// Voted to abstain: a voter like any other, whose abstention is passed on.
    Abstained,
    /// Of the electorate, but may not vote any more: speaks for nobody, and nobody speaks for them.
    Gone,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Silent, Self::Voted, Self::Abstained, Self::Gone];

    /// Whether this is somebody who voted themself.
    #[must_use]
    pub fn is_direct(self) -> bool {
        matches!(self, Self::Voted | Self::Abstained)
    }
}

/// A member's entry: the most specific one that they have for the decision.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Entry {
    /// There is none.
    None,
    /// It says that nobody speaks for them.
    Nobody,
    /// It names somebody who may not vote here, or does not accept it.
    Outsider(Scope),
    /// It names somebody of the electorate.
    Delegate(Person, Scope),
}

/// Why something cannot stand in a graph.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GraphFlaw {
    /// The electorate is larger than [`ELECTORATE_MAX`].
    TooMany,
    /// There is nobody at this position.
    NobodyThere(Person),
    /// A member names themself.
    SelfTrust(Person),
}

impl fmt::Display for GraphFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany => write!(f, "an electorate has at most {ELECTORATE_MAX} people"),
            Self::NobodyThere(who) => write!(f, "the electorate has nobody at position {}", who.position()),
            Self::SelfTrust(who) => write!(
                f,
                "the member at position {} names themself as delegate",
                who.position()
            ),
        }
    }
}

impl core::error::Error for GraphFlaw {}

/// The frozen graph of one decision in one house. See the module above for the rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Graph {
    /// A delegate, or one of the three below, in 28 bits; two bits of scope; two bits of standing.
    packed: Vec<u32>,
    /// The age of each entry: a larger number is newer. 0 without an entry.
    given: Vec<u32>,
    own_caps: BTreeMap<Person, u32>,
}

const WHO_BITS: u32 = 28;
const WHO_MASK: u32 = (1 << WHO_BITS) - 1;
const SCOPE_MASK: u32 = 0b11 << WHO_BITS;
const STANDING_SHIFT: u32 = 30;
const NO_ENTRY: u32 = WHO_MASK;
const NOBODY: u32 = WHO_MASK - 1;
const OUTSIDER: u32 = WHO_MASK - 2;
const _: () = assert!(ELECTORATE_MAX < OUTSIDER as usize);

impl Graph {
    /// An electorate of this size, in which everybody is silent and nobody has an entry.
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::TooMany`].
    pub fn new(electorate: usize) -> Result<Self, GraphFlaw> {
        if electorate > ELECTORATE_MAX {
            return Err(GraphFlaw::TooMany);
        }
        Ok(Self {
            packed: vec![NO_ENTRY; electorate],
            given: vec![0; electorate],
            own_caps: BTreeMap::new(),
        })
    }

    /// How many people are in the electorate: the denominator of every quorum.
    #[must_use]
    pub fn electorate(&self) -> u32 {
        u32::try_from(self.packed.len()).expect("ELECTORATE_MAX fits 32 bits")
    }

    /// Says what a member did themself.
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::NobodyThere`].
    pub fn stand(&mut self, who: Person, standing: Standing) -> Result<(), GraphFlaw> {
        let bits = (standing as u32) << STANDING_SHIFT;
        let word = self.packed.get_mut(who.position()).ok_or(GraphFlaw::NobodyThere(who))?;
        *word = *word & (WHO_MASK | SCOPE_MASK) | bits;
        Ok(())
    }

    /// Gives a member's entry, in place of the one before. `given` is its age: a larger number is newer, and no two entries
    /// should have the same (of two that do, the one of the earlier position counts as older).
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::SelfTrust`] or [`GraphFlaw::NobodyThere`].
    pub fn trust(&mut self, truster: Person, delegate: Person, scope: Scope, given: u32) -> Result<(), GraphFlaw> {
        if truster == delegate {
            return Err(GraphFlaw::SelfTrust(truster));
        }
        if delegate.position() >= self.packed.len() {
            return Err(GraphFlaw::NobodyThere(delegate));
        }
        self.enter(truster, delegate.number(), scope, given)
    }

    /// The member's entry names somebody who may not vote here: of another house, never eligible, or not accepting.
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::NobodyThere`].
    pub fn trust_outsider(&mut self, truster: Person, scope: Scope) -> Result<(), GraphFlaw> {
        self.enter(truster, OUTSIDER, scope, 0)
    }

    /// The member's entry says that nobody speaks for them.
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::NobodyThere`].
    pub fn trust_nobody(&mut self, truster: Person) -> Result<(), GraphFlaw> {
        self.enter(truster, NOBODY, Scope::Decision, 0)
    }

    /// A delegate's own number: at most so many other people go through them, whether they vote or pass on.
    ///
    /// # Errors
    ///
    /// [`GraphFlaw::NobodyThere`].
    pub fn carry_at_most(&mut self, delegate: Person, people: u32) -> Result<(), GraphFlaw> {
        if delegate.position() >= self.packed.len() {
            return Err(GraphFlaw::NobodyThere(delegate));
        }
        self.own_caps.insert(delegate, people);
        Ok(())
    }

    /// What a member did themself.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn standing(&self, who: Person) -> Standing {
        Standing::ALL[(self.packed[who.position()] >> STANDING_SHIFT) as usize]
    }

    /// A member's entry.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn entry(&self, who: Person) -> Entry {
        let word = self.packed[who.position()];
        let scope = Scope::ALL[((word & SCOPE_MASK) >> WHO_BITS) as usize];
        match word & WHO_MASK {
            NO_ENTRY => Entry::None,
            NOBODY => Entry::Nobody,
            OUTSIDER => Entry::Outsider(scope),
            delegate => Entry::Delegate(Person::numbered(delegate), scope),
        }
    }

    /// The age of a member's entry, as it was given; 0 if it names nobody of the electorate.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn given(&self, who: Person) -> u32 {
        self.given[who.position()]
    }

    /// The delegate's own number, where they set one.
    #[must_use]
    pub fn own_cap(&self, delegate: Person) -> Option<u32> {
        self.own_caps.get(&delegate).copied()
    }

    /// Everybody with a number of their own.
    pub fn own_caps(&self) -> impl Iterator<Item = (Person, u32)> + '_ {
        self.own_caps.iter().map(|(&delegate, &people)| (delegate, people))
    }

    /// Everybody, in the order of positions.
    pub fn people(&self) -> impl Iterator<Item = Person> + use<> {
        (0..self.electorate()).map(Person::numbered)
    }

    /// How many other people's entries lead to this person, directly or through others, if nobody else votes.
    ///
    /// Whoever may not vote any more is not counted, and nobody's chain goes through them. Takes time in proportion to the
    /// electorate.
    ///
    /// # Panics
    ///
    /// If there is nobody at this position.
    #[must_use]
    pub fn behind(&self, who: Person) -> u32 {
        #[derive(Clone, Copy, Eq, PartialEq)]
        enum Leads {
            Unknown,
            Here,
            Elsewhere,
        }
        let mut leads = vec![Leads::Unknown; self.packed.len()];
        leads[who.position()] = Leads::Here;
        let mut behind = 0;
        for start in self.people() {
            // Everybody on the way is taken to lead elsewhere until it is known better, so that cycles end.
            let mut at = start;
            let found = loop {
                match leads[at.position()] {
                    Leads::Unknown => leads[at.position()] = Leads::Elsewhere,
                    known => break known,
                }
                match (self.standing(at), self.entry(at)) {
                    (Standing::Silent | Standing::Voted | Standing::Abstained, Entry::Delegate(next, _)) => at = next,
                    (Standing::Gone, _) | (_, Entry::None | Entry::Nobody | Entry::Outsider(_)) => {
                        break Leads::Elsewhere;
                    }
                }
            };
            let (mut at, end) = (start, at);
            while found == Leads::Here && at != end {
                leads[at.position()] = Leads::Here;
                behind += 1;
                let Entry::Delegate(next, _) = self.entry(at) else {
                    break;
                };
                at = next;
            }
        }
        behind
    }

    /// How much memory it takes, own numbers aside.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        size_of_val(self.packed.as_slice()) + size_of_val(self.given.as_slice())
    }

    fn enter(&mut self, truster: Person, who: u32, scope: Scope, given: u32) -> Result<(), GraphFlaw> {
        let word = self
            .packed
            .get_mut(truster.position())
            .ok_or(GraphFlaw::NobodyThere(truster))?;
        *word = *word & !(WHO_MASK | SCOPE_MASK) | who | (scope as u32) << WHO_BITS;
        self.given[truster.position()] = given;
        Ok(())
    }
}
