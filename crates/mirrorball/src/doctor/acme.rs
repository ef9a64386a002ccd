//! Certificates that the program gets itself: whether it can, what went wrong last, and whether their keys lie where only
//! it reads them.

use std::net::SocketAddr;
use std::path::Path;

use super::certificate::own;
use super::{Finding, spoken_span};
use crate::serve::acme::{BOTH, NAMELESS, files, names, trouble};
use crate::settings::Acme;

pub(super) use crate::serve::acme::folder;

const ABOUT: &str = "tls";
const HTTPS: u16 = 443;

/// Looks at everything around it; `both` says whether files of a certificate are set too.
pub(super) fn look(
    acme: &Acme,
    both: bool,
    folder: &Path,
    (listen, hosts): (SocketAddr, &[String]),
    now_ms: u64,
) -> Vec<Finding> {
    if both {
        return vec![unstartable(BOTH)];
    }
    let names = names(hosts);
    if names.is_empty() {
        return vec![unstartable(NAMELESS)];
    }
    let mut findings = Vec::new();
    findings.extend(is_private(folder));
    if listen.port() != HTTPS {
        findings.push(Finding::mind(
            ABOUT,
            format!("It listens on {listen}, and whoever gives certificates looks at port {HTTPS}."),
            "They give none unless that port of each host leads here.",
            "Listen on port 443, or let whatever is in front lead it here as it comes.",
        ));
    }
    let files = files(folder);
    let failed = trouble(folder).map(|trouble| {
        let ago = spoken_span(now_ms.saturating_sub(trouble.at_ms));
        format!("It was tried {ago} ago at {}: {}", acme.directory, trouble.why)
    });
    let next = "Let each host lead to this machine (its DNS, port 443), see that this machine reaches the directory, and wait: it is tried again by itself.";
    if !files.certificate.exists() {
        let why = failed.unwrap_or_else(|| "None was asked for yet; the program does so when it runs.".to_owned());
        findings.push(Finding::wrong(
            ABOUT,
            format!("There is no certificate yet for {}.", names.join(", ")),
            &why,
            next,
        ));
        return findings;
    }
    findings.extend(own(&files, &names, now_ms));
    if let Some(why) = failed {
        findings.push(Finding::mind(
            ABOUT,
            "The certificate was not renewed.".to_owned(),
            &why,
            next,
        ));
    }
    findings
}

/// What keeps the program from starting.
fn unstartable([what, next]: [&str; 2]) -> Finding {
    Finding::wrong(ABOUT, what.to_owned(), "The program does not start so.", next)
}

#[cfg(unix)]
fn is_private(folder: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(folder).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| {
        Finding::wrong(
            ABOUT,
            format!("Others on this machine can look into {}.", folder.display()),
            "The certificate's key lies there: whoever has it can pretend to be this server.",
            &format!("chmod 700 {}", folder.display()),
        )
    })
}

#[cfg(not(unix))]
fn is_private(_: &Path) -> Option<Finding> {
    None
}
