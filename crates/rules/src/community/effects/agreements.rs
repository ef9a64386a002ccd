//! Effects on agreements: adopting, keeping and ending them.

use super::super::agreements::{Agreement, AgreementEnd, AgreementVersion, REVIEW_MONTHS_MAX, Renewal};
use super::super::circles::ROOT;
use super::super::limit;
use super::standing::takes_parameters;
use super::{Draft, Mandate};
use crate::act::effect::{AdoptAgreement, RenewAgreement, RetireAgreement};
use crate::limits::{AGREEMENTS_BELOW_MAX, AGREEMENTS_MAX, Crowd};
use crate::quantity::Day;
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::json::{Value, encode};

impl Draft<'_> {
    fn find_agreement(&self, name: &str) -> Option<usize> {
        self.agreements.iter().position(|agreement| agreement.name == name)
    }

    /// The place of an agreement that holds today.
    fn agreement_in_force(&self, name: &str) -> Result<usize, Refusal> {
        let place = self.find_agreement(name).ok_or_else(|| Refusal::AgreementUnknown {
            agreement: name.to_string(),
        })?;
        match self.agreements[place].out_of_force(self.today) {
            None => Ok(place),
            Some(since) => Err(Refusal::AgreementNotInForce {
                agreement: name.to_string(),
                since,
            }),
        }
    }

    /// A review is to come, and within twelve months.
    fn check_review(&self, review: Day) -> Result<(), Refusal> {
        let latest = self.today.plus_months(REVIEW_MONTHS_MAX);
        if review > self.today && review <= latest {
            return Ok(());
        }
        Err(Refusal::ReviewUnfit { latest })
    }

    pub(super) fn adopt_agreement(&mut self, act: &AdoptAgreement) -> Result<(), Refusal> {
        let place = self.find_agreement(act.name.as_str());
        let circle = match self.by {
            Mandate::Circle { circle, class: _ }
            | Mandate::Selection { circle, class: _ }
            | Mandate::Vote { circle, class: _ }
            | Mandate::Role { circle, role: _ } => circle,
        };
        if place.is_none() {
            limit(Crowd::Agreements, self.agreements.len(), AGREEMENTS_MAX)?;
            let below = self
                .agreements
                .iter()
                .filter(|agreement| agreement.circle != ROOT)
                .count();
            if circle != ROOT {
                limit(Crowd::AgreementsBelow, below, AGREEMENTS_BELOW_MAX)?;
            }
        }
        if let Some(review) = act.review {
            self.check_review(review)?;
        }
        if let Some(sunset) = act.sunset.filter(|sunset| *sunset < self.today) {
            return Err(Refusal::DayPast {
                day: sunset,
                today: self.today,
            });
        }
        let params = self.params_of(act, place);
        if !takes_parameters(act.name.as_str()) && params != "{}" {
            return Err(Refusal::ParametersUnread {
                agreement: act.name.to_string(),
            });
        }
        let end = AgreementEnd {
            day: self.today,
            entry: self.filing.index,
            decision: self.decision,
            replaced: true,
        };
        let version = AgreementVersion {
            version: place.map_or(1, |place| self.agreements[place].last().version + 1),
            class: act.class,
            text: act.text.as_str().to_string(),
            params,
            from: self.today,
            entry: self.filing.index,
            decision: Some(self.decision),
            review: act.review.unwrap_or(self.today.plus_months(REVIEW_MONTHS_MAX)),
            renewals: Vec::new(),
            sunset: act.sunset,
            ended: None,
        };
        let agreements = self.agreements.to_mut();
        let Some(place) = place else {
            agreements.push(Agreement {
                name: act.name.to_string(),
                circle,
                versions: alloc::vec![version],
            });
            return Ok(());
        };
        let versions = &mut agreements[place].versions;
        if let Some(last) = versions.last_mut().filter(|last| last.ended.is_none()) {
            last.ended = Some(end);
        }
        versions.push(version);
        Ok(())
    }

    /// What the act says, or what the agreement says already.
    fn params_of(&self, act: &AdoptAgreement, place: Option<usize>) -> String {
        match (&act.params, place) {
            (Some(params), _) => encode(&Value::Record(params.0.clone())),
            (None, Some(place)) => self.agreements[place].last().params.clone(),
            (None, None) => String::from("{}"),
        }
    }

    pub(super) fn retire_agreement(&mut self, act: &RetireAgreement) -> Result<(), Refusal> {
        let place = self.agreement_in_force(act.name.as_str())?;
        let end = AgreementEnd {
            day: self.today,
            entry: self.filing.index,
            decision: self.decision,
            replaced: false,
        };
        self.last_of(place).ended = Some(end);
        Ok(())
    }

    pub(super) fn renew_agreement(&mut self, act: &RenewAgreement) -> Result<(), Refusal> {
        let place = self.agreement_in_force(act.name.as_str())?;
        self.check_review(act.review)?;
        let renewal = Renewal {
            day: self.today,
            entry: self.filing.index,
            decision: self.decision,
            review: act.review,
        };
        let last = self.last_of(place);
        last.review = act.review;
        last.renewals.push(renewal);
        Ok(())
    }

    /// The agreements of a circle that ends are from now on those of the circle that it was part of.
    pub(super) fn pass_agreements(&mut self, circle: u32) {
        let Some(parent) = self.circles[circle as usize].parent else {
            return;
        };
        if self.agreements.iter().any(|agreement| agreement.circle == circle) {
            for agreement in self.agreements.to_mut() {
                if agreement.circle == circle {
                    agreement.circle = parent;
                }
            }
        }
    }

    fn last_of(&mut self, place: usize) -> &mut AgreementVersion {
        let versions = &mut self.agreements.to_mut()[place].versions;
        versions.last_mut().expect("an agreement has a version from its start")
    }
}
