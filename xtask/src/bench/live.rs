//! What live connections cost: the program's memory with many pages that wait for news, each of which has had some.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use node::Submission;
use register::{By, SecretKey, sign};
use socket2::{Domain, Socket, Type};

use super::figures::{Figures, Target};
use super::http::Connection;
use super::readers::{Serving, build, now_ms};
use super::seeded::{self, SLUG};
use super::world::{World, body, day, member_key, work};

/// How many connections are open.
const CONNECTIONS: usize = 500;
const KB_WANTED: f64 = 64.0;
/// The community that they watch.
const MEMBERS: usize = 100;
/// How many visitors there are, each with an address of its own, as the program limits how often one may ask.
const ADDRESSES: usize = 125;
/// No news takes this long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Measures live connections.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Live connections",
        "The release build serves a community of 100 members. Its resident memory, once it has answered a page, filed an act and told one page of it; then with 500 connections more, each of which has been told how long the register is and, after another act, that it has grown. The difference, divided by 500. What the system keeps for a socket is its own, and not in it.",
    );
    let root = crate::root();
    build(&root)?;
    let world = World::found(MEMBERS, 0);
    let data = folder.join("live");
    seeded::fresh(&world, &data)?;
    let serving = Serving::start(&root, &data)?;
    let today = Connection::open(&serving.host, 200)?.get(&format!("/{SLUG}/today"), "gzip")?;
    if today.status != 200 {
        return Err(format!("today answered {}", today.status));
    }
    let mut first = Live::open(&serving.host, 0)?;
    first.hear()?;
    file(&serving.host, &world, 1)?;
    let size = first.hear()?;
    let before = serving.resident_bytes()?;
    let mut open = Vec::new();
    for number in 0..CONNECTIONS {
        let mut live = Live::open(&serving.host, number)?;
        if live.hear()? != size {
            return Err("a new connection was told another size".to_owned());
        }
        open.push(live);
    }
    let opened = serving.resident_bytes()?;
    file(&serving.host, &world, 2)?;
    for live in &mut open {
        if live.hear()? != size + 1 {
            return Err("a connection was told another size".to_owned());
        }
    }
    let after = serving.resident_bytes()?;
    let each_kb = |bytes: f64| (bytes - before) / CONNECTIONS as f64 / 1e3;
    figures.record("resident before", before / 1e6, "MB", Target::None);
    figures.record("a connection, once it is open", each_kb(opened), "kB", Target::None);
    figures.record(
        "a connection, once it was told that the register has grown",
        each_kb(after),
        "kB",
        Target::AtMost(KB_WANTED),
    );
    Ok(figures)
}

/// A page that waits for news.
struct Live {
    stream: BufReader<TcpStream>,
}

impl Live {
    fn open(host: &str, number: usize) -> Result<Self, String> {
        let connected = || -> std::io::Result<TcpStream> {
            let address: SocketAddr = host.parse().map_err(std::io::Error::other)?;
            let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
            let own = (number % ADDRESSES) as u8 + 1;
            socket.bind(&SocketAddr::from(([127, 0, 2, own], 0)).into())?;
            socket.connect(&address.into())?;
            let mut stream: TcpStream = socket.into();
            stream.set_read_timeout(Some(PATIENCE))?;
            let question = format!(
                "GET /{SLUG}/events HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
            );
            stream.write_all(question.as_bytes())?;
            Ok(stream)
        };
        let stream = connected().map_err(|error| format!("connection {number} did not open: {error}"))?;
        Ok(Self {
            stream: BufReader::with_capacity(1024, stream),
        })
    }

    /// The size that it is told next.
    fn hear(&mut self) -> Result<u64, String> {
        let mut line = String::new();
        loop {
            line.clear();
            match self.stream.read_line(&mut line) {
                Ok(0) => return Err("a live connection was closed".to_owned()),
                Ok(_) if line.starts_with("HTTP/1.1 ") && !line.contains(" 200") => {
                    return Err(format!("a live connection was answered {}", line.trim()));
                }
                Ok(_) => {}
                Err(error) => return Err(format!("a live connection was told nothing: {error}")),
            }
            if let Some(size) = line.strip_prefix("data: ") {
                return size.trim().parse().map_err(|_| format!("no size: {line}"));
            }
        }
    }
}

/// Files an act of the second member.
fn file(host: &str, world: &World, number: u64) -> Result<(), String> {
    let now_ms = now_ms()?;
    let key: SecretKey = member_key(1);
    let act = work(number, &day(now_ms));
    let body = body(
        &By::Member(world.ids[1]),
        Some(world.community),
        now_ms,
        number,
        &act,
        &key,
    );
    let submission = Submission {
        signatures: sign(&body, &[&key]),
        body,
        notes: Vec::new(),
    };
    let answer = Connection::open(host, 201)?.post(&format!("/api/{SLUG}/acts"), &submission.to_json())?;
    if matches!(answer.status, 200 | 201) {
        Ok(())
    } else {
        Err(format!(
            "the act was not filed: {}",
            String::from_utf8_lossy(&answer.body)
        ))
    }
}
