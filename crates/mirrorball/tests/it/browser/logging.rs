//! Logging work with few presses, with a clock, by the week, from a table and without a connection.

use serde_json::json;

use super::machine::{Driver, Program};
use super::page::Page;
use super::{ada_and_ben, found, told};

/// WebDriver's keys that have no letter.
const ENTER: &str = "\u{e007}";
const RIGHT: &str = "\u{e014}";
/// What is said once what waited is sent.
const SENT: &str = "What waited on this device is sent.";

#[tokio::test(flavor = "multi_thread")]
async fn work_is_logged_with_few_presses() {
    told(few_presses).await;
}

async fn few_presses() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;

    three_presses(&ada, &community).await;
    double_and_undo(&ada, &community).await;
    together(&ada, &ben, &community).await;
    timed(&ada, &community).await;
    a_week(&ada, &community).await;
    a_table(&ada, &community).await;
    elsewhere(&ada, &community).await;
    without_amounts(&ada, &community).await;
    ada.is_quiet(&[]).await;
    ben.is_quiet(&[]).await;
    ada.close().await;
    ben.close().await;
}

/// The circle that the form logs to.
const CIRCLE: &str = "return document.getElementById('log-circle').value";

/// How many contributions the list shows.
async fn listed(page: &Page, community: &str, query: &str) -> u64 {
    page.visit(&format!("/{community}/work?{query}")).await;
    let count = page
        .run(
            "return document.querySelectorAll('#work-list [data-work]').length",
            Vec::new(),
        )
        .await;
    count.as_u64().expect("a number")
}

/// Counts every press from here on.
async fn count_presses(page: &Page) {
    let script =
        "window.presses = 0; addEventListener('click', (event) => { if (event.isTrusted) window.presses += 1; }, true)";
    page.run(script, Vec::new()).await;
}

/// Care work is logged with three presses, from the page that a member begins the day with.
async fn three_presses(ada: &Page, community: &str) {
    ada.visit(&format!("/{community}/today")).await;
    ada.shoot("50-today-quick").await;
    count_presses(ada).await;
    ada.press("#log .lengths .chip:nth-child(4)").await;
    ada.press("#log .tasks .chip").await;
    let presses = ada.run("return window.presses", Vec::new()).await;
    assert_eq!(presses, json!(2), "the third files it");
    ada.file("#log-submit").await;
    ada.find("#said:not([hidden])").await;
    ada.sees("Logged 1:30 of care work. Thank you.").await;
}

/// The quick form says to which circle it logs; one more press makes it another one that was logged to lately.
async fn elsewhere(ada: &Page, community: &str) {
    ada.visit(&format!("/{community}/circles")).await;
    ada.press("details:has(#circle-open) > summary").await;
    ada.fill("#circle-name", "Garden").await;
    ada.fill("#circle-slug", "garden").await;
    ada.fill("#circle-aim", "Grow what we eat").await;
    ada.file("#circle-open").await;
    ada.visit(&format!("/{community}/today")).await;
    let first = ada.run(CIRCLE, Vec::new()).await;
    ada.set("#log-circle", "garden").await;
    ada.press("#log .lengths .chip").await;
    ada.fill("#log-task", "watering").await;
    ada.file("#log-submit").await;
    assert_eq!(
        ada.run(CIRCLE, Vec::new()).await,
        json!("garden"),
        "the last one is chosen"
    );
    ada.press("#log .circles .chip").await;
    assert_eq!(ada.run(CIRCLE, Vec::new()).await, first, "one press changes it");
    let other = first.as_str().expect("a circle is chosen");
    let before = listed(ada, community, &format!("circle={other}")).await;
    ada.visit(&format!("/{community}/today")).await;
    ada.press("#log .lengths .chip").await;
    ada.fill("#log-task", "sweeping").await;
    ada.press("#log .circles .chip").await;
    ada.file("#log-submit").await;
    assert_eq!(listed(ada, community, &format!("circle={other}")).await, before + 1);
    assert_eq!(listed(ada, community, "circle=garden").await, 1);
}

/// The same once more is asked about before it is signed; and what was logged can be taken back at once.
async fn double_and_undo(ada: &Page, community: &str) {
    ada.visit(&format!("/{community}/work/new")).await;
    ada.press("#log .lengths .chip:nth-child(4)").await;
    ada.press("#log .tasks .chip").await;
    // The same day too, also where it has ended since.
    let day = "return JSON.parse(document.getElementById('log').dataset.lately)[0][0]";
    let day = ada.run(day, Vec::new()).await;
    ada.set("#log-day", day.as_str().expect("something was logged")).await;
    ada.press("#log-submit").await;
    ada.find("#log .answer.warn:not([hidden])").await;
    ada.shoot("51-log-double").await;
    ada.file("#log-submit").await;
    ada.find("#undo").await;
    ada.shoot("52-logged-undo").await;
    assert_eq!(listed(ada, community, "state=waiting").await, 2);
    ada.visit(&format!("/{community}/work/new")).await;
    ada.fill("#log-quantity", "20m").await;
    ada.fill("#log-task", "cooking").await;
    ada.file("#log-submit").await;
    ada.file("#undo").await;
    ada.sees("Taken back.").await;
    assert_eq!(listed(ada, community, "state=waiting").await, 2);
    assert_eq!(listed(ada, community, "state=withdrawn").await, 1);
}

/// Ada logs for herself and Ben; his part is his own once he says so.
async fn together(ada: &Page, ben: &Page, community: &str) {
    ada.visit(&format!("/{community}/work/new")).await;
    ada.press("#log details > summary").await;
    ada.press("#log-together input").await;
    ada.fill("#log-quantity", "1h").await;
    ada.fill("#log-task", "moving chairs").await;
    ada.shoot("53-log-together").await;
    ada.file("#log-submit").await;
    ada.sees("Asked to accept theirs: 1.").await;
    ben.visit(&format!("/{community}/today")).await;
    ben.shoot("54-today-accept").await;
    ben.file("form[data-act='work.accept/1'] button").await;
    ben.find("#said:not([hidden])").await;
    assert_eq!(listed(ben, community, "state=offered").await, 0);
}

/// A clock that is started a quarter of an hour ago survives a reload, and fills the form when it is stopped.
async fn timed(ada: &Page, community: &str) {
    ada.visit(&format!("/{community}/work/timer")).await;
    ada.shoot("55-timer").await;
    ada.press("[data-timer-start='15']").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find(".timer:not([hidden])").await;
    assert!(
        ada.text("#timer-time").await.starts_with("0:15"),
        "it has run for a quarter of an hour"
    );
    ada.shoot("56-today-timer").await;
    ada.press("#timer-stop").await;
    ada.find("body[data-ready] #log-day").await;
    let length = ada
        .run("return document.getElementById('log-quantity').value", Vec::new())
        .await;
    assert_eq!(length, json!("15m"));
    // Until it is logged, nothing of it is lost.
    ada.visit(&format!("/{community}/today")).await;
    ada.press("#timer-log").await;
    ada.find("body[data-ready] #log-day").await;
    ada.press("#log .tasks .chip").await;
    ada.file("#log-submit").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find(".timer[hidden]").await;
}

/// The week is written into by keyboard, and each cell that was changed is an act.
async fn a_week(ada: &Page, community: &str) {
    let before = listed(ada, community, "state=waiting").await;
    ada.visit(&format!("/{community}/work/week")).await;
    // The week that it is now, also where a Sunday ends meanwhile.
    let week = ada.place().await;
    ada.shoot("57-week").await;
    ada.fill("#add-task", "gardening").await;
    ada.press("#week-add button").await;
    let row = ".week tbody tr:last-child td input";
    ada.fill(row, "1,5").await;
    // Where the week is young there is one cell; from it, nothing is lost by going on.
    ada.key(row, RIGHT).await;
    ada.key(row, ENTER).await;
    ada.sees("Changed cells: 1").await;
    ada.shoot("58-week-changed").await;
    ada.file("#week-submit").await;
    ada.find("#said:not([hidden])").await;
    assert_eq!(listed(ada, community, "state=waiting").await, before + 1);
    // Emptied, it is withdrawn; what cannot be read is said by its cell, and nothing is signed.
    ada.visit(&week).await;
    let cell = ".week tr:has([href]):has(input) input[data-work]";
    ada.fill(cell, "soon").await;
    ada.press("#week-submit").await;
    ada.find("#week-wrong .refusal").await;
    ada.shoot("59-week-wrong").await;
    ada.press("#week-complete").await;
    ada.find("#week-complete[aria-pressed=true]").await;
    ada.visit(&week).await;
    ada.find("#week-complete[aria-pressed=true]").await;
    assert_eq!(listed(ada, community, "state=waiting").await, before + 1);
    ada.without_scripts(true).await;
    ada.visit(&week).await;
    ada.find(".week tbody td a").await;
    ada.without_scripts(false).await;
}

/// A table is looked at, signed row by row, and taken back.
async fn a_table(ada: &Page, community: &str) {
    let before = listed(ada, community, "state=waiting").await;
    let circle = ada.run(
        "return [...document.querySelector('#filters select[name=circle]').options].at(-1).value",
        Vec::new(),
    );
    let circle = circle.await;
    let circle = circle.as_str().expect("there is a circle");
    ada.visit(&format!("/{community}/work/import")).await;
    let table = format!(
        "stream;task;quantity;unit;circle;day;note\ncare;cooking;1,5h;minutes;{circle};today;soup\ncare;cooking;soon;minutes;{circle};today;\ncare;washing;30m;minutes;{circle};today;\n"
    );
    ada.set("#import-text", &table).await;
    ada.press("#import-look").await;
    ada.find("#import-preview:not([hidden])").await;
    ada.sees("To be logged: 2. There already: 0. Not readable: 1.").await;
    ada.sees("line 3").await;
    ada.shoot("60-import").await;
    // By keys: the button that was pressed goes, and what can be done now has the focus.
    by_key(ada, "#import-submit").await;
    ada.sees("Logged: 2. Thank you.").await;
    ada.find("#import-undo:focus").await;
    ada.sees("To be logged: 0. There already: 2. Not readable: 1.").await;
    ada.shoot("61-imported").await;
    ada.press("#import-undo").await;
    ada.sees("Taken back: 2.").await;
    ada.sees("To be logged: 2. There already: 0. Not readable: 1.").await;
    assert_eq!(listed(ada, community, "state=waiting").await, before);
}

/// Without amounts there is no way to money, and one key each leads elsewhere, unless they are switched off.
async fn without_amounts(ada: &Page, community: &str) {
    ada.visit("/me").await;
    ada.shoot("62-me").await;
    ada.press("#gift-on").await;
    ada.find("#gift-off").await;
    ada.visit(&format!("/{community}/money")).await;
    ada.sees("you chose to see none here").await;
    ada.shoot("63-without-amounts").await;
    ada.press("#gift-off").await;
    ada.find("#gift-on").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find("body[data-prepared]").await;
    ada.key("body", "w").await;
    ada.find("body[data-ready] #work-list").await;
    ada.visit("/me").await;
    ada.press("#shortcuts-switch").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find("body[data-prepared]").await;
    ada.key("body", "w").await;
    ada.find("body[data-ready] #today-month").await;
    assert!(ada.place().await.ends_with("/today"), "the key does nothing any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn work_is_logged_without_a_connection() {
    told(no_connection).await;
}

async fn no_connection() {
    let mut program = Program::rehearse();
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = found(&ada).await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find("body[data-prepared]").await;
    let ready = "const done = arguments[0]; navigator.serviceWorker.ready.then((it) => done(it.active.state))";
    ada.run_async(ready, Vec::new()).await;

    // The line is cut while the page is open: the act is signed, kept, shown, and sent once when the line is back.
    ada.visit(&format!("/{community}/work/new")).await;
    ada.offline(true).await;
    press_care(&ada).await;
    ada.find("#queue:not([hidden]) li").await;
    ada.sees("waits for the connection").await;
    ada.shoot("64-queue").await;
    ada.offline(false).await;
    ada.sees(SENT).await;
    ada.find("#queue[hidden]").await;
    assert_eq!(listed(&ada, &community, "").await, 1);

    // The server is gone: any page of the community gives way to the log page as it was kept, which says so.
    program.go_away();
    ada.visit(&format!("/{community}/today")).await;
    ada.find("body[data-kept]").await;
    ada.find("[data-offline]:not([hidden])").await;
    ada.fill("#log-quantity", "2h").await;
    ada.fill("#log-task", "watching the fire").await;
    ada.press("#log-submit").await;
    ada.find("#queue:not([hidden]) li").await;
    ada.shoot("65-kept").await;
    ada.dark(true).await;
    ada.shoot("65-kept-dark").await;
    ada.dark(false).await;
    program.come_back();
    ada.visit(&format!("/{community}/today")).await;
    ada.sees(SENT).await;
    assert_eq!(listed(&ada, &community, "").await, 2);
    ada.visit(&format!("/{community}/today")).await;
    assert_eq!(listed(&ada, &community, "").await, 2, "each was sent once");
    // The server had forgotten its sessions, so that a new one was opened, which keeps no page of before.
    ada.find("body[data-prepared]").await;

    // What waited for too long is void: it is shown with what to do, and signed anew at one press.
    program.go_away();
    ada.visit(&format!("/{community}/work/new")).await;
    press_care(&ada).await;
    ada.find("#queue:not([hidden]) li").await;
    program.come_back();
    program.pass(24 * 15);
    ada.visit(&format!("/{community}/work/new")).await;
    ada.sees("not taken in").await;
    ada.shoot("66-refused").await;
    by_key(&ada, "#queue [data-again]").await;
    ada.find("#queue[hidden]").await;
    ada.find("main h1:focus").await;
    assert_eq!(listed(&ada, &community, "").await, 3);
    // The lines that this story itself cut, the session that ended in a fortnight, and the act that was void.
    let own = [
        "ERR_CONNECTION_REFUSED",
        "ERR_CONNECTION_RESET",
        "ERR_EMPTY_RESPONSE",
        "ERR_INTERNET_DISCONNECTED",
        "ERR_INCOMPLETE_CHUNKED_ENCODING",
        "401",
        "422",
    ];
    ada.is_quiet(&own).await;
    ada.close().await;
}

/// Presses a button by a key, as in a window that has the focus.
async fn by_key(who: &Page, css: &str) {
    who.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))
        .await;
    who.find(&format!("{css}:not([disabled])")).await;
    who.run("document.querySelector(arguments[0]).focus()", vec![json!(css)])
        .await;
    who.strike("Enter").await;
}

/// A length, a kind of care, and the button.
async fn press_care(ada: &Page) {
    ada.press("#log .lengths .chip:nth-child(2)").await;
    ada.press("#log .tasks .chip").await;
    ada.press("#log-submit").await;
}
