//! What lies behind a figure, by the words of an address: which movements, which account, which of its entries. Pages and
//! the API both read their addresses here, so that what one of them knows or refuses, the other does too.

use register::Hash;
use rules::community::{Community, MemberIx};
use rules::ledger::{AccountKey, AccountView};
use rules::quantity::{Day, PartnerKind};
use rules::report::{MovementFilter, MovementWay, PostingFilter};

use crate::door::Door;
use crate::state::clip;

/// What is asked for where no circle was named.
pub const NO_CIRCLE: &str = "none";

/// Which movements are asked for; what is empty asks for nothing in particular.
pub struct Moves<'a> {
    /// This way: income, expense or payment.
    pub way: &'a str,
    /// From or to partners of this kind.
    pub kind: &'a str,
    /// For this circle or project, or [`NO_CIRCLE`].
    pub circle: &'a str,
    /// Payments to this member: an id, or `me`.
    pub member: &'a str,
    /// On this day or later.
    pub from: &'a str,
    /// On this day or earlier.
    pub until: &'a str,
}

impl Moves<'_> {
    /// The same as the rules ask it, for whoever reads.
    ///
    /// # Errors
    ///
    /// `Door::BadQuery` for a word that is none of its list and for what is no day, `Door::NotThere` for a circle or member
    /// that is not here: what cannot be read leaves nothing out by itself, and would show more than was asked for.
    pub fn filter(&self, community: &Community, me: Option<Hash>) -> Result<MovementFilter, Door> {
        let way = |text| MovementWay::from_word(text).ok_or_else(|| bad(text, "income, expense or payment"));
        let kind = |text| PartnerKind::from_word(text).ok_or_else(|| bad(text, "customer, donor, supplier or member"));
        Ok(MovementFilter {
            way: asked(self.way, way)?,
            kind: asked(self.kind, kind)?,
            circle: asked(self.circle, |slug| circle(community, slug))?,
            member: asked(self.member, |text| member(community, me, text))?,
            from: asked(self.from, day)?,
            until: asked(self.until, day)?,
        })
    }
}

/// What a text asks for, if it asks for anything.
fn asked<'a, T>(text: &'a str, read: impl FnOnce(&'a str) -> Result<T, Door>) -> Result<Option<T>, Door> {
    match text {
        "" => Ok(None),
        text => read(text).map(Some), // A text, not an enum of ours.
    }
}

fn circle(community: &Community, slug: &str) -> Result<Option<u32>, Door> {
    if slug == NO_CIRCLE {
        return Ok(None);
    }
    let place = community.circle_place(slug);
    place.map(Some).ok_or_else(|| Door::NotThere { id: clip(slug) })
}

/// The member that a text names: an id, or `me` for whoever reads.
///
/// # Errors
///
/// `Door::NotThere` if nobody is.
pub fn member(community: &Community, me: Option<Hash>, text: &str) -> Result<MemberIx, Door> {
    let id = match text {
        "me" => me,
        id => id.parse().ok(), // A text, not an enum of ours.
    };
    id.and_then(|id| community.member_ix(&id))
        .ok_or_else(|| Door::NotThere { id: clip(text) })
}

/// The account that an address names, with what is shown of it: built in, also before anything moved on it, or opened, or
/// one of the books of a community that parted, whose names no act writes.
///
/// # Errors
///
/// `Door::NotThere` for every other name, and for the account of a member or a share-out that is not here.
pub fn account(community: &Community, name: &str, now_ms: u64) -> Result<(AccountKey, AccountView), Door> {
    let ledger = community.ledger();
    let listed = || {
        let mut keys = ledger.accounts(now_ms).map(|(key, _)| key);
        keys.find(|key| key.to_string() == name).cloned()
    };
    let found = || {
        let key = AccountKey::read(name).or_else(listed)?;
        let view = ledger.look_at(&key, now_ms)?;
        let of_a_stranger = view.holder.is_some_and(|holder| community.member_ix(&holder).is_none());
        let of_no_share = matches!(&key, AccountKey::Pool(share) if community.share(share).is_none());
        (!of_a_stranger && !of_no_share).then_some((key, view))
    };
    found().ok_or_else(|| Door::NotThere { id: clip(name) })
}

/// Which entries behind an account are asked for: `share` for those of share-outs, all without a word.
///
/// # Errors
///
/// `Door::BadQuery` for every other word.
pub fn entries(by: &str) -> Result<PostingFilter, Door> {
    match by {
        "" => Ok(PostingFilter::All),
        "share" => Ok(PostingFilter::Shares),
        other => Err(bad(other, "share")), // A text, not an enum of ours.
    }
}

/// A day as addresses have it.
///
/// # Errors
///
/// `Door::BadQuery` if it is none.
pub fn day(text: &str) -> Result<Day, Door> {
    Day::parse(text).ok_or_else(|| bad(text, "a day such as 2026-05-03"))
}

/// What cannot be read in an address, and what was expected there.
pub fn bad(text: &str, expected: &str) -> Door {
    Door::BadQuery {
        detail: format!("expected {expected}, not \"{}\"", clip(text)),
    }
}
