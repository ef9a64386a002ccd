//! Counting: ballots in, an exact result with its whole working out.
//!
//! This crate knows nothing of communities, registers or networks. It has no clock, no randomness and no floats:
//! the same ballots, rule and seed give the same bytes, on every machine.

#![no_std]
extern crate alloc;

pub mod apportion;
mod earlier;
pub mod limits;
pub mod lot;
pub mod option;
pub mod outcome;
pub mod pairwise;
pub mod piles;
pub mod profile;
pub mod rankings;
pub mod read;
pub mod schulze;
pub mod scores;
pub mod scottish_stv;
