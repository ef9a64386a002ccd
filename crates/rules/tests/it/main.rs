//! The rules, tested from outside: one binary, one module for each subject.

mod distribution;
mod histories;
mod ledger;
mod naive_distribution;
mod reading;
mod report;
mod world;
