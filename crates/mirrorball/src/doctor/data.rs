//! The data directory: whether it is there, for its owner alone, on a disk that keeps what is written, with room left.

use std::io::Write;
use std::path::Path;

use register::Hash;

use super::Finding;
use crate::limits::{ROOM_BYTES_MIN, ROOM_BYTES_SOON};
use crate::serve::mirroring;

const ABOUT: &str = "data";

/// A name that nothing else there has.
const PROBE: &str = ".doctor";

pub(super) fn look(data: &Path) -> Vec<Finding> {
    if !data.is_dir() {
        return vec![Finding::mind(
            ABOUT,
            format!("There is no directory {}.", data.display()),
            "No register is kept here yet.",
            "Begin with `mirrorball serve`; or name the right directory with --data or in the settings.",
        )];
    }
    let mut findings = vec![writing(data)];
    findings.extend(node::without_database(data).iter().map(|id| gone(data, id)));
    #[cfg(unix)]
    {
        findings.extend(mode(data));
        findings.extend(unix::room(data));
        findings.extend(unix::memory(data));
    }
    findings
}

/// A register that was signed for here, and whose database is gone.
fn gone(data: &Path, id: &Hash) -> Finding {
    let what = format!("The database is gone, and with it the register of {id}.");
    match mirroring::origin_in(data, id) {
        Some(from) => Finding::wrong(
            ABOUT,
            what,
            "It was a copy, and the key by which it would have been kept here is gone with it.",
            &format!("Mirror it anew, in a new directory: mirrorball mirror {}", from.url),
        ),
        None => Finding::wrong(
            ABOUT,
            what,
            "A register that was signed for is not to be begun anew: a second history would come of it.",
            "Restore the database from a backup: mirrorball restore. What it lacks a mirror has: mirrorball refill.",
        ),
    }
}

/// Writes a file, syncs it and takes it away again.
fn writing(data: &Path) -> Finding {
    let path = data.join(PROBE);
    let wrote = std::fs::File::create(&path).and_then(|mut file| {
        file.write_all(b"mirrorball doctor\n")?;
        file.sync_all()
    });
    // What was not made need not be taken away.
    let _ = std::fs::remove_file(&path);
    match wrote {
        Ok(()) => Finding::well(
            ABOUT,
            format!("{} can be written, and synced to its disk.", data.display()),
        ),
        Err(flaw) => Finding::wrong(
            ABOUT,
            format!("{} can't be written: {flaw}.", data.display()),
            "Acts are entered only once they are safe on the disk; until then members read, and nothing more.",
            "Let the program's own account write there, make room, or mount the disk writable; run this as that account.",
        ),
    }
}

#[cfg(unix)]
fn mode(data: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let open = |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
    let database = data.join("mirrorball.db");
    // Where nobody else can enter the directory, its files are nobody else's either.
    if !open(data) {
        return Some(Finding::well(ABOUT, "It is for its owner's account alone.".to_owned()));
    }
    let what = if open(&database) {
        format!("Other accounts of this machine can read {}.", database.display())
    } else {
        format!("Other accounts of this machine can look into {}.", data.display())
    };
    Some(Finding::mind(
        ABOUT,
        what,
        "Members' texts and the keeper's keys are in there.",
        "chmod 700 on the directory, chmod 600 on the files in it.",
    ))
}

#[cfg(unix)]
mod unix {
    use std::path::Path;

    use rustix::fs::{statfs, statvfs};

    use super::{ABOUT, Finding, ROOM_BYTES_MIN, ROOM_BYTES_SOON};

    pub(super) fn room(data: &Path) -> Option<Finding> {
        let found = statvfs(data).ok()?;
        let room = found.f_bavail.saturating_mul(found.f_frsize);
        // A copy of the database has to fit beside it, for backups and for what SQLite does itself.
        let database = std::fs::metadata(data.join("mirrorball.db")).map_or(0, |found| found.len());
        let said = format!(
            "{} MB are free where it is, and the database has {} MB.",
            room >> 20,
            database >> 20
        );
        let why = "When the disk is full nothing is taken in any more.";
        let next = "Make room, or move the directory to a larger disk.";
        Some(if room < ROOM_BYTES_MIN {
            Finding::wrong(ABOUT, said, why, next)
        } else if room < ROOM_BYTES_SOON.max(database) {
            Finding::mind(ABOUT, said, why, next)
        } else {
            Finding::well(ABOUT, said)
        })
    }

    /// What is in memory alone is gone with the machine, whatever a sync said.
    #[cfg(target_os = "linux")]
    pub(super) fn memory(data: &Path) -> Option<Finding> {
        const TMPFS: i64 = 0x0102_1994;
        const RAMFS: i64 = 0x8584_58f6;
        // Its width differs between machines.
        #[expect(clippy::useless_conversion)]
        let kind = i64::try_from(statfs(data).ok()?.f_type).ok()?;
        matches!(kind, TMPFS | RAMFS).then(|| {
            Finding::wrong(
                ABOUT,
                "It lies in this machine's memory, and not on a disk.".to_owned(),
                "Everything in it is gone when the machine stops, receipts or not.",
                "Name a directory on a disk with --data or in the settings.",
            )
        })
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn memory(_data: &Path) -> Option<Finding> {
        None
    }
}
