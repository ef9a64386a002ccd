//! Certificates that the program gets itself, by ACME (RFC 8555). It proves over TLS itself that it answers to its names
//! (TLS-ALPN-01, RFC 8737), so that it takes no port beside the one it serves on, and no other program.
//!
//! What it got lies in the data directory, for its own account alone: the account's key, the chain and its key. A
//! certificate is renewed when a third of its time is left; what went wrong last is kept for `mirrorball doctor`.

mod asking;

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, ChallengeType, Error, Identifier, NewAccount, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::sign::CertifiedKey;
use sha2::{Digest, Sha256};

use super::certificates::{self, Certificates, Files};
use crate::limits::{ACME_PATIENCE_SECONDS, ACME_RETRY_SECONDS, ACME_TICK_SECONDS};
use crate::private;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::state::App;
use asking::Asking;

/// The folder of the data directory in which it lies.
const FOLDER: &str = "acme";
/// What an ACME server says of an account that it does not know (any more).
const NO_ACCOUNT: &str = "urn:ietf:params:acme:error:accountDoesNotExist";

/// Who gives certificates, for which names, and where they lie.
pub struct Acme {
    contact: String,
    directory: String,
    names: Vec<String>,
    folder: PathBuf,
    asking: Asking,
}

/// That nothing says what a certificate would be for, and what to do: the program says so when it starts, the doctor when
/// it looks.
pub const NAMELESS: [&str; 2] = [
    "There is no name to get a certificate for.",
    "Set hosts to the names under which others reach this server, such as [\"coop.example\"].",
];
/// That certificates are set in two ways at once, and what to do.
pub const BOTH: [&str; 2] = [
    "Both acme.contact and tls.certificate or tls.key are set.",
    "Leave the files out to get certificates by ACME, or leave acme.contact out.",
];

/// What went wrong last.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trouble {
    /// When, Unix ms.
    pub at_ms: u64,
    /// What.
    pub why: String,
}

impl Acme {
    /// Who the settings say is to be asked; none if they name no contact.
    ///
    /// # Errors
    ///
    /// There is no name to ask for, the folder can't be made, or the file of trusted certificates can't be read.
    pub fn open(settings: &Settings, data: &Path) -> Result<Option<Self>, Problem> {
        let Some(contact) = &settings.acme.contact else {
            return Ok(None);
        };
        let names = names(&settings.hosts);
        if names.is_empty() {
            let [why, next] = NAMELESS;
            return Err(refused(why, next));
        }
        let folder = folder(data);
        make_private(&folder).map_err(|flaw| {
            let why = format!("{} can't be made: {flaw}.", folder.display());
            refused(&why, "Let the program's own account write to its data directory.")
        })?;
        Ok(Some(Self {
            contact: contact.clone(),
            directory: settings.acme.directory.clone(),
            names,
            asking: Asking::trusting(settings.acme.trust.as_deref())?,
            folder,
        }))
    }

    /// The certificate that was got before, if one lies there.
    pub fn kept(&self) -> Option<CertifiedKey> {
        certificates::read(&files(&self.folder)).ok()
    }

    /// Gets a certificate whenever one is due, until the program ends.
    pub async fn keep(self, certificates: Certificates, app: App) {
        let mut closing = app.closing();
        let mut retry = ACME_RETRY_SECONDS;
        loop {
            let shown = certificates.shown();
            let mut pause = ACME_TICK_SECONDS;
            if shown.is_none_or(|shown| is_due(&shown, &self.names, app.now_ms() / 1000)) {
                match self.get(&certificates).await {
                    Ok(()) => {
                        tracing::info!("a certificate was got by ACME");
                        retry = ACME_RETRY_SECONDS;
                    }
                    Err(why) => {
                        tracing::error!(why, "no certificate was got by ACME; it is tried again");
                        self.remember(&why, app.now_ms());
                        pause = retry;
                        retry = retry.saturating_mul(2).min(ACME_TICK_SECONDS);
                    }
                }
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(pause)) => {}
                _ = closing.wait_for(|closing| *closing) => return,
            }
        }
    }

    /// Gets one, keeps it and shows it.
    async fn get(&self, certificates: &Certificates) -> Result<(), String> {
        let ordered = self.order(certificates).await;
        certificates.prove_nothing();
        let (chain, key) = ordered?;
        let files = files(&self.folder);
        let keep = |path: &Path, text: &str| {
            private::replace(path, text.as_bytes()).map_err(|flaw| format!("{}: {flaw}", path.display()))
        };
        keep(&files.key, &key)?;
        keep(&files.certificate, &chain)?;
        let certificate = certificates::read(&files).map_err(|problem| problem.why)?;
        certificates.show(certificate);
        // Where there was no trouble there is no file of it.
        let _ = std::fs::remove_file(self.folder.join("trouble"));
        Ok(())
    }

    /// Orders one, proves each name, and gives its chain and its key in PEM.
    async fn order(&self, certificates: &Certificates) -> Result<(String, String), String> {
        let account = self.account().await.map_err(said)?;
        let names: Vec<Identifier> = self.names.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await.map_err(said)?;
        prove(&mut order, certificates).await?;
        let patience = RetryPolicy::new().timeout(Duration::from_secs(ACME_PATIENCE_SECONDS));
        match order.poll_ready(&patience).await.map_err(said)? {
            OrderStatus::Ready => {}
            OrderStatus::Pending | OrderStatus::Processing | OrderStatus::Valid | OrderStatus::Invalid => {
                return Err(not_proven(&mut order).await);
            }
        }
        let key = order.finalize().await.map_err(said)?;
        let chain = order.poll_certificate(&patience).await.map_err(said)?;
        Ok((chain, key))
    }

    /// The account that was made before, or a new one.
    async fn account(&self) -> Result<Account, Error> {
        let contact = self.contact();
        let place = self.folder.join(account_file(&self.directory));
        let kept = std::fs::read(&place)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok());
        if let Some(kept) = kept {
            let account = Account::builder_with_http(Box::new(self.asking.clone()))
                .from_credentials(kept)
                .await?;
            match account.update_contacts(&[contact.as_str()]).await {
                Err(Error::Api(problem)) if problem.r#type.as_deref() == Some(NO_ACCOUNT) => {}
                Err(other) => return Err(other),
                Ok(()) => return Ok(account),
            }
        }
        let asked = NewAccount {
            contact: &[contact.as_str()],
            terms_of_service_agreed: true,
            only_return_existing: false,
        };
        let making = Account::builder_with_http(Box::new(self.asking.clone()));
        let (account, credentials): (Account, AccountCredentials) =
            making.create(&asked, self.directory.clone(), None).await?;
        let text = serde_json::to_vec_pretty(&credentials)?;
        private::replace(&place, &text).map_err(|flaw| Error::Other(Box::new(flaw)))?;
        Ok(account)
    }

    fn contact(&self) -> String {
        if self.contact.contains(':') {
            self.contact.clone()
        } else {
            format!("mailto:{}", self.contact)
        }
    }

    /// Leaves what went wrong to whoever asks the doctor; if even that can't be written, the log has it.
    fn remember(&self, why: &str, now_ms: u64) {
        let _ = private::replace(&self.folder.join("trouble"), format!("{now_ms}\n{why}\n").as_bytes());
    }
}

/// Proves every name of an order that is not proven already.
async fn prove(order: &mut Order, certificates: &Certificates) -> Result<(), String> {
    let mut authorizations = order.authorizations();
    while let Some(next) = authorizations.next().await {
        let mut authorization = next.map_err(said)?;
        match authorization.status {
            AuthorizationStatus::Pending => {}
            AuthorizationStatus::Valid => continue,
            AuthorizationStatus::Invalid
            | AuthorizationStatus::Revoked
            | AuthorizationStatus::Expired
            | AuthorizationStatus::Deactivated => return Err("a name can't be proven any more".to_owned()),
        }
        let Some(mut challenge) = authorization.challenge(ChallengeType::TlsAlpn01) else {
            return Err("whoever gives certificates there takes no proof over TLS (TLS-ALPN-01)".to_owned());
        };
        let name = challenge.identifier().to_string();
        let proof = proof(&name, challenge.key_authorization().digest().as_ref())?;
        certificates.prove(name, proof);
        challenge.set_ready().await.map_err(said)?;
    }
    Ok(())
}

/// The certificate that is the proof: for this name, with what was asked for in it.
fn proof(name: &str, digest: &[u8]) -> Result<CertifiedKey, String> {
    let made = || -> Result<(Vec<u8>, Vec<u8>), rcgen::Error> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(vec![name.to_owned()])?;
        params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
        let certificate = params.self_signed(&key)?;
        Ok((certificate.der().to_vec(), key.serialize_der()))
    };
    let (certificate, key) = made().map_err(|flaw| format!("the proof was not made: {flaw}"))?;
    certificates::certified(certificate, key).map_err(|flaw| format!("the proof was not made: {flaw}"))
}

/// Why an order did not become ready: what was said of the first name that failed.
async fn not_proven(order: &mut Order) -> String {
    let mut authorizations = order.authorizations();
    while let Some(Ok(mut authorization)) = authorizations.next().await {
        let Ok(state) = authorization.refresh().await else {
            continue;
        };
        if let Some(problem) = state.challenges.iter().find_map(|challenge| challenge.error.as_ref()) {
            return problem.to_string();
        }
    }
    "the names were not proven".to_owned()
}

fn said(error: Error) -> String {
    match error {
        Error::Timeout(_) => "whoever gives certificates did not finish in time".to_owned(),
        other => other.to_string(), // Another crate's: its own words.
    }
}

/// The names that a certificate can be got for: not those of this machine alone, and no addresses in figures.
pub fn names(hosts: &[String]) -> Vec<String> {
    let is_name = |host: &&String| host.contains('.') && host.parse::<IpAddr>().is_err();
    hosts.iter().filter(is_name).cloned().collect()
}

/// Whether a certificate has to be got: it is not for one of the names, or less than a third of its time is left.
fn is_due(shown: &CertifiedKey, names: &[String], now_s: u64) -> bool {
    let (from, until) = (
        certificates::valid_from_s(shown).unwrap_or_default(),
        certificates::valid_until_s(shown).unwrap_or_default(),
    );
    let renewal = from.saturating_add(until.saturating_sub(from) / 3 * 2);
    now_s >= renewal || !names.iter().all(|name| certificates::is_for(shown, name))
}

/// Where all of it lies.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// The files of the certificate that was got.
pub fn files(folder: &Path) -> Files {
    Files {
        certificate: folder.join("chain.pem"),
        key: folder.join("key.pem"),
    }
}

/// What went wrong last, if nothing has gone well since.
pub fn trouble(folder: &Path) -> Option<Trouble> {
    let text = std::fs::read_to_string(folder.join("trouble")).ok()?;
    let (at, why) = text.split_once('\n')?;
    Some(Trouble {
        at_ms: at.parse().ok()?,
        why: why.trim().to_owned(),
    })
}

/// Each server that gives certificates has an account of its own.
fn account_file(directory: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(directory).into();
    format!("account-{}.json", crate::hex::encode(&digest[..4]))
}

fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn refused(why: &str, next: &str) -> Problem {
    Problem::fault("acme", "No certificate can be got.".to_owned(), why.to_owned(), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(names: &[&str], from: i32, until: i32) -> CertifiedKey {
        let key = KeyPair::generate().unwrap();
        let mut params =
            CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
        params.not_before = rcgen::date_time_ymd(from, 1, 1);
        params.not_after = rcgen::date_time_ymd(until, 1, 1);
        let certificate = params.self_signed(&key).unwrap();
        certificates::certified(certificate.der().to_vec(), key.serialize_der()).unwrap()
    }

    #[test]
    fn one_is_due_when_a_third_is_left_or_a_name_is_missing() {
        const YEAR_S: u64 = 31_557_600;
        let names = ["coop.example".to_owned()];
        let shown = made(&["coop.example"], 2020, 2023);
        let year = |after_1970: u64| after_1970 * YEAR_S;
        assert!(!is_due(&shown, &names, year(51)), "a year of three is over");
        assert!(is_due(&shown, &names, year(52) + YEAR_S / 10), "two are");
        assert!(is_due(&shown, &names, year(60)), "it has expired");
        let more = ["coop.example".to_owned(), "www.coop.example".to_owned()];
        assert!(is_due(&shown, &more, year(51)), "it is not for the second name");
    }

    #[test]
    fn names_are_those_that_the_world_can_look_up() {
        let hosts = [
            "coop.example",
            "localhost",
            "192.0.2.7",
            "2001:db8::7",
            "www.coop.example",
        ];
        let hosts: Vec<String> = hosts.map(str::to_owned).to_vec();
        assert_eq!(names(&hosts), ["coop.example", "www.coop.example"]);
    }
}
