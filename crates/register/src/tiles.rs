//! The tree and the entries as files that never change (C2SP tlog-tiles): their paths, and what is in them.
//!
//! A tile is up to 256 hashes of one level of the tree, of which each covers a full tile of the level below. A bundle is
//! up to 256 entries, each after its length. Who may fetch what is for the server.

use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::entry::decimal;
use crate::limits::{ENTRY_BYTES_MAX, TILE_WIDTH};
use crate::tree::Tree;

/// The highest level that a path may name.
const LEVEL_MAX: u8 = 63;

/// What lies at a path.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TileKind {
    /// Hashes of a level of the tree; level 0 are the leaves.
    Hashes(u8),
    /// Entries.
    Entries,
}

/// The path of a tile or a bundle below a register's address: `tile/0/x001/234.p/5`.
///
/// ```
/// use register::tiles::{TileKind, TilePath};
/// let path: TilePath = "tile/entries/x001/234.p/5".parse()?;
/// assert_eq!((path.kind(), path.number(), path.width()), (TileKind::Entries, 1_234, 5));
/// assert_eq!(path.to_string(), "tile/entries/x001/234.p/5");
/// assert!("tile/0/1234".parse::<TilePath>().is_err());
/// # Ok::<(), register::tiles::TilePathFlaw>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct TilePath {
    kind: TileKind,
    number: u64,
    width: u16,
}

/// A text that is not the path of a tile, written in the one way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TilePathFlaw;

/// Why bytes are not a bundle of so many entries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BundleFlaw {
    /// They end within an entry.
    Cut,
    /// An entry is longer than entries can be, or empty.
    EntryLength(usize),
    /// There are more or fewer entries than called for.
    Count(usize),
}

impl TilePath {
    /// The path of this tile; none if the level, the number or the width is out of range.
    pub fn new(kind: TileKind, number: u64, width: u16) -> Option<Self> {
        let level_fits = match kind {
            TileKind::Hashes(level) => level <= LEVEL_MAX,
            TileKind::Entries => true,
        };
        let fits = level_fits && (1..=TILE_WIDTH).contains(&width) && number < crate::limits::TREE_SIZE_MAX;
        fits.then_some(Self { kind, number, width })
    }

    /// What lies there.
    pub fn kind(self) -> TileKind {
        self.kind
    }

    /// Which one of its kind, counted from 0.
    pub fn number(self) -> u64 {
        self.number
    }

    /// How many hashes or entries: 256, or fewer in a partial one.
    pub fn width(self) -> u16 {
        self.width
    }

    /// Whether it never changes: no longer path will take its place.
    pub fn is_full(self) -> bool {
        self.width == TILE_WIDTH
    }

    /// The places of its hashes in their level, or of its entries in the register.
    pub fn places(self) -> core::ops::Range<u64> {
        let begin = self.number.saturating_mul(u64::from(TILE_WIDTH));
        begin..begin.saturating_add(u64::from(self.width))
    }

    /// The bundles that hold the entries `from..to`, the first of them from its beginning.
    pub fn bundles(from: u64, to: u64) -> impl Iterator<Item = Self> {
        let width = u64::from(TILE_WIDTH);
        let numbers = if from < to {
            from / width..to.div_ceil(width)
        } else {
            0..0
        };
        numbers.filter_map(move |number| {
            let held = to.saturating_sub(number.saturating_mul(width)).min(width);
            Self::new(TileKind::Entries, number, u16::try_from(held).ok()?)
        })
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
            TileKind::Entries => f.write_str("tile/entries/")?,
        }
        let (mut groups, mut rest) = (Vec::new(), self.number);
        loop {
            groups.push(rest % 1000);
            rest /= 1000;
            if rest == 0 {
                break;
            }
        }
        while let Some(group) = groups.pop() {
            if groups.is_empty() {
                write!(f, "{group:03}")?;
            } else {
                write!(f, "x{group:03}/")?;
            }
        }
        if self.is_full() {
            Ok(())
        } else {
            write!(f, ".p/{}", self.width)
        }
    }
}

impl FromStr for TilePath {
    type Err = TilePathFlaw;

    fn from_str(text: &str) -> Result<Self, TilePathFlaw> {
        read(text).filter(|path| format!("{path}") == text).ok_or(TilePathFlaw)
    }
}

/// Reads a path loosely; whether it is written in the one way is for the caller.
fn read(text: &str) -> Option<TilePath> {
    let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let kind = match kind {
        "entries" => TileKind::Entries,
        level => TileKind::Hashes(u8::try_from(decimal(level)?).ok()?),
    };
    let (number, width) = match rest.split_once(".p/") {
        Some((number, width)) => (number, u16::try_from(decimal(width)?).ok()?),
        None => (rest, TILE_WIDTH),
    };
    let mut read = 0_u64;
    for group in number.split('/') {
        let digits = group.strip_prefix('x').unwrap_or(group);
        let is_group = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let group: u64 = if is_group { digits.parse().ok()? } else { return None };
        read = read.checked_mul(1000)?.checked_add(group)?;
    }
    TilePath::new(kind, read, width)
}

/// The hashes of a tile of the tree over the first `size` leaves; none if the path is not of hashes, or the tree of that
/// size does not have as many there.
pub fn tile(tree: &Tree, size: u64, path: TilePath) -> Option<Vec<u8>> {
    let TileKind::Hashes(level) = path.kind() else {
        return None;
    };
    let bits = u32::from(level).checked_mul(8)?;
    let there = size.min(tree.size()).checked_shr(bits).unwrap_or(0);
    let places = path.places();
    if places.end > there {
        return None;
    }
    let mut bytes = Vec::with_capacity(usize::from(path.width()).saturating_mul(32));
    for place in places {
        bytes.extend_from_slice(tree.node(bits, place)?.as_bytes());
    }
    Some(bytes)
}

/// Adds an entry to a bundle in the making: two bytes of its length, the larger first, then its bytes.
///
/// # Panics
///
/// If it is longer than [`ENTRY_BYTES_MAX`], which no entry is.
pub fn push_to_bundle(entry: &[u8], bundle: &mut Vec<u8>) {
    assert!(entry.len() <= ENTRY_BYTES_MAX, "entries are no longer than they may be");
    let length = u16::try_from(entry.len()).expect("16 KiB fit into two bytes");
    bundle.extend_from_slice(&length.to_be_bytes());
    bundle.extend_from_slice(entry);
}

/// Takes a bundle of so many entries apart.
///
/// # Errors
///
/// Says what is wrong first. What stands in an entry is for others.
pub fn read_bundle(bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleFlaw> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<2>().ok_or(BundleFlaw::Cut)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length == 0 || length > ENTRY_BYTES_MAX {
            return Err(BundleFlaw::EntryLength(length));
        }
        let (entry, after) = after.split_at_checked(length).ok_or(BundleFlaw::Cut)?;
        entries.push(entry);
        rest = after;
        if entries.len() > usize::from(width) {
            break;
        }
    }
    if entries.len() == usize::from(width) {
        Ok(entries)
    } else {
        Err(BundleFlaw::Count(entries.len()))
    }
}

impl fmt::Display for TilePathFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the path of a tile, such as tile/0/x001/234 or tile/entries/000.p/5")
    }
}

impl core::error::Error for TilePathFlaw {}

impl fmt::Display for BundleFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut => f.write_str("the bundle ends within an entry"),
            Self::EntryLength(length) => write!(f, "the bundle holds an entry of {length} bytes"),
            Self::Count(count) => write!(f, "the bundle holds {count} entries, another number than it should"),
        }
    }
}

impl core::error::Error for BundleFlaw {}
