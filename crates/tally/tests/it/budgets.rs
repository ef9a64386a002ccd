//! Participatory budgets from Pabulib, against what the organisers funded; and equal shares against plain fractions.

use num_bigint::BigUint;
use tally::equal_shares::{Completion, EqualShares, Utility};
use tally::greedy_budget::GreedyBudget;
use tally::lot::TieBreak;
use tally::outcome::Outcome;
use tally::profile::{Budget, Profile};

use crate::chance::Chance;
use crate::wards::{files, read};

/// The numbers of the options that the file says were selected.
fn selected(profile: &Profile) -> Vec<u32> {
    let numbered = (1..).zip(&profile.options);
    numbered
        .filter(|(_, option)| option.selected == Some(true))
        .map(|(number, _)| number)
        .collect()
}

fn sorted(outcome: &Outcome) -> Vec<u32> {
    let mut elected = outcome.elected_numbers();
    elected.sort_unstable();
    elected
}

#[test]
fn greedy_funds_what_the_organisers_funded() {
    let files = files("pabulib", ".pb");
    let greedy: Vec<_> = files
        .iter()
        .filter(|path| !path.to_str().unwrap().contains("Assen"))
        .collect();
    assert_eq!(greedy.len(), 51);
    for path in greedy {
        let profile = read(path);
        let outcome = GreedyBudget.count(&profile, &TieBreak::none()).unwrap();
        assert!(outcome.complete);
        assert_eq!(sorted(&outcome), selected(&profile), "{}", path.display());
    }
}

#[test]
fn equal_shares_funds_what_assen_funded() {
    let profile = read(&crate::wards::data("pabulib/Netherlands_Assen_2024.pb"));
    let outcome = EqualShares::default().count(&profile, &TieBreak::none()).unwrap();
    assert!(outcome.complete, "{:?}", outcome.ties);
    assert_eq!(sorted(&outcome), selected(&profile));
    assert_eq!(outcome.elected.len(), 9);
}

/// Stopping at the first outcome to which nothing more could be added (as some programs do) is another rule.
#[test]
fn equal_shares_agrees_with_plain_fractions_on_every_file() {
    for path in files("pabulib", ".pb") {
        let profile = read(&path);
        if profile.total_weight() > 700 {
            continue;
        }
        for completion in [Completion::None, Completion::Utilitarian] {
            let method = EqualShares {
                completion,
                ..EqualShares::default()
            };
            let outcome = method.count(&profile, &TieBreak::seeded(b"plain")).unwrap();
            let plain = plain(&profile, method, &TieBreak::seeded(b"plain"));
            assert_eq!(sorted(&outcome), plain, "{}", path.display());
        }
    }
}

#[test]
fn equal_shares_agrees_with_plain_fractions_on_random_profiles() {
    let mut chance = Chance::new(3);
    let methods = [Utility::Cost, Utility::Cardinality].map(|utility| {
        [Completion::None, Completion::Add1, Completion::Utilitarian]
            .map(|completion| EqualShares { utility, completion })
    });
    for round in 0..100_000u64 {
        let profile = random_budget(&mut chance, round);
        let method = methods[chance.index(2)][chance.index(3)];
        let ties = TieBreak::seeded(&round.to_le_bytes());
        let outcome = method.count(&profile, &ties).unwrap();
        assert_eq!(
            sorted(&outcome),
            plain(&profile, method, &ties),
            "round {round}: {method:?} {profile:?}"
        );
        let spent: u64 = outcome
            .elected
            .iter()
            .map(|number| profile.options[number.position()].cost)
            .sum();
        assert!(spent <= profile.budget.unwrap().total, "round {round}");
        assert_eq!(spent, outcome.money.unwrap().spent, "round {round}");
    }
}

/// The greedy budget by looking for the next project among all that are left, again and again.
#[test]
fn greedy_agrees_with_a_plain_search_on_random_profiles() {
    let mut chance = Chance::new(4);
    let mut drawn = 0;
    for round in 0..100_000u64 {
        let mut profile = random_budget(&mut chance, round);
        if chance.once_in(2) {
            for _ in 0..chance.below(4) {
                let points: Vec<(u32, u32)> = (1..=profile.options.len() as u32)
                    .map(|number| (number, chance.below(4) as u32))
                    .collect();
                profile.score(1 + chance.below(2), &points).unwrap();
            }
        }
        let seed = round.to_le_bytes();
        let outcome = GreedyBudget.count(&profile, &TieBreak::seeded(&seed)).unwrap();
        let mut totals = vec![0u64; profile.options.len()];
        for (weight, marks) in crate::peek::scores(&profile) {
            for (option, points) in marks {
                totals[option] += weight * points;
            }
        }
        let lot = |option: usize| tally::lot::draw(&seed, &profile.options[option].id);
        let mut waiting: Vec<usize> = (0..totals.len()).collect();
        let (mut left, mut funded) = (profile.budget.unwrap().total, Vec::new());
        while !waiting.is_empty() {
            let better = |one: usize, other: usize| {
                let (a, b) = (profile.options[one].cost, profile.options[other].cost);
                totals[one] > totals[other]
                    || totals[one] == totals[other] && (a < b || a == b && lot(one) < lot(other))
            };
            let next = (0..waiting.len()).find(|&at| {
                waiting
                    .iter()
                    .all(|&other| other == waiting[at] || better(waiting[at], other))
            });
            let next = waiting.remove(next.unwrap());
            if profile.options[next].cost <= left {
                left -= profile.options[next].cost;
                funded.push(next as u32 + 1);
            }
        }
        funded.sort_unstable();
        assert_eq!(sorted(&outcome), funded, "round {round}: {profile:?}");
        assert_eq!(
            outcome.money.unwrap().spent,
            profile.budget.unwrap().total - left,
            "round {round}"
        );
        drawn += outcome.ties.len();
    }
    assert!(drawn > 1_000, "the lot decided {drawn} times");
}

/// Few projects with costs that tie often, few voters.
fn random_budget(chance: &mut Chance, round: u64) -> Profile {
    let projects = 1 + chance.index(5);
    let mut profile = Profile::scored((0..projects).map(|project| format!("p{project}")));
    for option in &mut profile.options {
        option.cost = 1 + chance.below(if round.is_multiple_of(2) { 6 } else { 60 });
    }
    for _ in 0..1 + chance.below(6) {
        let approved: Vec<u32> = (1..=projects as u32).filter(|_| chance.once_in(2)).collect();
        profile.approve(1 + chance.below(3), &approved).unwrap();
    }
    let total = chance.below(if round.is_multiple_of(2) { 24 } else { 200 });
    profile.budget = Some(Budget { total, decimals: 0 });
    profile
}

/// A fraction of any size: plain, slow and obviously right.
#[derive(Clone, Debug)]
struct Plain(BigUint, BigUint);

impl Plain {
    fn new(above: u64, below: u64) -> Self {
        Self(above.into(), below.into()).lowest()
    }

    fn lowest(self) -> Self {
        let (mut a, mut b) = (self.0.clone(), self.1.clone());
        while b != BigUint::ZERO {
            (a, b) = (b.clone(), &a % &b);
        }
        Self(self.0 / &a, self.1 / &a)
    }

    fn less(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 - &other.0 * &self.1, &self.1 * &other.1).lowest()
    }

    fn over(&self, number: u64) -> Self {
        Self(self.0.clone(), &self.1 * number).lowest()
    }

    fn is_less(&self, other: &Self) -> bool {
        &self.0 * &other.1 < &other.0 * &self.1
    }
}

/// Equal shares as in the paper, voter by voter, in fractions.
fn plain(profile: &Profile, method: EqualShares, ties: &TieBreak) -> Vec<u32> {
    let voters = plain_voters(profile);
    let budget = profile.budget.unwrap().total;
    let unit = profile.budget.unwrap().currency_unit();
    let count = voters.len() as u64;
    let spent = |bought: &[usize]| bought.iter().map(|&project| profile.options[project].cost).sum::<u64>();
    let supported = (0..profile.options.len())
        .filter(|project| voters.iter().any(|voter| voter.contains(project)))
        .count();
    let mut bought = plain_run(profile, &voters, Plain::new(budget, count), method.utility, ties);
    if method.completion == Completion::Add1 {
        for raises in 1.. {
            if bought.len() == supported {
                break;
            }
            let endowment = Plain::new(budget + raises * unit * count, count);
            let next = plain_run(profile, &voters, endowment, method.utility, ties);
            if spent(&next) > budget {
                break;
            }
            bought = next;
        }
    }
    if method.completion == Completion::Utilitarian {
        let votes = |project: usize| voters.iter().filter(|voter| voter.contains(&project)).count();
        let mut rest: Vec<usize> = (0..profile.options.len())
            .filter(|project| !bought.contains(project))
            .collect();
        rest.retain(|&project| votes(project) > 0);
        let draw = |project: usize| tally::lot::draw(ties.seed().unwrap(), &profile.options[project].id);
        rest.sort_by_key(|&project| {
            (
                std::cmp::Reverse(votes(project)),
                profile.options[project].cost,
                draw(project),
            )
        });
        for project in rest {
            if spent(&bought) + profile.options[project].cost <= budget {
                bought.push(project);
            }
        }
    }
    bought.sort_unstable();
    bought.into_iter().map(|project| project as u32 + 1).collect()
}

/// Each voter's projects.
fn plain_voters(profile: &Profile) -> Vec<Vec<usize>> {
    let lists = crate::peek::lists(profile);
    lists
        .into_iter()
        .flat_map(|(weight, projects)| std::iter::repeat_n(projects, weight as usize))
        .collect()
}

fn plain_run(
    profile: &Profile,
    voters: &[Vec<usize>],
    endowment: Plain,
    utility: Utility,
    ties: &TieBreak,
) -> Vec<usize> {
    let mut owned = vec![endowment; voters.len()];
    let mut bought: Vec<usize> = Vec::new();
    loop {
        let mut best: Vec<(usize, Plain, Plain)> = Vec::new();
        for project in (0..profile.options.len()).filter(|project| !bought.contains(project)) {
            let supporters: Vec<usize> = (0..voters.len())
                .filter(|&voter| voters[voter].contains(&project))
                .collect();
            let Some(payment) = plain_payment(&owned, &supporters, profile.options[project].cost) else {
                continue;
            };
            let rho = match utility {
                Utility::Cost => payment.over(profile.options[project].cost),
                Utility::Cardinality => payment.clone(),
            };
            match best.first() {
                Some((_, _, least)) if least.is_less(&rho) => {}
                Some((_, _, least)) if !rho.is_less(least) => best.push((project, payment, rho)),
                _ => best = vec![(project, payment, rho)],
            }
        }
        let votes = |project: usize| voters.iter().filter(|voter| voter.contains(&project)).count();
        let key = |project: usize| (std::cmp::Reverse(votes(project)), profile.options[project].cost);
        let Some(first) = best.iter().map(|(project, ..)| key(*project)).min() else {
            return bought;
        };
        best.retain(|(project, ..)| key(*project) == first);
        // Ties of projects that share no supporter who owns anything are taken by number: their order does not matter.
        let owns = |voter: usize| owned[voter].0 != BigUint::ZERO;
        let share = (0..voters.len()).any(|voter| {
            owns(voter)
                && best
                    .iter()
                    .filter(|(project, ..)| voters[voter].contains(project))
                    .count()
                    > 1
        });
        let draw = |project: usize| tally::lot::draw(ties.seed().unwrap(), &profile.options[project].id);
        let (project, payment, _) = if share {
            best.into_iter().min_by_key(|(project, ..)| draw(*project)).unwrap()
        } else {
            best.into_iter().next().unwrap()
        };
        for voter in (0..voters.len()).filter(|&voter| voters[voter].contains(&project)) {
            owned[voter] = if owned[voter].is_less(&payment) {
                Plain::new(0, 1)
            } else {
                owned[voter].less(&payment)
            };
        }
        bought.push(project);
    }
}

/// The payment at which all supporters together pay the cost, if they can.
fn plain_payment(owned: &[Plain], supporters: &[usize], cost: u64) -> Option<Plain> {
    let mut amounts: Vec<&Plain> = supporters.iter().map(|&voter| &owned[voter]).collect();
    amounts.sort_by(|one, other| (&one.0 * &other.1).cmp(&(&other.0 * &one.1)));
    let mut left = Plain::new(cost, 1);
    for (place, amount) in amounts.iter().enumerate() {
        let payment = left.over((amounts.len() - place) as u64);
        if !amount.is_less(&payment) {
            return Some(payment);
        }
        left = left.less(amount);
    }
    None
}
