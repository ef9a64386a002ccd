//! What a decision would do, in sentences: shown before anybody answers, and again beside the result.

use register::Hash;
use register::json::{Value, decode};
use rules::Community;
use rules::act::Effect;
use rules::act::effect::{AdoptAgreement, MoveValue, OpenRole};

use super::super::agreements::title;
use super::super::desk::Desk;
use super::super::parameters;
use super::difference::{Run, runs};
use crate::words::isolated;
use crate::words::terms::role_kind;

/// One effect, for a page.
pub(in crate::web) struct EffectView {
    /// What it does.
    pub text: String,
    /// What belongs to it.
    pub details: Vec<String>,
    /// How the words of an agreement change.
    pub runs: Vec<Run>,
    /// The page of what it changes.
    pub href: Option<String>,
}

impl EffectView {
    fn plain(text: String) -> EffectView {
        EffectView {
            text,
            details: Vec::new(),
            runs: Vec::new(),
            href: None,
        }
    }
}

/// All effects of a decision; what an agreement was before is taken from the version before `entry`, where one is given.
pub(in crate::web) fn views(
    desk: &Desk,
    community: &Community,
    effects: &[Effect],
    before: Option<u64>,
) -> Vec<EffectView> {
    effects
        .iter()
        .map(|effect| view(desk, community, effect, before))
        .collect()
}

fn view(desk: &Desk, community: &Community, effect: &Effect, before: Option<u64>) -> EffectView {
    let w = desk.w;
    let member = |id: &Hash| member(desk, community, id);
    let circle = |slug: &str| circle(community, slug);
    let plain = EffectView::plain;
    match effect {
        Effect::AdoptAgreement(it) => adopt(desk, community, it, before),
        Effect::RetireAgreement(it) => linked(
            desk,
            community,
            it.name.as_str(),
            w.effect_retire(title(w, it.name.as_str())),
        ),
        Effect::RenewAgreement(it) => {
            let day = desk.day(&it.review.to_string());
            let name = it.name.as_str();
            linked(desk, community, name, w.effect_renew(title(w, name), day))
        }
        Effect::OpenRole(it) => open_role(desk, community, it),
        Effect::CloseRole(it) => plain(w.effect_close_role(
            role(community, it.circle.as_str(), it.role.as_str()),
            circle(it.circle.as_str()),
        )),
        Effect::FillRole(it) => plain(w.effect_fill_role(
            member(&it.member),
            role(community, it.circle.as_str(), it.role.as_str()),
            circle(it.circle.as_str()),
        )),
        Effect::VacateRole(it) => plain(w.effect_vacate_role(
            role(community, it.circle.as_str(), it.role.as_str()),
            circle(it.circle.as_str()),
        )),
        Effect::OpenCircle(it) => {
            let mut view = plain(w.effect_open_circle(isolated(it.name.as_str()), circle(it.parent.as_str())));
            view.details.push(w.effect_for(it.aim.as_str()));
            view.details
                .extend(it.domain.iter().map(|domain| w.effect_domain(domain.as_str())));
            view
        }
        Effect::CloseCircle(it) => plain(w.effect_close_circle(circle(it.circle.as_str()))),
        Effect::AdmitToCircle(it) => plain(w.effect_admit(member(&it.member), circle(it.circle.as_str()))),
        Effect::RemoveFromCircle(it) => plain(w.effect_remove(member(&it.member), circle(it.circle.as_str()))),
        Effect::AdvanceMember(it) => plain(w.effect_advance(member(&it.member))),
        Effect::ExcludeMember(it) => plain(w.effect_exclude(member(&it.member))),
        Effect::AdmitMember(it) => plain(w.effect_admit_member(member(&it.member))),
        Effect::DeclineMember(it) => {
            let mut view = plain(w.effect_decline_member(member(&it.member)));
            view.details.push(desk.note_or_erased(&it.reason.0));
            view
        }
        Effect::SettleWork(it) => {
            let mut view = plain(match (&it.quantity, community.work(&it.work)) {
                (Some(much), Some(work)) => {
                    let much = crate::words::effect::quantity(desk.language, much.unsigned(), work.unit);
                    w.effect_settle_work(much)
                }
                (Some(_), None) | (None, _) => w.effect_settle_work_not(),
            });
            view.href = Some(format!("/{}/work/{}", desk.slug, it.work));
            view
        }
        Effect::PostShare(it) => {
            let mut view = plain(w.effect_post_share());
            view.href = Some(format!("/{}/money/shares/{}", desk.slug, it.share));
            view
        }
        Effect::MoveValue(it) => moved(desk, it),
    }
}

fn linked(desk: &Desk, community: &Community, name: &str, text: String) -> EffectView {
    let mut view = EffectView::plain(text);
    // One that is only proposed has no page yet.
    let there = community.agreements().iter().any(|agreement| agreement.name == name);
    view.href = there.then(|| format!("/{}/agreements/{name}", desk.slug));
    view
}

fn adopt(desk: &Desk, community: &Community, it: &AdoptAgreement, before: Option<u64>) -> EffectView {
    let w = desk.w;
    let name = it.name.as_str();
    let versions = community.agreement(name).map_or(&[][..], |one| &one.versions);
    let earlier = versions
        .iter()
        .rev()
        .find(|one| before.is_none_or(|entry| one.entry < entry));
    let text = it.text.as_str();
    let mut view = match earlier {
        None => linked(desk, community, name, w.effect_adopt(title(w, name))),
        Some(old) => {
            let next = desk.number(u64::from(old.version) + 1);
            linked(desk, community, name, w.effect_change(title(w, name), next))
        }
    };
    let old = earlier.and_then(|old| decode(&old.params).ok());
    let new = it.params.as_ref().map(|params| Value::Record(params.0.clone()));
    view.details = changed(desk, name, old.as_ref(), new.as_ref());
    view.runs = runs(earlier.map_or("", |old| &old.text), text);
    view.details.extend(
        it.review
            .iter()
            .map(|day| w.effect_review_on(desk.day(&day.to_string()))),
    );
    view.details.extend(
        it.sunset
            .iter()
            .map(|day| w.effect_sunset_on(desk.day(&day.to_string()))),
    );
    view
}

/// What the rules read in an agreement before and after, a line for each that changes.
pub(in crate::web) fn changed(desk: &Desk, agreement: &str, old: Option<&Value>, new: Option<&Value>) -> Vec<String> {
    let w = desk.w;
    let lines = |params: Option<&Value>| {
        params
            .map(|params| parameters::lines(desk.language, agreement, params))
            .unwrap_or_default()
    };
    let (old, new) = (lines(old), lines(new));
    let was = |name: &String| old.iter().find(|(other, _)| other == name).map(|(_, value)| value);
    let mut lines: Vec<String> = new
        .iter()
        .filter_map(|(name, value)| match was(name) {
            Some(was) if was == value => None,
            Some(was) => Some(w.effect_param(name, was, value)),
            None => Some(w.effect_param_new(name, value)),
        })
        .collect();
    let gone = old
        .iter()
        .filter(|(name, _)| !new.iter().any(|(other, _)| other == name));
    lines.extend(gone.map(|(name, was)| w.effect_param_gone(name, was)));
    lines
}

fn open_role(desk: &Desk, community: &Community, it: &OpenRole) -> EffectView {
    let w = desk.w;
    let mut view = EffectView::plain(w.effect_open_role(circle(community, it.circle.as_str()), it.name.as_str()));
    view.href = Some(format!("/{}/circles/{}", desk.slug, it.circle.as_str()));
    view.details.push(role_kind(desk.w, it.kind));
    view.details.push(w.effect_for(it.purpose.as_str()));
    view.details
        .extend(it.domain.iter().map(|text| w.effect_domain(text.as_str())));
    view.details
        .extend(it.duties.iter().map(|text| w.effect_duties(text.as_str())));
    let usual = u64::from(community.bylaws().deciding.circles.term_months);
    let months = it.months.map_or(usual, |months| months.unsigned());
    view.details.push(w.effect_months(desk.number(months)));
    view.details
        .extend(it.budget.iter().map(|budget| w.effect_budget(desk.money(budget.get()))));
    view.details.extend(it.agreements.iter().map(|names| {
        let names: Vec<String> = names.iter().map(|name| title(w, name.as_str())).collect();
        w.effect_alone(names.join(", "))
    }));
    view
}

fn moved(desk: &Desk, it: &MoveValue) -> EffectView {
    let names = |giving: bool| {
        let side = it.postings.iter().filter(|one| (one.amount.get() < 0) == giving);
        side.map(|one| one.account.as_str().to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let amount: u64 = it.postings.iter().map(|one| one.amount.unsigned()).sum();
    EffectView::plain(desk.w.effect_move(desk.money(amount), names(true), names(false)))
}

fn member(desk: &Desk, community: &Community, id: &Hash) -> String {
    match community.member_ix(id) {
        Some(place) => desk.named(&community.member(place).name),
        None => desk.w.somebody_unknown(),
    }
}

/// A circle's name; its short name where there is none of that name yet.
pub(in crate::web) fn circle(community: &Community, slug: &str) -> String {
    let found = community.circles().iter().find(|circle| circle.slug == slug);
    found.map_or_else(|| slug.to_owned(), |circle| isolated(&circle.name))
}

fn role(community: &Community, circle: &str, slug: &str) -> String {
    let place = community.circle_place(circle);
    let role = place.and_then(|place| Some(&community.roles(place)[community.role(place, slug)? as usize]));
    role.map_or_else(|| slug.to_owned(), |role| isolated(&role.name))
}
