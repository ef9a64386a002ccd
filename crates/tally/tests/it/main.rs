//! The tests of counting: one binary, a module a subject.

mod apportion;
mod chance;
mod wards;
