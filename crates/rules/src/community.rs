//! The community as a value: what its register says, and the one way in which it changes.
//!
//! [`Community::check`] reads and may refuse; [`Community::apply`] writes and cannot fail. Nothing else changes a
//! community. What each kind of act may do is decided in the modules below; what pages ask is answered in `report`.

mod admission;
mod advice;
mod agreements;
mod circles;
mod consent;
mod days;
mod decision;
mod delegation;
mod draws;
mod effects;
mod foreseeing;
mod forks;
mod founding;
mod keeping;
mod members;
mod money;
mod reading;
mod recovery;
mod reversals;
mod roles;
mod selections;
mod shares;
mod snapshot;
mod stages;
mod state;
mod tallies;
mod tensions;
mod transactions;
mod votes;
mod vouching;
mod watching;
mod works;

use crate::act::Act;
use crate::distribution::Outcome;
use crate::ledger::Ledger;
use crate::limits::Crowd;
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use register::{By, Hash, Kid, Verified};
use serde::{Deserialize, Serialize};
use state::MoneyIx;

pub use advice::{Advice, AdviceEnding, AdviceRound, AdviceStage, Asked, Checker, Contest, Decided, Gate, Given};
pub use agreements::{
    Agreement, AgreementEnd, AgreementState, AgreementVersion, BylawsVersion, REVIEW_MONTHS_MAX, Renewal,
};
pub use circles::ROOT;
pub use consent::{
    AnswerRecord, Ask, AskWhat, Candidate, Closing, Counts, Disposition, Drawing, EditRecord, Hearing, Late, Meeting,
    Minutes, Nomination, ObjectionRecord, Panel, PanelWords, ProposalKind, ProposalRecord, ProposalTimes, Round,
    Selection, Stage, StageView, Version,
};
pub use decision::{DecisionIx, Electorate, result_digest};
pub use delegation::{Delegation, DelegationEnd, DelegationState, EndedBy, Moment, Room, Scope, Subject};
pub use draws::{Attempt, Draw, DrawFor, DrawGroup, DrawStage, DrawView, Drawn, SECRETS_MIN, Sealed, seal};
pub use forks::{
    Divided, Fork, ForkEnd, ForkEnding, ForkStage, Going, Named, Origin, Parted, Parting, Report, Sibling, SiblingKind,
};
pub use keeping::{Endorsed, Successor};
pub use recovery::{KeyWord, RecoveryView, Vetoed};
pub use roles::{Asking, Role, Tenure, Term, TermEnd};
pub use state::{
    Absence, AgreementRecord, Attest, CheckIns, Circle, Commitment, CommitmentState, Commons, Counted, Declined,
    Dispute, Evaluation, EvaluationState, Foundation, Invitation, KeyOwner, KeyRecord, Member, MemberIx, MoneyRecord,
    Moved, MovedBy, Objection, Partner, Payment, Photo, Proposal, Reversal, Settled, Share, ShareState, TaskIx, Vouch,
    Work, WorkIx, WorkState,
};
pub use tallies::{Tallies, Tally};
pub use tensions::{RemarkRecord, ReviewRecord, Sending, SentTo, Tension};
pub use votes::{
    Amendment, Conference, ConferenceStage, Frozen, HouseStanding, Marks, Missed, Position, Running, Seat, Speaking,
    Spoken, Standing, Voice, VoiceKind, VoiceStep, Vote, VoteEnd, VoteOption, VoteStage, Weighed,
};
pub use watching::Alarm;

use advice::Advices;
use days::{day_in, from_local_ms, local_ms};
pub use snapshot::SnapshotFlaw;
use tensions::Talk;

/// Where an entry stands: what the keeper knows of it besides its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its position in the register, from 0.
    pub index: u64,
    /// The keeper's time, Unix ms.
    pub stamp_ms: u64,
    /// The register's root at the size that the act says it has seen; none if that is more than there is.
    pub root_at_seen: Option<Hash>,
    /// The register's root over every entry before this one: the lots of votes are drawn from it.
    pub root: Hash,
    /// The body that the same author has already filed under the same id, where there is one.
    pub earlier: Option<&'a str>,
}

/// Who files an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Author {
    /// Nobody yet: a founding or a joining.
    Nobody,
    /// A member.
    Member(MemberIx),
    /// The keeper's key.
    Keeper,
}

impl Author {
    /// The number under which this author's ids are kept; members have their own.
    fn number(self) -> u32 {
        match self {
            Author::Nobody => u32::MAX,
            Author::Keeper => u32::MAX - 1,
            Author::Member(member) => member.0,
        }
    }
}

/// What every rule knows of the act that it is asked about.
#[derive(Clone, Copy, Debug)]
struct Filing {
    author: Author,
    act_id: Hash,
    nonce: [u8; 16],
    index: u64,
    stamp_ms: u64,
    /// The root over every entry before this one; zero in a preview, which is never applied.
    root: Hash,
}

/// What check() has computed and apply() needs again.
#[derive(Debug)]
enum Computed {
    /// What a vote comes to.
    Vote(Box<votes::Closing>),
    /// What a share-out pays.
    Share(Box<Outcome>),
    /// How a proposal ends.
    Proposal(Box<consent::Ending>),
    /// What lies with too few.
    Watch(Box<watching::Watch>),
    /// Who parts, with what.
    Parting(Box<Parting>),
}

impl Computed {
    fn share(self) -> Box<Outcome> {
        match self {
            Computed::Share(outcome) => outcome,
            Computed::Vote(_) | Computed::Proposal(_) | Computed::Watch(_) | Computed::Parting(_) => {
                unreachable!("a share-out is computed as a share-out")
            }
        }
    }
}

/// An act that was checked against a community and can be folded into it. Only [`Community::check`] makes one.
///
/// ```compile_fail,E0451
/// fn forge(act: rules::act::Act) -> rules::community::Admitted {
///     rules::community::Admitted { act, filing: todo!(), computed: None }
/// }
/// ```
#[derive(Debug)]
pub struct Admitted {
    act: Act,
    filing: Filing,
    computed: Option<Computed>,
}

/// A community: everything that its register says, and nothing else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Community {
    foundation: Option<Foundation>,
    agreements: Vec<Agreement>,
    bylaws: Vec<BylawsVersion>,
    length: u64,
    last_stamp_ms: u64,
    members: Vec<Member>,
    member_by_id: BTreeMap<Hash, MemberIx>,
    keys: BTreeMap<Kid, KeyRecord>,
    invitations: Vec<Invitation>,
    filed: BTreeMap<(u32, [u8; 16]), u64>,
    circles: Vec<Circle>,
    commons: Vec<Commons>,
    partners: Vec<Partner>,
    partner_by_id: BTreeMap<Hash, u32>,
    tasks: Vec<String>,
    task_by_name: BTreeMap<String, TaskIx>,
    works: Vec<Work>,
    work_by_id: BTreeMap<Hash, WorkIx>,
    open_works: BTreeSet<WorkIx>,
    ledger: Ledger,
    incomes: Vec<MoneyRecord>,
    expenses: Vec<MoneyRecord>,
    payments: Vec<Payment>,
    money_by_id: BTreeMap<Hash, MoneyIx>,
    record_by_photo: BTreeMap<u64, Hash>,
    moved: Vec<Moved>,
    shares: Vec<Share>,
    share_by_id: BTreeMap<Hash, u32>,
    commitments: Vec<Commitment>,
    commitment_by_id: BTreeMap<Hash, u32>,
    evaluations: Vec<Evaluation>,
    evaluation_by_id: BTreeMap<Hash, u32>,
    checkins: CheckIns,
    tallies: Tallies,
    decision_by_id: BTreeMap<Hash, DecisionIx>,
    draws: draws::Draws,
    talk: Talk,
    advices: Advices,
    votes: votes::Votes,
    delegations: delegation::Delegations,
    watched_quarters: Vec<Day>,
    proposals: Vec<ProposalRecord>,
    open_proposals: BTreeSet<u32>,
    objection_by_id: BTreeMap<Hash, (u32, u32)>,
    keeping: keeping::Keeping,
    recovering: recovery::Recovering,
    forks: forks::Forks,
}

impl Community {
    /// A community before its founding: only a founding is admitted.
    pub fn new() -> Community {
        Community::default()
    }

    /// Whether this act may be the next entry, at this place. Changes nothing.
    ///
    /// # Errors
    /// The first rule, in the order of [`Refusal`], that says no.
    ///
    /// # Panics
    /// If `at.index` is not the community's length: the caller asks about the next entry only.
    pub fn check(&self, signed: &Verified<Act>, at: &Place<'_>) -> Result<Admitted, Refusal> {
        let (filing, computed) = self.judge(signed, at)?;
        Ok(Admitted {
            act: signed.act().clone(),
            filing,
            computed,
        })
    }

    /// As [`Community::check`], for an act that nobody else needs: it is moved, not copied.
    ///
    /// # Errors
    /// As [`Community::check`].
    ///
    /// # Panics
    /// As [`Community::check`].
    pub fn admit(&self, signed: Verified<Act>, at: &Place<'_>) -> Result<Admitted, Refusal> {
        let (filing, computed) = self.judge(&signed, at)?;
        Ok(Admitted {
            act: signed.into_signed().into_act(),
            filing,
            computed,
        })
    }

    fn judge(&self, signed: &Verified<Act>, at: &Place<'_>) -> Result<(Filing, Option<Computed>), Refusal> {
        assert_eq!(
            at.index, self.length,
            "an act is checked for the next place of the register"
        );
        let head = signed.head();
        self.check_founded(signed.act())?;
        self.check_head(head, signed.body(), at)?;
        let author = self.author(&head.by, signed.act())?;
        self.check_author_key(head.key, author, signed.act())?;
        self.check_signers(signed, author)?;
        self.check_may_file(author, signed.act())?;
        let filing = Filing {
            author,
            act_id: signed.act_id(),
            nonce: head.id,
            index: at.index,
            stamp_ms: at.stamp_ms,
            root: at.root,
        };
        let computed = self.check_act(signed.act(), &filing)?;
        Ok((filing, computed))
    }

    /// Whether this author could file this act now, signatures and place apart. Changes nothing.
    ///
    /// # Errors
    /// The first rule that says no.
    pub fn preview(&self, by: &By, act: &Act, now_ms: u64) -> Result<(), Refusal> {
        self.thought(by, act, now_ms).map(|_| ())
    }

    /// As [`Community::preview`], with what was computed on the way.
    fn thought(&self, by: &By, act: &Act, now_ms: u64) -> Result<(Filing, Option<Computed>), Refusal> {
        self.check_founded(act)?;
        let author = self.author(by, act)?;
        self.check_may_file(author, act)?;
        let (index, root) = match act {
            // It begins another register, where members parted: what it says of that place is compared there.
            Act::CommunityFork(act) => (act.parent.size.unsigned(), act.parent.root),
            Act::CommunityForkSigned(act) => (act.parent.size.unsigned(), act.parent.root),
            _ => (self.length, Hash::new([0; 32])), // Every other act would be this register's next.
        };
        let filing = Filing {
            author,
            act_id: Hash::new([0; 32]),
            nonce: [0; 16],
            index,
            stamp_ms: now_ms.max(self.last_stamp_ms),
            root,
        };
        let computed = self.check_act(act, &filing)?;
        Ok((filing, computed))
    }

    /// Folds a checked act in.
    ///
    /// # Panics
    /// If it was checked against another state.
    pub fn apply(&mut self, admitted: Admitted) {
        let Admitted { act, filing, computed } = admitted;
        assert_eq!(filing.index, self.length, "an act is applied where it was checked");
        self.length += 1;
        self.last_stamp_ms = filing.stamp_ms;
        self.filed.insert((filing.author.number(), filing.nonce), filing.index);
        self.begin_voting(&filing);
        self.apply_act(act, &filing, computed);
        self.note_lost_roles(filing.stamp_ms);
        self.end_settled_forks(&filing);
    }

    #[allow(clippy::too_many_lines)]
    #[rustfmt::skip] // One line an act: this is the table of contents.
    fn check_act(&self, act: &Act, filing: &Filing) -> Result<Option<Computed>, Refusal> {
        match act {
            Act::Found(act) => self.check_found(act),
            Act::Invite(act) => self.check_invite(act, filing),
            Act::Join(act) => self.check_join(act, filing),
            Act::Rename(_) => self.full_or_dating(filing).map(|_| ()),
            Act::Appear(_) => self.full_or_dating(filing).map(|_| ()),
            Act::Absence(act) => self.check_absence(act, filing),
            Act::Leave(_) => self.full_or_dating(filing).map(|_| ()),
            Act::KeyAdd(act) => self.check_key_add(act, filing),
            Act::KeyRevoke(act) => self.check_key_revoke(act, filing),
            Act::CircleOpen(act) => self.check_circle_open(act, filing),
            Act::CircleClose(act) => self.check_circle_close(act, filing),
            Act::CommonsOpen(act) => self.check_commons_open(act, filing),
            Act::PartnerAdd(_) => self.check_partner_add(filing),
            Act::WorkLog(act) => self.check_work_log(act, filing),
            Act::WorkAccept(act) => self.check_work_accept(act, filing),
            Act::WorkCorrect(act) => self.check_work_correct(act, filing),
            Act::WorkWithdraw(act) => self.check_work_withdraw(act, filing),
            Act::WorkConfirm(act) => self.check_work_confirm(act, filing),
            Act::WorkPropose(act) => self.check_work_propose(act, filing),
            Act::WorkAgree(act) => self.check_work_agree(act, filing),
            Act::WorkDecline(act) => self.check_work_answer(&act.work, filing),
            Act::WorkDispute(act) => self.check_work_dispute(act, filing),
            Act::WorkSettle(act) => self.check_work_settle(act, filing),
            Act::WorkClose(act) => self.check_work_close(act, filing),
            Act::IncomeRecord(act) => self.check_income(act, filing),
            Act::ExpenseRecord(act) => self.check_expense(act, filing),
            Act::PhotoAdd(act) => self.check_photo_add(act, filing),
            Act::MoneyReverse(act) => self.check_reverse(act, filing),
            Act::ShareOpen(act) => return self.check_share_open(act, filing).map(Computed::Share).map(Some),
            Act::ShareObject(act) => self.check_share_object(act, filing),
            Act::ShareSettle(act) => self.check_share_settle(act, filing),
            Act::ShareWithdraw(act) => self.check_share_withdraw(act, filing),
            Act::SharePost(act) => return self.check_share_post(act, filing).map(Computed::Share).map(Some),
            Act::PaymentRecord(act) => self.check_payment(act, filing),
            Act::CommitmentMake(act) => self.check_commitment_make(act, filing),
            Act::CommitmentKeep(act) => self.check_commitment_keep(act, filing),
            Act::CommitmentCancel(act) => self.check_commitment_cancel(act, filing),
            Act::AccountOpen(act) => self.check_account_open(act, filing),
            Act::TransactionRecord(act) => self.check_transaction_record(act, filing),
            Act::TransactionPost(act) => self.check_transaction_post(&act.transaction, filing),
            Act::TransactionVoid(act) => self.check_transaction_end(&act.transaction, filing),
            Act::StageOpen(act) => self.check_stage_open(act, filing),
            Act::StageConfirm(act) => self.check_stage_answer(&act.evaluation, filing),
            Act::StageDecline(act) => self.check_stage_answer(&act.evaluation, filing),
            Act::CheckIn(act) => self.check_checkin(act, filing),
            Act::NoteErase(act) => self.check_note_erase(act, filing),
            Act::KeeperEndorse(act) => self.check_keeper_endorse(act, filing),
            Act::CircleEnter(act) => self.check_circle_enter(act, filing),
            Act::CircleExit(act) => self.check_circle_exit(act, filing),
            Act::RoleLeave(act) => self.check_role_leave(act, filing),
            Act::RoleReopen(act) => self.check_role_reopen(act, filing),
            Act::TensionRaise(act) => self.check_tension_raise(act, filing),
            Act::TensionSend(act) => self.check_tension_send(act, filing),
            Act::TensionClose(act) => self.check_tension_close(act, filing),
            Act::ReviewAnswer(act) => self.check_review_answer(act, filing),
            Act::Remark(act) => self.check_remark(act, filing),
            Act::ProposalOpen(act) => self.check_proposal_open(act, filing),
            Act::ProposalStart(act) => self.check_proposal_start(act, filing),
            Act::ProposalRevise(act) => self.check_proposal_revise(act, filing),
            Act::EditContest(act) => self.check_edit_contest(act, filing),
            Act::ProposalRespond(act) => self.check_proposal_respond(act, filing),
            Act::ProposalMeet(act) => self.check_proposal_meet(act, filing),
            Act::ProposalMinutes(act) => self.check_proposal_minutes(act, filing),
            Act::ProposalWithdraw(act) => self.check_proposal_withdraw(act, filing),
            Act::ProposalTake(act) => self.check_proposal_take(act, filing),
            Act::ProposalPause(act) => self.check_proposal_pause(act, filing),
            Act::ProposalClose(act) => return self.check_proposal_close(act, filing).map(Some),
            Act::ObjectionSecond(act) => self.check_objection_second(act, filing),
            Act::ObjectionTest(act) => self.check_objection_test(act, filing),
            Act::ObjectionJudge(act) => self.check_objection_judge(act, filing),
            Act::ObjectionAppeal(act) => self.check_objection_appeal(act, filing),
            Act::AppealJudge(act) => self.check_appeal_judge(act, filing),
            Act::PanelReport(act) => self.check_panel_report(act, filing),
            Act::ObjectionResolve(act) => self.check_objection_resolve(act, filing),
            Act::ObjectionTake(act) => self.check_objection_take(act, filing),
            Act::ObjectionRemind(act) => self.check_objection_remind(act, filing),
            Act::SelectionOpen(act) => self.check_selection_open(act, filing),
            Act::SelectionNominate(act) => self.check_selection_nominate(act, filing),
            Act::SelectionPropose(act) => self.check_selection_propose(act, filing),
            Act::MemberVouch(act) => self.check_member_vouch(act, filing),
            Act::AdmissionAppeal(act) => self.check_admission_appeal(act, filing),
            Act::DrawOpen(act) => self.check_draw_open(act, filing),
            Act::DrawCommit(act) => self.check_draw_commit(act, filing),
            Act::DrawReveal(act) => self.check_draw_reveal(act, filing),
            Act::VoteOpen(act) => self.check_vote_open(act, filing),
            Act::VoteOption(act) => self.check_vote_option(act, filing),
            Act::VoteCast(act) => self.check_vote_cast(act, filing),
            Act::VoteTakeBack(act) => self.check_vote_take_back(act, filing),
            Act::VoteWithdraw(act) => self.check_vote_withdraw(act, filing),
            Act::VotePause(act) => self.check_vote_pause(act, filing),
            Act::VoteClose(act) => return self.check_vote_close(act, filing).map(Some),
            Act::ConferenceSuggest(act) => self.check_conference_suggest(act, filing),
            Act::ConferenceAgree(act) => self.check_conference_agree(act, filing),
            Act::DelegationGive(act) => self.check_delegation_give(act, filing),
            Act::DelegationAccept(act) => self.check_delegation_accept(act, filing),
            Act::DelegationDecline(act) => self.check_delegation_decline(act, filing),
            Act::DelegationWithdraw(act) => self.check_delegation_withdraw(act, filing),
            Act::KeyVouch(act) => self.check_key_vouch(act, filing),
            Act::KeyVeto(act) => self.check_key_veto(act, filing),
            Act::KeyRecover(act) => self.check_key_recover(act, filing),
            Act::PowerWatch(act) => return self.check_power_watch(act, filing).map(Some),
            Act::AdviceFrame(act) => self.check_advice_frame(act, filing),
            Act::AdviceJoin(act) => self.check_advice_join(act, filing),
            Act::AdviceRemind(act) => self.check_advice_remind(act, filing),
            Act::AdviceGive(act) => self.check_advice_give(act, filing),
            Act::AdviceAnswer(act) => self.check_advice_answer(act, filing),
            Act::AdviceConfirm(act) => self.check_advice_confirm(act, filing),
            Act::AdviceDecide(act) => self.check_advice_decide(act, filing),
            Act::AdviceWithdraw(act) => self.check_advice_withdraw(act, filing),
            Act::AdviceContest(act) => self.check_advice_contest(act, filing),
            Act::AdviceCheck(act) => self.check_advice_check(act, filing),
            Act::AdviceSucceed(act) => self.check_advice_succeed(act, filing),
            Act::AdviceClose(act) => self.check_advice_close(act, filing),
            Act::ForkNotice(act) => self.check_fork_notice(act, filing),
            Act::ForkSign(act) => self.check_fork_sign(act, filing),
            Act::ForkTakeBack(act) => self.check_fork_take_back(act, filing),
            Act::ForkReport(act) => self.check_fork_report(act, filing),
            Act::ForkJoin(act) => self.check_fork_join(act, filing),
            Act::ForkClose(act) => return self.check_fork_close(act, filing).map(Some),
            Act::CommunityFork(act) => self.check_community_fork(act, filing),
            Act::CommunityForkSigned(act) => self.check_community_fork_signed(act, filing),
            Act::SiblingName(act) => self.check_sibling_name(act, filing),
        }
        .map(|()| None)
    }

    #[allow(clippy::too_many_lines)]
    #[rustfmt::skip] // As above.
    fn apply_act(&mut self, act: Act, filing: &Filing, computed: Option<Computed>) {
        match act {
            Act::Found(act) => self.apply_found(act, filing),
            Act::Invite(act) => self.apply_invite(act, filing),
            Act::Join(act) => self.apply_join(act, filing),
            Act::Rename(act) => self.apply_rename(act, filing),
            Act::Appear(act) => self.apply_appear(&act, filing),
            Act::Absence(act) => self.apply_absence(act, filing),
            Act::Leave(_) => self.apply_leave(self.author_ix(filing), filing),
            Act::KeyAdd(act) => self.apply_key_add(act, filing),
            Act::KeyRevoke(act) => self.apply_key_revoke(act, filing),
            Act::CircleOpen(act) => self.apply_circle_open(act, filing),
            Act::CircleClose(act) => self.apply_circle_close(&act, filing),
            Act::CommonsOpen(act) => self.apply_commons_open(act, filing),
            Act::PartnerAdd(act) => self.apply_partner_add(act, filing),
            Act::WorkLog(act) => self.apply_work_log(act, filing),
            Act::WorkAccept(act) => self.apply_work_accept(act, filing),
            Act::WorkCorrect(act) => self.apply_work_correct(act, filing),
            Act::WorkWithdraw(act) => self.apply_work_withdraw(act, filing),
            Act::WorkConfirm(act) => self.apply_work_confirm(act, filing),
            Act::WorkPropose(act) => self.apply_work_propose(act, filing),
            Act::WorkAgree(act) => self.apply_work_agree(act, filing),
            Act::WorkDecline(act) => self.apply_work_decline(act),
            Act::WorkDispute(act) => self.apply_work_dispute(act, filing),
            Act::WorkSettle(act) => self.apply_work_settle(act, filing),
            Act::WorkClose(act) => self.apply_work_close(act, filing),
            Act::IncomeRecord(act) => self.apply_income(&act, filing),
            Act::ExpenseRecord(act) => self.apply_expense(&act, filing),
            Act::PhotoAdd(act) => self.apply_photo_add(&act, filing),
            Act::MoneyReverse(act) => self.apply_reverse(&act, filing),
            Act::ShareOpen(act) => self.apply_share_open(act, filing, computed.map(Computed::share)),
            Act::ShareObject(act) => self.apply_share_object(act, filing),
            Act::ShareSettle(act) => self.apply_share_settle(act, filing),
            Act::ShareWithdraw(act) => self.apply_share_withdraw(act, filing),
            Act::SharePost(act) => self.apply_share_post(act, filing, computed.map(Computed::share)),
            Act::PaymentRecord(act) => self.apply_payment(act, filing),
            Act::CommitmentMake(act) => self.apply_commitment_make(act, filing),
            Act::CommitmentKeep(act) => self.apply_commitment_end(&act.commitment, CommitmentState::Kept),
            Act::CommitmentCancel(act) => self.apply_commitment_end(&act.commitment, CommitmentState::Cancelled),
            Act::AccountOpen(act) => self.apply_account_open(act, filing),
            Act::TransactionRecord(act) => self.apply_transaction_record(act, filing),
            Act::TransactionPost(act) => self.apply_transaction_post(&act.transaction, filing),
            Act::TransactionVoid(act) => self.apply_transaction_void(&act.transaction, filing),
            Act::StageOpen(act) => self.apply_stage_open(act, filing),
            Act::StageConfirm(act) => self.apply_stage_confirm(&act.evaluation, filing),
            Act::StageDecline(act) => self.apply_stage_decline(&act.evaluation, filing),
            Act::CheckIn(act) => self.apply_checkin(act, filing),
            Act::NoteErase(act) => self.apply_note_erase(&act, filing),
            Act::KeeperEndorse(act) => self.apply_keeper_endorse(&act, filing),
            Act::CircleEnter(act) => self.apply_circle_enter(act, filing),
            Act::CircleExit(act) => self.apply_circle_exit(act, filing),
            Act::RoleLeave(act) => self.apply_role_leave(act, filing),
            Act::RoleReopen(act) => self.apply_role_reopen(act, filing),
            Act::TensionRaise(act) => self.apply_tension_raise(act, filing),
            Act::TensionSend(act) => self.apply_tension_send(act, filing),
            Act::TensionClose(act) => self.apply_tension_close(act, filing),
            Act::ReviewAnswer(act) => self.apply_review_answer(act, filing),
            Act::Remark(act) => self.apply_remark(act, filing),
            Act::ProposalOpen(act) => self.apply_proposal_open(act, filing),
            Act::ProposalStart(act) => self.apply_proposal_start(act, filing),
            Act::ProposalRevise(act) => self.apply_proposal_revise(act, filing),
            Act::EditContest(act) => self.apply_edit_contest(act, filing),
            Act::ProposalRespond(act) => self.apply_proposal_respond(act, filing),
            Act::ProposalMeet(act) => self.apply_proposal_meet(act, filing),
            Act::ProposalMinutes(act) => self.apply_proposal_minutes(act, filing),
            Act::ProposalWithdraw(act) => self.apply_proposal_withdraw(act, filing),
            Act::ProposalTake(act) => self.apply_proposal_take(act, filing),
            Act::ProposalPause(act) => self.apply_proposal_pause(act, filing),
            Act::ProposalClose(act) => self.apply_proposal_close(act, filing, computed),
            Act::ObjectionSecond(act) => self.apply_objection_second(act, filing),
            Act::ObjectionTest(act) => self.apply_objection_test(act, filing),
            Act::ObjectionJudge(act) => self.apply_objection_judge(act, filing),
            Act::ObjectionAppeal(act) => self.apply_objection_appeal(act, filing),
            Act::AppealJudge(act) => self.apply_appeal_judge(act, filing),
            Act::PanelReport(act) => self.apply_panel_report(act, filing),
            Act::ObjectionResolve(act) => self.apply_objection_resolve(act, filing),
            Act::ObjectionTake(act) => self.apply_objection_take(act, filing),
            Act::ObjectionRemind(act) => self.apply_objection_remind(act, filing),
            Act::SelectionOpen(act) => self.apply_selection_open(act, filing),
            Act::SelectionNominate(act) => self.apply_selection_nominate(act, filing),
            Act::SelectionPropose(act) => self.apply_selection_propose(act, filing),
            Act::MemberVouch(act) => self.apply_member_vouch(act, filing),
            Act::AdmissionAppeal(act) => self.apply_admission_appeal(act, filing),
            Act::DrawOpen(act) => self.apply_draw_open(act, filing),
            Act::DrawCommit(act) => self.apply_draw_commit(act, filing),
            Act::DrawReveal(act) => self.apply_draw_reveal(act, filing),
            Act::VoteOpen(act) => self.apply_vote_open(act, filing),
            Act::VoteOption(act) => self.apply_vote_option(act, filing),
            Act::VoteCast(act) => self.apply_vote_cast(act, filing),
            Act::VoteTakeBack(act) => self.apply_vote_take_back(act, filing),
            Act::VoteWithdraw(act) => self.apply_vote_withdraw(act, filing),
            Act::VotePause(act) => self.apply_vote_pause(&act, filing),
            Act::VoteClose(act) => self.apply_vote_close(act, filing, computed),
            Act::ConferenceSuggest(act) => self.apply_conference_suggest(&act, filing),
            Act::ConferenceAgree(act) => self.apply_conference_agree(&act, filing),
            Act::DelegationGive(act) => self.apply_delegation_give(act, filing),
            Act::DelegationAccept(act) => self.apply_delegation_accept(act, filing),
            Act::DelegationDecline(act) => self.apply_delegation_decline(&act, filing),
            Act::DelegationWithdraw(act) => self.apply_delegation_withdraw(&act, filing),
            Act::KeyVouch(act) => self.apply_key_vouch(&act, filing),
            Act::KeyVeto(act) => self.apply_key_veto(&act, filing),
            Act::KeyRecover(act) => self.apply_key_recover(&act, filing),
            Act::PowerWatch(act) => self.apply_power_watch(&act, filing, computed),
            Act::AdviceFrame(act) => self.apply_advice_frame(act, filing),
            Act::AdviceJoin(act) => self.apply_advice_join(act, filing),
            Act::AdviceRemind(act) => self.apply_advice_remind(act, filing),
            Act::AdviceGive(act) => self.apply_advice_give(act, filing),
            Act::AdviceAnswer(act) => self.apply_advice_answer(act, filing),
            Act::AdviceConfirm(act) => self.apply_advice_confirm(act, filing),
            Act::AdviceDecide(act) => self.apply_advice_decide(act, filing),
            Act::AdviceWithdraw(act) => self.apply_advice_withdraw(act, filing),
            Act::AdviceContest(act) => self.apply_advice_contest(act, filing),
            Act::AdviceCheck(act) => self.apply_advice_check(act, filing),
            Act::AdviceSucceed(act) => self.apply_advice_succeed(act, filing),
            Act::AdviceClose(act) => self.apply_advice_close(act, filing),
            Act::ForkNotice(act) => self.apply_fork_notice(act, filing),
            Act::ForkSign(act) => self.apply_fork_sign(&act, filing),
            Act::ForkTakeBack(act) => self.apply_fork_take_back(&act, filing),
            Act::ForkReport(act) => self.apply_fork_report(act, filing),
            Act::ForkJoin(act) => self.apply_fork_join(&act, filing),
            Act::ForkClose(act) => self.apply_fork_close(&act, filing, computed),
            Act::CommunityFork(act) => self.apply_community_fork(&act, filing),
            Act::CommunityForkSigned(act) => self.apply_community_fork(&act.begins(), filing),
            Act::SiblingName(act) => self.apply_sibling_name(&act, filing),
        }
    }

    /// The closings that are due at this time, for the keeper's key (or anybody) to file.
    pub fn due(&self, now_ms: u64) -> Vec<Act> {
        let mut due = self.due_shares(now_ms);
        due.extend(self.due_works(now_ms));
        due.extend(self.due_proposals(now_ms));
        due.extend(self.due_votes(now_ms));
        due.extend(self.due_advices(now_ms));
        due.extend(self.due_watch(now_ms));
        due.extend(self.due_forks(now_ms));
        due
    }

    /// The closing of one decision, if it is due at this time; a share-out closes by posting it, which is in [`Community::due`].
    pub fn due_of(&self, decision: &Hash, now_ms: u64) -> Option<Act> {
        match self.decision_by_id.get(decision)? {
            DecisionIx::Proposal(place) => self.due_proposal(*place, now_ms),
            DecisionIx::Vote(place) => self.due_vote(*place, now_ms),
            DecisionIx::Advice(place) => self.due_advice(*place, now_ms),
        }
    }

    fn full_or_dating(&self, filing: &Filing) -> Result<MemberIx, Refusal> {
        match filing.author {
            Author::Member(member) => Ok(member),
            Author::Nobody | Author::Keeper => Err(Refusal::UnknownAuthor { by: String::new() }),
        }
    }

    fn full(&self, filing: &Filing) -> Result<MemberIx, Refusal> {
        let member = self.full_or_dating(filing)?;
        if self.is_full(member) {
            Ok(member)
        } else {
            Err(Refusal::FullMembersOnly {})
        }
    }

    fn author_ix(&self, filing: &Filing) -> MemberIx {
        self.full_or_dating(filing).expect("check() found the author")
    }
}

fn limit(what: Crowd, length: usize, max: usize) -> Result<(), Refusal> {
    if length < max {
        return Ok(());
    }
    Err(Refusal::LimitReached { what, max: max as u64 })
}
