//! Whose word is enough (C2SP tlog-policy): the keys of logs, the witnesses, and how many of whom have to cosign.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::cosignature::Cosigner;
use crate::defence::Defence;
use crate::entry::decimal;
use crate::key::PublicKey;
use crate::limits::{POLICY_BYTES_MAX, POLICY_NAMES_MAX};
use crate::signed_note::{NoteFlaw, SignedNote, VerifierFlaw, parse_verifier};

/// A policy, read and known to be whole.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Policy {
    logs: Vec<Log>,
    witnesses: Vec<PolicyWitness>,
    quorum: Quorum,
}

/// A log that the policy trusts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Log {
    /// Its origin, which is the name of its key.
    pub origin: String,
    /// Its key.
    pub key: PublicKey,
    /// Where it is.
    pub url: Option<String>,
}

/// A witness that the policy knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PolicyWitness {
    /// What the policy calls it.
    pub name: String,
    /// Its name and key.
    pub cosigner: Cosigner,
    /// Where checkpoints are submitted to it.
    pub url: Option<String>,
}

/// How many of whom.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Quorum {
    /// Nobody has to cosign.
    None,
    /// This witness, by its place in the list.
    Witness(usize),
    /// At least so many of these.
    Group {
        /// How many.
        threshold: usize,
        /// Of whom.
        members: Vec<Quorum>,
    },
}

/// Who has cosigned a checkpoint, and whether that is enough.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Standing {
    /// Each witness that cosigned, by its place in the list, and when, in Unix seconds.
    pub cosigned: Vec<(usize, u64)>,
    /// Whether the quorum is reached.
    pub is_met: bool,
}

/// Why a text is not a policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PolicyFlaw {
    /// The line, counted from 1; 0 where a line is missing.
    pub line: usize,
    /// What is wrong there.
    pub reason: PolicyReason,
}

/// What can be wrong with a policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PolicyReason {
    /// Longer than [`POLICY_BYTES_MAX`], not UTF-8, or with a control character other than tab and line feed.
    Text,
    /// No `log`, `witness`, `group` or `quorum`, or with too few or too many words.
    Shape,
    /// A key cannot be read.
    Key(VerifierFlaw),
    /// The same key stands twice.
    KeyTwice,
    /// The name is taken, or is `none`.
    NameTaken,
    /// The name was not defined on a line before.
    UnknownName,
    /// The name is a member of another group already.
    MemberTwice,
    /// The number is not between 1 and that of the members.
    Threshold,
    /// There are more than [`POLICY_NAMES_MAX`] of them.
    TooMany,
    /// There is no quorum, or a second one.
    QuorumCount,
}

impl Policy {
    /// Reads a policy. Names are kept as they are; a file that is not UTF-8 is refused, since this reader keeps texts.
    ///
    /// # Errors
    ///
    /// Names the first line that is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyFlaw> {
        let flaw = |reason| PolicyFlaw { line: 0, reason };
        let text = core::str::from_utf8(bytes).map_err(|_| flaw(PolicyReason::Text))?;
        let allowed = |byte: u8| matches!(byte, b'\t' | b'\n' | 0x20..=0x7e | 0x80..=0xff);
        if bytes.len() > POLICY_BYTES_MAX || !text.bytes().all(allowed) {
            return Err(flaw(PolicyReason::Text));
        }
        let mut draft = Draft::default();
        for (line, number) in text.split('\n').zip(1..) {
            draft.read(line).map_err(|reason| PolicyFlaw { line: number, reason })?;
        }
        let Draft {
            logs,
            witnesses,
            names: _,
            quorum,
        } = draft;
        let quorum = quorum.ok_or(flaw(PolicyReason::QuorumCount))?;
        Ok(Self {
            logs,
            witnesses,
            quorum,
        })
    }

    /// The logs.
    pub fn logs(&self) -> &[Log] {
        &self.logs
    }

    /// The witnesses.
    pub fn witnesses(&self) -> &[PolicyWitness] {
        &self.witnesses
    }

    /// How many of whom have to cosign.
    pub fn quorum(&self) -> &Quorum {
        &self.quorum
    }

    /// Who has cosigned this note, and whether that is enough. The log's own signature is not looked at.
    ///
    /// # Errors
    ///
    /// A line by a witness of this policy does not hold, so that the note is not to be trusted.
    pub fn standing(&self, note: &SignedNote) -> Result<Standing, NoteFlaw> {
        let mut cosigned = Vec::new();
        for (place, witness) in self.witnesses.iter().enumerate() {
            if let Some(time_s) = witness.cosigner.time_of(note)? {
                cosigned.push((place, time_s));
            }
        }
        let is_met = self
            .quorum
            .is_met(&|place| cosigned.iter().any(|(other, _)| *other == place));
        Ok(Standing { cosigned, is_met })
    }
}

impl Quorum {
    /// Whether it is reached by those witnesses that have cosigned.
    pub fn is_met(&self, has_cosigned: &dyn Fn(usize) -> bool) -> bool {
        match self {
            Self::None => true,
            Self::Witness(place) => has_cosigned(*place),
            Self::Group { threshold, members } => {
                let met = members.iter().filter(|member| member.is_met(has_cosigned)).count();
                met >= *threshold || met > 0 && !Defence::Quorum.stands()
            }
        }
    }
}

/// A policy as far as it is read.
#[derive(Default)]
struct Draft {
    logs: Vec<Log>,
    witnesses: Vec<PolicyWitness>,
    /// What each name stands for, and whether a group has it as a member.
    names: BTreeMap<String, (Quorum, Membership)>,
    quorum: Option<Quorum>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Membership {
    Free,
    Taken,
}

impl Draft {
    fn read(&mut self, line: &str) -> Result<(), PolicyReason> {
        let words: Vec<&str> = line.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", key] => self.log(key, None),
            ["log", key, url] => self.log(key, Some(url)),
            ["witness", name, key] => self.witness(name, key, None),
            ["witness", name, key, url] => self.witness(name, key, Some(url)),
            ["group", name, threshold, members @ ..] if !members.is_empty() => self.group(name, threshold, members),
            ["quorum", name] => self.set_quorum(name),
            _ => Err(PolicyReason::Shape), // Words, not an enum.
        }
    }

    fn log(&mut self, key: &str, url: Option<&&str>) -> Result<(), PolicyReason> {
        let (origin, key) = parse_verifier(key).map_err(PolicyReason::Key)?;
        if self.logs.iter().any(|log| log.key == key) {
            return Err(PolicyReason::KeyTwice);
        }
        let url = url.map(|url| (*url).to_owned());
        self.logs.push(Log { origin, key, url });
        within(self.logs.len())
    }

    fn witness(&mut self, name: &str, key: &str, url: Option<&&str>) -> Result<(), PolicyReason> {
        let cosigner = Cosigner::parse(key).map_err(PolicyReason::Key)?;
        if self
            .witnesses
            .iter()
            .any(|other| other.cosigner.key() == cosigner.key())
        {
            return Err(PolicyReason::KeyTwice);
        }
        self.define(name, Quorum::Witness(self.witnesses.len()))?;
        self.witnesses.push(PolicyWitness {
            name: name.to_owned(),
            cosigner,
            url: url.map(|url| (*url).to_owned()),
        });
        within(self.witnesses.len())
    }

    fn group(&mut self, name: &str, threshold: &str, members: &[&str]) -> Result<(), PolicyReason> {
        let mut taken = Vec::new();
        for member in members {
            let (meaning, membership) = self.names.get_mut(*member).ok_or(PolicyReason::UnknownName)?;
            if *membership == Membership::Taken {
                return Err(PolicyReason::MemberTwice);
            }
            *membership = Membership::Taken;
            taken.push(meaning.clone());
        }
        let threshold = match threshold {
            "any" => 1,
            "all" => taken.len(),
            number => decimal(number)
                .and_then(|number| usize::try_from(number).ok())
                .ok_or(PolicyReason::Threshold)?,
        };
        if !(1..=taken.len()).contains(&threshold) {
            return Err(PolicyReason::Threshold);
        }
        let members = taken;
        self.define(name, Quorum::Group { threshold, members })
    }

    fn set_quorum(&mut self, name: &str) -> Result<(), PolicyReason> {
        if self.quorum.is_some() {
            return Err(PolicyReason::QuorumCount);
        }
        let quorum = if name == "none" {
            Quorum::None
        } else {
            self.names.get(name).ok_or(PolicyReason::UnknownName)?.0.clone()
        };
        self.quorum = Some(quorum);
        Ok(())
    }

    fn define(&mut self, name: &str, meaning: Quorum) -> Result<(), PolicyReason> {
        if name == "none" || self.names.contains_key(name) {
            return Err(PolicyReason::NameTaken);
        }
        self.names.insert(name.to_owned(), (meaning, Membership::Free));
        within(self.names.len().saturating_sub(self.witnesses.len()))
    }
}

fn within(count: usize) -> Result<(), PolicyReason> {
    if count <= POLICY_NAMES_MAX {
        Ok(())
    } else {
        Err(PolicyReason::TooMany)
    }
}

impl fmt::Display for PolicyFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        match &self.reason {
            PolicyReason::Text => write!(
                f,
                "longer than {POLICY_BYTES_MAX} bytes, not UTF-8, or with a control character"
            ),
            PolicyReason::Shape => f.write_str("neither a log, a witness, a group nor the quorum"),
            PolicyReason::Key(flaw) => flaw.fmt(f),
            PolicyReason::KeyTwice => f.write_str("the same key stands there twice"),
            PolicyReason::NameTaken => f.write_str("the name is taken"),
            PolicyReason::UnknownName => f.write_str("the name is not defined on a line before"),
            PolicyReason::MemberTwice => f.write_str("the name is a member of another group already"),
            PolicyReason::Threshold => f.write_str("the number is not between 1 and that of the members"),
            PolicyReason::TooMany => write!(f, "more than {POLICY_NAMES_MAX} of them"),
            PolicyReason::QuorumCount => f.write_str("there has to be one quorum, and no second one"),
        }
    }
}

impl core::error::Error for PolicyFlaw {}
