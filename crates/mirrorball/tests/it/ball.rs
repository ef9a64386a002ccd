//! The ball: the page, the terminal and the check of whoever has a copy say the same four words, and others once there is
//! one more entry.

use serde_json::Value;

use crate::peers::{command, done, found, get, log_work, run};

/// The four words of the page Mirror, as they are printed there.
fn words_of_the_page(port: u16) -> String {
    let page = get(port, "/open-words/mirror");
    let card = page.split("id=\"mirror-ball\"").nth(1).expect("the page has a ball");
    let words = card.split("<p class=\"words\" lang=\"en\">").nth(1).expect("and words");
    words.split("</p>").next().unwrap().to_owned()
}

/// The classes of the facets that the page's first ball has.
fn facets_of_the_page(port: u16) -> Vec<String> {
    let page = get(port, "/open-words/mirror");
    let ball = page.split("<svg class=\"ball\"").nth(1).unwrap();
    let ball = ball.split("</svg>").next().unwrap();
    let facets = ball.split("class=\"facet f-").skip(1);
    facets
        .map(|facet| facet.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn page_terminal_and_copy_say_the_same_four_words() {
    let home = tempfile::tempdir().unwrap();
    let node = run(&["serve"], &home.path().join("data"));
    let ada = home.path().join("ada");
    let mirrorball = |words: &[&str]| done(&command(&ada, node.port, words));
    found(&ada, node.port);
    let mut before = String::new();
    for _ in 0..3 {
        let words = words_of_the_page(node.port);
        assert_eq!(words.split(" \u{b7} ").count(), 4, "{words}");
        assert_ne!(words, before, "another head has other words");
        let shown = mirrorball(&["show", "ball"]);
        assert!(shown.lines().any(|line| line.trim() == words), "{words}: {shown}");
        assert!(!shown.contains('\u{1b}'), "nothing is coloured where no terminal is");
        let answer: Value = serde_json::from_str(&mirrorball(&["show", "ball", "--json"])).unwrap();
        let said: Vec<&str> = answer["words"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap())
            .collect();
        assert_eq!(said.join(" \u{b7} "), words);
        let facets: Vec<&str> = answer["facets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap())
            .collect();
        let facets: Vec<&str> = facets.iter().map(|one| one.trim_start_matches("light-")).collect();
        assert_eq!(facets, facets_of_the_page(node.port), "and the same facets");
        let register = format!("http://localhost:{}/open-words/register", node.port);
        let verified = mirrorball(&["verify", &register]);
        let line = format!("ball      {words}");
        assert!(verified.lines().any(|said| said == line), "{words}: {verified}");
        done(&log_work(&ada, node.port));
        before = words;
    }
}
