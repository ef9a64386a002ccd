//! What kind of directory it is: one in which registers are kept, one of copies, a witness's, or several of these at once. And
//! of a witness: whether its files can be read, and what it has confirmed.

use std::path::Path;

use node::backup::Looked;
use register::checkpoint::origin;

use super::{Finding, counted};
use crate::peers::{Peers, witness_name};

const DATA: &str = "data";
const ABOUT: &str = "witness";

/// What kind of directory it is, in a sentence; nothing where there is none.
pub(super) fn look(data: &Path, looked: &[Looked]) -> Option<Finding> {
    if !data.is_dir() {
        return None;
    }
    let of = |count: usize| counted(count as u64, "community", "communities");
    let copies = looked.iter().filter(|looked| looked.is_copy()).count();
    let kept = looked.len() - copies;
    let mut parts = Vec::new();
    if kept > 0 {
        parts.push(format!("keeps {}", of(kept)));
    }
    if copies > 0 {
        parts.push(format!("mirrors {}", of(copies)));
    }
    // That its files can't be read is told below.
    if let Ok(Some(name)) = witness_name(data) {
        parts.push(format!("is the witness {name}"));
    }
    let what = match parts.as_slice() {
        [] => "It holds no register that can be read, and is no witness.".to_owned(),
        parts => format!("It {}.", parts.join(" and ")),
    };
    Some(Finding::well(DATA, what))
}

/// Of a witness, what it has confirmed of each register at the most.
pub(super) fn witnessed(peers: &Peers, looked: &[Looked]) -> Vec<Finding> {
    let Some(witness) = peers.witness() else {
        return Vec::new();
    };
    let name_of = |register: &str| {
        let here = looked.iter().find(|looked| origin(&looked.saved.community) == register);
        here.map_or_else(|| register.to_owned(), |looked| looked.saved.name.clone())
    };
    let line = |(register, confirmed): (String, Option<u64>)| {
        let entries = confirmed.map_or("nothing yet".to_owned(), |size| counted(size, "entry", "entries"));
        Finding::well(ABOUT, format!("It has confirmed {entries} of {}.", name_of(&register)))
    };
    let registers = witness.registers();
    if registers.is_empty() {
        return vec![Finding::mind(
            ABOUT,
            "It was told no register.".to_owned(),
            "It refuses whoever asks it.",
            "Tell it the key on the page Mirror of a community: mirrorball witness KEY",
        )];
    }
    registers.into_iter().map(line).collect()
}
