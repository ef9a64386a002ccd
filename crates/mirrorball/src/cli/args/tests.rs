//! Every command's help has examples, and the program reads them.

use clap::{Command, CommandFactory, Parser};

use super::{Words, currency, listening, month};

/// The words of a command as a shell would part them.
fn parted(command: &str) -> Vec<String> {
    let (mut words, mut quote) = (vec![String::new()], None);
    for letter in command.chars() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, ' ') => words.push(String::new()),
            (Some(_) | None, _) => words.last_mut().expect("there is a word").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Every command and what it says after its options, from this one down.
fn all(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
    let path = format!("{path} {}", command.get_name());
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    found.push((path.trim().to_owned(), after));
    for inner in command.get_subcommands() {
        all(inner, &path, found);
    }
}

#[test]
fn every_command_has_an_example_that_it_reads() {
    let mut commands = Vec::new();
    all(&Words::command(), "", &mut commands);
    assert!(commands.len() > 15, "{commands:?}");
    for (command, after) in commands {
        assert!(after.starts_with("Example"), "`{command} --help` has no example");
        let joined = after.replace("\\\n", " ");
        let examples = joined.lines().filter_map(|line| line.strip_prefix("  "));
        let examples: Vec<&str> = examples.filter(|line| line.starts_with("mirrorball")).collect();
        assert!(!examples.is_empty(), "`{command} --help` shows no command");
        for example in examples {
            assert!(example.starts_with(&command), "{command}: {example}");
            let read = Words::try_parse_from(parted(example));
            assert!(read.is_ok(), "{example}: {}", read.unwrap_err());
        }
    }
}

#[test]
fn what_can_be_known_at_once_is_checked_at_once() {
    for good in ["EUR", "CLP:0", "BHD:3"] {
        assert!(currency(good).is_ok(), "{good}");
    }
    for bad in ["", "eur", "E", "EURO", "EUR:", "EUR:5", "EUR:22", "€:2", "EU:R"] {
        assert!(currency(bad).is_err(), "{bad}");
    }
    assert_eq!(month("2026-05").as_deref(), Ok("2026-05"));
    for bad in ["", "2026", "2026-13", "05-2026", "2026-05-01", "may"] {
        assert!(month(bad).is_err(), "{bad}");
    }
    assert_eq!(listening("localhost:7777").map(|address| address.port()), Ok(7777));
    assert!(listening("127.0.0.1:7777").is_ok() && listening("7777").is_err() && listening("localhost").is_err());
}
