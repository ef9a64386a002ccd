//! The chores' own tests: a tidy that cannot fail is a defect, so each check is shown a tree that it must refuse.

mod abuses;
mod bans;
#[cfg(feature = "bench")]
mod bench;
mod documents;
mod refusals;
mod release;
mod rooms;
mod suite;
mod workspace;
