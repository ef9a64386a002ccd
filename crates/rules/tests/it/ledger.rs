//! The ledger: its rules one by one, every history of a tiny world, and a naive model over long random ones.

use proptest::prelude::*;
use register::Hash;
use rules::act::{AccountClass, AccountFlag};
use rules::field::Slug;
use rules::ledger::{
    AccountKey, Class, Ledger, LedgerFlaw, Mandate, Opening, PoolKind, Posting, ReserveKind, Standing, Unfit, Unit,
};
use rules::limits::Crowd;
use rules::quantity::{PartnerKind, Stream};

use AccountKey::{Cash, External, History, Issued, Payable, Pool, Reserve, Retired, Work};
use Stream::{Care, Livelihood, Love};

fn hash(name: u8) -> Hash {
    Hash::new([name; 32])
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn named(text: &str) -> AccountKey {
    AccountKey::Named(slug(text))
}

fn postings(list: &[(AccountKey, i64)]) -> Vec<Posting> {
    list.iter()
        .map(|(account, amount)| Posting::new(account.clone(), *amount))
        .collect()
}

/// Posts at once, by the rules.
fn post(ledger: &mut Ledger, list: &[(AccountKey, i64)]) -> Result<(), LedgerFlaw> {
    let movement = ledger.check(&postings(list), Mandate::Rules, 0)?;
    ledger.apply(movement);
    assert!(
        ledger.sums().iter().all(|(_, sum)| *sum == 0),
        "every unit sums to zero"
    );
    Ok(())
}

/// What a member's act that names the postings would get.
fn by_member(ledger: &Ledger, by: u8, purpose: Option<&str>, list: &[(AccountKey, i64)]) -> Result<(), LedgerFlaw> {
    ledger
        .check(&postings(list), Mandate::Member { by: hash(by), purpose }, 0)
        .map(|_| ())
}

fn hold(
    ledger: &mut Ledger,
    id: u8,
    list: &[(AccountKey, i64)],
    expires_ms: u64,
    now_ms: u64,
) -> Result<(), LedgerFlaw> {
    let ids = (hash(id), hash(99));
    let movement = ledger.check_pending(ids, &postings(list), Mandate::Rules, expires_ms, now_ms)?;
    ledger.apply(movement);
    Ok(())
}

fn opening<'a>(slug: &'a Slug, unit: &'a str, class: AccountClass) -> Opening<'a> {
    Opening {
        slug,
        unit,
        class,
        holder: None,
        min: None,
        max: None,
        flags: &[],
        purpose: None,
    }
}

fn open(ledger: &mut Ledger, opening: &Opening) -> Result<(), LedgerFlaw> {
    let movement = ledger.check_open(opening, 0)?;
    ledger.apply(movement);
    Ok(())
}

/// A ledger with 1,000.00 in cash.
fn with_cash() -> Ledger {
    let mut ledger = Ledger::new("EUR");
    post(
        &mut ledger,
        &[(External(PartnerKind::Customer), -100_000), (Cash, 100_000)],
    )
    .unwrap();
    ledger
}

#[test]
fn money_flows_from_a_customer_to_a_member_and_a_supplier() {
    let mut ledger = with_cash();
    let (share, ada) = (hash(7), hash(1));
    post(&mut ledger, &[(Cash, -80_000), (Pool(share), 80_000)]).unwrap();
    let paid = [
        (Pool(share), -80_000),
        (Payable(ada), 76_000),
        (Reserve(ReserveKind::Solidarity), 4_000),
    ];
    post(&mut ledger, &paid).unwrap();
    post(
        &mut ledger,
        &[(Payable(ada), -50_000), (External(PartnerKind::Member), 50_000)],
    )
    .unwrap();
    post(
        &mut ledger,
        &[(Cash, -15_000), (External(PartnerKind::Supplier), 15_000)],
    )
    .unwrap();
    assert_eq!(ledger.balance(&Cash), 5_000);
    assert_eq!(ledger.balance(&Pool(share)), 0);
    assert_eq!(ledger.balance(&Payable(ada)), 26_000);
    assert_eq!(ledger.balance(&External(PartnerKind::Customer)), -100_000);
    let too_much = post(
        &mut ledger,
        &[(Payable(ada), -26_001), (External(PartnerKind::Member), 26_001)],
    );
    assert_eq!(
        too_much,
        Err(LedgerFlaw::BelowMin {
            account: Payable(ada),
            free: 26_000,
            needed: 26_001
        })
    );
}

#[test]
fn credits_are_issued_become_historical_and_are_divested() {
    let (mut ledger, dater) = (Ledger::new("EUR"), hash(1));
    let (work, past) = (Work(Livelihood, dater), History(Livelihood, dater));
    // 80 credits in stage 2: half open, half historical at once.
    post(
        &mut ledger,
        &[
            (Issued(Livelihood), -8_000),
            (work.clone(), 4_000),
            (past.clone(), 4_000),
        ],
    )
    .unwrap();
    post(&mut ledger, &[(work.clone(), -4_000), (Retired(Livelihood), 4_000)]).unwrap();
    assert_eq!(
        [&work, &past, &Retired(Livelihood)].map(|key| ledger.balance(key)),
        [0, 4_000, 4_000]
    );
    assert!(ledger.balance(&Retired(Livelihood)) <= -ledger.balance(&Issued(Livelihood)));
    let more = post(&mut ledger, &[(work.clone(), -1), (Retired(Livelihood), 1)]);
    assert_eq!(
        more,
        Err(LedgerFlaw::BelowMin {
            account: work,
            free: 0,
            needed: 1
        })
    );
}

#[test]
fn credits_are_not_given_away() {
    let mut ledger = Ledger::new("EUR");
    post(&mut ledger, &[(Issued(Love), -500), (Work(Love, hash(1)), 500)]).unwrap();
    let given = post(&mut ledger, &[(Work(Love, hash(1)), -500), (Work(Love, hash(2)), 500)]);
    let flag = AccountFlag::NonTransferable;
    assert_eq!(
        given,
        Err(LedgerFlaw::Flagged {
            account: Work(Love, hash(1)),
            flag
        })
    );
    // One's own credits may become historical.
    post(
        &mut ledger,
        &[(Work(Love, hash(1)), -500), (History(Love, hash(1)), 500)],
    )
    .unwrap();
}

#[test]
fn units_never_mix() {
    let mut ledger = with_cash();
    let mixed = post(&mut ledger, &[(Cash, -100), (Work(Livelihood, hash(1)), 100)]);
    assert_eq!(
        mixed,
        Err(LedgerFlaw::Unbalanced {
            unit: Unit::Currency("EUR".into()),
            sum: -100
        })
    );
    let streams = post(&mut ledger, &[(Issued(Love), -100), (Work(Livelihood, hash(1)), 100)]);
    assert_eq!(
        streams,
        Err(LedgerFlaw::Unbalanced {
            unit: Unit::Credit(Livelihood),
            sum: 100
        })
    );
    // Two units in one transaction, each of which sums to zero, are one movement: all or nothing.
    let both = [
        (Cash, -100),
        (Payable(hash(1)), 100),
        (Issued(Care), -60),
        (Work(Care, hash(1)), 60),
    ];
    post(&mut ledger, &both).unwrap();
    let mut short = both.clone();
    short[0].1 = -1_000_000;
    short[1].1 = 1_000_000;
    assert!(matches!(post(&mut ledger, &short), Err(LedgerFlaw::BelowMin { .. })));
    assert_eq!(ledger.balance(&Work(Care, hash(1))), 60);
}

#[test]
fn a_transaction_names_each_account_once() {
    let mut ledger = with_cash();
    let twice = post(&mut ledger, &[(Cash, -100), (Cash, 50), (Payable(hash(1)), 50)]);
    assert_eq!(twice, Err(LedgerFlaw::Doubled { account: Cash }));
    let new_twice = post(
        &mut ledger,
        &[(Cash, -100), (Payable(hash(1)), 50), (Payable(hash(1)), 50)],
    );
    assert_eq!(
        new_twice,
        Err(LedgerFlaw::Doubled {
            account: Payable(hash(1))
        })
    );
    let mut many: Vec<_> = (1..=40).map(|name| (Payable(hash(name)), 1)).collect();
    many.push((Cash, -40));
    post(&mut ledger, &many).unwrap();
    many.push((Payable(hash(17)), 0));
    post(&mut ledger, &many).unwrap(); // Nothing is nobody's second posting.
    many.pop();
    many.extend([(Payable(hash(17)), 1), (External(PartnerKind::Donor), -1)]);
    assert_eq!(
        post(&mut ledger, &many),
        Err(LedgerFlaw::Doubled {
            account: Payable(hash(17))
        })
    );
}

#[test]
fn nothing_goes_from_an_indivisible_reserve_to_a_member() {
    let mut ledger = with_cash();
    let reserve = Reserve(ReserveKind::Indivisible);
    post(&mut ledger, &[(Cash, -50_000), (reserve.clone(), 50_000)]).unwrap();
    let refused = Err(LedgerFlaw::ReserveToMember {
        account: reserve.clone(),
    });
    assert_eq!(
        post(&mut ledger, &[(reserve.clone(), -1), (Payable(hash(1)), 1)]),
        refused
    );
    assert_eq!(
        post(
            &mut ledger,
            &[(reserve.clone(), -1), (External(PartnerKind::Member), 1)]
        ),
        refused
    );
    // Not even together with money that could go there.
    let mixed = [
        (reserve.clone(), -10),
        (Cash, -10),
        (External(PartnerKind::Supplier), 10),
        (Payable(hash(1)), 10),
    ];
    assert_eq!(post(&mut ledger, &mixed), refused);
    let slug = slug("share-capital");
    let capital = Opening {
        holder: Some(hash(1)),
        ..opening(&slug, "EUR", AccountClass::CapitalPatronage)
    };
    open(&mut ledger, &capital).unwrap();
    assert_eq!(
        post(&mut ledger, &[(reserve.clone(), -1), (named("share-capital"), 1)]),
        refused
    );
    // Losses, and other members' reserves, may draw on it.
    post(
        &mut ledger,
        &[(reserve.clone(), -1), (External(PartnerKind::Supplier), 1)],
    )
    .unwrap();
    post(&mut ledger, &[(Reserve(ReserveKind::Solidarity), 1), (reserve, -1)]).unwrap();
    post(
        &mut ledger,
        &[(Reserve(ReserveKind::Solidarity), -1), (Payable(hash(1)), 1)],
    )
    .unwrap();
}

#[test]
fn limits_count_what_is_pending() {
    let mut ledger = with_cash();
    let (slug, key) = (slug("roof"), named("roof"));
    open(
        &mut ledger,
        &Opening {
            max: Some(70_000),
            ..opening(&slug, "EUR", AccountClass::Fund)
        },
    )
    .unwrap();
    hold(&mut ledger, 1, &[(Cash, -60_000), (key.clone(), 60_000)], 10, 0).unwrap();
    assert_eq!((ledger.balance(&Cash), ledger.balance(&key)), (100_000, 0));
    assert_eq!(ledger.free(&Cash, 10), Some(40_000));
    // What may go out is gone: 400.00 are free. What may come in does not help anybody yet.
    let spent = post(
        &mut ledger,
        &[(Cash, -40_001), (External(PartnerKind::Supplier), 40_001)],
    );
    assert_eq!(
        spent,
        Err(LedgerFlaw::BelowMin {
            account: Cash,
            free: 40_000,
            needed: 40_001
        })
    );
    let drawn = post(&mut ledger, &[(key.clone(), -1), (Cash, 1)]);
    assert_eq!(
        drawn,
        Err(LedgerFlaw::BelowMin {
            account: key.clone(),
            free: 0,
            needed: 1
        })
    );
    // And it takes up room at once.
    let filled = post(&mut ledger, &[(Cash, -10_001), (key.clone(), 10_001)]);
    assert_eq!(
        filled,
        Err(LedgerFlaw::AboveMax {
            account: key.clone(),
            room: 10_000,
            needed: 10_001
        })
    );
    post(&mut ledger, &[(Cash, -10_000), (key.clone(), 10_000)]).unwrap();
    let movement = ledger.check_post(hash(1), 10).unwrap();
    ledger.apply(movement);
    assert_eq!((ledger.balance(&Cash), ledger.balance(&key)), (30_000, 70_000));
}

#[test]
fn it_lapses_after_its_last_millisecond() {
    let mut ledger = with_cash();
    hold(&mut ledger, 1, &[(Cash, -100_000), (Pool(hash(1)), 100_000)], 500, 100).unwrap();
    assert_eq!(
        ledger.standing(hash(1), 500),
        Some(Standing::Pending { expires_ms: 500 })
    );
    assert_eq!(
        ledger.standing(hash(1), 501),
        Some(Standing::Expired { expires_ms: 500 })
    );
    assert_eq!(
        (ledger.free(&Cash, 500), ledger.free(&Cash, 501)),
        (Some(0), Some(100_000))
    );
    assert!(ledger.check_post(hash(1), 500).is_ok() && ledger.check_void(hash(1), 500).is_ok());
    let late = Err(LedgerFlaw::NotPending {
        transaction: hash(1),
        standing: Standing::Expired { expires_ms: 500 },
    });
    assert_eq!(ledger.check_post(hash(1), 501).map(|_| ()), late);
    assert_eq!(ledger.check_void(hash(1), 501).map(|_| ()), late);
    // Its money is free again at once, without anybody clearing it away.
    let list = postings(&[(Cash, -100_000), (External(PartnerKind::Supplier), 100_000)]);
    assert!(ledger.check(&list, Mandate::Rules, 500).is_err());
    let movement = ledger.check(&list, Mandate::Rules, 501).unwrap();
    ledger.apply(movement);
    assert_eq!(
        ledger.standing(hash(1), 501),
        Some(Standing::Expired { expires_ms: 500 })
    );
    let (_, cash) = ledger.accounts(501).next().unwrap();
    assert_eq!((cash.account.as_str(), cash.balance, cash.pending_out), ("cash", 0, 0));
}

#[test]
fn what_waits_is_posted_or_voided_once() {
    let mut ledger = with_cash();
    let list = [(Cash, -100), (Pool(hash(1)), 100)];
    assert_eq!(
        hold(&mut ledger, 1, &list, 4, 5),
        Err(LedgerFlaw::ExpiryPast { expires_ms: 4 })
    );
    hold(&mut ledger, 1, &list, 5, 5).unwrap();
    hold(&mut ledger, 2, &list, 5, 5).unwrap();
    let known = Err(LedgerFlaw::TransactionKnown { transaction: hash(1) });
    assert_eq!(hold(&mut ledger, 1, &list, 5, 5), known);
    let unknown = Err(LedgerFlaw::TransactionUnknown { transaction: hash(3) });
    assert_eq!(ledger.check_post(hash(3), 5).map(|_| ()), unknown);
    let movement = ledger.check_post(hash(1), 5).unwrap();
    ledger.apply(movement);
    let movement = ledger.check_void(hash(2), 5).unwrap();
    ledger.apply(movement);
    assert_eq!((ledger.balance(&Cash), ledger.balance(&Pool(hash(1)))), (99_900, 100));
    for (id, standing) in [(1, Standing::Posted), (2, Standing::Voided)] {
        let over = Err(LedgerFlaw::NotPending {
            transaction: hash(id),
            standing,
        });
        assert_eq!(ledger.check_post(hash(id), 5).map(|_| ()), over);
        assert_eq!(ledger.check_void(hash(id), 5).map(|_| ()), over);
    }
    assert_eq!(ledger.recorded_by(hash(1)), Some(hash(99)));
}

#[test]
fn members_move_what_is_theirs_and_what_is_common() {
    let mut ledger = with_cash();
    post(
        &mut ledger,
        &[(Issued(Livelihood), -100), (Work(Livelihood, hash(1)), 100)],
    )
    .unwrap();
    let (roof, hours_ada, hours_ben) = (slug("roof"), slug("hours-ada"), slug("hours-ben"));
    open(&mut ledger, &opening(&roof, "EUR", AccountClass::Fund)).unwrap();
    for (slug, holder) in [(&hours_ada, 1), (&hours_ben, 2)] {
        let credit = opening(slug, "hour", AccountClass::Credit);
        open(
            &mut ledger,
            &Opening {
                holder: Some(hash(holder)),
                min: Some(-120),
                ..credit
            },
        )
        .unwrap();
    }
    assert_eq!(
        by_member(&ledger, 1, None, &[(Cash, -100), (named("roof"), 100)]),
        Ok(())
    );
    let hours = [(named("hours-ada"), -60), (named("hours-ben"), 60)];
    assert_eq!(by_member(&ledger, 1, None, &hours), Ok(()));
    assert_eq!(
        by_member(&ledger, 2, None, &hours),
        Err(LedgerFlaw::NotYours {
            account: named("hours-ada")
        })
    );
    for (from, to) in [
        (External(PartnerKind::Customer), Cash),
        (Cash, Payable(hash(1))),
        (Issued(Livelihood), Work(Livelihood, hash(1))),
        (Work(Livelihood, hash(1)), Retired(Livelihood)),
        (Cash, Pool(hash(1))),
        (Cash, AccountKey::Rounding),
    ] {
        let refused = by_member(&ledger, 1, None, &[(from.clone(), -1), (to.clone(), 1)]);
        assert!(
            matches!(refused, Err(LedgerFlaw::NotForMembers { .. })),
            "{from} to {to}"
        );
    }
    let unknown = by_member(&ledger, 1, None, &[(Cash, -1), (named("rof"), 1)]);
    assert_eq!(unknown, Err(LedgerFlaw::AccountUnknown { account: named("rof") }));
}

#[test]
fn flags_hold() {
    let mut ledger = with_cash();
    let slugs = ["frozen", "commons", "bound", "solar"].map(slug);
    let fund = |slug, flags| Opening {
        flags,
        ..opening(slug, "EUR", AccountClass::Fund)
    };
    open(&mut ledger, &fund(&slugs[0], &[AccountFlag::Frozen])).unwrap();
    open(&mut ledger, &fund(&slugs[1], &[AccountFlag::NoMemberOutflow])).unwrap();
    open(&mut ledger, &fund(&slugs[2], &[AccountFlag::NonTransferable])).unwrap();
    let solar = Opening {
        purpose: Some("panels"),
        ..fund(&slugs[3], &[AccountFlag::Restricted])
    };
    open(&mut ledger, &solar).unwrap();

    let frozen = post(&mut ledger, &[(Cash, -1), (named("frozen"), 1)]);
    assert_eq!(
        frozen,
        Err(LedgerFlaw::Frozen {
            account: named("frozen")
        })
    );

    let all = [
        (Cash, -30),
        (named("commons"), 10),
        (named("bound"), 10),
        (named("solar"), 10),
    ];
    post(&mut ledger, &all).unwrap();
    let flagged = |account, flag| {
        Err(LedgerFlaw::Flagged {
            account: named(account),
            flag,
        })
    };
    let to_member = post(&mut ledger, &[(named("commons"), -1), (Payable(hash(1)), 1)]);
    assert_eq!(to_member, flagged("commons", AccountFlag::NoMemberOutflow));
    post(&mut ledger, &[(named("commons"), -1), (Cash, 1)]).unwrap();

    let moved = post(&mut ledger, &[(named("bound"), -1), (Payable(hash(1)), 1)]);
    assert_eq!(moved, flagged("bound", AccountFlag::NonTransferable));
    post(&mut ledger, &[(named("bound"), -1), (Cash, 1)]).unwrap(); // The same holder: the community.

    let draw = [(named("solar"), -1), (Cash, 1)];
    assert_eq!(
        by_member(&ledger, 1, None, &draw),
        flagged("solar", AccountFlag::Restricted)
    );
    assert_eq!(
        by_member(&ledger, 1, Some("party"), &draw),
        flagged("solar", AccountFlag::Restricted)
    );
    assert_eq!(by_member(&ledger, 1, Some("panels"), &draw), Ok(()));
}

#[test]
fn accounts_count_the_units_of_their_class() {
    let (ledger, name) = (Ledger::new("EUR"), slug("one"));
    for (unit, class, answer) in [
        ("EUR", AccountClass::Fund, Ok(())),
        ("USD", AccountClass::Fund, Err(Unfit::UnitUnknown)),
        ("credit:love", AccountClass::Fund, Err(Unfit::UnitUnknown)),
        ("kWh", AccountClass::Fund, Err(Unfit::Unit)),
        ("kWh", AccountClass::Energy, Ok(())),
        ("item:seeds", AccountClass::Inventory, Ok(())),
        ("share:founding", AccountClass::CapitalMandatory, Ok(())),
        ("mutual:sardex", AccountClass::Credit, Ok(())),
        ("mutual:", AccountClass::Credit, Err(Unfit::UnitUnknown)),
        ("EUR", AccountClass::Credit, Err(Unfit::Unit)),
    ] {
        let opened = ledger.check_open(&opening(&name, unit, class), 0).map(|_| ());
        let expected = answer.map_err(|reason| LedgerFlaw::ClassUnfit { reason });
        assert_eq!(opened, expected, "{unit} {class}");
    }
}

#[test]
fn accounts_open_with_the_holders_limits_and_names_of_their_class() {
    let (mut ledger, name) = (Ledger::new("EUR"), slug("one"));
    let fund = opening(&name, "EUR", AccountClass::Fund);
    let unfit = |reason| LedgerFlaw::ClassUnfit { reason };
    let (holder, flags) = (Some(hash(1)), &[AccountFlag::Restricted][..]);
    let (crossed_min, crossed_max) = ((1, i64::MAX), (0, -1));
    let crossed = |(min, max)| LedgerFlaw::LimitsCrossed { min, max };
    for (opening, flaw) in [
        (Opening { holder, ..fund.clone() }, unfit(Unfit::Holder)),
        (
            Opening {
                min: Some(-1),
                ..fund.clone()
            },
            unfit(Unfit::Overdraft),
        ),
        (
            Opening {
                min: Some(1),
                ..fund.clone()
            },
            crossed(crossed_min),
        ),
        (
            Opening {
                max: Some(-1),
                ..fund.clone()
            },
            crossed(crossed_max),
        ),
        (Opening { flags, ..fund.clone() }, unfit(Unfit::Purpose)),
        (
            Opening {
                purpose: Some("x"),
                ..fund.clone()
            },
            unfit(Unfit::Purpose),
        ),
    ] {
        assert_eq!(ledger.check_open(&opening, 0).map(|_| ()), Err(flaw));
    }
    for taken in ["cash", "rounding"] {
        let slug = slug(taken);
        let refused = ledger
            .check_open(&opening(&slug, "EUR", AccountClass::Fund), 0)
            .map(|_| ());
        assert_eq!(refused, Err(LedgerFlaw::NameTaken { account: named(taken) }));
    }
    open(&mut ledger, &fund).unwrap();
    assert_eq!(ledger.class(&named("one")), Some(Class::Pool(PoolKind::Fund)));
    let again = open(&mut ledger, &fund);
    assert_eq!(again, Err(LedgerFlaw::NameTaken { account: named("one") }));
}

#[test]
fn sums_stay_within_64_bits() {
    let mut ledger = Ledger::new("EUR");
    let donor = External(PartnerKind::Donor);
    post(&mut ledger, &[(donor.clone(), -i64::MAX), (Cash, i64::MAX)]).unwrap();
    let more = post(&mut ledger, &[(External(PartnerKind::Customer), -1), (Cash, 1)]);
    assert_eq!(
        more,
        Err(LedgerFlaw::AboveMax {
            account: Cash,
            room: 0,
            needed: 1
        })
    );
    post(
        &mut ledger,
        &[(donor.clone(), -1), (Reserve(ReserveKind::Education), 1)],
    )
    .unwrap();
    let less = post(
        &mut ledger,
        &[(donor.clone(), -1), (Reserve(ReserveKind::Education), 1)],
    );
    assert_eq!(
        less,
        Err(LedgerFlaw::BelowMin {
            account: donor,
            free: 0,
            needed: 1
        })
    );
}

#[test]
#[should_panic(expected = "the ledger it was checked against")]
fn a_movement_is_applied_once() {
    let mut ledger = with_cash();
    let movement = ledger
        .check(&postings(&[(Cash, -1), (Pool(hash(1)), 1)]), Mandate::Rules, 0)
        .unwrap();
    ledger.apply(movement.clone());
    ledger.apply(movement);
}

#[test]
fn account_names_are_read_as_they_are_written() {
    let member = hash(0xab);
    let mut keys = vec![
        Cash,
        AccountKey::Rounding,
        Payable(member),
        Pool(member),
        named("roof-fund"),
    ];
    keys.extend(PartnerKind::ALL.iter().map(|kind| External(*kind)));
    keys.extend(ReserveKind::ALL.iter().map(|kind| Reserve(*kind)));
    for stream in Stream::ALL {
        keys.extend([
            Work(*stream, member),
            History(*stream, member),
            Issued(*stream),
            Retired(*stream),
        ]);
    }
    for key in keys {
        assert_eq!(AccountKey::read(&key.to_string()), Some(key));
    }
    for text in [
        "",
        "Cash",
        "cash:",
        "external:friend",
        "payable:abc",
        "work:love",
        "reserve:",
        "pool:x",
        "a b",
    ] {
        assert_eq!(AccountKey::read(text), None, "{text}");
    }
}

#[test]
fn a_snapshot_gives_the_same_ledger_again() {
    let mut ledger = with_cash();
    let slug = slug("seeds");
    open(&mut ledger, &opening(&slug, "item:seeds", AccountClass::Inventory)).unwrap();
    hold(&mut ledger, 1, &[(Cash, -10), (Pool(hash(2)), 10)], 7, 3).unwrap();
    let bytes = postcard::to_allocvec(&ledger).unwrap();
    let again: Ledger = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(again, ledger);
    assert!(again.check_post(hash(1), 7).is_ok());
}

/// What can happen in the small worlds below.
#[derive(Clone, Debug)]
enum Event {
    Post(Vec<(AccountKey, i64)>),
    Hold(u8, Vec<(AccountKey, i64)>, u64),
    PostHeld(u8),
    Void(u8),
    Wait(u64),
}

/// Amounts by account.
type Moves = Vec<(AccountKey, i64)>;

/// The naive model: everything that happened, from which everything is computed again each time.
#[derive(Clone, Default)]
struct Model {
    now_ms: u64,
    posted: Vec<Vec<(AccountKey, i64)>>,
    held: Vec<(u8, Moves, u64, Option<Standing>)>,
}

const ROOF_MAX: i64 = 5;

impl Model {
    fn limits(key: &AccountKey) -> (Option<i64>, Option<i64>) {
        match key {
            External(_) => (None, None),
            AccountKey::Named(_) => (Some(0), Some(ROOF_MAX)),
            _ => (Some(0), None),
        }
    }

    fn balance(&self, key: &AccountKey) -> i64 {
        self.posted
            .iter()
            .flatten()
            .filter(|(of, _)| of == key)
            .map(|(_, amount)| amount)
            .sum()
    }

    fn standing(&self, id: u8) -> Option<Standing> {
        let (_, _, expires_ms, ended) = self.held.iter().find(|held| held.0 == id)?;
        let lapsed = Standing::Expired {
            expires_ms: *expires_ms,
        };
        let waiting = Standing::Pending {
            expires_ms: *expires_ms,
        };
        Some(ended.unwrap_or(if self.now_ms > *expires_ms { lapsed } else { waiting }))
    }

    fn pending(&self, key: &AccountKey) -> (i64, i64) {
        let waits = |id| matches!(self.standing(id), Some(Standing::Pending { .. }));
        let amounts = || {
            let waiting = self.held.iter().filter(|held| waits(held.0));
            waiting
                .flat_map(|held| &held.1)
                .filter(|(of, _)| of == key)
                .map(|(_, amount)| *amount)
        };
        (
            amounts().filter(|amount| *amount > 0).sum(),
            amounts().filter(|amount| *amount < 0).sum(),
        )
    }

    fn check(&self, list: &[(AccountKey, i64)]) -> Result<(), &'static str> {
        if list
            .iter()
            .enumerate()
            .any(|(at, (key, _))| list[..at].iter().any(|(other, _)| other == key))
        {
            return Err("doubled");
        }
        if list.iter().map(|(_, amount)| amount).sum::<i64>() != 0 {
            return Err("unbalanced");
        }
        let reserve = list
            .iter()
            .any(|(key, amount)| *key == Reserve(ReserveKind::Indivisible) && *amount < 0);
        if reserve
            && list
                .iter()
                .any(|(key, amount)| matches!(key, Payable(_)) && *amount > 0)
        {
            return Err("reserve");
        }
        for (key, amount) in list {
            let ((min, max), (pending_in, pending_out)) = (Self::limits(key), self.pending(key));
            if *amount < 0 && min.is_some_and(|min| self.balance(key) + pending_out + amount < min) {
                return Err("below");
            }
            if *amount > 0 && max.is_some_and(|max| self.balance(key) + pending_in + amount > max) {
                return Err("above");
            }
        }
        Ok(())
    }

    fn step(&mut self, event: &Event) -> Result<(), &'static str> {
        match event {
            Event::Post(list) => {
                self.check(list)?;
                self.posted.push(list.clone());
            }
            Event::Hold(id, list, expires_ms) => {
                if self.standing(*id).is_some() {
                    return Err("known");
                }
                self.check(list)?;
                if *expires_ms < self.now_ms {
                    return Err("past");
                }
                self.held.push((*id, list.clone(), *expires_ms, None));
            }
            Event::PostHeld(id) | Event::Void(id) => {
                match self.standing(*id) {
                    None => return Err("unknown"),
                    Some(Standing::Pending { .. }) => {}
                    Some(_) => return Err("over"),
                }
                let held = self.held.iter_mut().find(|held| held.0 == *id).unwrap();
                if matches!(event, Event::PostHeld(_)) {
                    held.3 = Some(Standing::Posted);
                    self.posted.push(held.1.clone());
                } else {
                    held.3 = Some(Standing::Voided);
                }
            }
            Event::Wait(ms) => self.now_ms += ms,
        }
        Ok(())
    }
}

/// The same event in the ledger.
fn step(ledger: &mut Ledger, event: &Event, now_ms: u64) -> Result<(), &'static str> {
    let movement = match event {
        Event::Post(list) => ledger.check(&postings(list), Mandate::Rules, now_ms),
        Event::Hold(id, list, expires_ms) => ledger.check_pending(
            (hash(*id), hash(99)),
            &postings(list),
            Mandate::Rules,
            *expires_ms,
            now_ms,
        ),
        Event::PostHeld(id) => ledger.check_post(hash(*id), now_ms),
        Event::Void(id) => ledger.check_void(hash(*id), now_ms),
        Event::Wait(_) => return Ok(()),
    };
    ledger.apply(movement.map_err(|flaw| match flaw {
        LedgerFlaw::Doubled { .. } => "doubled",
        LedgerFlaw::Unbalanced { .. } => "unbalanced",
        LedgerFlaw::ReserveToMember { .. } => "reserve",
        LedgerFlaw::BelowMin { .. } => "below",
        LedgerFlaw::AboveMax { .. } => "above",
        LedgerFlaw::TransactionKnown { .. } => "known",
        LedgerFlaw::TransactionUnknown { .. } => "unknown",
        LedgerFlaw::NotPending { .. } => "over",
        LedgerFlaw::ExpiryPast { .. } => "past",
        other => panic!("not in this world: {other:?}"),
    })?);
    Ok(())
}

fn agree(ledger: &Ledger, model: &Model, keys: &[AccountKey]) {
    assert!(ledger.sums().iter().all(|(_, sum)| *sum == 0));
    let views: Vec<_> = ledger.accounts(model.now_ms).collect();
    for key in keys {
        assert_eq!(ledger.balance(key), model.balance(key));
        let pending = views.iter().find(|(of, _)| *of == key).map_or((0, 0), |(_, view)| {
            (
                i64::try_from(view.pending_in).unwrap(),
                -i64::try_from(view.pending_out).unwrap(),
            )
        });
        assert_eq!(pending, model.pending(key));
    }
    for id in 1..=4 {
        assert_eq!(ledger.standing(hash(id), model.now_ms), model.standing(id));
    }
}

fn small_world() -> (Ledger, Vec<AccountKey>) {
    let mut ledger = Ledger::new("EUR");
    let slug = slug("roof");
    open(
        &mut ledger,
        &Opening {
            max: Some(ROOF_MAX),
            ..opening(&slug, "EUR", AccountClass::Fund)
        },
    )
    .unwrap();
    let keys = [
        External(PartnerKind::Donor),
        Cash,
        named("roof"),
        Reserve(ReserveKind::Indivisible),
        Payable(hash(1)),
    ];
    (ledger, keys.into())
}

/// Every history of up to eight steps in a world of three accounts and two transactions that wait.
#[test]
fn every_short_history_agrees_with_the_model() {
    fn explore(ledger: &Ledger, model: &Model, events: &[Event], keys: &[AccountKey], depth: u32, seen: &mut u64) {
        if depth == 0 {
            return;
        }
        for event in events {
            let (mut ledger, mut model) = (ledger.clone(), model.clone());
            let expected = model.step(event);
            assert_eq!(step(&mut ledger, event, model.now_ms), expected, "{event:?}");
            *seen += 1;
            if expected.is_ok() {
                agree(&ledger, &model, keys);
                explore(&ledger, &model, events, keys, depth - 1, seen);
            }
        }
    }
    let (ledger, keys) = small_world();
    let (donor, cash, roof) = (keys[0].clone(), keys[1].clone(), keys[2].clone());
    let events = [
        Event::Post(vec![(donor, -4), (cash.clone(), 4)]),
        Event::Post(vec![(cash.clone(), -3), (roof.clone(), 3)]),
        Event::Hold(1, vec![(cash.clone(), -3), (roof.clone(), 3)], 1),
        Event::Hold(2, vec![(roof, -1), (cash, 1)], 2),
        Event::PostHeld(1),
        Event::Void(1),
        Event::PostHeld(2),
        Event::Wait(1),
    ];
    let mut seen = 0;
    explore(&ledger, &Model::default(), &events, &keys, 8, &mut seen);
    assert!(seen > 10_000, "the world is not too small: {seen}");
}

fn any_event(keys: Vec<AccountKey>) -> impl Strategy<Value = Event> {
    let key = || prop::sample::select(keys.clone());
    let list = || {
        prop_oneof![
            6 => (key(), key(), 0i64..7).prop_map(|(from, to, amount)| vec![(from, -amount), (to, amount)]),
            2 => (key(), key(), key(), 1i64..5, 1i64..5)
                .prop_map(|(from, to, third, a, b)| vec![(from, -a - b), (to, a), (third, b)]),
            1 => (key(), key(), 1i64..7).prop_map(|(from, to, amount)| vec![(from, -amount), (to, amount + 1)]),
        ]
        .prop_map(|list| list.into_iter().filter(|(_, amount)| *amount != 0).collect::<Vec<_>>())
    };
    prop_oneof![
        4 => list().prop_map(Event::Post),
        3 => (1u8..=4, list(), 0u64..60).prop_map(|(id, list, expires_ms)| Event::Hold(id, list, expires_ms)),
        2 => (1u8..=4).prop_map(Event::PostHeld),
        1 => (1u8..=4).prop_map(Event::Void),
        2 => (0u64..8).prop_map(Event::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn long_histories_agree_with_the_model(events in prop::collection::vec(any_event(small_world().1), 1..60)) {
        let ((mut ledger, keys), mut model) = (small_world(), Model::default());
        for event in &events {
            let before = ledger.clone();
            let expected = model.step(event);
            prop_assert_eq!(step(&mut ledger, event, model.now_ms), expected);
            if expected.is_err() {
                prop_assert_eq!(&before, &ledger, "a flaw changes nothing");
            }
            agree(&ledger, &model, &keys);
        }
        let bytes = postcard::to_allocvec(&ledger).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Ledger>(&bytes).unwrap(), ledger);
    }
}

#[test]
fn there_are_not_too_many_accounts() {
    let crowd = LedgerFlaw::TooMany {
        what: Crowd::Accounts,
        max: rules::limits::ACCOUNTS_MAX as u64,
    };
    let mut ledger = Ledger::new("EUR");
    for number in 0..rules::limits::ACCOUNTS_MAX {
        let slug = slug(&format!("fund-{number}"));
        open(&mut ledger, &opening(&slug, "EUR", AccountClass::Fund)).unwrap();
    }
    let one_more = slug("one-more");
    assert_eq!(
        open(&mut ledger, &opening(&one_more, "EUR", AccountClass::Fund)),
        Err(crowd)
    );
}
