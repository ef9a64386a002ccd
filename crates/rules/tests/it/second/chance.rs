//! What people try: drawn by a seed, mostly what fits where things stand, and now and then anything at all. Clocks jump by
//! minutes and by weeks, and to the very moments at which something ends, and a millisecond before and after.

use rules::community::{Stage, VoteStage};

use super::bylaws::{DAY, HOUR, Ms};
use super::deeds::{Ballots, Deed, Effect, Frame, NewConsent, Response, Said, Which};
use super::desk::Desk;
use super::ground::{CIRCLE, WITHIN};
use super::people::Who;

const CLASSES: [&str; 3] = ["operational", "policy", "constitutional"];

/// Numbers from a seed (SplitMix64).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// Once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    // ---- time

    /// So long the clock jumps before the next act: mostly not at all, often to the next end, or a millisecond beside it.
    pub(super) fn jump(&mut self, desk: &Desk) -> Ms {
        let (now, ends) = (desk.now(), desk.ends());
        let beside = |chance: &mut Chance, end: Ms| (end + chance.below(3) as Ms - 1).saturating_sub(now);
        match self.below(20) {
            0..=12 => 0,
            13..=15 => ends.iter().min().map_or(0, |end| beside(self, *end)),
            16 if !ends.is_empty() => {
                let end = self.of(&ends);
                beside(self, end)
            }
            17 => 1 + self.below(60_000) as Ms,
            18 => self.below(30) as Ms * HOUR,
            _ if self.once_in(6) => self.below(40) as Ms * DAY,
            _ => self.below(5) as Ms * DAY, // Some days.
        }
    }

    /// A moment at which something ends.
    pub(super) fn end(&mut self, desk: &Desk) -> Option<Ms> {
        let ends = desk.ends();
        (!ends.is_empty()).then(|| self.of(&ends))
    }

    // ---- what somebody tries

    pub(super) fn deed(&mut self, desk: &Desk) -> (Who, Deed) {
        let somebody = self.below(desk.history.now().persons.len());
        let (proposals, votes) = (desk.history.proposals(), desk.history.votes());
        if proposals == 0 || (proposals < 4 && self.once_in(14)) {
            return self.opening(desk, somebody);
        }
        let cook = &desk.history.now().circles[CIRCLE].roles[0];
        if cook.holder.is_none() && votes < 5 && self.once_in(8) {
            let by = self.insider(desk, CIRCLE, somebody);
            let options = vec![vec![Effect::Fill(CIRCLE, cook.slug.clone(), self.below(6))]];
            let (class, plain) = ("operational", true);
            let (talk_hours, vote_hours) = (Some(0), Some(1));
            return (
                by,
                Deed::OpenVote(Ballots {
                    circle: CIRCLE,
                    class,
                    plain,
                    talk_hours,
                    vote_hours,
                    options,
                }),
            );
        }
        if votes < 3 && self.once_in(if votes == 0 { 8 } else { 40 }) {
            let deed = self.vote(desk);
            let circle = if let Deed::OpenVote(opened) = &deed {
                opened.circle
            } else {
                0
            };
            return (self.insider(desk, circle, somebody), deed);
        }
        let advices = desk.history.advices();
        if advices < 3 && self.once_in(if advices == 0 { 10 } else { 40 }) {
            return self.frame(desk, somebody);
        }
        match self.below(24) {
            0 => (somebody, self.moving(desk)),
            7..=10 if advices > 0 => {
                let number = self.below(advices);
                self.on_advice(desk, number, somebody)
            }
            1..=6 if votes > 0 => {
                let open = |number: &usize| {
                    desk.world
                        .community
                        .vote(&desk.vote_id(*number))
                        .is_some_and(|one| one.is_open())
                };
                let live: Vec<usize> = (0..votes).filter(open).collect();
                let number = if live.is_empty() || self.once_in(12) {
                    self.below(votes)
                } else {
                    self.of(&live)
                };
                let circle = desk
                    .world
                    .community
                    .vote(&desk.vote_id(number))
                    .map_or(0, |vote| vote.circle as usize);
                let somebody = self.insider(desk, circle, somebody);
                self.on_vote(desk, number, somebody)
            }
            _ => {
                let number = self.live_proposal(desk, proposals);
                let circle = desk.world.community.proposals()[number].circle as usize;
                let somebody = self.insider(desk, circle, somebody);
                self.on_proposal(desk, number, somebody)
            }
        }
    }

    /// Mostly somebody of the circle.
    fn insider(&mut self, desk: &Desk, circle: usize, somebody: Who) -> Who {
        let people = desk.history.now();
        let inside: Vec<Who> = (0..people.persons.len())
            .filter(|who| people.is_in(circle, *who))
            .collect();
        if inside.is_empty() || self.once_in(8) {
            somebody
        } else {
            self.of(&inside)
        }
    }

    /// Mostly a proposal that is not over.
    fn live_proposal(&mut self, desk: &Desk, proposals: usize) -> usize {
        let community = &desk.world.community;
        let over = |number: &usize| {
            let ended = |ended: &rules::community::Closing| ended.outcome.word() != "escalated";
            community.proposals()[*number].closings.iter().any(ended)
        };
        let live: Vec<usize> = (0..proposals).filter(|number| !over(number)).collect();
        if live.is_empty() || self.once_in(12) {
            self.below(proposals)
        } else {
            self.of(&live)
        }
    }

    /// Who comes and goes.
    fn moving(&mut self, desk: &Desk) -> Deed {
        let circle = 1 + self.below(desk.history.now().circles.len() - 1);
        let role = self.role(desk);
        match self.below(10) {
            0 => Deed::Leave,
            1 => Deed::Join { full: self.once_in(2) },
            2..=4 => Deed::Enter(circle),
            5 | 6 => Deed::Exit(circle),
            7 => Deed::LayDown(role.0, role.1),
            _ => Deed::Reopen(role.0, role.1), // By whoever it is.
        }
    }

    fn role(&mut self, desk: &Desk) -> (usize, String) {
        let roles = &desk.history.now().circles[CIRCLE].roles;
        let place = self.below(roles.len());
        (CIRCLE, roles[place].slug.clone())
    }

    fn circle(&mut self) -> usize {
        self.of(&[0, CIRCLE, CIRCLE, CIRCLE, WITHIN, WITHIN])
    }

    fn opening(&mut self, desk: &Desk, somebody: Who) -> (Who, Deed) {
        if self.once_in(4) {
            let (circle, role) = self.role(desk);
            return (self.insider(desk, circle, somebody), Deed::Select(circle, role));
        }
        let circle = self.circle();
        let class = self.of(&CLASSES);
        let effects = self.effects(desk, circle);
        let draft = self.once_in(6);
        let surrogate = self.once_in(4).then(|| self.below(desk.history.now().persons.len()));
        (
            self.insider(desk, circle, somebody),
            Deed::Open {
                circle,
                class,
                effects,
                draft,
                surrogate,
            },
        )
    }

    fn effects(&mut self, desk: &Desk, circle: usize) -> Vec<Effect> {
        let many = self.of(&[0, 1, 1, 1]);
        let mut effects: Vec<Effect> = (0..many).map(|_| self.effect(desk, circle)).collect();
        // One decision is about one agreement, and about nothing twice.
        let adopts = |effect: &Effect| matches!(effect, Effect::Adopt { .. } | Effect::Consent(_));
        let alike =
            effects.len() == 2 && effects[0].subject().is_some() && effects[0].subject() == effects[1].subject();
        if alike || effects.iter().all(adopts) {
            effects.truncate(1);
        }
        effects
    }

    fn effect(&mut self, desk: &Desk, circle: usize) -> Effect {
        let who = self.below(desk.history.now().persons.len());
        let of = if self.once_in(4) { self.circle() } else { circle };
        match self.below(9) {
            0 | 1 => Effect::OpenCircle {
                slug: format!("new-{}", self.below(3)),
                parent: circle,
            },
            2 => Effect::Adopt {
                name: if circle == CIRCLE { "tea" } else { "song" },
            },
            3 if circle == 0 => Effect::Consent(NewConsent {
                floor_hours: self.of(&[24, 72, 100]),
                closing_hours: self.of(&[0, 48, 60]),
                rounds: self.of(&[1, 2, 3]),
                answers_min: self.of(&[1, 2, 4]),
                silence_passes: self.once_in(2),
                stuck_votes: self.once_in(2),
            }),
            3..=5 if circle == 0 => Effect::Exclude(who),
            5 => Effect::Admit(of, who),
            6 => Effect::Remove(of, who),
            7 => {
                let (circle, role) = self.role(desk);
                Effect::Vacate(circle, role)
            }
            _ => {
                let (circle, role) = self.role(desk);
                Effect::Fill(circle, role, who)
            }
        }
    }

    // ---- proposals

    fn on_proposal(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let (record, at) = (&desk.world.community.proposals()[number], desk.now());
        let view = record.stage_at(at);
        let by = record.by.0 as usize;
        if self.once_in(40) {
            return self.anything(desk, number, somebody);
        }
        if record.edits.last().is_some_and(|edit| edit.may_stand()) && self.once_in(6) {
            return (somebody, Deed::Contest(number));
        }
        let found = record.dispositions(at);
        if let Some(place) = found
            .iter()
            .position(|state| state.word() == "concern")
            .filter(|_| self.once_in(3))
        {
            let objection = &record.objections[place];
            return (objection.owner.0 as usize, Deed::Appeal((number, place)));
        }
        if !record.objections.is_empty() && self.once_in(2) && !view.open.is_empty() {
            return self.on_objection(desk, number, somebody);
        }
        match view.stage {
            Stage::Draft if self.once_in(3) => (by, self.revise(desk, number)),
            Stage::Draft => (by, Deed::Start(number)),
            Stage::Clarify | Stage::React => match self.below(8) {
                0 => (by, self.revise(desk, number)),
                1 => (somebody, Deed::Meet(number)),
                2 => (by, Deed::Withdraw(number)),
                _ => (somebody, self.respond(desk, number)), // Too early.
            },
            Stage::Meeting => match self.below(3) {
                0 => self.minutes(desk, number, somebody),
                1 => (somebody, self.respond(desk, number)),
                _ => self.anything(desk, number, somebody),
            },
            Stage::Nominate | Stage::Change => (somebody, Deed::Nominate(number, self.below(9))),
            Stage::Propose => (
                self.chooser(desk, number, somebody),
                Deed::Propose(number, self.below(9)),
            ),
            Stage::Integrate if record.selection().is_some() => (
                self.chooser(desk, number, somebody),
                Deed::Propose(number, self.below(9)),
            ),
            Stage::Integrate if self.once_in(2) => (by, self.revise(desk, number)),
            Stage::Waiting if !self.once_in(4) => (somebody, Deed::Pause(number)),
            Stage::Due if !self.once_in(4) => (somebody, self.close(desk, number)),
            Stage::Withdrawn => (somebody, Deed::Take(number)),
            Stage::Returned | Stage::Suspended | Stage::Closing if self.once_in(4) => (by, self.revise(desk, number)),
            _ if self.once_in(8) => self.anything(desk, number, somebody),
            _ => (somebody, self.respond(desk, number)), // Wherever answers may be taken.
        }
    }

    fn chooser(&mut self, desk: &Desk, number: usize, somebody: Who) -> Who {
        let record = &desk.world.community.proposals()[number];
        let facilitator = desk.world.community.facilitator_of(record, desk.now());
        facilitator
            .filter(|_| !self.once_in(3))
            .map_or(somebody, |ix| ix.0 as usize)
    }

    fn minutes(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let present = vec![self.below(6), self.below(9)];
        (
            self.chooser(desk, number, somebody),
            Deed::Minutes {
                proposal: number,
                present,
            },
        )
    }

    fn revise(&mut self, desk: &Desk, number: usize) -> Deed {
        let record = &desk.world.community.proposals()[number];
        let circle = record.moved_from.first().copied().unwrap_or(record.circle) as usize;
        let effects = self.once_in(4).then(|| self.effects(desk, circle));
        let version = self.version(desk, number);
        let (editorial, empty) = (self.once_in(3), self.once_in(12));
        Deed::Revise {
            proposal: number,
            version,
            editorial,
            effects,
            empty,
        }
    }

    /// The version there is, and now and then another.
    fn version(&mut self, desk: &Desk, number: usize) -> u32 {
        let now = desk.world.community.proposals()[number].versions.len() as u32;
        if self.once_in(16) {
            now.saturating_sub(1).max(1)
        } else {
            now.max(1)
        }
    }

    fn respond(&mut self, desk: &Desk, number: usize) -> Deed {
        let answer = self.of(&["consent", "consent", "consent", "concern", "aside", "object", "object"]);
        let objects = answer == "object";
        let version = self.version(desk, number);
        let criterion = objects != self.once_in(20);
        let reason = objects && !self.once_in(16);
        let news = objects && self.once_in(3);
        Deed::Respond(
            number,
            Response {
                version,
                answer,
                criterion,
                reason,
                news,
            },
        )
    }

    fn close(&mut self, desk: &Desk, number: usize) -> Deed {
        let due = desk.world.community.due_of(&desk.proposal_id(number), desk.now());
        let outcome = match due {
            Some(rules::act::Act::ProposalClose(close)) if !self.once_in(10) => close.outcome.word(),
            _ => self.of(&["adopted", "expired", "escalated", "returned", "rejected"]), // Whatever somebody claims.
        };
        Deed::Close {
            proposal: number,
            outcome,
        }
    }

    fn which(&mut self, desk: &Desk, number: usize) -> Which {
        let objections = desk.world.community.proposals()[number].objections.len();
        let last = objections - 1;
        (number, if self.once_in(3) { self.below(objections) } else { last })
    }

    fn on_objection(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let of = self.which(desk, number);
        let objection = &desk.world.community.proposals()[number].objections[of.1];
        let owner = objection.owner.0 as usize;
        let concern = self.below(5) < 4;
        let hears = |hearing: &Option<rules::community::Hearing>| -> Vec<Who> {
            hearing
                .iter()
                .flat_map(|one| one.body.members())
                .map(|ix| ix.0 as usize)
                .collect()
        };
        let (judges, body) = (hears(&objection.test), hears(&objection.appeal));
        let judge = if judges.is_empty() { somebody } else { self.of(&judges) };
        let hearer = if body.is_empty() { somebody } else { self.of(&body) };
        let waits = |hearing: &Option<rules::community::Hearing>| {
            hearing
                .as_ref()
                .is_some_and(|one| one.judgements.len() < one.body.members().len())
        };
        if waits(&objection.appeal) && !self.once_in(3) {
            return (hearer, Deed::Hear(of, concern));
        }
        if waits(&objection.test) && objection.appeal.is_none() && !self.once_in(3) {
            return (judge, Deed::Judge(of, concern));
        }
        match self.below(12) {
            10 if !judges.is_empty() => (judge, Deed::Judge(of, concern)),
            11 if !body.is_empty() => (hearer, Deed::Hear(of, concern)),
            0 => (owner, Deed::Resolve(of)),
            1 => (somebody, Deed::Resolve(of)),
            2 => (somebody, Deed::Second(of)),
            3 if objection.test.is_none() => (somebody, Deed::Test(of)),
            3 | 4 if objection.test.is_some() => (judge, Deed::Judge(of, concern)),
            5 if objection.appeal.is_none() => (if self.once_in(2) { owner } else { somebody }, Deed::Appeal(of)),
            5 | 6 if objection.appeal.is_some() => (hearer, Deed::Hear(of, concern)),
            7 => (somebody, Deed::TakeOver(of)),
            8 if self.once_in(4) => (owner, Deed::Leave),
            8 if self.once_in(3) => (owner, Deed::Exit(CIRCLE)),
            _ => (somebody, Deed::Remind(of)),
        }
    }

    /// Any act about a proposal, wherever it stands.
    fn anything(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let record = &desk.world.community.proposals()[number];
        let who = if self.once_in(2) {
            record.by.0 as usize
        } else {
            somebody
        };
        if !record.objections.is_empty() && self.once_in(3) {
            let of = self.which(desk, number);
            let deeds = [
                Deed::Test(of),
                Deed::Judge(of, true),
                Deed::Appeal(of),
                Deed::Hear(of, true),
                Deed::Second(of),
            ];
            return (who, self.of(&deeds));
        }
        let deeds = [
            Deed::Start(number),
            self.revise(desk, number),
            Deed::Contest(number),
            self.respond(desk, number),
            Deed::Meet(number),
            Deed::Minutes {
                proposal: number,
                present: vec![0],
            },
            Deed::Withdraw(number),
            Deed::Take(number),
            Deed::Pause(number),
            self.close(desk, number),
            Deed::Nominate(number, self.below(9)),
            Deed::Propose(number, self.below(9)),
        ];
        (who, self.of(&deeds))
    }

    // ---- advice

    fn some(&mut self, desk: &Desk, most: usize) -> Vec<Who> {
        let all = desk.history.now().persons.len();
        let many = self.below(most + 1);
        let mut some: Vec<Who> = (0..many).map(|_| self.below(all)).collect();
        some.sort_unstable();
        some.dedup();
        some
    }

    fn tea(&mut self) -> Vec<Effect> {
        if self.once_in(12) {
            vec![Effect::Adopt { name: "song" }]
        } else if self.once_in(2) {
            vec![Effect::Adopt { name: "tea" }]
        } else {
            Vec::new()
        }
    }

    fn frame(&mut self, desk: &Desk, somebody: Who) -> (Who, Deed) {
        let cook = &desk.history.now().circles[CIRCLE].roles[0];
        let by = cook.holder.filter(|_| !self.once_in(12)).unwrap_or(somebody);
        let effects = self.tea();
        let tier = self.of(&[0, 1, 1, 1, 2, 2, 2, 3]);
        let frame = Frame {
            circle: CIRCLE,
            role: if self.once_in(16) {
                "scribe".to_owned()
            } else {
                cook.slug.clone()
            },
            tier,
            cost: if self.once_in(2) {
                None
            } else {
                Some(self.of(&[1, 20_000, 50_000, 50_001, 60_001]))
            },
            affected: if tier == 0 && !self.once_in(8) {
                Vec::new()
            } else {
                self.some(desk, 3)
            },
            experts: if tier == 0 && !self.once_in(8) {
                Vec::new()
            } else {
                self.some(desk, 4)
            },
            effects,
            emergency: tier > 0 && self.once_in(5),
        };
        (by, Deed::Frame(frame))
    }

    fn on_advice(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let community = &desk.world.community;
        let record = &community.advices()[number];
        let by = if self.once_in(12) {
            somebody
        } else {
            record.decider.0 as usize
        };
        let asked: Vec<Who> = record.asked.keys().map(|ix| ix.0 as usize).collect();
        let adviser = if asked.is_empty() || self.once_in(8) {
            somebody
        } else {
            self.of(&asked)
        };
        let stance = self.of(&["go", "mind", "stop"]);
        let close = match community.due_of(&record.id, desk.now()) {
            Some(rules::act::Act::AdviceClose(close)) if !self.once_in(10) => close.outcome.word(),
            _ => self.of(&["effective", "returned", "lapsed"]), // As somebody claims.
        };
        let checkers = record
            .decided
            .iter()
            .flat_map(|decided| &decided.contests)
            .flat_map(|doubt| &doubt.checkers);
        let checkers: Vec<Who> = checkers.map(|one| one.member.0 as usize).collect();
        let holder = desk.history.now().circles[CIRCLE].roles[0].holder.unwrap_or(somebody);
        let decided = record.decided.is_some();
        if !checkers.is_empty() && self.once_in(2) {
            return (self.of(&checkers), Deed::Check(number, !self.once_in(3)));
        }
        if !decided && self.once_in(24) {
            return (holder, Deed::LayDown(CIRCLE, "cook".to_owned()));
        }
        match self.below(20) {
            0..=4 if !decided => (adviser, Deed::Advise(number, stance)),
            5 | 6 => (by, Deed::AnswerAdvice(number, adviser)),
            7 | 8 => {
                let affected = if self.once_in(3) {
                    self.some(desk, 2)
                } else {
                    Vec::new()
                };
                let experts = if self.once_in(3) {
                    self.some(desk, 2)
                } else {
                    Vec::new()
                };
                (
                    by,
                    Deed::Ask {
                        advice: number,
                        affected,
                        experts,
                    },
                )
            }
            9 => (somebody, Deed::DeclareAffected(number)),
            10 => {
                let guide = desk
                    .history
                    .now()
                    .facilitator(CIRCLE, &[record.decider.0 as usize], None);
                (guide.unwrap_or(somebody), Deed::Confirm(number))
            }
            11 | 12 if decided => (somebody, Deed::Doubt(number)),
            11..=14 if !decided => {
                let effects = self.once_in(4).then(|| self.tea());
                (
                    by,
                    Deed::Decide {
                        advice: number,
                        effects,
                    },
                )
            }
            13..=15 if !checkers.is_empty() => (self.of(&checkers), Deed::Check(number, !self.once_in(3))),
            16 if self.once_in(3) => (by, Deed::WithdrawAdvice(number)),
            17 => (holder, Deed::Succeed(number)),
            18 | 19 => (
                somebody,
                Deed::CloseAdvice {
                    advice: number,
                    outcome: close,
                },
            ),
            _ => (adviser, Deed::Advise(number, stance)), // Also where it is too late.
        }
    }

    // ---- votes

    fn vote(&mut self, desk: &Desk) -> Deed {
        let circle = self.circle();
        let class = self.of(&CLASSES);
        let plain = !self.once_in(3);
        let many = if plain { 1 } else { 1 + self.below(3) };
        let talk_hours = if self.once_in(3) {
            None
        } else {
            Some(self.of(&[0, 0, 24, 72, 73]))
        };
        let vote_hours = if self.once_in(3) {
            None
        } else {
            Some(self.of(&[1, 12, 13, 24, 80, 120, 200]))
        };
        let options = (0..many).map(|_| self.effects(desk, circle)).collect();
        Deed::OpenVote(Ballots {
            circle,
            class,
            plain,
            talk_hours,
            vote_hours,
            options,
        })
    }

    fn on_vote(&mut self, desk: &Desk, number: usize, somebody: Who) -> (Who, Deed) {
        let community = &desk.world.community;
        let vote = community.vote(&desk.vote_id(number)).expect("it was opened");
        let stage = vote.stage_at(desk.now());
        let close = |chance: &mut Chance| {
            let outcome = match community.vote_closing(&vote.id, desk.now()) {
                Some(rules::act::Act::VoteClose(close)) if !chance.once_in(10) => close.outcome.word(),
                _ => chance.of(&["adopted", "status-quo", "no-quorum", "returned", "prolonged"]), // As claimed.
            };
            Deed::CloseVote { vote: number, outcome }
        };
        let deed = match (stage, self.below(10)) {
            (VoteStage::Deliberation, 0..=2) => Deed::AddOption(number),
            (VoteStage::Deliberation, 3) => return (vote.by.0 as usize, Deed::WithdrawVote(number)),
            (VoteStage::Waiting, 0..=6) => Deed::PauseVote(number),
            (VoteStage::Due, 0..=7) => close(self),
            (_, 0) => Deed::TakeBack(number),
            (_, 1) => close(self),
            (_, 2) if self.once_in(6) => self.of(&[
                Deed::AddOption(number),
                Deed::PauseVote(number),
                Deed::WithdrawVote(number),
            ]),
            _ => self.ballot(number, vote), // In voting, and elsewhere too early or too late.
        };
        (somebody, deed)
    }

    fn ballot(&mut self, number: usize, vote: &rules::community::Vote) -> Deed {
        let options = vote.options.len();
        let plain = (vote.method == rules::act::VoteMethod::YesNo) != self.once_in(40);
        let said = if plain {
            Said::Plain(self.of(&["yes", "yes", "no", "abstain"]))
        } else {
            Said::Approve((1..=options).filter(|_| self.once_in(2)).collect())
        };
        let seen = if self.once_in(30) { options + 1 } else { options };
        Deed::Cast {
            vote: number,
            options: seen,
            said,
        }
    }
}
