//! The lists of the Deck as files: as JSON what the interface answers, and as CSV the same rows, a column for each member.
//! Lists of which a page shows more than the interface does (work, money, flow) make their CSV themselves.

use axum::Json;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde_json::Value;

use super::desk::attachment;
use crate::api::{deciding, reports};
use crate::door::Door;
use crate::not_done::NotDone;
use crate::state::App;
use crate::visitor::Visitor;

/// A list that the interface answers in rows.
#[derive(Clone, Copy)]
enum List {
    People,
    Circles,
    Agreements,
    Decisions,
    Tensions,
}

impl List {
    const ALL: [Self; 5] = [
        Self::People,
        Self::Circles,
        Self::Agreements,
        Self::Decisions,
        Self::Tensions,
    ];

    /// Its page, and so the name of its files.
    const fn page(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Circles => "circles",
            Self::Agreements => "agreements",
            Self::Decisions => "decisions",
            Self::Tensions => "tensions",
        }
    }

    /// What the interface answers.
    async fn answer(self, app: App, visitor: Visitor, community: String) -> Result<Json<Value>, NotDone> {
        let (app, community) = (State(app), Path(community));
        match self {
            Self::People => reports::members(app, visitor, community).await,
            Self::Circles => deciding::circles(app, visitor, community).await,
            Self::Agreements => reports::agreements(app, visitor, community).await,
            Self::Decisions => deciding::decisions(app, visitor, community).await,
            Self::Tensions => deciding::tensions(app, visitor, community).await,
        }
    }
}

/// Where the interface answers what a page's list shows; the query goes along.
const AS_JSON: [(&str, &str); 13] = [
    ("people", "members"),
    ("circles", "circles"),
    ("agreements", "agreements"),
    ("decisions", "decisions"),
    ("tensions", "tensions"),
    ("work", "work"),
    ("power", "power"),
    ("money", "movements"),
    ("money/accounts", "accounts"),
    ("money/budgets", "budgets"),
    ("flow", "flow"),
    ("flow/shares", "paid-out"),
    ("flow/decisions", "timeline"),
];

/// Addresses that somebody may type or remember, and the pages they mean.
const ALSO: [(&str, &str); 3] = [
    ("delegations", "delegation"),
    ("flow/power", "power"),
    ("money/expenses", "money/moves?way=expense"),
];

/// The files, and the addresses that mean other pages.
pub(super) fn routes() -> Router<App> {
    let mut router = Router::new();
    for list in List::ALL {
        let file = move |State(app), visitor, Path(community)| csv(list, app, visitor, community);
        router = router.route(&format!("/{{community}}/{}.csv", list.page()), get(file));
    }
    for (page, asked) in AS_JSON {
        let there = move |State(app): State<App>, Path(community): Path<String>, RawQuery(query)| async move {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            to(&app, &community, |community| format!("/api/{community}/{asked}{query}"))
        };
        router = router.route(&format!("/{{community}}/{page}.json"), get(there));
    }
    router = router.route("/{community}/settings", get(async || Redirect::to("/me")));
    for (typed, page) in ALSO {
        let there = move |State(app): State<App>, Path(community): Path<String>| async move {
            to(&app, &community, |community| format!("/{community}/{page}"))
        };
        router = router.route(&format!("/{{community}}/{typed}"), get(there));
    }
    router
}

/// Leads to an address of a community that is here. What is none may be anything, another site's name as well.
fn to(app: &App, community: &str, address: impl FnOnce(&str) -> String) -> Result<Redirect, NotDone> {
    app.keeper(community)?;
    Ok(Redirect::to(&address(community)))
}

async fn csv(list: List, app: App, visitor: Visitor, community: String) -> Result<Response, NotDone> {
    let name = format!("{community}-{}.csv", list.page());
    let Json(answer) = list.answer(app, visitor, community).await?;
    let rows = answer.get("rows").and_then(Value::as_array).ok_or(Door::Bug)?;
    let bytes = written(rows).map_err(|_| Door::Bug)?;
    Ok((attachment("text/csv; charset=utf-8", &name), bytes).into_response())
}

/// Rows as CSV: their members are the columns, in the order in which they come first.
fn written(rows: &[Value]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let rows: Vec<Vec<(String, String)>> = rows.iter().map(cells).collect();
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in rows.iter().flatten() {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns)?;
    for row in &rows {
        let cell = |column: &&str| row.iter().find(|(own, _)| own == column).map_or("", |(_, text)| text);
        writer.write_record(columns.iter().map(cell))?;
    }
    Ok(writer.into_inner()?)
}

/// The cells of a row: records within it are columns of their own, and lists stay in one cell.
fn cells(row: &Value) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    collect("", row, &mut cells);
    cells
}

fn collect(name: &str, value: &Value, cells: &mut Vec<(String, String)>) {
    let text = match value {
        Value::Object(members) => {
            for (member, value) in members {
                let name = if name.is_empty() {
                    member.clone()
                } else {
                    format!("{name}.{member}")
                };
                collect(&name, value, cells);
            }
            return;
        }
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            items.iter().map(plain).collect::<Vec<_>>().join(" ")
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => plain(value),
    };
    cells.push((name.to_owned(), text));
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_of_different_members_are_one_table() {
        let rows = [
            json!({ "name": "Ada, \"the first\"", "left": null, "in": ["commons", "care"] }),
            json!({ "name": "Ben", "until": { "day": "2026-05-01", "ms": 3 }, "runs": [{ "a": 1 }] }),
        ];
        let table = String::from_utf8(written(&rows).expect("it is written")).expect("it is text");
        assert_eq!(
            table,
            "in,left,name,runs,until.day,until.ms\ncommons care,,\"Ada, \"\"the first\"\"\",,,\n,,Ben,\"[{\"\"a\"\":1}]\",2026-05-01,3\n"
        );
        assert_eq!(written(&[]).expect("it is written"), b"\"\"\n");
    }
}
