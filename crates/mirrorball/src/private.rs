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
    let file = options.open(path)?;
    #[cfg(unix)]
    close_to_others(&file)?;
    Ok(file)
}

/// What an earlier release made, or a draft that was left behind, may be open to others: then it is no more.
#[cfg(unix)]
fn close_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = file.metadata()?.permissions();
    if permissions.mode() & 0o077 == 0 {
        return Ok(());
    }
    permissions.set_mode(0o600);
    match file.set_permissions(permissions) {
        // Of somebody else's file, that account decides.
        Err(flaw) if flaw.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        set => set,
    }
}

fn write(path: &Path, bytes: &[u8], options: &mut OpenOptions) -> io::Result<()> {
    let mut file = open(path, options)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_of_before_is_for_its_owner_alone_once_it_is_written() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("receipts.jsonl");
        let draft = home.path().join("receipts.jsonl.draft");
        let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        let old = |path: &Path| {
            std::fs::write(path, "one\n").unwrap();
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
        };
        old(&path);
        open_to_add(&path).unwrap().write_all(b"two\n").unwrap();
        assert_eq!(
            (mode(), std::fs::read_to_string(&path).unwrap().as_str()),
            (0o600, "one\ntwo\n")
        );
        old(&draft);
        replace(&path, b"three\n").unwrap();
        assert_eq!(
            (mode(), std::fs::read_to_string(&path).unwrap().as_str()),
            (0o600, "three\n")
        );
    }
}
