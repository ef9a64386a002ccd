//! Terminal sessions: `testdata/terminal/*.md` are stories that a person can read and type, and so are the pages for whoever
//! operates the program, `docs/operating/*.md`. Each runs against the real program, served on a free port with its data in
//! `data`, and says word for word what it answers.
//!
//! In a `console` block, `$ ` begins a command and the lines after it are its output. `[..]` stands for anything in a
//! line, a line `...` for any lines, `{name}` for a word that is the same wherever it stands again, and `? 1` for the
//! exit code, where that is not 0.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

#[test]
fn the_sessions_run_as_they_are_written() {
    all_in("testdata/terminal");
}

#[test]
fn what_the_pages_for_operators_show_is_what_happens() {
    all_in("docs/operating");
}

/// Runs every document of a folder that has a session in it.
fn all_in(folder: &str) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut sessions: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    sessions.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    sessions.retain(|path| fs::read_to_string(path).unwrap().contains("```console\n"));
    sessions.sort();
    assert!(!sessions.is_empty());
    for session in sessions {
        run(&session);
    }
}

/// The page shows every setting, as the program prints them.
#[test]
fn the_page_of_settings_is_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operating/configure.md");
    let page = fs::read_to_string(path).unwrap();
    let printed = mirrorball::settings::commented();
    let shown = format!("```toml\n{printed}```\n");
    assert!(
        page.contains(&shown),
        "docs/operating/configure.md should show:\n{shown}"
    );
}

/// A server of its own for each session, ended with it.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the server says where it is").unwrap();
        let port = first.rsplit(':').next().unwrap().to_owned();
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(path: &Path) {
    // On a disk, as the doctor asks of a data directory; the system's own place may be in memory.
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let server = Server::start(&home.path().join("data"));
    let mut words: BTreeMap<String, String> = BTreeMap::from([("server".into(), server.address.clone())]);
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().enumerate().peekable();
    let mut is_console = false;
    while let Some((number, line)) = lines.next() {
        if line.starts_with("```") {
            is_console = line == "```console";
            if let Some(name) = line.strip_prefix("```file ") {
                let content: Vec<&str> = lines
                    .by_ref()
                    .map(|(_, line)| line)
                    .take_while(|line| *line != "```")
                    .collect();
                fs::write(home.path().join(name), content.join("\n") + "\n").unwrap();
            }
            continue;
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) else {
            continue;
        };
        let mut expected = Vec::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("$ ") && !line.starts_with("```")) {
            expected.push(line);
        }
        let place = format!("{}:{}", path.display(), number + 1);
        step(&place, command, &expected, &mut words, home.path(), &server.address);
    }
}

/// Runs one command and compares.
fn step(
    place: &str,
    command: &str,
    expected: &[&str],
    words: &mut BTreeMap<String, String>,
    home: &Path,
    server: &str,
) {
    let mut parts = split(&filled(command, words)).into_iter();
    let mut settings: Vec<(String, String)> = Vec::new();
    let mut program = parts.next().unwrap();
    while let Some((name, value)) = program.split_once('=') {
        settings.push((name.to_owned(), value.to_owned()));
        program = parts.next().unwrap();
    }
    assert_eq!(program, "mirrorball", "{place}: only the program itself is run");
    let output = Command::new(PROGRAM)
        .args(parts)
        .current_dir(home)
        .env("MIRRORBALL_CONFIG", home.join("config"))
        .env("MIRRORBALL_SERVER", server)
        .env("HOME", home)
        .env("LANG", "C")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("MIRRORBALL_KEY")
        .env_remove("MIRRORBALL_COMMUNITY")
        .envs(settings)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let mut got: Vec<String> = said.lines().map(|line| line.trim_end().to_owned()).collect();
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        got.push(format!("? {code}"));
    }
    let fits = fit(expected, &got.iter().map(String::as_str).collect::<Vec<_>>(), words);
    assert!(
        fits,
        "{place}: $ {command}\nexpected:\n{}\ngot:\n{}",
        expected.join("\n"),
        got.join("\n")
    );
}

fn filled(text: &str, words: &BTreeMap<String, String>) -> String {
    words.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// Words of a command, with quotes as in a shell.
fn split(command: &str) -> Vec<String> {
    let (mut parts, mut part, mut quote, mut began) = (Vec::new(), String::new(), None, false);
    for letter in command.chars() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (Some(_), letter) => part.push(letter),
            (None, '"' | '\'') => (quote, began) = (Some(letter), true),
            (None, ' ') if !part.is_empty() || began => {
                parts.push(std::mem::take(&mut part));
                began = false;
            }
            (None, ' ') => {}
            (None, letter) => part.push(letter),
        }
    }
    if !part.is_empty() || began {
        parts.push(part);
    }
    parts
}

/// Whether lines fit what is expected; words that stand for themselves are remembered.
fn fit(expected: &[&str], got: &[&str], words: &mut BTreeMap<String, String>) -> bool {
    let Some((first, rest)) = expected.split_first() else {
        return got.is_empty();
    };
    if *first == "..." {
        return (0..=got.len()).any(|skip| fit(rest, &got[skip..], words));
    }
    let Some((line, more)) = got.split_first() else {
        return false;
    };
    let before = words.clone();
    if fits_line(first.trim_end(), line, words) && fit(rest, more, words) {
        return true;
    }
    *words = before;
    false
}

fn fits_line(pattern: &str, line: &str, words: &mut BTreeMap<String, String>) -> bool {
    let Some(at) = pattern.find(['[', '{']) else {
        return pattern == line;
    };
    let (literal, rest) = pattern.split_at(at);
    let Some(line) = line.strip_prefix(literal) else {
        return false;
    };
    if let Some(rest) = rest.strip_prefix("[..]") {
        let ends = line.char_indices().map(|(end, _)| end).chain([line.len()]);
        return ends.into_iter().any(|end| fits_line(rest, &line[end..], words));
    }
    let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let name = name.filter(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()));
    let Some((name, rest)) = name else {
        // A bracket of the output itself.
        let mark = &rest[..1];
        return line
            .strip_prefix(mark)
            .is_some_and(|line| fits_line(&rest[1..], line, words));
    };
    if let Some(known) = words.get(name).cloned() {
        return line
            .strip_prefix(known.as_str())
            .is_some_and(|line| fits_line(rest, line, words));
    }
    let end = line.find([' ', '"', ',']).unwrap_or(line.len());
    words.insert(name.to_owned(), line[..end].to_owned());
    fits_line(rest, &line[end..], words)
}
