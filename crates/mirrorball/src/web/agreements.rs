//! The agreements in force, in full, with what the rules read from them.

use askama::Template;
use axum::response::Response;
use register::json::{Value, decode, encode};
use rules::act::AgreementClass;
use rules::community::AgreementRecord;

use super::desk::Desk;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::words::{Words, figures, isolated};

struct Agreement {
    name: String,
    title: String,
    class: String,
    text: String,
    params: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "agreements.html")]
struct Agreements {
    page: Shell,
    slug: String,
    founded: String,
    purpose: String,
    agreements: Vec<Agreement>,
}

/// The founding agreements, in full.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let foundation = desk.keeper.read(|state| {
            state
                .community()
                .foundation()
                .expect("a kept community is founded")
                .clone()
        });
        Ok(Agreements {
            page: desk.shell(desk.w.agreements_title(), "agreements"),
            slug: desk.slug.clone(),
            founded: figures::day(desk.language, foundation.day),
            purpose: isolated(&foundation.purpose),
            agreements: foundation
                .agreements
                .into_iter()
                .map(|record| agreement(desk.w, record))
                .collect(),
        })
    })
    .await
}

fn agreement(w: &Words, record: AgreementRecord) -> Agreement {
    Agreement {
        title: title(w, &record.name),
        class: match record.class {
            AgreementClass::Operational => w.agreement_operational(),
            AgreementClass::Policy => w.agreement_policy(),
            AgreementClass::Constitutional => w.agreement_constitutional(),
        },
        params: decode(&record.params).map(|params| flat(&params)).unwrap_or_default(),
        name: record.name,
        text: record.text,
    }
}

/// The title of an agreement; further agreements go by their own names.
pub(super) fn title(w: &Words, name: &str) -> String {
    match name {
        "streams" => w.agreement_streams(),
        "rates" => w.agreement_rates(),
        "attestation" => w.agreement_attestation(),
        "membership" => w.agreement_membership(),
        "care" => w.agreement_care(),
        "share-out" => w.agreement_share_out(),
        "openness" => w.agreement_openness(),
        _ => name.to_owned(), // A text, not an enum of ours.
    }
}

/// Parameters as lines: lists of records become one line each.
fn flat(params: &Value) -> Vec<(String, String)> {
    let Value::Record(members) = params else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (name, value) in members {
        match value {
            Value::List(items) if items.iter().any(|item| matches!(item, Value::Record(_))) => {
                for (place, item) in items.iter().enumerate() {
                    lines.push((format!("{name} {}", place + 1), shown(item)));
                }
            }
            Value::List(_) | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Record(_) => {
                lines.push((name.clone(), shown(value)));
            }
        }
    }
    lines
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::List(items) => match items.as_slice() {
            [Value::Int(num), Value::Int(den)] => format!("{num}/{den}"),
            items => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        },
        Value::Record(members) => members
            .iter()
            .map(|(name, value)| format!("{name} {}", shown(value)))
            .collect::<Vec<_>>()
            .join(" · "),
        Value::Bool(_) | Value::Int(_) => encode(value),
    }
}
