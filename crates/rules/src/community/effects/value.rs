//! Effects on value: posting a share-out, and moving what the community holds.

use super::{Draft, Money, When};
use crate::act::effect::{MoveValue, PostShare};
use crate::ledger::{AccountKey, LedgerFlaw, Mandate, Posting};
use crate::refusal::Refusal;
use alloc::string::ToString;
use alloc::vec::Vec;

impl Draft<'_> {
    /// A second movement could not be checked before the first is made.
    fn money_once(&mut self) -> Result<(), Refusal> {
        if self.moves_money {
            return Err(Refusal::MoneyOnce {});
        }
        self.moves_money = true;
        Ok(())
    }

    pub(super) fn post_share(&mut self, act: &PostShare) -> Result<(), Refusal> {
        self.money_once()?;
        let (posting, outcome) = self.community.decided_posting(&act.share)?;
        self.money = Some(Money::Share(posting, outcome));
        Ok(())
    }

    pub(super) fn move_value(&mut self, act: &MoveValue) -> Result<(), Refusal> {
        self.money_once()?;
        let read = |text: &str| {
            AccountKey::read(text).ok_or_else(|| Refusal::AccountUnknown {
                account: text.to_string(),
            })
        };
        let postings = act
            .postings
            .iter()
            .map(|posting| Ok(Posting::new(read(posting.account.as_str())?, posting.amount.get())))
            .collect::<Result<Vec<_>, Refusal>>()?;
        for posting in &postings {
            if let AccountKey::Payable(member) = &posting.account {
                self.community.present_member(member)?;
            }
        }
        let mandate = Mandate::Decision {
            purpose: act.purpose.as_ref().map(|purpose| purpose.as_str()),
        };
        let checked = self.community.ledger.check(&postings, mandate, self.filing.stamp_ms);
        match (checked, self.when) {
            (Ok(movement), When::Proposed | When::Due) => {
                let moved = postings.into_iter().map(|posting| (posting.account, posting.amount));
                self.money = Some(Money::Move(movement, moved.collect()));
            }
            // It may be there, or have room, by the time the decision is due.
            (Err(LedgerFlaw::BelowMin { .. } | LedgerFlaw::AboveMax { .. }), When::Proposed) => {}
            (Err(flaw), When::Proposed | When::Due) => return Err(flaw.into()),
        }
        Ok(())
    }
}
