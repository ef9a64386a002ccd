//! The program's edge: pages, JSON API, live updates and command line. What is
//! allowed, counted and kept is decided in the rooms before this one.

pub mod act_text;
pub mod api;
pub mod ball;
pub mod bank;
pub mod behind;
pub mod books;
pub mod cli;
pub mod client;
pub mod compose;
pub mod count;
pub mod demo;
pub mod doctor;
pub mod door;
pub mod forking;
pub mod hex;
pub mod kit;
pub mod language;
pub mod limits;
pub mod mail;
pub mod metrics;
pub mod not_done;
pub mod peers;
mod private;
pub mod problem;
pub mod serve;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod site;
mod sort_text;
pub mod state;
pub mod strict;
pub mod trusting;
pub mod visitor;
pub mod web;
pub mod words;
