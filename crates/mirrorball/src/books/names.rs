//! What accounts and units are called in the books of other programs: both of them take these names.

use std::collections::BTreeMap;

use register::Hash;
use rules::ledger::{AccountKey, Unit};
use rules::quantity::PartnerKind;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Hex digits that tell apart units whose names these programs do not take whole.
const UNIT_DIGITS: usize = 6;
/// Hex digits of an id that stand in an account's name: enough to tell apart all that a community has.
const ID_DIGITS: usize = 12;
/// Characters of a unit's name that beancount takes.
const UNIT_CHARS_MAX: usize = 24;

/// What members are called, as far as whoever writes the books knows.
#[derive(Clone, Debug, Default)]
pub struct Names(pub BTreeMap<Hash, String>);

impl Names {
    /// The accounts of a key, with what each of them holds of an amount on it. That is the amount itself; but what is owed to
    /// a member is a liability, below zero as those programs have it, for which as much money lies ready, and an expense that
    /// is not paid yet. All of them together are the amount again.
    pub(super) fn accounts(&self, key: &AccountKey, amount: i64) -> Vec<(String, i64)> {
        match key {
            AccountKey::Payable(_) => vec![
                (self.account(key), amount.saturating_neg()),
                ("Assets:Set-Aside:Payable".to_owned(), amount),
                ("Expenses:Owed:Member".to_owned(), amount),
            ],
            _ => vec![(self.account(key), amount)], // Every other account is one.
        }
    }

    /// The account of a key. What is set aside is a part of the money at hand; what came from outside is income, below zero
    /// as those programs have it.
    fn account(&self, key: &AccountKey) -> String {
        match key {
            AccountKey::Cash => "Assets:Cash".to_owned(),
            AccountKey::External(kind @ (PartnerKind::Customer | PartnerKind::Donor)) => {
                format!("Income:{}", capital(kind.word()))
            }
            AccountKey::External(kind @ (PartnerKind::Supplier | PartnerKind::Member)) => {
                format!("Expenses:{}", capital(kind.word()))
            }
            AccountKey::Payable(member) => format!("Liabilities:Payable:{}", self.member(member)),
            AccountKey::Work(stream, member) => {
                format!("Assets:Work:{}:{}", capital(stream.word()), self.member(member))
            }
            AccountKey::History(stream, member) => {
                format!("Assets:History:{}:{}", capital(stream.word()), self.member(member))
            }
            AccountKey::Issued(stream) => format!("Income:Issued:{}", capital(stream.word())),
            AccountKey::Retired(stream) => format!("Expenses:Retired:{}", capital(stream.word())),
            AccountKey::Pool(share) => format!("Assets:Set-Aside:S-{}", digits(share)),
            AccountKey::Reserve(kind) => format!("Assets:Reserve:{}", capital(kind.word())),
            AccountKey::Rounding => "Equity:Rounding".to_owned(),
            AccountKey::Sibling(fork, counted) => {
                format!(
                    "Equity:Sibling:F-{}:{}",
                    digits(fork),
                    capital(&unit(counted).to_ascii_lowercase())
                )
            }
            AccountKey::Named(slug) => format!("Assets:Opened:{}", capital(slug.as_str())),
        }
    }

    fn member(&self, member: &Hash) -> String {
        let name = self.0.get(member).map(|name| plain(name)).unwrap_or_default();
        let name = if name.is_empty() {
            "Member".to_owned()
        } else {
            capital(&name)
        };
        format!("{name}-{}", digits(member))
    }
}

/// The unit in capital letters.
pub(super) fn unit(unit: &Unit) -> String {
    let named = |kind: &str, name: &str| {
        let mut text = format!("{kind}-{}", plain(name).to_ascii_uppercase());
        if text.len() > UNIT_CHARS_MAX || plain(name) != name.to_ascii_lowercase() {
            // Two that differ in what is lost here are two.
            let digest = crate::hex::encode(&Sha256::digest(name));
            text.truncate(UNIT_CHARS_MAX - UNIT_DIGITS - 1);
            text = format!(
                "{}-{}",
                text.trim_end_matches('-'),
                digest[..UNIT_DIGITS].to_ascii_uppercase()
            );
        }
        text
    };
    match unit {
        Unit::Currency(code) => code.to_string(),
        Unit::Credit(stream) => named("CREDIT", stream.word()),
        Unit::Hour => "MINUTE".to_owned(),
        Unit::Energy => "WATTHOUR".to_owned(),
        Unit::Mutual(name) => named("MUTUAL", name),
        Unit::Shares(name) => named("SHARE", name),
        Unit::Items(name) => named("ITEM", name),
    }
}

fn digits(id: &Hash) -> String {
    let mut digits = id.to_string();
    digits.truncate(ID_DIGITS);
    digits
}

/// Letters, digits and hyphens of ASCII, as near as they come.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.nfkd() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            letter if !letter.is_whitespace() && letter != '-' && letter != '_' => {} // An accent, or a letter of another script; the id tells whose it is.
            _ if plain.is_empty() || plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    plain.trim_end_matches('-').to_owned()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use register::Hash;
    use rules::ledger::{AccountKey, Unit};

    use super::{Names, UNIT_CHARS_MAX, unit};

    #[test]
    fn units_that_differ_have_names_that_differ() {
        let named = [
            "time",
            "Time",
            "témps",
            "temps",
            "stunden aus der nachbarschaft",
            "stunden aus der nachbarhilfe",
            "時",
            "間",
        ];
        let units: BTreeSet<String> = named.iter().map(|name| unit(&Unit::Mutual((*name).into()))).collect();
        assert_eq!(units.len(), named.len(), "{units:?}");
        for name in &units {
            let fits = name.len() <= UNIT_CHARS_MAX && !name.ends_with('-');
            assert!(
                fits && name
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
            );
        }
        assert!(
            units.contains("MUTUAL-TIME"),
            "a name that is taken whole stays as it is: {units:?}"
        );
    }

    #[test]
    fn what_is_owed_to_a_sibling_has_an_account_for_each_unit() {
        let fork = Hash::new([7; 32]);
        let account = |counted| Names::default().account(&AccountKey::Sibling(fork, counted));
        let names = [
            account(Unit::Currency("EUR".into())),
            account(Unit::Hour),
            account(Unit::Mutual("time".into())),
        ];
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{names:?}");
        // Each part of a name begins with a capital letter, as beancount has it.
        let parts = names.iter().flat_map(|name| name.split(':'));
        assert!(
            parts
                .into_iter()
                .all(|part| part.starts_with(|first: char| first.is_ascii_uppercase())),
            "{names:?}"
        );
    }
}
