//! Worked examples of the methods' own sources, and famous counter-examples, as vectors.

use tally::condorcet_debian::CondorcetDebian;
use tally::equal_shares::{Completion, EqualShares};
use tally::irv::Irv;
use tally::lot::{Settled, TieBreak};
use tally::majority::Majority;
use tally::meek::Meek;
use tally::option::OptionNumber;
use tally::outcome::{CountFlaw, Outcome, Ratio, Stage, Step, Verdict};
use tally::profile::{Budget, Profile};
use tally::ranked_pairs::RankedPairs;
use tally::schulze::Schulze;
use tally::scottish_stv::ScottishStv;
use tally::seats::{Apportion, ApportionRule};
use tally::star::Star;

/// A profile from lines like `5 ACBED`: options are single letters, from A.
fn letters(options: u8, lines: &str) -> Profile {
    let mut profile = Profile::ranked((b'A'..b'A' + options).map(|letter| char::from(letter).to_string()));
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (weight, ranking) = line.split_once(' ').unwrap();
        let ranking: Vec<u32> = ranking.bytes().map(|letter| u32::from(letter - b'A') + 1).collect();
        profile.rank(weight.parse().unwrap(), &ranking).unwrap();
    }
    profile
}

fn names(numbers: &[OptionNumber]) -> String {
    numbers
        .iter()
        .map(|number| char::from(b'A' + number.position() as u8))
        .collect()
}

/// Markus Schulze, "A new monotonic, clone-independent, … single-winner election method": the example with 45 voters.
#[test]
fn schulze_with_45_voters() {
    let profile = letters(
        5,
        "5 ACBED
         5 ADECB
         8 BEDAC
         3 CABED
         7 CAEBD
         2 CBADE
         7 DCEBA
         8 EBADC",
    );
    let outcome = Schulze::default().count(&profile, &TieBreak::none()).unwrap();
    let paths = outcome.paths.as_ref().unwrap();
    let expected = [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ];
    for (one, row) in expected.iter().enumerate() {
        assert_eq!(paths.row(one), row, "paths from {one}");
    }
    assert_eq!(outcome.pairwise.as_ref().unwrap().row(0), [0, 20, 26, 30, 22]);
    let ranking: Vec<String> = outcome.ranking.iter().map(|group| names(group)).collect();
    assert_eq!(ranking, ["E", "A", "C", "B", "D"]);
}

/// Example 1 of the same paper: 21 voters, all comparisons, all paths, D > A > C > B. By ranked pairs A wins: of the majorities
/// DB 19, CB 15, AC 14, BA 13, CD 12, DA 11, those of B over A and of D over A contradict stronger ones.
#[test]
fn schulze_and_ranked_pairs_with_21_voters() {
    let profile = letters(4, "8 ACDB\n2 BADC\n4 CDBA\n4 DBAC\n3 DCBA");
    let outcome = Schulze::default().count(&profile, &TieBreak::none()).unwrap();
    let (pairs, paths) = (outcome.pairwise.as_ref().unwrap(), outcome.paths.as_ref().unwrap());
    let compared = [[0, 8, 14, 10], [13, 0, 6, 2], [7, 15, 0, 12], [11, 19, 9, 0]];
    let strongest = [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]];
    for one in 0..4 {
        assert_eq!(pairs.row(one), compared[one], "votes of {one}");
        assert_eq!(paths.row(one), strongest[one], "paths from {one}");
    }
    let order = |outcome: &Outcome| outcome.ranking.iter().map(|group| names(group)).collect::<String>();
    assert_eq!(order(&outcome), "DACB");
    let pairs = RankedPairs.count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(order(&pairs), "ACDB");
    let left_out = pairs.stages.iter().filter_map(|stage| match stage.step {
        Step::LeftOut { winner, loser, .. } => Some(names(&[winner, loser])),
        _ => None,
    });
    assert_eq!(left_out.collect::<Vec<_>>(), ["BA", "DA"]);
}

/// "Example 2" of electowiki's page on the Schulze method, which Markus Schulze wrote: 30 voters, all paths, D > A > C > B.
#[test]
fn schulze_with_30_voters() {
    let profile = letters(
        4,
        "5 ACBD
         2 ACDB
         3 ADCB
         4 BACD
         3 CBDA
         3 CDBA
         1 DACB
         5 DBAC
         4 DCBA",
    );
    let outcome = Schulze::default().count(&profile, &TieBreak::none()).unwrap();
    let paths = outcome.paths.as_ref().unwrap();
    let expected = [[0, 20, 20, 17], [19, 0, 19, 17], [19, 21, 0, 17], [18, 18, 18, 0]];
    for (one, row) in expected.iter().enumerate() {
        assert_eq!(paths.row(one), row, "paths from {one}");
    }
    let ranking: Vec<String> = outcome.ranking.iter().map(|group| names(group)).collect();
    assert_eq!(ranking, ["D", "A", "C", "B"]);
}

/// Rob LeGrand, "Ranked-ballot voting calculator: descriptions" (2004): 921 voters on Abby, Brad, Cora, Dave and Erin. By Tideman's
/// rule: Brad, Abby, Erin, Dave, Cora. The 45 voters of Schulze's example are ordered otherwise than by his own method.
#[test]
fn ranked_pairs_with_921_and_with_45_voters() {
    let cases = [
        (
            "98 ACEDB\n64 BAECD\n12 BAEDC\n98 BEACD\n13 BEADC\n125 BEDAC\n124 CAEDB\n76 CEADB\n21 DABEC\n30 DBAEC\n98 DBECA\n\
             139 DCABE\n23 DCBAE",
            "BAEDC",
        ),
        (
            "5 ACBED\n5 ADECB\n8 BEDAC\n3 CABED\n7 CAEBD\n2 CBADE\n7 DCEBA\n8 EBADC",
            "ACEBD",
        ),
    ];
    for (votes, order) in cases {
        let outcome = RankedPairs.count(&letters(5, votes), &TieBreak::none()).unwrap();
        let ranking = outcome.ranking.iter().map(|group| names(group));
        assert_eq!(ranking.collect::<String>(), order);
    }
}

/// Markus Schulze on the election-methods list, 10 June 1998: by Tideman's rule C wins among 100 voters, and A once six more
/// come who rank C above A.
#[test]
fn ranked_pairs_may_punish_those_who_come() {
    let before = "37 CABD\n20 BDAC\n18 ADCB\n15 BDCA\n7 DACB\n3 CBAD";
    let after = "37 CABD\n20 BDAC\n18 ADCB\n21 BDCA\n7 DACB\n3 CBAD";
    for (votes, winner) in [(before, "C"), (after, "A")] {
        let outcome = RankedPairs.count(&letters(4, votes), &TieBreak::none()).unwrap();
        assert_eq!(names(&outcome.elected), winner);
    }
}

/// Martin Lackner and Piotr Skowron, "Multi-Winner Voting with Approval Preferences" (2023), example 11: of eight equal projects
/// and money for four, equal shares alone buys a, whose eight supporters pay 1/8 each, and keep 5/24; nothing else is affordable.
#[test]
fn equal_shares_of_the_book() {
    let mut profile = Profile::scored(["a", "b", "c", "d", "e", "f", "g", "h"]);
    profile.options.iter_mut().for_each(|option| option.cost = 1);
    profile.budget = Some(Budget { total: 4, decimals: 0 });
    for (voters, approved) in [
        (3, vec![1, 2]),
        (3, vec![1, 3]),
        (2, vec![1, 4]),
        (1, vec![2, 3, 6]),
        (1, vec![5]),
        (1, vec![6]),
        (1, vec![7]),
    ] {
        profile.approve(voters, &approved).unwrap();
    }
    let method = EqualShares {
        completion: Completion::None,
        ..EqualShares::default()
    };
    let outcome = method.count(&profile, &TieBreak::none()).unwrap();
    assert_eq!((names(&outcome.elected).as_str(), outcome.complete), ("A", true));
    assert!(outcome.to_json().contains("\"1/8\""), "{}", outcome.to_json());
}

/// The capital of Tennessee, the usual example of ranked pairs: Nashville (B) is the Condorcet winner; instant runoff
/// elects Knoxville (D), and plurality Memphis (A).
#[test]
fn the_capital_of_tennessee() {
    let profile = letters(4, "42 ABCD\n26 BCDA\n15 CDBA\n17 DCBA");
    let pairs = RankedPairs.count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(
        pairs.ranking.iter().map(|group| names(group)).collect::<String>(),
        "BCDA"
    );
    assert_eq!(
        names(&Schulze::default().count(&profile, &TieBreak::none()).unwrap().elected),
        "B"
    );
    assert_eq!(
        names(&Irv::default().count(&profile, &TieBreak::none()).unwrap().elected),
        "D"
    );
    let plurality = tally::plurality::Plurality::default()
        .count(&profile, &TieBreak::none())
        .unwrap();
    assert_eq!(names(&plurality.elected), "A");
}

/// Condorcet's own circle with unequal majorities: the weakest is left out.
#[test]
fn ranked_pairs_leaves_the_weakest_majority_of_a_circle_out() {
    let profile = letters(3, "8 ABC\n7 BCA\n5 CAB");
    let outcome = RankedPairs.count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(names(&outcome.elected), "A");
    let left_out = outcome
        .stages
        .iter()
        .filter(|stage| matches!(stage.step, Step::LeftOut { .. }))
        .count();
    assert_eq!(left_out, 1);
    // With equal majorities, only the lot can say.
    let level = letters(3, "1 ABC\n1 BCA\n1 CAB");
    let open = RankedPairs.count(&level, &TieBreak::none()).unwrap();
    assert!(!open.complete && open.elected.is_empty());
    let drawn = RankedPairs.count(&level, &TieBreak::seeded(b"x")).unwrap();
    assert!(drawn.complete && drawn.elected.len() == 1);
    assert_eq!(drawn.ties[0].settled, Settled::Lot);
}

/// Debian Constitution A.5: 3Q with 900 developers is 45, exactly reached by 45 and missed by 44; the majority ratio is
/// `at least N times`, and strictly more than the default.
#[test]
fn debian_quorum_and_majority_are_compared_exactly() {
    let count = |votes: &str, members: u64, ratio: Option<Ratio>| {
        let ratios = ratio.map(|ratio| (OptionNumber::at(0), ratio)).into_iter().collect();
        let method = CondorcetDebian {
            members: Some(members),
            ratios,
            ..CondorcetDebian::default()
        };
        names(&method.count(&letters(2, votes), &TieBreak::none()).unwrap().elected)
    };
    assert_eq!(count("45 AB", 900, None), "A");
    assert_eq!(count("44 AB", 900, None), "B");
    // √901 is not whole: 45 is less than 1.5 × 30.0167.
    assert_eq!(count("45 AB", 901, None), "B");
    assert_eq!(count("60 AB\n20 BA", 900, Ratio::new(3, 1)), "A");
    assert_eq!(count("59 AB\n20 BA", 900, Ratio::new(3, 1)), "B");
    assert_eq!(count("50 AB\n50 BA", 900, None), "B");
}

/// Two of Debian's votes as its secretary published them: the recall of 2006 (1,000 developers, 3Q = 47.43…, 48 over and 277
/// under the default: quorum reached, majority missed), and uploads in 2007 (1,037 developers, 3Q = 48.30…).
#[test]
fn debian_as_its_secretary_counted() {
    let count = |votes: &str, members: u64| {
        let method = CondorcetDebian {
            members: Some(members),
            ..CondorcetDebian::default()
        };
        let outcome = method.count(&letters(2, votes), &TieBreak::none()).unwrap();
        let dropped = outcome.stages.iter().find_map(|stage| match &stage.step {
            Step::QuorumMissed { votes, .. } => Some(("quorum", *votes)),
            Step::MajorityMissed { votes, .. } => Some(("majority", *votes)),
            _ => None,
        });
        (names(&outcome.elected), dropped)
    };
    assert_eq!(count("48 AB\n277 BA", 1_000), ("B".into(), Some(("majority", 48))));
    assert_eq!(count("47 AB\n277 BA", 1_000), ("B".into(), Some(("quorum", 47))));
    assert_eq!(count("132 AB\n70 BA", 1_037), ("A".into(), None));
    assert_eq!(count("48 AB\n7 BA", 1_037), ("B".into(), Some(("quorum", 48))));
}

/// The casting vote chooses among what remains in the Schwartz set.
#[test]
fn debian_casting_vote() {
    let profile = letters(3, "5 ABC\n5 BAC");
    let open = CondorcetDebian::default().count(&profile, &TieBreak::none()).unwrap();
    assert!(!open.complete);
    let casting = CondorcetDebian {
        casting_vote: vec![OptionNumber::at(1)],
        ..CondorcetDebian::default()
    };
    let outcome = casting.count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(
        (names(&outcome.elected).as_str(), outcome.ties[0].settled),
        ("B", Settled::CastingVote)
    );
}

/// Instant runoff and STV are not monotonic: two ballots that raise the winner A make A lose.
#[test]
fn raising_the_winner_can_hurt_in_irv_and_stv() {
    let before = letters(3, "6 ABC\n5 CAB\n4 BCA\n2 BAC");
    let after = letters(3, "8 ABC\n5 CAB\n4 BCA");
    for (profile, winner) in [(before, "A"), (after, "C")] {
        let irv = Irv::default().count(&profile, &TieBreak::none()).unwrap();
        assert_eq!(names(&irv.elected), winner);
        let stv = ScottishStv { seats: Some(1) }
            .count(&profile, &TieBreak::none())
            .unwrap();
        assert_eq!(names(&stv.elected), winner);
    }
}

/// Traps in which programs differ from the statute.
#[test]
fn traps_of_scottish_stv() {
    // Exactly on quota: elected, and no empty surplus stage. Valid 8, 3 seats: quota 3.
    let profile = letters(5, "3 AB\n2 BA\n1 CB\n1 DE\n1 ED").with_seats(3);
    let outcome = ScottishStv::default().count(&profile, &TieBreak::seeded(b"")).unwrap();
    assert_eq!(outcome.quota, Some(300_000));
    assert_eq!(names(&outcome.stages[0].elected), "A");
    assert!(
        outcome
            .stages
            .iter()
            .all(|stage| !matches!(stage.step, Step::Surplus { .. }))
    );
    // The next preference passes over whoever is elected already, even if their surplus has not moved yet.
    let profile = letters(4, "6 ABC\n5 BAD\n1 C\n1 D").with_seats(2);
    let outcome = ScottishStv::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(names(&outcome.stages[0].elected), "AB");
    assert_eq!(outcome.stages.len(), 1, "both seats are filled: nothing moves");
    // Truncation, product first: 8 papers with a surplus of 3 out of 8 move at 0.37500 each; 7 with 2 at 0.28571.
    let profile = letters(3, "7 AB\n4 B\n3 C").with_seats(2);
    let outcome = ScottishStv::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(outcome.stages[1].totals, [500_000, 400_000 + 7 * 28_571, 300_000]);
    assert_eq!(outcome.stages[1].lost, 200_000 - 7 * 28_571);
}

/// Half of an even number of ballots is no majority.
#[test]
fn half_is_no_majority() {
    let profile = letters(2, "5 AB\n5 BA");
    let outcome = Irv::default().count(&profile, &TieBreak::none()).unwrap();
    assert!(!outcome.complete && outcome.elected.is_empty());
    let status_quo = TieBreak::none().with_status_quo(OptionNumber::at(1));
    assert_eq!(
        names(&Irv::default().count(&profile, &status_quo).unwrap().elected),
        "B"
    );
}

/// A tie is broken by the most recent stage at which the tied differed, not by the earliest.
#[test]
fn the_most_recent_difference_breaks_ties() {
    // Stage 1: A 6, B 5, C 4, D 1. D's paper moves to C; stage 2: B and C have 5: stage 1 decides, and C is excluded.
    let profile = letters(4, "6 A\n5 BA\n4 CA\n1 DC");
    let outcome = Irv::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(outcome.ties[0].settled, Settled::EarlierStage(1));
    assert_eq!(outcome.ties[0].chosen, Some(OptionNumber::at(2)));
}

/// Meek with three ballots' worth of surplus: A keeps 2/3 of its ballots, up to nine decimals.
#[test]
fn meek_keeps_the_quota_and_passes_the_rest_on() {
    let profile = letters(3, "6 AB\n2 B\n1 C").with_seats(2);
    let outcome = Meek::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!(names(&outcome.elected), "AB");
    let quota = outcome.quota.unwrap();
    assert!((3_000_000_000..3_000_000_010).contains(&quota), "{quota}");
    let last = outcome.stages.last().unwrap();
    assert_eq!(last.totals.iter().sum::<u128>() + last.exhausted, 9_000_000_000);
}

/// The data file of I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123: Single transferable vote by Meek's method",
/// The Computer Journal 30 (1987), section 3.1. By hand: without Basil, Adam has 7, Donald 4 and Charlotte 1 of 12; the quota is
/// 4.000000001. Adam keeps 4.000000001 / 7, rounded up: 0.571428572. So Charlotte has 1 + 7 × 0.428571428, a little less
/// than Donald's 4.
#[test]
fn meek_counts_the_file_of_algorithm_123() {
    let file = "4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0\n\
                \"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";
    let profile = tally::read::whole(tally::read::Format::Blt, file.as_bytes()).unwrap();
    let outcome = Meek::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!((outcome.valid, outcome.invalid), (12, 1));
    assert_eq!(
        (outcome.elected_numbers(), outcome.quota),
        (vec![1, 4], Some(4_000_000_001))
    );
    let shared: Vec<_> = outcome
        .stages
        .iter()
        .filter(|stage| matches!(stage.step, Step::Shared { .. }))
        .collect();
    assert_eq!(shared[0].totals, [7_000_000_000, 0, 1_000_000_000, 4_000_000_000]);
    assert_eq!(shared[1].totals, [4_000_000_004, 0, 3_999_999_996, 4_000_000_000]);
    assert_eq!(keep(shared[1]), [571_428_572, 0, 1_000_000_000, 1_000_000_000]);
}

/// What a round of Meek's method keeps.
fn keep(stage: &Stage) -> &[u64] {
    match &stage.step {
        Step::Shared { keep, .. } => keep,
        other => panic!("no round: {other:?}"),
    }
}

/// Two cases in which everything goes on: of Jonathan Lundell, who wrote the reference rule ("Pollux and Helen should tie", which
/// they do but for the ninth decimal), and of the election-methods list of 12 September 2004, where the quota falls with what
/// the first elected keeps. There, keeping k of 121 ballots, 61 of which name nobody else, is a quota of (180 − 61 (1 − k)) / 3:
/// k = 119/302.
#[test]
fn meek_rounds_up_and_lets_the_quota_fall() {
    let tie = letters(3, "4 AB\n2 C").with_seats(2);
    let outcome = Meek::default().count(&tie, &TieBreak::none()).unwrap();
    assert_eq!(names(&outcome.elected), "AC");
    let last = &outcome.stages[1];
    assert_eq!(
        (last.totals.as_slice(), keep(last)[0]),
        ([2_000_000_004, 1_999_999_996, 2_000_000_000].as_slice(), 500_000_001)
    );
    let falling = letters(4, "61 A\n60 AB\n30 CD\n29 DC").with_seats(2);
    let outcome = Meek::default().count(&falling, &TieBreak::none()).unwrap();
    assert_eq!(names(&outcome.elected), "AC");
    let quotas: Vec<u128> = outcome
        .stages
        .iter()
        .filter_map(|stage| match stage.step {
            Step::Shared { quota, .. } => Some(quota),
            _ => None,
        })
        .collect();
    assert!(quotas.is_sorted_by(|one, other| one >= other), "{quotas:?}");
    assert_eq!(quotas[0], 60_000_000_001);
    // 0.394039735…, and 121 times as much.
    let settled = &outcome.stages[1];
    assert!(keep(settled)[0].abs_diff(394_039_735) < 20, "{:?}", keep(settled));
    assert!(quotas[1].abs_diff(47_678_807_947) < 2_000, "{quotas:?}");
}

#[test]
fn yes_and_no() {
    let half = Majority::default();
    let verdict = |method: Majority, yes, no, abstain| method.decide(yes, no, abstain).unwrap().verdict;
    assert_eq!(verdict(half, 6, 5, 10), Verdict::Passed);
    assert_eq!(verdict(half, 5, 5, 0), Verdict::MajorityMissed);
    assert_eq!(verdict(half, 0, 0, 9), Verdict::NobodyInFavour);
    let quorum = Majority {
        electorate: Some(31),
        turnout: Ratio::new(1, 3),
        approval: Ratio::new(1, 5),
        ..half
    };
    // A third of 31 people, rounded up, is 11; a fifth is 7.
    assert_eq!(verdict(quorum, 7, 0, 4), Verdict::Passed);
    assert_eq!(verdict(quorum, 7, 0, 3), Verdict::TurnoutMissed(11));
    assert_eq!(verdict(quorum, 6, 0, 9), Verdict::ApprovalMissed(7));
    assert_eq!(quorum.decide(20, 20, 0), Err(CountFlaw::NeedsElectorate));
    // A NO never helps: with it, turnout is reached, but only those in favour count for approval.
    assert_eq!(verdict(quorum, 6, 20, 0), Verdict::ApprovalMissed(7));
}

/// The runoff elects whom most prefer, even against the greater sum of scores.
#[test]
fn star_runs_off() {
    let mut profile = Profile::scored(["A", "B", "C"]);
    profile.score(3, &[(1, 4), (2, 5)]).unwrap();
    profile.score(2, &[(1, 5), (2, 0), (3, 1)]).unwrap();
    profile.score(1, &[(3, 9)]).unwrap();
    let outcome = Star::default().count(&profile, &TieBreak::none()).unwrap();
    assert_eq!((names(&outcome.elected).as_str(), outcome.invalid), ("B", 1));
    assert_eq!(outcome.stages[0].totals, [22, 15, 2]);
}

#[test]
fn seats_in_proportion() {
    let profile = letters(4, "100 A\n80 B\n30 C\n20 D").with_seats(8);
    for (rule, seats) in [
        (ApportionRule::DHondt, [4, 3, 1, 0]),
        (ApportionRule::SainteLague, [3, 3, 1, 1]),
    ] {
        let outcome = Apportion { seats: None, rule }
            .count(&profile, &TieBreak::none())
            .unwrap();
        assert_eq!(outcome.shares, seats);
    }
    let level = letters(2, "5 A\n5 B").with_seats(3);
    assert!(!Apportion::default().count(&level, &TieBreak::none()).unwrap().complete);
    assert!(
        Apportion::default()
            .count(&level, &TieBreak::seeded(b"1"))
            .unwrap()
            .complete
    );
}

/// The lot is public: anybody can draw it again with a command like `printf 'seed1' | sha256sum`.
#[test]
fn the_lot_is_plain_sha_256() {
    let hex: String = tally::lot::draw(b"seed", "1")
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(hex, SEED1);
    let level = letters(2, "1 A\n1 B");
    let outcome = Irv::default().count(&level, &TieBreak::seeded(b"seed")).unwrap();
    let first = if tally::lot::draw(b"seed", "1") < tally::lot::draw(b"seed", "2") {
        "A"
    } else {
        "B"
    };
    assert_eq!(names(&outcome.elected), first);
}

/// SHA-256 of the five bytes `seed1`.
const SEED1: &str = "df9ecf4c79e5ad77701cfc88c196632b353149d85810a381f469f8fc05dc1b92";
