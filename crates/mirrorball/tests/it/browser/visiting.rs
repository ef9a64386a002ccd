//! What a first visit loads: counted by the browser itself, with nothing kept from before.

use super::machine::{Driver, Program};
use super::page::Page;
use super::told;

/// What may come over the wire until the first page can be used, heads of answers included.
const BYTES_MAX: u64 = 23_000;
/// The same of a member's Today, which has a form, what waits, and what happened. In a busy community, as the sample is, it
/// is larger than in one where nothing is being decided, by some hundred bytes more or less from day to day; the bench
/// measures that one.
const TODAY_BYTES_MAX: u64 = 26_000;
/// And by how many requests.
const REQUESTS_MAX: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_is_light() {
    told(visiting).await;
}

async fn visiting() {
    let program = Program::start(&["demo"]);
    let driver = Driver::start();
    let newcomer = Page::open(&driver, &program).await;
    newcomer.taken().await;
    newcomer.visit("/").await;
    let taken = newcomer.taken().await;
    println!("the first page: {taken:#?}");
    assert!(taken.requests.len() <= REQUESTS_MAX, "{taken:#?}");
    assert!(taken.bytes <= BYTES_MAX, "{taken:#?}");

    newcomer.visit(&program.link).await;
    let community = newcomer.run("return document.body.dataset.community", Vec::new()).await;
    let community = community.as_str().expect("the page names its community").to_owned();
    newcomer.visit(&format!("/{community}/somebody")).await;
    newcomer.press("button[data-be]").await;
    newcomer
        .find("body[data-ready][data-member]:not([data-member=''])")
        .await;
    newcomer.find("body[data-prepared]").await;
    newcomer.forget_all_that_was_kept().await;
    newcomer.taken().await;
    // What comes once the page is usable waits until nothing else is going on; here, until this test says so.
    let held = "globalThis.requestIdleCallback = (go) => { globalThis.idle = go; };";
    newcomer.before_every_page(held).await;
    newcomer.visit(&format!("/{community}/today")).await;
    let taken = newcomer.taken().await;
    println!("a member's Today: {taken:#?}");
    assert!(taken.requests.len() <= REQUESTS_MAX, "{taken:#?}");
    assert!(taken.bytes <= TODAY_BYTES_MAX, "{taken:#?}");
    newcomer.run("globalThis.idle()", Vec::new()).await;
    newcomer.find("body[data-prepared]").await;
    let after = newcomer.taken().await;
    println!("and afterwards, while nothing is going on: {after:#?}");
    newcomer.close().await;
}
