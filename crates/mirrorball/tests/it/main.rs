//! The program's tests: one binary, a module a subject.

mod browser;
mod api;
mod door;
mod running;
mod sample;
mod terminal;
mod world;
