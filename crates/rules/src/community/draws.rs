//! Drawing people by a seed that members make together: each seals a secret, then all open theirs, and the seed is the
//! hash of all of them. Who is drawn follows from it by `tally::sortition`; nobody can know it before the last secret is open.
//!
//! Where a draw stands at a moment is a question: time alone ends its stages. What somebody gains who seals a secret and
//! does not open it is in `docs/decisions/0090`. What drawn people do is not here, but with those who asked for them.

use super::circles::ROOT;
use super::decision::Electorate;
use super::state::MemberIx;
use super::{Community, Filing, limit};
use crate::act::{DrawCommit, DrawOpen, DrawReveal};
use crate::limits::{Crowd, DRAWS_MAX};
use crate::quantity::{DAY_MS, words};
use crate::refusal::Refusal;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tally::sortition;

/// The fewest who make a seed together.
pub const SECRETS_MIN: usize = 3;
/// Days after which a draw that members opened for themselves is given up.
const OPEN_DAYS: u64 = 30;
/// How many are drawn to mediate: if one is involved or away, the next is asked.
const MEDIATORS: u32 = 3;

words! {
    /// Where a draw stands.
    DrawStage {
        /// Members seal secrets.
        Commit = "commit",
        /// Those who sealed one open it.
        Reveal = "reveal",
        /// People are drawn.
        Drawn = "drawn",
        /// Time ran out.
        Failed = "failed",
    }
}

/// What people are drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawFor {
    /// What its opener says, in a note.
    Circle(Hash),
    /// To hear an appeal about this objection.
    Appeal(Hash),
    /// To decide on this proposal.
    Panel(Hash),
    /// To mediate, in the order of being drawn, for whoever raised this tension.
    Mediation(Hash),
    /// To amend what this vote is about, since its houses disagree.
    Conference(Hash),
}

/// Candidates among whom some seats are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawGroup {
    /// What the group is: a circle's or a house's short name.
    pub name: String,
    /// Who can be drawn, frozen when the draw was opened.
    pub candidates: Electorate,
    /// How many are drawn.
    pub seats: u32,
}

/// A sealed secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Its seal.
    pub seal: Hash,
    /// The secret itself, once it is open.
    pub secret: Option<Hash>,
}

/// One attempt to make a seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// When secrets are asked for, Unix ms.
    pub opens_ms: u64,
    /// The secrets, by who sealed them.
    pub secrets: BTreeMap<MemberIx, Sealed>,
    /// When there were enough of them, Unix ms.
    pub enough_ms: Option<u64>,
    /// The register's root before the first secret was opened.
    pub root: Option<Hash>,
}

impl Attempt {
    fn new(opens_ms: u64) -> Attempt {
        Attempt {
            opens_ms,
            secrets: BTreeMap::new(),
            enough_ms: None,
            root: None,
        }
    }

    /// Who sealed a secret and has not opened it.
    pub fn missing(&self) -> impl Iterator<Item = MemberIx> + '_ {
        let closed = self.secrets.iter().filter(|(_, sealed)| sealed.secret.is_none());
        closed.map(|(member, _)| *member)
    }
}

/// Who was drawn, and from what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Who, for each group in the order of being drawn.
    pub groups: Vec<Vec<MemberIx>>,
    /// The seed.
    pub seed: Hash,
    /// The entry that opened the last secret.
    pub entry: u64,
    /// When, Unix ms.
    pub stamp_ms: u64,
}

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The act id of what opened it.
    pub id: Hash,
    /// The entry.
    pub entry: u64,
    /// When, Unix ms.
    pub opened_ms: u64,
    /// The circle that it is about.
    pub circle: u32,
    /// What people are drawn for.
    pub purpose: DrawFor,
    /// Who can be drawn.
    pub groups: Vec<DrawGroup>,
    /// How long secrets are sealed at least.
    pub commit_ms: u64,
    /// How long they can be opened.
    pub reveal_ms: u64,
    /// When it is given up, Unix ms.
    pub ends_ms: u64,
    /// Its attempts, from the first; those before the last failed.
    pub attempts: Vec<Attempt>,
    /// Who sealed a secret in an earlier attempt and never opened it: they seal none again here, and are not drawn.
    pub out: BTreeSet<MemberIx>,
    /// Who was drawn.
    pub drawn: Option<Drawn>,
}

/// Where a draw stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DrawView {
    /// The stage.
    pub stage: DrawStage,
    /// The attempt, from 1.
    pub attempt: u32,
    /// When the stage ends by itself, Unix ms; sealing goes on until there are enough secrets.
    pub ends_ms: Option<u64>,
}

impl Draw {
    fn last(&self) -> &Attempt {
        self.attempts.last().expect("a draw has an attempt from its start")
    }

    /// When secrets of the last attempt can be opened, if enough are sealed.
    fn reveals_from_ms(&self) -> Option<u64> {
        let last = self.last();
        let least_ms = last.opens_ms.saturating_add(self.commit_ms);
        last.enough_ms.map(|enough_ms| enough_ms.max(least_ms))
    }

    /// When the last attempt is over though secrets are missing.
    fn reveals_until_ms(&self) -> Option<u64> {
        self.reveals_from_ms()
            .map(|from_ms| from_ms.saturating_add(self.reveal_ms))
    }

    /// Where it stands at this moment.
    pub fn view(&self, now_ms: u64) -> DrawView {
        let attempt = self.attempts.len() as u32; // A few.
        let at = |stage, attempt, ends_ms| DrawView {
            stage,
            attempt,
            ends_ms,
        };
        if self.drawn.is_some() {
            return at(DrawStage::Drawn, attempt, None);
        }
        if self.ends_ms <= now_ms {
            return at(DrawStage::Failed, attempt, None);
        }
        let Some(from_ms) = self.reveals_from_ms() else {
            let least_ms = self.last().opens_ms.saturating_add(self.commit_ms);
            return at(DrawStage::Commit, attempt, Some(least_ms).filter(|ms| now_ms < *ms));
        };
        let until_ms = from_ms.saturating_add(self.reveal_ms);
        if now_ms < from_ms {
            at(DrawStage::Commit, attempt, Some(from_ms))
        } else if now_ms < until_ms {
            at(DrawStage::Reveal, attempt, Some(until_ms.min(self.ends_ms)))
        } else {
            // Somebody did not open theirs: all begin again, without them.
            at(
                DrawStage::Commit,
                attempt + 1,
                Some(until_ms.saturating_add(self.commit_ms)),
            )
        }
    }

    /// Who neither seals a secret nor is drawn any more, at this moment.
    pub fn out_at(&self, now_ms: u64) -> BTreeSet<MemberIx> {
        let mut out = self.out.clone();
        if self.view(now_ms).attempt as usize > self.attempts.len() {
            out.extend(self.last().missing());
        }
        out
    }

    /// The secrets of the attempt that runs at this moment.
    pub fn secrets_at(&self, now_ms: u64) -> Option<&BTreeMap<MemberIx, Sealed>> {
        let attempt = self.view(now_ms).attempt as usize;
        self.attempts.get(attempt - 1).map(|attempt| &attempt.secrets)
    }

    /// Whether it wants something of this full member now: a secret while there are too few, or that theirs is opened.
    pub fn wants_of(&self, member: MemberIx, now_ms: u64) -> bool {
        let secrets = self.secrets_at(now_ms);
        let own = secrets.and_then(|secrets| secrets.get(&member));
        match self.view(now_ms).stage {
            DrawStage::Commit => {
                let enough = secrets.is_some_and(|secrets| secrets.len() >= SECRETS_MIN);
                !enough && own.is_none() && !self.out_at(now_ms).contains(&member)
            }
            DrawStage::Reveal => own.is_some_and(|sealed| sealed.secret.is_none()),
            DrawStage::Drawn | DrawStage::Failed => false,
        }
    }

    /// Writes down that an attempt failed, before an act changes something.
    fn settle(&mut self, now_ms: u64) {
        if self.view(now_ms).attempt as usize > self.attempts.len() {
            self.out = self.out_at(now_ms);
            let opens_ms = self.reveals_until_ms().unwrap_or(now_ms);
            self.attempts.push(Attempt::new(opens_ms));
        }
    }

    /// The seed of the last attempt, once every secret is open: anybody who holds the register computes the same.
    fn seed(&self, id_of: impl Fn(MemberIx) -> Hash) -> Option<Hash> {
        let last = self.last();
        let mut hash = Sha256::new_with_prefix(b"mirrorball/draw/v1/seed")
            .chain_update(self.id.as_bytes())
            .chain_update(last.root?.as_bytes());
        for (member, sealed) in &last.secrets {
            hash.update(id_of(*member).as_bytes());
            hash.update(sealed.secret?.as_bytes());
        }
        Some(Hash::new(hash.finalize().into()))
    }

    fn at_stage(&self, now_ms: u64, fits: DrawStage) -> Result<(), Refusal> {
        let stage = self.view(now_ms).stage;
        match stage {
            DrawStage::Drawn | DrawStage::Failed => Err(Refusal::DrawOver { stage }),
            DrawStage::Commit | DrawStage::Reveal if stage == fits => Ok(()),
            DrawStage::Commit | DrawStage::Reveal => Err(Refusal::NotAtThisStage {
                stage: stage.into(),
                fits: fits.into(),
            }),
        }
    }
}

/// The seal of a secret: nobody else can use it as theirs, in this draw or another.
pub fn seal(draw: &Hash, attempt: u32, member: &Hash, secret: &Hash) -> Hash {
    let hash = Sha256::new_with_prefix(b"mirrorball/draw/v1/commit")
        .chain_update(draw.as_bytes())
        .chain_update(attempt.to_be_bytes())
        .chain_update(member.as_bytes())
        .chain_update(secret.as_bytes());
    Hash::new(hash.finalize().into())
}

/// All draws.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Draws {
    all: Vec<Draw>,
    by_id: BTreeMap<Hash, u32>,
}

impl Community {
    /// All draws, in order of opening.
    pub fn draws(&self) -> &[Draw] {
        &self.draws.all
    }

    /// A draw by id.
    pub fn draw(&self, id: &Hash) -> Option<&Draw> {
        self.draws.by_id.get(id).map(|place| &self.draws.all[*place as usize])
    }

    /// Draws that want something of this member: a secret while there are too few, or that theirs is opened.
    pub fn draws_waiting_for(&self, member: MemberIx, now_ms: u64) -> Vec<(Hash, DrawView)> {
        if !self.is_full(member) {
            return Vec::new();
        }
        let wants = |draw: &&Draw| draw.wants_of(member, now_ms);
        let running = self.draws.all.iter().rev().filter(wants);
        running.map(|draw| (draw.id, draw.view(now_ms))).collect()
    }

    fn known_draw(&self, id: &Hash) -> Result<&Draw, Refusal> {
        self.draw(id)
            .ok_or_else(|| Refusal::DrawUnknown { draw: id.to_string() })
    }

    /// Opens a draw, as a consequence of an act that was checked. It is given up at `ends_ms`.
    pub(super) fn open_draw(
        &mut self,
        purpose: DrawFor,
        circle: u32,
        groups: Vec<DrawGroup>,
        ends_ms: u64,
        filing: &Filing,
    ) -> Hash {
        let rules = &self.bylaws().deciding.consent;
        let draw = Draw {
            id: filing.act_id,
            entry: filing.index,
            opened_ms: filing.stamp_ms,
            circle,
            purpose,
            groups,
            commit_ms: rules.draw_ms,
            reveal_ms: rules.reveal_ms,
            ends_ms,
            attempts: alloc::vec![Attempt::new(filing.stamp_ms)],
            out: BTreeSet::new(),
            drawn: None,
        };
        self.draws.by_id.insert(draw.id, self.draws.all.len() as u32);
        self.draws.all.push(draw);
        filing.act_id
    }

    pub(super) fn check_draw_open(&self, act: &DrawOpen, filing: &Filing) -> Result<(), Refusal> {
        let circle = self.deciding_circle(act.circle.as_str())?;
        self.deciding(circle, filing)?;
        limit(Crowd::Draws, self.draws.all.len(), DRAWS_MAX)?;
        let candidates = u64::from(self.electorate(circle).count());
        if candidates <= act.seats.unsigned() {
            return Err(Refusal::TooFewToDraw {
                candidates,
                seats: act.seats.unsigned(),
            });
        }
        Ok(())
    }

    pub(super) fn apply_draw_open(&mut self, act: DrawOpen, filing: &Filing) {
        let circle = self
            .deciding_circle(act.circle.as_str())
            .expect("check() found this circle");
        let group = DrawGroup {
            name: act.circle.to_string(),
            candidates: self.electorate(circle),
            seats: act.seats.unsigned() as u32,
        };
        let ends_ms = filing.stamp_ms.saturating_add(OPEN_DAYS * DAY_MS);
        self.open_draw(
            DrawFor::Circle(act.purpose.0),
            circle,
            alloc::vec![group],
            ends_ms,
            filing,
        );
    }

    /// Mediators can be drawn where there is a choice.
    pub(super) fn check_mediation_draw(&self, filing: &Filing) -> Result<(), Refusal> {
        limit(Crowd::Draws, self.draws.all.len(), DRAWS_MAX)?;
        let candidates = u64::from(self.mediators(filing).count());
        if candidates <= u64::from(MEDIATORS) {
            return Err(Refusal::TooFewToDraw {
                candidates,
                seats: u64::from(MEDIATORS),
            });
        }
        Ok(())
    }

    /// Everybody who decides, but who asks; who else is involved is in no register, and says so when asked.
    fn mediators(&self, filing: &Filing) -> Electorate {
        let author = self.author_ix(filing);
        let all = self.electorate(ROOT);
        Electorate::new(all.members().iter().copied().filter(|one| *one != author).collect())
    }

    /// Three are drawn in order: the first who is free and not involved mediates.
    pub(super) fn draw_mediators(&mut self, tension: Hash, filing: &Filing) {
        let group = DrawGroup {
            name: self.circles[ROOT as usize].slug.clone(),
            candidates: self.mediators(filing),
            seats: MEDIATORS,
        };
        let ends_ms = filing.stamp_ms.saturating_add(OPEN_DAYS * DAY_MS);
        self.open_draw(DrawFor::Mediation(tension), ROOT, alloc::vec![group], ends_ms, filing);
    }

    pub(super) fn check_draw_commit(&self, act: &DrawCommit, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let draw = self.known_draw(&act.draw)?;
        draw.at_stage(filing.stamp_ms, DrawStage::Commit)?;
        if draw.out_at(filing.stamp_ms).contains(&author) {
            return Err(Refusal::SecretNeverOpened {});
        }
        let sealed = draw.secrets_at(filing.stamp_ms);
        if sealed.is_some_and(|secrets| secrets.contains_key(&author)) {
            return Err(Refusal::AlreadyAnswered {});
        }
        Ok(())
    }

    pub(super) fn apply_draw_commit(&mut self, act: DrawCommit, filing: &Filing) {
        let author = self.author_ix(filing);
        let draw = self.settled_draw(&act.draw, filing);
        let last = draw.attempts.last_mut().expect("a draw has an attempt");
        let sealed = Sealed {
            seal: act.seal.0,
            secret: None,
        };
        last.secrets.insert(author, sealed);
        if last.secrets.len() >= SECRETS_MIN {
            last.enough_ms.get_or_insert(filing.stamp_ms);
        }
    }

    fn settled_draw(&mut self, id: &Hash, filing: &Filing) -> &mut Draw {
        let place = self.draws.by_id[id];
        let draw = &mut self.draws.all[place as usize];
        draw.settle(filing.stamp_ms);
        draw
    }

    pub(super) fn check_draw_reveal(&self, act: &DrawReveal, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let draw = self.known_draw(&act.draw)?;
        draw.at_stage(filing.stamp_ms, DrawStage::Reveal)?;
        let sealed = draw.last().secrets.get(&author).ok_or(Refusal::NothingSealed {})?;
        if sealed.secret.is_some() {
            return Err(Refusal::AlreadyAnswered {});
        }
        let attempt = draw.attempts.len() as u32;
        if seal(&draw.id, attempt, &self.member(author).id, &act.secret.0) != sealed.seal {
            return Err(Refusal::SecretDiffers {});
        }
        Ok(())
    }

    pub(super) fn apply_draw_reveal(&mut self, act: DrawReveal, filing: &Filing) {
        let author = self.author_ix(filing);
        let draw = self.settled_draw(&act.draw, filing);
        let last = draw.attempts.last_mut().expect("a draw has an attempt");
        last.root.get_or_insert(filing.root);
        let sealed = last.secrets.get_mut(&author).expect("check() found this secret");
        sealed.secret = Some(act.secret.0);
        let draw = self.draw(&act.draw).expect("check() found this draw");
        let Some(seed) = draw.seed(|member| self.member(member).id) else {
            return;
        };
        let drawn = Drawn {
            groups: self.drawn_by(draw, &seed),
            seed,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        };
        let (purpose, groups) = (draw.purpose, drawn.groups.clone());
        self.settled_draw(&act.draw, filing).drawn = Some(drawn);
        self.people_drawn(purpose, &groups, filing);
    }

    /// Who is drawn: the order of each group is that of its frozen candidates, and who has left or never opened a secret is
    /// passed over, so that by leaving nobody changes more than their own seat.
    fn drawn_by(&self, draw: &Draw, seed: &Hash) -> Vec<Vec<MemberIx>> {
        let group = |group: &DrawGroup| sortition::Group {
            candidates: group.candidates.members().iter().map(|member| member.0).collect(),
            seats: group.seats as usize,
        };
        let groups: Vec<sortition::Group> = draw.groups.iter().map(group).collect();
        let may = |member| !draw.out.contains(&MemberIx(member)) && self.member(MemberIx(member)).left.is_none();
        let drawn = sortition::draw_among(seed.as_bytes(), &groups, may);
        let people = |group: Vec<u32>| group.into_iter().map(MemberIx).collect();
        drawn.into_iter().map(people).collect()
    }

    /// The register is another community's from here on: who was to be drawn there is not all here.
    pub(super) fn end_draws(&mut self, filing: &Filing) {
        for draw in &mut self.draws.all {
            draw.ends_ms = draw.ends_ms.min(filing.stamp_ms);
        }
    }

    /// People are drawn: whoever asked for them goes on.
    fn people_drawn(&mut self, purpose: DrawFor, groups: &[Vec<MemberIx>], filing: &Filing) {
        match purpose {
            DrawFor::Appeal(objection) => self.seat_appeal(&objection, groups.concat(), filing),
            DrawFor::Panel(proposal) => self.seat_panel(&proposal, groups.concat(), filing),
            DrawFor::Conference(vote) => self.seat_conference(&vote, groups, filing),
            DrawFor::Circle(_) | DrawFor::Mediation(_) => {} // They are told; nothing follows by itself.
        }
    }
}
