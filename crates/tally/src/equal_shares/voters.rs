//! Who supports what: voters with the same ballot are one group, since they own the same at every moment.

use alloc::vec;
use alloc::vec::Vec;

use crate::profile::{Ballots, Profile};
use crate::rankings::{Mark, with_ballots};

/// All voters in groups, and the projects they support.
pub(super) struct Voters {
    /// How many voters each group has.
    pub(super) weights: Vec<u64>,
    /// All voters, those with a blank ballot included.
    pub(super) total: u64,
    /// How many voters support each project.
    pub(super) support: Vec<u64>,
    /// The groups that support each project: those of project `p` stand from `starts[p]` to `starts[p + 1]`.
    groups: Vec<u32>,
    starts: Vec<u32>,
    /// The projects that each group supports, likewise.
    projects: Vec<u16>,
    project_starts: Vec<u32>,
}

impl Voters {
    /// The voters of a profile.
    pub(super) fn of(profile: &Profile) -> Self {
        let lists = Lists::of(profile);
        let mut order: Vec<u32> = (0..lists.weights.len() as u32).collect();
        order.sort_unstable_by(|&one, &other| lists.at(one).cmp(lists.at(other)));
        let total = lists.weights.iter().sum();
        let options = profile.options.len();
        let (mut weights, mut projects, mut project_starts) = (Vec::new(), Vec::new(), vec![0]);
        for equal in order.chunk_by(|&one, &other| lists.at(one) == lists.at(other)) {
            if lists.at(equal[0]).is_empty() {
                continue;
            }
            weights.push(equal.iter().map(|&voter| lists.weights[voter as usize]).sum());
            projects.extend_from_slice(lists.at(equal[0]));
            project_starts.push(projects.len() as u32);
        }
        let mut voters = Self {
            weights,
            total,
            support: vec![0; options],
            groups: vec![0; projects.len()],
            starts: vec![0; options + 1],
            projects,
            project_starts,
        };
        voters.list_supporters();
        voters
    }

    /// The groups that support a project.
    #[inline]
    pub(super) fn supporters(&self, project: usize) -> &[u32] {
        &self.groups[self.starts[project] as usize..self.starts[project + 1] as usize]
    }

    /// The projects that a group supports, in the order of their numbers.
    #[inline]
    pub(super) fn projects(&self, group: usize) -> &[u16] {
        &self.projects[self.project_starts[group] as usize..self.project_starts[group + 1] as usize]
    }

    /// Turns the lists of projects by group into lists of groups by project.
    fn list_supporters(&mut self) {
        for &project in &self.projects {
            self.starts[usize::from(project) + 1] += 1;
        }
        for project in 1..self.starts.len() {
            self.starts[project] += self.starts[project - 1];
        }
        let mut next = self.starts.clone();
        for group in 0..self.weights.len() {
            let span = self.project_starts[group] as usize..self.project_starts[group + 1] as usize;
            for &project in &self.projects[span] {
                let project = usize::from(project);
                self.groups[next[project] as usize] = group as u32;
                next[project] += 1;
                self.support[project] += self.weights[group];
            }
        }
    }
}

/// The projects that each ballot supports, in the order of their numbers, with its weight.
struct Lists {
    weights: Vec<u64>,
    projects: Vec<u16>,
    starts: Vec<u32>,
}

impl Lists {
    /// The lists of a profile.
    fn of(profile: &Profile) -> Self {
        let mut lists = Self {
            weights: Vec::new(),
            projects: Vec::new(),
            starts: vec![0],
        };
        match &profile.ballots {
            Ballots::Ranked(rankings) => with_ballots!(rankings, ballots => for (weight, marks) in ballots.each() {
                let named = marks.iter().filter(|mark| mark.number() > 0).map(|mark| mark.number() - 1);
                lists.add(profile, named, weight);
            }),
            Ballots::Scored(scores) => {
                for (weight, marks) in scores.each() {
                    let named = marks.filter(|&(_, score)| score > 0).map(|(option, _)| option);
                    lists.add(profile, named, weight);
                }
            }
        }
        lists
    }

    /// Adds a ballot.
    fn add(&mut self, profile: &Profile, named: impl Iterator<Item = usize>, weight: u64) {
        let start = self.projects.len();
        let standing = named.filter(|&option| !profile.options[option].withdrawn);
        self.projects
            .extend(standing.map(|option| u16::try_from(option).expect("OPTIONS_MAX fits 16 bits")));
        self.projects[start..].sort_unstable();
        self.starts.push(self.projects.len() as u32);
        self.weights.push(weight);
    }

    /// The projects of one ballot.
    fn at(&self, ballot: u32) -> &[u16] {
        let ballot = ballot as usize;
        &self.projects[self.starts[ballot] as usize..self.starts[ballot + 1] as usize]
    }
}
