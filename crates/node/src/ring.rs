//! A ring of public keys by their kids. A kid is a hash of its key, so it does not matter who hands a key out;
//! whether a key may sign at some place is for the rules.
//!
//! Of a key that signs often while entries are replayed, the ring keeps multiples, with which its signatures are verified
//! sooner. All rings of a process together keep so many and no more.

use crate::limits::{MULTIPLES_AFTER, MULTIPLES_MAX};
use register::{AnyKey, BaseMultiples, Kid, Multiples, PublicKey};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, OnceLock, PoisonError, RwLock, RwLockReadGuard};

/// The keys that acts of a register carried.
#[derive(Default)]
pub(crate) struct Ring {
    keys: RwLock<HashMap<Kid, Known>>,
}

struct Known {
    key: AnyKey,
    /// How often multiples of it were asked for.
    asked: AtomicUsize,
    multiples: OnceLock<Arc<Multiples>>,
}

/// What all keys share.
static BASE: LazyLock<Arc<BaseMultiples>> = LazyLock::new(BaseMultiples::make);

/// Of how many keys there are multiples, on all rings.
static MADE: AtomicUsize = AtomicUsize::new(0);

impl Ring {
    /// An empty ring.
    pub(crate) fn new() -> Ring {
        Ring::default()
    }

    /// The key with this kid.
    pub(crate) fn key(&self, kid: Kid) -> Option<AnyKey> {
        self.read().get(&kid).map(|known| known.key)
    }

    /// Whether the key with this kid is on the ring.
    pub(crate) fn has(&self, kid: Kid) -> bool {
        self.read().contains_key(&kid)
    }

    /// Multiples of this key, once it was asked for often enough to be worth it, and while there is room.
    pub(crate) fn multiples(&self, key: &PublicKey) -> Option<Arc<Multiples>> {
        let keys = self.read();
        let known = keys.get(&key.kid())?;
        if let Some(multiples) = known.multiples.get() {
            return Some(Arc::clone(multiples));
        }
        // Counts and nothing else: no memory is ordered by them.
        if known.asked.fetch_add(1, Ordering::Relaxed) < MULTIPLES_AFTER {
            return None;
        }
        let make = || {
            MADE.fetch_add(1, Ordering::Relaxed);
            Arc::new(Multiples::of(key, &BASE))
        };
        (MADE.load(Ordering::Relaxed) < MULTIPLES_MAX).then(|| Arc::clone(known.multiples.get_or_init(make)))
    }

    /// Puts keys on the ring.
    pub(crate) fn add(&self, keys: impl IntoIterator<Item = AnyKey>) {
        let mut carried = keys.into_iter().peekable();
        if carried.peek().is_some() {
            let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
            for key in carried {
                keys.entry(key.kid()).or_insert_with(|| Known::new(key));
            }
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, HashMap<Kid, Known>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn new(key: AnyKey) -> Self {
        Self {
            key,
            asked: AtomicUsize::new(0),
            multiples: OnceLock::new(),
        }
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        if self.multiples.get().is_some() {
            MADE.fetch_sub(1, Ordering::Relaxed);
        }
    }
}
