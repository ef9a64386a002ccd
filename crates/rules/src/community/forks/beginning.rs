//! How the register of a fork begins: with its parent's entries up to the one by which they parted, then with one entry
//! that makes them the history of a new community. And how the two communities name each other.

use super::parting::{STREAMS, signed};
use super::record::{Fork, ForkEnding, ForkStage, Named};
use crate::act::{Act, Belonging, CommunityFork, CommunityForkSigned, SiblingName};
use crate::community::keeping::Keeping;
use crate::community::state::{KeyOwner, MemberIx, MovedBy};
use crate::community::{Author, Community, Filing};
use crate::ledger::AccountKey;
use crate::quantity::Stream;
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::checkpoint::{Checkpoint, origin};
use register::defence::Defence;
use register::tree::verify_consistency;
use register::{Hash, PublicKey, Signature, Verified};
use serde::{Deserialize, Serialize};

/// The register that a fork began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The id of the community.
    pub community: Hash,
    /// What it was called.
    pub name: String,
    /// How many of its entries are here; the one after them began this register.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The fork by which they parted.
    pub fork: Hash,
    /// The key of its keeper at that time.
    pub keeper: PublicKey,
    /// When this register began, Unix ms.
    pub stamp_ms: u64,
    /// Who stayed there.
    pub stayed: Vec<MemberIx>,
}

/// How another community is related to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiblingKind {
    /// This community parted from it.
    Parent,
    /// It parted from this community.
    Child,
    /// It parted from one from which this community parted later.
    Sibling,
}

/// Another community that this one shares a history with.
#[derive(Clone, Debug)]
pub struct Sibling<'a> {
    /// How it is related.
    pub kind: SiblingKind,
    /// Its name.
    pub name: &'a str,
    /// Its id, once somebody has named it.
    pub community: Option<Hash>,
    /// Where it is found, as somebody said.
    pub address: Option<&'a str>,
    /// How many entries both registers begin with.
    pub shared: u64,
    /// The fork by which they parted.
    pub fork: &'a Fork,
}

impl Community {
    /// Where this register comes from, the oldest first; nothing for a community that was founded.
    pub fn origins(&self) -> &[Origin] {
        &self.forks.origins
    }

    /// The communities that this one shares a history with: the one that it parted from, those before it, and those
    /// that parted from any of them.
    pub fn siblings(&self) -> Vec<Sibling<'_>> {
        let begun = self.forks.origins.last().map_or(0, |origin| origin.size);
        let parted = self
            .forks
            .all
            .iter()
            .filter_map(|fork| fork.parted.as_ref().map(|parted| (fork, parted)));
        parted
            .map(|(fork, parted)| match self.origin_by(&fork.id) {
                Some(origin) => Sibling {
                    kind: SiblingKind::Parent,
                    name: &origin.name,
                    community: Some(origin.community),
                    address: fork.sibling.as_ref().and_then(|named| named.address.as_deref()),
                    shared: origin.size,
                    fork,
                },
                None => Sibling {
                    kind: if parted.entry < begun {
                        SiblingKind::Sibling
                    } else {
                        SiblingKind::Child
                    },
                    name: &fork.name,
                    community: fork.sibling.as_ref().map(|named| named.community),
                    address: fork.sibling.as_ref().and_then(|named| named.address.as_deref()),
                    shared: parted.entry + 1,
                    fork,
                },
            })
            .collect()
    }

    /// The register that this one began with by this fork, if it did.
    pub fn origin_by(&self, fork: &Hash) -> Option<&Origin> {
        self.forks.origins.iter().find(|origin| origin.fork == *fork)
    }

    /// Whether a member stayed with a community that this one parted from, and came back to none of it since.
    pub fn stayed_behind(&self, member: MemberIx) -> bool {
        let stayed = |origin: &Origin| origin.stayed.binary_search(&member).is_ok();
        self.member(member).left.is_some() && self.forks.origins.iter().any(stayed)
    }

    pub(in crate::community) fn check_community_fork(
        &self,
        act: &CommunityFork,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let size = self.check_parted(act, author, filing.root, filing.stamp_ms)?;
        if filing.index != size {
            return Err(Refusal::ForkHistoryDiffers { size });
        }
        self.check_new_key(act.keeper.kid())
    }

    pub(in crate::community) fn check_community_fork_signed(
        &self,
        act: &CommunityForkSigned,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        self.check_community_fork(&act.begins(), filing)?;
        self.check_parent_signed(act)
    }

    /// Whether the keeper of this register, as it was when members parted, signed for a history that begins with the
    /// entries that the act names. It may have signed for more of them by then.
    fn check_parent_signed(&self, act: &CommunityForkSigned) -> Result<(), Refusal> {
        let (size, root) = (act.parent.size.unsigned(), act.parent.root);
        let checkpoint = Checkpoint {
            origin: origin(&act.parent.community),
            size: act.signed.size.unsigned(),
            root: act.signed.root,
        };
        let signature = act.signed.signature.as_str().parse::<Signature>().ok();
        let is_signed = signature.zip(self.keeper_at(size)).is_some_and(|(signature, keeper)| {
            keeper.verifies(checkpoint.text().as_bytes(), &signature) || !Defence::ForkSigned.stands()
        });
        let leads_there = verify_consistency(size, root, checkpoint.size, checkpoint.root, &act.proof);
        if is_signed && leads_there.is_ok() {
            Ok(())
        } else {
            Err(Refusal::ForkUnsigned {})
        }
    }

    /// Whether what begins a fork fits how members parted here: who may found it, and what it says of this register,
    /// with the root over the entries that it begins with. Gives their number.
    fn check_parted(&self, act: &CommunityFork, author: MemberIx, root: Hash, now_ms: u64) -> Result<u64, Refusal> {
        let fork = self.known_fork(&act.fork)?;
        let Some(parted) = fork.parted.as_ref().filter(|_| self.origin_by(&fork.id).is_none()) else {
            return Err(Refusal::ForkElsewhere {
                stage: fork.stage_at(now_ms),
            });
        };
        if parted.members.binary_search(&author).is_err() {
            return Err(Refusal::NotGoingAlong {});
        }
        let size = parted.entry + 1;
        let names = (Some(act.parent.community), act.parent.size.unsigned(), act.parent.root);
        if Defence::ForkHistory.stands() && names != (self.id(), size, root) {
            return Err(Refusal::ForkHistoryDiffers { size });
        }
        if Defence::ForkResult.stands() && act.result.0 != parted.result {
            return Err(Refusal::ResultDiffers {
                claimed: act.result.0.to_string(),
                computed: parted.result.to_string(),
            });
        }
        Ok(size)
    }

    /// Whether this act can begin a fork of this community, as far as its register tells however long it has become since
    /// they parted; `root` is that over the entries which the act names. Whether the new register begins with it is
    /// checked there, against those entries.
    ///
    /// # Errors
    /// The first rule that says no.
    pub fn check_founding(&self, signed: &Verified<Act>, root: Hash) -> Result<(), Refusal> {
        let act = signed.act().begins_fork().ok_or(Refusal::NotFounded {})?;
        let author = self.author(&signed.head().by, signed.act())?;
        let Author::Member(member) = author else {
            return Err(Refusal::NotGoingAlong {});
        };
        self.check_author_key(signed.head().key, author, signed.act())?;
        self.check_parted(&act, member, root, self.last_stamp_ms)?;
        match signed.act() {
            Act::CommunityForkSigned(act) => self.check_parent_signed(act),
            _ => Ok(()), // Who founds without it is told so by nobody here: it is shown beside the sibling.
        }
    }

    /// From here on the register is another community's: those who stayed are gone, and what they all had is with them.
    pub(in crate::community) fn apply_community_fork(&mut self, act: &CommunityFork, filing: &Filing) {
        let fork = self.fork(&act.fork).expect("check() found this fork").clone();
        let parted = fork.parted.expect("check() saw that they have parted");
        let goes = |member: &MemberIx| parted.members.binary_search(member).is_ok();
        let stays = |member: &MemberIx| self.member(*member).left.is_none() && !goes(member);
        let stayed: Vec<MemberIx> = self.member_ixs().filter(stays).collect();
        self.begin_books(&fork.id, &parted.members, &parted.credits, &parted.accounts, filing);
        self.end_what_was_open(filing);
        // Their keys stay good for one thing: they can have their own texts erased.
        self.leave_together(&stayed, filing);
        self.end_invitations(filing);
        let before = self.keeper().expect("a community has a keeper");
        if let Some(record) = self.keys.get_mut(&before.kid()) {
            record.revoked = Some(filing.index);
        }
        self.keeping = Keeping::default();
        self.enrol(act.keeper.into(), KeyOwner::Keeper, filing.index);
        let foundation = self.foundation.as_mut().expect("a community has a foundation");
        self.forks.origins.push(Origin {
            community: foundation.id,
            name: core::mem::replace(&mut foundation.name, fork.name),
            size: act.parent.size.unsigned(),
            root: act.parent.root,
            fork: fork.id,
            keeper: before,
            stamp_ms: filing.stamp_ms,
            stayed,
        });
        foundation.id = filing.act_id;
        foundation.purpose = fork.purpose;
        foundation.keeper = act.keeper;
    }

    /// The parent's books with what stayed there taken out: money that was not divided or did not go along, what the
    /// parent owes and reserves, and the open credits of those who stayed.
    fn begin_books(
        &mut self,
        fork: &Hash,
        going: &[MemberIx],
        credits: &[(MemberIx, Stream, u64)],
        accounts: &[super::Divided],
        filing: &Filing,
    ) {
        self.ledger.void_all();
        for (member, stream, open) in credits {
            self.make_historical(*member, *stream, -signed(*open), filing);
        }
        let stays = |member: &MemberIx| going.binary_search(member).is_err();
        let stayed: Vec<MemberIx> = self.member_ixs().filter(stays).collect();
        for member in stayed {
            for stream in STREAMS {
                let open = self.open_credits(member, stream, filing.stamp_ms);
                if open > 0 {
                    self.make_historical(member, stream, signed(open), filing);
                }
            }
        }
        // What went along went to the sibling's books by the closing, and is here now; all else is there.
        let mut leaves: BTreeMap<AccountKey, i64> = self.ledger.held_here().into_iter().collect();
        for account in accounts {
            let left = leaves.entry(account.account.clone()).or_default();
            *left = left.saturating_sub(signed(account.goes));
        }
        let leaves: Vec<(AccountKey, i64)> = leaves.into_iter().collect();
        let moved = self.ledger.part(*fork, &leaves);
        self.note_moved(MovedBy::Parting, self.day_of(filing.stamp_ms), moved, filing);
    }

    /// What was being decided, and what does not count yet, is seen to there.
    fn end_what_was_open(&mut self, filing: &Filing) {
        self.withdraw_open_works();
        self.decline_evaluations();
        for circle in 0..self.circles.len() as u32 {
            self.end_with_circle(circle, filing.act_id, filing);
        }
        self.end_advices(filing);
        self.end_conferences(filing);
        self.end_draws(filing);
        let open: Vec<u32> = self.forks.open.iter().copied().collect();
        for place in open {
            self.end_fork(place, ForkEnding::Elsewhere, filing);
        }
    }

    /// Links that were given out lead to the parent.
    fn end_invitations(&mut self, filing: &Filing) {
        for invitation in &mut self.invitations {
            invitation.until_ms = invitation.until_ms.min(filing.stamp_ms);
            if let Some(key) = self.keys.get_mut(&invitation.key) {
                key.revoked.get_or_insert(filing.index);
            }
        }
    }

    pub(in crate::community) fn check_sibling_name(&self, act: &SiblingName, filing: &Filing) -> Result<(), Refusal> {
        let author = self.full(filing)?;
        let fork = self.fork_at(&act.fork, filing, &[ForkStage::Parted, ForkStage::Named])?;
        let is_other = |origin: &&Origin| origin.community != act.community;
        let known = self.origin_by(&fork.id).filter(is_other).map(|origin| origin.community);
        if let Some(known) = known.or_else(|| self.id().filter(|own| *own == act.community)) {
            return Err(Refusal::SiblingNamed {
                community: known.to_string(),
            });
        }
        match &fork.sibling {
            None if self.names_first(fork, author) => Ok(()),
            None => Err(Refusal::NotGoingAlong {}),
            Some(named) if named.others.get(&author) == Some(&act.community) => Err(Refusal::AlreadyAnswered {}),
            Some(_) => Ok(()),
        }
    }

    /// Those who parted know which community is theirs: one of them names it first, as long as one is here who could.
    fn names_first(&self, fork: &Fork, author: MemberIx) -> bool {
        let parted = fork.parted.as_ref().map_or(&[][..], |parted| parted.members.as_slice());
        let is_theirs = self.parted_before(fork) || parted.binary_search(&author).is_ok();
        is_theirs || !parted.iter().any(|member| self.is_full(*member))
    }

    /// Whether members parted by this fork before this register began: then it is its parent's, or that of a sibling.
    pub(super) fn parted_before(&self, fork: &Fork) -> bool {
        let begun = self.forks.origins.last().map_or(0, |origin| origin.size);
        fork.parted.as_ref().is_some_and(|parted| parted.entry < begun)
    }

    /// Those who wanted to be members of the new community alone are so once it is named, since it is there. Another
    /// community takes its place when as many say so as go along at least, and then nobody leaves by that.
    pub(in crate::community) fn apply_sibling_name(&mut self, act: &SiblingName, filing: &Filing) {
        let by = self.author_ix(filing);
        let full = |member: &MemberIx| self.is_full(*member);
        let fork = self.fork(&act.fork).expect("check() found this fork");
        let others = fork.sibling.as_ref().map(|named| &named.others);
        let agree = others
            .into_iter()
            .flatten()
            .filter(|(member, other)| **other == act.community && **member != by && full(member));
        let agree = agree.count() + 1;
        let is_before = self.parted_before(fork);
        let (_, fork) = self.found_fork(&act.fork);
        let needed = fork.rules.people_min as usize;
        let named = Named {
            community: act.community,
            address: act.address.as_ref().map(|address| address.as_str().to_string()),
            by,
            entry: filing.index,
            others: BTreeMap::new(),
        };
        match &mut fork.sibling {
            None => {
                fork.sibling = Some(named);
                if !is_before {
                    self.leave_for_the_new_one(&act.fork, filing);
                }
            }
            Some(before) if before.community == act.community => {
                before.others.remove(&by);
                let others = core::mem::take(&mut before.others);
                *before = Named { others, ..named };
            }
            Some(before) if agree >= needed => *before = named,
            Some(before) => {
                before.others.insert(by, act.community);
            }
        }
    }

    fn leave_for_the_new_one(&mut self, fork: &Hash, filing: &Filing) {
        let fork = self.fork(fork).expect("check() found this fork");
        let leaving = fork.going.iter().filter(|(_, going)| going.belongs == Belonging::New);
        let leaving: Vec<MemberIx> = leaving.map(|(member, _)| *member).collect();
        for member in leaving {
            if self.member(member).left.is_none() {
                self.apply_leave(member, filing);
            }
        }
    }
}
