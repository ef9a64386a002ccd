//! Counting: ballots in, an exact result with its whole working out.
//!
//! This crate knows nothing of communities, registers or networks. It has no clock, no randomness and no floats:
//! the same ballots, rule and seed give the same bytes, on every machine.

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
pub mod lot;
pub mod majority;
pub mod meek;
pub mod method;
pub mod option;
pub mod outcome;
pub mod pairwise;
pub mod piles;
pub mod plurality;
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
pub mod star;
mod top;
pub mod write;
