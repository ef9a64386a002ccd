//! The phrases of drawing people: who opens a draw, seals a secret and opens it; and whom it drew.

use register::Hash;
use register::json::Value;
use rules::community::seal;

use super::phrase::{text, typed};
use super::world::World;

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

/// A story's secrets follow from who seals them, and in which draw: stories are told the same way each time.
fn secret(world: &World, who: &str, draw: &str) -> (Hash, Hash) {
    let id = world.id_of(draw);
    let member = world.id_of(who);
    let attempt = world
        .community()
        .draw(&id)
        .map_or(1, |draw| draw.view(world.now_ms()).attempt);
    let secret = Hash::of(&[who.as_bytes(), draw.as_bytes(), &attempt.to_be_bytes()]);
    (secret, seal(&id, attempt, &member, &secret))
}

/// The act that these words say, if they speak of draws or panels.
pub(super) fn act(world: &mut World, who: &str, words: &[&str]) -> Option<Value> {
    Some(match words {
        ["draws", seats, "of", circle, why] => {
            let purpose = world.note(why.trim_start_matches('"'));
            let seats = seats.parse().map_or(Value::Int(0), Value::Int);
            typed(
                "draw.open/1",
                &[("circle", text(circle)), ("seats", seats), ("purpose", purpose)],
            )
        }
        ["seals", "a", "secret", "in", draw] => {
            let (_, sealed) = secret(world, who, draw);
            typed(
                "draw.commit/1",
                &[("draw", id(world, draw)), ("seal", text(&sealed.to_string()))],
            )
        }
        ["opens", "their", "secret", "in", draw] => {
            let (secret, _) = secret(world, who, draw);
            typed(
                "draw.reveal/1",
                &[("draw", id(world, draw)), ("secret", text(&secret.to_string()))],
            )
        }
        ["opens", "another", "secret", "in", draw] => {
            let other = Hash::of(&[b"another"]).to_string();
            typed("draw.reveal/1", &[("draw", id(world, draw)), ("secret", text(&other))])
        }
        ["publishes", "the", "report", "of", proposal, report] => {
            let report = world.note(report.trim_start_matches('"'));
            typed(
                "panel.report/1",
                &[("proposal", id(world, proposal)), ("report", report)],
            )
        }
        _ => return None, // Words, not an enum of ours.
    })
}

/// What a story looks at, if it is about draws.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let found = |name: &str| {
        let draw = world.community().draw(&world.id_of(name));
        draw.ok_or_else(|| format!("{name} is no draw"))
    };
    let names = |members: &mut dyn Iterator<Item = rules::community::MemberIx>| {
        let names: Vec<String> = members.map(|member| world.name_of(member)).collect();
        if names.is_empty() {
            "nobody".to_string()
        } else {
            names.join(", ")
        }
    };
    Some(match what {
        ["draw", name] => found(name).map(|draw| draw.view(world.now_ms()).stage.to_string()),
        ["attempt", "of", name] => found(name).map(|draw| draw.view(world.now_ms()).attempt.to_string()),
        ["drawn", "by", name] => found(name).map(|draw| {
            let drawn = draw
                .drawn
                .iter()
                .flat_map(|drawn| drawn.groups.iter().flatten().copied());
            names(&mut drawn.into_iter())
        }),
        ["out", "of", name] => found(name).map(|draw| names(&mut draw.out_at(world.now_ms()).into_iter())),
        ["panel", "of", name] => {
            let record = world.community().proposal(&world.id_of(name));
            let record = record.ok_or_else(|| format!("{name} is no proposal"));
            record.map(|record| {
                let panel = record.panel.as_ref().and_then(|panel| panel.members.as_ref());
                names(&mut panel.into_iter().flat_map(|members| members.members().iter().copied()))
            })
        }
        _ => return None, // Looked at elsewhere.
    })
}
