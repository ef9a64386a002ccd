//! The count of a file of delegations with its whole working: in words, and as JSON.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use super::{Cap, Graph, Person, Resolution, Voice, Why};
use crate::json::{Object, list, quoted};
use crate::outcome::{Fraction, Ratio};
use crate::profile::Profile;
use crate::read::{Answer, Delegations};

/// More members than this are not told one by one in words; the JSON tells all.
const TOLD_MAX: u32 = 60;

/// Delegations, resolved.
#[derive(Clone, Debug)]
pub struct Working {
    /// The names of the electorate.
    pub names: Vec<String>,
    /// What each answered.
    pub answers: Vec<Answer>,
    /// The graph that was resolved.
    pub graph: Graph,
    /// How many others may go through one person; nothing if there is no cap.
    pub cap_people: Option<u32>,
    /// How many have to vote themselves.
    pub direct_needed: u64,
    /// Who speaks for whom.
    pub resolution: Resolution,
}

impl Working {
    /// The name on the command line.
    pub const NAME: &'static str = "liquid";

    /// Resolves a file, with a cap.
    #[must_use]
    pub fn capped(file: Delegations, cap: &Cap) -> Self {
        let resolution = file.graph.resolve(cap);
        let people = cap.people(file.graph.electorate());
        Self::of(file, Some(people), resolution)
    }

    /// Resolves a file without any cap.
    #[must_use]
    pub fn uncapped(file: Delegations) -> Self {
        let resolution = file.graph.resolve_uncapped();
        Self::of(file, None, resolution)
    }

    fn of(file: Delegations, cap_people: Option<u32>, resolution: Resolution) -> Self {
        let Delegations { names, graph, answers } = file;
        let tenth = Ratio::new(1, 10).expect("ten is not zero");
        Self {
            direct_needed: tenth.of_people(graph.electorate().into()),
            names,
            answers,
            graph,
            cap_people,
            resolution,
        }
    }

    /// Whether enough voted themselves, so that anything can be decided.
    #[must_use]
    pub fn has_enough_direct(&self) -> bool {
        u64::from(self.resolution.totals().direct) >= self.direct_needed
    }

    /// The question as ballots with their weights: yes, no, abstain. Nothing if the file does not say what somebody voted.
    #[must_use]
    pub fn profile(&self) -> Option<Profile> {
        let mut profile = Profile::ranked(["yes", "no", "abstain"]);
        for (who, weight) in self.resolution.speakers() {
            let option = match self.answers[who.position()] {
                Answer::Yes => 1,
                Answer::No => 2,
                Answer::Abstain => 3,
                Answer::None | Answer::Unsaid => return None,
            };
            profile.rank(weight.into(), &[option]).ok()?;
        }
        Some(profile)
    }

    /// The name of a member.
    #[must_use]
    pub fn name(&self, who: Person) -> &str {
        &self.names[who.position()]
    }

    /// Who voted themselves, the heaviest ballot first.
    #[must_use]
    pub fn speakers(&self) -> Vec<(Person, u32)> {
        let mut speakers: Vec<(Person, u32)> = self.resolution.speakers().collect();
        speakers.sort_by_key(|&(who, weight)| (Reverse(weight), who));
        speakers
    }

    /// A member's chain in words: `→ Ben (circle) → Ada (topic)`; empty for who voted themself.
    #[must_use]
    pub fn chain(&self, who: Person) -> String {
        let links = self.resolution.chain(&self.graph, who);
        let links = links.map(|link| format!("→ {} ({})", self.name(link.delegate), link.scope.word()));
        links.collect::<Vec<_>>().join(" ")
    }

    /// What became of a member's voice.
    #[must_use]
    pub fn sentence(&self, who: Person) -> String {
        let name = self.name(who);
        match self.resolution.voice(who) {
            Voice::Direct { weight: 1 } => format!("{name} voted."),
            Voice::Direct { weight } => format!("{name} voted, and speaks for {} more.", weight - 1),
            Voice::Represented { by, .. } => format!("{name} is spoken for by {}: {}.", self.name(by), self.chain(who)),
            Voice::Unrepresented(why) => match why {
                Why::NoDelegate => format!("{name} did not vote, and named nobody."),
                Why::Nobody => format!("{name} did not vote, and wants nobody to speak for them."),
                Why::Gone => format!("{name} may not vote any more."),
                Why::Silent { delegate } => {
                    let end = self.name(delegate);
                    format!("Nobody speaks for {name}: {end} did not vote. {}.", self.chain(who))
                }
                Why::Ineligible { after } if after == who => {
                    format!("Nobody speaks for {name}: whom they named may not vote here.")
                }
                Why::Ineligible { after } => {
                    let end = self.name(after);
                    format!(
                        "Nobody speaks for {name}: whom {end} named may not vote here. {}.",
                        self.chain(who)
                    )
                }
                Why::Cycle { .. } => {
                    format!(
                        "Nobody speaks for {name}: their chain comes back to itself, and nobody on it voted. {}.",
                        self.chain(who)
                    )
                }
                Why::OverCap { of } => {
                    let full = self.name(of);
                    format!(
                        "Nobody speaks for {name}: {full} has as many as they may. {}.",
                        self.chain(who)
                    )
                }
            },
        }
    }

    /// The rule, with its cap.
    #[must_use]
    pub fn rule(&self) -> String {
        let cap = match self.cap_people {
            Some(people) => {
                format!("at most {people} others go through one person, the nearest and then the oldest entries first")
            }
            None => "without a cap".to_string(),
        };
        format!("Delegations followed from those who voted backwards; {cap}.")
    }

    /// What it adds up to, a sentence each.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let totals = self.resolution.totals();
        let why = &totals.unrepresented;
        let of = |part: u32| part_of(part, totals.electorate);
        let enough = match self.has_enough_direct() {
            true => "which is enough",
            false => "which is too few to decide anything",
        };
        let mut sentences = Vec::new();
        sentences.push(format!("{} are in the electorate.", totals.electorate));
        sentences.push(format!(
            "{} voted themselves ({}; at least {} have to, {enough}), {} of them to abstain.",
            totals.direct,
            of(totals.direct),
            self.direct_needed,
            totals.abstained
        ));
        sentences.push(format!(
            "{} are spoken for by others ({}), {} of them by somebody who abstains.",
            totals.represented,
            of(totals.represented),
            totals.abstained_for
        ));
        let reasons = [
            (why.no_delegate, "named nobody"),
            (why.nobody, "want nobody to speak for them"),
            (why.silent, "named somebody who is silent"),
            (why.ineligible, "named somebody who may not vote here"),
            (why.cycle, "are in or behind a cycle without a voter"),
            (why.over_cap, "are over somebody's cap"),
            (why.gone, "may not vote any more"),
        ];
        let reasons = reasons.iter().filter(|(people, _)| *people > 0);
        let reasons: Vec<String> = reasons.map(|(people, words)| format!("{people} {words}")).collect();
        let reasons = match reasons.is_empty() {
            true => String::new(),
            false => format!(": {}", reasons.join(", ")),
        };
        sentences.push(format!("For {} nobody speaks ({}){reasons}.", why.sum(), of(why.sum())));
        sentences.push(format!("The heaviest ballot weighs {}.", totals.heaviest));
        sentences
    }

    /// The whole result as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let totals = self.resolution.totals();
        let why = &totals.unrepresented;
        let mut object = Object::default();
        object.text("method", Self::NAME).text("rule", &self.rule());
        object.raw(
            "cap",
            &self.cap_people.map_or("null".to_string(), |people| people.to_string()),
        );
        object.raw("direct_needed", &self.direct_needed.to_string());
        for (key, people) in [
            ("electorate", totals.electorate),
            ("direct", totals.direct),
            ("abstained", totals.abstained),
            ("represented", totals.represented),
            ("abstained_for", totals.abstained_for),
            ("unrepresented", why.sum()),
            ("heaviest", totals.heaviest),
        ] {
            object.raw(key, &people.to_string());
        }
        let mut reasons = Object::default();
        for (key, people) in [
            ("no-delegate", why.no_delegate),
            ("nobody", why.nobody),
            ("gone", why.gone),
            ("silent", why.silent),
            ("ineligible", why.ineligible),
            ("cycle", why.cycle),
            ("over-cap", why.over_cap),
        ] {
            reasons.raw(key, &people.to_string());
        }
        object.raw("reasons", &reasons.close());
        let members = self.resolution.people().map(|who| self.member_json(who));
        object.raw("members", &format!("[\n{}\n]", members.collect::<Vec<_>>().join(",\n")));
        object.close() + "\n"
    }

    fn member_json(&self, who: Person) -> String {
        let mut object = Object::default();
        object.text("member", self.name(who));
        match self.resolution.voice(who) {
            Voice::Direct { weight } => {
                object.text("voice", "direct").raw("weight", &weight.to_string());
                let answer = match self.answers[who.position()] {
                    Answer::Yes => "yes",
                    Answer::No => "no",
                    Answer::Abstain => "abstain",
                    Answer::None | Answer::Unsaid => "voted",
                };
                object.text("ballot", answer);
                return object.close();
            }
            Voice::Represented { by, .. } => {
                object.text("voice", "represented").text("by", self.name(by));
            }
            Voice::Unrepresented(why) => {
                let (code, whom) = match why {
                    Why::NoDelegate => ("no-delegate", None),
                    Why::Nobody => ("nobody", None),
                    Why::Gone => ("gone", None),
                    Why::Silent { delegate } => ("silent", Some(delegate)),
                    Why::Ineligible { after } => ("ineligible", Some(after)),
                    Why::Cycle { at } => ("cycle", Some(at)),
                    Why::OverCap { of } => ("over-cap", Some(of)),
                };
                object.text("voice", "unrepresented").text("why", code);
                if let Some(whom) = whom {
                    object.text("at", self.name(whom));
                }
            }
        }
        let links = self.resolution.chain(&self.graph, who).map(|link| {
            let (delegate, scope) = (quoted(self.name(link.delegate)), link.scope.word());
            format!("{{\"to\": {delegate}, \"scope\": \"{scope}\"}}")
        });
        object.raw("chain", &list(links));
        object.close()
    }
}

impl fmt::Display for Working {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.rule())?;
        for sentence in self.sentences() {
            writeln!(f, "  {sentence}")?;
        }
        if self.graph.electorate() <= TOLD_MAX {
            writeln!(f)?;
            for who in self.resolution.people() {
                writeln!(f, "  {}", self.sentence(who))?;
            }
        }
        Ok(())
    }
}

/// A part of the electorate in per cent, with one decimal.
fn part_of(part: u32, whole: u32) -> String {
    let fraction = Fraction::new((u64::from(part) * 100).into(), whole.max(1).into());
    format!("{} %", fraction.decimal(1))
}
