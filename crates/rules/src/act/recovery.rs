//! The acts of coming back after every key is lost: others vouch for a new one, an old one says no, and one goes on.

use crate::field::{NoteRef, fields};
use register::{AnyKey, Hash, Kid};

fields! {
    /// Says that this key is that of a member who lost theirs; once enough members say so, and time has passed, they go
    /// on with it.
    KeyVouch {
        /// Whose key it is.
        member: Hash,
        /// The new key.
        key: AnyKey,
        /// How one knows that it is theirs.
        how: Option<NoteRef>,
    }
}
fields! {
    /// Says that a key that others vouched for is not one's own; their vouches are void.
    KeyVeto {
        /// The key that is not one's own.
        kid: Kid,
    }
}
fields! {
    /// Goes on with a key that enough members vouched for, signed by that key alone; every key of before ends.
    KeyRecover {
        /// The new key.
        new: AnyKey,
    }
}
