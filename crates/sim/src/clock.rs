//! Time in a simulated world: one true time, and clocks of machines that may be off.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use node::clock::{Belief, Steadiness};
use node::{Clock, Fault};

/// The true time, which moves from event to event.
#[derive(Clone, Debug, Default)]
pub struct TrueTime(Arc<AtomicU64>);

impl TrueTime {
    /// Now, in Unix milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// It is this time now.
    pub fn set(&self, now_ms: u64) {
        self.0.store(now_ms, Ordering::Relaxed);
    }
}

/// The clock of one machine. Like a real one it compares itself with how long the machine has been running.
#[derive(Debug)]
pub struct MachineClock {
    time: TrueTime,
    off_ms: AtomicI64,
    steadiness: Mutex<Steadiness>,
}

impl MachineClock {
    /// A clock that is right.
    #[must_use]
    pub fn new(time: TrueTime) -> Self {
        Self {
            time,
            off_ms: AtomicI64::new(0),
            steadiness: Mutex::default(),
        }
    }

    /// Puts it off by so much, below zero: behind.
    pub fn put_off(&self, by_ms: i64) {
        self.off_ms.store(by_ms, Ordering::Relaxed);
    }

    /// As after a start: what it shows now is believed.
    pub fn start(&self) {
        *self.steadiness.lock().unwrap_or_else(PoisonError::into_inner) = Steadiness::default();
    }
}

impl Clock for MachineClock {
    fn now_ms(&self) -> u64 {
        self.time
            .now_ms()
            .saturating_add_signed(self.off_ms.load(Ordering::Relaxed))
    }

    fn doubt(&self) -> Option<Fault> {
        let mut steadiness = self.steadiness.lock().unwrap_or_else(PoisonError::into_inner);
        match steadiness.observe(self.now_ms(), self.time.now_ms()) {
            Belief::Steady => None,
            Belief::Jumped { by_ms } => Some(Fault::ClockJumped { by_ms }),
        }
    }
}
