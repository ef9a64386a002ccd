//! What a ballot says: read from an act by the rules of its method, and kept as a few bytes. Who cast it is not here.
//!
//! A ballot has one form for each thing that can be said, so that equal ballots are equal bytes: `yes-no` one byte; an
//! approval a byte an option, in order; points three bytes an option, in order; a ranking a byte an option, best first,
//! with a flag for an option that shares the rank of the one before. Options that get no point are left out.

use super::record::Vote;
use crate::act::{BallotText, Plain, VoteMethod};
use crate::refusal::{BallotForm as Form, Refusal};
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

/// Set where an option shares the rank of the one before.
pub(super) const SHARED: u8 = 0x80;

/// A ballot as people read it; options by their numbers, 0 is leaving things as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    /// For, against, or neither.
    Plain(Plain),
    /// The options approved of.
    Approves(Vec<u32>),
    /// Options with their points or dots.
    Points(Vec<(u32, u32)>),
    /// Options in order, best first; those in one list are equal.
    Ranking(Vec<Vec<u32>>),
}

/// The form of ballot that this method asks for.
pub(super) fn form_of(method: VoteMethod) -> Form {
    match method {
        VoteMethod::YesNo => Form::Plain,
        VoteMethod::Approval | VoteMethod::EqualShares | VoteMethod::Times => Form::Approve,
        VoteMethod::Score | VoteMethod::Star | VoteMethod::Dots => Form::Points,
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv | VoteMethod::Stv | VoteMethod::Meek => {
            Form::Ranking
        }
    }
}

/// Reads a ballot for this vote.
///
/// # Errors
/// It says what the method does not ask for, or does not fit the options.
pub(super) fn read(text: &BallotText, vote: &Vote) -> Result<Box<[u8]>, Refusal> {
    let form = form_of(vote.method);
    let other = |field: &str| Refusal::BallotUnfit {
        field: field.to_string(),
        asked: form,
    };
    let said = [
        (Form::Plain, text.plain.is_some()),
        (Form::Approve, text.approve.is_some()),
        (Form::Points, text.points.is_some()),
        (Form::Ranking, text.ranking.is_some()),
    ];
    if let Some((surplus, _)) = said.iter().find(|(field, said)| *said && *field != form) {
        return Err(other(surplus.word()));
    }
    let mut seen = Seen::new(vote);
    match (form, text) {
        (Form::Plain, BallotText { plain: Some(plain), .. }) => Ok(Box::new([plain_byte(*plain)])),
        (
            Form::Approve,
            BallotText {
                approve: Some(approve), ..
            },
        ) => {
            let mut bytes = Vec::with_capacity(approve.len());
            for option in approve.iter() {
                bytes.push(seen.option(option.unsigned())?);
            }
            bytes.sort_unstable();
            Ok(bytes.into())
        }
        (
            Form::Points,
            BallotText {
                points: Some(points), ..
            },
        ) => {
            let mut given = Vec::with_capacity(points.len());
            for one in points.iter() {
                given.push((seen.option(one.option.unsigned())?, one.points.unsigned() as u16));
            }
            read_points(given, vote)
        }
        (
            Form::Ranking,
            BallotText {
                ranking: Some(ranking), ..
            },
        ) => {
            let mut bytes = Vec::new();
            for group in ranking.iter() {
                let mut rank = Vec::with_capacity(group.len());
                for option in group.iter() {
                    rank.push(seen.option(option.unsigned())?);
                }
                rank.sort_unstable();
                if rank.len() > 1 && !shares_ranks(vote.method) {
                    return Err(Refusal::RanksShared {});
                }
                rank.iter_mut().skip(1).for_each(|option| *option |= SHARED);
                bytes.append(&mut rank);
            }
            Ok(bytes.into())
        }
        (Form::Plain | Form::Approve | Form::Points | Form::Ranking, _) => Err(other("")),
    }
}

fn plain_byte(plain: Plain) -> u8 {
    match plain {
        Plain::Yes => 1,
        Plain::No => 2,
        Plain::Abstain => 3,
    }
}

fn read_points(mut given: Vec<(u8, u16)>, vote: &Vote) -> Result<Box<[u8]>, Refusal> {
    let most = u64::from(vote.points);
    let sum: u64 = given.iter().map(|(_, points)| u64::from(*points)).sum();
    let greatest = given.iter().map(|(_, points)| u64::from(*points)).max().unwrap_or(0);
    let counted = if vote.method == VoteMethod::Dots { sum } else { greatest };
    if counted > most {
        return Err(Refusal::PointsOver { points: counted, most });
    }
    given.retain(|(_, points)| *points > 0);
    given.sort_unstable();
    let mut bytes = Vec::with_capacity(3 * given.len());
    for (option, points) in given {
        bytes.push(option);
        bytes.extend_from_slice(&points.to_be_bytes());
    }
    Ok(bytes.into())
}

/// Counts that pass papers on look at one option at a time.
fn shares_ranks(method: VoteMethod) -> bool {
    matches!(method, VoteMethod::Schulze | VoteMethod::RankedPairs)
}

/// Which options a ballot has named.
struct Seen {
    named: u128,
    first: u64,
    last: u64,
}

impl Seen {
    fn new(vote: &Vote) -> Seen {
        Seen {
            named: 0,
            first: u64::from(!vote.names_status_quo()),
            last: vote.options.len() as u64,
        }
    }

    fn option(&mut self, number: u64) -> Result<u8, Refusal> {
        if number < self.first || number > self.last {
            return Err(Refusal::OptionUnknown {
                option: number,
                options: self.last,
            });
        }
        if self.named >> number & 1 == 1 {
            return Err(Refusal::OptionDoubled { option: number });
        }
        self.named |= 1 << number;
        Ok(number as u8) // OPTIONS_MAX fits.
    }
}

/// What these bytes say under this method.
pub(super) fn marks(method: VoteMethod, ballot: &[u8]) -> Marks {
    match form_of(method) {
        Form::Plain => Marks::Plain(match ballot {
            [1] => Plain::Yes,
            [2] => Plain::No,
            _ => Plain::Abstain, // Bytes, of which `read` makes three.
        }),
        Form::Approve => Marks::Approves(ballot.iter().map(|option| u32::from(*option)).collect()),
        Form::Points => Marks::Points(points(ballot).collect()),
        Form::Ranking => {
            let groups = ballot.chunk_by(|_, next| next & SHARED != 0);
            let numbers = |group: &[u8]| group.iter().map(|option| u32::from(option & !SHARED)).collect();
            Marks::Ranking(groups.map(numbers).collect())
        }
    }
}

fn points(ballot: &[u8]) -> impl Iterator<Item = (u32, u32)> {
    ballot.chunks_exact(3).map(|mark| {
        let points = u16::from_be_bytes([mark[1], mark[2]]);
        (u32::from(mark[0]), u32::from(points))
    })
}

/// Whether a ballot is for an option rather than for leaving things as they are, or against it, or says neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaning {
    For,
    Against,
    Neither,
}

/// Where a ballot stands between an option and leaving things as they are.
pub(super) fn leaning(method: VoteMethod, ballot: &[u8], option: u32) -> Leaning {
    let better = |one: Option<u32>, other: Option<u32>| match one.cmp(&other) {
        core::cmp::Ordering::Greater => Leaning::For,
        core::cmp::Ordering::Less => Leaning::Against,
        core::cmp::Ordering::Equal => Leaning::Neither,
    };
    match method {
        VoteMethod::YesNo => match ballot {
            [1] => Leaning::For,
            [2] => Leaning::Against,
            _ => Leaning::Neither, // Bytes, of which `read` makes three.
        },
        VoteMethod::Approval => {
            if ballot.iter().any(|approved| u32::from(*approved) == option) {
                Leaning::For
            } else {
                Leaning::Against
            }
        }
        // These are for doing it at all: an empty ballot is against it.
        VoteMethod::Stv | VoteMethod::Meek | VoteMethod::EqualShares | VoteMethod::Times => {
            if ballot.is_empty() {
                Leaning::Against
            } else {
                Leaning::For
            }
        }
        VoteMethod::Score | VoteMethod::Star | VoteMethod::Dots => {
            let given = |wanted: u32| {
                points(ballot)
                    .find(|(named, _)| *named == wanted)
                    .map(|(_, points)| points)
            };
            better(given(option), given(0))
        }
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv => {
            let groups = ballot.chunk_by(|_, next| next & SHARED != 0);
            let (mut rank, mut ranks) = (ballot.len() as u32 + 1, [None, None]);
            for group in groups {
                rank -= 1;
                for named in group.iter().map(|named| u32::from(named & !SHARED)) {
                    if named == option {
                        ranks[0] = Some(rank);
                    }
                    if named == 0 {
                        ranks[1] = Some(rank);
                    }
                }
            }
            better(ranks[0], ranks[1])
        }
    }
}
