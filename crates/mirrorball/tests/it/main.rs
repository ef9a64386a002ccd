//! The program's tests: one binary, a module a subject.

mod api;
mod browser;
mod door;
mod running;
mod sample;
mod terminal;
mod world;
