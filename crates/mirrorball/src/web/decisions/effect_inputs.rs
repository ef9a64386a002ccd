//! What a proposal can change besides words, agreements and new roles and circles: an entry of the wizard and the
//! questions of its form, for each effect.

use rules::Community;
use rules::bylaws::deciding::Choosing;
use rules::ledger::AccountKey;

use super::super::desk::Desk;
use super::super::view::Choice;
use super::super::{agreements, circles, people};
use super::form::{Input, Shape};
use crate::words::isolated;

/// Accounts that are offered; those of members are reached by share-outs and payments.
const ACCOUNTS_MAX: usize = 300;

/// An entry of the wizard.
pub(super) struct Entry {
    /// The effect's word.
    pub effect: &'static str,
    /// What it does.
    pub title: String,
    /// A sentence about it.
    pub text: String,
    /// What decides about it: `proposal` or `vote`.
    pub kind: &'static str,
}

/// The effects that are proposed less often, each of which has a form. Roles are filled as the agreement on circles says.
pub(super) fn entries(desk: &Desk, community: &Community) -> Vec<Entry> {
    let w = desk.w;
    let by = |kind, effect, title, text| Entry {
        effect,
        title,
        text,
        kind,
    };
    let entry = |effect, title, text| by("proposal", effect, title, text);
    let filling = match community.bylaws_at(desk.now_ms).deciding.circles.choosing {
        Choosing::Any => Some("proposal"),
        Choosing::SelectionOrVote => Some("vote"),
        Choosing::Selection => None,
    };
    let fill_role = filling.map(|kind| by(kind, "fill-role", w.new_fill_role(), w.new_fill_role_is()));
    let others = [
        entry("vacate-role", w.new_vacate_role(), w.new_vacate_role_is()),
        entry("close-role", w.new_close_role(), w.new_close_role_is()),
        entry("renew-agreement", w.new_renew(), w.new_renew_is()),
        entry("retire-agreement", w.new_retire(), w.new_retire_is()),
        entry("admit-to-circle", w.new_admit(), w.new_admit_is()),
        entry("remove-from-circle", w.new_remove(), w.new_remove_is()),
        entry("close-circle", w.new_close_circle(), w.new_close_circle_is()),
        entry("move-value", w.new_move(), w.new_move_is()),
        entry("advance-member", w.new_advance(), w.new_advance_is()),
        entry("exclude-member", w.new_exclude(), w.new_exclude_is()),
    ];
    fill_role.into_iter().chain(others).collect()
}

/// Whether a role has to be chosen before the form can be asked for.
pub(super) fn is_of_a_role(effect: &str) -> bool {
    matches!(effect, "fill-role" | "vacate-role" | "close-role")
}

/// The questions of the form of an effect; none where the wizard asks for it in another way.
pub(super) fn inputs(desk: &Desk, community: &Community, effect: &str, (circle, role): (&str, &str)) -> Vec<Input> {
    let w = desk.w;
    let known = |name: &str, kind, value: &str| Input::of(name, String::new(), kind, Shape::Hidden).value(value);
    let mut inputs = vec![known("effects.0.does", "text", effect)];
    let of_role = [
        known("effects.0.circle", "slug", circle),
        known("effects.0.role", "slug", role),
    ];
    let circle_to_pick = || {
        let choices = circles::choices_of(community, circle, true);
        Input::of("effects.0.circle", w.ask_which_circle(), "slug", Shape::Select(choices)).needed()
    };
    let member = || {
        let choices = people::choices_of(desk, community, |_| true);
        Input::of("effects.0.member", w.ask_which_member(), "id", Shape::Select(choices)).needed()
    };
    match effect {
        "fill-role" => {
            inputs.extend(of_role);
            inputs.push(member());
        }
        "vacate-role" | "close-role" => inputs.extend(of_role),
        "retire-agreement" => inputs.push(agreement(desk, community)),
        "renew-agreement" => {
            inputs.push(agreement(desk, community));
            let day = Input::of("effects.0.review", w.ask_review(), "day", Shape::Day);
            inputs.push(day.needed().hint(w.ask_review_hint()));
        }
        "close-circle" => inputs.push(circle_to_pick()),
        "admit-to-circle" | "remove-from-circle" => inputs.extend([circle_to_pick(), member()]),
        "advance-member" | "exclude-member" => inputs.push(member()),
        "move-value" => inputs.extend(movement(desk, community)),
        _ => return Vec::new(), // A text from the address: an effect with another form, or none.
    }
    inputs
}

/// Which agreement.
fn agreement(desk: &Desk, community: &Community) -> Input {
    let standing = community.agreements().iter().filter(|one| one.last().ended.is_none());
    let choices = standing
        .map(|one| Choice::of(one.name.clone(), agreements::title(desk.w, &one.name), ""))
        .collect();
    Input::of(
        "effects.0.name",
        desk.w.ask_which_agreement(),
        "slug",
        Shape::Select(choices),
    )
    .needed()
}

/// From where to where, how much, and what for.
fn movement(desk: &Desk, community: &Community) -> [Input; 4] {
    let w = desk.w;
    let mut amount = Input::of("amount", w.ask_amount(), "", Shape::Line).needed().max(20);
    amount.scale = desk.scale;
    let account = |label, kind| {
        Input::of(
            "effects.0.postings",
            label,
            kind,
            Shape::Select(accounts(desk, community)),
        )
        .needed()
    };
    let purpose = Input::of("effects.0.purpose", w.ask_move_purpose(), "text", Shape::Line);
    [
        account(w.flow_from(), "gives"),
        account(w.flow_to(), "receives"),
        amount,
        purpose.max(120).hint(w.ask_move_purpose_hint()),
    ]
}

/// The community's own accounts of money.
fn accounts(desk: &Desk, community: &Community) -> Vec<Choice> {
    let accounts = community.ledger().accounts(desk.now_ms);
    let own = accounts.filter(|(key, view)| {
        matches!(key, AccountKey::Cash | AccountKey::Reserve(_) | AccountKey::Named(_)) && view.unit == desk.currency
    });
    own.take(ACCOUNTS_MAX)
        .map(|(key, _)| Choice::of(key.to_string(), isolated(&key.to_string()), ""))
        .collect()
}
