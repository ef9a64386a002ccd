//! Small files that the program's own account alone reads: keys, addresses, certificates.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file that did not exist before.
///
/// # Errors
///
/// It exists already, or can't be written.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, OpenOptions::new().write(true).create_new(true))
}

/// Writes a file in the place of what stands there, whole or not at all.
///
/// # Errors
///
/// It can't be written; then what was there stands.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".draft");
    let draft = path.with_file_name(name);
    write(
        &draft,
        bytes,
        OpenOptions::new().write(true).create(true).truncate(true),
    )?;
    std::fs::rename(&draft, path)
}

/// Makes a directory, and those above it that are missing, for the program's own account alone.
///
/// # Errors
///
/// It can't be made.
pub(crate) fn make_directory(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a file that did not exist before, to be written.
///
/// # Errors
///
/// It exists already, or can't be made.
pub(crate) fn open_new(path: &Path) -> io::Result<File> {
    open(path, OpenOptions::new().write(true).create_new(true))
}

/// Opens a file, made where there is none, to be added to.
///
/// # Errors
///
/// It can't be opened.
pub(crate) fn open_to_add(path: &Path) -> io::Result<File> {
    open(path, OpenOptions::new().append(true).create(true))
}

fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

fn write(path: &Path, bytes: &[u8], options: &mut OpenOptions) -> io::Result<()> {
    let mut file = open(path, options)?;
    file.write_all(bytes)?;
    file.sync_all()
}
