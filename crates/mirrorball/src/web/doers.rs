//! Who did what in a month, by name: a part of the list of contributions where a month, and nothing else, is asked for.

use rules::quantity::Month;
use rules::report;

use super::desk::Desk;
use crate::words::figures;

/// Rows that are shown; a larger community has its circles and its CSV.
const PEOPLE: usize = 50;

/// A month's doers.
pub(super) struct Doers {
    /// What the table is called.
    pub title: String,
    /// Who did something, by name.
    pub people: Vec<Doer>,
    /// How many more did.
    pub more: Option<String>,
}

/// One of them.
pub(super) struct Doer {
    /// Their name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// Their livelihood work.
    pub livelihood: String,
    /// Their love work.
    pub love: String,
    /// Their care work.
    pub care: String,
}

/// Who did what in a month: by name, never by how much.
pub(super) fn of(desk: &Desk, month: Month) -> Doers {
    let glance = desk
        .keeper
        .read(|state| report::glance_first(state.community(), month, PEOPLE));
    let dash = |figure: String, works: u32| if works == 0 { "–".to_owned() } else { figure };
    let made = |tally: &rules::community::Tally| {
        // Where no amounts are wanted, it is how many contributions.
        let figure = if desk.visitor.gift {
            desk.number(u64::from(tally.works))
        } else {
            desk.credits(tally.credits)
        };
        dash(figure, tally.works)
    };
    let doer = |one: &report::MemberSums| Doer {
        name: desk.name(&one.who),
        href: desk.person_href(&one.who.member),
        livelihood: made(&one.sums.livelihood),
        love: made(&one.sums.love),
        care: dash(
            desk.w.quantity_hours(desk.hours(one.sums.care.counted_minutes)),
            one.sums.care.works,
        ),
    };
    let mut people: Vec<Doer> = glance.members.iter().map(doer).collect();
    people.sort_by_cached_key(|one| one.name.to_lowercase());
    let others = glance.active.saturating_sub(glance.members.len() as u64);
    let month = figures::month(desk.language, month);
    Doers {
        title: desk.w.today_who(month.as_str()),
        people,
        more: (others > 0).then(|| desk.w.today_more_people(desk.number(others))),
    }
}
