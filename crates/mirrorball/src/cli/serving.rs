//! `mirrorball serve` and `mirrorball demo`: open the data, listen, and say
//! where.

use std::io::IsTerminal as _;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::cli::args::{Demo, Serve};
use crate::cli::settings;
use crate::limits::Rates;
use crate::problem::Problem;
use crate::serve::acme::{Acme, BOTH};
use crate::serve::certificates::{self, Asked, Certificates, Files};
use crate::serve::listening::Listening;
use crate::serve::{self, Closings};
use crate::settings::{Format, Level, Log, Settings, Tls};
use crate::state::App;
use tokio::net::TcpListener;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Serves the communities of a data directory.
///
/// # Errors
///
/// A setting can't be read, the directory can't be opened, or the address not listened on.
pub fn serve(words: &Serve) -> Result<(), Problem> {
    let (data, settings) = in_force(words)?;
    let rehearsal = words.rehearsal_clock.as_deref().map(|clock| Rehearsal {
        clock,
        closings: match words.rehearsal_keeper_rests {
            true => Closings::ByMembers,
            false => Closings::ByKeeper,
        },
    });
    begin(&data, &settings, rehearsal, |_| Ok(None))
}

/// The directory and the settings: the command line's words go before those of the environment and of the file.
fn in_force(words: &Serve) -> Result<(PathBuf, Settings), Problem> {
    let (data, read) = settings::of(&words.here)?;
    let mut settings = read.settings;
    settings.listen = words.listen.unwrap_or(settings.listen);
    if !words.hosts.is_empty() {
        settings.hosts.clone_from(&words.hosts);
    }
    Ok((data, settings))
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
        tell(&Log::default());
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
    let settings = Settings {
        listen: words.listen,
        hosts: words.hosts.clone(),
        ..Settings::default()
    };
    begin(&data, &settings, None, |app| make(app).map(Some))
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
    settings: &Settings,
    rehearsal: Option<Rehearsal>,
    prepare: impl FnOnce(&App) -> Result<Option<String>, Problem>,
) -> Result<(), Problem> {
    tell(&settings.log);
    if let Err(problem) = crate::trusting::named() {
        tracing::warn!("{} {} {}", problem.what, problem.why, problem.next);
    }
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
        // Before anything else: whoever runs the program may ask at any time.
        let asked = Asked::listen();
        let listener = serve::listen(settings.listen).await?;
        let address = listener.local_addr().unwrap_or(settings.listen);
        let certificates = shown(settings, data)?;
        let listening = match &certificates {
            Some((certificates, _)) => Listening::tls(listener, certificates),
            None => Listening::plain(listener),
        };
        let hosts = settings.hosts.as_slice();
        let (app, closings) = match rehearsal {
            Some(Rehearsal { clock, closings }) => {
                let app = serve::open_for_rehearsal(data, Rates::default(), hosts, clock)?;
                (app, closings)
            }
            None => {
                let app = serve::open_sending(&settings.mail, data, Rates::default(), hosts)?;
                (app, Closings::ByKeeper)
            }
        };
        let app = app.behind(settings.proxy.clone());
        let beside = Beside::listen(settings).await?;
        let first = prepare(&app)?;
        let ending = serve::asked_to_end();
        let path = first.map(|slug| format!("/{slug}/today")).unwrap_or_default();
        out!(
            "Mirrorball is at {}{path}",
            spoken(address, settings, listening.is_tls())
        );
        for line in reached(address, settings, listening.is_tls()) {
            out!("{line}");
        }
        out!("Its registers are in {}. End it with Ctrl-C.", data.display());
        beside.begin(&app, address.port());
        match certificates {
            Some((certificates, Source::Files(files))) => {
                tokio::spawn(certificates::follow(certificates, files, asked, app.closing()));
            }
            Some((certificates, Source::Acme(acme))) => drop(tokio::spawn(acme.keep(certificates, app.clone()))),
            None => {}
        }
        serve::run(app, listening, closings, ending).await?;
        out!("Ended; everything that was filed is kept.");
        Ok(())
    })
}

/// Where the certificate is from.
enum Source {
    /// From files that somebody else renews.
    Files(Files),
    /// From whoever gives them, by ACME.
    Acme(Acme),
}

/// The certificate that the settings name, or that was got before, if TLS is spoken here.
fn shown(settings: &Settings, data: &Path) -> Result<Option<(Certificates, Source)>, Problem> {
    let Tls { certificate, key, .. } = &settings.tls;
    let certificates = Certificates::none();
    if let Some(acme) = Acme::open(settings, data)? {
        if certificate.is_some() || key.is_some() {
            let [why, next] = BOTH;
            return Err(half(why, next));
        }
        if let Some(kept) = acme.kept() {
            certificates.show(kept);
        }
        return Ok(Some((certificates, Source::Acme(acme))));
    }
    let files = match (certificate, key) {
        (None, None) => return Ok(None),
        (Some(certificate), Some(key)) => Files {
            certificate: certificate.clone(),
            key: key.clone(),
        },
        (Some(_), None) | (None, Some(_)) => {
            return Err(half(
                "Only one of tls.certificate and tls.key is set.",
                "Set both, or none behind a proxy that has the certificate.",
            ));
        }
    };
    certificates.show(certificates::read(&files)?);
    Ok(Some((certificates, Source::Files(files))))
}

fn half(why: &str, next: &str) -> Problem {
    let what = "There is no TLS with half of what it takes, or with too much.";
    Problem::fault("certificate", what.to_owned(), why.to_owned(), next)
}

/// What is listened on beside the pages: for whoever watches, and for whoever comes without TLS.
struct Beside {
    watching: Option<TcpListener>,
    redirecting: Option<TcpListener>,
}

impl Beside {
    async fn listen(settings: &Settings) -> Result<Self, Problem> {
        let listen = async |address: Option<SocketAddr>| match address {
            Some(address) => serve::listen(address).await.map(Some),
            None => Ok(None),
        };
        Ok(Self {
            watching: listen(settings.metrics.listen).await?,
            redirecting: listen(settings.tls.redirect).await?,
        })
    }

    fn begin(self, app: &App, port: u16) {
        if let Some(listener) = self.watching {
            if let Ok(address) = listener.local_addr() {
                out!("Its figures are at http://{address}/metrics.");
            }
            tokio::spawn(serve::watching::run(app.clone(), listener));
        }
        if let Some(listener) = self.redirecting {
            tokio::spawn(serve::redirecting::run(app.clone(), listener, port));
        }
    }
}

/// The address as people type it: this machine is `localhost`, where browsers allow keys without TLS.
fn spoken(address: SocketAddr, settings: &Settings, is_tls: bool) -> String {
    if is_tls {
        let port = if address.port() == 443 {
            String::new()
        } else {
            format!(":{}", address.port())
        };
        let host = settings.hosts.first().map_or("localhost", String::as_str);
        return format!("https://{host}{port}");
    }
    match address.ip().is_loopback() || address.ip().is_unspecified() {
        true => format!("http://localhost:{}", address.port()),
        false => format!("http://{address}"),
    }
}

/// Where other machines reach it, and what their browsers can do there, if it is open to others and no proxy is in front.
fn reached(address: SocketAddr, settings: &Settings, is_tls: bool) -> Vec<String> {
    if is_tls || address.ip().is_loopback() || !settings.proxy.addresses.is_empty() {
        return Vec::new();
    }
    let port = address.port();
    let mut lines = Vec::new();
    if address.ip().is_unspecified() {
        let named = settings.hosts.iter().map(|host| format!("http://{host}:{port}"));
        let own = own_address(address.is_ipv6()).map(|ip| format!("http://{}", SocketAddr::new(ip, port)));
        let known: Vec<String> = named.chain(own).collect();
        if !known.is_empty() {
            lines.push(format!("Other machines reach it at {}.", known.join(" or ")));
        }
    }
    lines.push(
        "Browsers make keys only over https or on localhost: on other machines people can read there, and not join or sign. \
         See docs/operating/tls.md for https."
            .to_owned(),
    );
    lines
}

/// The address that this machine shows to others. Nothing is sent to find it: a socket is only told where it would send to,
/// an address that is kept for documentation.
fn own_address(is_ipv6: bool) -> Option<IpAddr> {
    let (here, there) = match is_ipv6 {
        false => ("0.0.0.0:0", "192.0.2.1:9"),
        true => ("[::]:0", "[2001:db8::1]:9"),
    };
    let socket = std::net::UdpSocket::bind(here).ok()?;
    socket.connect(there).ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

fn level(level: Level) -> tracing::Level {
    match level {
        Level::Error => tracing::Level::ERROR,
        Level::Warn => tracing::Level::WARN,
        Level::Info => tracing::Level::INFO,
        Level::Debug => tracing::Level::DEBUG,
    }
}

/// Logs to standard error: what `RUST_LOG` asks for, or else the settings.
fn tell(log: &Log) {
    let asked = std::env::var("RUST_LOG").ok().filter(|asked| !asked.is_empty());
    let asked: Option<Targets> = asked.and_then(|asked| asked.parse().ok());
    let filter = asked
        .unwrap_or_else(|| Targets::new().with_default(level(log.level)))
        // It would tell of whole addresses, in which members write names and words to search for.
        .with_target("tower_http::csrf", LevelFilter::OFF);
    let lines = tracing_subscriber::fmt::layer()
        // Colours are for a terminal; in a file they are noise.
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let registry = tracing_subscriber::registry().with(filter);
    // A second call, as in tests, changes nothing.
    let _ = match log.format {
        Format::Text => registry.with(lines).try_init(),
        Format::Json => registry.with(lines.json().flatten_event(true)).try_init(),
    };
}

#[cfg(test)]
mod tests {
    use super::{reached, spoken};
    use crate::settings::Settings;

    #[test]
    fn whoever_listens_for_others_is_told_where_and_what_browsers_need() {
        let settings = Settings {
            hosts: vec!["coop.example".to_owned()],
            ..Settings::default()
        };
        let all = "0.0.0.0:7777".parse().unwrap();
        assert_eq!(spoken(all, &settings, false), "http://localhost:7777");
        let lines = reached(all, &settings, false);
        assert!(
            lines[0].starts_with("Other machines reach it at http://coop.example:7777"),
            "{lines:?}"
        );
        assert!(lines[1].contains("only over https or on localhost"), "{lines:?}");
        assert!(!lines.join(" ").contains("0.0.0.0"), "{lines:?}");
        // Nothing of it is said to whoever listens for this machine alone, or speaks TLS.
        assert!(reached("127.0.0.1:7777".parse().unwrap(), &settings, false).is_empty());
        assert!(reached(all, &settings, true).is_empty());
    }
}
