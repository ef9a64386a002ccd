//! The parameters of an agreement as fields of a form, filled with what holds now: a field for every number, share and
//! word, by the path where the rules read it.

use register::json::Value;
use rules::bylaws::{deciding, shapes};
use rules::field::{FieldShape, Kind};

/// A field for one parameter.
pub(in crate::web) struct Param {
    /// Its name in the form: the path within the act.
    pub path: String,
    /// Its name for people: the path within the agreement.
    pub label: String,
    /// How its text becomes a value, as `data-kind`.
    pub kind: &'static str,
    /// What holds now, as people write it.
    pub value: String,
}

/// The fields of these parameters, under this path of the act.
pub(in crate::web) fn fields(params: &Value, under: &str) -> Vec<Param> {
    let mut fields = Vec::new();
    if let Value::Record(members) = params {
        for (name, value) in members {
            walk(value, &format!("{under}.{name}"), name, &mut fields);
        }
    }
    fields
}

fn walk(value: &Value, path: &str, label: &str, fields: &mut Vec<Param>) {
    let mut push = |kind, value: String| {
        fields.push(Param {
            path: path.to_owned(),
            label: label.to_owned(),
            kind,
            value,
        });
    };
    match value {
        Value::Int(number) => push("integer", number.to_string()),
        Value::Text(text) => push("text", text.clone()),
        Value::Bool(_) => push("json", register::json::encode(value)),
        Value::List(items) => match items.as_slice() {
            [Value::Int(num), Value::Int(den)] if is_ratio(name_of(path)) => push("ratio", ratio(*num, *den)),
            items if !items.is_empty() && items.iter().all(|item| matches!(item, Value::Record(_))) => {
                for (place, item) in items.iter().enumerate() {
                    walk(
                        item,
                        &format!("{path}.{place}"),
                        &format!("{label} {}", place + 1),
                        fields,
                    );
                }
            }
            items => push("json", register::json::encode(&Value::List(items.to_vec()))),
        },
        Value::Record(members) => {
            for (name, inner) in members {
                walk(inner, &format!("{path}.{name}"), &format!("{label} · {name}"), fields);
            }
        }
    }
}

/// Whether the rules read the parameter of this name as a share or a rate; two numbers can also be two days of a week.
pub(in crate::web) fn is_ratio(name: &str) -> bool {
    let agreements = shapes::PARAMETERS.iter().chain(deciding::shapes::PARAMETERS);
    agreements.into_iter().any(|(_, fields)| has_ratio(fields, name))
}

fn has_ratio(fields: &[FieldShape], name: &str) -> bool {
    fields.iter().any(|field| match field.kind {
        Kind::Ratio => field.name == name,
        Kind::Record(inner) => has_ratio(inner, name),
        Kind::List {
            of: Kind::Record(inner),
            ..
        } => has_ratio(inner, name),
        _ => false, // No other kind holds a share or a rate.
    })
}

/// The last name of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// A share or a rate as people write it: a decimal where that is exact to four decimals, ungrouped so that the form
/// reads it back as it is; a fraction otherwise.
fn ratio(num: i64, den: i64) -> String {
    let parts = i128::from(num) * 10_000;
    let fraction = || format!("{num}/{den}");
    if num < 0 || den <= 0 || parts % i128::from(den) != 0 {
        return fraction();
    }
    let exact = parts / i128::from(den);
    let decimals = format!("{:04}", exact % 10_000);
    match decimals.trim_end_matches('0') {
        "" => (exact / 10_000).to_string(),
        decimals => format!("{}.{decimals}", exact / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::{fields, ratio};

    #[test]
    fn every_parameter_has_a_field_at_its_path() {
        let params = register::json::decode(
            r#"{"free":[2,4],"hour":[10,1],"love":1,"tasks":[{"credits":[8,100],"task":"translation"}],"way":"off"}"#,
        )
        .unwrap();
        let fields = fields(&params, "effects.0.params");
        let shown: Vec<_> = fields
            .iter()
            .map(|one| (one.path.as_str(), one.label.as_str(), one.kind, one.value.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                ("effects.0.params.free", "free", "json", "[2,4]"),
                ("effects.0.params.hour", "hour", "ratio", "10"),
                ("effects.0.params.love", "love", "integer", "1"),
                ("effects.0.params.tasks.0.credits", "tasks 1 · credits", "ratio", "0.08"),
                ("effects.0.params.tasks.0.task", "tasks 1 · task", "text", "translation"),
                ("effects.0.params.way", "way", "text", "off"),
            ]
        );
    }
    #[test]
    fn a_ratio_stands_in_its_field_as_it_is_read_back() {
        assert_eq!(ratio(3, 4), "0.75");
        assert_eq!(ratio(1_000, 1), "1000");
        assert_eq!(ratio(5, 10_000), "0.0005");
        assert_eq!(ratio(1, 3), "1/3");
        assert_eq!(ratio(0, 1), "0");
    }
}
