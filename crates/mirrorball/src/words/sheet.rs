//! What is wrong with a table of contributions, in words.

use super::{isolated, words};
use crate::language::Language;
use crate::sheet::{COLUMNS, Flaw, Sort, Unread, sort};

/// What is wrong with a row.
pub fn flaw(language: Language, flaw: &Flaw) -> String {
    let w = words(language);
    match flaw {
        Flaw::Unreadable => w.sheet_flaw_unreadable(),
        Flaw::Cells { have, need } => w.sheet_flaw_cells(have.to_string(), need.to_string()),
        Flaw::Missing { column } => w.sheet_flaw_missing(*column),
        Flaw::Cell { field, text } => {
            let text = isolated(&crate::state::clip(text));
            match sort(field) {
                Sort::Choice(choices) => w.sheet_flaw_choice(field.name, text, choices.join(", ")),
                Sort::Quantity => w.sheet_flaw_quantity(field.name, text),
                Sort::Day => w.sheet_flaw_day(field.name, text),
                Sort::Slug => w.sheet_flaw_slug(field.name, text),
                Sort::Text(max) => w.sheet_flaw_text(field.name, max.to_string()),
            }
        }
    }
}

/// Why a whole table was not read.
pub fn unread(language: Language, unread: &Unread) -> String {
    let w = words(language);
    let columns = COLUMNS.join(", ");
    match unread {
        Unread::Empty => w.sheet_empty(columns),
        Unread::Column(name) => w.sheet_unknown_column(isolated(&crate::state::clip(name)), columns),
        Unread::Twice(name) => w.sheet_column_twice(isolated(&crate::state::clip(name))),
        Unread::Lacks(column) => w.sheet_column_lacks(*column),
        Unread::TooMany(max) => w.sheet_too_many(max.to_string()),
        Unread::Broken(why) => why.clone(),
    }
}
