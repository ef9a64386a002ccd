//! Witnesses and mirrors as real processes on loopback, and what other tools of transparency logs read here.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use mirrorball::copiers::{HEADER, compose};
use node::peer::origin_hash;
use register::SecretKey;
use register::cosignature::Cosigner;
use register::proof_file::ProofFile;
use register::signed_note::SignedNote;
use register::tiles::read_bundle;
use rules::bylaws::Reading;

use crate::world::{World, care, cookie_of, request};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

#[tokio::test]
async fn a_public_register_is_served_at_the_paths_of_tlog_tiles() {
    let world = World::with(Reading::Public, Default::default()).await;
    for _ in 0..3 {
        assert_eq!(
            world.file(&world.signed(&care(), Vec::new()).await).await.status,
            StatusCode::OK
        );
    }
    let checkpoint = world.get("/open-words/checkpoint").await;
    assert_eq!(checkpoint.headers["content-type"], "text/plain; charset=utf-8");
    assert!(
        checkpoint.headers["cache-control"]
            .to_str()
            .unwrap()
            .contains("max-age=1")
    );
    let keeper = world.app.node().keeper("open-words").unwrap();
    let signed = register::checkpoint::parse_signed(&checkpoint.text, &keeper.public_key()).unwrap();
    assert_eq!(signed.size, 4);
    for path in [
        "tile/0/000.p/4",
        "tile/0/000.p/1",
        "tile/entries/000.p/4",
        "tile/entries/000.p/2",
    ] {
        let answer = world.get(&format!("/open-words/{path}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.headers["content-type"], "application/octet-stream", "{path}");
        assert!(
            answer.headers["cache-control"].to_str().unwrap().contains("immutable"),
            "{path}"
        );
    }
    for path in [
        "tile/0/000",
        "tile/0/000.p/5",
        "tile/1/000.p/1",
        "tile/entries/000.p/5",
        "tile/0/0",
        "tile/data/000",
    ] {
        assert_eq!(
            world.get(&format!("/open-words/{path}")).await.code(),
            "nothing-here",
            "{path}"
        );
    }
    let stream = world.stream("/open-words/tile/entries/000.p/4").await;
    let bundle = to_bytes(Body::from_stream(stream), 1024 * 1024).await.unwrap();
    let entries = keeper.entries(0..4).unwrap();
    let read: Vec<Vec<u8>> = read_bundle(&bundle, 4).unwrap().iter().map(|it| it.to_vec()).collect();
    assert_eq!(read, entries);
    let proof = ProofFile::parse(&world.get("/open-words/proof/2").await.text).unwrap();
    let leaf = keeper.read(|state| state.tree().leaf(2).unwrap());
    assert_eq!(
        proof.verify(leaf, &keeper.public_key()).map(|signed| signed.size),
        Ok(4)
    );
    assert_eq!(world.get("/open-words/proof/4").await.code(), "nothing-here");
}

#[tokio::test]
async fn hashes_are_for_everybody_and_entries_for_members() {
    let world = World::new().await;
    assert_eq!(world.get("/open-words/checkpoint").await.status, StatusCode::OK);
    assert_eq!(world.get("/open-words/tile/0/000.p/1").await.status, StatusCode::OK);
    assert_eq!(
        world.get("/open-words/tile/entries/000.p/1").await.code(),
        "session-needed"
    );
    let session = world.session(&world.ada.key).await;
    let bundle = world.get_as("/open-words/tile/entries/000.p/1", &session).await;
    assert_eq!(bundle.status, StatusCode::OK);
    assert!(bundle.headers["cache-control"].to_str().unwrap().starts_with("private"));
    assert_eq!(world.get("/witness/add-checkpoint").await.code(), "other-method");
    let nobody = world
        .post_bytes("/witness/add-checkpoint", &[], b"old 0\n\n".to_vec())
        .await;
    assert_eq!(nobody.code(), "nothing-here", "this node is no witness");
}

#[tokio::test]
async fn members_see_whose_machines_mirror_and_others_how_many() {
    let says = |seed: u8| compose(&SecretKey::from_seed([seed; 32]).public(), 1);
    for (reading, unnamed) in [(Reading::Public, true), (Reading::Members, false)] {
        let world = World::with(reading, Default::default()).await;
        let session = world.session(&world.ada.key).await;
        let page = world.get_as("/open-words/mirror", &session).await.text;
        assert!(page.contains("No machine has said in the last ten minutes"), "{page}");
        let cookie = cookie_of(&session);
        for headers in [
            [(HEADER, says(9).as_str()), ("accept", "*/*")],
            [(HEADER, says(8).as_str()), ("cookie", cookie.as_str())],
        ] {
            let asked = request("GET", "/open-words/checkpoint", &headers, Vec::new());
            assert_eq!(world.send(asked).await.status, StatusCode::OK);
        }
        let page = world.get_as("/open-words/mirror", &session).await.text;
        assert!(page.contains("A machine in the name of"), "{page}");
        assert_eq!(
            page.contains("Machines that do not say whose they are: 1."),
            unnamed,
            "{page}"
        );
        let page = world.get("/open-words/mirror").await.text;
        assert!(
            !page.contains("in the name of") && !page.contains("do not say whose"),
            "{page}"
        );
        assert_eq!(
            page.contains("Machines: 2. Members see whose they are"),
            unnamed,
            "{page}"
        );
    }
}

/// A running program, ended with the test.
pub(crate) struct Running {
    pub(crate) child: Child,
    /// What it said until it served.
    pub(crate) said: String,
    pub(crate) port: u16,
    _stdout: BufReader<ChildStdout>,
}

impl Running {
    /// Ends it at once, as a power cut does; what it wrote stays.
    pub(crate) fn stop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn run(words: &[&str], data: &Path) -> Running {
    run_at(0, words, data)
}

pub(crate) fn run_at(port: u16, words: &[&str], data: &Path) -> Running {
    let mut command = Command::new(PROGRAM);
    command
        .args(words)
        .args(["--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(data);
    start_as(command)
}

/// Starts a program, and reads what it says until it serves.
pub(crate) fn start_as(mut command: Command) -> Running {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let (mut said, mut port) = (String::new(), None);
    while port.is_none() {
        let mut line = String::new();
        assert!(stdout.read_line(&mut line).unwrap() > 0, "it ended: {said}");
        let rest = line.strip_prefix("Mirrorball is at http://localhost:");
        port = rest.map(|rest| rest.trim().split('/').next().unwrap().parse().unwrap());
        said.push_str(&line);
    }
    Running {
        child,
        said,
        port: port.unwrap(),
        _stdout: stdout,
    }
}

/// Asks over a bare socket, and gives the status line and all that follows.
pub(crate) fn get(port: u16, path: &str) -> String {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Waits for an event of a register's live updates.
pub(crate) fn wait_for(port: u16, slug: &str, is_it: impl Fn(&str, u64) -> bool) {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let request = format!("GET /{slug}/events HTTP/1.1\r\nhost: localhost\r\n\r\n");
    socket.write_all(request.as_bytes()).unwrap();
    let (mut name, mut lines) = (String::new(), BufReader::new(socket).lines());
    loop {
        let line = lines.next().expect("the stream goes on").unwrap();
        if let Some(event) = line.strip_prefix("event: ") {
            name = event.to_owned();
        }
        let size = line.strip_prefix("data: ").and_then(|data| data.parse().ok());
        if size.is_some_and(|size| is_it(&name, size)) {
            return;
        }
    }
}

pub(crate) fn command(home: &Path, port: u16, words: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(words)
        .env("MIRRORBALL_CONFIG", home)
        .env("MIRRORBALL_SERVER", format!("http://localhost:{port}"))
        .output()
        .unwrap()
}

pub(crate) fn done(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// Founds a public community by the command line.
pub(crate) fn found(home: &Path, port: u16) {
    let words = [
        "found",
        "--name",
        "Open Words",
        "--purpose",
        "Translate",
        "--me",
        "Ada",
        "--public",
    ];
    done(&command(home, port, &words));
}

pub(crate) fn log_work(home: &Path, port: u16) -> Output {
    log_minutes(home, port, 90)
}

pub(crate) fn log_minutes(home: &Path, port: u16, minutes: u64) -> Output {
    let fields =
        format!("work.log stream=care task=listening quantity={minutes} unit=minutes circle=commons day=today");
    let words: Vec<&str> = std::iter::once("act").chain(fields.split(' ')).collect();
    command(home, port, &words)
}

/// The key that the page Mirror shows to witnesses.
pub(crate) fn verifier(port: u16) -> String {
    let page = get(port, "/open-words/mirror");
    let from = page
        .find("mirrorball witness mirrorball/")
        .expect("the page shows the key")
        + "mirrorball witness ".len();
    let key = page[from..].split('<').next().unwrap();
    key.replace("&#43;", "+")
        .replace("&#x2B;", "+")
        .replace("&#47;", "/")
        .replace("&#61;", "=")
}

#[test]
fn three_processes_accept_seal_and_mirror() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    let (of_keeper, of_witness, of_mirror) = (folder("keeper"), folder("witness"), folder("mirror"));
    // A witness that knows no register yet has a name and a key.
    let witness = run(&["witness", "--name", "neighbours.example/w1"], &of_witness);
    let line = witness.said.lines().next().unwrap();
    let cosigner = Cosigner::parse(line.strip_prefix("It is the witness ").unwrap()).unwrap();
    drop(witness);
    // The community is founded before anybody witnesses it.
    let keeper = run(&["serve"], &of_keeper);
    found(&folder("ada"), keeper.port);
    let key = verifier(keeper.port);
    let page = get(keeper.port, "/open-words/mirror");
    assert!(page.contains("Sealed by the keeper only"), "{page}");
    drop(keeper);
    // The witness learns of the register, the keeper of the witness.
    let witness = run(&["witness", &key], &of_witness);
    assert!(witness.said.contains("not cosigned yet"), "{}", witness.said);
    let policy = format!(
        "witness n {cosigner} http://127.0.0.1:{}/witness\nquorum n\n",
        witness.port
    );
    std::fs::write(of_keeper.join("witnesses.policy"), policy).unwrap();
    let keeper = run(&["serve"], &of_keeper);
    done(&log_work(&folder("ada"), keeper.port));
    wait_until_sealed(keeper.port, 2);
    let answer = get(keeper.port, "/open-words/checkpoint");
    let note = SignedNote::parse(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert!(matches!(cosigner.time_of(&note), Ok(Some(_))), "{note}");
    let page = get(keeper.port, "/open-words/mirror");
    assert!(page.contains("Sealed by one witness"), "{page}");
    let page = get(keeper.port, "/open-words/register/1");
    assert!(page.contains("Sealed: witnesses confirmed"), "{page}");
    // A mirror copies everything, and only reads.
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let mirror = run(&["mirror", &address, "--name", "cellar.example/m1"], &of_mirror);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 2);
    assert!(register(mirror.port).contains("neighbours.example/w1"));
    let refused = log_work(&folder("ada"), mirror.port);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("mirror of the community"));
    done(&log_work(&folder("ada"), keeper.port));
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 3);
    // Nobody has asked the mirror to confirm anything; what it holds it remembers, for a keeper that may have lost it.
    let origin = origin_hash(key.split('+').next().unwrap());
    let remembered = get(mirror.port, &format!("/witness/{origin}/checkpoint"));
    assert_eq!(
        remembered.split_once("\r\n\r\n").unwrap().1.lines().nth(1),
        Some("3"),
        "{remembered}"
    );
    // The keeper is gone; the mirror still has all of it, and so says the audit.
    drop(keeper);
    let copy = home.path().join("copy.register");
    std::fs::write(&copy, register(mirror.port)).unwrap();
    let verified = done(&Command::new(PROGRAM).arg("verify").arg(&copy).output().unwrap());
    assert!(verified.contains("entries   3"), "{verified}");
    // The witness is killed, and remembers.
    drop(witness);
    let witness = run(&["witness"], &of_witness);
    assert!(witness.said.contains("cosigned up to"), "{}", witness.said);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one keeper's end, and what comes after it")]
fn members_go_on_with_a_mirror_and_the_old_keeper_is_told() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    let (ada, ben) = (folder("ada"), folder("ben"));
    let (of_keeper, of_witness, of_mirror) = (folder("keeper"), folder("witness"), folder("mirror"));
    let keeper = run(&["serve"], &of_keeper);
    found(&ada, keeper.port);
    let invite = ["invite", "--standing", "full"];
    let link = done(&command(&ada, keeper.port, &invite)).trim().to_owned();
    done(&command(&ben, keeper.port, &["join", &link, "--me", "Ben"]));
    let key = verifier(keeper.port);
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    done(&command(&ada, keeper.port, &["check", &address]));
    // A witness, and a mirror that will ask it too.
    let witness = run(&["witness", "--name", "neighbours.example/w1", &key], &of_witness);
    let line = witness.said.lines().next().unwrap();
    let cosigner = line.strip_prefix("It is the witness ").unwrap().to_owned();
    let policy = format!(
        "witness n {cosigner} http://127.0.0.1:{}/witness\nquorum n\n",
        witness.port
    );
    let mirror = run(&["mirror", &address], &of_mirror);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 3);
    drop(mirror);
    drop(keeper);
    for data in [&of_keeper, &of_mirror] {
        std::fs::write(data.join("witnesses.policy"), &policy).unwrap();
    }
    // The keeper seals, and is gone. It comes back at an address that the mirror does not know.
    let keeper = run(&["serve"], &of_keeper);
    wait_until_sealed(keeper.port, 3);
    drop(keeper);
    let mirror = run(&["serve"], &of_mirror);
    let at_mirror = format!("http://127.0.0.1:{}/open-words", mirror.port);
    let said = done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    assert!(said.contains("1 of the 2"), "{said}");
    let page = get(mirror.port, "/open-words/mirror");
    assert!(page.contains("1 of the 2 whom it takes"), "{page}");
    let refused = log_work(&ada, mirror.port);
    assert_eq!(refused.status.code(), Some(2), "it only reads yet");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains(&format!("keeper: {address}")),
        "where acts are taken in: {said}"
    );
    let said = done(&command(&ben, mirror.port, &["endorse", &at_mirror]));
    assert!(said.contains("keeps the register now"), "{said}");
    let refused = command(&ada, mirror.port, &["endorse", &at_mirror]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        refused.status.code() == Some(1) && said.contains("keeper already"),
        "{said}"
    );
    done(&log_work(&ada, mirror.port));
    // The witness learns the new key from its host, and follows.
    let new_key = verifier(mirror.port);
    assert_ne!(new_key, key);
    let port = witness.port;
    drop(witness);
    let witness = run_at(port, &["witness", &new_key], &of_witness);
    wait_until_sealed(mirror.port, 6);
    // The old keeper comes back: its witnesses follow another, and it only reads.
    let keeper = run(&["serve"], &of_keeper);
    let refused = log_work(&ben, keeper.port);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("follow another keeper"), "{said}");
    // It says of itself what is true, and not what was sealed once.
    let page = get(keeper.port, "/open-words/mirror");
    assert!(
        page.contains("The old keeper: it only reads") && page.contains("the first 3 entries here before"),
        "{page}"
    );
    assert!(
        !page.contains("Sealed by") && !page.contains("Witnesses are machines") && !page.contains("mirrorball witness"),
        "{page}"
    );
    assert!(!page.contains("will confirm"), "{page}");
    // Everything is there, in one register under one origin.
    let copy = home.path().join("copy.register");
    std::fs::write(&copy, register(mirror.port)).unwrap();
    let verified = done(&Command::new(PROGRAM).arg("verify").arg(&copy).output().unwrap());
    assert!(verified.contains("entries   6"), "{verified}");
    let said = done(&command(&ada, mirror.port, &["check", &at_mirror]));
    assert!(said.contains("Checked"), "{said}");
    drop(witness);
}

/// An act with a receipt that no witness had confirmed, of a keeper that is lost: whoever signed it need not know.
#[test]
fn what_nobody_had_confirmed_is_sent_again_to_who_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, ben, of_keeper, of_mirror) = (folder("ada"), folder("ben"), folder("keeper"), folder("mirror"));
    let keeper = run(&["serve"], &of_keeper);
    found(&ada, keeper.port);
    let link = done(&command(&ada, keeper.port, &["invite", "--standing", "full"]));
    done(&command(&ben, keeper.port, &["join", link.trim(), "--me", "Ben"]));
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let mirror = run(&["mirror", &address], &of_mirror);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 3);
    drop(mirror);
    drop(keeper);
    // Its witness is away, so that nothing is confirmed; and it comes back at an address that the mirror does not know.
    let key = register::SecretKey::from_seed([9; 32]).public();
    let cosigner = Cosigner::new("w.example", key).unwrap();
    let policy = format!("witness n {cosigner} http://127.0.0.1:1/witness\nquorum n\n");
    std::fs::write(of_keeper.join("witnesses.policy"), policy).unwrap();
    let keeper = run(&["serve"], &of_keeper);
    let waiting = || std::fs::read_dir(ben.join("outbox")).map_or(0, Iterator::count);
    assert_eq!(waiting(), 0);
    done(&log_minutes(&ben, keeper.port, 30));
    assert_eq!(waiting(), 1);
    drop(keeper);
    let mirror = run(&["serve"], &of_mirror);
    let at_mirror = format!("http://localhost:{}/open-words", mirror.port);
    // What it answers with is told at once, and not kept.
    assert_eq!(log_work(&ben, mirror.port).status.code(), Some(2), "it only reads yet");
    assert_eq!(waiting(), 1);
    let said = done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    assert!(!said.contains("given a receipt"), "{said}");
    let said = done(&command(&ben, mirror.port, &["endorse", &at_mirror]));
    assert!(said.contains("do not stand there: 1."), "{said}");
    assert!(!register(mirror.port).contains("\"quantity\":30"));
    let said = done(&log_minutes(&ben, mirror.port, 90));
    assert_eq!(waiting(), 0, "{said}");
    let register = register(mirror.port);
    for quantity in ["\"quantity\":30", "\"quantity\":90"] {
        assert_eq!(register.matches(quantity).count(), 1, "{quantity}");
    }
    // The receipt of the keeper that is lost gave way to that of the one that goes on.
    let said = done(&command(&ben, mirror.port, &["check", &at_mirror]));
    assert!(
        said.contains("Acts that were given a receipt here: 2; all of them stand."),
        "{said}"
    );
}

#[test]
fn a_mirror_that_holds_less_than_was_checked_is_not_endorsed() {
    let home = tempfile::tempdir().unwrap();
    let ada = home.path().join("ada");
    let mirror = run(&["serve"], &home.path().join("data"));
    found(&ada, mirror.port);
    let address = format!("http://127.0.0.1:{}/open-words", mirror.port);
    done(&command(&ada, mirror.port, &["check", &address]));
    let path = ada.join("seen.json");
    let seen = std::fs::read_to_string(&path).unwrap();
    let mut bent: serde_json::Value = serde_json::from_str(&seen).unwrap();
    bent[&address]["size"] = serde_json::json!(9);
    std::fs::write(&path, bent.to_string()).unwrap();
    let behind = command(&ada, mirror.port, &["endorse", &address]);
    let said = String::from_utf8_lossy(&behind.stderr).into_owned();
    assert_eq!(behind.status.code(), Some(2), "{said}");
    assert!(said.contains("would be lost"), "{said}");
    // And one whose past is another is a breach.
    bent[&address]["size"] = serde_json::json!(1);
    bent[&address]["root"] = serde_json::json!("00".repeat(32));
    std::fs::write(&path, bent.to_string()).unwrap();
    let other = command(&ada, mirror.port, &["endorse", &address]);
    assert_eq!(other.status.code(), Some(3));
    std::fs::write(&path, seen).unwrap();
    // With nothing against it, it is the keeper itself, whom nobody has to endorse.
    let keeper = command(&ada, mirror.port, &["endorse", &address]);
    let said = String::from_utf8_lossy(&keeper.stderr).into_owned();
    assert_eq!(keeper.status.code(), Some(1), "{said}");
    assert!(said.contains("keeper already"), "{said}");
}

/// Witnesses that hold no entries confirm what a mirror has not seen yet; the keeper is gone, and members find that mirror.
#[test]
fn a_mirror_that_holds_less_than_its_witnesses_confirmed_is_not_endorsed() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    let (ada, of_keeper, of_mirror) = (folder("ada"), folder("keeper"), folder("mirror"));
    let keeper = run(&["serve"], &of_keeper);
    let port = keeper.port;
    found(&ada, port);
    let witness = run(
        &["witness", "--name", "neighbours.example/w1", &verifier(port)],
        &folder("witness"),
    );
    let line = witness.said.lines().next().unwrap();
    let cosigner = line.strip_prefix("It is the witness ").unwrap();
    let url = format!("http://127.0.0.1:{}/witness", witness.port);
    let policy = format!("witness n {cosigner} {url}\nquorum n\n");
    done(&log_minutes(&ada, port, 10));
    let mirror = run(&["mirror", &format!("http://127.0.0.1:{port}/open-words")], &of_mirror);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 2);
    drop(mirror);
    drop(keeper);
    for data in [&of_keeper, &of_mirror] {
        std::fs::write(data.join("witnesses.policy"), &policy).unwrap();
    }
    let keeper = run_at(port, &["serve"], &of_keeper);
    done(&log_minutes(&ada, port, 20));
    wait_until_sealed(port, 3);
    drop(keeper);
    let mirror = run(&["serve"], &of_mirror);
    let at_mirror = format!("http://127.0.0.1:{}/open-words", mirror.port);
    let refused = command(&ada, mirror.port, &["endorse", &at_mirror]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(
        said.contains("neighbours.example/w1 has confirmed 3 entries") && said.contains("this mirror holds 2"),
        "{said}"
    );
    // Whoever comes later is told before they sign, without the witness being asked again.
    let asked = || get(mirror.port, "/api/open-words/endorsements");
    let beyond = r#""beyond":{"witness":"neighbours.example/w1","confirmed":3,"missing":1},"silent":[]"#;
    assert!(asked().contains(beyond), "{}", asked());
    let page = || get(mirror.port, "/open-words/mirror");
    assert!(
        page().contains("had confirmed 3 entries when it was asked last; missing here: 1."),
        "{}",
        page()
    );
    // The keeper is there once more, and the mirror catches up: now it can be gone.
    let keeper = run_at(port, &["serve"], &of_keeper);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 3);
    assert!(!asked().contains("beyond") && !page().contains("when it was asked last"));
    drop(keeper);
    // A witness that is away keeps nobody from going on, and is told of.
    drop(witness);
    let said = done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    assert!(said.contains("keeps the register now"), "{said}");
    assert!(
        said.contains("The witness neighbours.example/w1 did not say what it has confirmed"),
        "{said}"
    );
}

#[test]
fn checking_again_notices_a_changed_past() {
    let home = tempfile::tempdir().unwrap();
    let (data, ada) = (home.path().join("data"), home.path().join("ada"));
    let keeper = run(&["serve"], &data);
    found(&ada, keeper.port);
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let check = || command(&ada, keeper.port, &["check", &address]);
    assert!(done(&check()).contains("for the first time"));
    done(&log_work(&ada, keeper.port));
    assert!(done(&check()).contains("continues what was checked from here before (entries: 1)"));
    let (path, root) = (ada.join("seen.json"), "00".repeat(32));
    let seen = std::fs::read_to_string(&path).unwrap();
    let mut bent: serde_json::Value = serde_json::from_str(&seen).unwrap();
    for (member, value) in [
        ("root", serde_json::json!(root)),
        ("size", serde_json::json!(9)),
        ("community", serde_json::json!(root)),
    ] {
        let before = bent[&address][member].clone();
        bent[&address][member] = value;
        std::fs::write(&path, bent.to_string()).unwrap();
        let checked = check();
        let said = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert_eq!(checked.status.code(), Some(3), "{member}: {said}");
        assert!(said.contains("not what it was"), "{said}");
        bent[&address][member] = before;
    }
    std::fs::write(&path, &seen).unwrap();
    assert!(done(&check()).contains("Acts that were given a receipt here: 1; all of them stand."));
    // At another address it has to be the same history.
    let elsewhere = address.replace("127.0.0.1", "localhost");
    let there = || command(&ada, keeper.port, &["check", &elsewhere]);
    assert!(done(&there()).contains(&format!("It is the history that was seen at {address}.")));
    let seen = std::fs::read_to_string(&path).unwrap();
    let mut bent: serde_json::Value = serde_json::from_str(&seen).unwrap();
    bent[&elsewhere]["root"] = serde_json::json!(root);
    std::fs::write(&path, bent.to_string()).unwrap();
    let (code, said) = refused(&check());
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains(&format!("seen at {elsewhere}")), "{said}");
    // Of one that is longer there and has gone since, nobody can say; of one that answers, it is proven there.
    bent[&elsewhere]["size"] = serde_json::json!(9);
    std::fs::write(&path, bent.to_string()).unwrap();
    assert!(done(&check()).contains(&format!("At {elsewhere} more was seen")));
    std::fs::write(&path, &seen).unwrap();
    // An act that was given a receipt has to stand where that says.
    let receipts = ada.join("receipts.jsonl");
    let held = std::fs::read_to_string(&receipts).unwrap();
    for (member, value) in [("leaf", serde_json::json!(root)), ("index", serde_json::json!(9))] {
        let mut bent: serde_json::Value = serde_json::from_str(held.trim()).unwrap();
        bent[member] = value;
        std::fs::write(&receipts, bent.to_string() + "\n").unwrap();
        let (code, said) = refused(&check());
        assert_eq!(code, Some(3), "{member}: {said}");
        assert!(said.contains("does not stand there"), "{said}");
    }
    std::fs::write(&receipts, &held).unwrap();
    // What was seen before, and cannot be read, is not taken for nothing.
    std::fs::write(&path, "{").unwrap();
    let (code, said) = refused(&check());
    assert_eq!((code, said.contains("is damaged")), (Some(2), true), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{", "it is left as it is");
    std::fs::write(&path, &seen).unwrap();
    done(&check());
}

/// How a command ended that should not go well, and what it said.
fn refused(output: &Output) -> (Option<i32>, String) {
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Waits until witnesses have confirmed the first so many entries of the community.
pub(crate) fn wait_until_sealed(port: u16, entries: u64) {
    wait_for(port, "open-words", |event, size| {
        let newest = || get(port, "/open-words/checkpoint");
        // It may have been sealed before we listened.
        event == "sealed" && size >= entries || newest().contains("neighbours.example/w1")
    });
}

/// The exported register.
pub(crate) fn register(port: u16) -> String {
    let answer = get(port, "/open-words/register");
    unchunked(answer.split_once("\r\n\r\n").unwrap().1)
}

/// A body that came in chunks, put together.
fn unchunked(body: &str) -> String {
    let (mut whole, mut rest) = (String::new(), body);
    if rest
        .split("\r\n")
        .next()
        .is_none_or(|size| usize::from_str_radix(size, 16).is_err())
    {
        return body.to_owned();
    }
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap();
        whole.push_str(&after[..size]);
        rest = after[size..].strip_prefix("\r\n").unwrap_or_default();
    }
    whole
}
