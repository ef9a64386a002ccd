//! The calm before the storm: stories whose acts need several people to agree, which chance seldom brings about. They
//! are told as they are written, and every promise of the storm holds after each of their lines.

use std::fs;
use std::path::Path;

use super::storm::promises;
use super::tell_line;
use super::world::World;

/// File and title.
const STORIES: [(&str, &str); 30] = [
    (
        "delegation",
        "the nearest entry counts: this vote, its topic, its circle, everything",
    ),
    ("delegation", "what cannot be said"),
    (
        "houses",
        "houses disagree, those who sit for them amend the text, and all decide once more",
    ),
    (
        "power",
        "a quarter is looked at once, and what lies with one person becomes a tension",
    ),
    ("objections", "a large circle asks for seconders"),
    (
        "objections",
        "who objects can appeal against a finding, and adoption waits for it",
    ),
    (
        "objections",
        "if who objects leaves, somebody takes the objection over within seven days",
    ),
    (
        "objections",
        "two reminders and seven days of silence abandon an objection, until adoption it can be raised again",
    ),
    (
        "objections",
        "nothing is adopted while an objection stands, and only who objects resolves it",
    ),
    (
        "selections",
        "nominations with reasons, a change round, a proposal, objections, and the role is filled",
    ),
    ("consent", "a withdrawn proposal can be taken over for seven days"),
    ("votes", "what cannot be undone waits, and three can pause it"),
    (
        "advice",
        "too few answer: the time is prolonged once, and then the facilitator confirms",
    ),
    ("panels", "three seal their secrets and open them, and people are drawn"),
    (
        "panels",
        "a drawn panel decides what the circle could not, and publishes why",
    ),
    (
        "admission",
        "who is not admitted hears why, and others look at it again",
    ),
    ("recovery", "three members and a week give a member a new key"),
    ("keeping", "members go on with a mirror"),
    ("recovery", "any key of before says no"),
    (
        "forks",
        "three give notice, all try once more, three go along and found a community of their own",
    ),
    (
        "forks",
        "the parent goes on, and who wanted to be in the new community alone leaves once it is named",
    ),
    (
        "forks",
        "anybody takes their name back, and without enough names nothing comes of it",
    ),
    (
        "forks",
        "a fork carries what its parent's keeper signed, or says nothing of it",
    ),
    ("forks", "what is divided, and by what, is agreed on"),
    (
        "parting",
        "in the new community hours that a pot has paid are not paid again",
    ),
    (
        "parting",
        "work that is confirmed once the attempt has begun takes no money along, and what is shared out since is paid already",
    ),
    ("parting", "by heads nobody is counted in fork after fork"),
    (
        "parting",
        "those who parted name the community first, and as many as a fork needs put another in its place",
    ),
    ("sharing", "any member's objection stops a share-out"),
    (
        "attestation",
        "a declined proposal becomes a dispute, and does not count until its disputer settles",
    ),
];

/// The types of all acts that entered.
pub(super) fn entered() -> Result<Vec<String>, String> {
    let mut entered = Vec::new();
    for (file, title) in STORIES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/minutes");
        let text = fs::read_to_string(folder.join(file).with_extension("minutes")).map_err(|what| what.to_string())?;
        let mut lines = text.lines().map(str::trim);
        lines
            .find(|line| line.strip_prefix("story:").is_some_and(|told| told.trim() == title))
            .ok_or_else(|| format!("{file} has no story “{title}”"))?;
        let mut world = World::new();
        for line in lines.take_while(|line| !line.starts_with("story:")) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let before = world.community().length();
            let at = |what: String| format!("{file}: {line}: {what}");
            tell_line(&mut world, line).map_err(at)?;
            entered.extend((before..world.community().length()).map(|index| world.kind_of(index)));
            promises(&world).map_err(at)?;
        }
    }
    Ok(entered)
}
