//! What came and went: incomes, expenses and payments, all of them or some, with what they add up to.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rules::quantity::PartnerKind;
use rules::report::{self, MovementLine, MovementPage, MovementWay};
use serde::Deserialize;

use super::circles;
use super::desk::Desk;
use super::money::partner_word;
use super::shell::Shell;
use super::view::Choice;
use crate::behind::{self, NO_CIRCLE};
use crate::door::Door;
use crate::not_done::NotDone;
use crate::words::isolated;

const LINES: usize = 50;

/// Which movements are asked for.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    way: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    circle: String,
    #[serde(default)]
    member: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    skip: usize,
}

/// A movement as a line of a table.
pub(super) struct Move {
    /// The day, as `2026-05-03`.
    pub day: String,
    /// The day, in words.
    pub day_words: String,
    /// From or to whom.
    pub whom: String,
    /// What they are.
    pub kind: Option<String>,
    /// What it was.
    pub what: String,
    /// How many photos it has, in words.
    pub photos: Option<String>,
    /// How much, with its sign.
    pub amount: String,
    /// Its entry.
    pub href: String,
}

#[derive(Template)]
#[template(path = "moves.html")]
struct Moves {
    page: Shell,
    slug: String,
    ways: Vec<Choice>,
    kinds: Vec<Choice>,
    circles: Vec<Choice>,
    member: String,
    from: String,
    until: String,
    sentence: String,
    query: String,
    moves: Vec<Move>,
    newer: Option<String>,
    older: Option<String>,
}

impl Asked {
    /// What is asked for, of so many lines after so many.
    ///
    /// # Errors
    ///
    /// It cannot be read, or names what is not here.
    fn found(&self, desk: &Desk, (skip, lines): (usize, usize)) -> Result<MovementPage, Door> {
        let wanted = behind::Moves {
            way: &self.way,
            kind: &self.kind,
            circle: &self.circle,
            member: &self.member,
            from: &self.from,
            until: &self.until,
        };
        desk.keeper.read(|state| {
            let community = state.community();
            let filter = wanted.filter(community, desk.me)?;
            Ok(report::movements(community, &filter, skip, lines))
        })
    }

    /// The same, for an address.
    fn query(&self) -> String {
        let parts = [
            ("way", &self.way),
            ("kind", &self.kind),
            ("circle", &self.circle),
            ("member", &self.member),
            ("from", &self.from),
            ("until", &self.until),
        ];
        let is_plain = |value: &str| value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let named = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty() && is_plain(value))
            .map(|(name, value)| format!("{name}={value}"));
        named.collect::<Vec<_>>().join("&")
    }
}

/// The movements, the last recorded first.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let w = desk.w;
        let found = asked.found(desk, (asked.skip, LINES))?;
        let query = asked.query();
        let link = |skip: usize| format!("/{}/money/moves?{query}&skip={skip}", desk.slug);
        let all = usize::try_from(found.count).unwrap_or(usize::MAX);
        let way = |way: MovementWay| Choice::of(way.word(), way_word(desk, way), &asked.way);
        let kind = |kind: &PartnerKind| Choice::of(kind.word(), partner_word(desk, *kind), &asked.kind);
        let mut circles = circles::choices(desk, &asked.circle, false);
        circles.insert(0, Choice::of(NO_CIRCLE, w.money_no_circle(), &asked.circle));
        circles.insert(0, Choice::of("", w.decisions_all_circles(), &asked.circle));
        let anything = |asked: &str| Choice::of("", w.work_all(), asked);
        Ok(Moves {
            page: desk.shell(w.money_moved(), "money"),
            slug: desk.slug.clone(),
            ways: std::iter::once(anything(&asked.way))
                .chain(MovementWay::ALL.iter().map(|one| way(*one)))
                .collect(),
            kinds: std::iter::once(anything(&asked.kind))
                .chain(PartnerKind::ALL.iter().map(kind))
                .collect(),
            circles,
            member: asked.member.clone(),
            from: asked.from.clone(),
            until: asked.until.clone(),
            sentence: w.moves_together(found.count, desk.signed_money(found.sum), desk.number(found.count)),
            newer: (asked.skip > 0).then(|| link(asked.skip.saturating_sub(LINES))),
            older: (asked.skip.saturating_add(LINES) < all).then(|| link(asked.skip + LINES)),
            moves: shown(desk, &found.rows),
            query,
        })
    })
    .await
}

fn way_word(desk: &Desk, way: MovementWay) -> String {
    match way {
        MovementWay::Income => desk.w.move_income(),
        MovementWay::Expense => desk.w.move_expense(),
        MovementWay::Payment => desk.w.move_payment(),
    }
}

/// Movements as lines of a table.
pub(super) fn shown(desk: &Desk, lines: &[MovementLine]) -> Vec<Move> {
    let circle_name = |slug: &String| {
        desk.keeper.read(|state| {
            let community = state.community();
            let place = community.circle_place(slug)?;
            Some(community.circles()[place as usize].name.clone())
        })
    };
    let one = |line: &MovementLine| {
        let amount = match line.way {
            MovementWay::Income => line.amount,
            MovementWay::Expense | MovementWay::Payment => line.amount.saturating_neg(),
        };
        let circle = line.circle.as_ref().and_then(circle_name);
        let takes_back = line.takes_back.map(|entry| desk.w.moves_takes_back(desk.number(entry)));
        let taken_back = line.taken_back.map(|entry| desk.w.moves_taken_back(desk.number(entry)));
        let way = Some(way_word(desk, line.way));
        let parts = [way, takes_back, circle, line.reference.clone(), taken_back];
        let what: Vec<String> = parts.into_iter().flatten().map(|part| isolated(&part)).collect();
        Move {
            day: line.day.clone(),
            day_words: desk.day(&line.day),
            whom: desk.named(&line.name),
            kind: line.kind.map(|kind| partner_word(desk, kind)),
            what: what.join(" · "),
            photos: (line.photos > 0).then(|| desk.w.moves_photos(line.photos, desk.number(line.photos))),
            amount: desk.signed_money(amount),
            href: format!("/{}/register/{}", desk.slug, line.entry),
        }
    };
    lines.iter().map(one).collect()
}

/// The movements as CSV, all that are asked for.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    let name = format!("{}-money", desk.slug);
    desk.csv(name, move |desk| {
        let head = [
            "day",
            "way",
            "whom",
            "kind",
            "amount",
            "currency",
            "circle",
            "reference",
            "entry",
            "takes_back",
            "taken_back",
        ];
        let other = |entry: Option<u64>| entry.map(|entry| entry.to_string()).unwrap_or_default();
        let mut table = vec![head.map(str::to_owned).to_vec()];
        let found = asked.found(desk, (0, usize::MAX))?;
        let names: std::collections::BTreeMap<String, String> = desk.keeper.read(|state| {
            let circles = state.community().circles().iter();
            circles
                .map(|circle| (circle.slug.clone(), circle.name.clone()))
                .collect()
        });
        for line in found.rows {
            let amount = rules::quantity::decimal(line.amount, desk.scale);
            let circle = line.circle.and_then(|slug| names.get(&slug).cloned());
            table.push(vec![
                line.day,
                line.way.word().to_owned(),
                desk.named(&line.name),
                line.kind.map(|kind| kind.word().to_owned()).unwrap_or_default(),
                amount,
                desk.currency.clone(),
                circle.unwrap_or_default(),
                line.reference.unwrap_or_default(),
                line.entry.to_string(),
                other(line.takes_back),
                other(line.taken_back),
            ]);
        }
        Ok(table)
    })
    .await
}
