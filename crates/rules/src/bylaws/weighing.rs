//! Weighing, where a community decides on it: some of its votes count more voices for who has worked more. Without the
//! agreement no vote does, and none can about people or in constitutional matters.
//!
//! Whose voices come to how many in one vote is in `community/votes/weighing.rs`.

use super::{Params, wrong};
use crate::act::AgreementText;
use crate::field::{FieldFlaw, Flaw, Integer, List, Parameters, Slug, choice, fields};
use crate::limits::{TOPICS_MAX, VOICES_EACH_MAX};
use crate::quantity::words;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "weighing";

words! {
    /// By what a voice is weighed.
    WeighedBy {
        /// By all credits that ever counted, livelihood and love.
        Credits = "credits",
        /// By livelihood credits.
        Livelihood = "livelihood",
        /// By love credits.
        Love = "love",
        /// By hours of care.
        Care = "care",
    }
}
choice!(WeighedBy);

/// In which votes voices are weighed, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeighingRules {
    /// By what.
    pub by: WeighedBy,
    /// So many credits, or hours, are one voice more.
    pub step: u32,
    /// The most voices of one person, their own one included.
    pub most: u32,
    /// In votes on these topics.
    pub topics: Vec<String>,
    /// In votes that settle what was blocked: proposals that stayed stuck.
    pub blocked: bool,
}

/// Reads the agreement, if it is there. One of this name without parameters is words alone.
pub(super) fn read(agreements: &[AgreementText]) -> Result<Option<WeighingRules>, Refusal> {
    let Some(said) = agreements
        .iter()
        .find(|agreement| agreement.name.as_str() == NAME && !agreement.params.0.is_empty())
    else {
        return Ok(None);
    };
    let it = shapes::Weighing::read_params(&said.params).map_err(|flaw| wrong(NAME, &flaw))?;
    let topics: Vec<String> = it
        .topics
        .iter()
        .flat_map(|topics| topics.iter())
        .map(ToString::to_string)
        .collect();
    let blocked = it.blocked.is_some_and(|set| set.get() == 1);
    if topics.is_empty() && !blocked {
        return Err(wrong(NAME, &FieldFlaw::here(Flaw::Missing).under("topics")));
    }
    Ok(Some(WeighingRules {
        by: it.by,
        step: it.step.unsigned() as u32,
        most: it.most.unsigned() as u32,
        topics,
        blocked,
    }))
}

/// What the agreement can set.
pub mod shapes {
    use super::*;

    fields! {
        /// Weighing voices in some votes.
        Weighing {
            /// By what.
            by: WeighedBy,
            /// So many credits, or hours of care, are one voice more.
            step: Integer<1, 1_000_000>,
            /// The most voices of one person, their own one included.
            most: Integer<2, { VOICES_EACH_MAX as i64 }>,
            /// In votes on these topics.
            topics: Option<List<Slug, 0, { TOPICS_MAX }>>,
            /// 1: in votes that settle a proposal which stayed stuck; 0 unless set.
            blocked: Option<Integer<0, 1>>,
        }
    }
    impl Params for Weighing {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            Weighing::read_fields(&params.0, "")
        }
    }
}
