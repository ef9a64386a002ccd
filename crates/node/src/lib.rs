//! The keeper of registers: the one path, the stores, the clock, watchers and audit.
//!
//! A [`Keeper`] admits acts to the register of one community, in order, and answers with receipts; a [`Node`] keeps
//! many. This crate knows disks, threads and time. It knows no HTTP, no HTML and no terminal.

pub mod answer;
pub mod audit;
pub mod backup;
mod carrying_on;
pub mod clock;
mod copy;
pub mod fault;
pub mod files;
pub mod keeper;
mod last_signed;
pub mod limits;
pub mod machine;
mod mending;
mod node;
pub mod notes;
pub mod peer;
pub mod photos;
mod queue;
mod receipt;
mod replay;
mod ring;
mod rows;
mod seal;
pub mod search;
mod slug;
mod snapshot;
mod start;
mod state;
pub mod store;
mod submission;
mod trouble;
pub mod watch;
mod writer;

pub use carrying_on::Gathered;
pub use clock::{Clock, ManualClock, RehearsalClock, SystemClock};
pub use copy::{ReadAhead, Unreplayed};
pub use fault::Fault;
pub use files::{Directory, Files, OpenFile};
pub use keeper::{Filing, Keeper, Preview};
pub use machine::{Chance, Hands, Machine, SystemChance};
pub use mending::{Mending, Unmended};
pub use node::{Node, SignedFor, is_served, without_database};
pub use notes::{Audience, Note, NoteText, SaltedText};
pub use receipt::{Receipt, ReceiptFlaw};
pub use register::breach::Breach;
pub use rows::Checked;
pub use seal::Seal;
pub use search::{Hit, Snippet, TextKind};
pub use state::State;
pub use store::{MemoryStore, SqliteStore, Store};
pub use submission::Submission;
pub use trouble::{FoundBreach, Trouble, refusal_words};
pub use watch::Watch;
