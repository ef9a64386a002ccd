//! Watching a register grow. A watcher is told sizes, never contents, and may be told only the latest: it reads what
//! it wants to know from the state.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Tells watchers how far a register has grown.
#[derive(Clone)]
pub struct Growth {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    grown: Condvar,
}

struct State {
    size: u64,
    is_over: bool,
    next_watch: u64,
    wakers: BTreeMap<u64, Waker>,
}

/// Watches one register from the size it had when the watch began.
pub struct Watch {
    shared: Arc<Shared>,
    number: u64,
    seen: u64,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change is complete before anything could panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Growth {
    /// A register of this size.
    pub fn new(size: u64) -> Growth {
        let state = State {
            size,
            is_over: false,
            next_watch: 0,
            wakers: BTreeMap::new(),
        };
        Growth {
            shared: Arc::new(Shared {
                state: Mutex::new(state),
                grown: Condvar::new(),
            }),
        }
    }

    /// Says that the register has grown to this size.
    pub fn tell(&self, size: u64) {
        self.change(|state| state.size = state.size.max(size));
    }

    /// Says that nothing more will come.
    pub fn end(&self) {
        self.change(|state| state.is_over = true);
    }

    /// Begins to watch.
    pub fn watch(&self) -> Watch {
        let mut state = self.shared.lock();
        let number = state.next_watch;
        state.next_watch += 1;
        let seen = state.size;
        drop(state);
        Watch {
            shared: Arc::clone(&self.shared),
            number,
            seen,
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.shared.lock();
        change(&mut state);
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        self.shared.grown.notify_all();
        wakers.into_values().for_each(Waker::wake);
    }
}

impl Watch {
    /// The next size beyond the last one told; none once the keeper has closed.
    pub async fn grown(&mut self) -> Option<u64> {
        poll_fn(|context| self.poll_grown(context)).await
    }

    /// As [`Watch::grown`], for those who poll.
    pub fn poll_grown(&mut self, context: &mut Context<'_>) -> Poll<Option<u64>> {
        let mut state = self.shared.lock();
        if state.size > self.seen {
            self.seen = state.size;
            return Poll::Ready(Some(state.size));
        }
        if state.is_over {
            return Poll::Ready(None);
        }
        state.wakers.insert(self.number, context.waker().clone());
        Poll::Pending
    }

    /// As [`Watch::grown`], for threads: waits.
    pub fn wait(&mut self) -> Option<u64> {
        let mut state = self.shared.lock();
        loop {
            if state.size > self.seen {
                self.seen = state.size;
                return Some(state.size);
            }
            if state.is_over {
                return None;
            }
            state = self.shared.grown.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.lock().wakers.remove(&self.number);
    }
}
