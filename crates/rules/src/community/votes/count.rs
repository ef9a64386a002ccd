//! Counting a vote: its ballots as a profile for `tally`, the method, and what the count means for the community. Acts
//! are not here; who may vote is not here.

use super::ballot::Marks;
use super::ballot::{Leaning, SHARED, form_of, leaning, marks};
use super::record::{Frozen, Spoken, Standing, Vote};
use super::weighing::Weighed;
use crate::act::{AgreementClass, Plain, VoteMethod, VoteOutcome};
use crate::limits::OPTIONS_MAX;
use crate::refusal::BallotForm as Form;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::Hash;
use register::json::Value;
use sha2::{Digest as _, Sha256};
use tally::equal_shares::{Completion, EqualShares, Utility};
use tally::lot::{Settled, TieBreak};
use tally::majority::{Majority, Needed};
use tally::method::Method;
use tally::option::OptionNumber;
use tally::outcome::{CountFlaw, Outcome, Ratio};
use tally::profile::{Budget, Profile};
use tally::score::{Approval, Dots, Score};
use tally::star::Star;

/// What the ballots of a vote come to, with the working.
pub(super) struct Count {
    pub(super) standing: Standing,
    /// The working; none if there is nothing to count.
    pub(super) outcome: Option<Outcome>,
    /// The digest of every chain of delegations, where members speak for each other.
    pub(super) chains: Option<Hash>,
    /// The voices of all ballots, abstentions included.
    pub(super) took_part: u64,
    /// What each house comes to, where several decide.
    pub(super) houses: Vec<Count>,
}

/// What is counted: different ballots in order, each with its voices, and how these came together.
pub(super) struct Voices<'a> {
    pub(super) ballots: Vec<(&'a [u8], u64)>,
    pub(super) spoken: Option<(Spoken, Hash)>,
}

/// Counts a vote by what was fixed when voting began.
pub(super) fn count(vote: &Vote, frozen: &Frozen, voices: &Voices<'_>, decimals: u8) -> Count {
    let outcome = outcome(vote, frozen, voices, decimals);
    let winners = outcome.as_ref().map_or_else(Vec::new, |outcome| winners(vote, outcome));
    // Who is nearest to winning is what quorum and majority are asked of, if things stay as they are.
    let first = winners.first().copied();
    let asked = first.unwrap_or(1);
    let (mut in_favour, mut against) = (0, 0);
    if first.is_some() || asks_about_all(vote.method) {
        for (ballot, times) in &voices.ballots {
            match leaning(vote.method, ballot, asked) {
                Leaning::For => in_favour += *times,
                Leaning::Against => against += *times,
                Leaning::Neither => {}
            }
        }
    }
    let needed = needed(frozen);
    let passes = in_favour > 0 && is_majority(vote.class, frozen, in_favour, against);
    // Where leaving things as they are has won, nobody asks for a quorum.
    let kept = first.is_none() && vote.names_status_quo();
    let kept = kept && outcome.as_ref().is_some_and(|outcome| !outcome.elected.is_empty());
    let spoken = voices.spoken.map(|(spoken, _)| spoken);
    let too_few_themselves = spoken.is_some_and(|spoken| spoken.is_too_few());
    let outcome_word = if kept {
        VoteOutcome::StatusQuo
    } else if in_favour < needed || too_few_themselves {
        VoteOutcome::NoQuorum
    } else if passes && first.is_some() {
        VoteOutcome::Adopted
    } else {
        VoteOutcome::StatusQuo
    };
    Count {
        standing: Standing {
            winners: if outcome_word == VoteOutcome::Adopted {
                winners
            } else {
                Vec::new()
            },
            outcome: outcome_word,
            in_favour,
            against,
            needed,
            spoken,
        },
        outcome,
        chains: voices.spoken.map(|(_, chains)| chains),
        took_part: voices.ballots.iter().map(|(_, times)| *times).sum(),
        houses: Vec::new(),
    }
}

/// Whether a ballot is for or against doing it at all, whichever option wins.
fn asks_about_all(method: VoteMethod) -> bool {
    match method {
        VoteMethod::YesNo | VoteMethod::Stv | VoteMethod::Meek | VoteMethod::EqualShares | VoteMethod::Times => true,
        VoteMethod::Approval
        | VoteMethod::Score
        | VoteMethod::Star
        | VoteMethod::Dots
        | VoteMethod::Schulze
        | VoteMethod::RankedPairs
        | VoteMethod::Irv => false,
    }
}

/// How many voices have to be in favour, rounded up: people, where each has one.
pub(super) fn needed(frozen: &Frozen) -> u64 {
    ratio(frozen.approval).of_people(frozen.voices())
}

/// Whether those in favour are enough of those for and against. Ties go to leaving things as they are.
pub(super) fn is_majority(class: AgreementClass, frozen: &Frozen, in_favour: u64, against: u64) -> bool {
    let part = ratio(frozen.majority);
    let all = in_favour + against;
    in_favour > against
        && match needed_part(class) {
            Needed::MoreThan => part.is_exceeded(in_favour, all),
            Needed::AtLeast => part.is_reached(in_favour, all),
        }
}

/// What a yes/no question of this electorate comes to with so many for and against.
pub(super) fn plain_outcome(class: AgreementClass, frozen: &Frozen, yes: u64, no: u64) -> VoteOutcome {
    if yes < needed(frozen) {
        VoteOutcome::NoQuorum
    } else if yes > 0 && is_majority(class, frozen, yes, no) {
        VoteOutcome::Adopted
    } else {
        VoteOutcome::StatusQuo
    }
}

fn needed_part(class: AgreementClass) -> Needed {
    match class {
        AgreementClass::Operational | AgreementClass::Policy => Needed::MoreThan,
        AgreementClass::Constitutional => Needed::AtLeast,
    }
}

pub(super) fn ratio(part: crate::quantity::Ratio) -> Ratio {
    Ratio::new(part.num(), part.den()).expect("the denominator of a part is never zero")
}

/// The winning options by their numbers; none if things stay as they are.
fn winners(vote: &Vote, outcome: &Outcome) -> Vec<u32> {
    let options = vote.options.len() as u32;
    let mut winners = outcome.elected_numbers();
    if form_of(vote.method) == Form::Plain {
        winners.retain(|number| *number == 1);
    } else {
        winners.retain(|number| *number <= options);
    }
    winners
}

/// The count by the method, with its whole working. None if nobody supports anything, so that nothing is counted.
fn outcome(vote: &Vote, frozen: &Frozen, voices: &Voices<'_>, decimals: u8) -> Option<Outcome> {
    if vote.ballots() == 0 {
        return None;
    }
    let profile = profile(vote, voices, decimals);
    match method(vote, frozen).count(&profile, &ties(vote, frozen)) {
        Ok(outcome) => Some(outcome),
        Err(CountFlaw::NoVotes) => None,
        Err(flaw) => unreachable!("check() saw to what the method needs: {flaw}"),
    }
}

/// Ties go to leaving things as they are; then to the lot of SHA-256(root when voting began ‖ vote ‖ option's number).
pub(super) fn ties(vote: &Vote, frozen: &Frozen) -> TieBreak {
    let ties = TieBreak::seeded(&seed(vote, frozen));
    if vote.names_status_quo() {
        ties.with_status_quo(OptionNumber::at(vote.options.len()))
    } else {
        ties
    }
}

/// What the lot hashes before each option's number.
pub(super) fn seed(vote: &Vote, frozen: &Frozen) -> Vec<u8> {
    [*frozen.root.as_bytes(), *vote.id.as_bytes()].concat()
}

/// The method as the vote sets it.
pub(super) fn method(vote: &Vote, frozen: &Frozen) -> Method {
    match vote.method {
        VoteMethod::YesNo => Method::Majority(Majority {
            threshold: ratio(frozen.majority),
            needed: needed_part(vote.class),
            electorate: Some(frozen.voices()),
            turnout: None,
            approval: Some(ratio(frozen.approval)),
        }),
        VoteMethod::Approval | VoteMethod::Times => Method::Approval(Approval { seats: Some(1) }),
        VoteMethod::Score => Method::Score(Score {
            seats: Some(1),
            highest: vote.points,
        }),
        VoteMethod::Star => Method::Star(Star { highest: vote.points }),
        VoteMethod::Dots => Method::Dots(Dots {
            seats: Some(1),
            dots: u64::from(vote.points),
        }),
        VoteMethod::Schulze | VoteMethod::RankedPairs | VoteMethod::Irv | VoteMethod::Stv | VoteMethod::Meek => {
            Method::named(tally_name(vote.method)).expect("tally has this method")
        }
        VoteMethod::EqualShares => Method::EqualShares(EqualShares {
            utility: Utility::Cost,
            completion: Completion::Utilitarian,
        }),
    }
}

/// The method's name in `tally` and on the command line.
pub(super) fn tally_name(method: VoteMethod) -> &'static str {
    match method {
        VoteMethod::YesNo => "majority",
        VoteMethod::Approval | VoteMethod::Times => "approval",
        VoteMethod::Score => "score",
        VoteMethod::Star => "star",
        VoteMethod::Dots => "dots",
        VoteMethod::Schulze => "schulze",
        VoteMethod::RankedPairs => "ranked-pairs",
        VoteMethod::Irv => "irv",
        VoteMethod::Stv => "scottish-stv",
        VoteMethod::Meek => "meek",
        VoteMethod::EqualShares => "equal-shares",
    }
}

/// The ballots as a profile: options under their own numbers, and leaving things as they are after the last of them
/// where ballots can name it. Titles are notes, so names are numbers here.
pub(super) fn profile(vote: &Vote, voices: &Voices<'_>, decimals: u8) -> Profile {
    let form = form_of(vote.method);
    let options = vote.options.len();
    let kept = vote.names_status_quo().then(|| "0".to_string());
    let names: Vec<String> = match form {
        Form::Plain => ["yes", "no", "abstain"].map(ToString::to_string).to_vec(),
        Form::Approve | Form::Points | Form::Ranking => {
            (1..=options).map(|number| number.to_string()).chain(kept).collect()
        }
    };
    let mut profile = match form {
        Form::Plain | Form::Ranking => Profile::ranked(names),
        Form::Approve | Form::Points => Profile::scored(names),
    };
    profile.title = vote.id.to_string();
    profile.seats = Some(vote.seats);
    if vote.method == VoteMethod::EqualShares {
        profile.budget = Some(Budget {
            total: vote.budget,
            decimals,
        });
        for (option, said) in profile.options.iter_mut().zip(&vote.options) {
            option.cost = said.cost.unwrap_or(0);
        }
    }
    for (ballot, times) in &voices.ballots {
        add(&mut profile, vote, ballot, *times);
    }
    profile
}

/// Adds so many equal ballots.
fn add(profile: &mut Profile, vote: &Vote, ballot: &[u8], times: u64) {
    let last = vote.options.len() as u32 + 1;
    let number = |option: u32| if option == 0 { last } else { option };
    if form_of(vote.method) == Form::Ranking {
        return rank(profile, ballot, times, number);
    }
    let added = match marks(vote.method, ballot) {
        Marks::Plain(plain) => profile.rank(
            times,
            &[match plain {
                Plain::Yes => 1,
                Plain::No => 2,
                Plain::Abstain => 3,
            }],
        ),
        Marks::Approves(options) => profile.approve(times, &options),
        Marks::Points(points) => {
            let points: Vec<(u32, u32)> = points
                .into_iter()
                .map(|(option, points)| (number(option), points))
                .collect();
            profile.score(times, &points)
        }
        Marks::Ranking(_) => unreachable!("rankings are added above"),
    };
    added.expect("the ballot was read for these options, and there are at most MEMBERS_MAX");
}

/// Adds so many equal rankings, straight from their bytes: there may be a million different ones.
fn rank(profile: &mut Profile, ballot: &[u8], times: u64, number: impl Fn(u32) -> u32) {
    let mut options = [0; OPTIONS_MAX + 1];
    for (place, mark) in options.iter_mut().zip(ballot) {
        *place = number(u32::from(mark & !SHARED));
    }
    let added = if ballot.iter().all(|mark| mark & SHARED == 0) {
        profile.rank(times, &options[..ballot.len()])
    } else {
        let mut rest = &options[..ballot.len()];
        let groups = ballot.chunk_by(|_, next| next & SHARED != 0).map(|group| {
            let (own, others) = rest.split_at(group.len());
            rest = others;
            own
        });
        profile.rank_groups(times, &groups.collect::<Vec<&[u32]>>())
    };
    added.expect("the ballot was read for these options, and there are at most MEMBERS_MAX");
}

/// Whether the public lot settled something.
pub(super) fn by_lot(outcome: Option<&Outcome>) -> bool {
    outcome.is_some_and(|outcome| outcome.ties.iter().any(|tie| tie.settled == Settled::Lot))
}

/// The canonical result: everything that decides it, and digests of the ballots and of the whole working.
pub(super) fn result(vote: &Vote, frozen: &Frozen, counted: &Count, outcome: VoteOutcome) -> Value {
    let number = |number: u64| Value::Int(i64::try_from(number).expect("people are fewer than 2^63"));
    let text = |text: &str| Value::Text(text.to_string());
    let standing = &counted.standing;
    let mut members = BTreeMap::from([
        ("vote", text(&vote.id.to_string())),
        ("method", text(vote.method.word())),
        ("class", text(vote.class.word())),
        ("options", number(vote.options.len() as u64)),
        ("electorate", number(u64::from(frozen.electorate.count()))),
        ("left", number(u64::from(vote.gone()))),
        ("cast", number(u64::from(vote.ballots()))),
        ("ballots", text(&vote.urn.digest().to_string())),
        ("approval", crate::field::Field::write(&frozen.approval)),
        ("majority", crate::field::Field::write(&frozen.majority)),
        ("needed", number(standing.needed)),
        ("for", number(standing.in_favour)),
        ("against", number(standing.against)),
        ("winners", numbers(&standing.winners)),
        ("outcome", text(outcome.word())),
        ("agreements", agreements(frozen)),
    ]);
    if let (Some(spoken), Some(chains)) = (&standing.spoken, &counted.chains) {
        members.insert("delegation", delegation(spoken, chains));
    }
    if let Some(weighed) = &frozen.weighed {
        members.insert("weighing", weighing(weighed, frozen));
    }
    if let Some(working) = &counted.outcome {
        let working_json = working.to_json();
        members.insert("root", text(&frozen.root.to_string()));
        members.insert("lot", Value::Bool(by_lot(Some(working))));
        members.insert(
            "working",
            text(&Hash::new(Sha256::digest(working_json.as_bytes()).into()).to_string()),
        );
    }
    record(members)
}

pub(super) fn numbers(all: &[u32]) -> Value {
    Value::List(all.iter().map(|number| Value::Int(i64::from(*number))).collect())
}

/// The agreements by which something was computed.
pub(super) fn agreements(frozen: &Frozen) -> Value {
    let one = |(name, version): &(String, u32)| {
        record([
            ("name", Value::Text(name.clone())),
            ("version", Value::Int(i64::from(*version))),
        ])
    };
    Value::List(frozen.agreements.iter().map(one).collect())
}

/// How voices came together: those of a result in which members speak for each other.
fn delegation(spoken: &Spoken, chains: &Hash) -> Value {
    let number = |number: u32| Value::Int(i64::from(number));
    record([
        ("direct", number(spoken.direct)),
        ("direct_needed", number(spoken.direct_needed)),
        ("spoken_for", number(spoken.spoken_for)),
        ("lost", number(spoken.lost)),
        ("over_cap", number(spoken.over_cap)),
        ("heaviest", number(spoken.heaviest)),
        ("most", number(spoken.most)),
        ("chains", Value::Text(chains.to_string())),
    ])
}

/// How voices were weighed, by which version of the agreement, and the digest of everybody's voices.
fn weighing(weighed: &Weighed, frozen: &Frozen) -> Value {
    let number = |number: u32| Value::Int(i64::from(number));
    record([
        ("by", Value::Text(weighed.by.word().to_string())),
        ("step", number(weighed.step)),
        ("most", number(weighed.most)),
        ("version", number(weighed.version)),
        (
            "all",
            Value::Int(i64::try_from(weighed.all()).expect("VOICES_EACH_MAX of MEMBERS_MAX fits")),
        ),
        ("voices", Value::Text(weighed.digest(&frozen.electorate).to_string())),
    ])
}

pub(super) fn record<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect(),
    )
}
