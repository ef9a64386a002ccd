//! rules
#![no_std]
extern crate alloc;

pub mod act;
pub mod field;
pub mod quantity;
pub mod refusal;

pub use refusal::Refusal;
