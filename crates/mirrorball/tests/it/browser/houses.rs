//! Ada's house is for something, Ben's against it; both sit for their houses, find a text, and their houses adopt it.

use super::machine::{Driver, Program};
use super::page::Page;
use super::{ada_and_ben, told};

const HOUSES: &str = r#"[{"does":"adopt-agreement","name":"houses","class":"policy","text":"Workers and readers decide side by side.","params":{"houses":[{"circle":"workers"},{"circle":"readers"}]}}]"#;

#[tokio::test(flavor = "multi_thread")]
async fn two_houses_disagree_and_find_a_text() {
    told(from_a_circle_to_a_text).await;
}

async fn from_a_circle_to_a_text() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;
    open_circle(&ada, &community, "workers").await;
    open_circle(&ben, &community, "readers").await;
    agree(&ada, &ben, &community, &program).await;

    let vote = open(&ada, &community).await;
    program.pass(73);
    ada.visit(&vote).await;
    ada.press("#vote-yes-workers").await;
    ada.find("#house-workers .state.good").await;
    ada.shoot("97-house-voted").await;
    ben.visit(&vote).await;
    ben.press("#vote-no-readers").await;
    ben.find("#house-readers .state.stop").await;
    program.pass(121);
    ada.visit(&vote).await;
    ada.visit_until("#decision-state", "The houses disagree").await;

    // Each house has one person: nobody has to be drawn.
    ada.visit(&format!("/{community}/today")).await;
    ada.sees("Agree on an amended text").await;
    ada.visit(&vote).await;
    ada.press("#open-suggest").await;
    ada.fill("#suggest-option-title", "A small press").await;
    ada.file("#suggest-submit").await;
    ada.sees("Agreed: Ada").await;
    ada.shoot("98-amendment").await;
    ben.visit(&vote).await;
    ben.file("#decision-conference form[data-act='conference.agree/1'] button")
        .await;
    ben.find("#decision-conference .state.good").await;
    ben.press("#decision-conference > p > a").await;
    ben.find("#vote-yes-readers").await;
    let next = ben.place().await;
    ben.press("#vote-yes-readers").await;
    ben.find("#house-readers .state.good").await;
    ada.visit(&next).await;
    ada.press("#vote-yes-workers").await;
    ada.find("#house-workers .state.good").await;
    program.pass(121);
    ada.visit(&next).await;
    ada.visit_until("#decision-state", "An option won").await;
    ada.shoot("99-houses-adopted").await;

    ada.is_quiet(&["401 (Unauthorized)"]).await;
    ben.is_quiet(&["401 (Unauthorized)"]).await;
    ada.close().await;
    ben.close().await;
}

/// Somebody opens a circle, and is in it.
async fn open_circle(who: &Page, community: &str, name: &str) {
    who.visit(&format!("/{community}/circles")).await;
    who.press("details:has(#circle-open) > summary").await;
    who.fill("#circle-name", name).await;
    who.fill("#circle-slug", name).await;
    who.fill("#circle-aim", "To decide for themselves.").await;
    who.file("#circle-open").await;
    who.find(&format!("#circle-{name}")).await;
}

/// Both consent to deciding in two houses.
async fn agree(ada: &Page, ben: &Page, community: &str, program: &Program) {
    ada.visit(&format!("/{community}/decisions/new?kind=proposal&effect=json"))
        .await;
    ada.fill("#open-title", "Two houses").await;
    ada.fill("#open-text", "Workers and readers decide side by side.").await;
    ada.set("#open-class", "policy").await;
    ada.set("#open-effects", HOUSES).await;
    ada.file("#open-submit").await;
    ada.find("#decision-effects").await;
    let proposal = ada.place().await;
    program.pass(48 + 72);
    for who in [ada, ben] {
        who.visit(&proposal).await;
        who.press("#answer-consent").await;
        who.find("#my-receipt").await;
    }
    program.pass(73);
    program.pass(49);
    ada.visit(&proposal).await;
    ada.visit_until("#decision-state", "Adopted").await;
}

/// Ada opens a question of yes or no, which both houses answer.
async fn open(ada: &Page, community: &str) -> String {
    ada.visit(&format!("/{community}/decisions/new?kind=vote")).await;
    ada.fill("#open-title", "A printing press").await;
    ada.fill("#open-options-0-title", "A big press").await;
    ada.set("#open-houses", r#"[{"circle":"workers"},{"circle":"readers"}]"#)
        .await;
    ada.file("#open-submit").await;
    ada.find("#house-workers").await;
    ada.find("#house-readers").await;
    ada.place().await
}
