//! The release build of the program, serving over real HTTP, and readers that all ask it for a page.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use register::json::{Value, encode};

use super::http::Connection;
use super::seeded::SLUG;
use super::world::member_key;

/// How many readers ask at the same time.
pub const READERS: usize = 50;
const PAGES_EACH: usize = 60;

/// The program, serving; it ends with its owner.
pub struct Serving {
    child: Child,
    /// Where it answers, such as `127.0.0.1:7777`.
    pub host: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Either may fail only where it has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    /// Starts the program that [`build`] has built, on this data directory.
    ///
    /// # Errors
    ///
    /// A sentence that says why it does not serve.
    pub fn start(root: &Path, data: &Path) -> Result<Self, String> {
        let mut command = Command::new(root.join("target/release/mirrorball"));
        command
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .map_err(|error| format!("the program did not start: {error}"))?;
        let words = child
            .stdout
            .take()
            .expect("the output was asked for as a pipe, just above");
        let mut lines = BufReader::new(words).lines();
        let host = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("http://")?;
            Some(rest.split(['/', ' ']).next()?.replace("localhost", "127.0.0.1"))
        });
        thread::spawn(move || lines.for_each(drop));
        let mut serving = Self {
            child,
            host: String::new(),
        };
        serving.host = host.ok_or("the program ended before it served")?;
        Ok(serving)
    }
}

impl Serving {
    /// The memory that is its own at the moment, in bytes.
    ///
    /// # Errors
    ///
    /// A sentence that says that the system does not tell.
    pub fn resident_bytes(&self) -> Result<f64, String> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        let kib = status.lines().find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .trim()
                .parse::<f64>()
                .ok()
        });
        kib.map(|kib| kib * 1024.0)
            .ok_or_else(|| format!("{path} does not say it"))
    }
}

/// The time that the program goes by.
///
/// # Errors
///
/// A sentence that says that the clock stands before 1970.
pub fn now_ms() -> Result<u64, String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the program that is measured goes by the real time"
    )]
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Ok(since.map_err(|_| "the clock stands before 1970")?.as_millis() as u64)
}

/// The cookie of a session of the member with this number, who comes from an address of their own.
///
/// # Errors
///
/// A sentence that says why none began.
pub fn session(host: &str, member: usize) -> Result<String, String> {
    let mut connection = Connection::open(host, (member % 250 + 1) as u8)?;
    let challenge = connection.get("/api/challenge", "identity")?;
    let challenge = String::from_utf8_lossy(&challenge.body).into_owned();
    let nonce = challenge.split('"').nth(3).ok_or("no challenge was given")?;
    let key = member_key(member);
    let signature = key.sign(format!("mirrorball-session/v1\n{host}\n{nonce}").as_bytes());
    let answer = [
        ("community", SLUG.to_owned()),
        ("kid", key.public().kid().to_string()),
        ("nonce", nonce.to_owned()),
        ("sig", signature.to_string()),
    ];
    let answer = Value::Record(answer.map(|(name, value)| (name.to_owned(), Value::Text(value))).into());
    let begun = connection.post("/api/session", &encode(&answer))?;
    let said = String::from_utf8_lossy(&begun.body).into_owned();
    begun.cookie.ok_or_else(|| format!("no session began: {said}"))
}

/// Builds the program as it is released.
///
/// # Errors
///
/// A sentence that says that it could not be built.
pub fn build(root: &Path) -> Result<(), String> {
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "mirrorball",
            "--package",
            "xtask",
            "--features",
            "xtask/bench",
        ])
        .current_dir(root)
        .status();
    let status = status.map_err(|error| format!("cargo did not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("the program could not be built".to_owned())
    }
}

/// How long each answer took, in milliseconds, with so many readers that pause so long; each has one of these cookies, or
/// none if there are none.
///
/// # Errors
///
/// A sentence that says what was not answered as it should be.
pub fn read(host: &str, path: &str, cookies: &[String], readers: usize, pause: Duration) -> Result<Vec<f64>, String> {
    let pages = if pause.is_zero() { PAGES_EACH } else { 8 };
    let reader = |number: usize| -> Result<Vec<f64>, String> {
        let (_never, signal) = mpsc::channel::<()>();
        let cookie = cookies.get(number % cookies.len().max(1)).map(String::as_str);
        let mut connection = Connection::open(host, number as u8 + 1)?.with_cookie(cookie);
        let mut took = Vec::new();
        // Readers do not all turn the page in the same moment.
        let mut due = Instant::now() + pause.mul_f64(number as f64 / readers as f64);
        for _ in 0..pages {
            // Nothing is ever sent: the waiting time runs out.
            let _ = signal.recv_timeout(due.saturating_duration_since(Instant::now()));
            let begun = Instant::now();
            let answer = connection.get(path, "gzip, deflate, br, zstd")?;
            if answer.status != 200 {
                return Err(format!("{path} answered {}", answer.status));
            }
            took.push(begun.elapsed().as_secs_f64() * 1000.0);
            due += pause;
        }
        Ok(took)
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..readers).map(|number| scope.spawn(move || reader(number))).collect();
        let mut all = Vec::new();
        for thread in running {
            all.extend(
                thread
                    .join()
                    .unwrap_or_else(|_| Err("a reader's thread broke".to_owned()))?,
            );
        }
        Ok(all)
    })
}

/// The time within which this part of all answers came.
///
/// # Panics
///
/// Without any answer.
pub fn percentile(took: &mut [f64], part: f64) -> f64 {
    took.sort_by(f64::total_cmp);
    let place = ((took.len() as f64 * part).ceil() as usize).clamp(1, took.len());
    took[place - 1]
}
