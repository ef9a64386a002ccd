//! Reports: what pages ask, on a small community whose numbers can be checked by hand.

use register::Hash;
use rules::community::WorkState;
use rules::distribution::{CareWorking, Fraction};
use rules::quantity::{Day, Month, Stream};
use rules::report::{self, NodeKind, Page, Quarter, Step, WorkFilter};

use super::world::{World, id, int, text};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn page(lines: usize) -> Page {
    Page { before: None, lines }
}

/// Ada and Ben as in the example of the specification: 4,000 and 1,000 livelihood, 500 and 1,500 love credits.
fn example() -> World {
    let mut world = World::found(2, 0);
    world.counted(0, "livelihood", "translation", 50_000, "words");
    world.counted(0, "love", "editing", 12_500, "words");
    world.counted(1, "livelihood", "translation", 12_500, "words");
    world.counted(1, "love", "editing", 37_500, "words");
    world.earn(300_000);
    world
}

#[test]
fn the_example_of_the_specification_from_signed_acts_to_the_payout() {
    let mut world = example();
    let preview = report::preview(
        &world.community,
        300_000,
        day("2026-01-01"),
        day("2026-01-01"),
        world.now_ms,
    );
    assert_eq!((preview.state, preview.total), ("preview", 300_000));
    let share = world.open_share(300_000, "2026-01-01");
    let view = report::share(&world.community, &share).unwrap();
    assert_eq!((view.state, view.result), ("open", preview.result));
    let line = |person: usize| {
        view.lines
            .iter()
            .find(|line| line.who.member == world.id(person))
            .unwrap()
    };
    assert_eq!((line(0).amount, line(1).amount), (198_750, 101_250));
    let mine = report::credits(&world.community, world.ix(0));
    assert_eq!(
        (mine.livelihood.open, mine.livelihood.in_share, mine.livelihood.divested),
        (220_000, 180_000, 0)
    );
    world.post_share(share);

    let mine = report::credits(&world.community, world.ix(0));
    assert_eq!(
        (mine.livelihood.tallied, mine.livelihood.open, mine.livelihood.in_share),
        (400_000, 220_000, 0)
    );
    assert_eq!(
        (mine.livelihood.divested, mine.livelihood.historical),
        (180_000, 180_000)
    );
    assert_eq!(
        (mine.love.tallied, mine.love.open, mine.love.divested),
        (50_000, 31_250, 18_750)
    );
    assert_eq!(mine.owed, 198_750);
    assert_eq!(report::all_credits(&world.community)[0], mine);
    assert_eq!(report::shares(&world.community)[0].state, "posted");
}

#[test]
fn a_statement_shows_what_is_owed_and_paid() {
    let mut world = example();
    let share = world.open_share(300_000, "2026-01-01");
    world.post_share(share);
    let today = text(&world.today().to_string());
    let payment = [("member", id(world.id(0))), ("amount", int(150_000)), ("day", today)];
    world.file(1, "payment.record/1", &payment).unwrap();
    let statement = report::statement(&world.community, world.ix(0));
    assert_eq!(
        (statement.shared, statement.paid, statement.owed),
        (198_750, 150_000, 48_750)
    );
    let movements: Vec<_> = statement.lines.iter().map(|line| (line.amount, line.owed)).collect();
    assert_eq!(movements, [(198_750, 198_750), (-150_000, 48_750)]);
    let json = serde_json::to_value(&statement).unwrap();
    assert_eq!(json["lines"][0]["what"], "share");
    assert_eq!(json["lines"][1]["what"], "payment");
    assert_eq!(json["member"], world.id(0).to_string());
}

#[test]
fn why_names_every_contribution_first_in_first_divested() {
    let mut world = World::found(2, 0);
    let first = world.counted(0, "livelihood", "translation", 10_000, "words");
    world.earn(60_000);
    let one = world.open_share(60_000, "2026-01-01");
    world.post_share(one);
    let second = world.counted(0, "livelihood", "editing", 5_000, "words");
    let meeting = world.counted(0, "care", "welcoming", 90, "minutes");
    world.earn(30_000);
    let two = world.open_share(30_000, "2026-01-02");

    let why = report::why(&world.community, &one, world.ix(0)).unwrap();
    assert_eq!(why.livelihood.parts.len(), 1);
    let part = &why.livelihood.parts[0];
    assert_eq!((part.work.work, part.open_then, part.divested), (first, 80_000, 60_000));
    assert_eq!((part.rate, part.pay), (Some([8, 100]), [1, 1]));
    assert_eq!(why.working.payout, 60_000);
    assert_eq!(why.working.streams[0].received, Fraction::whole(15_000)); // Nobody has love credits.

    let why = report::why(&world.community, &two, world.ix(0)).unwrap();
    let parts: Vec<_> = why
        .livelihood
        .parts
        .iter()
        .map(|part| (part.work.work, part.open_then, part.divested))
        .collect();
    assert_eq!(parts, [(first, 20_000, 20_000), (second, 20_000, 10_000)]);
    assert_eq!(why.livelihood.changed_since, 0);
    assert_eq!(why.care.iter().map(|work| work.work).collect::<Vec<_>>(), [meeting]);
    let CareWorking::Balance { minutes, mean, .. } = &why.working.care else {
        panic!("care is balanced")
    };
    assert_eq!((*minutes, mean), (90, &Fraction::whole(45)));
    let names: Vec<_> = why.agreements.iter().map(|agreement| agreement.name.as_str()).collect();
    assert_eq!(names, ["streams", "rates", "care", "share-out"]);
    assert!(report::why(&world.community, &Hash::new([9; 32]), world.ix(0)).is_none());
    let json = serde_json::to_value(&why).unwrap();
    assert_eq!(json["working"]["care"]["mode"], "balance");
    assert_eq!(json["livelihood"]["parts"][0]["task"], "translation");
    assert_eq!(json["working"]["streams"][0]["pay"]["decimal"], "30000.0000");
}

#[test]
fn who_stands_outside_the_care_balance_reads_why() {
    let mut world = World::found(3, 0);
    let absence = |from: &str, until: &str| [("from", text(from)), ("until", text(until))];
    // Recorded beforehand, afterwards, and after the share-out was opened.
    world
        .file(1, "member.absence/1", &absence("2026-01-02", "2026-01-04"))
        .unwrap();
    world.days_pass(9);
    world
        .file(2, "member.absence/1", &absence("2026-01-05", "2026-01-05"))
        .unwrap();
    for person in [0, 1, 2] {
        world.counted(person, "livelihood", "translation", 1_000, "words");
    }
    world.earn(24_000);
    let share = world.open_share(24_000, "2026-01-01");
    world
        .file(2, "member.absence/1", &absence("2026-01-07", "2026-01-07"))
        .unwrap();
    let away = |person: usize| {
        let why = report::why(&world.community, &share, world.ix(person)).unwrap();
        let line = |one: report::Away| (one.from, one.recorded, one.afterwards);
        why.away.into_iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(away(0), []);
    assert_eq!(away(1), [("2026-01-02".to_owned(), "2026-01-01".to_owned(), false)]);
    assert_eq!(away(2), [("2026-01-05".to_owned(), "2026-01-10".to_owned(), true)]);
}

#[test]
fn that_a_dater_was_away_is_not_why_they_stand_outside() {
    let mut world = World::found(2, 0);
    let dater = world.join_dating();
    world.days_pass(100);
    pass_stage(&mut world, dater);
    let (from, until) = (text(&world.today().to_string()), text(&world.today().to_string()));
    world
        .file(dater, "member.absence/1", &[("from", from), ("until", until)])
        .unwrap();
    for person in [0, dater] {
        world.counted(person, "livelihood", "translation", 1_000, "words");
    }
    world.earn(24_000);
    let share = world.open_share(24_000, "2026-01-01");
    let why = report::why(&world.community, &share, world.ix(dater)).unwrap();
    assert!(why.away.is_empty(), "{:?}", why.away);
}

#[test]
fn a_dater_is_paid_by_stage_and_the_rest_is_historical() {
    // 1,000 words are 80 credits: stage 2 pays 40.00, stage 3 pays 60.00, a full member 80.00.
    let mut world = World::found(2, 0);
    let dater = world.join_dating();
    for (open, historical) in [(4_000, 4_000), (6_000, 2_000), (8_000, 0)] {
        world.days_pass(100);
        pass_stage(&mut world, dater);
        let before = report::credits(&world.community, world.ix(dater)).livelihood;
        let work = world.log(dater, "livelihood", "translation", 1_000, "words");
        let waiting = report::credits(&world.community, world.ix(dater)).livelihood;
        assert_eq!((waiting.waiting, waiting.tallied), (8_000, before.tallied));
        world.confirm(0, work);
        let after = report::credits(&world.community, world.ix(dater)).livelihood;
        assert_eq!(
            (after.open - before.open, after.historical - before.historical),
            (open, historical)
        );
        assert_eq!(after.waiting, 0);
    }
}

/// The first two members find that a dater has come through a stage.
fn pass_stage(world: &mut World, dater: usize) {
    let evaluators = rules_list(&[world.id(0), world.id(1)]);
    let stage = world.file(
        0,
        "stage.open/1",
        &[("member", id(world.id(dater))), ("evaluators", evaluators)],
    );
    let evaluation = stage.unwrap();
    for person in [0, 1] {
        world
            .file(person, "stage.confirm/1", &[("evaluation", id(evaluation))])
            .unwrap();
    }
}

fn rules_list(ids: &[Hash]) -> register::json::Value {
    register::json::Value::List(ids.iter().map(|hash| id(*hash)).collect())
}

#[test]
fn the_flow_balances_in_every_node_between() {
    let mut world = World::found(3, 5);
    for person in 0..3 {
        world.counted(person, "livelihood", "translation", 20_000, "words");
    }
    world.earn(300_000);
    let supplier = [("kind", text("supplier")), ("name", id(Hash::new([5; 32])))];
    let supplier = world.file(0, "partner.add/1", &supplier).unwrap();
    let today = text(&world.today().to_string());
    let expense = [("amount", int(40_000)), ("partner", id(supplier)), ("day", today)];
    world.file(0, "expense.record/1", &expense).unwrap();
    let share = world.open_share(200_000, "2026-01-01");

    let flow = report::flow(&world.community, day("2026-01-01"), day("2026-01-31"));
    assert!(
        flow.nodes
            .iter()
            .any(|node| node.kind == NodeKind::SetAside { share } && node.amount == 200_000)
    );
    world.post_share(share);
    let flow = report::flow(&world.community, day("2026-01-01"), day("2026-01-31"));
    assert_eq!(
        (flow.came_in, flow.costs, flow.shared, flow.owed_now),
        (300_000, 40_000, 190_000, 190_000)
    );
    let amount = |kind: &NodeKind| {
        flow.nodes
            .iter()
            .find(|node| node.kind == *kind)
            .map(|node| node.amount)
    };
    assert_eq!(amount(&NodeKind::Cash), Some(300_000));
    assert_eq!(amount(&NodeKind::Solidarity), Some(10_000));
    assert_eq!(amount(&NodeKind::Kept), Some(60_000));
    assert_eq!(flow.cash_now, 60_000);
    for (place, node) in flow.nodes.iter().enumerate() {
        let sum = |end: fn(&report::Link) -> u32| {
            let ends = flow
                .links
                .iter()
                .filter(|link| usize::try_from(end(link)).unwrap() == place);
            ends.map(|link| link.amount).sum::<u64>()
        };
        let (into, out) = (sum(|link| link.to), sum(|link| link.from));
        assert_eq!(into.max(out), node.amount);
        assert!(into == out || into == 0 || out == 0, "{node:?} gives what it receives");
        assert!(
            flow.links.iter().all(|link| link.from < link.to),
            "money flows from left to right"
        );
    }
    // A month in which nothing came in and something went out draws on what there was before.
    world.days_pass(40);
    world.counted(0, "livelihood", "editing", 20_000, "words");
    let later = world.open_share(10_000, "2026-02-01");
    world.post_share(later);
    let flow = report::flow(&world.community, day("2026-02-01"), day("2026-02-28"));
    assert!(
        flow.nodes
            .iter()
            .any(|node| node.kind == NodeKind::Earlier && node.amount == 10_000)
    );
}

#[test]
fn a_large_flow_names_those_who_received_most_and_sums_up_the_others() {
    let mut world = World::found(20, 0);
    for person in 0..20 {
        world.counted(
            person,
            "livelihood",
            "translation",
            1_000 + 10 * i64::try_from(person).unwrap(),
            "words",
        );
    }
    world.earn(200_000);
    for cents in [50_000, 60_000] {
        let share = world.open_share(cents, "2026-01-01");
        world.post_share(share);
    }
    let flow = report::flow(&world.community, day("2026-01-01"), day("2026-01-31"));
    let members = flow
        .nodes
        .iter()
        .filter(|node| matches!(node.kind, NodeKind::Member { .. }))
        .count();
    let others = flow
        .nodes
        .iter()
        .find(|node| matches!(node.kind, NodeKind::OtherMembers { count: 4 }))
        .unwrap();
    assert_eq!((members, flow.shared, flow.owed_now), (16, 110_000, 110_000));
    let named = flow
        .nodes
        .iter()
        .filter(|node| matches!(node.kind, NodeKind::Member { .. }));
    let largest = named.clone().map(|node| node.amount).max().unwrap();
    assert_eq!(named.map(|node| node.amount).sum::<u64>() + others.amount, 110_000);
    let credits = report::credits(&world.community, world.ix(19)).livelihood;
    assert_eq!(largest, credits.divested);
    let few = report::care_first(&world.community, day("2026-01-01"), day("2026-01-31"), Step::Month, 3);
    assert_eq!((few.rows.len(), few.members, few.carers), (3, 20, 0));
}

#[test]
fn words_translated_and_edited_count_as_agreed() {
    // 5,000 words translated = 400 credits = 10,000 words edited.
    let mut world = World::found(2, 0);
    world.counted(0, "livelihood", "translation", 5_000, "words");
    world.counted(1, "livelihood", "editing", 10_000, "words");
    for person in [0, 1] {
        assert_eq!(
            report::credits(&world.community, world.ix(person)).livelihood.open,
            40_000
        );
    }
    world.counted(0, "love", "gardening", 90, "minutes");
    assert_eq!(report::credits(&world.community, world.ix(0)).love.open, 1_500);
}

#[test]
fn a_month_at_a_glance() {
    let mut world = example();
    world.counted(1, "care", "mediation", 120, "minutes");
    world.log(0, "love", "gardening", 60, "minutes");
    world.log(0, "care", "listening", 30, "minutes");
    let glance = report::glance(&world.community, Month::parse("2026-01").unwrap());
    assert_eq!(glance.all.livelihood.credits, 500_000);
    assert_eq!(
        (glance.all.love.works, glance.all.love.counted, glance.all.love.minutes),
        (3, 2, 60)
    );
    assert_eq!(glance.all.care.counted_minutes, 120);
    assert_eq!((glance.carers, glance.carried), (2, 1));
    assert_eq!(glance.members[0].who.member, world.id(0));
    assert_eq!(glance.members[1].sums.of(Stream::Care).counted_minutes, 120);
    assert_eq!(glance.circles.len(), 1);
    assert_eq!(
        report::glance(&world.community, Month::parse("2026-02").unwrap()).members,
        []
    );
}

#[test]
fn who_carries_the_care() {
    let mut world = World::found(4, 0);
    world.days_pass(40); // 2026-02-10, a Tuesday.
    for (person, minutes, on) in [
        (0, 60, "2026-02-01"),
        (0, 30, "2026-02-02"),
        (1, 45, "2026-02-09"),
        (2, 500, "2026-01-31"),
    ] {
        let work = world.log_on(person, "care", "listening", minutes, "minutes", day(on));
        world.confirm(3, work);
    }
    let today = text(&world.today().to_string());
    world
        .file(3, "member.absence/1", &[("from", today.clone()), ("until", today)])
        .unwrap();
    let care = report::care(&world.community, day("2026-02-01"), day("2026-02-15"), Step::Week);
    // 2026-02-01 was a Sunday.
    assert_eq!(care.columns, ["2026-02-01", "2026-02-02", "2026-02-09"]);
    assert_eq!(
        care.rows.iter().map(|row| row.total).collect::<Vec<_>>(),
        [90, 45, 0, 0]
    );
    assert_eq!(care.rows[0].minutes, [60, 30, 0]);
    assert_eq!(
        (care.total, care.most, care.carry_half, care.in_balance),
        (135, 60, 1, 3)
    );
    assert_eq!(care.mean, Fraction::whole(45));
    let months = report::care(&world.community, day("2026-01-15"), day("2026-03-02"), Step::Month);
    assert_eq!(months.columns, ["2026-01-15", "2026-02-01", "2026-03-01"]);
    assert_eq!(months.rows[0].minutes, [500, 0, 0]);
}

#[test]
fn the_duties_of_a_quarter_meet_at_400_and_fall_short_at_399() {
    let mut world = World::found(2, 0);
    world.counted(0, "love", "editing", 10_000, "words");
    world.counted(1, "love", "editing", 9_975, "words");
    world.log(1, "love", "editing", 5_000, "words");
    world.counted(1, "care", "mentoring", 60, "minutes");
    world
        .file(0, "rhythm.checkin/1", &[("day", text("2026-01-01"))])
        .unwrap();
    let quarter = Quarter::of(day("2026-02-14"));
    assert_eq!(
        (quarter.first(), quarter.last()),
        (day("2026-01-01"), day("2026-03-31"))
    );
    let report = report::duties_report(&world.community, quarter, 0, 10);
    assert_eq!((report.love_agreed, report.met, report.members), (40_000, 1, 2));
    let [ada, ben] = &report.lines[..] else {
        panic!("two members")
    };
    assert_eq!((ada.love, ada.met, ada.short_by, ada.checkins), (40_000, true, 0, 1));
    assert_eq!(
        (ben.love, ben.met, ben.short_by, ben.love_waiting),
        (39_900, false, 100, 1)
    );
    assert_eq!((ben.mentoring_minutes, ben.care_minutes), (60, 60));
    assert_eq!(
        report::duties_report(&world.community, quarter, 1, 10).lines,
        std::slice::from_ref(ben)
    );
    let next = report::duties(&world.community, world.ix(0), Quarter::of(day("2026-04-01")));
    assert!(!next.met && next.due && next.short_by == 40_000);
    // Nothing is due in a quarter that had begun before they joined.
    let before = report::duties(&world.community, world.ix(0), Quarter::of(day("2025-12-31")));
    assert_eq!((before.met, before.due, before.short_by), (false, false, 0));
}

/// Pages list what waits up to a bound, and say how much it is.
#[test]
fn what_waits_is_counted_to_the_last() {
    let mut world = World::found(2, 0);
    for words in 1..=150 {
        world.log(0, "livelihood", "translation", words, "words");
    }
    let own = world.log(1, "care", "listening", 30, "minutes");
    let asked = report::works_asked(&world.community, world.ix(1));
    assert_eq!((asked.accept, asked.quantity, asked.attest), (0, 0, 150));
    assert!(asked.is_all);
    let of_ada = report::works_asked(&world.community, world.ix(0));
    assert_eq!((of_ada.attest, of_ada.is_all), (1, true));
    world.confirm(0, own);
    assert_eq!(report::works_asked(&world.community, world.ix(0)).attest, 0);
    for words in 151..=1_001 {
        world.log(0, "livelihood", "translation", words, "words");
    }
    let asked = report::works_asked(&world.community, world.ix(1));
    assert_eq!((asked.attest, asked.is_all), (1_000, false));
}

#[test]
fn contributions_by_the_page() {
    let mut world = World::found(2, 0);
    let mut logged: Vec<Hash> = (1..=7)
        .map(|words| world.log(0, "livelihood", "translation", words, "words"))
        .collect();
    logged.push(world.log(1, "care", "listening", 30, "minutes"));
    world.confirm(1, logged[2]);
    logged.reverse();
    let ids = |page: &report::WorkPage| page.works.iter().map(|line| line.work).collect::<Vec<_>>();
    let all = WorkFilter::default();
    let first = report::works(&world.community, &all, page(3));
    assert_eq!(ids(&first), logged[..3]);
    let second = report::works(
        &world.community,
        &all,
        Page {
            before: first.next,
            lines: 3,
        },
    );
    assert_eq!(ids(&second), logged[3..6]);
    let third = report::works(
        &world.community,
        &all,
        Page {
            before: second.next,
            lines: 3,
        },
    );
    assert_eq!((ids(&third), third.next), (logged[6..].to_vec(), None));

    let counted = WorkFilter {
        state: Some(WorkState::Counted),
        ..WorkFilter::default()
    };
    let only = report::works(&world.community, &counted, page(10));
    assert_eq!(ids(&only), [logged[5]]);
    assert_eq!(
        (only.works[0].open, only.works[0].confirmed_by[0].member),
        (24, world.id(1))
    );
    let mine = WorkFilter {
        member: Some(world.ix(1)),
        ..WorkFilter::default()
    };
    assert_eq!(ids(&report::works(&world.community, &mine, page(10))), [logged[0]]);
    let waiting = WorkFilter {
        state: Some(WorkState::Waiting),
        stream: Some(Stream::Livelihood),
        ..all
    };
    let some = report::works(&world.community, &waiting, page(4));
    assert_eq!(ids(&some), logged[1..5]);
    let rest = report::works(
        &world.community,
        &waiting,
        Page {
            before: some.next,
            lines: 4,
        },
    );
    assert_eq!(ids(&rest), logged[6..]);

    let mut for_ben = report::to_attest(&world.community, world.ix(1), page(50));
    assert_eq!(for_ben.works.len(), 6);
    for_ben.works.retain(|line| line.contributor.member == world.id(1));
    assert_eq!(for_ben.works, []);
    assert_eq!(report::work(&world.community, &logged[0]).unwrap().task, "listening");
}
