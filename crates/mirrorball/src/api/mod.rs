//! The JSON API: what browsers, command lines and third parties ask and send.
//! It speaks; the rules decide and the keeper keeps.

pub mod acts;
pub mod ball;
pub mod behind;
pub mod body;
pub mod communities;
pub mod deciding;
pub mod delegation;
pub mod endorsing;
pub mod forks;
pub mod importing;
pub mod live;
pub mod public;
pub mod recovery;
pub mod reports;
pub mod schema;
pub mod session;
pub mod texts;
pub mod tlog;

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

/// What the document says about itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mirrorball",
        description = "One endpoint takes signed acts; the others answer questions. Acts are described under \
            `Act`. A session (a signed challenge) lets a member read a community that is not public.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    ),
    components(schemas(crate::problem::Problem))
)]
struct Document;

/// Every endpoint, and the document that describes them.
fn described() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(communities::list, communities::found))
        .routes(routes!(communities::keeper_key))
        .routes(routes!(communities::demo_keys))
        .routes(routes!(session::challenge))
        .routes(routes!(session::begin, session::end))
        .routes(routes!(acts::head))
        .routes(routes!(acts::file))
        .routes(routes!(acts::preview))
        .routes(routes!(acts::previews))
        .routes(routes!(importing::read))
        .routes(routes!(importing::filed))
        .routes(routes!(acts::checkpoint))
        .routes(routes!(ball::ball))
        .routes(routes!(public::public))
        .routes(routes!(acts::entries))
        .routes(routes!(acts::notes))
        .routes(routes!(tlog::proofs))
        .routes(routes!(recovery::recovery))
        .routes(routes!(endorsing::given, endorsing::endorse))
        .merge(reports::described())
        .merge(behind::described())
        .merge(deciding::described())
        .merge(delegation::described())
        .merge(forks::described())
}

/// The routes of the API, of live updates and of exports.
pub fn routes() -> Router<App> {
    let (routes, _) = described().split_for_parts();
    routes
        .route("/api/openapi.json", get(openapi))
        .route("/api", get(|| async { Redirect::to("/api/openapi.json") }))
        .route("/demo", axum::routing::post(communities::demo))
        .merge(live::routes())
        .merge(tlog::routes())
}

/// The OpenAPI document, with the schema of every act.
pub fn document() -> Value {
    let (_, document) = described().split_for_parts();
    let mut document = serde_json::to_value(document).expect("the document is JSON");
    let schemas = document["components"]["schemas"]
        .as_object_mut()
        .expect("Problem is a schema");
    schemas.insert("Act".to_owned(), schema::of_any_act());
    for (name, schema) in schema::of_acts() {
        schemas.insert(schema::component(name), schema);
    }
    schemas.extend(schema::of_agreements());
    document["paths"]["/api/openapi.json"] = json!({ "get": {
        "operationId": "openapi",
        "summary": "This document",
        "responses": { "200": { "description": "The OpenAPI document" } },
    }});
    document
}

async fn openapi() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());
    ([(CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}
