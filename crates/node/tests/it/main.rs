//! The keeper, its stores and the audit, told as stories.
#![allow(clippy::unwrap_used)] // In a test, a panic is the report.

mod faults;
mod keeping;
mod people;
mod stores;
