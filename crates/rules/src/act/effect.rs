//! Effects: what a decision does once it is adopted. They stand in the proposal, are shown before anybody answers,
//! and are applied by the rules when it closes (`community/effects.rs`).

use super::{AgreementClass, AgreementWords, Name, Paragraph, PostingText, Quantity, Reference};
use crate::field::{
    Commitments, Expected, Field, FieldFlaw, Flaw, Integer, Kind, List, Money, NoteRef, Parameters, Slug, SortShape,
    choice, fields, record,
};
use crate::quantity::{CircleKind, Day, words};
use alloc::string::ToString;
use register::Hash;
use register::json::Value;

words! {
    /// What a role is to its circle.
    RoleKind {
        /// Holds a domain of its own.
        Role = "role",
        /// Runs the circle's decisions.
        Facilitator = "facilitator",
        /// Keeps the circle's records, and stands in for the facilitator.
        Secretary = "secretary",
        /// The parent circle's link: sent by the parent into this circle, a full member of both.
        Leader = "leader",
        /// This circle's link into the parent: chosen here, a full member of both.
        Representative = "representative",
    }
}
choice!(RoleKind);

macro_rules! effects {
    ($( $word:literal $(#[doc = $doc:literal])+ $name:ident { $($body:tt)* } )+) => {
        $( fields! { $(#[doc = $doc])+ $name { $($body)* } } )+

        /// What a decision does once it is adopted.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Effect { $( $(#[doc = $doc])+ $name($name) ),+ }

        /// Every effect, described, in the order of the table.
        pub const EFFECT_SHAPES: &[SortShape] = &[ $( SortShape {
            word: $word, doc: $name::DOC, fields: $name::FIELDS,
        } ),+ ];

        words! {
            /// What an effect is about: its name, without what it says.
            EffectSort { $( $(#[doc = $doc])+ $name = $word ),+ }
        }

        impl Effect {
            /// What it is about.
            pub fn sort(&self) -> EffectSort {
                match self { $( Effect::$name(_) => EffectSort::$name ),+ }
            }
            /// The word that names it.
            pub fn word(&self) -> &'static str {
                self.sort().word()
            }
        }

        impl Field for Effect {
            const KIND: Kind = Kind::OneOf { tag: "does", sorts: EFFECT_SHAPES };
            fn read(value: &Value) -> Result<Self, FieldFlaw> {
                let members = record(value)?;
                let word = match members.get("does") {
                    Some(Value::Text(word)) => word.as_str(),
                    Some(_) | None => return Err(FieldFlaw::here(Flaw::Missing).under("does")),
                };
                match word {
                    $( $word => $name::read_fields(members, "does").map(Effect::$name), )+
                    _ => Err(FieldFlaw::here(Flaw::Expected(Expected::Effect)).under("does")), // A text.
                }
            }
            fn write(&self) -> Value {
                let mut members = match self { $( Effect::$name(effect) => effect.write_fields() ),+ };
                members.insert("does".to_string(), Value::Text(self.word().to_string()));
                Value::Record(members)
            }
            fn commit(&self, found: &mut Commitments) {
                match self { $( Effect::$name(effect) => effect.commit_fields(found), )+ }
            }
        }
    };
}

effects! {
    "adopt-agreement"
    /// Adopts an agreement, or the next version of one that is there.
    AdoptAgreement {
        /// Its short name.
        name: Slug,
        /// How weighty it is.
        class: AgreementClass,
        /// What it says.
        text: AgreementWords,
        /// What the rules read from it.
        params: Option<Parameters>,
        /// When it is looked at again; at most twelve months on, which is also the default.
        review: Option<Day>,
        /// The last day on which it holds; without one it holds until it is changed.
        sunset: Option<Day>,
    }
    "retire-agreement"
    /// Ends an agreement.
    RetireAgreement {
        /// Its short name.
        name: Slug,
    }
    "renew-agreement"
    /// Keeps an agreement as it is until its next review.
    RenewAgreement {
        /// Its short name.
        name: Slug,
        /// When it is looked at again.
        review: Day,
    }
    "open-role"
    /// Makes a role.
    OpenRole {
        /// The circle it belongs to.
        circle: Slug,
        /// Its short name within the circle.
        role: Slug,
        /// Its name.
        name: Name,
        /// What it is to the circle.
        kind: RoleKind,
        /// What it is for.
        purpose: Paragraph,
        /// What it decides alone, in words.
        domain: Option<Paragraph>,
        /// What it takes care of.
        duties: Option<Paragraph>,
        /// How many months a term lasts; twelve without it.
        months: Option<Integer<1, 60>>,
        /// How much money it may spend alone in one term.
        budget: Option<Money>,
        /// The operational agreements it may change alone.
        agreements: Option<List<Slug, 1, 16>>,
    }
    "close-role"
    /// Ends a role.
    CloseRole {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
    }
    "fill-role"
    /// Gives a role to a member for a term.
    FillRole {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
        /// Who takes it.
        member: Hash,
    }
    "vacate-role"
    /// Takes a role from its holder.
    VacateRole {
        /// The circle.
        circle: Slug,
        /// The role.
        role: Slug,
    }
    "open-circle"
    /// Opens a circle or a project within another.
    OpenCircle {
        /// Its short name.
        circle: Slug,
        /// Its name.
        name: Name,
        /// Whether it lasts.
        kind: CircleKind,
        /// What it is for.
        aim: Paragraph,
        /// What it decides alone.
        domain: Option<Paragraph>,
        /// The circle it is part of.
        parent: Slug,
    }
    "close-circle"
    /// Closes a circle or a project, with whatever is open in it; circles within it become part of what it was part of.
    CloseCircle {
        /// The circle.
        circle: Slug,
    }
    "admit-to-circle"
    /// Takes a member into a circle.
    AdmitToCircle {
        /// The circle.
        circle: Slug,
        /// The member.
        member: Hash,
    }
    "remove-from-circle"
    /// Takes a member out of a circle.
    RemoveFromCircle {
        /// The circle.
        circle: Slug,
        /// The member.
        member: Hash,
    }
    "advance-member"
    /// Ends a member's dating stage: they go on to the next, or become a full member.
    AdvanceMember {
        /// The member.
        member: Hash,
    }
    "admit-member"
    /// Admits a guest: they begin to date, or are a full member where nobody dates.
    AdmitMember {
        /// The guest.
        member: Hash,
    }
    "decline-member"
    /// Does not admit a guest, and says why; they can appeal.
    DeclineMember {
        /// The guest.
        member: Hash,
        /// Why; never because of origin, gender, faith or politics.
        reason: NoteRef,
    }
    "settle-work"
    /// Settles a contribution that is disputed.
    SettleWork {
        /// The contribution.
        work: Hash,
        /// What counts of it; without this it does not count at all.
        quantity: Option<Quantity>,
    }
    "exclude-member"
    /// Ends somebody's membership; what is owed to them stays owed.
    ExcludeMember {
        /// The member.
        member: Hash,
    }
    "post-share"
    /// Posts an open share-out.
    PostShare {
        /// The share-out.
        share: Hash,
    }
    "move-value"
    /// Moves value between accounts, all or nothing: a budget, a gift, a grant.
    MoveValue {
        /// The movements, which sum to zero per unit.
        postings: List<PostingText, 2, 16>,
        /// What a restricted account is drawn on for.
        purpose: Option<Reference>,
    }
}
