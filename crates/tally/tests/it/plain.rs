//! Second implementations, plain and slow, ballot by ballot: each method agrees with its own on 100,000 random profiles
//! with ties.

use tally::condorcet_debian::CondorcetDebian;
use tally::irv::{Exclusion, Irv};
use tally::lot::{TieBreak, draw};
use tally::majority::{Majority, Needed};
use tally::meek::Meek;
use tally::option::OptionNumber;
use tally::outcome::{Outcome, Ratio, Step, Verdict};
use tally::piles::{Overvote, Skipped};
use tally::plurality::Plurality;
use tally::profile::Profile;
use tally::ranked_pairs::RankedPairs;
use tally::schulze::{Schulze, Strength};
use tally::score::{Approval, Dots, Score};
use tally::scottish_stv::ScottishStv;
use tally::star::Star;

use crate::chance::Chance;

/// Random profiles for each method.
const ROUNDS: u64 = 100_000;

/// A ranked profile as plain lists: weights and groups of positions; an empty group is a skipped rank.
pub(crate) struct Plain {
    pub(crate) options: usize,
    pub(crate) ballots: Vec<(u64, Vec<Vec<usize>>)>,
}

/// What a random ballot may hold besides ranks.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Marks {
    Strict,
    Anything,
}

impl Plain {
    pub(crate) fn random(chance: &mut Chance, options: usize, marks: Marks) -> Self {
        let mut ballots = Vec::new();
        for _ in 0..chance.below(7) {
            let mut order: Vec<usize> = (0..options).collect();
            chance.shuffle(&mut order);
            order.truncate(chance.index(options + 1));
            let mut groups: Vec<Vec<usize>> = Vec::new();
            for option in order {
                if marks == Marks::Anything && chance.once_in(8) {
                    groups.push(Vec::new());
                }
                match groups.last_mut() {
                    Some(last) if marks == Marks::Anything && chance.once_in(5) && !last.is_empty() => {
                        last.push(option)
                    }
                    _ => groups.push(vec![option]),
                }
            }
            ballots.push((1 + chance.below(3), groups));
        }
        Self { options, ballots }
    }

    pub(crate) fn profile(&self, seats: u32) -> Profile {
        let mut profile = Profile::ranked((0..self.options).map(|option| format!("o{option}"))).with_seats(seats);
        for (weight, groups) in &self.ballots {
            let groups: Vec<Vec<u32>> = groups
                .iter()
                .map(|group| group.iter().map(|&option| option as u32 + 1).collect())
                .collect();
            profile.rank_groups(*weight, &groups).unwrap();
        }
        profile
    }

    /// How many put one above the other.
    pub(crate) fn above(&self, one: usize, other: usize) -> u64 {
        let rank = |groups: &Vec<Vec<usize>>, option: usize| {
            groups
                .iter()
                .position(|group| group.contains(&option))
                .unwrap_or(usize::MAX)
        };
        let above = self
            .ballots
            .iter()
            .filter(|(_, groups)| rank(groups, one) < rank(groups, other));
        above.map(|(weight, _)| weight).sum()
    }

    /// Each ballot's options up to the first rank that is skipped or shared.
    fn strict(&self) -> Vec<(u64, Vec<usize>)> {
        let strict = |groups: &Vec<Vec<usize>>| {
            groups
                .iter()
                .take_while(|group| group.len() == 1)
                .map(|group| group[0])
                .collect()
        };
        self.ballots
            .iter()
            .map(|(weight, groups)| (*weight, strict(groups)))
            .collect()
    }
}

/// The seed of a round, and what it says about options.
struct Lot(Vec<u8>);

impl Lot {
    fn new(round: u64) -> Self {
        Self(round.to_le_bytes().to_vec())
    }

    fn ties(&self) -> TieBreak {
        TieBreak::seeded(&self.0)
    }

    fn draw(&self, option: usize) -> [u8; 32] {
        draw(&self.0, &(option + 1).to_string())
    }

    fn first(&self, tied: &[usize]) -> usize {
        *tied.iter().min_by_key(|&&option| self.draw(option)).unwrap()
    }

    fn last(&self, tied: &[usize]) -> usize {
        *tied.iter().max_by_key(|&&option| self.draw(option)).unwrap()
    }
}

fn elected(outcome: &Outcome) -> Vec<usize> {
    assert!(outcome.complete);
    outcome.elected.iter().map(|number| number.position()).collect()
}

/// Runs a check on many random ranked profiles.
fn on_random_profiles(seed: u64, marks: Marks, check: impl Fn(&mut Chance, &Plain, &Lot, &str)) {
    let mut chance = Chance::new(seed);
    for round in 0..ROUNDS {
        let options = 1 + chance.index(5);
        let plain = Plain::random(&mut chance, options, marks);
        let label = format!("seed {seed}, round {round}: {options} options, {:?}", plain.ballots);
        check(&mut chance, &plain, &Lot::new(round), &label);
    }
}

#[test]
fn schulze() {
    on_random_profiles(11, Marks::Anything, |chance, plain, lot, label| {
        let strength = if chance.once_in(2) {
            Strength::WinningVotes
        } else {
            Strength::Margins
        };
        let outcome = Schulze { strength }.count(&plain.profile(1), &lot.ties()).unwrap();
        let strength_of = |one: usize, other: usize| {
            let (votes, against) = (plain.above(one, other), plain.above(other, one));
            match strength {
                _ if votes <= against => 0,
                Strength::WinningVotes => votes,
                Strength::Margins => votes - against,
            }
        };
        // The strongest path by trying every path.
        let path = |one: usize, other: usize| {
            fn widest(
                at: usize,
                to: usize,
                seen: &mut Vec<usize>,
                strength: &dyn Fn(usize, usize) -> u64,
                n: usize,
            ) -> u64 {
                if at == to {
                    return u64::MAX;
                }
                let mut best = 0;
                for next in 0..n {
                    if !seen.contains(&next) && strength(at, next) > best {
                        seen.push(next);
                        best = best.max(strength(at, next).min(widest(next, to, seen, strength, n)));
                        seen.pop();
                    }
                }
                best
            }
            widest(one, other, &mut vec![one], &strength_of, plain.options)
        };
        let paths = outcome.paths.as_ref().unwrap();
        let mut unbeaten: Vec<usize> = (0..plain.options).collect();
        for one in 0..plain.options {
            for other in (0..plain.options).filter(|&other| other != one) {
                assert_eq!(paths.get(one, other), path(one, other), "{label}");
                if path(other, one) > path(one, other) {
                    unbeaten.retain(|&option| option != one);
                }
            }
        }
        assert_eq!(elected(&outcome), [lot.first(&unbeaten)], "{label}");
    });
}

#[test]
fn ranked_pairs() {
    on_random_profiles(12, Marks::Anything, |_, plain, lot, label| {
        let outcome = RankedPairs.count(&plain.profile(1), &lot.ties()).unwrap();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for one in 0..plain.options {
            pairs.extend(
                (0..plain.options)
                    .filter(|&other| plain.above(one, other) > plain.above(other, one))
                    .map(|other| (one, other)),
            );
        }
        let place = |option: usize| {
            (0..plain.options)
                .filter(|&other| lot.draw(other) < lot.draw(option))
                .count() as i64
        };
        pairs.sort_by_key(|&(one, other)| (std::cmp::Reverse(plain.above(one, other)), place(one), -place(other)));
        let mut locked: Vec<(usize, usize)> = Vec::new();
        fn leads(locked: &[(usize, usize)], from: usize, to: usize) -> bool {
            locked
                .iter()
                .any(|&(one, other)| one == from && (other == to || leads(locked, other, to)))
        }
        for (one, other) in pairs {
            if !leads(&locked, other, one) {
                locked.push((one, other));
            }
        }
        let top: Vec<usize> = (0..plain.options)
            .filter(|&option| !locked.iter().any(|&(_, loser)| loser == option))
            .collect();
        assert_eq!(elected(&outcome), [lot.first(&top)], "{label}");
    });
}

#[test]
fn condorcet_debian() {
    on_random_profiles(13, Marks::Anything, |chance, plain, lot, label| {
        let default = chance.index(plain.options);
        let members = chance.once_in(2).then(|| chance.below(40));
        let ratio = Ratio::new(1 + chance.below(3), 1 + chance.below(2)).unwrap();
        let special = chance.index(plain.options);
        let method = CondorcetDebian {
            default: Some(OptionNumber::at(default)),
            members,
            ratios: vec![(OptionNumber::at(special), ratio)],
            casting_vote: Vec::new(),
        };
        let outcome = method.count(&plain.profile(1), &lot.ties()).unwrap();
        let over = |option: usize| (plain.above(option, default), plain.above(default, option));
        let mut left: Vec<usize> = (0..plain.options).collect();
        left.retain(|&option| {
            let (votes, against) = over(option);
            // 3Q = 1.5 √members, so votes ≥ 3Q exactly if (2 votes / 3)² ≥ members.
            let quorum = members.is_none_or(|members| (2 * votes).pow(2) >= 9 * members);
            let enough = option != special || votes * ratio.denominator() >= against * ratio.numerator();
            option == default || (quorum && votes > against && enough)
        });
        let mut defeats: Vec<(usize, usize)> = Vec::new();
        for &one in &left {
            defeats.extend(
                left.iter()
                    .filter(|&&other| plain.above(one, other) > plain.above(other, one))
                    .map(|&other| (one, other)),
            );
        }
        let set = loop {
            let reaches = |from: usize, to: usize| {
                let (mut seen, mut open) = (Vec::new(), vec![from]);
                while let Some(at) = open.pop() {
                    for &(one, other) in &defeats {
                        if one == at && !seen.contains(&other) {
                            seen.push(other);
                            open.push(other);
                        }
                    }
                }
                seen.contains(&to)
            };
            let set: Vec<usize> = left
                .iter()
                .copied()
                .filter(|&a| left.iter().all(|&b| !reaches(b, a) || reaches(a, b)))
                .collect();
            let inside: Vec<(usize, usize)> = defeats
                .iter()
                .copied()
                .filter(|(a, b)| set.contains(a) && set.contains(b))
                .collect();
            let weaker = |(a, x): (usize, usize), (b, y): (usize, usize)| {
                let (v, w) = (plain.above(a, x), plain.above(b, y));
                v < w || (v == w && plain.above(x, a) > plain.above(y, b))
            };
            let weakest: Vec<(usize, usize)> = inside
                .iter()
                .copied()
                .filter(|&one| !inside.iter().any(|&other| weaker(other, one)))
                .collect();
            if weakest.is_empty() {
                break set;
            }
            defeats.retain(|defeat| !weakest.contains(defeat));
        };
        assert_eq!(elected(&outcome), [lot.first(&set)], "{label}");
    });
}

/// Of the tied, those with least (or most) at the most recent stage at which they differed; then the stages before.
fn by_earlier_stages(history: &[Vec<u64>], tied: &[usize], least: bool) -> Vec<usize> {
    let mut left = tied.to_vec();
    for totals in history.iter().rev() {
        let wanted = if least {
            left.iter().map(|&option| totals[option]).min().unwrap()
        } else {
            left.iter().map(|&option| totals[option]).max().unwrap()
        };
        left.retain(|&option| totals[option] == wanted);
    }
    left
}

#[test]
fn irv() {
    on_random_profiles(14, Marks::Anything, |chance, plain, lot, label| {
        let overvote = if chance.once_in(2) {
            Overvote::Ends
        } else {
            Overvote::PassedOver
        };
        let skipped = [Skipped::PassedOver, Skipped::Ends, Skipped::EndsAtTwo][chance.index(3)];
        let rule = Irv {
            overvote,
            skipped,
            exclusion: Exclusion::One,
        };
        let outcome = rule.count(&plain.profile(1), &lot.ties()).unwrap();
        let top = |groups: &[Vec<usize>], left: &[usize]| {
            let mut gaps = 0;
            for group in groups {
                gaps = if group.is_empty() { gaps + 1 } else { 0 };
                match (group.len(), skipped, overvote) {
                    (0, Skipped::Ends, _) => return None,
                    (0, Skipped::EndsAtTwo, _) if gaps == 2 => return None,
                    (1, _, _) if left.contains(&group[0]) => return Some(group[0]),
                    (2.., _, Overvote::Ends) => return None,
                    _ => {}
                }
            }
            None
        };
        let mut left: Vec<usize> = (0..plain.options).collect();
        let mut history: Vec<Vec<u64>> = Vec::new();
        let winner = loop {
            let mut totals = vec![0; plain.options];
            for (weight, groups) in &plain.ballots {
                if let Some(option) = top(groups, &left) {
                    totals[option] += weight;
                }
            }
            let active: u64 = totals.iter().sum();
            let majority = left.iter().copied().find(|&option| 2 * totals[option] > active);
            if let Some(winner) = majority.or((left.len() == 1).then(|| left[0])) {
                assert_eq!(
                    outcome.stages.last().unwrap().totals,
                    totals.iter().map(|&t| u128::from(t)).collect::<Vec<_>>()
                );
                break winner;
            }
            let least = left.iter().map(|&option| totals[option]).min().unwrap();
            let tied: Vec<usize> = left.iter().copied().filter(|&option| totals[option] == least).collect();
            history.push(totals);
            let out = lot.last(&by_earlier_stages(&history, &tied, true));
            left.retain(|&option| option != out);
        };
        assert_eq!(elected(&outcome), [winner], "{label} {rule:?}");
        let batch = Irv {
            exclusion: Exclusion::Batch,
            ..rule
        }
        .count(&plain.profile(1), &lot.ties())
        .unwrap();
        // Where the lot or earlier stages decide, fewer stages may decide otherwise; else the winner is the same.
        if outcome.ties.is_empty() && batch.ties.is_empty() {
            assert_eq!(elected(&batch), [winner], "{label} {rule:?}, in batches");
        }
    });
}

#[test]
#[allow(clippy::too_many_lines)] // A table of cases, one after another.
fn scottish_stv() {
    on_random_profiles(15, Marks::Anything, |chance, plain, lot, label| {
        let seats = 1 + chance.index(3);
        let outcome = ScottishStv::default()
            .count(&plain.profile(seats as u32), &lot.ties())
            .unwrap();
        // Every paper on its own: where it is now, and what it is worth.
        let mut papers: Vec<(Option<usize>, u64, Vec<usize>)> = Vec::new();
        for (weight, list) in plain.strict() {
            for _ in 0..weight {
                papers.push((list.first().copied(), 100_000, list.clone()));
            }
        }
        let valid = papers.iter().filter(|paper| paper.0.is_some()).count();
        let quota = (valid / (seats + 1) + 1) as u64 * 100_000;
        let mut state = vec!['c'; plain.options];
        let mut totals = vec![0u64; plain.options];
        for (at, value, _) in &papers {
            if let Some(option) = at {
                totals[*option] += value;
            }
        }
        let mut history: Vec<Vec<u64>> = Vec::new();
        let mut winners: Vec<usize> = Vec::new();
        loop {
            let mut reached: Vec<usize> = (0..plain.options)
                .filter(|&o| state[o] == 'c' && totals[o] >= quota)
                .collect();
            reached.sort_by_key(|&option| std::cmp::Reverse(totals[option]));
            for option in reached {
                state[option] = if totals[option] > quota { 's' } else { 'e' };
                winners.push(option);
            }
            history.push(totals.clone());
            let mut continuing: Vec<usize> = (0..plain.options).filter(|&option| state[option] == 'c').collect();
            if winners.len() == seats {
                break;
            }
            if continuing.len() <= seats - winners.len() {
                continuing.sort_by_key(|&option| std::cmp::Reverse(totals[option]));
                winners.extend(continuing);
                break;
            }
            let over: Vec<usize> = (0..plain.options).filter(|&option| state[option] == 's').collect();
            let from = if let Some(largest) = over.iter().map(|&option| totals[option]).max() {
                let tied: Vec<usize> = over.into_iter().filter(|&option| totals[option] == largest).collect();
                let from = lot.first(&by_earlier_stages(&history, &tied, false));
                state[from] = 'e';
                from
            } else {
                let least = continuing.iter().map(|&option| totals[option]).min().unwrap();
                let tied: Vec<usize> = continuing
                    .into_iter()
                    .filter(|&option| totals[option] == least)
                    .collect();
                let from = lot.last(&by_earlier_stages(&history, &tied, true));
                state[from] = 'x';
                from
            };
            let (total, surplus) = (totals[from], totals[from].saturating_sub(quota));
            for (at, value, list) in papers.iter_mut().filter(|paper| paper.0 == Some(from)) {
                if state[from] == 'e' {
                    *value = *value * surplus / total;
                }
                let place = list.iter().position(|option| Some(*option) == *at).unwrap();
                *at = list[place + 1..].iter().copied().find(|&option| state[option] == 'c');
                if let Some(to) = at {
                    totals[*to] += *value;
                }
            }
            totals[from] = if state[from] == 'e' { quota } else { 0 };
        }
        assert_eq!(elected(&outcome), winners, "{label}, {seats} seats");
        let stages: Vec<Vec<u64>> = outcome
            .stages
            .iter()
            .map(|stage| stage.totals.iter().map(|&total| total as u64).collect())
            .collect();
        assert_eq!(stages, history, "{label}, {seats} seats");
    });
}

#[test]
fn meek() {
    const ONE: u128 = 1_000_000_000;
    on_random_profiles(16, Marks::Strict, |chance, plain, lot, label| {
        let seats = 1 + chance.index(3);
        let outcome = Meek::default()
            .count(&plain.profile(seats as u32), &lot.ties())
            .unwrap();
        let mut state = vec!['h'; plain.options];
        let mut keep = vec![ONE; plain.options];
        let mut votes = vec![0u128; plain.options];
        let mut winners: Vec<usize> = Vec::new();
        let all =
            |state: &[char], wanted: char| -> Vec<usize> { (0..state.len()).filter(|&o| state[o] == wanted).collect() };
        let share = |keep: &[u128], votes: &mut Vec<u128>| {
            votes.fill(0);
            for (weight, list) in plain.strict() {
                let mut left = ONE;
                for option in list {
                    let part = (left * keep[option]).div_ceil(ONE);
                    votes[option] += part * u128::from(weight);
                    left -= part;
                }
            }
        };
        'rounds: while winners.len() < seats && winners.len() + all(&state, 'h').len() > seats {
            let mut last_surplus = None;
            let surplus = loop {
                share(&keep, &mut votes);
                let quota = votes.iter().sum::<u128>() / (seats as u128 + 1) + 1;
                let mut reached: Vec<usize> = all(&state, 'h')
                    .into_iter()
                    .filter(|&option| votes[option] >= quota)
                    .collect();
                reached.sort_by_key(|&option| std::cmp::Reverse(votes[option]));
                for &option in &reached {
                    state[option] = 'e';
                }
                let held: u128 = all(&state, 'e').iter().map(|&option| votes[option]).sum();
                let surplus = held.saturating_sub(quota * all(&state, 'e').len() as u128);
                winners.extend(&reached);
                if !reached.is_empty() {
                    continue 'rounds;
                }
                if surplus < 1000 || last_surplus.is_some_and(|last| surplus >= last) {
                    break surplus;
                }
                last_surplus = Some(surplus);
                for option in all(&state, 'e') {
                    keep[option] = ((keep[option] * quota).div_ceil(ONE) * ONE).div_ceil(votes[option]);
                }
            };
            let hopeful = all(&state, 'h');
            let least = hopeful.iter().map(|&option| votes[option]).min().unwrap();
            let tied: Vec<usize> = hopeful
                .into_iter()
                .filter(|&option| votes[option] <= least + surplus)
                .collect();
            let out = lot.last(&tied);
            state[out] = 'x';
            keep[out] = 0;
        }
        if winners.len() < seats {
            if outcome.stages.len() == 1 {
                share(&keep, &mut votes);
            }
            let mut rest = all(&state, 'h');
            rest.sort_by_key(|&option| std::cmp::Reverse(votes[option]));
            winners.extend(rest);
        }
        assert_eq!(elected(&outcome), winners, "{label}, {seats} seats");
    });
}

/// Those with the highest totals, one seat after another; of equal ones, the first in the lot; nobody with nothing.
fn highest(totals: &[u64], seats: usize, lot: &Lot) -> Vec<usize> {
    let mut order: Vec<usize> = (0..totals.len()).filter(|&option| totals[option] > 0).collect();
    order.sort_by_key(|&option| (std::cmp::Reverse(totals[option]), lot.draw(option)));
    order.truncate(seats);
    order.sort_unstable();
    order
}

fn sorted(mut list: Vec<usize>) -> Vec<usize> {
    list.sort_unstable();
    list
}

#[test]
fn plurality() {
    on_random_profiles(17, Marks::Anything, |chance, plain, lot, label| {
        let seats = 1 + chance.index(3);
        let outcome = Plurality::default()
            .count(&plain.profile(seats as u32), &lot.ties())
            .unwrap();
        let mut totals = vec![0; plain.options];
        for (weight, groups) in &plain.ballots {
            if let Some([only]) = groups.iter().find(|group| !group.is_empty()).map(Vec::as_slice) {
                totals[*only] += weight;
            }
        }
        assert_eq!(sorted(elected(&outcome)), highest(&totals, seats, lot), "{label}");
    });
}

/// A yes/no question, person by person: everybody is a line of a list, and quorums are reached by counting lines.
#[test]
fn majority() {
    let mut verdicts = [0u32; 5];
    let mut chance = Chance::new(19);
    for round in 0..ROUNDS {
        let options = 2 + chance.index(2);
        let plain = Plain::random(&mut chance, options, Marks::Anything);
        let label = format!("seed 19, round {round}: {:?}", plain.ballots);
        let mut answers: Vec<usize> = Vec::new();
        for (weight, groups) in &plain.ballots {
            if let Some([only]) = groups.iter().find(|group| !group.is_empty()).map(Vec::as_slice) {
                answers.extend((0..*weight).map(|_| *only));
            }
        }
        let part = |chance: &mut Chance| Ratio::new(chance.below(4), 1 + chance.below(5)).unwrap();
        let electorate = answers.len() as u64 + chance.below(8);
        let method = Majority {
            threshold: part(&mut chance),
            needed: if chance.once_in(2) {
                Needed::AtLeast
            } else {
                Needed::MoreThan
            },
            electorate: Some(electorate),
            turnout: chance.once_in(2).then(|| part(&mut chance)),
            approval: chance.once_in(2).then(|| part(&mut chance)),
        };
        let said = |answer: usize| answers.iter().filter(|&&said| said == answer).count() as u64;
        let (yes, no) = (said(0), said(1));
        // The fewest people who are at least this part of the electorate, by trying one after another.
        let fewest = |part: Ratio| {
            let enough = |people: &u64| people * part.denominator() >= electorate * part.numerator();
            (0..).find(enough).unwrap()
        };
        let (turnout, approval) = (method.turnout.map_or(0, fewest), method.approval.map_or(0, fewest));
        let (reached, asked) = (
            yes * method.threshold.denominator(),
            (yes + no) * method.threshold.numerator(),
        );
        let beyond = match method.needed {
            Needed::MoreThan => reached > asked,
            Needed::AtLeast => reached >= asked,
        };
        let (kind, verdict) = match () {
            () if yes == 0 => (0, Verdict::NobodyInFavour),
            () if (answers.len() as u64) < turnout => (1, Verdict::TurnoutMissed(turnout)),
            () if yes < approval => (2, Verdict::ApprovalMissed(approval)),
            () if !beyond => (3, Verdict::MajorityMissed),
            () => (4, Verdict::Passed),
        };
        verdicts[kind] += 1;
        let outcome = method.count(&plain.profile(1), &TieBreak::none()).unwrap();
        let Step::Decided(decided) = &outcome.stages[1].step else {
            panic!("{label}: {:?}", outcome.stages[1]);
        };
        assert_eq!(decided.verdict, verdict, "{label}: {method:?}");
        assert_eq!(elected(&outcome), [usize::from(verdict != Verdict::Passed)], "{label}");
    }
    assert!(
        verdicts.iter().all(|&count| count > 500),
        "every verdict came up: {verdicts:?}"
    );
}

#[test]
fn approval_score_dots_and_star() {
    let mut chance = Chance::new(18);
    for round in 0..ROUNDS {
        let options = 1 + chance.index(5);
        let mut profile = Profile::scored((0..options).map(|option| format!("o{option}")));
        let mut ballots: Vec<(u64, Vec<u64>)> = Vec::new();
        for _ in 0..chance.below(6) {
            let scores: Vec<u64> = (0..options)
                .map(|_| if chance.once_in(2) { 0 } else { chance.below(5) })
                .collect();
            let marks: Vec<(u32, u32)> = (1..).zip(scores.iter().map(|&score| score as u32)).collect();
            let weight = 1 + chance.below(2);
            profile.score(weight, &marks).unwrap();
            ballots.push((weight, scores));
        }
        let lot = Lot::new(round);
        let seats = 1 + chance.index(2);
        let label = format!("round {round}: {ballots:?}");
        let sums = |worth: &dyn Fn(u64) -> u64, valid: &dyn Fn(&[u64]) -> bool| -> Vec<u64> {
            let valid = ballots.iter().filter(|(_, scores)| valid(scores));
            let mut totals = vec![0; options];
            valid.for_each(|(weight, scores)| {
                totals
                    .iter_mut()
                    .zip(scores)
                    .for_each(|(total, &score)| *total += worth(score) * weight)
            });
            totals
        };
        let wanted = Some(seats as u32);
        let approval = Approval { seats: wanted }.count(&profile, &lot.ties()).unwrap();
        assert_eq!(
            sorted(elected(&approval)),
            highest(&sums(&|score| score.min(1), &|_| true), seats, &lot),
            "{label}"
        );
        let most_three = |scores: &[u64]| scores.iter().all(|&score| score <= 3);
        let score = Score {
            seats: wanted,
            highest: 3,
        }
        .count(&profile, &lot.ties())
        .unwrap();
        assert_eq!(
            sorted(elected(&score)),
            highest(&sums(&|score| score, &most_three), seats, &lot),
            "{label}"
        );
        let dots = Dots { seats: wanted, dots: 6 }.count(&profile, &lot.ties()).unwrap();
        let few = |scores: &[u64]| scores.iter().sum::<u64>() <= 6;
        assert_eq!(
            sorted(elected(&dots)),
            highest(&sums(&|score| score, &few), seats, &lot),
            "{label}"
        );
        let star = Star { highest: 3 }.count(&profile, &lot.ties()).unwrap();
        let valid: Vec<&(u64, Vec<u64>)> = ballots.iter().filter(|(_, scores)| most_three(scores)).collect();
        assert_eq!(elected(&star), [plain_star(options, &valid, &lot)], "{label}");
    }
}

/// STAR, one finalist after another.
fn plain_star(options: usize, ballots: &[&(u64, Vec<u64>)], lot: &Lot) -> usize {
    let sum = |option: usize| {
        ballots
            .iter()
            .map(|(weight, scores)| weight * scores[option])
            .sum::<u64>()
    };
    let prefer = |one: usize, other: usize| -> u64 {
        ballots
            .iter()
            .filter(|(_, scores)| scores[one] > scores[other])
            .map(|(weight, _)| weight)
            .sum()
    };
    let mut left: Vec<usize> = (0..options).collect();
    let mut finalists = Vec::new();
    while finalists.len() < 2 && !left.is_empty() {
        let best = left.iter().map(|&option| sum(option)).max().unwrap();
        let tied: Vec<usize> = left.iter().copied().filter(|&option| sum(option) == best).collect();
        let wins = |one: usize| {
            tied.iter()
                .filter(|&&other| prefer(one, other) > prefer(other, one))
                .count()
        };
        let most = tied.iter().map(|&one| wins(one)).max().unwrap();
        let next = if finalists.len() + tied.len() <= 2 {
            tied[0]
        } else {
            lot.first(
                &tied
                    .iter()
                    .copied()
                    .filter(|&one| wins(one) == most)
                    .collect::<Vec<_>>(),
            )
        };
        finalists.push(next);
        left.retain(|&option| option != next);
    }
    let [one, other] = finalists[..] else {
        return finalists[0];
    };
    let for_one = (prefer(one, other), sum(one));
    let for_other = (prefer(other, one), sum(other));
    match for_one.cmp(&for_other) {
        std::cmp::Ordering::Greater => one,
        std::cmp::Ordering::Less => other,
        std::cmp::Ordering::Equal => lot.first(&[one, other]),
    }
}
