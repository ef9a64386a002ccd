//! TLS that the program speaks itself, with certificates made here: who trusts them is answered, a new one is shown without
//! a restart, and what can't be used is said.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rcgen::{CertificateParams, KeyPair};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

/// A certificate in its two files.
struct Made {
    certificate: PathBuf,
    key: PathBuf,
    der: Vec<u8>,
}

/// Makes a certificate of its own for this machine and one name, valid until a year's end.
fn make(home: &Path, name: &str, until: i32) -> Made {
    let key = KeyPair::generate().unwrap();
    let names = vec![
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "coop.example".to_owned(),
    ];
    let mut params = CertificateParams::new(names).unwrap();
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(until, 12, 31);
    let certificate = params.self_signed(&key).unwrap();
    let made = Made {
        certificate: home.join(format!("{name}.pem")),
        key: home.join(format!("{name}.key")),
        der: certificate.der().to_vec(),
    };
    fs::write(&made.certificate, certificate.pem()).unwrap();
    fs::write(&made.key, key.serialize_pem()).unwrap();
    made
}

/// A server that speaks TLS, ended with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(home: &Path, settings: &str) -> Server {
    let file = home.join("mirrorball.toml");
    fs::write(&file, settings).unwrap();
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--config"])
        .arg(&file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().expect("the server says where it is").unwrap();
    let rest = first.strip_prefix("Mirrorball is at https://coop.example:");
    let port = rest.unwrap_or_else(|| panic!("{first}")).parse().unwrap();
    std::thread::spawn(move || lines.for_each(drop));
    Server { child, port }
}

/// A browser that trusts this certificate alone.
fn trusting(made: &Made) -> ureq::Agent {
    let root = Certificate::from_der(&made.der).to_owned();
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&[root]))
        .build();
    let config = ureq::Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false);
    config.max_redirects(0).build().into()
}

fn settings(made: &Made, more: &str) -> String {
    let (certificate, key) = (made.certificate.display(), made.key.display());
    format!(
        "data = \"data\"\nhosts = [\"coop.example\"]\n[tls]\ncertificate = \"{certificate}\"\nkey = \"{key}\"\n{more}"
    )
}

#[test]
fn pages_come_through_tls_and_a_new_certificate_without_a_restart() {
    let home = tempfile::tempdir().unwrap();
    let (first, second) = (make(home.path(), "first", 2090), make(home.path(), "second", 2090));
    let server = start(home.path(), &settings(&first, ""));
    let address = format!("https://127.0.0.1:{}/", server.port);
    let mut answer = trusting(&first).get(&address).call().unwrap();
    assert_eq!(answer.status(), 200);
    let strict = answer.headers()["strict-transport-security"].to_str().unwrap();
    assert_eq!(strict, "max-age=31536000");
    assert!(answer.body_mut().read_to_string().unwrap().contains("<h1"));
    assert!(
        trusting(&second).get(&address).call().is_err(),
        "it is another certificate"
    );
    // Half of a change is no change: the certificate before is still shown.
    fs::copy(&second.certificate, &first.certificate).unwrap();
    hang_up(&server);
    assert!(trusting(&first).get(&address).call().is_ok());
    fs::copy(&second.key, &first.key).unwrap();
    hang_up(&server);
    let shown = (0..2_000).any(|_| trusting(&second).get(&address).call().is_ok());
    assert!(shown, "the new certificate is shown");
    assert!(trusting(&first).get(&address).call().is_err());
}

fn hang_up(server: &Server) {
    let told = Command::new("kill")
        .args(["-HUP", &server.child.id().to_string()])
        .status();
    assert!(told.unwrap().success());
}

#[test]
fn who_comes_without_tls_is_led_to_it_and_nowhere_else() {
    let home = tempfile::tempdir().unwrap();
    let made = make(home.path(), "one", 2090);
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = start(home.path(), &settings(&made, &format!("redirect = \"{free}\"\n")));
    let config = ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .build();
    let agent = ureq::Agent::from(config);
    let ask = |host: &str| {
        let asked = agent
            .get(format!("http://{free}/open-words/today?a=1"))
            .header("host", host);
        asked.call().unwrap()
    };
    let led = ask("coop.example");
    assert_eq!(led.status(), 308);
    let to = led.headers()["location"].to_str().unwrap();
    assert_eq!(to, format!("https://coop.example:{}/open-words/today?a=1", server.port));
    assert_eq!(ask("evil.example").status(), 421);
    // Whoever speaks no TLS where it is spoken is not answered, and keeps nobody else waiting.
    assert!(agent.get(format!("http://127.0.0.1:{}/", server.port)).call().is_err());
    let silent = std::net::TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    assert!(
        trusting(&made)
            .get(format!("https://127.0.0.1:{}/", server.port))
            .call()
            .is_ok()
    );
    drop(silent);
}

#[test]
fn a_certificate_that_cannot_be_used_is_said_at_the_start_and_by_the_doctor() {
    let home = tempfile::tempdir().unwrap();
    let (one, other) = (make(home.path(), "one", 2090), make(home.path(), "other", 2090));
    let (expired, nothing) = (make(home.path(), "old", 2021), home.path().join("nothing.pem"));
    fs::write(&nothing, "nothing\n").unwrap();
    let key_of_another = Made {
        certificate: one.certificate.clone(),
        key: other.key.clone(),
        der: Vec::new(),
    };
    let no_certificate = Made {
        certificate: nothing,
        key: one.key.clone(),
        der: Vec::new(),
    };
    for (made, word) in [
        (&key_of_another, "it is not the key of"),
        (&no_certificate, "there is no certificate in it"),
    ] {
        let file = home.path().join("mirrorball.toml");
        fs::write(&file, settings(made, "")).unwrap();
        let output = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--config"])
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(word), "{said}");
        assert!(doctor(home.path()).contains(word));
    }
    for (made, hosts, word) in [
        (&expired, "coop.example", "The certificate expired "),
        (
            &one,
            "elsewhere.example",
            "The certificate is not for elsewhere.example.",
        ),
        (&one, "coop.example", "The certificate holds for "),
    ] {
        let text = settings(made, "").replace("\"coop.example\"", &format!("\"{hosts}\""));
        fs::write(home.path().join("mirrorball.toml"), text).unwrap();
        let said = doctor(home.path());
        assert!(said.contains(word), "{said}");
    }
}

fn doctor(home: &Path) -> String {
    let output = Command::new(PROGRAM)
        .args(["doctor", "--config"])
        .arg(home.join("mirrorball.toml"))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// What the command line says to a server with an own authority, by what the environment names.
fn asked(home: &Path, port: u16, authorities: Option<&Path>) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    command
        .args(["show", "communities", "--server"])
        .arg(format!("https://localhost:{port}"))
        .env("MIRRORBALL_CONFIG", home.join("config"))
        .env("LANG", "C")
        .env_remove("SSL_CERT_FILE");
    if let Some(file) = authorities {
        command.env("SSL_CERT_FILE", file);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

#[test]
fn the_command_line_trusts_an_own_authority_that_the_environment_names() {
    let home = tempfile::tempdir().unwrap();
    let (made, other) = (make(home.path(), "one", 2090), make(home.path(), "other", 2090));
    let server = start(home.path(), &settings(&made, ""));
    let ask = |authorities: Option<&Path>| asked(home.path(), server.port, authorities);
    let (code, said) = ask(Some(made.certificate.as_path()));
    assert_eq!(code, Some(0), "{said}");
    for (authorities, word) in [
        (None, "those that browsers know"),
        (Some(other.certificate), "other.pem"),
    ] {
        let (code, said) = ask(authorities.as_deref());
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("is not trusted") && said.contains(word), "{said}");
        assert!(said.contains("SSL_CERT_FILE=ca.pem"), "{said}");
    }
    let (code, said) = ask(Some(Path::new("nowhere.pem")));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("SSL_CERT_FILE names nowhere.pem"), "{said}");
}
