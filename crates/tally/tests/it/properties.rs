//! What must hold of methods on any profile: independence of order and of splitting, Condorcet winners, clones,
//! monotonicity.

use tally::lot::TieBreak;
use tally::method::Method;
use tally::outcome::{CountFlaw, Outcome};
use tally::profile::{Ballots, Profile};

use crate::chance::Chance;
use crate::plain::{Marks, Plain};

/// Random profiles for each property.
const ROUNDS: u64 = 20_000;

fn count(method: &str, plain: &Plain, ties: &TieBreak) -> Outcome {
    Method::named(method).unwrap().count(&plain.profile(1), ties).unwrap()
}

/// The winner, if there was no tie on the way.
fn clear_winner(method: &str, plain: &Plain) -> Option<usize> {
    let outcome = count(method, plain, &TieBreak::none());
    let clear = outcome.complete && outcome.ties.is_empty();
    outcome
        .elected
        .first()
        .filter(|_| clear)
        .map(|number| number.position())
}

#[test]
fn the_order_and_the_splitting_of_ballots_do_not_matter() {
    let mut chance = Chance::new(21);
    for round in 0..ROUNDS / 4 {
        let plain = Plain::random(&mut chance, 1 + round as usize % 5, Marks::Anything);
        let mut single: Vec<_> = plain
            .ballots
            .iter()
            .flat_map(|(weight, groups)| std::iter::repeat_n((1, groups.clone()), *weight as usize))
            .collect();
        chance.shuffle(&mut single);
        let split = Plain {
            options: plain.options,
            ballots: single,
        };
        let ties = TieBreak::seeded(&round.to_le_bytes());
        for method in Method::all() {
            let seats = 1 + (round % 3) as u32;
            let whole = method
                .count(&plain.profile(seats), &ties)
                .map(|outcome| outcome.to_json());
            let apart = method
                .count(&split.profile(seats), &ties)
                .map(|outcome| outcome.to_json());
            assert_eq!(whole, apart, "{} on {:?}", method.name(), plain.ballots);
        }
    }
}

/// However many options there are, however long ballots are and whatever they weigh: comparing is done in other ways for
/// few options, for many, for long ballots and for short ones, and all must add up alike.
#[test]
fn comparisons_add_up_alike_however_they_are_made() {
    let mut chance = Chance::new(27);
    for options in [1, 2, 15, 16, 17, 31, 32, 33, 100, 127, 128, 150] {
        let short = 1 + options / 20;
        for (longest, heaviest) in [
            (options, 1),
            (options, 255),
            (options, 1_000),
            (short, 1),
            (short, 1_000),
        ] {
            let mut profile = Profile::ranked((0..options).map(|option| format!("option {option}")));
            let mut above = vec![0u64; options * options];
            for _ in 0..300 {
                let mut ranking: Vec<u32> = (1..=options as u32).collect();
                chance.shuffle(&mut ranking);
                ranking.truncate(chance.index(longest + 1));
                let weight = 1 + chance.below(heaviest);
                profile.rank(weight, &ranking).unwrap();
                let place = |option: usize| ranking.iter().position(|&number| number as usize == option + 1);
                let places: Vec<usize> = (0..options).map(|option| place(option).unwrap_or(usize::MAX)).collect();
                for (at, sum) in above.iter_mut().enumerate() {
                    *sum += if places[at / options] < places[at % options] {
                        weight
                    } else {
                        0
                    };
                }
            }
            let outcome = Method::named("schulze")
                .unwrap()
                .count(&profile, &TieBreak::seeded(b"27"));
            let pairwise = outcome.unwrap().pairwise.unwrap();
            let compared: Vec<u64> = (0..options).flat_map(|one| pairwise.row(one).to_vec()).collect();
            assert_eq!(
                compared, above,
                "{options} options, ballots of {longest} weighing {heaviest}"
            );
        }
    }
}

/// With few strengths of majorities and with more than sixteen bits can tell apart.
#[test]
fn strongest_paths_are_the_same_among_many_strengths() {
    let mut chance = Chance::new(28);
    let options = 280;
    for heaviest in [1, 1 << 34] {
        let mut profile = Profile::ranked((0..options).map(|option| format!("option {option}")));
        for _ in 0..48 {
            let mut ranking: Vec<u32> = (1..=options as u32).collect();
            chance.shuffle(&mut ranking);
            profile.rank(1 + chance.below(heaviest), &ranking).unwrap();
        }
        let outcome = Method::named("schulze")
            .unwrap()
            .count(&profile, &TieBreak::seeded(b"28"));
        let (pairwise, paths) = outcome
            .map(|outcome| (outcome.pairwise.unwrap(), outcome.paths.unwrap()))
            .unwrap();
        let majority = |one, other| {
            if pairwise.beats(one, other) {
                pairwise.get(one, other)
            } else {
                0
            }
        };
        let row = |one| (0..options).map(move |other| majority(one, other)).collect();
        let mut widest: Vec<Vec<u64>> = (0..options).map(row).collect();
        let several = widest
            .concat()
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len();
        assert_eq!(several > 1 << 15, heaviest > 1, "{several} strengths");
        for way in 0..options {
            for one in (0..options).filter(|&one| one != way) {
                for other in (0..options).filter(|&other| other != one) {
                    widest[one][other] = widest[one][other].max(widest[one][way].min(widest[way][other]));
                }
            }
        }
        for (one, row) in widest.iter().enumerate() {
            assert_eq!(paths.row(one), row, "from {one}");
        }
    }
}

/// Readers merge identical ballots when a file is large; that changes nothing but their number.
#[test]
fn merging_identical_ballots_changes_nothing() {
    let mut chance = Chance::new(25);
    let mut fewer = 0;
    for round in 0..ROUNDS / 10 {
        let plain = Plain::random(&mut chance, 1 + round as usize % 3, Marks::Anything);
        let whole = plain.profile(1);
        let mut merged = whole.clone();
        let Ballots::Ranked(rankings) = &mut merged.ballots else {
            panic!("the profile is ranked")
        };
        let before = (rankings.len(), rankings.total());
        rankings.condense();
        assert_eq!(rankings.total(), before.1);
        fewer += u32::from(rankings.len() < before.0);
        let ties = TieBreak::seeded(&round.to_le_bytes());
        for method in ["plurality", "irv", "schulze", "scottish-stv", "meek"] {
            let count = |profile: &Profile| Method::named(method).unwrap().count(profile, &ties).unwrap().to_json();
            assert_eq!(count(&whole), count(&merged), "{method} on {:?}", plain.ballots);
        }
        // Whoever writes on after merging finds doubled options all the same.
        assert!(merged.rank(1, &[1, 1]).is_err() && merged.rank(1, &[1]).is_ok());
    }
    assert!(fewer > 100, "{fewer} profiles had identical ballots");
}

#[test]
fn the_condorcet_winner_is_elected() {
    let mut chance = Chance::new(22);
    let mut found = 0;
    for _ in 0..ROUNDS {
        let options = 2 + chance.index(4);
        let plain = Plain::random(&mut chance, options, Marks::Anything);
        let beats_all =
            |one: usize| (0..options).all(|other| other == one || plain.above(one, other) > plain.above(other, one));
        let Some(winner) = (0..options).find(|&option| beats_all(option)) else {
            continue;
        };
        found += 1;
        for method in ["schulze", "ranked-pairs", "condorcet-debian"] {
            let outcome = count(method, &plain, &TieBreak::none());
            let elected: Vec<usize> = outcome.elected.iter().map(|number| number.position()).collect();
            assert_eq!(elected, [winner], "{method} on {:?}", plain.ballots);
        }
    }
    assert!(found > ROUNDS / 4);
}

#[test]
fn clones_do_not_hurt_in_schulze_and_ranked_pairs() {
    let mut chance = Chance::new(23);
    for _ in 0..ROUNDS {
        let options = 2 + chance.index(3);
        let plain = Plain::random(&mut chance, options, Marks::Strict);
        let original = chance.index(options);
        // The clone (the last number) stands right above or below the original on every ballot.
        let mut cloned = Plain {
            options: options + 1,
            ballots: plain.ballots.clone(),
        };
        for (_, groups) in &mut cloned.ballots {
            if let Some(place) = groups.iter().position(|group| group[0] == original) {
                groups.insert(place + chance.index(2), vec![options]);
            }
        }
        for method in ["schulze", "ranked-pairs"] {
            let (Some(before), Some(after)) = (clear_winner(method, &plain), clear_winner(method, &cloned)) else {
                continue;
            };
            let after = if after == options { original } else { after };
            assert_eq!(after, before, "{method}: a clone of {original} in {:?}", plain.ballots);
        }
    }
}

#[test]
fn raising_the_winner_never_hurts_where_that_is_promised() {
    let mut chance = Chance::new(24);
    for _ in 0..ROUNDS {
        let options = 2 + chance.index(4);
        let plain = Plain::random(&mut chance, options, Marks::Strict);
        if plain.ballots.is_empty() {
            continue;
        }
        for method in ["plurality", "schulze", "ranked-pairs"] {
            let Some(winner) = clear_winner(method, &plain) else {
                continue;
            };
            let mut raised = Plain {
                options,
                ballots: plain.ballots.clone(),
            };
            let ballot = chance.index(raised.ballots.len());
            let groups = &mut raised.ballots[ballot].1;
            if let Some(place) = groups
                .iter()
                .position(|group| group[0] == winner)
                .filter(|&place| place > 0)
            {
                groups.swap(place, place - 1);
            }
            if let Some(after) = clear_winner(method, &raised) {
                assert_eq!(
                    after, winner,
                    "{method} on {:?}, raised on ballot {ballot}",
                    plain.ballots
                );
            }
        }
    }
}

/// Every method, on the largest weights that are allowed: nothing overflows, and sums stay exact.
#[test]
fn the_largest_weights_do_not_overflow() {
    let most = tally::limits::WEIGHT_TOTAL_MAX;
    let mut ranked = Profile::ranked(["A", "B", "C"]).with_seats(2);
    ranked.rank(most - 3, &[1, 2]).unwrap();
    ranked.rank(2, &[2, 3]).unwrap();
    ranked.rank(1, &[3]).unwrap();
    assert!(ranked.rank(1, &[1]).is_err());
    let mut scored = Profile::scored(["A", "B"]).with_seats(1);
    scored.score(most, &[(1, tally::limits::SCORE_MAX), (2, 1)]).unwrap();
    let budget = tally::profile::Budget {
        total: tally::limits::COST_MAX,
        decimals: 6,
    };
    for mut profile in [ranked, scored] {
        profile
            .options
            .iter_mut()
            .for_each(|option| option.cost = tally::limits::COST_MAX / 2);
        profile.budget = Some(budget);
        for method in Method::all() {
            if let Ok(outcome) = method.count(&profile, &TieBreak::seeded(b"large")) {
                assert!(!outcome.to_json().is_empty() && !outcome.to_string().is_empty());
            }
        }
    }
}

/// Many options: the methods that are not cubic take ten thousand, and nearly all of them tie. One more is refused.
#[test]
fn ten_thousand_options() {
    let options = tally::limits::OPTIONS_MAX;
    let names = || (0..options).map(|option| format!("o{option}"));
    let mut ranked = Profile::ranked(names()).with_seats(2);
    let all: Vec<u32> = (1..=options as u32).collect();
    ranked.rank(5, &all).unwrap();
    ranked.rank(4, &all[5_000..]).unwrap();
    let mut scored = Profile::scored(names()).with_seats(2);
    let scores: Vec<(u32, u32)> = all.iter().map(|&number| (number, 1 + number % 2)).collect();
    scored.score(5, &scores).unwrap();
    scored.score(4, &[(1, 5), (2, 5)]).unwrap();
    for option in ranked.options.iter_mut().chain(&mut scored.options) {
        option.cost = 1;
    }
    for (profile, methods) in [
        (
            &mut ranked,
            &[
                "plurality",
                "irv",
                "scottish-stv",
                "meek",
                "apportion",
                "greedy-budget",
                "equal-shares",
            ][..],
        ),
        (
            &mut scored,
            &[
                "plurality",
                "approval",
                "score",
                "star",
                "greedy-budget",
                "equal-shares",
            ],
        ),
    ] {
        profile.budget = Some(tally::profile::Budget { total: 3, decimals: 0 });
        for method in methods {
            let outcome = Method::named(method)
                .unwrap()
                .count(profile, &TieBreak::seeded(b"many"));
            assert!(outcome.unwrap().complete, "{method}");
        }
    }
    for method in ["schulze", "ranked-pairs", "condorcet-debian"] {
        let refused = Method::named(method).unwrap().count(&ranked, &TieBreak::none());
        assert_eq!(
            refused,
            Err(CountFlaw::TooManyOptions(tally::limits::PAIRWISE_OPTIONS_MAX)),
            "{method}"
        );
    }
    let file = format!("{} 1\n", options + 1);
    let flaw = tally::read::whole(tally::read::Format::Blt, file.as_bytes()).unwrap_err();
    assert_eq!(flaw.to_string(), "line 1: 10001 options; there must be 1 to 10000");
}

/// Hundreds of options without a first preference are excluded one after another, and each of those ties is broken. What was
/// equal at every stage is not looked for in all of them.
#[test]
fn hundreds_of_ties_of_nobody() {
    let options = 600;
    let mut profile = Profile::ranked((0..options).map(|option| format!("o{option}"))).with_seats(1);
    profile.rank(5, &[1, 3]).unwrap();
    profile.rank(5, &[2, 4]).unwrap();
    profile.rank(1, &[3, 2]).unwrap();
    for method in ["irv", "scottish-stv"] {
        let outcome = Method::named(method)
            .unwrap()
            .count(&profile, &TieBreak::seeded(b"many"))
            .unwrap();
        assert_eq!(
            (outcome.elected_numbers(), outcome.ties.len()),
            (vec![2], options - 4),
            "{method}"
        );
    }
}

/// Options with the same sum are compared in pairs: STAR takes as many of them as the methods that compare all.
#[test]
fn star_compares_so_many_and_no_more() {
    let most = tally::limits::PAIRWISE_OPTIONS_MAX;
    for (tied, is_counted) in [(most, true), (most + 1, false)] {
        let mut profile = Profile::scored((0..=most).map(|option| format!("o{option}")));
        let scores: Vec<(u32, u32)> = (1..=tied as u32).map(|number| (number, 2)).collect();
        profile.score(1, &scores).unwrap();
        // The only one who wins a comparison with the others goes on.
        profile.score(1, &[(7, 1)]).unwrap();
        profile
            .score(
                1,
                &scores
                    .iter()
                    .map(|&(number, _)| (number, 1))
                    .filter(|&(number, _)| number != 7)
                    .collect::<Vec<_>>(),
            )
            .unwrap();
        let outcome = Method::named("star")
            .unwrap()
            .count(&profile, &TieBreak::seeded(b"star"));
        if is_counted {
            let outcome = outcome.unwrap();
            assert!(outcome.complete && outcome.ties[0].tied.len() == tied);
        } else {
            assert_eq!(outcome, Err(CountFlaw::TooManyTied(most)));
        }
    }
}
