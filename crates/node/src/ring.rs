//! A ring of public keys by their kids. A kid is a hash of its key, so it does not matter who hands a key out;
//! whether a key may sign at some place is for the rules.

use register::{AnyKey, Kid};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The keys that acts of a register carried.
#[derive(Default)]
pub(crate) struct Ring {
    keys: RwLock<HashMap<Kid, AnyKey>>,
    /// The keys of what is kept already, where these are those of what may never be.
    beneath: Option<Arc<Ring>>,
}

impl Ring {
    /// An empty ring.
    pub(crate) fn new() -> Ring {
        Ring::default()
    }

    /// A ring over another, for entries of which nobody knows yet whether they will be kept: it finds the other's keys
    /// too, and takes what is put on it along when it goes. Whoever makes entries up fills nobody's memory with their keys.
    pub(crate) fn over(beneath: &Arc<Ring>) -> Ring {
        Ring {
            keys: RwLock::default(),
            beneath: Some(Arc::clone(beneath)),
        }
    }

    /// The key with this kid.
    pub(crate) fn key(&self, kid: Kid) -> Option<AnyKey> {
        let beneath = self.beneath.as_ref().and_then(|ring| ring.key(kid));
        beneath.or_else(|| {
            let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            keys.get(&kid).copied()
        })
    }

    /// Whether the key with this kid is on the ring.
    pub(crate) fn has(&self, kid: Kid) -> bool {
        self.key(kid).is_some()
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use register::{AnyKey, SecretKey};

    use super::Ring;

    fn key(seed: u8) -> AnyKey {
        SecretKey::from_seed([seed; 32]).public().into()
    }

    #[test]
    fn a_ring_over_another_leaves_nothing_there() {
        let (kept, coming) = (key(1), key(2));
        let beneath = Arc::new(Ring::new());
        beneath.add([kept]);
        let over = Ring::over(&beneath);
        over.add([coming]);
        assert!(over.has(kept.kid()) && over.key(coming.kid()) == Some(coming));
        drop(over);
        assert!(beneath.has(kept.kid()) && !beneath.has(coming.kid()));
    }
}
