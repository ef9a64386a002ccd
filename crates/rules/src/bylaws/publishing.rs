//! Publishing, where a community decides on it: what stands on its public page, which everybody can read. Without the
//! agreement nothing does.
//!
//! What that comes to on a day is `report/public.rs`; who of the members is named, each of them says by an act.

use super::{Params, wrong};
use crate::act::{AgreementText, Paragraph};
use crate::field::{FieldFlaw, Line, List, Parameters, choice, fields};
use crate::quantity::words;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "public-page";

words! {
    /// A part of the public page.
    PublicPart {
        /// What the community is for.
        Purpose = "purpose",
        /// Since when it is there, and how many are in it.
        Numbers = "numbers",
        /// Its circles, and what they are for.
        Circles = "circles",
        /// What it makes together and shares.
        Commons = "commons",
        /// How much work there was in the last quarter, by stream.
        Work = "work",
        /// How much money came in, went out and was shared in the last quarter.
        Money = "money",
        /// The agreements in force, word by word.
        Agreements = "agreements",
        /// The members who agreed to be named.
        People = "people",
    }
}
choice!(PublicPart);

/// What the community publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishingRules {
    /// Which parts, each once, in the order in which they are shown.
    pub shows: Vec<PublicPart>,
    /// What it says to whoever comes by.
    pub welcome: Option<String>,
    /// How it can be reached.
    pub contact: Option<String>,
}

impl PublishingRules {
    /// Whether this part is published.
    pub fn shows(&self, part: PublicPart) -> bool {
        self.shows.contains(&part)
    }
}

/// Reads the agreement, if it is there. One of this name without parameters is words alone.
pub(super) fn read(agreements: &[AgreementText]) -> Result<Option<PublishingRules>, Refusal> {
    let found = agreements.iter().find(|agreement| agreement.name.as_str() == NAME);
    found.map_or(Ok(None), |agreement| read_parameters(&agreement.params))
}

/// What these parameters of the agreement publish.
///
/// # Errors
/// One is missing, unknown or outside its limits.
pub fn read_parameters(params: &Parameters) -> Result<Option<PublishingRules>, Refusal> {
    if params.0.is_empty() {
        return Ok(None);
    }
    let it = shapes::PublicPage::read_params(params).map_err(|flaw| wrong(NAME, &flaw))?;
    let named = |part: &&PublicPart| it.shows.iter().any(|one| one == *part);
    Ok(Some(PublishingRules {
        shows: PublicPart::ALL.iter().filter(named).copied().collect(),
        welcome: it.welcome.map(|text| text.as_str().to_string()),
        contact: it.contact.map(|text| text.as_str().to_string()),
    }))
}

/// What the agreement can set.
pub mod shapes {
    use super::*;

    fields! {
        /// A page that everybody can read.
        PublicPage {
            /// What it shows.
            shows: List<PublicPart, 1, 8>,
            /// What it says to whoever comes by.
            welcome: Option<Paragraph>,
            /// How the community can be reached: an address of mail or of the web, or a place.
            contact: Option<Line<1, 120>>,
        }
    }
    impl Params for PublicPage {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            PublicPage::read_fields(&params.0, "")
        }
    }
}
