//! Forms that are acts, described in code: what is asked, and whether the rules would take such an act from the reader
//! now. A page offers exactly the forms that they would.

use std::collections::BTreeMap;

use register::By;
use register::json::Value;
use rules::{Act, Community};

use super::super::desk::Desk;
use super::super::view::Choice;

/// A form that files one act.
pub(in crate::web) struct Form {
    /// The act's type.
    pub act: &'static str,
    /// What its elements' ids begin with.
    pub id: String,
    /// What it does, in a few words: its heading and its button.
    pub title: String,
    /// What that means, in a sentence.
    pub lede: Option<String>,
    /// What is asked.
    pub inputs: Vec<Input>,
    /// What is asked behind a fold, since it seldom has to be answered; and the fold's heading.
    pub more: Vec<Input>,
    /// The heading of that fold.
    pub more_title: String,
    /// How it looks: `main`, `grave` or nothing.
    pub look: &'static str,
    /// Whether it stands open instead of behind its heading.
    pub open: bool,
    /// Whether its effect is shown before it is signed.
    pub asks: bool,
    /// Where it leads; the same page if empty.
    pub then: String,
    /// What is said once it stands.
    pub thanks: String,
}

/// One question of a form.
pub(in crate::web) struct Input {
    /// The field of the act, with dots where it is within another.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// A hint.
    pub hint: String,
    /// How its text becomes the field, as `data-kind`.
    pub kind: &'static str,
    /// How it is asked.
    pub shape: Shape,
    /// Whether it has to be answered.
    pub required: bool,
    /// What stands in it.
    pub value: String,
    /// The most characters.
    pub max: u32,
    /// Another attribute of it, such as the scale of money.
    pub scale: u8,
}

/// How a question is asked.
pub(in crate::web) enum Shape {
    /// Not at all: the page knows.
    Hidden,
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A day.
    Day,
    /// One of a list.
    Select(Vec<Choice>),
    /// One of a few, each in view.
    Radio(Vec<Choice>),
    /// Any number of a few.
    Checks(Vec<Choice>),
}

impl Form {
    /// A form behind its heading.
    pub(in crate::web) fn new(act: &'static str, id: impl Into<String>, title: String) -> Form {
        Form {
            act,
            id: id.into(),
            title,
            lede: None,
            inputs: Vec::new(),
            more: Vec::new(),
            more_title: String::new(),
            look: "",
            open: false,
            asks: false,
            then: String::new(),
            thanks: String::new(),
        }
    }

    /// What it means.
    pub(in crate::web) fn is(mut self, lede: String) -> Form {
        self.lede = Some(lede);
        self
    }

    /// Stands open, and is what most people look for here.
    pub(in crate::web) fn main(mut self) -> Form {
        self.look = "main";
        self.open = true;
        self
    }

    /// Stops or ends something.
    pub(in crate::web) fn grave(mut self) -> Form {
        self.look = "grave";
        self
    }

    /// Shows its effect before it is signed.
    pub(in crate::web) fn asking(mut self) -> Form {
        self.asks = true;
        self
    }

    /// Leads elsewhere.
    pub(in crate::web) fn then(mut self, then: String) -> Form {
        self.then = then;
        self
    }

    /// Says this once it stands.
    pub(in crate::web) fn thanks(mut self, thanks: String) -> Form {
        self.thanks = thanks;
        self
    }

    /// Asks one thing more.
    pub(in crate::web) fn with(mut self, input: Input) -> Form {
        self.inputs.push(input);
        self
    }

    /// Asks these as well, the seldom ones behind a fold with this heading.
    pub(super) fn asking_of(mut self, questions: super::agreement_inputs::Questions, heading: String) -> Form {
        self.inputs.extend(questions.inputs);
        self.more.extend(questions.more);
        self.more_title = heading;
        self
    }

    /// Carries what the page knows.
    pub(in crate::web) fn known(self, name: &str, kind: &'static str, value: impl Into<String>) -> Form {
        let mut input = Input::of(name, String::new(), kind, Shape::Hidden);
        input.value = value.into();
        self.with(input)
    }

    /// Asks for a text that travels beside the register.
    pub(in crate::web) fn note(self, name: &str, label: String, required: bool) -> Form {
        let mut input = Input::of(name, label, "note", Shape::Text);
        input.required = required;
        self.with(input)
    }

    /// The form, if the rules would take its act from the reader now.
    pub(in crate::web) fn if_admitted(self, desk: &Desk, community: &Community) -> Option<Form> {
        self.is_admitted(desk, community).then_some(self)
    }

    fn is_admitted(&self, desk: &Desk, community: &Community) -> bool {
        let Some(me) = desk.me else { return false };
        let Some(act) = self.probe() else { return false };
        community.preview(&By::Member(me), &act, desk.now_ms).is_ok()
    }

    /// The act that this form would file if every question that needs an answer had the first one.
    fn probe(&self) -> Option<Act> {
        let mut members = BTreeMap::from([("type".to_owned(), Value::Text(self.act.to_owned()))]);
        for input in self.inputs.iter().chain(&self.more) {
            if let Some(value) = input.probe() {
                put(&mut members, &input.name, value)?;
            }
        }
        Act::read(&Value::Record(members)).ok()
    }
}

impl Input {
    /// A question that need not be answered.
    pub(in crate::web) fn of(name: &str, label: String, kind: &'static str, shape: Shape) -> Input {
        Input {
            name: name.to_owned(),
            label,
            hint: String::new(),
            kind,
            shape,
            required: false,
            value: String::new(),
            max: 2_000,
            scale: 2,
        }
    }

    /// A question that has to be answered.
    pub(in crate::web) fn needed(mut self) -> Input {
        self.required = true;
        self
    }

    /// With a hint.
    pub(in crate::web) fn hint(mut self, hint: String) -> Input {
        self.hint = hint;
        self
    }

    /// With this in it.
    pub(in crate::web) fn value(mut self, value: impl Into<String>) -> Input {
        self.value = value.into();
        self
    }

    /// With at most so many characters.
    pub(in crate::web) fn max(mut self, max: u32) -> Input {
        self.max = max;
        self
    }

    /// How it is asked, in a word for templates.
    pub(in crate::web) fn shape_word(&self) -> &'static str {
        match self.shape {
            Shape::Hidden => "hidden",
            Shape::Line => "line",
            Shape::Text => "text",
            Shape::Day => "day",
            Shape::Select(_) => "select",
            Shape::Radio(_) => "radio",
            Shape::Checks(_) => "checks",
        }
    }

    /// What can be chosen.
    pub(in crate::web) fn choices(&self) -> &[Choice] {
        match &self.shape {
            Shape::Select(choices) | Shape::Radio(choices) | Shape::Checks(choices) => choices,
            Shape::Hidden | Shape::Line | Shape::Text | Shape::Day => &[],
        }
    }

    /// The id of its element within a form.
    pub(in crate::web) fn id(&self, form: &str) -> String {
        format!("{form}-{}", self.name.replace('.', "-"))
    }

    fn probe(&self) -> Option<Value> {
        let chosen = |choices: &[Choice]| {
            let set = choices.iter().find(|choice| choice.chosen);
            let first = choices.iter().find(|choice| !choice.value.is_empty());
            set.or(first.filter(|_| self.required))
                .map(|choice| choice.value.clone())
        };
        let text = match &self.shape {
            Shape::Hidden => Some(self.value.clone()).filter(|value| !value.is_empty()),
            Shape::Select(choices) | Shape::Radio(choices) => chosen(choices).filter(|value| !value.is_empty()),
            Shape::Checks(choices) => {
                let first = choices.first().filter(|_| self.required)?;
                return Some(Value::List(vec![Value::Text(first.value.clone())]));
            }
            Shape::Line | Shape::Text | Shape::Day => {
                let usual = if self.kind == "note" {
                    "0".repeat(64)
                } else {
                    "x".to_owned()
                };
                match (self.required, self.value.is_empty(), self.kind) {
                    (false, ..) => None,
                    (true, _, "note") | (true, true, _) => Some(usual),
                    (true, false, _) => Some(self.value.clone()),
                }
            }
        }?;
        match self.kind {
            "integer" => text.parse().ok().map(Value::Int),
            "json" => register::json::decode(&text).ok(),
            "list" => Some(Value::List(vec![Value::Text(text)])),
            "seal" | "secret" => Some(Value::Text("0".repeat(64))), // The device has it.
            _ => Some(Value::Text(text)), // Every other kind is a text in the act, or is not needed.
        }
    }
}

/// Puts a value at a path of names; lists are not built this way.
fn put(members: &mut BTreeMap<String, Value>, path: &str, value: Value) -> Option<()> {
    match path.split_once('.') {
        None => {
            members.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = members
                .entry(first.to_owned())
                .or_insert_with(|| Value::Record(BTreeMap::new()));
            let Value::Record(inner) = inner else { return None };
            put(inner, rest, value)?;
        }
    }
    Some(())
}
