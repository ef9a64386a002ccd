//! The books as an hledger journal.

use std::collections::BTreeMap;

use super::names::unit;
use super::{Books, Names, line};

pub(super) fn write(books: &Books, names: &Names) -> String {
    let accounts: Vec<String> = books.accounts.iter().map(|(key, _)| names.account(key)).collect();
    let units: Vec<String> = books
        .accounts
        .iter()
        .map(|(_, counted)| quoted(&unit(counted)))
        .collect();
    let mut text = format!(
        "; The books of {}, from its register.\n; Every account holds here what it holds there; the last transaction says so.\n\n",
        one_line(&books.community)
    );
    let mut styles = BTreeMap::new();
    for ((_, counted), unit) in books.accounts.iter().zip(&units) {
        styles.insert(unit.clone(), rules::quantity::decimal(0, books.decimals(counted)));
    }
    for (unit, zero) in styles {
        // A decimal point stands in it, so that it can't be taken for a sign between thousands.
        let point = if zero.contains('.') { "" } else { "." };
        line(
            &mut text,
            format_args!("commodity 1{}{point} {unit}", zero.replacen('0', "000", 1)),
        );
    }
    text.push('\n');
    for account in &accounts {
        line(&mut text, format_args!("account {account}"));
    }
    for transaction in &books.transactions {
        let reference = transaction.reference.as_deref().map(one_line);
        let reference = reference.map(|reference| format!(" | {reference}")).unwrap_or_default();
        let (day, entry, act) = (transaction.day, transaction.entry, transaction.act);
        line(&mut text, format_args!("\n{day} ({entry}) {act}{reference}"));
        for (place, amount) in &transaction.postings {
            let amount = books.amount(*place, *amount);
            line(
                &mut text,
                format_args!("    {}  {amount} {}", accounts[*place], units[*place]),
            );
        }
    }
    if let Some((_, last)) = books.span() {
        line(
            &mut text,
            format_args!("\n{last} what each account holds in the register"),
        );
        for (place, balance) in books.balances.iter().enumerate() {
            let (zero, balance) = (books.amount(place, 0), books.amount(place, *balance));
            let unit = &units[place];
            line(
                &mut text,
                format_args!("    {}  {zero} {unit} = {balance} {unit}", accounts[place]),
            );
        }
    }
    text
}

/// A unit that is more than letters stands in quotation marks.
fn quoted(unit: &str) -> String {
    match unit.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        true => unit.to_owned(),
        false => format!("\"{unit}\""),
    }
}

/// A text that begins no comment and no second line.
fn one_line(text: &str) -> String {
    let plain = |letter: char| {
        if letter.is_control() || letter == ';' {
            ' '
        } else {
            letter
        }
    };
    text.chars().map(plain).collect()
}
