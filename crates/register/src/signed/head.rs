//! The members of a body around its act: who, where, until when, and what they had seen.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::fmt::Write as _;

use crate::hash::{Hash, Kid, from_hex, to_hex};
use crate::json::{Straight, Value, encode_into};
use crate::limits::DEPTH_MAX;
use crate::tree;

/// The version of bodies that this register reads and writes.
pub const BODY_VERSION: u32 = 1;
const _: () = assert!(BODY_VERSION == 1, "`read_straight` reads this version");

/// Whom a key signs for.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum By {
    /// Nobody who is a member yet: the act is a founding or a joining. Written as an empty text.
    Nobody,
    /// The member with this id.
    Member(Hash),
    /// The keeper, for what is due.
    Keeper,
}

/// The last checkpoint that the author's device had verified: every signature pins the history before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Seen {
    /// How many entries it covers.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// Everything in a body except the act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    /// Whom the key signs for.
    pub by: By,
    /// The community's id, which is the act id of its founding; absent only in the founding itself.
    pub community: Option<Hash>,
    /// After this time the act is void. Unix milliseconds, at most 2⁵³ − 1.
    pub expires_ms: u64,
    /// Drawn at random by the author's device: sending twice files once.
    pub id: [u8; 16],
    /// The key that signs for `by`.
    pub key: Kid,
    /// What the author's device had seen.
    pub seen: Seen,
    /// The version of the body, [`BODY_VERSION`].
    pub v: u32,
}

/// Where the members around an act are not as they must be, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HeadFlaw {
    /// The place, as in `seen.root`; empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub reason: HeadReason,
}

/// What can be wrong with a member around an act.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HeadReason {
    /// The member is missing.
    Missing,
    /// There is no member of this name.
    Unknown,
    /// This should be a record.
    NotARecord,
    /// This should be a text.
    NotAText,
    /// This should be a whole number from 0 on.
    NotACount,
    /// This should be this number of lowercase hexadecimal digits.
    NotHex {
        /// How many digits.
        digits: usize,
    },
    /// This should be empty, a member's id, or `keeper`.
    NotAnAuthor,
    /// This should be 1, the one version there is.
    UnknownVersion,
    /// Only a founding has no community; it comes from nobody, and has seen the empty register.
    NotAFounding,
}

/// Reads a body that stands as [`compose`] would write it, and hands out the act. Anything else is left to [`read`],
/// which says what is wrong with it.
pub(super) fn read_straight(body: &str) -> Option<(Head, Value)> {
    let mut straight = Straight::new(body);
    straight.literal("{\"act\":")?;
    let act = straight.value(DEPTH_MAX.saturating_sub(1))?;
    check_act(&act).ok()?;
    straight.literal(",\"by\":")?;
    let by = by(straight.text()?).ok()?;
    straight.literal(",\"community\":")?;
    let community = match straight.text()? {
        "" => None,
        community => Some(Hash::new(from_hex(community).ok()?)),
    };
    straight.literal(",\"expires\":")?;
    let expires_ms = u64::try_from(straight.integer()?).ok()?;
    straight.literal(",\"id\":")?;
    let id = from_hex(straight.text()?).ok()?;
    straight.literal(",\"key\":")?;
    let key = Kid::new(from_hex(straight.text()?).ok()?);
    straight.literal(",\"seen\":{\"root\":")?;
    let root = Hash::new(from_hex(straight.text()?).ok()?);
    straight.literal(",\"size\":")?;
    let size = u64::try_from(straight.integer()?).ok()?;
    straight.literal("},\"v\":1}")?;
    let head = Head {
        by,
        community,
        expires_ms,
        id,
        key,
        seen: Seen { size, root },
        v: BODY_VERSION,
    };
    (straight.is_at_end() && is_founding_or_within(&head)).then_some((head, act))
}

/// Only a founding has no community; it comes from nobody, and has seen the empty register.
fn is_founding_or_within(head: &Head) -> bool {
    let founding_seen = || Seen {
        size: 0,
        root: tree::empty_root(),
    };
    head.community.is_some() || head.by == By::Nobody && head.seen == founding_seen()
}

/// Reads the members of a body, and hands out the act.
pub(super) fn read(body: Value) -> Result<(Head, Value), HeadFlaw> {
    let mut members = record(body, "")?;
    let act = take(&mut members, "", "act")?;
    check_act(&act)?;
    let by = by(&text(&mut members, "by")?)?;
    let community = text(&mut members, "community")?;
    let community = if community.is_empty() {
        None
    } else {
        Some(Hash::new(hex(&community, "community")?))
    };
    let expires_ms = count(&mut members, "", "expires")?;
    let id = hex(&text(&mut members, "id")?, "id")?;
    let key = Kid::new(hex(&text(&mut members, "key")?, "key")?);
    let seen = seen(take(&mut members, "", "seen")?)?;
    let version = count(&mut members, "", "v")?;
    refuse_more(&members, "")?;
    if version != u64::from(BODY_VERSION) {
        return Err(flaw("v", HeadReason::UnknownVersion));
    }
    let head = Head {
        by,
        community,
        expires_ms,
        id,
        key,
        seen,
        v: BODY_VERSION,
    };
    if !is_founding_or_within(&head) {
        return Err(flaw("community", HeadReason::NotAFounding));
    }
    Ok((head, act))
}

fn seen(value: Value) -> Result<Seen, HeadFlaw> {
    let mut members = record(value, "seen")?;
    let root = match take(&mut members, "seen", "root")? {
        Value::Text(text) => Hash::new(hex(&text, "seen.root")?),
        Value::Bool(_) | Value::Int(_) | Value::List(_) | Value::Record(_) => {
            return Err(flaw("seen.root", HeadReason::NotAText));
        }
    };
    let size = count(&mut members, "seen", "size")?;
    refuse_more(&members, "seen")?;
    Ok(Seen { size, root })
}

fn check_act(act: &Value) -> Result<(), HeadFlaw> {
    match act {
        Value::Record(members) => match members.get("type") {
            Some(Value::Text(_)) => Ok(()),
            Some(Value::Bool(_) | Value::Int(_) | Value::List(_) | Value::Record(_)) => {
                Err(flaw("act.type", HeadReason::NotAText))
            }
            None => Err(flaw("act.type", HeadReason::Missing)),
        },
        Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::List(_) => Err(flaw("act", HeadReason::NotARecord)),
    }
}

fn by(text: &str) -> Result<By, HeadFlaw> {
    match text {
        "" => Ok(By::Nobody),
        "keeper" => Ok(By::Keeper),
        member => match from_hex(member) {
            Ok(bytes) => Ok(By::Member(Hash::new(bytes))),
            Err(_) => Err(flaw("by", HeadReason::NotAnAuthor)),
        },
    }
}

fn record(value: Value, path: &str) -> Result<BTreeMap<String, Value>, HeadFlaw> {
    match value {
        Value::Record(members) => Ok(members),
        Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::List(_) => Err(flaw(path, HeadReason::NotARecord)),
    }
}

fn take(members: &mut BTreeMap<String, Value>, path: &str, name: &str) -> Result<Value, HeadFlaw> {
    members
        .remove(name)
        .ok_or_else(|| flaw(&join(path, name), HeadReason::Missing))
}

fn text(members: &mut BTreeMap<String, Value>, name: &str) -> Result<String, HeadFlaw> {
    match take(members, "", name)? {
        Value::Text(text) => Ok(text),
        Value::Bool(_) | Value::Int(_) | Value::List(_) | Value::Record(_) => Err(flaw(name, HeadReason::NotAText)),
    }
}

fn count(members: &mut BTreeMap<String, Value>, path: &str, name: &str) -> Result<u64, HeadFlaw> {
    match take(members, path, name)? {
        Value::Int(number) => u64::try_from(number).map_err(|_| flaw(&join(path, name), HeadReason::NotACount)),
        Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Record(_) => {
            Err(flaw(&join(path, name), HeadReason::NotACount))
        }
    }
}

fn hex<const N: usize>(text: &str, path: &str) -> Result<[u8; N], HeadFlaw> {
    from_hex(text).map_err(|_| {
        flaw(
            path,
            HeadReason::NotHex {
                digits: N.saturating_mul(2),
            },
        )
    })
}

fn refuse_more(members: &BTreeMap<String, Value>, path: &str) -> Result<(), HeadFlaw> {
    match members.keys().next() {
        None => Ok(()),
        Some(name) => Err(flaw(&join(path, name), HeadReason::Unknown)),
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn flaw(path: &str, reason: HeadReason) -> HeadFlaw {
    HeadFlaw {
        path: path.to_owned(),
        reason,
    }
}

/// Writes a body: one line of canonical JSON, ready to be signed.
///
/// What it writes can be read again if the act is [admissible](crate::json::admissible) one level deeper, is a record
/// with a text `type`, and the head keeps to its documentation.
pub fn compose(head: &Head, act: &Value) -> String {
    let mut body = String::from("{\"act\":");
    encode_into(act, &mut body);
    let by = match head.by {
        By::Nobody => String::new(),
        By::Member(member) => member.to_string(),
        By::Keeper => "keeper".to_owned(),
    };
    let community = head
        .community
        .map(|community| community.to_string())
        .unwrap_or_default();
    let mut buffer = [0; 32];
    let id = to_hex(&head.id, &mut buffer);
    let Head {
        by: _,
        community: _,
        expires_ms,
        id: _,
        key,
        seen: Seen { size, root },
        v,
    } = head;
    write!(
        body,
        ",\"by\":\"{by}\",\"community\":\"{community}\",\"expires\":{expires_ms},\"id\":\"{id}\",\"key\":\"{key}\",\
         \"seen\":{{\"root\":\"{root}\",\"size\":{size}}},\"v\":{v}}}"
    )
    .expect("writing to a String cannot fail");
    body
}

impl fmt::Display for HeadReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("missing"),
            Self::Unknown => f.write_str("there is no such member"),
            Self::NotARecord => f.write_str("a record belongs here"),
            Self::NotAText => f.write_str("a text belongs here"),
            Self::NotACount => f.write_str("a whole number from 0 on belongs here"),
            Self::NotHex { digits } => write!(f, "{digits} lowercase hexadecimal digits belong here"),
            Self::NotAnAuthor => f.write_str("a member's id, \"keeper\" or an empty text belongs here"),
            Self::UnknownVersion => write!(f, "the only version is {BODY_VERSION}"),
            Self::NotAFounding => {
                f.write_str("empty only in a founding, which comes from nobody and has seen the empty register")
            }
        }
    }
}

impl fmt::Display for HeadFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            self.reason.fmt(f)
        } else {
            write!(f, "{}: {}", self.path, self.reason)
        }
    }
}

impl core::error::Error for HeadFlaw {}
