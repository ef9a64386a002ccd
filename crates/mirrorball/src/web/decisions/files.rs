//! What was answered or voted, as files to take along: for spreadsheets, and for whoever counts again.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use rules::Community;
use rules::community::{ProposalRecord, Vote};
use serde::Deserialize;

use super::super::desk::{Desk, attachment};
use super::{proposal, vote};
use crate::door::Door;
use crate::not_done::NotDone;

/// The word in an address for who trusted whom in a vote, and who voted for them.
pub(super) const CHAINS: &str = "chains";

/// Of which house something is asked.
#[derive(Deserialize)]
pub(in crate::web) struct InHouse {
    house: Option<String>,
}

/// The ballots of a vote, or the answers to a proposal, as a file.
pub(in crate::web) async fn ballots(
    desk: Desk,
    Path((_, id, format)): Path<(String, String, String)>,
    Query(InHouse { house }): Query<InHouse>,
) -> Result<Response, NotDone> {
    let writing = move || -> Result<Response, NotDone> {
        let id = desk.id(&id)?;
        let kind = match format.as_str() {
            "json" => "application/json",
            "csv" | CHAINS => "text/csv; charset=utf-8",
            _ => "text/plain; charset=utf-8", // A text from the address: BLT, or nothing that there is.
        };
        let text = desk.keeper.read(|state| {
            let community = state.community();
            match community.vote(&id) {
                Some(it) => vote::file(&desk, community, part(community, it, house.as_deref())?, &format),
                None => answers(&desk, community, community.proposal(&id)?, &format),
            }
        });
        let text = text.ok_or_else(|| desk.missing(&format!("{id}.{format}")))?;
        let name = match format.as_str() {
            CHAINS => format!("{CHAINS}-{}.csv", &id.to_string()[..8]),
            format => format!("ballots-{}.{format}", &id.to_string()[..8]),
        };
        Ok((attachment(kind, &name), text).into_response())
    };
    tokio::task::spawn_blocking(writing)
        .await
        .map_err(|_| NotDone::from(Door::Bug))?
}

/// The vote whose ballots are asked for. Those of each house are files of their own.
fn part<'a>(community: &Community, vote: &'a Vote, house: Option<&str>) -> Option<&'a Vote> {
    match house {
        Some(house) => vote.part_of(community.circle_place(house)?),
        None => vote.houses.is_empty().then_some(vote),
    }
}

/// What was answered: as JSON with the policy, every round, the objections and the results; as CSV, an answer a line.
fn answers(desk: &Desk, community: &Community, it: &ProposalRecord, format: &str) -> Option<String> {
    match format {
        "json" => Some(crate::api::deciding::proposal(community, it, desk.now_ms).to_string()),
        "csv" => Some(table(desk, community, it)),
        _ => None, // A text from the address.
    }
}

fn table(desk: &Desk, community: &Community, it: &ProposalRecord) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: [&str; 7]| writer.write_record(cells).expect("writing to memory does not fail");
    row(["round", "version", "member", "name", "answer", "counts", "entry"]);
    for (place, round) in it.rounds.iter().enumerate() {
        for (member, one) in &round.answers {
            let record = community.member(*member);
            row([
                &(place + 1).to_string(),
                &round.version.to_string(),
                &record.id.to_string(),
                &desk.named(&record.name),
                &proposal::answer_words(desk, one.answer),
                if one.counts { "1" } else { "0" },
                &one.entry.to_string(),
            ]);
        }
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("texts were written")
}
