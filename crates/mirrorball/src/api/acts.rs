//! The one endpoint that takes acts, the preview of an act, and the register's
//! own things: its head, checkpoint, entries and notes.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use node::{Fault, Keeper, NoteText, Receipt, Trouble};
use register::entry::Entry;
use register::{By, Hash, Signed};
use rules::act::Act;
use rules::{Community, Refusal};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use crate::api::body::{Asked, Sent, Strict};
use crate::door::Door;
use crate::language::Language;
use crate::limits::{ACT_EXPIRES_MS, ENTRIES_MAX, PREVIEWS_MAX};
use crate::not_done::NotDone;
use crate::problem::Problem;
use crate::state::App;
use crate::strict::Loose;
use crate::visitor::{Visitor, enter, may_read};
use crate::words::tongue::{LocalTime, Tongue};

/// A signed act and the texts beside it; `node` reads it.
#[derive(Serialize, ToSchema)]
pub struct Submitted {
    /// The canonical body, exactly as it was signed.
    body: String,
    /// Signature lines `ed25519 <kid> <signature>`, sorted by kid.
    signatures: Vec<String>,
    /// The texts that the act commits to.
    notes: Vec<SubmittedNote>,
}

/// A text beside an act.
#[derive(Serialize, ToSchema)]
pub struct SubmittedNote {
    /// 32 random bytes as 64 lowercase hex digits.
    salt: String,
    /// The text.
    text: String,
    /// Who may read it: `community`, `circle:<slug>` or `members:<id>,<id>`.
    audience: String,
}

/// Proof to an act's author that the entry stands.
#[derive(Serialize, ToSchema)]
pub struct Received {
    /// The community's id.
    pub community: String,
    /// Its short name, which stands in the addresses of its pages.
    pub slug: String,
    /// The act's id.
    pub act: String,
    /// The entry's place in the register.
    pub index: u64,
    /// The keeper's time, in Unix milliseconds.
    pub stamp_ms: u64,
    /// The signed checkpoint that covers the entry.
    pub checkpoint: String,
    /// The hashes that prove the entry's place under the checkpoint's root.
    pub proof: Vec<String>,
    /// Whether nothing more is waited for: enough witnesses have confirmed the entry, or none are asked. Until then
    /// whoever sent it keeps it, and sends it again; it is entered once.
    pub settled: bool,
}

/// The register as it stands.
#[derive(Serialize, ToSchema)]
pub struct Head {
    /// The community's id.
    community: String,
    /// How many entries there are.
    size: u64,
    /// The root of the tree over them.
    root: String,
    /// The keeper's time, in Unix milliseconds.
    now_ms: u64,
    /// How long an act can usually wait until it is filed, in milliseconds.
    expires_default_ms: u64,
    /// Why nothing is taken in at the moment, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    halted: Option<Problem>,
}

/// An act that is only being thought about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Thought {
    /// The act.
    #[schema(value_type = Object)]
    act: Loose,
    /// The member who would file it; empty for a founding or a joining.
    by: String,
}

/// What an act would do.
#[derive(Serialize, ToSchema)]
pub struct Effect {
    /// In sentences, in the language of the request.
    effect: Vec<String>,
    /// What to look at before it is signed, such as that the same was recorded already: nothing that the rules refuse.
    cautions: Vec<String>,
}

/// Acts of your own that are only being thought about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Thoughts {
    /// The acts, in the order in which they would be filed; at most 500.
    #[schema(value_type = Vec<Object>)]
    acts: Vec<Loose>,
}

/// What would be said to one of several acts.
#[derive(Serialize, ToSchema)]
pub struct Foreseen {
    /// Why it would be refused, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Problem>,
}

/// Which entries to give.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Span {
    /// The first entry.
    #[serde(default)]
    from: u64,
    /// The entry after the last one; at most 1,000 are given at once.
    to: Option<u64>,
}

impl Span {
    /// The entries of a register of this size that are meant, as many as are given at once.
    fn within(&self, size: u64) -> std::ops::Range<u64> {
        let from = self.from.min(size);
        let to = self.to.unwrap_or(size).clamp(from, size);
        from..to.min(from.saturating_add(ENTRIES_MAX))
    }
}

/// Entries as they stand in the register.
#[derive(Serialize, ToSchema)]
pub struct Entries {
    /// The first entry given.
    from: u64,
    /// How many entries there are in all.
    size: u64,
    /// Their texts.
    entries: Vec<String>,
}

/// Texts beside the register.
#[derive(Serialize, ToSchema)]
pub struct Notes {
    /// The texts.
    rows: Vec<KeptNote>,
    /// The entry to go on from, if there are more.
    next: Option<u64>,
    /// How many entries the register has here: beside those after them nothing can be here.
    size: u64,
}

/// A text beside the register.
#[derive(Serialize, ToSchema)]
pub struct KeptNote {
    /// The commitment that the register holds in its place.
    c: String,
    /// The entry that brought it.
    entry: u64,
    /// The member who wrote it.
    author: String,
    /// Who may read it.
    audience: String,
    /// Its salt; none once it is erased.
    salt: Option<String>,
    /// The text; none once it is erased.
    text: Option<String>,
}

/// Ask for the register's size and root, which an act names as seen.
#[utoipa::path(get, path = "/api/{community}/head", operation_id = "head", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = Head), (status = 404, body = Problem)))]
pub async fn head(State(app): State<App>, visitor: Visitor, Path(community): Path<String>) -> Result<Json<Head>, Door> {
    let keeper = app.keeper(&community)?;
    let (size, root) = keeper.read(|state| (state.size(), state.root()));
    Ok(Json(Head {
        community: keeper.id().to_string(),
        size,
        root: root.to_string(),
        now_ms: app.now_ms(),
        expires_default_ms: ACT_EXPIRES_MS,
        halted: keeper.halted().map(|fault| Problem::of_fault(&fault, visitor.language)),
    }))
}

/// File a signed act. The signature is the authority; no session is needed.
#[utoipa::path(post, path = "/api/{community}/acts", operation_id = "file", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Submitted,
    responses((status = 200, body = Received), (status = 422, body = Problem, description = "Refused"),
        (status = 503, body = Problem, description = "A fault; sending it again is safe")))]
pub async fn file(
    State(app): State<App>,
    Path(community): Path<String>,
    Sent(submission): Sent,
) -> Result<Json<Received>, NotDone> {
    let keeper = app.keeper(&community)?;
    let arrived = tokio::time::Instant::now();
    let outcome = match keeper.file_in_place(submission, in_place) {
        Ok(filing) => filing.await,
        Err(trouble) => Err(trouble),
    };
    app.metrics().count_filing(&outcome, arrived.elapsed());
    let receipt = outcome.map_err(|trouble| not_filed(&app, &keeper, trouble))?;
    Ok(Json(received(&app, &keeper, &receipt)))
}

/// Why an act was not filed. A copy names the keeper's address, where it knows it.
fn not_filed(app: &App, keeper: &Keeper, trouble: Trouble) -> NotDone {
    match &trouble {
        Trouble::Fault(Fault::Copy { .. }) => match crate::serve::mirroring::origin_of(app, &keeper.id()) {
            Some(from) => Door::Copied { keeper: from.url }.into(),
            None => trouble.into(),
        },
        Trouble::Fault(_) | Trouble::Refusal(_) | Trouble::Breach(_) => trouble.into(),
    }
}

/// Does what waits for the disk on this task's own thread, while others take over the tasks that wait for it. A runtime of a
/// single thread, as tests have it, has no others.
fn in_place(work: &mut dyn FnMut()) {
    use tokio::runtime::{Handle, RuntimeFlavor};
    match Handle::current().runtime_flavor() {
        RuntimeFlavor::MultiThread => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// See what an act would do, without filing it.
#[utoipa::path(post, path = "/api/{community}/preview", operation_id = "preview", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Thought,
    responses((status = 200, body = Effect), (status = 422, body = Problem, description = "Refused")))]
pub async fn preview(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Strict(thought): Strict<Thought>,
) -> Result<Json<Effect>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let act = Act::read(&thought.act.0).map_err(|flaw| Trouble::Refusal(flaw.into()))?;
    let by = match thought.by.as_str() {
        "" => By::Nobody,
        id => By::Member(id.parse().map_err(|_| Door::NotThere {
            id: crate::state::clip(id),
        })?),
    };
    let now_ms = app.now_ms();
    let language = visitor.language;
    let thinking = move || {
        keeper.read(|state| {
            state.community().preview(&by, &act, now_ms).map_err(Trouble::Refusal)?;
            let community = state.community();
            Ok::<_, Trouble>(Effect {
                effect: crate::words::effect::sentences(language, community, &by, &act, now_ms),
                cautions: crate::words::effect::cautions(language, community, &by, &act),
            })
        })
    };
    let effect = tokio::task::spawn_blocking(thinking).await.map_err(|_| Door::Bug)??;
    Ok(Json(effect))
}

/// Several acts are judged on a copy of the community's state, so that one asker has a turn at a time, whatever many ask.
static FORESEEING: Semaphore = Semaphore::const_new(1);

/// See what would be said to several acts of your own, each as if those before it had been taken in. Nothing is filed.
#[utoipa::path(post, path = "/api/{community}/previews", operation_id = "previews", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    request_body = Thoughts,
    responses((status = 200, body = [Foreseen], description = "One for each act, in their order"),
        (status = 401, body = Problem), (status = 413, body = Problem, description = "More than 500 acts")))]
pub async fn previews(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Strict(thoughts): Strict<Thoughts>,
) -> Result<Json<Vec<Foreseen>>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let by = By::Member(visitor.member_of(&keeper).ok_or(Door::SessionNeeded)?.member);
    if thoughts.acts.len() > PREVIEWS_MAX {
        let acts_max = PREVIEWS_MAX;
        return Err(Door::TooManyActs { acts_max }.into());
    }
    if thoughts.acts.is_empty() {
        return Ok(Json(Vec::new()));
    }
    let (language, now_ms) = (visitor.language, app.now_ms());
    let turn = FORESEEING.acquire().await.map_err(|_| Door::Bug)?;
    let thinking = move || {
        let said = keeper.read(|state| foreseen(state.community(), &by, &thoughts.acts, language, now_ms));
        drop(turn);
        said
    };
    Ok(Json(
        tokio::task::spawn_blocking(thinking).await.map_err(|_| Door::Bug)?,
    ))
}

/// Judges acts one after the other. One that has no shape of an act is refused as if it had been filed alone.
fn foreseen(community: &Community, by: &By, acts: &[Loose], language: Language, now_ms: u64) -> Vec<Foreseen> {
    let read: Vec<_> = acts.iter().map(|act| Act::read(&act.0)).collect();
    let sound: Vec<Act> = read.iter().filter_map(|act| act.as_ref().ok().cloned()).collect();
    let mut judged = community.foresee(by, &sound, now_ms).into_iter();
    let clock = LocalTime::of(community);
    let said = |outcome: Result<(), Refusal>| Foreseen {
        refused: outcome
            .err()
            .map(|no| Problem::refusal(&no, Tongue::at(language, &clock))),
    };
    let one = |read| match read {
        Ok(_) => said(judged.next().expect("each act that was read is judged")),
        Err(flaw) => said(Err(Refusal::from(flaw))),
    };
    read.into_iter().map(one).collect()
}

/// Ask for the latest signed checkpoint.
#[utoipa::path(get, path = "/api/{community}/checkpoint", operation_id = "checkpoint", tag = "register",
    params(("community" = String, Path, description = "Short name or id")),
    responses((status = 200, body = String, content_type = "text/plain")))]
pub async fn checkpoint(State(app): State<App>, Path(community): Path<String>) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let text = keeper.checkpoint();
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// Ask for entries of the register.
#[utoipa::path(get, path = "/api/{community}/entries", operation_id = "entries", tag = "register",
    params(("community" = String, Path, description = "Short name or id"), Span),
    responses((status = 200, body = Entries), (status = 401, body = Problem)))]
pub async fn entries(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(span): Asked<Span>,
) -> Result<Json<Entries>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let size = keeper.read(|state| state.size());
    let span = span.within(size);
    let from = span.start;
    let reading = move || keeper.entries(span);
    let entries = tokio::task::spawn_blocking(reading).await.map_err(|_| Door::Bug)??;
    let entries = entries
        .into_iter()
        .map(|bytes| String::from_utf8(bytes).expect("entries are UTF-8, as they were checked"))
        .collect();
    Ok(Json(Entries { from, size, entries }))
}

/// Ask for the texts beside entries of the register, as far as you may read them.
#[utoipa::path(get, path = "/api/{community}/notes", operation_id = "notes", tag = "register",
    params(("community" = String, Path, description = "Short name or id"), Span),
    responses((status = 200, body = Notes), (status = 401, body = Problem)))]
pub async fn notes(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
    Asked(span): Asked<Span>,
) -> Result<Json<Notes>, NotDone> {
    let keeper = enter(&app, &community, &visitor)?;
    let reader = visitor.member_of(&keeper).map(|session| session.member);
    let size = keeper.read(|state| state.size());
    let span = span.within(size);
    let to = span.end;
    let reading = move || notes_of(&keeper, span);
    let kept = tokio::task::spawn_blocking(reading).await.map_err(|_| Door::Bug)??;
    let readable = kept.into_iter().filter(|(_, note)| may_read(note, reader));
    let rows = readable.map(|(c, note)| KeptNote {
        c: c.to_string(),
        entry: note.entry,
        author: note.author.to_string(),
        audience: note.audience.to_string(),
        salt: note.text.as_ref().map(|held| crate::hex::encode(&held.salt)),
        text: note.text.map(|held| held.text),
    });
    let next = (to < size).then_some(to);
    Ok(Json(Notes {
        rows: rows.collect(),
        next,
        size,
    }))
}

/// Every note that these entries commit to, in their order.
fn notes_of(keeper: &Keeper, span: std::ops::Range<u64>) -> Result<Vec<(Hash, NoteText)>, Fault> {
    let mut all = Vec::new();
    for bytes in keeper.entries(span)? {
        let entry = Entry::decode(&bytes).expect("entries were checked when they were filed");
        let signed = Signed::<Act>::read(&entry.body, &entry.signatures).expect("entries were checked");
        for c in signed.act().notes() {
            all.extend(keeper.note(&c.0)?.map(|note| (c.0, note)));
        }
    }
    Ok(all)
}

/// A receipt as JSON.
pub fn received(app: &App, keeper: &Keeper, receipt: &Receipt) -> Received {
    let is_sealed = keeper.seal().is_some_and(|seal| seal.size > receipt.index);
    Received {
        community: keeper.id().to_string(),
        slug: keeper.slug().to_owned(),
        act: receipt.act.to_string(),
        index: receipt.index,
        stamp_ms: receipt.stamp_ms,
        checkpoint: receipt.checkpoint.clone(),
        proof: receipt.proof.iter().map(Hash::to_string).collect(),
        settled: is_sealed || app.peers().policy().is_none(),
    }
}
