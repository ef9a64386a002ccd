//! The words of the refusals of deciding in several houses. Which these are, `refusal.rs` names one by one.

use rules::Refusal;

use super::Words;
use super::terms;

/// The three sentences of a refusal about houses.
pub(super) fn sentences(w: &Words, refusal: &Refusal) -> [String; 3] {
    match refusal {
        Refusal::CircleIsHouse { circle } => [
            w.refusal_circle_is_house(circle),
            w.refusal_circle_is_house_why(),
            w.refusal_circle_is_house_next(),
        ],
        Refusal::HousesNotAgreed {} => [
            w.refusal_houses_not_agreed(),
            w.refusal_houses_not_agreed_why(),
            w.refusal_houses_not_agreed_next(),
        ],
        Refusal::HousesElsewhere {} => [
            w.refusal_houses_elsewhere(),
            w.refusal_houses_elsewhere_why(),
            w.refusal_houses_elsewhere_next(),
        ],
        Refusal::HouseUnknown { house } => [
            w.refusal_house_unknown(house),
            w.refusal_house_unknown_why(),
            w.refusal_house_unknown_next(),
        ],
        Refusal::HouseMethodUnfit { method } => [
            w.refusal_house_method_unfit(terms::method(w, *method)),
            w.refusal_house_method_unfit_why(),
            w.refusal_house_method_unfit_next(),
        ],
        Refusal::HouseMissing { house, class } => [
            w.refusal_house_missing(house, terms::class(w, *class)),
            w.refusal_house_missing_why(),
            w.refusal_house_missing_next(),
        ],
        Refusal::HousesDecide { class, houses } => [
            w.refusal_houses_decide(terms::class(w, *class), houses.replace(' ', ", ")),
            w.refusal_houses_decide_why(),
            w.refusal_houses_decide_next(),
        ],
        Refusal::HouseNotSaid {} => [
            w.refusal_house_not_said(),
            w.refusal_house_not_said_why(),
            w.refusal_house_not_said_next(),
        ],
        Refusal::NotConferring {} => [
            w.refusal_not_conferring(),
            w.refusal_not_conferring_why(),
            w.refusal_not_conferring_next(),
        ],
        Refusal::NotInConference {} => [
            w.refusal_not_in_conference(),
            w.refusal_not_in_conference_why(),
            w.refusal_not_in_conference_next(),
        ],
        Refusal::AmendmentUnknown { amendment } => [
            w.refusal_amendment_unknown(amendment),
            w.refusal_amendment_unknown_why(),
            w.refusal_amendment_unknown_next(),
        ],
        _ => unreachable!("`refusal.rs` sends those of houses here"), // One of many, named there.
    }
}
