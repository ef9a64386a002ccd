//! What whoever runs the program sees of it: figures and a log, neither of which tells anything of people.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use futures_util::StreamExt;
use rules::bylaws::Reading;
use tower::ServiceExt;

use crate::peers::{command, done, get};
use crate::world::{World, care, record, request, text};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mirrorball");

async fn asked(world: &World, path: &str) -> (StatusCode, String) {
    let routes = mirrorball::serve::watching::routes(&world.app);
    let answer = routes.oneshot(request("GET", path, &[], Vec::new())).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = to_bytes(Body::new(body), 1024 * 1024).await.unwrap();
    (parts.status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The value of a figure with these labels.
fn figure(text: &str, name: &str) -> Option<f64> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    line.parse().ok()
}

#[tokio::test]
async fn figures_tell_of_acts_requests_and_loads() {
    let world = World::with(Reading::Public, Default::default()).await;
    for _ in 0..3 {
        world.file(&world.signed(&care(), Vec::new()).await).await;
    }
    let nothing = record([
        ("type", text("work.withdraw/1")),
        ("work", text(&world.community.to_string())),
    ]);
    let refused = world.file(&world.signed(&nothing, Vec::new()).await).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = refused.code();
    world.get("/open-words/today").await;
    world.get("/nobody/today").await;
    let mut live = world.stream("/open-words/events").await;
    live.next().await;
    let (status, text) = asked(&world, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.ends_with("# EOF\n"), "{text}");
    for (name, value) in [
        // The founding and three of care.
        ("mirrorball_acts_accepted_total", 4.0),
        ("mirrorball_filing_seconds_count", 4.0),
        (&format!("mirrorball_acts_refused_total{{reason=\"{code}\"}}"), 1.0),
        ("mirrorball_entries{community=\"open-words\"}", 4.0),
        ("mirrorball_live_connections", 1.0),
        ("mirrorball_acts_waiting", 0.0),
    ] {
        assert_eq!(figure(&text, name), Some(value), "{name}: {text}");
    }
    let page = "mirrorball_requests_total{method=\"GET\",route=\"/{community}/today\",status=\"200\"}";
    assert_eq!(figure(&text, page), Some(1.0), "{text}");
    let unknown = page.replace("200", "404");
    assert_eq!(figure(&text, &unknown), Some(1.0), "{text}");
    assert!(!text.contains("nobody"), "no label is what somebody typed: {text}");
    assert!(!text.contains(&world.ada.member.to_string()), "{text}");
    assert_eq!(asked(&world, "/health").await, (StatusCode::OK, "well\n".to_owned()));
    assert_eq!(asked(&world, "/open-words/today").await.0, StatusCode::NOT_FOUND);
    // And nothing of it is among the pages.
    assert_eq!(world.get("/metrics").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get("/health").await.status, StatusCode::NOT_FOUND);
}

/// A server whose log goes to a file, with every line that it can write.
struct Logged {
    child: Child,
    port: u16,
    figures: String,
}

impl Drop for Logged {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(home: &Path, format: &str) -> Logged {
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(home.join("data"))
        .env("RUST_LOG", "trace")
        .env("MIRRORBALL_LOG_FORMAT", format)
        .env("MIRRORBALL_METRICS_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(File::create(home.join("log")).unwrap())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut said = |start: &str| {
        lines
            .find_map(|line| line.strip_prefix(start).map(str::to_owned))
            .unwrap()
    };
    let port = said("Mirrorball is at http://localhost:").parse().unwrap();
    let figures = said("Its figures are at http://127.0.0.1:");
    std::thread::spawn(move || lines.for_each(drop));
    Logged { child, port, figures }
}

/// What must never stand in a log: names, texts, and the secret halves of keys.
fn secrets(home: &Path) -> Vec<String> {
    let mut secrets: Vec<String> = ["Zephyrine", "Quillon", "Marmalade", "Petunia", "Guild of Tin"]
        .map(str::to_owned)
        .to_vec();
    for person in ["ada", "ben"] {
        for file in fs::read_dir(home.join(person).join("keys")).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let words = text.split_whitespace().filter(|word| word.len() >= 32);
            let before = secrets.len();
            secrets.extend(words.map(str::to_owned));
            assert!(secrets.len() > before, "a key file holds its secret: {text}");
        }
    }
    secrets
}

const FOUND: [&str; 7] = [
    "found",
    "--name",
    "Guild of Tin",
    "--purpose",
    "Marmalade",
    "--me",
    "Zephyrine",
];

#[test]
fn a_whole_run_leaves_nothing_of_people_in_the_log() {
    for format in ["json", "text"] {
        let home = tempfile::tempdir().unwrap();
        let (ada, ben) = (home.path().join("ada"), home.path().join("ben"));
        let server = start(home.path(), format);
        let port = server.port;
        let say = |person: &Path, words: &[&str]| done(&command(person, port, words));
        say(&ada, &FOUND);
        let link = say(&ada, &["invite", "--standing", "full"]);
        say(&ben, &["join", link.trim(), "--me", "Quillon"]);
        let work = [
            "act",
            "work.log",
            "stream=care",
            "task=listening",
            "quantity=1h",
            "unit=minutes",
            "circle=commons",
        ];
        let said = say(&ada, &[&work[..], &["day=today", "--note", "note=Petunia"]].concat());
        let id = said.lines().find_map(|line| line.strip_prefix("act ")).unwrap();
        // A refusal, a preview, a search, pages with and without a session, something that is not there, something foreign.
        let refused = command(&ada, port, &["act", "work.confirm", &format!("work={id}")]);
        assert_eq!(refused.status.code(), Some(1));
        say(&ben, &["act", "work.confirm", &format!("work={id}"), "--dry-run"]);
        say(&ben, &["show", "search", "Petunia"]);
        say(&ben, &["show", "members"]);
        say(
            &ada,
            &["export", "all", "--output", home.path().join("all").to_str().unwrap()],
        );
        for path in [
            "/guild-of-tin/today",
            "/guild-of-tin/search?q=Petunia",
            "/Zephyrine",
            "/join/x?name=Quillon",
        ] {
            get(port, path);
        }
        let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let odd = "POST /api/communities HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{\"Marmalade\"}";
        socket.write_all(odd.as_bytes()).unwrap();
        BufReader::new(socket).read_line(&mut String::new()).unwrap();
        let figures = server.figures.split('/').next().unwrap().parse().unwrap();
        let told = get(figures, "/metrics");
        assert!(told.contains("mirrorball_acts_accepted_total 4"), "{told}");
        drop(server);
        let log = fs::read_to_string(home.path().join("log")).unwrap();
        assert!(
            log.contains("/api/{community}/acts"),
            "requests are logged by their route: {log}"
        );
        if format == "json" {
            for line in log.lines() {
                assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
            }
        }
        for secret in secrets(home.path()) {
            assert!(!log.contains(&secret), "{secret} is in the log");
            assert!(!told.contains(&secret), "{secret} is among the figures");
        }
    }
}
