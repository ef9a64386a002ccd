//! The books as beancount has them.

use super::names::unit;
use super::{Books, Names, line};
use rules::ledger::Unit;

pub(super) fn write(books: &Books, names: &Names) -> String {
    let held = books.held(names);
    let mut text = format!(
        "; The books of a community, from its register.\n; The last lines say what each account holds, as the register has it.\n\noption \"title\" \"{}\"\n",
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
    for one in &held {
        let (account, unit) = (&one.account, unit(one.unit));
        line(&mut text, format_args!("{first} open {account} {unit}"));
    }
    for transaction in &books.transactions {
        let (day, entry, act) = (transaction.day, transaction.entry, transaction.act);
        line(&mut text, format_args!("\n{day} * \"{act}\" \"entry {entry}\""));
        if let Some(reference) = &transaction.reference {
            line(&mut text, format_args!("  reference: \"{}\"", quoted(reference)));
        }
        for one in books.lines(names, transaction.postings.iter().copied()) {
            let (account, unit, amount) = (&one.account, unit(one.unit), books.amount(one.unit, one.amount));
            line(&mut text, format_args!("  {account}  {amount} {unit}"));
        }
    }
    text.push('\n');
    // A balance is one of the morning.
    let morning_after = last.plus_days(1);
    for one in &held {
        let (account, unit, balance) = (&one.account, unit(one.unit), books.amount(one.unit, one.amount));
        line(
            &mut text,
            format_args!("{morning_after} balance {account}  {balance} {unit}"),
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
