//! The program's tests: one binary, a module a subject.

mod api;
#[path = "../../../register/tests/it/authenticator.rs"]
mod authenticator;
mod browser;
mod counting;
mod deciding;
mod door;
mod explored;
mod forms;
mod logging;
mod moving;
mod oracles;
mod parting;
mod passkeys;
mod peers;
mod processes;
mod recovering;
mod running;
mod sample;
mod smoke;
mod terminal;
mod voting;
mod world;
