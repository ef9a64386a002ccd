//! Concentration and power: examples from the literature, definitions and coalitions one by one, and the three ways to an index
//! against each other.

use num_bigint::BigUint;
use tally::outcome::Fraction;
use tally::power::concentration;
use tally::power::game::{Banzhaf, Game, GameFlaw, How};

use crate::chance::Chance;

/// Each weight once, the heaviest first, with the exact index.
fn exact(weights: &[u64], quota: u64) -> Vec<(u64, String)> {
    let banzhaf = Game::with_quota(weights, quota).unwrap().banzhaf(b"");
    assert_eq!(banzhaf.how, How::Exact);
    let shares = banzhaf.shares.iter();
    shares.map(|share| (share.weight, share.index.to_string())).collect()
}

fn shown(banzhaf: &Banzhaf, places: u8) -> Vec<String> {
    banzhaf.shares.iter().map(|share| share.index.decimal(places)).collect()
}

fn fraction(numerator: u64, denominator: u64) -> Fraction {
    Fraction::new(numerator.into(), denominator.into())
}

fn owned(list: &[(u64, &str)]) -> Vec<(u64, String)> {
    list.iter().map(|&(weight, index)| (weight, index.to_owned())).collect()
}

#[test]
fn indices_that_the_literature_gives() {
    // Leech, and every introduction: 49 votes decide as much as 1.
    assert_eq!(exact(&[50, 49, 1], 51), owned(&[(50, "3/5"), (49, "1/5"), (1, "1/5")]));
    // The Council of the European Economic Community, 1958: Luxembourg decides nothing (Felsenthal and Machover 1998).
    let council = exact(&[4, 4, 4, 2, 2, 1], 12);
    assert_eq!(council, owned(&[(4, "5/21"), (2, "1/7"), (1, "0")]));
    // Nassau County, 1958 and 1964: half of the supervisors decide nothing (Banzhaf 1965).
    assert_eq!(
        exact(&[9, 9, 7, 3, 1, 1], 16),
        owned(&[(9, "1/3"), (7, "1/3"), (3, "0"), (1, "0")])
    );
    assert_eq!(
        exact(&[31, 31, 28, 21, 2, 2], 58),
        owned(&[(31, "1/3"), (28, "1/3"), (21, "0"), (2, "0")])
    );
    // The Security Council since 1966, nine of fifteen with all five permanent members: 848 and 84 critical coalitions of 5080.
    let council: Vec<u64> = [7; 5].into_iter().chain([1; 10]).collect();
    assert_eq!(exact(&council, 39), owned(&[(7, "106/635"), (1, "21/1270")]));
    // The Council of 1973.
    let council = Game::with_quota(&[10, 10, 10, 10, 5, 5, 3, 3, 2], 41)
        .unwrap()
        .banzhaf(b"");
    assert_eq!(shown(&council, 3), ["0.167", "0.091", "0.066", "0.016"]);
}

/// The electoral votes of 1992 to 2000, the largest first.
const ELECTORS: [u64; 51] = [
    54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9, 8, 8, 8, 8, 8, 8, 7, 7, 7, 6,
    6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3,
];

/// California's 54 of 538 votes were worth more than a tenth.
#[test]
fn electors_of_the_united_states() {
    assert_eq!(ELECTORS.iter().sum::<u64>(), 538);
    let game = Game::majority(&ELECTORS).unwrap();
    let exact = game.banzhaf(b"");
    assert_eq!(exact.how, How::Exact);
    assert_eq!(shown(&exact, 4)[0], "0.1114");
    assert_within(&exact, &game.bounded().unwrap(), "bounded");
    assert_within(&exact, &game.drawn(b"electors"), "drawn");
}

/// Coalition by coalition.
fn one_by_one(weights: &[u64], quota: u64) -> Vec<u64> {
    let critical = |who: usize| {
        let coalitions = (0..1u32 << weights.len()).filter(|coalition| coalition & (1 << who) == 0);
        let weight = |coalition: u32| {
            let inside = (0..weights.len()).filter(|&at| coalition & (1 << at) != 0);
            inside.map(|at| weights[at]).sum::<u64>()
        };
        let turned =
            coalitions.filter(|&coalition| (quota.saturating_sub(weights[who])..quota).contains(&weight(coalition)));
        turned.count() as u64
    };
    (0..weights.len()).map(critical).collect()
}

fn assert_within(exact: &Banzhaf, other: &Banzhaf, context: &str) {
    assert_eq!(exact.shares.len(), other.shares.len(), "{context}");
    for (one, two) in exact.shares.iter().zip(&other.shares) {
        assert_eq!((one.weight, one.people), (two.weight, two.people), "{context}");
        let one_side = one.index.numerator() * two.index.denominator();
        let other_side = two.index.numerator() * one.index.denominator();
        let apart = if one_side > other_side {
            &one_side - &other_side
        } else {
            &other_side - &one_side
        };
        let apart = Fraction::new(apart, one.index.denominator() * two.index.denominator());
        assert!(
            apart.numerator() * two.error.denominator() <= two.error.numerator() * apart.denominator(),
            "{context}: {} and {} ± {}",
            one.index.decimal(9),
            two.index.decimal(9),
            two.error.decimal(9)
        );
    }
}

#[test]
fn three_ways_to_an_index_agree_with_every_coalition() {
    for round in 0..2_000 {
        let mut chance = Chance::new(round);
        let most = [2, 5, 40, 20_000][chance.index(4)];
        let weights: Vec<u64> = (0..1 + chance.index(9)).map(|_| chance.below(most)).collect();
        let total: u64 = weights.iter().sum();
        if total == 0 {
            continue;
        }
        let quota = 1 + chance.below(total);
        let context = format!("round {round}: {weights:?}, quota {quota}");
        let critical = one_by_one(&weights, quota);
        let sum: u64 = critical.iter().sum();
        let game = Game::with_quota(&weights, quota).unwrap();
        let found = game.exact().expect(&context);
        let mut people = 0;
        for share in &found.shares {
            let at = weights
                .iter()
                .position(|&weight| weight == share.weight)
                .expect(&context);
            assert_eq!(share.index, fraction(critical[at], sum), "{context}");
            people += share.people;
        }
        assert_eq!(
            people,
            weights.iter().filter(|&&weight| weight > 0).count() as u64,
            "{context}"
        );
        if let Some(bounded) = game.bounded() {
            assert_within(&found, &bounded, &context);
            let most = bounded.shares.iter().map(|share| share.error.decimal(9)).max();
            assert_eq!(most.as_deref(), Some("0.000000000"), "{context}");
        }
        if round % 30 == 0 {
            let drawn = game.drawn(&round.to_le_bytes());
            assert_within(&found, &drawn, &context);
            assert_eq!(drawn, game.drawn(&round.to_le_bytes()), "{context}: the same seed");
        }
    }
}

/// The textbook's way: for each person, in how many ways the others weigh each sum.
fn sum_by_sum(weights: &[u64], quota: u64) -> Vec<u128> {
    let critical = |who: usize| {
        let mut ways = vec![0u128; quota as usize];
        ways[0] = 1;
        for (_, &weight) in weights.iter().enumerate().filter(|&(at, _)| at != who) {
            for sum in (weight..quota).rev() {
                ways[sum as usize] += ways[(sum - weight) as usize];
            }
        }
        ways[quota.saturating_sub(weights[who]) as usize..].iter().sum()
    };
    (0..weights.len()).map(critical).collect()
}

#[test]
fn indices_of_more_people_agree_with_the_textbooks_way() {
    for round in 0..1_000 {
        let mut chance = Chance::new(round);
        let most = [1, 3, 8, 30][chance.index(4)];
        let weights: Vec<u64> = (0..21 + chance.index(50)).map(|_| 1 + chance.below(most)).collect();
        let quota = 1 + chance.below(weights.iter().sum());
        let context = format!("round {round}: {weights:?}, quota {quota}");
        let critical = sum_by_sum(&weights, quota);
        let sum: u128 = critical.iter().sum();
        let game = Game::with_quota(&weights, quota).unwrap();
        let found = game.exact().expect(&context);
        for share in &found.shares {
            let at = weights
                .iter()
                .position(|&weight| weight == share.weight)
                .expect(&context);
            assert_eq!(share.index, Fraction::new(critical[at].into(), sum.into()), "{context}");
        }
        if let Some(bounded) = game.bounded() {
            assert_within(&found, &bounded, &context);
        }
    }
}

/// A hundred thousand voters, most with their own vote alone: exact, and the same within the bound.
#[test]
fn a_hundred_thousand_voters() {
    let mut weights = vec![1; 99_900];
    weights.extend([2; 60]);
    weights.extend((3..23).map(|weight| weight * 3));
    weights.extend([400; 5]);
    let game = Game::majority(&weights).unwrap();
    let exact = game.exact().expect("within the limit");
    let mut sum = BigUint::ZERO;
    let unit = exact.shares[0].index.denominator().clone();
    for share in &exact.shares {
        assert_eq!(*share.index.denominator(), unit);
        sum += share.index.numerator() * share.people;
    }
    assert_eq!(sum, unit, "all indices add up to one");
    assert_within(&exact, &game.bounded().unwrap(), "bounded");
}

#[test]
fn equal_weights_have_equal_power() {
    for people in [1, 2, 7, 1_000] {
        let game = Game::majority(&vec![12; people]).unwrap();
        let shares = game.banzhaf(b"").shares;
        assert_eq!(shares.len(), 1);
        assert_eq!((shares[0].weight, shares[0].people), (12, people as u64));
        assert_eq!(shares[0].index, fraction(1, people as u64));
        assert_eq!(game.bounded().unwrap().shares[0].index, fraction(1, people as u64));
    }
}

/// Amounts of money are too large for cells: the estimate says how far it may be off.
#[test]
fn large_amounts_are_estimated() {
    let mut chance = Chance::new(1);
    let weights: Vec<u64> = (0..300).map(|_| 1 + chance.below(10_000_000_000)).collect();
    let game = Game::majority(&weights).unwrap();
    assert!(game.exact().is_none() && game.bounded().is_none());
    let estimate = game.banzhaf(b"seed");
    assert!(matches!(estimate.how, How::Drawn { draws } if draws > 10_000));
    assert!(estimate.shares.iter().all(|share| share.error.decimal(2) == "0.00"));
    assert_ne!(estimate, game.banzhaf(b"another seed"));
}

#[test]
fn games_refuse_what_cannot_be() {
    assert_eq!(Game::with_quota(&[1, 2], 0), Err(GameFlaw::QuotaOutOfRange));
    assert_eq!(Game::with_quota(&[1, 2], 4), Err(GameFlaw::QuotaOutOfRange));
    assert_eq!(Game::majority(&[]), Err(GameFlaw::QuotaOutOfRange));
    assert_eq!(Game::majority(&[0, 0]), Err(GameFlaw::QuotaOutOfRange));
    assert_eq!(Game::with_quota(&[u64::MAX, 1], 1), Err(GameFlaw::TooMuch));
    assert_eq!(Game::majority(&[u64::MAX, u64::MAX]), Err(GameFlaw::TooMuch));
    assert_eq!(exact(&[0, 3], 3), owned(&[(3, "1")]));
}

#[test]
fn concentration_by_its_definitions() {
    for round in 0..20_000 {
        let mut chance = Chance::new(round);
        let most = 1 + chance.below(50);
        let amounts: Vec<u64> = (0..1 + chance.index(12)).map(|_| chance.below(most)).collect();
        let total: u64 = amounts.iter().sum();
        let context = format!("round {round}: {amounts:?}");
        let Some(found) = concentration(&amounts) else {
            assert_eq!(total, 0, "{context}");
            continue;
        };
        let people = amounts.len() as u64;
        assert_eq!((found.people, found.total), (people, total), "{context}");
        assert_eq!(
            found.holders,
            amounts.iter().filter(|&&amount| amount > 0).count() as u64,
            "{context}"
        );
        assert_eq!(
            found.largest_share,
            fraction(*amounts.iter().max().unwrap(), total),
            "{context}"
        );
        let differences = amounts
            .iter()
            .flat_map(|&one| amounts.iter().map(move |&other| one.abs_diff(other)));
        assert_eq!(found.gini, fraction(differences.sum(), 2 * people * total), "{context}");
        let squares: u64 = amounts.iter().map(|amount| amount * amount).sum();
        assert_eq!(found.effective, fraction(total * total, squares), "{context}");
        let fewest = (0..1u32 << amounts.len()).filter(|group| {
            let held: u64 = (0..amounts.len())
                .filter(|&at| group & (1 << at) != 0)
                .map(|at| amounts[at])
                .sum();
            2 * held > total
        });
        let fewest = fewest.map(u32::count_ones).min();
        assert_eq!(fewest.map(u64::from), Some(found.nakamoto), "{context}");
    }
}

#[test]
fn fractions_are_rounded_to_decimals_exactly() {
    for (numerator, denominator, places, expected) in [
        (1, 6, 4, "0.1667"),
        (1, 3, 4, "0.3333"),
        (1, 2, 0, "1"),
        (1, 4, 1, "0.3"),
        (1, 20_000, 4, "0.0001"),
        (1, 20_001, 4, "0.0000"),
        (99_995, 100_000, 4, "1.0000"),
        (99_994, 100_000, 4, "0.9999"),
        (7, 2, 4, "3.5000"),
        (0, 5, 2, "0.00"),
    ] {
        assert_eq!(
            fraction(numerator, denominator).decimal(places),
            expected,
            "{numerator}/{denominator}"
        );
    }
}
