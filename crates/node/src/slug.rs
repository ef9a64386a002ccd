//! Short names of communities in addresses, made from their names.

use crate::limits::SLUG_BYTES_MAX;

/// Words that stand for something else where a community's short name would be.
const RESERVED: &[&str] = &[
    "about",
    "accessibility",
    "admin",
    "api",
    "assets",
    "checking-page",
    "community",
    "communities",
    "demo",
    "events",
    "explore",
    "favicon-ico",
    "found",
    "health",
    "help",
    "join",
    "keeper",
    "login",
    "logout",
    "me",
    "metrics",
    "new",
    "register",
    "robots-txt",
    "sample",
    "session",
    "settings",
    "start",
    "static",
    "verify",
    "well-known",
    "witness",
];

/// The short name that a community of this name gets when `taken` others had a claim to it before.
pub(crate) fn short_name(name: &str, taken: u32) -> String {
    let mut slug = String::new();
    for character in name.chars() {
        match plain(character) {
            Some(letters) => slug.push_str(letters),
            None if character.is_ascii_alphanumeric() => slug.push(character.to_ascii_lowercase()),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let tail = if taken == 0 {
        String::new()
    } else {
        format!("-{}", u64::from(taken) + 1)
    };
    slug.truncate(SLUG_BYTES_MAX.saturating_sub(tail.len()));
    let slug = slug.trim_end_matches('-');
    match slug {
        "" => format!("community{tail}"),
        word if tail.is_empty() && RESERVED.contains(&word) => format!("{word}-community"),
        word => format!("{word}{tail}"),
    }
}

/// Letters without their accents, as far as European languages have them.
fn plain(character: char) -> Option<&'static str> {
    let lower = character.to_lowercase().next()?;
    Some(match lower {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        '·' | '\'' | '’' => "",
        _ => return None, // All other letters; not an enum of ours.
    })
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn names_become_short_names() {
        let cases = [
            ("Mondragón Translators", 0, "mondragon-translators"),
            ("Col·lectiu  de l'Ovella!", 0, "collectiu-de-lovella"),
            ("Guild", 1, "guild-2"),
            ("API", 0, "api-community"),
            ("日本", 0, "community"),
            ("日本", 2, "community-3"),
            ("---", 0, "community"),
        ];
        for (name, taken, expected) in cases {
            assert_eq!(short_name(name, taken), expected, "{name}");
        }
        assert_eq!(short_name(&"x".repeat(80), 9), format!("{}-10", "x".repeat(37)));
    }
}
