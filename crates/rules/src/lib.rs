//! rules
#![no_std]
extern crate alloc;

pub mod act;
pub mod bylaws;
pub mod distribution;
pub mod field;
pub mod ledger;
pub mod limits;
pub mod quantity;
pub mod refusal;

pub use refusal::Refusal;
