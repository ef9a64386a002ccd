//! The words of what is wrong with a field.

use super::Words;

/// A flaw as the rules write it, in the language of the reader.
pub(super) fn flaw_text(w: &Words, flaw: &str) -> String {
    let rest = |head: &str| flaw.strip_prefix(head);
    if flaw == "missing" {
        w.flaw_missing()
    } else if flaw == "unknown field" {
        w.flaw_unknown()
    } else if let Some(what) = rest("expected ") {
        w.flaw_expected(what)
    } else if let Some(what) = rest("at most ") {
        w.flaw_at_most(what)
    } else if let Some(what) = rest("at least ") {
        w.flaw_at_least(what)
    } else if let Some(what) = rest("one of: ") {
        w.flaw_one_of(what)
    } else {
        flaw.to_owned()
    }
}

/// What is wrong with what a passkey made, by the word for it.
pub(super) fn passkey_flaw(w: &Words, flaw: &str) -> String {
    match flaw {
        "ceremony" | "challenge" => w.passkey_flaw_act(),
        "origin" | "cross-origin" | "site" => w.passkey_flaw_site(),
        "user-absent" | "user-not-verified" => w.passkey_flaw_user(),
        _ => w.passkey_flaw_form(), // Words, not an enum: what cannot be read, or does not hold.
    }
}
