//! Delegations: plain second implementations on 100,000 random graphs with cycles and caps, the properties that
//! `docs/delegation.md` states, and its example.

use std::collections::BTreeMap;

use tally::liquid::{Cap, Entry, Graph, GraphFlaw, Link, Person, Resolution, Scope, Standing, Voice, Why};
use tally::outcome::Ratio;

use crate::chance::Chance;

const ROUNDS: u64 = 100_000;

/// A graph as plain lists.
#[derive(Clone, Debug)]
struct Plain {
    standings: Vec<Standing>,
    entries: Vec<Entry>,
    given: Vec<u32>,
    own_caps: BTreeMap<usize, u32>,
    cap: Cap,
}

/// A cap of so many people, whatever the electorate.
fn people(least: u32) -> Cap {
    let share = Ratio::new(0, 1).unwrap();
    Cap { share, least }
}

impl Plain {
    fn random(chance: &mut Chance) -> Self {
        let size = 1 + chance.index(14);
        let voters = 1 + chance.below(6);
        let wild = chance.once_in(2);
        let standings = (0..size).map(|_| match chance.below(24) {
            0 => Standing::Gone,
            1..=2 => Standing::Abstained,
            _ if chance.once_in(voters) => Standing::Voted,
            _ => Standing::Silent,
        });
        let standings: Vec<Standing> = standings.collect();
        let mut given: Vec<u32> = (1..=size as u32).collect();
        chance.shuffle(&mut given);
        let entries = (0..size).map(|who| {
            let scope = Scope::ALL[chance.index(4)];
            let delegate = if wild {
                chance.index(size)
            } else {
                chance.index(who.max(1))
            };
            match chance.below(20) {
                0 => Entry::None,
                1 => Entry::Nobody,
                2 => Entry::Outsider(scope),
                _ if delegate == who => Entry::None,
                _ => Entry::Delegate(Person::at(delegate), scope),
            }
        });
        let entries: Vec<Entry> = entries.collect();
        let mut own_caps = BTreeMap::new();
        for who in 0..size {
            if chance.once_in(4) {
                own_caps.insert(who, chance.below(5) as u32);
            }
        }
        let share = Ratio::new(chance.below(4), 10).unwrap();
        let least = chance.below(5) as u32;
        Self {
            standings,
            entries,
            given,
            own_caps,
            cap: Cap { share, least },
        }
    }

    fn size(&self) -> usize {
        self.standings.len()
    }

    fn graph(&self) -> Graph {
        let mut graph = Graph::new(self.size()).unwrap();
        for who in 0..self.size() {
            let person = Person::at(who);
            graph.stand(person, self.standings[who]).unwrap();
            match self.entries[who] {
                Entry::None => {}
                Entry::Nobody => graph.trust_nobody(person).unwrap(),
                Entry::Outsider(scope) => graph.trust_outsider(person, scope).unwrap(),
                Entry::Delegate(delegate, scope) => graph.trust(person, delegate, scope, self.given[who]).unwrap(),
            }
        }
        for (&who, &most) in &self.own_caps {
            graph.carry_at_most(Person::at(who), most).unwrap();
        }
        graph
    }

    fn resolve(&self) -> Resolution {
        self.graph().resolve(&self.cap)
    }

    fn delegate(&self, who: usize) -> Option<usize> {
        match self.entries[who] {
            Entry::Delegate(delegate, _) => Some(delegate.position()),
            Entry::None | Entry::Nobody | Entry::Outsider(_) => None,
        }
    }

    /// Everybody whom the chain of a silent member passes, and why it ends, if not at a voter.
    fn walk(&self, who: usize) -> (Vec<usize>, Result<(), Why>) {
        let mut passed = Vec::new();
        let mut at = who;
        loop {
            let why = match (self.standings[at], self.entries[at]) {
                (Standing::Voted | Standing::Abstained, _) => return (passed, Ok(())),
                (Standing::Gone, _) if at == who => Why::Gone,
                (Standing::Gone, _) => {
                    let after = passed.iter().rev().nth(1).copied().unwrap_or(who);
                    let after = Person::at(after);
                    Why::Ineligible { after }
                }
                (Standing::Silent, Entry::None) if at == who => Why::NoDelegate,
                (Standing::Silent, Entry::Nobody) if at == who => Why::Nobody,
                (Standing::Silent, Entry::None | Entry::Nobody) => Why::Silent {
                    delegate: Person::at(at),
                },
                (Standing::Silent, Entry::Outsider(_)) => Why::Ineligible { after: Person::at(at) },
                (Standing::Silent, Entry::Delegate(next, _)) => {
                    let next = next.position();
                    if next == who || passed.contains(&next) {
                        return (passed, Err(Why::Cycle { at: Person::at(next) }));
                    }
                    passed.push(next);
                    at = next;
                    continue;
                }
            };
            return (passed, Err(why));
        }
    }

    fn most(&self, who: usize) -> usize {
        let cap = self.cap.people(self.size() as u32);
        self.own_caps.get(&who).map_or(cap, |&own| own.min(cap)) as usize
    }

    /// The chains of all who would be represented if there were no cap, in order of rank.
    fn ranked(&self) -> Vec<(usize, Vec<usize>)> {
        let mut chains: Vec<(usize, Vec<usize>)> = (0..self.size())
            .filter(|&who| !self.standings[who].is_direct())
            .filter_map(|who| match self.walk(who) {
                (passed, Ok(())) => Some((who, passed)),
                (_, Err(_)) => None,
            })
            .collect();
        chains.sort_by_key(|(who, passed)| (passed.len(), self.given[*who]));
        chains
    }

    /// The first reading of the cap: in order of rank, each is let in if nobody on their chain has their number yet.
    fn let_in_by_rank(&self) -> Vec<usize> {
        let mut through = vec![0; self.size()];
        let mut kept = Vec::new();
        for (who, passed) in self.ranked() {
            if passed
                .iter()
                .all(|&on_the_way| through[on_the_way] < self.most(on_the_way))
            {
                passed.iter().for_each(|&on_the_way| through[on_the_way] += 1);
                kept.push(who);
            }
        }
        kept
    }

    /// The second reading: from the ends inwards, each keeps the best of those who got as far as them.
    fn cut_from_the_ends(&self) -> BTreeMap<usize, usize> {
        let mut left = self.ranked();
        let mut over = BTreeMap::new();
        let mut inwards: Vec<usize> = left.iter().rev().map(|(who, _)| *who).collect();
        inwards.extend((0..self.size()).filter(|&who| self.standings[who].is_direct()));
        for who in inwards {
            let mut seen = 0;
            left.retain(|(behind, passed)| {
                let stays = !passed.contains(&who) || seen < self.most(who);
                seen += usize::from(passed.contains(&who));
                if !stays {
                    over.insert(*behind, who);
                }
                stays
            });
        }
        over
    }

    fn voices(&self, over: &BTreeMap<usize, usize>) -> Vec<Voice> {
        let mut weights = vec![1; self.size()];
        let mut voices: Vec<Voice> = (0..self.size())
            .map(
                |who| match (self.standings[who].is_direct(), self.walk(who), over.get(&who)) {
                    (true, ..) => Voice::Direct { weight: 0 },
                    (false, (_, Err(Why::Cycle { at })), _) => Voice::Unrepresented(Why::Cycle { at }),
                    (false, (_, Err(why)), _) => Voice::Unrepresented(why),
                    (false, (_, Ok(())), Some(&of)) => Voice::Unrepresented(Why::OverCap { of: Person::at(of) }),
                    (false, (passed, Ok(())), None) => {
                        let by = *passed.last().unwrap();
                        weights[by] += 1;
                        Voice::Represented {
                            by: Person::at(by),
                            distance: passed.len() as u32,
                        }
                    }
                },
            )
            .collect();
        for (who, voice) in voices.iter_mut().enumerate() {
            if let Voice::Direct { weight } = voice {
                *weight = weights[who];
            }
        }
        voices
    }
}

fn voices(resolution: &Resolution) -> Vec<Voice> {
    resolution.people().map(|who| resolution.voice(who)).collect()
}

fn is_represented(voice: Voice) -> bool {
    matches!(voice, Voice::Represented { .. })
}

#[test]
fn two_plain_counts_agree_on_random_graphs() {
    for round in 0..ROUNDS {
        let plain = Plain::random(&mut Chance::new(round));
        let resolution = plain.resolve();
        let over = plain.cut_from_the_ends();
        assert_eq!(voices(&resolution), plain.voices(&over), "round {round}: {plain:?}");
        let mut kept = plain.let_in_by_rank();
        kept.sort_unstable();
        let represented: Vec<usize> = (0..plain.size())
            .filter(|&who| is_represented(resolution.voice(Person::at(who))))
            .collect();
        assert_eq!(represented, kept, "round {round}: {plain:?}");
        let uncapped = plain.graph().resolve_uncapped();
        assert_eq!(
            voices(&uncapped),
            plain.voices(&BTreeMap::new()),
            "round {round}, uncapped: {plain:?}"
        );
    }
}

#[test]
fn everybody_is_counted_once_and_no_cap_is_exceeded() {
    for round in 0..ROUNDS / 4 {
        let plain = Plain::random(&mut Chance::new(round));
        let resolution = plain.resolve();
        let totals = resolution.totals();
        let sum = totals.direct + totals.represented + totals.unrepresented.sum();
        assert_eq!(
            (sum, totals.electorate),
            (plain.size() as u32, plain.size() as u32),
            "round {round}"
        );
        let weights: u32 = resolution.speakers().map(|(_, weight)| weight).sum();
        assert_eq!(weights, totals.turnout(), "round {round}");
        let heaviest = resolution.speakers().map(|(_, weight)| weight).max();
        assert_eq!(heaviest.unwrap_or(0), totals.heaviest, "round {round}");
        let of_abstainers = resolution
            .speakers()
            .filter(|(who, _)| plain.standings[who.position()] == Standing::Abstained);
        let abstaining: u32 = of_abstainers.map(|(_, weight)| weight).sum();
        assert_eq!(abstaining, totals.abstained + totals.abstained_for, "round {round}");

        let graph = plain.graph();
        let mut through = vec![0; plain.size()];
        for who in resolution.people() {
            let chain: Vec<Link> = resolution.chain(&graph, who).collect();
            for pair in chain.windows(2) {
                assert_eq!(pair[0].delegate, pair[1].truster, "round {round}: links join");
            }
            if let Voice::Represented { by, distance } = resolution.voice(who) {
                assert_eq!(chain.len(), distance as usize, "round {round}");
                assert_eq!(chain.last().map(|link| link.delegate), Some(by), "round {round}");
                chain.iter().for_each(|link| through[link.delegate.position()] += 1);
                for link in &chain[..chain.len() - 1] {
                    let between = resolution.voice(link.delegate);
                    assert!(
                        is_represented(between),
                        "round {round}: whoever stands between is counted as well"
                    );
                }
            }
        }
        for (who, through) in through.into_iter().enumerate() {
            assert!(through <= plain.most(who), "round {round}: {through} go through {who}");
        }
    }
}

#[test]
fn the_order_of_members_does_not_matter() {
    for round in 0..ROUNDS / 4 {
        let mut chance = Chance::new(round);
        let plain = Plain::random(&mut chance);
        let mut place: Vec<usize> = (0..plain.size()).collect();
        chance.shuffle(&mut place);
        let moved = |who: Person| Person::at(place[who.position()]);
        let mut other = plain.clone();
        other.own_caps = plain.own_caps.iter().map(|(&who, &most)| (place[who], most)).collect();
        for (who, &at) in place.iter().enumerate() {
            other.standings[at] = plain.standings[who];
            other.given[at] = plain.given[who];
            other.entries[at] = match plain.entries[who] {
                Entry::Delegate(delegate, scope) => Entry::Delegate(moved(delegate), scope),
                same @ (Entry::None | Entry::Nobody | Entry::Outsider(_)) => same,
            };
        }
        let (one, two) = (plain.resolve(), other.resolve());
        assert_eq!(one.totals(), two.totals(), "round {round}");
        for who in one.people() {
            let expected = match one.voice(who) {
                Voice::Represented { by, distance } => Voice::Represented {
                    by: moved(by),
                    distance,
                },
                Voice::Unrepresented(why) => Voice::Unrepresented(match why {
                    Why::Silent { delegate } => Why::Silent {
                        delegate: moved(delegate),
                    },
                    Why::Ineligible { after } => Why::Ineligible { after: moved(after) },
                    Why::Cycle { at } => Why::Cycle { at: moved(at) },
                    Why::OverCap { of } => Why::OverCap { of: moved(of) },
                    same @ (Why::NoDelegate | Why::Nobody | Why::Gone) => same,
                }),
                direct @ Voice::Direct { .. } => direct,
            };
            assert_eq!(two.voice(moved(who)), expected, "round {round}: {plain:?}");
        }
    }
}

/// Somebody silent and without a delegate names one: everybody who was spoken for and is not behind them keeps their speaker,
/// if there is no cap; with it, everybody who is as near to their speaker as they, or nearer.
#[test]
fn a_new_entry_takes_nobodys_voice_who_is_as_near() {
    let mut looked_at = 0;
    for round in 0..ROUNDS {
        let mut chance = Chance::new(round);
        let plain = Plain::random(&mut chance);
        let (truster, delegate) = (chance.index(plain.size()), chance.index(plain.size()));
        if plain.entries[truster] != Entry::None || truster == delegate {
            continue;
        }
        let mut after = plain.clone();
        after.entries[truster] = Entry::Delegate(Person::at(delegate), Scope::Topic);
        after.given[truster] = 1_000;
        let (before, now) = (plain.graph().resolve_uncapped(), after.graph().resolve_uncapped());
        for who in before.people() {
            if is_represented(before.voice(who)) {
                assert_eq!(now.voice(who), before.voice(who), "round {round}: {plain:?}");
            }
        }
        let (before, now) = (plain.resolve(), after.resolve());
        let Voice::Represented { distance: near, .. } = now.voice(Person::at(truster)) else {
            continue;
        };
        looked_at += 1;
        for who in before.people() {
            if let Voice::Represented { distance, .. } = before.voice(who)
                && distance <= near
            {
                assert_eq!(now.voice(who), before.voice(who), "round {round}: {plain:?}");
            }
        }
    }
    assert!(looked_at > 500, "{looked_at} graphs had such an entry");
}

/// Voting oneself takes back one's own voice and those behind; nobody who was spoken for falls silent by it.
#[test]
fn voting_oneself_never_silences_anybody() {
    for round in 0..ROUNDS / 4 {
        let mut chance = Chance::new(round);
        let plain = Plain::random(&mut chance);
        let who = chance.index(plain.size());
        if plain.standings[who] != Standing::Silent {
            continue;
        }
        let mut after = plain.clone();
        after.standings[who] = Standing::Voted;
        let (before, now) = (plain.resolve(), after.resolve());
        let heard = |voice| !matches!(voice, Voice::Unrepresented(_));
        for other in before.people() {
            assert!(
                heard(now.voice(other)) || !heard(before.voice(other)),
                "round {round}: {other:?} in {plain:?}"
            );
        }
    }
}

#[test]
fn how_many_are_behind_somebody() {
    for round in 0..ROUNDS / 10 {
        let plain = Plain::random(&mut Chance::new(round));
        let graph = plain.graph();
        for who in 0..plain.size() {
            let leads_here = |start: usize| {
                let mut seen = Vec::new();
                let mut at = start;
                while at != who {
                    if plain.standings[at] == Standing::Gone || seen.contains(&at) {
                        return false;
                    }
                    seen.push(at);
                    match plain.delegate(at) {
                        Some(next) => at = next,
                        None => return false,
                    }
                }
                true
            };
            let behind = (0..plain.size())
                .filter(|&start| start != who && leads_here(start))
                .count();
            assert_eq!(
                graph.behind(Person::at(who)) as usize,
                behind,
                "round {round}, {who}: {plain:?}"
            );
        }
    }
}

/// What cannot stand in a graph is refused, and changes nothing.
#[test]
fn graphs_refuse_what_cannot_be() {
    let mut graph = Graph::new(2).unwrap();
    let [ada, ben, nobody] = [0, 1, 7].map(Person::at);
    graph.trust(ada, ben, Scope::Topic, 4).unwrap();
    let before = graph.clone();
    assert_eq!(graph.trust(ada, ada, Scope::Topic, 5), Err(GraphFlaw::SelfTrust(ada)));
    assert_eq!(
        graph.trust(ada, nobody, Scope::Topic, 5),
        Err(GraphFlaw::NobodyThere(nobody))
    );
    assert_eq!(
        graph.trust(nobody, ada, Scope::Topic, 5),
        Err(GraphFlaw::NobodyThere(nobody))
    );
    assert_eq!(graph.trust_nobody(nobody), Err(GraphFlaw::NobodyThere(nobody)));
    assert_eq!(
        graph.trust_outsider(nobody, Scope::Circle),
        Err(GraphFlaw::NobodyThere(nobody))
    );
    assert_eq!(
        graph.stand(nobody, Standing::Voted),
        Err(GraphFlaw::NobodyThere(nobody))
    );
    assert_eq!(graph.carry_at_most(nobody, 1), Err(GraphFlaw::NobodyThere(nobody)));
    assert_eq!(graph, before);
    assert_eq!(Graph::new(usize::MAX).unwrap_err(), GraphFlaw::TooMany);
    assert_eq!(Graph::new(0).unwrap().resolve(&Cap::default()).totals().electorate, 0);
}

/// A tenth of the electorate, rounded up, and three at least.
#[test]
fn the_cap_in_people() {
    let cap = Cap::default();
    let people: Vec<u32> = [0, 5, 30, 31, 40, 41, 1_000_000]
        .map(|electorate| cap.people(electorate))
        .to_vec();
    assert_eq!(people, [3, 3, 3, 4, 4, 5, 100_000]);
}

/// The example of `docs/delegation.md`: twelve people, of whom one may speak for three others.
#[test]
fn the_example_by_hand() {
    let mut graph = Graph::new(12).unwrap();
    let [ada, ben, cleo, dora, emil, fay, gus, hana, ivo, jan, kim, lea] =
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(Person::at);
    graph.stand(ada, Standing::Voted).unwrap();
    graph.stand(jan, Standing::Abstained).unwrap();
    for (truster, delegate, scope, given) in [
        (ben, ada, Scope::Topic, 10),
        (cleo, ada, Scope::Community, 40),
        (dora, ben, Scope::Circle, 20),
        (emil, ben, Scope::Circle, 30),
        (fay, dora, Scope::Topic, 5),
        (gus, hana, Scope::Topic, 50),
        (hana, gus, Scope::Decision, 60),
        (ivo, hana, Scope::Community, 15),
        (kim, jan, Scope::Topic, 25),
        (jan, ada, Scope::Topic, 12),
    ] {
        graph.trust(truster, delegate, scope, given).unwrap();
    }
    let resolution = graph.resolve(&Cap::default());
    let voice = |who| resolution.voice(who);
    assert_eq!(voice(ada), Voice::Direct { weight: 4 });
    assert_eq!(voice(jan), Voice::Direct { weight: 2 });
    for (who, distance) in [(ben, 1), (cleo, 1), (dora, 2)] {
        assert_eq!(voice(who), Voice::Represented { by: ada, distance });
    }
    assert_eq!(voice(kim), Voice::Represented { by: jan, distance: 1 });
    for who in [emil, fay] {
        assert_eq!(voice(who), Voice::Unrepresented(Why::OverCap { of: ada }));
    }
    assert_eq!(voice(ivo), Voice::Unrepresented(Why::Cycle { at: hana }));
    for who in [gus, hana] {
        assert_eq!(voice(who), Voice::Unrepresented(Why::Cycle { at: who }));
    }
    assert_eq!(voice(lea), Voice::Unrepresented(Why::NoDelegate));
    let totals = resolution.totals();
    assert_eq!(
        (totals.direct, totals.represented, totals.unrepresented.sum()),
        (2, 4, 6)
    );
    assert_eq!((totals.abstained, totals.abstained_for, totals.heaviest), (1, 1, 4));

    // Ben lets nobody through but one: Dora, the older of his two; Fay is behind her, and further.
    graph.carry_at_most(ben, 1).unwrap();
    let resolution = graph.resolve(&Cap::default());
    for who in [emil, fay] {
        assert_eq!(resolution.voice(who), Voice::Unrepresented(Why::OverCap { of: ben }));
    }
    assert_eq!(resolution.weight(ada), 4);

    // A cap of nobody leaves everybody with their own vote alone.
    assert_eq!(graph.resolve(&people(0)).totals().heaviest, 1);
}

/// A chain through the whole of a large electorate, and a star: no recursion, no quadratic time.
#[test]
fn long_chains_and_large_stars() {
    let size = 200_000;
    let mut chain = Graph::new(size).unwrap();
    let mut star = Graph::new(size).unwrap();
    chain.stand(Person::at(0), Standing::Voted).unwrap();
    star.stand(Person::at(0), Standing::Voted).unwrap();
    for who in 1..size {
        chain
            .trust(Person::at(who), Person::at(who - 1), Scope::Topic, who as u32)
            .unwrap();
        // Each lets one fewer through than the one before, as far as there are people for that.
        chain
            .carry_at_most(Person::at(who), (size / 10 - who.min(size / 10)) as u32)
            .unwrap();
        star.trust(Person::at(who), Person::at(0), Scope::Topic, (size - who) as u32)
            .unwrap();
    }
    let resolution = chain.resolve(&Cap::default());
    assert_eq!(resolution.weight(Person::at(0)) as usize, size / 10 + 1);
    assert!(is_represented(resolution.voice(Person::at(size / 10))));
    let resolution = star.resolve(&Cap::default());
    assert_eq!(resolution.weight(Person::at(0)) as usize, size / 10 + 1);
    assert!(is_represented(resolution.voice(Person::at(size - 1))), "the oldest");
    assert!(!is_represented(resolution.voice(Person::at(1))), "the newest");
}
