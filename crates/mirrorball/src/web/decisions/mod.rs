//! Deciding together, for people: the list of decisions, the page of each, and the wizard that opens one. What is
//! allowed is asked of the rules each time; nothing is decided here.

pub(super) mod difference;
pub(super) mod effect_words;
pub(super) mod form;
pub(super) mod forms;
pub(super) mod voice;

mod advice;
pub(super) mod agreement_inputs;
mod effect_inputs;
mod files;
mod houses;
mod new;
mod page;
mod proposal;
mod view;
mod vote;

pub(super) use files::ballots;
pub(super) use list::Line;
pub(super) use new::{new, revise};
pub(super) use page::{history, page};
pub(super) use proposal::state as stage_state;
pub(super) use view::{left, person};

pub(super) mod list;
pub(super) mod timeline;
