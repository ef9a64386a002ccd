//! Power, as its agreement has it watched: from which share on of what the circle is told. Without the agreement
//! everybody can still look at the figures; nobody is told of them.

use super::deciding::part;
use super::{Params, wrong};
use crate::act::AgreementText;
use crate::field::{FieldFlaw, Integer, Parameters, Slug, fields};
use crate::quantity::Ratio;
use crate::refusal::Refusal;
use crate::report::PowerMeasure;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "power";

/// What the community wants to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerRules {
    /// The circle that is told; the whole community otherwise.
    pub circle: Option<String>,
    /// In a community with fewer people nobody is told: there somebody always holds much.
    pub people_min: u64,
    /// From which largest share on, of what.
    pub largest: Vec<(PowerMeasure, Ratio)>,
}

/// Reads the agreement, if it is there. One of this name without parameters is words alone.
pub(super) fn read(agreements: &[AgreementText]) -> Result<Option<PowerRules>, Refusal> {
    let Some(said) = agreements
        .iter()
        .find(|agreement| agreement.name.as_str() == NAME && !agreement.params.0.is_empty())
    else {
        return Ok(None);
    };
    let it = shapes::Power::read_params(&said.params).map_err(|flaw| wrong(NAME, &flaw))?;
    let said = [
        (PowerMeasure::Voices, it.voices),
        (PowerMeasure::Delegated, it.delegated),
        (PowerMeasure::Roles, it.roles),
        (PowerMeasure::Facilitation, it.facilitation),
        (PowerMeasure::Opened, it.opened),
        (PowerMeasure::Adopted, it.adopted),
        (PowerMeasure::Approved, it.approved),
        (PowerMeasure::Credits, it.credits),
        (PowerMeasure::Income, it.income),
        (PowerMeasure::Care, it.care),
    ];
    let mut largest = Vec::new();
    for (measure, share) in said {
        if share.is_some() {
            largest.push((measure, part(NAME, measure.word(), share, (1, 1))?));
        }
    }
    Ok(Some(PowerRules {
        circle: it.circle.map(|circle| circle.to_string()),
        people_min: it.people_min.map_or(5, |set| set.unsigned()),
        largest,
    }))
}

/// What the agreement can set.
pub mod shapes {
    use super::*;

    fields! {
        /// Watching power: a circle is told when whoever holds most holds more than this part.
        Power {
            /// The circle that is told; the whole community unless set.
            circle: Option<Slug>,
            /// Only with so many people or more; 5 unless set.
            people_min: Option<Integer<1, 1_000_000>>,
            /// Of the voices in votes.
            voices: Option<Ratio>,
            /// Of the voices of others.
            delegated: Option<Ratio>,
            /// Of the roles.
            roles: Option<Ratio>,
            /// Of the days of facilitation.
            facilitation: Option<Ratio>,
            /// Of the decisions opened.
            opened: Option<Ratio>,
            /// Of the decisions adopted.
            adopted: Option<Ratio>,
            /// Of the money that decisions moved.
            approved: Option<Ratio>,
            /// Of the credits.
            credits: Option<Ratio>,
            /// Of the income from share-outs.
            income: Option<Ratio>,
            /// Of the care.
            care: Option<Ratio>,
        }
    }
    impl Params for Power {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            Power::read_fields(&params.0, "")
        }
    }
}
