//! What is served to whoever watches the program, on an address of its own: figures, and whether all is well. It is never
//! among the pages, since a proxy before them would show it to everybody.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use node::Fault;
use tokio::net::TcpListener;

use crate::metrics;
use crate::state::App;

/// The routes for whoever watches.
pub fn routes(app: &App) -> Router {
    Router::new()
        .route("/metrics", get(figures))
        .route("/health", get(health))
        .with_state(app.clone())
}

/// Serves them until the server is asked to end.
pub async fn run(app: App, listener: TcpListener) {
    let mut closing = app.closing();
    let ending = async move {
        // An error means that the sender is gone, and then nothing is left to watch.
        let _ = closing.wait_for(|closing| *closing).await;
    };
    let served = axum::serve(listener, routes(&app)).with_graceful_shutdown(ending).await;
    if let Err(flaw) = served {
        tracing::error!(%flaw, "figures are not served any more");
    }
}

async fn figures(State(app): State<App>) -> Response {
    let text = app.metrics().written(&app);
    ([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response()
}

/// Whether every community that is kept here takes acts in. A mirror that only reads is well.
async fn health(State(app): State<App>) -> Response {
    let mut text = String::new();
    for keeper in app.node().communities() {
        match keeper.halted() {
            None | Some(Fault::Copy { .. }) => {}
            Some(fault) => text.push_str(&format!("{}: {}\n", keeper.slug(), fault.code())),
        }
    }
    if text.is_empty() {
        (StatusCode::OK, "well\n").into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
    }
}
