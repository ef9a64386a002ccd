//! A PostgreSQL of the bench's own: made in a folder, reached by a socket in it, and ended when the work is done.
//!
//! PostgreSQL refuses to run as root; then the system's user `postgres` runs it, who comes with the package.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{answers, succeeds};

/// The user of the package, for whoever may not run a server themself.
const USER: &str = "postgres";
/// How long a server may take until it answers.
const START_MAX: Duration = Duration::from_secs(60);

/// Runs a script in a fresh database, with `rows` as its `graph.csv`, and gives what it said.
///
/// # Errors
///
/// A sentence that says what could not be had.
pub(super) fn closed(script: &str, rows: &str, folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    let programs = programs().ok_or("PostgreSQL is not here, and could not be installed")?;
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for (name, text) in [("closing.sql", script), ("graph.csv", rows)] {
        fs::write(folder.join(name), text).map_err(|error| format!("cannot write {name}: {error}"))?;
    }
    // A socket's path has to be short, wherever the project lies.
    let socket = tempfile_folder()?;
    let server = Server::start(&programs, folder, &socket);
    let found = server.and_then(|server| {
        let mut psql = command(&programs.join("psql"));
        psql.args([
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            "postgres",
            "-f",
            "closing.sql",
            "-h",
        ]);
        psql.arg(&socket).current_dir(folder);
        let found = answers(&mut psql).ok_or_else(|| "PostgreSQL did not run the script".to_owned());
        drop(server);
        found
    });
    let _ = fs::remove_dir_all(&socket);
    found
}

/// Where the server's programs are; they are installed if they are missing and that is possible.
fn programs() -> Option<PathBuf> {
    found().or_else(|| {
        println!("  (installs the system's package postgresql)");
        let mut apt = Command::new("apt-get");
        apt.args(["install", "--yes", "--no-install-recommends", "postgresql"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        succeeds(&mut apt).then(found).flatten()
    })
}

/// The newest installed server's programs.
fn found() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let programs = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    programs.filter(|folder| folder.join("initdb").exists()).max()
}

/// A command that is not run as root.
fn command(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", USER, "--"]).arg(program);
    command
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn tempfile_folder() -> Result<PathBuf, String> {
    let folder = std::env::temp_dir().join(format!("mirrorball-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    give(&folder)?;
    Ok(folder)
}

/// Lets the server's user write into a folder.
fn give(folder: &Path) -> Result<(), String> {
    if !is_root() || succeeds(Command::new("chown").arg("-R").arg(USER).arg(folder)) {
        return Ok(());
    }
    Err(format!("{} could not be given to the user {USER}", folder.display()))
}

/// A running server, ended when it is dropped.
struct Server {
    child: Child,
    /// The program that ends it, and where its data is.
    pg_ctl: PathBuf,
    data: PathBuf,
}

impl Server {
    fn start(programs: &Path, folder: &Path, socket: &Path) -> Result<Self, String> {
        give(folder)?;
        let data = folder.join("data");
        let mut init = command(&programs.join("initdb"));
        init.args(["--no-sync", "--auth=trust", "-D"])
            .arg(&data)
            .current_dir(folder);
        if !succeeds(&mut init) {
            return Err("PostgreSQL made no database".to_owned());
        }
        let mut postgres = command(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(socket).current_dir(folder);
        // No network; and the disk is not what is measured. The recursion is as deep as the longest chain.
        for setting in [
            "listen_addresses=",
            "fsync=off",
            "synchronous_commit=off",
            "max_stack_depth=7MB",
        ] {
            postgres.args(["-c", setting]);
        }
        let child = postgres.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = Self {
            child: child.map_err(|error| format!("PostgreSQL did not start: {error}"))?,
            pg_ctl: programs.join("pg_ctl"),
            data,
        };
        let begun = Instant::now();
        while begun.elapsed() < START_MAX {
            let mut ready = command(&programs.join("pg_isready"));
            if ready
                .arg("-q")
                .arg("-h")
                .arg(socket)
                .status()
                .is_ok_and(|status| status.success())
            {
                return Ok(server);
            }
            #[expect(clippy::disallowed_methods, reason = "the server tells nobody when it is ready")]
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("PostgreSQL did not answer".to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whoever runs it as another user passes no signal on, so it is asked itself. What it holds is not needed any more.
        let mut stop = command(&self.pg_ctl);
        stop.args(["stop", "--silent", "--mode=immediate", "-D"])
            .arg(&self.data);
        stop.current_dir(std::env::temp_dir());
        if !succeeds(&mut stop) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}
