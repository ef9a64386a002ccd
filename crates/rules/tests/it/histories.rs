//! Random histories of a small community: after every act, everything is computed again from the records, naively, and
//! has to agree with the accounts, the running sums and the reports. A refusal changes nothing.

use std::collections::BTreeMap;

use proptest::prelude::*;
use register::Hash;
use rules::community::{MemberIx, ShareState, Tally, Work, WorkState};
use rules::ledger::AccountKey;
use rules::quantity::{PartnerKind, Stream, WorkUnit};
use rules::refusal::Refusal;
use rules::report;

use super::world::{World, id, int, text};

const PEOPLE: usize = 4;

/// Something that somebody tries. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Try {
    Log {
        who: usize,
        stream: usize,
        quantity: i64,
        whose: usize,
        days_ago: i32,
    },
    OnWork {
        who: usize,
        work: usize,
        what: usize,
        quantity: i64,
    },
    Earn {
        cents: i64,
    },
    Spend {
        who: usize,
        cents: i64,
    },
    OpenShare {
        who: usize,
        cents: i64,
    },
    OnShare {
        who: usize,
        what: usize,
    },
    Pay {
        who: usize,
        whom: usize,
        cents: i64,
    },
    Absence {
        who: usize,
    },
    DaysPass {
        days: u64,
    },
}

fn any_try() -> impl Strategy<Value = Try> {
    let person = || 0..PEOPLE;
    let cents = || prop_oneof![1i64..200, 1i64..40_000];
    prop_oneof![
        6 => (person(), 0usize..4, 1i64..4_000, 0usize..8, 0i32..40).prop_map(|(who, stream, quantity, whose, days_ago)| {
            Try::Log { who, stream, quantity, whose, days_ago }
        }),
        12 => (person(), 0usize..64, prop_oneof![1 => 0usize..12, 1 => Just(0)], -3_000i64..3_000).prop_map(|(who, work, what, quantity)| {
            Try::OnWork { who, work, what, quantity }
        }),
        1 => cents().prop_map(|cents| Try::Earn { cents }),
        1 => (person(), cents()).prop_map(|(who, cents)| Try::Spend { who, cents }),
        2 => (person(), cents()).prop_map(|(who, cents)| Try::OpenShare { who, cents }),
        4 => (person(), prop_oneof![2 => 0usize..5, 5 => Just(5usize)]).prop_map(|(who, what)| Try::OnShare { who, what }),
        2 => (person(), person(), cents()).prop_map(|(who, whom, cents)| Try::Pay { who, whom, cents }),
        1 => person().prop_map(|who| Try::Absence { who }),
        2 => (0u64..5).prop_map(|days| Try::DaysPass { days }),
    ]
}

/// Tries it; a refusal is as good an answer as any.
fn attempt(world: &mut World, supplier: Hash, what: &Try) -> Result<(), Refusal> {
    let today = text(&world.today().to_string());
    match *what {
        Try::Log {
            who,
            stream,
            quantity,
            whose,
            days_ago,
        } => {
            let (stream, task, unit) = [
                ("livelihood", "translation", "words"),
                ("livelihood", "bookkeeping", "minutes"),
                ("love", "editing", "words"),
                ("care", "listening", "minutes"),
            ][stream];
            let day = world.today().plus_days(-days_ago);
            let mut fields = vec![
                ("stream", text(stream)),
                ("task", text(task)),
                ("quantity", int(quantity)),
                ("unit", text(unit)),
                ("circle", text("commons")),
                ("day", text(&day.to_string())),
            ];
            if stream == "love" {
                fields.push(("commons", text("knowledge")));
            }
            if whose < PEOPLE && whose != who {
                fields.push(("contributor", id(world.id(whose))));
            }
            world.file(who, "work.log/1", &fields)?;
        }
        Try::OnWork {
            who,
            work,
            what,
            quantity,
        } => on_work(world, who, work, (what, quantity))?,
        Try::Earn { cents } => world.earn(cents),
        Try::Spend { who, cents } => {
            let fields = [("amount", int(cents)), ("partner", id(supplier)), ("day", today)];
            world.file(who, "expense.record/1", &fields)?;
        }
        Try::OpenShare { who, cents } => {
            let from = text(&world.today().plus_days(-20).to_string());
            world.file(
                who,
                "share.open/1",
                &[("amount", int(cents)), ("from", from), ("until", today)],
            )?;
        }
        Try::OnShare { who, what } => on_share(world, who, what)?,
        Try::Pay { who, whom, cents } => {
            let fields = [("member", id(world.id(whom))), ("amount", int(cents)), ("day", today)];
            world.file(who, "payment.record/1", &fields)?;
        }
        Try::Absence { who } => {
            world.file(who, "member.absence/1", &[("from", today.clone()), ("until", today)])?;
        }
        Try::DaysPass { days } => world.days_pass(days),
    }
    Ok(())
}

fn on_work(world: &mut World, who: usize, work: usize, (what, quantity): (usize, i64)) -> Result<(), Refusal> {
    let works = world.community.works();
    let Some(work) = works.get(work % works.len().max(1)) else {
        return Ok(());
    };
    let work = ("work", id(work.id));
    let reason = ("reason", id(Hash::new([8; 32])));
    let size = ("quantity", int(quantity.abs().max(1)));
    let (name, fields) = match what {
        0..4 => ("work.confirm/1", vec![work]),
        4 => ("work.accept/1", vec![work]),
        5 => ("work.propose/1", vec![work, size]),
        6 => ("work.agree/1", vec![work]),
        7 => ("work.decline/1", vec![work]),
        8 => ("work.dispute/1", vec![work, reason]),
        9 => ("work.settle/1", vec![work]),
        10 => ("work.correct/1", vec![work, ("quantity", int(quantity))]),
        _ => ("work.withdraw/1", vec![work]),
    };
    world.file(who, name, &fields).map(|_| ())
}

fn on_share(world: &mut World, who: usize, what: usize) -> Result<(), Refusal> {
    let Some(share) = world.community.shares().last() else {
        return Ok(());
    };
    let of = ("share", id(share.id));
    let outcome = share.outcome();
    let total = |wrong: i64| ("total", int(i64::try_from(outcome.paid()).unwrap() + wrong));
    let result = |wrong: bool| ("result", id(if wrong { Hash::new([1; 32]) } else { outcome.result() }));
    let (name, fields) = match what {
        0 => ("share.object/1", vec![of, ("reason", id(Hash::new([7; 32])))]),
        1 => ("share.settle/1", vec![of]),
        2 => ("share.withdraw/1", vec![of]),
        3 => ("share.post/1", vec![of, total(1), result(false)]),
        4 => ("share.post/1", vec![of, total(0), result(true)]),
        _ => ("share.post/1", vec![of, total(0), result(false)]),
    };
    if what == 5 {
        world.days_pass(3);
    }
    let refused = world.file(who, name, &fields).map(|_| ());
    assert!(
        what != 3 && what != 4 || refused.is_err(),
        "a wrong total or result never posts"
    );
    refused
}

/// Everything again, from the records.
fn agree(world: &World) {
    credits_come_from_attested_work(world);
    money_is_where_it_went(world);
    sums_are_the_sums_of_the_records(world);
    reasons_add_up(world);
}

fn credits_come_from_attested_work(world: &World) {
    let community = &world.community;
    for work in community.works().iter().filter(|work| work.state == WorkState::Counted) {
        let others: Vec<MemberIx> = work.attest.members().collect();
        assert!(
            !others.is_empty() && !others.contains(&work.contributor),
            "nobody attests their own"
        );
        assert!(
            others.iter().enumerate().all(|(at, one)| !others[..at].contains(one)),
            "one member, one confirmation"
        );
    }
    for stream in [Stream::Livelihood, Stream::Love, Stream::Care] {
        let mut issued = 0;
        for member in community.member_ixs() {
            let who = community.member(member).id;
            let counted = |part: fn(&Work) -> u64| {
                let own = community
                    .works()
                    .iter()
                    .filter(|work| work.contributor == member && work.stream == stream);
                let sum: u64 = own.filter(|work| work.state == WorkState::Counted).map(part).sum();
                i64::try_from(sum).unwrap()
            };
            let (open, past) = (counted(|work| work.counted.open), counted(|work| work.counted.past));
            let divested: u64 = posted(world)
                .filter_map(|paid| paid.payout(who))
                .map(|payout| match stream {
                    Stream::Livelihood => payout.divested_livelihood,
                    Stream::Love => payout.divested_love,
                    Stream::Care => 0,
                })
                .sum();
            let divested = i64::try_from(divested).unwrap();
            assert_eq!(
                community.ledger().balance(&AccountKey::Work(stream, who)),
                open - divested
            );
            assert_eq!(community.ledger().balance(&AccountKey::History(stream, who)), past);
            assert_eq!(
                i64::try_from(community.tallies().divested(member, stream)).unwrap(),
                divested
            );
            issued += open + past;
        }
        assert_eq!(community.ledger().balance(&AccountKey::Issued(stream)), -issued);
        assert!(
            community.ledger().balance(&AccountKey::Retired(stream)) <= issued,
            "retired ≤ issued"
        );
    }
}

fn posted(world: &World) -> impl Iterator<Item = &rules::distribution::Paid> {
    world.community.shares().iter().filter_map(|share| share.paid.as_ref())
}

fn money_is_where_it_went(world: &World) {
    let community = &world.community;
    let ledger = community.ledger();
    let sum = |list: &[rules::community::MoneyRecord]| list.iter().map(|record| record.amount).sum::<u64>();
    let paid: u64 = community.payments().iter().map(|payment| payment.amount).sum();
    let (mut shared, mut kept) = (0, 0);
    for share in community.shares() {
        match (share.state, &share.paid) {
            (ShareState::Posted(_), Some(lines)) => {
                let members: u64 = lines.payouts.iter().map(|payout| payout.amount).sum();
                let amount = members + lines.needs + lines.reserve + lines.undistributed;
                assert_eq!(amount, share.basis.amount, "a distribution conserves its amount");
                assert_eq!(
                    *lines,
                    share.outcome().to_paid(),
                    "and is the same when it is run again"
                );
                shared += members + lines.needs + lines.reserve;
            }
            (ShareState::Open, None) => kept += share.basis.amount,
            (ShareState::Withdrawn(_), None) => {}
            other => panic!("{other:?}"),
        }
    }
    let cash = u64::try_from(ledger.balance(&AccountKey::Cash)).expect("cash does not go below zero");
    assert_eq!(cash + sum(community.expenses()) + shared, sum(community.incomes()));
    assert!(kept <= cash, "what is set aside is there");
    let owed: i64 = ledger
        .of_members(AccountKey::Payable)
        .map(|(_, holding)| holding.balance)
        .sum();
    let to_members: u64 = posted(world)
        .flat_map(|paid| &paid.payouts)
        .map(|payout| payout.amount)
        .sum();
    assert_eq!(u64::try_from(owed).unwrap() + paid, to_members);
    assert_eq!(
        ledger.balance(&AccountKey::External(PartnerKind::Member)),
        i64::try_from(paid).unwrap()
    );
}

fn sums_are_the_sums_of_the_records(world: &World) {
    let community = &world.community;
    let mut months: BTreeMap<_, BTreeMap<(MemberIx, Stream), Tally>> = BTreeMap::new();
    let mut care = BTreeMap::new();
    for work in community
        .works()
        .iter()
        .filter(|work| work.state != WorkState::Withdrawn)
    {
        let sums = months
            .entry(work.day.month())
            .or_default()
            .entry((work.contributor, work.stream))
            .or_default();
        let (quantity, counts) = (u64::from(work.quantity), work.state == WorkState::Counted);
        let minutes = if work.unit == WorkUnit::Minutes { quantity } else { 0 };
        sums.works += 1;
        sums.counted += u32::from(counts);
        sums.minutes += minutes;
        sums.words += if work.unit == WorkUnit::Words { quantity } else { 0 };
        sums.counted_minutes += if counts { minutes } else { 0 };
        if counts && work.stream != Stream::Care {
            sums.credits += work.counted.open + work.counted.past;
        }
        if counts && work.stream == Stream::Care {
            *care.entry((work.contributor, work.day)).or_insert(0) += quantity;
        }
    }
    for (month, sums) in &months {
        let glance = report::glance(community, *month);
        for person in &glance.members {
            let member = community.member_ix(&person.who.member).unwrap();
            for stream in Stream::ALL {
                let expected = sums.get(&(member, *stream)).copied().unwrap_or_default();
                assert_eq!(*person.sums.of(*stream), expected);
            }
        }
        let busy = sums
            .keys()
            .map(|(member, _)| member)
            .collect::<std::collections::BTreeSet<_>>();
        assert_eq!(glance.members.len(), busy.len());
        let two = report::glance_first(community, *month, 2);
        assert_eq!(two.members[..], glance.members[..busy.len().min(2)]);
        assert_eq!((two.all, two.active), (glance.all, glance.active));
        let whole = report::care(community, month.first(), month.last(), report::Step::Month);
        let by_days = report::care(community, month.first(), month.last(), report::Step::Week);
        assert_eq!(
            (whole.total, whole.mean, whole.carry_half),
            (by_days.total, by_days.mean, by_days.carry_half)
        );
        assert_eq!(
            whole.total,
            care.iter()
                .filter(|((_, day), _)| day.month() == *month)
                .map(|(_, minutes)| minutes)
                .sum::<u64>()
        );
    }
    for member in community.member_ixs() {
        let (from, until) = (world.today().plus_days(-15), world.today());
        let expected: u64 = care
            .iter()
            .filter(|((who, day), _)| *who == member && (from..=until).contains(day))
            .map(|(_, minutes)| minutes)
            .sum();
        assert_eq!(community.tallies().care_minutes(member, from, until), expected);
    }
}

fn reasons_add_up(world: &World) {
    let community = &world.community;
    for share in community.shares() {
        for claimant in &share.basis.claimants {
            let member = community.member_ix(&claimant.member).unwrap();
            let why = report::why(community, &share.id, member).unwrap();
            let divested = [why.working.divested_livelihood, why.working.divested_love];
            for ((parts, open), divested) in [&why.livelihood, &why.love]
                .into_iter()
                .zip([claimant.livelihood_open, claimant.love_open])
                .zip(divested)
            {
                let listed: u64 = parts.parts.iter().map(|part| part.open_then).sum();
                assert_eq!(listed + parts.changed_since, open);
                let of_parts: u64 = parts.parts.iter().map(|part| part.divested).sum();
                assert!(of_parts == divested || parts.changed_since > 0 && of_parts < divested);
            }
        }
    }
    for member in community.member_ixs() {
        let statement = report::statement(community, member);
        assert_eq!(statement.shared - statement.paid, statement.owed);
        assert!(statement.lines.iter().all(|line| line.owed >= 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_agrees_after_every_act(tries in prop::collection::vec(any_try(), 60..140)) {
        let mut world = World::found(u8::try_from(PEOPLE).unwrap(), 5);
        world.days_pass(60);
        world.earn(50_000);
        let partner = [("kind", text("supplier")), ("name", id(Hash::new([6; 32])))];
        let supplier = world.file(0, "partner.add/1", &partner).unwrap();
        for one in &tries {
            let before = postcard::to_allocvec(&world.community).unwrap();
            match attempt(&mut world, supplier, one) {
                Ok(()) => agree(&world),
                Err(_) => {
                    let after = postcard::to_allocvec(&world.community).unwrap();
                    prop_assert!(before == after, "a refusal changes nothing");
                }
            }
        }
    }
}
