//! What browsers run: pages name the hash of each script, a server that serves another one is found out, and what pages from
//! elsewhere may read is what everybody gets.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use base64ct::{Base64, Encoding as _};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::world::World;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

/// The address and the hash of everything that a page says it loads.
fn named(page: &str) -> Vec<(&str, &str)> {
    let tags = page.split('<').filter(|tag| tag.contains("/assets/"));
    tags.map(|tag| loaded(tag).unwrap_or_else(|| panic!("no hash: {tag}")))
        .collect()
}

fn loaded(tag: &str) -> Option<(&str, &str)> {
    let (_, at) = tag.split_once("=\"/assets/")?;
    let (_, hash) = tag.split_once(" integrity=\"")?;
    Some((at.split('"').next()?, hash.split('"').next()?))
}

#[tokio::test]
async fn pages_name_the_hash_of_all_that_they_load() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let mirror = format!("/{}/mirror", world.community);
    let mut seen = 0;
    for (path, scripts) in [("/", 2), (mirror.as_str(), 9)] {
        let page = world.get_as(path, &session).await.text;
        let named = named(&page);
        assert_eq!(named.len(), scripts, "{page}");
        for (path, hash) in named {
            let served = world.get(&format!("/assets/{path}")).await.text;
            assert_eq!(
                hash,
                format!("sha256-{}", Base64::encode_string(&Sha256::digest(served)))
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 11);
}

/// Elsewhere a page reads what is for everybody, and never in the name of whoever looks at it.
#[tokio::test]
async fn pages_from_elsewhere_read_what_is_for_everybody() {
    let world = World::new().await;
    let community = world.community.to_string();
    let all = |path: String| {
        let world = &world;
        async move {
            let answer = world.get(&path).await;
            let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(header("access-control-allow-credentials"), None, "{path}");
            (header("access-control-allow-origin"), answer.status.as_u16())
        }
    };
    let open = Some("*".to_owned());
    assert_eq!(all(format!("/{community}/checkpoint")).await, (open.clone(), 200));
    assert_eq!(all(format!("/{community}/tile/0/000.p/1")).await, (open.clone(), 200));
    assert_eq!(
        all(format!("/api/{community}/proofs?size=1")).await,
        (open.clone(), 200)
    );
    // Entries of this community are for members.
    assert_eq!(all(format!("/{community}/tile/entries/000.p/1")).await.1, 401);
    for closed in [
        format!("/{community}/mirror"),
        format!("/api/{community}/head"),
        "/".to_owned(),
    ] {
        assert_eq!(all(closed).await.0, None);
    }
}

/// A program that serves, ended with the test.
struct Server {
    child: Child,
    port: u16,
    /// Who no longer finds anybody that reads ends.
    _said: BufReader<ChildStdout>,
}

impl Server {
    fn start(home: &Path) -> Server {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(home.join("data"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        said.read_line(&mut first).unwrap();
        let port = first.trim_end().rsplit(':').next().unwrap();
        let port = port.trim_end_matches('/').parse().unwrap_or_else(|_| panic!("{first}"));
        Server {
            child,
            port,
            _said: said,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves what another server does, but for one script of its own; gives its port.
fn bent(target: u16, script: &'static str) -> u16 {
    between(target, move |first, honest| {
        if !first.contains(script) {
            return honest();
        }
        let own = "export const nothing = 1;\n";
        let length = own.len();
        format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{own}").into_bytes()
    })
}

/// Serves what another server does, with more in its first page.
fn adding(target: u16, more: &'static str) -> u16 {
    between(target, move |first, honest| {
        let answer = honest();
        if !first.starts_with("GET / ") {
            return answer;
        }
        let text = String::from_utf8(answer).unwrap();
        let (_, page) = text.split_once("\r\n\r\n").unwrap();
        let page = page.replace("</head>", more);
        let length = page.len();
        format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{page}").into_bytes()
    })
}

/// Stands between, and answers each request, of which it has the first line, as it likes; gives its port.
fn between(target: u16, answer: impl Fn(&str, &dyn Fn() -> Vec<u8>) -> Vec<u8> + Send + 'static) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut near in listener.incoming().flatten() {
            let lines = BufReader::new(near.try_clone().unwrap()).lines().map_while(Result::ok);
            let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let Some(first) = head.first() else { continue };
            let language = head
                .iter()
                .find(|line| line.to_lowercase().starts_with("accept-language"));
            let honest = || {
                let mut far = TcpStream::connect(("127.0.0.1", target)).unwrap();
                let language = language.map_or_else(String::new, |line| format!("{line}\r\n"));
                let rest = format!("host: localhost:{target}\r\n{language}connection: close\r\n\r\n");
                far.write_all(format!("{first}\r\n{rest}").as_bytes()).unwrap();
                let mut answer = Vec::new();
                far.read_to_end(&mut answer).unwrap();
                answer
            };
            let answer = answer(first, &honest);
            // A reader that has seen enough goes away, and that is well.
            let _ = near.write_all(&answer);
        }
    });
    port
}

/// Compares what is served at a port with this release.
fn compare(home: &Path, port: u16) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(["scripts", "--json", &format!("http://localhost:{port}")]);
    command.env("MIRRORBALL_CONFIG", home.join("config")).output().unwrap()
}

#[test]
fn a_server_with_another_script_is_found_out() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(home.path());
    let honest = compare(home.path(), server.port);
    let said: Value = serde_json::from_slice(&honest.stdout).unwrap();
    assert!(honest.status.success() && said["same"].as_u64().unwrap() > 30, "{said}");
    for script in ["js/checking.js", "js/app.js", "/checking-page"] {
        let found = compare(home.path(), bent(server.port, script));
        let said: Value = serde_json::from_slice(&found.stdout).unwrap();
        assert_eq!(
            (found.status.code(), &said["code"]),
            (Some(3), &"other-scripts".into()),
            "{said}"
        );
        assert!(said["why"].as_str().unwrap().starts_with(script), "{said}");
    }
    // A page that loads one more, from itself or from anywhere.
    let found = compare(
        home.path(),
        adding(server.port, "<script src=\"/more.js\"></script></head>"),
    );
    let said: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(found.status.code(), Some(3), "{said}");
    assert!(
        said["why"].as_str().unwrap().starts_with("<script src=\"/more.js\">"),
        "{said}"
    );
}

/// The same page, whoever makes it: its hash is the one that the release names.
#[test]
fn the_checking_page_is_written_once_and_has_the_hash_that_is_named() {
    let home = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command
            .args(words)
            .current_dir(home.path())
            .env("LANG", "C")
            .env_remove("LC_ALL");
        command.output().unwrap()
    };
    let listed = run(&["scripts"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    for language in ["en", "es", "ca", "fr", "it", "de"] {
        let file = format!("page-{language}.html");
        let made = run(&["checking-page", "--lang", language, "-o", &file]);
        assert!(made.status.success(), "{made:?}");
        let bytes = std::fs::read(home.path().join(&file)).unwrap();
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let line = format!("{hash}  mirrorball-checking-page.html ({language})");
        assert!(listed.contains(&line), "{line} is not in {listed}");
        let page = String::from_utf8(bytes).unwrap();
        assert!(page.contains(&format!("<html lang=\"{language}\">")) && !page.contains("{{"));
        assert_eq!(
            page.matches("</script").count(),
            1,
            "nothing in it ends the script before its end"
        );
        let again = run(&["checking-page", "--lang", language, "-o", &file]);
        assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
    }
    assert_eq!(run(&["checking-page", "--lang", "tlh"]).status.code(), Some(2));
}
