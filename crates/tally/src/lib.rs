//! Counting: ballots in, an exact result with its whole working out.
//!
//! This crate knows nothing of communities, registers or networks. It has no clock, no randomness and no floats:
//! the same ballots, rule and seed give the same bytes, on every machine.
//!
//! Count an election in five lines:
//!
//! ```
//! use tally::{lot::TieBreak, profile::Profile, schulze::Schulze};
//! let mut profile = Profile::ranked(["Ada", "Ben", "Cleo"]);
//! profile.rank(5, &[1, 2])?; // five ballots: Ada, then Ben
//! profile.rank(4, &[2, 3, 1])?;
//! let outcome = Schulze::default().count(&profile, &TieBreak::none())?;
//! assert_eq!(outcome.result_sentence(), "Ada is elected.");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! Or a file, with seats, a seed for the public lot, and the working as text or JSON:
//!
//! ```
//! use tally::{lot::TieBreak, method::Method, read};
//! let file = b"3 2\n6 1 2 0\n2 2 0\n1 3 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Board\"\n";
//! let profile = read::whole(read::Format::Blt, file)?;
//! let outcome = Method::named("scottish-stv").unwrap().count(&profile, &TieBreak::seeded(b"drawn in public"))?;
//! assert_eq!(outcome.elected_numbers(), [1, 2]);
//! println!("{outcome}\n{}", outcome.to_json());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! Every method is a module with its settings and its source: [`plurality`], [`score`] (with approval and dots), [`star`],
//! [`majority`], [`irv`], [`schulze`], [`ranked_pairs`], [`condorcet_debian`], [`scottish_stv`], [`meek`],
//! [`equal_shares`], [`greedy_budget`] and [`seats`]; [`method::Method`] holds any of them. [`apportion`] shares out whole
//! amounts, and [`sortition`] draws people. [`liquid`] says who speaks for whom where members delegate, and [`power`] how
//! much lies with how few. What a count may hold stands in [`limits`].

#![no_std]
extern crate alloc;

pub mod apportion;
pub mod condorcet_debian;
mod earlier;
pub mod equal_shares;
pub mod greedy_budget;
pub mod irv;
mod json;
pub mod limits;
pub mod liquid;
pub mod lot;
pub mod majority;
pub mod meek;
pub mod method;
pub mod option;
pub mod outcome;
pub mod pairwise;
pub mod piles;
pub mod plurality;
pub mod power;
pub mod profile;
pub mod ranked_pairs;
pub mod rankings;
pub mod read;
pub mod schulze;
pub mod score;
pub mod scores;
pub mod scottish_stv;
pub mod seats;
pub mod sentence;
pub mod sortition;
pub mod star;
mod top;
pub mod write;
