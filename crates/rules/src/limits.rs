//! The limits of the rules: every collection has one, with a name and a reason.

/// Members: state is held in memory, at about 400 bytes each, and a vote of all of them is counted within seconds.
pub const MEMBERS_MAX: usize = 2_000_000;
/// Contributions: at about 300 bytes each this is the memory of one small machine.
pub const WORKS_MAX: usize = 20_000_000;
/// Credits (hundredths) that one contribution can count for: four thousand million of them are a typing error, and so
/// many contributions of so many credits still fit 64 bits, so that counting one can never overflow.
pub const CREDITS_MAX: u64 = 400_000_000_000;
const _: () = assert!((WORKS_MAX as u64) < i64::MAX as u64 / CREDITS_MAX);
/// Circles and projects, open and closed; keeps choices readable.
pub const CIRCLES_MAX: usize = 10_000;
/// Roles of one circle, ended ones included.
pub const ROLES_MAX: usize = 1_000;
/// Agreements, ended ones included; people keep few agreements that they do not know.
pub const AGREEMENTS_MAX: usize = 1_000;
/// Agreements of all circles below the whole community, which always has room for its own.
pub const AGREEMENTS_BELOW_MAX: usize = AGREEMENTS_MAX / 2;
/// Commons; as circles.
pub const COMMONS_MAX: usize = 10_000;
/// Partners; customers and suppliers of a lifetime.
pub const PARTNERS_MAX: usize = 100_000;
/// Names of tasks in use; they are typed by members and shown in lists.
pub const TASKS_MAX: usize = 10_000;
/// Keys that one member has enrolled, revoked ones included.
pub const KEYS_PER_MEMBER_MAX: usize = 32;
/// Invitations, used ones included.
pub const INVITES_MAX: usize = 1_000_000;
/// Records of money each: incomes, expenses, payments. So many of the greatest amount still fit 64 bits, so that no
/// account of money can ever overflow: money comes from incomes alone.
pub const MONEY_RECORDS_MAX: usize = 9_000_000;
const _: () = assert!((MONEY_RECORDS_MAX as u64) < i64::MAX as u64 / crate::field::MONEY_MAX as u64);
/// Photos of one income or expense that were not erased: a receipt has two sides, and a journey some receipts.
pub const PHOTOS_MAX: usize = 8;
/// The same with those that were erased: whoever takes the wrong picture takes another, and not without end.
pub const PHOTOS_EVER_MAX: usize = 64;
/// Share-outs; one a day for centuries.
pub const SHARES_MAX: usize = 100_000;
/// Open objections to one share-out; one a member is the rule, this bounds the list.
pub const OBJECTIONS_MAX: usize = 200_000;
/// Votes, ended ones included; one a day in each of a hundred circles, for years.
pub const VOTES_MAX: usize = 100_000;
/// Votes that one member has open at once, so that nobody keeps others from opening one.
pub const OPEN_VOTES_EACH_MAX: usize = 50;
/// Votes that are open at once: each keeps who decides and what they say, and everybody is asked about each of them.
pub const OPEN_VOTES_MAX: usize = 1_000;
/// Options of one vote, as many as an act can name; leaving things as they are is one more.
pub const OPTIONS_MAX: usize = 64;
/// Houses of one community: people can say which of them they are in.
pub const HOUSES_MAX: usize = 9;
/// Ways in which a decision of several houses passes: a table that fits a page.
pub const WAYS_MAX: usize = 30;
/// Voices of one person where they are weighed: those of all members together fit 32 bits.
pub const VOICES_EACH_MAX: u32 = 1_000;
/// Amended texts that people drawn from the houses suggest: each of them brings a few.
pub const AMENDMENTS_MAX: usize = 40;
/// Topics of votes: people choose among so many without searching.
pub const TOPICS_MAX: usize = 40;
/// Delegations, ended ones included: each member of a large community changes theirs a few times.
pub const DELEGATIONS_MAX: usize = 8_000_000;
/// Delegations of one member that have not ended: one for each topic, circle and house that they know.
pub const DELEGATIONS_OF_MEMBER_MAX: usize = 200;
/// Options that one member brings to a vote: others can always add some.
pub const OPTIONS_EACH_MAX: usize = OPTIONS_MAX / 2;
/// Accounts that members opened.
pub const ACCOUNTS_MAX: usize = 100_000;
/// Transactions waiting to be posted.
pub const PENDING_MAX: usize = 100_000;
/// Commitments, ended ones included.
pub const COMMITMENTS_MAX: usize = 1_000_000;
/// How long an evaluation is waited for: after it, another can be opened in its place.
pub const EVALUATION_DAYS_MAX: i32 = 30;
/// Evaluations, ended ones included.
pub const EVALUATIONS_MAX: usize = 1_000_000;
/// Absences of one member.
pub const ABSENCES_MAX: usize = 1_000;
/// Confirmations that an agreement can ask for; more would stop work from ever counting.
pub const CONFIRMATIONS_MAX: u8 = 5;
/// How long an act may stay valid: an outbox that waits for a quarter is not forgotten. As long may a transaction wait
/// to be posted, so that nobody locks value up for ever.
pub const EXPIRY_MAX_MS: u64 = 90 * crate::quantity::DAY_MS;
/// How long an invitation may be open.
pub const INVITATION_MAX_MS: u64 = 90 * crate::quantity::DAY_MS;
/// How long an endorsement of a keeper counts, if others do not follow: what was said long ago decides nothing.
pub const ENDORSEMENT_MS_MAX: u64 = 30 * crate::quantity::DAY_MS;
/// How long a vouch for a new key of somebody counts, if others do not follow.
pub const KEY_VOUCH_MS_MAX: u64 = 30 * crate::quantity::DAY_MS;
/// How long somebody who came back by vouches vouches for no key: who takes one member over does not take over the next.
pub const RECOVERED_MS: u64 = 30 * crate::quantity::DAY_MS;
/// Vouches for new keys of one member; far fewer are enough.
pub const KEY_VOUCHES_MAX: usize = 1_000;
/// Keepers that followed each other: one a month for a lifetime.
pub const KEEPERS_MAX: usize = 1_000;
/// Days in a period or an absence: a year and a day.
pub const PERIOD_DAYS_MAX: i32 = 366;
/// Tensions, closed ones included; a handful a month for each member of a lifetime.
pub const TENSIONS_MAX: usize = 1_000_000;
/// How often one tension is sent on: after so many, raise it anew.
pub const TENSION_SENDINGS_MAX: usize = 32;
/// Remarks on all decisions.
pub const REMARKS_MAX: usize = 5_000_000;
/// Advice processes, ended ones included.
pub const ADVICES_MAX: usize = 1_000_000;
/// People asked in one decision by advice; more than that are asked by a proposal.
pub const ASKED_MAX: usize = 10_000;
/// Vouches for one guest; two are enough.
pub const VOUCHES_MAX: usize = 100;
/// Draws of people that members open for themselves.
pub const DRAWS_MAX: usize = 100_000;
/// Proposals and selections, ended ones included.
pub const PROPOSALS_MAX: usize = 1_000_000;
/// Objections to one proposal, of all rounds: each is looked at whenever somebody asks where the proposal stands.
pub const OBJECTIONS_OF_PROPOSAL_MAX: usize = 20_000;
/// Objections that one member raises to a proposal, replaced ones included, so that nobody uses up those of others.
pub const OBJECTIONS_EACH_MAX: usize = 20;
/// Versions and editorial edits of one proposal.
pub const EDITS_MAX: usize = 1_000;
/// Forks, ended ones included; each is a year's talk at least.
pub const FORKS_MAX: usize = 10_000;
/// Forks at once over which enough have signed: everybody is asked about each of them.
pub const OPEN_FORKS_MAX: usize = 20;
/// Notices of one member that come to nothing within a year, so that nobody uses up those of others.
pub const FORK_NOTICES_EACH_MAX: usize = 3;
/// How long a notice that came to nothing counts for that.
pub const FORK_NOTICES_MS: u64 = 365 * crate::quantity::DAY_MS;
/// Reports on one attempt to find a way together: one a day.
pub const FORK_REPORTS_MAX: usize = 400;
/// Accounts that a fork divides beside cash.
pub const FORK_ACCOUNTS_MAX: usize = 16;

crate::quantity::words! {
    /// What there can be too many of; the words are those of an answer to a program.
    Crowd {
        /// Times of absence of one member.
        Absences = "absences",
        /// Accounts that members opened.
        Accounts = "accounts",
        /// Advice processes.
        Advices = "advice processes",
        /// Agreements.
        Agreements = "agreements",
        /// Agreements of circles.
        AgreementsBelow = "agreements of circles",
        /// Amended texts of one conference.
        Amendments = "amendments",
        /// People who are asked for one advice.
        Asked = "people asked for advice",
        /// Circles and projects.
        Circles = "circles",
        /// Commitments.
        Commitments = "commitments",
        /// Commons.
        Commons = "commons",
        /// Delegations.
        Delegations = "delegations",
        /// Delegations of one member.
        DelegationsOfMember = "delegations of a member",
        /// Draws.
        Draws = "draws",
        /// Edits of one proposal.
        Edits = "edits",
        /// Evaluations.
        Evaluations = "evaluations",
        /// Expenses.
        Expenses = "expenses",
        /// Forks.
        Forks = "forks",
        /// Incomes.
        Incomes = "incomes",
        /// Invitations.
        Invitations = "invitations",
        /// Keepers, one after the other.
        Keepers = "keepers",
        /// Vouches of others for new keys.
        KeyVouches = "vouches for keys",
        /// Keys of one member.
        KeysOfMember = "keys of a member",
        /// Members.
        Members = "members",
        /// Objections.
        Objections = "objections",
        /// Objections of one member to one proposal.
        ObjectionsOfMember = "objections of a member",
        /// Forks that are open.
        OpenForks = "open forks",
        /// Open votes.
        OpenVotes = "open votes",
        /// Open votes of one member.
        OpenVotesOfMember = "open votes of a member",
        /// Options of one vote.
        Options = "options",
        /// Options that one member adds to a vote.
        OptionsOfMember = "options of a member",
        /// Partners.
        Partners = "partners",
        /// Payments.
        Payments = "payments",
        /// Photos of one income or expense.
        Photos = "photos",
        /// Transactions that wait.
        Pending = "waiting transactions",
        /// Proposals.
        Proposals = "proposals",
        /// Remarks.
        Remarks = "remarks",
        /// Reports of one fork's attempt.
        Reports = "reports",
        /// Roles of one circle.
        Roles = "roles of a circle",
        /// Times that one tension was sent on.
        Sendings = "sendings of a tension",
        /// Share-outs.
        Shares = "share-outs",
        /// Names of tasks.
        Tasks = "names of tasks",
        /// Tensions.
        Tensions = "tensions",
        /// Transactions that members recorded.
        Transactions = "transactions",
        /// Votes.
        Votes = "votes",
        /// Vouches for one guest.
        Vouches = "vouches",
        /// Contributions.
        Works = "contributions",
    }
}
