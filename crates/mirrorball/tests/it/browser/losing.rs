//! Losing every device: Ada comes back with the words of her recovery kit, in another browser. Ben has no words; three
//! members vouch for his new key, and a week later it is his, and his old one opens nothing any more.

use serde_json::Value;

use super::machine::{Driver, Program};
use super::page::Page;
use super::{found, pictures, told};
use crate::peers::{get, run};

/// Members who have a command line, and no browser.
const AT_TERMINALS: [&str; 3] = ["ben", "cai", "eli"];

#[tokio::test(flavor = "multi_thread")]
async fn who_has_lost_every_device_comes_back() {
    told(losing_and_coming_back).await;
}

async fn losing_and_coming_back() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = found(&ada).await;
    let members = gather(&ada, &program, &community).await;

    let words = kit(&ada, &community).await;
    let again = Page::open(&driver, &program).await;
    by_words(&again, &community, &words).await;

    let lost = Page::open(&driver, &program).await;
    let link = new_key(&lost, &community).await;
    vouch(&ada, &program, &link, &members[0]).await;
    come_back(&lost, &program, &community).await;
    let refused = program.terminal_refused("ben", &["act", "rhythm.checkin", "day=today"]);
    assert!(refused.contains("opens nothing here"), "{refused}");

    for one in [ada, again, lost] {
        // A session ends with its time; the page that says so is the one that opens another.
        one.is_quiet(&["401 (Unauthorized)", "422 (Unprocessable"]).await;
        one.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_kit_carries_on_at_a_mirror_when_the_keeper_is_gone() {
    told(carrying_on).await;
}

/// The keeper is gone, and with its address the key in Ada's browser. What she has on paper is heard at a mirror.
async fn carrying_on() {
    let mut program = Program::rehearse();
    let driver = Driver::start();
    let ada = Page::open(&driver, &program).await;
    let community = found(&ada).await;
    let words = kit(&ada, &community).await;
    ada.is_quiet(&["422 (Unprocessable"]).await;
    ada.close().await;
    let home = tempfile::tempdir().expect("a temporary directory can be made");
    let key = home.path().join("ada.key");
    let key = key.to_str().expect("temporary directories have plain names");
    program.terminal_reading("ada", &["key", "restore", "--community", &community], &words.join(" "));
    let kept = program.key_file("ada");
    std::fs::copy(kept, key).expect("the key's file can be copied");
    let address = format!("{}/{community}", program.address);
    let mirror = run(&["mirror", &address, "--key", key], &home.path().join("mirror"));
    let here = format!("http://localhost:{}", mirror.port);
    // The founding, the kit's key and that of the command line.
    while size(mirror.port, &community) < 3 {}
    program.go_away();

    let again = Page::open_at(&driver, &here).await;
    again.visit(&format!("/{community}/restore")).await;
    again.fill("#restore-words", &words.join(" ")).await;
    again.press("#restore-submit").await;
    again.sees("You are back, at a mirror.").await;
    again.shoot("a6-restored-at-mirror").await;
    again.press("#endorse-submit").await;
    again.sees("Press again to sign").await;
    again.file("#endorse-submit").await;
    again.visit(&format!("/{community}/work/new")).await;
    again.shoot("a7-carried-on").await;
    again.find("form[data-act='work.log/1']").await;
    // The mirror refused the new key, which is how the page knew.
    again.is_quiet(&["503 (Service", "401 (Unauthorized)"]).await;
    again.close().await;
}

/// How many entries a node has.
fn size(port: u16, community: &str) -> u64 {
    let answer = get(port, &format!("/api/{community}/checkpoint"));
    let note = answer.split_once("\r\n\r\n").expect("an answer has a head").1;
    let size = note.lines().nth(1).and_then(|line| line.parse().ok());
    size.unwrap_or_else(|| panic!("no checkpoint: {answer}"))
}

async fn gather(ada: &Page, program: &Program, community: &str) -> Vec<String> {
    ada.visit(&format!("/{community}/people")).await;
    ada.fill("#invite-uses", "3").await;
    ada.press("#invite-submit").await;
    ada.find("#invite-link:not([hidden]) canvas.qr:not([hidden])").await;
    let link = ada.text("#invite-link-text").await;
    assert_eq!(pictures::read(ada, "#invite-link canvas.qr").await, link);
    let joined = AT_TERMINALS.map(|name| {
        let said = program.terminal(name, &["join", &link, "--me", name]);
        let member = said.lines().find_map(|line| line.strip_prefix("member "));
        member.expect("joining says who one is").to_owned()
    });
    joined.to_vec()
}

/// Ada makes a kit, and shows that she has written it down.
async fn kit(ada: &Page, community: &str) -> Vec<String> {
    let me = ada.run("return document.body.dataset.member", Vec::new()).await;
    let me = me.as_str().expect("the page names the member").to_owned();
    ada.visit(&format!("/{community}/people/{me}")).await;
    ada.press("#go-kit").await;
    ada.press("#kit-make").await;
    ada.find("#kit-sheet:not([hidden])").await;
    let address = ada.text("#kit-address").await;
    assert_eq!(pictures::read(ada, "#kit-code").await, address);
    ada.shoot("a1-kit").await;
    let words = ada
        .run(
            "return Array.from(document.querySelectorAll('#kit-words li'), (one) => one.textContent)",
            Vec::new(),
        )
        .await;
    let words: Vec<String> = words
        .as_array()
        .expect("a list of words")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    assert_eq!(words.len(), 12);
    let read = mirrorball::kit::Kit::read(&words.join(" ")).expect("the browser makes kits that the program reads");
    assert_eq!(ada.text("#kit-kid").await, read.secret.public().kid().to_string());
    ada.fill("#kit-proof", &format!("{} {}", words[1], words[8])).await;
    ada.press("#kit-submit").await;
    ada.sees("not the third and the ninth").await;
    ada.fill("#kit-proof", &format!("{} {}", words[2], words[8])).await;
    ada.press("#kit-submit").await;
    ada.find("#person-keys li:nth-child(2)").await;
    words
}

/// In another browser, with what is on paper.
async fn by_words(again: &Page, community: &str, words: &[String]) {
    again.visit(&format!("/{community}/today")).await;
    again.press("#go-restore").await;
    again.fill("#restore-words", &words[..11].join(" ")).await;
    again.press("#restore-submit").await;
    again.sees("here are 11").await;
    let hurried: Vec<String> = words.iter().map(|word| word.chars().take(4).collect()).collect();
    again.fill("#restore-words", &hurried.join(" ").to_uppercase()).await;
    again.shoot("a2-restore").await;
    again.press("#restore-submit").await;
    again.find("#person-keys li:nth-child(3)").await;
    again.shoot("a3-restored").await;
}

/// Ben makes a new key in a browser, and gets the link that he sends to others.
async fn new_key(lost: &Page, community: &str) -> String {
    lost.visit(&format!("/{community}/restore")).await;
    lost.press("#recover-new").await;
    lost.find("#recover-link:not([hidden]) canvas.qr:not([hidden])").await;
    lost.sees("Nobody has vouched").await;
    lost.shoot("a4-new-key").await;
    let link = lost.text("#recover-link-text").await;
    assert_eq!(pictures::read(lost, "#recover-code").await, link);
    link
}

/// Ada vouches on the page that the link leads to, the others on their command lines.
async fn vouch(ada: &Page, program: &Program, link: &str, member: &str) {
    ada.visit(link).await;
    ada.find("#vouch-key").await;
    ada.set("#key-vouch-member", member).await;
    ada.fill("#key-vouch-how", "I know his voice.").await;
    ada.shoot("a5-vouch").await;
    ada.file("#key-vouch-submit").await;
    let key = link.split_once("?key=").expect("the link names the key").1;
    let (member, key) = (format!("member={member}"), format!("key={key}"));
    for name in ["cai", "eli"] {
        program.terminal(name, &["act", "key.vouch", &member, &key]);
    }
}

async fn come_back(lost: &Page, program: &Program, community: &str) {
    lost.press("#recover-look").await;
    lost.sees("3 of 3").await;
    lost.press("#recover-submit").await;
    lost.sees("can be used from").await;
    lost.shoot("a6-waits").await;
    program.pass(7 * 24);
    lost.visit(&format!("/{community}/restore")).await;
    lost.find("#recover-submit:not([hidden])").await;
    lost.press("#recover-submit").await;
    lost.find("body[data-member]:not([data-member='']) nav.main-nav").await;
    lost.shoot("a7-back").await;
}
