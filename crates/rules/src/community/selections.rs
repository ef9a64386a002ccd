//! Choosing people for roles without candidates: nominations with reasons, a change round, a proposal, objections.
//! From the proposal on a selection goes as any proposal does (`consent/`).

use super::consent::{Candidate, Course, Nomination, ProposalKind, ProposalRecord, Selection, Stage, Version};
use super::state::MemberIx;
use super::{Community, Filing, limit};
use crate::act::effect::{Effect, FillRole};
use crate::act::{AgreementClass, RoleKind, SelectionNominate, SelectionOpen, SelectionPropose};
use crate::field::Slug;
use crate::limits::{Crowd, PROPOSALS_MAX};
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::Hash;

impl Community {
    pub(super) fn check_selection_open(&self, act: &SelectionOpen, filing: &Filing) -> Result<(), Refusal> {
        let (circle, role) = self.open_role(act.circle.as_str(), act.role.as_str())?;
        self.in_circle(self.chooses(circle, role), filing)?;
        limit(Crowd::Proposals, self.proposals.len(), PROPOSALS_MAX)?;
        self.check_tension(act.tension.as_ref())?;
        match self.open_selection(circle, act.role.as_str()) {
            Some(open) => Err(Refusal::SelectionStillOpen {
                selection: open.id.to_string(),
            }),
            None if self.roles(circle)[role as usize].wants_selection(self.day_of(filing.stamp_ms)) => Ok(()),
            None => Err(Refusal::SelectionNotDue {
                role: act.role.to_string(),
            }),
        }
    }

    /// The circle that chooses who holds a role: its own; for a leader, the one that sends them.
    pub fn chooses(&self, circle: u32, role: u32) -> u32 {
        let kind = self.roles(circle).get(role as usize).map(|role| role.kind);
        let sent = self.parent_of(circle).filter(|_| kind == Some(RoleKind::Leader));
        sent.unwrap_or(circle)
    }

    /// The selection for a circle's role that is not over.
    pub fn open_selection(&self, circle: u32, role: &str) -> Option<&ProposalRecord> {
        let fits = |record: &&ProposalRecord| {
            let own = |selection: &Selection| selection.of == circle && selection.role == role;
            record.selection().is_some_and(own)
        };
        self.open_proposals().find(fits)
    }

    pub(super) fn apply_selection_open(&mut self, act: SelectionOpen, filing: &Filing) {
        let of = self
            .open_role(act.circle.as_str(), act.role.as_str())
            .expect("check() found this role");
        let driver = act.note.map(|note| note.0);
        self.begin_selection(of, (driver, act.tension), filing);
    }

    /// A selection begins under the id of its opening.
    fn begin_selection(&mut self, (of, role): (u32, u32), why: (Option<Hash>, Option<Hash>), filing: &Filing) {
        let circle = self.chooses(of, role);
        let rules = &self.bylaws().deciding.circles;
        let nominate_ms = filing.stamp_ms.saturating_add(rules.nominate_ms);
        let selection = Selection {
            of,
            role: self.roles(of)[role as usize].slug.clone(),
            nominations: BTreeMap::new(),
            candidates: Vec::new(),
            change_ms: rules.change_ms,
            propose_ms: rules.propose_ms,
        };
        let kind = ProposalKind::Selection(Box::new(selection));
        let mut record = self.new_proposal(kind, circle, AgreementClass::Operational, None, filing);
        record.course = Course::begin(Stage::Nominate, filing.stamp_ms, nominate_ms);
        (record.driver, record.tension) = why;
        self.keep_proposal(record);
    }

    fn known_selection(&self, id: &Hash) -> Result<&ProposalRecord, Refusal> {
        let selection = self.proposal(id).filter(|record| record.selection().is_some());
        selection.ok_or_else(|| Refusal::SelectionUnknown {
            selection: id.to_string(),
        })
    }

    pub(super) fn check_selection_nominate(&self, act: &SelectionNominate, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_selection(&act.selection)?;
        self.in_circle(record.circle, filing)?;
        let outlook = record.outlook(filing.stamp_ms);
        record.at_stage(&outlook, filing.stamp_ms, &[Stage::Nominate, Stage::Change])?;
        self.check_takes_part(record.circle, &act.member).map(|_| ())
    }

    pub(super) fn apply_selection_nominate(&mut self, act: SelectionNominate, filing: &Filing) {
        let author = self.author_ix(filing);
        let member = self.member_ix(&act.member).expect("check() found this member");
        let (_, record) = self.settled_proposal(&act.selection, filing);
        if let ProposalKind::Selection(selection) = &mut record.kind {
            let before = selection.nominations.get(&author);
            let first = before.map(|before| before.first.unwrap_or(before.member));
            selection.nominations.insert(
                author,
                Nomination {
                    member,
                    reason: act.reason.0,
                    entry: filing.index,
                    first: first.filter(|first| *first != member),
                },
            );
        }
    }

    pub(super) fn check_selection_propose(&self, act: &SelectionPropose, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_selection(&act.selection)?;
        let author = self.in_circle(record.circle, filing)?;
        let outlook = record.outlook(filing.stamp_ms);
        record.at_stage(&outlook, filing.stamp_ms, &[Stage::Propose, Stage::Integrate])?;
        let facilitator = self.facilitator_of(record, filing.stamp_ms);
        if !record.anybody_proposes(&outlook) && facilitator != Some(author) {
            return Err(Refusal::NotTheFacilitator {});
        }
        self.check_takes_part(record.circle, &act.member)?;
        let effects = [self.fill_role(record, &act.member)];
        let (circle, class) = (record.circle, record.class);
        self.check_effects(&effects, super::effects::Mandate::Selection { circle, class }, filing)
    }

    fn fill_role(&self, record: &ProposalRecord, member: &Hash) -> Effect {
        let slug = |text: &str| Slug::parse(text).expect("short names were read as such");
        let selection = record.selection().expect("it was asked of a selection");
        Effect::FillRole(FillRole {
            circle: slug(&self.slug_of(selection.of)),
            role: slug(&selection.role),
            member: *member,
        })
    }

    pub(super) fn apply_selection_propose(&mut self, act: SelectionPropose, filing: &Filing) {
        let by: MemberIx = self.author_ix(filing);
        let member = self.member_ix(&act.member).expect("check() found this member");
        let (place, record) = self.settled_proposal(&act.selection, filing);
        // What stood against an earlier candidate does not stand against this one.
        for owner in record
            .objections
            .iter()
            .map(|objection| objection.owner)
            .collect::<Vec<_>>()
        {
            record.close_own(owner, super::consent::Disposition::Moved);
        }
        let mut record = self.proposals[place].clone();
        let effects = [self.fill_role(&record, &act.member)];
        record.versions.push(Version {
            title: None,
            text: Some(act.reason.0),
            effects: super::consent::kept(&effects),
            irreversible: false,
            review: None,
            why: None,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
        if let ProposalKind::Selection(selection) = &mut record.kind {
            selection.candidates.push(Candidate {
                member,
                by,
                reason: act.reason.0,
                entry: filing.index,
            });
        }
        record.rules = self.bylaws().deciding.consent.clone();
        let lasts_ms = record.rules.floor_ms;
        self.begin_objections(&mut record, filing.stamp_ms, lasts_ms);
        self.proposals[place] = record;
    }
}

impl ProposalRecord {
    /// Whether the facilitator's time to propose is over.
    fn anybody_proposes(&self, outlook: &super::consent::Outlook) -> bool {
        let propose_ms = self.selection().map_or(0, |selection| selection.propose_ms);
        outlook.has_lasted(propose_ms, self.rules.integrate_ms)
    }
}
