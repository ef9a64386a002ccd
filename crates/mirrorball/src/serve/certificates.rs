//! The certificate that the server shows: read from two files in PEM, told apart from one that does not serve, and read
//! again when the files change, without a restart.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{CertificateError, RootCertStore, ServerConfig};
use sha2::{Digest, Sha256};

use crate::limits::CERTIFICATE_TICK_SECONDS;
use crate::problem::Problem;

/// What this server speaks within TLS.
const HTTP: &[u8] = b"http/1.1";
/// What whoever gives certificates speaks, to see a proof.
pub(crate) const PROOF: &[u8] = b"acme-tls/1";

/// A certificate's two files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Files {
    /// The chain, the server's own certificate first.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// The certificate that is shown now. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Certificates {
    shown: Arc<Shown>,
}

#[derive(Debug, Default)]
struct Shown {
    current: RwLock<Option<Arc<CertifiedKey>>>,
    /// Proofs by name, while a certificate is being got.
    proofs: RwLock<BTreeMap<String, Arc<CertifiedKey>>>,
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        if hello.alpn().is_some_and(|mut spoken| spoken.any(|one| one == PROOF)) {
            let proofs = self.proofs.read().unwrap_or_else(PoisonError::into_inner);
            return proofs.get(hello.server_name()?).cloned();
        }
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Certificates {
    /// None yet.
    pub fn none() -> Self {
        Self { shown: Arc::default() }
    }

    /// Shows this one from now on, on new connections.
    pub fn show(&self, certificate: CertifiedKey) {
        let mut current = self.shown.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = Some(Arc::new(certificate));
    }

    /// The one that is shown now.
    pub fn shown(&self) -> Option<Arc<CertifiedKey>> {
        self.shown
            .current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Shows this proof to whoever gives certificates and asks for this name.
    pub fn prove(&self, name: String, proof: CertifiedKey) {
        let mut proofs = self.shown.proofs.write().unwrap_or_else(PoisonError::into_inner);
        proofs.insert(name, Arc::new(proof));
    }

    /// Shows no proof any more.
    pub fn prove_nothing(&self) {
        self.shown
            .proofs
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// How connections are begun.
    ///
    /// # Panics
    ///
    /// Never: the provider knows the protocol versions that rustls calls safe.
    pub fn config(&self) -> Arc<ServerConfig> {
        let builder = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
        let builder = builder.expect("ring speaks TLS 1.2 and 1.3");
        let shown = Arc::clone(&self.shown);
        let mut config = builder.with_no_client_auth().with_cert_resolver(shown);
        config.alpn_protocols = vec![HTTP.to_vec(), PROOF.to_vec()];
        Arc::new(config)
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// Reads a certificate and its key, and sees that they belong together.
///
/// # Errors
///
/// A file can't be read, holds something else, or the key is another one's.
pub fn read(files: &Files) -> Result<CertifiedKey, Problem> {
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|flaw| not_read(&files.certificate, &flaw.to_string()))?;
    if chain.is_empty() {
        return Err(not_read(&files.certificate, "there is no certificate in it"));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|flaw| not_read(&files.key, &flaw.to_string()))?;
    let key = ring::sign::any_supported_type(&key).map_err(|flaw| not_read(&files.key, &flaw.to_string()))?;
    let certified = CertifiedKey::new(chain, key);
    certified.keys_match().map_err(|_| {
        not_read(
            &files.key,
            &format!("it is not the key of {}", files.certificate.display()),
        )
    })?;
    Ok(certified)
}

fn not_read(path: &Path, why: &str) -> Problem {
    Problem::fault(
        "certificate",
        "The certificate can't be used.".to_owned(),
        format!("{}: {why}.", path.display()),
        "Name the files of the whole chain and of its key in PEM, as tls.certificate and tls.key, readable by the program's own account.",
    )
}

/// A certificate and its key in PKCS#8, from their bytes.
///
/// # Errors
///
/// The key is of a kind that is not signed with here.
pub fn certified(certificate: Vec<u8>, key: Vec<u8>) -> Result<CertifiedKey, rustls::Error> {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key));
    let key = ring::sign::any_supported_type(&key)?;
    Ok(CertifiedKey::new(vec![CertificateDer::from(certificate)], key))
}

/// Until when a certificate is valid, in Unix seconds; none if it can't be read.
pub fn valid_until_s(certificate: &CertifiedKey) -> Option<u64> {
    // At the end of all time every certificate has expired; whoever checks it says since when.
    match checked_at(certificate, u64::from(u32::MAX) * 64)? {
        CertificateError::ExpiredContext { not_after, .. } => Some(not_after.as_secs()),
        _ => None, // Not an enum of ours.
    }
}

/// From when on a certificate is valid, in Unix seconds; none if it can't be read.
pub fn valid_from_s(certificate: &CertifiedKey) -> Option<u64> {
    // At the beginning none is valid yet.
    match checked_at(certificate, 0)? {
        CertificateError::NotValidYetContext { not_before, .. } => Some(not_before.as_secs()),
        _ => None, // Not an enum of ours.
    }
}

/// What whoever checks a certificate at this moment, trusting nobody, finds wrong with it first.
fn checked_at(certificate: &CertifiedKey, moment_s: u64) -> Option<CertificateError> {
    let parsed = ParsedCertificate::try_from(certificate.end_entity_cert().ok()?).ok()?;
    let algorithms = provider().signature_verification_algorithms.all;
    let moment = UnixTime::since_unix_epoch(Duration::from_secs(moment_s));
    let checked = verify_server_cert_signed_by_trust_anchor(&parsed, &RootCertStore::empty(), &[], moment, algorithms);
    match checked {
        Err(rustls::Error::InvalidCertificate(flaw)) => Some(flaw),
        _ => None, // Not an enum of ours.
    }
}

/// Whether a certificate is for this host.
pub fn is_for(certificate: &CertifiedKey, host: &str) -> bool {
    let parsed = certificate
        .end_entity_cert()
        .ok()
        .and_then(|end| ParsedCertificate::try_from(end).ok());
    let name = ServerName::try_from(host).ok();
    parsed
        .zip(name)
        .is_some_and(|(parsed, name)| verify_server_name(&parsed, &name).is_ok())
}

/// Reads the files again whenever they have changed, and at once when the system asks for it (SIGHUP). A certificate that
/// can't be used is said aloud, and the one before goes on being shown.
pub async fn follow(
    certificates: Certificates,
    files: Files,
    mut asked: Asked,
    mut closing: tokio::sync::watch::Receiver<bool>,
) {
    // Those that are shown were read before, and may have changed since.
    let mut seen = None;
    let mut interval = tokio::time::interval(Duration::from_secs(CERTIFICATE_TICK_SECONDS));
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = interval.tick() => {}
            () = asked.again() => {}
            _ = closing.wait_for(|closing| *closing) => return,
        }
        let now = digest(&files);
        if now == seen {
            continue;
        }
        match read(&files) {
            Ok(certificate) => {
                certificates.show(certificate);
                if seen.is_some() {
                    tracing::info!("the certificate was read again");
                }
                seen = now;
            }
            // Perhaps one of the two is still being written.
            Err(problem) => tracing::error!(
                why = problem.why,
                "the new certificate can't be used; the one before is shown"
            ),
        }
    }
}

fn digest(files: &Files) -> Option<[u8; 32]> {
    let mut digest = Sha256::new();
    for path in [&files.certificate, &files.key] {
        let bytes = std::fs::read(path).ok()?;
        digest.update(bytes.len().to_be_bytes());
        digest.update(bytes);
    }
    Some(digest.finalize().into())
}

/// The system's requests to read files again. A program that does not listen for them is ended by the first.
pub struct Asked {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Asked {
    /// Listens from now on, also where there is nothing to read again.
    pub fn listen() -> Self {
        Self {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok(),
        }
    }

    async fn again(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal {
            signal.recv().await;
            return;
        }
        std::future::pending().await
    }
}
