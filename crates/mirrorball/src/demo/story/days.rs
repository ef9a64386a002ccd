//! The order of a day in the sample.

use node::Trouble;
use rules::quantity::Day;

use super::Story;
use crate::demo::calendar::weekday;

impl Story<'_> {
    /// A day, from the morning to the evening.
    pub(super) fn day(&mut self, day: Day) -> Result<(), Trouble> {
        self.desk.wait_until(day, 8 * 60);
        self.node.tick(self.desk.now_ms())?;
        self.arrivals(day)?;
        self.places(day)?;
        self.trials(day)?;
        self.deciding(day)?;
        if self.is_workday(day) {
            self.checkins(day)?;
            self.desk.wait_until(day, 10 * 60);
            self.logging(day)?;
            self.money(day)?;
        }
        self.absences(day)?;
        self.promises(day)?;
        self.desk.wait_until(day, 17 * 60);
        self.confirming(day)?;
        self.sharing(day)?;
        self.rarities(day)
    }

    /// Five days a week, and now and then a Saturday.
    fn is_workday(&mut self, day: Day) -> bool {
        match weekday(day) {
            0 => false,
            6 => self.desk.chance.in_thousand(200),
            _ => true, // A number, not an enum of ours: Monday to Friday.
        }
    }

    /// What happens once, on its day.
    fn rarities(&mut self, day: Day) -> Result<(), Trouble> {
        match self.days_ago(day) {
            300 => self.renaming(),
            240 => self.second_key(),
            232 => self.lost_key(),
            200 => self.erasing(),
            160 => self.vouching_for_a_key(),
            152 => self.coming_back(),
            90 => self.fund(day),
            _ => Ok(()), // A number, not an enum of ours.
        }
    }
}
