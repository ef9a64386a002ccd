//! What the page of a decision shows, whatever kind it is: proposals, selections, votes and advice processes each fill
//! it in their own file, `templates/decision.html` lays it out.

use register::Hash;
use rules::Community;
use rules::community::MemberIx;
use rules::quantity::DAY_MS;

use super::super::desk::Desk;
use super::super::view::State;
use super::difference::Run;
use super::effect_words::EffectView;
use super::form::Form;
use super::houses::{ConferenceView, HouseView};
use super::voice::VoiceView;

/// People named at once in a list of answers; the rest is in the answers as files.
const NAMES: usize = 200;

/// A decision, for its page.
#[derive(Default)]
pub(in crate::web) struct DecisionView {
    /// Its id.
    pub id: String,
    /// What kind of decision it is, in words.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its circle.
    pub circle: String,
    /// The circle's short name.
    pub circle_slug: String,
    /// Where it stands, as a word for programs.
    pub stage: String,
    /// Where it stands.
    pub state: State,
    /// How much time is left, or when something was.
    pub left: Option<String>,
    /// Its stages.
    pub stages: Vec<StageMark>,
    /// Who opened it and when.
    pub opened: String,
    /// What it is an answer to.
    pub driver: Option<String>,
    /// The tension that it comes from.
    pub tension: Option<(String, String)>,
    /// What it says.
    pub text: Option<String>,
    /// Further facts.
    pub facts: Vec<(String, String)>,
    /// The versions after the first one, with their changes.
    pub versions: Vec<VersionView>,
    /// What stands over its effects.
    pub effects_title: String,
    /// What it does.
    pub effects: Vec<EffectView>,
    /// Whether that cannot be undone.
    pub irreversible: bool,
    /// The options of a vote.
    pub options: Vec<OptionView>,
    /// How it is decided, in two sentences.
    pub how: Vec<String>,
    /// Who sees what, said before answering.
    pub sees: String,
    /// The houses that decide a vote side by side.
    pub houses: Vec<HouseView>,
    /// Those who sit for houses that disagree.
    pub conference: Option<ConferenceView>,
    /// The reader's answer.
    pub mine: Option<Mine>,
    /// What becomes of the reader's voice, in a vote in which members speak for each other.
    pub voice: Option<VoiceView>,
    /// The version and id that the reader may answer.
    pub respond: Option<(u32, String)>,
    /// The ballot that the reader may cast.
    pub ballot: Option<BallotView>,
    /// Further forms about the reader's own answer.
    pub answering: Vec<Form>,
    /// Objections.
    pub objections: Vec<ObjectionView>,
    /// Advice.
    pub advices: Vec<AdviceLine>,
    /// Who answered what.
    pub people: Vec<Group>,
    /// What is said of names that are left out.
    pub people_more: Option<String>,
    /// What was said about it.
    pub remarks: Vec<RemarkLine>,
    /// The form to say something.
    pub remark: Option<Form>,
    /// What else the reader may do.
    pub forms: Vec<Form>,
    /// The page that makes a new version.
    pub revise: Option<String>,
    /// How it came out, or stands.
    pub result: Option<ResultView>,
}

impl DecisionView {
    /// Whether there is something about the reader's own answer.
    pub(in crate::web) fn has_answering(&self) -> bool {
        self.mine.is_some() || self.respond.is_some() || self.ballot.is_some() || !self.answering.is_empty()
    }

    /// Whether there are options.
    pub(in crate::web) fn has_options(&self) -> bool {
        !self.options.is_empty()
    }
}

/// A stage in the bar.
pub(in crate::web) struct StageMark {
    /// Its name.
    pub text: String,
    /// Until when it lasts, or when it was.
    pub when: String,
    /// `done`, `now` or nothing.
    pub mark: &'static str,
}

impl StageMark {
    /// The stages in order, of which one is now; none is, where the last is over.
    pub(in crate::web) fn row(names: Vec<(String, String)>, now: Option<usize>) -> Vec<StageMark> {
        let mark = |place: usize| match now {
            Some(now) if place == now => "now",
            Some(now) if place > now => "",
            Some(_) | None => "done",
        };
        names
            .into_iter()
            .enumerate()
            .map(|(place, (text, when))| StageMark {
                text,
                when,
                mark: mark(place),
            })
            .collect()
    }
}

/// A version and what it changed.
pub(in crate::web) struct VersionView {
    /// Its number, who made it, when.
    pub title: String,
    /// Why.
    pub why: Option<String>,
    /// The words that changed.
    pub runs: Vec<Run>,
    /// Whether it is shown at once.
    pub open: bool,
}

/// An option of a vote.
pub(in crate::web) struct OptionView {
    /// Its number; 0 leaves things as they are.
    pub number: u32,
    /// What it is.
    pub title: String,
    /// What it says in full.
    pub text: Option<String>,
    /// What it costs.
    pub cost: Option<String>,
    /// What it does.
    pub effects: Vec<EffectView>,
}

/// The reader's answer and its receipt.
pub(in crate::web) struct Mine {
    /// The answer.
    pub text: String,
    /// Its entry.
    pub href: Option<String>,
}

/// A ballot to fill in.
pub(in crate::web) struct BallotView {
    /// `plain`, `approve`, `points`, `dots` or `ranking`.
    pub form: &'static str,
    /// What to do.
    pub lede: String,
    /// The house in which it counts, where several decide.
    pub house: Option<String>,
    /// What the ids of its elements end with: nothing, or the house.
    pub at: String,
    /// The vote.
    pub vote: String,
    /// How many options the reader sees.
    pub count: usize,
    /// The options.
    pub lines: Vec<BallotLine>,
    /// The points or places that can be given.
    pub scale: Vec<u32>,
    /// The dots of one voter.
    pub dots: u32,
    /// Those that are not spread yet.
    pub dots_left: u32,
}

/// One option on a ballot.
pub(in crate::web) struct BallotLine {
    /// Its number.
    pub number: u32,
    /// What it is.
    pub title: String,
    /// Whether it is marked.
    pub chosen: bool,
    /// Its points, dots or place.
    pub value: u32,
}

/// An objection.
pub(in crate::web) struct ObjectionView {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub who: String,
    /// Their page.
    pub who_href: String,
    /// When it was raised.
    pub when: String,
    /// Where it stands.
    pub state: State,
    /// The argument.
    pub argument: String,
    /// What makes it one.
    pub criteria: Vec<String>,
    /// What happened to it.
    pub lines: Vec<String>,
    /// What the reader may do with it.
    pub forms: Vec<Form>,
}

/// An adviser.
pub(in crate::web) struct AdviceLine {
    /// Who.
    pub who: String,
    /// Their page.
    pub href: String,
    /// Why they are asked.
    pub part: String,
    /// What they think of it.
    pub state: State,
    /// Their advice.
    pub text: Option<String>,
    /// What became of it.
    pub reply: Option<String>,
    /// What the reader may do with it.
    pub forms: Vec<Form>,
}

/// People with the same answer.
pub(in crate::web) struct Group {
    /// The answer.
    pub label: String,
    /// How many.
    pub count: String,
    /// Who.
    pub names: Vec<Named>,
}

/// Somebody in a list.
pub(in crate::web) struct Named {
    /// Their name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// A remark.
    pub note: Option<String>,
}

/// A remark.
pub(in crate::web) struct RemarkLine {
    /// Its id.
    pub id: String,
    /// Who.
    pub who: String,
    /// Their page.
    pub href: String,
    /// When.
    pub when: String,
    /// What.
    pub text: String,
}

/// How it came out.
#[derive(Default)]
pub(in crate::web) struct ResultView {
    /// What stands over it.
    pub title: String,
    /// What came out.
    pub sentences: Vec<String>,
    /// That voices were weighed, with the agreement that says so.
    pub weighed: Option<(String, String)>,
    /// The counts.
    pub counts: Vec<(String, String)>,
    /// The working, as HTML that the count report made.
    pub working: String,
    /// The ballots as files.
    pub exports: Vec<(String, &'static str)>,
    /// Who trusted whom, and who voted for them, as a file.
    pub chains: Option<String>,
    /// The command that counts such a file to the same result.
    pub count_with: Option<String>,
    /// The entry that closed it.
    pub entry: Option<(String, String)>,
    /// The digest of the result.
    pub digest: Option<String>,
    /// The agreements by which it was decided.
    pub agreements: Vec<(String, String)>,
}

/// A member's name and page.
pub(in crate::web) fn person(desk: &Desk, community: &Community, member: MemberIx) -> (String, String) {
    let record = community.member(member);
    (desk.named(&record.name), desk.person_href(&record.id))
}

/// People with the same answer, by name.
pub(in crate::web) fn group(
    desk: &Desk,
    community: &Community,
    label: String,
    people: &[(MemberIx, Option<Hash>)],
) -> Group {
    let one = |(member, note): &(MemberIx, Option<Hash>)| {
        let (name, href) = person(desk, community, *member);
        let note = note.and_then(|note| desk.note(&note));
        Named { name, href, note }
    };
    let mut names: Vec<Named> = people.iter().take(NAMES).map(one).collect();
    names.sort_by_cached_key(|one| one.name.to_lowercase());
    Group {
        label,
        count: desk.number(people.len() as u64),
        names,
    }
}

/// What is said where more answered than are named.
pub(in crate::web) fn more(desk: &Desk, sizes: &[usize]) -> Option<String> {
    let left: usize = sizes.iter().map(|size| size.saturating_sub(NAMES)).sum();
    (left > 0).then(|| desk.w.why_more_rows(left as u64))
}

/// The agreements in force with their versions, as links.
pub(in crate::web) fn agreements(desk: &Desk, names: &[(String, u32)]) -> Vec<(String, String)> {
    let one = |(name, version): &(String, u32)| {
        let href = format!("/{}/agreements/{name}?version={version}", desk.slug);
        let title = super::super::agreements::title(desk.w, name);
        (href, desk.w.agreement_version(title, desk.number(u64::from(*version))))
    };
    names.iter().map(one).collect()
}

/// An entry of the register, as a link.
pub(in crate::web) fn entry(desk: &Desk, index: u64) -> (String, String) {
    (
        format!("/{}/register/{index}", desk.slug),
        desk.w.decision_entry(desk.number(index)),
    )
}

/// What was said about a decision, and the form to say more.
pub(in crate::web) fn remarks(desk: &Desk, community: &Community, view: &mut DecisionView, id: &Hash) {
    view.remarks = community
        .remarks_of(id)
        .map(|remark| {
            let (who, href) = person(desk, community, remark.by);
            RemarkLine {
                id: remark.id.to_string(),
                who,
                href,
                when: desk.moment(remark.stamp_ms),
                text: desk.note_or_erased(&remark.text),
            }
        })
        .collect();
    view.remark = super::forms::remark(desk, id).if_admitted(desk, community);
    // Whether it worked is asked of what has been decided, even where the rules would take an answer earlier.
    let decided = [
        "adopted",
        "review-due",
        "renewed",
        "amended",
        "closed",
        "effective",
        "reviewed",
    ];
    if decided.contains(&view.stage.as_str()) {
        view.forms
            .extend(super::forms::review(desk, id).if_admitted(desk, community));
    }
    for (member, review) in community.reviews_of(id) {
        let (who, _) = person(desk, community, member);
        let said = desk
            .w
            .decision_reviewed(who, worked(desk, review.worked), desk.note_or_erased(&review.note));
        view.facts.push((desk.w.decision_review(), said));
    }
}

fn worked(desk: &Desk, worked: rules::act::Worked) -> String {
    match worked {
        rules::act::Worked::Yes => desk.w.worked_yes(),
        rules::act::Worked::Partly => desk.w.worked_partly(),
        rules::act::Worked::No => desk.w.worked_no(),
    }
}

/// The tension that a decision comes from, as a link.
pub(in crate::web) fn tension(desk: &Desk, id: Option<Hash>) -> Option<(String, String)> {
    let id = id?;
    let href = format!("/{}/tensions#tension-{id}", desk.slug);
    Some((href, desk.w.decision_from_tension()))
}

/// How much time is left, in days and hours, or how long ago it was over.
pub(in crate::web) fn left(desk: &Desk, until_ms: u64) -> String {
    let w = desk.w;
    let when = desk.moment(until_ms);
    match until_ms.checked_sub(desk.now_ms) {
        None => w.left_over(when),
        Some(left) if left >= 2 * DAY_MS => w.left_days(desk.number(left / DAY_MS), when),
        Some(left) => w.left_hours(left.div_ceil(3_600_000), when),
    }
}
