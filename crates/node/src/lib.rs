//! The keeper of registers: the one path, the stores, the clock, watchers and audit.
//!
//! A keeper admits acts to the register of one community, in order, and answers with receipts; a node keeps many.
//! This crate knows disks, threads and time. It knows no HTTP, no HTML and no terminal.

pub mod answer;
pub mod clock;
pub mod fault;
mod last_signed;
pub mod limits;
pub mod notes;
mod ring;
mod slug;
pub mod store;
pub mod watch;

pub use fault::Fault;
pub use notes::{Audience, Note, NoteText};
