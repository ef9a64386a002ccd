//! Pages of the large community with many readers, the first page over the wire, and the size of the program.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::figures::{Figures, Target};
use super::http::Connection;
use super::readers::{READERS, Serving, build, percentile, read};
use super::replay::large;
use super::seeded::{self, SLUG};

/// The pages of a community that are measured, without the one that asks for most.
const PAGES: [&str; 5] = ["today", "work", "money", "people", "flow"];
const MS_WANTED: f64 = 50.0;

/// Measures the pages.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Pages",
        "The release build serves the large community over real HTTP on the same machine as its readers, who share its cores. *At once*: each of 50 asks again as soon as it is answered. *Calmly*: each of 50 asks once a second. Pages come compressed, as browsers ask for them.",
    );
    let root = crate::root();
    build(&root)?;
    let program = std::fs::metadata(root.join("target/release/mirrorball"))
        .map_err(|error| format!("the program is not there: {error}"))?;
    figures.record("the program", program.len() as f64 / 1e6, "MB", Target::AtMost(25.0));
    let world = large();
    let data = seeded::directory(&world, folder)?;
    let serving = Serving::start(&root, &data)?;
    let (requests, bytes) = first_page(&serving.host)?;
    figures.record(
        "first page over the wire, all it loads",
        bytes as f64 / 1e3,
        "kB",
        Target::AtMost(60.0),
    );
    figures.record("requests for it", requests as f64, "", Target::None);
    for page in PAGES {
        let path = format!("/{SLUG}/{page}");
        let mut alone = read(&serving.host, &path, None, 1, Duration::ZERO)?;
        let mut calm = read(&serving.host, &path, None, READERS, Duration::from_secs(1))?;
        let mut rushed = read(&serving.host, &path, None, READERS, Duration::ZERO)?;
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

/// How many requests the first page makes, and how many bytes come over the wire for them.
fn first_page(host: &str) -> Result<(usize, usize), String> {
    let mut connection = Connection::open(host, 250)?;
    let mut waiting = vec!["/".to_owned()];
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        bytes += connection.get(&path, "gzip, deflate, br, zstd")?.wire_bytes;
        let plain = connection.get(&path, "identity")?;
        let text = String::from_utf8_lossy(&plain.body).into_owned();
        waiting.extend(loaded(&path, &text));
    }
    Ok((seen.len(), bytes))
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
        let loads = tags.filter(|tag| !tag.contains("rel=\"alternate\"") && !tag.contains("rel=\"canonical\""));
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
