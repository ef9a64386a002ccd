//! The small things that many pages are made of. Templates know these and nothing of the rooms behind.

/// A mark that says where something stands: `kind` is good, wait, stop or nothing.
#[derive(Default)]
pub(super) struct State {
    /// How it is coloured.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// One choice in a list.
pub(super) struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is chosen if its value is the one asked for.
    pub(super) fn of(value: impl Into<String>, label: impl Into<String>, asked: &str) -> Self {
        let value = value.into();
        Self {
            chosen: value == asked,
            value,
            label: label.into(),
        }
    }
}

/// A contribution as one line.
pub(super) struct WorkRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its stream, as a class.
    pub stream: &'static str,
    /// Its stream, in words.
    pub stream_name: String,
    /// The kind of work.
    pub task: String,
    /// How much, in words.
    pub quantity: String,
    /// Its credits, once it counts.
    pub value: Option<String>,
    /// Whose work it is.
    pub who: String,
    /// Their page.
    pub who_href: String,
    /// The day, as `2026-05-03`.
    pub day: String,
    /// The day, in words.
    pub day_words: String,
    /// The circle or project.
    pub circle: String,
    /// Where it stands.
    pub state: State,
    /// The remark.
    pub note: Option<String>,
}

/// A chip that fills the log form with a kind of work done before.
pub(super) struct TaskChip {
    /// The values it fills in, as JSON.
    pub fill: String,
    /// Its stream, as a class.
    pub stream: &'static str,
    /// The kind of work.
    pub label: String,
}

/// The choices of the form that logs work.
pub(super) struct LogForm {
    /// Whether all fields are shown, or the one row of the day.
    pub whole: bool,
    /// Where it leads after the act stands.
    pub then: String,
    /// What the member does each week and is due.
    pub recurring: Vec<TaskChip>,
    /// Lengths to tap: what each fills in, as JSON, and what it is called.
    pub lengths: Vec<(String, String)>,
    /// What the chips are: the member's last kinds of work, or suggestions.
    pub tasks_label: String,
    /// The member's last kinds of work.
    pub tasks: Vec<TaskChip>,
    /// All kinds of work that have an agreed rate or were logged before.
    pub known: Vec<String>,
    /// What the member logged lately, as JSON.
    pub lately: String,
    /// The stream that is chosen.
    pub stream: &'static str,
    /// The kind of work that stands in the field.
    pub task: String,
    /// The quantity that stands in the field.
    pub quantity: String,
    /// The unit that is chosen.
    pub unit: &'static str,
    /// The day that is chosen.
    pub day: String,
    /// The circles and projects.
    pub circles: Vec<Choice>,
    /// Other circles that the member logged to lately: what each fills in, as JSON, and what it is called.
    pub recent_circles: Vec<(String, String)>,
    /// The commons.
    pub commons: Vec<Choice>,
    /// The other members.
    pub others: Vec<Choice>,
    /// The day on which the member joined: their work counts from then on.
    pub joined: String,
    /// Today, where the community lives.
    pub today: String,
}

/// The lines of a share-out.
pub(super) struct ShareTable {
    /// One line for each member who is paid or divests.
    pub lines: Vec<ShareLine>,
    /// What goes elsewhere: label and amount.
    pub funds: Vec<(String, String)>,
    /// The whole amount.
    pub total: String,
    /// What is said of lines that are left out.
    pub left_out: Option<String>,
    /// Whether each line leads to its "why".
    pub linked: bool,
}

/// One member's line.
pub(super) struct ShareLine {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// Pay for livelihood credits, rounded for reading.
    pub livelihood: String,
    /// Pay for love credits, rounded for reading.
    pub love: String,
    /// What care adds or takes away, rounded for reading.
    pub care: String,
    /// The payout.
    pub payout: String,
    /// The page that says why.
    pub href: String,
}
