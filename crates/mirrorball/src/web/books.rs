//! The books, to be taken along for hledger or beancount. They are made from the register anew each time, which takes a
//! while where it is long; so one is made at a time, and a visitor can ask for them as rarely as found a community.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use clap::ValueEnum;
use register::Hash;
use rules::community::Community;

use super::desk::{Desk, attachment};
use crate::books::{Bookkeeper, Format, Names};
use crate::door::Door;
use crate::not_done::NotDone;
use crate::state::Effort;

/// The books as a file.
pub(super) async fn file(desk: Desk, Path((_, format)): Path<(String, String)>) -> Result<Response, NotDone> {
    let format = Format::from_str(&format, false).map_err(|_| Door::NothingHere)?;
    desk.app.count(desk.visitor.counted(), Effort::Founding)?;
    let turn = desk.app.books().clone().acquire_owned().await.map_err(|_| Door::Bug)?;
    let headers = attachment(
        "text/plain; charset=utf-8",
        &format!("{}.{}", desk.slug, format.ending()),
    );
    let writing = move || -> Result<String, NotDone> {
        let mut bookkeeper = Bookkeeper::default();
        desk.keeper.walk(&mut bookkeeper)?;
        drop(turn);
        Ok(bookkeeper.closed().write(format, &names(&desk)))
    };
    let text = tokio::task::spawn_blocking(writing).await.map_err(|_| Door::Bug)??;
    Ok((headers, text).into_response())
}

/// What members are called, as far as the reader may know.
fn names(desk: &Desk) -> Names {
    let named = |community: &Community| -> Vec<(Hash, Hash)> {
        community
            .members()
            .iter()
            .map(|member| (member.id, member.name))
            .collect()
    };
    let notes = desk.keeper.read(|state| named(state.community()));
    let known = notes
        .into_iter()
        .filter_map(|(member, note)| Some((member, desk.note(&note)?)));
    Names(known.collect())
}
