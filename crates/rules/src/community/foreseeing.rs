//! What would be said to several acts, filed one after the other: each is judged as if those before it had been taken in.
//! Nothing of it is kept; what is taken in for good goes through `check` and `apply`.

use alloc::vec::Vec;

use register::{By, Hash};

use super::{Admitted, Community, Computed, Filing};
use crate::act::Act;
use crate::refusal::Refusal;

impl Community {
    /// What would be said to these acts of one author, in their order, signatures and places apart. Changes nothing: they are
    /// folded into a copy.
    #[must_use]
    pub fn foresee(&self, by: &By, acts: &[Act], now_ms: u64) -> Vec<Result<(), Refusal>> {
        let mut copy = self.clone();
        let judge = |(place, act)| copy.judge_and_fold(by, act, now_ms, place);
        (0u64..).zip(acts).map(judge).collect()
    }

    fn judge_and_fold(&mut self, by: &By, act: &Act, now_ms: u64, place: u64) -> Result<(), Refusal> {
        let (filing, computed) = self.thought(by, act, now_ms)?;
        // Where a register parts is judged by its parent's place, and is no next entry here.
        if filing.index == self.length {
            self.fold(act.clone(), filing, computed, place);
        }
        Ok(())
    }

    fn fold(&mut self, act: Act, filing: Filing, computed: Option<Computed>, place: u64) {
        // Ids that no act has, since none is signed: they only have to differ.
        let act_id = Hash::of(&[b"foreseen", &place.to_be_bytes()]);
        let mut nonce = [0; 16];
        nonce.copy_from_slice(&act_id.as_bytes()[..16]);
        let filing = Filing {
            act_id,
            nonce,
            ..filing
        };
        self.apply(Admitted { act, filing, computed });
    }
}
