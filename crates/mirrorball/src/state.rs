//! What every handler of the server shares: the node, the sessions, the
//! limits. It holds nothing that a register doesn't tell again after a restart.

use std::net::IpAddr;
use std::num::NonZero;
use std::sync::{Arc, OnceLock};
use std::thread::available_parallelism;

use axum::http::HeaderMap;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use node::clock::Clock;
use node::{Keeper, Node};
use register::Hash;
use register::defence::Defence;
use tokio::sync::{Semaphore, watch};

use crate::door::Door;
use crate::limits::{Rates, STREAMS_MAX, VISITORS_MAX};
use crate::mail::Mail;
use crate::mail::readers::Readers;
use crate::metrics::Metrics;
use crate::peers::Peers;
use crate::serve::listening::Caller;
use crate::serve::proxies::Proxies;
use crate::session::Sessions;

/// The running program, as handlers see it. Cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    node: Node,
    clock: Arc<dyn Clock>,
    sessions: Sessions,
    limiters: Limiters,
    streams: Arc<Semaphore>,
    rendering: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    hosts: Vec<String>,
    proxies: OnceLock<Proxies>,
    peers: Peers,
    metrics: Metrics,
    books: Arc<Semaphore>,
    mail: Option<Mail>,
    readers: Readers,
}

/// Who is counted: a member with a session, or an address without one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Counted {
    /// A visitor without a session; of IPv6 the first 64 bits.
    Address(IpAddr),
    /// A member with a session.
    Member([u8; 32]),
}

/// What is counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effort {
    /// A page or a question.
    Read,
    /// An act or its preview.
    Write,
    /// A challenge or a session.
    Session,
    /// A founding, or the sample.
    Founding,
}

struct Limiters {
    reads: DefaultKeyedRateLimiter<Counted>,
    writes: DefaultKeyedRateLimiter<Counted>,
    sessions: DefaultKeyedRateLimiter<Counted>,
    foundings: DefaultKeyedRateLimiter<Counted>,
}

impl App {
    /// The program around a node.
    pub fn new(node: Node, clock: Arc<dyn Clock>, rates: Rates) -> Self {
        Self::answering_to(node, clock, rates, &[])
    }

    /// The program around a node, which answers to these host names besides this machine's own.
    pub fn answering_to(node: Node, clock: Arc<dyn Clock>, rates: Rates, hosts: &[String]) -> Self {
        Self::among(Peers::default(), node, clock, rates, hosts)
    }

    /// As [`App::answering_to`], with other nodes that it witnesses, or that witness its registers.
    pub fn among(peers: Peers, node: Node, clock: Arc<dyn Clock>, rates: Rates, hosts: &[String]) -> Self {
        Self::sending(None, peers, node, clock, rates, hosts)
    }

    /// As [`App::among`], with mail if there is any.
    pub fn sending(
        mail: Option<Mail>,
        peers: Peers,
        node: Node,
        clock: Arc<dyn Clock>,
        rates: Rates,
        hosts: &[String],
    ) -> Self {
        let limiters = Limiters {
            reads: RateLimiter::keyed(Quota::per_minute(rates.reads_a_minute)),
            writes: RateLimiter::keyed(Quota::per_minute(rates.writes_a_minute)),
            sessions: RateLimiter::keyed(Quota::per_minute(rates.sessions_a_minute)),
            foundings: RateLimiter::keyed(Quota::per_hour(rates.foundings_an_hour)),
        };
        let shared = Shared {
            node,
            clock,
            sessions: Sessions::default(),
            limiters,
            streams: Arc::new(Semaphore::new(STREAMS_MAX)),
            rendering: Arc::new(Semaphore::new(available_parallelism().map_or(2, NonZero::get).max(2))),
            closing: watch::channel(false).0,
            hosts: hosts.iter().map(|host| host.to_ascii_lowercase()).collect(),
            proxies: OnceLock::new(),
            metrics: Metrics::default(),
            books: Arc::new(Semaphore::new(1)),
            mail,
            readers: Readers::of(peers.data()),
            peers,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// The same program, which takes the word of these proxies.
    ///
    /// # Panics
    ///
    /// If it was told of proxies before.
    #[must_use]
    pub fn behind(self, proxies: Proxies) -> Self {
        let told = self.shared.proxies.set(proxies);
        told.expect("a program is told of its proxies once, when it starts");
        self
    }

    /// Who asks, by the connection's other end and what a proxy says.
    pub fn caller(&self, connection: IpAddr, headers: &HeaderMap) -> IpAddr {
        match self.shared.proxies.get() {
            Some(proxies) => proxies.caller(connection, headers),
            None => connection,
        }
    }

    /// Whether it was asked through TLS: of our own, or of a proxy's that says so.
    pub fn by_tls(&self, caller: Caller, headers: &HeaderMap) -> bool {
        let proxies = self.shared.proxies.get();
        caller.by_tls || proxies.is_some_and(|proxies| proxies.by_tls(caller.address.ip(), headers))
    }

    /// The keeper of all registers here.
    pub fn node(&self) -> &Node {
        &self.shared.node
    }

    /// The other nodes.
    pub fn peers(&self) -> &Peers {
        &self.shared.peers
    }

    /// What sends mail, if the settings name a server.
    pub fn mail(&self) -> Option<&Mail> {
        self.shared.mail.as_ref()
    }

    /// Who reads by mail.
    pub fn readers(&self) -> &Readers {
        &self.shared.readers
    }

    /// What is counted for whoever watches the program.
    pub fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }

    /// The time, in Unix milliseconds.
    pub fn now_ms(&self) -> u64 {
        self.shared.clock.now_ms()
    }

    /// Who is reading.
    pub fn sessions(&self) -> &Sessions {
        &self.shared.sessions
    }

    /// One permit for each live connection.
    pub fn streams(&self) -> &Arc<Semaphore> {
        &self.shared.streams
    }

    /// One permit: books are made one at a time, since each replays a register on all cores.
    pub fn books(&self) -> &Arc<Semaphore> {
        &self.shared.books
    }

    /// One permit for each page that is rendered at the same time: as many as there are cores. More would share the same
    /// cores, so that whoever came first waits as long as whoever came last; the permits go in the order of coming.
    pub fn rendering(&self) -> &Arc<Semaphore> {
        &self.shared.rendering
    }

    /// Whether requests to this host are answered: this machine under its own names, any address in figures, and the
    /// names that whoever runs it has allowed. Another site can point a name of its own here (DNS rebinding), and its
    /// pages would then count as ours; it cannot do so with an address.
    pub fn answers_to(&self, host: &str) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        let figures = host
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
            .unwrap_or(&host);
        host == "localhost"
            || host.ends_with(".localhost")
            || figures.parse::<IpAddr>().is_ok()
            || self.shared.hosts.contains(&host)
    }

    /// Turns true when the server is asked to end.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.shared.closing.subscribe()
    }

    /// Asks live connections to end.
    pub fn close(&self) {
        self.shared.closing.send_replace(true);
    }

    /// The keeper of the community with this short name or id.
    ///
    /// # Errors
    ///
    /// `Door::NoCommunity`; or `Door::Unreadable` where it is known, and its register is damaged.
    pub fn keeper(&self, name: &str) -> Result<Keeper, Door> {
        self.node().keeper(name).ok_or_else(|| {
            let id: Option<Hash> = name.parse().ok();
            let mut unreadable = self.node().unreadable();
            match unreadable.find(|(known, slug, _)| *slug == name || id.as_ref() == Some(*known)) {
                Some((_, _, fault)) => Door::Unreadable { fault: fault.clone() },
                None => Door::NoCommunity { name: clip(name) },
            }
        })
    }

    /// Counts an effort of a visitor.
    ///
    /// # Errors
    ///
    /// `Door::TooMany`, with the seconds to wait.
    pub fn count(&self, who: Counted, effort: Effort) -> Result<(), Door> {
        let limiter = self.shared.limiters.of(effort);
        if limiter.len() > VISITORS_MAX {
            limiter.retain_recent();
        }
        if !Defence::Patience.stands() {
            return Ok(());
        }
        limiter.check_key(&who).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Door::TooMany {
                seconds: wait.as_secs().saturating_add(1),
            }
        })
    }

    /// Forgets visitors who have not asked for anything lately.
    pub fn forget_old_visitors(&self) {
        for effort in [Effort::Read, Effort::Write, Effort::Session, Effort::Founding] {
            self.shared.limiters.of(effort).retain_recent();
        }
    }
}

impl Limiters {
    fn of(&self, effort: Effort) -> &DefaultKeyedRateLimiter<Counted> {
        match effort {
            Effort::Read => &self.reads,
            Effort::Write => &self.writes,
            Effort::Session => &self.sessions,
            Effort::Founding => &self.foundings,
        }
    }
}

impl Counted {
    /// A visitor without a session, at this address.
    pub fn address(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(_) => Self::Address(address),
            IpAddr::V6(six) => {
                let network = six.to_bits() >> 64 << 64;
                Self::Address(IpAddr::V6(network.into()))
            }
        }
    }

    /// A member with a session.
    pub fn member(member: Hash) -> Self {
        Self::Member(*member.as_bytes())
    }
}

/// The beginning of a text that somebody sent, short enough to show again.
pub(crate) fn clip(text: &str) -> String {
    text.chars().take(80).collect()
}
