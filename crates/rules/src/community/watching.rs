//! Looking at power once a quarter: what lies with too few becomes a tension of the circle that is to be told. It does
//! nothing else. What power is and who holds how much, `report/power.rs` says; the thresholds are in `bylaws/power.rs`.

use super::circles::ROOT;
use super::decision::result_digest;
use super::state::MemberIx;
use super::tensions::Tension;
use super::{Community, Computed, Filing};
use crate::act::{Act, PowerWatch};
use crate::bylaws::power::PowerRules;
use crate::field::{Digest, Field};
use crate::quantity::{Day, Ratio};
use crate::refusal::Refusal;
use crate::report::{Power, PowerAsked, PowerMeasure, Quarter, power_of};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::Value;
use serde::{Deserialize, Serialize};

/// What lies with too few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// Of what.
    pub measure: PowerMeasure,
    /// The first day of the quarter.
    pub quarter: Day,
    /// The part of whoever holds most, to four decimals.
    pub largest_share: String,
    /// From which part on the circle is told.
    pub threshold: Ratio,
}

/// What a look at a quarter comes to.
#[derive(Debug)]
pub(super) struct Watch {
    result: Hash,
    alarms: Vec<Alarm>,
}

impl Community {
    /// The quarter that is over and has not been looked at, where that is agreed on.
    fn unwatched(&self, now_ms: u64) -> Option<(Quarter, &PowerRules)> {
        let rules = self.bylaws_at(now_ms).deciding.power.as_ref()?;
        let today = self.day_of(now_ms);
        let quarter = Quarter::of(Quarter::of(today).first().plus_days(-1));
        let founded = self.foundation.as_ref()?.day;
        let looked = self
            .watched_quarters
            .last()
            .is_some_and(|last| *last >= quarter.first());
        (quarter.last() >= founded && !looked).then_some((quarter, rules))
    }

    fn watch(&self, quarter: Quarter, rules: &PowerRules) -> Watch {
        let asked = PowerAsked { quarter, topic: None };
        let mut figures = Vec::new();
        let mut alarms = Vec::new();
        for (measure, threshold) in &rules.largest {
            let power = power_of(self, asked, *measure);
            figures.push(figure(&power));
            let most = power.rows.first().map_or(0, |row| row.amount);
            let left = u128::from(most) * u128::from(threshold.den());
            let exceeds = left > u128::from(power.total) * u128::from(threshold.num());
            if let Some(largest_share) = power
                .largest_share
                .filter(|_| exceeds && power.people >= rules.people_min)
            {
                alarms.push(Alarm {
                    measure: *measure,
                    quarter: quarter.first(),
                    largest_share,
                    threshold: *threshold,
                });
            }
        }
        let result = BTreeMap::from([
            ("quarter".to_string(), quarter.first().write()),
            ("figures".to_string(), Value::List(figures)),
        ]);
        Watch {
            result: result_digest(&Value::Record(result)),
            alarms,
        }
    }

    pub(super) fn check_power_watch(&self, act: &PowerWatch, filing: &Filing) -> Result<Computed, Refusal> {
        let due = self.unwatched(filing.stamp_ms);
        let Some((quarter, rules)) = due.filter(|(quarter, _)| quarter.first() == act.quarter) else {
            return Err(Refusal::NothingToWatch {});
        };
        let watch = self.watch(quarter, rules);
        if act.result.0 == watch.result {
            return Ok(Computed::Watch(Box::new(watch)));
        }
        Err(Refusal::ResultDiffers {
            claimed: act.result.0.to_string(),
            computed: watch.result.to_string(),
        })
    }

    pub(super) fn apply_power_watch(&mut self, act: &PowerWatch, filing: &Filing, computed: Option<Computed>) {
        let Some(Computed::Watch(watch)) = computed else {
            unreachable!("check() looked at this quarter")
        };
        self.watched_quarters.push(act.quarter);
        let rules = self.bylaws_at(filing.stamp_ms).deciding.power.as_ref();
        let circle = rules.and_then(|rules| rules.circle.as_deref());
        let circle = circle.and_then(|slug| self.circle_place(slug));
        for alarm in watch.alarms {
            self.raise(Tension {
                id: Hash::of(&[filing.act_id.as_bytes(), alarm.measure.word().as_bytes()]),
                entry: filing.index,
                raised_ms: filing.stamp_ms,
                by: None,
                circle,
                what: None,
                could: None,
                needs: None,
                alarm: Some(alarm),
                sendings: Vec::new(),
                decisions: Vec::new(),
                closed: None,
            });
        }
    }

    /// The look at the last quarter, if it is due.
    pub(super) fn due_watch(&self, now_ms: u64) -> Option<Act> {
        let (quarter, rules) = self.unwatched(now_ms)?;
        Some(Act::PowerWatch(PowerWatch {
            quarter: quarter.first(),
            result: Digest(self.watch(quarter, rules).result),
        }))
    }

    /// Whether somebody may send and close a tension: its author; for one that a look at power opened, whoever decides
    /// in its circle.
    pub(super) fn sees_to(&self, tension: &Tension, member: MemberIx) -> bool {
        match tension.by {
            Some(by) => by == member,
            None => self.binds(member) && self.is_in_circle(tension.circle.unwrap_or(ROOT), member),
        }
    }
}

fn figure(power: &Power) -> Value {
    let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let text = |text: &Option<String>| Value::Text(text.clone().unwrap_or_default());
    let most = power.rows.first().map_or(0, |row| row.amount);
    Value::Record(BTreeMap::from([
        ("measure".to_string(), Value::Text(power.measure.clone())),
        ("total".to_string(), number(power.total)),
        ("people".to_string(), number(power.people)),
        ("holders".to_string(), number(power.holders)),
        ("most".to_string(), number(most)),
        ("largest_share".to_string(), text(&power.largest_share)),
        ("gini".to_string(), text(&power.gini)),
        ("effective".to_string(), text(&power.effective)),
    ]))
}
