//! Coming back with a passkey: Ada adds one to her key, loses her device, and is back in another browser that her passkey has come
//! along to. On a borrowed computer it signs each act itself. Chromium's virtual authenticator plays the device.

use super::machine::{Driver, Program};
use super::page::Page;
use super::{found, invite, log, told};

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_brings_back_who_has_lost_their_device() {
    told(losing_and_coming_back).await;
}

async fn losing_and_coming_back() {
    let program = Program::start(&["serve"]);
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = found(&ada).await;
    let link = invite(&ada, &community).await;
    program.terminal("ben", &["join", &link, "--me", "Ben"]);

    let phone = ada.authenticator().await;
    add(&ada, &community).await;
    let kept = ada.passkeys(&phone).await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    let keys = program.terminal("ben", &["show", "keys", "Ada"]);
    let kinds: Vec<&str> = keys.lines().filter(|line| line.contains("key ")).collect();
    assert!(kinds.iter().any(|line| line.contains("passkey")), "{keys}");
    ada.close().await;

    let again = Page::open(&driver, &program).await;
    again.give(&again.authenticator().await, &kept[0]).await;
    come_back(&again, &community).await;
    log(&again, &community, "care", "listening", "1h", "minutes").await;

    let borrowed = Page::open(&driver, &program).await;
    borrowed.give(&borrowed.authenticator().await, &kept[0]).await;
    borrow(&borrowed, &community).await;

    let numbers = Page::open_at(&driver, &program.address.replace("localhost", "127.0.0.1")).await;
    nothing_without(&numbers, &community).await;
    for one in [again, borrowed, numbers] {
        // A page that has no session says so, and opens one.
        one.is_quiet(&["401 (Unauthorized)"]).await;
        one.close().await;
    }
}

/// Ada's page makes a passkey, which then signs that it is hers.
async fn add(ada: &Page, community: &str) {
    let me = ada.run("return document.body.dataset.member", Vec::new()).await;
    let me = me.as_str().expect("the page names the member").to_owned();
    ada.visit(&format!("/{community}/people/{me}")).await;
    ada.shoot("p1-no-passkey").await;
    ada.press("#add-passkey-submit").await;
    ada.find("#person-keys li:nth-child(2)").await;
    ada.sees("Your passkey counts").await;
    ada.shoot("p2-passkey").await;
    // The device has one already, and this browser knows.
    ada.press("#add-passkey-submit").await;
    ada.sees("has a passkey for you here already").await;
}

/// In another browser, where nothing is but the passkey; it gets a key of its own.
async fn come_back(again: &Page, community: &str) {
    again.visit(&format!("/{community}/today")).await;
    again.press("#go-restore").await;
    again.shoot("p3-restore").await;
    again.press("#restore-passkey-submit").await;
    again.find("#person-keys li:nth-child(3)").await;
    again.sees("You are back").await;
    again.shoot("p4-restored").await;
}

/// On a computer that keeps no key: the passkey opens the door, and signs what is done.
async fn borrow(borrowed: &Page, community: &str) {
    borrowed.visit(&format!("/{community}/restore")).await;
    borrowed.press("#restore-passkey-stay").await;
    borrowed.press("#restore-passkey-submit").await;
    borrowed.find("#person-keys li:nth-child(3)").await;
    log(borrowed, community, "love", "gardening", "2h", "minutes").await;
    borrowed.visit("/me").await;
    borrowed.find("[data-kid] [data-passkey]:not([hidden])").await;
    borrowed.shoot("p5-borrowed").await;
}

/// An address of numbers alone is no site that a passkey could be for, and the page says so.
async fn nothing_without(numbers: &Page, community: &str) {
    numbers.visit(&format!("/{community}/restore")).await;
    numbers.sees("has no passkeys here").await;
    numbers.find("#restore-passkey-submit[disabled]").await;
}
