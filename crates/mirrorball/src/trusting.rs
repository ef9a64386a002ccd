//! Whom this program trusts where it asks others over HTTPS: the authorities that browsers know, or those in the file that
//! `SSL_CERT_FILE` names, as other programs have it. So a server with an own authority is reached like any other.

use std::ffi::OsString;
use std::path::Path;

use ureq::config::ConfigBuilder;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::typestate::AgentScope;

use crate::problem::Problem;

/// The variable of the environment that names a file of authorities, in PEM.
pub const VARIABLE: &str = "SSL_CERT_FILE";

/// The authorities of the file that the environment names; `None` where it names none, and those that browsers know hold.
///
/// # Errors
///
/// The file can't be read, or holds no certificate.
pub fn named() -> Result<Option<RootCerts>, Problem> {
    let Some(file) = file() else { return Ok(None) };
    let flaw = |why: String| {
        Problem::fault(
            "authorities",
            "It is not known whose certificates to trust.".to_owned(),
            format!("{VARIABLE} names {}: {why}.", Path::new(&file).display()),
            "Let it name a file of certificates in PEM, or unset it to trust the authorities that browsers know.",
        )
    };
    in_file(Path::new(&file)).map(Some).map_err(flaw)
}

/// Builds what asks over HTTPS: it trusts the authorities that [`named`] finds.
///
/// # Errors
///
/// See [`named`].
pub fn by_environment(config: ConfigBuilder<AgentScope>) -> Result<ureq::Agent, Problem> {
    Ok(match named()? {
        Some(roots) => config.tls_config(TlsConfig::builder().root_certs(roots).build()),
        None => config,
    }
    .build()
    .into())
}

/// The certificates in a file of PEM, as those whom to trust.
///
/// # Errors
///
/// It can't be read, or holds none: why, as the end of a sentence.
pub fn in_file(file: &Path) -> Result<RootCerts, String> {
    let text = std::fs::read(file).map_err(|error| error.to_string())?;
    let mut roots = Vec::new();
    for item in parse_pem(&text) {
        if let PemItem::Certificate(root) = item.map_err(|error| error.to_string())? {
            roots.push(root);
        }
    }
    if roots.is_empty() {
        return Err("there is no certificate in it".to_owned());
    }
    Ok(RootCerts::new_with_certs(&roots))
}

/// What is said where no answer came since the certificate is not trusted; none where it is something else.
pub fn distrusted(server: &str, flaw: &ureq::Error) -> Option<Problem> {
    let detail = doubt(flaw)?;
    let whom = match file() {
        Some(file) => format!("those in {}, which {VARIABLE} names", Path::new(&file).display()),
        None => "those that browsers know".to_owned(),
    };
    let why = format!("{detail}. The authorities that are trusted here are {whom}.");
    let next = format!(
        "If it is your own authority, name the file of its certificate: {VARIABLE}=ca.pem mirrorball …; otherwise ask whoever runs the server, and send it nothing until then."
    );
    let what = format!("The certificate of {server} is not trusted.");
    Some(Problem::fault("certificate-not-trusted", what, why, &next))
}

/// Why a certificate is not trusted, if that is the flaw; it comes by itself, or within what went wrong while reading.
fn doubt(flaw: &ureq::Error) -> Option<String> {
    let rustls = match flaw {
        ureq::Error::Rustls(flaw) => Some(flaw),
        ureq::Error::Io(flaw) => flaw.get_ref().and_then(|flaw| flaw.downcast_ref::<rustls::Error>()),
        _ => None, // Every other flaw is not about certificates.
    };
    match rustls? {
        rustls::Error::InvalidCertificate(flaw) => Some(match flaw {
            rustls::CertificateError::UnknownIssuer => "It is signed by nobody who is trusted here".to_owned(),
            rustls::CertificateError::Expired | rustls::CertificateError::ExpiredContext { .. } => {
                "It has expired".to_owned()
            }
            rustls::CertificateError::NotValidForName | rustls::CertificateError::NotValidForNameContext { .. } => {
                "It is for another name than this address".to_owned()
            }
            other => format!("It does not hold: {other}"), // There are many, and more may come.
        }),
        _ => None, // Everything else is not about certificates.
    }
}

/// What the environment names; an empty text names nothing.
fn file() -> Option<OsString> {
    std::env::var_os(VARIABLE).filter(|file| !file.is_empty())
}
