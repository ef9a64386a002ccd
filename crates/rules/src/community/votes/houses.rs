//! A decision of several houses: which of them take part, what each says, and what that comes to together. Each house has
//! a vote of its own inside the whole one, with its circle, method, ballots and delegations; here they are put together.
//!
//! What becomes of it if they disagree is `conference.rs`.

use super::super::circles::ROOT;
use super::super::{Community, Filing};
use super::count::{self, Count};
use super::opening::usual_points;
use super::record::{Frozen, Seat, Standing, Vote};
use crate::act::{AgreementClass, VoteMethod, VoteOpen, VoteOutcome};
use crate::bylaws::houses::{HouseRules, Way};
use crate::community::decision::Electorate;
use crate::community::delegation::Moment;
use crate::community::state::MemberIx;
use crate::field::Slug;
use crate::quantity::{Day, words};
use crate::refusal::Refusal;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::json::Value;

words! {
    /// What a house says to a decision.
    Position {
        /// It is for it.
        For = "for",
        /// It is against it, or for something else.
        Against = "against",
        /// It missed its quorum.
        Nothing = "none",
    }
}

/// What a house says, as its ballots are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseStanding {
    /// The house, by its circle's place.
    pub circle: u32,
    /// What its ballots come to.
    pub standing: Standing,
    /// What it says to what the houses decide or, while they decide nothing, to what most of them are for.
    pub position: Position,
    /// Whether the decision cannot pass without a position of it.
    pub needed: bool,
}

/// What one house says: the options that it is for, or none.
struct Said<'a> {
    house: &'a str,
    is_needed: bool,
    says: Says<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says<'a> {
    For(&'a [u32]),
    Against,
    Nothing,
}

/// What all houses come to together.
#[derive(Debug, PartialEq, Eq)]
enum Verdict<'a> {
    /// These options pass.
    Passes(&'a [u32]),
    /// Some are for something, and others are against it or for something else.
    Disagree,
    /// No house is for anything.
    Refused,
    /// Houses that are needed have no position.
    Missing,
}

impl Verdict<'_> {
    fn outcome(&self) -> VoteOutcome {
        match self {
            Verdict::Passes(_) => VoteOutcome::Adopted,
            Verdict::Disagree => VoteOutcome::Deadlock,
            Verdict::Refused => VoteOutcome::StatusQuo,
            Verdict::Missing => VoteOutcome::NoQuorum,
        }
    }
}

// ---- which houses

/// One house that is named: its circle's place, and how it is counted.
pub(super) type Named = (u32, Option<VoteMethod>);

/// The votes of these houses, inside the whole one.
pub(super) fn in_houses(whole: &Vote, houses: &[Named]) -> Vec<Vote> {
    let part = |(place, (circle, method)): (usize, &Named)| {
        let method = method.unwrap_or(whole.method);
        Vote {
            circle: *circle,
            method,
            points: if method == whole.method {
                whole.points
            } else {
                usual_points(method)
            },
            house: Some(Seat {
                earlier: houses[..place].iter().map(|(earlier, _)| *earlier).collect(),
            }),
            ..whole.clone()
        }
    };
    houses.iter().enumerate().map(part).collect()
}

/// Several electorates agree on one option, or on none: seats and budgets are filled by one.
fn chooses_one(method: VoteMethod) -> bool {
    match method {
        VoteMethod::Stv | VoteMethod::Meek | VoteMethod::EqualShares => false,
        VoteMethod::YesNo | VoteMethod::Approval | VoteMethod::Score | VoteMethod::Star | VoteMethod::Dots => true,
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv | VoteMethod::Times => true,
    }
}

impl Community {
    /// A decision names houses of the agreement, and in each class those that have a part in it.
    pub(super) fn check_houses(&self, act: &VoteOpen, circle: u32, filing: &Filing) -> Result<(), Refusal> {
        let rules = self.bylaws_at(filing.stamp_ms).deciding.houses.as_ref();
        let named = act.houses.as_deref().unwrap_or_default();
        if !named.is_empty() && rules.is_none() {
            return Err(Refusal::HousesNotAgreed {});
        }
        let Some(rules) = rules else { return Ok(()) };
        if circle != ROOT {
            return if named.is_empty() {
                Ok(())
            } else {
                Err(Refusal::HousesElsewhere {})
            };
        }
        for (place, house) in named.iter().enumerate() {
            let name = house.circle.as_str();
            if named[..place].iter().any(|other| other.circle == house.circle) {
                return Err(Refusal::NameDoubled { name: name.to_string() });
            }
            if rules.house(name).is_none() {
                return Err(Refusal::HouseUnknown {
                    house: name.to_string(),
                });
            }
            self.deciding_circle(name)?;
            let method = house.method.unwrap_or(act.method);
            if !chooses_one(method) || (method == VoteMethod::YesNo && act.options.len() > 1) {
                return Err(Refusal::HouseMethodUnfit { method });
            }
        }
        let missing = self
            .houses_needed(rules, act.class)
            .find(|needed| named.iter().all(|house| house.circle.as_str() != *needed));
        match missing {
            Some(house) => Err(Refusal::HouseMissing {
                house: house.to_string(),
                class: act.class,
            }),
            None => Ok(()),
        }
    }

    /// The houses without which nothing of this class is decided; one whose circle is not there is not waited for.
    fn houses_needed<'a>(&'a self, rules: &'a HouseRules, class: AgreementClass) -> impl Iterator<Item = &'a str> {
        let there = |name: &&str| self.deciding_circle(name).is_ok();
        rules.needed(class).map(|house| house.circle.as_str()).filter(there)
    }

    /// What houses decide is not decided by consent of one circle.
    pub(in crate::community) fn check_no_house_needed(
        &self,
        circle: u32,
        class: AgreementClass,
        filing: &Filing,
    ) -> Result<(), Refusal> {
        let rules = self.bylaws_at(filing.stamp_ms).deciding.houses.as_ref();
        let Some(rules) = rules.filter(|_| circle == ROOT) else {
            return Ok(());
        };
        let needed: Vec<&str> = self.houses_needed(rules, class).collect();
        if needed.is_empty() {
            return Ok(());
        }
        Err(Refusal::HousesDecide {
            class,
            houses: needed.join(" "),
        })
    }

    /// Whether the agreement names a circle as a house: then it does not end.
    pub(in crate::community) fn is_house(&self, circle: &str) -> bool {
        let rules = self.bylaws().deciding.houses.as_ref();
        rules.is_some_and(|rules| rules.house(circle).is_some())
    }

    /// The houses that an opening names, in the order of the agreement.
    pub(super) fn houses_named(&self, act: &VoteOpen) -> Vec<Named> {
        let named = act.houses.as_deref().unwrap_or_default();
        let Some(rules) = &self.bylaws().deciding.houses else {
            return Vec::new();
        };
        let in_order = rules
            .houses
            .iter()
            .filter_map(|house| named.iter().find(|said| said.circle.as_str() == house.circle));
        in_order
            .map(|said| {
                let circle = self.deciding_circle(said.circle.as_str());
                (circle.expect("check() found this circle"), said.method)
            })
            .collect()
    }

    /// The part of a vote that an act names: that of a house, or the vote itself where one electorate decides.
    pub(in crate::community) fn part<'a>(&self, vote: &'a Vote, house: Option<&Slug>) -> Result<&'a Vote, Refusal> {
        match house {
            None if vote.houses.is_empty() => Ok(vote),
            None => Err(Refusal::HouseNotSaid {}),
            Some(house) => {
                let named = |part: &&Vote| self.circles[part.circle as usize].slug == house.as_str();
                vote.houses.iter().find(named).ok_or_else(|| Refusal::HouseUnknown {
                    house: house.to_string(),
                })
            }
        }
    }

    /// Who decides in this vote, or in this part of one, if voting began as things are on this day.
    pub(super) fn electorate_of_part(&self, vote: &Vote, day: Day) -> Electorate {
        if !vote.houses.is_empty() {
            let parts = vote.houses.iter().map(|part| self.frozen_now(part));
            return Electorate::new(parts.flat_map(|frozen| frozen.electorate.members().to_vec()).collect());
        }
        let effects: Vec<_> = vote.options.iter().flat_map(|option| option.effects()).collect();
        let all = self.electorate_on(vote.circle, &effects);
        let earlier = self.houses_before(vote, day);
        if earlier.is_empty() {
            return all;
        }
        let elsewhere = |member| earlier.iter().any(|circle| self.is_in_circle(*circle, member));
        let here = all.members().iter().copied().filter(|member| !elsewhere(*member));
        Electorate::new(here.collect())
    }

    /// The houses, by their circles' places, whose members do not decide in this part as well, on this day.
    fn houses_before<'a>(&self, part: &'a Vote, day: Day) -> &'a [u32] {
        let rules = self.bylaws_on(day, u64::MAX).deciding.houses.as_ref();
        let one_each = rules.is_some_and(|rules| rules.one_each);
        part.house
            .as_ref()
            .filter(|_| one_each)
            .map_or(&[], |seat| &seat.earlier)
    }

    /// Whether somebody would have to be asked in another house than this, if voting began now.
    pub(in crate::community) fn decides_before(&self, part: &Vote, member: MemberIx) -> bool {
        let earlier = self.houses_before(part, self.day_of(part.voting_ms));
        earlier.iter().any(|circle| self.is_in_circle(*circle, member))
    }
}

// ---- what they come to

impl Community {
    /// Counts every house, and puts what they say together.
    pub(super) fn count_houses(&self, vote: &Vote, at: Moment) -> Count {
        let counts: Vec<Count> = vote.houses.iter().map(|part| self.count_at(part, at)).collect();
        let frozen = self.frozen_now(vote);
        let standing = self.together(vote, &frozen, &counts);
        Count {
            standing,
            outcome: None,
            chains: None,
            took_part: counts.iter().map(|house| house.took_part).sum(),
            houses: counts,
        }
    }

    fn together(&self, vote: &Vote, frozen: &Frozen, counts: &[Count]) -> Standing {
        let rules = rules_in(frozen);
        let ways: Vec<&Way> = rules.ways(vote.class).collect();
        let said = self.said(vote, rules, counts);
        let verdict = verdict(&said, &ways);
        let winners = match verdict {
            Verdict::Passes(options) => options.to_vec(),
            Verdict::Disagree | Verdict::Refused | Verdict::Missing => Vec::new(),
        };
        let asked = asked(&said, &winners);
        let count = |position| {
            let at = said.iter().filter(|one| position_of(one, asked) == position);
            at.count() as u64
        };
        Standing {
            outcome: match verdict.outcome() {
                // Once they have tried to agree, and where they cannot try, things stay as they are.
                VoteOutcome::Deadlock if !self.can_confer(vote) => VoteOutcome::StatusQuo,
                outcome => outcome,
            },
            in_favour: count(Position::For),
            against: count(Position::Against),
            needed: fewest(&said, &ways),
            winners,
            spoken: None,
        }
    }

    fn said<'a>(&'a self, vote: &Vote, rules: &HouseRules, counts: &'a [Count]) -> Vec<Said<'a>> {
        let one = |(part, counted): (&Vote, &'a Count)| {
            let house = self.circles[part.circle as usize].slug.as_str();
            Said {
                house,
                is_needed: rules.house(house).is_some_and(|it| it.needed.contains(&vote.class)),
                says: says(counted),
            }
        };
        vote.houses.iter().zip(counts).map(one).collect()
    }

    /// Whether a house that takes part missed its quorum.
    pub(super) fn misses_quorum(counted: &Count) -> bool {
        counted.houses.iter().any(|house| says(house) == Says::Nothing)
    }

    /// What each house of a vote says, as its ballots are or were; none where one electorate decides.
    pub fn houses_of(&self, vote: &Vote) -> Vec<HouseStanding> {
        let counted = self.count(vote);
        let frozen = self.frozen_now(vote);
        let said = self.said(vote, rules_in(&frozen), &counted.houses);
        let asked = asked(&said, &counted.standing.winners);
        let one = |((part, counted), said): ((&Vote, &Count), &Said<'_>)| HouseStanding {
            circle: part.circle,
            standing: counted.standing.clone(),
            position: position_of(said, asked),
            needed: said.is_needed,
        };
        vote.houses.iter().zip(&counted.houses).zip(&said).map(one).collect()
    }

    /// The canonical result of a vote: of one electorate, or of several houses together.
    pub(super) fn vote_result(&self, vote: &Vote, counted: &Count, outcome: VoteOutcome) -> Value {
        let frozen = self.frozen_now(vote);
        if vote.houses.is_empty() {
            return count::result(vote, &frozen, counted, outcome);
        }
        let said = self.said(vote, rules_in(&frozen), &counted.houses);
        let asked = asked(&said, &counted.standing.winners);
        let text = |text: &str| Value::Text(text.to_string());
        let house = |((part, counted), said): ((&Vote, &Count), &Said<'_>)| {
            let own = count::result(part, &self.frozen_now(part), counted, counted.standing.outcome);
            count::record([
                ("house", text(said.house)),
                ("position", text(position_of(said, asked).word())),
                ("needed", Value::Bool(said.is_needed)),
                ("result", own),
            ])
        };
        let parts = vote.houses.iter().zip(&counted.houses).zip(&said);
        count::record([
            ("vote", text(&vote.id.to_string())),
            ("class", text(vote.class.word())),
            ("options", Value::Int(vote.options.len() as i64)),
            ("houses", Value::List(parts.map(house).collect())),
            ("winners", count::numbers(&counted.standing.winners)),
            ("outcome", text(outcome.word())),
            ("agreements", count::agreements(&frozen)),
        ])
    }

    /// The ways in which a vote of several houses can pass; none where all of them have to be for it.
    pub fn ways_of(&self, vote: &Vote) -> Vec<Way> {
        let frozen = self.frozen_now(vote);
        rules_in(&frozen).ways(vote.class).cloned().collect()
    }
}

/// What holds where the agreement says nothing.
static PLAIN: HouseRules = HouseRules::plain();

/// What was fixed for several houses; nothing special where their agreement had ended by then.
fn rules_in(frozen: &Frozen) -> &HouseRules {
    frozen.houses.as_ref().unwrap_or(&PLAIN)
}

/// What was fixed for the houses of a vote.
pub(super) fn rules_of(vote: &Vote) -> &HouseRules {
    vote.frozen.as_ref().map_or(&PLAIN, rules_in)
}

/// What a house says. To be against something takes as many who take part as being for it takes who are for it: a house
/// where only a few say no has no position.
fn says(counted: &Count) -> Says<'_> {
    let standing = &counted.standing;
    let themselves = !standing.spoken.is_some_and(|spoken| spoken.is_too_few());
    let enough = themselves && counted.took_part >= standing.needed.max(1);
    match standing.outcome {
        VoteOutcome::Adopted => Says::For(&standing.winners),
        VoteOutcome::StatusQuo if enough => Says::Against,
        VoteOutcome::NoQuorum if enough && standing.against > 0 && standing.against >= standing.in_favour => {
            Says::Against
        }
        VoteOutcome::StatusQuo | VoteOutcome::NoQuorum => Says::Nothing,
        VoteOutcome::Returned | VoteOutcome::Prolonged | VoteOutcome::Extended | VoteOutcome::Deadlock => Says::Nothing,
    }
}

/// What the houses come to: by the ways of the matrix, or all of them where there is none.
fn verdict<'a>(said: &[Said<'a>], ways: &[&Way]) -> Verdict<'a> {
    let passed = if ways.is_empty() {
        liked(said).find(|options| said.iter().all(|one| lets_pass(one, options)))
    } else {
        ways.iter().find_map(|way| options_by(way, said))
    };
    if let Some(options) = passed {
        return Verdict::Passes(options);
    }
    let against = said.iter().any(|one| one.says == Says::Against);
    let Some(first) = liked(said).next() else {
        return if against { Verdict::Refused } else { Verdict::Missing };
    };
    if against || liked(said).any(|other| other != first) {
        Verdict::Disagree
    } else {
        Verdict::Missing
    }
}

/// What houses are for, in their order.
fn liked<'a, 'b>(said: &'b [Said<'a>]) -> impl Iterator<Item = &'a [u32]> + 'b {
    said.iter().filter_map(|one| match one.says {
        Says::For(options) => Some(options),
        Says::Against | Says::Nothing => None,
    })
}

/// Whether a house lets these options pass, where all have to: it is for them, or has no position and is not needed.
fn lets_pass(one: &Said<'_>, options: &[u32]) -> bool {
    match one.says {
        Says::For(own) => own == options,
        Says::Nothing => !one.is_needed,
        Says::Against => false,
    }
}

/// The options that pass in this way.
fn options_by<'a>(way: &Way, said: &[Said<'a>]) -> Option<&'a [u32]> {
    let of = |name: &String| said.iter().find(|one| one.house == name.as_str()).map(|one| one.says);
    let Some(Says::For(options)) = of(way.pass.first()?) else {
        return None;
    };
    let is_for = |name: &String| of(name) == Some(Says::For(options));
    let is_against = |name: &String| match of(name) {
        Some(Says::Against) => true,
        Some(Says::For(other)) => other != options,
        Some(Says::Nothing) | None => false,
    };
    let missing = said.iter().any(|one| one.is_needed && one.says == Says::Nothing);
    let met = way.pass.iter().all(is_for) && !way.unless.iter().any(is_against) && !missing;
    met.then_some(options)
}

/// What positions are asked of: what passes or, if nothing does, what the first of those houses is for that most agree with.
fn asked<'a>(said: &[Said<'a>], winners: &'a [u32]) -> Option<&'a [u32]> {
    if !winners.is_empty() {
        return Some(winners);
    }
    let with = |options: &[u32]| liked(said).filter(|other| *other == options).count();
    // The first of those that most are for: `max_by_key` would give the last.
    liked(said).fold(None, |best: Option<&'a [u32]>, options| match best {
        Some(best) if with(best) >= with(options) => Some(best),
        Some(_) | None => Some(options),
    })
}

fn position_of(one: &Said<'_>, asked: Option<&[u32]>) -> Position {
    match one.says {
        Says::For(options) if Some(options) == asked => Position::For,
        Says::For(_) | Says::Against => Position::Against,
        Says::Nothing => Position::Nothing,
    }
}

/// How few houses could carry it.
fn fewest(said: &[Said<'_>], ways: &[&Way]) -> u64 {
    let all = said
        .iter()
        .filter(|one| one.is_needed || one.says != Says::Nothing)
        .count()
        .max(1);
    let shortest = ways.iter().map(|way| way.pass.len()).min();
    shortest.unwrap_or(all) as u64
}

#[cfg(test)]
mod tests {
    use super::{Said, Says, Verdict, verdict};
    use crate::bylaws::houses::Way;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    const NAMES: [&str; 3] = ["workers", "readers", "guardians"];
    const ONE: [u32; 1] = [1];
    const TWO: [u32; 1] = [2];

    fn way(pass: &[&str], unless: &[&str]) -> Way {
        let own = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        Way {
            class: None,
            pass: own(pass),
            unless: own(unless),
        }
    }

    /// The same rule from the page for members, asked for one option after the other.
    fn plainly(says: [u8; 3], needed: [bool; 3], ways: &[Way]) -> &'static str {
        let place = |name: &str| NAMES.iter().position(|other| *other == name);
        let passes = |option: u8| {
            if (0..3).any(|house| needed[house] && says[house] == 3) {
                return false;
            }
            if ways.is_empty() {
                let agrees = |house: usize| says[house] == option || says[house] == 3;
                return (0..3).all(agrees) && (0..3).any(|house| says[house] == option);
            }
            ways.iter().any(|way| {
                let says = |name: &String| place(name).map_or(3, |house| says[house]);
                let stops = |name: &String| says(name) != option && says(name) != 3;
                way.pass.iter().all(|name| says(name) == option) && !way.unless.iter().any(stops)
            })
        };
        if passes(0) || passes(1) {
            return "passes";
        }
        let there = |what: u8| says.contains(&what);
        match (there(0) || there(1), there(2) || (there(0) && there(1))) {
            (true, true) => "disagree",
            (true, false) => "missing",
            (false, true) => "refused",
            (false, false) => "missing",
        }
    }

    #[test]
    fn three_houses_come_to_what_is_written() {
        let matrices = [
            Vec::new(),
            alloc::vec![way(&["workers", "readers"], &[]), way(&["workers", "guardians"], &[])],
            alloc::vec![way(&["workers"], &["guardians"])],
            alloc::vec![way(&["readers", "guardians"], &["workers"]), way(&["gardeners"], &[])],
        ];
        let mut passed = 0;
        for ways in &matrices {
            let ways_by: Vec<&Way> = ways.iter().collect();
            for number in 0..64_u8 {
                let says = [number & 3, number >> 2 & 3, number >> 4 & 3];
                for flags in 0..8_u8 {
                    let needed = [flags & 1 == 1, flags & 2 == 2, flags & 4 == 4];
                    let said: Vec<Said<'_>> = (0..3)
                        .map(|house| Said {
                            house: NAMES[house],
                            is_needed: needed[house],
                            says: match says[house] {
                                0 => Says::For(&ONE),
                                1 => Says::For(&TWO),
                                2 => Says::Against,
                                _ => Says::Nothing, // Of four numbers.
                            },
                        })
                        .collect();
                    let found = match verdict(&said, &ways_by) {
                        Verdict::Passes(_) => "passes",
                        Verdict::Disagree => "disagree",
                        Verdict::Refused => "refused",
                        Verdict::Missing => "missing",
                    };
                    passed += u32::from(found == "passes");
                    assert_eq!(found, plainly(says, needed, ways), "{says:?} {needed:?} {ways:?}");
                }
            }
        }
        assert!(passed > 100, "{passed} passed");
    }
}
