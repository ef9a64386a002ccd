//! TLS: whether browsers that come from elsewhere can make keys here, and for how long the certificate holds.

use std::net::SocketAddr;
use std::path::Path;

use rules::quantity::DAY_MS;

use super::{Finding, acme, spoken_span};
use crate::limits::CERTIFICATE_DAYS_MIN;
use crate::serve::certificates::{self, Files};
use crate::settings::Settings;

const ABOUT: &str = "tls";

pub(super) fn look(settings: &Settings, data: &Path, now_ms: u64) -> Vec<Finding> {
    let Settings {
        tls,
        acme,
        listen,
        hosts,
        ..
    } = settings;
    let listen = *listen;
    if acme.contact.is_some() {
        let both = tls.certificate.is_some() || tls.key.is_some();
        return acme::look(acme, both, &acme::folder(data), (listen, hosts), now_ms);
    }
    match (&tls.certificate, &tls.key) {
        (Some(certificate), Some(key)) => own(
            &Files {
                certificate: certificate.clone(),
                key: key.clone(),
            },
            hosts,
            now_ms,
        ),
        (None, None) => vec![without(listen, hosts)],
        (Some(_), None) | (None, Some(_)) => vec![Finding::wrong(
            ABOUT,
            "Only one of tls.certificate and tls.key is set.".to_owned(),
            "The program does not start so.",
            "Set both, or none behind a proxy that has the certificate.",
        )],
    }
}

fn without(listen: SocketAddr, hosts: &[String]) -> Finding {
    if !listen.ip().is_loopback() && !hosts.is_empty() {
        return Finding::mind(
            ABOUT,
            format!(
                "{listen} is reached from other machines without TLS; a proxy has to bring it for {}.",
                hosts.join(", ")
            ),
            "Whoever comes past the proxy can make no keys, and is read on the way.",
            "Let only the proxy reach that address, or listen on 127.0.0.1.",
        );
    }
    if !listen.ip().is_loopback() {
        return Finding::wrong(
            ABOUT,
            format!("{listen} is reached from elsewhere without TLS."),
            "Browsers make keys only on https:// or on this machine itself: from elsewhere nobody can join or act.",
            "Set tls.certificate and tls.key, or acme.contact; or listen on 127.0.0.1 and put a proxy with a certificate in front.",
        );
    }
    if hosts.is_empty() {
        return Finding::well(
            ABOUT,
            "Only this machine itself reaches it, which needs no TLS.".to_owned(),
        );
    }
    Finding::well(
        ABOUT,
        format!("A proxy on this machine has to bring TLS for {}.", hosts.join(", ")),
    )
}

/// What a browser would say of these files.
pub(super) fn own(files: &Files, hosts: &[String], now_ms: u64) -> Vec<Finding> {
    let certificate = match certificates::read(files) {
        Ok(certificate) => certificate,
        Err(problem) => return vec![Finding::wrong(ABOUT, problem.what, &problem.why, &problem.next)],
    };
    let until_ms = certificates::valid_until_s(&certificate)
        .unwrap_or_default()
        .saturating_mul(1000);
    let left_ms = until_ms.saturating_sub(now_ms);
    let next = "Renew it, and put the new files in the place of the old: they are read again by themselves.";
    let mut findings = vec![if left_ms == 0 {
        let since = spoken_span(now_ms.saturating_sub(until_ms));
        let why = "Browsers turn everybody away who comes.";
        Finding::wrong(ABOUT, format!("The certificate expired {since} ago."), why, next)
    } else if left_ms < CERTIFICATE_DAYS_MIN * DAY_MS {
        let what = format!("The certificate holds for {} more.", spoken_span(left_ms));
        Finding::mind(ABOUT, what, "Whatever renews it should have done so by now.", next)
    } else {
        Finding::well(
            ABOUT,
            format!("The certificate holds for {} more.", spoken_span(left_ms)),
        )
    }];
    if hosts.is_empty() {
        findings.push(Finding::wrong(
            ABOUT,
            "No name is set under which others reach it.".to_owned(),
            "Any name but localhost is answered with 421, since another site could point its own name here.",
            "Set hosts to the names in the certificate.",
        ));
    }
    for host in hosts.iter().filter(|host| !certificates::is_for(&certificate, host)) {
        findings.push(Finding::wrong(
            ABOUT,
            format!("The certificate is not for {host}."),
            "Browsers turn everybody away who comes by that name.",
            "Get one that names it, or take the name out of hosts.",
        ));
    }
    findings
}
