//! The phrases of voting: opening, adding options, ballots, closing; and what can be looked at.
//!
//! ```text
//! ada opens a vote by schulze on "Where to meet" with options="Café;Library" as v1
//! ben votes 2 > 1 = 0 on v1          a ranking; 0 is leaving things as they are
//! ben votes 1:5 2:3 on v1            points or dots
//! ben votes for 1 2 on v1            approvals; `votes for nothing`
//! ben votes yes on v1                or no, or abstain
//! ben votes yes on v1 in workers     where several houses decide
//! ben suggests "Smaller" on v1 as a1 as one of those who sit for the houses; `cai agrees to a1 on v1`
//! ada closes the vote v1             as the rules compute it; `with outcome=adopted` claims another
//! ```

use register::json::Value;
use rules::Act;
use rules::community::{Marks, Vote};
use rules::field::Field;

use super::phrase::{record, text};
use super::phrase_circles;
use super::world::{Twist, World};

/// The act that these words say, if they are about a vote.
pub(super) fn act(world: &mut World, words: &[&str], twist: &mut Twist) -> Option<Result<Value, String>> {
    Some(match words {
        ["opens", "a", "vote", "by", method, "on", title, rest @ ..] => open(world, method, title, rest, twist),
        ["adds", "the", "option", title, "to", vote, rest @ ..] => option(world, title, rest).map(|option| {
            record(&[
                ("type", text("vote.option/1")),
                ("vote", id(world, vote)),
                ("option", option),
            ])
        }),
        ["votes", ballot @ .., "on", vote, "in", house] => cast(world, ballot, vote, Some(house), twist),
        ["votes", ballot @ .., "on", vote] => cast(world, ballot, vote, None, twist),
        ["takes", "back", "the", "ballot", "on", vote, "in", house] => Ok(record(&[
            ("type", text("vote.take-back/1")),
            ("vote", id(world, vote)),
            ("house", text(house)),
        ])),
        ["takes", "back", "the", "ballot", "on", vote] => Ok(named(world, "vote.take-back/1", vote)),
        ["suggests", title, "on", vote] => {
            let effect: Vec<String> = twist
                .with
                .remove("effect")
                .map(|effect| format!("effect={effect}"))
                .into_iter()
                .collect();
            let effect: Vec<&str> = effect.iter().map(String::as_str).collect();
            option(world, title, &effect).map(|option| {
                record(&[
                    ("type", text("conference.suggest/1")),
                    ("vote", id(world, vote)),
                    ("option", option),
                ])
            })
        }
        ["agrees", "to", amendment, "on", vote] => Ok(record(&[
            ("type", text("conference.agree/1")),
            ("vote", id(world, vote)),
            ("amendment", id(world, amendment)),
        ])),
        ["withdraws", "the", "vote", vote] => Ok(named(world, "vote.withdraw/1", vote)),
        ["asks", "to", "pause", "the", "vote", vote] => {
            let reason = world.note("It cannot be undone.");
            Ok(record(&[
                ("type", text("vote.pause/1")),
                ("vote", id(world, vote)),
                ("reason", reason),
            ]))
        }
        ["closes", "the", "vote", vote] => Ok(close(world, vote, twist)),
        _ => return None, // Words of something else.
    })
}

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

fn named(world: &World, kind: &str, vote: &str) -> Value {
    record(&[("type", text(kind)), ("vote", id(world, vote))])
}

/// A house: `workers`, or `workers:approval` where it has a method of its own.
fn house(said: &str) -> Value {
    match said.split_once(':') {
        Some((circle, method)) => record(&[("circle", text(circle)), ("method", text(method))]),
        None => record(&[("circle", text(said))]),
    }
}

/// `houses="workers;readers:approval" topic=money class=policy seats=2 points=5 budget=1000 talk=0 for=48 people=1 in=all
/// because=x1 options="A;B"`; and for one option, `doing="retire-agreement tea"`.
fn open(world: &mut World, method: &str, title: &str, rest: &[&str], twist: &mut Twist) -> Result<Value, String> {
    let circle = world.community().circles().first().map(|circle| circle.slug.clone());
    let mut members = vec![
        ("type", text("vote.open/1")),
        ("method", text(method)),
        ("title", world.note(title.trim_start_matches('"'))),
    ];
    let (mut class, mut circle) = ("operational".to_string(), circle.unwrap_or_default());
    let mut options = Vec::new();
    let mut doing = None;
    for pair in rest {
        let (name, value) = pair
            .split_once('=')
            .ok_or_else(|| format!("`{pair}` is not said of a vote"))?;
        let value = value.trim_start_matches('"');
        match name {
            "class" => class = value.to_string(),
            "in" => circle = value.to_string(),
            "topic" => members.push(("topic", text(value))),
            "talk" => members.push(("deliberation_hours", number(value)?)),
            "for" => members.push(("voting_hours", number(value)?)),
            "seats" | "points" | "budget" | "people" => {
                let name = ["seats", "points", "budget", "people"]
                    .into_iter()
                    .find(|one| *one == name);
                members.push((name.expect("it is one of them"), number(value)?));
            }
            "because" => members.push(("tension", id(world, value))),
            "options" => options = value.split(';').map(str::to_string).collect(),
            "houses" => members.push(("houses", Value::List(value.split(';').map(house).collect()))),
            "doing" => doing = Some(phrase_circles::effects(world, value)?),
            _ => return Err(format!("`{name}` is not said of a vote")),
        }
    }
    if options.is_empty() {
        options.push(title.trim_start_matches('"').to_string());
    }
    let effects = twist.with.remove("effect");
    let options = options.iter().map(|said| {
        // `title@cost`, and the same effect for each, or the one of its number.
        let (title, cost) = said
            .split_once('@')
            .map_or((said.as_str(), None), |(title, cost)| (title, Some(cost)));
        let mut rest: Vec<String> = cost.map(|cost| format!("cost={cost}")).into_iter().collect();
        rest.extend(effects.as_ref().map(|effect| format!("effect={effect}")));
        option(world, title, &rest.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let mut options = options.collect::<Result<Vec<_>, _>>()?;
    if let (Some(effects), [Value::Record(option)]) = (doing, options.as_mut_slice()) {
        option.insert("effects".to_string(), effects);
    }
    members.extend([
        ("class", text(&class)),
        ("circle", text(&circle)),
        ("options", Value::List(options)),
    ]);
    Ok(record(&members))
}

/// An option: `cost=1000`, `effect=fill-role:circle:role:member`, `effect=exclude:member`, `effect=pay:from:to:cents`.
fn option(world: &mut World, title: &str, rest: &[&str]) -> Result<Value, String> {
    let mut members = vec![("title", world.note(title.trim_start_matches('"')))];
    for pair in rest {
        match pair.split_once('=') {
            Some(("cost", cost)) => members.push(("cost", number(cost)?)),
            Some(("effect", effect)) => {
                members.push(("effects", Value::List(vec![said_effect(world, effect)?])));
            }
            Some(_) | None => return Err(format!("`{pair}` is not said of an option")),
        }
    }
    Ok(record(&members))
}

fn said_effect(world: &World, effect: &str) -> Result<Value, String> {
    let words: Vec<&str> = effect.trim_start_matches('"').split(':').collect();
    Ok(match words.as_slice() {
        ["fill-role", circle, role, member] => record(&[
            ("does", text("fill-role")),
            ("circle", text(circle)),
            ("role", text(role)),
            ("member", id(world, member)),
        ]),
        ["open-role", circle, role] => record(&[
            ("does", text("open-role")),
            ("circle", text(circle)),
            ("role", text(role)),
            ("name", text(role)),
            ("kind", text("role")),
            ("purpose", text("To see to it.")),
        ]),
        ["exclude", member] => record(&[("does", text("exclude-member")), ("member", id(world, member))]),
        ["move", from, to, amount] => {
            let amount: i64 = amount.parse().map_err(|_| "an amount in cents")?;
            let side = |account: &str, amount| record(&[("account", text(account)), ("amount", Value::Int(amount))]);
            record(&[
                ("does", text("move-value")),
                ("postings", Value::List(vec![side(from, -amount), side(to, amount)])),
            ])
        }
        _ => return Err(format!("`{effect}` is no effect that a story can say")),
    })
}

fn number(text: &str) -> Result<Value, String> {
    text.parse()
        .map(Value::Int)
        .map_err(|_| format!("`{text}` is no number"))
}

/// A ballot. `with seen=2` says how many options were seen, where it is not all of them.
fn cast(world: &World, ballot: &[&str], vote: &str, house: Option<&str>, twist: &mut Twist) -> Result<Value, String> {
    let options = world
        .community()
        .vote(&world.id_of(vote))
        .map_or(1, |vote| vote.options.len());
    let options = match twist.with.remove("options") {
        Some(options) => number(&options)?,
        None => Value::Int(i64::try_from(options).expect("few")),
    };
    let numbers = |words: &[&str]| words.iter().map(|word| number(word)).collect::<Result<Vec<_>, _>>();
    let said = match ballot {
        ["yes" | "no" | "abstain"] => ("plain", text(ballot[0])),
        ["for", "nothing"] => ("approve", Value::List(Vec::new())),
        ["for", options @ ..] => ("approve", Value::List(numbers(options)?)),
        ["blank"] => ("ranking", Value::List(Vec::new())),
        ["no", "points"] => ("points", Value::List(Vec::new())),
        points if points.iter().all(|word| word.contains(':')) => {
            let point = |word: &&str| {
                let (option, points) = word.split_once(':').expect("every word has one");
                Ok(record(&[("option", number(option)?), ("points", number(points)?)]))
            };
            (
                "points",
                Value::List(points.iter().map(point).collect::<Result<Vec<_>, String>>()?),
            )
        }
        ranking => {
            let groups = ranking.split(|word| *word == ">").map(|group| {
                let group: Vec<&str> = group.iter().copied().filter(|word| *word != "=").collect();
                numbers(&group).map(Value::List)
            });
            ("ranking", Value::List(groups.collect::<Result<Vec<_>, _>>()?))
        }
    };
    let mut members = vec![
        ("type", text("vote.cast/1")),
        ("vote", id(world, vote)),
        ("options", options),
        ("ballot", record(&[said])),
    ];
    members.extend(house.map(|house| ("house", text(house))));
    Ok(record(&members))
}

/// The closing as the rules compute it; before its time, or of no vote, one that claims something.
fn close(world: &World, vote: &str, twist: &mut Twist) -> Value {
    let id = world.id_of(vote);
    let outcome = twist.with.remove("outcome");
    let (computed, result) = match world.community().vote_closing(&id, world.now_ms()) {
        Some(Act::VoteClose(act)) => (act.outcome.word().to_string(), act.result.write()),
        Some(_) | None => ("adopted".to_string(), text(&id.to_string())),
    };
    record(&[
        ("type", text("vote.close/1")),
        ("vote", text(&id.to_string())),
        ("outcome", text(&outcome.unwrap_or(computed))),
        ("result", result),
    ])
}

/// What can be seen of a vote: `stage of v1`, `electorate of v1`, `ballots of v1`, `shown of v1`, `winners of v1`,
/// `outcome of v1`, `for of v1`, `against of v1`, `needed of v1`, `left of v1`, `lot of v1`, `ballot of ada on v1`; each of
/// them `in workers` where several houses decide; `position of v1 in workers`, `conference of v1`, `seated on v1`, `seats of v1`; `voices of
/// v1`, `own voices of ada on v1`.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let community = world.community();
    let (what, house) = match what {
        [what @ .., "in", house] => (what, Some(*house)),
        what => (what, None),
    };
    let (what, name, who) = match what {
        ["ballot", "of", who, "on", vote] => ("ballot", *vote, *who),
        ["seated", "on", vote] => ("seated", *vote, ""),
        ["own", "voices", "of", who, "on", vote] => ("own voices", *vote, *who),
        [what, "of", vote] => (*what, *vote, ""),
        _ => return None, // Something else is looked at.
    };
    let whole = community.vote(&world.id_of(name))?;
    let vote = match house {
        Some(house) => whole.part_of(world.circle(house).ok()?)?,
        None => whole,
    };
    let running = || community.running(vote);
    Some(Ok(match what {
        "stage" => vote.stage_at(world.now_ms()).to_string(),
        "electorate" => running().electorate.to_string(),
        "left" => running().left.to_string(),
        "ballots" => vote.ballots().to_string(),
        "shown" => vote.shown_ballots().count().to_string(),
        "winners" => listed(&ended_or_running(world, vote).winners),
        "outcome" => match &vote.end {
            Some(end) => end.outcome.map_or("none".to_string(), |outcome| outcome.to_string()),
            None => running().standing.outcome.to_string(),
        },
        "for" => ended_or_running(world, vote).in_favour.to_string(),
        "against" => ended_or_running(world, vote).against.to_string(),
        "needed" => ended_or_running(world, vote).needed.to_string(),
        "voices" => match community.weighing_of(vote) {
            Some(weighed) => weighed.all().to_string(),
            None => running().electorate.to_string(),
        },
        "own voices" => {
            let member = community.member_ix(&world.id_of(who))?;
            community.own_voices(vote, member).to_string()
        }
        "position" => {
            let houses = community.houses_of(whole);
            let own = houses.iter().find(|one| one.circle == vote.circle)?;
            own.position.to_string()
        }
        "conference" => whole.conference.as_ref()?.stage_at(world.now_ms()).to_string(),
        "seats" => {
            let seated = whole.conference.as_ref()?.seated.iter();
            let seats: Vec<String> = seated.map(|house| house.len().to_string()).collect();
            seats.join(", ")
        }
        "seated" => {
            let seated = whole.conference.as_ref()?.seated.iter().flatten();
            let names: Vec<String> = seated.map(|member| world.name_of(*member)).collect();
            names.join(", ")
        }
        "lot" => if running().by_lot { "drawn" } else { "not drawn" }.to_string(),
        "ballot" => {
            let member = community.member_ix(&world.id_of(who))?;
            vote.ballot_of(member).map_or("none".to_string(), |marks| told(&marks))
        }
        _ => return None, // Something else is looked at.
    }))
}

fn ended_or_running(world: &World, vote: &Vote) -> rules::community::Standing {
    let ended = vote.end.as_ref().and_then(|end| end.standing.clone());
    ended.unwrap_or_else(|| world.community().running(vote).standing)
}

fn listed(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    if words.is_empty() {
        "none".to_string()
    } else {
        words.join(" ")
    }
}

fn told(marks: &Marks) -> String {
    match marks {
        Marks::Plain(plain) => plain.to_string(),
        Marks::Approves(options) => listed(options),
        Marks::Points(points) => {
            let words: Vec<String> = points
                .iter()
                .map(|(option, points)| format!("{option}:{points}"))
                .collect();
            words.join(" ")
        }
        Marks::Ranking(groups) => {
            let groups: Vec<String> = groups
                .iter()
                .map(|group| {
                    let words: Vec<String> = group.iter().map(ToString::to_string).collect();
                    words.join(" = ")
                })
                .collect();
            groups.join(" > ")
        }
    }
}
