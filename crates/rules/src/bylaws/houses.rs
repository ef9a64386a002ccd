//! Houses, as their agreement says them: which circles decide some things side by side, how many of each have to agree,
//! which of them have to be for something so that it passes, and what becomes of it if they disagree.
//!
//! What a decision of several houses does is in `community/votes/houses.rs`, people drawn from them in
//! `community/votes/conference.rs`.

use super::deciding::{check_majority, part};
use super::{Params, wrong};
use crate::act::{AgreementClass, AgreementText};
use crate::field::{Expected, FieldFlaw, Flaw, Integer, List, Parameters, Slug, fields, records};
use crate::quantity::Ratio;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};

/// The agreement's name.
pub const NAME: &str = "houses";

const HOUR_MS: u64 = 3_600_000;

/// A house: a circle that decides beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    /// The circle's short name; it is the house's too.
    pub circle: String,
    /// The part of it that has to be in favour; as for other votes where it is not said.
    pub approval: Option<Ratio>,
    /// The part of those for and against that has to be for; as for other votes where it is not said.
    pub majority: Option<Ratio>,
    /// In decisions of these classes it has a part, and has to have a position.
    pub needed: Vec<AgreementClass>,
}

/// One way in which a decision passes: a row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// For decisions of this class; for every class where it is not said.
    pub class: Option<AgreementClass>,
    /// These houses are for it.
    pub pass: Vec<String>,
    /// None of these is against it.
    pub unless: Vec<String>,
}

/// How several houses decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRules {
    /// The houses, in order.
    pub houses: Vec<House>,
    /// The ways to pass. Where there is none for a class, all houses that take part have to be for it.
    pub matrix: Vec<Way>,
    /// Whether somebody who is in several houses decides in the first of them alone.
    pub one_each: bool,
    /// Time by which a vote is prolonged, once, because a house missed its quorum.
    pub extension_ms: u64,
    /// The most people drawn from each house where houses disagree.
    pub seats: u32,
    /// Time that they have to agree on an amended text.
    pub amend_ms: u64,
    /// Time to vote on it; as for other votes where it is not said.
    pub again_ms: Option<u64>,
}

/// Hours where the agreement does not say: those of an extension, and those to agree on an amended text.
const EXTENSION_HOURS: u64 = 72;
const AMEND_HOURS: u64 = 336;
/// People drawn from each house at most, where it does not say.
const SEATS: u32 = 2;

impl HouseRules {
    /// What holds where nothing is said: all houses that take part have to be for it.
    pub const fn plain() -> HouseRules {
        HouseRules {
            houses: Vec::new(),
            matrix: Vec::new(),
            one_each: false,
            extension_ms: EXTENSION_HOURS * HOUR_MS,
            seats: SEATS,
            amend_ms: AMEND_HOURS * HOUR_MS,
            again_ms: None,
        }
    }

    /// The house of this name.
    pub fn house(&self, name: &str) -> Option<&House> {
        self.houses.iter().find(|house| house.circle == name)
    }

    /// The ways for decisions of this class.
    pub fn ways(&self, class: AgreementClass) -> impl Iterator<Item = &Way> {
        let fits = move |way: &&Way| way.class.is_none_or(|only| only == class);
        self.matrix.iter().filter(fits)
    }

    /// The houses that have a part in decisions of this class.
    pub fn needed(&self, class: AgreementClass) -> impl Iterator<Item = &House> {
        self.houses.iter().filter(move |house| house.needed.contains(&class))
    }
}

/// Reads the agreement, if it is there. One of this name without parameters is words alone.
pub(super) fn read(agreements: &[AgreementText]) -> Result<Option<HouseRules>, Refusal> {
    let Some(said) = agreements
        .iter()
        .find(|agreement| agreement.name.as_str() == NAME && !agreement.params.0.is_empty())
    else {
        return Ok(None);
    };
    let it = shapes::Houses::read_params(&said.params).map_err(|flaw| wrong(NAME, &flaw))?;
    let mut houses: Vec<House> = Vec::new();
    for house in it.houses.iter() {
        let name = house.circle.as_str();
        if houses.iter().any(|other| other.circle == name) {
            return Err(Refusal::NameDoubled { name: name.to_string() });
        }
        houses.push(read_house(house)?);
    }
    let matrix: Vec<Way> = it.matrix.iter().flat_map(|ways| ways.iter()).map(read_way).collect();
    let known = |name: &String| houses.iter().any(|house| house.circle == *name);
    if !matrix
        .iter()
        .flat_map(|way| way.pass.iter().chain(&way.unless))
        .all(known)
    {
        let flaw = FieldFlaw::here(Flaw::Expected(Expected::Houses)).under("matrix");
        return Err(wrong(NAME, &flaw));
    }
    let hours = |set: Option<shapes::Hours>, usual: u64| set.map_or(usual, Integer::unsigned) * HOUR_MS;
    Ok(Some(HouseRules {
        houses,
        matrix,
        one_each: it.one_each.is_some_and(|set| set.get() == 1),
        extension_ms: hours(it.extension_hours, EXTENSION_HOURS),
        seats: it.seats.map_or(SEATS, |seats| seats.unsigned() as u32),
        amend_ms: hours(it.amend_hours, AMEND_HOURS),
        again_ms: it.again_hours.map(|set| set.unsigned() * HOUR_MS),
    }))
}

fn read_house(house: &shapes::HouseParams) -> Result<House, Refusal> {
    check_majority(NAME, "houses.majority", house.majority, Ordering::Equal)?;
    for (name, set) in [("houses.approval", house.approval), ("houses.majority", house.majority)] {
        part(NAME, name, set, (1, 1))?;
    }
    Ok(House {
        circle: house.circle.to_string(),
        approval: house.approval,
        majority: house.majority,
        needed: house
            .needed
            .iter()
            .flat_map(|classes| classes.iter().copied())
            .collect(),
    })
}

fn read_way(way: &shapes::WayParams) -> Way {
    Way {
        class: way.class,
        pass: way.pass.iter().map(ToString::to_string).collect(),
        unless: way
            .unless
            .iter()
            .flat_map(|houses| houses.iter())
            .map(ToString::to_string)
            .collect(),
    }
}

/// What the agreement can set.
pub mod shapes {
    use super::*;
    use crate::limits::{HOUSES_MAX, WAYS_MAX};

    /// Hours, from one to half a year.
    pub type Hours = Integer<1, 4_400>;

    records! {
        /// A house: a circle that decides beside others.
        HouseParams {
            /// The circle.
            circle: Slug,
            /// The part of it that is in favour; as for other votes unless set.
            approval: Option<Ratio>,
            /// The part of those for and against that is for; as for other votes unless set.
            majority: Option<Ratio>,
            /// Classes of decisions of the whole community that it has a part in; none unless set.
            needed: Option<List<AgreementClass, 1, 3>>,
        }
        /// One way in which a decision passes.
        WayParams {
            /// For decisions of this class; for every class unless set.
            class: Option<AgreementClass>,
            /// Houses that are for it.
            pass: List<Slug, 1, { HOUSES_MAX }>,
            /// Houses none of which is against it.
            unless: Option<List<Slug, 1, { HOUSES_MAX }>>,
        }
    }
    fields! {
        /// Deciding in several houses.
        Houses {
            /// The houses, in order.
            houses: List<HouseParams, 2, { HOUSES_MAX }>,
            /// The ways to pass; all houses that take part, unless set.
            matrix: Option<List<WayParams, 0, { WAYS_MAX }>>,
            /// 1: who is in several houses decides in the first of them alone; 0 unless set.
            one_each: Option<Integer<0, 1>>,
            /// Hours by which a vote is prolonged because a house missed its quorum; 72 unless set.
            extension_hours: Option<Hours>,
            /// People drawn from each house at most where houses disagree; 2 unless set.
            seats: Option<Integer<1, 20>>,
            /// Hours that they have to agree on an amended text; 336 unless set.
            amend_hours: Option<Hours>,
            /// Hours to vote on it; as many as in other votes unless set.
            again_hours: Option<Hours>,
        }
    }
    impl Params for Houses {
        fn read_params(params: &Parameters) -> Result<Self, FieldFlaw> {
            Houses::read_fields(&params.0, "")
        }
    }
}
