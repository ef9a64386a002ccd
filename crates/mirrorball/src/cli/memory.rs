//! What the command line remembers between calls: the server and community
//! used last, and which key belongs to which member. Losing it loses nothing
//! but convenience.

use std::path::{Path, PathBuf};

use etcetera::AppStrategy;
use serde::{Deserialize, Serialize};

use crate::cli::keyfile::file_fault;
use crate::private;
use crate::problem::Problem;

/// The server that is asked when none was ever named.
pub const SERVER: &str = "http://127.0.0.1:7777";

/// The remembered things, as they stand in `remembered.json`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Memory {
    /// The server used last.
    pub server: Option<String>,
    /// The community used last.
    pub community: Option<String>,
    /// The key used last, by name or path.
    pub key: Option<String>,
    /// The communities that were founded, joined or used from here: server and id.
    #[serde(default)]
    pub communities: Vec<(String, String)>,
    #[serde(skip)]
    directory: PathBuf,
}

/// This platform's places for the program's files.
///
/// # Errors
///
/// This machine names no home directory.
pub fn strategy() -> Result<impl AppStrategy, Problem> {
    let args = etcetera::AppStrategyArgs {
        top_level_domain: "example".to_owned(),
        author: "Mirrorball".to_owned(),
        app_name: "mirrorball".to_owned(),
    };
    etcetera::choose_app_strategy(args).map_err(|_| {
        Problem::fault(
            "no-home",
            "No place for the program's files was found.".to_owned(),
            "This machine names no home directory.".to_owned(),
            "Set HOME, or name the places with --data and MIRRORBALL_CONFIG.",
        )
    })
}

impl Memory {
    /// What was remembered; nothing, if there is no file or it can't be read.
    ///
    /// # Errors
    ///
    /// This machine names no home directory.
    pub fn load() -> Result<Self, Problem> {
        let directory = match std::env::var_os("MIRRORBALL_CONFIG") {
            Some(named) => PathBuf::from(named),
            None => strategy()?.config_dir(),
        };
        let text = std::fs::read_to_string(directory.join("remembered.json")).unwrap_or_default();
        let mut memory: Self = serde_json::from_str(&text).unwrap_or_default();
        memory.directory = directory;
        Ok(memory)
    }

    /// Remembers these for the next call.
    ///
    /// # Errors
    ///
    /// The file can't be written.
    pub fn keep(&self) -> Result<(), Problem> {
        self.write("remembered.json", self, "This was not remembered.")
    }

    /// Writes one of the files of what is remembered.
    ///
    /// # Errors
    ///
    /// It can't be written; `what` says what that means.
    pub(super) fn write(&self, name: &str, value: &impl Serialize, what: &str) -> Result<(), Problem> {
        let path = self.directory.join(name);
        let text = serde_json::to_string_pretty(value).expect("texts are JSON");
        let write = || {
            private::make_directory(&self.directory)?;
            private::replace(&path, (text + "\n").as_bytes())
        };
        write().map_err(|flaw| file_fault(what, &path, &flaw))
    }

    /// The directory of the key files.
    pub fn keys(&self) -> PathBuf {
        self.directory.join("keys")
    }

    /// The directory of everything that the command line keeps.
    pub fn directory(&self) -> &Path {
        &self.directory
    }
}
