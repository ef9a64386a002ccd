//! Who may file an act, and where: founded or not, the head of the act, its author, its keys. What the act itself may
//! do is asked afterwards, in the module of its kind.

use super::{Author, Community, KeyOwner, Place};
use crate::act::Act;
use crate::difference::first_difference;
use crate::limits::EXPIRY_MAX_MS;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::defence::Defence;
use register::{AnyKey, By, Head, Kid, Verified};

impl Community {
    /// A register begins with one founding, whatever else the second one says of itself.
    pub(super) fn check_founded(&self, act: &Act) -> Result<(), Refusal> {
        match (self.foundation.is_some(), matches!(act, Act::Found(_))) {
            (true, true) => Err(Refusal::AlreadyFounded {}),
            (false, false) => Err(Refusal::NotFounded {}),
            (true, false) | (false, true) => Ok(()),
        }
    }

    pub(super) fn check_head(&self, head: &Head, body: &str, at: &Place<'_>) -> Result<(), Refusal> {
        match (&head.community, self.id()) {
            (None, Some(_)) => return Err(Refusal::AlreadyFounded {}),
            (Some(_), None) => return Err(Refusal::NotFounded {}),
            (Some(named), Some(own)) if *named != own && Defence::OwnCommunity.stands() => {
                return Err(Refusal::ForeignCommunity {
                    community: named.to_string(),
                });
            }
            (None, None) | (Some(_), Some(_)) => {}
        }
        if head.expires_ms < at.stamp_ms && Defence::Expiry.stands() {
            return Err(Refusal::ActExpired {
                expires_ms: head.expires_ms,
                stamp_ms: at.stamp_ms,
            });
        }
        let latest_ms = at.stamp_ms.saturating_add(EXPIRY_MAX_MS);
        if head.expires_ms > latest_ms {
            return Err(Refusal::ExpiresTooFar {
                expires_ms: head.expires_ms,
                latest_ms,
            });
        }
        if head.seen.size > at.index {
            return Err(Refusal::SeenAhead {
                size: head.seen.size,
                index: at.index,
            });
        }
        if Defence::Seen.stands() && at.root_at_seen != Some(head.seen.root) {
            return Err(Refusal::SeenDiffers { size: head.seen.size });
        }
        let number = match &head.by {
            By::Nobody => Author::Nobody.number(),
            By::Keeper => Author::Keeper.number(),
            By::Member(id) => self.member_by_id.get(id).map_or(u32::MAX - 2, |member| member.0),
        };
        if let Some(entry) = self.filed.get(&(number, head.id)).filter(|_| Defence::Once.stands()) {
            let field = at
                .earlier
                .and_then(|earlier| first_difference(earlier, body))
                .unwrap_or_default();
            return Err(Refusal::IdReused { entry: *entry, field });
        }
        Ok(())
    }

    /// Who files this act: foundings and joinings come from nobody yet, everything else from somebody known.
    pub(super) fn author(&self, by: &By, act: &Act) -> Result<Author, Refusal> {
        match (by, act) {
            (By::Nobody, Act::Found(_) | Act::Join(_)) => Ok(Author::Nobody),
            (By::Member(_) | By::Keeper, Act::Found(_)) => Err(Refusal::NotFounded {}),
            (By::Nobody, _) => Err(Refusal::UnknownAuthor { by: String::new() }),
            (By::Member(id), Act::Join(_)) => Err(Refusal::UnknownAuthor { by: id.to_string() }),
            (By::Member(id), _) => match self.member_ix(id) {
                Some(member) => Ok(Author::Member(member)),
                None => Err(Refusal::UnknownAuthor { by: id.to_string() }),
            },
            (By::Keeper, _) => Ok(Author::Keeper),
        }
    }

    pub(super) fn check_author_key(&self, key: Kid, author: Author, act: &Act) -> Result<(), Refusal> {
        if matches!(act, Act::KeyRecover(_)) {
            return Ok(()); // Signed by the key that the act carries: `check_signers`; vouched for by others.
        }
        match author {
            Author::Nobody => Ok(()), // Signed by a key that the act itself carries: `check_signers`.
            Author::Member(member) => self.check_key(key, KeyOwner::Member(member)),
            Author::Keeper => self.check_key(key, KeyOwner::Keeper),
        }
    }

    /// The keeper files closings alone; who has left files nothing more.
    pub(super) fn check_may_file(&self, author: Author, act: &Act) -> Result<(), Refusal> {
        match author {
            Author::Keeper if !is_closing(act) => Err(Refusal::OnlyMembers {
                name: act.name().to_string(),
            }),
            // Who stayed with the parent of this register has left words here, and can take them out.
            Author::Member(member) if self.stayed_behind(member) && matches!(act, Act::NoteErase(_)) => Ok(()),
            Author::Member(member) if self.member(member).left.is_some() => Err(Refusal::AuthorLeft {}),
            Author::Nobody | Author::Member(_) | Author::Keeper => Ok(()),
        }
    }

    fn check_key(&self, key: Kid, owner: KeyOwner) -> Result<(), Refusal> {
        match self.keys.get(&key) {
            None if Defence::KnownKeys.stands() => Err(Refusal::UnknownKey { key: key.to_string() }),
            None => Ok(()),
            Some(record) if record.owner != owner && Defence::OwnKeys.stands() => {
                Err(Refusal::ForeignKey { key: key.to_string() })
            }
            Some(record) if record.revoked.is_some() && Defence::RevokedKeys.stands() => {
                Err(Refusal::RevokedKey { key: key.to_string() })
            }
            Some(_) => Ok(()),
        }
    }

    /// The author's own key has signed (`register::verify` saw to that); here: whoever else must, and nobody else. Every
    /// key that an act enrols signs it, so that nobody enrols a key that they do not have.
    pub(super) fn check_signers(&self, signed: &Verified<Act>, author: Author) -> Result<(), Refusal> {
        let own = signed.head().key;
        let mut asked: Vec<Kid> = match signed.act() {
            Act::Found(act) => act.keys.iter().map(AnyKey::kid).collect(),
            Act::Join(act) => act.keys.iter().map(AnyKey::kid).collect(),
            Act::KeyAdd(act) => alloc::vec![act.new.kid()],
            Act::KeyRecover(act) if own == act.new.kid() => alloc::vec![own],
            Act::KeyRecover(act) => {
                let key = act.new.kid().to_string();
                return Err(Refusal::MissingSignature { key });
            }
            _ => Vec::new(), // Every other act is signed by its author alone.
        };
        if author == Author::Nobody && !asked.contains(&own) {
            return Err(Refusal::UnknownKey { key: own.to_string() });
        }
        if let Act::Join(act) = signed.act() {
            asked.push(act.invite);
        }
        let has_signed = |kid: &Kid| !Defence::EnrolledKeysSign.stands() || signed.signed_by(*kid);
        if let Some(kid) = asked.iter().find(|kid| !has_signed(kid)) {
            return Err(Refusal::MissingSignature { key: kid.to_string() });
        }
        match signed
            .signatures()
            .iter()
            .find(|line| line.kid != own && !asked.contains(&line.kid))
        {
            Some(line) => Err(Refusal::SurplusSignature {
                key: line.kid.to_string(),
            }),
            None => Ok(()),
        }
    }
}

/// What the keeper may file: closings, and looks at power, that are due; anybody can recompute what they come to.
fn is_closing(act: &Act) -> bool {
    matches!(
        act,
        Act::SharePost(_)
            | Act::WorkClose(_)
            | Act::ProposalClose(_)
            | Act::VoteClose(_)
            | Act::AdviceClose(_)
            | Act::PowerWatch(_)
            | Act::ForkClose(_)
    )
}
