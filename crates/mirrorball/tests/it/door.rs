//! The door: bad input of every kind, other sites, headers, limits. Whatever comes, the answer has three sentences and
//! nothing has changed.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use mirrorball::limits::{BODY_BYTES_MAX, Rates, STREAMS_MAX};
use mirrorball::serve::listening::Caller;
use mirrorball::serve::proxies::{Header, Proxies};
use mirrorball::state::App;
use node::{ManualClock, MemoryStore, Node};
use rules::bylaws::Reading;
use serde_json::json;

use crate::world::{HOST, NOW_MS, World, care, cookie_of, request};

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused_by_reason() {
    let world = World::new().await;
    let body = world.signed(&care(), Vec::new()).await.to_json().to_string();
    let cases: [(Vec<u8>, &str, u16); 9] = [
        (b"{\"body\":\"\xff\"}".to_vec(), "not-utf8", 400),
        (vec![b' '; BODY_BYTES_MAX + 1], "body-too-large", 413),
        (b"".to_vec(), "malformed-act", 422),
        (b"{".to_vec(), "malformed-act", 422),
        (
            b"{\"body\":\"a\",\"body\":\"b\",\"signatures\":[]}".to_vec(),
            "malformed-act",
            422,
        ),
        (body.replacen("{", "{\"more\":1,", 1).into_bytes(), "malformed-act", 422),
        (
            body.replacen("ed25519 ", "ed448 ", 1).into_bytes(),
            "malformed-act",
            422,
        ),
        (
            body.replacen("\\\"quantity\\\":90", "\\\"quantity\\\":90.5", 1)
                .into_bytes(),
            "malformed-act",
            422,
        ),
        (
            body.replacen("\\\"quantity\\\":90", "\\\"quantity\\\":-1", 1)
                .into_bytes(),
            "malformed-act",
            422,
        ),
    ];
    for (bytes, code, status) in cases {
        let shown = String::from_utf8_lossy(&bytes).chars().take(60).collect::<String>();
        let answer = world.post_bytes(&world.acts(), &[], bytes).await;
        assert_eq!(
            (answer.code().as_str(), answer.status.as_u16()),
            (code, status),
            "{shown}"
        );
    }
    let head = world.get(&format!("/api/{}/head", world.community)).await.json();
    assert_eq!(head["size"], 1);
}

/// Sends each of these, and finds in the refusal what is expected.
async fn are_named(world: &World, cases: &[(String, &str)]) {
    for (sent, what) in cases {
        let answer = world.post_bytes(&world.acts(), &[], sent.clone().into_bytes()).await;
        assert_eq!(answer.code(), "malformed-act", "{sent}");
        let said = answer.json()["what"].as_str().unwrap().to_owned();
        assert!(said.contains(what), "{sent}\n{said}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_around_an_act_is_named() {
    let world = World::new().await;
    let signed = world.signed(&care(), Vec::new()).await.to_json().to_string();
    let changed = |from: &str, to: &str| signed.replacen(from, to, 1);
    let twice = r#"{"body":"a","body":"b","signatures":[]}"#.to_owned();
    let cases = [
        (String::new(), "What was sent is not as it should be: it is missing."),
        ("[]".to_owned(), "it should be: expected an object with named fields."),
        ("{".to_owned(), "it should be: it is not JSON, at about byte 0."),
        ("{\"body\":\"\",\n \"more\"}".to_owned(), "not JSON, at about byte 19."),
        (
            changed("{", "{\"more\":1,"),
            "“more” is not as it should be: no such field",
        ),
        (twice.clone(), "“body” is not as it should be: it is there twice."),
        (
            r#"{"body":"a"}"#.to_owned(),
            "“signatures” is not as it should be: it is missing.",
        ),
        (
            r#"{"body":7.5,"signatures":[]}"#.to_owned(),
            "“body” is not as it should be: expected a text.",
        ),
        (
            changed("ed25519 ", "ed448 "),
            "“signatures[0]” is not as it should be: expected a signature",
        ),
        (
            changed("\"signatures\":[", "\"signatures\":[null,"),
            "“signatures[0]” is not as it should be: expected a text.",
        ),
        (
            changed("\"notes\":[]", r#""notes":[{"salt":"7","text":""}]"#),
            "“notes[0].salt” is not as it should be: expected 64 hex digits",
        ),
    ];
    are_named(&world, &cases).await;
    let spanish = [("accept-language", "es")];
    let answer = world.post_bytes(&world.acts(), &spanish, twice.into_bytes()).await;
    assert!(
        answer.json()["what"].as_str().unwrap().contains("está dos veces"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn what_cannot_be_read_in_a_body_is_named() {
    let world = World::new().await;
    let signed = world.signed(&care(), Vec::new()).await.to_json().to_string();
    let quantity = r#"\"quantity\":90"#;
    let version = r#"\"v\":1"#;
    let cases = [
        (
            quantity,
            r#"\"quantity\":90.5"#,
            "“act.quantity” is not as it should be: only whole numbers",
        ),
        (
            quantity,
            r#"\"quantity\":null"#,
            "“act.quantity” is not as it should be: null is not used",
        ),
        (
            quantity,
            r#"\"quantity\":90,\"quantity\":91"#,
            "“act.quantity” is not as it should be: it is there twice.",
        ),
        (
            quantity,
            r#"\"quantity\":-1"#,
            "“act.quantity” is not as it should be: at least 1.",
        ),
        (
            quantity,
            r#" \"quantity\":90"#,
            "it is spelled otherwise than acts are, from byte",
        ),
        (version, r#"\"v\":2"#, "“v” is not as it should be: one of 1."),
        (
            version,
            r#"\"v\":1,\"w\":1"#,
            "“w” is not as it should be: no such field belongs here.",
        ),
    ];
    let changed = cases.map(|(from, to, what)| (signed.replacen(from, to, 1), what));
    are_named(&world, &changed).await;
}

#[tokio::test]
async fn previews_and_sessions_are_read_as_strictly() {
    let world = World::with(Reading::Public, Rates::default()).await;
    let preview = format!("/api/{}/preview", world.community);
    for bad in [
        r#"{"act":{"type":"work.log/1","type":"work.log/1"},"by":""}"#,
        r#"{"act":{"quantity":1.5},"by":""}"#,
        r#"{"act":null,"by":""}"#,
        r#"{"act":{},"by":"","more":1}"#,
        r#"{"act":{}}"#,
        "[]",
    ] {
        let answer = world.post_bytes(&preview, &[], bad.into()).await;
        assert_eq!(
            (answer.code().as_str(), answer.status),
            ("not-json", StatusCode::BAD_REQUEST),
            "{bad}"
        );
    }
    let answer = world.post("/api/session", &json!({ "community": "x" })).await;
    assert_eq!(answer.code(), "not-json");
    let deep = format!("{{\"act\":{},\"by\":\"\"}}", "[".repeat(50_000));
    assert_eq!(
        world.post_bytes(&preview, &[], deep.into_bytes()).await.code(),
        "not-json"
    );
}

#[tokio::test]
async fn only_known_hosts_are_answered() {
    let world = World::new().await;
    for (host, status) in [
        (HOST, StatusCode::OK),
        ("Mirrorball.Test:7777", StatusCode::OK),
        ("localhost:7777", StatusCode::OK),
        ("ada.localhost", StatusCode::OK),
        ("127.0.0.1:7777", StatusCode::OK),
        ("[::1]:7777", StatusCode::OK),
        ("192.168.1.20", StatusCode::OK),
        ("evil.test", StatusCode::MISDIRECTED_REQUEST),
        ("127.0.0.1.evil.test:7777", StatusCode::MISDIRECTED_REQUEST),
        ("localhost.evil.test", StatusCode::MISDIRECTED_REQUEST),
        ("evil.test:80:7777", StatusCode::MISDIRECTED_REQUEST),
        ("", StatusCode::MISDIRECTED_REQUEST),
    ] {
        let mut asked = request("GET", "/api/openapi.json", &[], Vec::new());
        asked.headers_mut().insert("host", host.parse().unwrap());
        let answer = world.send(asked).await;
        assert_eq!(answer.status, status, "{host}");
        if status == StatusCode::MISDIRECTED_REQUEST {
            assert_eq!(answer.code(), "other-host", "{host}");
        }
    }
}

#[tokio::test]
async fn other_sites_cannot_act_here() {
    let world = World::new().await;
    let bytes = world
        .signed(&care(), Vec::new())
        .await
        .to_json()
        .to_string()
        .into_bytes();
    for headers in [
        [("origin", "https://elsewhere.test"), ("x-none", "")],
        [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.test")],
        [("origin", "null"), ("x-none", "")],
    ] {
        let answer = world.post_bytes(&world.acts(), &headers, bytes.clone()).await;
        assert_eq!(
            (answer.code().as_str(), answer.status),
            ("cross-site", StatusCode::FORBIDDEN),
            "{headers:?}"
        );
    }
    let own = format!("http://{HOST}");
    let answer = world.post_bytes(&world.acts(), &[("origin", &own)], bytes).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
}

#[tokio::test]
async fn every_answer_keeps_to_itself() {
    let world = World::with(Reading::Public, Rates::default()).await;
    for path in [
        "/",
        "/api/communities",
        "/api/openapi.json",
        "/nowhere/at/all",
        "/open-words/today",
    ] {
        let answer = world.get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["referrer-policy"], "same-origin", "{path}");
        assert!(answer.headers.contains_key("permissions-policy"), "{path}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_to_programs_and_people() {
    let world = World::new().await;
    assert_eq!(world.get("/api/nowhere/head").await.code(), "no-community");
    assert_eq!(world.get("/api/what/is/this/all").await.code(), "nothing-here");
    let other = world.send(request("PUT", "/api/communities", &[], Vec::new())).await;
    assert_eq!(
        (other.code().as_str(), other.status),
        ("other-method", StatusCode::METHOD_NOT_ALLOWED)
    );
    let page = world
        .send(request("GET", "/nowhere/today", &[("accept", "text/html")], Vec::new()))
        .await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.starts_with("<!"), "people get a page: {}", page.text);
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let few = NonZeroU32::new(2).unwrap();
    let rates = Rates {
        sessions_a_minute: NonZeroU32::new(3).unwrap(),
        foundings_an_hour: few,
        ..Rates::default()
    };
    let world = World::with(Reading::Public, rates).await;
    for _ in 0..2 {
        assert_eq!(world.get("/api/challenge").await.status, StatusCode::OK);
    }
    let answer = world.get("/api/challenge").await;
    assert_eq!(
        (answer.code().as_str(), answer.status),
        ("too-many-requests", StatusCode::TOO_MANY_REQUESTS)
    );
    assert!(answer.headers["retry-after"].to_str().unwrap().parse::<u64>().unwrap() > 0);
    assert_eq!(
        world.get("/api/communities").await.status,
        StatusCode::OK,
        "other efforts are counted apart"
    );
}

/// Asks for a challenge from an address, behind a proxy that says this; gives the status.
async fn challenge(world: &World, from: &str, said: &str) -> StatusCode {
    let mut asked = request("GET", "/api/challenge", &[("x-forwarded-for", said)], Vec::new());
    let caller = Caller {
        address: SocketAddr::new(from.parse().unwrap(), 4711),
        by_tls: false,
    };
    asked.extensions_mut().insert(ConnectInfo(caller));
    world.send(asked).await.status
}

#[tokio::test]
async fn visitors_behind_a_named_proxy_are_counted_apart() {
    let rates = Rates {
        sessions_a_minute: NonZeroU32::new(2).unwrap(),
        ..Rates::default()
    };
    let clock = Arc::new(ManualClock::new(NOW_MS));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
    let proxies = Proxies {
        addresses: vec!["10.0.0.1".parse().unwrap()],
        header: Header::XForwardedFor,
    };
    let app = App::answering_to(node, clock.clone(), rates, &[HOST.to_owned()]).behind(proxies);
    let world = World::of(app, clock).await;
    for (from, said, status) in [
        ("10.0.0.1", "203.0.113.7", StatusCode::OK),
        ("10.0.0.1", "203.0.113.7", StatusCode::OK),
        ("10.0.0.1", "203.0.113.7", StatusCode::TOO_MANY_REQUESTS),
        // Making something up before what the proxy saw makes nobody another.
        ("10.0.0.1", "192.0.2.1, 203.0.113.7", StatusCode::TOO_MANY_REQUESTS),
        ("10.0.0.1", "203.0.113.8", StatusCode::OK),
        // Nobody believes a stranger, who is counted as what they are.
        ("198.51.100.9", "192.0.2.1", StatusCode::OK),
        ("198.51.100.9", "192.0.2.2", StatusCode::OK),
        ("198.51.100.9", "192.0.2.3", StatusCode::TOO_MANY_REQUESTS),
    ] {
        assert_eq!(challenge(&world, from, said).await, status, "{from}: {said}");
    }
}

#[tokio::test]
async fn links_that_are_followed_elsewhere_lead_back_by_the_way_it_was_asked_for() {
    let clock = Arc::new(ManualClock::new(NOW_MS));
    let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
    let proxies = Proxies {
        addresses: vec!["10.0.0.1".parse().unwrap()],
        header: Header::XForwardedFor,
    };
    let app = App::answering_to(node, clock.clone(), Rates::default(), &[HOST.to_owned()]).behind(proxies);
    let world = World::of(app, clock).await;
    let cookie = cookie_of(&world.session(&world.ada.key).await);
    let ask = async |path: &str, from: &str, by_tls: bool, said: &str| {
        let headers = [("cookie", cookie.as_str()), ("x-forwarded-proto", said)];
        let mut asked = request("GET", path, &headers, Vec::new());
        let address = SocketAddr::new(from.parse().unwrap(), 4711);
        asked.extensions_mut().insert(ConnectInfo(Caller { address, by_tls }));
        world.send(asked).await.text
    };
    for (from, by_tls, said, scheme) in [
        ("198.51.100.9", false, "http", "http"),
        ("198.51.100.9", true, "http", "https"),
        // Nobody believes a stranger.
        ("198.51.100.9", false, "https", "http"),
        ("10.0.0.1", false, "https", "https"),
        ("10.0.0.1", false, "http", "http"),
        ("10.0.0.1", false, "http, https", "https"),
    ] {
        let page = ask("/open-words/waiting", from, by_tls, said).await;
        let (_, link) = page.split_once("id=\"calendar-link\">").unwrap();
        let link = link.split('<').next().unwrap().replace("&#38;", "&");
        let path = link.strip_prefix(&format!("{scheme}://{HOST}"));
        let path = path.unwrap_or_else(|| panic!("{from}, {by_tls}, {said}: {link}"));
        let feed = ask(path, from, by_tls, said).await;
        assert!(feed.starts_with("BEGIN:VCALENDAR"), "{feed}");
        let mut leads = feed.lines().filter(|line| line.starts_with("URL:"));
        assert!(
            leads.all(|line| line.starts_with(&format!("URL:{scheme}://{HOST}/"))),
            "{feed}"
        );
    }
}

#[tokio::test]
async fn live_connections_past_the_last_one_are_refused() {
    let rates = Rates {
        reads_a_minute: NonZeroU32::MAX,
        ..Rates::default()
    };
    let world = World::with(Reading::Public, rates).await;
    let events = format!("/{}/events", world.community);
    let mut open = Vec::new();
    for _ in 0..STREAMS_MAX {
        open.push(world.stream(&events).await);
    }
    let refused = world.get(&events).await;
    assert_eq!(
        (refused.code().as_str(), refused.status),
        ("too-many-streams", StatusCode::TOO_MANY_REQUESTS)
    );
    let today = world.get(&format!("/{}/today", world.community)).await;
    assert_eq!(today.status, StatusCode::OK, "pages are shown all the same");
    open.pop();
    open.push(world.stream(&events).await);
}

#[tokio::test]
async fn a_founding_names_a_key_of_this_keeper() {
    let world = World::new().await;
    let founding = world.founding(Reading::Members).await;
    let body = founding.body.replace(
        world.get("/api/keeper-key").await.json()["keeper"]
            .as_str()
            .unwrap_or_default(),
        "",
    );
    assert_eq!(body, founding.body, "each founding gets a fresh key");
    let again = world.post("/api/communities", &founding.to_json()).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text);
    let twice = world.post("/api/communities", &founding.to_json()).await;
    assert_eq!(
        twice.json()["act"],
        again.json()["act"],
        "founding twice gives the first receipt"
    );
    assert_eq!(
        world
            .post("/api/communities", &world.signed(&care(), Vec::new()).await.to_json())
            .await
            .status
            .as_u16(),
        422
    );
}

#[tokio::test]
async fn the_document_describes_every_act() {
    let world = World::new().await;
    let document = world.get("/api/openapi.json").await.json();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for act in rules::act::ACT_SHAPES {
        let schema = &schemas[&act.name.replace('/', ".")];
        assert_eq!(schema["title"], act.name);
        assert_eq!(schema["properties"]["type"]["const"], act.name);
    }
    for path in [
        "/api/{community}/acts",
        "/api/{community}/preview",
        "/api/session",
        "/api/communities",
    ] {
        assert!(document["paths"][path].is_object(), "{path}");
    }
}
