//! What the README tells to type works, from the first line to the last, in the order in which it stands there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::peers::{Running, run};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

/// The command lines of the README, without what stands beside them.
fn lines() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let commands = text.lines().filter(|line| line.starts_with("mirrorball "));
    let bare = commands.map(|line| line.split("  ").next().unwrap_or_default().to_owned());
    bare.collect()
}

/// The words of a line, as a shell has them: what is quoted is one.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words
}

/// Somebody who types one line after the other, and copies what one prints into the next.
struct Typing {
    home: PathBuf,
    server: Running,
    link: String,
    work: String,
    partner: String,
    income: String,
    expense: String,
    share: String,
}

impl Typing {
    fn enter(&self, line: &str) -> Output {
        let line = line
            .replace("<link>", &self.link)
            .replace("work=<id>", &format!("work={}", self.work))
            .replace("partner=<id>", &format!("partner={}", self.partner))
            .replace("to=<id>", &format!("to={}", self.income))
            .replace("record=<id>", &format!("record={}", self.expense))
            .replace("<share>", &self.share)
            .replace(":7777", &format!(":{}", self.server.port));
        assert!(!line.contains('<'), "the README does not say what to put in: {line}");
        Command::new(PROGRAM)
            .args(&words(&line)[1..])
            .current_dir(&self.home)
            .env("MIRRORBALL_CONFIG", self.home.join("config"))
            .env("MIRRORBALL_DATA", self.home.join("data"))
            .env("MIRRORBALL_SERVER", format!("http://localhost:{}", self.server.port))
            .output()
            .unwrap()
    }

    fn copy(&mut self, line: &str, said: &str) {
        let act = said
            .lines()
            .find_map(|line| line.strip_prefix("act "))
            .map(str::to_owned);
        match words(line).get(1..3).unwrap_or_default() {
            [first, _] if first == "invite" => self.link = said.trim().to_owned(),
            [_, name] if name == "work.log" => self.work = act.unwrap(),
            [_, name] if name == "partner.add" => self.partner = act.unwrap(),
            [_, name] if name == "income.record" => self.income = act.unwrap(),
            [_, name] if name == "expense.record" => self.expense = act.unwrap(),
            [_, name] if name == "share.open" => self.share = act.unwrap(),
            _ => {}
        }
    }
}

#[test]
fn what_it_tells_to_type_works() {
    let home = tempfile::tempdir().unwrap();
    let mut typing = Typing {
        home: home.path().to_owned(),
        server: run(&["serve"], &home.path().join("data")),
        link: String::new(),
        work: String::new(),
        partner: String::new(),
        income: String::new(),
        expense: String::new(),
        share: String::new(),
    };
    let photo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/photos/camera.jpg");
    std::fs::copy(photo, home.path().join("receipt.jpg")).unwrap();
    let lines = lines();
    assert!(lines.len() >= 20, "{lines:?}");
    for line in &lines {
        let output = typing.enter(line);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let trouble = String::from_utf8_lossy(&output.stderr);
        // What lies around the program is as it is on this machine; the doctor says so.
        let may_find = line == "mirrorball doctor" && output.status.code() == Some(2);
        assert!(output.status.success() || may_find, "{line}\n{said}{trouble}");
        typing.copy(line, &said);
    }
    let why = typing.enter("mirrorball show why <share> me");
    let why = String::from_utf8_lossy(&why.stdout).into_owned();
    assert!(why.contains("Ada"), "{why}");
}
