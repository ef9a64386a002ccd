//! Parting, over the API and on its page: from the notice to two communities that list each other.

use axum::http::StatusCode;
use mirrorball::compose::{self, Frame, Signed, Text};
use register::json::Value as Field;
use register::{By, Seen};
use rules::bylaws::Reading;
use serde_json::Value;

use crate::explored::links;
use crate::world::{Answer, Person, World, record, request, text};

const DAY_MS: u64 = 86_400_000;

/// Four full members, and a fork over Ada's proposal that Ben, Cai and Eva sign.
struct Story {
    world: World,
    others: [Person; 3],
    fork: String,
}

impl Story {
    async fn new() -> Story {
        let world = World::new().await;
        let others = [
            world.join("Ben", 2).await,
            world.join("Cai", 3).await,
            world.join("Eva", 4).await,
        ];
        let mut story = Story {
            world,
            others,
            fork: String::new(),
        };
        let (title, words) = (Text::new("Sell all rights"), Text::new("To whoever pays."));
        let propose = record([
            ("type", text("proposal.open/1")),
            ("circle", text("commons")),
            ("class", text("operational")),
            ("title", title.commitment()),
            ("text", words.commitment()),
        ]);
        let decision = story.filed(&story.world.ada, &propose, vec![title, words]).await;
        story.pass(7);
        let reason = Text::new("It would not be free any more.");
        let object = record([
            ("type", text("proposal.respond/1")),
            ("proposal", text(&decision)),
            ("version", Field::Int(1)),
            ("answer", text("object")),
            ("criteria", Field::List(vec![text("purpose")])),
            ("reason", reason.commitment()),
        ]);
        story.filed(story.ben(), &object, vec![reason]).await;
        let why = Text::new("We see no other way.");
        let notice = record([
            ("type", text("fork.notice/1")),
            ("decision", text(&decision)),
            ("name", text("Free Words")),
            ("purpose", text("Words that are free.")),
            ("why", why.commitment()),
        ]);
        story.fork = story.filed(story.ben(), &notice, vec![why]).await;
        story
    }

    fn ben(&self) -> &Person {
        &self.others[0]
    }

    /// Days pass, and the keeper files what is due.
    fn pass(&self, days: u64) {
        for _ in 0..days {
            let now_ms = self.world.app.now_ms() + DAY_MS;
            self.world.clock.set(now_ms);
            self.world.app.node().tick(now_ms).unwrap();
        }
    }

    async fn file(&self, who: &Person, act: &Field, texts: Vec<Text>) -> Answer {
        let frame = self.world.frame(By::Member(who.member)).await;
        self.world.file(&compose::sign(&frame, act, texts, &who.key, &[])).await
    }

    async fn filed(&self, who: &Person, act: &Field, texts: Vec<Text>) -> String {
        let answer = self.file(who, act, texts).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()["act"].as_str().unwrap().to_owned()
    }

    fn on_fork(&self, kind: &str) -> Field {
        record([("type", text(kind)), ("fork", text(&self.fork))])
    }

    /// All three sign, go along, and part.
    async fn part(&self) {
        for who in &self.others[1..] {
            self.filed(who, &self.on_fork("fork.sign/1"), Vec::new()).await;
        }
        self.pass(21);
        for who in &self.others {
            self.filed(who, &self.on_fork("fork.join/1"), Vec::new()).await;
        }
        self.pass(14);
    }

    async fn ask(&self, what: &str) -> Value {
        let session = self.world.session(&self.ben().key).await;
        let answer = self
            .world
            .get_as(&format!("/api/{}/{what}", self.world.community), &session)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()
    }

    async fn page(&self, community: &str, who: &Person) -> String {
        let session = self.world.session(&who.key).await;
        let answer = self.world.get_as(&format!("/{community}/forks"), &session).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.text
    }

    /// What Ben signs to found the new community.
    async fn founding(&self) -> Signed {
        let told = self.ask("forks").await;
        let founding = &told["rows"][0]["founding"];
        let keeper = self.world.get("/api/keeper-key").await.json();
        let mut act = founding["act"].clone();
        act["keeper"] = keeper["keeper"].clone();
        let mirrorball::strict::Loose(act) =
            mirrorball::strict::read(act.to_string().as_bytes()).unwrap_or_else(|_| panic!("{told}"));
        let frame = Frame {
            seen: Seen {
                size: founding["seen"]["size"].as_u64().unwrap(),
                root: founding["seen"]["root"].as_str().unwrap().parse().unwrap(),
            },
            ..self.world.frame(By::Member(self.ben().member)).await
        };
        compose::sign(&frame, &act, Vec::new(), &self.ben().key, &[])
    }

    fn names(&self, community: &str) -> Field {
        record([
            ("type", text("sibling.name/1")),
            ("fork", text(&self.fork)),
            ("community", text(community)),
            ("address", text("https://free-words.example/free-words")),
        ])
    }
}

#[tokio::test]
async fn members_part_and_the_two_communities_list_each_other() {
    let mut story = Story::new().await;
    let page = story.page(&story.world.community.to_string(), &story.others[1]).await;
    assert!(
        page.contains("Free Words") && page.contains("Sign the notice"),
        "{page}"
    );
    assert!(page.contains("1 of 3 signatures"), "{page}");
    story.part().await;
    let told = story.ask("forks").await;
    assert_eq!(told["rows"][0]["stage"], "parted", "{told}");
    assert_eq!(told["rows"][0]["why"], "We see no other way.");
    let page = story.page(&story.world.community.to_string(), story.ben()).await;
    assert!(page.contains("Found the new community here"), "{page}");
    let elsewhere = story.page(&story.world.community.to_string(), &story.world.ada).await;
    assert!(
        !elsewhere.contains("Found the new community here"),
        "Ada does not go along"
    );

    let founding = story.founding().await;
    assert_eq!(story.world.file(&founding).await.code(), "already-founded");
    let founded = story.world.post("/api/communities", &founding.to_json()).await;
    assert_eq!(founded.status, StatusCode::OK, "{}", founded.text);
    let founded = founded.json();
    let new = founded["community"].as_str().unwrap().to_owned();
    assert_eq!(new, founding.act_id().to_string());
    assert_eq!(founded["slug"], "free-words");
    story.filed(story.ben(), &story.names(&new), Vec::new()).await;

    let siblings = story.ask("siblings").await;
    let row = &siblings["rows"][0];
    assert_eq!(
        (&row["kind"], &row["community"]),
        (&"child".into(), &new.as_str().into()),
        "{siblings}"
    );
    assert_eq!(
        (&row["begins_alike"], &row["slug"]),
        (&true.into(), &"free-words".into()),
        "{siblings}"
    );
    let page = story.page(&story.world.community.to_string(), &story.world.ada).await;
    assert!(
        page.contains("both registers begin alike") && page.contains("/free-words"),
        "{page}"
    );

    // The new community is one like all others: whoever went along is in, and it knows where it comes from.
    story.world.community = new.parse().unwrap();
    let there = &story.world;
    let session = there.session(&story.others[0].key).await;
    assert_eq!(session.status, StatusCode::OK, "{}", session.text);
    let page = there.get_as("/free-words/forks", &session).await;
    assert!(page.text.contains("this community parted from it"), "{}", page.text);
    assert!(page.text.contains("Open Words"), "{}", page.text);
    let asked = request("GET", "/free-words/today", &[("accept", "text/html")], Vec::new());
    let way_in = there.send(asked).await;
    assert!(way_in.text.contains("data-origins=\"open-words\""), "{}", way_in.text);
    assert_eq!(
        there.session(&there.ada.key).await.status,
        StatusCode::UNAUTHORIZED,
        "who stayed has left here"
    );
    let today = there.get_as("/free-words/today", &session).await;
    assert_eq!(today.status, StatusCode::OK, "{}", today.text);
}

#[tokio::test]
async fn what_went_along_stands_on_an_account_that_opens_everywhere() {
    let story = Story::new().await;
    let name = Text::new("Press");
    let partner = record([
        ("type", text("partner.add/1")),
        ("kind", text("customer")),
        ("name", name.commitment()),
    ]);
    let partner = story.filed(&story.world.ada, &partner, vec![name]).await;
    let income = record([
        ("type", text("income.record/1")),
        ("amount", Field::Int(100_000)),
        ("partner", text(&partner)),
        ("day", text("2026-05-04")),
    ]);
    story.filed(&story.world.ada, &income, Vec::new()).await;
    story.part().await;
    let session = story.world.session(&story.world.ada.key).await;
    let ask = async |path: &str| {
        let answer = story.world.get_as(path, &session).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer
    };
    let accounts = ask("/open-words/money/accounts").await.text;
    let sibling = links(&accounts).find(|link| link.contains("/accounts/sibling"));
    let sibling = sibling.expect("what went along is listed");
    let page = ask(&sibling).await.text;
    // Three of four went, and nobody has credits: three quarters.
    assert!(page.contains("750.00"), "{page}");
    let beside: Vec<String> = links(&page).filter(|link| link.contains("sibling")).collect();
    assert!(beside.len() >= 2, "as CSV and as JSON: {beside:?}");
    for link in &beside {
        ask(link).await;
    }
    let json = beside.iter().find(|link| link.starts_with("/api/"));
    let json = ask(json.expect("there is JSON")).await.json();
    assert_eq!((&json["sum"], &json["count"]), (&75_000.into(), &1.into()), "{json}");
}

#[tokio::test]
async fn a_sibling_that_does_not_begin_alike_is_shown_as_none() {
    let story = Story::new().await;
    story.part().await;
    let other = story.world.founding(Reading::Public).await;
    let answer = story.world.post("/api/communities", &other.to_json()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    story
        .filed(story.ben(), &story.names(&other.act_id().to_string()), Vec::new())
        .await;
    let page = story.page(&story.world.community.to_string(), &story.world.ada).await;
    assert!(page.contains("does not begin with the same entries"), "{page}");
    assert_eq!(story.ask("siblings").await["rows"][0]["begins_alike"], false);
    // It takes three to put another in its place.
    let founding = story.founding().await.act_id().to_string();
    story.filed(story.ben(), &story.names(&founding), Vec::new()).await;
    let page = story.page(&story.world.community.to_string(), &story.world.ada).await;
    assert!(page.contains("1 of 3 say that it is another one"), "{page}");
    assert!(page.contains(&founding), "{page}");
    for who in &story.others[1..] {
        story.filed(who, &story.names(&founding), Vec::new()).await;
    }
    let row = story.ask("siblings").await;
    assert_eq!(row["rows"][0]["community"], founding.as_str(), "{row}");
}
