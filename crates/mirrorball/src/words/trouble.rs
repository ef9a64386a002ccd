//! The words of faults and breaches: what happened, what is safe or why, what next. Matches without a rest, so that new
//! trouble without words ends the build. What a system or a strict reader said in detail stays as it was said.

use node::{Fault, FoundBreach};
use register::SignatureFlaw;
use register::breach::BreachKind;
use register::file::{FileFlaw, FileReason};

use super::Words;
use super::tongue::Tongue;
use crate::language::Language;

/// The three sentences of a fault, in a language.
pub fn fault(language: Language, fault: &Fault) -> [String; 3] {
    let w: &Words = super::words(language);
    match fault {
        Fault::DiskFull => [w.fault_disk_full(), w.fault_disk_full_why(), w.fault_disk_full_next()],
        Fault::ReadOnly { path } => [
            w.fault_read_only(path),
            w.fault_read_only_why(),
            w.fault_read_only_next(),
        ],
        Fault::Unreachable { path, detail } => [
            w.fault_unreachable(path, detail),
            w.fault_unreachable_why(),
            w.fault_unreachable_next(),
        ],
        Fault::Corrupt { detail } => [w.fault_corrupt(detail), w.fault_corrupt_why(), w.fault_corrupt_next()],
        Fault::Foreign { path } => [w.fault_foreign(path), w.fault_foreign_why(), w.fault_foreign_next()],
        Fault::Newer { found, known } => [
            w.fault_newer(found.to_string(), known.to_string()),
            w.fault_newer_why(),
            w.fault_newer_next(),
        ],
        Fault::Locked => [w.fault_locked(), w.fault_locked_why(), w.fault_locked_next()],
        Fault::InUse { path } => [w.fault_in_use(path), w.fault_in_use_why(), w.fault_in_use_next()],
        Fault::Disk { detail } => [w.fault_disk(detail), w.fault_disk_why(), w.fault_disk_next()],
        Fault::ClockBehind { now_ms, last_ms } => clock_behind(w, last_ms.saturating_sub(*now_ms)),
        Fault::ClockJumped { by_ms } => clock_jumped(w, *by_ms),
        Fault::DatedAhead {
            index,
            stamp_ms,
            now_ms,
        } => dated_ahead(w, *index, stamp_ms.saturating_sub(*now_ms)),
        Fault::Busy => [w.fault_busy(), w.fault_busy_why(), w.fault_busy_next()],
        Fault::Closed => [w.fault_closed(), w.fault_closed_why(), w.fault_closed_next()],
        Fault::RolledBack {
            community: _,
            held,
            signed,
        } => rolled_back(w, *held, *signed),
        Fault::Broken { community: _, detail } => [w.fault_broken(detail), w.fault_broken_why(), w.fault_broken_next()],
        Fault::Damaged { community: _, entry } => {
            [w.fault_damaged(*entry), w.fault_damaged_why(), w.fault_damaged_next()]
        }
        Fault::Copy { community: _ } => [w.fault_copy(), w.fault_copy_why(), w.fault_copy_next()],
        Fault::Superseded { community: _ } => [
            w.fault_superseded(),
            w.fault_superseded_why(),
            w.fault_superseded_next(),
        ],
        Fault::Keeping { community: _ } => [w.fault_keeping(), w.fault_keeping_why(), w.fault_keeping_next()],
        Fault::Lagging {
            witness,
            confirmed,
            held,
        } => lagging(w, witness, *confirmed, *held),
        Fault::UnknownCommunity => unknown_community(w),
        Fault::TooManyCommunities => too_many_communities(w),
        Fault::NoRandomness => [
            w.fault_no_randomness(),
            w.fault_no_randomness_why(),
            w.fault_no_randomness_next(),
        ],
        Fault::Bug { detail } => [w.fault_bug(detail), w.fault_bug_why(), w.fault_bug_next()],
        Fault::Unreadable { detail } => [
            w.fault_unreadable(detail),
            w.fault_unreadable_why(),
            w.fault_unreadable_next(),
        ],
    }
}

fn rolled_back(w: &Words, held: u64, signed: u64) -> [String; 3] {
    [
        w.fault_rolled_back(held, signed),
        w.fault_rolled_back_why(),
        w.fault_rolled_back_next(),
    ]
}

fn lagging(w: &Words, witness: &str, confirmed: u64, held: u64) -> [String; 3] {
    [
        w.fault_lagging(witness, confirmed, held),
        w.fault_lagging_why(),
        w.fault_lagging_next(),
    ]
}

fn clock_behind(w: &Words, by_ms: u64) -> [String; 3] {
    [
        w.fault_clock_behind(by_ms / 60_000),
        w.fault_clock_behind_why(),
        w.fault_clock_behind_next(),
    ]
}

fn clock_jumped(w: &Words, by_ms: i64) -> [String; 3] {
    [
        w.fault_clock_jumped((by_ms / 60_000).to_string()),
        w.fault_clock_jumped_why(),
        w.fault_clock_jumped_next(),
    ]
}

fn dated_ahead(w: &Words, index: u64, by_ms: u64) -> [String; 3] {
    [
        w.fault_dated_ahead(index, by_ms / 60_000),
        w.fault_dated_ahead_why(),
        w.fault_dated_ahead_next(),
    ]
}

fn unknown_community(w: &Words) -> [String; 3] {
    [
        w.fault_unknown_community(),
        w.fault_unknown_community_why(),
        w.fault_unknown_community_next(),
    ]
}

fn too_many_communities(w: &Words) -> [String; 3] {
    [
        w.fault_too_many_communities(),
        w.fault_too_many_communities_why(),
        w.fault_too_many_communities_next(),
    ]
}

/// The three sentences of a breach, in a language.
pub fn breach<'a>(tongue: impl Into<Tongue<'a>>, found: &FoundBreach) -> [String; 3] {
    let tongue = tongue.into();
    let w: &Words = tongue.words();
    let breach = &found.breach;
    let what = match breach.index() {
        Some(index) => w.breach_at(index),
        None => w.breach(),
    };
    let next = if is_incomplete(&breach.kind) {
        w.breach_incomplete_next()
    } else {
        w.breach_next()
    };
    let why = match &found.refusal {
        Some(refusal) => {
            let [what, why, _] = super::refusal::sentences(tongue, refusal);
            w.breach_refused(refusal.code(), sentence_after(&what, &why))
        }
        None => why(w, &breach.kind),
    };
    [what, why, next]
}

/// Two sentences as one stands after the other, the last without the mark that ends it, which comes with what is around.
fn sentence_after(first: &str, second: &str) -> String {
    let both = format!("{first} {second}");
    both.strip_suffix('.').unwrap_or(&both).to_owned()
}

/// Whether the file is only a part of a register, as after a download that broke off.
fn is_incomplete(kind: &BreachKind) -> bool {
    matches!(
        kind,
        BreachKind::File {
            flaw: FileFlaw {
                reason: FileReason::EntryCut | FileReason::NoCheckpoint,
                ..
            }
        }
    )
}

fn why(w: &Words, kind: &BreachKind) -> String {
    match kind {
        BreachKind::File { flaw } => file(w, flaw),
        BreachKind::Entry { index: _, flaw } => w.breach_entry(flaw.to_string()),
        BreachKind::Body { index: _, flaw } => w.breach_body(flaw.to_string()),
        BreachKind::Signature { index: _, flaw } => match flaw {
            SignatureFlaw::Missing(kid) => w.breach_signature_missing(kid.to_string()),
            SignatureFlaw::UnknownKey(kid) => w.breach_signature_unknown(kid.to_string()),
            SignatureFlaw::Wrong(kid) => w.breach_signature_wrong(kid.to_string()),
            SignatureFlaw::Passkey(kid, flaw) => {
                w.breach_passkey_wrong(kid.to_string(), super::terms::passkey_flaw(w, *flaw))
            }
        },
        BreachKind::Seen {
            index,
            seen,
            root: None,
            changed: _,
        } => w.breach_seen_missing(seen.size, *index),
        BreachKind::Seen {
            index: _,
            seen,
            root: Some(_),
            changed,
        } => match changed.end.saturating_sub(changed.start) {
            0 => w.breach_seen_before(seen.size),
            1 => w.breach_seen_one(seen.size, changed.start),
            _ => w.breach_seen_span(seen.size, changed.start, changed.end.saturating_sub(1)), // A number.
        },
        BreachKind::StampBack {
            index: _,
            before_ms: _,
            stamp_ms: _,
        } => w.breach_stamp_back(),
        BreachKind::Doubled { index: _, first } => w.breach_doubled(*first),
        BreachKind::Checkpoint { flaw } => w.breach_checkpoint(flaw.to_string()),
        BreachKind::CheckpointOrigin { origin: _, expected: _ } => w.breach_checkpoint_origin(),
        BreachKind::CheckpointSize { size, entries } => w.breach_checkpoint_size(*size, *entries),
        BreachKind::CheckpointRoot {
            size,
            stated: _,
            actual: _,
        } => w.breach_checkpoint_root(*size),
        BreachKind::Refused { index: _, code, detail } => w.breach_refused(code, detail),
    }
}

fn file(w: &Words, flaw: &FileFlaw) -> String {
    match flaw.reason {
        FileReason::NoCheckpoint if flaw.entries == 0 => w.breach_file_empty(),
        FileReason::NoCheckpoint => w.breach_file_unsealed(flaw.entries),
        FileReason::EntryCut => w.breach_file_cut(flaw.entries),
        FileReason::EntryTooLong
        | FileReason::Neither
        | FileReason::CheckpointTooLong
        | FileReason::CheckpointNotText
        | FileReason::Trailing => w.breach_file(flaw.line, flaw.reason.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use node::{Breach, Fault, FoundBreach, Trouble, audit};
    use register::breach::BreachKind;
    use rules::Refusal;

    use super::{breach, fault};
    use crate::language::Language;
    use crate::words::refusal::sentences;

    fn breach_of(bytes: &[u8]) -> [String; 3] {
        let Err(Trouble::Breach(found)) = audit::verify(bytes, |_, _| {}) else {
            panic!("these bytes verify");
        };
        breach(Language::Spanish, &found)
    }

    #[test]
    fn a_part_of_a_register_is_called_what_it_is() {
        assert!(breach_of(b"")[1].contains("vacío"));
        let [what, why, next] = breach_of(b"mirrorball/1 17\n{}");
        assert!(what.contains("entrada 0"), "{what}");
        assert!(why.contains("termina en medio de la entrada 0"), "{why}");
        assert!(next.contains("otra vez"), "{next}");
        assert!(breach_of(b"neither\n\n")[1].starts_with("Línea 1: "));
    }

    /// Whatever rule an entry breaks: it is told as it would have been to whoever signs such an act.
    #[test]
    fn what_the_rules_refuse_is_told_in_the_readers_language() {
        for refusal in Refusal::examples() {
            for language in Language::ALL {
                let found = FoundBreach {
                    breach: Breach {
                        kind: BreachKind::Refused {
                            index: 7,
                            code: refusal.code().to_owned(),
                            detail: "words of the replay".to_owned(),
                        },
                        evidence: Vec::new(),
                    },
                    refusal: Some(refusal.clone()),
                };
                let [_, why, _] = breach(language, &found);
                let [what, rule, _] = sentences(language.into(), &refusal);
                let told = format!("{what} {}", rule.trim_end_matches('.'));
                assert!(why.contains(&told), "{language:?}: {why}");
                assert!(!why.contains("words of the replay"), "{language:?}: {why}");
                assert!(
                    why.contains(refusal.code()) && !why.ends_with(".."),
                    "{language:?}: {why}"
                );
            }
        }
    }

    #[test]
    fn english_says_what_the_keeper_says() {
        let disk = Fault::DiskFull;
        assert_eq!(
            fault(Language::English, &disk),
            [disk.what(), disk.safe().to_owned(), disk.next().to_owned()]
        );
        assert_ne!(fault(Language::Spanish, &disk), fault(Language::English, &disk));
    }
}
