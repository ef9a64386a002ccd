//! Reading a table of contributions before anybody signs it: each row as an act or with what is wrong, whether the rules
//! would take it, and whether the member has logged it already. Signing is done on the member's device, as ever.

use axum::Json;
use axum::extract::{Path, State};
use register::{By, Hash};
use rules::act::Act;
use rules::community::{Community, MemberIx, WorkState};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::act_text::Reading;
use crate::api::body::Strict;
use crate::door::Door;
use crate::language::Language;
use crate::limits::{IMPORT_ROWS_AT_ONCE_MAX, SHEET_IDS_MAX};
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::sheet::{self, Owner, Row, There};
use crate::state::App;
use crate::visitor::{Visitor, enter};
use crate::words;
use crate::words::tongue::{LocalTime, Tongue};

/// A table that somebody wants to import.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its text, as CSV.
    csv: String,
}

/// What a table says.
#[derive(Default, Serialize, ToSchema)]
pub struct TableRead {
    /// Rows that can be logged, or were already.
    rows: Vec<TableRow>,
    /// Rows that can't.
    bad: Vec<BadRow>,
    /// Why the table as a whole cannot be read, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<String>,
}

/// A row that can be logged.
#[derive(Serialize, ToSchema)]
pub struct TableRow {
    /// Its line in the table.
    line: u64,
    /// What it says, in words.
    words: String,
    /// The act, without its note.
    #[schema(value_type = Object)]
    act: Value,
    /// The text of its note.
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
    /// The id that the act is to have, so that it is logged once.
    id: String,
    /// The contribution that it became already, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    work: Option<String>,
}

/// A row that can't be logged.
#[derive(Serialize, ToSchema)]
pub struct BadRow {
    /// Its line in the table.
    line: u64,
    /// Why.
    reason: String,
}

/// Ids of a member's own acts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ids {
    /// Each as 32 hex digits; at most 1,000.
    ids: Vec<String>,
}

/// What became of an id.
#[derive(Serialize, ToSchema)]
pub struct Became {
    /// The contribution that was logged under it, if any.
    work: Option<String>,
    /// Whether that was withdrawn.
    withdrawn: bool,
}

/// Read a table of your own contributions, before signing anything.
#[utoipa::path(post, path = "/api/{community}/work/read", operation_id = "read_table", tag = "work",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Table,
    responses((status = 200, body = TableRead), (status = 401, body = Problem)))]
pub async fn read(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Strict(table): Strict<Table>,
) -> Result<Json<TableRead>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let member = visitor.member_of(&keeper).ok_or(Door::SessionNeeded)?.member;
    let (language, now_ms) = (visitor.language, app.now_ms());
    let reading = move || {
        keeper.read(|state| {
            let owner = Owner {
                community: keeper.id(),
                member,
            };
            read_for(state.community(), owner, &table.csv, language, now_ms)
        })
    };
    let read = tokio::task::spawn_blocking(reading).await.map_err(|_| Door::Bug)?;
    Ok(Json(read))
}

fn read_for(community: &Community, owner: Owner, csv: &str, language: Language, now_ms: u64) -> TableRead {
    let me = owner.member.to_string();
    let today = community.day_of(now_ms).to_string();
    let reading = Reading {
        money_scale: community.foundation().map_or(2, |it| u32::from(it.scale)),
        me: Some(&me),
        today: &today,
    };
    let (rows, bad) = match sheet::read(csv.as_bytes(), owner, &reading, IMPORT_ROWS_AT_ONCE_MAX) {
        Ok(read) => read,
        Err(unread) => {
            return TableRead {
                unread: Some(words::sheet::unread(language, &unread)),
                ..TableRead::default()
            };
        }
    };
    let mut read = TableRead::default();
    for one in bad {
        let reason = words::sheet::flaw(language, &one.flaw);
        read.bad.push(BadRow { line: one.line, reason });
    }
    let mine = community.member_ix(&owner.member);
    let look = |id: [u8; 16]| Ok::<_, std::convert::Infallible>(there(community, mine, id));
    let Ok(names) = sheet::named(&rows, look);
    for (row, (id, there)) in rows.iter().zip(names) {
        match checked(community, owner, row, there, language, now_ms) {
            Ok(act) => read.rows.push(TableRow {
                line: row.line,
                words: in_words(language, &act),
                act: bare(row),
                remark: row.note.clone(),
                id: crate::hex::encode(&id),
                work: match there {
                    There::Stands(work) => Some(work.to_string()),
                    There::No | There::Withdrawn => None,
                },
            }),
            Err(reason) => read.bad.push(BadRow { line: row.line, reason }),
        }
    }
    read.bad.sort_by_key(|bad| bad.line);
    read
}

/// The act of a row, if the rules would take it now. What is there already is not asked about.
fn checked(
    community: &Community,
    owner: Owner,
    row: &Row,
    there: There,
    language: Language,
    now_ms: u64,
) -> Result<Act, String> {
    let (value, _) = row.act();
    let clock = LocalTime::of(community);
    let refused = |refusal: rules::Refusal| {
        let problem = Problem::refusal(&refusal, Tongue::at(language, &clock));
        format!("{} {}", problem.what, problem.next)
    };
    let act = Act::read(&value).map_err(|flaw| refused(flaw.into()))?;
    match there {
        There::Stands(_) => Ok(act),
        There::No | There::Withdrawn => {
            let checked = community.preview(&By::Member(owner.member), &act, now_ms);
            checked.map(|()| act).map_err(refused)
        }
    }
}

/// The act of a row as JSON, without its note.
fn bare(row: &Row) -> Value {
    let text = register::json::encode(&row.bare());
    serde_json::from_str(&text).expect("canonical JSON is JSON")
}

/// A contribution in a few words: what, how much, when.
fn in_words(language: Language, act: &Act) -> String {
    let Act::WorkLog(log) = act else { return String::new() };
    let much = words::effect::quantity(language, log.quantity.unsigned(), log.unit);
    let day = words::figures::day(language, log.day);
    format!("{} · {much} · {day} · {}", log.task.as_str(), log.circle.as_str())
}

/// Whether a member logged something under this id.
fn there(community: &Community, member: Option<MemberIx>, id: [u8; 16]) -> There {
    let entry = member.and_then(|member| community.filed(Some(member), id));
    let works = community.works();
    let found = entry.and_then(|entry| {
        let place = works.partition_point(|work| u64::from(work.entry) < entry);
        works.get(place).filter(|work| u64::from(work.entry) == entry)
    });
    match found {
        None => There::No,
        Some(work) if work.state == WorkState::Withdrawn => There::Withdrawn,
        Some(work) => There::Stands(work.id),
    }
}

/// Ask what became of ids of your own, such as those of a table that you imported.
#[utoipa::path(post, path = "/api/{community}/work/filed", operation_id = "filed", tag = "work",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Ids,
    responses((status = 200, body = [Became]), (status = 401, body = Problem)))]
pub async fn filed(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Strict(asked): Strict<Ids>,
) -> Result<Json<Vec<Became>>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let member = visitor.member_of(&keeper).ok_or(Door::SessionNeeded)?.member;
    let became = keeper.read(|state| {
        let mine = state.community().member_ix(&member);
        let ids = asked.ids.iter().take(SHEET_IDS_MAX);
        let one = |id: &String| match crate::hex::decode::<16>(id) {
            None => There::No,
            Some(id) => there(state.community(), mine, id),
        };
        ids.map(one).map(became).collect()
    });
    Ok(Json(became))
}

fn became(there: There) -> Became {
    let work = match there {
        There::Stands(work) => Some::<Hash>(work),
        There::No | There::Withdrawn => None,
    };
    Became {
        work: work.map(|work| work.to_string()),
        withdrawn: there == There::Withdrawn,
    }
}
