//! The page that imports a table of one's own work. Reading it is asked of the API; signing is the page's script's.

use askama::Template;
use axum::response::Response;

use super::desk::Desk;
use super::shell::Shell;
use crate::not_done::NotDone;
use crate::sheet::COLUMNS;

#[derive(Template)]
#[template(path = "import.html")]
struct Import {
    page: Shell,
    slug: String,
    mine: bool,
    columns: String,
    example: String,
}

/// The page that imports.
pub(super) async fn page(desk: Desk) -> Result<Response, NotDone> {
    desk.page(|desk| {
        let circle = super::circles::choices(desk, "", true);
        let circle = circle.first().map_or("commons", |one| one.value.as_str());
        Ok(Import {
            page: desk.shell(desk.w.import_title(), "work"),
            slug: desk.slug.clone(),
            mine: desk.me.is_some(),
            columns: COLUMNS.join(", "),
            example: example(circle, &desk.today().to_string()),
        })
    })
    .await
}

/// A table that can be imported as it stands.
fn example(circle: &str, day: &str) -> String {
    format!(
        "stream,task,quantity,unit,circle,day,note\n\
         care,listening,1h30,minutes,{circle},{day},a long evening\n\
         livelihood,translation,5000,words,{circle},{day},\n"
    )
}
