//! The JSON API: filing, reading, sessions, previews, exports, and what two clients at once are told.

use axum::http::StatusCode;
use mirrorball::compose::Text;
use mirrorball::limits::{CHALLENGE_MS, SESSION_MS};
use register::json::Value as Field;
use register::{By, Hash, SecretKey};
use rules::bylaws::Reading;
use serde_json::{Value, json};

use crate::world::{NOW_MS, World, care, cookie_of, record, request, text};

#[tokio::test]
async fn an_act_is_filed_once_and_its_receipt_proves_it() {
    let world = World::new().await;
    let signed = world.signed(&care(), Vec::new()).await;
    let first = world.file(&signed).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let receipt = first.json();
    assert_eq!(receipt["index"], 1);
    assert_eq!(receipt["act"], signed.act_id().to_string());
    assert_eq!(receipt["stamp_ms"], NOW_MS);
    assert!(receipt["checkpoint"].as_str().unwrap().starts_with("mirrorball/"));
    assert_eq!(receipt["proof"].as_array().unwrap().len(), 1);
    let again = world.file(&signed).await;
    assert_eq!(again.json(), receipt, "filing twice gives the first receipt");
}

#[tokio::test]
async fn another_act_under_the_same_id_is_refused_by_field() {
    let world = World::new().await;
    let mut frame = world.frame(By::Member(world.ada.member)).await;
    frame.id = [7; 16];
    let first = mirrorball::compose::sign(&frame, &care(), Vec::new(), &world.ada.key, &[]);
    assert_eq!(world.file(&first).await.status, StatusCode::OK);
    let Field::Record(mut fields) = care() else {
        unreachable!()
    };
    fields.insert("quantity".into(), Field::Int(91));
    let other = mirrorball::compose::sign(&frame, &Field::Record(fields), Vec::new(), &world.ada.key, &[]);
    let refused = world.file(&other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.code(), "id-reused");
    assert_eq!(refused.json()["data"]["field"], "act.quantity");
}

#[tokio::test]
async fn the_rules_answer_through_the_one_endpoint() {
    let world = World::new().await;
    let stranger = SecretKey::from_seed([9; 32]);
    let frame = world.frame(By::Member(world.ada.member)).await;
    let foreign = mirrorball::compose::sign(&frame, &care(), Vec::new(), &stranger, &[]);
    assert_eq!(world.file(&foreign).await.code(), "unknown-key");

    let mut late = world.frame(By::Member(world.ada.member)).await;
    late.expires_ms = NOW_MS - 1;
    let expired = mirrorball::compose::sign(&late, &care(), Vec::new(), &world.ada.key, &[]);
    assert_eq!(world.file(&expired).await.code(), "act-expired");

    let mut elsewhere = world.frame(By::Member(world.ada.member)).await;
    elsewhere.community = Some(Hash::new([3; 32]));
    let elsewhere = mirrorball::compose::sign(&elsewhere, &care(), Vec::new(), &world.ada.key, &[]);
    assert_eq!(world.file(&elsewhere).await.code(), "foreign-community");

    let mut ahead = world.frame(By::Member(world.ada.member)).await;
    ahead.seen.size = 99;
    let ahead = mirrorball::compose::sign(&ahead, &care(), Vec::new(), &world.ada.key, &[]);
    assert_eq!(world.file(&ahead).await.code(), "seen-ahead");

    let Field::Record(mut fields) = care() else {
        unreachable!()
    };
    fields.insert("note".into(), Text::new("not sent along").commitment());
    let silent = world.signed(&Field::Record(fields), Vec::new()).await;
    assert_eq!(world.file(&silent).await.code(), "note-missing");
    let head = world.get(&format!("/api/{}/head", world.community)).await.json();
    assert_eq!(head["size"], 1, "a refusal changes nothing");
}

#[tokio::test]
async fn two_clients_that_saw_the_same_register_both_get_in() {
    let world = World::new().await;
    let one = world.signed(&care(), Vec::new()).await;
    let two = world.signed(&care(), Vec::new()).await;
    let (first, second) = tokio::join!(world.file(&one), world.file(&two));
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    let mut places = [
        first.json()["index"].as_u64().unwrap(),
        second.json()["index"].as_u64().unwrap(),
    ];
    places.sort_unstable();
    assert_eq!(places, [1, 2]);
}

#[tokio::test]
async fn a_session_is_a_signed_challenge() {
    let world = World::new().await;
    let members = format!("/api/{}/members", world.community);
    assert_eq!(world.get(&members).await.code(), "session-needed");
    let session = world.session(&world.ada.key).await;
    assert_eq!(session.status, StatusCode::OK, "{}", session.text);
    let cookie = session.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(!cookie.contains("Secure"), "http has no secure cookies");
    let read = world.get_as(&members, &session).await;
    assert_eq!(read.json()["rows"][0]["name"], "Ada");
    let end = request(
        "DELETE",
        "/api/session",
        &[("cookie", &cookie_of(&session))],
        Vec::new(),
    );
    assert_eq!(world.send(end).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get_as(&members, &session).await.code(), "session-needed");
}

#[tokio::test]
async fn a_challenge_serves_once_in_time_and_for_one_host() {
    let world = World::new().await;
    let nonce = world.get("/api/challenge").await.json()["nonce"]
        .as_str()
        .unwrap()
        .to_owned();
    let elsewhere = world.answer_challenge(&world.ada.key, &nonce, "elsewhere.test").await;
    assert_eq!(elsewhere.code(), "session-signature");
    let spent = world.answer_challenge(&world.ada.key, &nonce, crate::world::HOST).await;
    assert_eq!(spent.code(), "challenge-spent");
    let stranger = SecretKey::from_seed([9; 32]);
    assert_eq!(world.session(&stranger).await.code(), "session-key");
    let nonce = world.get("/api/challenge").await.json()["nonce"]
        .as_str()
        .unwrap()
        .to_owned();
    world.clock.advance(CHALLENGE_MS);
    let late = world.answer_challenge(&world.ada.key, &nonce, crate::world::HOST).await;
    assert_eq!(late.code(), "challenge-spent");
}

#[tokio::test]
async fn a_session_ends_by_itself_and_with_its_key() {
    let world = World::new().await;
    let members = format!("/api/{}/members", world.community);
    let second = SecretKey::from_seed([2; 32]);
    let add = record([("type", text("key.add/1")), ("new", text(&second.public().to_string()))]);
    let frame = world.frame(By::Member(world.ada.member)).await;
    let added = mirrorball::compose::sign(&frame, &add, Vec::new(), &world.ada.key, &[&second]);
    assert_eq!(world.file(&added).await.status, StatusCode::OK);
    let session = world.session(&second).await;
    assert_eq!(world.get_as(&members, &session).await.status, StatusCode::OK);
    let revoke = record([
        ("type", text("key.revoke/1")),
        ("kid", text(&second.public().kid().to_string())),
    ]);
    let revoked = world.signed(&revoke, Vec::new()).await;
    assert_eq!(world.file(&revoked).await.status, StatusCode::OK);
    assert_eq!(world.get_as(&members, &session).await.code(), "session-needed");
    let first = world.session(&world.ada.key).await;
    world.clock.advance(SESSION_MS);
    assert_eq!(world.get_as(&members, &first).await.code(), "session-needed");
}

#[tokio::test]
async fn everybody_reads_a_public_community_and_only_it_is_listed() {
    let closed = World::new().await;
    assert_eq!(closed.get("/api/communities").await.json(), json!([]));
    let world = World::with(Reading::Public, Default::default()).await;
    let listed = world.get("/api/communities").await.json();
    assert_eq!(listed[0]["slug"], "open-words");
    for question in [
        "about",
        "members",
        "work",
        "balances",
        "glance",
        "flow",
        "care",
        "duties",
        "shares",
        "agreements",
        "due",
    ] {
        let answer = world.get(&format!("/api/open-words/{question}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{question}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_preview_says_what_an_act_would_do_and_files_nothing() {
    let world = World::with(Reading::Public, Default::default()).await;
    let by = world.ada.member.to_string();
    let act = json!({
        "unit": "minutes", "type": "work.log/1", "stream": "care", "task": "listening", "quantity": 90,
        "circle": "commons", "day": "2026-05-04",
    });
    let preview = format!("/api/{}/preview", world.community);
    let effect = world.post(&preview, &json!({ "act": act, "by": by })).await;
    assert_eq!(effect.status, StatusCode::OK, "{}", effect.text);
    assert!(effect.json()["effect"][0].as_str().unwrap().contains("1:30"));
    assert!(!effect.text.contains("a day has 24"));
    let mut long = act.clone();
    long["quantity"] = json!(25 * 60);
    let effect = world.post(&preview, &json!({ "act": long, "by": by })).await;
    assert!(
        effect
            .text
            .contains("25:00 hours are logged for that day, and a day has 24"),
        "{}",
        effect.text
    );
    let mut ahead = act.clone();
    ahead["day"] = json!("2026-05-05");
    assert_eq!(
        world.post(&preview, &json!({ "act": ahead, "by": by })).await.code(),
        "day-ahead"
    );
    let unknown = json!({ "act": { "type": "work.vanish/1" }, "by": by });
    assert_eq!(world.post(&preview, &unknown).await.code(), "unknown-act-type");
    let head = world.get(&format!("/api/{}/head", world.community)).await.json();
    assert_eq!(head["size"], 1);
}

#[tokio::test]
async fn several_acts_are_judged_one_after_the_other_and_none_is_filed() {
    let world = World::with(Reading::Public, Default::default()).await;
    let session = world.session(&world.ada.key).await;
    let path = format!("/api/{}/previews", world.community);
    let ask = async |acts: Value, headers: &[(&str, &str)]| {
        let body = json!({ "acts": acts }).to_string().into_bytes();
        world.post_bytes(&path, headers, body).await
    };
    let cookie = cookie_of(&session);
    let headers = [("content-type", "application/json"), ("cookie", cookie.as_str())];
    let checkin = json!({ "type": "rhythm.checkin/1", "day": "2026-05-04" });
    let unknown = json!({ "type": "work.vanish/1" });
    let answer = ask(json!([checkin, unknown, checkin]), &headers).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let codes: Vec<Value> = answer
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["refused"]["code"].clone())
        .collect();
    // Alone, the third would be taken in: the first goes before it.
    assert_eq!(
        codes,
        [Value::Null, json!("unknown-act-type"), json!("already-checked-in")]
    );
    let again = ask(json!([checkin]), &headers).await;
    assert_eq!(again.json(), json!([{}]), "nothing of it was kept");
    assert_eq!(
        world.get(&format!("/api/{}/head", world.community)).await.json()["size"],
        1
    );
    // They are a member's own, and as many as the limit says.
    assert_eq!(ask(json!([checkin]), &headers[..1]).await.code(), "session-needed");
    let many = vec![checkin; mirrorball::limits::PREVIEWS_MAX + 1];
    assert_eq!(ask(json!(many), &headers).await.code(), "too-many-acts");
}

#[tokio::test]
async fn refusals_are_told_in_the_language_of_the_request() {
    let world = World::new().await;
    let path = format!("/api/{}/members", world.community);
    let spanish = world
        .send(request(
            "GET",
            &path,
            &[("accept-language", "es-MX,en;q=0.5")],
            Vec::new(),
        ))
        .await;
    let english = world.get(&path).await;
    assert_eq!(spanish.code(), english.code());
    assert_ne!(spanish.json()["what"], english.json()["what"]);
}

#[tokio::test]
async fn notes_are_read_by_those_they_are_for_and_can_be_erased() {
    let world = World::with(Reading::Public, Default::default()).await;
    let ben = world.join("Ben", 4).await;
    let mut private = Text::new("for Ben alone");
    private.audience = format!("members:{}", ben.member);
    let Field::Record(mut fields) = care() else {
        unreachable!()
    };
    fields.insert("note".into(), private.commitment());
    let c = private.commitment();
    let logged = world.signed(&Field::Record(fields), vec![private]).await;
    assert_eq!(world.file(&logged).await.status, StatusCode::OK);
    let work = format!("/api/{}/work/{}", world.community, logged.act_id());
    assert_eq!(world.get(&work).await.json()["note"], json!(null));
    let session = world.session(&ben.key).await;
    assert_eq!(world.get_as(&work, &session).await.json()["note"], "for Ben alone");
    let body = register::json::decode(&logged.body).unwrap();
    let erase = record([
        ("type", text("note.erase/1")),
        ("act", body.get("id").unwrap().clone()),
        ("c", c),
    ]);
    assert_eq!(
        world.file(&world.signed(&erase, Vec::new()).await).await.status,
        StatusCode::OK
    );
    assert_eq!(world.get_as(&work, &session).await.json()["note"], json!(null));
}

#[tokio::test]
async fn what_is_exported_verifies_and_what_was_changed_does_not() {
    let world = World::with(Reading::Public, Default::default()).await;
    world.join("Ben", 4).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    let file = world.get("/open-words/register").await;
    assert_eq!(file.status, StatusCode::OK);
    let audit = node::audit::verify(file.text.as_bytes(), |_, _| {}).unwrap();
    assert_eq!((audit.size, audit.members), (4, 2));
    for (from, to) in [
        ("\"quantity\":90", "\"quantity\":91"),
        ("Open Words", "Open Wards"),
        ("care", "love"),
    ] {
        let changed = file.text.replacen(from, to, 1);
        let trouble = node::audit::verify(changed.as_bytes(), |_, _| {}).unwrap_err();
        assert!(matches!(trouble, node::Trouble::Breach(_)), "{from}: {trouble}");
    }
}

#[tokio::test]
async fn entries_and_checkpoint_are_those_of_the_register() {
    let world = World::with(Reading::Public, Default::default()).await;
    world.file(&world.signed(&care(), Vec::new()).await).await;
    let entries = world.get("/api/open-words/entries?from=1").await.json();
    assert_eq!((entries["from"].as_u64(), entries["size"].as_u64()), (Some(1), Some(2)));
    assert!(entries["entries"][0].as_str().unwrap().starts_with("mirrorball/1 "));
    assert_eq!(world.get("/api/open-words/entries?from=x").await.code(), "bad-query");
    let checkpoint = world.get("/api/open-words/checkpoint").await;
    assert!(
        checkpoint
            .text
            .starts_with(&format!("mirrorball/{}\n2\n", world.community))
    );
}

#[tokio::test]
async fn only_the_sample_hands_out_keys() {
    let world = World::with(Reading::Public, Default::default()).await;
    assert_eq!(world.get("/api/open-words/demo-keys").await.code(), "not-the-sample");
}
