//! Passkeys over the API: adding one, and opening a session with it. Which passkey it is, the server finds out itself.

use axum::http::StatusCode;
use mirrorball::session::challenge_bytes;
use register::SignatureLine;
use serde_json::json;

use crate::authenticator::Authenticator;
use crate::world::{Answer, HOST, Person, World, care, record, text};

fn passkey() -> Authenticator {
    Authenticator::es256([0x21; 32], HOST)
}

/// Ada adds a passkey to her key: signed by both.
async fn add(world: &World, passkey: &Authenticator) -> Answer {
    let act = record([
        ("type", text("key.add/1")),
        ("new", text(&passkey.public().to_string())),
    ]);
    let mut signed = world.signed(&act, Vec::new()).await;
    signed.signatures.push(line(passkey, &signed.body));
    signed.signatures.sort_unstable();
    world.file(&signed).await
}

fn line(passkey: &Authenticator, body: &str) -> SignatureLine {
    SignatureLine {
        kid: passkey.public().kid(),
        signature: passkey.sign(&register::signed_bytes(body)).into(),
    }
}

/// Answers a fresh challenge with a passkey, for a member; the host is the one that the passkey's page believes to be on.
async fn open(world: &World, passkey: &Authenticator, member: Option<&Person>, host: &str) -> Answer {
    let nonce = world.get("/api/challenge").await.json()["nonce"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut answer = json!({
        "community": world.community.to_string(),
        "nonce": nonce,
        "sig": passkey.sign(&challenge_bytes(host, &nonce)).to_string(),
    });
    if let Some(person) = member {
        answer["member"] = json!(person.member.to_string());
    }
    world.post("/api/session", &answer).await
}

#[tokio::test]
async fn a_passkey_opens_a_session_without_its_short_name() {
    let world = World::new().await;
    let (passkey, ben) = (passkey(), world.join("Ben", 2).await);
    assert_eq!(
        open(&world, &passkey, Some(&world.ada), HOST).await.code(),
        "session-key",
        "Ada has none yet"
    );
    let added = add(&world, &passkey).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text);

    let opened = open(&world, &passkey, Some(&world.ada), HOST).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
    assert_eq!(opened.json()["kid"], passkey.public().kid().to_string());
    let keys = world
        .get_as(&format!("/api/{}/keys/me", world.community), &opened)
        .await;
    let kinds: Vec<String> = keys.json()["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].to_string())
        .collect();
    assert_eq!(kinds, ["\"key\"", "\"passkey\""]);

    // Another member's, nobody's, for another address, on another site, by another passkey.
    assert_eq!(open(&world, &passkey, Some(&ben), HOST).await.code(), "session-key");
    assert_eq!(open(&world, &passkey, None, HOST).await.code(), "session-key");
    let elsewhere = open(&world, &passkey, Some(&world.ada), "evil.example").await;
    assert_eq!(elsewhere.code(), "session-signature");
    let same_key = Authenticator::es256([0x21; 32], "evil.example");
    assert_eq!(
        open(&world, &same_key, Some(&world.ada), HOST).await.code(),
        "session-signature"
    );
    let other = Authenticator::ed25519([0x22; 32], HOST);
    assert_eq!(
        open(&world, &other, Some(&world.ada), HOST).await.code(),
        "session-signature"
    );
}

#[tokio::test]
async fn a_passkey_signs_alone_until_it_is_revoked() {
    let world = World::new().await;
    let passkey = passkey();
    assert_eq!(add(&world, &passkey).await.status, StatusCode::OK);
    assert_eq!(add(&world, &passkey).await.code(), "key-in-use");
    let signed_by_it = |signed: mirrorball::compose::Signed| {
        let body = signed.body.replacen(
            &world.ada.key.public().kid().to_string(),
            &passkey.public().kid().to_string(),
            1,
        );
        let signatures = vec![line(&passkey, &body)];
        mirrorball::compose::Signed {
            body,
            signatures,
            texts: signed.texts,
        }
    };
    let logged = signed_by_it(world.signed(&care(), Vec::new()).await);
    let answer = world.file(&logged).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    // What it made for one act stands under no other.
    let mut other = signed_by_it(world.signed(&care(), Vec::new()).await);
    other.signatures = logged.signatures.clone();
    assert_eq!(world.file(&other).await.code(), "passkey-wrong");

    let revoke = record([
        ("type", text("key.revoke/1")),
        ("kid", text(&passkey.public().kid().to_string())),
    ]);
    let revoked = world.file(&world.signed(&revoke, Vec::new()).await).await;
    assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.text);
    let late = signed_by_it(world.signed(&care(), Vec::new()).await);
    assert_eq!(world.file(&late).await.code(), "revoked-key");
    assert_eq!(
        open(&world, &passkey, Some(&world.ada), HOST).await.code(),
        "session-key"
    );
}
