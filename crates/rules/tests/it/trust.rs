//! The picture of who trusts whom: what is folded away is still counted, whoever trusts whom.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rules::community::MemberIx;
use rules::report::{around, picture};

/// Everybody whose trust leads to somebody, one after the other, without anything clever. A circle is opened at its
/// first member, who then trusts nobody.
fn behind(trusts: &BTreeMap<MemberIx, MemberIx>, of: MemberIx) -> BTreeSet<MemberIx> {
    let opened = |member: MemberIx| {
        let mut around = vec![member];
        let mut at = member;
        while let Some(next) = trusts.get(&at) {
            if *next == member {
                return around.iter().min() == Some(&member);
            }
            if around.contains(next) {
                return false;
            }
            around.push(*next);
            at = *next;
        }
        false
    };
    let leads = |from: MemberIx| {
        let mut at = from;
        loop {
            if opened(at) {
                return false;
            }
            match trusts.get(&at) {
                Some(next) if *next == of => return true,
                Some(next) => at = *next,
                None => return false,
            }
        }
    };
    trusts
        .keys()
        .copied()
        .filter(|from| *from != of && leads(*from))
        .collect()
}

proptest! {
    #[test]
    fn around_somebody_are_those_behind_them_and_whom_they_trust(
        entries in proptest::collection::btree_map(0..30u32, 0..30u32, 0..30),
        one in 0..30u32,
    ) {
        let trusts: BTreeMap<MemberIx, MemberIx> = entries
            .into_iter()
            .filter(|(from, to)| from != to)
            .map(|(from, to)| (MemberIx(from), MemberIx(to)))
            .collect();
        let one = MemberIx(one);
        // Step by step, as far as there are people.
        let way = |from: MemberIx| {
            let next = |at: &MemberIx| trusts.get(at).copied();
            std::iter::successors(Some(from), next).take(trusts.len() + 2).collect::<Vec<_>>()
        };
        let ahead = way(one);
        let belongs = |from: &MemberIx| ahead.contains(from) || way(*from).contains(&one);
        let expected: BTreeMap<MemberIx, MemberIx> =
            trusts.iter().filter(|(from, _)| belongs(from)).map(|(from, to)| (*from, *to)).collect();
        prop_assert_eq!(around(&trusts, one), expected);
    }

    #[test]
    fn whoever_is_folded_is_counted(
        entries in proptest::collection::btree_map(0..30u32, 0..30u32, 0..30),
        shown in 1..40usize,
    ) {
        let trusts: BTreeMap<MemberIx, MemberIx> = entries
            .into_iter()
            .filter(|(from, to)| from != to)
            .map(|(from, to)| (MemberIx(from), MemberIx(to)))
            .collect();
        let picture = picture(&trusts, shown);
        prop_assert!(picture.nodes.len() <= shown);
        prop_assert_eq!(picture.trusting as usize, trusts.len());
        for (place, node) in picture.nodes.iter().enumerate() {
            prop_assert_eq!(node.behind as usize, behind(&trusts, node.member).len());
            let drawn = picture.nodes.iter().filter(|other| other.to == Some(place));
            let drawn: u32 = drawn.map(|other| other.behind + 1).sum();
            prop_assert_eq!(node.behind, node.folded + drawn);
            match node.to {
                Some(to) => prop_assert!(to < place && trusts.get(&node.member) == Some(&picture.nodes[to].member)),
                // Nobody, or the first of a circle.
                None => prop_assert!(!trusts.contains_key(&node.member) || node.circle),
            }
        }
    }
}

#[test]
fn ten_thousand_people_fit_a_picture_of_forty() {
    // Everybody trusts whoever has a tenth of their number.
    let trusts: BTreeMap<MemberIx, MemberIx> = (1..10_000)
        .map(|member| (MemberIx(member), MemberIx(member / 10)))
        .collect();
    let picture = picture(&trusts, 40);
    assert_eq!(picture.nodes.len(), 40);
    assert_eq!(picture.nodes[0].behind, 9_999);
    let folded: u32 = picture.nodes.iter().map(|node| node.folded).sum();
    assert_eq!(folded as usize + picture.nodes.len(), 10_000);
}
