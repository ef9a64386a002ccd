//! The tests of counting: one binary, a module a subject.

mod apportion;
mod budgets;
mod chance;
mod liquid;
mod papers;
mod peek;
mod plain;
mod power;
mod properties;
mod readers;
mod sortition;
mod wards;
