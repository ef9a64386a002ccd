//! The parameters of an agreement as fields of a form, filled with what holds now: a field for every number, share and
//! word, by the path where the rules read it.

use register::json::Value;

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
            [Value::Int(num), Value::Int(den)] => push("ratio", ratio(*num, *den)),
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

fn ratio(num: i64, den: i64) -> String {
    if den == 1 {
        num.to_string()
    } else {
        format!("{num}/{den}")
    }
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn every_parameter_has_a_field_at_its_path() {
        let params = register::json::decode(
            r#"{"hour":[10,1],"love":1,"tasks":[{"credits":[8,100],"task":"translation"}],"way":"off"}"#,
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
                ("effects.0.params.hour", "hour", "ratio", "10"),
                ("effects.0.params.love", "love", "integer", "1"),
                (
                    "effects.0.params.tasks.0.credits",
                    "tasks 1 · credits",
                    "ratio",
                    "8/100"
                ),
                ("effects.0.params.tasks.0.task", "tasks 1 · task", "text", "translation"),
                ("effects.0.params.way", "way", "text", "off"),
            ]
        );
    }
}
