//! The program's tests: one binary, a module a subject.

mod accounting;
mod api;
mod browser;
mod counting;
mod deciding;
mod door;
mod explored;
mod forms;
mod mailing;
mod moving;
mod packaging;
mod peers;
mod processes;
mod recovering;
mod running;
mod sample;
mod smoke;
mod terminal;
mod tls;
mod voting;
mod watching;
mod world;
