//! Money that was recorded wrongly: a likely double is said before it is signed, and what was recorded is taken back by an
//! entry of its own, seen wherever money is.

use axum::http::StatusCode;
use mirrorball::compose::Text;
use register::Hash;
use register::json::Value as Field;
use serde_json::json;

use crate::world::{Answer, World, cookie_of, record, text};

/// Files an act of Ada's and gives its id, and the place of its entry.
async fn filed(world: &World, act: &Field, texts: Vec<Text>) -> (Hash, u64) {
    let signed = world.signed(act, texts).await;
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    (signed.act_id(), answer.json()["index"].as_u64().unwrap())
}

async fn partner(world: &World, kind: &str) -> Hash {
    let name = Text::new("Press");
    let act = record([
        ("type", text("partner.add/1")),
        ("kind", text(kind)),
        ("name", name.commitment()),
    ]);
    filed(world, &act, vec![name]).await.0
}

fn money(kind: &str, amount: i64, partner: &Hash) -> Field {
    record([
        ("type", text(kind)),
        ("amount", Field::Int(amount)),
        ("partner", text(&partner.to_string())),
        ("day", text("2026-05-04")),
    ])
}

fn reversal(record_id: &Hash, reason: &Text) -> Field {
    record([
        ("type", text("money.reverse/1")),
        ("record", text(&record_id.to_string())),
        ("reason", reason.commitment()),
    ])
}

/// What Ada would be told before she signs.
async fn previewed(world: &World, act: &Field, session: &Answer) -> serde_json::Value {
    let thought = json!({ "act": mirrorball::cli::acting::loose(act), "by": world.ada.member.to_string() });
    let headers = [("cookie", cookie_of(session))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let body = thought.to_string().into_bytes();
    world.post_bytes("/api/open-words/preview", &headers, body).await.json()
}

#[tokio::test]
async fn money_that_was_recorded_wrongly_is_taken_back_and_both_are_seen() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let (press, printer) = (partner(&world, "customer").await, partner(&world, "supplier").await);
    filed(&world, &money("income.record/1", 50_000, &press), Vec::new()).await;
    let (paper, first) = filed(&world, &money("expense.record/1", 12_000, &printer), Vec::new()).await;

    // The same once more is said before it is signed.
    let again = previewed(&world, &money("expense.record/1", 12_000, &printer), &session).await;
    let cautions = &again["cautions"];
    assert!(
        cautions[0].as_str().unwrap().contains(&format!("entry {first}")),
        "{cautions}"
    );
    let other = previewed(&world, &money("expense.record/1", 12_001, &printer), &session).await;
    assert_eq!(other["cautions"], json!([]));

    // Its page has the form; once it is taken back, the entry that did it.
    let page = world
        .get_as(&format!("/open-words/register/{first}"), &session)
        .await
        .text;
    assert!(page.contains("id=\"reverse\"") && page.contains(&paper.to_string()));
    let reason = Text::new("It was for somebody else.");
    let act = reversal(&paper, &reason);
    let said = previewed(&world, &act, &session).await;
    assert!(said["effect"][0].as_str().unwrap().contains("500.00"), "{said}");
    let (_, taken) = filed(&world, &act, vec![reason]).await;
    let page = world
        .get_as(&format!("/open-words/register/{first}"), &session)
        .await
        .text;
    assert!(!page.contains("id=\"reverse\"") && page.contains("id=\"taken-back\""));
    assert!(page.contains(&format!("/open-words/register/{taken}")));
    let page = world
        .get_as(&format!("/open-words/register/{taken}"), &session)
        .await
        .text;
    assert!(page.contains("It was for somebody else.") && page.contains(&format!("/open-words/register/{first}")));

    // Both stand among what moved, and add up to what cash holds.
    let moved = world.get_as("/api/open-words/movements", &session).await.json();
    assert_eq!((&moved["sum"], &moved["count"]), (&json!(50_000), &json!(3)));
    assert_eq!(moved["rows"][0]["amount"], json!(-12_000));
    assert_eq!(moved["rows"][0]["takes_back"], json!(first));
    assert_eq!(moved["rows"][1]["taken_back"], json!(taken));
    assert_eq!(moved["rows"][1]["record"], json!(paper));
    let account = world.get_as("/api/open-words/accounts/cash", &session).await.json();
    assert_eq!((&account["sum"], &account["count"]), (&json!(50_000), &json!(3)));
    let flow = world
        .get_as("/api/open-words/flow?month=2026-05", &session)
        .await
        .json();
    assert_eq!((&flow["costs"], &flow["came_in"]), (&json!(0), &json!(50_000)));
    for path in [
        "money",
        "money/moves",
        "money/accounts/cash",
        "money.csv",
        "flow",
        "today",
        "mirror",
    ] {
        let page = world.get_as(&format!("/open-words/{path}"), &session).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
    }
    let csv = world.get_as("/open-words/money.csv", &session).await.text;
    assert!(csv.contains(",-120.00,") && csv.contains(",120.00,"), "{csv}");
}
