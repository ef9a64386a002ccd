//! Parting: notices of forks, the attempts to find a way together, who goes along with what, and the communities that
//! share this one's history.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use register::Hash;
use register::json::{Value, encode};
use rules::Community;
use rules::act::{Belonging, ForkClose};
use rules::community::{Divided, Fork, ForkEnding, ForkStage, MemberIx, Sibling, SiblingKind};
use rules::field::Digest;
use rules::ledger::AccountKey;
use rules::quantity::Stream;
use serde::Deserialize;

use super::decisions::form::{Form, Input, Shape};
use super::decisions::{forms, list, person};
use super::desk::Desk;
use super::shell::Shell;
use super::view::{Choice, State};
use crate::forking;
use crate::not_done::NotDone;
use crate::visitor::is_public;
use crate::words::isolated;
use crate::words::terms::fork_stage;

/// Forks on one page.
const LINES: usize = 50;

struct ForkView {
    id: String,
    name: String,
    purpose: String,
    state: State,
    who: String,
    who_href: String,
    when: String,
    decision: Option<(String, String)>,
    why: String,
    lines: Vec<String>,
    reports: Vec<(String, String)>,
    going: Vec<String>,
    divided: Vec<String>,
    forms: Vec<Form>,
    founding: Option<Founding>,
}

/// What a browser needs to found the new community here.
struct Founding {
    /// The founding act, without the keeper's key.
    act: String,
    size: String,
    root: String,
}

struct SiblingView {
    name: String,
    kind: String,
    href: Option<String>,
    id: Option<String>,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "forks.html")]
struct Forks {
    page: Shell,
    slug: String,
    notice: Option<Form>,
    open: Vec<ForkView>,
    over: Vec<ForkView>,
    siblings: Vec<SiblingView>,
}

/// Which decision a notice is to be given over.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    decision: String,
}

/// All forks, the last noticed first, and the communities that share this one's history.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        // Other keepers are asked outside: nobody holds two states at once.
        let here = forking::forks_here(desk.app.node(), &desk.keeper.id());
        let (views, notice, siblings) = desk.keeper.read(|state| {
            let community = state.community();
            let around = Around { here: &here, state };
            let titles = list::lines(desk, community);
            let all = community.forks().iter().rev().take(LINES);
            let views: Vec<(bool, ForkView)> = all
                .map(|fork| {
                    (
                        is_open(fork, desk.now_ms),
                        view(desk, community, fork, (&titles, around)),
                    )
                })
                .collect();
            let notice = notice(desk, community, &asked.decision, &titles);
            let siblings: Vec<Known> = community.siblings().iter().map(Known::of).collect();
            (views, notice, siblings)
        });
        let siblings = siblings.into_iter().map(|one| sibling(desk, one, &here)).collect();
        let (open, over): (Vec<_>, Vec<_>) = views.into_iter().partition(|(open, _)| *open);
        Ok(Forks {
            page: desk.shell(desk.w.forks_title(), "decisions"),
            slug: desk.slug.clone(),
            notice,
            open: open.into_iter().map(|(_, view)| view).collect(),
            over: over.into_iter().map(|(_, view)| view).collect(),
            siblings,
        })
    })
    .await
}

/// What a fork's view needs beside its community.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The communities here that began by a fork of this one.
    here: &'a BTreeMap<Hash, Hash>,
    state: &'a node::State,
}

fn is_open(fork: &Fork, now_ms: u64) -> bool {
    match fork.stage_at(now_ms) {
        ForkStage::Notice | ForkStage::Attempt | ForkStage::Joining | ForkStage::Due | ForkStage::Parted => true,
        ForkStage::Named | ForkStage::Ended => false,
    }
}

/// Giving notice: over the decision that is asked for, or one of those that could not be settled.
fn notice(desk: &Desk, community: &Community, asked: &str, titles: &[list::Line]) -> Option<Form> {
    let w = desk.w;
    let rules = &community.bylaws_at(desk.now_ms).deciding.forks;
    let full = u32::try_from(community.full_members().count()).unwrap_or(u32::MAX);
    let mut latest: Vec<&list::Line> = titles.iter().collect();
    latest.sort_by_key(|line| std::cmp::Reverse(line.entry));
    let unsettled = latest.into_iter().filter_map(|line| {
        let id: Hash = line.id.parse().ok()?;
        community
            .is_unsettled_decision(&id, desk.now_ms)
            .then(|| Choice::of(line.id.clone(), line.title.clone(), asked))
    });
    let choices: Vec<Choice> = unsettled.take(LINES).collect();
    if choices.is_empty() {
        return None;
    }
    let days = |ms: u64| desk.number(ms / rules::quantity::DAY_MS);
    let form = Form::new("fork.notice/1", "fork-notice", w.do_fork_notice())
        .is(w.do_fork_notice_is(
            desk.number(u64::from(rules.signers_of(full))),
            days(rules.attempt_ms),
            days(rules.joining_ms),
        ))
        .grave()
        .with(Input::of("decision", w.ask_fork_decision(), "id", Shape::Select(choices)).needed())
        .with(
            Input::of("name", w.ask_fork_name(), "text", Shape::Line)
                .needed()
                .max(80),
        )
        .with(
            Input::of("purpose", w.ask_fork_purpose(), "text", Shape::Line)
                .needed()
                .max(600),
        )
        .note("why", w.ask_fork_why(), true);
    form.if_admitted(desk, community)
}

fn view(desk: &Desk, community: &Community, fork: &Fork, (titles, around): (&[list::Line], Around<'_>)) -> ForkView {
    let w = desk.w;
    let stage = fork.stage_at(desk.now_ms);
    let (who, who_href) = person(desk, community, fork.by);
    let name = |member: &MemberIx| person(desk, community, *member).0;
    let decision = fork.decision.to_string();
    let decision = titles.iter().find(|line| line.id == decision);
    let reports = fork.reports.iter().map(|report| {
        let line = w.fork_report_line(name(&report.by), desk.moment(report.stamp_ms));
        (line, desk.note_or_erased(&report.text))
    });
    let going = fork.going.iter().map(|(member, going)| match going.belongs {
        Belonging::Both => name(member),
        Belonging::New => w.fork_going_alone(name(member)),
    });
    ForkView {
        id: fork.id.to_string(),
        name: isolated(&fork.name),
        purpose: isolated(&fork.purpose),
        state: state(desk, fork, stage),
        who,
        who_href,
        when: desk.moment(fork.opened_ms),
        decision: decision.map(|line| (line.href.clone(), line.title.clone())),
        why: desk.note_or_erased(&fork.why),
        lines: lines(desk, community, fork, stage),
        reports: reports.collect(),
        going: going.collect(),
        divided: divided(desk, community, fork, stage),
        forms: fork_forms(desk, community, fork, (stage, around)),
        founding: founding(desk, community, fork, (stage, around)),
    }
}

fn state(desk: &Desk, fork: &Fork, stage: ForkStage) -> State {
    let w = desk.w;
    match &fork.end {
        Some(end) => State {
            kind: "",
            text: ending(desk, end.why),
        },
        None => State {
            kind: match stage {
                ForkStage::Parted | ForkStage::Named => "good",
                ForkStage::Notice | ForkStage::Attempt | ForkStage::Joining | ForkStage::Due => "wait",
                ForkStage::Ended => "",
            },
            text: fork_stage(w, stage),
        },
    }
}

fn ending(desk: &Desk, why: ForkEnding) -> String {
    let w = desk.w;
    match why {
        ForkEnding::Lapsed => w.fork_ended_lapsed(),
        ForkEnding::Withdrawn => w.fork_ended_withdrawn(),
        ForkEnding::Settled => w.fork_ended_settled(),
        ForkEnding::TooFew => w.fork_ended_too_few(),
        ForkEnding::NobodyStays => w.fork_ended_nobody_stays(),
        ForkEnding::Elsewhere => w.fork_ended_elsewhere(),
    }
}

/// Who has signed, what is to happen until when, and who brings people together.
fn lines(desk: &Desk, community: &Community, fork: &Fork, stage: ForkStage) -> Vec<String> {
    let w = desk.w;
    let names = |members: &mut dyn Iterator<Item = &MemberIx>| -> String {
        let names: Vec<String> = members.map(|member| person(desk, community, *member).0).collect();
        names.join(", ")
    };
    let mut lines = vec![w.fork_signed(
        desk.number(fork.signers.len() as u64),
        desk.number(u64::from(fork.needed)),
        names(&mut fork.signers.keys()),
    )];
    match stage {
        ForkStage::Notice => lines.push(w.fork_notice_until(desk.moment(fork.notice_ends_ms()))),
        ForkStage::Attempt => {
            lines.push(w.fork_attempt_until(desk.moment(fork.joining_begins_ms())));
            if let Some(facilitator) = community.fork_facilitator(fork) {
                lines.push(w.fork_facilitated(person(desk, community, facilitator).0));
            }
        }
        ForkStage::Joining => lines.push(w.fork_joining_until(desk.moment(fork.joining_ends_ms()))),
        ForkStage::Due => lines.push(w.fork_due_is()),
        ForkStage::Parted | ForkStage::Named => {
            if let Some(parted) = &fork.parted {
                lines.push(w.fork_parted_at(desk.moment(parted.stamp_ms), desk.number(parted.entry)));
            }
        }
        ForkStage::Ended => {}
    }
    lines
}

/// What goes along: as it was divided, or as it would be now.
fn divided(desk: &Desk, community: &Community, fork: &Fork, stage: ForkStage) -> Vec<String> {
    let w = desk.w;
    let line = |one: &Divided| {
        let account = match &one.account {
            AccountKey::Cash => w.class_cash(),
            other => other.to_string(),
        };
        let (goes, of) = (desk.money(one.goes), desk.money(one.divided));
        match fork.parted {
            Some(_) => w.fork_divided(account, goes, of),
            None => w.fork_would_divide(account, goes, of),
        }
    };
    let credits = |credits: &[(MemberIx, Stream, u64)]| {
        let open = credits.iter().filter(|(_, stream, _)| *stream != Stream::Care);
        let open: u64 = open.map(|(_, _, open)| *open).sum();
        (open > 0).then(|| w.fork_credits(desk.credits(open)))
    };
    match (&fork.parted, stage) {
        (Some(parted), _) => {
            let accounts = parted.accounts.iter().map(line);
            accounts.chain(credits(&parted.credits)).collect()
        }
        (None, ForkStage::Joining | ForkStage::Due) => {
            let parting = community.parting(fork, desk.now_ms);
            let accounts = parting.accounts.iter().map(line);
            accounts.chain(credits(&parting.credits)).collect()
        }
        (None, ForkStage::Notice | ForkStage::Attempt | ForkStage::Parted | ForkStage::Named | ForkStage::Ended) => {
            Vec::new()
        }
    }
}

fn fork_forms(desk: &Desk, community: &Community, fork: &Fork, (stage, around): (ForkStage, Around<'_>)) -> Vec<Form> {
    let w = desk.w;
    let id = fork.id.to_string();
    let form =
        |act, name: &str, title| Form::new(act, format!("{name}-{}", &id[..8]), title).known("fork", "id", id.clone());
    let mut all = vec![form("fork.sign/1", "fork-sign", w.do_fork_sign()).is(w.do_fork_sign_is())];
    let mut join = form("fork.join/1", "fork-join", w.do_fork_join()).is(w.do_fork_join_is());
    if fork.rules.belonging == Belonging::Both {
        let both = forms::choices([
            (Belonging::Both.word(), w.fork_belongs_both()),
            (Belonging::New.word(), w.fork_belongs_new()),
        ]);
        join = join.with(Input::of("belongs", w.ask_fork_belongs(), "choice", Shape::Radio(both)));
    }
    all.push(join);
    all.push(
        form("fork.report/1", "fork-report", w.do_fork_report())
            .is(w.do_fork_report_is())
            .note("text", w.ask_fork_report(), true),
    );
    if stage == ForkStage::Due {
        let parting = community.parting(fork, desk.now_ms);
        let close = ForkClose {
            fork: fork.id,
            outcome: parting.outcome,
            result: Digest(parting.result),
        };
        all.push(
            form("fork.close/1", "fork-close", w.do_fork_close())
                .is(w.do_fork_close_is())
                .known("outcome", "choice", close.outcome.word())
                .known("result", "id", parting.result.to_string()),
        );
    }
    if matches!(stage, ForkStage::Parted | ForkStage::Named) {
        let origin = community.origin_by(&fork.id).map(|origin| origin.community);
        let here = || around.here.get(&fork.id).copied();
        let known = match (&fork.sibling, origin) {
            (_, Some(parent)) => Id::Known(parent),
            (Some(named), None) => Id::Asked(named.community.to_string()),
            (None, None) => here().map_or(Id::Asked(EXAMPLE.to_owned()), Id::Known),
        };
        let form = form("sibling.name/1", "sibling", w.do_sibling_name());
        all.push(name_sibling(desk, known, form));
    }
    all.push(
        form("fork.take-back/1", "fork-take-back", w.do_fork_take_back())
            .is(w.do_fork_take_back_is())
            .grave(),
    );
    let admitted = all.into_iter().filter_map(|form| form.if_admitted(desk, community));
    admitted.map(without_example).collect()
}

/// An id that the rules take, to see whether they would take one at all.
const EXAMPLE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The form as it is shown: an id that nobody knows yet is left to be filled in.
fn without_example(mut form: Form) -> Form {
    for input in form.inputs.iter_mut().filter(|input| input.value == EXAMPLE) {
        input.value.clear();
    }
    form
}

/// The id of a sibling, in the form that names it.
enum Id {
    /// There is no other.
    Known(Hash),
    /// Who names it says which; so far it is this one.
    Asked(String),
}

/// Naming the other community, and where it is found; its id unless it is known already.
fn name_sibling(desk: &Desk, id: Id, form: Form) -> Form {
    let w = desk.w;
    let form = form.is(w.do_sibling_name_is());
    let form = match id {
        Id::Known(id) => form.known("community", "id", id.to_string()),
        Id::Asked(id) => form.with(
            Input::of("community", w.ask_sibling_id(), "id", Shape::Line)
                .needed()
                .value(id)
                .max(64),
        ),
    };
    form.with(Input::of("address", w.ask_sibling_address(), "text", Shape::Line).max(200))
}

/// What the browser signs to found the new community here, for one who goes along.
fn founding(
    desk: &Desk,
    community: &Community,
    fork: &Fork,
    (stage, around): (ForkStage, Around<'_>),
) -> Option<Founding> {
    let parted = fork.parted.as_ref().filter(|_| stage == ForkStage::Parted)?;
    let me = community.member_ix(&desk.me?)?;
    let may = parted.members.binary_search(&me).is_ok() && community.is_full(me);
    if !may || community.origin_by(&fork.id).is_some() || around.here.contains_key(&fork.id) {
        return None;
    }
    let (act, size, root) = forking::founding(&desk.keeper, around.state, fork)?;
    Some(Founding {
        act: encode(&Value::Record(act)),
        size: size.to_string(),
        root: root.to_string(),
    })
}

/// A sibling, as the register tells of it.
struct Known {
    kind: SiblingKind,
    name: String,
    community: Option<Hash>,
    address: Option<String>,
    shared: u64,
    fork: Hash,
    /// The other ids that members name, by how many, and how many it takes.
    others: BTreeMap<Hash, u64>,
    needed: u32,
}

impl Known {
    fn of(sibling: &Sibling<'_>) -> Known {
        let mut others = BTreeMap::new();
        for other in sibling.fork.sibling.iter().flat_map(|named| named.others.values()) {
            *others.entry(*other).or_default() += 1;
        }
        Known {
            kind: sibling.kind,
            name: sibling.name.to_owned(),
            community: sibling.community,
            address: sibling.address.map(str::to_owned),
            shared: sibling.shared,
            fork: sibling.fork.id,
            others,
            needed: sibling.fork.rules.people_min,
        }
    }
}

fn sibling(desk: &Desk, known: Known, here: &BTreeMap<Hash, Hash>) -> SiblingView {
    let w = desk.w;
    let node = desk.app.node();
    let id = known.community.or_else(|| here.get(&known.fork).copied());
    let here = id.and_then(|id| node.keeper(&id.to_string()));
    let mut lines = vec![w.sibling_shared(desk.number(known.shared))];
    if let Some(other) = &here {
        lines.push(match forking::shares(&desk.keeper, other, known.shared) {
            true => w.sibling_same(),
            false => w.sibling_other(),
        });
    }
    if known.kind == SiblingKind::Parent && forking::is_signed(&desk.keeper, known.shared) {
        lines.push(w.sibling_signed());
    }
    let another = known.others.iter().map(|(id, count)| {
        let needed = desk.number(u64::from(known.needed));
        w.sibling_another(desk.number(*count), needed, id.to_string())
    });
    lines.extend(another);
    let is_web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    let may_see =
        |other: &node::Keeper| is_public(other) || desk.visitor.member_of(other).is_some() || desk.me.is_some();
    let href = match here.filter(may_see) {
        Some(other) => Some(format!("/{}", other.slug())),
        None => known.address.filter(is_web),
    };
    SiblingView {
        name: isolated(&known.name),
        kind: match known.kind {
            SiblingKind::Parent => w.sibling_parent(),
            SiblingKind::Child => w.sibling_child(),
            SiblingKind::Sibling => w.sibling_sibling(),
        },
        href,
        id: id.map(|id| w.sibling_id(id.to_string())),
        lines,
    }
}
