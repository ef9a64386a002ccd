//! The parameters of agreements as people read them: by the names that forms ask for them, never by those of the rules.

use register::json::{Value, encode};
use rules::bylaws::{deciding, shapes};
use rules::field::{FieldShape, Kind};
use rules::quantity::Ratio;

use crate::language::Language;
use crate::words::{Words, bylaws, figures, words};

/// The parameters that the rules read in an agreement of this name; none in one that is words alone.
pub(super) fn fields(agreement: &str) -> &'static [FieldShape] {
    let mut known = shapes::PARAMETERS.iter().chain(deciding::shapes::PARAMETERS);
    known
        .find(|(name, _)| *name == agreement)
        .map_or(&[][..], |(_, fields)| fields)
}

/// What a parameter is called; one that the rules do not know keeps its name.
pub(super) fn label(w: &Words, agreement: &str, name: &str) -> String {
    bylaws::parameter(w, agreement, name).unwrap_or_else(|| name.to_owned())
}

/// Parameters as lines of name and value: lists of records become one line each.
pub(crate) fn lines(language: Language, agreement: &str, params: &Value) -> Vec<(String, String)> {
    let Value::Record(members) = params else {
        return Vec::new();
    };
    let (w, fields) = (words(language), fields(agreement));
    let told = Told { w, language, agreement };
    let mut lines = Vec::new();
    for (name, value) in members {
        let kind = fields.iter().find(|field| field.name == name).map(|field| field.kind);
        let label = label(w, agreement, name);
        match (kind, value) {
            (
                Some(Kind::List {
                    of: of @ Kind::Record(_),
                    ..
                }),
                Value::List(items),
            ) => {
                for (place, item) in items.iter().enumerate() {
                    lines.push((format!("{label} {}", place + 1), told.value(Some(*of), item)));
                }
            }
            (kind, value) => lines.push((label, told.value(kind, value))),
        }
    }
    lines
}

/// In whose words, and of which agreement.
struct Told<'a> {
    w: &'static Words,
    language: Language,
    agreement: &'a str,
}

impl Told<'_> {
    /// A value: a share or a rate as a decimal where that is exact, one of a few words as forms have it.
    fn value(&self, kind: Option<Kind>, value: &Value) -> String {
        match (kind, value) {
            (Some(Kind::Ratio), Value::List(items)) => {
                ratio(items).map_or_else(|| encode(value), |ratio| figures::rate(self.language, ratio))
            }
            (Some(Kind::Choice(_)), Value::Text(word)) => bylaws::choice(self.w, word),
            (Some(Kind::Day), Value::Text(day)) => figures::day_text(self.language, day),
            (Some(Kind::Record(fields)), Value::Record(members)) => {
                let known = fields.iter().filter_map(|field| {
                    let value = self.value(Some(field.kind), members.get(field.name)?);
                    Some(format!("{} {value}", label(self.w, self.agreement, field.name)))
                });
                let is_unknown = |name: &&String| fields.iter().all(|field| field.name != **name);
                let unknown = members.keys().filter(is_unknown);
                let unknown = unknown.map(|name| format!("{name} {}", self.value(None, &members[name])));
                known.chain(unknown).collect::<Vec<_>>().join(" · ")
            }
            (kind, Value::List(items)) => {
                let of = match kind {
                    Some(Kind::List { of, .. }) => Some(*of),
                    _ => None, // What is listed although it is no list is told as it stands.
                };
                let items: Vec<String> = items.iter().map(|item| self.value(of, item)).collect();
                items.join(", ")
            }
            (_, Value::Int(number)) => figures::number(self.language, i128::from(*number)),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Bool(_) | Value::Record(_)) => encode(value),
        }
    }
}

fn ratio(items: &[Value]) -> Option<Ratio> {
    let [Value::Int(num), Value::Int(den)] = items else {
        return None;
    };
    Ratio::new(u64::try_from(*num).ok()?, u64::try_from(*den).ok()?)
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::language::Language;
    use register::json::decode;

    fn said(language: Language, agreement: &str, params: &str) -> Vec<String> {
        let params = decode(params).expect("the test writes JSON");
        let lines = lines(language, agreement, &params);
        lines
            .into_iter()
            .map(|(label, value)| format!("{label}: {value}"))
            .collect()
    }

    #[test]
    fn rates_are_read_as_people_write_them() {
        let rates = r#"{"hour":[10,1],"tasks":[{"credits":[8,100],"task":"translation","unit":"words"}]}"#;
        assert_eq!(
            said(Language::English, "rates", rates),
            [
                "Credits for an hour of work without a rate of its own: 10",
                "Rate 1: task translation · counted in words · credits for one 0.08",
            ]
        );
        let spanish = said(Language::Spanish, "rates", rates).join("; ");
        assert!(
            spanish.contains("0,08") && !spanish.contains("words") && !spanish.contains("hour"),
            "{spanish}"
        );
        assert_eq!(
            said(Language::English, "share-out", r#"{"needs":[1,3]}"#),
            ["The part of a share-out for needs: 1/3"]
        );
    }

    #[test]
    fn what_the_rules_do_not_read_is_told_as_it_stands() {
        assert_eq!(
            said(Language::German, "our-kitchen", r#"{"free":[2,4],"how":"gently"}"#),
            ["free: 2, 4", "how: gently"]
        );
    }
}
