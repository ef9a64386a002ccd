//! The queue of acts that were verified and wait to be taken in, and whose turn it is to do that.
//!
//! One at a time takes acts in. A thread that files an act while nobody is at it does it itself, which saves it two
//! changes of thread; everybody else's acts wait, and whoever comes next takes all that wait at once. Before it
//! does, it waits a little for acts that are just being verified: one commit for all of them instead of two. It never
//! waits longer than the last commit took.

use crate::clock::Stopwatch;
use crate::fault::Fault;
use crate::keeper::Job;
use crate::limits::{BATCH_ACTS_MAX, GATHERING_MAX, QUEUE_ACTS_MAX};
use crate::machine::Hands;
use crate::writer::{Known, take_in};
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Acts that wait, of all communities of a node.
pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    /// The idle writer waits here for acts.
    arrived: Condvar,
    /// Whoever is about to commit waits here for those who are verifying.
    gathered: Condvar,
    /// Held while acts are taken in; it knows how long that took the last time.
    turn: Mutex<Duration>,
    hands: Hands,
}

struct Waiting {
    jobs: VecDeque<Job>,
    /// Acts that are being read and verified at this moment.
    preparing: usize,
    is_open: bool,
}

/// Somebody is reading and verifying an act.
pub(crate) struct Preparing<'a> {
    queue: &'a Queue,
}

impl Queue {
    pub(crate) fn new(hands: Hands) -> Queue {
        let waiting = Waiting {
            jobs: VecDeque::new(),
            preparing: 0,
            is_open: true,
        };
        Queue {
            waiting: Mutex::new(waiting),
            arrived: Condvar::new(),
            gathered: Condvar::new(),
            turn: Mutex::new(Duration::ZERO),
            hands,
        }
    }

    /// Says that an act is being read and verified.
    pub(crate) fn prepare(&self) -> Preparing<'_> {
        self.waiting().preparing += 1;
        Preparing { queue: self }
    }

    /// Leaves an act to whoever takes acts in next.
    pub(crate) fn push(&self, job: Job, prepared: Preparing<'_>) -> Result<(), Fault> {
        let mut waiting = self.waiting();
        if !waiting.is_open {
            return Err(Fault::Closed);
        }
        if waiting.jobs.len() >= QUEUE_ACTS_MAX {
            return Err(Fault::Busy);
        }
        waiting.jobs.push_back(job);
        drop(waiting);
        drop(prepared);
        self.arrived.notify_one();
        Ok(())
    }

    /// Takes an act in at once, with all that wait, if it is nobody's turn; otherwise as [`Queue::push`]. `in_place` is
    /// handed what waits for the disk, and does it.
    pub(crate) fn push_or_take_in(
        &self,
        job: Job,
        prepared: Preparing<'_>,
        in_place: impl FnOnce(&mut dyn FnMut()),
    ) -> Result<(), Fault> {
        let Ok(mut turn) = self.turn.try_lock() else {
            return self.push(job, prepared);
        };
        let mut waiting = self.waiting();
        if !waiting.is_open {
            return Err(Fault::Closed);
        }
        waiting.jobs.push_back(job);
        drop(waiting);
        drop(prepared);
        let mut known = None;
        in_place(&mut || known = Some(self.take_turn(&mut turn)));
        // Should it not have been done there, the act is not left lying.
        let known = known.unwrap_or_else(|| self.take_turn(&mut turn));
        drop(turn);
        known.into_iter().for_each(Known::give);
        Ok(())
    }

    /// Takes acts in whenever there are any, until the queue is closed and empty.
    pub(crate) fn run(&self) {
        let _closing = Closing { queue: self };
        loop {
            let mut waiting = self.waiting();
            while waiting.jobs.is_empty() {
                if !waiting.is_open {
                    return;
                }
                waiting = self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            }
            drop(waiting);
            let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let known = self.take_turn(&mut turn);
            drop(turn);
            known.into_iter().for_each(Known::give);
        }
    }

    /// How many acts wait.
    pub(crate) fn len(&self) -> usize {
        self.waiting().jobs.len()
    }

    /// Takes in all that wait, if no thread is there to do it.
    pub(crate) fn attend(&self) {
        if self.hands == Hands::Many {
            return;
        }
        loop {
            let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            if self.waiting().jobs.is_empty() {
                return;
            }
            let known = self.take_turn(&mut turn);
            drop(turn);
            known.into_iter().for_each(Known::give);
        }
    }

    /// Leaves lying what waits, as when a machine stops; whoever waits for an answer is told that none will come.
    pub(crate) fn abandon(&self) {
        let left = std::mem::take(&mut self.waiting().jobs);
        drop(left);
    }

    /// Lets nothing more in; what waits is still taken in.
    pub(crate) fn close(&self) {
        self.waiting().is_open = false;
        self.arrived.notify_all();
    }

    /// Waits until nobody is taking acts in.
    pub(crate) fn rest(&self) {
        drop(self.turn.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Takes acts in. The answers that it hands out are to be given when the turn is over.
    fn take_turn(&self, took: &mut Duration) -> Vec<Known> {
        let batch = self.gather((*took).min(GATHERING_MAX));
        if batch.is_empty() {
            return Vec::new(); // Somebody else was faster.
        }
        let stopwatch = Stopwatch::start();
        let known = take_in(batch);
        *took = stopwatch.elapsed();
        known
    }

    fn gather(&self, patience: Duration) -> Vec<Job> {
        let stopwatch = Stopwatch::start();
        let mut waiting = self.waiting();
        while waiting.preparing > 0 && !waiting.jobs.is_empty() && waiting.jobs.len() < BATCH_ACTS_MAX {
            let Some(left) = patience.checked_sub(stopwatch.elapsed()).filter(|left| !left.is_zero()) else {
                break;
            };
            waiting = self
                .gathered
                .wait_timeout(waiting, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        let most = waiting.jobs.len().min(BATCH_ACTS_MAX);
        waiting.jobs.drain(..most).collect()
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // Every change is complete before anything could panic.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes the queue when the writer ends, however it ends: nobody waits for an answer that cannot come.
struct Closing<'a> {
    queue: &'a Queue,
}

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        let mut waiting = self.queue.waiting();
        waiting.is_open = false;
        let left = std::mem::take(&mut waiting.jobs);
        drop(waiting);
        drop(left);
    }
}

impl Drop for Preparing<'_> {
    fn drop(&mut self) {
        let mut waiting = self.queue.waiting();
        waiting.preparing -= 1;
        let is_enough = waiting.preparing == 0 || waiting.jobs.len() >= BATCH_ACTS_MAX;
        drop(waiting);
        if is_enough {
            self.queue.gathered.notify_one();
        }
    }
}
