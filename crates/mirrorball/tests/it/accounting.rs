//! What leaves for other programs: books that hledger and beancount check, records in the words of Valueflows, and a bank
//! file that its schema takes. All of the
//! sample community, whose fifteen months have everything in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use axum::http::StatusCode;
use mirrorball::books::{Bookkeeper, Books, Format, Names};
use register::Hash;
use rules::community::{MoneyRecord, WorkState};
use rules::quantity::WorkUnit;
use rules::report;
use serde_json::Value;

use crate::explored::Sample;

/// Runs a program that the tests' own step `tools` provides.
fn run(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output();
    output.unwrap_or_else(|flaw| panic!("{program}: {flaw}. `cargo xtask test --only tools` installs it"))
}

fn passes(program: &str, arguments: &[&str]) -> String {
    let output = run(program, arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    said
}

fn books(sample: &Sample) -> (Books, Names) {
    let mut bookkeeper = Bookkeeper::default();
    sample.keeper.walk(&mut bookkeeper).unwrap();
    let notes: Vec<(Hash, Hash)> = sample.keeper.read(|state| {
        let members = state.community().members().iter();
        members.map(|member| (member.id, member.name)).collect()
    });
    let named = notes.into_iter().filter_map(|(member, note)| {
        let note = sample.keeper.note(&note).unwrap()?;
        Some((member, note.text?.text))
    });
    let names: BTreeMap<Hash, String> = named.collect();
    (bookkeeper.closed(), Names(names))
}

#[test]
fn every_account_holds_in_the_books_what_it_holds_in_the_register() {
    let sample = Sample::new();
    let (books, _) = books(&sample);
    assert!(books.transactions.len() > 1_000 && books.accounts.len() > 50);
    let held: Vec<(String, i64)> = sample.keeper.read(|state| {
        let accounts = state.community().ledger().accounts(state.last_stamp_ms());
        accounts.map(|(key, view)| (key.to_string(), view.balance)).collect()
    });
    let mut written: Vec<(String, i64)> = books
        .accounts
        .iter()
        .zip(&books.balances)
        .map(|((key, _), balance)| (key.to_string(), *balance))
        .collect();
    written.sort();
    let mut held_sorted = held;
    held_sorted.sort();
    assert_eq!(written, held_sorted);
    // And each is the sum of what moved on it.
    let mut sums = vec![0_i64; books.accounts.len()];
    for transaction in &books.transactions {
        for (place, amount) in &transaction.postings {
            sums[*place] += amount;
        }
    }
    assert_eq!(sums, books.balances);
}

#[test]
fn hledger_and_beancount_find_nothing_wrong_with_the_books() {
    let sample = Sample::new();
    let (books, names) = books(&sample);
    let home = tempfile::tempdir().unwrap();
    let write = |format: Format, text: &str| {
        let path = home.path().join(format!("books.{}", format.ending()));
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let journal = books.write(Format::Hledger, &names);
    let path = write(Format::Hledger, &journal);
    passes("hledger", &["-f", &path, "check", "--strict"]);
    // What hledger says each account holds is what the register says, to the cent.
    let told = passes(
        "hledger",
        &["-f", &path, "balance", "--flat", "--empty", "--no-total", "-O", "csv"],
    );
    let mut rows = csv::Reader::from_reader(told.as_bytes());
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let line = journal
            .lines()
            .rfind(|line| line.trim_start().starts_with(&format!("{}  ", &row[0])))
            .unwrap();
        let asserted = line.split_once(" = ").unwrap().1;
        let plain = |text: &str| text.replace(['"', ','], "");
        let zero = asserted
            .split(' ')
            .next()
            .unwrap()
            .trim_start_matches('-')
            .chars()
            .all(|c| c == '0' || c == '.');
        assert!(
            plain(&row[1]) == plain(asserted) || zero && row[1].starts_with('0'),
            "{row:?}: {asserted}"
        );
        seen += 1;
    }
    assert_eq!(seen, books.accounts.len() + 2, "what is owed stands in two more");
    let text = books.write(Format::Beancount, &names);
    passes("bean-check", &[&write(Format::Beancount, &text)]);
    // What it says of an account holds for all that are named below it: so none is below another.
    let balances = text.lines().filter_map(|line| line.split_once(" balance "));
    let named: Vec<&str> = balances.filter_map(|(_, rest)| rest.split(' ').next()).collect();
    assert!(named.len() > 10);
    for account in &named {
        let below = format!("{account}:");
        assert!(!named.iter().any(|other| other.starts_with(&below)), "{below}");
    }
    // Both notice a cent too much.
    let wrong = |text: &str, act: &str| {
        let at = text.find(act).unwrap();
        let (before, after) = text.split_at(at);
        before.to_owned() + &after.replacen("Assets:Cash  ", "Assets:Cash  1", 1)
    };
    let path = write(Format::Hledger, &wrong(&journal, "income.record/1"));
    assert!(!run("hledger", &["-f", &path, "check"]).status.success());
    let path = write(Format::Beancount, &wrong(&text, "income.record/1"));
    assert!(!run("bean-check", &[&path]).status.success());
}

#[tokio::test]
async fn the_books_can_be_taken_along_by_whoever_may_read() {
    let sample = Sample::as_member(0).await;
    let path = format!("/{}/money/books/", sample.slug);
    let (books, names) = books(&sample);
    for (name, format) in [("hledger", Format::Hledger), ("beancount", Format::Beancount)] {
        let served = sample.page(&format!("{path}{name}"), "en").await;
        assert_eq!(served, books.write(format, &names));
    }
    assert_eq!(sample.get(&format!("{path}excel"), "en").await.0, StatusCode::NOT_FOUND);
}

#[test]
fn what_is_owed_to_members_is_a_liability_below_zero() {
    let sample = Sample::new();
    let (books, names) = books(&sample);
    let journal = books.write(Format::Hledger, &names);
    assert!(!journal.contains("Assets:Payable"));
    // What one transaction moves on the accounts that begin so, in cents.
    let moves = |transaction: &str, account: &str| -> i64 {
        let lines = transaction.lines().map(str::trim_start);
        let cents = |line: &str| -> i64 {
            let amount = line.split_once("  ").unwrap().1.split(' ').next().unwrap();
            amount.replace('.', "").parse().unwrap()
        };
        lines.filter(|line| line.starts_with(account)).map(cents).sum()
    };
    let (mut posted, mut paid) = (0, 0);
    for transaction in journal.split("\n\n") {
        let owed = moves(transaction, "Liabilities:Payable:");
        assert_eq!(moves(transaction, "Assets:Set-Aside:Payable "), -owed, "{transaction}");
        assert_eq!(moves(transaction, "Expenses:Owed:Member "), -owed, "{transaction}");
        if transaction.contains(") share.post/1") {
            assert!(owed < 0, "more is owed: {transaction}");
            posted += owed;
        } else if transaction.contains(") payment.record/1") {
            assert!(owed > 0, "less is owed: {transaction}");
            paid += owed;
        }
    }
    assert!(posted < 0 && posted + paid <= 0, "{posted} {paid}");
}

/// An account number of Spain for anybody, with check digits that hold.
fn iban(number: u64) -> String {
    let bban = format!("21000418{number:012}");
    // ES stands for 1428, and its two digits for what makes the whole one more than a multiple of 97.
    let rest = format!("{bban}142800")
        .bytes()
        .fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("ES{:02}{bban}", 98 - rest)
}

/// The last posted share-out, and who is paid what by it.
fn posted(sample: &Sample) -> (Hash, Vec<(Hash, u64)>) {
    sample.keeper.read(|state| {
        let community = state.community();
        let head = report::shares(community)
            .into_iter()
            .find(|head| head.state == "posted")
            .unwrap();
        let view = report::share(community, &head.share).unwrap();
        let paid = view.lines.iter().filter(|line| line.amount > 0);
        (head.share, paid.map(|line| (line.who.member, line.amount)).collect())
    })
}

#[tokio::test]
async fn a_bank_file_pays_every_line_and_its_schema_takes_it() {
    let sample = Sample::as_member(0).await;
    let (share, lines) = posted(&sample);
    let path = format!("/{}/money/shares/{share}/bank", sample.slug);
    assert!(
        sample
            .page(&format!("/{}/money/shares/{share}", sample.slug), "en")
            .await
            .contains(&path)
    );
    assert!(sample.page(&path, "en").await.contains("name=\"from\""));
    let mut typed: Vec<(String, String)> = vec![
        ("payer".to_owned(), "Guild & Söhne".to_owned()),
        ("from".to_owned(), iban(1)),
        ("day".to_owned(), "2026-11-23".to_owned()),
    ];
    for (place, (member, _)) in (2..).zip(&lines) {
        typed.push((member.to_string(), iban(place)));
    }
    let answer = sample.post_form(&path, &typed).await;
    assert_eq!(answer.0, StatusCode::OK, "{}", answer.1);
    let xml = answer.1;
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("pay.xml");
    fs::write(&file, &xml).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/bank/pain.001.001.09.xsd");
    let (schema, file) = (schema.to_str().unwrap(), file.to_str().unwrap());
    passes("xmllint", &["--noout", "--nonet", "--schema", schema, file]);
    let all = |element: &str| -> Vec<String> {
        let begin = format!("<{element}");
        let parts = xml.split(begin.as_str()).skip(1);
        parts
            .map(|part| part.split_once('>').unwrap().1.split_once('<').unwrap().0.to_owned())
            .collect()
    };
    let euros = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    let amounts: Vec<String> = lines.iter().map(|(_, cents)| euros(*cents)).collect();
    assert_eq!(
        all("InstdAmt Ccy=\"EUR\""),
        amounts,
        "each line is paid, and nothing else"
    );
    let sum = euros(lines.iter().map(|(_, cents)| cents).sum());
    assert_eq!(all("CtrlSum"), [sum.clone(), sum]);
    assert_eq!(all("NbOfTxs"), [lines.len().to_string(), lines.len().to_string()]);
    assert!(xml.contains("<Nm>Guild + Sohne</Nm>"), "{xml}");
    // The same again is the same to the bank; with one account less it is another.
    let again = sample.post_form(&path, &typed).await.1;
    let id = |xml: &str| {
        xml.split_once("<MsgId>")
            .unwrap()
            .1
            .split_once('<')
            .unwrap()
            .0
            .to_owned()
    };
    assert_eq!(id(&again), id(&xml));
    typed.pop();
    assert_ne!(id(&sample.post_form(&path, &typed).await.1), id(&xml));
    // A schema that took anything would show nothing.
    let broken = home.path().join("broken.xml");
    fs::write(&broken, xml.replacen("<PmtMtd>TRF</PmtMtd>", "", 1)).unwrap();
    assert!(
        !run(
            "xmllint",
            &["--noout", "--nonet", "--schema", schema, broken.to_str().unwrap()]
        )
        .status
        .success()
    );
}

/// The program as the member at a place of the cast, in a home of their own.
struct Terminal {
    home: tempfile::TempDir,
    server: String,
    slug: String,
}

impl Terminal {
    async fn of(sample: &Sample, place: usize) -> Self {
        let home = tempfile::tempdir().unwrap();
        let people = mirrorball::demo::people(&sample.keeper).unwrap();
        mirrorball::cli::keyfile::write(&home.path().join("me.key"), &people[place].seed).unwrap();
        Self {
            home,
            server: sample.serve().await,
            slug: sample.slug.clone(),
        }
    }

    /// What it said, and whether it did what it was asked for.
    fn say(&self, words: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_mirrorball"))
            .args(words)
            .args(["--community", self.slug.as_str(), "--key", "./me.key"])
            .current_dir(self.home.path())
            .env("MIRRORBALL_CONFIG", self.home.path().join("config"))
            .env("MIRRORBALL_SERVER", &self.server)
            .env("HOME", self.home.path())
            .env("LANG", "C")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), said)
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one file of accounts, mended step by step")]
async fn the_command_line_makes_the_same_file_and_says_who_is_left() {
    let sample = Sample::as_member(0).await;
    let (share, lines) = posted(&sample);
    let terminal = Terminal::of(&sample, 0).await;
    let (share, from) = (share.to_string(), iban(1));
    let bank = |accounts: &str, on: &str| {
        fs::write(terminal.home.path().join("accounts.csv"), accounts).unwrap();
        let words = [
            "export",
            "bank",
            "--share",
            &share,
            "--accounts",
            "accounts.csv",
            "--from",
            &from,
            "--on",
            on,
            "-o",
            "pay.xml",
            "--force",
        ];
        terminal.say(&words)
    };
    let (last, others) = lines.split_last().unwrap();
    let mut accounts = "member,iban\n".to_owned();
    for (place, (member, _)) in (2..).zip(others) {
        accounts.push_str(&format!("{member},{}\n", iban(place)));
    }
    accounts.push_str(&format!("Nobody Here,{}\n", iban(99)));
    let (done, said) = bank(&accounts, "2026-11-23");
    assert!(done, "{said}");
    assert!(said.contains(&format!("{} payments", others.len())), "{said}");
    assert!(
        said.contains("Nobody Here is in the file of accounts, and nobody whom this share-out pays."),
        "{said}"
    );
    let view = sample.json(&format!("shares/{share}")).await;
    let line = view["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["member"] == last.0.to_string());
    let name = line.unwrap()["name"].as_str().unwrap().to_owned();
    assert!(said.contains(&format!("{name} has no account in the file")), "{said}");
    let written = fs::read_to_string(terminal.home.path().join("pay.xml")).unwrap();
    // The page writes the same for the same accounts, but for the moment.
    let mut typed = vec![
        ("payer".to_owned(), String::new()),
        ("from".to_owned(), from.clone()),
        ("day".to_owned(), "2026-11-23".to_owned()),
    ];
    typed.extend(
        (2..)
            .zip(others)
            .map(|(place, (member, _))| (member.to_string(), iban(place))),
    );
    let path = format!("/{}/money/shares/{share}/bank", sample.slug);
    let served = sample.post_form(&path, &typed).await.1;
    let timeless = |xml: &str| -> Vec<String> {
        let lines = xml.lines().filter(|line| !line.contains("<CreDtTm>"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(timeless(&written), timeless(&served));
    // By name as well; and nothing is written over by what is refused.
    let by_name = format!("member,iban\n{name},{}\n", iban(5));
    for (accounts, on, why) in [
        (by_name.as_str(), "2026-11-20", "that day is over"),
        (
            "member,iban\nNobody Here,ES9121000418450200051332\n",
            "2026-11-23",
            "None of those who are paid",
        ),
        ("who,iban\n", "2026-11-23", "needs the columns member and iban"),
        ("member,iban\nX,ES9221000418450200051332\n", "2026-11-23", "Line 2"),
    ] {
        let (done, said) = bank(accounts, on);
        assert!(!done && said.contains(why), "{why}: {said}");
    }
    assert_eq!(
        fs::read_to_string(terminal.home.path().join("pay.xml")).unwrap(),
        written
    );
    let (done, said) = bank(&by_name, "2026-11-23");
    assert!(done && said.contains("1 payment,"), "{said}");
}

#[tokio::test]
async fn a_wrong_account_number_is_told_at_its_field_and_makes_no_file() {
    let sample = Sample::as_member(0).await;
    let (share, lines) = posted(&sample);
    let path = format!("/{}/money/shares/{share}/bank", sample.slug);
    let (member, _) = lines[0];
    let with = |from: &str, day: &str, account: &str| {
        vec![
            ("payer".to_owned(), "Guild".to_owned()),
            ("from".to_owned(), from.to_owned()),
            ("day".to_owned(), day.to_owned()),
            (member.to_string(), account.to_owned()),
        ]
    };
    let (good, swapped) = (iban(1), iban(12).replacen("12", "21", 1));
    for (typed, word) in [
        (with(&good, "2026-11-23", &swapped), "check digits do not fit"),
        (with("my account", "2026-11-23", &good), "This is no IBAN"),
        (with(&good, "2026-11-01", &good), "today or a later day"),
        (with(&good, "2026-11-23", ""), "at least one number"),
    ] {
        let (status, text) = sample.post_form(&path, &typed).await;
        assert_eq!(status, StatusCode::OK);
        assert!(text.contains("<form") && text.contains(word), "{word}: {text}");
    }
    // An open share-out owes nothing yet, and nobody pays it.
    let open = sample.keeper.read(|state| {
        let heads = report::shares(state.community());
        heads
            .into_iter()
            .find(|head| head.state == "open")
            .map(|head| head.share)
    });
    let open = open.expect("the sample has an open share-out");
    let path = format!("/{}/money/shares/{open}/bank", sample.slug);
    let (_, text) = sample.post_form(&path, &with(&good, "2026-11-23", &good)).await;
    assert!(!text.contains("<?xml"), "{text}");
    assert!(!sample.page(&path, "en").await.contains("name=\"from\""));
}

/// The records of the sample community in the words of Valueflows, read back.
fn records(sample: &Sample) -> Vec<Value> {
    graph(sample)["@graph"].as_array().unwrap().clone()
}

/// The same with its context.
fn graph(sample: &Sample) -> Value {
    let mut file = Vec::new();
    let text = |c: &Hash| sample.keeper.note(c).unwrap()?.text.map(|kept| kept.text);
    sample
        .keeper
        .read(|state| mirrorball::valueflows::write(&mut file, state.community(), &text))
        .unwrap();
    let read: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(read["@context"]["@vocab"], "https://w3id.org/valueflows/ont/vf#");
    read
}

/// Every name in a record: of its members, of what it is and does.
fn names_in(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                names.insert(name.clone());
                names_in(member, names);
            }
            let said = ["@type", "action"]
                .into_iter()
                .filter_map(|name| members.get(name)?.as_str());
            names.extend(said.map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| names_in(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn records_are_written_in_words_that_valueflows_has() {
    let sample = Sample::new();
    let records = records(&sample);
    let terms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/valueflows/terms.txt");
    let terms = fs::read_to_string(terms).unwrap();
    let mut names = BTreeSet::new();
    records.iter().for_each(|record| names_in(record, &mut names));
    let ours = |name: &&String| !name.starts_with('@') && !name.starts_with("mb:");
    let unknown: Vec<_> = names
        .iter()
        .filter(ours)
        .filter(|name| !terms.lines().any(|term| term == **name))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    // Each has an id of its own, and what it names is there.
    let ids: BTreeSet<&str> = records.iter().map(|record| record["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), records.len());
    let graph = graph(&sample);
    let context = graph["@context"].as_object().unwrap();
    for record in &records {
        for (link, typed) in context {
            if typed["@type"] != "@id" {
                continue;
            }
            let named = record[link].as_array().cloned();
            let named = named.unwrap_or_else(|| vec![record[link].clone()]);
            let there = |id: &Value| id.as_str().is_none_or(|id| ids.contains(id));
            assert!(named.iter().all(there), "{link} of {record}");
        }
        for quantity in ["effortQuantity", "resourceQuantity"] {
            let unit = record[quantity]["hasUnit"].as_str();
            assert!(unit.is_none_or(|id| ids.contains(id)), "{record}");
        }
    }
}

/// The records of this kind that do this.
fn doing<'r>(records: &'r [Value], kind: &str, action: &str) -> Vec<&'r Value> {
    let fits = |record: &&Value| record["@type"] == kind && record["action"] == action;
    records.iter().filter(fits).collect()
}

/// The money of a record, in the smallest unit.
fn cents(record: &Value) -> i64 {
    let written = record["resourceQuantity"]["hasNumericalValue"].as_str().unwrap();
    written.replace('.', "").parse().unwrap()
}

#[test]
fn no_work_is_lost_among_the_records() {
    let sample = Sample::new();
    let records = records(&sample);
    let events = doing(&records, "EconomicEvent", "work");
    sample.keeper.read(|state| {
        let works = state.community().works();
        let all = events.len() + doing(&records, "mb:Contribution", "work").len();
        assert_eq!(all, works.len());
        let counted = works.iter().filter(|work| work.state == WorkState::Counted);
        let timed = counted.clone().filter(|work| work.unit == WorkUnit::Minutes);
        let worked: i64 = timed.map(|work| i64::from(work.quantity)).sum();
        let efforts = events.iter().map(|event| &event["effortQuantity"]);
        let timed = efforts.filter(|effort| effort["hasUnit"].as_str().unwrap().ends_with(":minutes"));
        let told: i64 = timed.map(|effort| effort["hasNumericalValue"].as_i64().unwrap()).sum();
        assert_eq!(told, worked);
        // A day is that of the place where the community lives.
        let first = counted.clone().next().unwrap();
        let id = format!("urn:mirrorball:{}", first.id);
        let same = events.iter().find(|event| event["@id"] == id).unwrap();
        let day = format!("{}T00:00:00+0", first.day);
        assert!(same["hasPointInTime"].as_str().unwrap().starts_with(&day), "{same}");
        let promises = doing(&records, "Commitment", "work");
        assert_eq!(promises.len(), state.community().commitments().len());
    });
}

#[test]
fn no_money_is_lost_among_the_records() {
    let sample = Sample::new();
    let records = records(&sample);
    let transfers = doing(&records, "EconomicEvent", "transfer");
    let through = |way: &str| -> i64 {
        let ways = transfers.iter().filter(|event| event[way].is_string());
        ways.map(|event| cents(event)).sum()
    };
    sample.keeper.read(|state| {
        let community = state.community();
        let stands = |records: &[MoneyRecord]| -> i64 {
            let standing = records.iter().filter(|one| one.reversed.is_none());
            standing.map(|one| one.amount as i64).sum()
        };
        assert_eq!(through("toResourceInventoriedAs"), stands(community.incomes()));
        let paid = community.payments().iter().filter(|one| one.reversed.is_none());
        let paid: i64 = paid.map(|one| one.amount as i64).sum();
        assert_eq!(through("resourceInventoriedAs"), stands(community.expenses()) + paid);
        let shared = community.shares().iter().flat_map(|share| &share.paid);
        let owed: u64 = shared.flat_map(|paid| &paid.payouts).map(|payout| payout.amount).sum();
        let claims = doing(&records, "Claim", "transfer").into_iter().map(cents);
        assert_eq!(claims.sum::<i64>(), owed as i64);
    });
}
