//! Figures for whoever watches the program, in the form that Prometheus and its kin collect. They tell of acts, times and
//! loads; of people they tell nothing: no label holds a name, an address or an id of a member.
//!
//! The registry belongs to the program, and not to the process: two programs in one test count for themselves.

use std::time::Duration;

use node::{Receipt, State, Trouble};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::limits::STREAMS_MAX;
use crate::state::App;

/// The content type of [`Metrics::written`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What is counted and measured.
pub struct Metrics {
    registry: Registry,
    accepted: Counter,
    refused: Family<Reason, Counter>,
    filing: Histogram,
    requests: Family<Answered, Counter>,
    answering: Histogram,
    waiting: Gauge,
    live: Gauge,
    entries: Family<Of, Gauge>,
    unsealed: Family<Of, Gauge>,
    halted: Family<Halted, Gauge>,
}

/// Why acts were not entered: the stable code of a refusal, a fault or a breach.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Reason {
    reason: String,
}

/// A request's route, as the program has it, and the status of its answer.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

/// A community, by its short name.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Of {
    community: String,
}

/// A community that takes nothing in, and why.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Halted {
    community: String,
    reason: String,
}

impl Default for Metrics {
    fn default() -> Self {
        // From half a millisecond to eight seconds.
        let times = || Histogram::new(exponential_buckets(0.0005, 2.0, 15));
        let mut metrics = Self {
            registry: Registry::with_prefix("mirrorball"),
            accepted: Counter::default(),
            refused: Family::default(),
            filing: times(),
            requests: Family::default(),
            answering: times(),
            waiting: Gauge::default(),
            live: Gauge::default(),
            entries: Family::default(),
            unsealed: Family::default(),
            halted: Family::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let registry = &mut self.registry;
        let version = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("program", "The program that runs", version);
        registry.register("acts_accepted", "Acts that were entered", self.accepted.clone());
        registry.register(
            "acts_refused",
            "Acts that were not entered, by the reason's code",
            self.refused.clone(),
        );
        let filing = "From an act's arrival to its receipt";
        registry.register_with_unit("filing", filing, Unit::Seconds, self.filing.clone());
        registry.register("requests", "Requests, by route and status", self.requests.clone());
        let answering = "From a request's arrival to the beginning of its answer";
        registry.register_with_unit("answering", answering, Unit::Seconds, self.answering.clone());
        registry.register("acts_waiting", "Acts that wait to be taken in", self.waiting.clone());
        registry.register("live_connections", "Pages that are told of changes", self.live.clone());
        registry.register("entries", "Entries of a register", self.entries.clone());
        let unsealed = "Entries that are accepted, and that witnesses have not confirmed yet";
        registry.register("unsealed_entries", unsealed, self.unsealed.clone());
        let halted = "1 for a community that takes nothing in, with the reason's code";
        registry.register("halted", halted, self.halted.clone());
    }

    /// Counts what came of filing an act, and how long it took.
    pub fn count_filing(&self, outcome: &Result<Receipt, Trouble>, took: Duration) {
        let reason = match outcome {
            Ok(_) => {
                self.accepted.inc();
                self.filing.observe(took.as_secs_f64());
                return;
            }
            Err(Trouble::Refusal(refusal)) => refusal.code(),
            Err(Trouble::Fault(fault)) => fault.code(),
            Err(Trouble::Breach(breach)) => breach.code(),
        };
        let reason = reason.to_owned();
        self.refused.get_or_create(&Reason { reason }).inc();
    }

    /// Counts an answered request; `route` is the pattern, never the path itself.
    pub fn count_request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let answered = Answered {
            method: method.to_owned(),
            route: route.to_owned(),
            status,
        };
        self.requests.get_or_create(&answered).inc();
        self.answering.observe(took.as_secs_f64());
    }

    /// Everything, as text.
    pub fn written(&self, app: &App) -> String {
        self.look(app);
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a text takes everything");
        text
    }

    /// What is not counted as it happens, but seen when somebody asks.
    fn look(&self, app: &App) {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        self.waiting.set(number(app.node().waiting() as u64));
        let live = STREAMS_MAX.saturating_sub(app.streams().available_permits());
        self.live.set(number(live as u64));
        self.halted.clear();
        for keeper in app.node().communities() {
            let of = Of {
                community: keeper.slug().to_owned(),
            };
            let size = keeper.read(State::size);
            self.entries.get_or_create(&of).set(number(size));
            if app.peers().policy().is_some() && !keeper.is_copy() {
                let sealed = keeper.seal().map_or(0, |seal| seal.size);
                self.unsealed
                    .get_or_create(&of)
                    .set(number(size.saturating_sub(sealed)));
            }
            if let Some(fault) = keeper.halted() {
                let halted = Halted {
                    community: of.community,
                    reason: fault.code().to_owned(),
                };
                self.halted.get_or_create(&halted).set(1);
            }
        }
    }
}
