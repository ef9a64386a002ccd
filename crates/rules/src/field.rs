//! The fields that acts are made of: each kind reads itself from a JSON value, strictly, and knows its own limits.
//!
//! `Kind` describes a field to those who make acts: JSON Schemas, the command line and the pages' forms. It decides
//! nothing; reading does.

mod flaw;

use crate::quantity::{CircleKind, Day, PartnerKind, Ratio, ResourceAction, Standing, Stream, WorkUnit};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
pub use flaw::{Expected, FieldFlaw, Flaw};
use register::json::Value;
use register::{AnyKey, Hash, Kid, PublicKey};
use serde::{Deserialize, Serialize};

/// What a field is, with its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of text: `min` to `max` characters, no control characters or direction overrides, no blanks at its ends.
    Text {
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
    },
    /// An integer.
    Integer {
        /// Smallest.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// Money in the smallest unit of the community's currency; always above zero.
    Money,
    /// Two integers, written `[num,den]`.
    Ratio,
    /// A day, written `2026-05-03`.
    Day,
    /// A time: Unix milliseconds.
    Stamp,
    /// The id of an act (of a member, a contribution, a share-out …): 64 hex digits.
    Id,
    /// The 16 random bytes of an act of one's own: 32 hex digits.
    Nonce,
    /// The commitment to a note whose text travels beside the act: 64 hex digits.
    Note,
    /// The commitment to a note that is a photo: 64 hex digits.
    Photo,
    /// A full public key that signs by itself: 66 hex digits.
    Key,
    /// A full public key of either kind: 66 hex digits, or a passkey's 132 or 130.
    AnyKey,
    /// The short name of a key: 32 hex digits.
    Kid,
    /// A short name in an address: `a` to `z`, digits and hyphens, 1 to 40.
    Slug,
    /// The SHA-256 of something: 64 hex digits.
    Digest,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `min` to `max` of another kind.
    List {
        /// What each of them is.
        of: &'static Kind,
        /// Fewest.
        min: usize,
        /// Most.
        max: usize,
    },
    /// Named fields.
    Record(&'static [FieldShape]),
    /// Named fields of one of several sorts; the member of this name says of which.
    OneOf {
        /// The member that names the sort.
        tag: &'static str,
        /// The sorts.
        sorts: &'static [SortShape],
    },
    /// The parameters of an agreement; `bylaws.rs` reads them.
    Parameters,
}

/// One sort of a field that has several, described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortShape {
    /// The word that names it.
    pub word: &'static str,
    /// A sentence about it.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldShape],
}

/// One field of an act, described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name in the act.
    pub name: &'static str,
    /// A sentence about it.
    pub doc: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What it is.
    pub kind: Kind,
}

/// A value that can stand in an act.
pub trait Field: Sized {
    /// What it is.
    const KIND: Kind;
    /// Whether it has to be there.
    const REQUIRED: bool = true;
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong, and where.
    fn read(value: &Value) -> Result<Self, FieldFlaw>;
    /// Writes it back, to the same bytes.
    fn write(&self) -> Value;
    /// The value that stands for an absent field, if it may be absent.
    fn absent() -> Option<Self> {
        None
    }
    /// Whether it is written at all.
    fn is_present(&self) -> bool {
        true
    }
    /// Adds the notes that it commits to, in their order. Most fields commit to none.
    fn commit(&self, _: &mut Commitments) {}
}

/// The notes that an act commits to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitments {
    /// All of them, in the order of the act's fields.
    pub notes: Vec<NoteRef>,
    /// Those among them that are names: of members and of partners.
    pub names: Vec<NameRef>,
    /// Those among them that are photos.
    pub photos: Vec<PhotoRef>,
}

impl<T: Field> Field for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        T::read(value).map(Some)
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Bool(false), Field::write)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn commit(&self, found: &mut Commitments) {
        self.iter().for_each(|field| field.commit(found));
    }
}

/// Takes the field of this name out of a record.
///
/// # Errors
/// It is missing, or not what it should be.
pub fn take<T: Field>(record: &BTreeMap<String, Value>, name: &str) -> Result<T, FieldFlaw> {
    match record.get(name) {
        Some(value) => T::read(value).map_err(|flaw| flaw.under(name)),
        None => T::absent().ok_or_else(|| FieldFlaw::here(Flaw::Missing).under(name)),
    }
}

/// Refuses members of a record that are not among these fields.
///
/// # Errors
/// Names the first unknown member.
pub fn only(record: &BTreeMap<String, Value>, fields: &[FieldShape], besides: &str) -> Result<(), FieldFlaw> {
    let unknown = record
        .keys()
        .find(|key| key.as_str() != besides && !fields.iter().any(|field| field.name == key.as_str()));
    match unknown {
        Some(key) => Err(FieldFlaw::here(Flaw::Unknown).under(key)),
        None => Ok(()),
    }
}

pub(crate) fn text(value: &Value) -> Result<&str, FieldFlaw> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Bool(_) | Value::Int(_) | Value::List(_) | Value::Record(_) => {
            Err(FieldFlaw::here(Flaw::Expected(Expected::Text)))
        }
    }
}

fn integer(value: &Value) -> Result<i64, FieldFlaw> {
    match value {
        Value::Int(number) => Ok(*number),
        Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Record(_) => {
            Err(FieldFlaw::here(Flaw::Expected(Expected::Integer)))
        }
    }
}

fn list(value: &Value) -> Result<&[Value], FieldFlaw> {
    match value {
        Value::List(items) => Ok(items),
        Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Record(_) => {
            Err(FieldFlaw::here(Flaw::Expected(Expected::List)))
        }
    }
}

/// The members of a record value.
///
/// # Errors
/// The value is something else.
pub fn record(value: &Value) -> Result<&BTreeMap<String, Value>, FieldFlaw> {
    match value {
        Value::Record(members) => Ok(members),
        Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::List(_) => {
            Err(FieldFlaw::here(Flaw::Expected(Expected::Record)))
        }
    }
}

/// A line of text with limits, counted in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line<const MIN: usize, const MAX: usize>(String);

impl<const MIN: usize, const MAX: usize> Line<MIN, MAX> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character turns the direction of the text after it: one that is never ended turns what a screen shows beside
/// it around as well. Marks that stand for one place alone do not.
#[must_use]
pub fn turns_text(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl<const MIN: usize, const MAX: usize> Field for Line<MIN, MAX> {
    const KIND: Kind = Kind::Text { min: MIN, max: MAX };
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        let text = text(value)?;
        let length = text.chars().count();
        if length < MIN {
            return Err(FieldFlaw::here(Flaw::TooShort(MIN)));
        }
        if length > MAX {
            return Err(FieldFlaw::here(Flaw::TooLong(MAX)));
        }
        if text.chars().any(char::is_control) || text.trim() != text {
            return Err(FieldFlaw::here(Flaw::Expected(Expected::SingleLine)));
        }
        if text.chars().any(turns_text) {
            return Err(FieldFlaw::here(Flaw::Expected(Expected::PlainText)));
        }
        Ok(Line(text.to_string()))
    }
    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

/// An integer with limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Integer<const MIN: i64, const MAX: i64>(i64);

impl<const MIN: i64, const MAX: i64> Integer<MIN, MAX> {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
    /// The number, for kinds that are never negative.
    pub fn unsigned(self) -> u64 {
        self.0.max(0).unsigned_abs()
    }
}

impl<const MIN: i64, const MAX: i64> Field for Integer<MIN, MAX> {
    const KIND: Kind = Kind::Integer { min: MIN, max: MAX };
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        let number = integer(value)?;
        if number < MIN {
            return Err(FieldFlaw::here(Flaw::TooLittle(MIN)));
        }
        if number > MAX {
            return Err(FieldFlaw::here(Flaw::TooMuch(MAX)));
        }
        Ok(Integer(number))
    }
    fn write(&self) -> Value {
        Value::Int(self.0)
    }
}

/// The most money one act can name, in the smallest unit: ten thousand million units at scale 2.
pub const MONEY_MAX: i64 = 1_000_000_000_000;

/// An amount of money above zero, in the smallest unit of the community's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(u64);

impl Money {
    /// The amount in the smallest unit.
    pub fn get(self) -> u64 {
        self.0
    }
    /// The same amount as a signed posting.
    pub fn signed(self) -> i64 {
        i64::try_from(self.0).expect("reading kept it under MONEY_MAX")
    }
}

impl Field for Money {
    const KIND: Kind = Kind::Money;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        let number = Integer::<{ i64::MIN }, MONEY_MAX>::read(value)?;
        if number.get() < 1 {
            return Err(FieldFlaw::here(Flaw::Expected(Expected::AboveZero)));
        }
        Ok(Money(number.unsigned()))
    }
    fn write(&self) -> Value {
        Value::Int(self.signed())
    }
}

/// `MIN` to `MAX` of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T, const MIN: usize, const MAX: usize>(Vec<T>);

impl<T, const MIN: usize, const MAX: usize> List<T, MIN, MAX> {
    /// A list of these, if they are as many as it can hold.
    pub fn of(items: Vec<T>) -> Option<Self> {
        (MIN..=MAX).contains(&items.len()).then_some(List(items))
    }
}

impl<T, const MIN: usize, const MAX: usize> core::ops::Deref for List<T, MIN, MAX> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Field + 'static, const MIN: usize, const MAX: usize> Field for List<T, MIN, MAX> {
    const KIND: Kind = Kind::List {
        of: &T::KIND,
        min: MIN,
        max: MAX,
    };
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        let items = list(value)?;
        if items.len() < MIN {
            return Err(FieldFlaw::here(Flaw::TooLittle(MIN as i64)));
        }
        if items.len() > MAX {
            return Err(FieldFlaw::here(Flaw::TooMuch(MAX as i64)));
        }
        let read = |(place, item)| T::read(item).map_err(|flaw| flaw.under(&format!("[{place}]")));
        items.iter().enumerate().map(read).collect::<Result<_, _>>().map(List)
    }
    fn write(&self) -> Value {
        Value::List(self.0.iter().map(Field::write).collect())
    }
    fn commit(&self, found: &mut Commitments) {
        self.0.iter().for_each(|item| item.commit(found));
    }
}

impl Field for Day {
    const KIND: Kind = Kind::Day;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        Day::parse(text(value)?).ok_or(FieldFlaw::here(Flaw::Expected(Expected::Day)))
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Field for Ratio {
    const KIND: Kind = Kind::Ratio;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        let expected = FieldFlaw::here(Flaw::Expected(Expected::Ratio));
        let [num, den] = list(value)? else { return Err(expected) };
        let part = |value| u64::try_from(integer(value)?).map_err(|_| expected.clone());
        Ratio::new(part(num)?, part(den)?).ok_or(expected.clone())
    }
    fn write(&self) -> Value {
        // Both parts are at most 10⁹ by construction.
        Value::List(alloc::vec![
            Value::Int(self.num() as i64),
            Value::Int(self.den() as i64)
        ])
    }
}

/// A moment as Unix milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(u64);

impl Stamp {
    /// Unix milliseconds.
    pub fn ms(self) -> u64 {
        self.0
    }
}

impl Field for Stamp {
    const KIND: Kind = Kind::Stamp;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        Integer::<0, { (1 << 53) - 1 }>::read(value).map(|number| Stamp(number.unsigned()))
    }
    fn write(&self) -> Value {
        Value::Int(self.0 as i64) // At most 2⁵³ − 1, as read.
    }
}

impl Field for Hash {
    const KIND: Kind = Kind::Id;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        text(value)?
            .parse()
            .map_err(|_| FieldFlaw::here(Flaw::Expected(Expected::Hash)))
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

macro_rules! hash_kind {
    ($(#[$doc:meta])+ $name:ident, $kind:ident, $commit:expr) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub Hash);
        impl Field for $name {
            const KIND: Kind = Kind::$kind;
            fn read(value: &Value) -> Result<Self, FieldFlaw> {
                Hash::read(value).map($name)
            }
            fn write(&self) -> Value {
                self.0.write()
            }
            fn commit(&self, found: &mut Commitments) {
                let commit: fn(Hash, &mut Commitments) = $commit;
                commit(self.0, found);
            }
        }
    };
}
hash_kind! {
    /// The commitment to a note, whose text is kept outside the signed bytes.
    NoteRef, Note, |c, found| found.notes.push(NoteRef(c))
}
hash_kind! {
    /// The commitment to a note that is the name of somebody, and stands in one line.
    NameRef, Note, |c, found| {
        found.notes.push(NoteRef(c));
        found.names.push(NameRef(c));
    }
}
hash_kind! {
    /// The commitment to a note that is a photo: a JPEG, written as a `data:` URL.
    PhotoRef, Photo, |c, found| {
        found.notes.push(NoteRef(c));
        found.photos.push(PhotoRef(c));
    }
}
hash_kind! {
    /// The SHA-256 of a result.
    Digest, Digest, |_, _| {}
}

/// The 16 random bytes that name an act of one author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Nonce(pub [u8; 16]);

impl Field for Nonce {
    const KIND: Kind = Kind::Nonce;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        Kid::read(value).map(|kid| Nonce(*kid.as_bytes()))
    }
    fn write(&self) -> Value {
        Kid::new(self.0).write()
    }
}

impl Field for Kid {
    const KIND: Kind = Kind::Kid;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        text(value)?
            .parse()
            .map_err(|_| FieldFlaw::here(Flaw::Expected(Expected::Kid)))
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Field for AnyKey {
    const KIND: Kind = Kind::AnyKey;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        AnyKey::parse(text(value)?).map_err(|_| FieldFlaw::here(Flaw::Expected(Expected::AnyKey)))
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Field for PublicKey {
    const KIND: Kind = Kind::Key;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        PublicKey::parse(text(value)?).map_err(|_| FieldFlaw::here(Flaw::Expected(Expected::Key)))
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

/// A short name for addresses: `a` to `z`, digits and hyphens, 1 to 40, no hyphen at its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slug(String);

impl Slug {
    /// The short name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Checks a short name.
    pub fn parse(text: &str) -> Option<Slug> {
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let ends = text.starts_with('-') || text.ends_with('-');
        (!text.is_empty() && text.len() <= 40 && !ends && text.chars().all(sound)).then(|| Slug(text.to_string()))
    }
}

impl core::fmt::Display for Slug {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Field for Slug {
    const KIND: Kind = Kind::Slug;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        Slug::parse(text(value)?).ok_or(FieldFlaw::here(Flaw::Expected(Expected::Slug)))
    }
    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

macro_rules! choice {
    ($($name:ident),+) => { $(
        impl $crate::field::Field for $name {
            const KIND: $crate::field::Kind = $crate::field::Kind::Choice($name::WORDS);
            fn read(value: &register::json::Value) -> Result<Self, $crate::field::FieldFlaw> {
                $name::from_word($crate::field::text(value)?)
                    .ok_or($crate::field::FieldFlaw::here($crate::field::Flaw::NotOneOf($name::WORDS)))
            }
            fn write(&self) -> register::json::Value {
                register::json::Value::Text(alloc::string::ToString::to_string(self.word()))
            }
        }
    )+ };
}
choice!(Stream, WorkUnit, Standing, CircleKind, PartnerKind, ResourceAction);
pub(crate) use choice;

/// The parameters of an agreement, as they were signed; `bylaws.rs` reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters(pub BTreeMap<String, Value>);

impl Field for Parameters {
    const KIND: Kind = Kind::Parameters;
    fn read(value: &Value) -> Result<Self, FieldFlaw> {
        record(value).cloned().map(Parameters)
    }
    fn write(&self) -> Value {
        Value::Record(self.0.clone())
    }
}

/// Makes a struct of fields, with its description, its strict reader and its writer.
macro_rules! fields {
    ($(#[doc = $doc:literal])* $name:ident { $( $(#[doc = $fdoc:literal])* $field:ident : $ty:ty ),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $( $(#[doc = $fdoc])* pub $field: $ty ),* }
        impl $name {
            /// The sentence about it.
            pub const DOC: &'static str = concat!($($doc),*);
            /// Its fields, described.
            pub const FIELDS: &'static [$crate::field::FieldShape] = &[ $( $crate::field::FieldShape {
                name: stringify!($field), doc: concat!($($fdoc),*),
                required: <$ty as $crate::field::Field>::REQUIRED, kind: <$ty as $crate::field::Field>::KIND,
            } ),* ];
            pub(crate) fn read_fields(members: &alloc::collections::BTreeMap<alloc::string::String, register::json::Value>, besides: &str) -> Result<Self, $crate::field::FieldFlaw> {
                $crate::field::only(members, Self::FIELDS, besides)?;
                Ok($name { $( $field: $crate::field::take(members, stringify!($field))? ),* })
            }
            #[allow(dead_code)] // Parameters are only read; they are kept as they were signed.
            pub(crate) fn write_fields(&self) -> alloc::collections::BTreeMap<alloc::string::String, register::json::Value> {
                #[allow(unused_mut)]
                let mut members = alloc::collections::BTreeMap::new();
                $( if $crate::field::Field::is_present(&self.$field) {
                    members.insert(alloc::string::ToString::to_string(stringify!($field)), $crate::field::Field::write(&self.$field));
                } )*
                members
            }
            #[allow(dead_code)] // Parameters commit to nothing.
            pub(crate) fn commit_fields(&self, found: &mut $crate::field::Commitments) {
                let _ = &found; // An act without fields commits to nothing.
                $( $crate::field::Field::commit(&self.$field, found); )*
            }
        }
    };
}
pub(crate) use fields;

/// Makes structs of fields that can themselves be fields.
macro_rules! records {
    ($( $(#[doc = $doc:literal])* $name:ident { $($body:tt)* } )+) => { $(
        $crate::field::fields! { $(#[doc = $doc])* $name { $($body)* } }
        impl $crate::field::Field for $name {
            const KIND: $crate::field::Kind = $crate::field::Kind::Record(Self::FIELDS);
            fn read(value: &register::json::Value) -> Result<Self, $crate::field::FieldFlaw> {
                Self::read_fields($crate::field::record(value)?, "")
            }
            fn write(&self) -> register::json::Value {
                register::json::Value::Record(self.write_fields())
            }
            fn commit(&self, found: &mut $crate::field::Commitments) {
                self.commit_fields(found);
            }
        }
    )+ };
}
pub(crate) use records;
