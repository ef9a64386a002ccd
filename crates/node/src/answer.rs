//! An answer that is on its way: waited for by a thread, or awaited by a task.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// A pair: the one answers, the other waits.
pub fn answer<T>() -> (Answer<T>, Pending<T>) {
    let slot = Arc::new(Slot {
        state: Mutex::new(State::Open(None)),
        filled: Condvar::new(),
    });
    (
        Answer {
            slot: Arc::clone(&slot),
        },
        Pending { slot },
    )
}

/// The side that answers, once. Dropped without an answer, it leaves the other side with none.
pub struct Answer<T> {
    slot: Arc<Slot<T>>,
}

/// The side that waits: a future, or [`Pending::wait`] for threads. `None`: the other side is gone.
pub struct Pending<T> {
    slot: Arc<Slot<T>>,
}

struct Slot<T> {
    state: Mutex<State<T>>,
    filled: Condvar,
}

enum State<T> {
    Open(Option<Waker>),
    Filled(T),
    Gone,
}

impl<T> Slot<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // Every change is a single assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self, with: State<T>) {
        let mut state = self.lock();
        if let State::Open(waker) = &mut *state {
            let waker = waker.take();
            *state = with;
            drop(state);
            self.filled.notify_one();
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }
}

impl<T> Answer<T> {
    /// Answers.
    pub fn give(self, value: T) {
        self.slot.close(State::Filled(value));
    }
}

impl<T> Drop for Answer<T> {
    fn drop(&mut self) {
        self.slot.close(State::Gone);
    }
}

impl<T> Pending<T> {
    /// Waits until the answer is there.
    pub fn wait(self) -> Option<T> {
        let mut state = self.slot.lock();
        loop {
            match std::mem::replace(&mut *state, State::Gone) {
                State::Filled(value) => return Some(value),
                State::Gone => return None,
                State::Open(waker) => {
                    *state = State::Open(waker);
                    state = self.slot.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }
}

impl<T> Future for Pending<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut state = self.slot.lock();
        match std::mem::replace(&mut *state, State::Gone) {
            State::Filled(value) => Poll::Ready(Some(value)),
            State::Gone => Poll::Ready(None),
            State::Open(_) => {
                *state = State::Open(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}
