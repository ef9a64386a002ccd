//! The languages of the program, and how a request or an environment asks for
//! one. The words themselves are in the Fluent files.

/// A language that every text of the program exists in.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Catalan.
    Catalan,
    /// French.
    French,
    /// Italian.
    Italian,
    /// German.
    German,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::English,
        Self::Spanish,
        Self::Catalan,
        Self::French,
        Self::Italian,
        Self::German,
    ];

    /// The language's tag, as in `lang="es"`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Catalan => "ca",
            Self::French => "fr",
            Self::Italian => "it",
            Self::German => "de",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Catalan => "Català",
            Self::French => "Français",
            Self::Italian => "Italiano",
            Self::German => "Deutsch",
        }
    }

    /// The language that a tag such as `es`, `es-MX` or `es_ES.UTF-8` names.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let end = tag.find(['-', '_', '.', '@']).unwrap_or(tag.len());
        let primary = tag[..end].trim();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The best language for an `Accept-Language` header.
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for item in header.split(',').take(32) {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts
                .filter_map(|part| part.trim().strip_prefix("q="))
                .map(thousandths)
                .next_back()
                .unwrap_or(1000);
            let Some(language) = Self::from_tag(tag) else { continue };
            if weight > 0 && best.is_none_or(|(held, _)| weight > held) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// The language of the terminal, from `LC_ALL`, `LC_MESSAGES` or `LANG`.
    pub fn from_environment() -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .and_then(|value| Self::from_tag(&value))
            .unwrap_or_default()
    }
}

/// A weight such as `0.8` in thousandths; anything unreadable weighs nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u32>()) {
        ("0", Ok(weight)) => weight,
        ("1", Ok(0)) => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(Language::from_accept("es-MX,en;q=0.8"), Some(Language::Spanish));
        assert_eq!(Language::from_accept("pt, es;q=0.3, en;q=0.7"), Some(Language::English));
        assert_eq!(Language::from_accept("de-AT, fr"), Some(Language::German));
        assert_eq!(Language::from_accept("pt, nl"), None);
        assert_eq!(Language::from_accept("es;q=0"), None);
        assert_eq!(Language::from_tag("es_ES.UTF-8"), Some(Language::Spanish));
    }
}
