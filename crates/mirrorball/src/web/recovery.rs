//! Losing every device, and coming back: the recovery kit, the page in front of a community for those who have no key
//! any more, and the page where a member vouches for somebody's new key. Words and secrets are made and read in the
//! browser alone.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use register::AnyKey;
use rules::Community;
use rules::community::{MemberIx, RecoveryView};
use serde::Deserialize;

use super::decisions::form::{Form, Input, Shape};
use super::decisions::person;
use super::desk::Desk;
use super::front::{rendered, said_of};
use super::people;
use super::shell::{Shell, heads};
use crate::kit;
use crate::language::Language;
use crate::not_done::NotDone;
use crate::state::App;
use crate::visitor::Visitor;
use crate::words::words;

#[derive(Template)]
#[template(path = "kit.html")]
struct KitPage {
    page: Shell,
    slug: String,
    community: String,
    /// The words that a kit is made of, in the reader's language.
    list: String,
}

/// Making a recovery kit.
pub(super) async fn kit(desk: Desk) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (community, _) = said_of(&desk.keeper);
        Ok(KitPage {
            page: desk.shell(desk.w.kit_title(), "people"),
            slug: desk.slug.clone(),
            community,
            list: kit::word_list(desk.language),
        })
    })
    .await
}

#[derive(Template)]
#[template(path = "restore.html")]
struct Restore {
    page: Shell,
    slug: String,
    name: String,
    /// The words that a kit can be made of, one list for each language.
    lists: Vec<String>,
}

/// Coming back without a key.
pub(super) async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let (name, _) = said_of(&keeper);
    let title = words(visitor.language).restore_title(name.as_str());
    let mut page = Shell::new(visitor.language, title, "restore", "/");
    let (head, _) = heads(&keeper, &visitor, false);
    let slug = head.slug.clone();
    page.community = Some(head);
    rendered(&Restore {
        page,
        slug,
        name,
        lists: Language::ALL.into_iter().map(kit::word_list).collect(),
    })
}

/// What the link to vouching says.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    key: String,
}

#[derive(Template)]
#[template(path = "vouch.html")]
struct VouchPage {
    page: Shell,
    slug: String,
    key: Option<String>,
    form: Option<Form>,
}

/// Vouching for somebody's new key, whose link they have sent.
pub(super) async fn vouch(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let key: Option<AnyKey> = asked.key.parse().ok();
        Ok(VouchPage {
            page: desk.shell(desk.w.vouch_title(), "people"),
            slug: desk.slug.clone(),
            key: key.map(|key| grouped(&key)),
            form: key.filter(|_| desk.is_full()).map(|key| vouch_form(desk, &key)),
        })
    })
    .await
}

fn vouch_form(desk: &Desk, key: &AnyKey) -> Form {
    let w = desk.w;
    let others = people::choices(desk, "", |id| desk.me != Some(*id));
    let mut form = Form::new("key.vouch/1", "key-vouch", w.do_key_vouch())
        .main()
        .known("key", "text", key.to_string())
        .with(Input::of("member", w.ask_whose_key(), "id", Shape::Select(others)).needed())
        .note("how", w.ask_how_sure(), true)
        .then(format!("/{}/people", desk.slug));
    form.look = "main";
    form
}

/// A key's short name in groups that can be read out.
fn grouped(key: &AnyKey) -> String {
    let kid = key.kid().to_string();
    let groups: Vec<&str> = (0..kid.len()).step_by(4).map(|at| &kid[at..at + 4]).collect();
    groups.join(" ")
}

/// A new key of somebody, as their page shows it.
pub(super) struct NewKey {
    /// Who says that it is theirs, and of how many.
    pub line: String,
    /// From when on it can be used.
    pub ready: Option<String>,
    /// How they know, each with the name of who says it.
    pub reasons: Vec<(String, String)>,
    /// Saying no to it, where it is the reader's.
    pub veto: Option<Form>,
}

/// The new keys that others vouch for as this member's.
pub(super) fn new_keys(desk: &Desk, community: &Community, member: MemberIx) -> Vec<NewKey> {
    let views = community.recoveries(member, desk.now_ms);
    views
        .iter()
        .map(|view| new_key(desk, community, member, view))
        .collect()
}

fn new_key(desk: &Desk, community: &Community, member: MemberIx, view: &RecoveryView) -> NewKey {
    let w = desk.w;
    let name = |who: MemberIx| person(desk, community, who).0;
    let names: Vec<String> = view.vouches.iter().map(|vouch| name(vouch.by)).collect();
    let (have, needed) = (view.vouches.len() as u64, view.needed as u64);
    let id = view.key.kid().to_string();
    let veto = Form::new("key.veto/1", format!("veto-{}", &id[..8]), w.do_veto())
        .is(w.do_veto_is())
        .grave()
        .known("kid", "id", id);
    let reasons = view
        .vouches
        .iter()
        .filter_map(|vouch| Some((name(vouch.by), desk.note_or_erased(&vouch.how?))));
    NewKey {
        line: w.recovery_line(
            grouped(&view.key),
            names.join(", "),
            desk.number(have),
            desk.number(needed),
        ),
        ready: view.ready_ms.map(|at_ms| w.recovery_ready(desk.moment(at_ms))),
        reasons: reasons.collect(),
        veto: Some(veto).filter(|_| desk.me == Some(community.member(member).id)),
    }
}

/// What became of new keys of this member before, in sentences.
pub(super) fn before(desk: &Desk, community: &Community, member: MemberIx) -> Vec<String> {
    let vetoed = community
        .vetoed(member)
        .map(|it| desk.w.recovery_vetoed(it.kid.to_string(), desk.moment(it.stamp_ms)));
    let recovered = community
        .recovered_ms(member)
        .map(|at_ms| desk.w.recovery_recovered(desk.moment(at_ms)));
    vetoed.into_iter().chain(recovered).collect()
}
