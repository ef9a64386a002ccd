//! What an act brings along besides itself: the keys that it enrols, and the notes that it commits to.

use super::{Act, ActFlaw};
use crate::field::{Commitments, NoteRef};
use alloc::vec::Vec;
use register::AnyKey;
use register::json::Value;

impl register::Meaning for Act {
    type Flaw = ActFlaw;

    fn read(act: &Value) -> Result<Act, ActFlaw> {
        Act::read(act)
    }

    fn keys(&self) -> Vec<AnyKey> {
        match self {
            Act::Found(act) => act.keys.iter().copied().chain([act.keeper.into()]).collect(),
            Act::Join(act) => act.keys.to_vec(),
            Act::KeyAdd(act) => alloc::vec![act.new],
            Act::Invite(act) => alloc::vec![act.key.into()],
            Act::KeeperEndorse(act) => alloc::vec![act.key.into()],
            Act::KeyVouch(act) => alloc::vec![act.key],
            Act::KeyRecover(act) => alloc::vec![act.new],
            Act::CommunityFork(act) => alloc::vec![act.keeper.into()],
            Act::CommunityForkSigned(act) => alloc::vec![act.keeper.into()],
            _ => Vec::new(), // Only these nine name keys; a new kind that does is caught by its minutes.
        }
    }
}

impl Act {
    /// The notes that this act commits to, in the order of its fields. Each text travels beside the act.
    pub fn notes(&self) -> Vec<NoteRef> {
        self.commitments().notes
    }

    /// The notes that this act commits to, and which of them are names.
    pub fn commitments(&self) -> Commitments {
        let mut found = Commitments::default();
        // Erasing a note names a commitment that came with an earlier act.
        if !matches!(self, Act::NoteErase(_)) {
            self.commit(&mut found);
        }
        found
    }
}
