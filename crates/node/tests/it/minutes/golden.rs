//! Golden registers: the stories' own registers, kept as bytes with what they say. They never change.
//!
//! Beside each stand its facts in plain lines, and not the digest of the state, which belongs to one version of the
//! program. A rule that reads an old entry otherwise than on the day it was entered fails here. New meanings need a new rules
//! version and a new golden register: `MIRRORBALL_WRITE_GOLDEN=1 cargo test -p node golden` writes those that are
//! missing, and never touches one that is there.

use std::fs;
use std::path::Path;

use rules::community::Community;

use super::world::World;

/// Tells one file's stories, and gives the register of each by its title.
fn registers(file: &Path) -> Vec<(String, World)> {
    let text = fs::read_to_string(file).expect("minutes are text");
    let mut told = Vec::new();
    for story in text.split("\nstory:").skip(1) {
        let (title, rest) = story.split_once('\n').expect("a story has lines");
        let mut world = World::new();
        for line in rest.lines() {
            let line = line.split_once(" #").map_or(line, |(line, _)| line).trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let told = match line.rsplit_once("->") {
                Some((act, _)) => world.act(act.trim()).map(|_| ()),
                None => world.direct(line),
            };
            told.unwrap_or_else(|what| panic!("{title}: {line}: {what}"));
        }
        told.push((title.trim().to_string(), world));
    }
    told
}

/// The golden registers by their names, each with the title of its story.
const STORIES: [(&str, &str); 21] = [
    ("share-out", "the example of section 4"),
    (
        "dating",
        "1,000 words = 80 credits: stage 2 pays 40.00, stage 3 pays 60.00, a full member 80.00",
    ),
    ("accounts", "accounts have limits, and limits count what is pending"),
    (
        "dispute",
        "a dispute takes back what counted, and settling it counts again",
    ),
    ("keys", "a key is revoked, never the last one"),
    ("passkey", "a passkey is one more key of a member"),
    ("consent", "clarify, react, consent, a time of grace, adopted"),
    (
        "objection",
        "an objection is worked into a new version, and stands until its owner says that it is answered",
    ),
    (
        "stuck",
        "at the top, everybody votes between a stuck proposal and leaving things as they are",
    ),
    (
        "advice",
        "tier 2: three working days, all heard or asked twice, and half really answer",
    ),
    (
        "selection",
        "nominations with reasons, a change round, a proposal, objections, and the role is filled",
    ),
    ("ranked", "methods that rank differ, and each elects as it says"),
    ("lot", "other ties are drawn by the public lot, and the result says so"),
    (
        "voices",
        "chains, each once; and a delegate who abstains passes the abstention on",
    ),
    (
        "houses",
        "houses disagree, those who sit for them amend the text, and all decide once more",
    ),
    (
        "panel",
        "a drawn panel decides what the circle could not, and publishes why",
    ),
    ("reserve", "an indivisible reserve is drawn on by a decision alone"),
    (
        "reversal",
        "money that was recorded wrongly is taken back, and both stay",
    ),
    ("keeper", "members go on with a mirror"),
    (
        "fork",
        "three give notice, all try once more, three go along and found a community of their own",
    ),
    (
        "fork-signed",
        "a fork carries what its parent's keeper signed, or says nothing of it",
    ),
];

#[test]
fn golden_registers_never_change() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata");
    let golden = root.join("golden");
    let mut compared = 0;
    for (name, title) in STORIES {
        let path = golden.join(format!("{name}.register"));
        if !path.exists() && std::env::var_os("MIRRORBALL_WRITE_GOLDEN").is_some() {
            write(&root, &path, title);
        }
        let bytes = fs::read(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        let said = fs::read_to_string(path.with_extension("facts")).expect("a golden register has its facts");
        let audit = node::audit::verify(bytes.as_slice(), |_, _| {})
            .unwrap_or_else(|trouble| panic!("{name} does not verify any more: {trouble:?}"));
        assert_eq!(facts(&audit.community), said, "{name} means something else than it did");
        compared += 1;
    }
    assert_eq!(compared, STORIES.len());
}

fn write(root: &Path, path: &Path, title: &str) {
    let stories = fs::read_dir(root.join("minutes")).expect("the minutes are there");
    let files = stories.map(|entry| entry.expect("the folder can be read").path());
    let (_, world) = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "minutes"))
        .flat_map(|file| registers(&file))
        .find(|(told, _)| told == title)
        .unwrap_or_else(|| panic!("no story is called {title}"));
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
    fs::write(path, world.register()).expect("the register can be written");
    fs::write(path.with_extension("facts"), facts(world.community())).expect("the facts can be written");
}

/// What a register says, in lines that stay the same however a later program keeps its state.
fn facts(community: &Community) -> String {
    let mut lines = vec![format!("entries {}", community.length())];
    for member in community.members() {
        let left = member.left.map_or_else(String::new, |day| format!(" left {day}"));
        lines.push(format!(
            "member {} stages {:?}{left}",
            member.id,
            member
                .stages
                .iter()
                .map(|(stage, day)| format!("{stage} {day}"))
                .collect::<Vec<_>>()
        ));
    }
    for (key, view) in community.ledger().accounts(community.last_stamp_ms()) {
        lines.push(format!(
            "account {key} {} pending +{} -{}",
            view.balance, view.pending_in, view.pending_out
        ));
    }
    for work in community.works() {
        lines.push(format!(
            "work {} {:?} {} open {} past {}",
            work.id, work.state, work.quantity, work.counted.open, work.counted.past
        ));
    }
    for share in community.shares() {
        lines.push(format!(
            "share {} {:?} result {}",
            share.id,
            share.state,
            share.outcome().result()
        ));
    }
    lines.extend(decisions(community));
    for origin in community.origins() {
        let (parent, size, fork) = (origin.community, origin.size, origin.fork);
        lines.push(format!("began with {size} entries of {parent} by fork {fork}"));
    }
    for fork in community.forks() {
        let parted = fork.parted.as_ref().map(|parted| (parted.entry, parted.result));
        let end = fork.end.as_ref().map(|end| (end.entry, end.why));
        lines.push(format!("fork {} parted {parted:?} ended {end:?}", fork.id));
    }
    for successor in community.successors() {
        lines.push(format!("keeper {} from entry {}", successor.key, successor.entry));
    }
    lines.join("\n") + "\n"
}

/// What was decided, and to what it led. Digests of results stand for all that is in them.
fn decisions(community: &Community) -> Vec<String> {
    let mut lines = Vec::new();
    for proposal in community.proposals() {
        for closing in &proposal.closings {
            lines.push(format!(
                "proposal {} {:?} at entry {} result {}",
                proposal.id, closing.outcome, closing.entry, closing.result
            ));
        }
        for objection in &proposal.objections {
            lines.push(format!("objection {} of proposal {}", objection.id, proposal.id));
        }
    }
    for vote in community.votes() {
        for part in vote.houses.iter().chain([vote]) {
            let circle = &community.circles()[usize::try_from(part.circle).expect("few")].slug;
            let house = part.house.as_ref().map(|_| circle);
            if let Some(end) = &part.end {
                lines.push(format!(
                    "vote {} {house:?} {:?} at entry {} result {:?}",
                    part.id, end.outcome, end.entry, end.result
                ));
            }
        }
    }
    for advice in community.advices() {
        lines.push(format!(
            "advice {} {:?} decided {:?} returned {} ended {:?}",
            advice.id,
            advice.tier,
            advice.decided.as_ref().map(|decided| decided.entry),
            advice.returned.len(),
            advice.ending
        ));
    }
    for agreement in community.agreements() {
        for version in agreement.versions.iter().filter(|version| version.version > 1) {
            lines.push(format!(
                "agreement {} version {} from {} by {:?}",
                agreement.name, version.version, version.from, version.decision
            ));
        }
    }
    for (place, circle) in community.circles().iter().enumerate() {
        for role in community.roles(u32::try_from(place).expect("few")) {
            if let Some(holder) = role.holder() {
                let holder = community.member(holder).id;
                lines.push(format!("role {} in {} held by {holder}", role.slug, circle.slug));
            }
        }
    }
    lines
}
