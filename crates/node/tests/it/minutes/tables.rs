//! The tables of `docs/deciding.md` against the code: whatever the stories see change, a row of its table leads there, and
//! every row is seen by some story.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use register::Hash;
use register::json::Value;
use rules::community::{AdviceStage, AgreementState, Community, Disposition, DrawStage, Stage, Tenure, VoteStage};

use super::world::World;

const DOCUMENT: &str = include_str!("../../../../../docs/deciding.md");
/// So many rows can follow each other at one moment, none of them by an act.
const AT_ONCE: usize = 6;
/// Moments at which something is looked at while time passes.
const LOOKS_MAX: usize = 200;

/// What has a table of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Machine {
    Proposal,
    Objection,
    Vote,
    Advice,
    Draw,
    Agreement,
    Role,
}

/// Something that changed, or that an act was about: where it stood, and where it stands; nothing where it was not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    machine: Machine,
    from: Option<&'static str>,
    /// The act; none where time did it.
    act: Option<String>,
    to: Option<&'static str>,
}

/// Where everything stands, by its id or name.
pub(super) type Standings = BTreeMap<(Machine, String), &'static str>;

/// Where everything stands at a moment.
pub(super) fn standings(community: &Community, now_ms: u64) -> Standings {
    let mut all = Standings::new();
    if community.foundation().is_none() {
        return all;
    }
    let day = community.day_of(now_ms);
    for one in community.proposals() {
        let stage = community.proposal_stage(one, now_ms).stage.word();
        all.insert((Machine::Proposal, one.id.to_string()), stage);
        for (objection, found) in one.objections.iter().zip(one.dispositions(now_ms)) {
            all.insert((Machine::Objection, objection.id.to_string()), found.word());
        }
    }
    for one in community.votes() {
        all.insert((Machine::Vote, one.id.to_string()), one.stage_at(now_ms).word());
    }
    for one in community.advices() {
        let stage = community.advice_stage(one, now_ms).word();
        all.insert((Machine::Advice, one.id.to_string()), stage);
    }
    for one in community.draws() {
        all.insert((Machine::Draw, one.id.to_string()), one.view(now_ms).stage.word());
    }
    for one in community.agreements() {
        let state = community.agreement_state(one, day).word();
        all.insert((Machine::Agreement, one.name.clone()), state);
    }
    for circle in community.circles() {
        for (place, role) in circle
            .roles
            .iter()
            .enumerate()
            .filter(|(_, role)| role.closed.is_none())
        {
            let name = format!("{}/{}/{place}", circle.slug, role.slug);
            all.insert((Machine::Role, name), role.tenure(day).word());
        }
    }
    all
}

/// What an act changed, and what it was about.
pub(super) fn by_act(community: &Community, now_ms: u64, before: &Standings, act: &Value, steps: &mut Vec<Step>) {
    let after = standings(community, now_ms);
    let name = act.get("type").and_then(Value::as_text).unwrap_or_default();
    let about: BTreeSet<String> = [
        "proposal",
        "selection",
        "vote",
        "advice",
        "decision",
        "draw",
        "objection",
    ]
    .iter()
    .filter_map(|field| act.get(field)?.as_text().map(str::to_owned))
    .collect();
    for (machine, id) in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let key = (*machine, id.clone());
        let (from, to) = (before.get(&key).copied(), after.get(&key).copied());
        if from != to || about.contains(id) {
            steps.push(Step {
                machine: *machine,
                from,
                act: Some(name.to_owned()),
                to,
            });
        }
    }
}

/// What time changes until a moment, looked at whenever a stage ends.
pub(super) fn in_time(community: &Community, from_ms: u64, until_ms: u64, steps: &mut Vec<Step>) {
    let mut at_ms = from_ms;
    let mut before = standings(community, at_ms);
    for _ in 0..LOOKS_MAX {
        if at_ms >= until_ms {
            return;
        }
        let ends = community.open_proposals().filter_map(|one| one.stage_at(at_ms).ends_ms);
        let votes = community.votes().iter().flat_map(|one| [one.voting_ms, one.ends_ms]);
        let advices = community.advices().iter().map(|one| one.advice_until_ms());
        let next = ends.chain(votes).chain(advices).filter(|end_ms| *end_ms > at_ms).min();
        at_ms = next.map_or(until_ms, |next_ms| next_ms.min(until_ms));
        let after = standings(community, at_ms);
        for (key, to) in &after {
            let from = before.get(key).copied();
            if from != Some(*to) {
                steps.push(Step {
                    machine: key.0,
                    from,
                    act: None,
                    to: Some(*to),
                });
            }
        }
        before = after;
    }
    panic!("time comes to no end: something ends again and again");
}

/// A row of a table.
struct Row {
    machine: Machine,
    line: &'static str,
    from: BTreeSet<&'static str>,
    /// From where it is not there yet.
    begins: bool,
    acts: BTreeSet<&'static str>,
    /// Whether time or a condition can do it.
    by_itself: bool,
    to: BTreeSet<&'static str>,
    /// Where it leads is where it was, or where it was before.
    same: bool,
    anywhere: bool,
    ends: bool,
}

fn words(machine: Machine) -> Vec<&'static str> {
    match machine {
        Machine::Proposal => Stage::WORDS.to_vec(),
        Machine::Objection => Disposition::WORDS.to_vec(),
        Machine::Vote => VoteStage::WORDS.to_vec(),
        Machine::Advice => AdviceStage::WORDS.to_vec(),
        Machine::Draw => DrawStage::WORDS.to_vec(),
        Machine::Agreement => AgreementState::WORDS.to_vec(),
        Machine::Role => Tenure::WORDS.to_vec(),
    }
}

/// Stages of a proposal that is over.
const OVER: [&str; 11] = [
    "adopted",
    "review-due",
    "renewed",
    "amended",
    "retired",
    "lapsed",
    "withdrawn",
    "expired",
    "rejected",
    "superseded",
    "returned",
];

/// What is said in rows that name an act, and that time or something else can do as well.
const BY_THEMSELVES: [&str; 8] = [
    "term is over",
    "day of review",
    "review day",
    "holder leaves",
    "of silence",
    "fewer than 2 %",
    "say so within",
    "somebody leaves",
];

fn quoted(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('`').skip(1).step_by(2)
}

/// What a cell names, and a word that is no stage of this machine.
fn named(machine: Machine, cell: &'static str) -> BTreeSet<&'static str> {
    let known = words(machine);
    // What settles a stuck proposal is named by its parameter.
    let all = quoted(cell).filter(|word| *word != "stuck");
    all.inspect(|word| assert!(known.contains(word), "`{word}` is no stage of {machine:?}: {cell}"))
        .collect()
}

fn row(machine: Machine, line: &'static str) -> Row {
    let cells: Vec<&'static str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let (from, by, to) = match cells.as_slice() {
        [from, by, to] => (*from, *by, *to),
        [from, rest] if rest.trim_matches(['|', ' ']).is_empty() => (*from, "", ""),
        [from] => (from.split('|').next().unwrap_or_default().trim(), "", ""),
        _ => panic!("a row has three cells: {line}"), // Lines of a document.
    };
    let mut starts = named(machine, from);
    if from.contains("whatever runs") {
        starts = words(machine).into_iter().filter(|word| !OVER.contains(word)).collect();
    }
    let acts: BTreeSet<&'static str> = quoted(by).filter(|word| word.contains('/')).collect();
    Row {
        machine,
        line,
        from: starts,
        begins: from.starts_with('–'),
        by_itself: acts.is_empty() || BY_THEMSELVES.iter().any(|words| by.contains(words)),
        acts,
        to: named(machine, to),
        same: to.contains("the same") || to.contains("as before"),
        anywhere: to.contains("what it rested in"),
        ends: to.starts_with('–'),
    }
}

/// Every row of the tables that say where something leads.
fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for section in DOCUMENT.split("\n## ") {
        let title = section.lines().next().unwrap_or_default().trim_start_matches("## ");
        let of_section = match title {
            "Roles" => Machine::Role,
            "Agreements" => Machine::Agreement,
            "Consent" => Machine::Proposal,
            "Votes" => Machine::Vote,
            "Advice" => Machine::Advice,
            "Drawing people" => Machine::Draw,
            _ => continue, // Other sections have no such table, or say it in words.
        };
        let mut machine = None;
        for line in section.lines() {
            match line {
                "| stage | by what | next |" | "| state | by what | next |" => machine = Some(of_section),
                "| disposition | by what | next |" => machine = Some(Machine::Objection),
                _ if !line.starts_with('|') => machine = None,
                _ if line.starts_with("|---") => {}
                _ => rows.extend(machine.map(|machine| row(machine, line))), // A line of this table, or of another.
            }
        }
    }
    assert!(rows.len() > 110, "only {} rows", rows.len());
    rows
}

impl Row {
    /// Whether it leads from there, by this act or by itself, to there.
    fn leads(&self, step: &Step) -> bool {
        let from = match step.from {
            Some(from) => self.from.contains(from),
            None => self.begins,
        };
        let by = match &step.act {
            Some(act) => self.acts.contains(act.as_str()) || self.by_itself,
            None => self.by_itself,
        };
        let to = match step.to {
            Some(to) => self.to.contains(to) || self.anywhere || (self.same && step.from == step.to),
            None => self.ends,
        };
        self.machine == step.machine && from && by && to
    }

    /// Whether nothing can be seen of it: it leads where it comes from, and not by an act.
    fn is_unseen(&self) -> bool {
        self.acts.is_empty() && self.to.is_subset(&self.from) && !self.begins && !self.ends
    }
}

/// Whether rows lead there, the first by what happened, the others by themselves at the same moment.
fn is_told(rows: &[Row], step: &Step) -> bool {
    let mut reached: BTreeSet<Option<&'static str>> = BTreeSet::from([step.from]);
    let mut act = step.act.clone();
    for turn in 0..AT_ONCE {
        let mut next = BTreeSet::new();
        for from in &reached {
            for row in rows.iter().filter(|row| row.machine == step.machine) {
                let tos = row.to.iter().copied().map(Some).chain(row.ends.then_some(None));
                let same = row.same.then_some(*from);
                let anywhere = row.anywhere.then_some(step.to);
                for to in tos.chain(same).chain(anywhere) {
                    let one = Step {
                        machine: step.machine,
                        from: *from,
                        act: act.clone(),
                        to,
                    };
                    // What follows at the same moment is not by the act itself.
                    let follows = turn == 0 || row.by_itself;
                    if follows && row.leads(&one) {
                        next.insert(to);
                    }
                }
            }
        }
        if next.contains(&step.to) {
            return true;
        }
        act = None;
        reached = next;
    }
    false
}

/// The rows that no step took, of those of which something can be seen.
fn unseen<'a>(rows: &[Row], steps: impl Iterator<Item = &'a Step> + Clone) -> Vec<&'static str> {
    let leads = |row: &&Row| !row.to.is_empty() || row.same || row.anywhere || row.ends;
    let seen = |row: &&Row| steps.clone().any(|step| row.leads(step));
    let rows = rows.iter().filter(leads).filter(|row| !row.is_unseen());
    rows.filter(|row| !seen(row)).map(|row| row.line).collect()
}

#[test]
fn the_tables_say_what_the_stories_see() {
    let rows = rows();
    let mut steps = BTreeMap::new();
    for path in super::minutes() {
        let text = fs::read_to_string(&path).expect("minutes are text");
        let mut world = World::new();
        for line in text.lines() {
            let line = line.split_once(" #").map_or(line, |(line, _)| line).trim();
            if let Some(title) = line.strip_prefix("story:") {
                world = World::new();
                world.title = title.trim().to_string();
                world.watched = Some(Vec::new());
            } else if !line.is_empty() && !line.starts_with('#') {
                // Whether it goes as it is told, another test says.
                let _ = super::tell_line(&mut world, line);
                let title = world.title.clone();
                for step in world.watched.iter_mut().flat_map(std::mem::take) {
                    steps.entry(step).or_insert_with(|| format!("{title}: {line}"));
                }
            }
        }
    }
    let untold: Vec<String> = steps
        .iter()
        // An act about something that leaves it where it is need not be in a table.
        .filter(|(step, _)| step.from != step.to && !is_told(&rows, step))
        .map(|(step, seen)| format!("{step:?} in {seen}"))
        .collect();
    let unseen = unseen(&rows, steps.keys());
    assert!(
        untold.is_empty() && unseen.is_empty(),
        "no row leads there:\n{}\nno story sees these rows:\n{}",
        untold.join("\n"),
        unseen.join("\n")
    );
}

#[test]
fn a_row_that_is_wrong_is_noticed() {
    let rows = [row(Machine::Vote, "| `deliberation` | time (72 h) | `voting` |")];
    let step = |act: Option<&str>, to| Step {
        machine: Machine::Vote,
        from: Some("deliberation"),
        act: act.map(str::to_owned),
        to: Some(to),
    };
    assert!(is_told(&rows, &step(None, "voting")));
    assert!(!is_told(&rows, &step(None, "closed")));
    assert_eq!(unseen(&rows, [step(None, "closed")].iter()), [rows[0].line]);
    assert_eq!(unseen(&rows, [step(None, "voting")].iter()), Vec::<&str>::new());
    let by_act = [row(Machine::Vote, "| `deliberation` | `vote.close/1` | `voting` |")];
    assert!(!is_told(&by_act, &step(None, "voting")));
    assert!(!is_told(&by_act, &step(Some("vote.cast/1"), "voting")));
    assert!(is_told(&by_act, &step(Some("vote.close/1"), "voting")));
}

/// Every decision has an id of its own, so that an act is about one of them.
#[test]
fn standings_are_of_what_there_is() {
    let mut world = World::new();
    for line in ["founded by ada on 2026-01-05 deciding", "full members: ben"] {
        world.direct(line).expect("the scene is set");
    }
    let before = standings(world.community(), world.now_ms()).len();
    let filed = world
        .act("ada proposes \"Tea\" in commons as p1")
        .expect("a story can say it");
    assert!(filed.is_ok());
    let after = standings(world.community(), world.now_ms());
    assert_eq!(after.len(), before + 1);
    let id: Hash = world.id_of("p1");
    assert_eq!(after[&(Machine::Proposal, id.to_string())], "clarify");
}
