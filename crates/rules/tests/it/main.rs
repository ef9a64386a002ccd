//! The rules, tested from outside: one binary, one module for each subject.
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod advice;
mod circles;
mod consent;
mod distribution;
mod forks;
mod histories;
mod ledger;
mod naive_distribution;
mod reading;
mod refusals;
mod report;
mod second;
mod trust;
mod votes;
mod world;
