//! What can come instead of a receipt: a refusal, a fault or a breach.

use crate::fault::Fault;
use register::breach::Breach;
use register::limits::{ENTRY_BYTES_MAX, SIGNATURES_MAX};
use register::{HeadReason, LinesFlaw, ReadFlaw};
use rules::act::{Act, ActFlaw};

use rules::field::{Expected, Flaw};
use rules::refusal::{REFUSALS, Refusal};
use std::fmt;
use std::ops::Deref;

/// Three of the four kinds of trouble; the fourth is a bug, and panics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A rule says no; the member acts.
    Refusal(Refusal),
    /// Disk, clock or load; the operator acts, or a retry helps.
    Fault(Fault),
    /// A register does not verify; the members act.
    Breach(Box<FoundBreach>),
}

/// A breach as a replay found it. It is read like the breach itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBreach {
    /// What is so, with the bytes that show it: what anybody can be handed.
    pub breach: Breach,
    /// What the rules say where they refuse an entry: the breach has it in English words alone.
    pub refusal: Option<Refusal>,
}

impl Deref for FoundBreach {
    type Target = Breach;

    fn deref(&self) -> &Breach {
        &self.breach
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refusal(refusal)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble::Fault(fault)
    }
}

impl From<Breach> for Trouble {
    fn from(breach: Breach) -> Trouble {
        Trouble::Breach(Box::new(FoundBreach { breach, refusal: None }))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Refusal(refusal) => {
                write!(
                    f,
                    "Refused: {}\nWhy:     {}.\nNext:    {}.",
                    refusal_words(refusal),
                    refusal.rule(),
                    refusal.remedy()
                )
            }
            Trouble::Fault(fault) => fault.fmt(f),
            Trouble::Breach(found) => write!(
                f,
                "Breach: {}.\nWhy:    every entry of a register can be verified by anybody, from its bytes alone.\n\
                 Next:   show this to the other members, and compare copies.",
                found.breach
            ),
        }
    }
}

impl std::error::Error for Trouble {}

/// A refusal in one English sentence with its data, for logs and evidence; pages have their own words.
pub fn refusal_words(refusal: &Refusal) -> String {
    let doc = REFUSALS
        .iter()
        .find(|shape| shape.code == refusal.code())
        .map_or("", |shape| shape.doc.trim());
    let data: Vec<String> = refusal
        .fields()
        .into_iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    if data.is_empty() {
        doc.to_owned()
    } else {
        format!("{} ({})", doc.trim_end_matches('.'), data.join(", "))
    }
}

/// What is refused when a body or its signature lines cannot be read.
pub(crate) fn unreadable(flaw: ReadFlaw<ActFlaw>) -> Refusal {
    let malformed = |path: &str, flaw: Flaw| Refusal::MalformedAct {
        path: path.to_owned(),
        flaw,
    };
    match flaw {
        ReadFlaw::Act(ActFlaw::UnknownType(name)) => Refusal::UnknownActType { name },
        ReadFlaw::Act(ActFlaw::Field(flaw)) => Refusal::malformed(&flaw.under("act")),
        ReadFlaw::Head(flaw) => malformed(&flaw.path, around(flaw.reason)),
        ReadFlaw::Lines(LinesFlaw::TooMany) => malformed("signatures", Flaw::TooMuch(SIGNATURES_MAX as i64)),
        ReadFlaw::Lines(LinesFlaw::None) => malformed("signatures", Flaw::TooLittle(1)),
        ReadFlaw::Lines(LinesFlaw::NotSorted(_) | LinesFlaw::Twice(_)) => {
            malformed("signatures", Flaw::Expected(Expected::Signatures))
        }
        ReadFlaw::Json(flaw) => malformed(&flaw.path, Flaw::Json(flaw.reason)),
        ReadFlaw::TooLong { .. } => malformed("", Flaw::TooLarge(ENTRY_BYTES_MAX)),
    }
}

/// What is wrong with a member around an act.
fn around(reason: HeadReason) -> Flaw {
    match reason {
        HeadReason::Missing => Flaw::Missing,
        HeadReason::Unknown => Flaw::Unknown,
        HeadReason::NotARecord => Flaw::Expected(Expected::Record),
        HeadReason::NotAText => Flaw::Expected(Expected::Text),
        HeadReason::NotACount => Flaw::Expected(Expected::Integer),
        HeadReason::NotHex { digits: 32 } => Flaw::Expected(Expected::Kid),
        HeadReason::NotHex { digits: _ } => Flaw::Expected(Expected::Hash),
        HeadReason::NotAnAuthor => Flaw::Expected(Expected::Author),
        HeadReason::UnknownVersion => Flaw::NotOneOf(&["1"]),
        HeadReason::NotAFounding => Flaw::Expected(Expected::Community),
    }
}

/// A flaw of reading with its part about the act in words, for evidence.
pub(crate) fn in_words(flaw: ReadFlaw<ActFlaw>) -> ReadFlaw<String> {
    flaw.map_act(|flaw| refusal_words(&Refusal::from(flaw)))
}

/// An act that was read, its signatures not yet verified.
pub(crate) type SignedAct = register::Signed<Act>;
/// An act whose signatures were verified.
pub(crate) type VerifiedAct = register::Verified<Act>;
