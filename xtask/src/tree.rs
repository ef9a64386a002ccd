//! The project's files as one value, so that every check of `tidy` is a pure question that a test can ask of a made-up tree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders that hold nothing of the project's own.
const FOLDERS_PASSED_OVER: [&str; 3] = ["target", "node_modules", ".git"];
/// The largest file whose text is read; larger ones (recorded data) are known by their path alone.
const TEXT_BYTES_MAX: u64 = 4 << 20;

/// The project's files: the path from the workspace's folder, with `/`, and the text where it is UTF-8.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    texts: BTreeMap<String, String>,
    paths: BTreeSet<String>,
}

impl Tree {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// A sentence naming the folder or file that cannot be read.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut tree = Self::default();
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> Result<(), String> {
        let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                if !FOLDERS_PASSED_OVER.contains(&name.as_str()) && !name.starts_with("target-") {
                    self.read_folder(&entry.path(), &format!("{path}/"))?;
                }
            } else if kind.is_file() {
                let size = entry.metadata().map_err(unreadable)?.len();
                let bytes = if size <= TEXT_BYTES_MAX {
                    fs::read(entry.path()).map_err(unreadable)?
                } else {
                    vec![0xff]
                };
                if let Ok(text) = String::from_utf8(bytes) {
                    self.texts.insert(path.clone(), text);
                }
                self.paths.insert(path);
            }
        }
        Ok(())
    }

    /// The tree with one more text, for tests.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.texts.insert(path.to_owned(), text.to_owned());
        self.paths.insert(path.to_owned());
        self
    }

    /// The text of a file, if there is one.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether a file or a folder stands at this path.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        path.is_empty() || self.paths.contains(path) || self.paths.iter().any(|known| lies_in(known, path))
    }

    /// Every text whose path begins and ends so, in the order of their paths.
    pub fn texts<'a>(&'a self, begins: &'a str, ends: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let texts = self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        texts.filter(move |(path, _)| path.starts_with(begins) && path.ends_with(ends))
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }
}

fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
