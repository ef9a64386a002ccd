//! Delegation, as its agreement says it: how long an entry lasts, how many go through one person, and which topics votes
//! have. Without the agreement nobody delegates, so that registers from before it count as they did.
//!
//! What a delegation does is in `community/delegation.rs`.

use super::deciding::part;
use super::{Params, wrong};
use crate::act::AgreementText;
use crate::field::{FieldFlaw, Flaw, Integer, List, Parameters, Slug, fields};
use crate::limits::TOPICS_MAX;
use crate::quantity::Ratio;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "delegation";

/// How members speak for each other in votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationRules {
    /// Months after which an entry ends.
    pub months: u32,
    /// Months after which its author is asked whether it still holds.
    pub remind_months: u32,
    /// The part of those who decide for whom one person speaks at most, besides themself.
    pub cap: Ratio,
    /// The fewest people for whom anybody may speak.
    pub cap_min: u32,
    /// The part of those who decide that has to vote themself.
    pub direct: Ratio,
    /// The topics that a vote can have.
    pub topics: Vec<String>,
}

impl DelegationRules {
    /// How many people may go through one person, where so many decide. People round up.
    pub fn cap_of(&self, electorate: u32) -> u32 {
        people(self.cap, electorate).max(self.cap_min)
    }

    /// How many have to vote themself, where so many decide.
    pub fn direct_of(&self, electorate: u32) -> u32 {
        people(self.direct, electorate)
    }
}

fn people(part: Ratio, all: u32) -> u32 {
    let exact = u128::from(all) * u128::from(part.num());
    exact.div_ceil(u128::from(part.den())) as u32 // A part of a number that fits.
}

/// Reads the agreement, if it is there. One of this name without parameters is words alone: it was no bylaw when it
/// was written.
pub(super) fn read(agreements: &[AgreementText]) -> Result<Option<DelegationRules>, Refusal> {
    let Some(said) = agreements
        .iter()
        .find(|agreement| agreement.name.as_str() == NAME && !agreement.params.0.is_empty())
    else {
        return Ok(None);
    };
    let it = shapes::Delegation::read_params(&said.params).map_err(|flaw| wrong(NAME, &flaw))?;
    let mut topics: Vec<String> = Vec::new();
    for topic in it.topics.iter().flat_map(|topics| topics.iter()) {
        if topics.iter().any(|other| other == topic.as_str()) {
            return Err(Refusal::NameDoubled {
                name: topic.to_string(),
            });
        }
        topics.push(topic.to_string());
    }
    let months = it.months.unsigned() as u32;
    let remind_months = it.remind_months.map_or(months.min(3), |set| set.unsigned() as u32);
    if remind_months > months {
        let flaw = FieldFlaw::here(Flaw::TooMuch(i64::from(months))).under("remind_months");
        return Err(wrong(NAME, &flaw));
    }
    Ok(Some(DelegationRules {
        months,
        remind_months,
        cap: part(NAME, "cap", it.cap, (1, 10))?,
        cap_min: it.cap_min.map_or(3, |set| set.unsigned() as u32),
        direct: part(NAME, "direct", it.direct, (1, 10))?,
        topics,
    }))
}

/// What the agreement can set.
pub mod shapes {
    use super::*;

    fields! {
        /// Delegating one's voice.
        Delegation {
            /// Months that an entry lasts.
            months: Integer<1, 24>,
            /// Months after which its author is asked whether it still holds; 3 unless set.
            remind_months: Option<Integer<1, 24>>,
            /// The part of those who decide for whom one person speaks at most; 1/10 unless set.
            cap: Option<Ratio>,
            /// The fewest people for whom anybody may speak; 3 unless set.
            cap_min: Option<Integer<1, 1_000>>,
            /// The part of those who decide that has to vote themself; 1/10 unless set.
            direct: Option<Ratio>,
            /// The topics that a vote can have.
            topics: Option<List<Slug, 0, { TOPICS_MAX }>>,
        }
    }
    impl Params for Delegation {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            Delegation::read_fields(&params.0, "")
        }
    }
}
