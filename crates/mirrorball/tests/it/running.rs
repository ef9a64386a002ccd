//! The program as it runs: live updates, compression, starting where it can't, and ending when it is asked to.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use axum::http::StatusCode;
use futures_util::StreamExt;
use rules::bylaws::Reading;

use crate::peers::{done, found, get, log_work, run, start_as};
use crate::world::{World, care, request};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

#[tokio::test]
async fn a_page_is_told_that_the_register_grew() {
    let world = World::with(Reading::Public, Default::default()).await;
    let mut stream = world.stream("/open-words/events").await;
    let mut next = async || {
        let chunk = stream.next().await.unwrap().unwrap();
        String::from_utf8(chunk.to_vec()).unwrap()
    };
    assert_eq!(next().await, "event: grew\ndata: 1\n\n");
    assert_eq!(
        world.file(&world.signed(&care(), Vec::new()).await).await.status,
        StatusCode::OK
    );
    assert_eq!(next().await, "event: grew\ndata: 2\n\n");
    world.app.close();
    assert!(
        stream.next().await.is_none(),
        "the stream ends when the server is asked to"
    );
}

#[tokio::test]
async fn live_updates_of_a_closed_community_are_for_its_members() {
    let world = World::new().await;
    let path = format!("/{}/events", world.community);
    assert_eq!(world.get(&path).await.code(), "session-needed");
    assert_eq!(
        world.get(&format!("/{}/register", world.community)).await.code(),
        "session-needed"
    );
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let world = World::new().await;
    let asked = request(
        "GET",
        "/api/openapi.json",
        &[("accept-encoding", "gzip, deflate, br, zstd")],
        Vec::new(),
    );
    assert_eq!(world.send(asked).await.headers["content-encoding"], "gzip");
}

#[tokio::test]
async fn the_document_is_the_one_that_is_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = serde_json::to_string_pretty(&mirrorball::api::document()).unwrap() + "\n";
    let written = fs::read_to_string(&path).unwrap_or_default();
    if written != now {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi.json");
        fs::write(&fresh, &now).unwrap();
        panic!(
            "docs/openapi.json is not what the program says. If it should be: cp {} docs/",
            fresh.display()
        );
    }
}

#[tokio::test]
async fn a_changed_byte_ends_with_three_and_names_the_entry() {
    let world = World::with(Reading::Public, Default::default()).await;
    world.join("Ben", 4).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    let whole = world.get("/open-words/register").await.text;
    let entries: Vec<&str> = whole.split_inclusive("\n\n").collect();
    let changed = whole.replacen("\"quantity\":90", "\"quantity\":91", 1);
    let doubled = [&entries[..2], &entries[1..]].concat().concat();
    let missing = [&entries[..1], &entries[2..]].concat().concat();
    let reordered = [&entries[..1], &[entries[2], entries[1]], &entries[3..]]
        .concat()
        .concat();
    let forged = whole.replace(entries[3], &signed_by_another(entries[3]));
    let home = tempfile::tempdir().unwrap();
    for (name, register, entry) in [
        ("changed", changed, 3),
        ("doubled", doubled, 2),
        ("missing", missing, 1),
        ("reordered", reordered, 1),
        ("forged", forged, 3),
    ] {
        let path = home.path().join(name);
        fs::write(&path, &register).unwrap();
        let served = serve_once(register.clone(), register.len());
        for source in [path.display().to_string(), served] {
            let (code, said) = verify(home.path(), &source);
            assert_eq!(code, Some(3), "{name} from {source}: {said}");
            assert_eq!(
                (said["kind"].as_str(), said["data"]["entry"].as_str()),
                (Some("breach"), Some(&*entry.to_string())),
                "{name} from {source}: {said}"
            );
        }
    }
    // The whole one verifies from there too; and a line that breaks off is a fault, not the keeper's fraud.
    let (code, said) = verify(home.path(), &serve_once(whole.clone(), whole.len()));
    assert_eq!((code, &said["verified"]), (Some(0), &serde_json::json!(true)), "{said}");
    let (code, said) = verify(home.path(), &serve_once(entries[..2].concat(), whole.len()));
    assert_eq!((code, said["kind"].as_str()), (Some(2), Some("fault")), "{said}");
}

/// An entry with its signature made anew by a key that is not its author's, under the author's name.
fn signed_by_another(entry: &str) -> String {
    let mut lines: Vec<String> = entry.lines().map(str::to_owned).collect();
    let kid = lines[2].split(' ').nth(1).unwrap().to_owned();
    let forged = register::sign(&lines[1], &[&register::SecretKey::from_seed([66; 32])]);
    lines[2] = format!("ed25519 {kid} {}", forged[0].signature);
    lines.join("\n") + "\n"
}

/// Verifies with the program; gives its exit code and what it said as JSON.
fn verify(home: &Path, source: &str) -> (Option<i32>, serde_json::Value) {
    let output = Command::new(PROGRAM)
        .args(["verify", "--json", source])
        .env("MIRRORBALL_CONFIG", home.join("config"))
        .output()
        .unwrap();
    let said = serde_json::from_slice(&output.stdout);
    (
        output.status.code(),
        said.unwrap_or_else(|flaw| panic!("{flaw}: {output:?}")),
    )
}

/// Answers one request with these bytes, of so many that it announces, and gives the address.
fn serve_once(body: String, announced: usize) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let asked = BufReader::new(stream.try_clone().unwrap()).lines();
        // The request ends with an empty line.
        asked
            .map_while(Result::ok)
            .take_while(|line| !line.is_empty())
            .for_each(drop);
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: {announced}\r\nconnection: close\r\n\r\n"
        );
        // A reader that has seen enough goes away, and that is well.
        let _ = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(body.as_bytes()));
    });
    format!("http://{address}/open-words/register")
}

/// A server in a directory of its own.
fn start(data: &Path) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    assert!(first.starts_with("Mirrorball is at http://localhost:"), "{first}");
    (child, output)
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_and_starts_again() {
    let home = tempfile::tempdir().unwrap();
    for signal in ["-TERM", "-INT"] {
        let (mut child, mut output) = start(home.path());
        let tell = |signal: &str| {
            let told = Command::new("kill").arg(signal).arg(child.id().to_string()).status();
            assert!(told.unwrap().success());
        };
        // Who asks it to read its files again, as `systemctl reload` does, ends nothing, also where there are none.
        tell("-HUP");
        tell(signal);
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert!(child.wait().unwrap().success(), "{rest}");
        assert!(rest.ends_with("Ended; everything that was filed is kept.\n"), "{rest}");
    }
}

/// Runs the program as somebody who may read what is here and write none of it, also where the tests run as root.
#[cfg(unix)]
fn reading_only(home: &Path, words: &[&str]) -> Command {
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let data = home.join("data");
    let is_barred = fs::File::create(data.join("probe")).is_err();
    let mut command = if is_barred {
        Command::new(PROGRAM)
    } else {
        fs::remove_file(data.join("probe")).unwrap();
        // Nobody may enter the folders in which it was built.
        let program = home.join("program");
        if !program.exists() {
            fs::copy(PROGRAM, &program).unwrap();
        }
        let mut command = Command::new(program);
        command.uid(NOBODY).gid(NOBODY);
        command
    };
    command.args(words).arg("--data").arg(&data);
    command
}

#[cfg(unix)]
#[test]
fn a_directory_that_can_only_be_read_is_served_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let (data, ada) = (home.path().join("data"), home.path().join("ada"));
    let mut node = run(&["serve"], &data);
    found(&ada, node.port);
    done(&log_work(&ada, node.port));
    let asked = Command::new("kill")
        .arg("-TERM")
        .arg(node.child.id().to_string())
        .status();
    assert!(asked.unwrap().success());
    assert!(node.child.wait().unwrap().success());
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(home.path(), 0o755);
    let before: Vec<_> = fs::read_dir(&data).unwrap().map(|file| file.unwrap().path()).collect();
    for file in &before {
        allow(file, 0o444);
    }
    allow(&data, 0o555);
    let reading = start_as(reading_only(home.path(), &["serve", "--listen", "127.0.0.1:0"]));
    let page = get(reading.port, "/open-words/mirror");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("It only reads"),
        "{page}"
    );
    let filed = log_work(&ada, reading.port);
    let said = String::from_utf8(filed.stderr).unwrap();
    assert_eq!(filed.status.code(), Some(2), "{said}");
    assert!(
        said.contains("cannot be written.") && said.contains("nothing new is entered"),
        "{said}"
    );
    // Two that read are one too many as well: whoever could write would not know of either.
    let second = reading_only(home.path(), &["serve", "--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.starts_with("Fault:   Another process already serves "), "{said}");
    drop(reading);
    assert_eq!(fs::read_dir(&data).unwrap().count(), before.len());
    allow(&data, 0o755);
}

#[test]
fn two_servers_never_share_a_directory() {
    let home = tempfile::tempdir().unwrap();
    let (mut first, _output) = start(home.path());
    let second = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(home.path())
        .output()
        .unwrap();
    first.kill().unwrap();
    first.wait().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.starts_with("Fault:   Another process already serves "), "{said}");
}

#[test]
fn a_place_that_cannot_hold_data_is_a_fault() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let output = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(file.join("data"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    for part in ["Fault:   ", "\nWhy:     ", "\nNext:    "] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_port_that_is_taken_is_said_to_be_taken() {
    let home = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = Command::new(PROGRAM)
        .args(["serve", "--listen", &address, "--data"])
        .arg(home.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("Another program listens there."), "{said}");
}
