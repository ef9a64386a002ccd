//! Certificates that the program gets itself, from Pebble, the server that Let's Encrypt's authors wrote for tests. It
//! looks the names up, comes to the program's port, and sees the proof, as one out in the world would.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");
const NAMES: [&str; 2] = ["coop.example", "www.coop.example"];

/// A process of this test, ended with it.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Pebble, with a name server that leads every name to this machine.
struct Pebble {
    directory: String,
    management: u16,
    /// The certificate that signed the one by which Pebble itself is reached.
    trust: PathBuf,
    _processes: [Ended; 2],
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens there.
fn wait_for(port: u16) {
    let is_there = (0..2_000_000).any(|_| TcpStream::connect(("127.0.0.1", port)).is_ok());
    assert!(is_there, "nobody listens on {port}");
}

fn started(program: &str, command: &mut Command) -> Ended {
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    Ended(child.unwrap_or_else(|flaw| panic!("{program}: {flaw}. `cargo xtask test --only tools` installs it")))
}

impl Pebble {
    /// Begins one that looks for proofs at this port.
    fn start(home: &Path, proofs_at: u16) -> Self {
        let (listen, management) = (free_port(), free_port());
        let (lookups, lookups_management) = (free_port(), free_port());
        let trust = certify_pebble(home);
        let config = serde_json::json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{listen}"),
            "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": home.join("pebble.pem"),
            "privateKey": home.join("pebble.key"),
            "httpPort": free_port(),
            "tlsPort": proofs_at,
        } });
        let file = home.join("pebble.json");
        fs::write(&file, config.to_string()).unwrap();
        let names = started(
            "pebble-challtestsrv",
            Command::new("pebble-challtestsrv")
                .args(["-defaultIPv4", "127.0.0.1", "-defaultIPv6", ""])
                .args(["-http01", "", "-https01", "", "-tlsalpn01", ""])
                .args(["-dns01", &format!("127.0.0.1:{lookups}")])
                .args(["-management", &format!("127.0.0.1:{lookups_management}")]),
        );
        wait_for(lookups_management);
        let server = started(
            "pebble",
            Command::new("pebble")
                .args(["-strict", "-dnsserver", &format!("127.0.0.1:{lookups}"), "-config"])
                .arg(&file)
                .env("PEBBLE_VA_NOSLEEP", "1"),
        );
        wait_for(listen);
        wait_for(management);
        Self {
            directory: format!("https://127.0.0.1:{listen}/dir"),
            management,
            trust,
            _processes: [names, server],
        }
    }

    /// The root that certificates which Pebble gives lead to.
    fn root(&self) -> CertificateDer<'static> {
        let pem = fs::read(&self.trust).unwrap();
        let trust = ureq::tls::Certificate::from_pem(&pem).unwrap();
        let tls = ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::new_with_certs(&[trust]));
        let agent: ureq::Agent = ureq::Agent::config_builder().tls_config(tls.build()).build().into();
        let address = format!("https://127.0.0.1:{}/roots/0", self.management);
        let text = agent.get(&address).call().unwrap().body_mut().read_to_string().unwrap();
        CertificateDer::from_pem_slice(text.as_bytes()).unwrap()
    }
}

/// Makes the certificate by which Pebble itself is reached, signed by an authority that nobody else knows; gives the file
/// of that.
fn certify_pebble(home: &Path) -> PathBuf {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = vec!["127.0.0.1".to_owned(), "localhost".to_owned()];
    let certificate = CertificateParams::new(names).unwrap().signed_by(&key, &issuer).unwrap();
    fs::write(home.join("pebble.pem"), certificate.pem()).unwrap();
    fs::write(home.join("pebble.key"), key.serialize_pem()).unwrap();
    let trust = home.join("trust.pem");
    fs::write(&trust, issuer.pem()).unwrap();
    trust
}

/// The program, serving with certificates that it gets itself.
struct Server {
    _child: Ended,
    log: BufReader<std::process::ChildStderr>,
}

impl Server {
    fn start(home: &Path, port: u16, names: &[&str], (directory, trust): (&str, &Path)) -> Self {
        let file = settings(home, port, names, (directory, trust));
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--config"]).arg(&file).env_remove("RUST_LOG");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the server says where it is").unwrap();
        assert_eq!(first, format!("Mirrorball is at https://{}:{port}", names[0]));
        std::thread::spawn(move || lines.for_each(drop));
        let log = BufReader::new(child.stderr.take().unwrap());
        Self {
            _child: Ended(child),
            log,
        }
    }

    /// Reads the log on until a line says so.
    fn wait_until_it_says(&mut self, words: &str) -> String {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert!(
                self.log.read_line(&mut line).unwrap() > 0,
                "it ended before it said: {words}"
            );
        }
        line
    }
}

fn settings(home: &Path, port: u16, names: &[&str], (directory, trust): (&str, &Path)) -> PathBuf {
    let file = home.join("mirrorball.toml");
    let text = format!(
        "data = \"data\"\nlisten = \"127.0.0.1:{port}\"\nhosts = {names:?}\n[log]\nlevel = \"info\"\n[acme]\n\
         contact = \"words@coop.example\"\ndirectory = \"{directory}\"\ntrust = {trust:?}\n"
    );
    fs::write(&file, text).unwrap();
    file
}

/// What the doctor finds about TLS, a line for each finding.
fn doctor(home: &Path) -> String {
    let output = Command::new(PROGRAM)
        .args(["doctor", "--json", "--config"])
        .arg(home.join("mirrorball.toml"))
        .output()
        .unwrap();
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = said["findings"].as_array().or(said.as_array()).unwrap();
    let of_tls = findings.iter().filter(|finding| finding["about"] == "tls");
    of_tls.map(|finding| finding.to_string() + "\n").collect()
}

/// Comes to the program as a browser that trusts this root alone, and gives the certificate it was shown and what was
/// answered; nothing if they did not come to speak.
fn come(port: u16, name: &str, root: &CertificateDer<'static>, speaks: &[u8]) -> Option<(Vec<u8>, String)> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let config =
        ClientConfig::builder_with_provider(Arc::new(default_provider())).with_safe_default_protocol_versions();
    let mut config = config.unwrap().with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![speaks.to_vec()];
    let name_there = ServerName::try_from(name.to_owned()).unwrap();
    let connection = ClientConnection::new(Arc::new(config), name_there).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", port)).unwrap());
    let asked = format!("GET / HTTP/1.1\r\nhost: {name}\r\nconnection: close\r\n\r\n");
    stream.write_all(asked.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let shown = stream.conn.peer_certificates()?.first()?.to_vec();
    Some((shown, String::from_utf8_lossy(&answer).into_owned()))
}

#[test]
fn certificates_are_got_kept_and_got_again_for_other_names() {
    let home = tempfile::tempdir().unwrap();
    let port = free_port();
    let pebble = Pebble::start(home.path(), port);
    let there = (pebble.directory.as_str(), pebble.trust.as_path());
    let mut server = Server::start(home.path(), port, &NAMES, there);
    server.wait_until_it_says("a certificate was got by ACME");
    let root = pebble.root();
    let (first, page) = come(port, NAMES[0], &root, b"http/1.1").expect("the certificate is trusted");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<h1"), "{page}");
    let (other, _) = come(port, NAMES[1], &root, b"http/1.1").expect("and for the other name");
    assert_eq!(first, other, "one certificate for both");
    assert!(
        come(port, NAMES[0], &root, b"acme-tls/1").is_none(),
        "proofs are shown only while they are asked for"
    );
    let kept = home.path().join("data/acme");
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&kept).unwrap() {
        let file = file.unwrap();
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            file.path()
        );
    }
    let found = doctor(home.path());
    assert!(found.contains("\"well\"") && !found.contains("\"wrong\""), "{found}");
    drop(server);
    // It lies there for the next start, which asks nobody.
    let server = Server::start(home.path(), port, &NAMES, there);
    let (again, _) = come(port, NAMES[0], &root, b"http/1.1").expect("it is shown at once");
    assert_eq!(again, first);
    drop(server);
    // One more name: the one that is there is not for it.
    let names = [NAMES[0], NAMES[1], "words.example"];
    let mut server = Server::start(home.path(), port, &names, there);
    server.wait_until_it_says("a certificate was got by ACME");
    let (fresh, _) = come(port, names[2], &root, b"http/1.1").expect("it is for the new name too");
    assert_ne!(fresh, first);
}

#[test]
fn what_keeps_a_certificate_away_is_explained() {
    let home = tempfile::tempdir().unwrap();
    let port = free_port();
    // Proofs are looked for where nobody listens, as when port 443 leads elsewhere.
    let pebble = Pebble::start(home.path(), free_port());
    let there = (pebble.directory.as_str(), pebble.trust.as_path());
    settings(home.path(), port, &NAMES, there);
    let found = doctor(home.path());
    assert!(
        found.contains("There is no certificate yet for coop.example"),
        "{found}"
    );
    assert!(found.contains("looks at port 443"), "{found}");
    let mut server = Server::start(home.path(), port, &NAMES, there);
    let line = server.wait_until_it_says("no certificate was got by ACME");
    assert!(line.contains("onnect"), "{line}");
    assert!(come(port, NAMES[0], &pebble.root(), b"http/1.1").is_none());
    let found = doctor(home.path());
    assert!(
        found.contains("It was tried 0 minutes ago") && found.contains("onnect"),
        "{found}"
    );
    drop(server);
    // And one that is not there at all.
    let nowhere = format!("https://127.0.0.1:{}/dir", free_port());
    let mut server = Server::start(home.path(), port, &NAMES, (&nowhere, &pebble.trust));
    server.wait_until_it_says("no certificate was got by ACME");
    assert!(doctor(home.path()).contains(&nowhere));
}

#[test]
fn a_certificate_is_from_one_place() {
    let home = tempfile::tempdir().unwrap();
    for (text, why) in [
        (
            "[acme]\ncontact = \"a@coop.example\"\n",
            "There is no name to get a certificate for.",
        ),
        (
            "hosts = [\"coop.example\"]\n[acme]\ncontact = \"a@coop.example\"\n[tls]\nkey = \"key.pem\"\n",
            "Both acme.contact and tls.certificate or tls.key are set.",
        ),
        (
            "hosts = [\"coop.example\"]\n[acme]\ncontact = \"a@coop.example\"\ntrust = \"nowhere.pem\"\n",
            "nowhere.pem",
        ),
    ] {
        let file = home.path().join("mirrorball.toml");
        fs::write(&file, format!("data = \"data\"\nlisten = \"127.0.0.1:0\"\n{text}")).unwrap();
        let output = Command::new(PROGRAM)
            .args(["serve", "--config"])
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(why), "{said}");
    }
}
