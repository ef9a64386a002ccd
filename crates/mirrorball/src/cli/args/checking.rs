//! The options of what checks a register and its server, and of endorsing another keeper.

use std::path::PathBuf;

use clap::Args;

/// Options of `check`.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// The community's address, as in the browser.
    pub url: String,
    /// A C2SP tlog-policy: the witnesses that you trust, and how many of them have to confirm.
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
    /// The key to open a session with, where the register is only for members.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY")]
    pub key: Option<String>,
}

/// Options of `checking-page`.
#[derive(Args, Clone, Debug)]
pub struct CheckingPage {
    /// The file; mirrorball-checking-page.html if none is named.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The language: en, es, ca, fr, it or de.
    #[arg(long)]
    pub lang: Option<String>,
}

/// Options of `scripts`.
#[derive(Args, Clone, Debug)]
pub struct Scripts {
    /// A server's address, to compare with.
    pub url: Option<String>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `endorse`.
#[derive(Args, Clone, Debug)]
pub struct Endorse {
    /// The community's address at the mirror.
    pub url: String,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
    /// Your key.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY")]
    pub key: Option<String>,
}
