//! The words of the refusals of money: of accounts, of transactions and of what was recorded. Which these are, `refusal.rs`
//! names one by one.

use rules::Refusal;

use super::tongue::Tongue;
use super::{Words, terms};

/// The three sentences of a refusal of money.
#[expect(clippy::too_many_lines, reason = "one match over all of them, as in `refusal.rs`")]
pub(super) fn sentences(tongue: Tongue<'_>, w: &Words, refusal: &Refusal) -> [String; 3] {
    match refusal {
        Refusal::LimitsCrossed { min: _, max: _ } => [
            w.refusal_limits_crossed(),
            w.refusal_limits_crossed_why(),
            w.refusal_limits_crossed_next(),
        ],
        Refusal::AccountDoubled { account } => [
            w.refusal_account_doubled(account),
            w.refusal_account_doubled_why(),
            w.refusal_account_doubled_next(),
        ],
        Refusal::UnitUnbalanced { unit, sum: _ } => [
            w.refusal_unit_unbalanced(terms::unit(w, unit)),
            w.refusal_unit_unbalanced_why(),
            w.refusal_unit_unbalanced_next(),
        ],
        Refusal::AccountFrozen { account } => [
            w.refusal_account_frozen(account),
            w.refusal_account_frozen_why(),
            w.refusal_account_frozen_next(),
        ],
        Refusal::AccountFlagged { account, flag } => [
            w.refusal_account_flag(account, terms::account_flag(w, *flag)),
            w.refusal_account_flag_why(),
            w.refusal_account_flag_next(),
        ],
        Refusal::ReserveToMember { account: _ } => [
            w.refusal_reserve_to_member(),
            w.refusal_reserve_to_member_why(),
            w.refusal_reserve_to_member_next(),
        ],
        // Of what is owed to somebody people say so; the account is the ledger's own affair.
        Refusal::BelowMinimum { account, .. } if account.starts_with("payable:") => {
            [w.owed_less(), w.owed_less_why(), w.owed_less_next()]
        }
        Refusal::BelowMinimum {
            account,
            free: _,
            needed: _,
        } => [
            w.refusal_below_minimum(account),
            w.refusal_below_minimum_why(),
            w.refusal_below_minimum_next(),
        ],
        Refusal::AboveMaximum {
            account,
            room: _,
            needed: _,
        } => [
            w.refusal_above_maximum(account),
            w.refusal_above_maximum_why(),
            w.refusal_above_maximum_next(),
        ],
        Refusal::TransactionUnknown { transaction: _ } => [
            w.refusal_transaction_unknown(),
            w.refusal_transaction_unknown_why(),
            w.refusal_transaction_unknown_next(),
        ],
        Refusal::TransactionOver { expired_ms } => [
            w.refusal_transaction_over(tongue.moment(*expired_ms)),
            w.refusal_transaction_over_why(),
            w.refusal_transaction_over_next(),
        ],
        Refusal::ExpiryPast {} => [
            w.refusal_expiry_past(),
            w.refusal_expiry_past_why(),
            w.refusal_expiry_past_next(),
        ],
        Refusal::NotYourTransaction {} => [
            w.refusal_not_your_transaction(),
            w.refusal_not_your_transaction_why(),
            w.refusal_not_your_transaction_next(),
        ],
        Refusal::RecordUnknown { record: _ } => [
            w.refusal_record_unknown(),
            w.refusal_record_unknown_why(),
            w.refusal_record_unknown_next(),
        ],
        Refusal::NotYourRecord {} => [
            w.refusal_not_your_record(),
            w.refusal_not_your_record_why(),
            w.refusal_not_your_record_next(),
        ],
        Refusal::RecordReversed { entry } => [
            w.refusal_record_reversed(tongue.number(*entry)),
            w.refusal_record_reversed_why(),
            w.refusal_record_reversed_next(),
        ],
        Refusal::RecordParted {} => [
            w.refusal_record_parted(),
            w.refusal_record_parted_why(),
            w.refusal_record_parted_next(),
        ],
        Refusal::RecordSpent {} => [
            w.refusal_record_spent(),
            w.refusal_record_spent_why(),
            w.refusal_record_spent_next(),
        ],
        _ => unreachable!("`refusal.rs` sends those of money here"), // One of many, named there.
    }
}
