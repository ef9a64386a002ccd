//! Every figure opens to the entries behind it, and these add up to it: accounts, money, the flow, statements. All of it on
//! the sample community, against what the books say who go along the register entry by entry.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use mirrorball::books::Bookkeeper;
use rules::quantity::{Day, decimal};
use rules::report::{self, PostingFilter};
use serde_json::Value;

use crate::explored::{Sample, links};
use crate::world::World;

/// The rest of a text after a mark, up to another.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} in {text}"));
    rest.split_once(end)
        .unwrap_or_else(|| panic!("no {end} after {begin}"))
        .0
}

/// What stands in an element with this id, without the tags in it.
fn said(page: &str, id: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("no {id} in {page}"));
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

/// Each link of a part of a page, with what it says.
fn figures(part: &str) -> Vec<(String, String)> {
    let links = part.split("<a ").skip(1).map(|rest| {
        let href = between(rest, "href=\"", "\"")
            .replace("&amp;", "&")
            .replace("&#38;", "&");
        let inner = between(rest, ">", "</a>");
        let value = inner
            .split_once("<b>")
            .map_or(inner, |(_, rest)| rest.split_once("</b>").unwrap().0);
        (href, value.to_owned())
    });
    links.collect()
}

/// The last column but so many of a CSV file, added up in the smallest unit.
fn added(csv: &str, column: &str) -> i64 {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == column)
        .unwrap();
    let cents = |text: &str| -> i64 { text.replace('.', "").parse().unwrap() };
    reader.records().map(|row| cents(&row.unwrap()[place])).sum()
}

/// An amount as pages write it in English, in cents.
fn cents(shown: &str) -> i64 {
    let sign = if shown.starts_with('−') { -1 } else { 1 };
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    sign * digits.parse::<i64>().unwrap_or_else(|_| panic!("no amount: {shown}"))
}

/// An amount without its sign and currency.
fn bare(shown: &str) -> &str {
    shown.trim_start_matches(['−', '€'])
}

#[test]
fn every_account_holds_what_the_entries_behind_it_add_up_to() {
    let sample = Sample::new();
    let mut bookkeeper = Bookkeeper::default();
    sample.keeper.walk(&mut bookkeeper).unwrap();
    let books = bookkeeper.closed();
    let mut posted: BTreeMap<String, BTreeMap<u64, i64>> = BTreeMap::new();
    for transaction in &books.transactions {
        for (place, amount) in &transaction.postings {
            let of_it = posted.entry(books.accounts[*place].0.to_string()).or_default();
            of_it.insert(transaction.entry, *amount);
        }
    }
    sample.keeper.read(|state| {
        let community = state.community();
        let (mut seen, mut lines_seen) = (0, 0);
        for (key, view) in community.ledger().accounts(state.last_stamp_ms()) {
            let page = report::postings(community, key, PostingFilter::All, (0, usize::MAX));
            assert_eq!((page.sum, page.count), (view.balance, page.lines.len() as u64), "{key}");
            let ours: BTreeMap<u64, i64> = page.lines.iter().map(|line| (line.entry, line.amount)).collect();
            let theirs = posted.remove(&key.to_string()).unwrap_or_default();
            let name = key.to_string();
            // Work that counted once and was taken back is in the books twice, and on no page.
            if !["work:", "history:", "issued:"]
                .iter()
                .any(|begin| name.starts_with(begin))
            {
                assert_eq!(ours, theirs, "{key}");
            }
            // By the page they are the same.
            let by_page: Vec<_> = (0..page.lines.len())
                .step_by(7)
                .flat_map(|skip| report::postings(community, key, PostingFilter::All, (skip, 7)).lines)
                .collect();
            assert_eq!(by_page, page.lines, "{key}");
            seen += 1;
            lines_seen += page.lines.len();
        }
        assert!(seen > 50 && lines_seen > 1_000, "{seen} accounts, {lines_seen} lines");
    });
}

#[tokio::test]
async fn the_figures_of_money_open_to_what_adds_up_to_them() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    let money = sample.page(&format!("/{slug}/money"), "en").await;
    let mut seen = 0;
    for (href, value) in figures(between(&money, "<div class=\"figures\">", "</div>")) {
        let page = sample.page(&href, "en").await;
        let place = href.trim_start_matches(&format!("/{slug}/money/"));
        if let Some(query) = place.strip_prefix("moves?") {
            assert!(said(&page, "moves-sum").contains(bare(&value)), "{href}: {value}");
            let csv = sample.page(&format!("/{slug}/money.csv?{query}"), "en").await;
            assert_eq!(added(&csv, "amount"), cents(&value), "{href}");
        } else if place == "accounts?class=payable" {
            assert_eq!(cents(&said(&page, "accounts-sum")), cents(&value), "{href}");
        } else if place.starts_with("accounts/reserve") {
            assert!(said(&page, "account-sum").contains(bare(&value)), "{href}: {value}");
        } else {
            // Cash that is free, and what an open share-out has set aside of it.
            assert!(page.contains(bare(&value)), "{href}: {value}");
        }
        seen += 1;
    }
    assert!(seen >= 6, "{seen} figures");
    // Every account that the list names opens, and adds up.
    let accounts = sample.page(&format!("/{slug}/money/accounts"), "en").await;
    let of_accounts: Vec<String> = links(&accounts)
        .filter(|link| link.starts_with(&format!("/{slug}/money/accounts/")))
        .collect();
    assert!(of_accounts.len() > 50, "{} accounts", of_accounts.len());
    for link in of_accounts {
        let page = sample.page(&link, "en").await;
        let name = link.rsplit('/').next().unwrap();
        let answer = sample.json(&format!("accounts/{name}")).await;
        let csv = sample.page(&format!("{link}/csv"), "en").await;
        let count = answer["count"].as_u64().unwrap();
        assert_eq!(csv.lines().count() as u64, count + 1, "{link}");
        assert!(said(&page, "account-sum").contains(' '), "{link}");
        if answer["lines"].as_array().unwrap().len() as u64 == count {
            let lines = answer["lines"].as_array().unwrap().iter();
            let sum: i64 = lines.map(|line| line["amount"].as_i64().unwrap()).sum();
            assert_eq!(answer["sum"].as_i64(), Some(sum), "{link}");
        }
    }
}

#[tokio::test]
async fn page_files_and_api_know_the_same_accounts() {
    let sample = Sample::as_member(0).await;
    let slug = &sample.slug;
    let members = sample.json("members").await;
    let me = members["rows"][0]["member"].as_str().unwrap();
    let shares = sample.json("shares").await;
    let share = shares["rows"][0]["share"].as_str().unwrap();
    let nobody = "7".repeat(64);
    for (name, is_there) in [
        ("cash".to_owned(), true),
        // Built in, also before anything moves on it.
        ("rounding".to_owned(), true),
        (format!("payable:{me}"), true),
        (format!("pool:{share}"), true),
        (format!("payable:{nobody}"), false),
        (format!("work:love:{nobody}"), false),
        (format!("history:care:{nobody}"), false),
        (format!("pool:{nobody}"), false),
        (format!("sibling:{nobody}:EUR"), false),
        ("nothing-like-it".to_owned(), false),
        ("work:love".to_owned(), false),
    ] {
        let expected = if is_there {
            StatusCode::OK
        } else {
            StatusCode::NOT_FOUND
        };
        for path in [
            format!("/{slug}/money/accounts/{name}"),
            format!("/{slug}/money/accounts/{name}/csv"),
            format!("/api/{slug}/accounts/{name}"),
        ] {
            assert_eq!(sample.get(&path, "en").await.0, expected, "{path}");
        }
    }
    for path in [
        format!("/{slug}/money/accounts/cash?by=shares"),
        format!("/{slug}/money/accounts/cash/csv?by=shares"),
        format!("/api/{slug}/accounts/cash?by=shares"),
    ] {
        assert_eq!(sample.get(&path, "en").await.0, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_shows_no_more_than_was_asked_for() {
    let sample = Sample::as_member(0).await;
    let slug = &sample.slug;
    let ways = |query: &str| {
        [
            format!("/{slug}/money/moves?{query}"),
            format!("/{slug}/money.csv?{query}"),
            format!("/api/{slug}/movements?{query}"),
        ]
    };
    for (query, expected) in [
        ("way=incomes", StatusCode::BAD_REQUEST),
        ("kind=friend", StatusCode::BAD_REQUEST),
        ("from=2026-5-1", StatusCode::BAD_REQUEST),
        ("until=yesterday", StatusCode::BAD_REQUEST),
        ("circle=nowhere", StatusCode::NOT_FOUND),
        ("member=nobody", StatusCode::NOT_FOUND),
    ] {
        for path in ways(query) {
            let (status, text) = sample.get(&path, "en").await;
            assert_eq!(status, expected, "{path}: {text}");
        }
    }
    // What is empty asks for nothing, as a form sends it; `me` is whoever reads.
    let all = sample.json("movements").await["count"].as_u64().unwrap();
    let members = sample.json("members").await;
    let me = members["rows"][0]["member"].as_str().unwrap();
    let mine = sample.json(&format!("movements?member={me}")).await["count"].as_u64();
    assert!(mine > Some(0) && mine < Some(all), "{mine:?} of {all}");
    for (query, count) in [
        ("way=&kind=&circle=&member=&from=&until=", all),
        ("member=me", mine.unwrap()),
    ] {
        let [page, csv, api] = ways(query);
        let api: Value = serde_json::from_str(&sample.page(&api, "en").await).unwrap();
        assert_eq!(api["count"].as_u64(), Some(count), "{query}");
        assert_eq!(
            sample.page(&csv, "en").await.lines().count() as u64,
            count + 1,
            "{query}"
        );
        let said = said(&sample.page(&page, "en").await, "moves-sum");
        let shown = said.split(' ').next().unwrap().replace(',', "");
        assert_eq!(shown, count.to_string(), "{query}: {said}");
    }
}

#[tokio::test]
async fn the_flow_opens_to_what_adds_up_to_it() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    let flow = sample.page(&format!("/{slug}/flow"), "en").await;
    let table = between(&flow, "id=\"flow-table\"", "</table>");
    let sums = between(&flow, "id=\"flow-figures\"", "</div>");
    let (mut moves, mut paid, mut to_members) = (0, 0, 0);
    for (href, value) in figures(table).into_iter().chain(figures(sums)) {
        let page = sample.page(&href, "en").await;
        if let Some((_, query)) = href.split_once("/money/moves?") {
            let csv = sample.page(&format!("/{slug}/money.csv?{query}"), "en").await;
            assert_eq!(added(&csv, "amount"), cents(&value), "{href}");
            moves += 1;
        } else if let Some((_, query)) = href.split_once("/flow/shares?") {
            let foot = between(&page, "<tfoot>", "</tfoot>");
            assert!(foot.contains(&format!(">{value}<")), "{href}: {value} in {foot}");
            let csv = sample.page(&format!("/{slug}/flow/shares.csv?{query}"), "en").await;
            let columns = ["livelihood", "love", "care", "payout"].map(|column| added(&csv, column));
            assert_eq!(columns[..3].iter().sum::<i64>(), columns[3], "{href}");
            to_members += i32::from(query.contains("member="));
            paid += 1;
        } else {
            assert!(
                href.contains("/money/shares/") && page.contains(&value),
                "{href}: {value}"
            );
        }
    }
    assert!(moves > 5 && paid > 20 && to_members > 20, "{moves} {paid} {to_members}");
    // What stands in the table is all that there is in the file.
    let csv = sample.page(&format!("/{slug}/flow.csv"), "en").await;
    assert_eq!(
        csv.lines().count(),
        table.matches("<tr>").count(),
        "a head and as many rows"
    );
}

#[test]
fn what_flows_through_the_streams_is_what_share_outs_paid() {
    let sample = Sample::new();
    sample.keeper.read(|state| {
        let community = state.community();
        let today = community.day_of(state.last_stamp_ms());
        let from = today.plus_days(-364);
        let flow = report::flow(community, from, today);
        let paid = report::paid_out(community, from, today, None);
        assert!(
            paid.total.livelihood > 0 && paid.total.love > 0 && paid.total.care > 0,
            "{:?}",
            paid.total
        );
        assert_eq!(paid.total.to_members(), flow.shared);
        for share in community.shares() {
            let Some(all) = &share.paid else { continue };
            for payout in &all.payouts {
                assert_eq!(
                    payout.by_stream().iter().sum::<u64>(),
                    payout.amount,
                    "{}",
                    payout.member
                );
            }
        }
        let mut members = report::PaidParts::default();
        for member in community.member_ixs() {
            let one = report::paid_out(community, from, today, Some(member)).total;
            members.livelihood += one.livelihood;
            members.love += one.love;
            members.care += one.care;
        }
        let all = paid.total;
        assert_eq!(
            (members.livelihood, members.love, members.care),
            (all.livelihood, all.love, all.care)
        );
    });
}

#[tokio::test]
async fn a_statement_adds_up_and_its_figures_open() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    let members = sample.json("members").await;
    let me = members["rows"][0]["member"].as_str().unwrap();
    let mut months = 0;
    for month in ["2026-03", "2026-06", "2026-10", "2026-11"] {
        let path = format!("/{slug}/statements/{me}/{month}");
        let page = sample.page(&path, "en").await;
        let csv = sample.page(&format!("{path}/csv"), "en").await;
        let part = |name: &str| {
            let lines = csv.lines().filter(|line| line.starts_with(&format!("{name},")));
            format!("part,day,what,value,unit\n{}\n", lines.collect::<Vec<_>>().join("\n"))
        };
        let sentence = said(&page, "statement-sentence");
        let amounts: Vec<i64> = sentence
            .split(' ')
            .filter(|word| word.contains('€'))
            .map(|word| cents(word.trim_end_matches([',', '.', ';'])))
            .collect();
        let owed = sample.json(&format!("accounts/payable:{me}")).await["sum"]
            .as_i64()
            .unwrap();
        assert_eq!(
            amounts,
            [added(&part("shares"), "value"), added(&part("paid"), "value"), owed],
            "{sentence}"
        );
        // Each line that names an account says what is on it.
        let held = between(&page, "id=\"p-credits\"", "</section>");
        for row in held.split("<tr>").skip(1) {
            let href = between(row, "href=\"", "\"")
                .replace("&amp;", "&")
                .replace("&#38;", "&");
            let value = between(row, "<td class=\"num\">", "</td>");
            let Some((_, account)) = href.split_once("/money/accounts/") else {
                let page = sample.page(&href, "en").await;
                assert!(href.contains("stream=care") && !page.is_empty(), "{href}");
                continue;
            };
            let sum = sample.json(&format!("accounts/{account}")).await["sum"]
                .as_i64()
                .unwrap();
            assert_eq!(sum.abs(), cents(value), "{href}");
            sample.page(&href, "en").await;
        }
        // As many marks as contributions, up to six a day.
        let mut works: BTreeMap<&str, usize> = BTreeMap::new();
        for line in csv.lines().filter(|line| line.starts_with("work,")) {
            *works.entry(line.split(',').nth(1).unwrap()).or_default() += 1;
        }
        let drawn: usize = works.values().map(|works| (*works).min(6)).sum();
        for width in ["wide", "narrow"] {
            let picture = between(&page, &format!("id=\"month-{width}-title\""), "</svg>");
            assert_eq!(
                picture.matches("class=\"mark").count(),
                drawn,
                "{month} {width}: {works:?}"
            );
        }
        months += usize::from(drawn > 0);
    }
    assert!(months > 1);
}

#[tokio::test]
async fn decisions_over_time_say_the_same_in_picture_table_and_files() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    let page = sample.page(&format!("/{slug}/flow/decisions"), "en").await;
    let table = between(&page, "id=\"timeline-table\"", "</table>");
    let rows = table.matches("data-decision=").count();
    let wide = between(&page, "id=\"timeline-wide-title\"", "</svg>");
    assert_eq!(wide.matches("class=\"line\"").count(), rows);
    let query = format!(
        "from={}&until={}",
        said_value(&page, "from"),
        said_value(&page, "until")
    );
    let csv = sample.page(&format!("/{slug}/flow/decisions.csv?{query}"), "en").await;
    let answer = sample.json(&format!("timeline?{query}")).await;
    let listed = answer["rows"].as_array().unwrap();
    assert_eq!(csv.lines().count(), listed.len() + 1);
    assert!(rows >= 20 && listed.len() >= rows, "{rows} of {}", listed.len());
    let all: Vec<Value> = sample.decisions().await;
    for row in listed {
        let same = all.iter().find(|one| one["decision"] == row["decision"]);
        let same = same.unwrap_or_else(|| panic!("{row}"));
        assert_eq!(
            (&same["title"], &same["opened_ms"], &same["kind"]),
            (&row["title"], &row["opened_ms"], &row["kind"])
        );
        let spans = row["spans"].as_array().unwrap();
        let mut at_ms = row["opened_ms"].as_u64().unwrap();
        for span in spans {
            assert_eq!(span["from_ms"].as_u64(), Some(at_ms), "{row}");
            at_ms = span["until_ms"].as_u64().unwrap();
        }
        if let Some(settled_ms) = row["settled_ms"].as_u64() {
            assert!(spans.is_empty() || at_ms == settled_ms, "{row}");
        }
    }
    let kinds: std::collections::BTreeSet<&str> = listed.iter().filter_map(|row| row["kind"].as_str()).collect();
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    // A time before there was anything teaches how decisions begin.
    let empty = sample
        .page(
            &format!("/{slug}/flow/decisions?from=2020-01-01&until=2020-02-01"),
            "en",
        )
        .await;
    assert!(empty.contains("tension") && !empty.contains("timeline-table"));
    let flow = sample.page(&format!("/{slug}/flow"), "en").await;
    assert!(links(&flow).any(|link| link == format!("/{slug}/flow/decisions")));
}

/// The value of a field of the form.
fn said_value(page: &str, name: &str) -> String {
    let day = between(page, &format!("name=\"{name}\" value=\""), "\"").to_owned();
    assert!(Day::parse(&day).is_some(), "{day}");
    day
}

#[test]
fn amounts_are_read_as_pages_write_them() {
    assert_eq!((cents("€1,234.56"), cents("−€0.07")), (123_456, -7));
    assert_eq!(added("a,amount\nx,1.50\ny,-0.25\n", "amount"), 125);
    assert_eq!(decimal(-25, 2), "-0.25");
}

#[tokio::test]
async fn every_list_is_a_file_too() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    for (list, asked) in [
        ("people", "members"),
        ("circles", "circles"),
        ("agreements", "agreements"),
        ("decisions", "decisions"),
        ("tensions", "tensions"),
    ] {
        let page = sample.page(&format!("/{slug}/{list}"), "en").await;
        for file in ["csv", "json"] {
            assert!(
                page.contains(&format!("href=\"/{slug}/{list}.{file}\"")),
                "{list}.{file}"
            );
        }
        let csv = sample.page(&format!("/{slug}/{list}.csv"), "en").await;
        let mut table = csv::Reader::from_reader(csv.as_bytes());
        let answer = sample.json(asked).await;
        let listed = answer["rows"].as_array().unwrap();
        let members = listed[0].as_object().unwrap();
        let (column, _) = members.iter().find(|(_, value)| value.is_string()).unwrap();
        let place = table.headers().unwrap().iter().position(|name| name == column).unwrap();
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), listed.len(), "{list}");
        for (row, answered) in rows.iter().zip(listed) {
            let value = &answered[column];
            assert_eq!(&row[place], value.as_str().unwrap_or_default(), "{list}");
        }
    }
}

#[tokio::test]
async fn files_of_lists_and_other_names_of_pages_lead_on() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    let to = async |path: &str| {
        let answer = world.get_as(path, &session).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        answer.headers["location"].to_str().unwrap().to_owned()
    };
    let slug = "open-words";
    assert_eq!(to("/open-words/people.json").await, format!("/api/{slug}/members"));
    assert_eq!(
        to("/open-words/flow.json?from=2026-05-01&until=2026-05-31").await,
        format!("/api/{slug}/flow?from=2026-05-01&until=2026-05-31")
    );
    for page in [
        "people",
        "circles",
        "agreements",
        "decisions",
        "tensions",
        "work",
        "power",
        "money",
        "money/accounts",
    ] {
        let answer = world.get_as(&to(&format!("/{slug}/{page}.json")).await, &session).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
    }
    for typed in ["delegations", "flow/power", "money/expenses", "settings"] {
        let answer = world.get_as(&to(&format!("/{slug}/{typed}")).await, &session).await;
        assert_eq!(answer.status, StatusCode::OK, "{typed}");
    }
    // A name that is none leads nowhere, and to no other site.
    for page in ["delegations", "people.json"] {
        for named in ["%2Felsewhere.example", "%0A", "nobody"] {
            let answer = world.get_as(&format!("/{named}/{page}"), &session).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{named}/{page}");
        }
    }
    // What only members read is in no file for others.
    for list in ["people", "circles", "agreements", "decisions", "tensions"] {
        let answer = world.get(&format!("/{slug}/{list}.csv")).await;
        assert_eq!(answer.code(), "session-needed", "{list}");
    }
}

#[tokio::test]
async fn a_list_says_what_it_cannot_read() {
    let world = World::new().await;
    let session = world.session(&world.ada.key).await;
    for query in ["month=2026-99", "stream=fun", "state=lost", "circle=moon", "member=ada"] {
        for page in ["work", "work.csv"] {
            let answer = world.get_as(&format!("/open-words/{page}?{query}"), &session).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{page}?{query}");
            let (_, asked) = query.split_once('=').unwrap();
            assert!(answer.text.contains(asked), "{}", answer.text);
        }
    }
    let fine = world
        .get_as(
            "/open-words/work?month=2026-05&stream=care&state=&circle=commons",
            &session,
        )
        .await;
    assert_eq!(fine.status, StatusCode::OK);
}

#[tokio::test]
async fn budgets_say_what_is_taken_and_what_is_left() {
    let sample = Sample::as_member(0).await;
    let slug = sample.slug.clone();
    let answer = sample.json("budgets").await;
    let rows = answer["rows"].as_array().unwrap();
    let treasurer = rows.iter().find(|row| row["slug"] == "treasurer").unwrap();
    let [budget, taken, left] = ["budget", "taken", "left"].map(|field| treasurer[field].as_i64().unwrap());
    assert_eq!((budget, taken + left), (150_000, budget), "{treasurer}");
    let circle = sample
        .json(&format!("circles/{}", treasurer["circle"].as_str().unwrap()))
        .await;
    let same = circle["roles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["role"] == "treasurer");
    let same = same.unwrap();
    assert_eq!(
        (&same["taken"], &same["holder"]),
        (&treasurer["taken"], &treasurer["holder"])
    );
    let page = sample.page(&format!("/{slug}/money/budgets"), "en").await;
    let table = between(&page, "id=\"budgets-roles\"", "</section>");
    assert!(table.contains("1,500.00"), "{table}");
    let csv = sample.page(&format!("/{slug}/money/budgets.csv"), "en").await;
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert_eq!(
        added(&csv, "left"),
        rows.iter().map(|row| row["left"].as_i64().unwrap()).sum::<i64>()
    );
}
