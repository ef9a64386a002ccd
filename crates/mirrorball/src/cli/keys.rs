//! `mirrorball key`: make, list and show keys.

use serde_json::json;

use crate::cli::args::KeyTask;
use crate::cli::keyfile::{self, KeyFile};
use crate::cli::memory::Memory;
use crate::cli::{print_json, recovering};
use crate::problem::Problem;

/// Does what is said with keys.
///
/// # Errors
///
/// A key file can't be read or written.
pub fn run(task: &KeyTask) -> Result<(), Problem> {
    let keys = Memory::load()?.keys();
    match task {
        KeyTask::New { name } => {
            let key = keyfile::create(&keyfile::path_of(&keys, name))?;
            out!("Made the key {}. Its secret is in {}", key.name, key.path.display());
            out!("and nowhere else: keep a copy where only you can reach it.");
            out!("public {}", key.secret.public());
            out!("kid    {}", key.secret.public().kid());
        }
        KeyTask::List { json } => {
            let held: Vec<KeyFile> = keyfile::list(&keys)
                .iter()
                .map(|path| keyfile::read(path))
                .collect::<Result<_, _>>()?;
            if *json {
                print_json(&held.iter().map(described).collect());
            } else if held.is_empty() {
                out!("You have no keys yet. Make one: mirrorball key new ada");
            } else {
                let mut table = crate::cli::showing::table(&["Key", "Kid", "File"]);
                for key in &held {
                    let kid = key.secret.public().kid().to_string();
                    table.add_row([&key.name, &kid, &key.path.display().to_string()]);
                }
                out!("{table}");
            }
        }
        KeyTask::Show { name, json } => {
            let key = keyfile::read(&keyfile::path_of(&keys, name))?;
            if *json {
                print_json(&described(&key));
            } else {
                out!("public {}", key.secret.public());
                out!("kid    {}", key.secret.public().kid());
            }
        }
        KeyTask::Enrol { name, place } => recovering::enrol(name, place)?,
        KeyTask::Kit { place } => recovering::kit(place)?,
        KeyTask::Restore { place } => recovering::restore(place)?,
        KeyTask::Recover { place } => recovering::recover(place)?,
    }
    Ok(())
}

/// The public half of a key, as JSON.
fn described(key: &KeyFile) -> serde_json::Value {
    let public = key.secret.public();
    json!({
        "name": key.name,
        "file": key.path.display().to_string(),
        "public": public.to_string(),
        "kid": public.kid().to_string(),
    })
}
