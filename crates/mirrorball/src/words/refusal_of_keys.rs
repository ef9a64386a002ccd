//! The words of the refusals about keys: one's own, the keeper's, and coming back with a new one. Which these are,
//! `refusal.rs` names one by one.

use rules::Refusal;

use super::Words;
use super::tongue::Tongue;

/// The three sentences of a refusal about keys.
pub(super) fn sentences(tongue: Tongue<'_>, w: &Words, refusal: &Refusal) -> [String; 3] {
    let count = |count: u64| tongue.number(count);
    match refusal {
        Refusal::UnknownKey { key: _ } => [
            w.refusal_unknown_key(),
            w.refusal_unknown_key_why(),
            w.refusal_unknown_key_next(),
        ],
        Refusal::ForeignKey { key: _ } => [
            w.refusal_foreign_key(),
            w.refusal_foreign_key_why(),
            w.refusal_foreign_key_next(),
        ],
        Refusal::RevokedKey { key: _ } => [
            w.refusal_revoked_key(),
            w.refusal_revoked_key_why(),
            w.refusal_revoked_key_next(),
        ],
        Refusal::KeyInUse { key: _ } => [
            w.refusal_key_in_use(),
            w.refusal_key_in_use_why(),
            w.refusal_key_in_use_next(),
        ],
        Refusal::LastKey {} => [
            w.refusal_last_key(),
            w.refusal_last_key_why(),
            w.refusal_last_key_next(),
        ],
        Refusal::NotYourKey { key: _ } => [
            w.refusal_not_your_key(),
            w.refusal_not_your_key_why(),
            w.refusal_not_your_key_next(),
        ],
        Refusal::KeeperAlready {} => [
            w.refusal_keeper_already(),
            w.refusal_keeper_already_why(),
            w.refusal_keeper_already_next(),
        ],
        Refusal::NotForOneself {} => [
            w.refusal_not_for_oneself(),
            w.refusal_not_for_oneself_why(),
            w.refusal_not_for_oneself_next(),
        ],
        Refusal::RecoveredLately { until_ms } => [
            w.refusal_recovered_lately(tongue.moment(*until_ms)),
            w.refusal_recovered_lately_why(),
            w.refusal_recovered_lately_next(),
        ],
        Refusal::NoRecovery { key: _ } => [
            w.refusal_no_recovery(),
            w.refusal_no_recovery_why(),
            w.refusal_no_recovery_next(),
        ],
        Refusal::RecoveryVouchesMissing { vouches, needed } => [
            w.refusal_recovery_vouches_missing(count(*vouches), count(*needed)),
            w.refusal_recovery_vouches_missing_why(),
            w.refusal_recovery_vouches_missing_next(),
        ],
        Refusal::RecoveryWaits { ready_ms } => [
            w.refusal_recovery_waits(tongue.moment(*ready_ms)),
            w.refusal_recovery_waits_why(),
            w.refusal_recovery_waits_next(),
        ],
        _ => unreachable!("`refusal.rs` sends those about keys here"), // One of many, named there.
    }
}
