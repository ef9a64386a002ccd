//! The acts of parting: noticing a fork, trying once more, joining it, and beginning the new register.

use super::{Name, Paragraph};
use crate::field::{Digest, Integer, Line, List, NoteRef, choice, fields, records};
use crate::quantity::words;
use register::{Hash, PublicKey};

words! {
    /// What a fork came to.
    ForkOutcome {
        /// Those who go along part, with what they take along.
        Parted = "parted",
        /// Too few signed the notice in its time.
        Lapsed = "lapsed",
        /// Fewer go along than the agreement asks for.
        TooFew = "too-few",
        /// Everybody goes along: nobody is left to part from.
        NobodyStays = "nobody-stays",
    }
}

words! {
    /// Where somebody who goes along is a member afterwards.
    Belonging {
        /// In both communities.
        Both = "both",
        /// In the new one alone.
        New = "new",
    }
}
choice!(ForkOutcome, Belonging);

/// Where a community is found: an address, 8 to 200 characters.
pub type Address = Line<8, 200>;

records! {
    /// The register that a fork begins with.
    ParentText {
        /// The id of the community.
        community: Hash,
        /// How many of its entries the fork begins with.
        size: Integer<1, 9_007_199_254_740_991>,
        /// The root over them.
        root: Hash,
    }
}

records! {
    /// What the keeper of a register signed: its checkpoint at one size, without what is known anyway.
    SignedText {
        /// How many entries it had.
        size: Integer<1, 9_007_199_254_740_991>,
        /// The root over them.
        root: Hash,
        /// The keeper's signature under that checkpoint: 64 bytes in base64url.
        signature: Line<86, 86>,
    }
}

fields! {
    /// Gives notice of a fork over a decision that could not be settled.
    ForkNotice {
        /// The proposal or vote that could not be settled.
        decision: Hash,
        /// What the new community would be called.
        name: Name,
        /// What it would be for.
        purpose: Paragraph,
        /// Why one sees no other way.
        why: NoteRef,
    }
}
fields! {
    /// Signs the notice of a fork; once enough full members have, all try once more to find a way together.
    ForkSign {
        /// The fork.
        fork: Hash,
    }
}
fields! {
    /// Takes one's name off a fork: one's signature, and that one goes along.
    ForkTakeBack {
        /// The fork.
        fork: Hash,
    }
}
fields! {
    /// Tells what the attempt to find a way together has come to, as its facilitator.
    ForkReport {
        /// The fork.
        fork: Hash,
        /// What was tried, and what came of it.
        text: NoteRef,
    }
}
fields! {
    /// Says that one goes along into the new community.
    ForkJoin {
        /// The fork.
        fork: Hash,
        /// Whether one stays a member here as well, as most do, or of the new community alone.
        belongs: Option<Belonging>,
    }
}
fields! {
    /// Ends a fork whose time is over: those who go along part with what they take along, or it comes to nothing.
    ForkClose {
        /// The fork.
        fork: Hash,
        /// What it came to.
        outcome: ForkOutcome,
        /// The SHA-256 of who goes along, with what.
        result: Digest,
    }
}
fields! {
    /// Begins the register of the new community, which goes on from the first entries of the old one.
    CommunityFork {
        /// The register that it begins with.
        parent: ParentText,
        /// The fork by which they parted.
        fork: Hash,
        /// The SHA-256 of who goes along, with what, as the parent's register says.
        result: Digest,
        /// The public key of the keeper of the new register.
        keeper: PublicKey,
    }
}
fields! {
    /// Begins the register of the new community, with what the keeper of the old one signed for these entries.
    CommunityForkSigned {
        /// The register that it begins with.
        parent: ParentText,
        /// The fork by which they parted.
        fork: Hash,
        /// The SHA-256 of who goes along, with what, as the parent's register says.
        result: Digest,
        /// The public key of the keeper of the new register.
        keeper: PublicKey,
        /// What the parent's keeper signed, for just these entries or for more of them.
        signed: SignedText,
        /// The hashes by which these entries lead to it; none where it is for just these.
        proof: List<Hash, 0, 64>,
    }
}

impl CommunityForkSigned {
    /// The same without what the parent's keeper signed.
    pub fn begins(&self) -> CommunityFork {
        CommunityFork {
            parent: self.parent.clone(),
            fork: self.fork,
            result: self.result,
            keeper: self.keeper,
        }
    }
}

impl super::Act {
    /// What begins a fork, if this does: with or without what the parent's keeper signed.
    pub fn begins_fork(&self) -> Option<CommunityFork> {
        match self {
            super::Act::CommunityFork(act) => Some(act.clone()),
            super::Act::CommunityForkSigned(act) => Some(act.begins()),
            _ => None, // No other act begins a register with another's entries.
        }
    }
}

fields! {
    /// Names the other community of a fork, and where it is found.
    SiblingName {
        /// The fork by which they parted.
        fork: Hash,
        /// The other community.
        community: Hash,
        /// Where it is found.
        address: Option<Address>,
    }
}
