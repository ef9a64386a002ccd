//! The real program in a real browser: two people, each with a browser profile and a key of their own, from founding a community to
//! reading why a payout is what it is. Screenshots of every page on the way are written to `target/screenshots`.

mod checking;
mod coming_in;
mod deciding;
mod delegating;
mod every_page;
mod houses;
mod keys;
mod logging;
mod losing;
mod machine;
mod newcomer;
mod page;
mod parting;
mod passkeys;
mod pictures;
mod receipts;
mod taking;
mod tree;
mod visiting;

use serde_json::{Value, json};

use machine::{Driver, Program};
use page::Page;

/// Longer than any story takes. A driver of Chromium that has stopped answering is given up after it.
const STORY: std::time::Duration = std::time::Duration::from_secs(240);

/// Tells a story; and once more if Chromium's driver fell silent in the middle of it, which was seen twice on a busy
/// machine. Whatever the program does wrong panics at once, and is not told again.
async fn told<Told: Future<Output = ()>>(story: impl Fn() -> Told) {
    told_within(STORY, story).await;
}

/// The same with a story that takes longer than others.
async fn told_within<Told: Future<Output = ()>>(patience: std::time::Duration, story: impl Fn() -> Told) {
    if tokio::time::timeout(patience, story()).await.is_err() {
        eprintln!("the driver fell silent; the story is told once more");
        let again = tokio::time::timeout(patience, story()).await;
        again.expect("the driver answers");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_found_work_and_share() {
    told(founding_working_sharing).await;
}

async fn founding_working_sharing() {
    let program = Program::rehearse_without_keeper();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;
    log(&ben, &community, "livelihood", "translation", "5000", "words").await;
    log(&ada, &community, "love", "terminology", "10h", "minutes").await;
    log(&ada, &community, "care", "listening", "1h30", "minutes").await;
    let kept = (ada.kept("receipts").await, ada.kept("outbox").await);
    assert!(
        kept.0 >= 2 && kept.1 == 0,
        "what a receipt proves is forgotten: {kept:?}"
    );
    confirm(&ada, &community, "translation").await;
    confirm(&ben, &community, "terminology").await;
    confirm(&ben, &community, "listening").await;
    record_income(&ada, &community).await;
    share_out(&ada, &ben, &community, &program).await;
    why(&ben, &community).await;
    checking::check_oneself(&ben, &community).await;
    taking::take_everything(&ben, &program, &community).await;
    checking::check_from_elsewhere(&ben, &community).await;
    look_around(&ben, &community).await;

    ada.is_quiet(&[]).await;
    // Entries are for members, and the checking page asked as anybody.
    ben.is_quiet(&["tile/entries"]).await;
    ada.close().await;
    ben.close().await;
}

/// Ada founds a community, and Ben joins it in a browser of his own; gives their pages, and its short name.
async fn ada_and_ben(driver: &Driver, program: &Program) -> (Page, Page, String) {
    let ada = Page::open(driver, program).await;
    let ben = Page::open(driver, program).await;
    let community = found(&ada).await;
    let link = invite(&ada, &community).await;
    join(&ben, &link, "Ben").await;
    (ada, ben, community)
}

/// Ada founds a community whose share-outs need not wait.
async fn found(ada: &Page) -> String {
    ada.visit("/").await;
    ada.shoot("01-first-page").await;
    ada.press("#go-found").await;
    ada.fill("#found-name", "Open Words").await;
    ada.fill("#found-founder", "Ada").await;
    ada.fill("#found-purpose", "Translate what matters").await;
    ada.press("details:has(#found-waiting) > summary").await;
    ada.fill("#found-waiting", "0").await;
    ada.fill("#found-needs", "0").await;
    ada.shoot("02-found").await;
    ada.press("#found-submit").await;
    ada.find("body[data-community] nav.main-nav").await;
    ada.sees("Open Words").await;
    ada.shoot("03-today-founded").await;
    let community = ada.run("return document.body.dataset.community", Vec::new()).await;
    community.as_str().expect("the page names its community").to_owned()
}

/// Ada makes a link for one full member.
async fn invite(ada: &Page, community: &str) -> String {
    ada.visit(&format!("/{community}/people")).await;
    ada.press("#invite-submit").await;
    ada.find("#invite-link:not([hidden])").await;
    ada.shoot("04-invite").await;
    ada.text("#invite-link-text").await
}

/// Somebody follows it in a browser of their own; their key cannot be taken out of it.
async fn join(who: &Page, link: &str, name: &str) {
    who.visit(link).await;
    who.shoot("05-join").await;
    who.fill("#join-name", name).await;
    who.press("#join-submit").await;
    who.find("body[data-member]:not([data-member='']) nav.main-nav").await;
    who.shoot("06-today-joined").await;
    let script = "const done = arguments[0];
        indexedDB.databases().then((names) => { const open = indexedDB.open(names[0].name);
            open.onerror = () => done(String(open.error));
            open.onsuccess = () => { const base = open.result; const found = [];
                const stores = [...base.objectStoreNames];
                const look = base.transaction(stores);
                for (const store of stores) look.objectStore(store).getAll().onsuccess = (event) => found.push(...event.target.result);
                look.oncomplete = () => { const keys = found.flatMap((record) => Object.values(record.pair ?? {})).filter((value) => value instanceof CryptoKey);
                    done(keys.filter((key) => key.type === 'private').map((key) => [key.algorithm.name, key.extractable])); }; }; });";
    let keys = who.run_async(script, Vec::new()).await;
    assert_eq!(
        keys,
        json!([["Ed25519", false]]),
        "{name}'s browser holds one Ed25519 key that cannot be taken out"
    );
}

/// Somebody logs work.
async fn log(who: &Page, community: &str, stream: &str, task: &str, quantity: &str, unit: &str) {
    who.visit(&format!("/{community}/work/new")).await;
    who.press(&format!("#log label.{stream}")).await;
    who.fill("#log-task", task).await;
    who.set("#log-unit", unit).await;
    who.fill("#log-quantity", quantity).await;
    who.find("#log [data-answer]:not([hidden])").await;
    who.shoot(&format!("07-log-{stream}")).await;
    who.file("#log-submit").await;
    who.find("#said:not([hidden])").await;
    who.sees(task).await;
}

/// Somebody else confirms it.
async fn confirm(who: &Page, community: &str, task: &str) {
    who.visit(&format!("/{community}/work")).await;
    let script = "return [...document.querySelectorAll(`a[href*='/work/']`)].find((link) => link.textContent.includes(arguments[0]))?.getAttribute('href')";
    let href = who.run(script, vec![json!(task)]).await;
    let href = href
        .as_str()
        .unwrap_or_else(|| panic!("the list of work has no link to “{task}”"));
    who.visit(href).await;
    who.shoot(&format!("08-confirm-{task}")).await;
    who.file("#work-confirm").await;
    who.find("#said:not([hidden])").await;
    who.shoot(&format!("09-confirmed-{task}")).await;
}

/// Ada names a customer and records what came in.
async fn record_income(ada: &Page, community: &str) {
    ada.visit(&format!("/{community}/money")).await;
    ada.fill("#partner-name", "A publisher").await;
    ada.file("#partner-submit").await;
    // In English a point has the decimals after it: this is neither five thousand and one nor five.
    ada.fill("#income-amount", "5.001").await;
    ada.press("#income-submit").await;
    ada.find("#income-amount:invalid").await;
    ada.fill("#income-amount", "3000").await;
    ada.press("#income-submit").await;
    ada.find("#income.sure").await;
    ada.shoot("10-income-asked").await;
    // Where the focus was once, it is not taken to when it was elsewhere.
    ada.run(
        "const form = document.getElementById('income'); form.dispatchEvent(new Event('input'));
        document.activeElement.blur(); form.requestSubmit(document.getElementById('income-submit'));",
        Vec::new(),
    )
    .await;
    ada.find("#income.sure").await;
    let at = ada.run("return document.activeElement.tagName", Vec::new()).await;
    assert_eq!(at, json!("BODY"));
    ada.file("#income-submit").await;
    ada.find("#said:not([hidden])").await;
    ada.sees("3,000.00").await;
    ada.shoot("11-money").await;
}

/// Ada previews a share-out of 200.00 and opens it. Both consent, and when the least time is over Ada posts it.
/// Ben's 400 credits of livelihood work have 150.00 of it, Ada's 100 credits of love work 50.00; and since
/// Ada cared for an hour and a half and Ben not at all, a quarter of his part is hers: 37.50.
async fn share_out(ada: &Page, ben: &Page, community: &str, program: &Program) {
    ada.visit(&format!("/{community}/money/shares")).await;
    ada.fill("#share-amount", "200").await;
    ada.press("#share-preview-submit").await;
    ada.find("#preview #share-lines").await;
    assert_eq!(
        payouts(ada).await,
        [
            ("Ada".to_owned(), "87.50".to_owned()),
            ("Ben".to_owned(), "112.50".to_owned())
        ]
    );
    ada.shoot("12-share-preview").await;
    ada.press("#share-open-submit").await;
    ada.find("#share-open.sure").await;
    ada.file("#share-open-submit").await;
    ada.find("#share-state").await;
    ada.shoot("13-share-open").await;
    let share = ada.place().await;
    let decision = share.replace("/money/shares/", "/decisions/");
    for who in [ada, ben] {
        who.visit(&decision).await;
        who.file("#answer-consent").await;
        who.find("#my-receipt").await;
    }
    program.pass(73);
    ada.visit(&share).await;
    ada.shoot("13-share-to-post").await;
    ada.press("#share-post").await;
    ada.find("form.sure #share-post").await;
    ada.file("#share-post").await;
    assert_eq!(ada.text("#share-state").await, "posted");
    assert_eq!(
        payouts(ada).await,
        [
            ("Ada".to_owned(), "87.50".to_owned()),
            ("Ben".to_owned(), "112.50".to_owned())
        ]
    );
    ada.shoot("14-share-posted").await;
}

/// Who gets what by the table on the page, by name, without the currency.
async fn payouts(page: &Page) -> Vec<(String, String)> {
    let script = "return [...document.querySelectorAll('#share-lines tr[data-member]')].map((row) =>
        [row.querySelector('th').textContent.trim(), row.querySelector('strong').textContent.replace(/[^0-9.,]/g, '')]).sort()";
    let rows = page.run(script, Vec::new()).await;
    serde_json::from_value(rows).expect("each row is a name and an amount")
}

/// Ben opens "why this much" of his own payout.
async fn why(ben: &Page, community: &str) {
    ben.visit(&format!("/{community}/money/shares")).await;
    ben.press("#shares-list a.whole").await;
    ben.find("#share-lines").await;
    let member = ben.run("return document.body.dataset.member", Vec::new()).await;
    let member = member.as_str().expect("the page names the member");
    ben.press(&format!("#share-lines tr[data-member='{member}'] a.why-link"))
        .await;
    ben.find("#why-steps").await;
    for words in ["5,000", "400.00", "150.00", "37.50", "112.50"] {
        ben.sees(words).await;
    }
    ben.shoot("15-why-this-much").await;
}

/// The pages of a community, and something that each has to show.
const PAGES: [&str; 12] = [
    "today",
    "work",
    "people",
    "circles",
    "promises",
    "agreements",
    "money",
    "money/shares",
    "money/accounts",
    "flow",
    "flow/care",
    "mirror",
];

/// Ben looks at every other page once; and each can be read without a script.
async fn look_around(ben: &Page, community: &str) {
    // Ben looked at the day when he had joined; all that came after it is new to him.
    ben.visit(&format!("/{community}/today")).await;
    ben.find("#today-happened li [data-new]:not([hidden])").await;
    // What he did before he logs again by two presses and a number.
    ben.press("#log .tasks .chip").await;
    ben.fill("#log-quantity", "20").await;
    ben.file("#log-submit").await;
    ben.find("#said:not([hidden])").await;
    for (number, page) in PAGES.iter().enumerate() {
        ben.visit(&format!("/{community}/{page}")).await;
        ben.find("main h1").await;
        ben.shoot(&format!("{}-{}", 20 + number, page.replace('/', "-"))).await;
    }
    for page in ["me", "help", "accessibility"] {
        ben.visit(&format!("/{page}")).await;
        ben.find("main h1").await;
        ben.shoot(&format!("40-{page}")).await;
    }
    ben.without_scripts(true).await;
    for page in PAGES {
        ben.visit(&format!("/{community}/{page}")).await;
        let words = ben.text("main").await;
        assert!(words.len() > 60, "{page} says nothing without a script: {words}");
    }
    ben.without_scripts(false).await;
}

/// The sample community has something to see on every page, and lets one be somebody else.
#[tokio::test(flavor = "multi_thread")]
async fn the_sample_community_can_be_explored() {
    let program = Program::start(&["demo"]);
    let driver = Driver::start();
    let eve = Page::open(&driver, &program).await;
    eve.visit(&program.link).await;
    eve.find("body[data-community] nav.main-nav").await;
    let community = eve.run("return document.body.dataset.community", Vec::new()).await;
    let community = community.as_str().expect("the page names its community").to_owned();
    for (number, page) in PAGES.iter().enumerate() {
        eve.visit(&format!("/{community}/{page}")).await;
        eve.find("main h1").await;
        let emptiness = eve
            .run("return document.querySelectorAll('main .empty').length", Vec::new())
            .await;
        println!("{page}: {emptiness} empty places");
        eve.shoot(&format!("{}-sample-{}", 60 + number, page.replace('/', "-")))
            .await;
    }
    eve.is_quiet(&[]).await;
    eve.close().await;
}

/// Canonical JSON in the browser is that of the register, byte for byte.
#[tokio::test(flavor = "multi_thread")]
async fn the_browser_writes_canonical_json_as_the_register_does() {
    let program = Program::start(&["serve"]);
    let driver = Driver::start();
    let page = Page::open(&driver, &program).await;
    page.visit("/").await;
    let vectors: Value = serde_json::from_str(include_str!("../../../../testdata/vectors/json.json")).unwrap();
    let good = vectors["good"].as_array().expect("the vectors list good texts");
    assert!(good.len() > 20, "the vectors were read");
    let script = "const [texts, done] = arguments;
        const app = document.querySelector('script[type=module][src]').src;
        import(app).then(
            ({ $canonical: { canonical } }) => done(texts.map((text) => canonical(JSON.parse(text)))), (error) => done(String(error)));";
    let written = page.run_async(script, vec![vectors["good"].clone()]).await;
    assert_eq!(&written, &vectors["good"]);
    page.is_quiet(&[]).await;
    page.close().await;
}
