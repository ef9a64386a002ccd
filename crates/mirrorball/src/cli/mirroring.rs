//! `mirrorball mirror`: keeps a verified copy of a community that another node keeps, and serves it.

use crate::cli::args::Mirror;
use crate::cli::{keyfile, memory, serving};
use crate::peers::{self, Back, Told};
use crate::problem::Problem;
use crate::serve::{self, mirroring};
use crate::settings::Settings;
use crate::web::own_verifier;

/// Begins a copy, or goes on with it, and serves.
///
/// # Errors
///
/// There is no community at the address, or the address to listen on can't be listened on.
pub fn mirror(words: &Mirror) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?.join("mirrors"),
    };
    if let Some(name) = &words.name {
        peers::become_witness(&data, name)?;
    }
    let key = match &words.key {
        Some(name) => {
            let path = keyfile::path_of(&memory::Memory::load()?.keys(), name);
            keyfile::read(&path)?; // Otherwise nobody would notice before the register asks for it.
            Some(path)
        }
        None => None,
    };
    let settings = Settings {
        listen: words.listen,
        hosts: words.hosts.clone(),
        ..Settings::default()
    };
    serving::begin(&data, &settings, None, |app| {
        let keeper = mirroring::begin(app, &data, &words.url, key.as_deref())?;
        out!("It mirrors {} from {}", keeper.slug(), words.url);
        out!("Its own key, for witnesses, should members endorse it as the keeper:");
        out!("  {}", own_verifier(&keeper));
        if let Some(desk) = app.peers().witness() {
            if keeper.read(|state| state.community().id()) != Some(keeper.id()) {
                // A fork on its way: its own keeper is not known yet.
                out!("It is the witness {}", desk.verifier());
                return Ok(Some(keeper.slug().to_owned()));
            }
            let origin = register::checkpoint::origin(&keeper.id());
            let verifier = register::signed_note::verifier(&origin, &keeper.public_key());
            // Should its host have told it of another keeper since, that holds until the entries say more.
            if peers::witness_register(&data, &verifier, Back::Stays)? != Told::Replaced {
                desk.watch(&origin, keeper.public_key());
            }
            out!("It is the witness {}", desk.verifier());
        }
        Ok(Some(keeper.slug().to_owned()))
    })
}
