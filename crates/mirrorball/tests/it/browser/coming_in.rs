//! A worker cooperative that decides whom it takes in: a guest is vouched for, declined, appeals, and a panel of others
//! takes them in. And people are drawn by secrets that members seal and open. Three of them have browsers, the others
//! a command line.

use super::machine::{Driver, Program};
use super::page::Page;
use super::{join, told};

/// Members who have a command line, and no browser.
const AT_TERMINALS: [&str; 4] = ["ben", "cai", "eli", "gil"];
const REASON: &str = "We hardly know you yet.";
const APPEAL: &str = "I have worked with three of you for a year.";
const REPORT: &str = "We asked all three. They would start with Fay tomorrow.";

#[tokio::test(flavor = "multi_thread")]
async fn a_cooperative_decides_whom_it_takes_in() {
    told(from_a_guest_to_a_member).await;
}

async fn from_a_guest_to_a_member() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let dora = Page::open(&driver, &program).await;
    let fay = Page::open(&driver, &program).await;

    let community = found(&ada).await;
    gather(&ada, &dora, &program, &community).await;
    change_the_hour(&ada, &community).await;
    draw(&ada, &program, &community).await;
    let guest = invite_a_guest(&ada, &fay, &community).await;
    vouch(&ada, &program, &guest).await;
    let decision = decline(&ada, &guest).await;
    program.pass(48 + 72);
    all_consent(&ada, &dora, &program, &decision).await;
    program.pass(74);
    program.pass(49);
    ada.visit(&decision).await;
    ada.visit_until("#decision-state", "Adopted").await;
    let panel = appeal(&fay, &guest).await;
    sit(&dora, &program, &panel).await;
    fay.visit(&guest).await;
    fay.find("#stages").await;
    fay.shoot("98-taken-in").await;

    for one in [ada, dora, fay] {
        // Sessions end after two weeks; the page that says so is the one that opens another.
        one.is_quiet(&["401 (Unauthorized)"]).await;
        one.close().await;
    }
}

/// Ada founds a worker cooperative from its template.
async fn found(ada: &Page) -> String {
    ada.visit("/found").await;
    ada.fill("#found-name", "Loom").await;
    ada.fill("#found-founder", "Ada").await;
    ada.fill("#found-purpose", "Weave what lasts").await;
    ada.press("label:has(input[value='worker-coop'])").await;
    ada.shoot("91-found-cooperative").await;
    ada.press("#found-submit").await;
    ada.find("body[data-community] nav.main-nav").await;
    let community = ada.run("return document.body.dataset.community", Vec::new()).await;
    community.as_str().expect("the page names its community").to_owned()
}

/// A link for so many, who begin as this.
async fn link_for(ada: &Page, community: &str, uses: usize, standing: &str) -> String {
    ada.visit(&format!("/{community}/people")).await;
    ada.fill("#invite-uses", &uses.to_string()).await;
    ada.set("#invite-standing", standing).await;
    ada.press("#invite-submit").await;
    ada.find("#invite-link:not([hidden])").await;
    ada.text("#invite-link-text").await
}

/// Those who found it together come in: the first by Ada's invitation, all others once Ben vouches for them as well.
async fn gather(ada: &Page, dora: &Page, program: &Program, community: &str) {
    let link = link_for(ada, community, AT_TERMINALS.len() + 1, "full").await;
    let mut others = Vec::new();
    for name in AT_TERMINALS {
        let said = program.terminal(name, &["join", &link, "--me", name]);
        let member = said.lines().find_map(|line| line.strip_prefix("member "));
        others.push(member.expect("joining says who one is").to_owned());
    }
    join(dora, &link, "Dora").await;
    let member = dora.run("return document.body.dataset.member", Vec::new()).await;
    others.push(member.as_str().expect("the page names the member").to_owned());
    for member in &others[1..] {
        program.terminal("ben", &["act", "member.vouch", &format!("member={member}")]);
    }
}

/// Where no task has a rate of its own, the form of the rates files an empty list of them.
async fn change_the_hour(ada: &Page, community: &str) {
    ada.visit(&format!(
        "/{community}/decisions/new?kind=proposal&effect=agreement&name=rates"
    ))
    .await;
    ada.fill("#open-title", "An hour earns 21").await;
    ada.fill("#open-text", "Whoever does it.").await;
    ada.fill("#open-effects-0-params-hour", "21").await;
    ada.file("#open-submit").await;
    ada.find("#decision-effects").await;
    ada.sees("Credits for an hour of work without a rate of its own: 20 → 21")
        .await;
}

/// Two are drawn to count the till, by the secrets of three.
async fn draw(ada: &Page, program: &Program, community: &str) {
    let draws = format!("/{community}/draws");
    ada.visit(&draws).await;
    ada.press("#open-draw").await;
    ada.fill("#draw-purpose", "Who counts the till this month").await;
    ada.fill("#draw-seats", "2").await;
    ada.file("#draw-submit").await;
    ada.find("#draws article").await;
    let place = ada
        .run("return document.querySelector('#draws article').id", Vec::new())
        .await;
    let place = place.as_str().expect("a draw has an id").to_owned();
    let id = place
        .strip_prefix("draw-")
        .expect("it says which draw it is")
        .to_owned();
    ada.shoot("92-draw-to-seal").await;
    ada.file("form[id^='seal-'] button").await;
    for name in ["ben", "cai"] {
        program.terminal(name, &["act", "draw.commit", &format!("draw={id}"), "seal=mine"]);
    }
    program.pass(25);
    ada.visit(&draws).await;
    ada.shoot("92-draw-to-open").await;
    ada.file("form[id^='unseal-'] button").await;
    for name in ["ben", "cai"] {
        program.terminal(name, &["act", "draw.reveal", &format!("draw={id}"), "secret=mine"]);
    }
    ada.visit(&draws).await;
    ada.find(&format!("#{place} ol li:nth-child(2)")).await;
    ada.shoot("92-drawn").await;
}

/// Fay comes as a guest, and finds what that means.
async fn invite_a_guest(ada: &Page, fay: &Page, community: &str) -> String {
    let link = link_for(ada, community, 1, "dating").await;
    fay.visit(&link).await;
    assert!(fay.text(".hero").await.contains("You come in as a guest"));
    fay.fill("#join-name", "Fay").await;
    fay.press("#join-submit").await;
    fay.find("body[data-member]:not([data-member='']) nav.main-nav").await;
    let member = fay.run("return document.body.dataset.member", Vec::new()).await;
    let member = member.as_str().expect("the page names the member").to_owned();
    let page = format!("/{community}/people/{member}");
    fay.visit(&page).await;
    fay.find("#guest").await;
    fay.shoot("93-guest").await;
    page
}

/// Ben vouches from his terminal, Cai as well; Ada sees it on Fay's page.
async fn vouch(ada: &Page, program: &Program, guest: &str) {
    ada.visit(guest).await;
    ada.find("#vouch").await;
    ada.shoot("94-to-vouch").await;
    let member = guest.rsplit('/').next().expect("an address has an end");
    for (name, how) in [("ben", "We wove together at school."), ("cai", "She lives next door.")] {
        let note = format!("how={how}");
        program.terminal(
            name,
            &["act", "member.vouch", &format!("member={member}"), "--note", &note],
        );
    }
    ada.visit(guest).await;
    ada.sees("We wove together at school.").await;
    ada.find("a[href*='effect=admit-member']").await;
    ada.shoot("94-vouched").await;
}

/// Ada proposes not to take Fay in yet, and has to say why.
async fn decline(ada: &Page, guest: &str) -> String {
    ada.visit(guest).await;
    ada.press("a[href*='effect=decline-member']").await;
    ada.fill("#open-title", "Not yet").await;
    ada.fill("#open-text", "Let us wait until autumn.").await;
    ada.fill("#open-effects-0-reason", REASON).await;
    ada.shoot("95-decline").await;
    ada.file("#open-submit").await;
    ada.find("#decision-effects").await;
    ada.place().await
}

async fn consents(who: &Page, decision: &str) {
    who.visit(decision).await;
    who.file("#answer-consent").await;
    who.find("#my-receipt").await;
}

/// Everybody answers, so that it ends once the least time is over.
async fn all_consent(ada: &Page, dora: &Page, program: &Program, decision: &str) {
    for who in [ada, dora] {
        consents(who, decision).await;
    }
    for name in AT_TERMINALS {
        consents_at_terminal(program, name, decision);
    }
}

fn consents_at_terminal(program: &Program, name: &str, decision: &str) {
    let id = decision.rsplit('/').next().expect("an address has an end");
    let proposal = format!("proposal={id}");
    program.terminal(
        name,
        &["act", "proposal.respond", &proposal, "version=1", "answer=consent"],
    );
}

/// Fay reads the reason, and appeals: those who neither vouched nor proposed look at it again.
async fn appeal(fay: &Page, guest: &str) -> String {
    fay.visit(guest).await;
    fay.sees(REASON).await;
    fay.press("#open-appeal").await;
    fay.fill("#appeal-reason", APPEAL).await;
    fay.shoot("96-appeal").await;
    fay.file("#appeal-submit").await;
    fay.find("#decision-state[data-stage='panel']").await;
    fay.shoot("96-panel").await;
    fay.place().await
}

/// Dora sits in the panel with Eli and Gil: it decides, and publishes why.
async fn sit(dora: &Page, program: &Program, panel: &str) {
    let community = panel.split('/').nth(1).expect("an address begins with the community");
    dora.visit(&format!("/{community}/waiting")).await;
    dora.shoot("97-panel-waiting").await;
    consents(dora, panel).await;
    dora.fill("#report-report", REPORT).await;
    dora.shoot("97-panel-report").await;
    dora.file("#report-submit").await;
    dora.sees(REPORT).await;
    for name in ["eli", "gil"] {
        consents_at_terminal(program, name, panel);
    }
    dora.visit(panel).await;
    dora.visit_until("#decision-state", "Adopted").await;
    dora.shoot("97-panel-decided").await;
}
