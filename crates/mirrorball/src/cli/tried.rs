//! With which key a command spoke, and in which community: said beside a refusal, since both may be remembered from a call
//! long ago, or from another terminal.

use std::path::Path;

use crate::cli::args::Place;
use crate::cli::keyfile;
use crate::cli::setting::Setting;
use crate::problem::{Kind, Problem};

/// Answers that are about the key or the community as such.
const ABOUT_THEM: [&str; 7] = [
    "session-key",
    "session-needed",
    "session-signature",
    "no-community",
    "unknown-key",
    "foreign-key",
    "revoked-key",
];

/// The key and the community that this was refused with, in a line; none where it is no matter of them.
pub(super) fn line(place: &Place, problem: &Problem) -> Option<String> {
    let is_about_them = ABOUT_THEM.contains(&problem.code.as_str());
    let is_unnamed = problem.kind == Kind::Refusal && place.key.is_none();
    if !is_about_them && !is_unnamed {
        return None;
    }
    let setting = Setting::of(place).ok()?;
    let keys = setting.memory.keys();
    // Where there is one key, it is no question which was meant.
    if !is_about_them && keyfile::list(&keys).len() < 2 {
        return None;
    }
    let community = setting.community().ok()?;
    let (key, server) = (called(&setting.key_name(), &keys), setting.client.server());
    let remembered = match (&place.key, &place.community) {
        (None, None) => "; --key and --community name others",
        (None, Some(_)) => "; --key names another",
        (Some(_), None) => "; --community names another",
        (Some(_), Some(_)) => "",
    };
    Some(format!(
        "Tried:   key {key}, community {community} at {server}{remembered}."
    ))
}

/// A key by its name, where it lies among the others.
fn called(key: &str, keys: &Path) -> String {
    let path = Path::new(key);
    let name = path.file_stem().filter(|_| path.parent() == Some(keys));
    name.and_then(|name| name.to_str()).unwrap_or(key).to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{called, line};
    use crate::cli::args::Place;
    use crate::problem::{Kind, Problem};

    fn problem(code: &str, kind: Kind) -> Problem {
        Problem {
            kind,
            ..Problem::fault(code, String::new(), String::new(), "")
        }
    }

    #[test]
    fn a_key_that_was_named_is_no_matter_of_a_rule() {
        let named = Place {
            key: Some("ada".to_owned()),
            community: Some("open-words".to_owned()),
            server: Some("http://127.0.0.1:7777".to_owned()),
            json: false,
        };
        assert_eq!(line(&named, &problem("not-your-record", Kind::Refusal)), None);
        let told = line(&named, &problem("session-key", Kind::Refusal));
        assert_eq!(
            told.as_deref(),
            Some("Tried:   key ada, community open-words at http://127.0.0.1:7777.")
        );
        let unnamed = Place { key: None, ..named };
        assert_eq!(line(&unnamed, &problem("no-answer", Kind::Fault)), None);
    }

    #[test]
    fn a_key_has_its_name_among_the_others() {
        assert_eq!(called("/home/ada/keys/me.key", Path::new("/home/ada/keys")), "me");
        assert_eq!(called("/usb/me.key", Path::new("/home/ada/keys")), "/usb/me.key");
        assert_eq!(called("ada", Path::new("/home/ada/keys")), "ada");
    }
}
