//! The server: it opens the data directory, listens, files closings when they
//! are due, and ends cleanly. What it answers is in `web` and `api`.

pub mod acme;
pub mod certificates;
pub mod layers;
pub mod listening;
pub mod mailing;
pub mod mirroring;
pub mod proxies;
pub mod redirecting;
pub mod sealing;
pub mod watching;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use etcetera::AppStrategy;
use node::clock::{Clock, RehearsalClock, SystemClock};
use node::{Fault, Node};
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::language::Language;
use crate::limits::{DRAIN_SECONDS_MAX, Rates, SETTLE_TICK_MS, TICK_MS};
use crate::peers::Peers;
use crate::problem::Problem;
use crate::serve::listening::{Caller, Listening};
use crate::settings::Mail;
use crate::state::App;

/// For how long browsers come by TLS alone: a year.
const TLS_ALONE: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Everything the server answers: pages, JSON API and live updates.
pub fn router(app: &App) -> Router {
    let routes = crate::web::routes().merge(crate::api::routes());
    layers::around(routes, app)
}

/// The directory that keeps the registers, where none is named.
///
/// # Errors
///
/// This machine names no home directory.
pub fn data_directory() -> Result<PathBuf, Problem> {
    Ok(crate::cli::memory::strategy()?.data_dir())
}

/// Opens the data directory, to be served under these host names besides this machine's own.
///
/// # Errors
///
/// The directory can't be made or written, or another server uses it.
pub fn open(data: &Path, rates: Rates, hosts: &[String]) -> Result<App, Problem> {
    open_by(None, data, rates, hosts, Arc::new(SystemClock::new()))
}

/// As [`open`], with mail if the settings name a server.
///
/// # Errors
///
/// As [`open`]; or the settings of mail can't be used.
pub fn open_sending(mail: &Mail, data: &Path, rates: Rates, hosts: &[String]) -> Result<App, Problem> {
    let mail = crate::mail::Mail::open(mail)?;
    open_by(mail, data, rates, hosts, Arc::new(SystemClock::new()))
}

/// Opens the data directory for a rehearsal, in which a file says how far the time has moved ahead.
///
/// # Errors
///
/// The directory can't be made or written, or another server uses it.
pub fn open_for_rehearsal(data: &Path, rates: Rates, hosts: &[String], ahead: &Path) -> Result<App, Problem> {
    open_by(
        None,
        data,
        rates,
        hosts,
        Arc::new(RehearsalClock::new(ahead.to_owned())),
    )
}

fn open_by(
    mail: Option<crate::mail::Mail>,
    data: &Path,
    rates: Rates,
    hosts: &[String],
    clock: Arc<dyn Clock>,
) -> Result<App, Problem> {
    let node = Node::open(data, Arc::clone(&clock))
        .map_err(|fault| Problem::of_fault(&fault, Language::from_environment()))?;
    let peers = Peers::open(data)?;
    Ok(App::sending(mail, peers, node, clock, rates, hosts))
}

/// Takes the address.
///
/// # Errors
///
/// The address is taken, or not one of this machine's.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Problem> {
    TcpListener::bind(address).await.map_err(|flaw| {
        let (why, next) = match flaw.kind() {
            std::io::ErrorKind::AddrInUse => (
                "Another program listens there.".to_owned(),
                "End it, or choose another port: mirrorball serve --listen 127.0.0.1:7778",
            ),
            _ => (format!("{flaw}."), "Choose another address with --listen."), // Not an enum of ours.
        };
        Problem::fault("listen", format!("{address} can't be listened on."), why, next)
    })
}

/// Who files the closings that are due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Closings {
    /// The keeper, every few seconds; members can be earlier.
    ByKeeper,
    /// Members alone, as in a rehearsal in which the keeper rests.
    ByMembers,
}

/// Serves until asked to end, then lets open requests finish and closes the registers.
///
/// # Errors
///
/// The listener fails, or the registers can't be closed.
pub async fn run(
    app: App,
    listening: Listening,
    closings: Closings,
    ending: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Problem> {
    let guarded = app.clone();
    let guarding = tokio::task::spawn_blocking(move || sealing::guard(&guarded)).await;
    guarding.expect("asking what witnesses remember doesn't panic");
    tell_halted(&app);
    let routes = match listening.is_tls() {
        // Browsers that were here once come by TLS alone from then on.
        true => router(&app).layer(SetResponseHeaderLayer::overriding(STRICT_TRANSPORT_SECURITY, TLS_ALONE)),
        false => router(&app),
    };
    let service = routes.into_make_service_with_connect_info::<Caller>();
    let ticking = tokio::spawn(tick(app.clone(), closings));
    let settling = tokio::spawn(settle(app.clone()));
    let sealing = tokio::spawn(sealing::run(app.clone()));
    tokio::spawn(mirroring::run(app.clone()));
    if app.mail().is_some() {
        tokio::spawn(mailing::run(app.clone()));
    }
    let checking = check_rows(&app);
    let mut closing = app.closing();
    let asked = app.clone();
    let graceful = async move {
        ending.await;
        asked.close();
    };
    let serving = axum::serve(listening, service)
        .with_graceful_shutdown(graceful)
        .into_future();
    let drained = async move {
        // An error means that the sender is gone, and then nothing is left to wait for.
        let _ = closing.wait_for(|closing| *closing).await;
        tokio::time::sleep(Duration::from_secs(DRAIN_SECONDS_MAX)).await;
    };
    let served = tokio::select! {
        served = serving => served,
        () = drained => Ok(()),
    };
    ticking.abort();
    settling.abort();
    sealing.abort();
    app.close();
    let _ = checking.join(); // It ends soon after the server is asked to; what it found is logged.
    let closed = tokio::task::spawn_blocking(move || app.node().close())
        .await
        .expect("closing doesn't panic");
    closed.map_err(|fault| Problem::of_fault(&fault, Language::from_environment()))?;
    served.map_err(|flaw| {
        let next = "Start it again; nothing that was filed is lost.";
        Problem::fault("serve", "The server stopped.".to_owned(), format!("{flaw}."), next)
    })
}

/// Logs which registers take nothing in from the start on, and why: whoever starts the program need not wait until a
/// member is refused. That a mirror only reads is nothing to tell of.
fn tell_halted(app: &App) {
    for (_, name, fault) in app.node().unreadable() {
        tracing::error!(code = fault.code(), "{name} cannot be read. {fault}");
    }
    for keeper in app.node().communities() {
        match keeper.halted() {
            None | Some(Fault::Copy { .. }) => {}
            Some(fault) => tracing::error!(code = fault.code(), "{} only reads. {fault}", keeper.slug()), // Any trouble.
        }
    }
}

/// Reads the stored entries once, beside everything else, and logs what is not as it was signed.
fn check_rows(app: &App) -> std::thread::JoinHandle<()> {
    let (app, closing) = (app.clone(), app.closing());
    std::thread::spawn(move || match app.node().check_rows(&|| !*closing.borrow()) {
        Ok(_) => {}
        Err(fault) => tracing::error!("{fault}"),
    })
}

/// Files closings that are due, again and again.
async fn tick(app: App, closings: Closings) {
    let mut interval = tokio::time::interval(Duration::from_millis(TICK_MS));
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        app.forget_old_visitors();
        if closings == Closings::ByMembers {
            continue;
        }
        let ticked = app.clone();
        let filed = tokio::task::spawn_blocking(move || ticked.node().tick(ticked.now_ms())).await;
        match filed {
            Ok(Ok(_)) => {}
            Ok(Err(fault)) => tracing::error!(code = fault.code(), "due closings were not filed"),
            Err(_) => tracing::error!("filing due closings broke a promise of the program"),
        }
    }
}

/// Makes durable, once a second, that what was committed last was committed. An act that comes in that moment waits for
/// one sync.
async fn settle(app: App) {
    let mut interval = tokio::time::interval(Duration::from_millis(SETTLE_TICK_MS));
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut is_well = true;
    loop {
        interval.tick().await;
        let settled = app.clone();
        let settled = tokio::task::spawn_blocking(move || settled.node().settle()).await;
        match settled {
            Ok(Ok(())) => is_well = true,
            // A bad disk is told of once.
            Ok(Err(_)) if !is_well => {}
            Ok(Err(fault)) => {
                is_well = false;
                tracing::error!(code = fault.code(), "what was last signed was not written");
            }
            Err(_) => tracing::error!("writing what was last signed broke a promise of the program"),
        }
    }
}

/// Listens, from now on, for the person or the system to ask the program to end; done when they do.
///
/// # Panics
///
/// Outside a tokio runtime, or if this system can't tell of signals.
pub fn asked_to_end() -> impl Future<Output = ()> + Send + 'static {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupted = signal(SignalKind::interrupt()).expect("this system can tell of Ctrl-C");
        let mut terminated = signal(SignalKind::terminate()).expect("this system can tell of SIGTERM");
        async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        }
    }
    #[cfg(not(unix))]
    async {
        tokio::signal::ctrl_c().await.expect("this system can tell of Ctrl-C");
    }
}
