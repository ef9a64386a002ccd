//! What a person sees when something was not done, and the way into a community that only its members read.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::shell::{Shell, heads, origins_here};
use crate::problem::Problem;
use crate::state::App;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "trouble.html")]
struct Trouble {
    page: Shell,
    what: String,
    why: String,
    next: String,
    code: String,
    home: String,
}

#[derive(Template)]
#[template(path = "signin.html")]
struct SignIn {
    page: Shell,
    slug: String,
    name: String,
    ball: String,
}

/// The page of a problem.
pub(super) fn page(app: &App, visitor: &Visitor, community: &str, problem: &Problem) -> Response {
    let keeper = app.keeper(community).ok();
    if let Some(keeper) = &keeper
        && problem.code == "session-needed"
    {
        let (mut head, _) = heads(keeper, visitor, false);
        head.origins = origins_here(app, keeper);
        let mut page = Shell::new(visitor.language, head.name.clone(), "", "/");
        let (slug, name, ball) = (head.slug.clone(), head.name.clone(), head.ball.clone());
        page.community = Some(head);
        return rendered(&SignIn { page, slug, name, ball });
    }
    let mut page = Shell::new(visitor.language, problem.what.clone(), "", "/");
    let mut home = "/".to_owned();
    if let Some(keeper) = keeper {
        let open = crate::visitor::enter(app, community, visitor).is_ok();
        let (head, member) = heads(&keeper, visitor, open);
        if open {
            home = format!("/{}/today", head.slug);
        }
        page.community = Some(head);
        page.member = member;
    }
    rendered(&Trouble {
        page,
        what: problem.what.clone(),
        why: problem.why.clone(),
        next: problem.next.clone(),
        code: problem.code.clone(),
        home,
    })
}

fn rendered(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        // A template that cannot be written is our own mistake; plain words are left.
        Err(_) => "Something broke. Nothing was changed; go back and try again.".into_response(),
    }
}
