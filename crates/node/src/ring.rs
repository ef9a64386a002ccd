//! A ring of public keys by their kids. A kid is a hash of its key, so it does not matter who hands a key out;
//! whether a key may sign at some place is for the rules.

use register::{AnyKey, Kid};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// The keys that acts of a register carried.
#[derive(Default)]
pub(crate) struct Ring {
    keys: RwLock<HashMap<Kid, AnyKey>>,
}

impl Ring {
    /// An empty ring.
    pub(crate) fn new() -> Ring {
        Ring::default()
    }

    /// The key with this kid.
    pub(crate) fn key(&self, kid: Kid) -> Option<AnyKey> {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&kid)
            .copied()
    }

    /// Whether the key with this kid is on the ring.
    pub(crate) fn has(&self, kid: Kid) -> bool {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains_key(&kid)
    }

    /// Puts keys on the ring.
    pub(crate) fn add(&self, keys: impl IntoIterator<Item = AnyKey>) {
        let mut keys = keys.into_iter().peekable();
        if keys.peek().is_some() {
            let keys = keys.map(|key| (key.kid(), key));
            self.keys.write().unwrap_or_else(PoisonError::into_inner).extend(keys);
        }
    }
}
