//! The register itself: its head, how to check it, and every entry with its exact bytes.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use register::entry::{Entry, leaf_hash};
use register::json::{Value, decode};
use register::{By, Hash};
use rules::act::Act;
use serde::Deserialize;

use super::ball::svg;
use super::desk::Desk;
use super::photos::{self, Album};
use super::seal::{self, Mirrors, Sealed};
use super::shell::Shell;
use crate::ball;
use crate::not_done::NotDone;
use crate::peers;
use crate::words::effect::phrase;

const LINES: u64 = 30;

/// An entry, read.
pub(super) struct Read {
    /// Its place.
    pub index: u64,
    /// The keeper's time, Unix ms.
    pub stamp_ms: u64,
    /// Who filed it.
    pub by: By,
    /// The member that the entry made, where it is a founding or a joining.
    pub made: Hash,
    /// The 16 random bytes that name this act of its author.
    pub nonce: String,
    /// What was filed.
    pub act: Act,
    /// Its exact bytes.
    pub bytes: Vec<u8>,
}

impl Read {
    /// The member who filed it; none for the keeper.
    pub(super) fn author(&self) -> Option<Hash> {
        match self.by {
            By::Keeper => None,
            By::Nobody => Some(self.made),
            By::Member(id) => Some(id),
        }
    }
}

/// Entries of the register, read; what cannot be read is left out, and `verify` tells of it.
pub(super) fn entries(desk: &Desk, from: u64, to: u64) -> Vec<Read> {
    let pages = desk.keeper.entries(from..to).unwrap_or_default();
    pages
        .into_iter()
        .zip(from..)
        .filter_map(|(bytes, index)| read(index, bytes))
        .collect()
}

fn read(index: u64, bytes: Vec<u8>) -> Option<Read> {
    let entry = Entry::decode(&bytes).ok()?;
    let body = decode(&entry.body).ok()?;
    let by = match body.get("by").and_then(Value::as_text)? {
        "" => By::Nobody,
        "keeper" => By::Keeper,
        id => By::Member(id.parse().ok()?),
    };
    let act = Act::read(body.get("act")?).ok()?;
    Some(Read {
        index,
        stamp_ms: entry.stamp_ms,
        by,
        made: register::act_id(&entry.body),
        nonce: body.get("id").and_then(Value::as_text)?.to_owned(),
        act,
        bytes,
    })
}

/// The keeper's time on an entry.
pub(super) fn stamp_of(desk: &Desk, index: u64) -> Option<u64> {
    entries(desk, index, index + 1).first().map(|entry| entry.stamp_ms)
}

/// Who filed an entry: their name, and their page.
pub(super) fn author(desk: &Desk, entry: &Read) -> (String, Option<String>) {
    let Some(id) = entry.author() else {
        return (desk.w.mirror_keeper_filed(), None);
    };
    (
        super::people::name_of(&desk.keeper, desk.language, id),
        Some(desk.person_href(&id)),
    )
}

/// What an entry did, in a few words.
pub(super) fn said(desk: &Desk, act: &Act) -> String {
    if let Some(plain) = super::gift::said(desk, act).filter(|_| desk.visitor.gift) {
        return plain;
    }
    desk.keeper.read(|state| phrase(desk.language, state.community(), act))
}

/// The page that an entry is about, if there is one.
pub(super) fn subject(desk: &Desk, entry: &Read) -> Option<String> {
    let slug = &desk.slug;
    let work = |id: &Hash| Some(format!("/{slug}/work/{id}"));
    let share = |id: &Hash| Some(format!("/{slug}/money/shares/{id}"));
    match &entry.act {
        Act::WorkLog(_) => work(&entry.made),
        Act::WorkAccept(it) => work(&it.work),
        Act::WorkCorrect(it) => work(&it.work),
        Act::WorkWithdraw(it) => work(&it.work),
        Act::WorkConfirm(it) => work(&it.work),
        Act::WorkPropose(it) => work(&it.work),
        Act::WorkAgree(it) => work(&it.work),
        Act::WorkDecline(it) => work(&it.work),
        Act::WorkDispute(it) => work(&it.work),
        Act::WorkSettle(it) => work(&it.work),
        Act::WorkClose(it) => work(&it.work),
        Act::ShareOpen(_) => share(&entry.made),
        Act::ShareObject(it) => share(&it.share),
        Act::ShareSettle(it) => share(&it.share),
        Act::ShareWithdraw(it) => share(&it.share),
        Act::SharePost(it) => share(&it.share),
        Act::PhotoAdd(it) => {
            let record = desk
                .keeper
                .read(|state| Some(state.community().money_record(&it.to)?.entry));
            record.map(|entry| format!("/{slug}/register/{entry}#photos"))
        }
        Act::MoneyReverse(it) => {
            let entry = desk.keeper.read(|state| state.community().money_entry(&it.record));
            entry.map(|entry| format!("/{slug}/register/{entry}"))
        }
        Act::Join(_) => Some(desk.person_href(&entry.made)),
        Act::StageOpen(it) => Some(desk.person_href(&it.member)),
        Act::CommonsOpen(it) => Some(format!("/{slug}/commons/{}", it.slug.as_str())),
        act => deciding(desk, act, &entry.made),
    }
}

/// The page of what an act of deciding is about.
fn deciding(desk: &Desk, act: &Act, made: &Hash) -> Option<String> {
    let slug = &desk.slug;
    let decision = |id: &Hash| Some(format!("/{slug}/decisions/{id}"));
    match act {
        Act::ProposalOpen(_) | Act::VoteOpen(_) | Act::AdviceFrame(_) | Act::SelectionOpen(_) => decision(made),
        Act::ProposalStart(it) => decision(&it.proposal),
        Act::ProposalRevise(it) => decision(&it.proposal),
        Act::ProposalRespond(it) => decision(&it.proposal),
        Act::ProposalMeet(it) => decision(&it.proposal),
        Act::ProposalMinutes(it) => decision(&it.proposal),
        Act::ProposalWithdraw(it) => decision(&it.proposal),
        Act::ProposalTake(it) => decision(&it.proposal),
        Act::ProposalClose(it) => decision(&it.proposal),
        Act::Remark(it) => decision(&it.decision),
        Act::ReviewAnswer(it) => decision(&it.decision),
        Act::SelectionNominate(it) => decision(&it.selection),
        Act::SelectionPropose(it) => decision(&it.selection),
        Act::VoteCast(it) => decision(&it.vote),
        Act::VoteOption(it) => decision(&it.vote),
        Act::VoteClose(it) => decision(&it.vote),
        Act::ConferenceSuggest(it) => decision(&it.vote),
        Act::ConferenceAgree(it) => decision(&it.vote),
        Act::AdviceGive(it) => decision(&it.advice),
        Act::AdviceAnswer(it) => decision(&it.advice),
        Act::AdviceDecide(it) => decision(&it.advice),
        Act::AdviceClose(it) => decision(&it.advice),
        Act::DelegationGive(_) | Act::DelegationAccept(_) => Some(format!("/{slug}/delegation")),
        Act::DelegationDecline(_) | Act::DelegationWithdraw(_) => Some(format!("/{slug}/delegation")),
        Act::PowerWatch(it) => Some(format!("/{slug}/power?day={}", it.quarter)),
        Act::MemberVouch(it) => Some(desk.person_href(&it.member)),
        Act::ForkNotice(_) => Some(format!("/{slug}/forks#fork-{made}")),
        Act::ForkSign(it) => Some(format!("/{slug}/forks#fork-{}", it.fork)),
        Act::ForkReport(it) => Some(format!("/{slug}/forks#fork-{}", it.fork)),
        Act::ForkJoin(it) => Some(format!("/{slug}/forks#fork-{}", it.fork)),
        Act::ForkClose(it) => Some(format!("/{slug}/forks#fork-{}", it.fork)),
        Act::CommunityFork(_) | Act::CommunityForkSigned(_) | Act::SiblingName(_) => {
            Some(format!("/{slug}/forks#siblings"))
        }
        Act::AdmissionAppeal(_) => decision(made),
        Act::PanelReport(it) => decision(&it.proposal),
        Act::DrawOpen(_) => Some(format!("/{slug}/draws#draw-{made}")),
        Act::DrawCommit(it) => Some(format!("/{slug}/draws#draw-{}", it.draw)),
        Act::DrawReveal(it) => Some(format!("/{slug}/draws#draw-{}", it.draw)),
        Act::TensionRaise(_) => Some(format!("/{slug}/tensions#tension-{made}")),
        Act::TensionSend(it) => Some(format!("/{slug}/tensions#tension-{}", it.tension)),
        Act::TensionClose(it) => Some(format!("/{slug}/tensions#tension-{}", it.tension)),
        Act::CircleEnter(it) => Some(format!("/{slug}/circles/{}", it.circle.as_str())),
        Act::CircleExit(it) => Some(format!("/{slug}/circles/{}", it.circle.as_str())),
        _ => None, // The others have no page of their own.
    }
}

/// Which page of entries is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    before: Option<u64>,
}

struct Line {
    index: String,
    said: String,
    act: &'static str,
    who: String,
    when: String,
}

/// The tables that a community is taken along with, below its address.
const TABLES: &str = "work.csv money.csv flow.csv flow/care.csv power.csv";

#[derive(Template)]
#[template(path = "mirror.html")]
struct Mirror {
    page: Shell,
    slug: String,
    ball: String,
    size: String,
    root: String,
    id: String,
    keeper: String,
    checkpoint: String,
    /// The keeper's key as witnesses take it, unless they follow another than this.
    verifier: Option<String>,
    /// The verifier keys of all witnesses, with spaces between them.
    verifiers: String,
    seal: Sealed,
    /// Of a register that is kept here: who mirrors it.
    mirrors: Option<Mirrors>,
    /// What is said in the file that holds everything.
    readme: String,
    /// The tables that go into it.
    tables: &'static str,
    /// Where this is a copy: how members can go on with it.
    endorsing: Option<Endorsing>,
    entries: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

/// How far members have come with endorsing this mirror as their keeper.
struct Endorsing {
    said: String,
    /// What witnesses said when they were asked last, where that is in the way or not known.
    asked: Vec<String>,
    url: String,
    key: String,
    /// The same as witnesses take it.
    verifier: String,
    /// Whether the reader is a full member, and so can.
    may: bool,
}

fn endorsing(desk: &Desk) -> Option<Endorsing> {
    if !desk.keeper.is_copy() {
        return None;
    }
    let node::Gathered {
        key,
        size,
        given,
        needed,
        ..
    } = desk.keeper.gathered();
    let peers::Asked { beyond, silent } = desk.app.peers().asked(&desk.keeper.id(), size);
    let lags = beyond.map(|(witness, confirmed)| {
        let missing = confirmed.saturating_sub(size);
        desk.w
            .carry_on_lags(witness, desk.number(confirmed), desk.number(missing))
    });
    let silent = (!silent.is_empty()).then(|| desk.w.carry_on_silent(silent.join(", ")));
    let is_full = |me: &Hash| {
        desk.keeper.read(|state| {
            let community = state.community();
            community.member_ix(me).is_some_and(|member| community.is_full(member))
        })
    };
    let number = |count: usize| desk.number(count as u64);
    Some(Endorsing {
        said: desk.w.carry_on_given(number(given), number(needed)),
        asked: lags.into_iter().chain(silent).collect(),
        url: format!("https://…/{}", desk.slug),
        key: key.to_string(),
        verifier: seal::own_verifier(&desk.keeper),
        may: desk.me.as_ref().is_some_and(is_full),
    })
}

/// The register's head, and its latest entries.
pub(super) async fn mirror(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let (size, root, recent) = desk
            .keeper
            .read(|state| (state.size(), state.root(), ball::recent_streams(state.community())));
        let to = asked.before.unwrap_or(size).min(size);
        let from = to.saturating_sub(LINES);
        let line = |entry: &Read| Line {
            index: entry.index.to_string(),
            said: said(desk, &entry.act),
            act: entry.act.name(),
            who: author(desk, entry).0,
            when: desk.moment(entry.stamp_ms),
        };
        let link = |before: u64| format!("/{}/mirror?before={before}#entries", desk.slug);
        let name = desk
            .keeper
            .read(|state| state.community().foundation().map(|it| it.name.clone()));
        let readme = desk
            .w
            .take_readme(name.unwrap_or_default(), desk.keeper.id().to_string(), &desk.slug);
        Ok(Mirror {
            page: desk.shell(desk.w.mirror_title(), "mirror"),
            slug: desk.slug.clone(),
            ball: svg(root.as_bytes(), &recent),
            size: desk.number(size),
            root: root.to_string(),
            id: desk.keeper.id().to_string(),
            keeper: desk.keeper.public_key().to_string(),
            checkpoint: crate::api::tlog::newest(&desk.keeper),
            verifier: (!seal::is_old_keeper(desk)).then(|| seal::verifier(&desk.keeper)),
            verifiers: seal::verifiers(desk),
            seal: seal::sealed(desk, size),
            mirrors: (!desk.keeper.is_copy() && !seal::is_old_keeper(desk)).then(|| seal::mirrors(desk)),
            readme,
            tables: TABLES,
            endorsing: endorsing(desk),
            entries: entries(desk, from, to).iter().rev().map(line).collect(),
            newer: (to < size).then(|| link(to.saturating_add(LINES).min(size))),
            older: (from > 0).then(|| link(from)),
        })
    })
    .await
}

struct NoteLine {
    c: String,
    text: String,
    /// The file of the photo that it is.
    photo: Option<String>,
    /// Whether the reader wrote it and can erase it.
    own: bool,
}

/// The texts beside an entry.
fn notes(desk: &Desk, entry: &Read) -> Vec<NoteLine> {
    let mine = entry.author().is_some_and(|author| desk.me == Some(author));
    let line = |c: &Hash| {
        let text = desk.note(c);
        NoteLine {
            c: c.to_string(),
            own: mine && text.is_some(),
            photo: text
                .as_ref()
                .filter(|_| matches!(entry.act, Act::PhotoAdd(_)))
                .map(|_| photos::address(desk, c)),
            text: text.unwrap_or_else(|| desk.w.note_erased()),
        }
    };
    entry.act.notes().iter().map(|note| line(&note.0)).collect()
}

/// Whether the reader can take this act back, where it recorded money.
fn can_reverse(desk: &Desk, act: &Hash) -> bool {
    let theirs = |me: Hash| {
        desk.keeper.read(|state| {
            let community = state.community();
            community
                .member_ix(&me)
                .is_some_and(|me| community.may_reverse(act, me))
        })
    };
    !desk.keeper.is_copy() && desk.me.is_some_and(theirs)
}

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    page: Shell,
    slug: String,
    place: u64,
    index: String,
    sentence: String,
    when: String,
    who: String,
    who_href: Option<String>,
    act: String,
    leaf: String,
    standing: String,
    subject: Option<(String, String)>,
    notes: Vec<NoteLine>,
    /// The photos of it, where it is an income or expense.
    album: Option<Album>,
    /// That it was taken back, where it recorded money: by which entry, and that in words.
    taken_back: Option<(String, String)>,
    /// The act to take back, where the reader can.
    reverses: Option<String>,
    nonce: String,
    bytes: String,
    previous: Option<String>,
    next: Option<String>,
}

/// One entry, byte for byte.
pub(super) async fn entry(desk: Desk, Path((_, index)): Path<(String, String)>) -> Result<Response, NotDone> {
    desk.page(move |desk| {
        let size = desk.keeper.read(|state| state.size());
        let place: u64 = index.parse().map_err(|_| desk.missing(&index))?;
        let read = entries(desk, place, place.saturating_add(1))
            .pop()
            .ok_or_else(|| desk.missing(&index))?;
        let w = desk.w;
        let (who, who_href) = author(desk, &read);
        let shown = desk.number(place);
        let link = |place: u64| format!("/{}/register/{place}", desk.slug);
        Ok(EntryPage {
            page: desk.shell(w.entry_title(&shown), "mirror"),
            slug: desk.slug.clone(),
            place,
            sentence: said(desk, &read.act),
            when: desk.moment(read.stamp_ms),
            who,
            who_href,
            act: read.act.name().to_owned(),
            leaf: leaf_hash(&read.bytes).to_string(),
            standing: seal::standing(desk, place),
            subject: subject(desk, &read).map(|href| (href, w.entry_subject())),
            notes: notes(desk, &read),
            album: matches!(read.act, Act::IncomeRecord(_) | Act::ExpenseRecord(_))
                .then(|| photos::of(desk, &read.made))
                .flatten(),
            taken_back: desk
                .keeper
                .read(|state| state.community().money_taken_back(&read.made))
                .map(|entry| (link(entry), w.moves_taken_back(desk.number(entry)))),
            reverses: can_reverse(desk, &read.made).then(|| read.made.to_string()),
            nonce: read.nonce.clone(),
            bytes: String::from_utf8_lossy(&read.bytes).into_owned(),
            previous: place.checked_sub(1).map(link),
            next: (place + 1 < size).then(|| link(place + 1)),
            index: shown,
        })
    })
    .await
}
