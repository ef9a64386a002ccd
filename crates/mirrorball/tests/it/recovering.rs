//! Coming back with a new key, over the API: what is asked without a session, and who can say what.

use axum::http::StatusCode;
use mirrorball::compose;
use register::json::Value as Field;
use register::{By, SecretKey};

use crate::world::{Answer, Person, World, record, text};

fn new_key() -> SecretKey {
    SecretKey::from_seed([77; 32])
}

/// A community of four, all full members.
async fn four() -> (World, [Person; 3]) {
    let world = World::new().await;
    let others = [
        world.join("Ben", 2).await,
        world.join("Cai", 3).await,
        world.join("Eva", 4).await,
    ];
    (world, others)
}

async fn file(world: &World, who: &Person, act: &Field) -> Answer {
    let frame = world.frame(By::Member(who.member)).await;
    world.file(&compose::sign(&frame, act, Vec::new(), &who.key, &[])).await
}

fn vouch(world: &World) -> Field {
    record([
        ("type", text("key.vouch/1")),
        ("member", text(&world.ada.member.to_string())),
        ("key", text(&new_key().public().to_string())),
    ])
}

async fn recover(world: &World, key: &SecretKey) -> Answer {
    let act = record([
        ("type", text("key.recover/1")),
        ("new", text(&key.public().to_string())),
    ]);
    let frame = world.frame(By::Member(world.ada.member)).await;
    world.file(&compose::sign(&frame, &act, Vec::new(), key, &[])).await
}

async fn asked(world: &World) -> serde_json::Value {
    let kid = new_key().public().kid();
    let answer = world.get(&format!("/api/{}/recovery/{kid}", world.community)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

#[tokio::test]
async fn a_new_key_comes_in_by_vouches_and_the_old_one_goes() {
    let (world, others) = four().await;
    assert_eq!(asked(&world).await["claims"], serde_json::json!([]));
    for one in &others {
        let answer = file(&world, one, &vouch(&world)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let told = asked(&world).await;
    assert_eq!(told["enrolled"], false);
    assert_eq!(told["claims"][0]["member"], world.ada.member.to_string());
    assert_eq!(
        (&told["claims"][0]["vouches"], &told["claims"][0]["needed"]),
        (&3.into(), &3.into())
    );
    assert_eq!(recover(&world, &new_key()).await.code(), "recovery-waits");
    assert_eq!(world.session(&new_key()).await.status, StatusCode::UNAUTHORIZED);

    world.clock.set(told["claims"][0]["ready_ms"].as_u64().unwrap());
    let back = recover(&world, &new_key()).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.text);
    assert_eq!(world.session(&new_key()).await.status, StatusCode::OK);
    assert_eq!(world.session(&world.ada.key).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(asked(&world).await["enrolled"], true);
}

#[tokio::test]
async fn who_did_not_ask_for_a_new_key_says_no() {
    let (world, others) = four().await;
    for one in &others {
        file(&world, one, &vouch(&world)).await;
    }
    let session = world.session(&world.ada.key).await;
    let waiting = world.get_as(&format!("/{}/today", world.community), &session).await;
    let page = format!("/{}/people/{}", world.community, world.ada.member);
    assert!(
        waiting.text.contains("say no if you have not asked for it"),
        "{}",
        waiting.text
    );
    assert!(
        world
            .get_as(&page, &session)
            .await
            .text
            .contains("This key is not mine")
    );
    let kid = new_key().public().kid().to_string();
    let veto = record([("type", text("key.veto/1")), ("kid", text(&kid))]);
    assert_eq!(file(&world, &others[0], &veto).await.code(), "no-recovery");
    assert_eq!(file(&world, &world.ada, &veto).await.status, StatusCode::OK);
    assert_eq!(asked(&world).await["claims"], serde_json::json!([]));
    world.clock.set(world.app.now_ms() + 30 * 86_400_000);
    assert_eq!(recover(&world, &new_key()).await.code(), "recovery-vouches-missing");
    assert!(
        world
            .get_as(&page, &world.session(&world.ada.key).await)
            .await
            .text
            .contains(&kid)
    );
}

#[tokio::test]
async fn a_stranger_claims_nothing() {
    let (world, _) = four().await;
    assert_eq!(recover(&world, &new_key()).await.code(), "recovery-vouches-missing");
    let stranger = Person {
        key: new_key(),
        member: world.ada.member,
    };
    assert_eq!(file(&world, &stranger, &vouch(&world)).await.code(), "unknown-key");
    let kid = world.ada.key.public().kid();
    let told = world
        .get(&format!("/api/{}/recovery/{kid}", world.community))
        .await
        .json();
    assert_eq!(
        told["claims"],
        serde_json::json!([]),
        "a key that is enrolled says nothing of its member"
    );
    assert_eq!(
        world
            .get(&format!("/api/{}/recovery/nothing", world.community))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}
