//! Who speaks for whom in one vote: the delegations that hold at the moment, counted by `tally::liquid`, and what became
//! of everybody's voice. The acts of delegating are `delegation.rs`; what ballots come to is `count.rs`.
//!
//! Nothing of it is kept: it follows from the delegations, the ballots and the moment at which voting ended.

use super::ballot::{self, Marks};
use super::record::{Frozen, Spoken, Vote};
use crate::act::Plain;
use crate::community::Community;
use crate::community::delegation::Delegation;
use crate::community::delegation::{DelegationState, EndedBy, Moment, Scope};
use crate::community::state::MemberIx;
use crate::quantity::words;
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use register::Hash;
use sha2::{Digest as _, Sha256};
use tally::liquid::{Cap, Graph, Person, Resolution, Standing, Why};

words! {
    /// What becomes of a member's voice in a vote.
    VoiceKind {
        /// They voted themself.
        Own = "own",
        /// Somebody who voted speaks for them.
        Spoken = "spoken",
        /// They did not vote, and no entry of theirs holds here.
        Silent = "silent",
        /// They did not vote, and want nobody to speak for them.
        Nobody = "nobody",
        /// Their delegate did not vote and trusts nobody further.
        DelegateSilent = "delegate-silent",
        /// Their delegate does not decide here.
        DelegateOutside = "delegate-outside",
        /// They trust each other in a circle, and nobody of it voted.
        Cycle = "cycle",
        /// Too many go through somebody on the way.
        OverCap = "over-cap",
        /// They have left.
        Gone = "gone",
        /// In this vote everybody speaks for themself alone.
        Off = "off",
    }
}

words! {
    /// Why an entry that would have been for this does not count in it.
    Missed {
        /// The delegate has not accepted it.
        Offered = "offered",
        /// Its time was over.
        Expired = "expired",
        /// It was given or accepted after voting had ended.
        Late = "late",
        /// The delegate declined.
        Declined = "declined",
        /// The delegate left.
        Left = "left",
    }
}

/// One step of the way that a voice took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceStep {
    /// Who trusts.
    pub from: MemberIx,
    /// Whom.
    pub to: MemberIx,
    /// What the entry is for.
    pub scope: Scope,
    /// The entry.
    pub delegation: Hash,
}

/// What became, or would become, of a member's voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// In short.
    pub kind: VoiceKind,
    /// Who casts the ballot that counts for them.
    pub by: Option<MemberIx>,
    /// Where the way ends, if it reaches nobody who voted.
    pub at: Option<MemberIx>,
    /// The way, from the member on.
    pub way: Vec<VoiceStep>,
    /// How many voices their own ballot carries, their own included; 0 without one.
    pub weight: u32,
    /// An entry of theirs that would have been nearer, and does not count here.
    pub missed: Option<(Missed, Hash)>,
}

impl Voice {
    fn of(kind: VoiceKind) -> Voice {
        Voice {
            kind,
            by: None,
            at: None,
            way: Vec::new(),
            weight: 0,
            missed: None,
        }
    }

    /// Whether it counts, through a ballot of their own or of somebody else.
    pub fn counts(&self) -> bool {
        match self.kind {
            VoiceKind::Own | VoiceKind::Spoken => true,
            VoiceKind::Silent | VoiceKind::Nobody | VoiceKind::Gone | VoiceKind::Off => false,
            VoiceKind::DelegateSilent | VoiceKind::DelegateOutside | VoiceKind::Cycle | VoiceKind::OverCap => false,
        }
    }

    /// Whether they trusted somebody and yet nobody speaks for them: they are warned of it.
    pub fn is_lost(&self) -> bool {
        match self.kind {
            VoiceKind::DelegateSilent | VoiceKind::DelegateOutside | VoiceKind::Cycle | VoiceKind::OverCap => true,
            VoiceKind::Own | VoiceKind::Spoken | VoiceKind::Silent => false,
            VoiceKind::Nobody | VoiceKind::Gone | VoiceKind::Off => false,
        }
    }
}

/// The delegations of one vote, as they hold at a moment, resolved.
pub struct Speaking<'a> {
    vote: &'a Vote,
    frozen: Cow<'a, Frozen>,
    resolution: Resolution,
    /// The voices of each ballot, by the place of who cast it, where voices are weighed.
    heavy: Option<Vec<u32>>,
    /// Of each who decides and has not voted: their entry, by its place; none is `NONE`.
    entries: Vec<u32>,
    at: Moment,
}

const NONE: u32 = u32::MAX;

impl Community {
    /// The moment up to which delegations count in a vote: its closing, but no later than the end of voting.
    pub(in crate::community) fn counted_until(&self, vote: &Vote) -> Moment {
        match &vote.end {
            Some(end) => Moment {
                entry: end.entry,
                ms: vote.ends_ms.min(end.stamp_ms.saturating_add(1)),
            },
            None => Moment {
                entry: self.length,
                ms: vote.ends_ms,
            },
        }
    }

    /// Who speaks for whom in a vote, as things stand or stood when it closed; none where nobody delegates.
    pub fn speaking<'a>(&'a self, vote: &'a Vote) -> Option<Speaking<'a>> {
        self.speaking_at(vote, self.frozen_now(vote), self.counted_until(vote))
    }

    pub(super) fn speaking_at<'a>(
        &'a self,
        vote: &'a Vote,
        frozen: Cow<'a, Frozen>,
        at: Moment,
    ) -> Option<Speaking<'a>> {
        let rules = frozen.delegation.as_ref()?;
        let people = frozen.electorate.members();
        let mut graph = Graph::new(people.len()).expect("MEMBERS_MAX fits a graph");
        let mut entries = alloc::vec![NONE; people.len()];
        let subject = self.subject_of(vote);
        let sound = "everybody stands at their own place of the electorate";
        for (place, member) in people.iter().enumerate() {
            let person = Person::at(place);
            if vote.has_parted(*member) {
                graph.stand(person, Standing::Gone).expect(sound);
                continue;
            }
            if let Some(ballot) = vote.urn.of(*member) {
                graph.stand(person, standing(vote, ballot)).expect(sound);
            }
            if let Some(most) = self.speaks_at_most(*member, at) {
                graph.carry_at_most(person, most).expect(sound);
            }
            if let Some(entry) = self.entry_for(*member, &subject, at) {
                entries[place] = self.place_of_delegation(entry);
                trust(&mut graph, person, entry, people);
            }
        }
        let cap = Cap {
            share: super::count::ratio(rules.cap),
            least: rules.cap_min,
        };
        let resolution = graph.resolve(&cap);
        let heavy = frozen.weighed.is_some().then(|| heavy(&frozen, &resolution));
        Some(Speaking {
            vote,
            frozen,
            resolution,
            heavy,
            entries,
            at,
        })
    }

    /// Whether a reader is told how somebody voted while the vote is open: the ballot of a delegate is for those whose
    /// voice goes through them, all others' for everybody; once it is closed, each is for everybody.
    pub fn sees_ballot(
        &self,
        vote: &Vote,
        speaking: Option<&Speaking<'_>>,
        reader: Option<MemberIx>,
        voter: MemberIx,
    ) -> bool {
        let Some(speaking) = speaking.filter(|speaking| vote.end.is_none() && speaking.speaks_for(voter) > 0) else {
            return true;
        };
        reader.is_some_and(|reader| reader == voter || speaking.goes_through(reader, voter))
    }

    /// Whether a member has asked somebody to speak for them in a vote.
    pub fn trusts_in(&self, vote: &Vote, member: MemberIx) -> bool {
        let delegates = self.frozen_now(vote).delegation.is_some();
        let subject = self.subject_of(vote);
        let entry = self.entry_for(member, &subject, self.counted_until(vote));
        delegates && entry.is_some_and(|entry| entry.to.is_some())
    }

    /// What became, or as things are would become, of a member's voice in a vote.
    pub fn voice(&self, vote: &Vote, member: MemberIx) -> Voice {
        match self.speaking(vote) {
            Some(speaking) => self.voice_in(&speaking, member),
            None => self.voice_without(vote, member),
        }
    }

    fn voice_without(&self, vote: &Vote, member: MemberIx) -> Voice {
        if vote.urn.of(member).is_some() {
            return Voice {
                by: Some(member),
                weight: self.frozen_now(vote).voices_of(member),
                ..Voice::of(VoiceKind::Own)
            };
        }
        Voice::of(VoiceKind::Off)
    }

    /// The same, from delegations that are resolved already.
    pub fn voice_in(&self, speaking: &Speaking<'_>, member: MemberIx) -> Voice {
        let Some(person) = speaking.person(member) else {
            return Voice::of(VoiceKind::Silent);
        };
        let someone = |person: Person| Some(speaking.member(person));
        let voice = match speaking.resolution.voice(person) {
            tally::liquid::Voice::Direct { weight: _ } => Voice {
                by: Some(member),
                weight: speaking.weight(member),
                ..Voice::of(VoiceKind::Own)
            },
            tally::liquid::Voice::Represented { by, distance: _ } => Voice {
                by: someone(by),
                ..Voice::of(VoiceKind::Spoken)
            },
            tally::liquid::Voice::Unrepresented(why) => {
                let (kind, at) = match why {
                    Why::NoDelegate => (VoiceKind::Silent, None),
                    Why::Nobody => (VoiceKind::Nobody, None),
                    Why::Gone => (VoiceKind::Gone, None),
                    Why::Silent { delegate } => (VoiceKind::DelegateSilent, someone(delegate)),
                    Why::Ineligible { after } => (VoiceKind::DelegateOutside, someone(after)),
                    Why::Cycle { at } => (VoiceKind::Cycle, someone(at)),
                    Why::OverCap { of } => (VoiceKind::OverCap, someone(of)),
                };
                Voice { at, ..Voice::of(kind) }
            }
        };
        let way = match voice.kind {
            VoiceKind::Own | VoiceKind::Silent | VoiceKind::Nobody | VoiceKind::Gone | VoiceKind::Off => Vec::new(),
            VoiceKind::Spoken | VoiceKind::OverCap => self.way(speaking, member),
            VoiceKind::DelegateSilent | VoiceKind::DelegateOutside | VoiceKind::Cycle => self.way(speaking, member),
        };
        let missed = if voice.kind == VoiceKind::Own {
            None
        } else {
            self.missed(speaking, member)
        };
        Voice { way, missed, ..voice }
    }

    /// The way from a member on, until somebody voted, trusts nobody further, or was on it before.
    fn way(&self, speaking: &Speaking<'_>, member: MemberIx) -> Vec<VoiceStep> {
        let mut way: Vec<VoiceStep> = Vec::new();
        let mut from = member;
        while let Some(entry) = speaking.person(from).and_then(|person| self.entry_at(speaking, person)) {
            let Some(to) = entry.to else { break };
            way.push(VoiceStep {
                from,
                to,
                scope: entry.scope.clone(),
                delegation: entry.id,
            });
            let again = way.iter().any(|step| step.from == to);
            if again || speaking.vote.urn.of(to).is_some() || way.len() >= WAY_SHOWN {
                break;
            }
            from = to;
        }
        way
    }

    fn entry_at(&self, speaking: &Speaking<'_>, person: Person) -> Option<&Delegation> {
        let place = speaking.entries[person.position()];
        (place != NONE).then(|| &self.delegations()[place as usize])
    }

    /// An entry nearer than the one that counts, if there is one that does not count here.
    fn missed(&self, speaking: &Speaking<'_>, member: MemberIx) -> Option<(Missed, Hash)> {
        let subject = self.subject_of(speaking.vote);
        let counting = self.entry_for(member, &subject, speaking.at);
        let nearness = counting.and_then(|entry| subject.nearness(entry)).unwrap_or(u8::MAX);
        let known_until = speaking.vote.end.as_ref().map_or(self.length, |end| end.entry);
        let candidates = self.delegations_of(member).filter_map(|entry| {
            let near = subject.nearness(entry).filter(|near| *near < nearness)?;
            Some((near, entry, missed_by(entry, speaking.at, known_until)?))
        });
        let newest = candidates.max_by_key(|(near, entry, _)| (u8::MAX - near, entry.entry));
        newest.map(|(_, entry, missed)| (missed, entry.id))
    }
}

/// So many steps of a way are shown; the count follows it to its end.
const WAY_SHOWN: usize = 50;

fn missed_by(entry: &Delegation, at: Moment, known_until: u64) -> Option<Missed> {
    let given = at.is_after(entry.entry, entry.given_ms);
    let (accepted, after_end) = match entry.accepted {
        Some((by, stamp_ms)) => (at.is_after(by, stamp_ms), by >= known_until || stamp_ms >= at.ms),
        None => (entry.to.is_none() && given, false),
    };
    if !given || (after_end && !accepted) {
        return Some(Missed::Late);
    }
    if let Some(end) = entry.ended.filter(|end| at.is_after(end.entry, end.stamp_ms)) {
        return match end.by {
            EndedBy::Withdrawn | EndedBy::Replaced => None,
            EndedBy::Declined => Some(Missed::Declined),
            EndedBy::Left => Some(Missed::Left),
        };
    }
    if !accepted {
        return (entry.state_at(at.ms) == DelegationState::Offered).then_some(Missed::Offered);
    }
    (at.ms > entry.until_ms).then_some(Missed::Expired)
}

/// A ballot that says neither is passed on as one.
fn standing(vote: &Vote, ballot: &[u8]) -> Standing {
    match ballot::marks(vote.method, ballot) {
        Marks::Plain(Plain::Abstain) => Standing::Abstained,
        Marks::Plain(Plain::Yes | Plain::No) | Marks::Approves(_) | Marks::Points(_) | Marks::Ranking(_) => {
            Standing::Voted
        }
    }
}

fn trust(graph: &mut Graph, person: Person, entry: &Delegation, people: &[MemberIx]) {
    let reach = entry.scope.reach();
    let added = match entry.to.map(|to| people.binary_search(&to)) {
        None => graph.trust_nobody(person),
        Some(Err(_)) => graph.trust_outsider(person, reach),
        Some(Ok(delegate)) => {
            let given = u32::try_from(entry.entry).unwrap_or(u32::MAX);
            graph.trust(person, Person::at(delegate), reach, given)
        }
    };
    added.expect("check() saw to it that nobody trusts themself, and both stand in the electorate");
}

/// The voices of each ballot: the own ones of who cast it, and those of everybody whom they speak for.
fn heavy(frozen: &Frozen, resolution: &Resolution) -> Vec<u32> {
    let people = frozen.electorate.members();
    let mut voices = alloc::vec![0; people.len()];
    for (place, member) in people.iter().enumerate() {
        let by = match resolution.voice(Person::at(place)) {
            tally::liquid::Voice::Direct { weight: _ } => place,
            tally::liquid::Voice::Represented { by, distance: _ } => by.position(),
            tally::liquid::Voice::Unrepresented(_) => continue,
        };
        voices[by] += frozen.voices_of(*member); // VOICES_EACH_MAX of MEMBERS_MAX fits.
    }
    voices
}

impl Speaking<'_> {
    fn person(&self, member: MemberIx) -> Option<Person> {
        let place = self.frozen.electorate.members().binary_search(&member).ok()?;
        Some(Person::at(place))
    }

    fn member(&self, person: Person) -> MemberIx {
        self.frozen.electorate.members()[person.position()]
    }

    /// Whether a member decides here.
    pub fn decides(&self, member: MemberIx) -> bool {
        self.person(member).is_some()
    }

    /// How many voices a member's own ballot carries.
    pub fn weight(&self, member: MemberIx) -> u32 {
        self.person(member).map_or(0, |person| self.weight_at(person))
    }

    fn weight_at(&self, person: Person) -> u32 {
        match &self.heavy {
            Some(heavy) => heavy[person.position()],
            None => self.resolution.weight(person),
        }
    }

    /// For how many others a member's own ballot counts.
    pub fn speaks_for(&self, member: MemberIx) -> u32 {
        let people = self.person(member).map_or(0, |person| self.resolution.weight(person));
        people.saturating_sub(1)
    }

    /// Whether a member's voice goes through somebody: they may see that person's ballot at once.
    pub fn goes_through(&self, member: MemberIx, delegate: MemberIx) -> bool {
        let voice = self.person(member).map(|person| self.resolution.voice(person));
        match voice {
            Some(tally::liquid::Voice::Represented { by, distance: _ }) => self.member(by) == delegate,
            Some(tally::liquid::Voice::Direct { weight: _ } | tally::liquid::Voice::Unrepresented(_)) | None => false,
        }
    }

    /// The different ballots in order, each with how many voices it has.
    pub(super) fn ballots(&self) -> Vec<(&[u8], u64)> {
        let mut voices: BTreeMap<&[u8], u64> = BTreeMap::new();
        for (member, ballot) in self.vote.urn.members() {
            *voices.entry(ballot).or_default() += u64::from(self.weight(member));
        }
        voices.into_iter().collect()
    }

    /// How voices came together, in numbers.
    pub fn spoken(&self) -> Spoken {
        let totals = self.resolution.totals();
        let rules = self.frozen.delegation.as_ref();
        Spoken {
            direct: totals.direct,
            direct_needed: rules.map_or(0, |rules| rules.direct_of(totals.electorate)),
            spoken_for: totals.represented,
            lost: totals.unrepresented.silent
                + totals.unrepresented.ineligible
                + totals.unrepresented.cycle
                + totals.unrepresented.over_cap,
            over_cap: totals.unrepresented.over_cap,
            heaviest: match &self.heavy {
                Some(heavy) => heavy.iter().copied().max().unwrap_or(0),
                None => totals.heaviest,
            },
            most: rules.map_or(0, |rules| rules.cap_of(totals.electorate)),
        }
    }

    /// Whom each member speaks for, in the order of joining: only those who voted, with their voices.
    pub fn speakers(&self) -> impl Iterator<Item = (MemberIx, u32)> + '_ {
        self.resolution
            .speakers()
            .map(|(person, _)| (self.member(person), self.weight_at(person)))
    }

    /// Everybody for whom somebody else speaks: whom they trust, what their entry is for, and who votes for them.
    pub fn links<'a>(
        &'a self,
        community: &'a Community,
    ) -> impl Iterator<Item = (MemberIx, &'a Delegation, MemberIx)> + 'a {
        let members = self.frozen.electorate.members().iter().enumerate();
        members.filter_map(|(place, member)| {
            let person = Person::at(place);
            match self.resolution.voice(person) {
                tally::liquid::Voice::Represented { by, distance: _ } => {
                    Some((*member, community.entry_at(self, person)?, self.member(by)))
                }
                tally::liquid::Voice::Direct { weight: _ } | tally::liquid::Voice::Unrepresented(_) => None,
            }
        })
    }

    /// The SHA-256 over every chain, link by link: the place of who trusts (4 bytes), of whom they trust (4), what the
    /// entry is for (1: 0 is this vote, then topic, circle, community), and of who votes for them (4), in order.
    pub(super) fn digest(&self, community: &Community) -> Hash {
        let mut hash = Sha256::new();
        for (member, entry, by) in self.links(community) {
            let reach: u8 = match entry.scope {
                Scope::DecisionIn(_, _) | Scope::Decision(_) => 0,
                Scope::TopicIn(_, _) | Scope::Topic(_) => 1,
                Scope::Circle(_) => 2,
                Scope::Community => 3,
            };
            let to = entry.to.unwrap_or(member);
            hash.update(member.0.to_be_bytes());
            hash.update(to.0.to_be_bytes());
            hash.update([reach]);
            hash.update(by.0.to_be_bytes());
        }
        Hash::new(hash.finalize().into())
    }
}

impl Community {
    /// How many decide a vote, or would if voting began now.
    pub(in crate::community) fn running_electorate(&self, vote: &Vote) -> u32 {
        self.frozen_now(vote).electorate.count()
    }
}
