//! The part of the storm that decides by advice, raises tensions, remarks and reviews.

use rules::community::{Advice, AdviceStage, Gate};

use super::histories::Chance;
use super::world::World;

/// The role that decides by advice in a storm, made and filled.
pub(super) fn cook(root: &str, who: &str) -> String {
    let open = format!("open-role circle={root} role=cook budget=900.00 agreements=menu");
    format!("ada has {root} decide as operational \"{open}; fill-role circle={root} role=cook member={who}\"")
}

/// Another cook, by a vote that closes as soon as all have voted: no time passes.
fn another_cook(people: &[String], root: &str, who: &str, step: u64) -> Vec<String> {
    let mut lines = vec![format!(
        "{who} opens the vote in {root} doing \"fill-role circle={root} role=cook member={who}\" as g{step}"
    )];
    lines.extend(people.iter().map(|one| format!("{one} says yes to g{step}")));
    lines.push(format!("{who} closes the vote g{step}"));
    lines
}

/// What somebody does about advice, tensions, remarks or reviews.
pub(super) fn sentences(chance: &mut Chance, people: &[String], world: &World, step: u64) -> Vec<String> {
    let who = one(chance, people);
    let community = world.community();
    let root = community.circles()[0].slug.clone();
    let holder = community
        .role(0, "cook")
        .and_then(|role| community.roles(0)[role as usize].holder());
    let cook_now = holder.map_or(who.clone(), |holder| world.name_of(holder));
    let recent: Vec<&Advice> = community.advices().iter().rev().take(4).collect();
    let mut lines = around(chance, people, world, step);
    if recent.is_empty() || chance.below(5) == 0 {
        lines.push(frame(chance, people, &cook_now, &root, step));
        return lines;
    }
    if chance.below(12) == 0 {
        // A successor finds what the last cook has begun.
        let mut others = people.iter().take(4).filter(|one| **one != cook_now);
        if let (Some(first), Some(second), Some(third)) = (others.next(), others.next(), others.next()) {
            lines.push(format!(
                "{cook_now} frames \"Soup {step}\" for cook in {root} at t1 affecting {first} knowing {second} as y{step}"
            ));
            lines.push(format!("{cook_now} lays down cook in {root}"));
            lines.extend(another_cook(people, &root, third, step));
            lines.push(format!("{third} takes over the advice y{step}"));
        }
        return lines;
    }
    if holder.is_none() {
        lines.extend(another_cook(people, &root, &who, step));
    }
    let advice = recent[usize::try_from(chance.below(recent.len() as u64)).expect("few")];
    lines.extend(about(chance, people, world, advice));
    lines
}

fn about(chance: &mut Chance, people: &[String], world: &World, advice: &Advice) -> Vec<String> {
    let name = world.name_of_act(advice.id);
    let decider = world.name_of(advice.decider);
    let who = one(chance, people);
    let everybody = |said: &str| people.iter().map(|one| format!("{one} {said}")).collect::<Vec<_>>();
    if advice.lost_ms.is_some() && advice.decided.is_none() {
        return everybody(&format!("takes over the advice {name}"));
    }
    let close = |outcome: &str| format!("{who} moves {name} {outcome}");
    match world.community().advice_stage(advice, world.now_ms()) {
        AdviceStage::Seeking | AdviceStage::Weighing => {
            let stance = chance.of(&["go", "mind", "stop"]);
            // Whoever facilitates, if too few answered.
            let confirm = matches!(advice.gate_at(world.now_ms()), Gate::TooFew { .. });
            let mut lines = match chance.below(6) {
                _ if confirm => everybody(&format!("confirms the seeking of {name} \"I asked.\"")),
                0 => vec![format!("{who} is affected by {name}"), close("lapsed")],
                1..=2 => everybody(&format!("advises {stance} on {name} \"So I see it.\"")),
                4 => vec![format!("{decider} asks again about {name} knowing {who}")],
                _ => vec![format!("{decider} asks again about {name}")],
            };
            lines.extend(
                people
                    .iter()
                    .map(|one| format!("{decider} answers {one} on {name} partly \"In part.\"")),
            );
            lines.push(match chance.below(12) {
                0 => format!("{decider} withdraws the advice {name}"),
                1 => format!("{decider} decides {name} \"Soup.\" doing \"adopt-agreement menu operational 'Soup.'\""),
                _ => format!("{decider} decides {name} \"As I said.\""),
            });
            lines
        }
        AdviceStage::Decided => vec![
            format!("{who} contests {name} \"Nobody asked me.\""),
            close("effective"),
            close("returned"),
        ],
        AdviceStage::Effective | AdviceStage::Reviewed | AdviceStage::Emergency => match chance.below(4) {
            0 => vec![
                format!("{who} contests {name} \"Nobody asked me.\""),
                format!("{decider} answers {who} on {name} not \"No.\""),
            ],
            1 => {
                let finding = chance.of(&["fault", "fault", "sound"]);
                everybody(&format!("checks {name} {finding} \"I looked.\""))
            }
            2 => vec![format!("{who} finds that {name} worked partly \"A little.\"")],
            _ => vec![format!("{who} advises stop on {name} \"Late.\""), close("returned")],
        },
        AdviceStage::Returned => vec![format!("{decider} asks again about {name}")],
        AdviceStage::Withdrawn | AdviceStage::Lapsed => vec![format!("{who} remarks on {name} \"Over?\"")],
    }
}

fn frame(chance: &mut Chance, people: &[String], cook: &str, root: &str, step: u64) -> String {
    let (affected, expert, other) = (one(chance, people), one(chance, people), one(chance, people));
    let what = format!("{cook} frames \"Soup {step}\" for cook in {root}");
    let asked = format!("affecting {affected} knowing {expert}, {other}");
    match chance.below(8) {
        0 => format!("{what} at t0 as y{step}"),
        1 => format!("{what} at t1 {asked} at once as y{step}"),
        2 => format!("{what} at t1 {asked} costing 2000.00 as y{step}"),
        3 => format!(
            "{what} at t2 {asked} costing 800.00 because x{} as y{step}",
            step.saturating_sub(7)
        ),
        4..=5 => format!("{what} at t2 {asked} costing 20.00 as y{step}"),
        _ => format!("{what} at t1 {asked} costing 20.00 as y{step}"),
    }
}

/// Tensions and remarks.
fn around(chance: &mut Chance, people: &[String], world: &World, step: u64) -> Vec<String> {
    let who = one(chance, people);
    let root = world.community().circles()[0].slug.clone();
    let tension = world.community().tensions().last();
    let decision = world
        .community()
        .advices()
        .last()
        .map(|advice| world.name_of_act(advice.id));
    let decision = decision.unwrap_or_else(|| "y-nothing".to_string());
    let (Some(tension), 1..) = (tension, chance.below(4)) else {
        return vec![format!(
            "{who} raises the tension \"It is cold {step}\" in {root} as x{step}"
        )];
    };
    let name = world.name_of_act(tension.id);
    let by = tension.by.map_or_else(|| who.clone(), |by| world.name_of(by));
    let speaker = if chance.below(6) == 0 { who.clone() } else { by };
    vec![match chance.below(7) {
        0 => format!("{speaker} sends {name} to the circle {root}"),
        1 => format!("{speaker} sends {name} to the role cook of {root}"),
        2 => format!("{speaker} sends {name} to the advice {decision}"),
        3 => format!("{speaker} sends {name} to mediation"),
        4 => format!("{speaker} closes the tension {name} \"It is warm.\""),
        5 => format!("{who} remarks on {decision} \"Why {step}?\" as z{step}"),
        _ => format!(
            "{who} answers the remark z{} on {decision} \"So.\"",
            step.saturating_sub(3)
        ),
    }]
}

fn one(chance: &mut Chance, people: &[String]) -> String {
    let place = usize::try_from(chance.below(people.len() as u64)).expect("few");
    people[place].clone()
}
