//! A newcomer changes a rate from the Deck alone: from a tension to a proposal, an objection, a second version, consent,
//! and the next distribution, whose payout leads back to the objection. Days pass by the rehearsal's clock.

use serde_json::json;

use super::machine::{Driver, Program};
use super::page::Page;
use super::{ada_and_ben, confirm, log, record_income, told};

const OBJECTION: &str = "Twelve an hour empties the fund before summer.";

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_changes_a_rate_by_consent() {
    told(from_a_tension_to_a_payout).await;
}

async fn from_a_tension_to_a_payout() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;

    let decision = propose(&ben, &community).await;
    program.pass(48 + 72);
    object(&ada, &decision).await;
    consent(&ben, &decision, "Objections to work in", &program).await;
    integrate(&ben, &decision).await;
    resolve(&ada, &decision).await;
    answer(&ben, &decision).await;
    program.pass(74);
    program.pass(49);
    ben.visit(&decision).await;
    ben.visit_until("#decision-state", "Adopted").await;
    ben.sees("It was adopted on").await;
    ben.shoot("87-decision-adopted").await;
    look_around(&ben, &community, &decision).await;

    log(&ben, &community, "livelihood", "teaching", "10h", "minutes").await;
    confirm(&ada, &community, "teaching").await;
    record_income(&ada, &community).await;
    let share = share_out(&ada, &ben, &community, &program).await;
    back_to_the_objection(&ben, &share, &decision).await;

    // Sessions end after two weeks; the page that says so is the one that opens another.
    ada.is_quiet(&["401 (Unauthorized)"]).await;
    ben.is_quiet(&["401 (Unauthorized)"]).await;
    ada.close().await;
    ben.close().await;
}

/// Ben says what is not as it could be, and proposes from it that an hour is worth twelve credits.
async fn propose(ben: &Page, community: &str) -> String {
    ben.visit(&format!("/{community}/decisions")).await;
    ben.shoot("80-decisions-empty").await;
    ben.press("a[href$='/tensions']").await;
    ben.fill("#tension-what", "Teaching pays less than the tram to get there.")
        .await;
    ben.fill("#tension-could", "An hour could be worth twelve credits.")
        .await;
    ben.file("#tension-submit").await;
    ben.find("#said:not([hidden])").await;
    ben.shoot("81-tensions").await;
    ben.press(".go-propose").await;
    ben.find("#new-proposal").await;
    ben.shoot("82-wizard").await;
    ben.press("#new-proposal").await;
    ben.find("#effect-words").await;
    ben.shoot("82-wizard-effects").await;
    ben.press("#effect-agreement-rates").await;
    ben.fill("#open-title", "An hour is worth twelve").await;
    ben.fill("#open-text", "From now on an hour of work is worth twelve credits.")
        .await;
    ben.fill("#open-effects-0-params-hour", "12").await;
    ben.shoot("83-wizard-rate").await;
    ben.file("#open-submit").await;
    ben.find("#decision-effects").await;
    ben.sees("Credits for an hour of work without a rate of its own: 10 → 12")
        .await;
    assert_eq!(ben.text("#decision-state").await, "Questions");
    ben.fill("#remark-text", "What would make this safe enough to try?")
        .await;
    ben.file("#remark-submit").await;
    ben.find("#decision-remarks li").await;
    ben.shoot("84-proposal").await;
    ben.place().await
}

/// Ada objects, and says what makes it an objection. Today had told her that an answer is asked of her.
async fn object(ada: &Page, decision: &str) {
    let community = decision
        .split('/')
        .nth(1)
        .expect("an address begins with the community");
    ada.visit(&format!("/{community}/today")).await;
    ada.sees("Answer: An hour is worth twelve").await;
    ada.shoot("85-today-waiting").await;
    ada.visit(decision).await;
    assert_eq!(ada.text("#decision-state").await, "Consent or object");
    ada.press("#open-object").await;
    ada.fill("#object-reason", OBJECTION).await;
    ada.press("#object input[value='unsafe']").await;
    ada.shoot("85-object").await;
    ada.file("#object-submit").await;
    ada.find("#said:not([hidden])").await;
    ada.sees(OBJECTION).await;
    ada.shoot("85-objected").await;
}

/// Ben consents to his own first version; all have answered, and once the least time is over it goes on.
async fn consent(ben: &Page, decision: &str, then: &str, program: &Program) {
    answer(ben, decision).await;
    program.pass(73);
    ben.visit(decision).await;
    assert_eq!(ben.text("#decision-state").await, then);
}

async fn answer(who: &Page, decision: &str) {
    who.visit(decision).await;
    who.file("#answer-consent").await;
    who.find("#said:not([hidden])").await;
    who.find("#my-receipt").await;
}

/// Ben works the objection into a second version.
async fn integrate(ben: &Page, decision: &str) {
    ben.press("#go-revise").await;
    ben.press("#revise input[value='substantive']").await;
    ben.fill("#revise-text", "From now on an hour of work is worth eleven credits.")
        .await;
    ben.fill("#revise-effects-0-params-hour", "11").await;
    ben.shoot("86-revise").await;
    ben.file("#revise-submit").await;
    ben.find("#decision-effects").await;
    ben.sees("Credits for an hour of work without a rate of its own: 10 → 11")
        .await;
    assert_eq!(ben.place().await, decision);
    ben.sees("Version 2").await;
    ben.shoot("86-version-2").await;
}

/// Ada says that her objection is answered, and consents to the new version.
async fn resolve(ada: &Page, decision: &str) {
    ada.visit(decision).await;
    ada.file("#decision-objections button.main").await;
    ada.find("#said:not([hidden])").await;
    ada.find("#decision-objections .objection.good").await;
    answer(ada, decision).await;
    ada.shoot("86-resolved").await;
}

/// The other pages about deciding, and each can be read without a script.
async fn look_around(ben: &Page, community: &str, decision: &str) {
    let pages = [
        "decisions".to_owned(),
        "tensions".to_owned(),
        "agreements".to_owned(),
        "agreements/rates".to_owned(),
        "waiting".to_owned(),
        "search?q=twelve".to_owned(),
        "decisions/new".to_owned(),
        "decisions/new?kind=vote".to_owned(),
        format!("{}/history", decision.trim_start_matches(&format!("/{community}/"))),
    ];
    for (number, page) in pages.iter().enumerate() {
        ben.visit(&format!("/{community}/{page}")).await;
        ben.find("main h1").await;
        ben.shoot(&format!(
            "88-{number}-{}",
            page.split(['?', '/']).next().unwrap_or_default()
        ))
        .await;
    }
    ben.without_scripts(true).await;
    for page in &pages {
        ben.visit(&format!("/{community}/{page}")).await;
        let words = ben.text("main").await;
        assert!(words.len() > 60, "{page} says nothing without a script: {words}");
    }
    ben.without_scripts(false).await;
    ben.visit(&format!("/{community}/circles")).await;
    ben.press("#circles-list h2 a").await;
    ben.find("#circle-members").await;
    ben.shoot("88-circle").await;
}

/// Ada opens a share-out; both consent, and the keeper posts it once the least time is over.
async fn share_out(ada: &Page, ben: &Page, community: &str, program: &Program) -> String {
    ada.visit(&format!("/{community}/money/shares")).await;
    ada.fill("#share-amount", "100").await;
    ada.press("#share-preview-submit").await;
    ada.find("#preview #share-lines").await;
    ada.press("#share-open-submit").await;
    ada.find("#share-open.sure").await;
    ada.file("#share-open-submit").await;
    ada.find("#go-decision").await;
    ada.shoot("89-share-open").await;
    let share = ada.place().await;
    let id = share.rsplit('/').next().expect("an address has an end");
    let decision = format!("/{community}/decisions/{id}");
    answer(ada, &decision).await;
    answer(ben, &decision).await;
    program.pass(73);
    ada.visit(&share).await;
    ada.visit_until("#share-state", "posted").await;
    ada.shoot("89-share-posted").await;
    share
}

/// From Ben's payout to the version of the rates, to the decision, to the objection that shaped it.
async fn back_to_the_objection(ben: &Page, share: &str, decision: &str) {
    ben.visit(share).await;
    // More than two weeks have passed: the session is over, and the key opens another one by itself.
    ben.find("body[data-member]:not([data-member=''])").await;
    let member = ben.run("return document.body.dataset.member", Vec::new()).await;
    let member = member.as_str().expect("the page names the member").to_owned();
    ben.press(&format!("#share-lines tr[data-member='{member}'] a.why-link"))
        .await;
    ben.find("#why-steps").await;
    ben.sees("110.00").await;
    ben.shoot("90-why").await;
    ben.press("a.by-rate").await;
    ben.find("#v2[aria-current]").await;
    ben.sees("Credits for an hour of work without a rate of its own: 10 → 11")
        .await;
    ben.shoot("90-rates-version-2").await;
    ben.press("#v2 a.by-decision").await;
    ben.find("#decision-objections").await;
    assert_eq!(ben.place().await, decision);
    ben.sees(OBJECTION).await;
    let state = ben
        .run(
            "return document.querySelector('#decision-objections .state').textContent",
            Vec::new(),
        )
        .await;
    assert_eq!(state, json!("resolved"));
}
