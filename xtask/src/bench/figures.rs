//! What a bench found: figures, the targets they are held against, and the document they make.

use std::fmt::Write as _;

/// What a figure is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// The figure is to reach this.
    AtLeast(f64),
    /// The figure is to stay within this.
    AtMost(f64),
    /// The figure stands for itself; another one is measured against it.
    None,
}

impl Target {
    /// Whether a value meets the target; nothing where there is none.
    #[must_use]
    pub fn is_met(self, value: f64) -> Option<bool> {
        match self {
            Self::AtLeast(least) => Some(value >= least),
            Self::AtMost(most) => Some(value <= most),
            Self::None => None,
        }
    }
}

/// One measured figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What was measured, in a few words.
    pub what: String,
    /// The value, in `unit`.
    pub value: f64,
    /// The unit, such as `acts/s`, `ms`, `MB` or `×` for a ratio.
    pub unit: &'static str,
    /// What it is held against.
    pub target: Target,
}

/// The figures of one section of the bench.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The section's heading.
    pub title: String,
    /// How it was measured, in sentences.
    pub method: String,
    /// The figures, in order.
    pub list: Vec<Figure>,
}

impl Figures {
    /// A section without figures yet.
    #[must_use]
    pub fn new(title: &str, method: &str) -> Self {
        Self {
            title: title.to_owned(),
            method: method.to_owned(),
            list: Vec::new(),
        }
    }

    /// Adds a figure, and prints it at once.
    pub fn record(&mut self, what: impl Into<String>, value: f64, unit: &'static str, target: Target) {
        let figure = Figure {
            what: what.into(),
            value,
            unit,
            target,
        };
        let [what, value, target, verdict] = cells(&figure);
        println!("  {what:<64} {value:>16}  {target:>14}  {verdict}");
        self.list.push(figure);
    }

    /// The section as Markdown.
    #[must_use]
    pub fn rendered(&self) -> String {
        let mut text = format!(
            "## {}\n\n{}\n\n| figure | measured | target | |\n|---|---:|---:|---|\n",
            self.title, self.method
        );
        for figure in &self.list {
            let [what, value, target, verdict] = cells(figure);
            writeln!(text, "| {what} | {value} | {target} | {verdict} |")
                .expect("a String takes all that is written to it");
        }
        text
    }
}

fn cells(figure: &Figure) -> [String; 4] {
    let Figure {
        what,
        value,
        unit,
        target,
    } = figure;
    let bound = match target {
        Target::AtLeast(least) => format!("≥ {} {unit}", number(*least)),
        Target::AtMost(most) => format!("≤ {} {unit}", number(*most)),
        Target::None => String::new(),
    };
    let verdict = match target.is_met(*value) {
        Some(true) => "met",
        Some(false) => "**missed**",
        None => "",
    };
    [
        what.clone(),
        format!("{} {unit}", number(*value)),
        bound,
        verdict.to_owned(),
    ]
}

/// A number with three digits that matter, and its thousands apart.
fn number(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude >= 1000.0 {
        let digits = format!("{:.0}", value);
        let from_right = |place: usize| (digits.len() - place).is_multiple_of(3) && place > 0;
        return digits.char_indices().fold(String::new(), |text, (place, digit)| {
            let comma = if from_right(place) { "," } else { "" };
            text + comma + &digit.to_string()
        });
    }
    match magnitude {
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        1.0.. => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
