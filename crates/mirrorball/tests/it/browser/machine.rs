//! What the browser test runs: Chromium's driver, and the real program on a data directory of its own. Each ends with its owner.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A process that ends when its owner goes.
struct Process {
    child: Child,
}

impl Drop for Process {
    fn drop(&mut self) {
        // Either may fail only where the process has ended by itself, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Starts a program and waits for the first of its lines in which `found` finds something.
    fn start<T>(command: &mut Command, found: impl Fn(&str) -> Option<T>) -> (Self, T) {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut process = Self {
            child: child.unwrap_or_else(|error| panic!("{name} did not start: {error}")),
        };
        let words = process
            .child
            .stdout
            .take()
            .expect("the output was asked for as a pipe, just above");
        let mut lines = BufReader::new(words).lines();
        let mut said = Vec::new();
        for line in lines.by_ref() {
            let line = line.unwrap_or_else(|error| panic!("{name} said nothing that can be read: {error}"));
            if let Some(answer) = found(&line) {
                // The rest is read away, so that the program is never held up by a full pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return (process, answer);
            }
            said.push(line);
        }
        panic!("{name} ended before it was ready; it said:\n{}", said.join("\n"));
    }
}

/// Chromium's driver.
pub(super) struct Driver {
    _process: Process,
    /// Where it listens.
    pub address: String,
    /// The browser it drives.
    pub browser: PathBuf,
}

impl Driver {
    /// Starts the driver on a free port; a missing browser is said aloud and fails the test.
    pub(super) fn start() -> Self {
        let browser = program(
            "CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        );
        let driver = program("CHROMEDRIVER", &["chromedriver", "chromium-chromedriver"]);
        let (process, port) = Process::start(Command::new(driver).arg("--port=0"), |line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        Self {
            _process: process,
            address: format!("http://localhost:{port}"),
            browser,
        }
    }
}

fn program(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(path) = env::var_os(variable) {
        return PathBuf::from(path);
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let found = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("none of {names:?} is installed: `cargo xtask test` installs it, or set {variable}"))
}

/// The file by which a rehearsal's clock is moved, in its data directory.
const AHEAD: &str = "ahead-ms";

/// The real program, serving a fresh data directory on a free port.
pub(super) struct Program {
    process: Option<Process>,
    arguments: Vec<String>,
    data: TempDir,
    /// What the command lines of those who have no browser remember, keys included.
    terminal: TempDir,
    /// Where it is, such as `http://localhost:7777`.
    pub address: String,
    /// The link that it printed.
    pub link: String,
}

impl Program {
    /// Starts the program with these arguments before those for its data directory and port.
    pub(super) fn start(arguments: &[&str]) -> Self {
        let data = tempfile::tempdir().expect("a temporary directory can be made");
        Self::start_in(data, arguments)
    }

    /// Starts the program for a rehearsal, in which the time can be moved ahead.
    pub(super) fn rehearse() -> Self {
        Self::rehearse_with(&[])
    }

    /// The same, with a keeper that files no closings: members have to.
    pub(super) fn rehearse_without_keeper() -> Self {
        Self::rehearse_with(&["--rehearsal-keeper-rests"])
    }

    fn rehearse_with(more: &[&str]) -> Self {
        let data = tempfile::tempdir().expect("a temporary directory can be made");
        let clock = data.path().join(AHEAD);
        let clock = clock
            .to_str()
            .expect("temporary directories have plain names")
            .to_owned();
        let mut arguments = vec!["serve", "--rehearsal-clock", &clock];
        arguments.extend(more);
        Self::start_in(data, &arguments)
    }

    /// Moves the time of a rehearsal ahead.
    pub(super) fn pass(&self, hours: u64) {
        let file = self.data.path().join(AHEAD);
        let before = std::fs::read_to_string(&file)
            .ok()
            .and_then(|text| text.parse::<u64>().ok());
        let ahead_ms = before.unwrap_or(0) + hours * 3_600_000;
        // Renamed into place: a clock that is read while it is written would stand still for a moment.
        let next = file.with_extension("next");
        std::fs::write(&next, ahead_ms.to_string()).expect("the clock's file can be written");
        std::fs::rename(&next, &file).expect("the clock's file can be put in place");
    }

    /// Runs the command line of somebody, who is named after their key, and gives what it says.
    pub(super) fn terminal(&self, who: &str, words: &[&str]) -> String {
        let output = self.command(who, words);
        let trouble = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{who}: {words:?}: {trouble}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The same, where it does not do what it is told; gives why.
    pub(super) fn terminal_refused(&self, who: &str, words: &[&str]) -> String {
        let output = self.command(who, words);
        assert!(!output.status.success(), "{who}: {words:?} was done");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// As [`Program::terminal`], for who types something in.
    pub(super) fn terminal_reading(&self, who: &str, words: &[&str], typed: &str) {
        let mut child = self
            .call(who, words)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("the command line did not start: {error}"));
        let mut input = child.stdin.take().expect("it was asked for");
        input.write_all(typed.as_bytes()).expect("it reads what is typed");
        drop(input);
        assert!(child.wait().expect("it ends").success(), "{who}: {words:?}");
    }

    /// Where the key of somebody at a command line lies.
    pub(super) fn key_file(&self, who: &str) -> PathBuf {
        self.terminal.path().join(format!("keys/{who}.key"))
    }

    fn command(&self, who: &str, words: &[&str]) -> std::process::Output {
        let output = self.call(who, words).stdin(Stdio::null()).output();
        output.unwrap_or_else(|error| panic!("the command line did not start: {error}"))
    }

    fn call(&self, who: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
        command
            .args(words)
            .args(["--key", who])
            .env("MIRRORBALL_CONFIG", self.terminal.path())
            .env("MIRRORBALL_SERVER", &self.address)
            .env("HOME", self.terminal.path())
            .env("LANG", "C")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("MIRRORBALL_COMMUNITY");
        command
    }

    /// Ends the program, as when a server is gone or the line to it is cut.
    pub(super) fn go_away(&mut self) {
        self.process = None;
    }

    /// Starts it again where it was.
    pub(super) fn come_back(&mut self) {
        let listen = self.address.replace("http://", "");
        let (process, _) = Self::serve(self.data.path(), &self.arguments, &listen);
        self.process = Some(process);
    }

    fn start_in(data: TempDir, arguments: &[&str]) -> Self {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let (process, link) = Self::serve(data.path(), &arguments, "127.0.0.1:0");
        let address: Vec<&str> = link.splitn(4, '/').take(3).collect();
        Self {
            process: Some(process),
            arguments,
            data,
            terminal: tempfile::tempdir().expect("a temporary directory can be made"),
            address: address.join("/"),
            link,
        }
    }

    /// Serves a data directory, and gives the link that it prints.
    fn serve(data: &std::path::Path, arguments: &[String], listen: &str) -> (Process, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
        command
            .args(arguments)
            .arg("--data")
            .arg(data)
            .args(["--listen", listen]);
        Process::start(&mut command, |line| {
            let from = line.find("http://")?;
            line[from..].split_whitespace().next().map(str::to_owned)
        })
    }
}
