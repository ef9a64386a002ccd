//! Communities that histories begin in: members and daters of every stage, a circle with roles and links, a circle within
//! it, and agreements that differ from ground to ground.

use std::collections::{BTreeMap, BTreeSet};

use register::json::{Value, decode};
use rules::act::{Act, Language, RoleKind, Template};
use rules::bylaws::Reading;
use rules::quantity::DAY_MS;
use rules::templates::{Choices, draft};

use super::super::world::{World, id, int, list, note, record, text};
use super::bylaws::{Bylaws, DAY, HOUR, Zone};
use super::people::{Agreement, Circle, People, Person, Role, Who};

/// How many full members found a ground.
pub(super) const FULL: usize = 6;
/// The circle below the whole community, and the one below that.
pub(super) const CIRCLE: usize = 1;
pub(super) const WITHIN: usize = 2;
/// How many grounds there are.
pub(super) const GROUNDS: usize = 4;

/// A ground: the community, who is there as the model sees it, its zone, and how many votes it took to come here.
pub(super) struct Ground {
    pub(super) world: World,
    pub(super) people: People,
    pub(super) zone: Zone,
    pub(super) votes: usize,
}

/// What a ground has agreed on besides the defaults: the agreements' parameters, and the same as the model reads them.
fn agreed(number: usize) -> (Vec<(&'static str, &'static str)>, Bylaws) {
    let usual = Bylaws::default();
    match number {
        0 => (Vec::new(), usual),
        1 => (
            vec![
                (
                    "calendar",
                    r#"{"free":[5,6,7],"holidays":["2026-04-03","2026-04-06","2026-05-01"]}"#,
                ),
                (
                    "consent",
                    r#"{"answers_operational":[2,5],"clarify_hours":24,"floor_hours":96,"large":4,"rounds":2,"seconders":[34,100],"stuck":"vote"}"#,
                ),
                ("votes", r#"{"deliberation_least_hours":0,"voting_least_hours":1}"#),
            ],
            Bylaws {
                free: vec![5, 6, 7],
                holidays: ["2026-04-03", "2026-04-06", "2026-05-01"]
                    .map(|day| rules::quantity::Day::parse(day).unwrap())
                    .to_vec(),
                operational: (2, 5),
                clarify: DAY,
                floor: 96 * HOUR,
                large: 4,
                rounds: 2,
                seconders: (34, 100),
                stuck_votes: true,
                talk_least_hours: 0,
                vote_least_hours: 1,
                ..usual
            },
        ),
        2 => (
            vec![
                (
                    "consent",
                    r#"{"answers_min":3,"cap_hours":400,"integrate_hours":100,"objection_days":2,"pausers":2,"seconding_hours":24,"silence_passes":1}"#,
                ),
                ("votes", r#"{"deliberation_least_hours":0,"voting_least_hours":1}"#),
            ],
            Bylaws {
                answers_min: 3,
                cap: 400 * HOUR,
                integrate: 100 * HOUR,
                objection_days: 2,
                pausers: 2,
                seconding: DAY,
                silence_passes: true,
                talk_least_hours: 0,
                vote_least_hours: 1,
                ..usual
            },
        ),
        _ => (
            vec![(
                "consent",
                r#"{"closing_hours":12,"floor_hours":24,"react_hours":0,"rounds":1}"#,
            )],
            Bylaws {
                closing: 12 * HOUR,
                floor: 24 * HOUR,
                react: 0,
                rounds: 1,
                ..usual
            },
        ),
    }
}

/// Clocks are set ahead on 2026-03-29, or back on 2026-04-05, except on the first ground.
fn offsets(number: usize) -> Vec<(i64, i64)> {
    match number {
        0 => vec![(0, 0)],
        3 => vec![(0, -240), (1_775_354_400_000, -300)],
        _ => vec![(0, 60), (1_774_746_000_000, 120), (1_792_890_000_000, 60)], // Where clocks change in between.
    }
}

fn agreements(number: usize, template: &Value) -> Value {
    let Value::List(mut all) = template.clone() else {
        unreachable!("agreements are a list")
    };
    let params = |text: &str| decode(text).expect("written canonically");
    for agreement in &mut all {
        let Value::Record(members) = agreement else {
            unreachable!("an agreement is a record")
        };
        if members.get("name").and_then(Value::as_text) == Some("membership")
            && let Some(Value::Record(params)) = members.get_mut("params")
        {
            params.insert("founding_days".to_owned(), int(366));
            if let Some(Value::List(stages)) = params.get_mut("stages") {
                for stage in stages {
                    if let Value::Record(stage) = stage {
                        stage.insert("months".to_owned(), int(1));
                    }
                }
            }
        }
    }
    all.extend(agreed(number).0.into_iter().map(|(name, text)| {
        record(&[
            ("class", self::text("policy")),
            ("name", self::text(name)),
            ("params", params(text)),
            ("text", self::text("As we agreed.")),
        ])
    }));
    all.sort_by_key(|agreement| agreement.get("name").and_then(Value::as_text).map(str::to_owned));
    Value::List(all)
}

/// The ground with this number, at the end of March.
pub(super) fn ground(number: usize) -> Ground {
    let choices = Choices {
        needs_percent: 0,
        confirmations: 1,
        waiting_hours: 72,
        reading: Reading::Members,
    };
    let draft = draft(Template::Disco, Language::En, &choices).of_first_rules();
    let agreements = agreements(number, &draft.agreements);
    let offsets = offsets(number);
    let mut world = World::found_by(FULL as u8, agreements, draft.circles, draft.commons, &offsets);
    let daters: Vec<Who> = (0..3).map(|_| world.join(0, "dating").unwrap()).collect();
    let root = slug(&world, 0);
    let circle = slug(&world, CIRCLE);
    for who in [0, 1, 2, 3, daters[0], daters[2]] {
        world.file(who, "circle.enter/1", &[("circle", text(&circle))]).unwrap();
    }
    let mut votes = 0;
    let mut decide = |world: &mut World, circle: &str, class: &str, effects: Vec<Value>| {
        decide(world, circle, class, effects);
        votes += 1;
    };
    let role = |name: &str, kind: &str, more: &[(&str, Value)]| {
        let mut fields = vec![
            ("does", text("open-role")),
            ("circle", text(&circle)),
            ("role", text(name)),
            ("name", text(name)),
            ("kind", text(kind)),
            ("purpose", text("It is needed.")),
        ];
        fields.extend_from_slice(more);
        record(&fields)
    };
    let names = list(vec![text("tea")]);
    let cook = role(
        "cook",
        "role",
        &[("months", int(1)), ("budget", int(60_000)), ("agreements", names)],
    );
    decide(
        &mut world,
        &root,
        "operational",
        vec![cook, role("lead", "leader", &[])],
    );
    let fill = |world: &World, role: &str, who: Who| {
        let who = id(world.id(who));
        record(&[
            ("does", text("fill-role")),
            ("circle", text(&circle)),
            ("role", text(role)),
            ("member", who),
        ])
    };
    let lead = fill(&world, "lead", 4);
    decide(&mut world, &root, "operational", vec![lead]);
    let advance = |world: &World, who: Who| record(&[("does", text("advance-member")), ("member", id(world.id(who)))]);
    world.days_pass(32);
    let effects = vec![advance(&world, daters[0]), advance(&world, daters[1])];
    decide(&mut world, &root, "policy", effects);
    world.days_pass(33);
    let effects = vec![advance(&world, daters[0])];
    decide(&mut world, &root, "policy", effects);
    let within = record(&[
        ("does", text("open-circle")),
        ("circle", text("within")),
        ("name", text("Within")),
        ("kind", text("circle")),
        ("aim", text("What is within.")),
        ("parent", text(&circle)),
    ]);
    decide(&mut world, &circle, "policy", vec![within]);
    let tea = record(&[
        ("does", text("adopt-agreement")),
        ("name", text("tea")),
        ("class", text("operational")),
        ("text", text("Tea at four.")),
    ]);
    let fixed = [
        role("guide", "facilitator", &[]),
        role("scribe", "secretary", &[("months", int(2))]),
    ];
    let effects = fixed
        .into_iter()
        .chain([role("voice", "representative", &[]), tea])
        .collect();
    decide(&mut world, &circle, "operational", effects);
    let filled = [("cook", 1), ("guide", 0), ("scribe", 2), ("voice", 3)];
    let effects = filled.iter().map(|(role, who)| fill(&world, role, *who)).collect();
    decide(&mut world, &circle, "operational", effects);
    for who in [1, 2, 5] {
        world
            .file(who, "circle.enter/1", &[("circle", text("within"))])
            .unwrap();
    }
    let people = read(&world, agreed(number).1);
    Ground {
        world,
        people,
        zone: zone(&offsets),
        votes,
    }
}

fn zone(offsets: &[(i64, i64)]) -> Zone {
    Zone(
        offsets
            .iter()
            .map(|(from, minutes)| (u64::try_from(*from).unwrap(), *minutes))
            .collect(),
    )
}

/// A circle's short name.
pub(super) fn slug(world: &World, circle: usize) -> String {
    world.community.circles()[circle].slug.clone()
}

/// Everybody of a circle votes for these effects.
fn decide(world: &mut World, circle: &str, class: &str, effects: Vec<Value>) {
    let option = record(&[("title", note(40)), ("effects", list(effects))]);
    let fields = [
        ("circle", text(circle)),
        ("class", text(class)),
        ("method", text("yes-no")),
        ("title", note(41)),
        ("options", list(vec![option])),
    ];
    let vote = world.file(0, "vote.open/1", &fields).unwrap();
    world.now_ms += 3 * DAY_MS;
    let yes = record(&[("plain", text("yes"))]);
    for who in 0..world.people() {
        let fields = [("vote", id(vote)), ("options", int(1)), ("ballot", yes.clone())];
        // Who is not in the circle is refused.
        let _ = world.file(who, "vote.cast/1", &fields);
    }
    let Some(Act::VoteClose(close)) = world.community.vote_closing(&vote, world.now_ms) else {
        panic!("all have voted in {circle}")
    };
    let fields = [
        ("vote", id(vote)),
        ("outcome", text(close.outcome.word())),
        ("result", id(close.result.0)),
    ];
    world.file(0, "vote.close/1", &fields).unwrap();
    assert_eq!(close.outcome.word(), "adopted", "{circle}");
}

/// Who is there, as the community says it before the history begins.
fn read(world: &World, bylaws: Bylaws) -> People {
    let community = &world.community;
    let person = |ix| {
        let record = community.member(ix);
        Person {
            full: community.is_full(ix),
            stage: record.stage(),
            left: record.left.is_some(),
        }
    };
    let kind = |kind: RoleKind| match kind {
        RoleKind::Role => "role",
        RoleKind::Facilitator => "facilitator",
        RoleKind::Secretary => "secretary",
        RoleKind::Leader => "leader",
        RoleKind::Representative => "representative",
    };
    let role = |role: &rules::community::Role| Role {
        slug: role.slug.clone(),
        kind: kind(role.kind),
        months: role.months,
        budget: role.budget,
        agreements: role.agreements.clone(),
        holder: role.holder().map(|ix| ix.0 as usize),
        terms: role
            .terms
            .iter()
            .map(|term| (term.from, term.until, term.ended.map(|(day, _)| day)))
            .collect(),
        until: role.term().map(|term| term.until),
        asking: BTreeSet::new(),
        reopened: false,
    };
    let circle = |circle: &rules::community::Circle| Circle {
        slug: circle.slug.clone(),
        parent: circle.parent.map(|parent| parent as usize),
        entered: circle
            .entered
            .iter()
            .map(|(ix, entry)| (ix.0 as usize, *entry))
            .collect(),
        roles: circle.roles.iter().map(role).collect(),
    };
    let agreement = |agreement: &rules::community::Agreement| {
        let last = agreement.last();
        let read = Agreement {
            circle: agreement.circle as usize,
            versions: last.version,
            by: None,
            review: last.review,
        };
        (agreement.name.clone(), read)
    };
    People {
        persons: community.member_ixs().map(person).collect(),
        circles: community.circles().iter().map(circle).collect(),
        agreements: community.agreements().iter().map(agreement).collect::<BTreeMap<_, _>>(),
        bylaws,
    }
}
