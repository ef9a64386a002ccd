//! Notes: texts that travel beside an act and are kept outside the signed bytes, so that they can be erased.
//!
//! An act commits to each of its notes by a hash. Filing matches texts and commitments one to one; who may read a
//! note is said by its audience, and kept to by those who show it.

use crate::limits::{AUDIENCE_MEMBERS_MAX, NAME_CHARS_MAX, NOTE_BYTES_MAX, SLUG_BYTES_MAX};
use crate::photos;
use register::Hash;
use rules::field::{Commitments, Expected, Flaw, NameRef, PhotoRef, turns_text};
use rules::refusal::Refusal;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A text that comes with an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// 32 random bytes, so that nobody can guess the text from its commitment.
    pub salt: [u8; 32],
    /// The text.
    pub text: String,
    /// Who may read it.
    pub audience: Audience,
}

impl Note {
    /// The commitment that the act carries in its place.
    pub fn commitment(&self) -> Hash {
        register::note::commit(&self.salt, &self.text)
    }
}

/// Who may read a note, besides its author. Written `community`, `circle:<slug>` or `members:<id>,<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in the community.
    Community,
    /// The members of this circle.
    Circle(String),
    /// These members.
    Members(Vec<Hash>),
}

/// The text is no audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceFlaw;

impl fmt::Display for AudienceFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an audience is community, circle:<short name> or members:<id>,<id>")
    }
}

impl std::error::Error for AudienceFlaw {}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Audience::Community => f.write_str("community"),
            Audience::Circle(slug) => write!(f, "circle:{slug}"),
            Audience::Members(members) => {
                f.write_str("members:")?;
                for (place, member) in members.iter().enumerate() {
                    write!(f, "{}{member}", if place == 0 { "" } else { "," })?;
                }
                Ok(())
            }
        }
    }
}

impl FromStr for Audience {
    type Err = AudienceFlaw;

    fn from_str(text: &str) -> Result<Audience, AudienceFlaw> {
        if text == "community" {
            return Ok(Audience::Community);
        }
        if let Some(slug) = text.strip_prefix("circle:") {
            let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let fits = !slug.is_empty() && slug.len() <= SLUG_BYTES_MAX && slug.chars().all(sound);
            return if fits {
                Ok(Audience::Circle(slug.to_owned()))
            } else {
                Err(AudienceFlaw)
            };
        }
        let members = text.strip_prefix("members:").ok_or(AudienceFlaw)?;
        let members: Vec<Hash> = members
            .split(',')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| AudienceFlaw)?;
        if members.len() > AUDIENCE_MEMBERS_MAX {
            Err(AudienceFlaw)
        } else {
            Ok(Audience::Members(members))
        }
    }
}

/// A note as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText {
    /// The entry that brought it.
    pub entry: u64,
    /// The member who wrote it.
    pub author: Hash,
    /// Who may read it.
    pub audience: Audience,
    /// The text, unless it was erased.
    pub text: Option<SaltedText>,
}

/// A text with the salt that its commitment was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaltedText {
    /// The salt.
    pub salt: [u8; 32],
    /// The text.
    pub text: String,
}

/// Matches the notes that came with an act with the commitments in it: each commitment has its text, each text its
/// commitment, nothing is there twice; a name is a single line, and not a long one; and a photo is one.
///
/// # Errors
/// Names the first commitment without a text, the first text without a commitment, or the first text that does not fit.
pub fn matched(committed: &Commitments, notes: Vec<Note>) -> Result<Vec<(Hash, Note)>, Refusal> {
    let commitments: Vec<Hash> = committed.notes.iter().map(|note| note.0).collect();
    let mut waiting: BTreeMap<Hash, Note> = BTreeMap::new();
    for note in notes {
        let c = note.commitment();
        check_text(&note.text)?;
        if !commitments.contains(&c) || waiting.insert(c, note).is_some() {
            return Err(Refusal::NoteSurplus { c: c.to_string() });
        }
    }
    // One text serves all fields of the act that commit to it.
    if let Some(c) = commitments.iter().find(|c| !waiting.contains_key(c)) {
        return Err(Refusal::NoteMissing { c: c.to_string() });
    }
    let is_line = |note: &Note| note.text.trim() == note.text && !note.text.chars().any(char::is_control);
    let name = committed
        .names
        .iter()
        .find(|name| !waiting.get(&name.0).is_some_and(is_line));
    if let Some(name) = name {
        return Err(Refusal::NameNotALine { c: name.0.to_string() });
    }
    let long = |name: &NameRef| {
        let chars = waiting.get(&name.0).map_or(0, |note| note.text.chars().count());
        (chars > NAME_CHARS_MAX).then_some(chars)
    };
    if let Some(chars) = committed.names.iter().find_map(long) {
        return Err(Refusal::NameTooLong {
            chars: chars as u64,
            chars_max: NAME_CHARS_MAX as u64,
        });
    }
    for (c, note) in &waiting {
        let is_photo = committed.photos.contains(&PhotoRef(*c));
        let size_bytes_max = if is_photo {
            photos::TEXT_BYTES_MAX
        } else {
            NOTE_BYTES_MAX
        };
        if note.text.len() > size_bytes_max {
            return Err(Refusal::NoteTooLong {
                size_bytes: note.text.len() as u64,
                size_bytes_max: size_bytes_max as u64,
            });
        }
        if is_photo && photos::read(&note.text).is_none() {
            return Err(Refusal::MalformedAct {
                path: "photo".to_owned(),
                flaw: Flaw::Expected(Expected::Photo),
            });
        }
    }
    Ok(waiting.into_iter().collect())
}

/// Whether a keeper takes this text in: as a photo where its act commits to one, as a note otherwise.
pub(crate) fn is_sound(text: &str, is_photo: bool) -> bool {
    if is_photo {
        return text.len() <= photos::TEXT_BYTES_MAX && photos::read(text).is_some();
    }
    text.len() <= NOTE_BYTES_MAX && check_text(text).is_ok()
}

/// A note says something, and nothing in it acts on the screen that shows it: a text with control characters could
/// repaint a terminal, one with direction marks that are never closed could turn the words after it around.
fn check_text(text: &str) -> Result<(), Refusal> {
    let expected = |what: Expected| Refusal::MalformedAct {
        path: "note".to_owned(),
        flaw: Flaw::Expected(what),
    };
    if text.trim().is_empty() {
        return Err(expected(Expected::NotBlank));
    }
    let acts_on_the_screen = |c: char| (c.is_control() && c != '\n' && c != '\t') || turns_text(c);
    if text.chars().any(acts_on_the_screen) {
        return Err(expected(Expected::PlainText));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_sound;
    use crate::photos::{plain, write};

    #[test]
    fn a_text_is_a_photo_where_its_act_says_so_and_nowhere_else() {
        let camera = plain(include_bytes!("../../../testdata/photos/camera.jpg")).unwrap();
        let photo = write(&camera);
        assert!(is_sound(&photo, true) && !is_sound(&photo, false));
        assert!(is_sound("Four reams", false) && !is_sound("Four reams", true));
    }
}
