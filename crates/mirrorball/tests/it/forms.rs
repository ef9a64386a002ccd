//! Whatever members can do at all, they can do on a page: every type of act has a form, and each form writes what its
//! act needs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use axum::http::StatusCode;
use mirrorball::compose::Text;
use register::json::Value as Field;
use rules::act::{ACT_SHAPES, ActShape};
use rules::bylaws::deciding::OPTIONAL;

use crate::world::{World, record, text};

/// Acts that no form names, and where they are done instead.
const ELSEWHERE: [(&str, &str); 7] = [
    (
        "key.recover/1",
        "the page for who has lost every key has a script of its own",
    ),
    ("power.watch/1", "the keeper files it when a quarter is over"),
    ("community.fork/1", "the page of a parting has a script of its own"),
    ("community.fork/2", "the page of a parting has a script of its own"),
    ("community.found/1", "the founding page has a script of its own"),
    ("member.join/1", "the page behind an invitation has a script of its own"),
    ("work.close/1", "the keeper files it when the days of silence are over"),
];

/// Fields that a script fills in: a fresh key cannot be typed.
const BY_SCRIPT: [(&str, &str); 2] = [("member.invite/1", "key"), ("key.add/1", "new")];

/// The fields that the forms of each act write.
fn forms() -> BTreeMap<String, Vec<BTreeSet<String>>> {
    let mut forms: BTreeMap<String, Vec<BTreeSet<String>>> = BTreeMap::new();
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for form in text.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            let Some(act) = quoted(form, "data-act=\"").or_else(|| quoted(form, "data-makes=\"")) else {
                continue;
            };
            // This template lays out the forms that are described in code.
            if act.contains("{{") {
                continue;
            }
            let fields = form.split('<').skip(1).filter_map(|tag| quoted(tag, " name=\""));
            // `ballot.plain` is a part of the field `ballot`.
            let first = |name: String| name.split('.').next().unwrap_or_default().to_owned();
            forms.entry(act).or_default().push(fields.map(first).collect());
        }
    }
    forms
}

/// The acts whose forms are described in code (`web/decisions/form.rs`), which a page offers where the rules admit them.
fn described(folder: &Path, acts: &mut BTreeSet<String>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            described(&path, acts);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let named = |shape: &&ActShape| text.contains(&format!("\"{}\",", shape.name));
        acts.extend(ACT_SHAPES.iter().filter(named).map(|shape| shape.name.to_owned()));
    }
}

fn quoted(text: &str, before: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn every_act_can_be_done_on_a_page() {
    let forms = forms();
    let mut in_code = BTreeSet::new();
    described(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web"), &mut in_code);
    for shape in ACT_SHAPES {
        let elsewhere = ELSEWHERE.iter().any(|(act, _)| *act == shape.name);
        assert_ne!(
            forms.contains_key(shape.name) || in_code.contains(shape.name),
            elsewhere,
            "{}: give it a form in templates/, or say in ELSEWHERE where it is done",
            shape.name
        );
    }
    for act in forms.keys() {
        assert!(
            ACT_SHAPES.iter().any(|shape| shape.name == act),
            "{act}: a form names an act that there is not"
        );
    }
}

#[test]
fn every_form_writes_what_its_act_needs() {
    let forms = forms();
    let of = |shape: &ActShape| forms.get(shape.name).cloned().unwrap_or_default();
    for shape in ACT_SHAPES {
        for form in of(shape) {
            for field in shape.fields.iter().filter(|field| field.required) {
                let by_script = BY_SCRIPT.contains(&(shape.name, field.name));
                assert!(
                    by_script || form.contains(field.name),
                    "{}: no {}",
                    shape.name,
                    field.name
                );
            }
        }
    }
}

/// Texts that only a person can decide to give have a place to be written, somewhere.
#[test]
fn work_can_name_who_helped_and_what_it_used() {
    let forms = forms();
    let logging = &forms["work.log/1"];
    for field in ["casual", "resources", "contributor", "note", "commons"] {
        assert!(logging.iter().any(|form| form.contains(field)), "{field}");
    }
}

/// Forms are sent by the page's script alone. Whoever presses before it is there sends nothing: no text of theirs gets
/// into an address, and nothing that they wrote is lost.
#[test]
fn no_form_of_an_act_is_sent_by_the_browser_itself() {
    let mut forms = 0;
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for form in text.split("<form").skip(1) {
            let tag = form.split('>').next().unwrap_or_default();
            if tag.contains("data-act=") || tag.contains("data-makes=") {
                forms += 1;
                assert!(tag.contains("method=\"dialog\""), "{}: {tag}", path.display());
            }
        }
    }
    assert!(forms > 40, "{forms}");
}

/// What stands in a field of a page.
fn value_of(page: &str, name: &str) -> Option<String> {
    let named = format!(" name=\"{name}\"");
    let tag = page.split('<').find(|tag| tag.contains(&named))?;
    quoted(tag, " value=\"")
}

#[tokio::test]
async fn a_new_version_of_a_proposal_begins_with_the_parameters_that_hold() {
    let world = World::new().await;
    let (title, words) = (Text::new("Clearer words"), Text::new("As it is, said clearly."));
    let effect = record([
        ("does", text("adopt-agreement")),
        ("name", text("rates")),
        ("class", text("policy")),
        ("text", text("Words and hours earn credits.")),
    ]);
    let act = record([
        ("type", text("proposal.open/1")),
        ("circle", text("commons")),
        ("class", text("policy")),
        ("title", title.commitment()),
        ("text", words.commitment()),
        ("effects", Field::List(vec![effect])),
    ]);
    let signed = world.signed(&act, vec![title, words]).await;
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let session = world.session(&world.ada.key).await;
    let revise = format!("/open-words/decisions/{}/revise", signed.act_id());
    let page = world.get_as(&revise, &session).await.text;
    for (field, holds) in [
        ("hour", "10"),
        ("tasks.0.task", "translation"),
        ("tasks.0.credits", "0.08"),
    ] {
        let found = value_of(&page, &format!("effects.0.params.{field}"));
        assert_eq!(found.as_deref(), Some(holds), "{field}");
    }
}

#[tokio::test]
async fn an_agreement_about_deciding_is_asked_for_before_there_is_one() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let wizard = "/open-words/decisions/new?kind=proposal";
    let ways = world.get_as(wizard, &session).await.text;
    for name in OPTIONAL {
        assert!(ways.contains(&format!("id=\"effect-agreement-{name}\"")), "{name}");
    }
    let calendar = format!("{wizard}&effect=agreement&name=calendar");
    let page = world.get_as(&calendar, &session).await.text;
    let asked = ["name", "params.free", "params.holidays"].map(|field| format!(" name=\"effects.0.{field}\""));
    assert!(asked.iter().all(|field| page.contains(field)), "{page}");
    assert_eq!(value_of(&page, "effects.0.name").as_deref(), Some("calendar"));
    // It takes a decision of that weight, and so weighs the agreement.
    for (name, of) in [("class", "the proposal"), ("effects.0.class", "the agreement")] {
        let (_, select) = page.split_once(&format!(" name=\"{name}\"")).unwrap();
        let chosen = select.split('<').find(|tag| tag.contains(" selected")).unwrap();
        assert_eq!(quoted(chosen, " value=\"").as_deref(), Some("policy"), "{of}");
    }
}

#[tokio::test]
async fn whoever_wrote_a_remark_can_erase_it_on_the_page_of_its_work() {
    let world = World::new().await;
    let ben = world.join("Ben", 9).await;
    let remark = Text::new("A long walk");
    let c = match remark.commitment() {
        Field::Text(c) => c,
        other => panic!("{other:?}"),
    };
    let act = record([
        ("type", text("work.log/1")),
        ("stream", text("care")),
        ("task", text("listening")),
        ("quantity", Field::Int(60)),
        ("unit", text("minutes")),
        ("circle", text("commons")),
        ("day", text("2026-05-04")),
        ("note", remark.commitment()),
    ]);
    let signed = world.signed(&act, vec![remark]).await;
    let answer = world.file(&signed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let address = format!("/open-words/work/{}", signed.act_id());
    let page = world.get_as(&address, &world.session(&world.ada.key).await).await.text;
    assert_eq!(value_of(&page, "c").as_deref(), Some(c.as_str()));
    assert!(page.contains("data-act=\"note.erase/1\""));
    let page = world.get_as(&address, &world.session(&ben.key).await).await.text;
    assert!(page.contains("A long walk") && !page.contains("note.erase/1"));
}
