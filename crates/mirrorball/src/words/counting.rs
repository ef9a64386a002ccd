//! The working of a count in the reader's language: `tally` says what happened in types, and here it becomes sentences,
//! one for each step, tie and result. In English they are those of `tally` itself, with grouped figures.

use tally::lot::Settled;
use tally::option::OptionNumber;
use tally::outcome::{Counted, Decided, Fraction, Outcome, Purchase, Question, Stage, Step, Tie, Verdict};

use super::{Words, figures, isolated, words};
use crate::language::Language;

/// Tells a count in a language.
pub struct Teller<'a> {
    /// The count.
    pub outcome: &'a Outcome,
    /// The language's messages.
    pub w: &'static Words,
    language: Language,
    currency: Option<&'a str>,
}

impl<'a> Teller<'a> {
    /// Tells a count whose money, if there is any, is of no known currency.
    #[must_use]
    pub fn new(language: Language, outcome: &'a Outcome) -> Self {
        Self {
            outcome,
            w: words(language),
            language,
            currency: None,
        }
    }

    /// The same, with money of this currency.
    #[must_use]
    pub fn in_currency(mut self, code: &'a str) -> Self {
        self.currency = Some(code);
        self
    }

    /// What happened in a stage, in a sentence or a few.
    #[must_use]
    pub fn sentence(&self, stage: &Stage) -> String {
        let mut sentence = self.step(stage);
        let reaches = match stage.step {
            Step::FirstPreferences | Step::Surplus { .. } | Step::Shared { .. } => true,
            Step::Excluded { .. } => self.outcome.quota.is_some(),
            _ => false, // In no other step does anybody reach a quota or a majority.
        };
        let mut add = |more: String| sentence = format!("{sentence} {more}");
        if reaches && !stage.elected.is_empty() {
            let (count, names) = (stage.elected.len() as u64, self.list(&stage.elected));
            add(match self.outcome.seats {
                1 => self.w.count_elected_majority(count, names),
                _ => self.w.count_elected_quota(count, names),
            });
        }
        if !stage.last_vacancies.is_empty() {
            let (count, names) = (stage.last_vacancies.len() as u64, self.list(&stage.last_vacancies));
            add(self.w.count_last_seats(count, names));
        }
        sentence
    }

    /// What a tie was about, and what settled it.
    #[must_use]
    pub fn tie(&self, tie: &Tie) -> String {
        let w = self.w;
        let about = match tie.question {
            Question::Elected => w.count_tie_elected(),
            Question::Excluded => w.count_tie_excluded(),
            Question::Surplus => w.count_tie_surplus(),
            Question::Runoff => w.count_tie_runoff(),
            Question::Majorities => w.count_tie_majorities(),
            Question::Project => w.count_tie_project(),
            Question::LastSeat => w.count_tie_seat(),
        };
        let settled = match tie.settled {
            Settled::EarlierStage(stage) => w.count_by_stage(self.number(stage as u64)),
            Settled::Pairwise => w.count_by_pairs(),
            Settled::Score => w.count_by_score(),
            Settled::CastingVote => w.count_by_casting(),
            Settled::StatusQuo => w.count_by_status_quo(),
            Settled::Lot => w.count_by_lot(),
            Settled::Nothing => w.count_by_nothing(),
        };
        let names = self.list(&tie.tied);
        match tie.chosen {
            Some(chosen) => w.count_tie_falls(names, about, settled, self.name(chosen)),
            None => w.count_tie(names, about, settled),
        }
    }

    /// Who is elected, in a sentence or two.
    #[must_use]
    pub fn result(&self) -> String {
        let (w, outcome) = (self.w, self.outcome);
        let elected = outcome.elected.len() as u64;
        let whole = if let Some(money) = outcome.money {
            let (spent, budget) = (self.money(money.spent), self.money(money.budget));
            w.count_result_projects(elected, spent, budget, self.number(elected))
        } else if outcome.shares.is_empty() {
            let names = self.list(&outcome.elected);
            return match (outcome.complete, elected) {
                (true, 0) => w.count_result_nobody(),
                (true, _) => w.count_result(elected, names),
                (false, 0) => w.count_result_open_nobody(),
                (false, _) => w.count_result_so_far(names),
            };
        } else {
            w.count_result_seats(self.shares())
        };
        if outcome.complete {
            whole
        } else {
            format!("{whole} {}", w.count_result_open())
        }
    }

    /// The name of an option.
    #[must_use]
    pub fn name(&self, number: OptionNumber) -> String {
        isolated(self.outcome.name(number))
    }

    /// Names, joined by commas and an "and".
    #[must_use]
    pub fn list(&self, numbers: &[OptionNumber]) -> String {
        let names: Vec<String> = numbers.iter().map(|&number| self.name(number)).collect();
        match names.as_slice() {
            [] => self.w.count_nobody(),
            [only] => only.clone(),
            [start @ .., last] if begins_with_i(last) => self.w.count_and_before_i(start.join(", "), last),
            [start @ .., last] => self.w.count_and(start.join(", "), last),
        }
    }

    /// An amount of votes, as totals carry them, without zeros at the end.
    #[must_use]
    pub fn votes(&self, units: u128) -> String {
        let text = self.held(units);
        if self.outcome.decimals == 0 {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
    }

    /// An amount of votes with all its decimals, as tables show it.
    #[must_use]
    pub fn held(&self, units: u128) -> String {
        let value = i128::try_from(units).unwrap_or(i128::MAX);
        figures::decimal(self.language, value, u32::from(self.outcome.decimals))
    }

    /// A count.
    #[must_use]
    pub fn number(&self, count: u64) -> String {
        figures::number(self.language, i128::from(count))
    }

    /// An amount of money.
    #[must_use]
    pub fn money(&self, units: u64) -> String {
        let (units, scale) = (i128::from(units), u32::from(self.decimals_of_money()));
        match self.currency {
            Some(code) => figures::money(self.language, units, scale, code),
            None => figures::decimal(self.language, units, scale),
        }
    }

    fn decimals_of_money(&self) -> u8 {
        self.outcome.money.map_or(0, |money| money.decimals)
    }

    /// A part of money that need not be whole: a decimal, and … where more would follow.
    fn part(&self, fraction: &Fraction) -> String {
        let text = tally::sentence::fraction(fraction, self.decimals_of_money());
        text.replace('.', figures::point(self.language))
    }

    /// Who has how many seats.
    fn shares(&self) -> String {
        let held = self.outcome.shares.iter().zip(&self.outcome.names);
        let held = held.filter(|(seats, _)| **seats > 0);
        let held: Vec<String> = held
            .map(|(seats, name)| format!("{} {}", isolated(name), self.number(*seats)))
            .collect();
        held.join(", ")
    }

    /// What was done in a step of any count.
    fn step(&self, stage: &Stage) -> String {
        let (w, n) = (self.w, |count: u64| self.number(count));
        let (valid, ballots) = (self.outcome.valid, n(self.outcome.valid));
        match &stage.step {
            Step::FirstPreferences => match (self.outcome.quota, self.outcome.seats) {
                (Some(quota), seats) if seats > 1 || self.outcome.decimals > 0 => {
                    w.count_first_quota(valid, self.votes(quota), ballots)
                }
                (Some(_) | None, _) => w.count_first(valid, ballots),
            },
            Step::AddedUp(Counted::Votes) => w.count_added_votes(valid, ballots),
            Step::AddedUp(Counted::Approvals) => w.count_added_approvals(valid, ballots),
            Step::AddedUp(Counted::Scores) => w.count_added_scores(valid, ballots),
            Step::AddedUp(Counted::Dots) => w.count_added_dots(valid, ballots),
            Step::Decided(decided) => self.decided(decided),
            Step::Runoff {
                first,
                second,
                for_first,
                for_second,
                level,
            } => w.count_runoff(
                n(*for_first),
                self.name(*first),
                n(*for_second),
                self.name(*second),
                n(*level),
            ),
            Step::Apportioned { seats } => w.count_apportioned(n(*seats), self.shares()),
            Step::Surplus { .. } | Step::Excluded { .. } | Step::Shared { .. } | Step::Defeated { .. } => {
                self.transfer(&stage.step)
            }
            Step::Compared
            | Step::Paths { .. }
            | Step::Locked { .. }
            | Step::LeftOut { .. }
            | Step::QuorumMissed { .. }
            | Step::MajorityMissed { .. }
            | Step::Schwartz { .. }
            | Step::DefeatsDropped { .. } => self.pairs(&stage.step),
            Step::Endowed { .. }
            | Step::Bought(_)
            | Step::NothingAffordable
            | Step::Completed { .. }
            | Step::Funded { .. }
            | Step::Unaffordable { .. } => self.budget(&stage.step),
        }
    }

    /// How a yes/no question went.
    fn decided(&self, decided: &Decided) -> String {
        let Decided {
            yes,
            no,
            abstain,
            verdict,
        } = decided;
        let (w, n) = (self.w, |count: u64| self.number(count));
        let why = match verdict {
            Verdict::Passed => w.count_why_passed(),
            Verdict::NobodyInFavour => w.count_why_nobody(),
            Verdict::TurnoutMissed(needed) => w.count_why_turnout(n(*needed)),
            Verdict::ApprovalMissed(needed) => w.count_why_approval(n(*needed)),
            Verdict::MajorityMissed => w.count_why_majority(),
        };
        w.count_decided(n(*yes), n(*no), n(*abstain), why)
    }

    /// A step in which votes move on.
    fn transfer(&self, step: &Step) -> String {
        let w = self.w;
        match step {
            Step::Surplus { of, surplus, total } => {
                w.count_surplus(self.name(*of), self.votes(*surplus), self.votes(*total))
            }
            Step::Excluded { options } => w.count_excluded(options.len() as u64, self.list(options)),
            Step::Shared {
                iterations,
                quota,
                surplus,
                keep: _,
            } => {
                let times = u64::from(*iterations);
                w.count_shared(times, self.votes(*quota), self.votes(*surplus), self.number(times))
            }
            Step::Defeated { option } => w.count_defeated(self.name(*option)),
            other => unreachable!("votes do not move on in this step: {other:?}"),
        }
    }

    /// A step in which every two options are compared.
    fn pairs(&self, step: &Step) -> String {
        let (w, n) = (self.w, |count: u64| self.number(count));
        match step {
            Step::Compared => w.count_compared(self.outcome.valid, n(self.outcome.valid)),
            Step::Paths { unbeaten } => w.count_paths(self.list(unbeaten)),
            Step::Locked {
                winner,
                loser,
                votes,
                against,
            } => w.count_locked(self.name(*winner), self.name(*loser), n(*votes), n(*against)),
            Step::LeftOut {
                winner,
                loser,
                votes,
                against,
            } => w.count_left_out(self.name(*winner), self.name(*loser), n(*votes), n(*against)),
            Step::QuorumMissed { option, votes, members } => {
                w.count_quorum_missed(self.name(*option), n(*votes), n(*members))
            }
            Step::MajorityMissed {
                option,
                votes,
                against,
                ratio,
            } => w.count_majority_missed(self.name(*option), n(*votes), n(*against), ratio.to_string()),
            Step::Schwartz { set } => w.count_schwartz(self.list(set)),
            Step::DefeatsDropped {
                defeats,
                votes,
                against,
            } => {
                let over = |&(one, other)| w.count_over(self.name(one), self.name(other));
                let defeats: Vec<String> = defeats.iter().map(over).collect();
                w.count_dropped(n(*votes), n(*against), defeats.join(", "))
            }
            other => unreachable!("nothing is compared in this step: {other:?}"),
        }
    }

    /// A step of a budget.
    fn budget(&self, step: &Step) -> String {
        let (w, n) = (self.w, |count: u64| self.number(count));
        match step {
            Step::Endowed { each, voters, raises } => match raises {
                0 => w.count_endowed(*voters, self.part(each), n(*voters)),
                raises => w.count_endowed_raised(*raises, n(*voters), self.part(each), n(*raises)),
            },
            Step::Bought(purchase) => self.bought(purchase),
            Step::NothingAffordable => w.count_nothing_affordable(),
            Step::Completed { option, cost, votes } => {
                w.count_completed(self.name(*option), n(*votes), self.money(*cost))
            }
            Step::Funded {
                option,
                cost,
                votes,
                left,
            } => w.count_funded(self.name(*option), n(*votes), self.money(*cost), self.money(*left)),
            Step::Unaffordable {
                option,
                cost,
                votes,
                left,
            } => w.count_unaffordable(self.name(*option), n(*votes), self.money(*cost), self.money(*left)),
            other => unreachable!("not a step of a budget: {other:?}"),
        }
    }

    /// A project that its supporters paid for.
    fn bought(&self, purchase: &Purchase) -> String {
        let Purchase {
            option,
            cost,
            supporters,
            payment,
            paid_in_full,
            paid_all,
        } = purchase;
        let (name, cost, each) = (self.name(*option), self.money(*cost), self.part(payment));
        let (supporters, full) = (self.number(*supporters), self.number(*paid_in_full));
        match paid_all {
            0 => self.w.count_bought(name, cost, supporters, full, each),
            rest => self
                .w
                .count_bought_rest(name, cost, supporters, full, each, self.number(*rest)),
        }
    }
}

/// Whether a name begins with the sound before which Spanish turns its "y" into an "e".
fn begins_with_i(name: &str) -> bool {
    let lower = name.to_lowercase();
    let sound = lower.strip_prefix('h').unwrap_or(&lower);
    let mut letters = sound.chars();
    matches!(letters.next(), Some('i' | 'í')) && !matches!(letters.next(), Some('a' | 'e' | 'o'))
}
