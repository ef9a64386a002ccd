//! The only place that reads time.
//!
//! Rules see nothing but stamps; the keeper takes them from a [`Clock`]. A clock that runs backwards is caught by the
//! keeper, who knows the last stamp; a clock that leaps ahead is caught here, by comparing it with the time since the
//! machine was started.

use crate::fault::Fault;
use crate::limits::{CLOCK_AHEAD_MS_MAX, CLOCK_SETTLES_MS};
use register::defence::Defence;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in Unix milliseconds.
    fn now_ms(&self) -> u64;

    /// A reason not to believe this clock at the moment.
    fn doubt(&self) -> Option<Fault> {
        None
    }
}

/// The machine's own clock.
#[derive(Debug, Default)]
pub struct SystemClock {
    steadiness: Mutex<Steadiness>,
}

impl SystemClock {
    /// The machine's clock, believed as it stands now.
    pub fn new() -> SystemClock {
        SystemClock::default()
    }
}

impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        // A clock before 1970 reads as 0, which the keeper refuses as far behind its last stamp.
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
        let now = SystemTime::now();
        now.duration_since(UNIX_EPOCH)
            .map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }

    fn doubt(&self) -> Option<Fault> {
        let running_ms = running_ms()?;
        let mut steadiness = self.steadiness.lock().unwrap_or_else(PoisonError::into_inner);
        match steadiness.observe(self.now_ms(), running_ms) {
            Belief::Steady => None,
            Belief::Jumped { by_ms } => Some(Fault::ClockJumped { by_ms }),
        }
    }
}

/// The machine's clock moved ahead by as many milliseconds as a file says: for rehearsals, in which days pass in a
/// moment. Never for a community that means it.
#[derive(Debug)]
pub struct RehearsalClock {
    machine: SystemClock,
    ahead: PathBuf,
}

impl RehearsalClock {
    /// The machine's clock, and the file that says how far it is moved ahead; a file that is not there says nothing.
    pub fn new(ahead: PathBuf) -> RehearsalClock {
        RehearsalClock {
            machine: SystemClock::new(),
            ahead,
        }
    }
}

impl Clock for RehearsalClock {
    fn now_ms(&self) -> u64 {
        let ahead_ms = std::fs::read_to_string(&self.ahead)
            .ok()
            .and_then(|text| text.trim().parse::<u64>().ok())
            .unwrap_or(0);
        self.machine.now_ms().saturating_add(ahead_ms)
    }

    fn doubt(&self) -> Option<Fault> {
        self.machine.doubt()
    }
}

/// The time for the next entry after one of that time: never before it, and never far ahead of the clock.
///
/// # Errors
/// The clock cannot be believed, or is far behind.
pub(crate) fn stamp_after(clock: &dyn Clock, last_ms: u64) -> Result<u64, Fault> {
    if let Some(fault) = clock.doubt() {
        return Err(fault);
    }
    let now_ms = clock.now_ms();
    if last_ms > now_ms.saturating_add(CLOCK_AHEAD_MS_MAX) {
        return Err(Fault::ClockBehind { now_ms, last_ms });
    }
    Ok(if Defence::StampsForward.stands() {
        now_ms.max(last_ms)
    } else {
        now_ms
    })
}

/// Milliseconds since the machine was started, sleep included. Known on Linux alone; elsewhere leaps go unnoticed,
/// since the standard library's steady clock may stop while a machine sleeps and would raise false alarms.
fn running_ms() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = text.split_whitespace().next()?.split_once('.')?;
    let seconds: u64 = seconds.parse().ok()?;
    let hundredths: u64 = hundredths.parse().ok()?;
    seconds.checked_mul(1000)?.checked_add(hundredths.checked_mul(10)?)
}

/// Whether a clock keeps pace with the running machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// It does.
    Steady,
    /// It leapt, and has not run steadily for long enough since.
    Jumped {
        /// How far, in milliseconds; below zero: backwards.
        by_ms: i64,
    },
}

/// Compares a wall clock with the time since the machine was started. Pure, so that it can be tested.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steadiness {
    /// Wall time minus running time, as believed.
    believed: Option<i64>,
    /// The difference after a leap, and the running time when it was first seen.
    leapt: Option<(i64, u64)>,
}

impl Steadiness {
    /// Takes in one reading of both clocks.
    pub fn observe(&mut self, wall_ms: u64, running_ms: u64) -> Belief {
        let difference = i64::try_from(i128::from(wall_ms) - i128::from(running_ms)).unwrap_or(i64::MAX);
        let near = |other: i64| difference.abs_diff(other) <= CLOCK_AHEAD_MS_MAX;
        let Some(believed) = self.believed else {
            self.believed = Some(difference);
            return Belief::Steady;
        };
        if near(believed) {
            (self.believed, self.leapt) = (Some(difference), None);
            return Belief::Steady;
        }
        match self.leapt {
            Some((leapt, since)) if near(leapt) => {
                if running_ms.saturating_sub(since) >= CLOCK_SETTLES_MS {
                    (self.believed, self.leapt) = (Some(difference), None);
                    return Belief::Steady;
                }
            }
            Some(_) | None => self.leapt = Some((difference, running_ms)),
        }
        Belief::Jumped {
            by_ms: difference.saturating_sub(believed),
        }
    }
}

/// Measures how long something takes. Nothing that is kept depends on it.
pub(crate) struct Stopwatch {
    started: Instant,
}

impl Stopwatch {
    pub(crate) fn start() -> Stopwatch {
        Stopwatch {
            started: Instant::now(),
        }
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// A clock that stands still until it is moved: for tests, and for making sample communities.
#[derive(Debug)]
pub struct ManualClock {
    now_ms: AtomicU64,
}

impl ManualClock {
    /// A clock that shows this time.
    pub fn new(now_ms: u64) -> ManualClock {
        ManualClock {
            now_ms: AtomicU64::new(now_ms),
        }
    }

    /// Sets it to this time.
    pub fn set(&self, now_ms: u64) {
        self.now_ms.store(now_ms, Ordering::SeqCst);
    }

    /// Moves it ahead.
    pub fn advance(&self, by_ms: u64) {
        self.now_ms.fetch_add(by_ms, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now_ms(&self) -> u64 {
        self.now_ms.load(Ordering::SeqCst)
    }
}
