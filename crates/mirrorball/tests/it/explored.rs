//! The sample community in a program of its own, read as anybody or as one of its members would read it.

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use mirrorball::limits::Rates;
use mirrorball::state::App;
use node::{Keeper, ManualClock, MemoryStore, Node};
use register::SecretKey;
use serde_json::{Value, json};
use tower::ServiceExt;

/// 21 November 2026, 02:00 UTC.
const NOW_MS: u64 = 1_795_226_400_000;
pub(super) const HOST: &str = "mirrorball.test";

/// The sample community.
pub(super) struct Sample {
    router: Router,
    /// Its register's keeper.
    pub(super) keeper: Keeper,
    /// Its short name.
    pub(super) slug: String,
    /// The cookie of whoever reads, if somebody signed in.
    cookie: Option<String>,
}

impl Sample {
    /// Read by nobody in particular.
    pub(super) fn new() -> Self {
        let clock = Arc::new(ManualClock::new(NOW_MS));
        let node = Node::with_store(Arc::new(MemoryStore::new()), clock.clone()).unwrap();
        let (keeper, _) = mirrorball::demo::make(&node, NOW_MS).unwrap();
        let slug = keeper.slug().to_owned();
        let rates = Rates {
            reads_a_minute: NonZeroU32::MAX,
            ..Rates::default()
        };
        let app = App::answering_to(node, clock, rates, &[HOST.to_owned()]);
        Self {
            router: mirrorball::serve::router(&app),
            keeper,
            slug,
            cookie: None,
        }
    }

    /// Read by a member, by the place in the cast.
    pub(super) async fn as_member(place: usize) -> Self {
        let mut sample = Self::new();
        let people = mirrorball::demo::people(&sample.keeper).unwrap();
        let key = SecretKey::from_seed(people[place].seed);
        let challenge: Value = serde_json::from_str(&sample.page("/api/challenge", "en").await).unwrap();
        let nonce = challenge["nonce"].as_str().unwrap();
        let answer = json!({
            "community": sample.slug,
            "kid": key.public().kid().to_string(),
            "nonce": nonce,
            "sig": key.sign(&mirrorball::session::challenge_bytes(HOST, nonce)).to_string(),
        });
        let request = Request::post("/api/session")
            .header("host", HOST)
            .header("content-type", "application/json")
            .body(Body::from(answer.to_string()))
            .unwrap();
        let response = sample.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        sample.cookie = cookie.split(';').next().map(str::to_owned);
        sample
    }

    /// Serves it on a port of this machine until the test ends, and tells its address.
    pub(super) async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let serving = axum::serve(listener, self.router.clone());
        tokio::spawn(serving.into_future());
        address
    }

    /// From now on on a device that wants pages without amounts.
    pub(super) fn without_amounts(&mut self) {
        let session = self.cookie.take().unwrap_or_default();
        self.cookie = Some(format!("{session}; mb_gift=yes"));
    }

    /// What stands at an address.
    pub(super) async fn get(&self, path: &str, language: &str) -> (StatusCode, String) {
        let mut request = Request::get(path)
            .header("host", HOST)
            .header("accept-language", language);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 64 * 1024 * 1024)
            .await
            .unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What must be there.
    pub(super) async fn page(&self, path: &str, language: &str) -> String {
        let (status, text) = self.get(path, language).await;
        assert_eq!(status, StatusCode::OK, "{path} in {language}: {text}");
        text
    }

    /// What is answered to a form that was sent.
    pub(super) async fn post_form(&self, path: &str, fields: &[(String, String)]) -> (StatusCode, String) {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut request = Request::post(path)
            .header("host", HOST)
            .header("origin", format!("http://{HOST}"))
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 64 * 1024 * 1024)
            .await
            .unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The answer of the API.
    pub(super) async fn json(&self, path: &str) -> Value {
        let text = self.page(&format!("/api/{}/{path}", self.slug), "en").await;
        serde_json::from_str(&text).unwrap()
    }

    /// Every decision of the API's list.
    pub(super) async fn decisions(&self) -> Vec<Value> {
        self.json("decisions").await["rows"].as_array().unwrap().clone()
    }
}

/// The addresses that a page links to, without what follows a `#`.
pub(super) fn links(text: &str) -> impl Iterator<Item = String> {
    text.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .filter_map(|link| link.split('#').next().map(str::to_owned))
}
