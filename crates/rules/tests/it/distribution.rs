//! Distributions: the examples of the value specification, its properties, and a naive model that must agree.

use proptest::prelude::*;
use register::Hash;
use rules::distribution::{
    Basis, CareMode, CareWorking, Claimant, Fraction, Outcome, Overflow, Rounding, Terms, TermsFlaw, canonical_lines,
    distribute,
};
use rules::quantity::Ratio;

use super::naive_distribution as naive;

fn ratio(num: u64, den: u64) -> Ratio {
    Ratio::new(num, den).expect("a ratio of the test")
}

/// Livelihood 75 %, love 25 %, no needs, care off, two decimals.
fn plain() -> Terms {
    terms(ratio(0, 1), Overflow::OtherStreams, CareMode::Off)
}

fn terms(needs: Ratio, overflow: Overflow, care: CareMode) -> Terms {
    Terms::new(needs, (ratio(3, 4), ratio(1, 4)), overflow, care, 2).unwrap()
}

fn balance() -> CareMode {
    CareMode::Balance { k: ratio(1, 4) }
}

fn member(name: u8) -> Hash {
    Hash::new([name; 32])
}

/// A claimant with whole credits and hours.
fn claim(name: u8, livelihood: u64, love: u64, care_hours: u64) -> Claimant {
    Claimant {
        member: member(name),
        livelihood_open: livelihood * 100,
        love_open: love * 100,
        care_minutes: care_hours * 60,
        in_balance: true,
    }
}

fn share(amount: u64, terms: Terms, claimants: &[Claimant]) -> Outcome {
    distribute(Basis {
        amount,
        terms,
        claimants: claimants.to_vec(),
    })
}

fn amounts(outcome: &Outcome) -> Vec<u64> {
    outcome.payouts().iter().map(|payout| payout.amount).collect()
}

#[test]
fn the_example_of_the_specification() {
    let outcome = share(300_000, plain(), &[claim(1, 4_000, 500, 0), claim(2, 1_000, 1_500, 0)]);
    assert_eq!(amounts(&outcome), [198_750, 101_250]);
    let ada = outcome.working(member(1)).unwrap();
    assert_eq!(ada.streams[0].pay, Fraction::whole(180_000));
    assert_eq!(ada.streams[1].pay, Fraction::whole(18_750));
    assert_eq!((ada.divested_livelihood, ada.divested_love), (180_000, 18_750));
    let ben = outcome.working(member(2)).unwrap();
    assert_eq!(ben.streams[0].pay, Fraction::whole(45_000));
    assert_eq!(ben.streams[1].pay, Fraction::whole(56_250));
}

#[test]
fn needs_come_first() {
    let terms = terms(ratio(5, 100), Overflow::OtherStreams, CareMode::Off);
    let outcome = share(300_000, terms, &[claim(1, 4_000, 500, 0), claim(2, 1_000, 1_500, 0)]);
    assert_eq!(outcome.needs(), 15_000);
    assert_eq!(amounts(&outcome), [188_813, 96_187]); // 188812.5 and 96187.5: the tie goes to the first by id.
}

#[test]
fn a_stream_never_pays_more_than_is_open_and_passes_the_rest_on() {
    let outcome = share(300_000, plain(), &[claim(1, 1_000, 500, 0), claim(2, 0, 5_000, 0)]);
    let ada = outcome.working(member(1)).unwrap();
    assert!(ada.streams[0].capped && !ada.streams[1].capped);
    assert_eq!(ada.streams[0].passed_on, Fraction::whole(125_000));
    assert_eq!(ada.streams[1].received, Fraction::whole(125_000));
    assert_eq!(outcome.undistributed(), 0);
    assert_eq!(amounts(&outcome).iter().sum::<u64>(), 300_000);
    assert_eq!(ada.divested_livelihood, 100_000);
}

#[test]
fn what_nobody_can_take_stays_for_the_next_period_or_goes_to_the_reserve() {
    let claims = [claim(1, 100, 50, 0)];
    let others = share(300_000, plain(), &claims);
    assert_eq!(
        (amounts(&others), others.undistributed(), others.reserve()),
        (vec![15_000], 285_000, 0)
    );
    let next = share(30_000, terms(ratio(0, 1), Overflow::NextPeriod, CareMode::Off), &claims);
    // Livelihood 225.00 pays 100.00; love 75.00 pays 50.00, and takes none of the overflow.
    assert_eq!(
        (amounts(&next), next.undistributed(), next.reserve()),
        (vec![15_000], 15_000, 0)
    );
    let reserve = share(30_000, terms(ratio(0, 1), Overflow::Reserve, CareMode::Off), &claims);
    assert_eq!(
        (amounts(&reserve), reserve.undistributed(), reserve.reserve()),
        (vec![15_000], 0, 15_000)
    );
}

#[test]
fn overflow_goes_to_other_streams_only_by_that_agreement() {
    let claims = [claim(1, 100, 500, 0)];
    let others = share(30_000, plain(), &claims);
    assert_eq!((amounts(&others), others.undistributed()), (vec![30_000], 0));
    let next = share(30_000, terms(ratio(0, 1), Overflow::NextPeriod, CareMode::Off), &claims);
    assert_eq!((amounts(&next), next.undistributed()), (vec![17_500], 12_500));
}

#[test]
fn a_stream_with_no_part_takes_no_overflow() {
    let terms = Terms::new(
        ratio(0, 1),
        (ratio(1, 1), ratio(0, 1)),
        Overflow::OtherStreams,
        CareMode::Off,
        2,
    )
    .unwrap();
    let outcome = share(30_000, terms, &[claim(1, 100, 500, 0)]);
    assert_eq!((amounts(&outcome), outcome.undistributed()), (vec![10_000], 20_000));
}

#[test]
fn the_care_balance_moves_money_from_below_the_mean_to_above_it() {
    // 1000.00 each before care; hours 0, 10, 20: the mean is 10. The first has a quarter withheld, the third gets it.
    let claims = [claim(1, 1_000, 0, 0), claim(2, 1_000, 0, 10), claim(3, 1_000, 0, 20)];
    let outcome = share(300_000, terms(ratio(0, 1), Overflow::OtherStreams, balance()), &claims);
    assert_eq!(amounts(&outcome), [75_000, 100_000, 125_000]);
    for payout in outcome.payouts() {
        assert_eq!((payout.before_care, payout.divested_livelihood), (100_000, 100_000));
    }
    let CareWorking::Balance {
        withheld,
        received,
        mean,
        ..
    } = outcome.working(member(1)).unwrap().care
    else {
        panic!("the first is in the balance");
    };
    assert_eq!(
        (withheld, received, mean),
        (Fraction::whole(25_000), Fraction::zero(), Fraction::whole(600))
    );
}

#[test]
fn who_is_on_leave_is_left_out_both_ways() {
    let mut claims = [claim(1, 1_000, 0, 0), claim(2, 1_000, 0, 10), claim(3, 1_000, 0, 20)];
    claims[0].in_balance = false;
    let outcome = share(300_000, terms(ratio(0, 1), Overflow::OtherStreams, balance()), &claims);
    // The mean of 10 and 20 is 15; the second has 1/4 · 1/3 of 1000.00 withheld.
    assert_eq!(amounts(&outcome), [100_000, 91_667, 108_333]);
    assert!(matches!(outcome.working(member(1)).unwrap().care, CareWorking::LeftOut));
}

#[test]
fn the_care_pot_pays_hours_and_leaves_the_rest_to_the_streams() {
    let pot = CareMode::Pot {
        share: ratio(1, 10),
        rate_per_hour: 1_000,
    };
    let terms = terms(ratio(0, 1), Overflow::OtherStreams, pot);
    // The pot could be 300.00; 3 and 1 hours at 10.00 need 40.00.
    let claims = [claim(1, 5_000, 5_000, 3), claim(2, 5_000, 5_000, 1)];
    let outcome = share(300_000, terms, &claims);
    assert_eq!(amounts(&outcome), [151_000, 149_000]);
    assert_eq!(outcome.payouts()[0].before_care, 148_000);
    // 300 and 100 hours need 4000.00: the pot of 300.00 is shared in proportion.
    let claims = [claim(1, 5_000, 5_000, 300), claim(2, 5_000, 5_000, 100)];
    let outcome = share(300_000, terms, &claims);
    assert_eq!(amounts(&outcome), [135_000 + 22_500, 135_000 + 7_500]);
    assert_eq!(
        outcome.payouts()[0].divested_livelihood + outcome.payouts()[0].divested_love,
        135_000
    );
}

#[test]
fn nobody_with_a_claim_leaves_everything_for_the_next_period() {
    let outcome = share(300_000, terms(ratio(1, 20), Overflow::OtherStreams, balance()), &[]);
    assert_eq!(
        (outcome.needs(), outcome.undistributed(), outcome.payouts().len()),
        (15_000, 285_000, 0)
    );
    let nothing = share(0, plain(), &[claim(1, 10, 10, 0)]);
    assert_eq!((amounts(&nothing), nothing.undistributed()), (vec![0], 0));
}

#[test]
fn three_equal_claims_share_a_hundred_by_largest_remainder() {
    let terms = Terms::new(
        ratio(0, 1),
        (ratio(1, 1), ratio(0, 1)),
        Overflow::NextPeriod,
        CareMode::Off,
        2,
    )
    .unwrap();
    let outcome = share(
        10_000,
        terms,
        &[claim(3, 1_000, 0, 0), claim(1, 1_000, 0, 0), claim(2, 1_000, 0, 0)],
    );
    assert_eq!(amounts(&outcome), [3_334, 3_333, 3_333]);
    let Rounding::Up(by) = outcome.working(member(1)).unwrap().rounding else {
        panic!("rounded up")
    };
    assert_eq!((by.to_string(), by.decimal(4)), ("2/3".into(), "0.6667".into()));
    assert!(
        matches!(outcome.working(member(2)).unwrap().rounding, Rounding::Down(by) if by == Fraction::new(1u32, 3u32))
    );
}

#[test]
fn the_canonical_lines_are_frozen() {
    let outcome = share(
        300_000,
        plain(),
        &[claim(1, 4_000, 500, 0), claim(2, 1_000, 1_500, 0), claim(3, 0, 0, 9)],
    );
    assert_eq!(
        canonical_lines(&outcome),
        concat!(
            r#"{"amount":300000,"members":[["0101010101010101010101010101010101010101010101010101010101010101","#,
            r#"198750,180000,18750],["0202020202020202020202020202020202020202020202020202020202020202","#,
            r#"101250,45000,56250]],"needs":0,"reserve":0,"undistributed":0,"v":1}"#
        )
    );
    assert_eq!(
        outcome.result().to_string(),
        "4f4e4d5da2a30510f3e0f7fd69645071da60ac8cbf03222ae5c4362432e8e653"
    );
}

#[test]
fn other_scales_divest_whole_centi_credits_and_never_more_than_is_open() {
    let at = |scale: u8, amount: u64, open: u64| {
        let shares = (ratio(1, 1), ratio(0, 1));
        let terms = Terms::new(ratio(0, 1), shares, Overflow::NextPeriod, CareMode::Off, scale).unwrap();
        let claimant = Claimant {
            livelihood_open: open,
            ..claim(1, 0, 0, 0)
        };
        let outcome = share(amount, terms, &[claimant]);
        (outcome.payouts()[0].amount, outcome.payouts()[0].divested_livelihood)
    };
    assert_eq!(at(0, 3, 1_000), (3, 300));
    assert_eq!(at(0, 3, 250), (3, 250)); // 2.50 are open; 2.5 yen round up to 3 and divest just these.
    assert_eq!(at(1, 35, 1_000), (35, 350));
    assert_eq!(at(3, 1_019, 1_000), (1_019, 101)); // 1.019 pays 1.01 credits; 0.9 of a centi-credit stays open.
    assert_eq!(at(4, 99, 1_000), (99, 0));
    assert_eq!(at(4, 1_000_000, 1_000), (100_000, 1_000));
}

#[test]
fn terms_that_do_not_add_up_cannot_be() {
    let ok = |needs, streams, care, scale| Terms::new(needs, streams, Overflow::Reserve, care, scale).map(|_| ());
    let (half, zero) = (ratio(1, 2), ratio(0, 1));
    assert_eq!(ok(zero, (half, half), CareMode::Off, 4), Ok(()));
    assert_eq!(
        ok(ratio(2, 1), (half, half), CareMode::Off, 2),
        Err(TermsFlaw::NeedsAboveOne)
    );
    assert_eq!(
        ok(zero, (half, ratio(1, 3)), CareMode::Off, 2),
        Err(TermsFlaw::StreamsNotOne)
    );
    let pot = CareMode::Pot {
        share: ratio(3, 2),
        rate_per_hour: 1,
    };
    assert_eq!(ok(zero, (half, half), pot, 2), Err(TermsFlaw::PotAboveOne));
    let balance = CareMode::Balance { k: ratio(5, 4) };
    assert_eq!(ok(zero, (half, half), balance, 2), Err(TermsFlaw::BalanceAboveOne));
    assert_eq!(ok(zero, (half, half), CareMode::Off, 5), Err(TermsFlaw::ScaleTooLarge));
}

#[test]
#[should_panic(expected = "each member claims once")]
fn a_member_claims_once() {
    let _ = share(100, plain(), &[claim(1, 1, 1, 0), claim(1, 1, 1, 0)]);
}

prop_compose! {
    fn any_terms()(
        needs in 0u64..=20,
        (love, of) in (1u64..=12).prop_flat_map(|of| (0..=of, Just(of))),
        overflow in prop_oneof![Just(Overflow::OtherStreams), Just(Overflow::Reserve), Just(Overflow::NextPeriod)],
        care in prop_oneof![
            Just(CareMode::Off),
            (0u64..=7, 1u64..5_000).prop_map(|(share, rate_per_hour)| CareMode::Pot { share: ratio(share, 7), rate_per_hour }),
            (0u64..=5).prop_map(|k| CareMode::Balance { k: ratio(k, 5) }),
        ],
        scale in prop_oneof![3 => Just(2u8), 1 => 0u8..=4],
    ) -> Terms {
        Terms::new(ratio(needs, 40), (ratio(of - love, of), ratio(love, of)), overflow, care, scale).unwrap()
    }
}

prop_compose! {
    fn any_claimants()(
        claims in prop::collection::vec((
            prop_oneof![1 => Just(0u64), 3 => 0u64..20, 3 => 0u64..2_000_000],
            prop_oneof![1 => Just(0u64), 3 => 0u64..20, 3 => 0u64..2_000_000],
            prop_oneof![1 => Just(0u64), 3 => 0u64..10_000],
            prop::bool::weighted(0.85),
        ), 0..12)
    ) -> Vec<Claimant> {
        claims.into_iter().enumerate().map(|(at, (livelihood_open, love_open, care_minutes, in_balance))| Claimant {
            member: member(u8::try_from(at).unwrap() + 1), livelihood_open, love_open, care_minutes, in_balance,
        }).collect()
    }
}

fn any_amount() -> impl Strategy<Value = u64> {
    prop_oneof![0u64..10, 0u64..1_000_000, 0u64..50_000_000, Just(1_000_000_000_000)]
}

fn total_of_lines(outcome: &Outcome) -> u64 {
    amounts(outcome).iter().sum::<u64>() + outcome.needs() + outcome.reserve() + outcome.undistributed()
}

fn without_care(terms: &Terms) -> Terms {
    Terms::new(
        terms.needs_share(),
        (terms.livelihood(), terms.love()),
        terms.overflow(),
        CareMode::Off,
        terms.scale(),
    )
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_naive_model_agrees(amount in any_amount(), terms in any_terms(), claims in any_claimants()) {
        let outcome = share(amount, terms, &claims);
        let model = naive::distribute(amount, &terms, &claims);
        let divested = |payout: &rules::distribution::Payout| (payout.divested_livelihood, payout.divested_love);
        prop_assert_eq!(amounts(&outcome), model.payouts);
        prop_assert_eq!(outcome.payouts().iter().map(divested).collect::<Vec<_>>(), model.divested);
        prop_assert_eq!([outcome.needs(), outcome.reserve(), outcome.undistributed()], model.funds);
    }

    #[test]
    fn it_conserves_the_amount_and_holds_the_caps(amount in any_amount(), terms in any_terms(), claims in any_claimants()) {
        let outcome = share(amount, terms, &claims);
        prop_assert_eq!(total_of_lines(&outcome), amount);
        for (payout, claimant) in outcome.payouts().iter().zip(&claims) {
            prop_assert!(payout.divested_livelihood <= claimant.livelihood_open);
            prop_assert!(payout.divested_love <= claimant.love_open);
            if terms.scale() == 2 {
                prop_assert_eq!(payout.divested_livelihood + payout.divested_love, payout.before_care);
            }
        }
    }

    #[test]
    fn the_order_of_claimants_changes_nothing(
        amount in any_amount(),
        terms in any_terms(),
        (claims, shuffled) in any_claimants().prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle())),
    ) {
        let (one, other) = (share(amount, terms, &claims), share(amount, terms, &shuffled));
        prop_assert_eq!(canonical_lines(&one), canonical_lines(&other));
        prop_assert_eq!(canonical_lines(&one), canonical_lines(&share(amount, terms, &claims)));
        prop_assert_eq!(one.result(), other.result());
    }

    #[test]
    fn more_credits_never_mean_less(
        amount in any_amount(),
        terms in any_terms(),
        claims in any_claimants(),
        more in 1u64..100_000,
        who in any::<prop::sample::Index>(),
        love in any::<bool>(),
    ) {
        if claims.is_empty() { return Ok(()) }
        let place = who.index(claims.len());
        let mut richer = claims.clone();
        if love { richer[place].love_open += more } else { richer[place].livelihood_open += more }
        let terms = without_care(&terms);
        let (before, after) = (share(amount, terms, &claims), share(amount, terms, &richer));
        prop_assert!(after.payouts()[place].amount >= before.payouts()[place].amount);
        // And of two members of one distribution: who has no less of both is paid no less, but for the tie by id.
        for one in 0..claims.len() {
            for other in 0..claims.len() {
                let (a, b) = (&claims[one], &claims[other]);
                if a.livelihood_open >= b.livelihood_open && a.love_open >= b.love_open {
                    let exact = |place: usize| before.working(claims[place].member).unwrap().exact;
                    let tie = exact(one) == exact(other);
                    prop_assert!(tie || before.payouts()[one].amount >= before.payouts()[other].amount);
                }
            }
        }
    }

    #[test]
    fn care_moves_money_and_nothing_else(amount in any_amount(), terms in any_terms(), claims in any_claimants()) {
        let CareMode::Balance { .. } = terms.care() else { return Ok(()) };
        let (with, without) = (share(amount, terms, &claims), share(amount, without_care(&terms), &claims));
        prop_assert_eq!(total_of_lines(&with), total_of_lines(&without));
        for (with, without) in with.payouts().iter().zip(without.payouts()) {
            prop_assert_eq!(with.before_care, without.amount);
            prop_assert_eq!(with.divested_livelihood, without.divested_livelihood);
            prop_assert_eq!(with.divested_love, without.divested_love);
        }
    }

    #[test]
    fn equal_hours_change_nothing(amount in any_amount(), terms in any_terms(), claims in any_claimants(), minutes in 0u64..9_999) {
        let CareMode::Balance { .. } = terms.care() else { return Ok(()) };
        let equal: Vec<_> = claims.iter().map(|claim| Claimant { care_minutes: minutes, ..*claim }).collect();
        prop_assert_eq!(canonical_lines(&share(amount, terms, &equal)), canonical_lines(&share(amount, without_care(&terms), &equal)));
    }

    #[test]
    fn the_working_adds_up_to_the_payout(amount in any_amount(), terms in any_terms(), claims in any_claimants()) {
        let outcome = share(amount, terms, &claims);
        let mut all = Fraction::zero();
        for payout in outcome.payouts() {
            let working = outcome.working(payout.member).unwrap();
            prop_assert_eq!(&working.before_care, &working.streams[0].pay.plus(&working.streams[1].pay));
            let paid = Fraction::whole(working.payout);
            match working.rounding {
                Rounding::Up(by) => { prop_assert!(by < Fraction::whole(1)); prop_assert_eq!(working.exact.plus(&by), paid) }
                Rounding::Down(by) => { prop_assert!(by < Fraction::whole(1)); prop_assert_eq!(paid.plus(&by), working.exact.clone()) }
                Rounding::None => prop_assert_eq!(&working.exact, &paid),
            }
            all = all.plus(&working.exact);
        }
        prop_assert!(all <= Fraction::whole(amount));
    }
}
