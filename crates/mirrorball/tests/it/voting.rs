//! What members see of a vote: before it is closed, options in an order of their own, and of a decision about people
//! nothing that anybody answered; and where voices were weighed, that they were.

use axum::http::StatusCode;
use mirrorball::compose::{self, Text};
use mirrorball::limits::Rates;
use register::json::Value as Field;
use register::{By, Hash};
use rules::bylaws::Reading;
use serde_json::Value;

use crate::world::{NOW_MS, Person, World, record, text};

const HOUR_MS: u64 = 3_600_000;
/// So many that two people see them in one order about once in five hundred million times.
const OPTIONS: usize = 12;

/// Files an act of somebody.
async fn file(world: &World, who: &Person, act: &Field, texts: Vec<Text>) -> Hash {
    let frame = world.frame(By::Member(who.member)).await;
    let signed = compose::sign(&frame, act, texts, &who.key, &[]);
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    signed.act_id()
}

/// Ada opens a vote about people.
async fn opened(world: &World) -> Hash {
    let titles: Vec<Text> = (0..OPTIONS)
        .map(|number| Text::new(&format!("Person {number:02}")))
        .collect();
    let options = titles.iter().map(|title| record([("title", title.commitment())]));
    let title = Text::new("Who goes to the meeting");
    let act = record([
        ("type", text("vote.open/1")),
        ("circle", text("commons")),
        ("class", text("operational")),
        ("method", text("approval")),
        ("title", title.commitment()),
        ("options", Field::List(options.collect())),
        ("people", Field::Int(1)),
    ]);
    let texts = titles.into_iter().chain([title]).collect();
    file(world, &world.ada, &act, texts).await
}

async fn votes(world: &World, who: &Person, vote: Hash) {
    let ballot = record([("approve", Field::List(vec![Field::Int(3)]))]);
    let act = record([
        ("type", text("vote.cast/1")),
        ("vote", text(&vote.to_string())),
        ("options", Field::Int(OPTIONS as i64)),
        ("ballot", ballot),
    ]);
    file(world, who, &act, Vec::new()).await;
}

/// The options' titles on somebody's ballot, in their order.
async fn order(world: &World, who: &Person, page: &str) -> Vec<String> {
    let session = world.session(&who.key).await;
    let page = world.get_as(page, &session).await.text;
    let (_, ballot) = page.split_once("id=\"ballot\"").expect("the page has a ballot");
    let (ballot, _) = ballot.split_once("</form>").unwrap();
    let titles = ballot.split("<span>").skip(1).filter_map(|rest| rest.split('<').next());
    titles
        .filter(|title| title.starts_with("Person"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn of_a_vote_about_people_nothing_is_shown_before_it_is_closed() {
    let world = World::with(Reading::Public, Rates::default()).await;
    let ben = world.join("Ben", 5).await;
    let vote = opened(&world).await;
    world.clock.set(NOW_MS + 72 * HOUR_MS);
    let page = format!("/open-words/decisions/{vote}");
    let api = format!("/api/{}/decisions/{vote}", world.community);

    let (hers, his) = (order(&world, &world.ada, &page).await, order(&world, &ben, &page).await);
    assert_eq!((hers.len(), his.len()), (OPTIONS, OPTIONS));
    assert_ne!(hers, his, "options come in an order of one's own");
    assert_eq!(hers, order(&world, &world.ada, &page).await, "which stays the same");

    votes(&world, &world.ada, vote).await;
    let shown = world.get(&page).await.text;
    // It is said before one answers that hiding is by the pages alone.
    assert!(shown.contains("Still they stand in the register"), "{shown}");
    assert!(!shown.contains("id=\"decision-result\""));
    assert_eq!(
        world.get(&format!("{page}/ballots/csv")).await.status,
        StatusCode::NOT_FOUND
    );
    let told = world.get(&api).await.json();
    assert_eq!((&told["ballots"], &told["result"]), (&Value::Null, &Value::Null));

    votes(&world, &ben, vote).await;
    world.clock.set(NOW_MS + (72 + 120) * HOUR_MS);
    let due = world.get(&format!("/api/{}/due", world.community)).await.json();
    let closing = &due["closings"][0];
    let said = |field: &str| text(closing[field].as_str().unwrap_or_else(|| panic!("{closing}")));
    let act = record([
        ("type", said("type")),
        ("vote", said("vote")),
        ("outcome", said("outcome")),
        ("result", said("result")),
    ]);
    file(&world, &world.ada, &act, Vec::new()).await;
    let told = world.get(&api).await.json();
    assert_eq!(told["ballots"].as_array().map(Vec::len), Some(2));
    assert_eq!(told["result"]["winners"], serde_json::json!([3]));
    assert!(world.get(&page).await.text.contains("id=\"decision-result\""));
    assert_eq!(world.get(&format!("{page}/ballots/csv")).await.status, StatusCode::OK);
}

fn agreement(name: &str, params: Field) -> Field {
    record([
        ("name", text(name)),
        ("class", text("constitutional")),
        ("text", text("As agreed.")),
        ("params", params),
    ])
}

/// Ada has cared for two hours, and Ben has seen it.
async fn cared(world: &World, ben: &Person) {
    let log = record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("listening")),
        ("quantity", Field::Int(120)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text("2026-05-04")),
    ]);
    let work = file(world, &world.ada, &log, Vec::new()).await;
    let confirm = record([("type", text("work.confirm/1")), ("work", text(&work.to_string()))]);
    file(world, ben, &confirm, Vec::new()).await;
}

/// Ada opens a question of yes or no, on a topic or on none, and votes on it once she can.
async fn asked(world: &World, topic: Option<&str>) -> Hash {
    let (title, option) = (Text::new("A new lamp"), Text::new("Buy it"));
    let mut act = record([
        ("type", text("vote.open/1")),
        ("circle", text("commons")),
        ("class", text("operational")),
        ("method", text("yes-no")),
        ("title", title.commitment()),
        ("options", Field::List(vec![record([("title", option.commitment())])])),
    ]);
    if let (Some(topic), Field::Record(members)) = (topic, &mut act) {
        members.insert("topic".to_owned(), text(topic));
    }
    file(world, &world.ada, &act, vec![title, option]).await
}

#[tokio::test]
async fn a_result_that_was_weighed_says_so_wherever_it_is_shown() {
    let topics = Field::List(vec![text("money")]);
    let delegation = record([("months", Field::Int(6)), ("topics", topics.clone())]);
    let weighing = record([
        ("by", text("care")),
        ("step", Field::Int(1)),
        ("most", Field::Int(5)),
        ("topics", topics),
    ]);
    let further = vec![agreement("delegation", delegation), agreement("weighing", weighing)];
    let world = World::agreed(Reading::Public, Rates::default(), further).await;
    let ben = world.join("Ben", 5).await;
    cared(&world, &ben).await;
    let weighed = asked(&world, Some("money")).await;
    let plain = asked(&world, None).await;
    world.clock.set(NOW_MS + 72 * HOUR_MS);
    for vote in [weighed, plain] {
        let cast = record([
            ("type", text("vote.cast/1")),
            ("vote", text(&vote.to_string())),
            ("options", Field::Int(1)),
            ("ballot", record([("plain", text("yes"))])),
        ]);
        file(&world, &world.ada, &cast, Vec::new()).await;
    }
    let told = |vote: Hash| {
        let (page, api) = (
            format!("/open-words/decisions/{vote}"),
            format!("/api/{}/decisions/{vote}", world.community),
        );
        let world = &world;
        async move {
            let files = world.get(&format!("{page}/ballots/csv")).await.text;
            (world.get(&page).await.text, world.get(&api).await.json(), files)
        }
    };
    let (page, json, files) = told(weighed).await;
    assert!(page.contains("one more for every hour of care, at most 5"), "{page}");
    assert!(page.contains("/open-words/agreements/weighing"), "{page}");
    assert_eq!(json["result"]["weighing"]["version"], 1);
    assert_eq!(json["result"]["weighing"]["voices"], 4, "{json}");
    assert_eq!(json["result"]["in_favour"], 3);
    assert!(files.lines().any(|line| line.ends_with(",3")), "{files}");
    let (page, json, _) = told(plain).await;
    assert!(!page.contains("data-weighed"), "{page}");
    assert_eq!(json["result"]["weighing"], Value::Null);
    assert_eq!(json["result"]["in_favour"], 1);
    let power = world.get("/open-words/power").await.text;
    assert!(power.contains("weighs voices by work in some votes"), "{power}");
}
