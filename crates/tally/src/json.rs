//! The result of a count as JSON: the same bytes for the same result. Numbers are exact decimals; fractions are text.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::lot::Settled;
use crate::option::OptionNumber;
use crate::outcome::{Outcome, Question, Stage, Step, Tie};
use crate::pairwise::Pairwise;
use crate::sentence::{decimal, money};

impl Outcome {
    /// The whole result as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut object = Object::default();
        object
            .text("method", self.method)
            .text("rule", &self.rule)
            .text("title", &self.title);
        object.raw("options", &list(self.names.iter().map(|name| quoted(name))));
        object.raw("seats", &self.seats.to_string());
        object
            .raw("valid", &self.valid.to_string())
            .raw("invalid", &self.invalid.to_string());
        object.raw("complete", &self.complete.to_string());
        object.raw("elected_numbers", &numbers(&self.elected));
        object.raw(
            "elected",
            &list(self.elected.iter().map(|&number| quoted(self.name(number)))),
        );
        object.text("result", &self.result_sentence());
        if !self.ranking.is_empty() {
            object.raw("ranking", &list(self.ranking.iter().map(|group| numbers(group))));
        }
        if let Some(quota) = self.quota {
            object.raw("quota", &self.votes(quota));
        }
        if !self.shares.is_empty() {
            object.raw("shares", &list(self.shares.iter().map(ToString::to_string)));
        }
        if let Some(amounts) = self.money {
            object.text("budget", &money(amounts.budget, amounts.decimals));
            object.text("spent", &money(amounts.spent, amounts.decimals));
        }
        object.raw("ties", &list(self.ties.iter().map(|tie| self.tie_json(tie))));
        let stages = self
            .stages
            .iter()
            .enumerate()
            .map(|(place, stage)| self.stage_json(place + 1, stage));
        object.raw("stages", &format!("[\n{}\n]", stages.collect::<Vec<_>>().join(",\n")));
        for (key, square) in [("pairwise", &self.pairwise), ("paths", &self.paths)] {
            if let Some(square) = square {
                object.raw(key, &square_json(square));
            }
        }
        object.close() + "\n"
    }

    /// A tie.
    fn tie_json(&self, tie: &Tie) -> String {
        let question = match tie.question {
            Question::Elected => "elected",
            Question::Excluded => "excluded",
            Question::Surplus => "surplus",
            Question::Runoff => "runoff",
            Question::Majorities => "majorities",
            Question::Project => "project",
            Question::LastSeat => "last-seat",
        };
        let settled = match tie.settled {
            Settled::EarlierStage(_) => "earlier-stage",
            Settled::Pairwise => "pairwise",
            Settled::Score => "score",
            Settled::CastingVote => "casting-vote",
            Settled::StatusQuo => "status-quo",
            Settled::Lot => "lot",
            Settled::Nothing => "open",
        };
        let mut object = Object::default();
        object
            .raw("stage", &tie.stage.to_string())
            .text("question", question)
            .raw("tied", &numbers(&tie.tied));
        object.raw(
            "chosen",
            &tie.chosen.map_or("null".to_string(), |number| number.to_string()),
        );
        object
            .text("settled", settled)
            .text("sentence", &self.tie_sentence(tie));
        object.close()
    }

    /// A stage.
    fn stage_json(&self, place: usize, stage: &Stage) -> String {
        let mut object = Object::default();
        object.raw("stage", &place.to_string());
        self.step_json(&mut object, &stage.step);
        object.text("sentence", &self.sentence(stage));
        let amount = |units: u128| decimal(units, self.decimals);
        if !stage.totals.is_empty() {
            object.raw("totals", &list(stage.totals.iter().map(|&total| amount(total))));
            object.raw("exhausted", &amount(stage.exhausted));
            if self.decimals > 0 {
                object.raw("lost", &amount(stage.lost));
            }
        }
        if !stage.transfers.is_empty() {
            let transfers = stage.transfers.iter().map(|transfer| {
                let to = transfer.to.map_or("null".to_string(), |to| to.to_string());
                format!(
                    "{{\"from\": {}, \"to\": {to}, \"amount\": {}}}",
                    transfer.from,
                    amount(transfer.amount)
                )
            });
            object.raw("transfers", &list(transfers));
        }
        object.raw("elected", &numbers(&stage.elected));
        if !stage.last_vacancies.is_empty() {
            object.raw("last_vacancies", &numbers(&stage.last_vacancies));
        }
        object.close()
    }

    /// The name of a step, and what it holds.
    #[allow(clippy::too_many_lines)] // One arm a step, each as plain as the next.
    fn step_json(&self, object: &mut Object, step: &Step) {
        let votes = |units: u128| decimal(units, self.decimals);
        let decimals = self.money.map_or(0, |money| money.decimals);
        let money = |units: u64| quoted(&money(units, decimals));
        match step {
            Step::FirstPreferences => object.text("step", "first-preferences"),
            Step::AddedUp(_) => object.text("step", "added-up"),
            Step::Decided(_) => object.text("step", "decided"),
            Step::Surplus { of, surplus, total } => {
                object.text("step", "surplus").raw("of", &of.to_string());
                object.raw("surplus", &votes(*surplus)).raw("total", &votes(*total))
            }
            Step::Excluded { options } => object.text("step", "excluded").raw("excluded", &numbers(options)),
            Step::Runoff {
                first,
                second,
                for_first,
                for_second,
                level,
            } => {
                object
                    .text("step", "runoff")
                    .raw("finalists", &numbers(&[*first, *second]));
                object
                    .raw("votes", &format!("[{for_first}, {for_second}]"))
                    .raw("level", &level.to_string())
            }
            Step::Shared {
                iterations,
                quota,
                surplus,
                keep,
            } => {
                object.text("step", "shared").raw("iterations", &iterations.to_string());
                object.raw("quota", &votes(*quota)).raw("surplus", &votes(*surplus));
                object.raw("keep", &list(keep.iter().map(|&keep| decimal(keep.into(), 9))))
            }
            Step::Defeated { option } => object.text("step", "defeated").raw("excluded", &numbers(&[*option])),
            Step::Compared => object.text("step", "compared"),
            Step::Paths { unbeaten } => object.text("step", "paths").raw("unbeaten", &numbers(unbeaten)),
            Step::Locked {
                winner,
                loser,
                votes,
                against,
            }
            | Step::LeftOut {
                winner,
                loser,
                votes,
                against,
            } => {
                let locked = matches!(step, Step::Locked { .. });
                object.text("step", if locked { "locked" } else { "left-out" });
                object
                    .raw("winner", &winner.to_string())
                    .raw("loser", &loser.to_string());
                object
                    .raw("votes", &votes.to_string())
                    .raw("against", &against.to_string())
            }
            Step::QuorumMissed { option, votes, members } => {
                object.text("step", "quorum-missed").raw("option", &option.to_string());
                object
                    .raw("votes", &votes.to_string())
                    .raw("members", &members.to_string())
            }
            Step::MajorityMissed {
                option,
                votes,
                against,
                ratio,
            } => {
                object
                    .text("step", "majority-missed")
                    .raw("option", &option.to_string());
                object
                    .raw("votes", &votes.to_string())
                    .raw("against", &against.to_string());
                object.text("ratio", &ratio.to_string())
            }
            Step::Schwartz { set } => object.text("step", "schwartz").raw("set", &numbers(set)),
            Step::DefeatsDropped {
                defeats,
                votes,
                against,
            } => {
                let pairs = defeats.iter().map(|&(one, other)| numbers(&[one, other]));
                object.text("step", "defeats-dropped").raw("defeats", &list(pairs));
                object
                    .raw("votes", &votes.to_string())
                    .raw("against", &against.to_string())
            }
            Step::Endowed { each, voters, raises } => {
                object.text("step", "endowed").text("each", &each.to_string());
                object
                    .raw("voters", &voters.to_string())
                    .raw("raises", &raises.to_string())
            }
            Step::Bought(bought) => {
                object.text("step", "bought").raw("option", &bought.option.to_string());
                object
                    .raw("cost", &money(bought.cost))
                    .raw("supporters", &bought.supporters.to_string());
                object
                    .text("payment", &bought.payment.to_string())
                    .raw("paid_in_full", &bought.paid_in_full.to_string())
                    .raw("paid_all", &bought.paid_all.to_string())
            }
            Step::NothingAffordable => object.text("step", "nothing-affordable"),
            Step::Completed { option, cost, votes } => {
                object.text("step", "completed").raw("option", &option.to_string());
                object.raw("cost", &money(*cost)).raw("votes", &votes.to_string())
            }
            Step::Funded {
                option,
                cost,
                votes,
                left,
            }
            | Step::Unaffordable {
                option,
                cost,
                votes,
                left,
            } => {
                let funded = matches!(step, Step::Funded { .. });
                object
                    .text("step", if funded { "funded" } else { "unaffordable" })
                    .raw("option", &option.to_string());
                object
                    .raw("cost", &money(*cost))
                    .raw("votes", &votes.to_string())
                    .raw("left", &money(*left))
            }
            Step::Apportioned { seats } => object.text("step", "apportioned").raw("seats", &seats.to_string()),
        };
    }
}

/// A JSON object that is being written.
#[derive(Default)]
pub(crate) struct Object {
    fields: Vec<String>,
}

impl Object {
    /// Adds a text.
    pub(crate) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.raw(key, &quoted(value))
    }

    /// Adds what is JSON already.
    pub(crate) fn raw(&mut self, key: &str, value: &str) -> &mut Self {
        self.fields.push(format!("\"{key}\": {value}"));
        self
    }

    /// The whole object.
    pub(crate) fn close(self) -> String {
        format!("{{{}}}", self.fields.join(", "))
    }
}

/// A text in quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\u{8}' => quoted += "\\b",
            '\u{c}' => quoted += "\\f",
            '\n' => quoted += "\\n",
            '\r' => quoted += "\\r",
            '\t' => quoted += "\\t",
            '\0'..' ' => quoted += &format!("\\u{:04x}", u32::from(letter)),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A list.
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A list of option numbers.
fn numbers(numbers: &[OptionNumber]) -> String {
    list(numbers.iter().map(ToString::to_string))
}

/// A square, row by row.
fn square_json(square: &Pairwise) -> String {
    list((0..square.options()).map(|one| list(square.row(one).iter().map(ToString::to_string))))
}
