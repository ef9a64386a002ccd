//! What every request and answer passes through: a request's name, its log
//! line without personal data, security headers, the check of its origin,
//! counting, time and size limits, words for what was not done, compression.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, REFERRER_POLICY,
    RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestId, MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::{DefaultOnResponse, TraceLayer};

use crate::door::Door;
use crate::limits::{BODY_BYTES_MAX, REQUEST_SECONDS_MAX};
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::{App, Effort};
use crate::visitor::Visitor;
use crate::words::tongue::{LocalTime, Tongue};

/// What a page of ours may load: its own files, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What pages from elsewhere may read too, so that one can check a community without its own server's scripts: what everybody
/// gets who asks without a session, and nothing that a session opens, since browsers then send none.
const FOR_CHECKING: [&str; 3] = [
    "/{community}/checkpoint",
    "/{community}/tile/{*path}",
    "/api/{community}/proofs",
];

/// What a page of ours never asks the browser for.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// How hard answers are compressed: with gzip alone, at the level where a page is small and takes no longer than what makes
/// it. Pages are made anew each time; the next levels make them half a percent smaller, and Brotli costs twice as much time.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(5);

/// Lays everything around the routes.
pub fn around(routes: Router<App>, app: &App) -> Router {
    let request_id = HeaderName::from_static("x-request-id");
    let csrf =
        CsrfLayer::new().with_rejection_response(|_: ProtectionError| -> Response { Door::CrossSite.into_response() });
    let trace = TraceLayer::new_for_http()
        .make_span_with(span)
        .on_request(())
        .on_response(DefaultOnResponse::new().level(tracing::Level::INFO))
        .on_failure(());
    routes
        .fallback(|| async { Door::NothingHere })
        .method_not_allowed_fallback(|| async { Door::OtherMethod })
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn_with_state(app.clone(), counted))
        .layer(csrf)
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| -> Response { Door::Bug.into_response() },
        ))
        .layer(middleware::from_fn_with_state(app.clone(), addressed))
        .layer(middleware::from_fn_with_state(app.clone(), speak))
        .layer(
            CompressionLayer::new()
                .quality(COMPRESSION)
                .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("image/png"))),
        )
        .layer(middleware::from_fn(secure))
        .layer(middleware::from_fn_with_state(app.clone(), measured))
        .layer(trace)
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(SetRequestIdLayer::new(request_id, NamesRequests))
        .with_state(app.clone())
}

/// Names each request, so that somebody can tell which one it was. Styles and scripts are the same for everybody: nobody asks
/// about one request for them, and a first visit is to be light.
#[derive(Clone, Copy)]
struct NamesRequests;

impl MakeRequestId for NamesRequests {
    fn make_request_id<B>(&mut self, request: &axum::http::Request<B>) -> Option<RequestId> {
        let is_asset = request.uri().path().starts_with("/assets/");
        if is_asset {
            return None;
        }
        MakeRequestUuid.make_request_id(request)
    }
}

/// The log line of a request: its route, never its address, ids or body.
fn span(request: &axum::http::Request<Body>) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// Counts a request and how long its answer took to begin, by its route.
async fn measured(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let arrived = tokio::time::Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    // A method that nobody has heard of is one for all, so that nobody can make up labels.
    let method = match method {
        Method::GET | Method::HEAD | Method::POST | Method::DELETE => method.as_str(),
        // A type of another crate, which anybody may add to.
        _ => "other",
    };
    let metrics = app.metrics();
    metrics.count_request(method, route, response.status().as_u16(), arrived.elapsed());
    response
}

/// Adds the headers that keep a page to itself. Styles and scripts are no pages: what they may do is said by the page that
/// loads them, they are the same for everybody, and a first visit is to be light.
async fn secure(request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let route = request.extensions().get::<MatchedPath>();
    let is_for_checking = route.is_some_and(|route| FOR_CHECKING.contains(&route.as_str()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if is_for_checking {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    if is_asset && (kind.starts_with(b"text/css") || kind.starts_with(b"text/javascript")) {
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
        return response;
    }
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static(PERMISSIONS));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}

/// Turns away what was meant for another host. A request that names none is no browser's, and is let in.
async fn addressed(State(app): State<App>, request: Request, next: Next) -> Response {
    let named = request
        .headers()
        .get(HOST)
        .map(|header| header.to_str().unwrap_or_default());
    let authority = named.or_else(|| request.uri().authority().map(Authority::as_str));
    let Some(authority) = authority else {
        return next.run(request).await;
    };
    // A port, where there is one, comes after the last colon; in figures of IPv6 it comes after the bracket.
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some(_) | None => authority,
    };
    if app.answers_to(host) {
        return next.run(request).await;
    }
    let host = crate::state::clip(host);
    Door::OtherHost { host }.into_response()
}

/// Counts reading and writing; sessions and foundings are counted where they are made.
async fn counted(State(app): State<App>, visitor: Visitor, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A mirror that begins reads the whole register so; each answer is short, and never changes.
    if reads && request.uri().path().contains("/tile/") {
        return next.run(request).await;
    }
    let effort = if reads { Effort::Read } else { Effort::Write };
    match app.count(visitor.counted(), effort) {
        Ok(()) => next.run(request).await,
        Err(door) => door.into_response(),
    }
}

/// Gives a request up that takes too long; a stream counts only until it begins.
async fn in_time(request: Request, next: Next) -> Response {
    let limit = Duration::from_secs(REQUEST_SECONDS_MAX);
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Door::TimedOut.into_response(),
    }
}

/// Finds words for what was not done: JSON for programs, a page for people.
async fn speak(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let wants_page = !is_api(&path)
        && request
            .headers()
            .get(ACCEPT)
            .and_then(|header| header.to_str().ok())
            .is_some_and(|header| header.contains("text/html"));
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts, &app);
    let community = asked_of(&path);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let not_done = response
        .extensions_mut()
        .remove::<NotDone>()
        .or_else(|| guess(&response));
    let Some(not_done) = not_done else { return response };
    log(&not_done);
    let clock = clock(&app, &path, &not_done);
    let tongue = clock
        .as_ref()
        .map_or(visitor.language.into(), |clock| Tongue::at(visitor.language, clock));
    let problem = Problem::of(&not_done, tongue);
    let mut spoken = if wants_page {
        crate::web::problem_page(&app, &visitor, community, &problem)
    } else {
        axum::Json(&problem).into_response()
    };
    *spoken.status_mut() = not_done.status();
    if let NotDone::Door(Door::TooMany { seconds }) = not_done {
        spoken.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    spoken
}

/// Whether programs ask here, and no people.
fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// The clock of the community that was asked for something and refused it: its moments are told as it is there.
fn clock(app: &App, path: &str, not_done: &NotDone) -> Option<LocalTime> {
    if !matches!(not_done, NotDone::Trouble(node::Trouble::Refusal(_))) {
        return None;
    }
    let keeper = app.keeper(asked_of(path)).ok()?;
    Some(keeper.read(|state| LocalTime::of(state.community())))
}

/// The community that a path asks something of: what stands first in it, or after `api`.
fn asked_of(path: &str) -> &str {
    let mut parts = path.split('/').skip(1);
    match parts.next() {
        Some("api") => parts.next(),
        first => first, // A text, not an enum of ours.
    }
    .unwrap_or_default()
}

/// What the libraries in between have answered by themselves, in our words.
fn guess(response: &Response) -> Option<NotDone> {
    response
        .extensions()
        .get::<crate::api::tlog::Spoken>()
        .is_none()
        .then_some(())?;
    let spoken = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|header| header.to_str().ok());
    let plain = spoken.is_none_or(|kind| kind.starts_with("text/plain"));
    let door = match response.status() {
        _ if !plain => return None,
        StatusCode::NOT_FOUND => Door::NothingHere,
        StatusCode::METHOD_NOT_ALLOWED => Door::OtherMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Door::BodyTooLarge {
            bytes_max: BODY_BYTES_MAX,
        },
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Door::BadQuery {
                detail: response.status().to_string(),
            }
        }
        StatusCode::INTERNAL_SERVER_ERROR => Door::Bug,
        _ => return None, // A number, not an enum of ours.
    };
    Some(NotDone::Door(door))
}

/// Logs what an operator can act on, once, without anybody's name.
fn log(not_done: &NotDone) {
    match not_done {
        NotDone::Door(Door::Bug) => tracing::error!("a promise of the program was broken"),
        NotDone::Door(_) | NotDone::Trouble(node::Trouble::Refusal(_)) => {}
        // Whoever files at a mirror is told so; there is nothing to mend.
        NotDone::Trouble(node::Trouble::Fault(node::Fault::Copy { .. })) => {}
        NotDone::Trouble(node::Trouble::Fault(fault)) => tracing::error!(code = fault.code(), "fault"),
        NotDone::Trouble(node::Trouble::Breach(breach)) => {
            tracing::error!(code = breach.code(), "breach");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{asked_of, is_api};

    #[test]
    fn a_community_may_be_called_like_the_api_at_its_beginning() {
        for (path, community, api) in [
            ("/apiary/work", "apiary", false),
            ("/api-club", "api-club", false),
            ("/api/apiary/acts", "apiary", true),
            ("/api/open-words/acts", "open-words", true),
            ("/open-words/api", "open-words", false),
            ("/api", "", true),
            ("/", "", false),
        ] {
            assert_eq!((asked_of(path), is_api(path)), (community, api), "{path}");
        }
    }
}
