//! What the program is packed with for a server: units of systemd and a Dockerfile. They say nothing that the program does not
//! know, and where systemd's own checker is there, it reads them too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;
use mirrorball::cli::args::Words;
use mirrorball::settings::SETTINGS;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contrib")
}

/// The lines of a unit as name and value, by section.
fn unit(name: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    let (mut sections, mut section) = (BTreeMap::<_, Vec<_>>::new(), String::new());
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name.to_owned(),
            None => {
                let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("{name}: {line}"));
                sections
                    .entry(section.clone())
                    .or_default()
                    .push((key.to_owned(), value.to_owned()));
            }
        }
    }
    sections
}

fn value<'a>(unit: &'a BTreeMap<String, Vec<(String, String)>>, section: &str, key: &str) -> Option<&'a str> {
    let lines = unit.get(section)?;
    lines
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.as_str())
}

/// A command as a unit or a Dockerfile has it is one that the program reads.
fn assert_known(command: &str) {
    let words: Vec<&str> = command.split_whitespace().collect();
    assert!(words[0].ends_with("mirrorball"), "{command}");
    let read = Words::try_parse_from(&words);
    assert!(read.is_ok(), "{command}: {}", read.unwrap_err());
}

#[test]
fn the_units_say_what_the_program_knows() {
    let serving = unit("mirrorball.service");
    assert_known(value(&serving, "Service", "ExecStart").unwrap());
    assert_eq!(
        value(&serving, "Service", "ExecReload"),
        Some("/bin/kill -HUP $MAINPID")
    );
    for (key, wanted) in [
        ("User", "mirrorball"),
        ("StateDirectory", "mirrorball"),
        ("StateDirectoryMode", "0700"),
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("Restart", "on-failure"),
    ] {
        assert_eq!(value(&serving, "Service", key), Some(wanted), "{key}");
    }
    let backup = unit("mirrorball-backup.service");
    assert_known(value(&backup, "Service", "ExecStart").unwrap());
    assert_eq!(value(&backup, "Service", "Type"), Some("oneshot"));
    let timer = unit("mirrorball-backup.timer");
    assert_eq!(value(&timer, "Timer", "Persistent"), Some("true"));
    assert!(value(&timer, "Timer", "OnCalendar").is_some());
    for unit in [&serving, &backup] {
        for (key, value) in unit["Service"].iter().filter(|(key, _)| key == "Environment") {
            let (variable, _) = value.split_once('=').unwrap();
            let is_known = SETTINGS.iter().any(|setting| setting.variable() == variable);
            assert!(is_known, "{key}={value}");
        }
    }
}

#[test]
fn systemd_reads_the_units_where_it_is() {
    let home = tempfile::tempdir().unwrap();
    let names = [
        "mirrorball.service",
        "mirrorball-backup.service",
        "mirrorball-backup.timer",
    ];
    for name in names {
        // It looks whether the program is there; here it is elsewhere.
        let text = fs::read_to_string(folder().join(name)).unwrap();
        let text = text.replace("/usr/local/bin/mirrorball", env!("CARGO_BIN_EXE_mirrorball"));
        fs::write(home.path().join(name), text).unwrap();
    }
    let asked = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--recursive-errors=no"])
        .args(names.map(|name| home.path().join(name)))
        .output();
    match asked {
        Ok(answer) => {
            let said = String::from_utf8_lossy(&answer.stderr).into_owned();
            let of_ours = said.lines().filter(|line| line.contains("mirrorball"));
            assert_eq!(of_ours.collect::<Vec<_>>(), Vec::<&str>::new(), "{said}");
        }
        // A machine without systemd runs the program in another way; the units were read above.
        Err(flaw) => assert_eq!(flaw.kind(), std::io::ErrorKind::NotFound),
    }
}

#[test]
fn the_dockerfile_builds_what_there_is_and_runs_it_as_nobody_special() {
    let text = fs::read_to_string(folder().join("Dockerfile"))
        .unwrap()
        .replace("\\\n", " ");
    let lines: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let all = |name: &str| {
        lines
            .iter()
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| *value)
            .collect::<Vec<_>>()
    };
    let known = [
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "ENV",
        "USER",
        "VOLUME",
        "EXPOSE",
        "ENTRYPOINT",
        "CMD",
        "HEALTHCHECK",
        "LABEL",
    ];
    for (key, _) in &lines {
        assert!(known.contains(key), "{key}");
    }
    assert_eq!(all("FROM").len(), 2, "the compiler does not come along");
    let rust: Vec<&str> = all("FROM")[0].split([':', '-']).collect();
    let manifest = fs::read_to_string(folder().join("../Cargo.toml")).unwrap();
    let wanted = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \""))
        .unwrap();
    let number = |text: &str| {
        text.trim_matches('"')
            .split('.')
            .map(|part| part.parse::<u32>().unwrap())
            .collect::<Vec<_>>()
    };
    assert!(number(rust[1]) >= number(wanted), "{rust:?} is older than {wanted}");
    for copied in all("COPY").iter().filter(|words| !words.starts_with("--from")) {
        let words: Vec<&str> = copied.split_whitespace().collect();
        for source in &words[..words.len() - 1] {
            assert!(folder().join("..").join(source).exists(), "COPY {source}");
        }
    }
    assert_ne!(all("USER"), ["root"]);
    assert_eq!(all("USER").len(), 1);
    for variable in all("ENV") {
        let (name, _) = variable.split_once('=').unwrap();
        assert!(SETTINGS.iter().any(|setting| setting.variable() == name), "ENV {name}");
    }
    let listed = |name: &str| serde_json::from_str::<Vec<String>>(all(name)[0]).unwrap();
    assert_known(&[listed("ENTRYPOINT"), listed("CMD")].concat().join(" "));
}
