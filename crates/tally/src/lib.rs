//! Counting: ballots in, an exact result with its whole working out.
//!
//! This crate knows nothing of communities, registers or networks. It has no clock, no randomness and no floats:
//! the same ballots, rule and seed give the same bytes, on every machine.

#![no_std]
extern crate alloc;

pub mod apportion;
