//! Delegations and power, against a plain NumPy traversal of the same graph and against LiquidFeedback's closing procedure in
//! PostgreSQL.
//!
//! The peers are installed by the bench itself and never part of the project: NumPy by pip into a folder under `target/bench`,
//! PostgreSQL from the system's packages, as a server of its own on a socket in a folder of its own, ended when the section is done.
//! LiquidFeedback's core is in no package registry: its closing procedure is told again in SQL of our own
//! (`power/closing.sql.txt`). A peer that cannot be had is left out, and the section says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tally::liquid::{Cap, Entry, Graph, Person, Resolution, Scope, Standing};
use tally::power::concentration;
use tally::power::game::{Game, How};

use super::chance::Chance;
use super::child;
use super::figures::{Figures, Target};

mod server;

/// The electorate of the large graph.
const MEMBERS: usize = 1_000_000;
/// The electorate that LiquidFeedback's procedure finishes in bearable time.
const FEW_MEMBERS: usize = 10_000;
/// How long each measurement is repeated; the shortest run counts.
const SPAN: Duration = Duration::from_millis(2_000);

const METHOD: &str = "One thread; the shortest of several runs for ours and NumPy's, one run for PostgreSQL, in the same minutes on the \
    same machine. The graph is synthetic, from a fixed seed: 30 % of the members delegate, most of them to somebody who delegates as \
    well, a third of the chains ends at one member who is over the cap of a tenth, 5 % stand in cycles of two to six, one in a hundred \
    has a lower number of their own; half of the others voted. Ours is asked on a graph in memory and says for every member who speaks \
    for them or why nobody does. NumPy (in a folder of the bench, by pip) jumps along the chains by doubling and knows voters and weights \
    alone, without caps. LiquidFeedback's core is in no package registry: its closing procedure is told again in SQL of our own with the \
    same access paths (the original, 2.2.3, finds the same weights in the same time, within 5 %), run once by PostgreSQL (from the system's packages, on a socket in a folder of its own, without waiting for the disk) \
    on a graph of the same making; it knows no caps either. All count the same people, or the section fails. Memory is that of a \
    process that does nothing else, the graph included.";

/// Measures delegations and power.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let folder = folder.join("power");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let mut figures = Figures::new("Delegation and power", METHOD);
    let graph = synthetic(MEMBERS);
    let (plain, resolution) = delegations(&mut figures, &graph)?;
    numpy(&mut figures, &folder, &graph, plain)?;
    few(&mut figures, &folder)?;
    power(&mut figures, &resolution)?;
    Ok(figures)
}

/// Does a part of the section in a process of its own, so that its memory is its alone.
///
/// # Errors
///
/// A sentence that says what went wrong.
pub fn part(what: &str, members: &str) -> Result<(), String> {
    let members: usize = members
        .parse()
        .map_err(|_| format!("“{members}” is no number of members"))?;
    let graph = synthetic(members);
    let resolution = graph.resolve(&Cap::default());
    match what {
        "delegations" => drop(black_box(resolution)),
        "power" => drop(black_box(powers(&weights(&resolution))?)),
        _ => return Err(format!("power has no part “{what}”")),
    }
    Ok(())
}

/// Our own count, plain and with caps. Says how long the plain one takes.
fn delegations(figures: &mut Figures, graph: &Graph) -> Result<(f64, Resolution), String> {
    let plain = shortest(|| graph.resolve_uncapped());
    figures.record(
        "1 M members: followed without caps",
        plain * 1e3,
        "ms",
        Target::AtMost(60.0),
    );
    let capped = shortest(|| graph.resolve(&Cap::default()));
    figures.record(
        "1 M members: followed and counted, with caps",
        capped * 1e3,
        "ms",
        Target::AtMost(300.0),
    );
    let own = child::ask("power", &["delegations", &MEMBERS.to_string()])?;
    figures.record(
        "… memory at its peak, the graph included",
        own["peak_mb"],
        "MB",
        Target::AtMost(250.0),
    );
    figures.record(
        "… graph and result, a member",
        (graph.size_bytes() + graph.resolve_uncapped().size_bytes()) as f64 / MEMBERS as f64,
        "bytes",
        Target::AtMost(16.0),
    );
    Ok((plain, graph.resolve(&Cap::default())))
}

/// NumPy on the same graph.
fn numpy(figures: &mut Figures, folder: &Path, graph: &Graph, plain: f64) -> Result<(), String> {
    let numbers = folder.join("graph.i32");
    let bytes: Vec<u8> = graph
        .people()
        .flat_map(|who| plain_number(graph, who).to_le_bytes())
        .collect();
    fs::write(&numbers, bytes).map_err(|error| format!("cannot write {}: {error}", numbers.display()))?;
    let Some(found) = numpy_python(folder).and_then(|python| {
        let script = folder.join("chains.py");
        fs::write(&script, include_str!("power/chains.py.txt")).ok()?;
        answers(Command::new(python).arg(script).arg(&numbers))
    }) else {
        figures.method.push_str(" **NumPy could not be had here.**");
        return Ok(());
    };
    agree("NumPy", graph, &found)?;
    figures.record(
        "1 M members: NumPy, without caps",
        found["seconds"] * 1e3,
        "ms",
        Target::None,
    );
    figures.record(
        "NumPy to ours without caps",
        found["seconds"] / plain,
        "×",
        Target::AtLeast(1.0),
    );
    Ok(())
}

/// LiquidFeedback's procedure, and ours with caps, on a graph of a size that both finish.
fn few(figures: &mut Figures, folder: &Path) -> Result<(), String> {
    let graph = synthetic(FEW_MEMBERS);
    let ours = shortest(|| graph.resolve(&Cap::default()));
    figures.record(
        "10,000 members: followed and counted, with caps",
        ours * 1e3,
        "ms",
        Target::None,
    );
    let mut rows = String::new();
    for who in graph.people() {
        let has_voted = graph.standing(who).is_direct();
        match graph.entry(who) {
            Entry::Delegate(delegate, scope) => {
                let (delegate, scope) = (delegate.position(), scope as u8);
                writeln!(rows, "{},{has_voted},{delegate},{scope}", who.position())
            }
            Entry::None | Entry::Nobody | Entry::Outsider(_) => writeln!(rows, "{},{has_voted},,", who.position()),
        }
        .expect("a String takes all that is written to it");
    }
    let found = match server::closed(include_str!("power/closing.sql.txt"), &rows, &folder.join("postgresql")) {
        Ok(found) => found,
        Err(why) => {
            println!("  ({why})");
            figures.method.push_str(" **PostgreSQL could not be had here.**");
            return Ok(());
        }
    };
    agree("PostgreSQL", &graph, &found)?;
    figures.record(
        "10,000 members: LiquidFeedback's procedure",
        found["seconds"] * 1e3,
        "ms",
        Target::None,
    );
    figures.record(
        "LiquidFeedback's procedure to ours",
        found["seconds"] / ours,
        "×",
        Target::AtLeast(20.0),
    );
    Ok(())
}

/// Concentration and power of the weights that delegation left.
fn power(figures: &mut Figures, resolution: &Resolution) -> Result<(), String> {
    let weights = weights(resolution);
    let held = shortest(|| concentration(&weights));
    figures.record(
        "1 M members: share, Nakamoto, Gini, effective number",
        held * 1e3,
        "ms",
        Target::None,
    );
    let begun = Instant::now();
    let error = powers(&weights)?;
    let once = begun.elapsed().as_secs_f64();
    let seconds = once.min(shortest(|| powers(&weights)));
    figures.record(
        "1 M members: all metrics, the Banzhaf index included",
        seconds,
        "s",
        Target::AtMost(1.0),
    );
    figures.record(
        "… the greatest error of an index, in millionths",
        error * 1e6,
        "",
        Target::None,
    );
    let own = child::ask("power", &["power", &MEMBERS.to_string()])?;
    figures.record(
        "… memory at its peak, delegations included",
        own["peak_mb"],
        "MB",
        Target::None,
    );
    Ok(())
}

/// Every metric; the greatest error that the Banzhaf index states.
fn powers(weights: &[u64]) -> Result<f64, String> {
    black_box(concentration(weights));
    let banzhaf = Game::majority(weights)
        .map_err(|flaw| flaw.to_string())?
        .banzhaf(b"bench");
    if matches!(banzhaf.how, How::Drawn { .. }) {
        return Err("the Banzhaf index of a million members was only estimated".to_owned());
    }
    let errors = banzhaf.shares.iter().map(|share| share.error.decimal(15));
    let errors: Result<Vec<f64>, _> = errors.map(|error| error.parse()).collect();
    let errors = errors.map_err(|error| format!("an error is no number: {error}"))?;
    Ok(errors.into_iter().fold(0.0, f64::max))
}

/// What each member holds: the weight of their ballot, or nothing.
fn weights(resolution: &Resolution) -> Vec<u64> {
    resolution.people().map(|who| resolution.weight(who).into()).collect()
}

/// A peer has to have found the same.
fn agree(who: &str, graph: &Graph, found: &BTreeMap<String, f64>) -> Result<(), String> {
    let resolution = graph.resolve_uncapped();
    let totals = resolution.totals();
    for (name, ours) in [("represented", totals.represented), ("heaviest", totals.heaviest)] {
        let theirs = found.get(name).copied().unwrap_or(f64::NAN);
        if theirs != f64::from(ours) {
            return Err(format!("{who} found {theirs} for “{name}”, and we {ours}"));
        }
    }
    Ok(())
}

/// A member as the script reads them.
fn plain_number(graph: &Graph, who: Person) -> i32 {
    match (graph.standing(who), graph.entry(who)) {
        (Standing::Voted | Standing::Abstained, _) => -1,
        (Standing::Silent, Entry::Delegate(delegate, _)) => delegate.position() as i32,
        (Standing::Silent | Standing::Gone, _) => -2,
    }
}

/// A Python with NumPy, in a folder of the bench.
fn numpy_python(folder: &Path) -> Option<PathBuf> {
    let venv = folder.join("venv");
    let python = venv.join("bin/python");
    if !python.exists() && !succeeds(Command::new("python3").args(["-m", "venv"]).arg(&venv)) {
        return None;
    }
    println!("  (installs NumPy 2.4.6 into {})", venv.display());
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "numpy==2.4.6"]);
    succeeds(&mut pip).then_some(python)
}

/// Whether a command ends well; what it said last, if not.
fn succeeds(command: &mut Command) -> bool {
    let trouble = match command.output() {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr)
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned(),
        Err(error) => error.to_string(),
    };
    println!("  ({:?}: {trouble})", command.get_program());
    false
}

/// What a command says as lines of a name and a value; nothing if it did not end well.
fn answers(command: &mut Command) -> Option<BTreeMap<String, f64>> {
    let output = command.output().ok()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        println!(
            "  ({:?}: {})",
            command.get_program(),
            said.lines().last().unwrap_or_default()
        );
        return None;
    }
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let pairs = words.lines().filter_map(|line| {
        let (name, value) = line.split_once(' ')?;
        Some((name.to_owned(), value.parse().ok()?))
    });
    Some(pairs.collect())
}

/// The shortest time that a piece of work takes.
fn shortest<T>(mut work: impl FnMut() -> T) -> f64 {
    let all = Instant::now();
    let mut shortest = f64::INFINITY;
    while all.elapsed() < SPAN {
        let begun = Instant::now();
        black_box(work());
        shortest = shortest.min(begun.elapsed().as_secs_f64());
    }
    shortest
}

/// A graph of so many members, always the same.
fn synthetic(members: usize) -> Graph {
    let mut chance = Chance(11);
    let mut graph = Graph::new(members).expect("the bench's electorates are within the limit");
    let mut order: Vec<usize> = (0..members).collect();
    chance.shuffle(&mut order);
    let (in_cycles, rest) = order.split_at(members / 20);
    let (delegating, others) = rest.split_at(members * 3 / 10);
    let mut age = 0;
    let mut trust = |graph: &mut Graph, truster: usize, delegate: usize, scope: u64| {
        age += 1;
        let scope = Scope::ALL[scope as usize];
        let named = graph.trust(Person::at(truster), Person::at(delegate), scope, age);
        named.expect("nobody names themself");
    };
    let mut left = in_cycles;
    while left.len() > 1 {
        let (cycle, after) = left.split_at((2 + chance.below(5) as usize).min(left.len()));
        for (place, &truster) in cycle.iter().enumerate() {
            if cycle.len() > 1 {
                trust(&mut graph, truster, cycle[(place + 1) % cycle.len()], chance.below(4));
            }
        }
        left = after;
    }
    for (place, &truster) in delegating.iter().enumerate() {
        let delegate = match chance.below(10) {
            // Somebody who delegates as well, and did so before: chains, and no further cycles.
            0..6 if place > 0 => delegating[chance.below(place as u64) as usize],
            // One whom many trust: more than the cap, counting those behind.
            0..8 => others[0],
            _ => others[chance.below(others.len() as u64) as usize],
        };
        trust(&mut graph, truster, delegate, chance.below(4));
    }
    for (place, &other) in others.iter().enumerate() {
        if place == 0 || chance.below(2) == 0 {
            graph
                .stand(Person::at(other), Standing::Voted)
                .expect("everybody is there");
        }
    }
    for _ in 0..members / 100 {
        let delegate = order[chance.below(members as u64) as usize];
        let people = chance.below(6) as u32;
        if delegate != others[0] {
            graph
                .carry_at_most(Person::at(delegate), people)
                .expect("everybody is there");
        }
    }
    graph
}
