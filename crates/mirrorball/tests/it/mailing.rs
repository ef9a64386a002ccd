//! The week by mail: asked for with an address that has to answer, sent once each Monday to a real server of mail, and off
//! with one press and no session.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, channel};

use axum::http::StatusCode;
use mirrorball::limits::Rates;
use mirrorball::mail::Mail;
use mirrorball::peers::Peers;
use mirrorball::serve::mailing::send_due;
use mirrorball::settings;
use mirrorball::state::App;
use node::{ManualClock, MemoryStore, Node};

use crate::world::{HOST, NOW_MS, World, care, cookie_of};

const HOUR_MS: u64 = 60 * 60 * 1000;
const WEEK_MS: u64 = 7 * 24 * HOUR_MS;

/// A server that takes any mail while it is open: its address, and what it was given.
fn sink(is_open: Arc<AtomicBool>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let (give, taken) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, give) = (stream.unwrap(), give.clone());
            let is_open = is_open.load(Relaxed);
            std::thread::spawn(move || {
                let mut say = stream.try_clone().unwrap();
                let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
                if !is_open {
                    // A flaw of the server, which says nothing about a letter.
                    say.write_all(b"554 closed today\r\n").unwrap();
                    return;
                }
                say.write_all(b"220 sink\r\n").unwrap();
                while let Some(line) = lines.next() {
                    let answer: &[u8] = match line.split([' ', ':']).next().unwrap() {
                        "EHLO" => b"250-sink\r\n250 8BITMIME\r\n",
                        "DATA" => {
                            say.write_all(b"354 go on\r\n").unwrap();
                            let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                            // Whoever waits for it may be gone.
                            let _ = give.send(letter.join("\n"));
                            b"250 taken\r\n"
                        }
                        "QUIT" => b"221 bye\r\n",
                        _ => b"250 well\r\n",
                    };
                    if say.write_all(answer).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (address, taken)
}

/// What a letter says, with the breaks of its transport taken out.
fn decoded(letter: &str) -> String {
    let (head, body) = letter.split_once("\n\n").unwrap();
    let body = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.bytes();
    let quoted = head.to_lowercase().contains("quoted-printable");
    while let Some(byte) = rest.next() {
        if byte == b'=' && quoted {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    format!("{head}\n\n{}", String::from_utf8(bytes).unwrap())
}

/// The path and question of a link in a letter.
fn link(letter: &str, what: &str) -> String {
    let at = letter
        .find(&format!("https://coop.example/open-words/digest/{what}"))
        .unwrap();
    let link: String = letter[at..]
        .chars()
        .take_while(|letter| !letter.is_whitespace() && *letter != '>')
        .collect();
    link.strip_prefix("https://coop.example").unwrap().to_owned()
}

async fn world() -> (World, Receiver<String>) {
    by_mail(Arc::new(AtomicBool::new(true))).await
}

async fn by_mail(is_open: Arc<AtomicBool>) -> (World, Receiver<String>) {
    let (server, taken) = sink(is_open);
    let settings = settings::Mail {
        server: Some(server),
        password_file: None,
        from: Some("Open Words <words@coop.example>".to_owned()),
        site: Some("https://coop.example/".to_owned()),
    };
    let clock = Arc::new(ManualClock::new(NOW_MS));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
    let mail = Mail::open(&settings).unwrap();
    let app = App::sending(
        mail,
        Peers::default(),
        node,
        clock.clone(),
        Rates::default(),
        &[HOST.to_owned()],
    );
    (World::of(app, clock).await, taken)
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one reader's mail, from asking for it to its end")]
async fn the_week_comes_by_mail_to_who_asked_and_stops_at_once() {
    let (world, taken) = world().await;
    let session = world.session(&world.ada.key).await;
    let cookie = cookie_of(&session);
    let post = async |path: &str, body: &str, headers: &[(&str, &str)]| {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        world
            .post_bytes(path, &[&form[..], headers].concat(), body.as_bytes().to_vec())
            .await
    };
    let mine = [("cookie", cookie.as_str())];
    let page = world.get_as("/open-words/digest", &session).await.text;
    assert!(page.contains("name=\"address\""), "{page}");
    // Nobody gives an address for somebody else; what is no address is told.
    assert_eq!(
        post("/open-words/digest", "address=a%40b.example", &[]).await.code(),
        "session-needed"
    );
    let wrong = post("/open-words/digest", "address=nowhere", &mine).await.text;
    assert!(wrong.contains("This is no mail address."), "{wrong}");
    let asked = post("/open-words/digest", "address=ada%40home.example", &mine).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let letter = decoded(&taken.recv().unwrap());
    assert!(
        letter.contains("To: ada@home.example") && letter.contains("Open Words"),
        "{letter}"
    );
    // Nothing comes before the address has answered, and a program that follows links does not answer for it.
    let on = link(&letter, "on");
    let forged = on.replace("key=", "key=0");
    let answer = world.get(&forged).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("does not hold any more"), "{}", answer.text);
    assert_eq!(post(&forged, "", &[]).await.status, StatusCode::NOT_FOUND);
    let page = world.get(&on).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains("ada@home.example") && page.text.contains("method=\"post\""),
        "{}",
        page.text
    );
    world.file(&world.signed(&care(), Vec::new()).await).await;
    world.clock.advance(WEEK_MS);
    assert_eq!(sent(&world).await, 0);
    let pressed = post(&on, "", &[]).await;
    assert_eq!(pressed.status, StatusCode::OK);
    assert_eq!(sent(&world).await, 0, "the first comes on the next Monday");
    world.file(&world.signed(&care(), Vec::new()).await).await;
    world.clock.advance(WEEK_MS);
    assert_eq!(sent(&world).await, 1);
    let week = decoded(&taken.recv().unwrap());
    assert!(week.contains("Subject: Open Words: your week"), "{week}");
    assert!(
        week.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
        "{week}"
    );
    assert!(week.contains("Ada"), "what happened is told: {week}");
    assert_eq!(sent(&world).await, 0, "once a week");
    // Nothing happened and nothing waits: no letter.
    world.clock.advance(2 * WEEK_MS);
    let quiet = sent(&world).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    world.clock.advance(WEEK_MS);
    assert_eq!((quiet, sent(&world).await), (0, 1));
    let week = decoded(&taken.recv().unwrap());
    // A program that follows links ends nothing; the one press of a mail program does, without a session.
    let off = link(&week, "off");
    let head = week.split_once("\n\n").unwrap().0.replace("\n ", "");
    assert!(
        head.contains(&format!("List-Unsubscribe: <https://coop.example{off}>")),
        "{head}"
    );
    assert!(world.get(&off).await.text.contains("method=\"post\""));
    // Her session is over by now.
    let session = world.session(&world.ada.key).await;
    let page = world.get_as("/open-words/digest", &session).await.text;
    assert!(page.contains("ada@home.example"));
    let pressed = post(&off, "List-Unsubscribe=One-Click", &[]).await;
    assert_eq!(pressed.status, StatusCode::OK);
    world.file(&world.signed(&care(), Vec::new()).await).await;
    world.clock.advance(WEEK_MS);
    assert_eq!(sent(&world).await, 0);
    let page = world.get_as("/open-words/digest", &session).await.text;
    assert!(
        !page.contains("ada@home.example"),
        "off means off, and the address is forgotten"
    );
    assert!(taken.try_recv().is_err());
}

#[tokio::test]
async fn a_calendar_leads_where_mail_leads() {
    let (world, _) = world().await;
    let session = world.session(&world.ada.key).await;
    let page = world.get_as("/open-words/waiting", &session).await.text;
    assert!(
        page.contains("id=\"calendar-link\">https://coop.example/open-words/calendar.ics?"),
        "{page}"
    );
}

async fn sent(world: &World) -> usize {
    let app = world.app.clone();
    tokio::task::spawn_blocking(move || send_due(&app)).await.unwrap()
}

#[tokio::test]
async fn while_the_mail_server_is_away_nothing_counts_as_told() {
    let is_open = Arc::new(AtomicBool::new(false));
    let (world, taken) = by_mail(Arc::clone(&is_open)).await;
    let session = world.session(&world.ada.key).await;
    let cookie = cookie_of(&session);
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("cookie", cookie.as_str()),
    ];
    let ask = async || {
        let body = b"address=ada%40home.example".to_vec();
        world.post_bytes("/open-words/digest", &form, body).await
    };
    let asked = ask().await.text;
    assert!(asked.contains("could not be sent"), "{asked}");
    let page = world.get_as("/open-words/digest", &session).await.text;
    assert!(
        !page.contains("ada@home.example"),
        "an address that was never written to is not kept"
    );
    is_open.store(true, Relaxed);
    assert_eq!(ask().await.status, StatusCode::SEE_OTHER);
    let letter = decoded(&taken.recv().unwrap());
    world.post_bytes(&link(&letter, "on"), &[], Vec::new()).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    world.clock.advance(WEEK_MS);
    is_open.store(false, Relaxed);
    assert_eq!(sent(&world).await, 0);
    is_open.store(true, Relaxed);
    assert_eq!(sent(&world).await, 1, "the same week, once the server is back");
    let week = decoded(&taken.recv().unwrap());
    assert!(
        week.starts_with("Message-ID: <") && week.contains("@coop.example>"),
        "{week}"
    );
    assert_eq!(sent(&world).await, 0);
}

#[tokio::test]
async fn the_address_is_the_members_own_business() {
    let (world, taken) = world().await;
    let ben = world.join("Ben", 4).await;
    let session = world.session(&world.ada.key).await;
    let cookie = cookie_of(&session);
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("cookie", cookie.as_str()),
    ];
    world
        .post_bytes("/open-words/digest", &form, b"address=ada%40home.example".to_vec())
        .await;
    let letter = decoded(&taken.recv().unwrap());
    world.post_bytes(&link(&letter, "on"), &[], Vec::new()).await;
    let register = world.get_as("/open-words/register", &session).await.text;
    assert!(!register.contains("home.example"));
    let as_ben = world.session(&ben.key).await;
    for path in ["digest", "people", "today", "mirror"] {
        let page = world.get_as(&format!("/open-words/{path}"), &as_ben).await.text;
        assert!(!page.contains("home.example"), "{path}");
    }
}

#[tokio::test]
async fn without_a_server_the_week_is_in_the_deck_alone() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    let page = world.get_as("/open-words/digest", &session).await.text;
    assert!(
        page.contains("sends no mail") && !page.contains("name=\"address\""),
        "{page}"
    );
    assert!(page.contains("Ada"), "{page}");
    assert_eq!(send_due(&world.app), 0);
}
