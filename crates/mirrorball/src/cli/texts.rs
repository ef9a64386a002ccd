//! The texts of an archive, held against its register before anything is taken in: each has to be the one that its act
//! commits to. A text that was changed since is named, and nothing is taken in until it is mended or taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use node::{Audience, Note};
use register::entry::Entry;
use register::{Hash, Signed};
use rules::Act;
use serde_json::Value;

use crate::cli::archive::{no_archive, note_of};
use crate::cli::keyfile::file_fault;
use crate::problem::Problem;

/// Changed texts that are named one by one.
const NAMED: usize = 5;

/// The texts of an archive.
#[derive(Default)]
pub(super) struct Texts {
    path: PathBuf,
    /// Those that are what their commitments say, by these.
    pub(super) sound: BTreeMap<Hash, Note>,
    /// The commitments of those that are not.
    altered: BTreeSet<Hash>,
    /// Where altered ones belong: the entry and the act.
    places: BTreeMap<Hash, (u64, Hash)>,
    /// How many of the sound ones are for everybody, and an entry names them.
    for_all: usize,
}

impl Texts {
    /// Reads the file of texts.
    ///
    /// # Errors
    ///
    /// It can't be read, or is no list of texts.
    pub(super) fn read(path: &Path) -> Result<Self, Problem> {
        let bytes = fs::read(path).map_err(|flaw| file_fault("The texts were not read.", path, &flaw))?;
        let rows: Vec<Value> = serde_json::from_slice(&bytes)
            .map_err(|flaw| no_archive(path, &format!("It is no list of texts: {flaw}.")))?;
        let mut texts = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        // What was erased has no text any more.
        for row in rows.iter().filter(|row| row["text"].is_string()) {
            let (c, note) = note_of(row).ok_or_else(|| no_archive(path, &format!("{row} is no text.")))?;
            if note.commitment() == c {
                texts.sound.insert(c, note);
            } else {
                texts.altered.insert(c);
            }
        }
        Ok(texts)
    }

    /// Looks at an entry of the register: which of its texts are here.
    pub(super) fn look(&mut self, index: u64, bytes: &[u8]) {
        // What is no entry is told where entries are replayed.
        let Ok(entry) = Entry::decode(bytes) else { return };
        let Ok(signed) = Signed::<Act>::read(&entry.body, &entry.signatures) else {
            return;
        };
        for c in signed.act().notes() {
            match self.sound.get(&c.0).map(|note| &note.audience) {
                Some(Audience::Community) => self.for_all += 1,
                Some(Audience::Circle(_) | Audience::Members(_)) => {}
                None if self.altered.contains(&c.0) => {
                    self.places.insert(c.0, (index, register::act_id(&entry.body)));
                }
                None => {}
            }
        }
    }

    /// How many texts are taken in, and how many stay in the file: those for a circle or for single members, and those that
    /// no entry names. Only what everybody may read is kept by a copy.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.for_all, self.sound.len().saturating_sub(self.for_all))
    }

    /// Refuses texts that are not those that were signed, by the acts that they belong to.
    ///
    /// # Errors
    ///
    /// There is one.
    pub(super) fn unchanged(&self) -> Result<(), Problem> {
        if self.altered.is_empty() {
            return Ok(());
        }
        let one = |c: &Hash| match self.places.get(c) {
            Some((index, act)) => format!("the text {c} of entry {index} (act {act})"),
            None => format!("the text {c}, which belongs to no entry"),
        };
        let mut named: Vec<String> = self.altered.iter().take(NAMED).map(one).collect();
        if self.altered.len() > NAMED {
            named.push(format!("{} more", self.altered.len() - NAMED));
        }
        let mut problem = Problem::fault(
            "texts-changed",
            "The community was not taken in, and nothing was changed.".to_owned(),
            format!(
                "{} has texts that are not those that were signed, since their hashes differ: {}. The register itself is another file, and is not touched by that.",
                self.path.display(),
                named.join("; ")
            ),
            "Take the file of texts from another export of the community; or take these rows out of it, by what stands in their \"c\", to go on without these texts.",
        );
        problem.data.insert(
            "texts".to_owned(),
            self.altered.iter().map(Hash::to_string).collect::<Vec<_>>().join(" "),
        );
        Err(problem)
    }
}
