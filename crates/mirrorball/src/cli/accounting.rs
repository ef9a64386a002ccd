//! `mirrorball export books` and `mirrorball export bank`: the ledger for other programs, and a share-out's payments for a
//! bank. Both are made here, on the member's own machine; account numbers never leave it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use iban::Iban;
use node::audit;
use node::clock::{Clock, SystemClock};
use register::Hash;
use rules::quantity::Day;
use serde_json::Value;

use crate::bank::{self, IbanFlaw, Order, Payment, read_iban};
use crate::books::{Bookkeeper, Format, Names};
use crate::cli::args::Export;
use crate::cli::exporting::{all_rows, is_standard_output, register_stream, whole};
use crate::cli::keyfile::file_fault;
use crate::cli::setting::Setting;
use crate::language::Language;
use crate::problem::Problem;

/// Writes the books, from the register itself: every entry is verified on the way.
///
/// # Errors
///
/// The register does not verify, or what the server or the disk answered instead.
pub fn books(setting: &Setting, path: &Path, format: Format) -> Result<(), Problem> {
    let mut bookkeeper = Bookkeeper::default();
    audit::walk(register_stream(setting)?, &mut bookkeeper)
        .map_err(|trouble| Problem::of_trouble(&trouble, Language::from_environment()))?;
    let named = all_rows(setting, "members")?;
    let names = named.iter().filter_map(|row| {
        let member = row["member"].as_str()?.parse().ok()?;
        Some((member, row["name"].as_str()?.to_owned()))
    });
    let text = bookkeeper.closed().write(format, &Names(names.collect()));
    whole(path, |file| file.write_all(text.as_bytes()))
}

/// An account in the file of accounts.
struct Account {
    name: Option<String>,
    iban: Iban,
}

/// Writes what a bank is to pay for a share-out, and says for whom there is no account.
///
/// # Errors
///
/// The share-out is not posted or not in euros, an account number does not hold, nobody is left to be paid, or what the
/// server or the disk answered instead.
pub fn bank(setting: &Setting, words: &Export) -> Result<(), Problem> {
    let missing = || not_written("A share-out, a file of accounts and the paying account are needed.");
    let share = words.share.as_deref().ok_or_else(missing)?;
    let accounts = read_accounts(words.accounts.as_deref().ok_or_else(missing)?)?;
    let from = read_iban(words.from.as_deref().ok_or_else(missing)?)
        .map_err(|flaw| not_written(&format!("--from: {}.", said(flaw))))?;
    let about = setting.ask("about")?;
    let view = setting.ask(&format!("shares/{share}"))?;
    if about["currency"]["code"] != bank::CURRENCY || about["currency"]["scale"] != 2 {
        return Err(not_written(
            "The community's currency is not the euro, and SEPA pays in euros.",
        ));
    }
    if view["state"] != "posted" {
        return Err(not_written(
            "The share-out is not posted yet; only then does the community owe what it pays.",
        ));
    }
    let today = about["today"].as_str().and_then(Day::parse).ok_or_else(missing)?;
    let day = match &words.on {
        Some(day) => Day::parse(day).ok_or_else(|| not_written("--on: write a day as 2026-05-31."))?,
        None => today,
    };
    if day < today {
        return Err(not_written("--on: that day is over, and no bank pays then."));
    }
    let Matched {
        payments,
        without,
        unused,
    } = matched(&view, &accounts)?;
    let name = about["called"].as_str().unwrap_or_default();
    let order = Order {
        share: id(&view["share"])?,
        made_ms: SystemClock::new().now_ms(),
        day,
        payer: words.holder.clone().unwrap_or_else(|| name.to_owned()),
        from,
        text: format!("{name} {} - {}", plain(&view["from"]), plain(&view["until"])),
        payments,
    };
    if order.payments.is_empty() {
        return Err(not_written("None of those who are paid has an account in the file."));
    }
    whole(&words.output, |file| file.write_all(order.write().as_bytes()))?;
    let lacking = lacking(&without, &unused);
    if is_standard_output(&words.output) {
        lacking.iter().for_each(|line| eprintln!("{line}"));
        return Ok(());
    }
    let sum = rules::quantity::decimal(i64::try_from(order.cents()).unwrap_or(i64::MAX), 2);
    if setting.json() {
        let told = serde_json::json!({
            "written": words.output.display().to_string(), "payments": order.payments.len(),
            "cents": order.cents(), "without_account": without, "unused": unused,
        });
        crate::cli::print_json(&told);
        return Ok(());
    }
    let payments = match order.payments.len() {
        1 => "1 payment".to_owned(),
        several => format!("{several} payments"),
    };
    out!(
        "Written to {}: {payments}, {sum} {} in all.",
        words.output.display(),
        bank::CURRENCY
    );
    lacking.iter().for_each(|line| out!("{line}"));
    out!("Once the bank has paid, record it: mirrorball act payment.record member=… amount=… day=today");
    Ok(())
}

/// Who is paid and has no account in the file, and who is in it and not paid.
fn lacking(without: &[String], unused: &[String]) -> Vec<String> {
    let without = without
        .iter()
        .map(|name| format!("{name} has no account in the file, and is to be paid otherwise."));
    let unused = unused
        .iter()
        .map(|name| format!("{name} is in the file of accounts, and nobody whom this share-out pays."));
    without.chain(unused).collect()
}

/// What a share-out and a file of accounts have to do with each other.
struct Matched {
    /// What is paid to accounts that are known.
    payments: Vec<Payment>,
    /// The names of those without an account.
    without: Vec<String>,
    /// What the file calls those whom the share-out pays nothing.
    unused: Vec<String>,
}

/// Finds the account of each who is paid, by their id or by a name that nobody else has.
fn matched(view: &Value, accounts: &BTreeMap<String, Account>) -> Result<Matched, Problem> {
    let lines = || view["lines"].as_array().into_iter().flatten();
    let paid = || lines().filter(|line| line["amount"].as_u64().is_some_and(|cents| cents > 0));
    let (mut payments, mut without, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
    for line in paid() {
        let (key, name) = (plain(&line["member"]), plain(&line["name"]));
        let called = match accounts.contains_key(&key) {
            true => key,
            false => name.clone(),
        };
        let Some(account) = accounts.get(&called) else {
            without.push(name);
            continue;
        };
        if called == name && lines().filter(|other| other["name"] == line["name"]).count() > 1 {
            return Err(not_written(&format!(
                "More than one member of this share-out is called {name}; name each by their id in the file of accounts."
            )));
        }
        used.insert(called);
        payments.push(Payment {
            member: id(&line["member"])?,
            name: account.name.clone().unwrap_or(name),
            to: account.iban,
            cents: line["amount"].as_u64().unwrap_or_default(),
        });
    }
    let unused = accounts.keys().filter(|called| !used.contains(*called));
    Ok(Matched {
        unused: unused.cloned().collect(),
        payments,
        without,
    })
}

fn read_accounts(path: &Path) -> Result<BTreeMap<String, Account>, Problem> {
    let unread = |flaw: csv::Error| {
        file_fault(
            "The accounts were not read.",
            path,
            &std::io::Error::other(flaw.to_string()),
        )
    };
    let mut file = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(path)
        .map_err(unread)?;
    let head = file.headers().map_err(unread)?.clone();
    let column = |name: &str| head.iter().position(|column| column == name);
    let (Some(member), Some(iban)) = (column("member"), column("iban")) else {
        return Err(not_written(
            "The file of accounts needs the columns member and iban in its first line.",
        ));
    };
    let mut accounts = BTreeMap::new();
    for record in file.records() {
        let record = record.map_err(unread)?;
        let text = |column: usize| record.get(column).unwrap_or_default();
        let line = record.position().map_or(0, csv::Position::line);
        let read = read_iban(text(iban));
        let iban = read.map_err(|flaw| not_written(&format!("Line {line} of {}: {}.", path.display(), said(flaw))))?;
        let name = column("name").map(text).filter(|name| !name.is_empty());
        let account = Account {
            name: name.map(str::to_owned),
            iban,
        };
        if accounts.insert(text(member).to_owned(), account).is_some() {
            return Err(not_written(&format!(
                "Line {line} of {}: this member stands there twice.",
                path.display()
            )));
        }
    }
    Ok(accounts)
}

fn said(flaw: IbanFlaw) -> &'static str {
    match flaw {
        IbanFlaw::Form => "this is no IBAN, which begins with a country's two letters and two digits",
        IbanFlaw::CheckDigits => "the check digits of this IBAN do not fit: a digit is wrong, missing or swapped",
        IbanFlaw::Country => "no IBAN of that country looks like this",
    }
}

fn id(value: &Value) -> Result<Hash, Problem> {
    let id = value.as_str().and_then(|text| text.parse().ok());
    id.ok_or_else(|| not_written("The server's answer was not understood."))
}

fn plain(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn not_written(why: &str) -> Problem {
    Problem::fault(
        "bank-file",
        "No file for the bank was written.".to_owned(),
        why.to_owned(),
        "Mend it, and run it again; nothing was sent anywhere.",
    )
}
