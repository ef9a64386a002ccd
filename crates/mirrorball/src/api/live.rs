//! Live updates and exports. An update says only that the register grew; lose
//! all of them, and nothing is wrong after a reload.

use std::convert::Infallible;
use std::io::Write;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::Stream;
use futures_util::StreamExt;
use futures_util::stream::unfold;
use tokio::sync::mpsc;

use crate::door::Door;
use crate::limits::{EXPORT_CHUNK_BYTES, STREAM_KEEPALIVE_SECONDS};
use crate::not_done::NotDone;
use crate::state::App;
use crate::visitor::{Visitor, enter};

/// The routes of live updates and exports.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{community}/events", get(events))
        .route("/{community}/register", get(register))
}

/// Tells a page each time the register has grown, or was sealed further.
async fn events(State(app): State<App>, visitor: Visitor, Path(community): Path<String>) -> Result<Response, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let permit = app
        .streams()
        .clone()
        .try_acquire_owned()
        .map_err(|_| Door::StreamsFull)?;
    let size = keeper.read(|state| state.size());
    let watches = (keeper.watch(), keeper.watch_seal());
    let beginning = (Some(("grew", size)), watches, app.closing(), permit);
    let updates = unfold(beginning, |(first, mut watches, mut closing, permit)| async move {
        let (name, size) = match first {
            Some(first) => Some(first),
            None => tokio::select! {
                grown = watches.0.grown() => grown.map(|size| ("grew", size)),
                sealed = watches.1.grown() => sealed.map(|size| ("sealed", size)),
                _ = closing.wait_for(|closing| *closing) => None,
            },
        }?;
        let event = Event::default().event(name).data(size.to_string());
        Some((Ok::<_, Infallible>(event), (None, watches, closing, permit)))
    });
    let alive = KeepAlive::new().interval(Duration::from_secs(STREAM_KEEPALIVE_SECONDS));
    Ok(Sse::new(updates).keep_alive(alive).into_response())
}

/// The whole register as a file: everything that was signed, and the checkpoint over it.
async fn register(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let name = format!("attachment; filename=\"{}.register\"", keeper.slug());
    let (sender, receiver) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let mut chunks = Chunks {
            sender,
            held: Vec::with_capacity(EXPORT_CHUNK_BYTES),
        };
        let exported = keeper.export(&mut chunks).is_ok() && chunks.flush().is_ok();
        if !exported {
            // The file then lacks its checkpoint, so that nobody can take it for a whole one.
            tracing::warn!("an export ended before its end");
        }
    });
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(received(receiver))).into_response())
}

fn received(receiver: mpsc::Receiver<Bytes>) -> impl Stream<Item = Result<Bytes, Infallible>> {
    let chunks = unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|chunk| (Ok(chunk), receiver))
    });
    // Compression asks once more after the end, so the stream has to be fused.
    chunks.fuse()
}

/// Gathers what is written into chunks, and waits while the network is slow.
struct Chunks {
    sender: mpsc::Sender<Bytes>,
    held: Vec<u8>,
}

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= EXPORT_CHUNK_BYTES {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::take(&mut self.held);
        self.sender
            .blocking_send(chunk.into())
            .map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))
    }
}
