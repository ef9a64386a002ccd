//! Ben asks Ada to speak for him, is warned that she is silent, sees her speak, takes his voice back, and sees it counted.

use super::machine::{Driver, Program};
use super::page::Page;
use super::{ada_and_ben, told};

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_is_lent_and_taken_back() {
    told(from_trust_to_a_ballot).await;
}

async fn from_trust_to_a_ballot() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;

    trust(&ben, &ada, &community).await;
    let vote = open(&ben, &community).await;
    program.pass(73);
    ben.visit(&vote).await;
    ben.visit_until_told("#my-voice", "Ada has not voted yet").await;
    ben.shoot("92-voice-silent").await;
    // 120 hours to vote: after 74 of them less than 48 are left.
    program.pass(74);
    ben.visit(&format!("/{community}/today")).await;
    ben.sees("Vote yourself: nobody speaks for you yet: Paint the door")
        .await;
    ben.shoot("93-warned").await;

    ada.visit(&vote).await;
    ada.press("#vote-yes").await;
    ada.find("#my-receipt").await;
    ben.visit(&vote).await;
    ben.visit_until_told("#my-voice", "Ada has voted and speaks for you")
        .await;
    ben.sees("Their ballot: For").await;
    ben.shoot("94-spoken-for").await;

    take_back(&ben, &community).await;
    ben.visit(&vote).await;
    ben.visit_until_told("#my-voice", "Nobody speaks for you here").await;
    ben.press("#vote-no").await;
    ben.find("#my-receipt").await;
    ada.visit(&vote).await;
    ada.visit_until("#decision-state", "Voting").await;
    program.pass(60);
    ben.visit(&vote).await;
    ben.visit_until("#decision-state", "Things stay as they are").await;
    ben.sees("You vote yourself.").await;
    let counted = ben.text("#decision-counts").await;
    assert!(counted.contains("Against"), "{counted}");
    ben.shoot("95-counted").await;
    ben.visit(&format!("/{community}/power")).await;
    ben.find("#power-voices table").await;
    ben.shoot("96-power").await;

    ada.is_quiet(&["401 (Unauthorized)"]).await;
    ben.is_quiet(&["401 (Unauthorized)"]).await;
    ada.close().await;
    ben.close().await;
}

/// Ben asks Ada to speak for him in every vote; she says yes.
async fn trust(ben: &Page, ada: &Page, community: &str) {
    ben.visit(&format!("/{community}/delegation")).await;
    let choose = "const select = document.querySelector('#delegate-to');
        select.value = [...select.options].find((one) => one.text.includes('Ada')).value;
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    ben.run(choose, Vec::new()).await;
    ben.shoot("91-delegate").await;
    ben.press("#delegate-submit").await;
    ben.find("#delegation-given li").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.sees("Do you speak for them?").await;
    ada.visit(&format!("/{community}/delegation")).await;
    ada.press("#delegation-taken details:has(form[data-act='delegation.accept/1']) > summary")
        .await;
    ada.press("#delegation-taken form[data-act='delegation.accept/1'] button")
        .await;
    ada.find("#delegation-taken .state.good").await;
    ada.shoot("91-accepted").await;
}

/// Ben opens a question of yes or no.
async fn open(ben: &Page, community: &str) -> String {
    ben.visit(&format!("/{community}/decisions/new?kind=vote")).await;
    ben.fill("#open-title", "Paint the door").await;
    ben.fill("#open-options-0-title", "Blue").await;
    ben.press("#open-submit").await;
    ben.find("#my-voice").await;
    ben.place().await
}

async fn take_back(ben: &Page, community: &str) {
    ben.visit(&format!("/{community}/delegation")).await;
    ben.press("#delegation-given details:has(form[data-act='delegation.withdraw/1']) > summary")
        .await;
    ben.press("#delegation-given form[data-act='delegation.withdraw/1'] button")
        .await;
    ben.find("#delegation-given .empty").await;
}
