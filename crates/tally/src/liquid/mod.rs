//! Liquid delegation: who speaks for whom in one decision, on a frozen graph of entries.
//!
//! The rule, from the voters backwards:
//!
//! 1. Whoever voted themself, abstaining included, speaks for themself; their own entry is suspended.
//! 2. Whoever did not is spoken for by the first voter on their chain (their delegate, the delegate's delegate, …). Each
//!    truster once, with one voice. A delegate who abstains passes the abstention on.
//! 3. A chain that ends at somebody silent, at somebody who may not vote, or in a cycle without a voter, represents nobody.
//! 4. At most so many *other people* go through one person ([`Cap`], or the delegate's own lower number). From the ends of the
//!    chains inwards, each person lets through the nearest first, and of equally near ones those whose entry is older.
//!    Whoever is not let through is unrepresented. Weights are never scaled.
//!
//! Nothing depends on the order in which members stand or entries were read, as long as no two entries are of the same age:
//! `docs/delegation.md` has the proof, and an example by hand.
//!
//! ```
//! use tally::liquid::{Cap, Graph, Person, Scope, Standing, Voice};
//! let mut graph = Graph::new(4)?;
//! let [ada, ben, cleo, dora] = [0, 1, 2, 3].map(Person::at);
//! graph.stand(ada, Standing::Voted)?;
//! graph.trust(ben, ada, Scope::Topic, 17)?;
//! graph.trust(cleo, ben, Scope::Circle, 9)?;
//! let resolution = graph.resolve(&Cap::default());
//! assert_eq!(resolution.voice(cleo), Voice::Represented { by: ada, distance: 2 });
//! assert_eq!(resolution.weight(ada), 3);
//! assert_eq!(resolution.totals().unrepresented.no_delegate, 1); // Dora
//! # let _ = dora;
//! # Ok::<(), tally::liquid::GraphFlaw>(())
//! ```
//!
//! Which of a member's entries counts (by scope, expiry, acceptance) is not decided here, and neither is what the ballots say:
//! whoever counts them multiplies each ballot by [`Resolution::weight`].

mod caps;
mod graph;
mod resolve;
mod working;

pub use graph::{Entry, Graph, GraphFlaw, Person, Scope, Standing};
pub use resolve::{Link, Resolution, Totals, Unrepresented, Voice, Why};
pub use working::Working;

use crate::outcome::Ratio;

/// How many other people may go through one person. One's own vote is not counted in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cap {
    /// This part of the electorate, rounded up …
    pub share: Ratio,
    /// … but never fewer than this.
    pub least: u32,
}

impl Default for Cap {
    /// A tenth of the electorate, and at least three.
    fn default() -> Self {
        let share = Ratio::new(1, 10).expect("ten is not zero");
        Self { share, least: 3 }
    }
}

impl Cap {
    /// The cap in people, in an electorate of this size.
    #[must_use]
    pub fn people(&self, electorate: u32) -> u32 {
        let part = self.share.of_people(electorate.into());
        u32::try_from(part).unwrap_or(u32::MAX).max(self.least)
    }
}
