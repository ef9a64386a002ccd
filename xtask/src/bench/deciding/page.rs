//! The page of a decision that everybody in a large circle has answered: while it runs, and once it was closed.

use std::path::Path;
use std::time::Duration;

use register::entry::Entry;
use register::{Hash, act_id};

use super::super::figures::{Figures, Target};
use super::super::readers::{READERS, Serving, build, now_ms, percentile, read, session};
use super::super::seeded::{self, SLUG};
use super::super::world::World;
use super::folded::{Folded, respond};
use super::{HOUR_MS, OPEN};

const MS_WANTED: f64 = 50.0;
const DAY_MS: u64 = 24 * HOUR_MS;
/// Questions and reactions take five days.
const ANSWERED_AFTER_MS: u64 = 5 * DAY_MS;

/// Measures both pages, to visitors and to a member.
pub(super) fn measure(figures: &mut Figures, folder: &Path, circle: usize) -> Result<(), String> {
    let root = crate::root();
    build(&root)?;
    let mut world = World::found(circle, 0);
    println!("  {circle} members answer");
    let written = Written::write(&world)?;
    for (entry, texts) in &written.entries {
        world.notes.insert(act_id(&entry.body), texts.clone());
    }
    let entries: Vec<Entry> = written.entries.into_iter().map(|(entry, _)| entry).collect();
    let data = folder.join("deciding");
    seeded::followed(&world, &entries, &data)?;
    let serving = Serving::start(&root, &data)?;
    let member = [session(&serving.host, 1)?];
    for (which, decision) in [("open", written.open), ("closed", written.closed)] {
        let path = format!("/{SLUG}/decisions/{decision}");
        for (who, cookies) in [("visitors", &[][..]), ("a member", &member[..])] {
            let what = format!("the page of an {which} decision with {circle} answers, to {who}");
            let mut alone = read(&serving.host, &path, cookies, 1, Duration::ZERO)?;
            let mut calm = read(&serving.host, &path, cookies, READERS, Duration::from_secs(1))?;
            let mut rushed = read(&serving.host, &path, cookies, READERS, Duration::ZERO)?;
            for (how, value, target) in [
                ("one reader, middle", percentile(&mut alone, 0.5), Target::None),
                (
                    "50 readers calmly, 99th percentile",
                    percentile(&mut calm, 0.99),
                    Target::AtMost(MS_WANTED),
                ),
                (
                    "50 readers at once, 99th percentile",
                    percentile(&mut rushed, 0.99),
                    Target::None,
                ),
            ] {
                figures.record(format!("{what}, {how}"), value, "ms", target);
            }
        }
    }
    Ok(())
}

/// What was filed after everybody had joined.
struct Written {
    /// Entries with their texts, in order.
    entries: Vec<(Entry, Vec<String>)>,
    open: Hash,
    closed: Hash,
}

impl Written {
    /// One decision is answered and closed; then many are opened, and one of them is answered, until about now.
    fn write(world: &World) -> Result<Self, String> {
        let now_ms = now_ms()?;
        let mut folded = Folded::of(world)?;
        let mut entries = Vec::new();
        folded.stamp_ms = now_ms - 40 * DAY_MS;
        let closed = folded.propose("What everybody decided", Some(&mut entries))?;
        folded.stamp_ms += ANSWERED_AFTER_MS;
        everybody(&mut folded, &closed, &mut entries)?;
        folded.stamp_ms = now_ms - 10 * DAY_MS;
        let due = folded.community.due(folded.stamp_ms);
        let close = due.first().ok_or("what everybody answered cannot be closed")?.write();
        entries.push((folded.filed(0, &close)?.0, Vec::new()));
        folded.stamp_ms = now_ms - 6 * DAY_MS;
        for number in 0..OPEN {
            folded.propose(&format!("Proposal {number}"), Some(&mut entries))?;
        }
        let open = folded.propose("What everybody answers", Some(&mut entries))?;
        folded.stamp_ms += ANSWERED_AFTER_MS;
        everybody(&mut folded, &open, &mut entries)?;
        Ok(Self { entries, open, closed })
    }
}

/// Nearly all consent; some have a concern, a few stand aside or object, and these say why.
fn everybody(folded: &mut Folded, proposal: &Hash, entries: &mut Vec<(Entry, Vec<String>)>) -> Result<(), String> {
    for member in 0..folded.ids.len() {
        let (answer, said) = match member % 500 {
            7 => ("object", Some(format!("Member {member} sees no way back from it."))),
            11..=15 => ("aside", Some(format!("Member {member} has no part in it."))),
            20..=60 => (
                "concern",
                Some(format!("Member {member} worries about the time it takes.")),
            ),
            _ => ("consent", None), // All others.
        };
        let act = respond(proposal, answer, said.as_deref());
        entries.push((folded.filed(member, &act)?.0, said.into_iter().collect()));
    }
    Ok(())
}
