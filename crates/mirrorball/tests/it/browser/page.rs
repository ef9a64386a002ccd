//! A browser with a profile of its own, driven like a person would: visit, fill in, press, see. Waiting is for something to be there.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};
use fantoccini::elements::Element;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::machine::{Driver, Program};

/// How long something may take to appear before the test gives up; nothing is ever waited for this long when all is well.
const PATIENCE: Duration = Duration::from_secs(40);
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// The two widths of the screenshots: a phone and a desk.
const WIDTHS: [u32; 2] = [360, 1280];
/// The narrowest width on which no page scrolls sideways.
const NARROWEST: u32 = 320;
/// Words longer than this may be broken where they do not fit; so may ids and code.
const WORD_LETTERS_MAX: u32 = 16;

/// One person's browser.
pub(super) struct Page {
    client: Client,
    address: String,
    /// Whether pages come with their scripts.
    scripts: AtomicBool,
    _profile: TempDir,
}

impl Page {
    /// Opens a browser with a new, empty profile.
    pub(super) async fn open(driver: &Driver, program: &Program) -> Self {
        Self::open_at(driver, &program.address).await
    }

    /// The same, at another name of the program's machine.
    pub(super) async fn open_at(driver: &Driver, address: &str) -> Self {
        let profile = tempfile::tempdir().expect("a temporary directory can be made");
        let mut flags: Vec<Cow<'_, str>> = FLAGS.iter().map(|flag| Cow::Borrowed(*flag)).collect();
        flags.push(Cow::Owned(format!("--user-data-dir={}", profile.path().display())));
        let wanted = json!({
            "goog:chromeOptions": { "binary": driver.browser, "args": flags },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(wanted) = wanted else {
            unreachable!("the literal above is an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.address)
            .await;
        let client = client.unwrap_or_else(|error| panic!("the browser did not open: {error}"));
        let timeouts = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None);
        client
            .update_timeouts(timeouts)
            .await
            .unwrap_or_else(|error| panic!("the browser knows no patience: {error}"));
        let page = Self {
            client,
            address: address.to_owned(),
            scripts: AtomicBool::new(true),
            _profile: profile,
        };
        page.look_at(WIDTHS[1]).await;
        page
    }

    /// Goes to an address of the program, or to a whole link.
    pub(super) async fn visit(&self, place: &str) {
        let link = if place.contains("://") {
            place.to_owned()
        } else {
            format!("{}{place}", self.address)
        };
        self.client
            .goto(&link)
            .await
            .unwrap_or_else(|error| panic!("{link} did not open: {error}"));
        self.settle().await;
    }

    /// Waits until the page's script has hooked everything up; it may first open a session and the page anew.
    async fn settle(&self) {
        if self.scripts.load(Ordering::Relaxed) {
            self.find("body[data-ready]").await;
        }
    }

    /// Presses a button by which an act is filed, and waits for the page that comes after it.
    pub(super) async fn file(&self, css: &str) {
        self.run("document.body.dataset.before = 'yes'", Vec::new()).await;
        self.press(css).await;
        self.find("body[data-ready]:not([data-before])").await;
    }

    /// Waits until an element is there and gives it.
    pub(super) async fn find(&self, css: &str) -> Element {
        match self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await
        {
            Ok(element) => element,
            Err(error) => panic!(
                "there is no {css} at {} ({error}):\n{}",
                self.place().await,
                self.words().await
            ),
        }
    }

    /// Waits until these words stand somewhere on the page, within what `css` names.
    pub(super) async fn sees(&self, words: &str) {
        let path = format!("//body//*[contains(normalize-space(.), {words:?})]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        if let Err(error) = found {
            panic!(
                "“{words}” does not stand at {} ({error}):\n{}",
                self.place().await,
                self.words().await
            );
        }
    }

    /// Opens the page it is at anew until an element says this among other things.
    pub(super) async fn visit_until_told(&self, css: &str, words: &str) {
        let begun = Instant::now();
        loop {
            let told = self.text(css).await;
            if told.contains(words) {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{css} never came to say “{words}” at {}, but “{told}”",
                self.place().await
            );
            self.client
                .refresh()
                .await
                .unwrap_or_else(|error| panic!("the page did not open anew: {error}"));
            self.settle().await;
        }
    }

    /// Opens the page it is at anew until an element says this and nothing else.
    pub(super) async fn visit_until(&self, css: &str, words: &str) {
        let begun = Instant::now();
        while self.text(css).await != words {
            assert!(
                begun.elapsed() < PATIENCE,
                "{css} never came to say “{words}” at {}",
                self.place().await
            );
            self.client
                .refresh()
                .await
                .unwrap_or_else(|error| panic!("the page did not open anew: {error}"));
            self.settle().await;
        }
    }

    /// Writes into a field, in place of what stands there.
    pub(super) async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field
            .clear()
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be emptied: {error}"));
        field
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be written to: {error}"));
    }

    /// Sets a field of a kind that is not typed into (a day, a choice), and says so to the page as a person's hand would.
    pub(super) async fn set(&self, css: &str, value: &str) {
        self.find(css).await;
        let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); return field.value;";
        let now = self.run(script, vec![json!(css), json!(value)]).await;
        assert_eq!(now, json!(value), "{css} did not take the value");
    }

    /// Presses a button, a link, or a choice; what lies under the bar at a phone's lower edge is moved from under it first, as
    /// fingers do. WebDriver itself moves only what is out of sight.
    pub(super) async fn press(&self, css: &str) {
        let element = self.find(css).await;
        let is_ready = format!("{css}:not([disabled])");
        self.find(&is_ready).await;
        let script =
            "const it = document.querySelector(arguments[0]), { x, y, width, height } = it.getBoundingClientRect();
            const there = document.elementFromPoint(x + width / 2, y + height / 2);
            if (!there || there.closest('nav.main-nav')) it.scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.run(script, vec![json!(css)]).await;
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be pressed: {error}"));
    }

    /// The text of an element.
    pub(super) async fn text(&self, css: &str) -> String {
        self.find(css)
            .await
            .text()
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be read: {error}"))
    }

    /// Runs a script in the page.
    pub(super) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script failed: {error}"))
    }

    /// Runs a script in the page that ends by calling its last argument.
    pub(super) async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute_async(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script failed: {error}"))
    }

    /// How many records the device keeps in a store.
    pub(super) async fn kept(&self, store: &str) -> u64 {
        let script = "const [store, done] = arguments;
            const open = indexedDB.open('mirrorball');
            open.onerror = () => done(String(open.error));
            open.onsuccess = () => {
                const all = open.result.transaction(store).objectStore(store).count();
                all.onsuccess = () => { open.result.close(); done(all.result); };
            };";
        let count = self.run_async(script, vec![serde_json::json!(store)]).await;
        count
            .as_u64()
            .unwrap_or_else(|| panic!("the store was not read: {count}"))
    }

    /// The path of the page.
    pub(super) async fn place(&self) -> String {
        self.client
            .current_url()
            .await
            .map_or_else(|error| error.to_string(), |url| url.path().to_owned())
    }

    /// All words of the page, for a failure's report.
    async fn words(&self) -> String {
        let words = self.client.execute("return document.body.innerText", Vec::new()).await;
        words.map_or_else(
            |error| error.to_string(),
            |words| words.as_str().unwrap_or_default().to_owned(),
        )
    }

    /// Writes the whole page as a picture, once for a phone and once for a desk, to `target/screenshots`; no width may
    /// scroll sideways, and on a phone no word is broken in its middle.
    pub(super) async fn shoot(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder).expect("the folder for screenshots can be made");
        self.look_at(NARROWEST).await;
        self.height_at(NARROWEST, name).await;
        for width in WIDTHS {
            self.look_at(width).await;
            let height = self.height_at(width, name).await;
            if width < 600 {
                self.breaks_no_word(name).await;
            }
            let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
            let shot = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
            let picture = self.devtools("Page.captureScreenshot", shot).await;
            let encoded = picture["data"].as_str().expect("a screenshot comes as text");
            let bytes = Base64::decode_vec(encoded).expect("a screenshot comes in base64");
            fs::write(folder.join(format!("{name}-{width}.png")), bytes).expect("the screenshot can be written");
        }
        self.look_at(WIDTHS[1]).await;
    }

    /// How high the page is at this width, past which nothing reaches.
    async fn height_at(&self, width: u32, name: &str) -> Value {
        let script = "const page = document.documentElement; return [page.scrollWidth, page.scrollHeight]";
        let size = self.run(script, Vec::new()).await;
        if size[0].as_u64() > Some(u64::from(width)) {
            let script = "return [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > arguments[0] + 1)
                .map((one) => one.outerHTML.slice(0, 160)).slice(0, 12)";
            let wide = self.run(script, vec![json!(width)]).await;
            panic!(
                "{name} scrolls sideways at {width} pixels, being {} wide: {wide:#}",
                size[0]
            );
        }
        size[1].clone()
    }

    /// No word that can be seen stands on two lines.
    async fn breaks_no_word(&self, name: &str) {
        let script = r"const broken = new Set(), range = document.createRange();
            const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode;
                if (text.parentElement.closest('.mono, code, pre, textarea, svg, .vh') || !text.parentElement.checkVisibility()) continue;
                for (const word of text.data.matchAll(/\p{L}{2,}/gu)) {
                    range.setStart(text, word.index);
                    range.setEnd(text, word.index + word[0].length);
                    const tops = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
                    if (word[0].length <= arguments[0] && tops.size > 1) broken.add(word[0]);
                }
            }
            return [...broken]";
        let broken = self.run(script, vec![json!(WORD_LETTERS_MAX)]).await;
        assert_eq!(broken, json!([]), "{name} breaks words in their middle");
    }

    /// Makes the window so wide.
    pub(super) async fn look_at(&self, width: u32) {
        let height = if width < 600 { 844 } else { 900 };
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await;
    }

    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let command = Vendor {
            path: "goog/cdp/execute".to_owned(),
            body: Some(json!({ "cmd": command, "params": parameters })),
        };
        self.client
            .issue_cmd(command)
            .await
            .unwrap_or_else(|error| panic!("the browser refused: {error}"))
    }

    /// Nothing went wrong out of sight: no error on the console, no breach of the content security policy, no request to another host.
    /// `expected` are the parts of lines that this story itself provoked, such as the answer to a refused act.
    pub(super) async fn is_quiet(&self, expected: &[&str]) {
        let lines = self.log("browser").await;
        let loud: Vec<&str> = lines
            .iter()
            .filter(|line| line["level"] == "SEVERE" || line["source"] == "security")
            .filter_map(|line| line["message"].as_str())
            .collect();
        let surprising: Vec<&&str> = loud
            .iter()
            .filter(|line| !expected.iter().any(|known| line.contains(known)))
            .collect();
        let events = self.log("performance").await;
        let sent: Vec<&str> = events
            .iter()
            .filter_map(|event| event["message"].as_str())
            .filter(|event| event.contains("postData"))
            .collect();
        assert!(
            surprising.is_empty(),
            "the console reports {surprising:#?}; what was sent: {sent:#?}"
        );
        let requests: Vec<String> = events.iter().filter_map(requested).collect();
        assert!(
            !requests.is_empty(),
            "the browser recorded no request at all, so this check saw nothing"
        );
        // The browser's own pages (a new tab) are none of ours.
        let own = [self.address.as_str(), "data:", "blob:", "about:", "chrome", "file:"];
        let foreign: Vec<&String> = requests
            .iter()
            .filter(|link| !own.iter().any(|own| link.starts_with(own)))
            .collect();
        assert!(foreign.is_empty(), "the page asked other hosts: {foreign:#?}");
    }

    async fn log(&self, kind: &'static str) -> Vec<Value> {
        let lines = self
            .client
            .issue_cmd(Vendor {
                path: "se/log".to_owned(),
                body: Some(json!({ "type": kind })),
            })
            .await;
        match lines.unwrap_or_else(|error| panic!("the browser's {kind} log cannot be read: {error}")) {
            Value::Array(lines) => lines,
            other => panic!("the browser's {kind} log has another form: {other}"),
        }
    }

    /// Cuts the page's own line, or mends it.
    pub(super) async fn offline(&self, cut: bool) {
        let line = json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", line).await;
    }

    /// From now on a phone with the narrowest screen there is, on a line of 3G: 300 ms away, 1.6 Mbit/s to it and 750 kbit/s from it.
    pub(super) async fn on_an_old_phone(&self) {
        self.look_at(NARROWEST).await;
        let line = Vendor {
            path: "chromium/network_conditions".to_owned(),
            body: Some(json!({ "network_conditions": {
                "offline": false, "latency": 300, "download_throughput": 200_000, "upload_throughput": 94_000,
            } })),
        };
        self.client
            .issue_cmd(line)
            .await
            .unwrap_or_else(|error| panic!("the browser's line cannot be slowed: {error}"));
    }

    /// Nothing on the page reaches past the narrowest screen.
    pub(super) async fn fits_an_old_phone(&self, name: &str) {
        self.height_at(NARROWEST, name).await;
    }

    /// Shows pages light or dark from now on.
    pub(super) async fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Presses a key, as if nothing or the field at hand had the focus.
    pub(super) async fn key(&self, css: &str, key: &str) {
        let field = self.find(css).await;
        field
            .send_keys(key)
            .await
            .unwrap_or_else(|error| panic!("{css} takes no key: {error}"));
    }

    /// Strikes one key of the keyboard, wherever the focus is: a letter, or a key by its name.
    pub(super) async fn strike(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "ArrowRight" => (39, ""),
            letter => (0, letter),
        };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text });
            self.devtools("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Switches the scripts of pages off or on, from the next page on.
    pub(super) async fn without_scripts(&self, off: bool) {
        self.scripts.store(!off, Ordering::Relaxed);
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": off }))
            .await;
    }

    /// Puts a device beside the browser that holds passkeys, and whose user agrees to everything; gives its name.
    pub(super) async fn authenticator(&self) -> String {
        let made = self
            .webauthn(
                "webauthn/authenticator".to_owned(),
                Some(json!({
                    "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
                    "isUserConsenting": true, "isUserVerified": true,
                })),
            )
            .await;
        made.as_str().expect("an authenticator has a name").to_owned()
    }

    /// The passkeys that a device holds, secrets included.
    pub(super) async fn passkeys(&self, authenticator: &str) -> Vec<Value> {
        let path = format!("webauthn/authenticator/{authenticator}/credentials");
        let held = self.webauthn(path, None).await;
        held.as_array().expect("credentials are a list").clone()
    }

    /// Gives a passkey to a device, as those that keep them for somebody do among each other.
    pub(super) async fn give(&self, authenticator: &str, passkey: &Value) {
        let path = format!("webauthn/authenticator/{authenticator}/credential");
        self.webauthn(path, Some(passkey.clone())).await;
    }

    async fn webauthn(&self, path: String, body: Option<Value>) -> Value {
        let answer = self.client.issue_cmd(Vendor { path, body }).await;
        answer.unwrap_or_else(|error| panic!("the browser has no authenticator: {error}"))
    }

    /// Runs a script in every page from now on, before its own.
    pub(super) async fn before_every_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
    }

    /// What came over the wire for the pages since this was asked before.
    pub(super) async fn taken(&self) -> Taken {
        let (mut taken, mut own) = (Taken::default(), BTreeSet::new());
        for event in self.log("performance").await {
            let Some(message) = event["message"].as_str() else {
                continue;
            };
            let message: Value = serde_json::from_str(message).expect("the driver writes JSON");
            let (event, details) = (&message["message"]["method"], &message["message"]["params"]);
            let bytes = details["encodedDataLength"].as_u64().unwrap_or_default();
            match event.as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    let link = details["request"]["url"].as_str().unwrap_or_default();
                    if let Some(path) = link.strip_prefix(&self.address) {
                        taken.requests.push(path.to_owned());
                        own.insert(details["requestId"].to_string());
                    }
                }
                "Network.loadingFinished" if own.contains(&details["requestId"].to_string()) => taken.bytes += bytes,
                _ => {} // Events are the browser's, and many.
            }
        }
        taken
    }

    /// Forgets what the browser has kept of the program's files and pages, as if they had never been loaded.
    pub(super) async fn forget_all_that_was_kept(&self) {
        let kept = json!({ "origin": self.address, "storageTypes": "service_workers,cache_storage" });
        self.devtools("Storage.clearDataForOrigin", kept).await;
        self.run("sessionStorage.clear()", Vec::new()).await;
        self.devtools("Network.clearBrowserCache", json!({})).await;
    }

    /// Closes the browser.
    pub(super) async fn close(self) {
        self.client
            .close()
            .await
            .unwrap_or_else(|error| panic!("the browser did not close: {error}"));
    }
}

/// What came over the wire.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// What was asked for.
    pub requests: Vec<String>,
    /// The bytes of the answers that have ended, their heads included.
    pub bytes: u64,
}

/// The address of a request, from a line of the performance log.
fn requested(line: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
    let event = &message["message"];
    let is_request = event["method"] == "Network.requestWillBeSent";
    is_request.then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
}

/// A command of Chromium's own that the WebDriver standard does not have.
#[derive(Debug)]
struct Vendor {
    path: String,
    /// What is sent; none to ask.
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}
