//! A server in this process, on a store in memory and a clock that stands still: what the tests of the JSON API ask.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use mirrorball::compose::{self, Frame, Signed, Text};
use mirrorball::limits::Rates;
use mirrorball::state::App;
use node::{ManualClock, MemoryStore, Node};
use register::json::Value as Field;
use register::{By, Hash, SecretKey, Seen};
use rules::act::{Language, Template};
use rules::bylaws::Reading;
use rules::templates::{Choices, draft};
use serde_json::Value;
use tower::ServiceExt;

/// Monday, 4 May 2026, 10:00 UTC.
pub(crate) const NOW_MS: u64 = 1_777_888_800_000;

/// The host that requests name.
pub(crate) const HOST: &str = "mirrorball.test";

/// A running program with one community in it.
pub(crate) struct World {
    /// The program.
    pub(crate) app: App,
    /// Its clock.
    pub(crate) clock: Arc<ManualClock>,
    /// The community's founder.
    pub(crate) ada: Person,
    /// The community's id.
    pub(crate) community: Hash,
    router: Router,
}

/// A member with one key.
pub(crate) struct Person {
    /// The key.
    pub(crate) key: SecretKey,
    /// The member's id.
    pub(crate) member: Hash,
}

/// What was answered.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: StatusCode,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body as text.
    pub(crate) text: String,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|flaw| panic!("{flaw}: {}", self.text))
    }

    /// The code of what was not done, after a check that it has its three sentences.
    pub(crate) fn code(&self) -> String {
        let problem = self.json();
        for part in ["what", "why", "next", "kind"] {
            assert!(
                problem[part].as_str().is_some_and(|text| !text.is_empty()),
                "{part}: {problem}"
            );
        }
        problem["code"].as_str().unwrap().to_owned()
    }
}

impl World {
    /// A world whose community only members read.
    pub(crate) async fn new() -> Self {
        Self::with(Reading::Members, Rates::default()).await
    }

    /// A world of another kind.
    pub(crate) async fn with(reading: Reading, rates: Rates) -> Self {
        Self::agreed(reading, rates, Vec::new()).await
    }

    /// A world whose community agreed on more from its founding on.
    pub(crate) async fn agreed(reading: Reading, rates: Rates, further: Vec<Field>) -> Self {
        let clock = Arc::new(ManualClock::new(NOW_MS));
        let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
        let app = App::answering_to(node, clock.clone(), rates, &[HOST.to_owned()]);
        Self::around(app, clock, reading, further).await
    }

    /// A world in a program of another kind, on its clock.
    pub(crate) async fn of(app: App, clock: Arc<ManualClock>) -> Self {
        Self::around(app, clock, Reading::Members, Vec::new()).await
    }

    async fn around(app: App, clock: Arc<ManualClock>, reading: Reading, further: Vec<Field>) -> Self {
        let router = mirrorball::serve::router(&app);
        let key = SecretKey::from_seed([1; 32]);
        let ada = Person {
            key,
            member: Hash::new([0; 32]),
        };
        let mut world = Self {
            app,
            clock,
            ada,
            community: Hash::new([0; 32]),
            router,
        };
        let founding = world.founding_with(reading, further).await;
        let answer = world.post("/api/communities", &founding.to_json()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        world.community = founding.act_id();
        world.ada.member = founding.act_id();
        world
    }

    /// A signed founding.
    pub(crate) async fn founding(&self, reading: Reading) -> Signed {
        self.founding_with(reading, Vec::new()).await
    }

    async fn founding_with(&self, reading: Reading, further: Vec<Field>) -> Signed {
        let keeper = self.get("/api/keeper-key").await.json()["keeper"]
            .as_str()
            .unwrap()
            .to_owned();
        let choices = Choices {
            reading,
            ..Choices::default()
        };
        let template = draft(Template::Disco, Language::En, &choices).of_first_rules();
        let Field::List(mut agreements) = template.agreements else {
            unreachable!("a template has a list of agreements")
        };
        agreements.extend(further);
        let name = Text::new("Ada");
        let zone = record([("from", Field::Int(0)), ("minutes", Field::Int(0))]);
        let act = record([
            ("type", text("community.found/1")),
            ("name", text("Open Words")),
            ("purpose", text("Translate what matters.")),
            ("currency", record([("code", text("EUR")), ("scale", Field::Int(2))])),
            ("template", text("disco")),
            ("language", text("en")),
            (
                "zone",
                record([("name", text("UTC")), ("offsets", Field::List(vec![zone]))]),
            ),
            ("agreements", Field::List(agreements)),
            ("circles", template.circles),
            ("commons", template.commons),
            ("keeper", text(&keeper)),
            ("founder", name.commitment()),
            ("keys", Field::List(vec![text(&self.ada.key.public().to_string())])),
        ]);
        let frame = Frame {
            by: By::Nobody,
            community: None,
            seen: compose::nothing_seen(),
            expires_ms: self.app.now_ms() + 3_600_000,
            id: compose::random(),
        };
        compose::sign(&frame, &act, vec![name], &self.ada.key, &[])
    }

    /// What an act stands on now.
    pub(crate) async fn frame(&self, by: By) -> Frame {
        let head = self.get(&format!("/api/{}/head", self.community)).await.json();
        Frame {
            by,
            community: Some(self.community),
            seen: Seen {
                size: head["size"].as_u64().unwrap(),
                root: head["root"].as_str().unwrap().parse().unwrap(),
            },
            expires_ms: head["now_ms"].as_u64().unwrap() + head["expires_default_ms"].as_u64().unwrap(),
            id: compose::random(),
        }
    }

    /// An act of Ada's, signed.
    pub(crate) async fn signed(&self, act: &Field, texts: Vec<Text>) -> Signed {
        let frame = self.frame(By::Member(self.ada.member)).await;
        compose::sign(&frame, act, texts, &self.ada.key, &[])
    }

    /// Files what was signed.
    pub(crate) async fn file(&self, signed: &Signed) -> Answer {
        self.post(&self.acts(), &signed.to_json()).await
    }

    /// The path of the write endpoint.
    pub(crate) fn acts(&self) -> String {
        format!("/api/{}/acts", self.community)
    }

    /// Opens a session with a key, and gives its cookie.
    pub(crate) async fn session(&self, key: &SecretKey) -> Answer {
        let nonce = self.get("/api/challenge").await.json()["nonce"]
            .as_str()
            .unwrap()
            .to_owned();
        self.answer_challenge(key, &nonce, HOST).await
    }

    /// Answers a challenge as if for this host.
    pub(crate) async fn answer_challenge(&self, key: &SecretKey, nonce: &str, host: &str) -> Answer {
        let sig = key.sign(&mirrorball::session::challenge_bytes(host, nonce));
        let answer = serde_json::json!({
            "community": self.community.to_string(),
            "kid": key.public().kid().to_string(),
            "nonce": nonce,
            "sig": sig.to_string(),
        });
        self.post("/api/session", &answer).await
    }

    /// Somebody joins by an invitation of Ada's.
    pub(crate) async fn join(&self, name: &str, seed: u8) -> Person {
        let invitation = SecretKey::from_seed([seed.wrapping_add(100); 32]);
        let invite = record([
            ("type", text("member.invite/1")),
            ("key", text(&invitation.public().to_string())),
            ("uses", Field::Int(1)),
            (
                "until",
                Field::Int(i64::try_from(self.app.now_ms()).unwrap() + 86_400_000),
            ),
            ("standing", text("full")),
        ]);
        let answer = self.file(&self.signed(&invite, Vec::new()).await).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let key = SecretKey::from_seed([seed; 32]);
        let called = Text::new(name);
        let act = record([
            ("type", text("member.join/1")),
            ("name", called.commitment()),
            ("keys", Field::List(vec![text(&key.public().to_string())])),
            ("invite", text(&invitation.public().kid().to_string())),
        ]);
        let frame = self.frame(By::Nobody).await;
        let signed = compose::sign(&frame, &act, vec![called], &key, &[&invitation]);
        let answer = self.file(&signed).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        Person {
            key,
            member: signed.act_id(),
        }
    }

    /// Asks.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(request("GET", path, &[], Vec::new())).await
    }

    /// Asks with a session.
    pub(crate) async fn get_as(&self, path: &str, session: &Answer) -> Answer {
        let cookie = cookie_of(session);
        self.send(request("GET", path, &[("cookie", &cookie)], Vec::new()))
            .await
    }

    /// Sends JSON.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_bytes(path, &[], body.to_string().into_bytes()).await
    }

    /// Sends bytes with headers.
    pub(crate) async fn post_bytes(&self, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        self.send(request("POST", path, headers, body)).await
    }

    /// Asks for a stream.
    pub(crate) async fn stream(&self, path: &str) -> axum::body::BodyDataStream {
        let response = self
            .router
            .clone()
            .oneshot(request("GET", path, &[], Vec::new()))
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body().into_data_stream()
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

/// A request to this host.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path).header("host", HOST);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

/// The cookie that a session's answer sets.
pub(crate) fn cookie_of(session: &Answer) -> String {
    let cookie = session.headers["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// A record of these fields.
pub(crate) fn record<const N: usize>(fields: [(&str, Field); N]) -> Field {
    Field::Record(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// A text as a field.
pub(crate) fn text(text: &str) -> Field {
    Field::Text(text.to_owned())
}

/// An hour and a half of care.
pub(crate) fn care() -> Field {
    record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("listening")),
        ("quantity", Field::Int(90)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text("2026-05-04")),
    ])
}
