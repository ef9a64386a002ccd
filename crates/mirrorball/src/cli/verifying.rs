//! `mirrorball verify`: replay a register from its bytes and recompute
//! everything in it, without trusting the server that it came from.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use node::audit::Audit;
use register::entry::HEADING;
use rules::community::Origin;
use serde_json::json;

use crate::ball;
use crate::cli::args::{Place, Verify};
use crate::cli::keyfile::file_fault;
use crate::cli::memory::Memory;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::client::split_address;
use crate::language::Language;
use crate::problem::Problem;

/// Verifies a register and says what it holds.
///
/// # Errors
///
/// A breach that names the entry, or a fault with the file or the server.
pub fn verify(words: &Verify) -> Result<(), Problem> {
    let audit = audit(words)?;
    if words.json {
        print_json(&described(&audit));
    } else {
        print(&audit);
    }
    Ok(())
}

/// Replays a register, with a bar where somebody watches.
///
/// # Errors
///
/// As [`verify`].
pub(super) fn audit(words: &Verify) -> Result<Audit, Problem> {
    let (source, length) = open(words)?;
    let source = register_of(source, &words.source)?;
    let bar = bar(length, words.json);
    let audited = node::audit::verify(source, |entries, bytes| {
        bar.set_position(bytes);
        bar.set_message(entries.to_string());
    });
    bar.finish_and_clear();
    audited.map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))
}

/// The same bytes, once it is seen that they are those of a register: of any other file, nobody broke a word.
fn register_of(mut source: Box<dyn Read + Send>, name: &str) -> Result<Box<dyn Read + Send>, Problem> {
    let mut head = Vec::new();
    source
        .by_ref()
        .take(HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(|flaw| file_fault("The register was not read.", Path::new(name), &flaw))?;
    // Anywhere in it, so that damage at its beginning is told as such.
    if head.windows(HEADING.len()).any(|bytes| bytes == HEADING.as_bytes()) {
        return Ok(Box::new(std::io::Cursor::new(head).chain(source)));
    }
    Err(Problem::fault(
        "no-register",
        format!("{name} is no register."),
        "No entry begins in its first 64 KiB: each begins with a line such as “mirrorball/1 1767225600000”.".to_owned(),
        "Name a file that `mirrorball export register` wrote, or an address that ends in /register.",
    ))
}

/// So many bytes hold the beginnings of several entries, as long as they may be.
const HEAD_BYTES: u64 = 64 * 1024;

/// The bytes of the register, and how many there are, if that is known.
fn open(words: &Verify) -> Result<(Box<dyn Read + Send>, Option<u64>), Problem> {
    if words.source == "-" {
        return Ok((Box::new(std::io::stdin()), None));
    }
    if let Some((server, path)) = split_address(&words.source) {
        return open_address(words, server, path);
    }
    let path = Path::new(&words.source);
    let flaw = |flaw: std::io::Error| file_fault("The register was not read.", path, &flaw);
    let file = File::open(path).map_err(flaw)?;
    let about = file.metadata().map_err(flaw)?;
    Ok((Box::new(file), about.is_file().then_some(about.len())))
}

fn open_address(words: &Verify, server: &str, path: &str) -> Result<(Box<dyn Read + Send>, Option<u64>), Problem> {
    let place = Place {
        server: None,
        community: None,
        key: words.key.clone(),
        json: words.json,
    };
    let setting = Setting::at(server, Memory::load()?, &place);
    let opened = match setting.client.stream(path) {
        Err(problem) if problem.code == "session-needed" => {
            let community = path.trim_matches('/').split('/').next().unwrap_or_default();
            setting.client.open_session(community, &setting.key()?.secret)?;
            setting.client.stream(path)
        }
        opened => opened,
    };
    let (body, length) = opened?;
    Ok((Box::new(body), length))
}

/// A bar on a terminal; nothing where nobody watches.
fn bar(length: Option<u64>, quiet: bool) -> ProgressBar {
    let bar = match length {
        Some(length) => ProgressBar::new(length),
        None => ProgressBar::new_spinner(),
    };
    bar.set_draw_target(if quiet {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    });
    let style = match length {
        Some(_) => "{bar:30} {percent} %  {msg} entries  {bytes_per_sec}  {eta} left",
        None => "{spinner} {msg} entries  {bytes}  {bytes_per_sec}",
    };
    bar.with_style(ProgressStyle::with_template(style).expect("the template above is sound"))
}

fn described(audit: &Audit) -> serde_json::Value {
    let mut described = json!({
        "verified": true,
        "community": audit.id.to_string(),
        "name": name(audit),
        "entries": audit.size,
        "root": audit.root.to_string(),
        "ball": ball::spoken(&audit.community, audit.root.as_bytes()).words,
        "state": audit.digest.to_string(),
        "members": audit.members,
    });
    let origins = audit.community.origins();
    if !origins.is_empty() {
        let origin = |one: &Origin| {
            json!({ "community": one.community.to_string(), "name": one.name, "entries": one.size,
                "root": one.root.to_string() })
        };
        described["began_with"] = origins.iter().map(origin).collect();
    }
    described
}

fn print(audit: &Audit) {
    out!("Verified: every signature, rule and payout of {} holds.", name(audit));
    out!("entries   {}", audit.size);
    out!("members   {}", audit.members);
    out!("community {}", audit.id);
    out!("root      {}", audit.root);
    out!("state     {}", audit.digest);
    out!(
        "ball      {}",
        ball::spoken(&audit.community, audit.root.as_bytes()).text()
    );
    for origin in audit.community.origins() {
        out!(
            "It began with {} entries of {}, verified as such:",
            origin.size,
            origin.name
        );
        out!("  community {}", origin.community);
        out!("  root      {}", origin.root);
    }
}

fn name(audit: &Audit) -> &str {
    audit
        .community
        .foundation()
        .map_or("", |foundation| foundation.name.as_str())
}
