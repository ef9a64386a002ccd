//! `mirrorball config`: the settings as a file with comments, or those in force; and the settings that other commands go by.

use std::path::PathBuf;

use crate::cli::args::{Config, Here};
use crate::problem::Problem;
use crate::serve;
use crate::settings::{Read, Settings, commented, effective};

/// Prints the settings.
///
/// # Errors
///
/// A setting can't be read.
pub fn config(words: &Config) -> Result<(), Problem> {
    if words.in_force {
        out_part!("{}", effective(&Settings::load(words.config.as_deref())?));
    } else {
        out_part!("{}", commented());
    }
    Ok(())
}

/// The data directory and the settings of this machine; the command line goes first.
///
/// # Errors
///
/// A setting can't be read, or this machine names no home directory.
pub fn of(words: &Here) -> Result<(PathBuf, Read), Problem> {
    let read = Settings::load(words.config.as_deref())?;
    let data = match words.data.as_ref().or(read.settings.data.as_ref()) {
        Some(data) => data.clone(),
        None => serve::data_directory()?,
    };
    Ok((data, read))
}
