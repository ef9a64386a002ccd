//! The register's tests: every claim of `docs/spec/register.md` against its vectors, then properties, then mutated bytes.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod authenticator;
mod bodies;
mod breaches;
mod checkpoints;
mod claims;
mod entries;
mod files;
mod fuzz;
mod json;
mod keys;
mod oracles;
mod passkeys;
mod properties;
mod public;
mod signing;
mod snapshots;
mod together;
mod trees;
mod vectors;
mod witnesses;
