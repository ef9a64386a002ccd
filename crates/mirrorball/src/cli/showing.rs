//! `mirrorball show`: questions about a community, as tables or JSON.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde_json::Value;

use crate::cli::acting::usage;
use crate::cli::args::Show;
use crate::cli::ball;
use crate::cli::columns::{
    AMENDMENTS, ANSWERS, ASKED, As, BALANCES, BALLOTS, BUDGETS, CARE, CIRCLES, COMMITMENTS, COMMUNITIES, Column,
    Columns, DELEGATIONS, DRAWS, DUTIES, FORKS, FOUND, HOUSES, KEYS, MEMBERS, NODES, OBJECTIONS, OPTIONS, PARTNERS,
    PARTS, POWER, ROLES, SHARE, SHARES, SIBLINGS, TENSIONS, UNHEARD, VOICES, WAITING, WORK,
};
use crate::cli::entry;
use crate::cli::plainly;
use crate::cli::print_json;
use crate::cli::setting::Setting;
use crate::percent;
use crate::problem::Problem;

/// Shows what was asked.
///
/// # Errors
///
/// Nothing is called so, or what the server answered instead.
pub fn show(words: &Show) -> Result<(), Problem> {
    let setting = Setting::of(&words.place)?;
    let asked: Vec<&str> = words.what.iter().map(String::as_str).collect();
    let before = words.before;
    let month = words
        .month
        .as_ref()
        .map(|month| format!("?month={month}"))
        .unwrap_or_default();
    if asked == ["communities"] {
        let mut answer = setting.client.get("/api/communities")?;
        add_own(&setting, &mut answer);
        return say(&setting, &mut answer, &Money::unknown(), |answer, money| {
            out!("{}", rows(answer, &COMMUNITIES, money));
        });
    }
    says_of_what(&asked)?;
    // What is public is for whoever has no key here as well.
    if asked == ["public"] {
        let mut answer = setting.ask("public")?;
        // What money is counted in is known to those alone who may read more.
        let money = setting
            .ask("about")
            .map_or_else(|_| Money::smallest(), |about| Money::of(&about));
        return say(&setting, &mut answer, &money, plainly::public);
    }
    if asked == ["register"] {
        return register(&setting);
    }
    if let ["entry", place] = asked.as_slice() {
        return entry::show(&setting, place);
    }
    let path = match asked.as_slice() {
        [
            "head" | "ball" | "members" | "partners" | "balances" | "budgets" | "shares" | "agreements" | "due"
            | "about",
        ] => asked[0].to_owned(),
        ["work"] => before.map_or_else(|| "work".to_owned(), |before| format!("work?before={before}")),
        ["money"] => before.map_or_else(|| "movements".to_owned(), |before| format!("movements?skip={before}")),
        ["flow" | "care" | "duties" | "glance"] => format!("{}{month}", asked[0]),
        ["decisions" | "circles" | "tensions" | "draws" | "waiting" | "delegations"] => asked[0].to_owned(),
        ["forks" | "siblings"] => asked[0].to_owned(),
        ["voices", vote] => format!("decisions/{vote}/voices"),
        ["power"] => power_path(None, words.month.as_deref()),
        ["power", topic] => power_path(Some(topic), words.month.as_deref()),
        ["decision", decision] => format!("decisions/{decision}"),
        ["agreement", name] => format!("agreements/{name}"),
        ["circle", name] => format!("circles/{name}"),
        ["search", ..] if asked.len() > 1 => format!("search?q={}", percent::encoded(&asked[1..].join(" "), b"")),
        ["share", share] => format!("shares/{share}"),
        ["why", share, member] => format!("why/{share}/{}", member_id(&setting, member)?),
        ["statement", member] => format!("statement/{}", member_id(&setting, member)?),
        ["keys"] => "keys/me".to_owned(),
        ["keys", member] => format!("keys/{}", member_id(&setting, member)?),
        _ => return Err(unknown(&words.what.join(" "))), // Texts, not an enum of ours.
    };
    if asked.contains(&"me") || asked == ["keys"] || asked == ["due"] || asked == ["waiting"] || asked[0] == "voices" {
        setting
            .client
            .open_session(&setting.community()?, &setting.key()?.secret)?;
    }
    let mut answer = setting.ask(&path)?;
    let money = if setting.json() {
        Money::unknown()
    } else {
        complete(&setting, &asked, before, &mut answer)?
    };
    say(&setting, &mut answer, &money, |answer, money| {
        print(asked[0], answer, money)
    })
}

/// Whether it is said of what, where that has to be said.
fn says_of_what(asked: &[&str]) -> Result<(), Problem> {
    if !matches!(asked, ["why" | "share" | "statement", ..])
        || matches!(asked, ["share", _] | ["why", _, _] | ["statement", _])
    {
        return Ok(());
    }
    let mut problem = usage(
        "show",
        format!("\"{}\" was not shown.", asked.join(" ")),
        "It does not say of what.",
    );
    "Write `show share SHARE`, `show why SHARE MEMBER` or `show statement MEMBER`; `show shares` and `show members` \
     list them, and me is yourself."
        .clone_into(&mut problem.next);
    Err(problem)
}

/// Adds what people are told beside an answer, and says how money is written here.
fn complete(setting: &Setting, asked: &[&str], before: Option<u32>, answer: &mut Value) -> Result<Money, Problem> {
    if let ["why", share, _] = asked {
        answer["share_out"] = setting.ask(&format!("shares/{share}"))?;
    }
    if asked == ["money"] {
        answer["skipped"] = Value::from(before.unwrap_or(0));
    }
    Ok(Money::of(&setting.ask("about")?))
}

/// Where power is asked for: the quarter of a month, and a topic.
fn power_path(topic: Option<&str>, month: Option<&str>) -> String {
    let day = month.map(|month| format!("day={month}-01"));
    let topic = topic.map(|topic| format!("topic={}", percent::encoded(topic, b"")));
    let asked: Vec<String> = day.into_iter().chain(topic).collect();
    format!("power?{}", asked.join("&"))
}

/// The id of a member who is named by id, by name, or as me.
fn member_id(setting: &Setting, named: &str) -> Result<String, Problem> {
    if named == "me" || (named.len() == 64 && named.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return Ok(named.to_owned());
    }
    let rows = crate::cli::exporting::all_rows(setting, "members")?;
    let called = rows.iter().filter(|row| {
        let name = row["name"].as_str().unwrap_or_default();
        name.to_lowercase() == named.to_lowercase()
    });
    let ids: Vec<&str> = called.filter_map(|row| row["member"].as_str()).collect();
    match ids.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Err(unclear(named, "Nobody here has this name or id.")),
        [_, _, ..] => Err(unclear(named, "Several members have this name.")),
    }
}

fn unclear(named: &str, why: &str) -> Problem {
    let mut problem = usage("member", format!("\"{named}\" was not found."), why);
    "`mirrorball show members` lists everybody with their ids.".clone_into(&mut problem.next);
    problem
}

/// Adds the communities that only members may read and that were founded or joined from here.
fn add_own(setting: &Setting, listed: &mut Value) {
    let Some(rows) = listed.as_array_mut() else { return };
    let here = setting.client.server();
    let own = setting.memory.communities.iter().filter(|(server, _)| server == here);
    for (_, id) in own {
        if rows
            .iter()
            .any(|row| row["community"] == id.as_str() || row["slug"] == id.as_str())
        {
            continue;
        }
        // One that this key does not open, or that is gone, is left out of the list: it is no reason to show none.
        if let Ok(Some(row)) = setting.own_row(id) {
            rows.push(row);
        }
    }
}

fn register(setting: &Setting) -> Result<(), Problem> {
    let checkpoint = setting
        .client
        .stream(&format!("/api/{}/checkpoint", setting.community()?));
    let (mut body, _) = checkpoint?;
    let mut text = String::new();
    std::io::Read::read_to_string(&mut body, &mut text).map_err(|flaw| {
        Problem::fault(
            "no-answer",
            "The checkpoint was not read.".to_owned(),
            format!("{flaw}."),
            "Try again.",
        )
    })?;
    if setting.json() {
        print_json(&serde_json::json!({ "checkpoint": text }));
    } else {
        out_part!("{text}");
    }
    Ok(())
}

fn say(
    setting: &Setting,
    answer: &mut Value,
    money: &Money,
    print: impl FnOnce(&Value, &Money),
) -> Result<(), Problem> {
    if setting.json() {
        print_json(answer);
    } else {
        print(answer, money);
    }
    Ok(())
}

/// What became of voices in a vote, the reader's own first.
fn voices(answer: &Value, money: &Money) {
    let mine = &answer["mine"];
    if let Some(voice) = mine["voice"].as_str() {
        let by = mine["by"]["name"].as_str().or(mine["at"]["name"].as_str());
        out!("Yours: {voice}{}", by.map(|by| format!(" ({by})")).unwrap_or_default());
    }
    if answer["delegates"] == true {
        for what in ["direct", "direct_needed", "spoken_for", "lost", "over_cap", "heaviest"] {
            out!("{}: {}", what.replace('_', " "), answer[what]);
        }
        out!("{}", rows(&answer["rows"], &VOICES, money));
    } else if answer["houses"].as_array().is_none_or(Vec::is_empty) {
        out!("Everybody speaks for themself here.");
    }
    for house in answer["houses"].as_array().into_iter().flatten() {
        out!("In the house {}:", text(&house["house"]));
        voices(house, money);
    }
}

/// How power lies, and who was not heard.
fn power(answer: &Value, money: &Money) {
    out!(
        "{} to {}",
        answer["from"].as_str().unwrap_or_default(),
        answer["until"].as_str().unwrap_or_default()
    );
    let measures = answer["measures"].as_array().into_iter().flatten().map(|measure| {
        let mut measure = measure.clone();
        let total = match measure["measure"].as_str() {
            Some("credits") => As::Credits,
            Some("income") => As::Money,
            Some("care") => As::Hours,
            _ => As::Number, // A text: of everything else there are pieces.
        };
        measure["in_all"] = Value::String(cell(&measure["total"], total, money));
        measure
    });
    out!("{}", rows(&measures.collect(), &POWER, money));
    out!("{}", rows(&answer["unheard"], &UNHEARD, money));
}

fn print(what: &str, answer: &Value, money: &Money) {
    match what {
        "members" => out!("{}", rows(&answer["rows"], &MEMBERS, money)),
        "keys" => out!("{}", rows(&answer["rows"], &KEYS, money)),
        "work" => {
            out!("{}", rows(&answer["rows"], &WORK, money));
            if let Some(next) = answer["next"].as_u64() {
                out!("There is more: `mirrorball show work --before {next}` goes on.");
            }
        }
        "money" => plainly::movements(answer, money),
        "partners" => out!("{}", rows(&answer["rows"], &PARTNERS, money)),
        "delegations" => out!("{}", rows(&answer["rows"], &DELEGATIONS, money)),
        "forks" => out!("{}", rows(&answer["rows"], &FORKS, money)),
        "siblings" => out!("{}", rows(&answer["rows"], &SIBLINGS, money)),
        "voices" => voices(answer, money),
        "power" => power(answer, money),
        "balances" => out!("{}", rows(&answer["rows"], &BALANCES, money)),
        "budgets" => out!("{}", rows(&answer["rows"], &BUDGETS, money)),
        "shares" => out!("{}", rows(&answer["rows"], &SHARES, money)),
        "agreements" => plainly::agreements(answer, money),
        "care" => out!("{}", rows(&answer["rows"], &CARE, money)),
        "duties" => out!("{}", rows(&answer["lines"], &DUTIES, money)),
        "decisions" => plainly::decisions(answer, money),
        "circles" => out!("{}", rows(&answer["rows"], &CIRCLES, money)),
        "tensions" => out!("{}", rows(&answer["rows"], &TENSIONS, money)),
        "draws" => out!("{}", rows(&answer["rows"], &DRAWS, money)),
        "waiting" => out!("{}", rows(&answer["rows"], &WAITING, money)),
        "search" => out!("{}", rows(&answer["rows"], &FOUND, money)),
        "decision" => print_decision(answer, money),
        "agreement" => plainly::agreement(answer, money),
        "circle" => print_circle(answer, money),
        "share" => print_share(answer, money),
        "why" => print_why(answer, money),
        "flow" => print_flow(answer, money),
        "due" => print_due(answer, money),
        "ball" => ball::print(answer),
        "statement" => plainly::statement(answer, money),
        "glance" => plainly::glance(answer, money),
        "head" => plainly::head(answer, money),
        _ => plainly::anything(answer, money), // A text, not an enum of ours: what has no table is shown line by line.
    }
}

fn print_decision(answer: &Value, money: &Money) {
    let of = |field: &str| text(&answer[field]);
    out!("{} ({}, {}): {}", of("title"), of("kind"), of("circle"), of("stage"));
    for (label, field) in [("Opened", "opened_ms"), ("Until", "ends_ms")] {
        out!("{label:8} {}", cell(&answer[field], As::Moment, money));
    }
    let lists = [
        ("Options", "options", &OPTIONS),
        ("Answers", "answers", &ANSWERS),
        ("Objections", "objections", &OBJECTIONS),
        ("Advice", "asked", &ASKED),
        ("Ballots", "ballots", &BALLOTS),
    ];
    for (heading, field, columns) in lists {
        if answer[field].as_array().is_some_and(|list| !list.is_empty()) {
            out!("{heading}:");
            out!("{}", rows(&answer[field], columns, money));
        }
    }
    for closing in answer["closings"].as_array().into_iter().flatten() {
        out!("Closed: {} (entry {})", text(&closing["outcome"]), closing["entry"]);
    }
    let result = &answer["result"];
    if result.is_object() {
        let winners = result["winners"].as_array().into_iter().flatten();
        let titles: Vec<String> = winners.map(|number| option_title(answer, number)).collect();
        let won = match titles.as_slice() {
            [] => String::new(),
            titles => format!(": {}", titles.join(", ")),
        };
        out!("Comes to {}{won}", text(&result["outcome"]));
        out!(
            "{} of {} have voted; {} in favour, {} needed",
            result["cast"],
            result["electorate"],
            result["in_favour"],
            result["needed"]
        );
    }
    weighing(result);
    if answer["houses"].is_array() {
        out!("{}", rows(&answer["houses"], &HOUSES, money));
        for house in answer["houses"].as_array().into_iter().flatten() {
            weighing(&house["result"]);
        }
    }
    let conference = &answer["conference"];
    if conference.is_object() {
        out!("Those who sit for the houses: {}", text(&conference["stage"]));
        out!("{}", rows(&conference["amendments"], &AMENDMENTS, money));
    }
}

/// That the voices of a result were weighed, and by what.
fn weighing(result: &Value) {
    let said = &result["weighing"];
    if said.is_object() {
        out!(
            "Weighed by {}: one voice each and one more for every {}, at most {}; {} voices in all. \
             The agreement weighing, version {}, says so.",
            text(&said["by"]),
            said["step"],
            said["most"],
            said["voices"],
            said["version"]
        );
    }
}

/// The title of an option; number 0, and the one after the last, is leaving things as they are.
fn option_title(answer: &Value, number: &Value) -> String {
    let options = answer["options"].as_array().into_iter().flatten();
    let found = options.into_iter().find(|option| option["number"] == *number);
    found.map_or_else(|| "things as they are".to_owned(), |option| text(&option["title"]))
}

/// A ballot in one line: `yes`, `1, 3`, `1 (5), 2 (3)`, or `2 > 1 = 3`.
fn ballot(marks: &Value) -> String {
    let joined = |list: &Value, between: &str, one: &dyn Fn(&Value) -> String| {
        let items = list.as_array().into_iter().flatten();
        items.map(one).collect::<Vec<_>>().join(between)
    };
    if let Some(plain) = marks["plain"].as_str() {
        return plain.to_owned();
    }
    if marks["approve"].is_array() {
        return joined(&marks["approve"], ", ", &Value::to_string);
    }
    if marks["points"].is_array() {
        return joined(&marks["points"], ", ", &|one| {
            format!("{} ({})", one["option"], one["points"])
        });
    }
    joined(&marks["ranking"], " > ", &|rank| joined(rank, " = ", &Value::to_string))
}

fn print_circle(answer: &Value, money: &Money) {
    out!("{}: {}", text(&answer["called"]), text(&answer["aim"]));
    let names = answer["members"].as_array().into_iter().flatten();
    out!(
        "Members: {}",
        names.map(|one| text(&one["name"])).collect::<Vec<_>>().join(", ")
    );
    out!("{}", rows(&answer["roles"], &ROLES, money));
}

fn print_share(answer: &Value, money: &Money) {
    out!(
        "Share-out {} to {}: {}",
        text(&answer["from"]),
        text(&answer["until"]),
        text(&answer["state"])
    );
    out!("{}", rows(&answer["lines"], &SHARE, money));
    for (label, field) in [
        ("Amount", "amount"),
        ("Paid to members", "total"),
        ("Needs", "needs"),
        ("Reserve", "reserve"),
        ("Back to cash", "undistributed"),
    ] {
        out!("{label:16} {:>12}", money.shown(&answer[field]));
    }
}

fn print_why(answer: &Value, money: &Money) {
    out!(
        "{}, share-out {} to {}",
        text(&answer["name"]),
        text(&answer["from"]),
        text(&answer["until"])
    );
    for stream in ["livelihood", "love"] {
        let parts = &answer[stream]["parts"];
        if parts.as_array().is_some_and(|parts| !parts.is_empty()) {
            out!("Open {stream} credits came from:");
            out!("{}", rows(parts, &PARTS, money));
        }
    }
    print_working(answer, money);
}

/// The working, from the amount to the payout, a line a step.
fn print_working(answer: &Value, money: &Money) {
    let working = &answer["working"];
    let line = |label: &str, amount: &str| out!("{label:<44} {amount:>16}");
    line("Amount that is shared", &money.shown(&working["amount"]));
    line("  for needs, first", &money.exact(&working["needs"]));
    for stream in working["streams"].as_array().into_iter().flatten() {
        let credits = |field: &str| cell(&stream[field], As::Credits, money);
        line(
            &format!("  for {}", text(&stream["stream"])),
            &money.exact(&stream["paid"]),
        );
        let yours = format!("    for {} of {} open credits", credits("open"), credits("open_of_all"));
        line(&yours, &money.exact(&stream["pay"]));
        if stream["capped"] == true {
            out!("    (every open credit is paid; none can be paid twice)");
        }
    }
    line("Before care", &money.exact(&working["before_care"]));
    print_care(answer, money, &line);
    line("After care", &money.exact(&working["exact"]));
    let rounding = &working["rounding"];
    match text(&rounding["way"]).as_str() {
        "none" => out!("  no rounding was needed"),
        way => line(&format!("  rounded {way}, by"), &money.exact(&rounding["by"])), // A text, not an enum of ours.
    }
    line("Paid", &money.shown(&working["payout"]));
    for (label, field) in [
        ("Of the amount, for the reserve", "reserve"),
        ("Of the amount, not paid out: it stays in cash", "undistributed"),
    ] {
        let amount = &answer["share_out"][field];
        if amount.as_u64().is_some_and(|amount| amount > 0) {
            line(label, &money.shown(amount));
        }
    }
}

/// What care changes, and why it changes nothing where it does not.
fn print_care(answer: &Value, money: &Money, line: &dyn Fn(&str, &str)) {
    let care = &answer["working"]["care"];
    let minutes = cell(&care["minutes"], As::Hours, money);
    match text(&care["mode"]).as_str() {
        "balance" => {
            line(
                &format!("  care: {minutes} hours; passed on to those who did more"),
                &money.exact(&care["withheld"]),
            );
            line(
                "  care: received from those who did less",
                &money.exact(&care["received"]),
            );
        }
        "pot" => line(
            &format!("  care: {minutes} hours, paid from the pot"),
            &money.exact(&care["paid"]),
        ),
        "left_out" => {
            let away = answer["away"].as_array().map(Vec::as_slice).unwrap_or_default();
            let why = if away.is_empty() {
                "not a full member yet"
            } else {
                "away"
            };
            out!("  care: left out of the balance, {why}");
            for one in away {
                let when = if one["afterwards"] == true {
                    "said afterwards"
                } else {
                    "said"
                };
                let [from, until, said] = ["from", "until", "recorded"].map(|day| text(&one[day]));
                out!("    away {from} to {until}, {when} on {said}");
            }
        }
        _ => out!("  care changes nothing here"), // A text, not an enum of ours: off.
    }
}

fn print_flow(answer: &Value, money: &Money) {
    for (label, field) in [
        ("Came in", "came_in"),
        ("Costs", "costs"),
        ("Shared", "shared"),
        ("Paid out", "paid"),
        ("Owed now", "owed_now"),
        ("In cash now", "cash_now"),
    ] {
        out!("{label:12} {:>12}", money.shown(&answer[field]));
    }
    let nodes = answer["nodes"].as_array().into_iter().flatten().map(|node| {
        let label = ["name", "node"]
            .iter()
            .find_map(|field| node[*field].as_str())
            .unwrap_or_default();
        serde_json::json!({ "label": label, "amount": node["amount"] })
    });
    out!("{}", rows(&nodes.collect(), &NODES, money));
}

fn print_due(answer: &Value, money: &Money) {
    let count = |field: &str| answer[field].as_array().map_or(0, Vec::len);
    out!("Closings due       {}", count("closings"));
    out!("Work to confirm    {}", count("to_confirm"));
    out!("Open evaluations   {}", count("evaluations"));
    out!("Open share-out     {}", answer["open_share"].as_str().unwrap_or("none"));
    if count("to_confirm") > 0 {
        out!("{}", rows(&answer["to_confirm"], &WORK, money));
    }
    if count("commitments") > 0 {
        out!("{}", rows(&answer["commitments"], &COMMITMENTS, money));
    }
}

/// A table with these headings, as wide as the terminal.
pub fn table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(headings);
    table
}

/// Rows as a table; where there are none, a sentence that says so.
pub(super) fn rows(list: &Value, columns: &Columns, money: &Money) -> String {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    if list.is_empty() {
        return columns.empty.to_owned();
    }
    let headings: Vec<&str> = columns.list.iter().map(|(heading, ..)| *heading).collect();
    let mut table = table(&headings);
    let cells = |row: &Value| {
        let cell = |(_, pointer, shown): &Column| {
            row.pointer(pointer)
                .map(|value| cell(value, *shown, money))
                .unwrap_or_default()
        };
        columns.list.iter().map(cell).collect::<Vec<String>>()
    };
    let lines: Vec<Vec<String>> = list.iter().map(cells).collect();
    if table
        .width()
        .is_some_and(|width| has_cut_ids(&lines, usize::from(width)))
    {
        return below_each_other(&headings, &lines);
    }
    for line in lines {
        table.add_row(line);
    }
    for (place, (.., shown)) in columns.list.iter().enumerate() {
        if let (As::Money | As::Credits | As::Hours | As::Number, Some(column)) = (shown, table.column_mut(place)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// Whether a table as wide as this would break an id into pieces that nobody can copy.
fn has_cut_ids(lines: &[Vec<String>], width: usize) -> bool {
    let widest = |place: usize| lines.iter().map(|line| line[place].chars().count()).max().unwrap_or(0);
    let columns = lines.first().map_or(0, Vec::len);
    let is_id = |text: &String| text.len() >= ID_DIGITS && !text.contains(' ');
    let has_id = lines.iter().flatten().any(is_id);
    // A line at each side, and a space at both sides of each column.
    let whole: usize = (0..columns).map(|place| widest(place) + 3).sum();
    has_id && whole + 1 > width
}

/// The digits of an id.
const ID_DIGITS: usize = 64;

/// Each row as a part of its own, one line for each of its cells in which something stands.
fn below_each_other(headings: &[&str], lines: &[Vec<String>]) -> String {
    let wide = headings
        .iter()
        .map(|heading| heading.chars().count())
        .max()
        .unwrap_or(0);
    let part = |line: &Vec<String>| {
        let cells = headings.iter().zip(line).filter(|(_, cell)| !cell.is_empty());
        let told = cells.map(|(heading, cell)| format!("{heading:<wide$}  {cell}\n"));
        told.collect::<String>()
    };
    let parts: Vec<String> = lines.iter().map(part).collect();
    parts.join("\n").trim_end().to_owned()
}

/// A value as a cell has it.
pub(super) fn cell(value: &Value, shown: As, money: &Money) -> String {
    let number = value.as_i64();
    match shown {
        As::Text | As::Number => text(value),
        As::Money => money.shown(value),
        As::Credits => number
            .map(|number| rules::quantity::decimal(number, 2))
            .unwrap_or_default(),
        As::Hours => number
            .map(|minutes| format!("{}:{:02}", minutes / 60, minutes % 60))
            .unwrap_or_default(),
        As::Moment => number
            .and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok())
            .map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
            .unwrap_or_default(),
        As::Ballot => ballot(value),
    }
}

/// A value as it is written anywhere.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// How money is written here.
pub(super) struct Money {
    scale: u8,
    code: String,
}

impl Money {
    pub(super) fn of(about: &Value) -> Self {
        let scale = about["currency"]["scale"]
            .as_u64()
            .and_then(|scale| u8::try_from(scale).ok());
        Self {
            scale: scale.unwrap_or(2),
            code: text(&about["currency"]["code"]),
        }
    }

    /// An exact amount, with two digits more than money has.
    fn exact(&self, value: &Value) -> String {
        let amount = value["decimal"].as_str().and_then(hundredths);
        let shown = |amount| rules::quantity::decimal(amount, self.scale.saturating_add(2));
        amount
            .map(shown)
            .map(|shown| format!("{shown} {}", self.code))
            .unwrap_or_default()
    }

    /// Amounts as they are counted, where the currency is not known.
    fn smallest() -> Self {
        Self {
            scale: 0,
            code: "in its smallest unit".to_owned(),
        }
    }

    pub(super) fn unknown() -> Self {
        Self {
            scale: 2,
            code: String::new(),
        }
    }

    pub(super) fn shown(&self, value: &Value) -> String {
        let Some(amount) = value.as_i64() else {
            return String::new();
        };
        format!("{} {}", rules::quantity::decimal(amount, self.scale), self.code)
            .trim_end()
            .to_owned()
    }
}

/// A decimal such as `26117.9722` in hundredths of its unit, the rest cut off.
fn hundredths(decimal: &str) -> Option<i64> {
    let (whole, part) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    format!("{whole}{digits}").parse().ok()
}

fn unknown(what: &str) -> Problem {
    let mut problem = usage("show", format!("\"{what}\" was not shown."), "Nothing is called so.");
    "See `mirrorball show --help` for everything that can be shown.".clone_into(&mut problem.next);
    problem
}

#[cfg(test)]
mod tests {
    use super::{ballot, below_each_other, has_cut_ids, hundredths};

    #[test]
    fn an_id_is_never_cut_in_pieces() {
        let id = "7c".repeat(32);
        let lines = vec![
            vec!["Ada".to_owned(), id.clone(), String::new()],
            vec!["Ben".to_owned(), id.clone(), "left".to_owned()],
        ];
        // Three columns of 3, 64 and 4 in a frame.
        assert!(has_cut_ids(&lines, 80) && !has_cut_ids(&lines, 81));
        let told = below_each_other(&["Name", "Id", "State"], &lines);
        assert_eq!(
            told,
            format!("Name   Ada\nId     {id}\n\nName   Ben\nId     {id}\nState  left")
        );
        assert!(
            !has_cut_ids(&[vec!["a long remark ".repeat(9)]], 40),
            "words are wrapped"
        );
    }

    #[test]
    fn ballots_of_every_form_fit_a_line() {
        for (marks, line) in [
            (serde_json::json!({ "plain": "yes" }), "yes"),
            (serde_json::json!({ "approve": [1, 3] }), "1, 3"),
            (serde_json::json!({ "approve": [] }), ""),
            (
                serde_json::json!({ "points": [{ "option": 2, "points": 5 }, { "option": 1, "points": 3 }] }),
                "2 (5), 1 (3)",
            ),
            (serde_json::json!({ "ranking": [[2], [1, 3]] }), "2 > 1 = 3"),
        ] {
            assert_eq!(ballot(&marks), line);
        }
    }

    #[test]
    fn decimals_are_cut_and_not_rounded() {
        assert_eq!(hundredths("26117.9799"), Some(2_611_797));
        assert_eq!(hundredths("-0.1380"), Some(-13));
        assert_eq!(hundredths("3"), Some(300));
        assert_eq!(hundredths("x"), None);
    }
}
