//! The phrases of deciding by consent: who proposes, answers, objects, judges, closes; and how a story looks at it.

use register::json::Value;
use rules::act::Act;
use rules::community::ProposalRecord;

use super::phrase::{text, typed};
use super::phrase_circles;
use super::world::{Twist, World};

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

fn said(world: &mut World, words: &str) -> Value {
    world.note(words.trim_start_matches('"'))
}

/// The act that these words say, if they speak of proposals, objections or selections.
#[allow(clippy::too_many_lines)] // One phrase after another: a dictionary.
pub(super) fn act(world: &mut World, words: &[&str], twist: &mut Twist) -> Option<Result<Value, String>> {
    let on = |world: &World, kind: &str, field: &str, name: &str| typed(kind, &[(field, id(world, name))]);
    let because = |world: &mut World, kind: &str, field: &str, name: &str, why: &str| {
        let why = said(world, why);
        typed(kind, &[(field, id(world, name)), ("reason", why)])
    };
    Some(Ok(match words {
        ["proposes", title, "in", circle, rest @ ..] => return Some(open(world, title, circle, rest)),
        ["starts", proposal] => on(world, "proposal.start/1", "proposal", proposal),
        ["consents", "to", proposal] => answer(world, proposal, "consent", None, twist),
        ["has", "a", "concern", "about", proposal, why] => answer(world, proposal, "concern", Some(why), twist),
        ["stands", "aside", "from", proposal] => answer(world, proposal, "aside", None, twist),
        ["votes", "against", proposal] => answer(world, proposal, "object", None, twist),
        ["objects", "to", proposal, "for", criteria, why] => {
            let criteria = Value::List(criteria.split(',').map(text).collect());
            let mut act = answer(world, proposal, "object", Some(why), twist);
            if let Value::Record(members) = &mut act {
                members.insert("criteria".to_string(), criteria);
            }
            act
        }
        ["makes", "a", "new", "version", "of", proposal, words, rest @ ..] => {
            return Some(revise(world, proposal, "substantive", words, rest, twist));
        }
        ["edits", proposal, words, rest @ ..] => {
            return Some(revise(world, proposal, "editorial", words, rest, twist));
        }
        ["contests", "the", "edit", "of", proposal, why] => because(world, "edit.contest/1", "proposal", proposal, why),
        ["asks", "to", "meet", "on", proposal] => on(world, "proposal.meet/1", "proposal", proposal),
        [
            "enters",
            "the",
            "minutes",
            "of",
            proposal,
            "attended",
            "by",
            present @ ..,
        ] => {
            let note = said(world, "What was said.");
            let present = present
                .iter()
                .map(|name| id(world, name.trim_end_matches(',')))
                .collect();
            typed(
                "proposal.minutes/1",
                &[
                    ("proposal", id(world, proposal)),
                    ("present", Value::List(present)),
                    ("note", note),
                ],
            )
        }
        ["takes", "proposal", proposal, "back"] => on(world, "proposal.withdraw/1", "proposal", proposal),
        ["takes", "over", "proposal", proposal] => on(world, "proposal.take/1", "proposal", proposal),
        ["pauses", proposal, why] => because(world, "proposal.pause/1", "decision", proposal, why),
        ["closes", "proposal", proposal] => close(world, proposal),
        ["seconds", objection] => on(world, "objection.second/1", "objection", objection),
        ["asks", "to", "test", objection] => on(world, "objection.test/1", "objection", objection),
        ["finds", objection, finding] => typed(
            "objection.judge/1",
            &[("objection", id(world, objection)), ("finding", text(finding))],
        ),
        ["appeals", "for", objection, why] => because(world, "objection.appeal/1", "objection", objection, why),
        ["hears", objection, finding] => typed(
            "appeal.judge/1",
            &[("objection", id(world, objection)), ("finding", text(finding))],
        ),
        ["resolves", objection] => on(world, "objection.resolve/1", "objection", objection),
        ["takes", "over", "objection", objection] => on(world, "objection.take/1", "objection", objection),
        ["reminds", "of", objection] => on(world, "objection.remind/1", "objection", objection),
        ["opens", "the", "selection", "of", role, "in", circle] => {
            typed("selection.open/1", &[("circle", text(circle)), ("role", text(role))])
        }
        [
            "opens",
            "the",
            "selection",
            "of",
            role,
            "in",
            circle,
            "because",
            tension,
        ] => typed(
            "selection.open/1",
            &[
                ("circle", text(circle)),
                ("role", text(role)),
                ("tension", id(world, tension)),
            ],
        ),
        ["nominates", member, "in", selection, why] => person(world, "selection.nominate/1", selection, member, why),
        ["puts", member, "forward", "in", selection, why] => {
            person(world, "selection.propose/1", selection, member, why)
        }
        _ => return None, // Words, not an enum of ours.
    }))
}

fn person(world: &mut World, kind: &str, selection: &str, member: &str, why: &str) -> Value {
    let reason = said(world, why);
    typed(
        kind,
        &[
            ("selection", id(world, selection)),
            ("member", id(world, member)),
            ("reason", reason),
        ],
    )
}

/// `… class policy doing "retire-agreement rates" reviewed 2026-06-01 surrogate cai because x1 drafted`.
fn open(world: &mut World, title: &str, circle: &str, rest: &[&str]) -> Result<Value, String> {
    let title = said(world, title);
    let words = said(world, "What is proposed.");
    let mut members = vec![
        ("circle", text(circle)),
        ("class", text("operational")),
        ("title", title),
        ("text", words),
    ];
    let mut rest = rest;
    loop {
        match rest {
            [] => break,
            ["drafted", more @ ..] => {
                members.push(("draft", Value::Int(1)));
                rest = more;
            }
            ["class", class, more @ ..] => {
                members[1].1 = text(class);
                rest = more;
            }
            ["doing", effects, more @ ..] => {
                let effects = phrase_circles::effects(world, effects)?;
                members.push(("effects", effects));
                rest = more;
            }
            ["reviewed", day, more @ ..] => {
                members.push(("review", text(day)));
                rest = more;
            }
            ["because", tension, more @ ..] => {
                members.push(("tension", id(world, tension)));
                rest = more;
            }
            ["surrogate", who, more @ ..] => {
                members.push(("surrogate", id(world, who)));
                rest = more;
            }
            [word, ..] => return Err(format!("`{word}` is not said of a proposal")),
        }
    }
    Ok(typed("proposal.open/1", &members))
}

/// An answer to the version there is, or to that of `with version=1`; `with news="…"` says what is new.
fn answer(world: &mut World, proposal: &str, word: &str, why: Option<&str>, twist: &mut Twist) -> Value {
    let mut members = vec![
        ("proposal", id(world, proposal)),
        ("version", version(world, proposal, twist)),
        ("answer", text(word)),
    ];
    if let Some(why) = why {
        members.push(("reason", said(world, why)));
    }
    if let Some(news) = twist.with.remove("news") {
        members.push(("news", said(world, &news)));
    }
    typed("proposal.respond/1", &members)
}

fn version(world: &World, proposal: &str, twist: &mut Twist) -> Value {
    let now = world
        .community()
        .proposal(&world.id_of(proposal))
        .map_or(1, |record| i64::from(record.version()));
    let said = twist.with.remove("version").and_then(|version| version.parse().ok());
    Value::Int(said.unwrap_or(now))
}

/// `… answering o1 doing "…"`.
fn revise(
    world: &mut World,
    proposal: &str,
    edit: &str,
    words: &str,
    rest: &[&str],
    twist: &mut Twist,
) -> Result<Value, String> {
    let mut members = vec![
        ("proposal", id(world, proposal)),
        ("version", version(world, proposal, twist)),
        ("edit", text(edit)),
        ("text", said(world, words)),
    ];
    match rest {
        [] => {}
        ["answering", objection] => members.push(("answers", Value::List(vec![id(world, objection)]))),
        ["doing", effects] => {
            let effects = phrase_circles::effects(world, effects)?;
            members.push(("effects", effects));
        }
        _ => return Err("a word is left over".to_string()), // Words of a story.
    }
    Ok(typed("proposal.revise/1", &members))
}

/// The closing that is due, or one that is not.
fn close(world: &World, proposal: &str) -> Value {
    let named = world.id_of(proposal);
    let due = world
        .community()
        .due(world.now_ms())
        .into_iter()
        .find_map(|act| match act {
            Act::ProposalClose(act) if act.proposal == named => Some(Act::ProposalClose(act)),
            _ => None, // Other closings.
        });
    due.map_or_else(
        || {
            typed(
                "proposal.close/1",
                &[
                    ("proposal", id(world, proposal)),
                    ("outcome", text("adopted")),
                    ("result", text(&named.to_string())),
                ],
            )
        },
        |act| act.write(),
    )
}

fn named<'a>(world: &'a World, name: &str) -> Result<&'a ProposalRecord, String> {
    let found = world.community().proposal(&world.id_of(name));
    found.ok_or_else(|| format!("{name} is no proposal"))
}

/// What a story looks at, if it is about proposals or objections.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let now_ms = world.now_ms();
    Some(match what {
        ["standing", "of", proposal] => {
            named(world, proposal).map(|record| world.community().proposal_stage(record, now_ms).stage.to_string())
        }
        ["end", "of", proposal] => named(world, proposal).map(|record| {
            record.stage_at(now_ms).ends_ms.map_or("never".to_string(), |ends_ms| {
                let hours = ends_ms / 3_600_000 % 24;
                format!("{} {hours:02}:00", world.community().day_of(ends_ms))
            })
        }),
        ["changed", "beside", proposal] => named(world, proposal).map(|record| {
            let changed = world.community().changed_meanwhile(record);
            let names: Vec<&str> = changed.iter().map(|agreement| agreement.name.as_str()).collect();
            if names.is_empty() {
                "nothing".to_string()
            } else {
                names.join(", ")
            }
        }),
        ["text", "of", proposal] => named(world, proposal).map(|record| {
            let text = record.shown(now_ms).text;
            text.map_or("none".to_string(), |text| world.text_of(&text))
        }),
        ["version", "of", proposal] => named(world, proposal).map(|record| record.version().to_string()),
        ["circle", "of", proposal] => {
            named(world, proposal).map(|record| world.community().circles()[record.circle as usize].slug.clone())
        }
        // Consent, concern, object, aside, and of how many.
        ["answers", "of", proposal] => named(world, proposal).map(|record| {
            let round = record.round().expect("it is answered");
            let counts = round.counts;
            let all = round.electorate.count();
            format!(
                "{} {} {} {} of {all}",
                counts.consent, counts.concern, counts.object, counts.aside
            )
        }),
        ["shown", "for", proposal] => {
            named(world, proposal).map(|record| record.round().map_or(0, |round| round.answers.len()).to_string())
        }
        ["objection", name] => match world.community().objection(&world.id_of(name)) {
            Some((record, objection)) => {
                let place = record.objections.iter().position(|one| one.id == objection.id);
                Ok(record.dispositions(now_ms)[place.expect("it stands there")].to_string())
            }
            None => Ok("none".to_string()),
        },
        ["facilitator", "for", proposal] => named(world, proposal).map(|record| {
            let facilitator = world.community().facilitator_of(record, now_ms);
            facilitator.map_or("nobody".to_string(), |member| world.name_of(member))
        }),
        ["asked", "of", who] => {
            let member = world.community().member_ix(&world.id_of(who));
            member.ok_or_else(|| "no such member".to_string()).map(|member| {
                let asks = world.community().waiting_for(member, now_ms);
                let words: Vec<&str> = asks.iter().map(|ask| ask.what.word()).collect();
                if words.is_empty() {
                    "nothing".to_string()
                } else {
                    words.join(", ")
                }
            })
        }
        _ => return None, // Looked at elsewhere.
    })
}
