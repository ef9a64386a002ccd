//! Talking to a server as a command line does: questions, submissions, and a
//! session when a community is only for its members. It trusts no answer more
//! than the person does; `mirrorball verify` is how a register is checked.

use std::cell::{OnceCell, RefCell};
use std::io::Read;
use std::time::Duration;

use register::SecretKey;
use serde_json::{Value, json};
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::limits::ANSWER_BYTES_MAX;
use crate::problem::Problem;
use crate::trusting;

/// How often a request that came too often is tried again.
const PATIENCE: u32 = 8;

/// A server, and the session that was opened there.
pub struct Client {
    /// Made when something is asked for the first time.
    agent: OnceCell<Agent>,
    server: String,
    language: &'static str,
    cookie: RefCell<Option<String>>,
}

impl Client {
    /// A client of the server at this address, such as `http://127.0.0.1:7777`.
    pub fn new(server: &str, language: &'static str) -> Self {
        Self {
            agent: OnceCell::new(),
            server: server.trim_end_matches('/').to_owned(),
            language,
            cookie: RefCell::new(None),
        }
    }

    /// What asks. Whom it trusts matters over HTTPS alone.
    fn agent(&self) -> Result<&Agent, Problem> {
        if let Some(agent) = self.agent.get() {
            return Ok(agent);
        }
        let config = || {
            Agent::config_builder()
                .http_status_as_error(false)
                .timeout_connect(Some(Duration::from_secs(10)))
                .timeout_recv_response(Some(Duration::from_secs(60)))
                .user_agent(concat!("mirrorball/", env!("CARGO_PKG_VERSION")))
        };
        let agent = match trusting::by_environment(config()) {
            Err(problem) if self.server.starts_with("https:") => return Err(problem),
            Err(_) => config().build().into(),
            Ok(agent) => agent,
        };
        Ok(self.agent.get_or_init(|| agent))
    }

    /// The server's address.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The cookie of the session that was opened, for others who ask in its name.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.borrow().clone()
    }

    /// Asks for JSON.
    ///
    /// # Errors
    ///
    /// What the server answered instead, or why it could not be reached.
    pub fn get(&self, path: &str) -> Result<Value, Problem> {
        self.answer(|| self.request_get(path, "application/json"))
    }

    /// Sends JSON and reads the JSON that is answered.
    ///
    /// # Errors
    ///
    /// What the server answered instead, or why it could not be reached.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Problem> {
        let bytes = body.to_string();
        self.answer(|| {
            let mut request = self
                .agent()?
                .post(self.address(path))
                .header("accept", "application/json")
                .header("accept-language", self.language)
                .header("content-type", "application/json");
            if let Some(cookie) = self.cookie.borrow().as_deref() {
                request = request.header("cookie", cookie);
            }
            request.send(bytes.as_bytes()).map_err(|flaw| self.unreachable(&flaw))
        })
    }

    /// Opens a stream of bytes, such as a register's export, and tells its length if it is known.
    ///
    /// # Errors
    ///
    /// What the server answered instead, or why it could not be reached.
    pub fn stream(&self, path: &str) -> Result<(impl Read + use<>, Option<u64>), Problem> {
        let response = self.request_get(path, "*/*")?;
        let response = self.refuse(response)?;
        let body = response.into_body();
        let length = body.content_length();
        Ok((body.into_with_config().limit(u64::MAX).reader(), length))
    }

    /// Opens a session of the member that a key belongs to.
    ///
    /// # Errors
    ///
    /// What the server answered instead, or why it could not be reached.
    pub fn open_session(&self, community: &str, key: &SecretKey) -> Result<Value, Problem> {
        match self.answer_challenge(community, key) {
            // The server began anew between the challenge and the answer.
            Err(problem) if problem.code == "challenge-spent" => self.answer_challenge(community, key),
            answered => answered,
        }
    }

    fn answer_challenge(&self, community: &str, key: &SecretKey) -> Result<Value, Problem> {
        let nonce = self.get("/api/challenge")?;
        let nonce = nonce["nonce"].as_str().unwrap_or_default().to_owned();
        let host = host_of(&self.server);
        let signature = key.sign(&crate::session::challenge_bytes(host, &nonce));
        let body = json!({
            "community": community,
            "kid": key.public().kid().to_string(),
            "nonce": nonce,
            "sig": signature.to_string(),
        });
        self.post("/api/session", &body)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.server)
    }

    fn request_get(&self, path: &str, accept: &str) -> Result<Response<Body>, Problem> {
        let mut request = self
            .agent()?
            .get(self.address(path))
            .header("accept", accept)
            .header("accept-language", self.language);
        if let Some(cookie) = self.cookie.borrow().as_deref() {
            request = request.header("cookie", cookie);
        }
        request.call().map_err(|flaw| self.unreachable(&flaw))
    }

    /// Sends, waits where the server asks to, and reads the answer.
    fn answer(&self, send: impl Fn() -> Result<Response<Body>, Problem>) -> Result<Value, Problem> {
        let mut response = send()?;
        for _ in 0..PATIENCE {
            if response.status().as_u16() != 429 {
                break;
            }
            let header = response
                .headers()
                .get("retry-after")
                .and_then(|text| text.to_str().ok());
            let seconds = header.and_then(|text| text.parse().ok()).unwrap_or(1);
            wait(seconds);
            response = send()?;
        }
        let mut response = self.refuse(response)?;
        self.keep_cookie(&response);
        let text = response
            .body_mut()
            .with_config()
            .limit(ANSWER_BYTES_MAX)
            .read_to_string()
            .map_err(|flaw| self.unreachable(&flaw))?;
        if text.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text).map_err(|flaw| self.not_understood(&flaw.to_string()))
    }

    /// Gives the response on if it is a success, and what it says otherwise.
    fn refuse(&self, mut response: Response<Body>) -> Result<Response<Body>, Problem> {
        let status = response.status().as_u16();
        if (200..300).contains(&status) {
            return Ok(response);
        }
        let text = response.body_mut().read_to_string().unwrap_or_default();
        let mut problem: Problem = serde_json::from_str(&text)
            .map_err(|_| self.not_understood(&format!("status {status} without a reason")))?;
        problem.status = status;
        Err(problem)
    }

    fn keep_cookie(&self, response: &Response<Body>) {
        let cookie = response.headers().get("set-cookie").and_then(|text| text.to_str().ok());
        if let Some(pair) = cookie.and_then(|text| text.split(';').next()) {
            *self.cookie.borrow_mut() = Some(pair.to_owned());
        }
    }

    fn unreachable(&self, flaw: &ureq::Error) -> Problem {
        trusting::distrusted(&self.server, flaw).unwrap_or_else(|| {
            Problem::fault(
                "no-answer",
                format!("{} did not answer.", self.server),
                format!("{flaw}."),
                "Check the address, or start the server with `mirrorball serve`.",
            )
        })
    }

    /// That an answer has another form than expected, and in what.
    pub fn not_understood(&self, detail: &str) -> Problem {
        Problem::fault(
            "answer-not-understood",
            format!("The answer of {} was not understood.", self.server),
            format!("{detail}."),
            "Check that the address is a Mirrorball server of this version.",
        )
    }
}

/// Waits as long as the server has asked for: there is no event to wait for instead.
#[expect(
    clippy::disallowed_methods,
    reason = "the server named the time, and says nothing when it is over"
)]
fn wait(seconds: u64) {
    std::thread::sleep(Duration::from_secs(seconds));
}

/// The host of an address, with its port where it names one, as browsers say it.
pub fn host_of(server: &str) -> &str {
    let rest = server.split_once("://").map_or(server, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The server part and the path of an address, if it is one.
pub fn split_address(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let host_end = rest.find('/').unwrap_or(rest.len());
    let at = scheme.len() + 3 + host_end;
    Some((&address[..at], &address[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        assert_eq!(host_of("http://127.0.0.1:7777"), "127.0.0.1:7777");
        assert_eq!(
            split_address("http://a.example/x/y"),
            Some(("http://a.example", "/x/y"))
        );
        assert_eq!(split_address("https://a.example"), Some(("https://a.example", "")));
        assert_eq!(split_address("a.register"), None);
        assert_eq!(split_address("ftp://a.example/x"), None);
    }
}
