//! Sharing out: examples, properties, and plain second implementations on random claims.

use num_bigint::BigUint;
use tally::apportion::{ApportionFlaw, Divisors, by_divisors, by_weights, largest_remainder};

use crate::chance::Chance;

#[test]
fn three_equal_claims_share_the_odd_cent_by_position() {
    assert_eq!(by_weights(10_000, &[1, 1, 1]).unwrap(), [3334, 3333, 3333]);
    assert_eq!(by_weights(10_001, &[1, 1, 1]).unwrap(), [3334, 3334, 3333]);
}

#[test]
fn what_cannot_be_shared_is_refused() {
    let one = BigUint::from(1u8);
    assert_eq!(
        largest_remainder(1, core::slice::from_ref(&one), &BigUint::ZERO),
        Err(ApportionFlaw::DenominatorZero)
    );
    assert_eq!(
        largest_remainder(2, core::slice::from_ref(&one), &one),
        Err(ApportionFlaw::SumNotTotal)
    );
    assert_eq!(
        largest_remainder(0, core::slice::from_ref(&one), &one),
        Err(ApportionFlaw::SumNotTotal)
    );
    assert_eq!(largest_remainder(0, &[], &one), Ok(vec![]));
    assert_eq!(by_weights(5, &[0, 0]), Err(ApportionFlaw::NobodyClaims));
    assert_eq!(by_weights(5, &[]), Err(ApportionFlaw::NobodyClaims));
    assert_eq!(by_weights(0, &[0, 0]), Ok(vec![0, 0]));
    assert_eq!(by_divisors(5, &[], Divisors::DHondt), Err(ApportionFlaw::NobodyClaims));
    assert_eq!(
        by_divisors(u64::MAX, &[1], Divisors::DHondt),
        Err(ApportionFlaw::TotalTooLarge)
    );
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    assert_eq!(
        by_weights(u64::MAX, &[u64::MAX, u64::MAX, 0]).unwrap(),
        [u64::MAX / 2 + 1, u64::MAX / 2, 0]
    );
    for divisors in [Divisors::DHondt, Divisors::SainteLague] {
        let shares = by_divisors(1 << 62, &[u64::MAX, u64::MAX, u64::MAX - 1, 0], divisors).unwrap();
        assert_eq!(shares.iter().sum::<u64>(), 1 << 62);
        assert_eq!(shares[3], 0);
    }
}

/// The textbook example (53,000 / 24,000 / 23,000 for 7 seats tells the two divisor methods apart).
#[test]
fn divisor_methods_differ_where_they_should() {
    assert_eq!(
        by_divisors(7, &[53_000, 24_000, 23_000], Divisors::DHondt).unwrap(),
        [4, 2, 1]
    );
    assert_eq!(
        by_divisors(7, &[53_000, 24_000, 23_000], Divisors::SainteLague).unwrap(),
        [3, 2, 2]
    );
    // Equal quotients: the larger weight first (10/2 = 5/1), then the earlier position.
    assert_eq!(by_divisors(2, &[5, 10], Divisors::DHondt).unwrap(), [0, 2]);
    assert_eq!(by_divisors(1, &[5, 5], Divisors::DHondt).unwrap(), [1, 0]);
}

/// The Alabama paradox: with one more seat to share, largest remainder gives the smallest state one fewer.
#[test]
fn largest_remainder_knows_the_alabama_paradox() {
    assert_eq!(by_weights(10, &[6, 6, 2]).unwrap(), [4, 4, 2]);
    assert_eq!(by_weights(11, &[6, 6, 2]).unwrap(), [5, 5, 1]);
}

#[test]
fn a_plain_second_implementation_agrees() {
    let mut chance = Chance::new(1);
    for round in 0..30_000 {
        let claims = 1 + chance.index(6);
        let weights: Vec<u64> = (0..claims)
            .map(|_| if chance.once_in(6) { 0 } else { chance.below(12) })
            .collect();
        let total = chance.below(40);
        if weights.iter().all(|&weight| weight == 0) {
            continue;
        }
        let label = format!("round {round}: {total} over {weights:?}");
        assert_eq!(
            by_weights(total, &weights).unwrap(),
            plain_remainders(total, &weights),
            "{label}"
        );
        for divisors in [Divisors::DHondt, Divisors::SainteLague] {
            assert_eq!(
                by_divisors(total, &weights, divisors).unwrap(),
                plain_divisors(total, &weights, divisors),
                "{label}"
            );
        }
    }
}

#[test]
fn the_order_of_claims_matters_only_in_ties() {
    let mut chance = Chance::new(2);
    for _ in 0..3_000 {
        let mut weights: Vec<u64> = (0..5).map(|_| 1 + chance.below(1_000_000)).collect();
        weights.sort_unstable();
        weights.dedup();
        let total = chance.below(10_000);
        let shares = by_weights(total, &weights).unwrap();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        chance.shuffle(&mut order);
        let moved: Vec<u64> = order.iter().map(|&position| weights[position]).collect();
        let again = by_weights(total, &moved).unwrap();
        let sum: u64 = weights.iter().sum();
        let mut remainders: Vec<u64> = weights.iter().map(|&weight| total * weight % sum).collect();
        remainders.sort_unstable();
        if remainders.windows(2).any(|pair| pair[0] == pair[1]) {
            continue;
        }
        for (place, &position) in order.iter().enumerate() {
            assert_eq!(again[place], shares[position]);
        }
    }
}

/// One piece after another to the largest remainder that has none yet.
fn plain_remainders(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u64 = weights.iter().sum();
    let mut shares: Vec<u64> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut served = vec![false; weights.len()];
    while shares.iter().sum::<u64>() < total {
        let mut best: Option<usize> = None;
        for i in 0..weights.len() {
            if !served[i] && best.is_none_or(|b| total * weights[i] % sum > total * weights[b] % sum) {
                best = Some(i);
            }
        }
        let best = best.unwrap();
        served[best] = true;
        shares[best] += 1;
    }
    shares
}

/// One piece after another to the largest quotient, from nothing.
fn plain_divisors(total: u64, weights: &[u64], divisors: Divisors) -> Vec<u64> {
    let mut shares = vec![0u64; weights.len()];
    let divisor = |held: u64| match divisors {
        Divisors::DHondt => held + 1,
        Divisors::SainteLague => 2 * held + 1,
    };
    for _ in 0..total {
        let mut best = 0;
        for i in 1..weights.len() {
            let (mine, theirs) = (weights[i] * divisor(shares[best]), weights[best] * divisor(shares[i]));
            if mine > theirs || (mine == theirs && weights[i] > weights[best]) {
                best = i;
            }
        }
        shares[best] += 1;
    }
    shares
}
