//! Panels that are drawn: to hear an appeal, or to decide what a circle could not settle. How people are drawn is in
//! `draws.rs`; here is who can be, when a panel is waited for no longer, and what it says.

use super::super::circles::ROOT;
use super::super::decision::Electorate;
use super::super::draws::{DrawFor, DrawGroup};
use super::super::state::MemberIx;
use super::super::{Community, Filing};
use super::answers::only_a_word;
use super::course::Course;
use super::records::{Drawing, Hearing, ObjectionRecord, Panel, PanelWords, ProposalRecord, Stage};
use crate::act::{PanelReport, ProposalOutcome, ProposalRespond};
use crate::bylaws::deciding::Appeals;
use crate::refusal::Refusal;
use alloc::vec::Vec;
use register::Hash;

impl Community {
    /// Who can sit in a panel about this proposal: everybody who decides in the whole community and is not involved.
    pub(super) fn panel_candidates(
        &self,
        record: &ProposalRecord,
        objection: Option<&ObjectionRecord>,
        stamp_ms: u64,
    ) -> Electorate {
        let outlook = record.outlook(stamp_ms);
        let seconds = |member: &MemberIx| objection.is_some_and(|objection| objection.seconders.contains(member));
        let all = self.electorate(ROOT);
        let free = all.members().iter().copied();
        Electorate::new(
            free.filter(|member| !record.is_involved(*member, &outlook) && !seconds(member))
                .collect(),
        )
    }

    /// Who hears an appeal, and the panel that is drawn for it where the agreement says so and there is a choice.
    pub(super) fn panel_to_hear(
        &mut self,
        proposal: &Hash,
        objection: &Hash,
        body: Electorate,
        filing: &Filing,
    ) -> (Electorate, Option<Drawing>) {
        let record = self.proposal(proposal).expect("check() found this proposal");
        let (_, about) = self.objection(objection).expect("check() found this objection");
        let rules = &record.rules;
        let candidates = self.panel_candidates(record, Some(about), filing.stamp_ms);
        match rules.appeals {
            Appeals::Parent => return (body, None),
            Appeals::Panel if candidates.count() < rules.judges => return (body, None),
            Appeals::Panel if candidates.count() <= rules.panel => return (candidates, None),
            Appeals::Panel => {}
        }
        let wait_ms = rules.drawn_within_ms().min(rules.appeal_ms / 2);
        let (circle, until_ms) = (record.circle, record.clock.at(filing.stamp_ms).saturating_add(wait_ms));
        let group = DrawGroup {
            name: self.slug_of(ROOT),
            candidates,
            seats: rules.panel,
        };
        let ends_ms = filing.stamp_ms.saturating_add(wait_ms);
        let draw = self.open_draw(DrawFor::Appeal(*objection), circle, alloc::vec![group], ends_ms, filing);
        let drawing = Drawing {
            draw,
            seated: false,
            until_ms,
        };
        (body, Some(drawing))
    }

    /// The panel that hears an appeal is drawn. Too few leave it to who would hear it without one.
    pub(in crate::community) fn seat_appeal(&mut self, objection: &Hash, drawn: Vec<MemberIx>, filing: &Filing) {
        let (record, place) = self.settled_objection(objection, filing);
        let at_ms = record.course.at_ms;
        let waiting = record.objections[place].appeal.as_mut();
        let able = |appeal: &&mut Hearing| !appeal.sits(at_ms) && drawn.len() >= appeal.judges as usize;
        let Some(appeal) = waiting.filter(able) else {
            return;
        };
        appeal.body = Electorate::new(drawn);
        if let Some(drawing) = &mut appeal.drawing {
            drawing.seated = true;
        }
    }

    /// Something is decided by a panel from its beginning; by a vote where too few can sit in one.
    pub(in crate::community) fn decide_elsewhere(
        &mut self,
        record: &mut ProposalRecord,
        candidates: Electorate,
        filing: &Filing,
    ) {
        if candidates.count() >= record.rules.judges {
            return self.convene(record, candidates, filing);
        }
        let now_ms = record.clock.at(filing.stamp_ms);
        let until_ms = now_ms.saturating_add(record.votes.voting_ms);
        record.open_round(record.circle, self.electorate_of(record), (now_ms, now_ms, until_ms));
        record.course = Course::begin(Stage::Vote, now_ms, until_ms);
    }

    /// Who decides a proposal now, by its circle and by what it does.
    pub(super) fn electorate_of(&self, record: &ProposalRecord) -> Electorate {
        let effects = record
            .versions
            .last()
            .map(|version| version.effects())
            .unwrap_or_default();
        self.electorate_on(record.circle, &effects)
    }

    /// A panel is to decide: it is drawn, or sits at once where there are not more people than seats.
    pub(super) fn convene(&mut self, record: &mut ProposalRecord, candidates: Electorate, filing: &Filing) {
        let seats = record.rules.panel;
        let now_ms = record.clock.at(filing.stamp_ms);
        if candidates.count() <= seats {
            record.panel = Some(Panel {
                draw: None,
                members: None,
                reports: Vec::new(),
            });
            record.seat(candidates, now_ms);
            return;
        }
        let wait_ms = record.rules.drawn_within_ms();
        let group = DrawGroup {
            name: self.slug_of(ROOT),
            candidates,
            seats,
        };
        let ends_ms = filing.stamp_ms.saturating_add(wait_ms);
        let draw = self.open_draw(
            DrawFor::Panel(record.id),
            record.circle,
            alloc::vec![group],
            ends_ms,
            filing,
        );
        record.panel = Some(Panel {
            draw: Some(draw),
            members: None,
            reports: Vec::new(),
        });
        record.course = Course::begin(Stage::Draw, now_ms, now_ms.saturating_add(wait_ms));
    }

    /// The panel that decides a proposal is drawn. Too few leave it to a vote, once the wait is over.
    pub(in crate::community) fn seat_panel(&mut self, proposal: &Hash, drawn: Vec<MemberIx>, filing: &Filing) {
        let (_, record) = self.settled_proposal(proposal, filing);
        if record.course.stage == Stage::Draw && drawn.len() >= record.rules.judges as usize {
            let now_ms = record.course.at_ms;
            record.seat(Electorate::new(drawn), now_ms);
        }
    }

    pub(super) fn check_panel_answer(
        &self,
        record: &ProposalRecord,
        act: &ProposalRespond,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        self.check_on_panel(record, filing)?;
        record.check_version(act.version.unsigned())?;
        only_a_word(act)
    }

    fn check_on_panel(&self, record: &ProposalRecord, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full_or_dating(filing)?;
        record.at_stage(&record.outlook(filing.stamp_ms), filing.stamp_ms, &[Stage::Panel])?;
        let panel = record.panel.as_ref().and_then(|panel| panel.members.as_ref());
        if panel.is_some_and(|members| members.has(author)) {
            return Ok(());
        }
        Err(Refusal::NotAmongJudges {})
    }

    pub(in crate::community) fn check_panel_report(&self, act: &PanelReport, filing: &Filing) -> Result<(), Refusal> {
        let record = self.known_proposal(&act.proposal)?;
        self.check_on_panel(record, filing)
    }

    pub(in crate::community) fn apply_panel_report(&mut self, act: PanelReport, filing: &Filing) {
        let by = self.author_ix(filing);
        let (_, record) = self.settled_proposal(&act.proposal, filing);
        let panel = record.panel.as_mut().expect("check() found this panel");
        panel.reports.push(PanelWords {
            by,
            text: act.report.0,
            entry: filing.index,
            stamp_ms: filing.stamp_ms,
        });
        record.settle(filing.stamp_ms);
    }
}

impl ProposalRecord {
    /// Whether the round that runs, or the last one, is its panel's.
    pub fn is_decided_by_panel(&self) -> bool {
        let panel = self.panel.as_ref().and_then(|panel| panel.members.as_ref());
        panel.is_some() && panel == self.round().map(|round| &round.electorate)
    }

    /// A panel begins to decide.
    fn seat(&mut self, members: Electorate, now_ms: u64) {
        let until_ms = now_ms.saturating_add(self.rules.report_ms);
        let panel = self.panel.as_mut().expect("a panel was convened");
        panel.members = Some(members.clone());
        self.open_round(self.circle, members, (now_ms, now_ms, until_ms));
        self.course = Course::begin(Stage::Panel, now_ms, until_ms);
    }

    /// A panel has decided once more than half of it answered and its report is published; what it does not decide in its
    /// time is voted on.
    pub(super) fn after_panel(&self, course: Course) -> Option<Course> {
        let round = self.current();
        let (answered, all) = (round.counts.answered(), round.electorate.count());
        let reported = self.panel.as_ref().is_some_and(|panel| !panel.reports.is_empty());
        let over = course.until_ms <= course.at_ms;
        // After a pause it has its whole time.
        if !over && (course.confirmed || !reported || answered < all) {
            return None;
        }
        if !reported || answered * 2 <= all {
            return Some(course.closes(ProposalOutcome::Escalated));
        }
        if round.counts.in_favour() <= round.counts.object {
            return Some(course.closes(ProposalOutcome::Rejected));
        }
        Some(self.effective(Course {
            carried: true,
            ..course
        }))
    }
}
