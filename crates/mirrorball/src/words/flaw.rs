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
