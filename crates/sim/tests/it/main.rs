//! The simulated world: kept seeds, and that a seed says everything.
#![allow(clippy::unwrap_used)] // In a test, a panic is the report.

mod adversaries;
mod seeds;
