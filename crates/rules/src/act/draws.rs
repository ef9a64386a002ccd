//! The acts of drawing people by a seed that members make together, of what a drawn panel says, and of admission: who
//! vouches, and who appeals.

use crate::field::{Digest, Integer, NoteRef, Slug, fields};
use register::Hash;

fields! {
    /// Opens a draw of some people of a circle.
    DrawOpen {
        /// The circle whose deciding members are drawn.
        circle: Slug,
        /// How many.
        seats: Integer<1, 100>,
        /// What for.
        purpose: NoteRef,
    }
}
fields! {
    /// Puts a secret into a draw, sealed: nobody can read it, and its author cannot change it.
    DrawCommit {
        /// The draw.
        draw: Hash,
        /// The SHA-256 of mirrorball/draw/v1/commit, the draw's id, the attempt (4 bytes), the member's id and the secret.
        seal: Digest,
    }
}
fields! {
    /// Opens one's secret, when all have sealed theirs.
    DrawReveal {
        /// The draw.
        draw: Hash,
        /// The 32 bytes that were sealed.
        secret: Digest,
    }
}
fields! {
    /// Publishes what a drawn panel says about the proposal that it decides.
    PanelReport {
        /// The proposal.
        proposal: Hash,
        /// What the panel found, and why.
        report: NoteRef,
    }
}
fields! {
    /// Says that one knows somebody who has joined, so that the members can admit them.
    MemberVouch {
        /// Who has joined.
        member: Hash,
        /// How one knows them.
        how: Option<NoteRef>,
    }
}
fields! {
    /// Appeals against not being admitted: others look at it again.
    AdmissionAppeal {
        /// Why.
        reason: NoteRef,
    }
}
