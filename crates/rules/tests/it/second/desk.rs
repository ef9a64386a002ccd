//! Both at one desk: each act is asked of the model and of the community, and afterwards they are compared.

use std::collections::BTreeMap;

use register::Hash;
use register::json::{Value, decode};
use rules::act::{Act, Answer, VoteOutcome};
use rules::community::{Marks, MemberIx, VoteStage};

use super::super::world::{World, id, int, list, note, record, text};
use super::bylaws::Ms;
use super::deeds::{Deed, Effect, Frame, NewConsent, Response, Said, Which};
use super::ground::{Ground, slug};
use super::history::History;
use super::people::Who;
use super::{advice, proposal, votes};

/// A history that both follow.
pub(super) struct Desk {
    pub(super) world: World,
    pub(super) history: History,
    votes_before: usize,
    trail: Vec<String>,
    /// What was met on the way, and how often: acts with their answers, stages, dispositions, outcomes.
    pub(super) met: BTreeMap<String, u64>,
}

type Fields = Vec<(&'static str, Value)>;

impl Desk {
    pub(super) fn new(ground: &Ground, later_ms: Ms) -> Desk {
        let mut world = ground.world.again();
        world.now_ms += later_ms;
        let mut history = History::from(ground.people.clone(), ground.zone.clone(), world.community.length());
        history.ids = (0..world.people()).map(|who| world.id(who)).collect();
        Desk {
            world,
            history,
            votes_before: ground.votes,
            trail: Vec::new(),
            met: BTreeMap::new(),
        }
    }

    pub(super) fn trail(&self) -> String {
        self.trail.join("\n")
    }

    pub(super) fn now(&self) -> Ms {
        self.world.now_ms
    }

    pub(super) fn proposal_id(&self, number: usize) -> Hash {
        self.world.community.proposals()[number].id
    }

    pub(super) fn vote_id(&self, number: usize) -> Hash {
        self.world.community.votes()[self.votes_before + number].id
    }

    pub(super) fn advice_id(&self, number: usize) -> Hash {
        self.world.community.advices()[number].id
    }

    fn objection_id(&self, (of, place): Which) -> Hash {
        self.world.community.proposals()[of].objections[place].id
    }

    fn member(&self, who: Who) -> Value {
        id(self.world.id(who))
    }

    fn circle(&self, circle: usize) -> Value {
        text(&slug(&self.world, circle))
    }

    /// Tries an act: both take it, or both refuse it for the same reason. Says whether it was taken.
    pub(super) fn attempt(&mut self, by: Who, deed: Deed) -> bool {
        let at = self.now();
        let expected = self.history.check(by, &deed, at);
        self.trail.push(format!("{at} {by}: {deed:?} -> {expected:?}"));
        let kind = format!("{deed:?}");
        let kind = kind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        *self
            .met
            .entry(format!("{kind} {}", expected.err().unwrap_or("taken")))
            .or_default() += 1;
        if let Deed::Join { full } = deed {
            let before = self.history.filed.len();
            let standing = if full { "full" } else { "dating" };
            if self.world.join(by, standing).is_ok() {
                // The invitation is an entry of its own.
                self.history.before += 1;
                self.history.file(by, deed, Hash::new([0; 32]), at);
                self.history.ids.push(self.world.id(self.world.people() - 1));
            }
            return self.history.filed.len() > before;
        }
        let (name, fields) = self.act(&deed);
        let refused = self.world.preview(by, name, &fields).map_err(|refusal| refusal.code());
        assert_eq!(refused, expected, "the community, and the model, of {deed:?} by {by}");
        if expected.is_err() {
            return false;
        }
        let filed = self.world.file(by, name, &fields);
        let filed = filed.unwrap_or_else(|refusal| panic!("a preview admitted what is refused: {refusal:?}"));
        self.history.file(by, deed, filed, at);
        true
    }

    fn act(&self, deed: &Deed) -> (&'static str, Fields) {
        let proposal = |number: &usize| ("proposal", id(self.proposal_id(*number)));
        let objection = |of: &Which| ("objection", id(self.objection_id(*of)));
        let reason = || ("reason", note(60));
        let role = |circle: &usize, role: &str| vec![("circle", self.circle(*circle)), ("role", text(role))];
        let finding = |concern: &bool| ("finding", text(if *concern { "concern" } else { "qualifies" }));
        match deed {
            Deed::Leave => ("member.leave/1", vec![]),
            Deed::Enter(circle) => ("circle.enter/1", vec![("circle", self.circle(*circle))]),
            Deed::Exit(circle) => ("circle.exit/1", vec![("circle", self.circle(*circle))]),
            Deed::LayDown(circle, slug) => ("role.leave/1", role(circle, slug)),
            Deed::Reopen(circle, slug) => {
                let mut fields = role(circle, slug);
                fields.push(reason());
                ("role.reopen/1", fields)
            }
            Deed::Open {
                circle,
                class,
                effects,
                draft,
                surrogate,
            } => {
                let mut fields = vec![
                    ("circle", self.circle(*circle)),
                    ("class", text(class)),
                    ("title", note(50)),
                    ("text", note(51)),
                ];
                if !effects.is_empty() {
                    fields.push(("effects", self.effects(effects)));
                }
                if *draft {
                    fields.push(("draft", int(1)));
                }
                fields.extend(surrogate.map(|who| ("surrogate", self.member(who))));
                ("proposal.open/1", fields)
            }
            Deed::Start(of) => ("proposal.start/1", vec![proposal(of)]),
            Deed::Revise {
                proposal: of,
                version,
                editorial,
                effects,
                empty,
            } => {
                let edit = if *editorial { "editorial" } else { "substantive" };
                let mut fields = vec![
                    proposal(of),
                    ("version", int(i64::from(*version).max(1))),
                    ("edit", text(edit)),
                ];
                if !empty {
                    fields.push(("text", note(52)));
                }
                fields.extend(effects.as_ref().map(|effects| ("effects", self.effects(effects))));
                ("proposal.revise/1", fields)
            }
            Deed::Contest(of) => ("edit.contest/1", vec![proposal(of), reason()]),
            Deed::Respond(of, response) => self.respond(*of, response),
            Deed::Meet(of) => ("proposal.meet/1", vec![proposal(of)]),
            Deed::Minutes { proposal: of, present } => {
                let present = list(present.iter().map(|who| self.member(*who)).collect());
                (
                    "proposal.minutes/1",
                    vec![proposal(of), ("present", present), ("note", note(61))],
                )
            }
            Deed::Withdraw(of) => ("proposal.withdraw/1", vec![proposal(of)]),
            Deed::Take(of) => ("proposal.take/1", vec![proposal(of)]),
            Deed::Pause(of) => (
                "proposal.pause/1",
                vec![("decision", id(self.proposal_id(*of))), reason()],
            ),
            Deed::Close { proposal: of, outcome } => {
                let result = self.result_of(&self.proposal_id(*of));
                (
                    "proposal.close/1",
                    vec![proposal(of), ("outcome", text(outcome)), ("result", id(result))],
                )
            }
            Deed::Second(of) => ("objection.second/1", vec![objection(of)]),
            Deed::Test(of) => ("objection.test/1", vec![objection(of)]),
            Deed::Judge(of, concern) => ("objection.judge/1", vec![objection(of), finding(concern)]),
            Deed::Appeal(of) => ("objection.appeal/1", vec![objection(of), reason()]),
            Deed::Hear(of, concern) => ("appeal.judge/1", vec![objection(of), finding(concern)]),
            Deed::Resolve(of) => ("objection.resolve/1", vec![objection(of)]),
            Deed::TakeOver(of) => ("objection.take/1", vec![objection(of)]),
            Deed::Remind(of) => ("objection.remind/1", vec![objection(of)]),
            Deed::Select(circle, slug) => ("selection.open/1", role(circle, slug)),
            Deed::Nominate(of, whom) => {
                let selection = ("selection", id(self.proposal_id(*of)));
                (
                    "selection.nominate/1",
                    vec![selection, ("member", self.member(*whom)), reason()],
                )
            }
            Deed::Propose(of, whom) => {
                let selection = ("selection", id(self.proposal_id(*of)));
                (
                    "selection.propose/1",
                    vec![selection, ("member", self.member(*whom)), reason()],
                )
            }
            other => self.act_of_votes(other).unwrap_or_else(|| self.act_of_advice(other)),
        }
    }

    fn respond(&self, of: usize, response: &Response) -> (&'static str, Fields) {
        let mut fields = vec![
            ("proposal", id(self.proposal_id(of))),
            ("version", int(i64::from(response.version).max(1))),
            ("answer", text(response.answer)),
        ];
        if response.criterion {
            fields.push(("criteria", list(vec![text("unsafe")])));
        }
        if response.reason {
            fields.push(("reason", note(62)));
        }
        if response.news {
            fields.push(("news", note(63)));
        }
        ("proposal.respond/1", fields)
    }

    fn act_of_votes(&self, deed: &Deed) -> Option<(&'static str, Fields)> {
        let vote = |number: &usize| ("vote", id(self.vote_id(*number)));
        Some(match deed {
            Deed::OpenVote(opened) => {
                let option = |effects: &Vec<Effect>| {
                    let mut fields = vec![("title", note(40))];
                    if !effects.is_empty() {
                        fields.push(("effects", self.effects(effects)));
                    }
                    record(&fields)
                };
                let hours = |hours: u64| int(i64::try_from(hours).unwrap());
                let mut fields = vec![
                    ("circle", self.circle(opened.circle)),
                    ("class", text(opened.class)),
                    ("method", text(if opened.plain { "yes-no" } else { "approval" })),
                    ("title", note(41)),
                    ("options", list(opened.options.iter().map(option).collect())),
                ];
                fields.extend(opened.talk_hours.map(|set| ("deliberation_hours", hours(set))));
                fields.extend(opened.vote_hours.map(|set| ("voting_hours", hours(set))));
                ("vote.open/1", fields)
            }
            Deed::AddOption(of) => (
                "vote.option/1",
                vec![vote(of), ("option", record(&[("title", note(42))]))],
            ),
            Deed::Cast {
                vote: of,
                options,
                said,
            } => {
                let ballot = match said {
                    Said::Plain(word) => record(&[("plain", text(word))]),
                    Said::Approve(all) => {
                        let all = all.iter().map(|option| int(i64::try_from(*option).unwrap()));
                        record(&[("approve", list(all.collect()))])
                    }
                };
                let options = int(i64::try_from(*options).unwrap());
                ("vote.cast/1", vec![vote(of), ("options", options), ("ballot", ballot)])
            }
            Deed::TakeBack(of) => ("vote.take-back/1", vec![vote(of)]),
            Deed::WithdrawVote(of) => ("vote.withdraw/1", vec![vote(of)]),
            Deed::PauseVote(of) => ("vote.pause/1", vec![vote(of), ("reason", note(43))]),
            Deed::CloseVote { vote: of, outcome } => {
                let closing = self.world.community.vote_closing(&self.vote_id(*of), self.now());
                let result = match closing {
                    Some(Act::VoteClose(close)) => close.result.0,
                    _ => Hash::new([1; 32]), // Nothing can be closed.
                };
                (
                    "vote.close/1",
                    vec![vote(of), ("outcome", text(outcome)), ("result", id(result))],
                )
            }
            _ => return None, // Not about votes.
        })
    }

    fn act_of_advice(&self, deed: &Deed) -> (&'static str, Fields) {
        let of = |number: &usize| ("advice", id(self.advice_id(*number)));
        let members = |all: &[Who]| list(all.iter().map(|who| self.member(*who)).collect());
        let named = |affected: &[Who], experts: &[Who]| {
            let mut fields = Vec::new();
            if !affected.is_empty() {
                fields.push(("affected", members(affected)));
            }
            if !experts.is_empty() {
                fields.push(("experts", members(experts)));
            }
            fields
        };
        match deed {
            Deed::Frame(Frame {
                circle,
                role,
                tier,
                cost,
                affected,
                experts,
                effects,
                emergency,
            }) => {
                let mut fields = vec![
                    ("circle", self.circle(*circle)),
                    ("role", text(role)),
                    ("tier", text(["t0", "t1", "t2", "t3"][usize::from(*tier)])),
                    ("title", note(70)),
                    ("text", note(71)),
                ];
                fields.extend(cost.map(|cost| ("cost", int(i64::try_from(cost).unwrap()))));
                fields.extend(named(affected, experts));
                if !effects.is_empty() {
                    fields.push(("effects", self.effects(effects)));
                }
                if *emergency {
                    fields.push(("emergency", int(1)));
                }
                ("advice.frame/1", fields)
            }
            Deed::DeclareAffected(number) => ("advice.join/1", vec![of(number)]),
            Deed::Ask {
                advice,
                affected,
                experts,
            } => {
                let mut fields = vec![of(advice)];
                fields.extend(named(affected, experts));
                ("advice.remind/1", fields)
            }
            Deed::Advise(number, stance) => (
                "advice.give/1",
                vec![of(number), ("stance", text(stance)), ("text", note(72))],
            ),
            Deed::AnswerAdvice(number, whom) => {
                let taken = [
                    ("member", self.member(*whom)),
                    ("taken", text("partly")),
                    ("why", note(73)),
                ];
                ("advice.answer/1", [of(number)].into_iter().chain(taken).collect())
            }
            Deed::Confirm(number) => ("advice.confirm/1", vec![of(number)]),
            Deed::Decide { advice, effects } => {
                let mut fields = vec![of(advice), ("text", note(74))];
                fields.extend(effects.as_ref().map(|effects| ("effects", self.effects(effects))));
                ("advice.decide/1", fields)
            }
            Deed::WithdrawAdvice(number) => ("advice.withdraw/1", vec![of(number)]),
            Deed::Doubt(number) => ("advice.contest/1", vec![of(number), ("reason", note(75))]),
            Deed::Check(number, fault) => {
                let finding = text(if *fault { "fault" } else { "sound" });
                (
                    "advice.check/1",
                    vec![of(number), ("finding", finding), ("reason", note(76))],
                )
            }
            Deed::Succeed(number) => ("advice.succeed/1", vec![of(number)]),
            Deed::CloseAdvice { advice, outcome } => {
                let result = self.result_of(&self.advice_id(*advice));
                (
                    "advice.close/1",
                    vec![of(advice), ("outcome", text(outcome)), ("result", id(result))],
                )
            }
            other => unreachable!("{other:?} is filed elsewhere"),
        }
    }

    /// The digest that the closing which is due names.
    fn result_of(&self, decision: &Hash) -> Hash {
        match self.world.community.due_of(decision, self.now()) {
            Some(Act::ProposalClose(close)) => close.result.0,
            Some(Act::AdviceClose(close)) => close.result.0,
            _ => Hash::new([1; 32]), // Nothing is due.
        }
    }

    fn effects(&self, effects: &[Effect]) -> Value {
        list(effects.iter().map(|effect| self.effect(effect)).collect())
    }

    fn effect(&self, effect: &Effect) -> Value {
        let role = |does: &str, circle: &usize, role: &str| {
            vec![
                ("does", text(does)),
                ("circle", self.circle(*circle)),
                ("role", text(role)),
            ]
        };
        let fields = match effect {
            Effect::OpenCircle { slug, parent } => vec![
                ("does", text("open-circle")),
                ("circle", text(slug)),
                ("name", text(slug)),
                ("kind", text("circle")),
                ("aim", text("A new one.")),
                ("parent", self.circle(*parent)),
            ],
            Effect::Adopt { name } => vec![
                ("does", text("adopt-agreement")),
                ("name", text(name)),
                ("class", text("operational")),
                ("text", text("As it is now.")),
            ],
            Effect::Consent(new) => vec![
                ("does", text("adopt-agreement")),
                ("name", text("consent")),
                ("class", text("policy")),
                ("text", text("As we decide now.")),
                ("params", params(*new)),
            ],
            Effect::Exclude(who) => vec![("does", text("exclude-member")), ("member", self.member(*who))],
            Effect::Admit(circle, who) => {
                vec![
                    ("does", text("admit-to-circle")),
                    ("circle", self.circle(*circle)),
                    ("member", self.member(*who)),
                ]
            }
            Effect::Remove(circle, who) => {
                let circle = self.circle(*circle);
                vec![
                    ("does", text("remove-from-circle")),
                    ("circle", circle),
                    ("member", self.member(*who)),
                ]
            }
            Effect::Vacate(circle, slug) => role("vacate-role", circle, slug),
            Effect::Fill(circle, slug, who) => {
                let mut fields = role("fill-role", circle, slug);
                fields.push(("member", self.member(*who)));
                fields
            }
        };
        record(&fields)
    }

    // ---- comparing

    /// When something ends by itself, as the community says it.
    pub(super) fn ends(&self) -> Vec<Ms> {
        let (community, now) = (&self.world.community, self.now());
        let proposals = community.proposals().iter();
        let mut ends: Vec<Ms> = proposals.filter_map(|record| record.stage_at(now).ends_ms).collect();
        for vote in community.open_votes() {
            ends.extend([vote.voting_ms, vote.ends_ms, vote.due_ms()]);
            ends.extend(vote.mark_ms());
        }
        for advice in community.advices() {
            let doubts = advice
                .decided
                .iter()
                .flat_map(|decided| &decided.contests)
                .map(|doubt| doubt.until_ms);
            ends.extend(doubts.chain([advice.advice_until_ms(), advice.round.extended_ms]));
            ends.extend(advice.lapses_ms());
            ends.extend(advice.decided.iter().map(|decided| decided.effective_ms));
        }
        ends.retain(|end| *end > now);
        ends
    }

    /// The same at a moment at which something ends next, and a millisecond before and after it.
    pub(super) fn agree_beside(&mut self, end: Ms) {
        for at in [end - 1, end, end + 1] {
            self.agree(at.max(self.now()));
        }
    }

    /// Everything that both say about this moment.
    pub(super) fn agree(&mut self, at: Ms) {
        let mut met = Vec::new();
        for number in 0..self.history.proposals() {
            self.agree_on_proposal(number, at, &mut met);
        }
        for number in 0..self.history.votes() {
            met.push(self.agree_on_vote(number, at));
        }
        for number in 0..self.history.advices() {
            met.push(advice::agree(self, number, at));
        }
        for word in met {
            *self.met.entry(word.to_owned()).or_default() += 1;
        }
    }

    fn agree_on_proposal(&self, number: usize, at: Ms, met: &mut Vec<&'static str>) {
        let community = &self.world.community;
        let (record, told) = (
            &community.proposals()[number],
            proposal::tell(&self.history, number, at),
        );
        let view = community.proposal_stage(record, at);
        let whose = format!("proposal {number} at {at}");
        assert_eq!(view.stage.word(), told.shown_later(), "the stage of {whose}");
        assert_eq!(view.due.map(|due| due.word()), told.due, "what is due of {whose}");
        assert_eq!(
            view.ends_ms,
            told.ends(),
            "the end of the stage {} of {whose}",
            told.shown()
        );
        let states: Vec<&str> = record.dispositions(at).iter().map(|state| state.word()).collect();
        let expected: Vec<&str> = told.objections.iter().map(|one| one.state).collect();
        assert_eq!(states, expected, "what became of the objections of {whose}");
        let facilitator = community.facilitator_of(record, at).map(who);
        assert_eq!(facilitator, told.facilitator(), "who facilitates {whose}");
        let standing = (
            who(record.by),
            record.circle as usize,
            record.versions.len() as u32,
            record.rounds.len(),
        );
        assert_eq!(
            standing,
            (told.by, told.circle, told.version, told.rounds.len()),
            "{whose}"
        );
        for (record, told) in record.objections.iter().zip(&told.objections) {
            let owner = (
                who(record.owner),
                who(record.raised_by),
                record.late.word(),
                record.reminders as usize,
            );
            assert_eq!(
                owner,
                (told.owner, told.raised_by, told.late, told.reminders.len()),
                "an objection of {whose}"
            );
            let seconders: Vec<Who> = record.seconders.iter().copied().map(who).collect();
            assert!(seconders.iter().eq(&told.seconders) && record.seconders_needed as usize == told.needed);
            for (record, told) in [(&record.test, &told.test), (&record.appeal, &told.appeal)] {
                let body = record
                    .as_ref()
                    .map(|hearing| hearing.body.members().iter().copied().map(who).collect());
                assert_eq!(
                    body,
                    told.as_ref().map(|hearing| hearing.body.clone()),
                    "who judges in {whose}"
                );
            }
        }
        if let Some(round) = record.round() {
            let electorate: Vec<Who> = round.electorate.members().iter().copied().map(who).collect();
            assert!(
                electorate.iter().eq(&told.round().electorate),
                "who decides {whose}: {electorate:?}"
            );
            let answers = round
                .answers
                .iter()
                .map(|(ix, one)| (who(*ix), one.answer.word(), one.counts));
            let expected = told
                .round()
                .answers
                .iter()
                .map(|(who, one)| (*who, one.word, one.counts));
            assert!(answers.eq(expected), "what was answered to {whose}");
            let counted = |answer: Answer| told.round().count(&[answer.word()]) as u32;
            let counts = [
                round.counts.consent,
                round.counts.concern,
                round.counts.object,
                round.counts.aside,
            ];
            let words = [Answer::Consent, Answer::Concern, Answer::Object, Answer::Aside];
            assert_eq!(counts, words.map(counted), "the counts of {whose}");
            assert_eq!(
                (record.answers_needed(), record.is_enough()),
                (told.needed(), told.is_enough()),
                "{whose}"
            );
        }
        let closings: Vec<&str> = record.closings.iter().map(|closing| closing.outcome.word()).collect();
        assert_eq!(closings, told.closings, "the closings of {whose}");
        met.push(told.shown_later());
        met.extend(
            told.objections
                .iter()
                .map(|one| one.state)
                .chain(told.due)
                .chain(told.closings.iter().copied()),
        );
    }

    fn agree_on_vote(&self, number: usize, at: Ms) -> &'static str {
        let community = &self.world.community;
        let (vote, told) = (
            &community.votes()[self.votes_before + number],
            votes::tell(&self.history, number, at),
        );
        let whose = format!("vote {number} at {at}");
        let stage = vote.stage_at(at);
        assert_eq!(stage.word(), told.stage(), "the stage of {whose}");
        assert_eq!(vote.ends_ms, told.ends, "the end of {whose}");
        let open = !matches!(
            stage,
            VoteStage::Deliberation | VoteStage::Closed | VoteStage::Withdrawn
        );
        if open {
            let running = community.running(vote);
            assert_eq!(
                running.electorate as usize,
                told.electorate.len(),
                "who decides {whose}"
            );
            assert_eq!(running.left as usize, told.gone.len(), "who of those left, in {whose}");
            assert_eq!(running.cast as usize, told.counted().count(), "the ballots of {whose}");
            let standing = told.standing();
            let said = running.standing;
            assert_eq!(said.outcome.word(), standing.outcome, "what {whose} comes to");
            let counts = (said.in_favour as usize, said.against as usize, said.needed as usize);
            assert_eq!(
                counts,
                (standing.in_favour, standing.against, standing.needed),
                "the counts of {whose}"
            );
            let winner = said.winners.first().map(|winner| *winner as usize);
            assert_eq!(winner, standing.winner, "who wins {whose}");
        }
        if vote.is_open() {
            let closes = match community.vote_closing(&vote.id, at) {
                Some(Act::VoteClose(close)) => Some(close.outcome.word()),
                _ => None, // It cannot be closed.
            };
            assert_eq!(closes, told.closes().ok(), "how {whose} can be closed");
        }
        let ended = vote
            .end
            .as_ref()
            .map(|end| end.outcome.map_or("withdrawn", VoteOutcome::word));
        assert_eq!(ended, told.end, "the end of {whose}");
        for (member, marks) in vote.all_ballots().chain(vote.shown_ballots()) {
            let expected = match &told.ballots[&who(member)] {
                Said::Plain(word) => format!("{word:?}"),
                Said::Approve(all) => format!("{all:?}"),
            };
            let said = match marks {
                Marks::Plain(plain) => format!("{:?}", plain.word()),
                Marks::Approves(all) => format!("{all:?}"),
                Marks::Points(_) | Marks::Ranking(_) => unreachable!("no such vote is opened here"),
            };
            assert_eq!(said, expected, "a ballot of {whose}");
        }
        told.end.unwrap_or_else(|| told.stage())
    }

    /// Who is there, in which circles and roles, and what is agreed: effects were applied once, and no others.
    pub(super) fn agree_on_people(&self) {
        let (community, people) = (&self.world.community, self.history.now());
        assert_eq!(community.members().len(), people.persons.len());
        for ix in community.member_ixs() {
            let person = &people.persons[who(ix)];
            let record = community.member(ix);
            assert_eq!(
                (record.left.is_some(), community.is_full(ix)),
                (person.left, person.full && !person.left)
            );
            assert_eq!(community.binds(ix), people.binds(who(ix)), "whether {ix:?} binds");
        }
        assert_eq!(
            community.circles().len(),
            people.circles.len(),
            "circles are opened once"
        );
        for (place, circle) in community.circles().iter().enumerate() {
            let expected = &people.circles[place];
            assert_eq!(circle.slug, expected.slug);
            let entered: Vec<Who> = circle.entered.keys().copied().map(who).collect();
            assert!(
                entered.iter().eq(expected.entered.keys()),
                "who entered {}: {entered:?}",
                circle.slug
            );
            let members: Vec<Who> = community.circle_members(place as u32).into_iter().map(who).collect();
            let all = 0..people.persons.len();
            assert!(
                members.iter().copied().eq(all.filter(|who| people.is_in(place, *who))),
                "who is in {}",
                circle.slug
            );
            for (role, expected) in circle.roles.iter().zip(&expected.roles) {
                assert_eq!(role.holder().map(who), expected.holder, "who holds {}", role.slug);
                let today = community.day_of(self.now());
                assert_eq!(
                    role.wants_selection(today),
                    expected.wants_selection(today),
                    "{}",
                    role.slug
                );
            }
        }
        for (name, agreement) in &people.agreements {
            let found = community.agreement(name).unwrap();
            assert_eq!(
                found.versions.len(),
                agreement.versions as usize,
                "the versions of {name}"
            );
        }
    }

    /// What a closing says of its round is what the model counts: the canonical result, read again.
    pub(super) fn agree_on_result(&self, number: usize) {
        let told = proposal::tell(&self.history, number, self.now());
        let record = &self.world.community.proposals()[number];
        let Some(closing) = record.closings.last() else { return };
        let Ok(Value::Record(result)) = decode(&closing.canonical) else {
            panic!("a result is a record")
        };
        let Some(Value::Record(counts)) = result.get("counts") else {
            panic!("a result has counts")
        };
        let count = |word: &str| match counts.get(word) {
            Some(Value::Int(number)) => u64::try_from(*number).unwrap(),
            other => panic!("{word} is {other:?}"),
        };
        let Some(round) = told.rounds.get(closing.round as usize) else {
            return;
        };
        for word in ["consent", "concern", "object", "aside"] {
            assert_eq!(
                count(word),
                round.count(&[word]),
                "{word} in the result of proposal {number}"
            );
        }
        assert_eq!(count("electorate"), round.electorate.len() as u64);
        assert_eq!(count("silent"), round.electorate.len() as u64 - round.answered());
    }
}

fn who(member: MemberIx) -> Who {
    member.0 as usize
}

fn params(new: NewConsent) -> Value {
    let number = |number: u64| int(i64::try_from(number).unwrap());
    record(&[
        ("floor_hours", number(new.floor_hours)),
        ("closing_hours", number(new.closing_hours)),
        ("rounds", number(u64::from(new.rounds))),
        ("answers_min", number(new.answers_min)),
        ("silence_passes", number(u64::from(new.silence_passes))),
        ("stuck", text(if new.stuck_votes { "vote" } else { "parent" })),
    ])
}
