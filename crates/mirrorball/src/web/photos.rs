//! Photos of receipts: each as a file, and those of an income or expense.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use register::Hash;
use rules::limits::{PHOTOS_EVER_MAX, PHOTOS_MAX};

use super::desk::Desk;
use crate::door::Door;
use crate::not_done::NotDone;

/// How long a browser may show one without asking again. What was erased meanwhile is gone from it within that time.
const KEPT: &str = "private, max-age=3600";

/// A photo as it is shown.
pub(super) struct Shown {
    /// Its file; none where it was erased, or is not for the reader.
    pub src: Option<String>,
    /// What it is, for who does not see it.
    pub alt: String,
    /// The entry that added it.
    pub href: String,
}

/// The photos of an income or expense.
pub(super) struct Album {
    pub shown: Vec<Shown>,
    /// The act that they belong to, where the reader can add one.
    pub adds: Option<String>,
}

/// The address of a photo's file.
pub(super) fn address(desk: &Desk, c: &Hash) -> String {
    format!("/{}/photos/{c}", desk.slug)
}

/// The photos of the act with this id; none where it is neither an income nor an expense.
pub(super) fn of(desk: &Desk, act: &Hash) -> Option<Album> {
    let (photos, is_own) = desk.keeper.read(|state| {
        let community = state.community();
        let record = community.money_record(act)?;
        let me = desk.me.and_then(|me| community.member_ix(&me));
        // What was taken back has the photos it has.
        Some((
            record.photos.clone(),
            me == Some(record.by) && record.reversed.is_none(),
        ))
    })?;
    let there = photos.iter().filter(|photo| !photo.erased).count();
    let adds = is_own && there < PHOTOS_MAX && photos.len() < PHOTOS_EVER_MAX && !desk.keeper.is_copy();
    let shown = photos.iter().zip(1_u64..).map(|(photo, number)| Shown {
        src: desk.note(&photo.c).map(|_| address(desk, &photo.c)),
        alt: desk.w.photo_number(desk.number(number)),
        href: format!("/{}/register/{}", desk.slug, photo.entry),
    });
    Some(Album {
        shown: shown.collect(),
        adds: adds.then(|| act.to_string()),
    })
}

/// A photo as a file.
pub(super) async fn file(desk: Desk, Path((_, c)): Path<(String, String)>) -> Result<Response, NotDone> {
    let reading = move || -> Result<Vec<u8>, NotDone> {
        let text = c.parse().ok().and_then(|c: Hash| desk.note(&c));
        let photo = text.and_then(|text| node::photos::read(&text));
        photo.ok_or_else(|| desk.missing(&c))
    };
    let bytes = tokio::task::spawn_blocking(reading).await.map_err(|_| Door::Bug)??;
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, KEPT)], bytes).into_response())
}
