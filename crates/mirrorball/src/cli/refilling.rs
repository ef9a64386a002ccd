//! `mirrorball refill`: a keeper whose disk came from an old copy takes back what it has signed, from a mirror.

use std::path::Path;

use node::Keeper;
use register::entry::leaf_hash;
use register::file::Block;

use crate::cli::archive::blocks_of;
use crate::cli::args::Refill;
use crate::cli::keyfile;
use crate::cli::memory::Memory;
use crate::client::{Client, split_address};
use crate::language::Language;
use crate::limits::Rates;
use crate::problem::Problem;
use crate::serve::{self, mirroring::Source};

/// Takes back what is missing.
///
/// # Errors
///
/// The mirror holds no more, or another history; or what it serves was not signed by this keeper.
pub fn refill(words: &Refill) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    let (server, path) = split_address(&words.url).ok_or_else(|| not_filled("The address names no community."))?;
    let name = path.trim_matches('/');
    let key = match &words.key {
        Some(name) => Some(keyfile::path_of(&Memory::load()?.keys(), name)),
        None => None,
    };
    let app = serve::open(&data, Rates::default(), &[])?;
    let keeper = app
        .keeper(name)
        .map_err(|_| not_filled("This directory does not hold that community."))?;
    let missing = missing(&keeper, server, name, key.as_deref())?;
    let held = keeper.read(|state| state.size());
    let to = held.saturating_add(missing.entries.len() as u64);
    let source = Source::new(&words.url, key)?;
    // All of them, from a mirror that who refills has chosen.
    let mut room = u64::MAX;
    let notes = source
        .notes(&(held..to).collect::<Vec<_>>(), &mut room)
        .map_err(|_| not_filled("The mirror gave no texts."))?;
    let language = Language::from_environment();
    let filled = keeper.refill(&missing.entries, &notes, &missing.checkpoint);
    let size = filled.map_err(|trouble| Problem::of_trouble(&trouble, language))?;
    let closed = app.node().close();
    closed.map_err(|fault| Problem::of_fault(&fault, language))?;
    out!(
        "{name} holds {size} entries again: {} came from {}.",
        size.saturating_sub(held),
        words.url
    );
    out!("Next: mirrorball serve --data {}", data.display());
    Ok(())
}

/// What a mirror holds beyond a keeper.
#[derive(Default)]
struct Missing {
    entries: Vec<Vec<u8>>,
    checkpoint: String,
}

fn missing(keeper: &Keeper, server: &str, name: &str, key: Option<&Path>) -> Result<Missing, Problem> {
    let client = Client::new(server, Language::from_environment().tag());
    if let Some(key) = key {
        client.open_session(name, &keyfile::read(key)?.secret)?;
    }
    let (body, _) = client.stream(&format!("/{name}/register"))?;
    let (mut missing, mut index) = (Missing::default(), 0_u64);
    blocks_of(body, Path::new(name), &mut |block| {
        match block {
            Block::Entry(bytes) => {
                match keeper.read(|state| state.tree().leaf(index)) {
                    Some(leaf) if leaf == leaf_hash(bytes) => {}
                    Some(_) => {
                        return Err(not_filled(&format!(
                            "The mirror has another entry {index} than this keeper."
                        )));
                    }
                    None => missing.entries.push(bytes.to_vec()),
                }
                index = index.saturating_add(1);
            }
            Block::Checkpoint(text) => text.clone_into(&mut missing.checkpoint),
        }
        Ok(())
    })?;
    Ok(missing)
}

fn not_filled(why: &str) -> Problem {
    Problem::fault(
        "not-refilled",
        "Nothing was taken back.".to_owned(),
        why.to_owned(),
        "Write the address of the community at a mirror that holds more, such as http://localhost:7778/open-words.",
    )
}
