//! Logging work as pages and the API serve it: what the form is filled with, the week, the table that is imported, what
//! recurs, the app, and pages without amounts.

use axum::http::StatusCode;
use register::json::Value as Field;
use serde_json::json;

use crate::explored::{Sample, links};
use crate::world::{Answer, Person, World, care, cookie_of, record, request, text};

const DAY_MS: u64 = 86_400_000;

/// A contribution to care of this length on this day.
fn listening(minutes: i64, day: &str) -> Field {
    record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("listening")),
        ("quantity", Field::Int(minutes)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text(day)),
    ])
}

/// Files an act of Ada's and gives its id.
async fn filed(world: &World, act: &Field) -> String {
    let signed = world.signed(act, Vec::new()).await;
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    signed.act_id().to_string()
}

/// Asks the API something as the holder of a session.
async fn ask(world: &World, session: &Answer, path: &str, body: &serde_json::Value) -> Answer {
    let headers = [
        ("cookie", cookie_of(session)),
        ("content-type", "application/json".to_owned()),
    ];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world
        .send(request("POST", path, &headers, body.to_string().into_bytes()))
        .await
}

/// The value of a field of a form, by its id.
fn value(page: &str, id: &str) -> String {
    let (_, rest) = page.split_once(&format!("id=\"{id}\"")).expect("the field is there");
    let tag = rest.split('>').next().unwrap_or_default();
    let value = tag.split_once("value=\"").and_then(|(_, rest)| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_form_is_filled_in_by_the_address_and_by_what_is_logged_again() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let page = |path: String| {
        let (world, session) = (&world, &session);
        async move { world.get_as(&path, session).await.text }
    };
    // Nobody logs for a day before they joined, as of something that a timer measured over that midnight.
    let early = page("/open-words/work/new?day=2026-05-03".to_owned()).await;
    assert_eq!(value(&early, "log-day"), "2026-05-04");
    for form in [&early, &page("/open-words/today".to_owned()).await] {
        assert!(form.contains("min=\"2026-05-04\" max=\"2026-05-04\""), "{form}");
    }
    // Nobody logs ahead of time, whatever an address says.
    let ahead = page("/open-words/work/new?day=2027-01-01".to_owned()).await;
    assert_eq!(value(&ahead, "log-day"), "2026-05-04");
    let work = filed(&world, &listening(90, "2026-05-04")).await;
    world.clock.advance(DAY_MS);
    let one = page(format!("/open-words/work/{work}")).await;
    assert!(one.contains(&format!("/open-words/work/new?again={work}")));
    let again = page(format!("/open-words/work/new?again={work}")).await;
    assert_eq!(value(&again, "log-quantity"), "1h30");
    assert_eq!(value(&again, "log-task"), "listening");
    assert_eq!(value(&again, "log-day"), "2026-05-05", "it is logged for today");
    let asked = page("/open-words/work/new?quantity=95m&unit=minutes&task=cooking&day=2026-05-04".to_owned()).await;
    assert_eq!(value(&asked, "log-quantity"), "95m");
    assert_eq!(value(&asked, "log-task"), "cooking");
    assert_eq!(value(&asked, "log-day"), "2026-05-04");
}

/// Three presses are enough for care work, also for whoever has logged nothing yet: a length, a kind of work, and the button.
/// The stream is care already.
#[tokio::test]
async fn care_is_chosen_and_kinds_of_it_are_there_to_tap_from_the_first_day() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let page = world.get_as("/open-words/today", &session).await.text;
    let (_, care) = page.split_once("value=\"care\"").unwrap();
    assert!(care.split('>').next().unwrap().contains("checked"));
    let chips = page.matches("class=\"chip\"").count();
    assert!(chips >= 8, "{chips} chips");
}

#[tokio::test]
async fn a_week_can_be_read_as_a_table() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    filed(&world, &listening(90, "2026-05-04")).await;
    world.clock.advance(7 * DAY_MS);
    filed(&world, &listening(30, "2026-05-11")).await;
    let now = world.get_as("/open-words/work/week", &session).await;
    assert_eq!(now.headers["location"], "/open-words/work/week/2026-W20");
    let this = world.get_as("/open-words/work/week/2026-W20", &session).await.text;
    assert!(this.contains("0:30") && this.contains("data-last=\"1h30\""), "{this}");
    // Days that are still to come have no fields.
    assert_eq!(
        this.matches("data-was=\"0\" value=\"\" aria-label=\"listening").count(),
        0
    );
    assert!(!this.contains("id=\"week-after\""));
    let before = world.get_as("/open-words/work/week/2026-W19", &session).await.text;
    assert!(
        before.contains("1:30") && before.contains("id=\"week-after\""),
        "{before}"
    );
    let none = world.get_as("/open-words/work/week/2026-W54", &session).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

/// The days of the fields that a week's page has, in its rows and in the row that can be added.
fn fields(page: &str) -> (Vec<&str>, Vec<&str>) {
    let (rows, added) = page.split_once("<template").unwrap_or((page, ""));
    let days = |part| -> Vec<&str> {
        let fields = str::split(part, " data-day=\"").skip(1);
        fields.map(|rest| rest.split('"').next().unwrap()).collect()
    };
    (days(rows), days(added))
}

/// No day of a week is offered that would be refused: none before its reader joined, and none that is still to come.
#[tokio::test]
async fn the_fields_of_a_week_are_days_that_are_taken_in() {
    let world = World::new().await;
    world.clock.advance(2 * DAY_MS);
    let ben: Person = world.join("Ben", 2).await;
    let session = world.session(&ben.key).await;
    let page = |week: &'static str| {
        let (world, session) = (&world, &session);
        async move {
            let path = format!("/open-words/work/week/{week}");
            world.get_as(&path, session).await.text
        }
    };
    // Ben joined on a Wednesday, which is the one day that he can write into.
    assert_eq!(fields(&page("2026-W19").await), (vec![], vec!["2026-05-06"]));
    let logged = world.frame(register::By::Member(ben.member)).await;
    let signed = |frame, day| mirrorball::compose::sign(frame, &listening(90, day), Vec::new(), &ben.key, &[]);
    assert_eq!(world.file(&signed(&logged, "2026-05-06")).await.status, StatusCode::OK);
    let early = world.frame(register::By::Member(ben.member)).await;
    assert_eq!(
        world.file(&signed(&early, "2026-05-05")).await.code(),
        "day-before-joining"
    );
    assert_eq!(
        fields(&page("2026-W19").await),
        (vec!["2026-05-06"], vec!["2026-05-06"])
    );
    // No way leads to weeks before, and who goes there all the same finds nothing to write into.
    assert!(!page("2026-W19").await.contains("id=\"week-before\""));
    let before = page("2026-W18").await;
    assert_eq!(fields(&before), (vec![], vec![]));
    assert!(!before.contains("id=\"week-add\"") && before.contains("id=\"week-after\""));
    // Two days on there are three; a week on, what was done in the one before is there to be copied.
    world.clock.advance(2 * DAY_MS);
    let three = vec!["2026-05-06", "2026-05-07", "2026-05-08"];
    assert_eq!(fields(&page("2026-W19").await), (three.clone(), three));
    world.clock.advance(3 * DAY_MS);
    let next = page("2026-W20").await;
    assert_eq!(fields(&next), (vec!["2026-05-11"], vec!["2026-05-11"]));
    assert!(next.contains("id=\"week-before\""));
}

#[tokio::test]
async fn what_is_done_each_week_is_suggested_when_it_is_due_and_only_then() {
    let world = World::new().await;
    let mut session = world.session(&world.ada.key).await;
    let suggests = |page: &str| page.contains("id=\"log-recurring\"");
    // Ada joined today, so that her Mondays are still to come.
    for week in 0..3_i64 {
        let day = ["2026-05-04", "2026-05-11", "2026-05-18"][usize::try_from(week).unwrap()];
        filed(&world, &listening(45, day)).await;
        world.clock.advance(7 * DAY_MS);
        // Sessions last for two weeks.
        session = world.session(&world.ada.key).await;
        let today = world.get_as("/open-words/today", &session).await.text;
        assert_eq!(suggests(&today), week == 2, "after {} Mondays", week + 1);
    }
    let today = world.get_as("/open-words/today", &session).await.text;
    let (_, due) = today.split_once("id=\"log-recurring\"").unwrap();
    let fill = due.split("data-fill=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(fill.contains("45m") && fill.contains("2026-05-25"), "{fill}");
    filed(&world, &listening(45, "2026-05-25")).await;
    let done = world.get_as("/open-words/today", &session).await.text;
    assert!(!suggests(&done), "it is logged, and suggested no more");
}

const TABLE: &str = "stream,task,quantity,unit,circle,day,note\n\
    care,listening,1h30,minutes,commons,2026-05-04,long\n\
    care,cooking,soon,minutes,commons,2026-05-03,\n\
    care,cooking,1h,minutes,nowhere,2026-05-03,\n\
    care,listening,45m,minutes,commons,2026-05-04,\n";

#[tokio::test]
async fn a_table_is_read_with_its_good_and_bad_rows_and_what_is_there_already() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let path = "/api/open-words/work/read";
    let unknown = world.post(path, &json!({ "csv": TABLE })).await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
    let table = ask(&world, &session, path, &json!({ "csv": TABLE })).await.json();
    let lines = |rows: &serde_json::Value| -> Vec<u64> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["line"].as_u64().unwrap()).collect()
    };
    assert_eq!(lines(&table["rows"]), [2, 5]);
    assert_eq!(lines(&table["bad"]), [3, 4]);
    assert!(table["bad"][0]["reason"].as_str().unwrap().contains("soon"));
    assert!(table["bad"][1]["reason"].as_str().unwrap().contains("nowhere"));
    let first = &table["rows"][0];
    assert_eq!(
        (first["act"]["quantity"].as_u64(), first["remark"].as_str()),
        (Some(90), Some("long"))
    );
    assert!(first["work"].is_null());
    // Logged under the id that it was given, it is there the next time.
    let second = &table["rows"][1];
    let id = mirrorball::hex::decode::<16>(second["id"].as_str().unwrap()).unwrap();
    let mut frame = world.frame(register::By::Member(world.ada.member)).await;
    frame.id = id;
    let act = listening(45, "2026-05-04");
    let signed = mirrorball::compose::sign(&frame, &act, Vec::new(), &world.ada.key, &[]);
    assert_eq!(world.file(&signed).await.status, StatusCode::OK);
    let there = ask(&world, &session, path, &json!({ "csv": TABLE })).await.json();
    assert_eq!(there["rows"][1]["work"], json!(signed.act_id().to_string()));
    // Taken back, it can be imported once more, under another id.
    let withdraw = record([
        ("type", text("work.withdraw/1")),
        ("work", text(&signed.act_id().to_string())),
    ]);
    filed(&world, &withdraw).await;
    let again = ask(&world, &session, path, &json!({ "csv": TABLE })).await.json();
    assert!(again["rows"][1]["work"].is_null());
    assert_ne!(again["rows"][1]["id"], second["id"]);
    let asked = json!({ "ids": [second["id"], again["rows"][1]["id"], "no id"] });
    let became = ask(&world, &session, "/api/open-words/work/filed", &asked).await.json();
    assert_eq!(
        became,
        json!([
            { "work": null, "withdrawn": true }, { "work": null, "withdrawn": false }, { "work": null, "withdrawn": false },
        ])
    );
    let odd = ask(&world, &session, path, &json!({ "csv": "stream,colour\n" }))
        .await
        .json();
    assert!(odd["unread"].as_str().unwrap().contains("colour"), "{odd}");
}

/// What is logged for somebody counts for nothing until they accept it, by an act of their own.
#[tokio::test]
async fn work_logged_for_another_waits_for_them_to_accept() {
    let world = World::new().await;
    let ben: Person = world.join("Ben", 2).await;
    let Field::Record(mut fields) = care() else {
        unreachable!()
    };
    fields.insert("contributor".to_owned(), text(&ben.member.to_string()));
    let work = filed(&world, &Field::Record(fields)).await;
    let session = world.session(&ben.key).await;
    let today = world.get_as("/open-words/today", &session).await.text;
    let accept = today
        .split("data-act=\"work.accept/1\"")
        .nth(1)
        .expect("it can be accepted at once");
    assert!(accept.contains(&work));
}

#[tokio::test]
async fn a_community_is_an_app_whose_worker_knows_its_build() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let manifest = world.get_as("/open-words/app.webmanifest", &session).await;
    assert_eq!(manifest.headers["content-type"], "application/manifest+json");
    let manifest = manifest.json();
    assert_eq!(manifest["name"], "Open Words");
    assert_eq!(manifest["start_url"], "/open-words/today");
    for icon in manifest["icons"].as_array().unwrap() {
        let found = world.get(icon["src"].as_str().unwrap()).await;
        assert_eq!(found.status, StatusCode::OK, "{icon}");
        assert_eq!(
            found.headers["content-type"].to_str().unwrap(),
            icon["type"].as_str().unwrap()
        );
    }
    let nobody = world.get("/open-words/app.webmanifest").await;
    assert_eq!(
        nobody.status,
        StatusCode::UNAUTHORIZED,
        "what is for members is for members"
    );
    let worker = world.get("/worker.js").await;
    assert_eq!(worker.headers["cache-control"], "no-cache");
    let first = worker.text.lines().next().unwrap();
    let base = first
        .strip_prefix("const BASE = \"")
        .and_then(|rest| rest.strip_suffix("\";"))
        .unwrap();
    let files = worker
        .text
        .split("const FILES = [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    for file in files.split('"').skip(1).step_by(2) {
        let found = world.get(&format!("{base}/{file}")).await;
        assert_eq!(found.status, StatusCode::OK, "{file}");
    }
}

/// Whoever chose to see no amounts sees none: on no page that the day leads to.
#[tokio::test]
async fn pages_without_amounts_have_none() {
    let mut sample = Sample::as_member(0).await;
    let today = format!("/{}/today", sample.slug);
    // "– credits" says that there are some, and not how many.
    let counted = |page: &str| {
        let credits = page.match_indices(" credits");
        let figures = credits.filter(|(at, _)| page[..*at].ends_with(|before: char| before.is_ascii_digit()));
        page.matches('€').count() + figures.count()
    };
    assert!(
        counted(&sample.page(&today, "en").await) > 0,
        "with amounts there are some"
    );
    sample.without_amounts();
    let mut asked = 0;
    let mut places: Vec<String> = links(&sample.page(&today, "en").await).collect();
    places.push(today);
    places.push(format!("/{}/work", sample.slug));
    places.push(format!("/{}/people", sample.slug));
    // Who did what in a month, which Today leads to.
    places.push(format!("/{}/work?month=2026-10", sample.slug));
    // What members agreed on, and decide about, says what it says.
    let about = ["today", "work", "people", "waiting", "promises", "mirror", "flow/care"];
    places.retain(|place| {
        about
            .iter()
            .any(|about| place.starts_with(&format!("/{}/{about}", sample.slug)))
    });
    places.sort();
    places.dedup();
    for place in places {
        let (status, page) = sample.get(&place, "en").await;
        if status == StatusCode::OK {
            asked += 1;
            assert_eq!(counted(&page), 0, "{place}: {page}");
        }
    }
    assert!(asked > 10, "{asked} pages");
    let (status, _) = sample.get(&format!("/{}/money", sample.slug), "en").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let said = sample.page(&format!("/{}/without-amounts", sample.slug), "en").await;
    assert!(said.contains("id=\"gift-off\""));
}
