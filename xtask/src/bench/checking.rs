//! What checking for oneself costs in a browser: the real page's own script, in Chromium, against the released program.
//!
//! Chromium is driven by its own driver, which speaks WebDriver: JSON over HTTP.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::figures::{Figures, Target};
use super::http::Connection;
use super::peers::Source;
use super::readers::{Serving, build};
use super::replay::DIVISOR;
use super::seeded::{self, SLUG};
use super::world::World;

/// The community that is checked: with its members' joining, 100,000 entries.
const MEMBERS: usize = 1_000;
const WORKS: u64 = 49_490;
/// How many acts the device holds receipts for that it has not looked for yet.
const RECEIPTS: u64 = 100;
/// Entries that came since the device checked last.
const SINCE: u64 = 1_000;
/// How often it is checked; the middle one counts.
const CHECKS: usize = 9;
/// What checks once: remembers as the device would, then does what the page does, and says how long and how much it took.
const SCRIPT: &str = r"
    const [slug, community, receipts, seen, done] = arguments;
    const app = document.querySelector('script[type=module][src]').src;
    Promise.all([import(app), import(new URL('check.js', app))]).then(async ([{ $store: store }, { check }]) => {
        for (const one of receipts) await store.put('receipts', { ...one, community, proven: 0 });
        await store.put('seen', seen);
        performance.clearResourceTimings();
        const begun = performance.now();
        const found = await check(slug, []);
        const took = performance.now() - begun;
        const bytes = performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0);
        done([took, bytes, found.size, found.acts, found.before].join(' '));
    }).catch((error) => done(`it failed: ${error.message}`));";

/// Measures a check of a community, its receipts and its continuity.
///
/// # Errors
///
/// A sentence that says what was not as it should be.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Checking for oneself, in a browser",
        "Chromium opens the page Mirror of a community of 100,000 entries, as a device that checked it 1,000 entries ago and holds receipts for 100 acts since never looked for. The page's own script fetches the checkpoint and the proofs, and verifies the keeper's signature, that nothing before was changed, and that every act stands. The middle of nine.",
    );
    let root = crate::root();
    build(&root)?;
    let divisor = std::env::var(DIVISOR).ok().and_then(|text| text.parse().ok());
    let divisor: usize = divisor.unwrap_or(1);
    let world = World::found(MEMBERS / divisor, WORKS / divisor as u64);
    let source = Source::read(&world.file(folder)?)?;
    let data = seeded::directory(&world, folder)?;
    let serving = Serving::start(&root, &data)?;
    let mut browser = Browser::open()?;
    browser.visit(&format!("http://{}/{SLUG}/mirror", serving.host))?;
    let arguments = remembered(&world, &source);
    let (mut times, mut sizes) = (Vec::new(), Vec::new());
    for _ in 0..CHECKS {
        let said = browser.run(SCRIPT, &arguments)?;
        let numbers: Vec<f64> = said.split(' ').filter_map(|word| word.parse().ok()).collect();
        let [took_ms, bytes, size, acts, before] = numbers[..] else {
            return Err(format!("the page did not check: {said}"));
        };
        let all = source.tree.size();
        if (size, acts) != (all as f64, RECEIPTS as f64) || before != (all - since(all)) as f64 {
            return Err(format!("the page checked something else: {said}"));
        }
        times.push(took_ms);
        sizes.push(bytes);
    }
    times.sort_by(f64::total_cmp);
    sizes.sort_by(f64::total_cmp);
    figures.record("entries", source.tree.size() as f64, "", Target::None);
    figures.record(
        "a check, the middle one",
        times[CHECKS / 2],
        "ms",
        Target::AtMost(300.0),
    );
    figures.record("a check, the longest", times[CHECKS - 1], "ms", Target::None);
    figures.record(
        "transferred for it, at most",
        sizes[CHECKS - 1] / 1e3,
        "kB",
        Target::AtMost(200.0),
    );
    Ok(figures)
}

/// How many entries came since, of a register of this size.
fn since(size: u64) -> u64 {
    SINCE.min(size / 2)
}

/// The script's arguments, in JSON: what the device remembers.
fn remembered(world: &World, source: &Source) -> String {
    let tree = &source.tree;
    let step = tree.size() / RECEIPTS;
    let receipts = (0..RECEIPTS).map(|number| {
        let index = number * step;
        let leaf = tree.leaf(index).expect("the register is longer");
        format!(r#"{{"act":"{leaf}","index":{index},"leaf":"{leaf}"}}"#)
    });
    let receipts: Vec<String> = receipts.collect();
    let size = tree.size() - since(tree.size());
    let root = tree.root_at(size).expect("the register is longer");
    let keeper = super::world::keeper_key().public();
    let community = world.community;
    format!(
        r#"["{SLUG}","{community}",[{}],{{"slug":"{SLUG}","community":"{community}","keeper":"{keeper}","size":{size},"root":"{root}","at":0}}]"#,
        receipts.join(",")
    )
}

/// Chromium, driven; both end with their owner.
struct Browser {
    driver: Child,
    connection: Connection,
    session: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Each may fail only where it has ended by itself.
        let _ = self.connection.delete(&format!("/session/{}", self.session));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    fn open() -> Result<Self, String> {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut driver = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Chromium's driver did not start: {error}"))?;
        let words = driver.stdout.take().expect("the output was asked for as a pipe");
        let mut lines = BufReader::new(words).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        std::thread::spawn(move || lines.for_each(drop));
        let port = port.ok_or("Chromium's driver ended before it was ready")?;
        let mut connection = Connection::open(&format!("127.0.0.1:{port}"), 251)?;
        let wanted = r#"{"capabilities":{"alwaysMatch":{"timeouts":{"script":60000},"goog:chromeOptions":{"args":["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage","--no-first-run","--disable-background-networking"]}}}}"#;
        let answer = said(&connection.post("/session", wanted)?.body);
        let session = answer
            .split_once(r#""sessionId":""#)
            .and_then(|(_, rest)| rest.split('"').next());
        let session = session
            .ok_or_else(|| format!("the browser did not open: {answer}"))?
            .to_owned();
        Ok(Self {
            driver,
            connection,
            session,
        })
    }

    fn visit(&mut self, address: &str) -> Result<(), String> {
        let path = format!("/session/{}/url", self.session);
        let answer = self.connection.post(&path, &format!(r#"{{"url":"{address}"}}"#))?;
        if answer.status == 200 {
            Ok(())
        } else {
            Err(format!("{address} did not open: {}", said(&answer.body)))
        }
    }

    /// Runs a script, which has neither quotation marks nor backslashes, and gives the text that it ends with.
    fn run(&mut self, script: &str, arguments: &str) -> Result<String, String> {
        let path = format!("/session/{}/execute/async", self.session);
        let script = script.replace('\n', " ");
        let body = format!(r#"{{"script":"{script}","args":{arguments}}}"#);
        let answer = self.connection.post(&path, &body)?;
        let text = said(&answer.body);
        let value = text
            .split_once(r#""value":""#)
            .and_then(|(_, rest)| rest.split('"').next());
        value
            .map(str::to_owned)
            .ok_or_else(|| format!("the script failed: {text}"))
    }
}

fn said(body: &[u8]) -> String {
    String::from_utf8_lossy(body).into_owned()
}
