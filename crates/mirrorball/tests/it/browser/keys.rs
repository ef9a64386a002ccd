//! With the keyboard alone, from the first page through: founding, inviting, logging care, confirming somebody's work,
//! answering a decision, and another language. After every key the focus is somewhere that can be seen.

use serde_json::json;

use super::machine::{Driver, Program};
use super::page::Page;
use super::{told, tree};

/// Somewhere on a page, what is looked for is reached by so many steps of Tab.
const TABS_MAX: u32 = 150;

/// And nobody goes through the quick form more than once to log something.
const STEPS_OF_LOGGING_MAX: u32 = 20;

/// Where the focus is, and what is wrong with that.
const AT: &str = r"const at = document.activeElement;
    const flaws = [], box = at.getBoundingClientRect();
    if (at === document.body) return { at: 'nowhere', flaws: ['it is lost'] };
    const rings = (one) => { const look = getComputedStyle(one); return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2; };
    if (![at, ...(at.labels ?? [])].some(rings)) flaws.push('nothing shows it');
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) flaws.push('it is out of sight');
    else {
        const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
        const above = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
        const shown = [at, ...(at.labels ?? [])].some((one) => one.contains(above) || above?.contains(one));
        if (!shown) flaws.push(`${above?.outerHTML.slice(0, 120)} lies over it`);
    }
    return { at: at.outerHTML.slice(0, 160), flaws };";

/// Somebody's ten fingers.
struct Fingers<'a> {
    page: &'a Page,
}

impl Fingers<'_> {
    /// The focus is somewhere, and can be seen there.
    async fn is_somewhere(&self) {
        let found = self.page.run(AT, Vec::new()).await;
        let place = self.page.place().await;
        assert_eq!(found["flaws"], json!([]), "the focus at {place}: {found:#}");
    }

    async fn is_at(&self, css: &str) -> bool {
        let script = "return document.activeElement.matches(arguments[0])";
        self.page.run(script, vec![json!(css)]).await == json!(true)
    }

    /// Goes on by Tab until there; gives how many steps that took.
    async fn tab_to(&self, css: &str) -> u32 {
        self.page.find(css).await;
        for steps in 0..TABS_MAX {
            if self.is_at(css).await {
                return steps;
            }
            self.page.strike("Tab").await;
            self.is_somewhere().await;
        }
        let script = "return document.activeElement.outerHTML.slice(0, 200)";
        let at = self.page.run(script, Vec::new()).await;
        panic!(
            "{css} is not reached by Tab at {}; the focus is at {at}",
            self.page.place().await
        );
    }

    /// Writes where the focus is.
    async fn write(&self, text: &str) {
        for letter in text.chars() {
            self.page.strike(&letter.to_string()).await;
        }
        self.is_somewhere().await;
    }

    /// Fills in a field.
    async fn fill(&self, css: &str, text: &str) {
        self.tab_to(css).await;
        self.write(text).await;
    }

    /// Presses what has the focus, and waits for a page that has this on it.
    async fn enter(&self, then: &str) {
        self.page.run("document.body.dataset.before = 'yes'", Vec::new()).await;
        self.page.strike("Enter").await;
        self.page
            .find(&format!("body[data-ready]:not([data-before]) {then}"))
            .await;
    }

    /// Goes to a place by its key.
    async fn go(&self, key: &str, there: &str) {
        self.page.run("document.body.dataset.before = 'yes'", Vec::new()).await;
        self.page.strike(key).await;
        self.page
            .find(&format!("body[data-ready]:not([data-before]) {there}"))
            .await;
    }

    /// What was done is said aloud, and the focus is not lost over it.
    async fn is_told(&self, words: &str) {
        self.page.find("#said:not([hidden])").await;
        let told = tree::announced(self.page).await;
        assert!(
            told.iter().any(|said| said.contains(words)),
            "{told:?} is not {words:?}"
        );
        self.is_somewhere().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_goes_by_keys() {
    told(from_the_first_page_through).await;
}

async fn from_the_first_page_through() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let ben = Page::open(&driver, &program).await;
    // A window of its own has the focus; one without a screen does not, after each page.
    ben.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))
        .await;
    let fingers = Fingers { page: &ben };

    found(&fingers).await;
    let link = invite(&fingers).await;
    let decision = meanwhile(&program, &link);

    fingers.go("t", "#log").await;
    log_care(&fingers).await;
    fingers.is_told("care").await;
    assert!(
        fingers.is_at("#log-submit").await,
        "whoever logs more is at the form still"
    );

    // What waits stands before the form, so that keys begin at the top again.
    fingers.go("t", "#log").await;
    let confirm = "#today-waiting form[data-act='work.confirm/1'] button";
    fingers.tab_to(confirm).await;
    fingers.enter("#log").await;
    fingers.is_told("Confirmed").await;

    fingers.go("d", "main a.whole").await;
    fingers.tab_to(&format!("main a[href$='{decision}']")).await;
    fingers.enter("#answer-consent").await;
    fingers.tab_to("#answer-consent").await;
    fingers.enter("#my-receipt").await;
    fingers.is_told("Your answer stands.").await;

    scrolls_back(&ben).await;
    ben.dark(true).await;
    fingers.tab_to("footer button[lang='de']").await;
    fingers.enter("#decision-state").await;
    let language = ben.run("return document.documentElement.lang", Vec::new()).await;
    assert_eq!(language, json!("de"));
    fingers.tab_to(".skip").await;
    ben.strike("Enter").await;
    ben.strike("Tab").await;
    fingers.is_somewhere().await;
    let inside = "return document.querySelector('main').contains(document.activeElement)";
    assert_eq!(
        ben.run(inside, Vec::new()).await,
        json!(true),
        "the first link leads past what is on every page"
    );

    ben.is_quiet(&[]).await;
    ben.close().await;
}

/// A page that has given the focus back, or had none to give, scrolls back as pages do.
async fn scrolls_back(page: &Page) {
    let script = "const [done] = arguments; const app = document.querySelector('script[type=module][src]').src;
        import(app).then(({ $answer: { focusLater, sayNow } }) => {
            const form = document.querySelector('form');
            const at = document.activeElement;
            const found = [history.scrollRestoration];
            focusLater(form, false); // On the way to another page.
            found.push(history.scrollRestoration);
            focusLater(form, true); // The same page anew.
            found.push(history.scrollRestoration);
            document.querySelector('main a').focus(); // Somebody was faster.
            sayNow();
            found.push(history.scrollRestoration);
            at.focus?.();
            done(found);
        }).catch((error) => done(String(error)));";
    let found = page.run_async(script, Vec::new()).await;
    assert_eq!(found, json!(["auto", "auto", "manual", "auto"]));
}

/// One key leads to the form; from there it goes forward alone: in which stream, how long, what, and send.
async fn log_care(fingers: &Fingers<'_>) {
    fingers.page.find("body[data-prepared]").await;
    fingers.page.strike("l").await;
    assert!(fingers.is_at("#log input[name='stream']:checked").await);
    while !fingers.is_at("#log input[value='care']:checked").await {
        fingers.page.strike("ArrowRight").await;
        fingers.is_somewhere().await;
    }
    let mut steps = fingers.tab_to("#log .lengths .chip:nth-child(4)").await;
    fingers.page.strike("Enter").await;
    fingers.is_somewhere().await;
    steps += fingers.tab_to("#log-task").await;
    fingers.write("listening").await;
    steps += fingers.tab_to("#log-submit").await;
    assert!(steps <= STEPS_OF_LOGGING_MAX, "{steps} steps of Tab through the form");
    fingers.enter("#log").await;
}

/// Ben founds a community from the first page.
async fn found(fingers: &Fingers<'_>) {
    fingers.page.visit("/").await;
    fingers.tab_to("#go-found").await;
    fingers.enter("#found-name").await;
    fingers.fill("#found-name", "Open Words").await;
    fingers.fill("#found-founder", "Ben").await;
    fingers.fill("#found-purpose", "Translate").await;
    fingers.tab_to("#found-submit").await;
    fingers.enter("nav.main-nav").await;
}

/// Ben makes a link for somebody, and reads it aloud.
async fn invite(fingers: &Fingers<'_>) -> String {
    fingers.tab_to("details.more > summary").await;
    fingers.page.strike("Enter").await;
    fingers.tab_to("details.more a[href$='/people']").await;
    fingers.enter("#invite-submit").await;
    fingers.tab_to("#invite-submit").await;
    fingers.page.strike("Enter").await;
    fingers.page.find("#invite-link:not([hidden])").await;
    fingers.is_somewhere().await;
    fingers.page.text("#invite-link-text").await
}

/// Ada, who has no browser, joins, logs work of hers, and proposes something; gives the end of its address.
fn meanwhile(program: &Program, link: &str) -> String {
    program.terminal("ada", &["join", link.trim(), "--me", "Ada"]);
    let log = [
        "act",
        "work.log",
        "stream=care",
        "task=cooking",
        "quantity=1h",
        "unit=minutes",
        "circle=commons",
        "day=today",
    ];
    program.terminal("ada", &log);
    let proposal = [
        "act",
        "proposal.open",
        "circle=commons",
        "class=operational",
        "--note",
        "title=Soup on Mondays",
        "--note",
        "text=We cook together each Monday.",
    ];
    let said = program.terminal("ada", &proposal);
    program.pass(48 + 72);
    let id = said.lines().find_map(|line| line.strip_prefix("act "));
    format!("/decisions/{}", id.expect("filing says the act's id"))
}
