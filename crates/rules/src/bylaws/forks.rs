//! Forks, as the agreement on them says: how many it takes, how long each step lasts, and what is divided. Without the
//! agreement the defaults hold, since whoever cannot settle something may part.
//!
//! What a fork does is in `community/forks.rs`.

use super::deciding::part;
use super::{Params, wrong};
use crate::act::{AgreementText, Belonging};
use crate::field::{FieldFlaw, Flaw, Integer, List, Parameters, Slug, choice, fields};
use crate::limits::FORK_ACCOUNTS_MAX;
use crate::quantity::{DAY_MS, Ratio, words};
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "forks";

words! {
    /// What the divisible assets are divided by.
    Entitlement {
        /// Open credits: what would be shared out next. If nobody has any, by heads.
        Credits = "credits",
        /// Full members, each the same.
        Members = "members",
    }
}
choice!(Entitlement);

/// How members part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForkRules {
    /// The part of the full members that signs a notice.
    pub signers: Ratio,
    /// How many full members sign it at least, and go along at least.
    pub people_min: u32,
    /// Time in which enough sign it.
    pub notice_ms: u64,
    /// Time to find a way together.
    pub attempt_ms: u64,
    /// Time to say that one goes along.
    pub joining_ms: u64,
    /// What the divisible assets are divided by.
    pub entitlement: Entitlement,
    /// The part of them that is divided.
    pub divided: Ratio,
    /// The accounts that are divided beside cash.
    pub accounts: Vec<String>,
    /// Where those who go along are members afterwards, unless they say otherwise.
    pub belonging: Belonging,
}

impl ForkRules {
    /// How many have to sign, where there are so many full members. People round up.
    pub fn signers_of(&self, full: u32) -> u32 {
        let exact = u128::from(full) * u128::from(self.signers.num());
        let part = exact.div_ceil(u128::from(self.signers.den()));
        u32::try_from(part).unwrap_or(u32::MAX).max(self.people_min)
    }
}

/// Reads the agreement; one of this name without parameters is words alone.
pub(super) fn read(agreements: &[AgreementText]) -> Result<ForkRules, Refusal> {
    let said = agreements.iter().find(|agreement| agreement.name.as_str() == NAME);
    let it = match said {
        Some(said) => shapes::Forks::read_params(&said.params).map_err(|flaw| wrong(NAME, &flaw))?,
        None => shapes::Forks::default(),
    };
    let mut accounts: Vec<String> = Vec::new();
    for account in it.accounts.iter().flat_map(|accounts| accounts.iter()) {
        if accounts.iter().any(|other| other == account.as_str()) {
            return Err(Refusal::NameDoubled {
                name: account.to_string(),
            });
        }
        accounts.push(account.to_string());
    }
    let signers = part(NAME, "signers", it.signers, (1, 10))?;
    if signers.num() == 0 {
        let flaw = FieldFlaw::here(Flaw::TooLittle(1)).under("signers");
        return Err(wrong(NAME, &flaw));
    }
    let days_ms = |days: u64| days.saturating_mul(DAY_MS);
    Ok(ForkRules {
        signers,
        people_min: it.people_min.map_or(3, |set| set.unsigned() as u32),
        notice_ms: days_ms(it.notice_days.map_or(14, Integer::unsigned)),
        attempt_ms: days_ms(it.attempt_days.map_or(21, Integer::unsigned)),
        joining_ms: days_ms(it.joining_days.map_or(14, Integer::unsigned)),
        entitlement: it.entitlement.unwrap_or(Entitlement::Credits),
        divided: part(NAME, "divided", it.divided, (1, 1))?,
        accounts,
        belonging: it.belonging.unwrap_or(Belonging::Both),
    })
}

/// What the agreement can set.
pub mod shapes {
    use super::*;

    fields! {
        /// Parting where something cannot be settled.
        Forks {
            /// The part of the full members that signs a notice; 1/10 unless set.
            signers: Option<Ratio>,
            /// How many full members sign it, and go along, at least; 3 unless set.
            people_min: Option<Integer<2, 1_000>>,
            /// Days in which enough sign it; 14 unless set.
            notice_days: Option<Integer<1, 90>>,
            /// Days to find a way together; 21 unless set.
            attempt_days: Option<Integer<1, 180>>,
            /// Days to say that one goes along; 14 unless set.
            joining_days: Option<Integer<1, 90>>,
            /// What the divisible assets are divided by: credits (open ones) or members; credits unless set.
            entitlement: Option<Entitlement>,
            /// The part of them that is divided; 1 unless set.
            divided: Option<Ratio>,
            /// Funds and projects that are divided beside cash, by their accounts' names; none unless set.
            accounts: Option<List<Slug, 0, { FORK_ACCOUNTS_MAX }>>,
            /// Where those who go along are members afterwards: both or new; both unless set, and unless they say otherwise.
            belonging: Option<Belonging>,
        }
    }
    // The struct is written by the macro, which derives no such thing.
    #[expect(clippy::derivable_impls)]
    impl Default for Forks {
        fn default() -> Forks {
            Forks {
                signers: None,
                people_min: None,
                notice_days: None,
                attempt_days: None,
                joining_days: None,
                entitlement: None,
                divided: None,
                accounts: None,
                belonging: None,
            }
        }
    }
    impl Params for Forks {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            Forks::read_fields(&params.0, "")
        }
    }
}
