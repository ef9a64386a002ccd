//! What newcomers stumbled over, and what they are told or shown now. On the sample community, or on one with little in it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use mirrorball::compose::{self, Text};
use register::By;
use register::json::Value as Field;
use rules::bylaws::Reading;

use crate::explored::Sample;
use crate::world::{World, care, record, text};

#[tokio::test]
async fn who_has_no_line_in_a_share_out_is_told_why() {
    let sample = Sample::new();
    let shares = sample.json("shares").await["rows"].as_array().unwrap().clone();
    let members = sample.json("members").await["rows"].as_array().unwrap().clone();
    let mut told = [0, 0];
    for share in &shares {
        let share = share["share"].as_str().unwrap();
        let lines = sample.json(&format!("shares/{share}")).await["lines"].clone();
        let has_line = |member: &str| lines.as_array().unwrap().iter().any(|line| line["member"] == member);
        for member in members.iter().map(|row| row["member"].as_str().unwrap()) {
            let path = format!("/api/{}/why/{share}/{member}", sample.slug);
            let (status, text) = sample.get(&path, "en").await;
            if has_line(member) {
                assert_eq!(status, StatusCode::OK, "{text}");
                continue;
            }
            assert_eq!(status, StatusCode::NOT_FOUND, "{text}");
            assert!(
                text.contains("\"no-line\"") && !text.contains("another community"),
                "{text}"
            );
            told[usize::from(text.contains("joined only after"))] += 1;
            let page = format!("/{}/money/shares/{share}/{member}", sample.slug);
            let (status, page) = sample.get(&page, "en").await;
            assert_eq!(status, StatusCode::NOT_FOUND);
            assert!(page.contains("no line in this share-out"), "{page}");
        }
    }
    assert!(told.iter().all(|count| *count > 0), "each reason is met: {told:?}");
}

#[tokio::test]
async fn an_amount_that_is_none_is_said_beside_its_field() {
    let sample = Sample::as_member(0).await;
    let path = format!("/{}/money/shares", sample.slug);
    for typed in ["abc", "0", "-5", "12abc"] {
        let page = sample.page(&format!("{path}?amount={typed}"), "en").await;
        assert!(
            page.contains(&format!("value=\"{typed}\" aria-invalid=\"true\"")),
            "{typed}"
        );
        assert!(page.contains(&format!("“{typed}” is no amount above zero")), "{typed}");
        assert!(!page.contains("id=\"preview\""), "{typed}");
    }
    for sound in ["", "?amount=12,50"] {
        assert!(
            !sample
                .page(&format!("{path}{sound}"), "en")
                .await
                .contains("aria-invalid")
        );
    }
}

/// A rate of half a credit a minute was shown as one an hour.
#[tokio::test]
async fn why_this_much_names_rates_as_they_were_agreed() {
    let sample = Sample::new();
    let shares = sample.json("shares").await["rows"].as_array().unwrap().clone();
    let mut seen = BTreeSet::new();
    for share in shares.iter().map(|share| share["share"].as_str().unwrap()) {
        let lines = sample.json(&format!("shares/{share}")).await["lines"].clone();
        for line in lines.as_array().unwrap() {
            let member = line["member"].as_str().unwrap();
            let why = sample.json(&format!("why/{share}/{member}")).await;
            let page = format!("/{}/money/shares/{share}/{member}", sample.slug);
            let page = sample.page(&page, "en").await;
            for part in why["livelihood"]["parts"].as_array().unwrap() {
                let is_timed = part["unit"] == "minutes";
                let [num, den] = [0, 1].map(|place| part["rate"][place].as_u64().unwrap());
                if is_timed && num * 60 % den == 0 {
                    let rate = format!("{} per hour", num * 60 / den);
                    assert!(page.contains(&format!(">{rate}")), "{rate}: {part}");
                    seen.insert(rate);
                }
            }
        }
    }
    assert!(seen.contains("30 per hour") && seen.len() > 1, "{seen:?}");
}

/// Each bar of Today, by the amount that stands beside it.
fn bars(page: &str) -> Vec<(String, u64)> {
    let part = page.split("id=\"today-month\"").nth(1).unwrap();
    let amounts = part.split("<strong class=\"num\">").skip(1);
    let one = |rest: &str| {
        let amount = rest.split('<').next().unwrap().to_owned();
        let width = rest.split("<rect width=\"").nth(1).unwrap().split('"').next().unwrap();
        (amount, width.parse().unwrap())
    };
    amounts.map(one).collect()
}

#[tokio::test]
async fn a_bar_beside_nothing_is_empty() {
    let world = World::with(Reading::Public, Default::default()).await;
    world.join("Ben", 2).await;
    let work = |task: &'static str| {
        record([
            ("type", text("work.log/1")),
            ("stream", text("livelihood")),
            ("task", text(task)),
            ("quantity", Field::Int(1_000)),
            ("unit", text("words")),
            ("circle", text("livelihood")),
            ("day", text("2026-05-04")),
        ])
    };
    let answer = world.file(&world.signed(&work("translation"), Vec::new()).await).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let bars = bars(&world.get("/open-words/today").await.text);
    assert_eq!(bars.len(), 3);
    // It is logged and waits to be confirmed, so that it counts nothing yet.
    assert!(
        bars.iter()
            .all(|(amount, width)| amount.starts_with('0') && *width == 0),
        "{bars:?}"
    );
}

#[tokio::test]
async fn nobody_carried_care_that_does_not_count_yet() {
    let world = World::with(Reading::Public, Default::default()).await;
    let ben = world.join("Ben", 2).await;
    let today = async || world.get("/open-words/today").await.text;
    assert!(today().await.contains("No care work seen this month."));
    let logged = world.signed(&care(), Vec::new()).await;
    let answer = world.file(&logged).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let page = today().await;
    assert!(
        page.contains("One member logged care this month; it counts once"),
        "{page}"
    );
    let work = answer.json()["act"].as_str().unwrap().to_owned();
    let confirm = record([("type", text("work.confirm/1")), ("work", text(&work))]);
    let frame = world.frame(By::Member(ben.member)).await;
    let signed = compose::sign(&frame, &confirm, Vec::new(), &ben.key, &[]);
    let confirmed = world.file(&signed).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text);
    assert!(
        today()
            .await
            .contains("One member carried the care that was seen this month.")
    );
}

#[tokio::test]
async fn what_waits_is_told_by_kinds() {
    let (mut folds, mut lines) = (0, 0);
    for place in 0..4 {
        let sample = Sample::as_member(place).await;
        let page = sample.page(&format!("/{}/waiting", sample.slug), "en").await;
        let list = page.split("id=\"waiting-list\"").nth(1).unwrap();
        assert!(!list.contains(": commons/"), "roles and circles have names: {list}");
        for fold in list.split("<details ").skip(1) {
            let (summary, rest) = fold.split_once("</summary>").unwrap();
            let count = rest.split("</details>").next().unwrap().matches("<li>").count();
            assert!(count >= 4 && summary.contains(&count.to_string()), "{summary}: {count}");
            folds += 1;
        }
        let today = sample.page(&format!("/{}/today", sample.slug), "en").await;
        let waiting = today
            .split("id=\"today-waiting\"")
            .nth(1)
            .unwrap()
            .split("</section>")
            .next()
            .unwrap();
        assert!(waiting.matches("work.confirm/1").count() <= 2, "{waiting}");
        lines += usize::from(waiting.contains("/waiting#waiting-"));
    }
    assert!(folds > 0 && lines > 0, "{folds} {lines}");
}

/// What does not count as long as somebody disputes it is not left to be found.
#[tokio::test]
async fn disputed_work_waits_for_whoever_did_it() {
    let world = World::with(Reading::Public, Default::default()).await;
    let ben = world.join("Ben", 2).await;
    let logged = world.signed(&care(), Vec::new()).await;
    assert_eq!(world.file(&logged).await.status, StatusCode::OK);
    let asks = async || {
        let session = world.session(&world.ada.key).await;
        let [today, waiting] = ["today", "waiting"].map(|page| format!("/open-words/{page}"));
        let pages = [
            world.get_as(&today, &session).await,
            world.get_as(&waiting, &session).await,
        ];
        pages.map(|page| page.text.contains("disputed"))
    };
    assert_eq!(asks().await, [false, false]);
    let reason = Text::new("It was on another day");
    let dispute = record([
        ("type", text("work.dispute/1")),
        ("work", text(&logged.act_id().to_string())),
        ("reason", reason.commitment()),
    ]);
    let frame = world.frame(By::Member(ben.member)).await;
    let answer = world
        .file(&compose::sign(&frame, &dispute, vec![reason], &ben.key, &[]))
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(asks().await, [true, true]);
}

/// A list has an end, and a number has none: both are told as they are.
#[tokio::test]
async fn much_that_waits_is_counted_to_the_last() {
    let world = World::with(Reading::Public, Default::default()).await;
    let ben = world.join("Ben", 2).await;
    for words in 1..=130 {
        let work = record([
            ("type", text("work.log/1")),
            ("stream", text("livelihood")),
            ("task", text("translation")),
            ("quantity", Field::Int(words)),
            ("unit", text("words")),
            ("circle", text("livelihood")),
            ("day", text("2026-05-04")),
        ]);
        let answer = world.file(&world.signed(&work, Vec::new()).await).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let session = world.session(&ben.key).await;
    let today = world.get_as("/open-words/today", &session).await.text;
    assert!(today.contains("Contributions to confirm: 130"), "{today}");
    let page = world.get_as("/open-words/waiting", &session).await.text;
    let fold = page.split("id=\"waiting-attest\"").nth(1).unwrap();
    let fold = fold.split("</details>").next().unwrap();
    assert!(fold.contains("Contributions to confirm: 130"), "{fold}");
    assert_eq!(fold.matches("<li>").count(), 100);
    assert!(
        fold.contains("the 100 newest") && fold.contains("href=\"/open-words/work?state=waiting\""),
        "{fold}"
    );
}

#[tokio::test]
async fn where_nothing_was_logged_there_is_nothing_to_choose_from() {
    let world = World::with(Reading::Public, Default::default()).await;
    let page = world.get("/open-words/work").await.text;
    assert!(
        page.contains("Nothing was logged yet") && !page.contains("id=\"filters\""),
        "{page}"
    );
}

#[tokio::test]
async fn communities_of_one_name_are_told_apart() {
    let world = World::with(Reading::Public, Default::default()).await;
    assert!(!world.get("/").await.text.contains("data-apart"));
    let again = world.founding(Reading::Public).await;
    let answer = world.post("/api/communities", &again.to_json()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let page = world.get("/").await.text;
    for (slug, id) in [("open-words", world.community), ("open-words-2", again.act_id())] {
        let id: String = id.to_string().chars().take(8).collect();
        assert!(
            page.contains(&format!(
                "<p class=\"small\" data-apart>{slug} · kept on this server · since "
            )),
            "{page}"
        );
        assert!(page.contains(&format!("id {id}</p>")), "{page}");
    }
    // So are the windows of a browser.
    assert!(
        world
            .get("/open-words-2/today")
            .await
            .text
            .contains("· Open Words (open-words-2) · Mirrorball</title>")
    );
    assert!(
        world
            .get("/open-words/today")
            .await
            .text
            .contains("· Open Words · Mirrorball</title>")
    );
}

#[tokio::test]
async fn ones_own_acts_are_not_new_and_nothing_is_due_in_the_first_quarter() {
    let world = World::with(Reading::Public, Default::default()).await;
    let session = world.session(&world.ada.key).await;
    let own = world.get_as("/open-words/today", &session).await.text;
    assert!(
        own.contains("id=\"today-happened\"") && !own.contains("data-entry"),
        "all of it is Ada's own"
    );
    let of_nobody = world.get("/open-words/today").await.text;
    assert!(of_nobody.contains("data-entry=\"0\""));
    world.join("Ben", 2).await;
    let own = world.get_as("/open-words/today", &session).await.text;
    assert!(
        own.contains("data-entry=\"2\"") && !own.contains("data-entry=\"1\""),
        "Ben has joined, and Ada invited him"
    );
    let person = world
        .get_as(&format!("/open-words/people/{}", world.ada.member), &session)
        .await
        .text;
    assert!(
        person.contains("Nothing is due yet: the first whole quarter begins on"),
        "{person}"
    );
    assert!(!person.contains("falls short"), "{person}");
}
