//! The books as an hledger journal.

use std::collections::BTreeMap;

use super::names::unit;
use super::{Books, Names, line};

pub(super) fn write(books: &Books, names: &Names) -> String {
    let held = books.held(names);
    let mut text = format!(
        "; The books of {}, from its register.\n; The last transaction says what each account holds, as the register has it.\n\n",
        one_line(&books.community)
    );
    let mut styles = BTreeMap::new();
    for (_, counted) in &books.accounts {
        styles.insert(
            quoted(&unit(counted)),
            rules::quantity::decimal(0, books.decimals(counted)),
        );
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
    for one in &held {
        line(&mut text, format_args!("account {}", one.account));
    }
    for transaction in &books.transactions {
        let reference = transaction.reference.as_deref().map(one_line);
        let reference = reference.map(|reference| format!(" | {reference}")).unwrap_or_default();
        let (day, entry, act) = (transaction.day, transaction.entry, transaction.act);
        line(&mut text, format_args!("\n{day} ({entry}) {act}{reference}"));
        for one in books.lines(names, transaction.postings.iter().copied()) {
            let (account, unit) = (&one.account, quoted(&unit(one.unit)));
            let amount = books.amount(one.unit, one.amount);
            line(&mut text, format_args!("    {account}  {amount} {unit}"));
        }
    }
    if let Some((_, last)) = books.span() {
        line(
            &mut text,
            format_args!("\n{last} what each account holds in the register"),
        );
        for one in &held {
            let (zero, balance) = (books.amount(one.unit, 0), books.amount(one.unit, one.amount));
            let (account, unit) = (&one.account, quoted(&unit(one.unit)));
            line(
                &mut text,
                format_args!("    {account}  {zero} {unit} = {balance} {unit}"),
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
