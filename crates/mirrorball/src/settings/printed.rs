//! The settings as `mirrorball config` prints them: every one with what it does, or those in force and where each is from.

use super::{Kind, Read, SETTINGS, Setting, Shown, get};

/// How wide a comment is.
const WIDTH: usize = 100;

/// The file with every setting as a comment: what it does, and its default or an example.
pub fn commented() -> String {
    let mut text = String::from(
        "# Mirrorball's settings. Everything here is a comment: take the # away from what you want to set.\n\
         # The environment goes before this file, and the command line before both.\n",
    );
    let mut section = "";
    for setting in SETTINGS {
        let (within, name) = parted(setting);
        if within != section {
            section = within;
            text.push_str(&format!("\n[{section}]\n"));
        } else {
            text.push('\n');
        }
        for line in wrapped(setting.about) {
            text.push_str(&format!("# {line}\n"));
        }
        text.push_str(&format!("# In the environment: {}\n", setting.variable()));
        let (Shown::Default(value) | Shown::Example(value)) = setting.shown;
        text.push_str(&format!("# {name} = {value}\n"));
    }
    text
}

/// The settings in force, as a file, each with where it is from.
pub fn effective(read: &Read) -> String {
    let file = read.file.as_ref().map(|file| file.display().to_string());
    let mut text = match &file {
        Some(file) => format!("# Read from {file}\n"),
        None => "# No file was found; `mirrorball config` prints one to begin with.\n".to_owned(),
    };
    let mut section = "";
    for setting in SETTINGS {
        let (within, name) = parted(setting);
        if within != section {
            section = within;
            text.push_str(&format!("\n[{section}]\n"));
        }
        let line = match (get(&read.set, setting.name), setting.shown) {
            (Some(_), _) if setting.kind == Kind::Secret => format!("{name} = \"…\""),
            (Some(value), _) if read.from_environment.contains(&setting.name) => {
                format!("{name} = {value} # {}", setting.variable())
            }
            (Some(value), _) => format!("{name} = {value}"),
            (None, Shown::Default(value)) => format!("{name} = {value} # as usual"),
            (None, Shown::Example(_)) => format!("# {name} is not set"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn parted(setting: &'static Setting) -> (&'static str, &'static str) {
    setting.name.rsplit_once('.').unwrap_or(("", setting.name))
}

/// A sentence in lines.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        if !last.is_empty() && last.len() + word.len() >= WIDTH {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}
