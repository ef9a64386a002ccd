//! `mirrorball serve` and `mirrorball demo`: open the data, listen, and say
//! where.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::cli::args::{Demo, Serve};
use crate::limits::Rates;
use crate::problem::Problem;
use crate::serve::{self, Closings};
use crate::state::App;

/// What the program does without any words.
pub fn default_serve() -> Serve {
    Serve {
        data: std::env::var_os("MIRRORBALL_DATA").map(PathBuf::from),
        listen: SocketAddr::from(([127, 0, 0, 1], 7777)),
        rehearsal_clock: None,
        rehearsal_keeper_rests: false,
        hosts: Vec::new(),
    }
}

/// Serves the communities of a data directory.
///
/// # Errors
///
/// The directory can't be opened, or the address not listened on.
pub fn serve(words: &Serve) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    let rehearsal = words.rehearsal_clock.as_deref().map(|clock| Rehearsal {
        clock,
        closings: match words.rehearsal_keeper_rests {
            true => Closings::ByMembers,
            false => Closings::ByKeeper,
        },
    });
    begin(&data, words.listen, &words.hosts, rehearsal, |_| Ok(None))
}

/// Makes the sample community where it is missing, and serves it.
///
/// # Errors
///
/// The directory can't be opened, or the address not listened on.
pub fn demo(words: &Demo) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?.join("sample"),
    };
    if words.only_make {
        tell();
        let app = serve::open(&data, Rates::default(), &[])?;
        let slug = make(&app)?;
        let entries = app
            .node()
            .keeper(&slug)
            .map_or(0, |keeper| keeper.read(|state| state.size()));
        out!("Made {slug} with {entries} acts in {}.", data.display());
        return app
            .node()
            .close()
            .map_err(|fault| Problem::of_fault(&fault, crate::language::Language::from_environment()));
    }
    begin(&data, words.listen, &words.hosts, None, |app| make(app).map(Some))
}

/// Makes the sample community, and gives its short name.
fn make(app: &App) -> Result<String, Problem> {
    let language = crate::language::Language::from_environment();
    let keeper =
        crate::demo::ensure(app.node(), app.now_ms()).map_err(|trouble| Problem::of_trouble(&trouble, language))?;
    Ok(keeper.slug().to_string())
}

/// What is not as usual in a rehearsal.
pub(super) struct Rehearsal<'a> {
    /// The file that says how far the clock is moved ahead.
    clock: &'a Path,
    /// Who files closings.
    closings: Closings,
}

pub(super) fn begin(
    data: &Path,
    listen: SocketAddr,
    hosts: &[String],
    rehearsal: Option<Rehearsal>,
    prepare: impl FnOnce(&App) -> Result<Option<String>, Problem>,
) -> Result<(), Problem> {
    tell();
    let running = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let running = running.map_err(|flaw| {
        let next = "Close other programs, then start it again.";
        Problem::fault(
            "threads",
            "The program did not start.".to_owned(),
            format!("{flaw}."),
            next,
        )
    })?;
    running.block_on(async {
        let listener = serve::listen(listen).await?;
        let (app, closings) = match rehearsal {
            Some(Rehearsal { clock, closings }) => {
                let app = serve::open_for_rehearsal(data, Rates::default(), hosts, clock)?;
                (app, closings)
            }
            None => (serve::open(data, Rates::default(), hosts)?, Closings::ByKeeper),
        };
        let first = prepare(&app)?;
        let ending = serve::asked_to_end();
        let address = listener.local_addr().unwrap_or(listen);
        let path = first.map(|slug| format!("/{slug}/today")).unwrap_or_default();
        out!("Mirrorball is at http://{}{path}", spoken(address));
        out!("Its registers are in {}. End it with Ctrl-C.", data.display());
        serve::run(app, listener, closings, ending).await?;
        out!("Ended; everything that was filed is kept.");
        Ok(())
    })
}

/// The address as people type it: this machine is `localhost`, where browsers allow keys without TLS.
fn spoken(address: SocketAddr) -> String {
    match address.ip().is_loopback() {
        true => format!("localhost:{}", address.port()),
        false => address.to_string(),
    }
}

/// Logs to standard error what `RUST_LOG` asks for; warnings by default.
fn tell() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // A second call, as in tests, changes nothing.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
