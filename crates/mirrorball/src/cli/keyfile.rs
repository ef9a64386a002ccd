//! Keys of the command line: one file for each, readable by its owner alone.
//! What a key may sign is decided elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use register::SecretKey;

use crate::problem::Problem;

/// The first word of a key file.
const MARK: &str = "mirrorball-key/1";

/// A key from a file.
pub struct KeyFile {
    /// The file.
    pub path: PathBuf,
    /// The name it goes by: its file's name without the ending.
    pub name: String,
    /// The secret half.
    pub secret: SecretKey,
}

/// The file of a key: a path stays a path, a name is looked up in the key directory.
pub fn path_of(keys: &Path, name: &str) -> PathBuf {
    let is_path = name.contains(['/', '\\']) || name.ends_with(".key");
    if is_path {
        PathBuf::from(name)
    } else {
        keys.join(format!("{name}.key"))
    }
}

/// Makes a key and writes it to a new file.
///
/// # Errors
///
/// The file exists already, or can't be written.
pub fn create(path: &Path) -> Result<KeyFile, Problem> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the operating system gives random bytes");
    write(path, &seed)?;
    Ok(KeyFile {
        path: path.to_owned(),
        name: name_of(path),
        secret: SecretKey::from_seed(seed),
    })
}

/// Writes a key file that did not exist before.
///
/// # Errors
///
/// The file exists already, or can't be written.
pub fn write(path: &Path, seed: &[u8; 32]) -> Result<(), Problem> {
    let flaw = |flaw: std::io::Error| file_fault("The key was not kept.", path, &flaw);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(flaw)?;
    }
    let text = format!("{MARK} {}\n", crate::hex::encode(seed));
    crate::private::create(path, text.as_bytes()).map_err(flaw)
}

/// Reads a key from its file.
///
/// # Errors
///
/// The file can't be read, is no key file, or can be read by others.
pub fn read(path: &Path) -> Result<KeyFile, Problem> {
    let text = fs::read_to_string(path).map_err(|flaw| {
        let mut problem = file_fault("The key was not read.", path, &flaw);
        if flaw.kind() == std::io::ErrorKind::NotFound {
            problem.next = "`mirrorball key list` names the keys that there are; a file elsewhere is named with its folder, such as ./ada.key. `mirrorball key new` makes one.".to_owned();
        }
        problem
    })?;
    refuse_shared(path)?;
    let seed = text
        .strip_prefix(MARK)
        .and_then(|rest| crate::hex::decode::<32>(rest.trim()))
        .ok_or_else(|| {
            Problem::fault(
                "key-file",
                format!("{} is no key file.", path.display()),
                format!("A key file is one line: {MARK} and 64 hex digits."),
                "Name another file with --key, or make a key with `mirrorball key new`.",
            )
        })?;
    Ok(KeyFile {
        path: path.to_owned(),
        name: name_of(path),
        secret: SecretKey::from_seed(seed),
    })
}

/// The key files in a directory, by name.
pub fn list(keys: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(keys).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "key"))
        .collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A key that others on this machine can read is no key of one person.
#[cfg(unix)]
fn refuse_shared(path: &Path) -> Result<(), Problem> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)
        .map_err(|flaw| file_fault("The key was not read.", path, &flaw))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(Problem::fault(
        "key-file-shared",
        format!("The key {} was not used.", path.display()),
        "Others on this machine can read its file.".to_owned(),
        "Make it yours alone with `chmod 600`, and revoke the key if somebody may have copied it.",
    ))
}

#[cfg(not(unix))]
fn refuse_shared(_: &Path) -> Result<(), Problem> {
    Ok(())
}

/// A fault with a file.
pub fn file_fault(what: &str, path: &Path, flaw: &std::io::Error) -> Problem {
    let next = match flaw.kind() {
        std::io::ErrorKind::NotFound => "Check the path, or make the file first.",
        std::io::ErrorKind::AlreadyExists => "Choose another name; nothing is ever overwritten.",
        std::io::ErrorKind::PermissionDenied => "Ask for the right to use it, or choose another place.",
        _ => "Check the disk and the path.", // Not an enum of ours.
    };
    let why = match flaw.kind() {
        std::io::ErrorKind::AlreadyExists => "the file exists already".to_owned(),
        std::io::ErrorKind::NotFound => "there is no such file or directory".to_owned(),
        _ => flaw.to_string(), // Not an enum of ours.
    };
    Problem::fault("file", what.to_owned(), format!("{}: {why}.", path.display()), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = path_of(dir.path(), "ada");
        let made = create(&path).unwrap();
        assert_eq!(read(&path).unwrap().secret.public().kid(), made.secret.public().kid());
        assert!(create(&path).is_err());
        assert_eq!(list(dir.path()), [path]);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_not_used() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = path_of(dir.path(), "ada");
        create(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(
            read(&path).err().map(|flaw| flaw.code),
            Some("key-file-shared".to_owned())
        );
    }
}
