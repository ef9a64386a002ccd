//! Founding: the form, and the draft of the founding act that its answers make. The founder's device adds the
//! founder's name and key and the keeper's key, and signs.

use std::collections::BTreeMap;

use askama::Template;
use axum::Json;
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use node::Trouble;
use register::json::{Value, encode};
use rules::act::{Language as ActLanguage, Template as ActTemplate};
use rules::bylaws::Reading;
use rules::field::{Expected, Flaw};
use rules::refusal::Refusal;
use rules::templates::{self, Choices};
use serde::Deserialize;

use super::agreements::title;
use super::front::rendered;
use super::shell::Shell;
use crate::door::Door;
use crate::language::Language;
use crate::not_done::NotDone;
use crate::visitor::Visitor;
use crate::words::words;

/// Years of the zone's changes that a founding writes out, from the year before it on.
const ZONE_YEARS: i16 = 25;
const OFFSETS_MAX: usize = 64;
const CURRENCIES: &[(&str, &str)] = &[
    ("EUR:2", "EUR €"),
    ("USD:2", "USD $"),
    ("GBP:2", "GBP £"),
    ("CHF:2", "CHF"),
    ("MXN:2", "MXN"),
    ("ARS:2", "ARS"),
    ("CLP:0", "CLP"),
    ("COP:2", "COP"),
    ("BRL:2", "BRL"),
    ("SEK:2", "SEK"),
    ("DKK:2", "DKK"),
    ("PLN:2", "PLN"),
    ("JPY:0", "JPY"),
];
const ZONES: &[&str] = &[
    "Europe/Madrid",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Rome",
    "Europe/Lisbon",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Bogota",
    "America/Lima",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Africa/Nairobi",
    "Africa/Lagos",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "UTC",
];

struct TemplateText {
    name: String,
    agreements: Vec<AgreementWords>,
}

struct AgreementWords {
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "found.html")]
struct Found {
    page: Shell,
    currencies: &'static [(&'static str, &'static str)],
    zone: &'static str,
    zones: &'static [&'static str],
    templates: Vec<TemplateText>,
}

/// The form to found a community, with the agreements of each template in full.
pub(super) async fn page(visitor: Visitor) -> Result<Response, NotDone> {
    let w = words(visitor.language);
    let named = [
        (ActTemplate::Disco, w.found_disco()),
        (ActTemplate::WorkerCoop, w.found_coop()),
    ];
    let templates = named
        .into_iter()
        .map(|(template, name)| text_of(visitor.language, template, name))
        .collect();
    rendered(&Found {
        page: Shell::new(visitor.language, w.found_title(), "found", "/found"),
        currencies: CURRENCIES,
        zone: "Europe/Madrid",
        zones: ZONES,
        templates,
    })
}

fn text_of(language: Language, template: ActTemplate, name: String) -> TemplateText {
    let draft = templates::draft(template, spoken(language), &Choices::default());
    let mut agreements = Vec::new();
    if let Value::List(list) = draft.agreements {
        for agreement in &list {
            let said = |field: &str| {
                agreement
                    .get(field)
                    .and_then(Value::as_text)
                    .unwrap_or_default()
                    .to_owned()
            };
            agreements.push(AgreementWords {
                title: title(words(language), &said("name")),
                text: said("text"),
            });
        }
    }
    TemplateText { name, agreements }
}

/// What the form says. Numbers come as text, empty where the template is to decide.
#[derive(Deserialize)]
pub(super) struct Answers {
    name: String,
    purpose: String,
    currency: String,
    template: String,
    language: String,
    zone: String,
    #[serde(default)]
    waiting_hours: String,
    #[serde(default)]
    needs_percent: String,
    #[serde(default)]
    confirmations: String,
    #[serde(default)]
    reading: String,
}

/// The founding act that the form's answers make, without the founder's name and keys and the keeper's key. Decides
/// nothing: the rules read what is signed.
pub(super) async fn draft(Json(answers): Json<Answers>) -> Result<Json<serde_json::Value>, NotDone> {
    let unclear = |field: &str| Door::NotJson {
        detail: field.to_owned(),
    };
    let wrong = |field: &str, flaw: Flaw| {
        Trouble::Refusal(Refusal::MalformedAct {
            path: field.to_owned(),
            flaw,
        })
    };
    let template = ActTemplate::from_word(&answers.template).ok_or_else(|| unclear("template"))?;
    let language = ActLanguage::from_word(&answers.language).ok_or_else(|| unclear("language"))?;
    let (code, scale) = answers.currency.split_once(':').ok_or_else(|| unclear("currency"))?;
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(unclear("currency").into());
    }
    let scale = scale.parse().map_err(|_| unclear("currency"))?;
    let usual = Choices::default();
    let number = |text: &str, usual: u32, field: &str| match text.trim() {
        "" => Ok(usual),
        text => text
            .parse::<u32>()
            .map_err(|_| wrong(field, Flaw::Expected(Expected::Integer))),
    };
    let choices = Choices {
        waiting_hours: number(&answers.waiting_hours, usual.waiting_hours, "waiting_hours")?,
        needs_percent: number(&answers.needs_percent, usual.needs_percent, "needs_percent")?,
        confirmations: number(&answers.confirmations, usual.confirmations, "confirmations")?,
        reading: Reading::from_word(&answers.reading).unwrap_or(usual.reading),
    };
    let text = |text: &str| Value::Text(text.trim().to_owned());
    let draft = templates::draft(template, language, &choices);
    let act = record([
        ("type", text("community.found/1")),
        ("name", text(&answers.name)),
        ("purpose", text(&answers.purpose)),
        ("currency", record([("code", text(code)), ("scale", Value::Int(scale))])),
        ("template", text(template.word())),
        ("language", text(language.word())),
        (
            "zone",
            zone(answers.zone.trim()).ok_or_else(|| wrong("zone", Flaw::Expected(Expected::Zone)))?,
        ),
        ("agreements", draft.agreements),
        ("circles", draft.circles),
        ("commons", draft.commons),
    ]);
    let act: serde_json::Value = serde_json::from_str(&encode(&act)).map_err(|_| Door::Bug)?;
    Ok(Json(serde_json::json!({ "act": act })))
}

fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<BTreeMap<_, _>>(),
    )
}

fn spoken(language: Language) -> ActLanguage {
    match language {
        Language::English => ActLanguage::En,
        Language::Spanish => ActLanguage::Es,
        Language::Catalan => ActLanguage::Ca,
        Language::French => ActLanguage::Fr,
        Language::Italian => ActLanguage::It,
        Language::German => ActLanguage::De,
    }
}

/// A time zone with its changes written out, so that the register explains its own days.
fn zone(name: &str) -> Option<Value> {
    let zone = TimeZone::get(name).ok()?;
    let begin = Timestamp::from_second(first_second()).ok()?;
    let offset = |from_ms: i64, seconds: i32| {
        record([
            ("from", Value::Int(from_ms)),
            ("minutes", Value::Int(i64::from(seconds / 60))),
        ])
    };
    let mut offsets = vec![offset(0, zone.to_offset(begin).seconds())];
    let until = Timestamp::from_second(first_second() + i64::from(ZONE_YEARS) * 365 * 86_400).ok()?;
    for change in zone.following(begin) {
        if change.timestamp() > until || offsets.len() == OFFSETS_MAX {
            break;
        }
        offsets.push(offset(change.timestamp().as_millisecond(), change.offset().seconds()));
    }
    Some(record([
        ("name", Value::Text(name.to_owned())),
        ("offsets", Value::List(offsets)),
    ]))
}

/// The beginning of 2025: no community here was founded before.
fn first_second() -> i64 {
    1_735_689_600
}

#[cfg(test)]
mod tests {
    use super::{ZONES, encode, zone};

    #[test]
    fn zones_are_written_out_in_order_of_time() {
        for name in ZONES {
            let written = encode(&zone(name).expect("a zone of the list is known"));
            assert!(
                written.starts_with(&format!("{{\"name\":\"{name}\",\"offsets\":[{{\"from\":0,")),
                "{written}"
            );
        }
        assert!(
            encode(&zone("Europe/Madrid").expect("known"))
                .matches("minutes")
                .count()
                > 40
        );
        assert!(zone("Europe/Nowhere").is_none());
    }
}
