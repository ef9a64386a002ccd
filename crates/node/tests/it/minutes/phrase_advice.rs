//! The phrases of advice, tensions, remarks and reviews; and what can be looked at.
//!
//! ```text
//! given: ada holds treasurer in commons with budget=500.00 agreements=hours     (by a vote of all)
//! ada frames "A printer" for treasurer in commons at t1 affecting ben, cai knowing dan costing 80.00 as d1
//! ada frames "The roof" for treasurer in commons at t1 knowing dan at once doing "adopt-agreement hours" as d1
//! ada asks again about d1 knowing eva
//! cai is affected by d1
//! ben advises stop on d1 "It is loud."
//! ada answers ben on d1 partly "At night only."
//! eva confirms the seeking of d1 "I asked around."
//! ada decides d1 "We buy it." reviewing 2026-05-01 doing …           (doing nothing: no effects any more)
//! ada withdraws the advice d1
//! ben contests d1 "Nobody asked the neighbours."
//! eva checks d1 fault "True."
//! ben takes over the advice d1
//! keeper moves d1 effective                     (the closing; the result is what the rules compute)
//! ada raises the tension "It is cold" in commons as x1
//! ada sends x1 to the role treasurer of commons  (the circle commons, the advice d1, the proposal p1, mediation)
//! ada closes the tension x1 "Solved."
//! ben remarks on d1 "Why?" as r1;   ada answers the remark r1 on d1 "Because."
//! ben finds that d1 worked partly "It is loud."
//! ```

use register::json::Value;
use rules::act::{Act, AdviceOutcome};
use rules::community::{Advice, SentTo, result_digest};
use rules::report;

use super::phrase::{cents, record, text};
use super::phrase_circles::effects;
use super::world::World;

/// The act that these words say, if they are about advice, tensions, remarks or reviews.
#[allow(clippy::too_many_lines)] // One phrase after another: a dictionary.
pub(super) fn act(world: &mut World, words: &[&str]) -> Option<Result<Value, String>> {
    Some(match words {
        ["frames", title, "for", role, "in", circle, "at", tier, rest @ ..] => frame(
            world,
            title,
            &[("role", role), ("circle", circle), ("tier", tier)],
            rest,
        ),
        ["asks", "again", "about", advice, rest @ ..] => {
            let members = vec![("type", text("advice.remind/1")), ("advice", id(world, advice))];
            with_rest(world, members, rest)
        }
        ["is", "affected", "by", advice] => Ok(of(world, "advice.join/1", advice, &[])),
        ["takes", "over", "the", "advice", advice] => Ok(of(world, "advice.succeed/1", advice, &[])),
        ["advises", stance, "on", advice, said] => {
            let said = note(world, said);
            Ok(of(
                world,
                "advice.give/1",
                advice,
                &[("stance", text(stance)), ("text", said)],
            ))
        }
        ["answers", "the", "remark", remark, "on", decision, said] => Ok(record(&[
            ("type", text("remark.add/1")),
            ("decision", id(world, decision)),
            ("to", id(world, remark)),
            ("text", note(world, said)),
        ])),
        ["answers", member, "on", advice, taken, why] => {
            let (member, why) = (id(world, member), note(world, why));
            let more = [("member", member), ("taken", text(taken)), ("why", why)];
            Ok(of(world, "advice.answer/1", advice, &more))
        }
        ["confirms", "the", "seeking", "of", advice, said @ ..] => {
            let said: Vec<_> = said.iter().map(|said| ("note", note(world, said))).collect();
            Ok(of(world, "advice.confirm/1", advice, &said))
        }
        ["decides", advice, said, rest @ ..] => {
            let members = vec![
                ("type", text("advice.decide/1")),
                ("advice", id(world, advice)),
                ("text", note(world, said)),
            ];
            with_rest(world, members, rest)
        }
        ["withdraws", "the", "advice", advice] => Ok(of(world, "advice.withdraw/1", advice, &[])),
        ["contests", advice, why] => {
            let why = note(world, why);
            Ok(of(world, "advice.contest/1", advice, &[("reason", why)]))
        }
        ["contests", advice, why, "over", ground] => {
            let why = note(world, why);
            let more = [("reason", why), ("ground", text(ground))];
            Ok(of(world, "advice.contest/1", advice, &more))
        }
        ["checks", advice, finding, why, "of", contest] => {
            let (why, contest) = (note(world, why), id(world, contest));
            let more = [("finding", text(finding)), ("reason", why), ("contest", contest)];
            Ok(of(world, "advice.check/1", advice, &more))
        }
        ["checks", advice, finding, why] => {
            let why = note(world, why);
            Ok(of(
                world,
                "advice.check/1",
                advice,
                &[("finding", text(finding)), ("reason", why)],
            ))
        }
        ["opens", "the", "vote", "in", circle, "doing", said] => vote(world, circle, said),
        ["says", "yes", "to", vote] => Ok(record(&[
            ("type", text("vote.cast/1")),
            ("vote", id(world, vote)),
            ("options", Value::Int(1)),
            ("ballot", record(&[("plain", text("yes"))])),
        ])),
        ["files", "what", "is", "due"] => {
            let due = world.community().due(world.now_ms());
            due.first().map(Act::write).ok_or_else(|| "nothing is due".to_string())
        }
        ["moves", advice, outcome @ ("effective" | "returned" | "lapsed")] => Ok(close(world, advice, outcome)),
        _ => return tension(world, words), // Words of something else.
    })
}

fn tension(world: &mut World, words: &[&str]) -> Option<Result<Value, String>> {
    let send = |world: &World, tension: &str, to: &str, more: &[(&str, Value)]| {
        let mut members = vec![
            ("type", text("tension.send/1")),
            ("tension", id(world, tension)),
            ("to", text(to)),
        ];
        members.extend_from_slice(more);
        record(&members)
    };
    Some(Ok(match words {
        ["raises", "the", "tension", what, rest @ ..] => {
            let mut members = vec![("type", text("tension.raise/1")), ("what", note(world, what))];
            if let ["in", circle] = rest {
                members.push(("circle", text(circle)));
            }
            record(&members)
        }
        ["sends", tension, "to", "the", "role", role, "of", circle] => send(
            world,
            tension,
            "role",
            &[("role", text(role)), ("circle", text(circle))],
        ),
        ["sends", tension, "to", "the", "circle", circle] => {
            send(world, tension, "circle", &[("circle", text(circle))])
        }
        ["sends", tension, "to", "the", way @ ("advice" | "proposal"), decision] => {
            send(world, tension, way, &[("decision", id(world, decision))])
        }
        ["sends", tension, "to", "mediation"] => send(world, tension, "mediation", &[]),
        ["closes", "the", "tension", tension, why] => record(&[
            ("type", text("tension.close/1")),
            ("tension", id(world, tension)),
            ("reason", note(world, why)),
        ]),
        ["remarks", "on", decision, said] => record(&[
            ("type", text("remark.add/1")),
            ("decision", id(world, decision)),
            ("text", note(world, said)),
        ]),
        ["finds", "that", decision, "worked", worked, said] => record(&[
            ("type", text("review.answer/1")),
            ("decision", id(world, decision)),
            ("worked", text(worked)),
            ("note", note(world, said)),
        ]),
        _ => return None, // Words of something else.
    }))
}

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

fn note(world: &mut World, said: &str) -> Value {
    world.note(said.trim_start_matches('"'))
}

fn of(world: &World, kind: &str, advice: &str, more: &[(&str, Value)]) -> Value {
    let mut members = vec![("type", text(kind)), ("advice", id(world, advice))];
    members.extend_from_slice(more);
    record(&members)
}

fn frame(world: &mut World, title: &str, what: &[(&str, &str)], rest: &[&str]) -> Result<Value, String> {
    let mut members = vec![("type", text("advice.frame/1"))];
    members.push(("title", note(world, title)));
    members.push(("text", note(world, &format!("{title}, told in full"))));
    members.extend(what.iter().map(|(name, value)| (*name, text(value))));
    with_rest(world, members, rest)
}

/// `affecting a, b knowing c costing 1.00 reviewing day because x1 at once doing effect`.
fn with_rest(world: &mut World, mut members: Vec<(&str, Value)>, rest: &[&str]) -> Result<Value, String> {
    let mut rest = rest;
    while let [word, more @ ..] = rest {
        let names = more.iter().take_while(|name| name.ends_with(',')).count() + 1;
        let named = || {
            let named = more.iter().take(names);
            Value::List(named.map(|name| id(world, name.trim_end_matches(','))).collect())
        };
        let (field, value, taken) = match (*word, more) {
            ("affecting", _) => ("affected", named(), names),
            ("knowing", _) => ("experts", named(), names),
            ("costing", [cost, ..]) => ("cost", Value::Int(cents(cost)?), 1),
            ("reviewing", [day, ..]) => ("review", text(day), 1),
            ("because", [tension, ..]) => ("tension", id(world, tension), 1),
            ("at", ["once", ..]) => ("emergency", Value::Int(1), 1),
            ("doing", ["nothing", ..]) => ("effects", Value::List(Vec::new()), 1),
            ("doing", [effect, ..]) => ("effects", effects(world, effect)?, 1),
            _ => return Err(format!("`{word}` is not said here")),
        };
        members.push((field, value));
        rest = more.get(taken..).ok_or("somebody is missing")?;
    }
    Ok(record(&members))
}

/// The closing that claims this outcome; its result is what the rules compute for it.
fn close(world: &World, advice: &str, outcome: &str) -> Value {
    let community = world.community();
    let word = AdviceOutcome::from_word(outcome).expect("one of the three");
    let found = community.advice(&world.id_of(advice));
    let result = found.map_or(world.id_of(advice), |advice| {
        result_digest(&community.advice_result(advice, word, world.now_ms()))
    });
    of(
        world,
        "advice.close/1",
        advice,
        &[("outcome", text(outcome)), ("result", text(&result.to_string()))],
    )
}

/// A yes/no vote on these effects, without deliberation.
fn vote(world: &mut World, circle: &str, said: &str) -> Result<Value, String> {
    let title = world.note("What is given");
    let option = record(&[("title", world.note("So be it")), ("effects", effects(world, said)?)]);
    Ok(record(&[
        ("type", text("vote.open/1")),
        ("circle", text(circle)),
        ("class", text("operational")),
        ("method", text("yes-no")),
        ("title", title),
        ("options", Value::List(vec![option])),
        ("deliberation_hours", Value::Int(0)),
        ("voting_hours", Value::Int(1)),
    ]))
}

/// `given: ada holds treasurer in commons with budget=500.00 agreements=hours,menu`: all vote to make the role, and to
/// fill it. `given: tools has agreed on 500 things`: all of its members vote for so many agreements.
pub(super) fn given(world: &mut World, words: &[&str]) -> Result<(), String> {
    if let [circle, "has", "agreed", "on", number, "things"] = words {
        return agreed(world, circle, number);
    }
    let [who, "holds", role, "in", circle, rest @ ..] = words else {
        return Err("who holds which role where?".to_string());
    };
    let kind = match *role {
        "facilitator" | "secretary" => role,
        _ => "role", // Any other name.
    };
    let mut open = format!("open-role circle={circle} role={role} kind={kind}");
    for option in rest.iter().filter(|word| word.contains('=')) {
        open.push_str(&format!(" {option}"));
    }
    let is_there = world.community().circle_place(circle);
    let is_there = is_there.and_then(|place| world.community().role(place, role)).is_some();
    let fill = format!("fill-role circle={circle} role={role} member={who}");
    let root = world.community().circles().first().map(|first| first.slug.clone());
    let root = root.ok_or("nothing is founded")?;
    if is_there {
        return by_vote(world, circle, &fill);
    }
    if *circle == root || !open.contains(" budget=") {
        return by_vote(world, circle, &format!("{open}; {fill}"));
    }
    // Money to spend alone is given by everybody.
    by_vote(world, &root, &open)?;
    by_vote(world, circle, &fill)
}

fn agreed(world: &mut World, circle: &str, number: &str) -> Result<(), String> {
    let number: usize = number.parse().map_err(|_| "on how many things?")?;
    let adopt = |number: usize| format!("adopt-agreement {circle}-{number}");
    let all: Vec<String> = (1..=number).map(adopt).collect();
    // A decision has eight effects at most.
    all.chunks(8)
        .try_for_each(|some| by_vote(world, circle, &some.join("; ")))
}

/// A vote by all who can, on these effects, and its closing.
fn by_vote(world: &mut World, circle: &str, said: &str) -> Result<(), String> {
    let refused = |refusal: rules::Refusal| format!("{} {:?}", refusal.code(), refusal.fields());
    let place = world.community().circle_place(circle).ok_or("no such circle")?;
    let electorate = world.community().electorate(place);
    let ids: Vec<_> = electorate
        .members()
        .iter()
        .map(|one| world.community().member(*one).id)
        .collect();
    let voters = world.names_of(&ids);
    let first = voters.first().ok_or("nobody votes")?.clone();
    let open = format!("{first} opens the vote in {circle} doing \"{said}\" as given-vote");
    world.act(&open)?.map_err(refused)?;
    for voter in &voters {
        world
            .act(&format!("{voter} says yes to given-vote"))?
            .map_err(refused)?;
    }
    world.direct("later 1 hour")?;
    world.act(&format!("{first} files what is due"))?.map_err(refused)
}

/// What can be seen of advice, tensions and what waits.
#[allow(clippy::too_many_lines)] // One phrase after another: a dictionary.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let community = world.community();
    let now_ms = world.now_ms();
    let advice = |name: &str| community.advice(&world.id_of(name)).ok_or("no such advice process");
    let seen = match what {
        ["advice", name] => advice(name).map(|advice| community.advice_stage(advice, now_ms).to_string()),
        ["tier", name] => advice(name).map(|advice| advice.tier.to_string()),
        ["asked", name] => advice(name).map(|advice| asked(world, advice)),
        ["effective", name] => advice(name).map(|advice| {
            let decided = advice.decided.as_ref();
            decided.is_some_and(|decided| decided.in_effect.is_some()).to_string()
        }),
        ["checkers", name] => advice(name).map(|advice| {
            let contests = advice.decided.iter().flat_map(|decided| &decided.contests);
            let of_one = |contest: &rules::community::Contest| {
                let checkers = contest.checkers.iter();
                let ids: Vec<_> = checkers.map(|checker| community.member(checker.member).id).collect();
                world.names_of(&ids).join(", ")
            };
            contests.map(of_one).collect::<Vec<_>>().join("; ")
        }),
        // What a role has taken of its budget in this term: `12.50 of 500.00`.
        ["taken", "by", role, "in", circle] => {
            let place = community.circle_place(circle);
            let role = place.and_then(|place| Some((place, community.role(place, role)?)));
            role.ok_or("no such role").map(|(place, role)| {
                let (budget, taken) = community.budget_of(place, role, now_ms);
                let money = |amount: u64| format!("{}.{:02}", amount / 100, amount % 100);
                format!("{} of {}", money(taken), money(budget))
            })
        }
        ["emergencies", name] => advice(name).map(|advice| {
            let (count, flagged) = community.emergencies_of(advice.circle, advice.role, now_ms);
            format!("{count}{}", if flagged { ", flagged" } else { "" })
        }),
        ["waiting", who] => {
            let member = community.member_ix(&world.id_of(who))?;
            let waiting = report::waiting_for(community, member, now_ms);
            let one = |one: &report::Waiting| match one.reminder(now_ms) {
                Some(reminder) => format!("{} ({reminder})", one.kind),
                None => one.kind.to_string(),
            };
            Ok(listed(waiting.iter().map(one).collect()))
        }
        ["calendar", who] => {
            let member = community.member_ix(&world.id_of(who))?;
            let items = report::calendar_items(community, member, now_ms);
            let one = |item: &report::AgendaItem| match item.time {
                report::AgendaTime::At(at_ms) => format!("{} {}", item.kind, community.day_of(at_ms)),
                report::AgendaTime::On(day) => format!("{} {day}", item.kind),
            };
            let kept = items
                .iter()
                .filter(|item| item.kind != report::AgendaKind::AgreementReview);
            Ok(listed(kept.map(one).collect()))
        }
        ["tension", name] => community
            .tension(&world.id_of(name))
            .ok_or("no such tension")
            .map(|tension| {
                if tension.closed.is_some() {
                    return "closed".to_string();
                }
                tension
                    .sendings
                    .last()
                    .map_or("raised".to_string(), |last| match last.to {
                        SentTo::Role(_, _) => "with a role".to_string(),
                        SentTo::Circle(_) => "with a circle".to_string(),
                        SentTo::Decision(_) => "in a decision".to_string(),
                        SentTo::Mediation => "in mediation".to_string(),
                    })
            }),
        ["decisions", "from", name] => community
            .tension(&world.id_of(name))
            .ok_or("no such tension")
            .map(|tension| world.names_of(&tension.decisions).join(", ")),
        ["agreed", "version", "of", name] => Ok(community.agreement(name).map_or("none".to_string(), |agreement| {
            let today = community.day_of(now_ms);
            let version = agreement.on(today, u64::MAX);
            version.map_or("none".to_string(), |version| version.version.to_string())
        })),
        ["remarks", "on", name] => Ok(community.remarks_of(&world.id_of(name)).count().to_string()),
        ["reviews", "of", name] => {
            let reviews = community.reviews_of(&world.id_of(name));
            Ok(listed(reviews.map(|(_, review)| review.worked.to_string()).collect()))
        }
        _ => return None, // Something else is looked at.
    };
    Some(seen.map_err(str::to_string))
}

fn listed(words: Vec<String>) -> String {
    if words.is_empty() {
        "nothing".to_string()
    } else {
        words.join(", ")
    }
}

fn asked(world: &World, advice: &Advice) -> String {
    let ids: Vec<_> = advice
        .asked
        .keys()
        .map(|member| world.community().member(*member).id)
        .collect();
    world.names_of(&ids).join(", ")
}
