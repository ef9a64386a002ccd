//! The founding, and the places where work is done: circles, projects, commons.

use super::agreements::{Agreement, AgreementVersion, BylawsVersion, REVIEW_MONTHS_MAX};
use super::circles::ROOT;
use super::state::{AgreementRecord, Circle, Commons, Foundation, KeyOwner, MemberIx};
use super::{Community, Filing, day_in, limit};
use crate::act::{AgreementText, CircleClose, CircleOpen, CommonsOpen, Found};
use crate::bylaws::Bylaws;
use crate::bylaws::deciding::Entering;
use crate::field::Slug;
use crate::ledger::Ledger;
use crate::limits::{CIRCLES_MAX, COMMONS_MAX, Crowd};
use crate::quantity::{CircleKind, Day};
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use register::AnyKey;
use register::json::{Value, encode};

impl Community {
    pub(super) fn check_found(&self, act: &Found) -> Result<(), Refusal> {
        Bylaws::read(&act.agreements)?;
        if act.zone.offsets.windows(2).any(|pair| pair[0].from >= pair[1].from) {
            return Err(Refusal::ZoneDisordered {});
        }
        first_doubled(act.circles.iter().map(|circle| circle.slug.as_str()))?;
        first_doubled(act.commons.iter().map(|commons| commons.slug.as_str()))?;
        let kids: Vec<_> = act
            .keys
            .iter()
            .map(AnyKey::kid)
            .chain([act.keeper.kid()])
            .map(|kid| kid.to_string())
            .collect();
        match kids
            .iter()
            .enumerate()
            .find(|(place, kid)| kids[..*place].contains(kid))
        {
            Some((_, key)) => Err(Refusal::KeyInUse { key: key.clone() }),
            None => Ok(()),
        }
    }

    pub(super) fn apply_found(&mut self, act: Found, filing: &Filing) {
        let offsets: Vec<(u64, i32)> = act
            .zone
            .offsets
            .iter()
            .map(|offset| {
                (
                    offset.from.ms(),
                    i32::try_from(offset.minutes.get()).expect("read within 1080 minutes"),
                )
            })
            .collect();
        let bylaws = Bylaws::read(&act.agreements).expect("check() read the same agreements");
        let scale = u8::try_from(act.currency.scale.get()).expect("read within 0 to 4");
        let day = day_in(&offsets, filing.stamp_ms);
        let stage = bylaws.stages.len() as u32;
        self.agreements = act.agreements.iter().map(|text| founded(text, day, filing)).collect();
        let agreements = act.agreements.iter().map(|agreement| AgreementRecord {
            name: agreement.name.to_string(),
            class: agreement.class,
            text: agreement.text.as_str().to_string(),
            params: encode(&Value::Record(agreement.params.0.clone())),
            version: 1,
        });
        self.foundation = Some(Foundation {
            id: filing.act_id,
            name: act.name.as_str().to_string(),
            purpose: act.purpose.as_str().to_string(),
            currency: act.currency.code.as_str().to_string(),
            scale,
            template: act.template,
            language: act.language,
            zone: act.zone.name.as_str().to_string(),
            offsets,
            agreements: agreements.collect(),
            keeper: act.keeper,
            stamp_ms: filing.stamp_ms,
            day,
        });
        self.bylaws = alloc::vec![BylawsVersion {
            from: day,
            entry: filing.index,
            bylaws,
        }];
        self.ledger = Ledger::new(act.currency.code.as_str());
        self.enrol(act.keeper.into(), KeyOwner::Keeper, filing.index);
        let founder = self.enter_member(filing, act.founder.0, &act.keys, None, stage);
        for (place, seed) in act.circles.iter().enumerate() {
            self.circles.push(Circle {
                slug: seed.slug.to_string(),
                name: seed.name.as_str().to_string(),
                kind: CircleKind::Circle,
                aim: seed.aim.as_str().to_string(),
                entry: filing.index,
                closed: false,
                parent: (place > 0).then_some(ROOT),
                domain: None,
                entered: BTreeMap::new(),
                roles: Vec::new(),
            });
        }
        for seed in act.commons.iter() {
            self.push_commons(
                seed.slug.as_str(),
                seed.name.as_str(),
                seed.licence.as_str(),
                founder,
                filing.index,
            );
        }
    }

    pub(super) fn check_circle_open(&self, act: &CircleOpen, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Circles, self.circles.len(), CIRCLES_MAX)?;
        if self.circles.iter().any(|circle| circle.slug == act.slug.as_str()) {
            return Err(Refusal::NameTaken {
                slug: act.slug.to_string(),
            });
        }
        let parent = act.parent.as_ref().map(|parent| self.deciding_circle(parent.as_str()));
        self.check_within(parent.transpose()?.unwrap_or(ROOT), filing)
    }

    /// Whoever speaks for a circle is a member of the one that it is part of. So where a circle decides whom it takes
    /// in, it decides as well which circles are part of it.
    fn check_within(&self, parent: u32, filing: &Filing) -> Result<(), Refusal> {
        let entering = self.bylaws_at(filing.stamp_ms).deciding.circles.entering;
        if parent != ROOT && entering == Entering::Decided {
            return Err(Refusal::CircleDecidesEntering {
                circle: self.circles[parent as usize].slug.clone(),
            });
        }
        Ok(())
    }

    /// Who opens a circle is its first member.
    pub(super) fn apply_circle_open(&mut self, act: CircleOpen, filing: &Filing) {
        let place = |parent: &Slug| {
            self.deciding_circle(parent.as_str())
                .expect("check() found the parent circle")
        };
        let parent = act.parent.as_ref().map_or(ROOT, place);
        let author = self.author_ix(filing);
        self.circles.push(Circle {
            slug: act.slug.to_string(),
            name: act.name.as_str().to_string(),
            kind: act.kind,
            aim: act.aim.as_str().to_string(),
            entry: filing.index,
            closed: false,
            parent: Some(parent),
            domain: act.domain.as_ref().map(|domain| domain.as_str().to_string()),
            entered: BTreeMap::from([(author, filing.index)]),
            roles: Vec::new(),
        });
    }

    pub(super) fn check_circle_close(&self, act: &CircleClose, filing: &Filing) -> Result<(), Refusal> {
        self.full(filing)?;
        let circle = self.open_circle(act.circle.as_str())?;
        let others = |place: &usize| *place != circle as usize && !self.circles[*place].closed;
        if !(0..self.circles.len()).any(|place| others(&place)) {
            return Err(Refusal::LastCircle {});
        }
        self.check_can_end(&self.circles, circle, filing)?;
        if circle == ROOT {
            return Ok(()); // Under the first rules, which knew no circles within circles.
        }
        let within = self.circles_within(circle).count() as u64;
        if within > 0 {
            return Err(Refusal::CircleHasCircles { open: within });
        }
        let open = self.open_decisions_in(circle);
        if open > 0 {
            return Err(Refusal::CircleHasDecisions { open });
        }
        // Under the first rules circles were names for work, and any full member ended one.
        let author = self.full_or_dating(filing)?;
        let others = self
            .circle_members(circle)
            .into_iter()
            .filter(|member| *member != author);
        match others.count() as u64 {
            others if others > 0 && self.bylaws_at(filing.stamp_ms).deciding.by_consent => {
                Err(Refusal::CircleHasMembers { others })
            }
            _ => Ok(()), // Nobody else is there, or nobody decides by consent.
        }
    }

    /// The whole community never ends.
    pub(super) fn check_can_end(&self, circles: &[Circle], circle: u32, filing: &Filing) -> Result<(), Refusal> {
        // Under the first rules the first circle could be closed like any other: no work was logged in it then.
        if circle == ROOT && self.bylaws_at(filing.stamp_ms).deciding.by_consent {
            return Err(Refusal::WholeCommunity {
                circle: circles[circle as usize].slug.clone(),
            });
        }
        // A house ends after the agreement names it no more, so that nothing waits for it in vain.
        let slug = &circles[circle as usize].slug;
        if self.is_house(slug) {
            return Err(Refusal::CircleIsHouse { circle: slug.clone() });
        }
        Ok(())
    }

    pub(super) fn apply_circle_close(&mut self, act: &CircleClose, filing: &Filing) {
        let circle = self
            .open_circle(act.circle.as_str())
            .expect("check() found this circle");
        let today = self.day_of(filing.stamp_ms);
        self.circles[circle as usize].end(today, filing.index);
        if let Some(parent) = self.parent_of(circle) {
            for agreement in self
                .agreements
                .iter_mut()
                .filter(|agreement| agreement.circle == circle)
            {
                agreement.circle = parent;
            }
        }
        self.end_with_circle(circle, filing.act_id, filing);
    }

    pub(super) fn check_commons_open(&self, act: &CommonsOpen, filing: &Filing) -> Result<(), Refusal> {
        self.full_or_dating(filing)?;
        limit(Crowd::Commons, self.commons.len(), COMMONS_MAX)?;
        if self.commons_place(act.slug.as_str()).is_some() {
            return Err(Refusal::NameTaken {
                slug: act.slug.to_string(),
            });
        }
        self.present_member(&act.steward).map(|_| ())
    }

    pub(super) fn apply_commons_open(&mut self, act: CommonsOpen, filing: &Filing) {
        let steward = self.member_ix(&act.steward).expect("check() found this member");
        self.push_commons(
            act.slug.as_str(),
            act.name.as_str(),
            act.licence.as_str(),
            steward,
            filing.index,
        );
    }

    fn push_commons(&mut self, slug: &str, name: &str, licence: &str, steward: MemberIx, entry: u64) {
        self.commons.push(Commons {
            slug: slug.to_string(),
            name: name.to_string(),
            licence: licence.to_string(),
            steward,
            entry,
            works: Vec::new(),
        });
    }

    /// The place of an open circle or project.
    pub(super) fn open_circle(&self, slug: &str) -> Result<u32, Refusal> {
        let place = self
            .circles
            .iter()
            .position(|circle| circle.slug == slug)
            .ok_or_else(|| Refusal::CircleUnknown {
                circle: slug.to_string(),
            })?;
        if self.circles[place].closed {
            return Err(Refusal::CircleClosed {
                circle: slug.to_string(),
            });
        }
        Ok(place as u32)
    }

    /// The place of a commons.
    pub(super) fn commons_place(&self, slug: &str) -> Option<u32> {
        self.commons
            .iter()
            .position(|commons| commons.slug == slug)
            .map(|place| place as u32)
    }
}

fn founded(text: &AgreementText, day: Day, filing: &Filing) -> Agreement {
    let version = AgreementVersion {
        version: 1,
        class: text.class,
        text: text.text.as_str().to_string(),
        params: encode(&Value::Record(text.params.0.clone())),
        from: day,
        entry: filing.index,
        decision: None,
        review: day.plus_months(REVIEW_MONTHS_MAX),
        renewals: Vec::new(),
        sunset: None,
        ended: None,
    };
    Agreement {
        name: text.name.to_string(),
        circle: ROOT,
        versions: alloc::vec![version],
    }
}

fn first_doubled<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let names: Vec<&str> = names.collect();
    match names
        .iter()
        .enumerate()
        .find(|(place, name)| names[..*place].contains(name))
    {
        Some((_, name)) => Err(Refusal::NameDoubled {
            name: (*name).to_string(),
        }),
        None => Ok(()),
    }
}
