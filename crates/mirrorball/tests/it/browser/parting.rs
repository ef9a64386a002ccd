//! Parting: Ada, Cai and Eli cannot live with what Ben proposes. Ada gives notice in her browser, the others sign and go
//! along on their command lines, and Ada founds the new community with a press; her key opens both.

use super::machine::{Driver, Program};
use super::page::Page;
use super::{found, told};

#[tokio::test(flavor = "multi_thread")]
async fn three_part_and_found_a_community_of_their_own() {
    told(parting).await;
}

async fn parting() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = found(&ada).await;
    gather(&ada, &program, &community).await;
    let decision = stuck(&program);

    ada.visit(&format!("/{community}/decisions/{decision}")).await;
    ada.press("#go-fork").await;
    ada.press("#open-fork-notice").await;
    ada.fill("#fork-notice-name", "Free Words").await;
    ada.fill("#fork-notice-purpose", "Words that are free").await;
    ada.fill("#fork-notice-why", "We have talked for half a year.").await;
    ada.shoot("f1-notice").await;
    ada.file("#fork-notice-submit").await;
    ada.find("article[data-fork]").await;
    let fork = ada
        .run("return document.querySelector('[data-fork]').dataset.fork", Vec::new())
        .await;
    let fork = fork.as_str().expect("the page names the fork").to_owned();

    for name in ["cai", "eli"] {
        program.terminal(name, &["fork", "sign", &fork]);
    }
    program.pass(21 * 24);
    for name in ["cai", "eli"] {
        program.terminal(name, &["fork", "join", &fork]);
    }
    go_along(&ada, &program, &community, &fork).await;

    ada.press("#found-fork-submit").await;
    ada.find("body[data-community=free-words][data-member]:not([data-member='']) nav.main-nav")
        .await;
    ada.shoot("f3-founded").await;
    ada.visit("/free-words/forks").await;
    ada.sees("this community parted from it").await;
    ada.sees("both registers begin alike").await;
    ada.shoot("f4-siblings").await;
    ada.visit(&format!("/{community}/today")).await;
    ada.find("body[data-member]:not([data-member='']) nav.main-nav").await;
    name_it(&program, &community, &fork);

    ada.is_quiet(&["401 (Unauthorized)"]).await;
    ada.close().await;
}

async fn gather(ada: &Page, program: &Program, community: &str) {
    ada.visit(&format!("/{community}/people")).await;
    ada.fill("#invite-uses", "3").await;
    ada.press("#invite-submit").await;
    ada.find("#invite-link:not([hidden])").await;
    let link = ada.text("#invite-link-text").await;
    for name in ["ben", "cai", "eli"] {
        program.terminal(name, &["join", &link, "--me", name]);
    }
}

/// The id that a command line prints.
fn id_in(said: &str) -> String {
    let id = said.lines().find_map(|line| line.strip_prefix("act "));
    id.expect("filing says the act's id").to_owned()
}

/// Ben proposes what Cai objects to.
fn stuck(program: &Program) -> String {
    let propose = [
        "act",
        "proposal.open",
        "circle=commons",
        "class=operational",
        "--note",
        "title=Sell all rights",
        "--note",
        "text=To whoever pays.",
    ];
    let decision = id_in(&program.terminal("ben", &propose));
    program.pass(7 * 24);
    let proposal = format!("proposal={decision}");
    let object = [
        "act",
        "proposal.respond",
        &proposal,
        "version=1",
        "answer=object",
        "criteria=purpose",
        "--note",
        "reason=It would not be free any more.",
    ];
    program.terminal("cai", &object);
    decision
}

/// Ada says that she goes along; two weeks later the keeper has closed it.
async fn go_along(ada: &Page, program: &Program, community: &str, fork: &str) {
    let short = &fork[..8];
    ada.visit(&format!("/{community}/forks")).await;
    ada.press(&format!("#open-fork-join-{short}")).await;
    ada.shoot("f2-join").await;
    ada.file(&format!("#fork-join-{short}-submit")).await;
    program.pass(14 * 24);
    // What is due is filed within a second or so; the page says it by itself, and whoever is in a hurry asks again.
    for _ in 0..40 {
        let told = program.terminal("cai", &["show", "forks", "--json"]);
        if told.contains("\"stage\": \"parted\"") {
            break;
        }
    }
    ada.visit(&format!("/{community}/forks")).await;
    ada.find("#found-fork-submit").await;
}

/// The new community is named in the old one, from a command line.
fn name_it(program: &Program, community: &str, fork: &str) {
    let told = program.terminal("cai", &["show", "siblings", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON was asked for");
    let new = told["rows"][0]["community"].as_str().expect("it is on the same server");
    let address = format!("{}/free-words", program.address);
    program.terminal("cai", &["fork", "name", fork, new, "--address", &address]);
    let listed = program.terminal("eli", &["show", "siblings"]);
    assert!(listed.contains("Free Words") && listed.contains(&address), "{listed}");
    let verified = program.terminal("eli", &["verify", &format!("{address}/register")]);
    assert!(verified.contains("It began with"), "{verified}");
    let parent = program.terminal("eli", &["verify", &format!("{}/{community}/register", program.address)]);
    assert!(!parent.contains("It began with"), "{parent}");
}
