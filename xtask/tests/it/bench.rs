//! The made-up community of the bench is a real one: every entry is verified, checked and applied.

use register::entry::Entry;
use register::file::{Block, Blocks};
use register::tree::empty_root;
use register::{Signed, verify};
use rules::act::Act;
use rules::community::{Community, Place};
use xtask::bench::figures::{Figures, Target};
use xtask::bench::with_section;
use xtask::bench::world::World;

#[test]
fn the_made_up_community_replays() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::found(120, 300);
    let file = std::fs::read(world.file(folder.path()).unwrap()).unwrap();
    let mut blocks = Blocks::new();
    blocks.push(&file);
    blocks.end();
    let mut community = Community::new();
    while let Some(placed) = blocks.take().unwrap() {
        let Block::Entry(bytes) = placed.block else { break };
        let entry = Entry::decode(bytes).unwrap();
        let signed = Signed::<Act>::read(&entry.body, &entry.signatures).unwrap();
        let verified = verify(signed, |kid| community.key(kid).map(|record| record.public)).unwrap();
        let place = Place {
            index: community.length(),
            stamp_ms: entry.stamp_ms,
            root_at_seen: Some(empty_root()),
            root: empty_root(),
            earlier: None,
        };
        let admitted = community
            .check(&verified, &place)
            .unwrap_or_else(|refusal| panic!("{place:?}: {refusal:?}"));
        community.apply(admitted);
    }
    assert_eq!(community.length(), world.size());
    assert_eq!(community.members().len(), 120);
}

#[test]
fn a_missed_target_is_said() {
    let mut figures = Figures::new("Speed", "By running.");
    figures.record("laps", 12_345.6, "laps", Target::AtLeast(20_000.0));
    figures.record("breath", 0.5, "s", Target::AtMost(1.0));
    let text = figures.rendered();
    assert!(
        text.contains("| laps | 12,346 laps | ≥ 20,000 laps | **missed** |"),
        "{text}"
    );
    assert!(text.contains("| breath | 0.500 s | ≤ 1.00 s | met |"), "{text}");
}

#[test]
fn a_section_takes_its_own_place_and_leaves_the_others() {
    let document = "# Old\n\nOld opening.\n\n## One\n\n1\n\n### Within\n\n2\n\n## Two\n\n3\n";
    let measured = with_section("# New\n\nOpening.\n", document, "One", "## One\n\nnew\n");
    assert_eq!(measured, "# New\n\nOpening.\n\n## One\n\nnew\n\n## Two\n\n3\n");
    let added = with_section("# New\n", &measured, "Three", "## Three\n\n4\n");
    assert_eq!(added, "# New\n\n## One\n\nnew\n\n## Two\n\n3\n\n## Three\n\n4\n");
}
