//! The working in words: one sentence for each step, tie and result.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::lot::Settled;
use crate::option::OptionNumber;
use crate::outcome::{Counted, Decided, Fraction, Outcome, Purchase, Question, Stage, Step, Tie, Verdict};

/// A whole number of units of 10^-decimals, with all its decimals: `1076.85658`.
#[must_use]
pub fn decimal(units: u128, decimals: u8) -> String {
    let one = 10u128.pow(u32::from(decimals));
    match decimals {
        0 => units.to_string(),
        _ => format!("{}.{:0width$}", units / one, units % one, width = usize::from(decimals)),
    }
}

/// An amount of money with its decimals: `1784786.62`.
#[must_use]
pub fn money(units: u64, decimals: u8) -> String {
    decimal(units.into(), decimals)
}

/// A fraction of units of money as a decimal, truncated to four more decimals than the money has; an … marks that it
/// was.
#[must_use]
pub fn fraction(fraction: &Fraction, decimals: u8) -> String {
    let more = decimals + 4;
    let scaled = fraction.numerator() * 10u32.pow(4);
    let units = &scaled / fraction.denominator();
    let exact = &units * fraction.denominator() == scaled;
    let text = decimal(u128::try_from(units).unwrap_or(u128::MAX), more);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if exact { text.to_string() } else { format!("{text}…") }
}

impl Outcome {
    /// The name of an option.
    #[must_use]
    pub fn name(&self, number: OptionNumber) -> &str {
        self.names.get(number.position()).map_or("", String::as_str)
    }

    /// An amount of votes, as totals carry them, without zeros at the end.
    #[must_use]
    pub fn votes(&self, units: u128) -> String {
        let text = decimal(units, self.decimals);
        if self.decimals == 0 {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    }

    /// What happened in a stage, in a sentence or a few.
    #[must_use]
    pub fn sentence(&self, stage: &Stage) -> String {
        let mut sentence = self.step(stage);
        let has_reached = matches!(
            stage.step,
            Step::FirstPreferences | Step::Surplus { .. } | Step::Shared { .. }
        ) || (self.quota.is_some() && matches!(stage.step, Step::Excluded { .. }));
        if has_reached && !stage.elected.is_empty() {
            let verb = if stage.elected.len() == 1 { "is" } else { "are" };
            let what = if self.seats == 1 {
                "with a majority"
            } else {
                "having reached the quota"
            };
            sentence += &format!(" {} {verb} elected, {what}.", self.list(&stage.elected));
        }
        if !stage.last_vacancies.is_empty() {
            let verb = if stage.last_vacancies.len() == 1 { "is" } else { "are" };
            let last = self.list(&stage.last_vacancies);
            sentence += &format!(" As many are left as there are seats to fill: {last} {verb} elected.");
        }
        sentence
    }

    /// What a tie was about, and what settled it.
    #[must_use]
    pub fn tie_sentence(&self, tie: &Tie) -> String {
        let question = match tie.question {
            Question::Elected => "for election",
            Question::Excluded => "for exclusion",
            Question::Surplus => "for whose surplus moves first",
            Question::Runoff => "for the runoff",
            Question::Majorities => "in majorities that contradict each other",
            Question::Project => "for which project comes first",
            Question::LastSeat => "for the last seat",
        };
        let settled = match tie.settled {
            Settled::EarlierStage(stage) => format!("stage {stage}, where they last differed, decides"),
            Settled::Pairwise => "the comparison of the tied decides".to_string(),
            Settled::Score => "the greater score decides".to_string(),
            Settled::CastingVote => "the casting vote decides".to_string(),
            Settled::StatusQuo => "the status quo wins its ties".to_string(),
            Settled::Lot => "the public lot decides".to_string(),
            Settled::Nothing => "without a seed for the lot, it stays open".to_string(),
        };
        let fallen = tie
            .chosen
            .map_or_else(String::new, |chosen| format!(": it falls on {}", self.name(chosen)));
        format!("{} tie {question}; {settled}{fallen}.", self.list(&tie.tied))
    }

    /// Who is elected, in a sentence.
    #[must_use]
    pub fn result_sentence(&self) -> String {
        if let Some(money) = self.money {
            let (spent, budget) = (
                self::money(money.spent, money.decimals),
                self::money(money.budget, money.decimals),
            );
            let open = if self.complete {
                ""
            } else {
                " A tie stays open: the count is not complete."
            };
            return format!(
                "{} projects are paid for, with {spent} of {budget}.{open}",
                self.elected.len()
            );
        }
        if !self.shares.is_empty() {
            let held = self.shares.iter().zip(&self.names).filter(|(seats, _)| **seats > 0);
            let held: Vec<String> = held.map(|(seats, name)| format!("{name} {seats}")).collect();
            let open = if self.complete {
                ""
            } else {
                " A tie stays open: the count is not complete."
            };
            return format!("Seats: {}.{open}", held.join(", "));
        }
        match (self.complete, self.elected.len()) {
            (true, 0) => "Nobody is elected.".to_string(),
            (true, 1) => format!("{} is elected.", self.list(&self.elected)),
            (true, _) => format!("{} are elected.", self.list(&self.elected)),
            (false, 0) => "A tie stays open: nobody is elected yet.".to_string(),
            (false, _) => format!("A tie stays open; elected so far: {}.", self.list(&self.elected)),
        }
    }

    /// Names, joined by commas and an "and".
    #[must_use]
    pub fn list(&self, numbers: &[OptionNumber]) -> String {
        let names: Vec<&str> = numbers.iter().map(|&number| self.name(number)).collect();
        match names.as_slice() {
            [] => "nobody".to_string(),
            [only] => (*only).to_string(),
            [start @ .., last] => format!("{} and {last}", start.join(", ")),
        }
    }

    /// What was done.
    #[allow(clippy::too_many_lines)] // One sentence a step, each as plain as the next.
    fn step(&self, stage: &Stage) -> String {
        match &stage.step {
            Step::FirstPreferences => match (self.quota, self.seats) {
                (Some(quota), seats) if seats > 1 || self.decimals > 0 => format!(
                    "{} valid ballots count for their first preferences; the quota is {}.",
                    self.valid,
                    self.votes(quota)
                ),
                (Some(_) | None, _) => format!("{} valid ballots count for their first preferences.", self.valid),
            },
            Step::AddedUp(counted) => self.added_up(*counted),
            Step::Decided(decided) => decided_sentence(decided),
            Step::Surplus { of, surplus, total } => format!(
                "The surplus of {}, {}, moves on: each paper at its value × {} / {}, truncated.",
                self.name(*of),
                self.votes(*surplus),
                self.votes(*surplus),
                self.votes(*total)
            ),
            Step::Excluded { options } => {
                let verb = if options.len() == 1 {
                    "has the least and is"
                } else {
                    "have less together than the next and are"
                };
                format!("{} {verb} excluded; their ballots move on.", self.list(options))
            }
            Step::Runoff {
                first,
                second,
                for_first,
                for_second,
                level,
            } => format!(
                "Runoff: {for_first} ballots score {} higher, {for_second} score {} higher, and {level} score them level.",
                self.name(*first),
                self.name(*second)
            ),
            Step::Shared {
                iterations,
                quota,
                surplus,
                keep: _,
            } => format!(
                "Votes are shared out {iterations} times, up to a quota of {} and a surplus of {}.",
                self.votes(*quota),
                self.votes(*surplus)
            ),
            Step::Defeated { option } => format!("{} has the least and is defeated.", self.name(*option)),
            Step::Compared => format!("{} ballots compare every two options.", self.valid),
            Step::Paths { unbeaten } => {
                format!("By the strongest paths, nobody is above {}.", self.list(unbeaten))
            }
            Step::Locked {
                winner,
                loser,
                votes,
                against,
            } => {
                format!(
                    "{} above {} ({votes} to {against}) is locked in.",
                    self.name(*winner),
                    self.name(*loser)
                )
            }
            Step::LeftOut {
                winner,
                loser,
                votes,
                against,
            } => format!(
                "{} above {} ({votes} to {against}) is left out: stronger majorities say the opposite.",
                self.name(*winner),
                self.name(*loser)
            ),
            Step::QuorumMissed { .. }
            | Step::MajorityMissed { .. }
            | Step::Schwartz { .. }
            | Step::DefeatsDropped { .. } => self.debian_step(&stage.step),
            Step::Endowed { .. }
            | Step::Bought(_)
            | Step::NothingAffordable
            | Step::Completed { .. }
            | Step::Funded { .. }
            | Step::Unaffordable { .. } => self.budget_step(&stage.step),
            Step::Apportioned { seats } => {
                let shares = self.shares.iter().zip(&self.names).filter(|(seats, _)| **seats > 0);
                let shares: Vec<String> = shares.map(|(seats, name)| format!("{name} {seats}")).collect();
                format!("{seats} seats are shared out: {}.", shares.join(", "))
            }
        }
    }

    /// Totals, added up.
    fn added_up(&self, counted: Counted) -> String {
        let what = match counted {
            Counted::Votes => "votes",
            Counted::Approvals => "approvals",
            Counted::Scores => "scores",
            Counted::Dots => "dots",
        };
        format!("The {what} of {} valid ballots are added up.", self.valid)
    }

    /// A step of the Debian count.
    fn debian_step(&self, step: &Step) -> String {
        match step {
            Step::QuorumMissed { option, votes, members } => format!(
                "{} is dropped: {votes} votes over the default miss the quorum of 3/2 × √{members}.",
                self.name(*option)
            ),
            Step::MajorityMissed {
                option,
                votes,
                against,
                ratio,
            } => format!(
                "{} is dropped: {votes} to {against} does not defeat the default by {}.",
                self.name(*option),
                ratio
            ),
            Step::Schwartz { set } => format!("Nobody outside defeats {}: the Schwartz set.", self.list(set)),
            Step::DefeatsDropped {
                defeats,
                votes,
                against,
            } => {
                let defeats: Vec<String> = defeats
                    .iter()
                    .map(|&(one, other)| format!("{} over {}", self.name(one), self.name(other)))
                    .collect();
                format!(
                    "The weakest defeats ({votes} to {against}) are dropped: {}.",
                    defeats.join(", ")
                )
            }
            other => unreachable!("not a step of this count: {other:?}"),
        }
    }

    /// A step of a budget.
    fn budget_step(&self, step: &Step) -> String {
        let decimals = self.money.map_or(0, |money| money.decimals);
        let money = |units: u64| money(units, decimals);
        match step {
            Step::Endowed { each, voters, raises } => {
                let raised = match raises {
                    0 => String::new(),
                    once_or_more => format!(", after {once_or_more} raises by one unit of the currency"),
                };
                let each = fraction(each, decimals);
                format!("Each of {voters} voters receives the same share: {each}{raised}.")
            }
            Step::Bought(Purchase {
                option,
                cost,
                supporters,
                payment,
                paid_in_full,
                paid_all,
            }) => {
                let each = fraction(payment, decimals);
                let rest = match paid_all {
                    0 => String::new(),
                    some => format!("; {some} paid all they had left, which was less"),
                };
                format!(
                    "{} is bought for {} by its {supporters} supporters: {paid_in_full} paid {each} each{rest}.",
                    self.name(*option),
                    money(*cost)
                )
            }
            Step::NothingAffordable => "No project is left that its supporters can pay for.".to_string(),
            Step::Completed { option, cost, votes } => {
                format!(
                    "The money left pays for {} ({votes} votes), {}.",
                    self.name(*option),
                    money(*cost)
                )
            }
            Step::Funded {
                option,
                cost,
                votes,
                left,
            } => {
                format!(
                    "{} ({votes}) fits: {} is paid, {} is left.",
                    self.name(*option),
                    money(*cost),
                    money(*left)
                )
            }
            Step::Unaffordable {
                option,
                cost,
                votes,
                left,
            } => {
                format!(
                    "{} ({votes}) costs {}, and only {} is left: skipped.",
                    self.name(*option),
                    money(*cost),
                    money(*left)
                )
            }
            other => unreachable!("not a step of a budget: {other:?}"),
        }
    }
}

/// How a yes/no question went.
fn decided_sentence(decided: &Decided) -> String {
    let Decided {
        yes,
        no,
        abstain,
        verdict,
    } = decided;
    let why = match verdict {
        Verdict::Passed => "it passes".to_string(),
        Verdict::NobodyInFavour => "nobody is in favour, so it does not pass".to_string(),
        Verdict::TurnoutMissed(needed) => format!("at least {needed} had to take part, so it does not pass"),
        Verdict::ApprovalMissed(needed) => format!("at least {needed} had to be in favour, so it does not pass"),
        Verdict::MajorityMissed => "yes has not the required part, so it does not pass".to_string(),
    };
    format!("{yes} yes, {no} no, {abstain} abstain: {why}.")
}

impl fmt::Display for Outcome {
    /// The whole working as plain text: the rule, a line for each stage and tie, and the result.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.title.is_empty() {
            writeln!(f, "{}", self.title)?;
        }
        writeln!(f, "{}", self.rule)?;
        for (place, stage) in self.stages.iter().enumerate() {
            for tie in self.ties.iter().filter(|tie| tie.stage == place + 1) {
                writeln!(f, "     {}", self.tie_sentence(tie))?;
            }
            writeln!(f, "{:>3}. {}", place + 1, self.sentence(stage))?;
        }
        for tie in self.ties.iter().filter(|tie| tie.stage > self.stages.len()) {
            writeln!(f, "     {}", self.tie_sentence(tie))?;
        }
        write!(f, "{}", self.result_sentence())
    }
}
