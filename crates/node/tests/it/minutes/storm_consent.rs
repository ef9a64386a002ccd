//! The storm's proposals, objections and selections: said by anybody, about what stands where it would fit, mostly.

use rules::community::{ProposalRecord, Stage};

use super::histories::Chance;
use super::world::World;

/// Sentences about proposals, at random; `step` makes their names.
pub(super) fn sentences(chance: &mut Chance, people: &[String], world: &World, step: u64) -> Vec<String> {
    let who = one(chance, people);
    let now_ms = world.now_ms();
    let records: Vec<&ProposalRecord> = world.community().open_proposals().collect();
    let Some(record) = records.len().checked_sub(1).map(|last| {
        let back = usize::try_from(chance.below(3)).expect("few").min(last);
        records[last - back]
    }) else {
        return open(chance, &who, step);
    };
    let name = world.name_of_act(record.id);
    if chance.below(12) == 0 {
        return open(chance, &who, step);
    }
    let everybody = |sentence: &str| people.iter().map(|one| format!("{one} {sentence}")).collect::<Vec<_>>();
    let view = record.stage_at(now_ms);
    let objection = record
        .objections
        .last()
        .map(|objection| world.name_of_act(objection.id));
    match view.stage {
        Stage::Draft => everybody(&format!("starts {name}")),
        Stage::Nominate | Stage::Change => everybody(&format!("nominates {who} in {name} \"Why not?\"")),
        Stage::Propose => everybody(&format!("puts {who} forward in {name} \"Two said so.\"")),
        Stage::Clarify | Stage::React => match chance.below(6) {
            0 => vec![
                format!("{who} takes proposal {name} back"),
                format!("{who} asks to meet on {name}"),
            ],
            1 => everybody(&format!("edits {name} \"Words {step}.\"")),
            2 => everybody(&format!("contests the edit of {name} \"It means more.\"")),
            _ => vec![format!("{who} asks to meet on {name}")], // Mostly.
        },
        Stage::Meeting => everybody(&format!("enters the minutes of {name} attended by {who}")),
        Stage::Waiting => everybody(&format!("pauses {name} \"Wait.\"")),
        Stage::Due => vec![format!("{who} closes proposal {name}")],
        Stage::Vote | Stage::Paused => everybody(&format!("consents to {name}")),
        Stage::Objections | Stage::Integrate | Stage::Suspended | Stage::Closing => {
            match (chance.below(9), objection) {
                (0, _) => vec![format!("{who} objects to {name} for unsafe \"It is loud.\" as o{step}")],
                (1, Some(objection)) => {
                    let mut lines = vec![format!("{who} asks to test {objection}")];
                    lines.extend(everybody(&format!("finds {objection} concern")));
                    lines
                }
                (2, Some(objection)) => {
                    let mut lines = everybody(&format!("appeals for {objection} \"Not so.\""));
                    lines.extend(everybody(&format!("hears {objection} qualifies")));
                    lines
                }
                (3, Some(objection)) => everybody(&format!("resolves {objection}")),
                (4, Some(objection)) => vec![
                    format!("{who} reminds of {objection}"),
                    format!("{who} seconds {objection}"),
                    format!("{who} takes over objection {objection}"),
                ],
                (5, _) => everybody(&format!("makes a new version of {name} \"Another {step}.\"")),
                (6, _) => vec![
                    format!("{who} stands aside from {name}"),
                    format!("{who} takes proposal {name} back"),
                ],
                (_, _) => everybody(&format!("consents to {name}")), // Mostly.
            }
        }
        _ => vec![format!("{who} takes over proposal {name}")], // What is over or withdrawn.
    }
}

fn one(chance: &mut Chance, people: &[String]) -> String {
    let place = usize::try_from(chance.below(people.len() as u64)).expect("few");
    people[place].clone()
}

fn open(chance: &mut Chance, who: &str, step: u64) -> Vec<String> {
    vec![match chance.below(6) {
        0 => format!(
            "{who} proposes \"A role {step}\" in commons class policy doing \"open-role circle=commons role=r{step}\" as q{step}"
        ),
        1 => format!(
            "{who} proposes \"Without dana {step}\" in commons class policy doing \"exclude-member member=dana\" as q{step}"
        ),
        2 => format!("{who} proposes \"A draft {step}\" in commons drafted as q{step}"),
        3 => format!("{who} opens the selection of driver in commons as q{step}"),
        _ => format!("{who} proposes \"Something {step}\" in commons as q{step}"), // Mostly.
    }]
}
