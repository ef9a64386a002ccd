//! The wizard's forms that open a vote: one with options, or one on an effect that somebody chose before.

use register::json::{Value, encode};
use rules::Community;
use rules::act::{AgreementClass, VoteMethod};

use super::super::super::desk::Desk;
use super::super::super::view::Choice;
use super::super::effect_inputs;
use super::super::form::{Form, Shape};
use super::super::forms::choices;
use super::{
    Asked, Step, classes, effect_questions, field, least_class, opening, roles_to_choose, text_field, title_line,
};
use crate::words::isolated;

/// Options that the form of a vote has room for; more can be added until voting begins.
const OPTIONS: usize = 6;

/// What is asked to open a vote.
pub(super) fn step(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    if !asked.effect.is_empty() {
        return vote_on_effect(desk, community, asked);
    }
    let methods = choices([
        (VoteMethod::YesNo.word(), w.pick_yes_no()),
        (VoteMethod::Approval.word(), w.pick_approval()),
        (VoteMethod::Score.word(), w.pick_score()),
        (VoteMethod::Star.word(), w.pick_star()),
        (VoteMethod::Schulze.word(), w.pick_schulze()),
        (VoteMethod::RankedPairs.word(), w.pick_ranked_pairs()),
        (VoteMethod::Irv.word(), w.pick_irv()),
        (VoteMethod::Stv.word(), w.pick_stv()),
        (VoteMethod::Meek.word(), w.pick_meek()),
        (VoteMethod::Dots.word(), w.pick_dots()),
        (VoteMethod::EqualShares.word(), w.pick_equal_shares()),
        (VoteMethod::Times.word(), w.pick_times()),
    ]);
    let number = |name: &str, label: String, hint: String| field(name, label, "integer", Shape::Line).max(6).hint(hint);
    let mut form = opening(desk, community, "vote.open/1", asked, w.new_open_vote())
        .with(title_line("title", w.ask_title()).needed())
        .with(text_field(w.ask_text()))
        .with(field("method", w.ask_method(), "choice", Shape::Select(methods)).needed())
        .with(classes(desk, AgreementClass::Operational));
    for place in 0..OPTIONS {
        let label = w.ask_option(desk.number(place as u64 + 1));
        let mut input = title_line(&format!("options.{place}.title"), label);
        if place == 0 {
            input = input.needed().hint(w.ask_option_hint());
        }
        form = form.with(input);
    }
    let people = choices([("", w.pick_no()), ("1", w.pick_people())]);
    let form = form
        .with(number("seats", w.ask_seats(), w.ask_seats_hint()))
        .with(number("points", w.ask_points(), w.ask_points_hint()))
        .with(
            field("budget", w.ask_vote_budget(), "money", Shape::Line)
                .max(20)
                .hint(w.ask_vote_budget_hint()),
        )
        .with(number("deliberation_hours", w.ask_deliberation(), w.ask_hours_hint()))
        .with(number("voting_hours", w.ask_voting(), w.ask_hours_hint()))
        .with(field("people", w.ask_people(), "integer", Shape::Select(people)));
    Step {
        title: w.new_vote(),
        lede: w.new_vote_lede(),
        form: Some(with_houses(desk, community, with_topic(desk, community, form))),
        ..Step::default()
    }
}

/// A vote for or against something that takes effect.
fn vote_on_effect(desk: &Desk, community: &Community, asked: &Asked) -> Step {
    let w = desk.w;
    if effect_inputs::is_of_a_role(&asked.effect) && asked.role.is_empty() {
        let kind = format!("vote&effect={}", asked.effect);
        return Step {
            title: w.new_vote(),
            ..roles_to_choose(desk, community, asked, &kind)
        };
    }
    let mut questions = effect_questions(desk, community, asked);
    for input in questions.inputs.iter_mut().chain(&mut questions.more) {
        if input.name == "effects" || input.name.starts_with("effects.") {
            input.name.insert_str(0, "options.0.");
        }
    }
    let people = choices([("", w.pick_no()), ("1", w.pick_people())]);
    questions
        .more
        .push(field("people", w.ask_people(), "integer", Shape::Select(people)));
    let form = opening(desk, community, "vote.open/1", asked, w.new_open_vote())
        .known("method", "choice", VoteMethod::YesNo.word())
        .with(title_line("title", w.ask_title()).needed())
        .with(text_field(w.ask_text()))
        .with(title_line("options.0.title", w.ask_option_yes()).needed())
        .with(classes(desk, least_class(community, asked)))
        .asking_of(questions, w.form_more());
    Step {
        title: w.new_vote(),
        lede: w.new_vote_lede(),
        form: Some(with_houses(desk, community, with_topic(desk, community, form))),
        ..Step::default()
    }
}

/// Asks for the topic, where topics are agreed on.
fn with_topic(desk: &Desk, community: &Community, form: Form) -> Form {
    let topics = community.topics();
    if topics.is_empty() {
        return form;
    }
    let mut all = vec![Choice::of("", desk.w.ask_topic_any(), "")];
    all.extend(
        topics
            .iter()
            .map(|topic| Choice::of(topic.as_str(), topic.as_str(), "-")),
    );
    form.with(field("topic", desk.w.ask_topic(), "slug", Shape::Select(all)))
}

/// Houses among which all are chosen, or each pair, where there are few.
const HOUSES_PAIRED: usize = 4;

/// Which houses decide, where there is an agreement on them.
fn with_houses(desk: &Desk, community: &Community, form: Form) -> Form {
    let w = desk.w;
    let Some(rules) = &community.bylaws().deciding.houses else {
        return form;
    };
    let houses: Vec<&str> = rules.houses.iter().map(|house| house.circle.as_str()).collect();
    let mut sets: Vec<Vec<&str>> = vec![houses.clone()];
    if houses.len() > 2 && houses.len() <= HOUSES_PAIRED {
        for (place, one) in houses.iter().enumerate() {
            sets.extend(houses[place + 1..].iter().map(|other| vec![*one, *other]));
        }
    }
    let choice = |set: &Vec<&str>| {
        let said = Value::List(set.iter().map(|house| said_house(house)).collect());
        let name = |slug: &&str| {
            let place = community.circle_place(slug);
            place.map_or_else(
                || (*slug).to_owned(),
                |place| isolated(&community.circles()[place as usize].name),
            )
        };
        let names: Vec<String> = set.iter().map(name).collect();
        Choice::of(encode(&said), w.pick_houses(names.join(", ")), "-")
    };
    let mut choices = vec![Choice::of("", w.pick_houses_none(), "")];
    choices.extend(sets.iter().map(choice));
    form.with(field("houses", w.ask_houses(), "json", Shape::Select(choices)).hint(w.ask_houses_hint()))
}

fn said_house(circle: &str) -> Value {
    Value::Record([("circle".to_owned(), Value::Text(circle.to_owned()))].into())
}
