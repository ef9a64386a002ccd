//! The keeper, its stores and the audit, told as stories.
#![allow(clippy::unwrap_used)] // In a test, a panic is the report.

mod abuses;
mod audits;
mod backups;
mod carrying_on;
mod copies;
mod copies_ahead;
mod faults;
mod forks;
mod keeping;
mod killed;
mod minutes;
mod peers;
mod people;
mod searching;
mod shares;
mod smoke;
mod starts;
mod stores;
mod waiting;
