//! Who comes without TLS to a server that has it is led to where it is; nothing else is answered there.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Redirect, Response};
use tokio::net::TcpListener;

use crate::state::App;

/// Serves until the server is asked to end. `port` is that of TLS.
pub async fn run(app: App, listener: TcpListener, port: u16) {
    let mut closing = app.closing();
    let ending = async move {
        // An error means that the sender is gone, and then nothing is left to lead to.
        let _ = closing.wait_for(|closing| *closing).await;
    };
    let routes = Router::new().fallback(lead).with_state((app, port));
    let served = axum::serve(listener, routes).with_graceful_shutdown(ending).await;
    if let Err(flaw) = served {
        tracing::error!(%flaw, "nobody is led to TLS any more");
    }
}

async fn lead(State((app, port)): State<(App, u16)>, request: Request) -> Response {
    let named = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = named
        .map(|named| named.rsplit_once(':').map_or(named, |(host, _)| host))
        .unwrap_or_default();
    // Nobody is led to a host that is not ours.
    if !app.answers_to(host) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let port = if port == 443 { String::new() } else { format!(":{port}") };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Redirect::permanent(&format!("https://{host}{port}{path}")).into_response()
}
