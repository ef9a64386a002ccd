//! What others read of a community: its members, records and sums.

use alloc::string::String;

use register::{Hash, Kid};

use super::{
    Author, CheckIns, Circle, Commitment, Commons, Community, Evaluation, Foundation, KeyRecord, Member, MemberIx,
    MoneyRecord, Moved, Partner, Payment, Share, Tallies, Work,
};
use crate::bylaws::Bylaws;
use crate::ledger::Ledger;
use crate::limits::MEMBERS_MAX;

impl Community {
    /// The id of the community: the act id of its founding.
    pub fn id(&self) -> Option<Hash> {
        self.foundation.as_ref().map(|foundation| foundation.id)
    }

    /// What the founding said.
    pub fn foundation(&self) -> Option<&Foundation> {
        self.foundation.as_ref()
    }

    /// The bylaws in force at the last entry. That an agreement lapses is no act: what is asked of a later moment reads
    /// [`Community::bylaws_at`].
    ///
    /// # Panics
    /// Before the founding.
    pub fn bylaws(&self) -> &Bylaws {
        self.bylaws_at(self.last_stamp_ms)
    }

    /// The bylaws in force at this moment, if nothing is entered until then.
    ///
    /// # Panics
    /// Before the founding.
    pub fn bylaws_at(&self, stamp_ms: u64) -> &Bylaws {
        self.bylaws_on(self.day_of(stamp_ms), u64::MAX)
    }

    /// How many entries have been folded in.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The time of the last entry, Unix ms.
    pub fn last_stamp_ms(&self) -> u64 {
        self.last_stamp_ms
    }

    /// A key that is or was enrolled here.
    pub fn key(&self, kid: Kid) -> Option<&KeyRecord> {
        self.keys.get(&kid)
    }

    /// All members that ever were, in order of joining.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// A member by their place in [`Community::members`].
    pub fn member(&self, member: MemberIx) -> &Member {
        &self.members[member.0 as usize]
    }

    /// The place of a member.
    pub fn member_ix(&self, id: &Hash) -> Option<MemberIx> {
        self.member_by_id.get(id).copied()
    }

    /// The entry under which an author filed this id. Ask with `None` for foundings and joinings.
    pub fn filed(&self, member: Option<MemberIx>, nonce: [u8; 16]) -> Option<u64> {
        let author = member.map_or(Author::Nobody, Author::Member);
        self.filed.get(&(author.number(), nonce)).copied()
    }

    /// The entry that the keeper's key filed under this id.
    pub fn filed_by_keeper(&self, nonce: [u8; 16]) -> Option<u64> {
        self.filed.get(&(Author::Keeper.number(), nonce)).copied()
    }

    /// The circles and projects, open and closed, in order of opening.
    pub fn circles(&self) -> &[Circle] {
        &self.circles
    }

    /// The commons, in order of opening.
    pub fn commons(&self) -> &[Commons] {
        &self.commons
    }

    /// The partners, in order of being added.
    pub fn partners(&self) -> &[Partner] {
        &self.partners
    }

    /// A partner by id.
    pub fn partner(&self, id: &Hash) -> Option<&Partner> {
        self.partner_by_id.get(id).map(|place| &self.partners[*place as usize])
    }

    /// The names of tasks in use.
    pub fn tasks(&self) -> &[String] {
        &self.tasks
    }

    /// All contributions, in the order in which they were logged.
    pub fn works(&self) -> &[Work] {
        &self.works
    }

    /// A contribution by id.
    pub fn work(&self, id: &Hash) -> Option<&Work> {
        self.work_by_id.get(id).map(|work| &self.works[work.0 as usize])
    }

    /// The accounts and what they hold.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Money that came in, in order of entry.
    pub fn incomes(&self) -> &[MoneyRecord] {
        &self.incomes
    }

    /// Money that went out for costs, in order of entry.
    pub fn expenses(&self) -> &[MoneyRecord] {
        &self.expenses
    }

    /// What else moved between accounts, in order of entry.
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }

    /// What members were paid, in order of entry.
    pub fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// The share-outs, in order of opening.
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// A share-out by id.
    pub fn share(&self, id: &Hash) -> Option<&Share> {
        self.share_by_id.get(id).map(|place| &self.shares[*place as usize])
    }

    /// The commitments, in order of being made.
    pub fn commitments(&self) -> &[Commitment] {
        &self.commitments
    }

    /// The evaluations, in order of opening.
    pub fn evaluations(&self) -> &[Evaluation] {
        &self.evaluations
    }

    /// Who checked in on which days.
    pub fn checkins(&self) -> &CheckIns {
        &self.checkins
    }

    /// The running sums that reports read.
    pub fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// Full members who have not left.
    pub fn full_members(&self) -> impl Iterator<Item = MemberIx> + '_ {
        self.member_ixs().filter(|member| self.is_full(*member))
    }

    /// Every member's place.
    pub fn member_ixs(&self) -> impl Iterator<Item = MemberIx> + '_ {
        const {
            assert!(
                MEMBERS_MAX < u32::MAX as usize - 2,
                "places fit, and two numbers are kept for others"
            )
        };
        (0..self.members.len() as u32).map(MemberIx)
    }

    /// Whether this is a full member who has not left.
    pub fn is_full(&self, member: MemberIx) -> bool {
        let record = self.member(member);
        record.left.is_none() && record.full.is_some()
    }
}
