//! The public page: what was decided stands there, with the decision and its day, for anybody without an account or a
//! script; and what was not decided is nowhere in it.

use axum::http::StatusCode;
use register::By;
use register::json::Value as Field;
use rules::bylaws::Reading;
use serde_json::Value;

use crate::explored::Sample;
use crate::world::{Answer, World, record, request, text};

/// An agreement as a founding writes it.
fn agreement(shows: &[&str], further: &[(&str, &str)]) -> Field {
    let mut params = vec![("shows", Field::List(shows.iter().map(|one| text(one)).collect()))];
    params.extend(further.iter().map(|(name, value)| (*name, text(value))));
    let params = Field::Record(
        params
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    );
    record([
        ("name", text("public-page")),
        ("class", text("policy")),
        ("text", text("We are glad of visitors.")),
        ("params", params),
    ])
}

async fn read(world: &World, language: &str) -> Answer {
    let asked = request(
        "GET",
        "/open-words/public",
        &[("accept-language", language)],
        Vec::new(),
    );
    let answer = world.send(asked).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer
}

#[tokio::test]
async fn nothing_is_public_until_it_is_decided() {
    let world = World::new().await;
    let page = read(&world, "en").await.text;
    assert!(page.contains("id=\"public-nothing\""), "{page}");
    assert!(
        page.contains("Money in the last quarter"),
        "what could be published is said"
    );
    for secret in ["Ada", "Translate what matters", "/open-words/decisions/new"] {
        assert!(!page.contains(secret), "{secret}: {page}");
    }
    assert_eq!(world.get("/api/open-words/public").await.json()["public"], Value::Null);
    // Who is a member is led on to deciding it.
    let session = world.session(&world.ada.key).await;
    let page = world.get_as("/open-words/public", &session).await.text;
    assert!(
        page.contains("/open-words/decisions/new?kind=proposal&amp;effect=agreement&amp;name=public-page"),
        "{page}"
    );
    let form = "/open-words/decisions/new?kind=proposal&effect=agreement&name=public-page";
    let form = world.get_as(form, &session).await.text;
    for part in ["purpose", "people", "money"] {
        let check = format!("name=\"effects.0.params.shows\" value=\"{part}\" data-kind=\"list\"");
        assert!(form.contains(&check), "{check}: {form}");
    }
}

#[tokio::test]
async fn what_was_decided_stands_there_and_nothing_else() {
    let further = vec![agreement(
        &["purpose", "numbers"],
        &[("contact", "hello@words.example")],
    )];
    let world = World::agreed(Reading::Members, Default::default(), further).await;
    let ben = world.join("Ben", 4).await;
    let page = read(&world, "en").await.text;
    for public in [
        "<h1>Open Words</h1>",
        "Translate what matters.",
        "mailto:hello@words.example",
        "Agreed at the founding, on 4 May 2026.",
        "<meta property=\"og:title\" content=\"Open Words\">",
        "<meta name=\"description\" content=\"Translate what matters.\"",
        "id=\"public-purpose\"",
        "id=\"public-numbers\"",
    ] {
        assert!(page.contains(public), "{public}: {page}");
    }
    for private in [
        "Ada",
        "Ben",
        "public-people",
        "public-money",
        "public-agreements",
        "public-circles",
        "glad of visitors",
    ] {
        assert!(!page.contains(private), "{private}: {page}");
    }
    assert_no_other_host(&page);
    // The rest stays behind the door.
    assert_eq!(world.get("/open-words/people").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(world.get("/open-words/register").await.code(), "session-needed");
    // Who agrees to be named is not, where the community names nobody.
    appears(&world, By::Member(ben.member), &ben.key, "everybody").await;
    assert!(!read(&world, "en").await.text.contains("Ben"));
}

#[tokio::test]
async fn who_did_not_agree_is_not_named() {
    let world = World::agreed(Reading::Members, Default::default(), vec![agreement(&["people"], &[])]).await;
    let ben = world.join("Ben", 4).await;
    assert!(
        !read(&world, "en").await.text.contains("Ben"),
        "nobody is named at first"
    );
    appears(&world, By::Member(ben.member), &ben.key, "everybody").await;
    let page = read(&world, "en").await.text;
    assert!(page.contains("Ben") && !page.contains("Ada"), "{page}");
    let answer = world.get("/api/open-words/public").await.json();
    let named = answer["public"]["people"]["shown"].as_array().unwrap();
    assert_eq!((named.len(), named[0]["name"].as_str()), (1, Some("Ben")), "{answer}");
    assert_eq!(answer["public"]["people"]["decided"]["day"], "2026-05-04");
    assert_eq!(answer["public"]["money"], Value::Null);
    appears(&world, By::Member(ben.member), &ben.key, "members").await;
    assert!(
        !read(&world, "en").await.text.contains("Ben"),
        "and nobody who says no again"
    );
}

#[tokio::test]
async fn it_is_read_in_the_communitys_language_unless_another_was_chosen() {
    let world = World::agreed(Reading::Members, Default::default(), vec![agreement(&["purpose"], &[])]).await;
    assert!(
        read(&world, "de").await.text.contains("<html lang=\"en\">"),
        "the community's own"
    );
    let asked = request("GET", "/open-words/public", &[("cookie", "mb_language=de")], Vec::new());
    let page = world.send(asked).await.text;
    assert!(
        page.contains("<html lang=\"de\">") && page.contains("Wozu wir da sind"),
        "{page}"
    );
}

#[tokio::test]
async fn the_sample_community_publishes_what_it_decided() {
    let sample = Sample::new();
    let page = sample.page(&format!("/{}/public", sample.slug), "en").await;
    for public in [
        "What we are for",
        "Come for a coffee on the first Friday",
        "mailto:hola@labola.example",
        "Aina",
        "Kavita",
        "Decided on",
        "in version 1 of the agreement",
        "/decisions/",
    ] {
        assert!(page.contains(public), "{public}: {page}");
    }
    // Imogen took her name back, Finn has left, Bruno never said yes; and nobody decided to show euros.
    for private in ["Imogen", "Finn", "Bruno", "public-money", "€"] {
        assert!(!page.contains(private), "{private}: {page}");
    }
    let people = page
        .split(", by people: ")
        .skip(1)
        .map(|rest| rest.split([',', '<']).next().unwrap().trim());
    let people: Vec<u32> = people.map(|count| count.parse().unwrap()).collect();
    assert!(
        people.len() == 3 && people.iter().all(|count| *count <= 15),
        "{people:?}"
    );
    assert_no_other_host(&page);
}

/// Says to whom somebody's name may be told.
async fn appears(world: &World, by: By, key: &register::SecretKey, to: &str) {
    let frame = world.frame(by).await;
    let act = record([("type", text("member.appear/1")), ("to", text(to))]);
    let signed = mirrorball::compose::sign(&frame, &act, Vec::new(), key, &[]);
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
}

/// Nothing on the page is asked of another host.
fn assert_no_other_host(page: &str) {
    for before in [
        "src=\"http",
        "url(http",
        "<link rel=\"stylesheet\" href=\"http",
        "srcset=",
    ] {
        assert!(!page.contains(before), "{before}: {page}");
    }
}
