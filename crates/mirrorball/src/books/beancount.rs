//! The books as beancount has them.

use super::names::unit;
use super::{Books, Names, line};
use rules::ledger::Unit;

pub(super) fn write(books: &Books, names: &Names) -> String {
    let accounts: Vec<String> = books.accounts.iter().map(|(key, _)| names.account(key)).collect();
    let units: Vec<String> = books.accounts.iter().map(|(_, counted)| unit(counted)).collect();
    let mut text = format!(
        "; The books of a community, from its register.\n; Every account holds here what it holds there; the last lines say so.\n\noption \"title\" \"{}\"\n",
        quoted(&books.community)
    );
    let currency = books.accounts.iter().find_map(|(_, counted)| match counted {
        Unit::Currency(code) => Some(code),
        Unit::Credit(_) | Unit::Hour | Unit::Energy | Unit::Mutual(_) | Unit::Shares(_) | Unit::Items(_) => None,
    });
    if let Some(code) = currency {
        line(&mut text, format_args!("option \"operating_currency\" \"{code}\""));
    }
    let Some((first, last)) = books.span() else {
        return text;
    };
    text.push('\n');
    for (account, unit) in accounts.iter().zip(&units) {
        line(&mut text, format_args!("{first} open {account} {unit}"));
    }
    for transaction in &books.transactions {
        let (day, entry, act) = (transaction.day, transaction.entry, transaction.act);
        line(&mut text, format_args!("\n{day} * \"{act}\" \"entry {entry}\""));
        if let Some(reference) = &transaction.reference {
            line(&mut text, format_args!("  reference: \"{}\"", quoted(reference)));
        }
        for (place, amount) in &transaction.postings {
            let amount = books.amount(*place, *amount);
            line(
                &mut text,
                format_args!("  {}  {amount} {}", accounts[*place], units[*place]),
            );
        }
    }
    text.push('\n');
    // A balance is one of the morning.
    let morning_after = last.plus_days(1);
    for (place, balance) in books.balances.iter().enumerate() {
        let (balance, unit) = (books.amount(place, *balance), &units[place]);
        line(
            &mut text,
            format_args!("{morning_after} balance {}  {balance} {unit}", accounts[place]),
        );
    }
    text
}

/// A text within quotation marks.
fn quoted(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let text: String = text.chars().map(plain).collect();
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
