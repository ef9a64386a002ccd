//! `mirrorball act`: any act from `field=value` words, signed and filed.

use std::collections::BTreeMap;

use node::limits::{PHOTO_BYTES_MAX, PHOTO_POINTS_MAX};
use register::Hash;
use register::json::Value;
use rules::act::{ACT_SHAPES, ActShape};
use rules::community::seal;
use rules::field::{FieldShape, Kind};
use serde_json::json;

use crate::act_text::{self, Reading};
use crate::cli::args::Act;
use crate::cli::print_json;
use crate::cli::setting::{Acting, Setting};
use crate::compose::Text;
use crate::problem::Problem;

/// Signs and files an act, or says what it would do.
///
/// # Errors
///
/// A field can't be read, or what the server answered instead of a receipt.
pub fn act(words: &Act) -> Result<(), Problem> {
    let Some(name) = &words.name else {
        list();
        return Ok(());
    };
    let shape = act_text::shape(name).ok_or_else(|| unknown(name))?;
    // Who only looks what an act is files none, be it that it needs nothing.
    if words.fields.is_empty() && words.notes.is_empty() && !words.bare && !words.dry_run {
        describe(shape);
        return Ok(());
    }
    let setting = Setting::of(&words.place)?;
    let acting = setting.acting()?;
    let me = acting.member.to_string();
    let (fields, texts) = written(words, shape, &setting, &acting)?;
    complete(shape, &fields)?;
    let act = act_text::act(shape, fields);
    let thought = || json!({ "act": loose(&act), "by": me });
    let previews = format!("/api/{}/preview", acting.community);
    if words.dry_run {
        return preview(&setting, &previews, &thought());
    }
    if LOOKED_AT.contains(&shape.name)
        && let Ok(effect) = setting.client.post(&previews, &thought())
    {
        // What was recorded twice can be taken back: it is said, and filed all the same.
        cautions(&effect).for_each(|caution| eprintln!("{caution}"));
    }
    let receipt = setting.file(&acting, &act, texts)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!(
            "Filed {} as entry {}, signed with key {}.",
            shape.name,
            receipt["index"],
            acting.key.name
        );
        out!("act {}", receipt["act"].as_str().unwrap_or_default());
    }
    Ok(())
}

/// What the words say: the act's fields, and the texts that travel beside it.
fn written(
    words: &Act,
    shape: &ActShape,
    setting: &Setting,
    acting: &Acting,
) -> Result<(BTreeMap<String, Value>, Vec<Text>), Problem> {
    let me = acting.member.to_string();
    let reading = acting.reading(&me);
    let (mut fields, mut texts) = (BTreeMap::new(), Vec::new());
    for pair in &words.fields {
        let (name, text) = split(pair)?;
        if text == "mine"
            && matches!(
                (shape.name, name),
                ("draw.commit/1", "seal") | ("draw.reveal/1", "secret")
            )
        {
            fields.insert(name.to_owned(), own_secret(setting, acting, words, name)?);
            continue;
        }
        let field = act_text::field(shape, name).ok_or_else(|| no_field(shape, name))?;
        if matches!(field.kind, Kind::Photo) {
            let mut photo = Text::new(&photo(text)?);
            photo.audience.clone_from(&words.audience);
            once(&fields, name)?;
            fields.insert(name.to_owned(), photo.commitment());
            texts.push(photo);
            continue;
        }
        let value = act_text::read(field, text, &reading)
            .map_err(|flaw| usage("field", format!("{} was not read.", shape.name), &flaw.to_string()))?;
        once(&fields, name)?;
        fields.insert(name.to_owned(), value);
    }
    for pair in &words.notes {
        let (name, words_of) = split(pair)?;
        if !act_text::is_note_at(shape, name) {
            return Err(no_note(shape, name));
        }
        let mut text = Text::new(words_of);
        text.audience.clone_from(&words.audience);
        if !act_text::put(&mut fields, name, text.commitment()) {
            return Err(usage(
                "field",
                format!("\"{name}\" was not read."),
                "Give each field once, and number the items of a list from 0 without a gap.",
            ));
        }
        texts.push(text);
    }
    Ok((fields, texts))
}

/// Acts of which the server is asked first what there is to look at, such as that the same was recorded already, or that a
/// day has no more hours.
const LOOKED_AT: [&str; 4] = ["income.record/1", "expense.record/1", "payment.record/1", "work.log/1"];

/// What to look at before an act is signed.
fn cautions(effect: &serde_json::Value) -> impl Iterator<Item = &str> {
    let list = effect["cautions"].as_array().into_iter().flatten();
    list.filter_map(serde_json::Value::as_str)
}

/// Says what an act would do, and files nothing.
fn preview(setting: &Setting, address: &str, thought: &serde_json::Value) -> Result<(), Problem> {
    let effect = setting.client.post(address, thought)?;
    if setting.json() {
        print_json(&effect);
        return Ok(());
    }
    cautions(&effect).for_each(|caution| out!("{caution}"));
    out!("Nothing was filed. This act would do:");
    for sentence in effect["effect"].as_array().into_iter().flatten() {
        out!("  {}", sentence.as_str().unwrap_or_default());
    }
    Ok(())
}

/// The secret that this key makes for a draw, or its seal: it follows from the key, so that nothing has to be kept.
fn own_secret(setting: &Setting, acting: &Acting, words: &Act, name: &str) -> Result<Value, Problem> {
    let draw = words
        .fields
        .iter()
        .find_map(|pair| pair.strip_prefix("draw="))
        .unwrap_or_default();
    let answer = setting.ask("draws")?;
    let mut rows = answer["rows"].as_array().into_iter().flatten();
    let row = rows.find(|row| row["draw"].as_str() == Some(draw));
    let attempt = row.and_then(|row| u32::try_from(row["attempt"].as_u64()?).ok());
    let (Some(attempt), Ok(draw)) = (attempt, draw.parse::<Hash>()) else {
        return Err(usage(
            "field",
            "The secret was not made.".to_owned(),
            "There is no such draw.",
        ));
    };
    let text = format!("mirrorball/draw/v1/secret {draw} {attempt}");
    let secret = Hash::of(&[acting.key.secret.sign(text.as_bytes()).as_bytes()]);
    let said = match name {
        "seal" => seal(&draw, attempt, &acting.member, &secret),
        _ => secret, // The other of the two fields that this is asked for.
    };
    Ok(Value::Text(said.to_string()))
}

/// The photo in a file, without what a camera wrote beside it, as the text that travels beside an act.
fn photo(path: &str) -> Result<String, Problem> {
    let flaw = |why: String, next: &str| Problem {
        next: next.to_owned(),
        ..usage("field", format!("The photo {path} was not read."), &why)
    };
    let bytes = std::fs::read(path).map_err(|error| flaw(format!("{error}."), "Name a file that is there."))?;
    let plain = node::photos::plain(&bytes).ok_or_else(|| {
        let why = match node::photos::size(&bytes) {
            Some((width, height)) if u64::from(width) * u64::from(height) > u64::from(PHOTO_POINTS_MAX) => {
                format!("It is {width} × {height} points large; a photo has {PHOTO_POINTS_MAX} at most.")
            }
            Some(_) => "It is a JPEG that not every browser shows: in four colours, say, or cut off.".to_owned(),
            None => "It is no JPEG.".to_owned(),
        };
        flaw(
            why,
            "Write it anew as a JPEG of at most 2,048 points a side, for example with an image program. (In the browser, \
             photos are made smaller by themselves.)",
        )
    })?;
    if plain.len() > PHOTO_BYTES_MAX {
        return Err(flaw(
            format!("It has {} bytes; a photo has {PHOTO_BYTES_MAX} at most.", plain.len()),
            "Make it smaller; a receipt can be read at 1,600 points a side.",
        ));
    }
    Ok(node::photos::write(&plain))
}

/// An act's value as plain JSON.
pub fn loose(act: &Value) -> serde_json::Value {
    serde_json::from_str(&register::json::encode(act)).expect("canonical JSON is JSON")
}

/// Names every field that is still missing, before anything is signed.
fn complete(shape: &ActShape, fields: &BTreeMap<String, Value>) -> Result<(), Problem> {
    let missing = |field: &&FieldShape| field.required && !fields.contains_key(field.name);
    let names: Vec<&str> = shape.fields.iter().filter(missing).map(|field| field.name).collect();
    if names.is_empty() {
        return Ok(());
    }
    let mut flaw = usage(
        "field",
        format!("{} was not filed.", shape.name),
        &format!("It also needs {}.", names.join(", ")),
    );
    if shape.name == "share.post/1" {
        flaw.next = "The keeper posts a share-out by itself once its waiting time is over; its page has the button, \
                     and fills in the total and the digest of its lines."
            .to_owned();
    }
    Err(flaw)
}

/// There is no text of this name beside the act: its words may stand in the act itself.
fn no_note(shape: &ActShape, name: &str) -> Problem {
    let Some(field) = act_text::field(shape, name) else {
        return no_field(shape, name);
    };
    let mut problem = usage(
        "field",
        format!("\"{name}\" was not read."),
        &format!(
            "It is no text beside {}, which could be erased: it stands in the act itself.",
            shape.name
        ),
    );
    problem.next = match field.kind {
        Kind::Photo => format!("Write {name}=receipt.jpg, without --note."),
        _ => format!("Write {name}=… without --note."), // Whatever else it is, its words are read as they are.
    };
    problem
}

/// Nobody can tell which of two values for one field was meant.
fn once<V>(fields: &BTreeMap<String, V>, name: &str) -> Result<(), Problem> {
    if fields.contains_key(name) {
        return Err(usage(
            "field",
            format!("\"{name}\" is given twice."),
            "Give each field once.",
        ));
    }
    Ok(())
}

fn split(pair: &str) -> Result<(&str, &str), Problem> {
    pair.split_once('=').ok_or_else(|| {
        usage(
            "field",
            format!("\"{pair}\" was not read."),
            "Fields are written field=value.",
        )
    })
}

fn list() {
    let mut table = crate::cli::showing::table(&["Act", "What it does"]);
    for shape in ACT_SHAPES {
        table.add_row([shape.name, shape.doc.trim()]);
    }
    out!("{table}");
    out!("`mirrorball act <type>` shows an act's fields.");
}

fn describe(shape: &ActShape) {
    out!("{}: {}", shape.name, shape.doc.trim());
    let reading = Reading {
        money_scale: 2,
        me: None,
        today: "",
    };
    let mut table = crate::cli::showing::table(&["Field", "", "What it is", "Written as"]);
    for field in shape.fields {
        let need = if field.required { "needed" } else { "" };
        let (written, need) = if act_text::is_note(field) {
            ("a text, with --note".to_owned(), need)
        } else {
            (act_text::expected(field.name, &field.kind, &reading), need)
        };
        table.add_row([field.name, need, field.doc.trim(), &written]);
    }
    if !shape.fields.is_empty() {
        out!("{table}");
    }
    if !shape.fields.iter().any(|field| field.required) {
        let name = shape.name.split('/').next().unwrap_or_default();
        out!("It needs no field: `mirrorball act {name} --bare` files it as it is.");
    }
}

fn unknown(name: &str) -> Problem {
    let known = |shape: &&ActShape| shape.name.split('.').next() == name.split('.').next();
    let near: Vec<&str> = ACT_SHAPES.iter().filter(known).map(|shape| shape.name).collect();
    let why = match near.is_empty() {
        true => "No act is called so.".to_owned(),
        false => format!("No act is called so; there are {}.", near.join(", ")),
    };
    usage("act", format!("\"{name}\" was not filed."), &why)
}

fn no_field(shape: &ActShape, name: &str) -> Problem {
    let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
    let why = format!("{} has no such field; it has {}.", shape.name, names.join(", "));
    usage("field", format!("\"{name}\" was not read."), &why)
}

/// Words of the command line that can't be understood.
pub fn usage(code: &str, what: String, why: &str) -> Problem {
    let next = "`mirrorball act` lists all acts, `mirrorball act <type>` an act's fields.";
    Problem::fault(code, what, why.to_owned(), next)
}

#[cfg(test)]
mod tests {
    use super::photo;

    #[test]
    fn a_photo_goes_along_without_what_the_camera_wrote_beside_it() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/photos/camera.jpg");
        let written = photo(file).unwrap();
        let read = node::photos::read(&written).unwrap();
        let told = |bytes: &[u8]| bytes.windows(4).any(|part| part == b"Exif");
        assert!(told(&std::fs::read(file).unwrap()) && !told(&read));
    }

    #[test]
    fn what_is_no_photo_is_refused_with_what_to_do() {
        let none = photo(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap_err();
        assert!(none.why == "It is no JPEG." && none.next.contains("as a JPEG"));
        let gone = photo("there-is-no-such.jpg").unwrap_err();
        assert_eq!(gone.next, "Name a file that is there.");
    }
}
