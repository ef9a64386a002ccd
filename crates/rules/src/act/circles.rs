//! The acts of circles, roles and tensions.

use crate::field::{Integer, NoteRef, Slug, choice, fields};
use crate::quantity::words;
use register::Hash;

words! {
    /// Where a tension can be sent.
    TensionWay {
        /// To a role, which decides alone.
        Role = "role",
        /// To a circle, to talk about.
        Circle = "circle",
        /// Into an advice process.
        Advice = "advice",
        /// Into a proposal.
        Proposal = "proposal",
        /// To a mediator; what is said there stays there.
        Mediation = "mediation",
    }
}

words! {
    /// Whether something did what it was for.
    Worked {
        /// It did.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It did not.
        No = "no",
    }
}
choice!(TensionWay, Worked);

fields! {
    /// Enters a circle.
    CircleEnter {
        /// The circle.
        circle: Slug,
    }
}
fields! {
    /// Leaves a circle.
    CircleExit {
        /// The circle.
        circle: Slug,
    }
}
fields! {
    /// Lays a role of one's own down.
    RoleLeave {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
        /// Why, if one wants to say.
        note: Option<NoteRef>,
    }
}
fields! {
    /// Asks to choose again who holds a role; with enough others, the selection is open again.
    RoleReopen {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Says what is, what could be, and what it needs.
    TensionRaise {
        /// The circle that it concerns; the whole community otherwise.
        circle: Option<Slug>,
        /// What is.
        what: NoteRef,
        /// What could be.
        could: Option<NoteRef>,
        /// What it needs.
        needs: Option<NoteRef>,
    }
}
fields! {
    /// Sends a tension of one's own where it belongs.
    TensionSend {
        /// The tension.
        tension: Hash,
        /// Where.
        to: TensionWay,
        /// The circle, for a role or a circle.
        circle: Option<Slug>,
        /// The role.
        role: Option<Slug>,
        /// The proposal or the advice process.
        decision: Option<Hash>,
        /// For a mediation, 1: the mediator is drawn. Without it a pal is asked, which is in no register.
        drawn: Option<Integer<1, 1>>,
    }
}
fields! {
    /// Closes a tension of one's own.
    TensionClose {
        /// The tension.
        tension: Hash,
        /// Why.
        reason: NoteRef,
    }
}
fields! {
    /// Answers the question of a review: did it do what it was for?
    ReviewAnswer {
        /// The decision.
        decision: Hash,
        /// Whether it worked.
        worked: Worked,
        /// What was seen.
        note: NoteRef,
    }
}
