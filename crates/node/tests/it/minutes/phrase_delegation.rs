//! The phrases of delegating, and what can be seen of a voice.
//!
//! ```text
//! ben trusts ada as d1               in every vote; `in topic money`, `in circle livelihood`, `on v1`
//! ben trusts nobody on v1
//! ada takes on d1                    `with most=2`: speaks for two at most
//! ada turns down d1
//! ben withdraws d1
//! ```

use register::json::Value;
use rules::act::Act;
use rules::community::{Delegation, Voice, VoiceKind};
use rules::report::{self, PowerAsked, PowerMeasure, Quarter};

use super::phrase::{record, text};
use super::world::{Twist, World};

/// The act that these words say, if they are about delegating.
pub(super) fn act(world: &mut World, words: &[&str], twist: &mut Twist) -> Option<Result<Value, String>> {
    Some(match words {
        ["trusts", to, rest @ ..] => give(world, to, rest),
        ["takes", "on", delegation] => {
            let mut members = vec![
                ("type", text("delegation.accept/1")),
                ("delegation", id(world, delegation)),
            ];
            if let Some(most) = twist.with.remove("most") {
                members.push(("most", Value::Int(most.parse().expect("a number"))));
            }
            Ok(record(&members))
        }
        ["turns", "down", delegation] => Ok(named(world, "delegation.decline/1", delegation)),
        ["withdraws", "the", "delegation", delegation] => Ok(named(world, "delegation.withdraw/1", delegation)),
        ["looks", "at", "power"] => Ok(looks(world)),
        ["closes", "the", "alarm", reason] => {
            let alarm = world
                .community()
                .tensions()
                .iter()
                .find(|tension| tension.alarm.is_some());
            let id = alarm.map_or_else(String::new, |alarm| alarm.id.to_string());
            let reason = world.note(reason.trim_start_matches('"'));
            Ok(record(&[
                ("type", text("tension.close/1")),
                ("tension", text(&id)),
                ("reason", reason),
            ]))
        }
        _ => return None, // Words of something else.
    })
}

/// The look at power that is due; where none is, one that claims something.
fn looks(world: &World) -> Value {
    let due = world.community().due(world.now_ms());
    let found = due.iter().find(|act| matches!(act, Act::PowerWatch(_)));
    found.map_or_else(
        || {
            record(&[
                ("type", text("power.watch/1")),
                ("quarter", text("2026-01-01")),
                ("result", text(&"0".repeat(64))),
            ])
        },
        Act::write,
    )
}

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

fn named(world: &World, kind: &str, delegation: &str) -> Value {
    record(&[("type", text(kind)), ("delegation", id(world, delegation))])
}

fn give(world: &World, to: &str, rest: &[&str]) -> Result<Value, String> {
    let mut members = vec![("type", text("delegation.give/1"))];
    if to != "nobody" {
        members.push(("to", id(world, to)));
    }
    let mut rest = rest;
    loop {
        rest = match rest {
            [] => return Ok(record(&members)),
            ["on", vote, rest @ ..] => {
                members.push(("decision", id(world, vote)));
                rest
            }
            ["in", "topic", topic, rest @ ..] => {
                members.push(("topic", text(topic)));
                rest
            }
            ["in", "circle", circle, rest @ ..] => {
                members.push(("circle", text(circle)));
                rest
            }
            other => return Err(format!("`{}` is not said of a delegation", other.join(" "))),
        };
    }
}

/// What can be seen: `voice of ben on v1`, `way of ben on v1`, `missed of ben on v1`, `weight of ada on v1`,
/// `spoken for on v1`, `direct on v1`, `lost on v1`, `delegation d1`; a voice `in workers` where several houses decide.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let community = world.community();
    let (what, house) = match what {
        [what @ .., "in", house] => (what, Some(*house)),
        what => (what, None),
    };
    let voice = |who: &str, vote: &str| {
        let vote = community.vote(&world.id_of(vote)).ok_or("no such vote")?;
        let vote = match house {
            Some(house) => vote.part_of(world.circle(house)?).ok_or("no such house")?,
            None => vote,
        };
        let member = community.member_ix(&world.id_of(who)).ok_or("no such member")?;
        Ok::<Voice, String>(community.voice(vote, member))
    };
    let spoken = |vote: &str| {
        let vote = community.vote(&world.id_of(vote)).ok_or("no such vote")?;
        let speaking = community.speaking(vote).ok_or("nobody delegates there")?;
        Ok::<_, String>(speaking.spoken())
    };
    Some(match what {
        ["voice", "of", who, "on", vote] => voice(who, vote).map(|voice| said(world, &voice)),
        ["way", "of", who, "on", vote] => voice(who, vote).map(|voice| way(world, &voice)),
        ["missed", "of", who, "on", vote] => voice(who, vote).map(|voice| {
            voice
                .missed
                .map_or("none".to_string(), |(missed, _)| missed.to_string())
        }),
        ["weight", "of", who, "on", vote] => voice(who, vote).map(|voice| voice.weight.to_string()),
        ["spoken", "for", "on", vote] => spoken(vote).map(|spoken| spoken.spoken_for.to_string()),
        ["direct", "on", vote] => spoken(vote).map(|spoken| spoken.direct.to_string()),
        ["lost", "on", vote] => spoken(vote).map(|spoken| spoken.lost.to_string()),
        ["delegation", name] => {
            let entry = community.delegation(&world.id_of(name)).ok_or("no such delegation");
            entry
                .map(|entry| state(world, entry))
                .map_err(std::string::ToString::to_string)
        }
        ["alarms"] => {
            let alarms = community.tensions().iter().filter_map(|tension| tension.alarm.as_ref());
            let told: Vec<String> = alarms
                .map(|alarm| format!("{} {}", alarm.measure, alarm.largest_share))
                .collect();
            Ok(if told.is_empty() {
                "none".to_string()
            } else {
                told.join(", ")
            })
        }
        ["power", measure, figure] => power(world, measure, figure),
        _ => return None, // Something else is looked at.
    })
}

/// A figure of the quarter that it is.
fn power(world: &World, measure: &str, figure: &str) -> Result<String, String> {
    let measure = PowerMeasure::from_word(measure).ok_or("no such measure")?;
    let asked = PowerAsked {
        quarter: Quarter::of(world.today()),
        topic: None,
    };
    let power = report::power_of(world.community(), asked, measure);
    let found = match figure {
        "total" => Some(power.total.to_string()),
        "largest" => power.largest_share,
        "nakamoto" => power.nakamoto.map(|people| people.to_string()),
        "gini" => power.gini,
        "effective" => power.effective,
        "banzhaf" => power.banzhaf,
        _ => return Err("no such figure".to_string()),
    };
    Ok(found.unwrap_or_else(|| "none".to_string()))
}

fn state(world: &World, entry: &Delegation) -> String {
    let state = entry.state_at(world.now_ms());
    entry
        .ended
        .map_or(state.to_string(), |end| format!("{state}: {}", end.by))
}

fn said(world: &World, voice: &Voice) -> String {
    let kind = voice.kind;
    match (kind, voice.by, voice.at) {
        (VoiceKind::Own, _, _) | (_, None, None) => kind.to_string(),
        (_, Some(by), _) => format!("{kind} by {}", world.name_of(by)),
        (_, None, Some(at)) => format!("{kind} at {}", world.name_of(at)),
    }
}

fn way(world: &World, voice: &Voice) -> String {
    let steps: Vec<String> = voice
        .way
        .iter()
        .map(|step| {
            format!(
                "{} ({}) {}",
                world.name_of(step.from),
                step.scope.word(),
                world.name_of(step.to)
            )
        })
        .collect();
    steps.join(", ")
}
