//! The Deck: pages that members open. Handlers hold no rules: they ask `rules::report` and the node, and turn answers
//! into words. Templates are in `templates/`, texts in `locales/`, scripts and style in `assets/`.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use node::Keeper;
use register::Hash;
use rules::quantity::Day;

use crate::language::Language;
use crate::mail::Letter;
use crate::mail::readers::Reader;
use crate::problem::Problem;
use crate::state::App;
use crate::visitor::Visitor;

mod accounts;
mod agreements;
pub(crate) mod assets;
mod ball;
mod bank;
mod books;
mod budgets;
mod calendar;
pub(crate) mod checking_page;
mod circle;
mod circles;
mod decisions;
mod delegation;
mod desk;
mod digest;
mod doers;
mod draws;
mod flow;
mod forks;
mod founding;
mod front;
mod gift;
mod happened;
mod import;
mod lists;
mod log_form;
mod mirror;
mod money;
mod movements;
mod offline;
mod paid_out;
pub(crate) mod parameters;
mod people;
mod person;
mod photos;
mod power;
mod promises;
mod public;
mod recovery;
mod sankey;
mod seal;
mod search;
mod shares;
mod shell;
mod statement;
mod tensions;
mod timer;
mod today;
mod trouble;
mod view;
mod waiting;
mod week;
mod why;
mod work;
mod work_one;

pub(crate) use seal::own_verifier;

/// Every page, and the assets.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(front::front))
        .route("/language", post(front::language))
        .route("/gift", post(gift::choose))
        .route("/{community}/without-amounts", get(gift::page))
        .route("/worker.js", get(offline::worker))
        .route("/{community}/app.webmanifest", get(offline::manifest))
        .route("/found", get(founding::page))
        .route("/found/draft", post(founding::draft))
        .route("/join/{community}", get(front::join))
        .route("/me", get(front::me))
        .route("/help", get(front::help))
        .route("/accessibility", get(front::accessibility))
        .route("/checking-page", get(checking_page::file))
        .route("/{community}", get(front::community))
        .route("/{community}/public", get(public::page))
        .route("/{community}/today", get(today::today))
        .route("/{community}/device", get(front::device))
        .route("/{community}/restore", get(recovery::restore))
        .route("/{community}/kit", get(recovery::kit))
        .route("/{community}/vouch", get(recovery::vouch))
        .route("/{community}/somebody", get(front::somebody))
        .route("/{community}/work", get(work::list))
        .route("/{community}/work.csv", get(work::csv))
        .route("/{community}/work/new", get(log_form::page))
        .route("/{community}/work/week", get(week::now))
        .route("/{community}/work/week/{week}", get(week::page))
        .route("/{community}/work/import", get(import::page))
        .route("/{community}/work/timer", get(timer::page))
        .route("/{community}/work/{id}", get(work_one::page))
        .route("/{community}/people", get(people::list))
        .route("/{community}/people/{id}", get(person::page))
        .route("/{community}/circles", get(circles::circles))
        .route("/{community}/commons/{slug}", get(circles::commons))
        .route("/{community}/promises", get(promises::page))
        .route("/{community}/circles/{slug}", get(circle::page))
        .route("/{community}/agreements", get(agreements::page))
        .route("/{community}/agreements/{name}", get(agreements::one))
        .route("/{community}/decisions", get(decisions::list::decisions))
        .route("/{community}/decisions/new", get(decisions::new))
        .route("/{community}/decisions/{id}", get(decisions::page))
        .route("/{community}/decisions/{id}/history", get(decisions::history))
        .route("/{community}/decisions/{id}/revise", get(decisions::revise))
        .route("/{community}/decisions/{id}/ballots/{format}", get(decisions::ballots))
        .route("/{community}/tensions", get(tensions::page))
        .route("/{community}/delegation", get(delegation::page))
        .route("/{community}/draws", get(draws::page))
        .route("/{community}/forks", get(forks::page))
        .route("/{community}/waiting", get(waiting::page))
        .route("/{community}/search", get(search::page))
        .route("/{community}/calendar.ics", get(calendar::feed))
        .route("/{community}/digest", get(digest::page).post(digest::set))
        .route("/{community}/digest/on", get(digest::ask_on).post(digest::on))
        .route("/{community}/digest/off", get(digest::ask_off).post(digest::off))
        .route("/{community}/flow/care", get(flow::care))
        .route("/{community}/flow/care.csv", get(flow::care_csv))
        .route("/{community}/flow/decisions", get(decisions::timeline::page))
        .route("/{community}/flow/decisions.csv", get(decisions::timeline::csv))
        .route("/{community}/power", get(power::page))
        .route("/{community}/power.csv", get(power::csv))
        .route("/{community}/mirror", get(mirror::mirror))
        .route("/{community}/register/{index}", get(mirror::entry))
        .route("/{community}/photos/{c}", get(photos::file))
        .merge(about_amounts())
        .merge(lists::routes())
        .merge(assets::routes())
}

/// Pages that are about amounts, and about nothing else.
fn about_amounts() -> Router<App> {
    Router::new()
        .route("/{community}/money", get(money::page))
        .route("/{community}/money.csv", get(movements::csv))
        .route("/{community}/money/moves", get(movements::page))
        .route("/{community}/money/budgets", get(budgets::page))
        .route("/{community}/money/budgets.csv", get(budgets::csv))
        .route("/{community}/money/accounts", get(accounts::accounts))
        .route("/{community}/money/accounts.csv", get(accounts::csv))
        .route("/{community}/money/accounts/{name}", get(accounts::account))
        .route("/{community}/money/accounts/{name}/csv", get(accounts::account_csv))
        .route("/{community}/money/shares", get(shares::list))
        .route("/{community}/money/shares/{id}", get(shares::one))
        .route("/{community}/money/shares/{id}/lines.csv", get(shares::csv))
        .route("/{community}/money/shares/{id}/bank", get(bank::page).post(bank::file))
        .route("/{community}/money/shares/{id}/{member}", get(why::page))
        .route("/{community}/money/books/{format}", get(books::file))
        .route("/{community}/statements/{member}/{month}", get(statement::page))
        .route("/{community}/statements/{member}/{month}/csv", get(statement::csv))
        .route("/{community}/flow", get(flow::flow))
        .route("/{community}/flow.csv", get(flow::flow_csv))
        .route("/{community}/flow/shares", get(paid_out::page))
        .route("/{community}/flow/shares.csv", get(paid_out::csv))
        .layer(axum::middleware::from_fn(gift::guard))
}

/// The letter that tells a member of the week before this Monday; none if there is nothing to tell.
pub(crate) fn digest_of(app: &App, keeper: &Keeper, member: &Hash, reader: &Reader, monday: Day) -> Option<Letter> {
    let language = Language::from_tag(&reader.language).unwrap_or_default();
    digest::letter(&desk::Desk::of_member(app, keeper, member, language), reader, monday)
}

/// A page for people that says what was not done, why, and what next. In front of a community that the visitor may
/// not read it is the way in.
pub fn problem_page(app: &App, visitor: &Visitor, community: &str, problem: &Problem) -> Response {
    trouble::page(app, visitor, community, problem).into_response()
}
