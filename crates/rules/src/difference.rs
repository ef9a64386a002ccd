//! Where two signed bodies differ, so that a refusal can name the field.

use alloc::format;
use alloc::string::{String, ToString};
use register::json::{Value, decode};

/// The path of the first member in which two bodies differ, in the order of their names; none if they are the same.
pub fn first_difference(earlier: &str, later: &str) -> Option<String> {
    match (decode(earlier), decode(later)) {
        (Ok(earlier), Ok(later)) => differ(&earlier, &later, ""),
        (Err(_), _) | (_, Err(_)) => (earlier != later).then(String::new),
    }
}

fn differ(earlier: &Value, later: &Value, path: &str) -> Option<String> {
    let (Value::Record(one), Value::Record(other)) = (earlier, later) else {
        return (earlier != later).then(|| path.to_string());
    };
    let under = |name: &str| {
        if path.is_empty() {
            name.to_string()
        } else {
            format!("{path}.{name}")
        }
    };
    let mut names: alloc::vec::Vec<&String> = one.keys().chain(other.keys()).collect();
    names.sort();
    names
        .into_iter()
        .find_map(|name| match (one.get(name), other.get(name)) {
            (Some(one), Some(other)) => differ(one, other, &under(name)),
            (None, _) | (_, None) => Some(under(name)),
        })
}
