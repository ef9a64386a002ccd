//! Fields that have sorts, such as effects, from text: `does` first, then `field=value` words, with `;` between several:
//! `renew-agreement name=rates review=2027-01-31; close-role circle=all role=scribe`. Values with blanks stand in
//! double quotes, records in braces. JSON is read too. What single values look like is in `act_text.rs`.

use std::collections::BTreeMap;

use register::json::Value;
use rules::field::{FieldShape, SortShape};

use crate::act_text::{Reading, read_kind};

/// Reads several of one kind of sorts.
pub(crate) fn read_list(tag: &str, sorts: &[SortShape], text: &str, reading: &Reading<'_>) -> Option<Value> {
    if text.starts_with('[') {
        return json(text);
    }
    let sentences = sentences(text)?;
    let one = |words: &Vec<String>| read_words(tag, sorts, words, reading);
    sentences.iter().map(one).collect::<Option<_>>().map(Value::List)
}

/// Reads one.
pub(crate) fn read_one(tag: &str, sorts: &[SortShape], text: &str, reading: &Reading<'_>) -> Option<Value> {
    if text.starts_with('{') {
        return json(text);
    }
    match sentences(text)?.as_slice() {
        [words] => read_words(tag, sorts, words, reading),
        _ => None, // More than one, or none.
    }
}

fn json(text: &str) -> Option<Value> {
    crate::strict::read::<crate::strict::Loose>(text.as_bytes())
        .ok()
        .map(|loose| loose.0)
}

fn read_words(tag: &str, sorts: &[SortShape], words: &[String], reading: &Reading<'_>) -> Option<Value> {
    let (name, fields) = words.split_first()?;
    let sort = sorts.iter().find(|sort| sort.word == name)?;
    let mut members = BTreeMap::from([(tag.to_owned(), Value::Text(name.clone()))]);
    for pair in fields {
        let (name, text) = pair.split_once('=')?;
        let field: &FieldShape = sort.fields.iter().find(|field| field.name == name)?;
        let value = read_kind(field, &field.kind, text.trim(), reading)?;
        if members.insert(name.to_owned(), value).is_some() {
            return None;
        }
    }
    let needed = sort.fields.iter().filter(|field| field.required);
    needed
        .into_iter()
        .all(|field| members.contains_key(field.name))
        .then_some(Value::Record(members))
}

/// What a field of these sorts looks like, in words.
pub(crate) fn expected(sorts: &[SortShape]) -> String {
    let words: Vec<&str> = sorts.iter().map(|sort| sort.word).collect();
    format!(
        "one of {}, and then its fields as field=value, with ; between several; or JSON",
        words.join(", ")
    )
}

/// The words of a text by its semicolons and blanks, except where quotes or braces hold them together. Quotes around a
/// value go; those within braces stay. Nothing where one of them is left open.
fn sentences(text: &str) -> Option<Vec<Vec<String>>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    let mut word = String::new();
    let (mut quoted, mut depth) = (false, 0_u32);
    for c in text.chars() {
        let bare = !quoted && depth == 0;
        match c {
            '"' => {
                quoted = !quoted;
                if depth > 0 {
                    word.push(c);
                }
                continue;
            }
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth = depth.checked_sub(1)?,
            _ => {} // Any other character.
        }
        if bare && (c.is_whitespace() || c == ';') {
            if !word.is_empty() {
                all.last_mut()?.push(std::mem::take(&mut word));
            }
            if c == ';' {
                all.push(Vec::new());
            }
        } else {
            word.push(c);
        }
    }
    if quoted || depth > 0 {
        return None;
    }
    if !word.is_empty() {
        all.last_mut()?.push(word);
    }
    all.retain(|words| !words.is_empty());
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::{read_list, read_one, sentences};
    use crate::act_text::Reading;
    use register::json::encode;
    use rules::act::effect::EFFECT_SHAPES;

    const READING: Reading<'_> = Reading {
        money_scale: 2,
        me: Some("00"),
        today: "2026-05-03",
    };

    #[test]
    fn words_keep_together_in_quotes_and_braces() {
        let found = sentences(r#"a text="two words; still"; b params={"x": [1, 2]}"#).unwrap();
        assert_eq!(
            found,
            [vec!["a", "text=two words; still"], vec!["b", r#"params={"x": [1, 2]}"#]]
        );
        for open in ["a \"b", "a {", "a }"] {
            assert_eq!(sentences(open), None, "{open}");
        }
    }

    #[test]
    fn effects_are_read_as_people_write_them() {
        let list = |text| read_list("does", EFFECT_SHAPES, text, &READING).map(|value| encode(&value));
        assert_eq!(
            list("close-role circle=all role=scribe; retire-agreement name=rates").unwrap(),
            r#"[{"circle":"all","does":"close-role","role":"scribe"},{"does":"retire-agreement","name":"rates"}]"#
        );
        assert_eq!(
            list("renew-agreement name=rates review=today").unwrap(),
            r#"[{"does":"renew-agreement","name":"rates","review":"2026-05-03"}]"#
        );
        for bad in [
            "vanish name=rates",
            "retire-agreement",
            "retire-agreement name=rates name=rates",
            "retire-agreement nome=rates",
            "retire-agreement rates",
        ] {
            assert_eq!(list(bad), None, "{bad}");
        }
        let two = "retire-agreement name=a; retire-agreement name=b";
        assert!(read_one("does", EFFECT_SHAPES, two, &READING).is_none());
    }
}
