//! Readers of what anybody may send, type or keep meet bytes that nobody meant: they refuse, and neither panic nor take
//! what they would not write.
//!
//! Each test is a fuzz target; here it runs for a moment, `cargo bolero test -p mirrorball <name>` goes on for as long as
//! one likes. A test that fails says what it was fed.

use std::fs;
use std::num::NonZeroU32;
use std::panic::AssertUnwindSafe;

use axum::body::Body;
use axum::http::Request;
use mirrorball::act_text::{self, Reading};
use mirrorball::cli::keyfile;
use mirrorball::client::{host_of, split_address};
use mirrorball::language::Language;
use mirrorball::limits::Rates;
use mirrorball::session::COOKIE;
use mirrorball::strict::{self, Loose};
use mirrorball::visitor::LANGUAGE_COOKIE;
use register::json::{decode, encode};
use rules::act::ACT_SHAPES;
use rules::bylaws::Reading as WhoReads;

use crate::world::{HOST, World, care};

const RUNS: usize = 2_000;

/// What a reader is fed. When the test fails while it is held, it says so, with every byte that is no plain letter escaped.
struct Fed<'a>(&'a [u8]);

impl Drop for Fed<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("fed with: \"{}\"", self.0.escape_ascii());
        }
    }
}

/// Changes some bytes: at each place, take away, put in, or overwrite.
fn changed(text: &str, changes: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, way, with) in changes.iter().take(4) {
        let place = usize::from(*place) % (bytes.len() + 1);
        match way % 3 {
            0 if place < bytes.len() => drop(bytes.remove(place)),
            1 => bytes.insert(place, *with),
            2 if place < bytes.len() => bytes[place] = *with,
            _ => {} // Past the end there is nothing to change.
        }
    }
    bytes
}

/// The same as a text, as far as it is one.
fn changed_text(text: &str, changes: &[(u16, u8, u8)]) -> String {
    String::from_utf8_lossy(&changed(text, changes)).into_owned()
}

#[test]
fn bodies_of_requests() {
    let sound = encode(&care());
    assert!(strict::read::<Loose>(sound.as_bytes()).is_ok());
    bolero::check!()
        .with_iterations(RUNS)
        .with_type()
        .for_each(|changes: &Vec<(u16, u8, u8)>| {
            let bytes = changed(&sound, changes);
            let _fed = Fed(&bytes);
            if let Ok(Loose(read)) = strict::read::<Loose>(&bytes) {
                assert_eq!(strict::read::<Loose>(encode(&read).as_bytes()).ok(), Some(Loose(read)));
            }
        });
    bolero::check!().with_iterations(RUNS).for_each(|bytes: &[u8]| {
        let _fed = Fed(bytes);
        drop(strict::read::<Loose>(bytes));
    });
}

/// Texts as people write them, of every kind of field.
const WRITTEN: [&str; 12] = [
    "1h30",
    "90m",
    "1,5h",
    "12.50",
    "3.000,00",
    "2026-05-03",
    "today",
    "3/4",
    "commons,web",
    "2026-05-03T10:00:00Z",
    "cash@-100,festival@100",
    r#"[{"account":"cash","amount":-100}]"#,
];

#[test]
fn fields_of_acts_as_text() {
    let reading = Reading {
        money_scale: 2,
        me: Some("ab"),
        today: "2026-05-04",
    };
    let fields: Vec<_> = ACT_SHAPES.iter().flat_map(|shape| shape.fields).collect();
    bolero::check!().with_iterations(RUNS).with_type().for_each(
        |(which, text, changes): &(u16, u8, Vec<(u16, u8, u8)>)| {
            let field = fields[usize::from(*which) % fields.len()];
            let text = changed_text(WRITTEN[usize::from(*text) % WRITTEN.len()], changes);
            let written = format!("{}={text}", field.name);
            let _fed = Fed(written.as_bytes());
            match act_text::read(field, &text, &reading) {
                Ok(value) => assert_eq!(decode(&encode(&value)).as_ref(), Ok(&value)),
                Err(flaw) => assert_eq!(flaw.field, field.name),
            }
            if let Some(minutes) = act_text::minutes(&text) {
                assert_eq!(act_text::minutes(&format!("{minutes}m")), Some(minutes), "{text}");
            }
            let _ = act_text::money(&text, 2);
        },
    );
}

#[test]
fn languages_and_addresses() {
    bolero::check!()
        .with_iterations(RUNS)
        .with_type()
        .for_each(|changes: &Vec<(u16, u8, u8)>| {
            let accept = changed_text("es-MX,en;q=0.8,*;q=0.1", changes);
            let tag = changed_text("es_ES.UTF-8", changes);
            let address = changed_text("http://127.0.0.1:7777/open-words/register", changes);
            let _fed = [&accept, &tag, &address].map(|text| Fed(text.as_bytes()));
            let _ = Language::from_accept(&accept);
            let _ = Language::from_tag(&tag);
            if let Some((server, path)) = split_address(&address) {
                assert_eq!(format!("{server}{path}"), address);
                assert!(!host_of(server).contains('/'), "{address}");
            }
        });
}

#[test]
fn key_files() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("ada.key");
    keyfile::write(&path, &[7; 32]).unwrap();
    let sound = fs::read_to_string(&path).unwrap();
    bolero::check!()
        .with_iterations(RUNS / 4)
        .with_type()
        .for_each(|changes: &Vec<(u16, u8, u8)>| {
            let bytes = changed(&sound, changes);
            let _fed = Fed(&bytes);
            fs::write(&path, &bytes).unwrap();
            if let Ok(read) = keyfile::read(&path) {
                let text = std::str::from_utf8(&bytes).unwrap();
                let digits = mirrorball::hex::encode(&read.secret.seed());
                assert!(text.to_lowercase().contains(&digits), "{text}");
            }
        });
}

/// Pages and questions of the API, with what they may be asked.
const ASKED: [&str; 10] = [
    "/open-words/work?state=waiting&stream=care&month=2026-05",
    "/open-words/money/shares?amount=3.000,00&from=2026-01-01&until=2026-05-03",
    "/open-words/flow?from=2026-05-03&until=2026-05-04",
    "/open-words/decisions/new?kind=proposal&effect=agreement&name=rates",
    "/open-words/search?q=%22words%22%20AND%20(",
    "/open-words/register/0",
    "/open-words/people?skip=0",
    "/api/open-words/work?before=9",
    "/api/open-words/notes?from=0",
    "/join/open-words",
];

#[test]
fn addresses_and_headers_of_requests() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let rates = Rates {
        reads_a_minute: NonZeroU32::MAX,
        ..Rates::default()
    };
    // A panic ends the test anyhow, so that nobody looks at the world after one.
    let world = AssertUnwindSafe(runtime.block_on(World::with(WhoReads::Public, rates)));
    let runtime = AssertUnwindSafe(runtime);
    let cookies = format!("{LANGUAGE_COOKIE}=es; {COOKIE}=00ff");
    bolero::check!()
        .with_iterations(RUNS / 4)
        .with_type()
        .for_each(|(which, changes): &(u8, Vec<(u16, u8, u8)>)| {
            let sound = ASKED[usize::from(*which) % ASKED.len()];
            let asked = changed_text(sound, changes);
            let (accept, cookies) = (changed("es-MX,en;q=0.8", changes), changed(&cookies, changes));
            let _fed = [asked.as_bytes(), &accept, &cookies].map(Fed);
            let request = Request::get(&asked)
                .header("host", HOST)
                .header("accept-language", accept.as_slice())
                .header("cookie", cookies.as_slice())
                .body(Body::empty());
            // What is no request at all never gets as far as the program.
            let Ok(request) = request else { return };
            let (runtime, world) = (&runtime, &world);
            let answer = runtime.block_on(world.send(request));
            assert!(!answer.status.is_server_error(), "{asked}: {}", answer.text);
        });
}
