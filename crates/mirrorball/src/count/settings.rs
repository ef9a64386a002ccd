//! The settings of methods, as the command line writes them.

use clap::{Args, ValueEnum};
use tally::condorcet_debian::CondorcetDebian;
use tally::equal_shares::{Completion, EqualShares, Utility};
use tally::irv::{Exclusion, Irv};
use tally::liquid::Cap;
use tally::lot::TieBreak;
use tally::majority::{Majority, Needed};
use tally::meek::Meek;
use tally::method::Method;
use tally::option::OptionNumber;
use tally::outcome::Ratio;
use tally::piles::{Overvote, Skipped};
use tally::plurality::Plurality;
use tally::profile::Profile;
use tally::read::Format;
use tally::schulze::{Schulze, Strength};
use tally::score::{Approval, Dots, Score};
use tally::scottish_stv::ScottishStv;
use tally::seats::{Apportion, ApportionRule};
use tally::star::Star;

use super::NotCounted;

/// Settings; each belongs to the methods that its help names.
#[derive(Args, Clone, Debug, Default)]
pub struct Settings {
    /// The seed of the public lot that breaks ties, in hexadecimal; without one, such ties stay open.
    #[arg(long, value_name = "HEX")]
    pub seed: Option<String>,
    /// The option that wins its ties (its number, from 1).
    #[arg(long, value_name = "NUMBER")]
    pub status_quo: Option<u32>,
    /// What the file is, if its name does not say so.
    #[arg(long, value_name = "FORMAT", value_parser = ["blt", "csv", "abif", "pb", "json"])]
    pub format: Option<String>,
    /// How many seats to fill, if not as many as the file says.
    #[arg(long, value_name = "NUMBER")]
    pub seats: Option<u32>,
    /// score, star: the highest score of a ballot [5].
    #[arg(long, value_name = "SCORE")]
    pub highest: Option<u32>,
    /// dots: the most dots of a ballot [10].
    #[arg(long, value_name = "NUMBER")]
    pub dots: Option<u64>,
    /// majority: strictly more than this part of yes and no, or at least it with --at-least [1/2].
    #[arg(long, value_name = "PART", value_parser = ratio)]
    pub threshold: Option<Ratio>,
    /// majority: that part itself is enough.
    #[arg(long)]
    pub at_least: bool,
    /// majority: how many may vote.
    #[arg(long, value_name = "NUMBER")]
    pub electorate: Option<u64>,
    /// majority: at least this part of the electorate takes part.
    #[arg(long, value_name = "PART", value_parser = ratio)]
    pub turnout: Option<Ratio>,
    /// majority: at least this part of the electorate is in favour.
    #[arg(long, value_name = "PART", value_parser = ratio)]
    pub approval: Option<Ratio>,
    /// irv: what several options on one rank mean [ends].
    #[arg(long, value_enum, value_name = "RULE")]
    pub overvote: Option<OvervoteWord>,
    /// irv: what a skipped rank means [passed-over].
    #[arg(long, value_enum, value_name = "RULE")]
    pub skipped: Option<SkippedWord>,
    /// irv: exclude at once all who together have less than the next.
    #[arg(long)]
    pub batch: bool,
    /// schulze: measure majorities by margins instead of winning votes.
    #[arg(long)]
    pub margins: bool,
    /// condorcet-debian: the default option, "none of the above" [the last].
    #[arg(long, value_name = "NUMBER")]
    pub default: Option<u32>,
    /// condorcet-debian: how many may vote, for the quorum.
    #[arg(long, value_name = "NUMBER")]
    pub members: Option<u64>,
    /// condorcet-debian: an option that needs more than a simple majority, as in 2:3/1.
    #[arg(long, value_name = "NUMBER:RATIO", value_parser = numbered_ratio)]
    pub supermajority: Vec<(u32, Ratio)>,
    /// condorcet-debian: whom the casting vote prefers, as in 2,1.
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub casting_vote: Vec<u32>,
    /// liquid: at most this part of the electorate goes through one person, rounded up [1/10] …
    #[arg(long, value_name = "PART", value_parser = ratio)]
    pub cap: Option<Ratio>,
    /// liquid: … but never fewer people than this [3].
    #[arg(long, value_name = "NUMBER")]
    pub cap_least: Option<u32>,
    /// liquid: no cap, the delegates' own included.
    #[arg(long, conflicts_with_all = ["cap", "cap_least"])]
    pub uncapped: bool,
    /// equal-shares: what happens with money that is left [add1].
    #[arg(long, value_enum, value_name = "RULE")]
    pub completion: Option<CompletionWord>,
    /// equal-shares: what supporters gain from a project [cost].
    #[arg(long, value_enum, value_name = "WHAT")]
    pub utility: Option<UtilityWord>,
    /// apportion: by which rule [largest-remainder].
    #[arg(long, value_enum, value_name = "RULE")]
    pub by: Option<ApportionWord>,
}

/// What several options on one rank mean.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OvervoteWord {
    /// The ballot ends there.
    Ends,
    /// The rank is passed over.
    PassedOver,
}

/// What a skipped rank means.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SkippedWord {
    /// It is passed over.
    PassedOver,
    /// The ballot ends there.
    Ends,
    /// The ballot ends at the second in a row.
    EndsAtTwo,
}

/// What happens with money that is left.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CompletionWord {
    /// It is not spent.
    None,
    /// Endowments are raised by one unit at a time.
    Add1,
    /// It is spent by votes.
    Utilitarian,
}

/// What supporters gain from a project.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum UtilityWord {
    /// As much as it costs.
    Cost,
    /// The same from every project.
    Cardinality,
}

/// A rule to share seats out by.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ApportionWord {
    /// Largest remainder.
    LargestRemainder,
    /// D'Hondt.
    Dhondt,
    /// Sainte-Laguë.
    SainteLague,
}

impl Settings {
    /// The method with this name, with these settings.
    ///
    /// # Errors
    ///
    /// [`NotCounted`] if there is no such method.
    pub fn method(&self, name: &str) -> Result<Method, NotCounted> {
        let usual = Method::named(name).ok_or_else(|| {
            let names: Vec<&str> = Method::all().iter().map(Method::name).collect();
            NotCounted {
                code: "unknown-method",
                what: format!("There is no method \"{name}\"."),
                why: format!("The methods are: {}, liquid; or all.", names.join(", ")),
                next: "Choose one of them.",
            }
        })?;
        let seats = self.seats;
        Ok(match usual {
            Method::Plurality(_) => Method::Plurality(Plurality { seats }),
            Method::Approval(_) => Method::Approval(Approval { seats }),
            Method::Score(usual) => Method::Score(Score {
                seats,
                highest: self.highest.unwrap_or(usual.highest),
            }),
            Method::Star(usual) => Method::Star(Star {
                highest: self.highest.unwrap_or(usual.highest),
            }),
            Method::Dots(usual) => Method::Dots(Dots {
                seats,
                dots: self.dots.unwrap_or(usual.dots),
            }),
            Method::Majority(usual) => Method::Majority(Majority {
                threshold: self.threshold.unwrap_or(usual.threshold),
                needed: if self.at_least {
                    Needed::AtLeast
                } else {
                    Needed::MoreThan
                },
                electorate: self.electorate,
                turnout: self.turnout,
                approval: self.approval,
            }),
            Method::Irv(_) => Method::Irv(self.irv()),
            Method::Schulze(_) => Method::Schulze(Schulze {
                strength: if self.margins {
                    Strength::Margins
                } else {
                    Strength::WinningVotes
                },
            }),
            Method::RankedPairs(method) => Method::RankedPairs(method),
            Method::CondorcetDebian(_) => Method::CondorcetDebian(CondorcetDebian {
                default: self.default.map(number),
                members: self.members,
                ratios: self
                    .supermajority
                    .iter()
                    .map(|&(option, ratio)| (number(option), ratio))
                    .collect(),
                casting_vote: self.casting_vote.iter().copied().map(number).collect(),
            }),
            Method::ScottishStv(_) => Method::ScottishStv(ScottishStv { seats }),
            Method::Meek(_) => Method::Meek(Meek { seats }),
            Method::EqualShares(_) => Method::EqualShares(self.equal_shares()),
            Method::GreedyBudget(method) => Method::GreedyBudget(method),
            Method::Apportion(_) => Method::Apportion(Apportion {
                seats,
                rule: match self.by {
                    Some(ApportionWord::LargestRemainder) | None => ApportionRule::LargestRemainder,
                    Some(ApportionWord::Dhondt) => ApportionRule::DHondt,
                    Some(ApportionWord::SainteLague) => ApportionRule::SainteLague,
                },
            }),
        })
    }

    /// The format that was named.
    ///
    /// # Errors
    ///
    /// [`NotCounted`] if there is no such format, which the command line rules out.
    pub fn format(&self) -> Result<Option<Format>, NotCounted> {
        let Some(word) = &self.format else { return Ok(None) };
        let unknown = || NotCounted {
            code: "unknown-format",
            what: format!("There is no format \"{word}\"."),
            why: "The formats are blt, csv, abif, pb and json.".to_owned(),
            next: "Choose one of them.",
        };
        Format::of_file_name(&format!(".{word}")).map(Some).ok_or_else(unknown)
    }

    /// How ties are broken.
    ///
    /// # Errors
    ///
    /// [`NotCounted`] if the seed is not hexadecimal, or there is no option with the number of the status quo.
    pub fn tie_break(&self, profile: &Profile) -> Result<TieBreak, NotCounted> {
        let mut ties = match &self.seed {
            None => TieBreak::none(),
            Some(seed) => TieBreak::seeded(&bytes(seed).ok_or_else(|| NotCounted {
                code: "bad-seed",
                what: "Nothing was counted.".to_owned(),
                why: "The seed is not hexadecimal: an even number of the digits 0 to 9 and a to f.".to_owned(),
                next: "Write the seed as it was published, as in --seed 00ff.",
            })?),
        };
        if let Some(status_quo) = self.status_quo {
            if status_quo == 0 || status_quo as usize > profile.options.len() {
                return Err(NotCounted {
                    code: "unknown-option",
                    what: "Nothing was counted.".to_owned(),
                    why: format!("There is no option {status_quo} to be the status quo."),
                    next: "Name it by its number, from 1.",
                });
            }
            ties = ties.with_status_quo(number(status_quo));
        }
        Ok(ties)
    }

    /// The cap on delegations; nothing if there is none.
    #[must_use]
    pub fn cap(&self) -> Option<Cap> {
        let usual = Cap::default();
        (!self.uncapped).then(|| Cap {
            share: self.cap.unwrap_or(usual.share),
            least: self.cap_least.unwrap_or(usual.least),
        })
    }

    fn irv(&self) -> Irv {
        Irv {
            overvote: match self.overvote {
                Some(OvervoteWord::Ends) | None => Overvote::Ends,
                Some(OvervoteWord::PassedOver) => Overvote::PassedOver,
            },
            skipped: match self.skipped {
                Some(SkippedWord::PassedOver) | None => Skipped::PassedOver,
                Some(SkippedWord::Ends) => Skipped::Ends,
                Some(SkippedWord::EndsAtTwo) => Skipped::EndsAtTwo,
            },
            exclusion: if self.batch { Exclusion::Batch } else { Exclusion::One },
        }
    }

    fn equal_shares(&self) -> EqualShares {
        EqualShares {
            utility: match self.utility {
                Some(UtilityWord::Cost) | None => Utility::Cost,
                Some(UtilityWord::Cardinality) => Utility::Cardinality,
            },
            completion: match self.completion {
                Some(CompletionWord::Add1) | None => Completion::Add1,
                Some(CompletionWord::None) => Completion::None,
                Some(CompletionWord::Utilitarian) => Completion::Utilitarian,
            },
        }
    }
}

/// An option's number; 0 names nothing, and becomes a number that no option has.
fn number(number: u32) -> OptionNumber {
    OptionNumber::at(
        number
            .checked_sub(1)
            .map_or(u32::MAX as usize - 1, |position| position as usize),
    )
}

/// A part of a whole, as in 2/3.
fn ratio(text: &str) -> Result<Ratio, String> {
    let parts = text
        .split_once('/')
        .and_then(|(above, below)| Some((above.parse().ok()?, below.parse().ok()?)));
    parts
        .and_then(|(above, below)| Ratio::new(above, below))
        .ok_or_else(|| "expected a part, as in 2/3".to_owned())
}

/// An option's number and a ratio, as in 2:3/1.
fn numbered_ratio(text: &str) -> Result<(u32, Ratio), String> {
    let flaw = || "expected an option's number and a ratio, as in 2:3/1".to_owned();
    let (number, part) = text.split_once(':').ok_or_else(flaw)?;
    Ok((number.parse().map_err(|_| flaw())?, ratio(part)?))
}

/// Bytes from hexadecimal digits.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.len().is_multiple_of(2) || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok())
        .collect()
}
