//! `mirrorball found`, `invite` and `join`: how people come to be members.

use register::json::Value;
use register::{By, SecretKey};
use serde_json::json;

use crate::cli::args::{Found, Invite, Join, Standing};
use crate::cli::memory::Memory;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::client::split_address;
use crate::compose::{self, Frame, Text};
use crate::language::Language;
use crate::problem::Problem;

/// Founds a community: the server writes the agreements out in full, and the founder's key signs them.
///
/// # Errors
///
/// What the server or a file answered instead.
pub fn found(found: &Found) -> Result<(), Problem> {
    let mut setting = Setting::of(&found.place)?;
    let (key, made) = setting.key_or_new()?;
    let language = found
        .language
        .clone()
        .unwrap_or_else(|| Language::from_environment().tag().to_owned());
    let zone = found
        .zone
        .clone()
        .or_else(|| jiff::tz::TimeZone::system().iana_name().map(str::to_owned));
    let namesakes = namesakes(&setting, &found.name);
    let draft = setting.client.post(
        "/found/draft",
        &json!({
            "name": found.name,
            "purpose": found.purpose,
            "template": found.template,
            "currency": if found.currency.contains(':') { found.currency.clone() } else { format!("{}:2", found.currency) },
            "language": language,
            "zone": zone.unwrap_or_else(|| "UTC".to_owned()),
            "waiting_hours": number(found.waiting_hours),
            "needs_percent": number(found.needs_percent),
            "confirmations": number(found.confirmations),
            "reading": if found.public { "public" } else { "members" },
        }),
    )?;
    let keeper = setting.client.get("/api/keeper-key")?;
    let text = Text::new(&found.me);
    let draft = crate::strict::read::<crate::strict::Loose>(draft["act"].to_string().as_bytes());
    let Ok(crate::strict::Loose(Value::Record(mut act))) = draft else {
        return Err(no_draft());
    };
    act.insert("founder".to_owned(), text.commitment());
    act.insert("keys".to_owned(), Value::List(vec![public(&key.secret)]));
    act.insert(
        "keeper".to_owned(),
        Value::Text(keeper["keeper"].as_str().unwrap_or_default().to_owned()),
    );
    let frame = Frame {
        by: By::Nobody,
        community: None,
        seen: compose::nothing_seen(),
        expires_ms: now_ms().saturating_add(crate::limits::ACT_EXPIRES_MS),
        id: compose::random(),
    };
    let signed = compose::sign(&frame, &Value::Record(act), vec![text], &key.secret, &[]);
    let receipt = setting.client.post("/api/communities", &signed.to_json())?;
    let community = receipt["community"].as_str().unwrap_or_default().to_owned();
    setting.remember(&community)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!("Founded {}. You are its first member.", found.name);
        let row = setting.own_row(&community)?.unwrap_or_default();
        let slug = row["slug"].as_str().unwrap_or(&community).to_owned();
        out!("name  {slug}");
        out!("id    {community}");
        out!("key   {} ({made}), in {}", key.name, key.path.display());
        out!("pages {}/{slug}/today", setting.client.server());
        out!("Next: invite the others with `mirrorball invite --standing full`.");
        for other in namesakes {
            out!("You are in another community of this name here: {other}. --community says which one is meant.");
        }
    }
    Ok(())
}

/// The short names of communities of this name at this server that were founded or joined from here.
fn namesakes(setting: &Setting, name: &str) -> Vec<String> {
    let here = setting.client.server();
    let known = setting.memory.communities.iter().filter(|(server, _)| server == here);
    // One that this key does not open, or that is gone, is no reason not to found another.
    let rows = known.filter_map(|(_, id)| setting.own_row(id).ok().flatten());
    let same = rows.filter(|row| row["name"].as_str() == Some(name));
    same.filter_map(|row| row["slug"].as_str().map(str::to_owned)).collect()
}

/// A number as the founding form sends it: empty where the template decides.
fn number(chosen: Option<u32>) -> String {
    chosen.map(|number| number.to_string()).unwrap_or_default()
}

/// Makes an invitation, whose secret is in the link alone.
///
/// # Errors
///
/// What the server or a file answered instead.
pub fn invite(invite: &Invite) -> Result<(), Problem> {
    let setting = Setting::of(&invite.place)?;
    let acting = setting.acting()?;
    let seed: [u8; 32] = compose::random();
    let secret = SecretKey::from_seed(seed);
    let head = setting.client.get(&format!("/api/{}/head", acting.community))?;
    let lasts_ms = u64::from(invite.days).saturating_mul(24 * 60 * 60 * 1000);
    let until_ms = head["now_ms"].as_u64().unwrap_or_default().saturating_add(lasts_ms);
    let standing = match invite.standing {
        Standing::Dating => "dating",
        Standing::Full => "full",
    };
    let act = record([
        ("type", text("member.invite/1")),
        ("key", public(&secret)),
        ("uses", Value::Int(i64::from(invite.uses))),
        ("until", Value::Int(i64::try_from(until_ms).unwrap_or(i64::MAX))),
        ("standing", text(standing)),
    ]);
    let receipt = setting.file(&acting, &act, Vec::new())?;
    let link = format!(
        "{}/join/{}#{}",
        setting.client.server(),
        acting.community,
        base64url(&seed)
    );
    if setting.json() {
        print_json(&json!({ "link": link, "receipt": receipt }));
    } else {
        out!("{link}");
        eprintln!(
            "Whoever has this link can join, {} in all, for {} days.",
            invite.uses, invite.days
        );
    }
    Ok(())
}

/// Joins by an invitation's link, with a key of one's own.
///
/// # Errors
///
/// The link can't be read, or what the server or a file answered instead.
pub fn join(join: &Join) -> Result<(), Problem> {
    let (server, community, seed) = read_link(&join.link).ok_or_else(|| bad_link(&join.link))?;
    let mut setting = Setting::at(server, Memory::load()?, &join.place);
    setting.name_community(community);
    let (key, made) = setting.key_or_new()?;
    let invitation = SecretKey::from_seed(seed);
    let name = Text::new(&join.me);
    let act = record([
        ("type", text("member.join/1")),
        ("name", name.commitment()),
        ("keys", Value::List(vec![public(&key.secret)])),
        ("invite", text(&invitation.public().kid().to_string())),
    ]);
    let frame = setting.frame(By::Nobody, compose::random())?;
    let signed = compose::sign(&frame, &act, vec![name], &key.secret, &[&invitation]);
    let receipt = setting.submit_once(&signed)?;
    let signs = setting.remember_beside(community)?;
    if setting.json() {
        print_json(&receipt);
    } else {
        out!("Welcome, {}. You have joined.", join.me);
        out!("member {}", signed.act_id());
        out!("key    {} ({made}), in {}", key.name, key.path.display());
        out!("pages  {}/{community}/today", setting.client.server());
        if signs != setting.key_name() {
            out!(
                "Commands that name no key are signed with {signs} as before; --key {} signs as you.",
                key.name
            );
        }
    }
    Ok(())
}

/// The server, the community and the secret of an invitation's link.
fn read_link(link: &str) -> Option<(&str, &str, [u8; 32])> {
    let (address, secret) = link.split_once('#')?;
    let (server, path) = split_address(address)?;
    let community = path.strip_prefix("/join/")?;
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let seed = unbase64url(secret)?;
    (!community.is_empty() && community.bytes().all(sound)).then_some((server, community, seed))
}

fn bad_link(link: &str) -> Problem {
    let shown = link.split('#').next().unwrap_or_default();
    Problem::fault(
        "invitation-link",
        "This is no invitation's link.".to_owned(),
        format!("{shown} should be an address like http://…/join/…#… with the secret after the #."),
        "Copy the whole link, and put it in single quotes so that the terminal leaves the # alone.",
    )
}

fn no_draft() -> Problem {
    Problem::fault(
        "answer-not-understood",
        "The server wrote no founding.".to_owned(),
        "Its answer has no act.".to_owned(),
        "Check that the address is a Mirrorball server of this version.",
    )
}

/// A record of these fields.
pub fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Record(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// A text as a field.
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn public(key: &SecretKey) -> Value {
    Value::Text(key.public().to_string())
}

fn now_ms() -> u64 {
    node::Clock::now_ms(&node::SystemClock::new())
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// 32 bytes in base64url without padding.
fn base64url(bytes: &[u8; 32]) -> String {
    let mut out = String::with_capacity(43);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = group;
        let bits = u32::from_be_bytes([0, a, b, c]);
        for place in 0..=chunk.len() {
            let digit = bits >> (18 - 6 * place) & 63;
            out.push(DIGITS[digit as usize] as char);
        }
    }
    out
}

/// The 32 bytes that 43 digits of base64url stand for.
fn unbase64url(text: &str) -> Option<[u8; 32]> {
    if text.len() != 43 {
        return None;
    }
    let mut bytes = Vec::with_capacity(33);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for (place, digit) in group.iter().enumerate() {
            let value = DIGITS.iter().position(|known| known == digit)?;
            bits |= u32::try_from(value).ok()? << (18 - 6 * place);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    let bytes: [u8; 32] = bytes.try_into().ok()?;
    (base64url(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_links_are_read_back_and_nothing_else_is() {
        for seed in [[0; 32], [255; 32], core::array::from_fn(|place| place as u8)] {
            assert_eq!(unbase64url(&base64url(&seed)), Some(seed));
        }
        let text = base64url(&[7; 32]);
        assert_eq!(unbase64url(&text[1..]), None);
        assert_eq!(
            unbase64url(&format!("{}B", &text[..42])),
            None,
            "bits beyond the last byte"
        );
        assert_eq!(unbase64url(&format!("{}+", &text[..42])), None);
    }

    #[test]
    fn a_link_names_server_community_and_secret() {
        let link = format!("http://localhost:7777/join/our-house#{}", base64url(&[9; 32]));
        assert_eq!(read_link(&link), Some(("http://localhost:7777", "our-house", [9; 32])));
        assert_eq!(read_link("http://localhost:7777/join/our-house"), None);
        assert_eq!(read_link("http://localhost:7777/join/#x"), None);
    }
}
