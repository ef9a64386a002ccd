//! The columns of the tables that `mirrorball show` prints: what each is called, where its value is in the answer, and how it is
//! shown. What is asked and printed is `showing.rs`.

/// How a value is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum As {
    Text,
    /// Money in the smallest unit.
    Money,
    /// Credits in hundredths.
    Credits,
    /// Minutes.
    Hours,
    Number,
    /// A moment in Unix milliseconds.
    Moment,
    /// A ballot, by the numbers of options.
    Ballot,
}

/// A column: its heading, where its value is, and how it is shown.
pub(super) type Column = (&'static str, &'static str, As);

/// The columns of a table, and what is said where it has no rows.
pub(super) struct Columns {
    pub(super) empty: &'static str,
    pub(super) list: &'static [Column],
}

pub(super) const BUDGETS: Columns = Columns {
    empty: "No role has a budget, and nothing is set apart for projects.",
    list: &[
        ("Kind", "/kind", As::Text),
        ("Name", "/called", As::Text),
        ("Circle", "/circle", As::Text),
        ("Held by", "/holder/name", As::Text),
        ("In a term", "/budget", As::Money),
        ("Taken", "/taken", As::Money),
        ("Left", "/left", As::Money),
        ("Whole again", "/until", As::Text),
    ],
};
pub(super) const MEMBERS: Columns = Columns {
    empty: "Nobody is in this community.",
    list: &[
        ("Name", "/name", As::Text),
        ("Since", "/joined", As::Text),
        ("Standing", "/standing", As::Text),
        ("Left", "/left", As::Text),
        ("Works", "/works", As::Number),
        ("Member", "/member", As::Text),
    ],
};
pub(super) const PARTNERS: Columns = Columns {
    empty: "No partners were added yet: `mirrorball act partner.add kind=customer --note name=…` adds one.",
    list: &[
        ("Name", "/name", As::Text),
        ("Kind", "/kind", As::Text),
        ("Partner", "/partner", As::Text),
    ],
};
pub(super) const KEYS: Columns = Columns {
    empty: "There are no keys.",
    list: &[
        ("Kind", "/kind", As::Text),
        ("Key", "/kid", As::Text),
        ("Since entry", "/since_entry", As::Number),
        ("Until entry", "/until_entry", As::Number),
    ],
};
pub(super) const WORK: Columns = Columns {
    empty: "No work was logged yet.",
    list: &[
        ("Day", "/day", As::Text),
        ("Who", "/contributor/name", As::Text),
        ("Stream", "/stream", As::Text),
        ("Task", "/task", As::Text),
        ("Quantity", "/quantity", As::Number),
        ("Unit", "/unit", As::Text),
        ("Circle", "/circle", As::Text),
        ("State", "/state", As::Text),
        ("Note", "/note", As::Text),
        ("Work", "/work", As::Text),
    ],
};
pub(super) const BALANCES: Columns = Columns {
    empty: "Nobody has credits yet.",
    list: &[
        ("Name", "/name", As::Text),
        ("Livelihood open", "/livelihood/open", As::Credits),
        ("divested", "/livelihood/divested", As::Credits),
        ("Love open", "/love/open", As::Credits),
        ("divested", "/love/divested", As::Credits),
        ("Historical", "/livelihood/historical", As::Credits),
        ("Care", "/care/minutes", As::Hours),
        ("Owed", "/owed", As::Money),
    ],
};
pub(super) const CARE: Columns = Columns {
    empty: "No care work was logged in this time.",
    list: &[
        ("Name", "/name", As::Text),
        ("Hours", "/total", As::Hours),
        ("Full", "/full", As::Text),
        ("Away", "/absent", As::Text),
    ],
};
pub(super) const DUTIES: Columns = Columns {
    empty: "Nobody has duties in this quarter.",
    list: &[
        ("Name", "/name", As::Text),
        ("Love", "/love", As::Credits),
        ("Due", "/due", As::Text),
        ("Short by", "/short_by", As::Credits),
        ("Care", "/care_minutes", As::Hours),
        ("Check-ins", "/checkins", As::Number),
        ("Evaluations", "/evaluations", As::Number),
    ],
};
pub(super) const SHARES: Columns = Columns {
    empty: "Nothing was shared out yet.",
    list: &[
        ("Opened", "/opened_ms", As::Moment),
        ("From", "/from", As::Text),
        ("Until", "/until", As::Text),
        ("Amount", "/amount", As::Money),
        ("State", "/state", As::Text),
        ("Objections", "/objections", As::Number),
        ("Share-out", "/share", As::Text),
    ],
};
pub(super) const SHARE: Columns = Columns {
    empty: "Nobody has a line in it.",
    list: &[
        ("Name", "/name", As::Text),
        ("Livelihood open", "/livelihood_open", As::Credits),
        ("Love open", "/love_open", As::Credits),
        ("Before care", "/before_care", As::Money),
        ("Care", "/care", As::Money),
        ("Paid", "/amount", As::Money),
    ],
};
pub(super) const PARTS: Columns = Columns {
    empty: "There were none.",
    list: &[
        ("Day", "/day", As::Text),
        ("Task", "/task", As::Text),
        ("Quantity", "/quantity", As::Number),
        ("Unit", "/unit", As::Text),
        ("Open then", "/open_then", As::Credits),
        ("Divested", "/divested", As::Credits),
    ],
};
pub(super) const AGREEMENTS: Columns = Columns {
    empty: "There are no agreements.",
    list: &[
        ("Agreement", "/agreement", As::Text),
        ("Class", "/class", As::Text),
        ("What it says", "/text", As::Text),
    ],
};
pub(super) const DECISIONS: Columns = Columns {
    empty: "Nothing was proposed yet.",
    list: &[
        ("Opened", "/opened_ms", As::Moment),
        ("Kind", "/kind", As::Text),
        ("Title", "/title", As::Text),
        ("Circle", "/circle", As::Text),
        ("Stage", "/stage", As::Text),
        ("Until", "/ends_ms", As::Moment),
        ("Decision", "/decision", As::Text),
    ],
};
pub(super) const ANSWERS: Columns = Columns {
    empty: "Nobody has answered yet.",
    list: &[
        ("Who", "/by/name", As::Text),
        ("Answer", "/answer", As::Text),
        ("Why", "/reason", As::Text),
    ],
};
pub(super) const OBJECTIONS: Columns = Columns {
    empty: "Nobody objects.",
    list: &[
        ("Whose", "/owner/name", As::Text),
        ("Argument", "/reason", As::Text),
        ("Stands", "/disposition", As::Text),
        ("Objection", "/objection", As::Text),
    ],
};
pub(super) const ASKED: Columns = Columns {
    empty: "Nobody was asked.",
    list: &[
        ("Who", "/by/name", As::Text),
        ("Stance", "/given/stance", As::Text),
        ("Advice", "/given/text", As::Text),
        ("Became", "/given/reply/taken", As::Text),
    ],
};
pub(super) const BALLOTS: Columns = Columns {
    empty: "Nobody has voted yet.",
    list: &[("Who", "/by/name", As::Text), ("Ballot", "/ballot", As::Ballot)],
};
pub(super) const OPTIONS: Columns = Columns {
    empty: "There are no options.",
    list: &[("Option", "/number", As::Number), ("Title", "/title", As::Text)],
};
pub(super) const VERSIONS: Columns = Columns {
    empty: "There are no versions.",
    list: &[
        ("Version", "/version", As::Number),
        ("From", "/from", As::Text),
        ("What it says", "/text", As::Text),
        ("Decision", "/decision", As::Text),
    ],
};
pub(super) const CIRCLES: Columns = Columns {
    empty: "There are no circles.",
    list: &[
        ("Circle", "/circle", As::Text),
        ("Name", "/called", As::Text),
        ("Aim", "/aim", As::Text),
        ("Members", "/members", As::Number),
        ("Roles", "/roles", As::Number),
    ],
};
pub(super) const ROLES: Columns = Columns {
    empty: "No roles are filled here.",
    list: &[
        ("Role", "/role", As::Text),
        ("Name", "/called", As::Text),
        ("Kind", "/kind", As::Text),
        ("Holder", "/holder/name", As::Text),
        ("Until", "/until", As::Text),
        ("Decides alone", "/domain", As::Text),
    ],
};
pub(super) const TENSIONS: Columns = Columns {
    empty: "Nobody has raised a tension.",
    list: &[
        ("Raised", "/raised_ms", As::Moment),
        ("Who", "/by/name", As::Text),
        ("What is", "/what", As::Text),
        ("Closed", "/closed", As::Text),
        ("Tension", "/tension", As::Text),
    ],
};
pub(super) const DRAWS: Columns = Columns {
    empty: "Nobody is drawn at the moment.",
    list: &[
        ("Opened", "/opened_ms", As::Moment),
        ("For", "/for", As::Text),
        ("Stage", "/stage", As::Text),
        ("Attempt", "/attempt", As::Text),
        ("Until", "/ends_ms", As::Moment),
        ("Draw", "/draw", As::Text),
    ],
};
pub(super) const WAITING: Columns = Columns {
    empty: "Nothing waits for you.",
    list: &[
        ("Asked", "/asked", As::Text),
        ("Until", "/due_ms", As::Moment),
        ("Reminder", "/reminder", As::Text),
        ("Place", "/place", As::Text),
        ("About", "/about", As::Text),
    ],
};
pub(super) const FOUND: Columns = Columns {
    empty: "Nothing was found.",
    list: &[
        ("In", "/found_in", As::Text),
        ("Text", "/snippet", As::Text),
        ("About", "/about", As::Text),
    ],
};
pub(super) const COMMUNITIES: Columns = Columns {
    empty: "No community here can be read with this key.",
    list: &[
        ("Name", "/name", As::Text),
        ("Short name", "/slug", As::Text),
        ("Id", "/community", As::Text),
    ],
};
pub(super) const DELEGATIONS: Columns = Columns {
    empty: "Nobody speaks for anybody here.",
    list: &[
        ("Who", "/by/name", As::Text),
        ("Trusts", "/to/name", As::Text),
        ("For", "/scope/for", As::Text),
        ("Topic", "/scope/topic", As::Text),
        ("State", "/state", As::Text),
        ("Until", "/until_ms", As::Moment),
        ("Delegation", "/delegation", As::Text),
    ],
};
pub(super) const FORKS: Columns = Columns {
    empty: "Nobody is about to part.",
    list: &[
        ("Noticed", "/opened_ms", As::Moment),
        ("Name", "/name", As::Text),
        ("Who", "/by/name", As::Text),
        ("Stage", "/stage", As::Text),
        ("Ended", "/ended", As::Text),
        ("Join until", "/joining_ends_ms", As::Moment),
        ("Fork", "/fork", As::Text),
    ],
};
pub(super) const SIBLINGS: Columns = Columns {
    empty: "No community has parted from this one.",
    list: &[
        ("Name", "/name", As::Text),
        ("Is", "/kind", As::Text),
        ("Same entries", "/shared", As::Number),
        ("Compared", "/begins_alike", As::Text),
        ("Signed for", "/is_signed", As::Text),
        ("Address", "/address", As::Text),
        ("Community", "/community", As::Text),
    ],
};
pub(super) const VOICES: Columns = Columns {
    empty: "No voices were counted yet.",
    list: &[
        ("Who", "/who/name", As::Text),
        ("Trusts", "/trusts/name", As::Text),
        ("For", "/scope/for", As::Text),
        ("Votes", "/votes/name", As::Text),
    ],
};
pub(super) const HOUSES: Columns = Columns {
    empty: "There are no houses.",
    list: &[
        ("House", "/house", As::Text),
        ("Says", "/position", As::Text),
        ("Method", "/method", As::Text),
        ("In favour", "/result/in_favour", As::Number),
        ("Against", "/result/against", As::Number),
        ("Needed", "/result/needed", As::Number),
        ("Voted", "/result/cast", As::Number),
        ("Of", "/result/electorate", As::Number),
    ],
};
pub(super) const AMENDMENTS: Columns = Columns {
    empty: "No amended text was proposed.",
    list: &[
        ("Text", "/title", As::Text),
        ("By", "/by/name", As::Text),
        ("Amendment", "/amendment", As::Text),
    ],
};
pub(super) const POWER: Columns = Columns {
    empty: "There is nothing to measure in this quarter.",
    list: &[
        ("Of", "/measure", As::Text),
        ("In all", "/in_all", As::Text),
        ("Holders", "/holders", As::Number),
        ("Largest share", "/largest_share", As::Text),
        ("Nakamoto", "/nakamoto", As::Number),
        ("Gini", "/gini", As::Text),
        ("Effective", "/effective", As::Text),
        ("Banzhaf", "/banzhaf", As::Text),
    ],
};
pub(super) const UNHEARD: Columns = Columns {
    empty: "Everybody was heard.",
    list: &[("Not heard", "/name", As::Text), ("Member", "/member", As::Text)],
};
pub(super) const NODES: Columns = Columns {
    empty: "No money moved in this time.",
    list: &[("Node", "/label", As::Text), ("Amount", "/amount", As::Money)],
};
pub(super) const COMMITMENTS: Columns = Columns {
    empty: "Nothing is promised.",
    list: &[
        ("Due", "/due", As::Text),
        ("Who", "/by/name", As::Text),
        ("What", "/what", As::Text),
    ],
};
