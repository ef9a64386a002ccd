//! Writes the table of embedded assets: each as pages load it, and smaller for browsers that read Brotli.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use crate::joining;

/// A file as it is served.
struct Served {
    kind: &'static str,
    bytes: Vec<u8>,
}

/// Writes a table of every asset, and beside it the files that it embeds. All share one hash of all their bytes, so that
/// relative imports between modules keep working and a changed file gets a new address.
pub(crate) fn embed(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let (served, checking_page) = served(folder)?;
    let mut hash = HASH_BEGINS;
    let mut rust = String::from("/// Every embedded file.\npub(super) static FILES: &[File] = &[\n");
    for (name, Served { kind, bytes }) in &served {
        hash = hashed(hashed(hash, name.as_bytes()), bytes);
        let path = out.join("assets").join(name);
        keep(&path, bytes)?;
        let small = small(out, bytes)?;
        let small = small.map_or("None".to_owned(), |small| format!("Some(include_bytes!({small:?}))"));
        writeln!(
            rust,
            "    File {{ path: {name:?}, kind: {kind:?}, bytes: include_bytes!({path:?}), brotli: {small}, integrity: {:?} }},",
            integrity(bytes)
        )?;
    }
    writeln!(
        rust,
        "];\n/// The hash that stands in every asset's address.\npub(super) const VERSION: &str = \"{hash:016x}\";\n\
         /// The script of the checking page, and its hash.\npub(super) const CHECKING_PAGE: (&str, &str) = ({checking_page:?}, {:?});",
        integrity(checking_page.as_bytes())
    )?;
    fs::write(out.join("assets.rs"), rust)?;
    Ok(())
}

/// What a browser compares a file with before it runs it (W3C Subresource Integrity).
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(bytes)))
}

/// Every file that is served, by its path: scripts joined and bare, styles bare, the rest as it is. Beside them the script of
/// the checking page.
fn served(folder: &Path) -> Result<(BTreeMap<String, Served>, String), Box<dyn Error>> {
    let mut files = BTreeMap::new();
    gather(folder, folder, &mut files)?;
    let mut served = BTreeMap::new();
    let mut modules = BTreeMap::new();
    for (name, path) in &files {
        let kind = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => SCRIPT,
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("webmanifest") => "application/manifest+json",
            Some("txt") => "text/plain; charset=utf-8",
            Some("md") => continue,
            _ => {
                return Err(
                    format!("assets/{name}: no type is known for this ending; add it to build/embedding.rs").into(),
                );
            }
        };
        let module = name.strip_prefix("js/").and_then(|name| name.strip_suffix(".js"));
        if let Some(module) = module.filter(|module| *module != WORKER) {
            modules.insert(module.to_owned(), fs::read_to_string(path)?);
            continue;
        }
        let bytes = match name.rsplit('.').next() {
            Some("css") => joining::bare_style(&fs::read_to_string(path)?).into_bytes(),
            Some("js") => joining::bare_script(&fs::read_to_string(path)?)?
                .join("\n")
                .into_bytes(),
            _ => fs::read(path)?,
        };
        served.insert(name.clone(), Served { kind, bytes });
    }
    for (module, text) in joining::join(&modules)? {
        let bytes = text.into_bytes();
        served.insert(format!("js/{module}.js"), Served { kind: SCRIPT, bytes });
    }
    Ok((served, joining::alone(&modules)?))
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
/// The script that runs beside pages, and is no module of theirs.
const WORKER: &str = "worker";

/// A file as Brotli makes it, where that is smaller. It is made again only when its bytes have changed, since the best
/// takes its time.
fn small(out: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let path = out
        .join("brotli")
        .join(format!("{:016x}.br", hashed(HASH_BEGINS, bytes)));
    if !path.exists() {
        let mut small = Vec::new();
        let best = brotli::enc::BrotliEncoderParams {
            quality: 11,
            size_hint: bytes.len(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &bytes[..], &mut small, &best)?;
        keep(&path, &small)?;
    }
    let length = fs::metadata(&path)?.len();
    Ok((length < bytes.len() as u64).then_some(path))
}

fn keep(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let folder = path.parent().ok_or("a file of the build has no folder")?;
    fs::create_dir_all(folder)?;
    // Renamed into place, so that a build that was broken off leaves no half of a file.
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, bytes)?;
    fs::rename(&unfinished, path)?;
    Ok(())
}

/// FNV-1a: names a version, guards nothing.
fn hashed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

const HASH_BEGINS: u64 = 0xcbf2_9ce4_8422_2325;

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(root, &path, files)?;
        } else {
            let name = path
                .strip_prefix(root)?
                .to_str()
                .ok_or("an asset has no UTF-8 name")?
                .replace('\\', "/");
            files.insert(name, path);
        }
    }
    Ok(())
}
