//! `mirrorball witness`: makes this node a witness of other people's registers, and serves.

use crate::cli::args::Witness;
use crate::cli::serving;
use crate::peers::{self, Back, Told};
use crate::problem::Problem;
use crate::serve;
use crate::settings::Settings;

/// Witnesses the registers that are named, and those that it knew before.
///
/// # Errors
///
/// The witness has no name yet, a register's key can't be read, or the address can't be listened on.
pub fn witness(words: &Witness) -> Result<(), Problem> {
    let data = match &words.data {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    match (&words.name, peers::witness_name(&data)?) {
        (Some(name), _) => peers::become_witness(&data, name)?,
        (None, Some(_)) => {}
        (None, None) => {
            return Err(Problem::fault(
                "witness-name",
                "This node is not a witness yet.".to_owned(),
                "A witness has a name, which others know it by for as long as it lives.".to_owned(),
                "Name it after its address, such as --name neighbours.example/w1",
            ));
        }
    }
    let back = match words.again {
        true => Back::Goes,
        false => Back::Stays,
    };
    let mut told = Vec::new();
    for register in &words.registers {
        told.push((register, peers::witness_register(&data, register, back)?));
    }
    if !told.is_empty() && node::is_served(&data) {
        // Whoever serves it reads the same file with the next request.
        told.iter().for_each(|(register, told)| say(register, *told));
        out!("The program that serves {} goes by that from now on.", data.display());
        return Ok(());
    }
    let settings = Settings {
        listen: words.listen,
        hosts: words.hosts.clone(),
        ..Settings::default()
    };
    serving::begin(&data, &settings, None, |app| {
        if let Some(desk) = app.peers().witness() {
            out!("It is the witness {}", desk.verifier());
            for (origin, size) in desk.registers() {
                match size {
                    Some(size) => out!("  of {origin}, cosigned up to {size} entries"),
                    None => out!("  of {origin}, not cosigned yet"),
                }
            }
            told.iter().for_each(|(register, told)| say(register, *told));
        }
        Ok(None)
    })
}

/// Says what it meant that a key was named.
fn say(register: &str, told: Told) {
    let origin = register.split('+').next().unwrap_or_default();
    match told {
        Told::New => out!("It witnesses {origin} from now on."),
        Told::Known => out!("It follows that keeper of {origin} already."),
        Told::Replaces => out!("It follows another keeper of {origin} from now on, and refuses the one before."),
        Told::Replaced => {
            out!(
                "It stays with the newer keeper of {origin}: the key that was named is that of one before, and is refused."
            );
            out!("If members went back to that one, say it with --again.");
        }
    }
}
