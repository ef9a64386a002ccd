//! Pages of the large community with many readers, the first page over the wire, and the size of the program.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::figures::{Figures, Target};
use super::http::Connection;
use super::readers::{READERS, Serving, build, percentile, read, session};
use super::replay::large;
use super::seeded::{self, SLUG};

/// The pages of a community that are measured, without the one that asks for most.
const PAGES: [&str; 5] = ["today", "work", "money", "people", "flow"];
const MS_WANTED: f64 = 50.0;
/// What a browser that has kept nothing yet may load until a page can be used: a newcomer's first page, and a member's Today.
const FIRST_KB: f64 = 25.0;
const FIRST_REQUESTS: f64 = 3.0;

/// Measures the pages.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Pages",
        "The release build serves the large community over real HTTP on the same machine as its readers, who share its cores; each reader is another member, with a session. *At once*: each of 50 asks again as soon as it is answered. *Calmly*: each of 50 asks once a second. Pages come compressed, as browsers ask for them. A *first visit* is what a browser that has kept nothing asks for until a page can be used, heads of answers included: the page, and what its tags and its scripts load at once. What a member's device fetches afterwards, when it is idle, so that it can log without a connection, is in `tests/it/browser/visiting.rs`.",
    );
    let root = crate::root();
    build(&root)?;
    let program = std::fs::metadata(root.join("target/release/mirrorball"))
        .map_err(|error| format!("the program is not there: {error}"))?;
    figures.record("the program", program.len() as f64 / 1e6, "MB", Target::AtMost(25.0));
    let world = large();
    let data = seeded::directory(&world, folder)?;
    let serving = Serving::start(&root, &data)?;
    let visit = first_visit(&serving.host, "/", None)?;
    let wanted = (Target::AtMost(FIRST_REQUESTS), Target::AtMost(FIRST_KB));
    visit.record(&mut figures, "the first page", wanted);
    let members = 1..=READERS;
    let cookies: Vec<String> = members
        .map(|member| session(&serving.host, member))
        .collect::<Result<_, _>>()?;
    let visit = first_visit(&serving.host, &format!("/{SLUG}/today"), Some(&cookies[0]))?;
    let wanted = (Target::AtMost(FIRST_REQUESTS), Target::AtMost(FIRST_KB));
    visit.record(&mut figures, "a member's Today, with nothing kept yet", wanted);
    for page in PAGES {
        let path = format!("/{SLUG}/{page}");
        let mut alone = read(&serving.host, &path, &cookies, 1, Duration::ZERO)?;
        let mut calm = read(&serving.host, &path, &cookies, READERS, Duration::from_secs(1))?;
        let mut rushed = read(&serving.host, &path, &cookies, READERS, Duration::ZERO)?;
        figures.record(
            format!("{page}, one reader, middle"),
            percentile(&mut alone, 0.5),
            "ms",
            Target::None,
        );
        figures.record(
            format!("{page}, 50 readers calmly, 99th percentile"),
            percentile(&mut calm, 0.99),
            "ms",
            Target::AtMost(MS_WANTED),
        );
        figures.record(
            format!("{page}, 50 readers at once, 99th percentile"),
            percentile(&mut rushed, 0.99),
            "ms",
            Target::AtMost(MS_WANTED),
        );
    }
    Ok(figures)
}

/// What a first visit takes.
struct Visit {
    requests: usize,
    bytes: usize,
}

impl Visit {
    fn record(&self, figures: &mut Figures, page: &str, (requests, kb): (Target, Target)) {
        figures.record(
            format!("{page}, over the wire, all it loads"),
            self.bytes as f64 / 1e3,
            "kB",
            kb,
        );
        figures.record(format!("{page}, requests"), self.requests as f64, "", requests);
    }
}

/// How many requests a page makes of a browser that has kept nothing, and how many bytes come over the wire for them.
fn first_visit(host: &str, path: &str, cookie: Option<&str>) -> Result<Visit, String> {
    let mut connection = Connection::open(host, 250)?.with_cookie(cookie);
    let mut waiting = vec![path.to_owned()];
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = connection.get(&path, "gzip, deflate, br, zstd")?;
        if answer.status != 200 {
            return Err(format!("{path} answered {}", answer.status));
        }
        bytes += answer.wire_bytes;
        let plain = connection.get(&path, "identity")?;
        let text = String::from_utf8_lossy(&plain.body).into_owned();
        waiting.extend(loaded(&path, &text));
    }
    Ok(Visit {
        requests: seen.len(),
        bytes,
    })
}

/// What a page, a style or a module makes the browser load at once.
fn loaded(path: &str, text: &str) -> Vec<String> {
    let quoted = |part: &str, mark: &str| {
        part.split_once(mark)
            .and_then(|(_, rest)| rest.split(['"', '\'', ')']).next())
            .map(str::to_owned)
    };
    let found: Vec<String> = if path.ends_with(".js") {
        let imports = text
            .lines()
            .filter(|line| line.starts_with("import") || line.starts_with("export") || line.starts_with("} from"));
        imports
            .filter_map(|line| quoted(line, "from \"").or_else(|| quoted(line, "import \"")))
            .collect()
    } else if path.ends_with(".css") {
        text.lines()
            .filter_map(|line| quoted(line, "@import \"").or_else(|| quoted(line, "url(\"")))
            .collect()
    } else {
        let tags = text
            .split('<')
            .filter(|tag| ["link ", "script ", "img "].iter().any(|name| tag.starts_with(name)));
        // None of these is fetched while a page is looked at: the icon, for one, when a phone keeps the app.
        let later = ["alternate", "canonical", "apple-touch-icon"].map(|kind| format!("rel=\"{kind}\""));
        let loads = tags.filter(|tag| !later.iter().any(|kind| tag.contains(kind)));
        loads
            .filter_map(|tag| quoted(tag, "src=\"").or_else(|| quoted(tag, "href=\"")))
            .collect()
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let absolute = |link: String| match link.strip_prefix("./") {
        Some(rest) => format!("{folder}/{rest}"),
        None => link,
    };
    found
        .into_iter()
        .filter(|link| !link.starts_with("data:") && !link.starts_with('#'))
        .map(absolute)
        .collect()
}
