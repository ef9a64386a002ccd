//! Where a vote stands at a moment, told anew from all acts: who decides, what the ballots come to, and how it can be
//! closed. Written from the specification (sections 1, 5), the decision records 0050 to 0053, and `docs/deciding.md`.

use std::collections::{BTreeMap, BTreeSet};

use register::Hash;

use super::bylaws::{DAY, HOUR, Ms};
use super::deeds::{Ballots, Deed, Effect, Said};
use super::history::History;
use super::people::Who;

type Checked = Result<(), &'static str>;

/// What the ballots come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) outcome: &'static str,
    pub(super) winner: Option<usize>,
    pub(super) in_favour: usize,
    pub(super) against: usize,
    pub(super) needed: usize,
}

impl Standing {
    /// What would be decided: an option, or nothing.
    fn decides(&self) -> Option<usize> {
        self.winner.filter(|_| self.outcome == "adopted")
    }
}

/// A vote at a moment.
#[derive(Clone)]
pub(super) struct Told<'a> {
    history: &'a History,
    number: usize,
    id: Hash,
    at: Ms,
    pub(super) opened: Ballots,
    by: Who,
    /// What each option does.
    pub(super) options: Vec<Vec<Effect>>,
    begins: Ms,
    pub(super) ends: Ms,
    /// How long the last part of the time is in which a turn prolongs it; none if the whole time is not longer.
    last_part: Option<Ms>,
    wait: Ms,
    pub(super) electorate: BTreeSet<Who>,
    /// The last ballot of each, also of those whose ballots are shown alone.
    pub(super) ballots: BTreeMap<Who, Said>,
    /// Those who decide and are not there any more.
    pub(super) gone: BTreeSet<Who>,
    prolonged: bool,
    pub(super) paused: bool,
    pub(super) pausers: BTreeSet<Who>,
    pub(super) end: Option<&'static str>,
}

/// Where the so-many-th vote stands at a moment.
pub(super) fn tell(history: &History, number: usize, at: Ms) -> Told<'_> {
    let opening = history.vote(number).expect("it was opened");
    let filed = &history.filed[opening];
    let Deed::OpenVote(opened) = &filed.deed else {
        unreachable!("it opens a vote")
    };
    let begins = filed.at + opened.talk_hours.map_or(72 * HOUR, |hours| hours * HOUR);
    let length = opened.vote_hours.map_or(120 * HOUR, |hours| hours * HOUR);
    let part = (length * 15 / 100).max(12 * HOUR);
    let mut told = Told {
        history,
        number,
        id: filed.id,
        at,
        by: filed.by,
        options: opened.options.clone(),
        begins,
        ends: begins + length,
        last_part: (part < length).then_some(part),
        wait: 0,
        electorate: BTreeSet::new(),
        ballots: BTreeMap::new(),
        gone: BTreeSet::new(),
        prolonged: false,
        paused: false,
        pausers: BTreeSet::new(),
        end: None,
        opened: opened.clone(),
    };
    // Who decides is who is there after all acts before the moment at which voting begins.
    let frozen = history.before(begins.min(at + 1)).max(opening + 1);
    told.electorate = history.people(frozen).deciding(opened.circle);
    told.wait = told.waits();
    for place in opening + 1..history.filed.len() {
        let filed = &history.filed[place];
        if filed.at > at || told.end.is_some() {
            break;
        }
        told.at = filed.at;
        told.hear(place);
    }
    told.at = at;
    told
}

impl Told<'_> {
    /// Where an option cannot be undone, whatever wins waits.
    fn waits(&self) -> Ms {
        let irreversible = self.options.iter().flatten().any(Effect::is_irreversible);
        if irreversible { 72 * HOUR } else { 0 }
    }

    fn hear(&mut self, place: usize) {
        let filed = &self.history.filed[place];
        let (by, stage) = (filed.by, self.stage());
        match &filed.deed {
            Deed::AddOption(of) if *of == self.number => self.options.push(Vec::new()),
            Deed::WithdrawVote(of) if *of == self.number => self.end = Some("withdrawn"),
            Deed::Cast { vote, said, .. } if *vote == self.number => {
                self.ballots.insert(by, said.clone());
                self.gone.remove(&by);
            }
            Deed::TakeBack(vote) if *vote == self.number => {
                self.ballots.remove(&by);
            }
            Deed::PauseVote(of) if *of == self.number => {
                self.pausers.insert(by);
                self.pause_if_enough(place);
            }
            Deed::CloseVote {
                vote,
                outcome: "prolonged",
            } if *vote == self.number => {
                self.prolonged = true;
                self.ends = filed.at + self.last_part.expect("it turned in that part");
            }
            Deed::CloseVote { vote, outcome } if *vote == self.number => self.end = Some(outcome),
            _ => {} // About something else.
        }
        for who in self.history.gone(place, self.opened.circle) {
            match stage {
                // Whoever leaves takes their ballot along, until voting ends.
                "voting" => {
                    self.ballots.remove(&who);
                    if self.electorate.contains(&who) {
                        self.gone.insert(who);
                    }
                }
                "waiting" => {
                    self.pausers.remove(&who);
                    self.pause_if_enough(place);
                }
                _ => {} // Voting is ahead, or over.
            }
        }
    }

    /// As many as the agreement says pause it; all who decide and are there, where they are fewer. Who has left since
    /// takes their ballot along, for voting goes on.
    fn pause_if_enough(&mut self, place: usize) {
        let people = self.history.people(place + 1);
        let away = |who: &&Who| !people.is_in(self.opened.circle, **who);
        let away: Vec<Who> = self.electorate.iter().filter(away).copied().collect();
        let here = self.electorate.len() - away.len();
        let asked = self.pausers.len();
        if self.paused || asked == 0 || asked < people.bylaws.pausers.min(here) {
            return;
        }
        self.paused = true;
        self.ends = self.at + 14 * DAY;
        for who in away {
            self.ballots.remove(&who);
            self.gone.insert(who);
        }
    }

    fn due_at(&self) -> Ms {
        self.ends + if self.paused { 0 } else { self.wait }
    }

    pub(super) fn stage(&self) -> &'static str {
        match self.end {
            Some("withdrawn") => "withdrawn",
            Some(_) => "closed",
            None if self.at < self.begins => "deliberation",
            None if self.at < self.ends => "voting",
            None if self.at < self.due_at() => "waiting",
            None => "due",
        }
    }

    /// Those of the ballots that count.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Said> {
        let counts = |(who, _): &(&Who, &Said)| self.electorate.contains(*who);
        self.ballots.iter().filter(counts).map(|(_, said)| said)
    }

    /// What the ballots of those who decide come to.
    pub(super) fn standing(&self) -> Standing {
        let counted = || self.counted();
        let (winner, in_favour, against) = if self.opened.plain {
            let say = |word| counted().filter(|said| **said == Said::Plain(word)).count();
            (Some(1), say("yes"), say("no"))
        } else {
            let approve = |option: usize| {
                counted()
                    .filter(|said| matches!(said, Said::Approve(all) if all.contains(&option)))
                    .count()
            };
            // Ties by the lot: SHA-256(root ‖ vote ‖ option), the first wins.
            let lot = |option: usize| {
                let root = register::tree::empty_root();
                *Hash::of(&[root.as_bytes(), self.id.as_bytes(), option.to_string().as_bytes()]).as_bytes()
            };
            let first = |one: &usize, other: &usize| {
                approve(*one)
                    .cmp(&approve(*other))
                    .then_with(|| lot(*other).cmp(&lot(*one)))
            };
            let winner = (1..=self.options.len())
                .max_by(first)
                .filter(|option| approve(*option) > 0);
            let for_it = winner.map_or(0, approve);
            (winner, for_it, winner.map_or(0, |_| counted().count() - for_it))
        };
        let outcome = self.measured(in_favour, against);
        let needed = self.needed();
        Standing {
            outcome,
            winner: winner.filter(|_| outcome == "adopted"),
            in_favour,
            against,
            needed,
        }
    }

    /// Whether it came to something else just before the last part of the time began.
    fn has_turned(&self) -> bool {
        let Some(part) = self.last_part.filter(|_| !self.prolonged && !self.paused) else {
            return false;
        };
        let began = self.ends - part;
        let before = || tell(self.history, self.number, began - 1);
        self.at >= began && before().standing().decides() != self.standing().decides()
    }

    fn silent(&self) -> usize {
        let says = |who: &&Who| !self.ballots.contains_key(who) && !self.gone.contains(who);
        self.electorate.iter().filter(says).count()
    }

    /// Whether it comes to the same whatever those say who have not.
    fn is_settled(&self) -> bool {
        if !self.opened.plain {
            return false;
        }
        let (now, silent) = (self.standing(), self.silent());
        let with = |yes: usize, no: usize| self.measured(now.in_favour + yes, now.against + no);
        // Every way in which they could still answer, one after the other.
        let mut ways = (0..=silent).flat_map(|yes| (0..=silent - yes).map(move |no| (yes, no)));
        ways.all(|(yes, no)| with(yes, no) == with(0, 0))
    }

    /// What so many for and against come to: a third of all in favour, and more than half of those for and against; in
    /// constitutional matters a half, and two thirds.
    fn measured(&self, yes: usize, no: usize) -> &'static str {
        let constitutional = self.opened.class == "constitutional";
        let major = if constitutional {
            yes * 3 >= (yes + no) * 2
        } else {
            yes > no
        };
        if yes < self.needed() {
            "no-quorum"
        } else if yes > no && major {
            "adopted"
        } else {
            "status-quo"
        }
    }

    fn needed(&self) -> usize {
        let all = self.electorate.len();
        if self.opened.class == "constitutional" {
            all.div_ceil(2)
        } else {
            all.div_ceil(3)
        }
    }

    /// The outcome with which it can be closed now; the code of what says no otherwise.
    pub(super) fn closes(&self) -> Result<&'static str, &'static str> {
        let stage = self.stage();
        let early = stage == "voting";
        if stage == "deliberation" {
            return Err("not-due-yet");
        }
        if early && (self.wait > 0 || !(self.silent() == 0 || self.is_settled())) {
            return Err("not-due-yet");
        }
        if self.has_turned() {
            if early && !self.is_settled() {
                return Err("not-due-yet");
            }
            if !early {
                return Ok("prolonged");
            }
        }
        if stage == "waiting" {
            return Err("not-due-yet");
        }
        let standing = self.standing();
        if standing.outcome != "adopted" {
            return Ok(standing.outcome);
        }
        let today = self.history.zone.day(self.at);
        let mandate = (self.opened.circle, self.opened.class);
        let applied = self
            .history
            .now()
            .with(&self.effects_of_winners(), mandate, (today, 0, None));
        Ok(if applied.is_ok() { "adopted" } else { "returned" })
    }

    pub(super) fn effects_of_winners(&self) -> Vec<Effect> {
        let winner = self.standing().winner;
        winner.map_or_else(Vec::new, |winner| self.options[winner - 1].clone())
    }
}

/// Whether an act about votes may be filed; nothing if it is about something else.
pub(super) fn check(history: &History, by: Who, deed: &Deed, at: Ms) -> Option<Checked> {
    Some(match deed {
        Deed::OpenVote(opened) => check_open(history, by, opened, at),
        Deed::AddOption(of) => check_add(history, by, *of, at),
        Deed::WithdrawVote(of) => check_withdraw(history, by, *of, at),
        Deed::Cast { vote, options, said } => check_cast(history, by, *vote, (*options, said), at),
        Deed::TakeBack(of) => check_take_back(history, by, *of, at),
        Deed::PauseVote(of) => check_pause(history, by, *of, at),
        Deed::CloseVote { vote, outcome } => {
            let told = tell(history, *vote, at);
            let closes = told.open().and_then(|()| told.closes());
            closes.and_then(|closes| ask(closes == *outcome, "outcome-differs"))
        }
        _ => return None, // Not about votes.
    })
}

fn ask(holds: bool, code: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(code) }
}

fn decides(history: &History, by: Who, circle: usize) -> Checked {
    ask(history.now().is_in(circle, by), "not-in-circle")?;
    ask(history.now().binds(by), "not-binding")
}

fn check_open(history: &History, by: Who, opened: &Ballots, at: Ms) -> Checked {
    decides(history, by, opened.circle)?;
    let bylaws = &history.now().bylaws;
    // Whoever opens a vote gives as much time as was agreed on, or more.
    ask(
        opened.talk_hours.is_none_or(|hours| hours >= bylaws.talk_least_hours),
        "vote-too-short",
    )?;
    ask(
        opened.vote_hours.is_none_or(|hours| hours >= bylaws.vote_least_hours),
        "vote-too-short",
    )?;
    let today = history.zone.day(at);
    let may = |effects: &Vec<Effect>| {
        history
            .now()
            .with(effects, (opened.circle, opened.class), (today, 0, None))
            .map(|_| ())
    };
    opened.options.iter().try_for_each(may)
}

fn check_add(history: &History, by: Who, of: usize, at: Ms) -> Checked {
    let told = tell(history, of, at);
    told.open()?;
    ask(told.stage() == "deliberation", "options-frozen")?;
    decides(history, by, told.opened.circle)?;
    ask(!told.opened.plain, "vote-unfit")
}

fn check_withdraw(history: &History, by: Who, of: usize, at: Ms) -> Checked {
    let told = tell(history, of, at);
    told.open()?;
    ask(told.stage() == "deliberation", "options-frozen")?;
    ask(told.by == by, "not-your-vote")
}

/// Those vote who were there when voting began and are; others of the circle who do not bind are shown.
fn check_cast(history: &History, by: Who, of: usize, (options, said): (usize, &Said), at: Ms) -> Checked {
    let told = tell(history, of, at);
    told.voting()?;
    let people = history.now();
    let may = people.is_in(told.opened.circle, by) && (told.electorate.contains(&by) || !people.binds(by));
    ask(may, "not-in-electorate")?;
    ask(options == told.options.len(), "options-changed")?;
    match said {
        Said::Plain(_) => ask(told.opened.plain, "ballot-unfit"),
        Said::Approve(all) => {
            ask(!told.opened.plain, "ballot-unfit")?;
            let there = |option: &usize| (1..=told.options.len()).contains(option);
            ask(all.iter().all(there), "option-unknown")
        }
    }
}

fn check_take_back(history: &History, by: Who, of: usize, at: Ms) -> Checked {
    let told = tell(history, of, at);
    told.voting()?;
    ask(told.ballots.contains_key(&by), "ballot-missing")
}

fn check_pause(history: &History, by: Who, of: usize, at: Ms) -> Checked {
    let told = tell(history, of, at);
    told.open()?;
    ask(told.stage() == "waiting", "nothing-to-pause")?;
    let there = told.electorate.contains(&by) && history.now().is_in(told.opened.circle, by);
    ask(there, "not-in-electorate")?;
    ask(!told.pausers.contains(&by), "already-answered")
}

impl Told<'_> {
    fn open(&self) -> Checked {
        ask(self.end.is_none(), "vote-over")
    }

    fn voting(&self) -> Checked {
        self.open()?;
        match self.stage() {
            "voting" => Ok(()),
            "deliberation" => Err("voting-ahead"),
            _ => Err("voting-ended"), // Waiting or due.
        }
    }
}
