//! The program's tests: one binary, a module a subject.

mod accounting;
mod acme;
mod api;
#[path = "../../../register/tests/it/authenticator.rs"]
mod authenticator;
mod ball;
mod behind;
mod browser;
mod counting;
mod deciding;
mod door;
mod explored;
mod forms;
mod joining;
mod logging;
mod mailing;
mod moving;
mod oracles;
mod packaging;
mod parting;
mod passkeys;
mod peers;
mod processes;
mod publishing;
mod readme;
mod recovering;
mod refusals;
mod running;
mod sample;
mod smoke;
mod terminal;
mod tls;
mod voting;
mod watching;
mod wires;
mod world;
