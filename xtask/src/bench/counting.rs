//! Counting, against a bare loop over the same bytes and against other people's programs over the same files.
//!
//! The peers are installed by the bench itself, under `target/bench/counting`, and never part of the project: tallystick, rcir
//! and stv-rs by cargo, pabutools and pref_voting by pip, droop from a checkout. One that cannot be had is left out, and the
//! section says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tally::equal_shares::{Completion, EqualShares};
use tally::irv::Irv;
use tally::lot::TieBreak;
use tally::meek::Meek;
use tally::profile::{Budget, Profile};
use tally::read::{Format, Reader, whole};
use tally::schulze::Schulze;
use tally::scottish_stv::ScottishStv;

use super::chance::Chance;
use super::child;
use super::figures::{Figures, Target};

/// Ballots of the synthetic elections.
const BALLOTS: usize = 1_000_000;
/// The given budget with the most votes to read, all approvals.
const LARGEST: &str = "Poland_Warszawa_2025_Wlochy.pb";
/// How long each measurement is repeated; the shortest run counts.
const SPAN: Duration = Duration::from_millis(1_500);
/// A checkout of droop, where git cannot reach its home.
const DROOP: &str = "MIRRORBALL_BENCH_DROOP";

/// Measures counting.
///
/// # Errors
///
/// A sentence that says what could not be measured, and why.
pub fn measure(folder: &Path) -> Result<Figures, String> {
    let mut figures = Figures::new(
        "Counting",
        "One thread; the shortest of several runs for ours, one run for peers, in the same minutes on the same machine. Wards: the 65 \
         given ones, read from memory and counted with the whole working; the bare loop only parses every number and sums first \
         preferences. The elections of 1,000,000 ballots over 10 and 20 options, the one of 1,000 options and the budget of 100,000 \
         voters and 200 projects are synthetic, from a fixed seed. tallystick 0.4.3, rcir 0.3.0 and stv-rs 0.5.1 count ballots that are \
         in memory already, as ours do; droop 0.14, pref_voting 1.18.2 and pabutools 1.2.3 likewise, without their start. All but droop \
         come from package registries; droop is in none, and runs from a checkout. A peer that could not be had here is left out.",
    );
    let folder = folder.join("counting");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let data = root.join("testdata/counting");
    let peers = Peers::install(&folder);
    wards(&mut figures, &data.join("scottish-stv-2017"), &folder, &peers)?;
    ranked(&mut figures, &folder, &peers)?;
    budgets(&mut figures, &data.join("pabulib").join(LARGEST), &folder, &peers)?;
    reading(&mut figures, &folder)?;
    Ok(figures)
}

/// Does a part of the section in a process of its own, so that its memory is its alone.
///
/// # Errors
///
/// A sentence that says what went wrong.
pub fn part(what: &str, file: &Path) -> Result<(), String> {
    let begun = match what {
        "irv" => {
            let profile = streamed(file)?;
            let begun = Instant::now();
            black_box(
                Irv::default()
                    .count(&profile, &TieBreak::none())
                    .map_err(|flaw| flaw.to_string())?,
            );
            begun
        }
        "equal-shares" => {
            let profile = synthetic_budget();
            let begun = Instant::now();
            let outcome = EqualShares::default().count(&profile, &TieBreak::seeded(b"bench"));
            black_box(outcome.map_err(|flaw| flaw.to_string())?);
            begun
        }
        _ => return Err(format!("counting has no part “{what}”")),
    };
    println!("seconds {}", begun.elapsed().as_secs_f64());
    Ok(())
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

/// Scottish STV and Meek's method over the given wards.
fn wards(figures: &mut Figures, data: &Path, folder: &Path, peers: &Peers) -> Result<(), String> {
    let texts = files(data, "csv")?;
    let bare = shortest(|| texts.iter().map(|(_, text)| first_preferences(text)).sum::<u64>());
    let ours = shortest(|| {
        let wards = texts
            .iter()
            .map(|(_, text)| whole(Format::ScottishCsv, text).expect("the wards are given"));
        let counted = wards.map(|ward| ScottishStv::default().count(&ward, &TieBreak::none()));
        counted
            .map(|outcome| outcome.expect("a ward has seats").stages.len())
            .sum::<usize>()
    });
    figures.record("65 wards: the bare loop", bare * 1e3, "ms", Target::None);
    figures.record(
        "65 wards: Scottish STV, reading and counting",
        ours * 1e3,
        "ms",
        Target::None,
    );
    figures.record("… to the bare loop", ours / bare, "×", Target::AtMost(2.5));
    let mut profiles = Vec::new();
    let mut blts = Vec::new();
    for (name, text) in &texts {
        let ward = whole(Format::ScottishCsv, text).map_err(|flaw| format!("{name}: {flaw}"))?;
        let path = folder.join(format!("{name}.blt"));
        write(&path, &tally::write::blt(&ward).expect("wards are ranked"))?;
        blts.push(path.to_string_lossy().into_owned());
        profiles.push(ward);
    }
    let blts: Vec<&str> = blts.iter().map(String::as_str).collect();
    if let Some(droop) = peers.droop(&blts) {
        figures.record("65 wards: droop, reading and counting", droop * 1e3, "ms", Target::None);
        figures.record("droop to ours", droop / ours, "×", Target::AtLeast(150.0));
    }
    if let Some(theirs) = peers.pref_voting(&blts) {
        figures.record(
            "65 wards: pref_voting, reading and counting",
            theirs * 1e3,
            "ms",
            Target::None,
        );
        figures.record("pref_voting to ours", theirs / ours, "×", Target::None);
    }
    let meek = shortest(|| {
        let counted = profiles
            .iter()
            .map(|ward| Meek::default().count(ward, &TieBreak::none()));
        counted
            .map(|outcome| outcome.expect("a ward has seats").stages.len())
            .sum::<usize>()
    });
    figures.record("65 wards: Meek, counting", meek * 1e3, "ms", Target::None);
    if let Some(found) = peers.rust("meek", &blts) {
        figures.record("65 wards: stv-rs, counting", found["seconds"] * 1e3, "ms", Target::None);
        figures.record("stv-rs to ours", found["seconds"] / meek, "×", Target::AtLeast(3.0));
    }
    Ok(())
}

/// Schulze and instant runoff over a million ballots; Schulze over a thousand options.
#[allow(clippy::too_many_lines)] // One figure after another.
fn ranked(figures: &mut Figures, folder: &Path, peers: &Peers) -> Result<(), String> {
    for options in [10, 20] {
        let path = folder.join(format!("ranked-{options}.blt"));
        write(&path, &synthetic_blt(BALLOTS, options))?;
        let name = path.to_string_lossy().into_owned();
        let profile = streamed(&path)?;
        let plain = plain_ballots(&path, options)?;
        let floor = shortest(|| pairwise(&plain, options));
        let ours = shortest(|| Schulze::default().count(&profile, &TieBreak::none()));
        figures.record(
            format!("1 M × {options}: a plain pairwise loop"),
            floor * 1e3,
            "ms",
            Target::None,
        );
        figures.record(
            format!("1 M × {options}: Schulze, counting"),
            ours * 1e3,
            "ms",
            Target::None,
        );
        let target = if options == 20 {
            Target::AtMost(1.5)
        } else {
            Target::None
        };
        figures.record("… to the plain loop", ours / floor, "×", target);
        if let Some(found) = peers.rust("schulze", &[&name]) {
            let target = if options == 20 {
                Target::AtLeast(25.0)
            } else {
                Target::None
            };
            figures.record(
                format!("1 M × {options}: tallystick"),
                found["seconds"] * 1e3,
                "ms",
                Target::None,
            );
            figures.record("tallystick to ours", found["seconds"] / ours, "×", target);
        }
        if options == 10 {
            runoff(figures, &profile, &name, peers)?;
        }
    }
    let many = whole(Format::Blt, synthetic_blt(500, 1_000).as_bytes()).map_err(|flaw| flaw.to_string())?;
    let paths = shortest(|| Schulze::default().count(&many, &TieBreak::seeded(b"bench")));
    figures.record(
        "500 × 1,000 options: Schulze with all paths",
        paths,
        "s",
        Target::AtMost(2.0),
    );
    Ok(())
}

/// Instant runoff over a million ballots of ten options.
fn runoff(figures: &mut Figures, profile: &Profile, name: &str, peers: &Peers) -> Result<(), String> {
    let ours = shortest(|| Irv::default().count(profile, &TieBreak::none()));
    let own = child::ask("count", &["irv", name])?;
    figures.record("1 M × 10: instant runoff, counting", ours * 1e3, "ms", Target::None);
    figures.record(
        "… memory at its peak, reading included",
        own["peak_mb"],
        "MB",
        Target::None,
    );
    if let Some(found) = peers.rust("irv", &[name]) {
        figures.record("1 M × 10: rcir", found["seconds"] * 1e3, "ms", Target::None);
        figures.record("rcir to ours", found["seconds"] / ours, "×", Target::AtLeast(4.0));
        figures.record("… its memory at its peak", found["peak_mb"], "MB", Target::None);
        figures.record(
            "our memory to rcir's",
            own["peak_mb"] / found["peak_mb"],
            "×",
            Target::AtMost(0.5),
        );
    }
    Ok(())
}

/// Equal shares over the largest given file, and over a large synthetic budget.
fn budgets(figures: &mut Figures, file: &Path, folder: &Path, peers: &Peers) -> Result<(), String> {
    let profile = streamed(file)?;
    let ties = TieBreak::seeded(b"bench");
    let theirs = peers.pabutools(file);
    for (completion, word) in [(Completion::None, "none"), (Completion::Add1, "add1")] {
        let method = EqualShares {
            completion,
            ..EqualShares::default()
        };
        let ours = shortest(|| method.count(&profile, &ties));
        figures.record(
            format!("{LARGEST}: equal shares, {word}"),
            ours * 1e3,
            "ms",
            Target::None,
        );
        if let Some(seconds) = theirs.as_ref().and_then(|found| found.get(word)) {
            figures.record(
                format!("{LARGEST}: pabutools, {word}"),
                seconds * 1e3,
                "ms",
                Target::None,
            );
            figures.record("pabutools to ours", seconds / ours, "×", Target::AtLeast(500.0));
        }
    }
    let own = child::ask("count", &["equal-shares", &folder.to_string_lossy()])?;
    figures.record(
        "100,000 voters × 200 projects: equal shares, add1",
        own["seconds"],
        "s",
        Target::AtMost(10.0),
    );
    figures.record("… memory at its peak", own["peak_mb"], "MB", Target::AtMost(200.0));
    Ok(())
}

/// How fast each reader reads.
fn reading(figures: &mut Figures, folder: &Path) -> Result<(), String> {
    let blt = fs::read(folder.join("ranked-10.blt")).map_err(|error| format!("cannot read the ballots: {error}"))?;
    let texts = [
        ("BLT, 1 M × 10", Format::Blt, blt),
        (
            "CSV, 1 M × 10",
            Format::ScottishCsv,
            synthetic_csv(BALLOTS, 10).into_bytes(),
        ),
        (
            ".pb, 200,000 × 100",
            Format::Pabulib,
            synthetic_pb(200_000, 100).into_bytes(),
        ),
    ];
    for (name, format, text) in texts {
        let seconds = shortest(|| whole(format, &text));
        let rate = text.len() as f64 / 1e6 / seconds;
        figures.record(format!("reading {name}"), rate, "MB/s", Target::AtLeast(500.0));
    }
    Ok(())
}

/// The programs of others, as far as they could be had.
struct Peers {
    rust: Option<PathBuf>,
    python: Option<PathBuf>,
    folder: PathBuf,
}

impl Peers {
    /// Installs them in a folder of the bench.
    fn install(folder: &Path) -> Self {
        Self {
            rust: Self::install_rust(folder),
            python: Self::install_python(folder),
            folder: folder.to_owned(),
        }
    }

    fn install_rust(folder: &Path) -> Option<PathBuf> {
        let crate_folder = folder.join("peers");
        fs::create_dir_all(crate_folder.join("src")).ok()?;
        let manifest = "[package]\nname = \"peers\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n\
                        tallystick = \"=0.4.3\"\nrcir = \"=0.3.0\"\nstv-rs = \"=0.5.1\"\n\n[profile.release]\nlto = \"thin\"\n\n\
                        [workspace]\n";
        fs::write(crate_folder.join("Cargo.toml"), manifest).ok()?;
        fs::write(crate_folder.join("src/main.rs"), include_str!("counting/peers.rs.txt")).ok()?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--release", "--quiet"])
            .current_dir(&crate_folder)
            .env_remove("CARGO_TARGET_DIR")
            .env("RUSTC_BOOTSTRAP", "1");
        succeeds(&mut cargo).then(|| crate_folder.join("target/release/peers"))
    }

    fn install_python(folder: &Path) -> Option<PathBuf> {
        let venv = folder.join("venv");
        let python = venv.join("bin/python");
        if !python.exists() && !succeeds(Command::new("python3").args(["-m", "venv"]).arg(&venv)) {
            return None;
        }
        for package in ["pabutools==1.2.3", "pref_voting==1.18.2"] {
            let mut pip = Command::new(&python);
            pip.args(["-m", "pip", "install", "--quiet", package]);
            if !succeeds(&mut pip) {
                println!("  ({package} could not be installed)");
            }
        }
        // droop is in no package registry: it is run from a checkout.
        let checkout = droop_checkout(folder);
        if !checkout.join("droop").exists() {
            let mut git = Command::new("git");
            git.args(["clone", "--quiet", "--depth", "1", "https://github.com/jklundell/droop"])
                .arg(&checkout)
                .env("GIT_TERMINAL_PROMPT", "0");
            if !succeeds(&mut git) {
                println!("  (droop could not be had; name a checkout in {DROOP})");
            }
        }
        Some(python)
    }

    /// Asks one of the peers written in Rust.
    fn rust(&self, part: &str, files: &[&str]) -> Option<BTreeMap<String, f64>> {
        let found = answers(Command::new(self.rust.as_ref()?).arg(part).args(files))?;
        found.contains_key("seconds").then_some(found)
    }

    /// The seconds that droop takes for all wards.
    fn droop(&self, files: &[&str]) -> Option<f64> {
        let script = self.folder.join("droop_wards.py");
        fs::write(&script, include_str!("counting/droop_wards.py.txt")).ok()?;
        let mut python = Command::new(self.python.as_ref()?);
        python
            .arg(script)
            .args(files)
            .env("PYTHONPATH", droop_checkout(&self.folder));
        answers(&mut python)?.get("seconds").copied()
    }

    /// The seconds that pref_voting takes for all wards.
    fn pref_voting(&self, files: &[&str]) -> Option<f64> {
        let script = self.folder.join("pref_voting_wards.py");
        fs::write(&script, include_str!("counting/pref_voting_wards.py.txt")).ok()?;
        answers(Command::new(self.python.as_ref()?).arg(script).args(files))?
            .get("seconds")
            .copied()
    }

    /// The seconds that pabutools takes, by completion.
    fn pabutools(&self, file: &Path) -> Option<BTreeMap<String, f64>> {
        let script = self.folder.join("pabutools_shares.py");
        fs::write(&script, include_str!("counting/pabutools_shares.py.txt")).ok()?;
        answers(Command::new(self.python.as_ref()?).arg(script).arg(file))
    }
}

/// Where droop is: in the named checkout, or in the folder of the bench.
fn droop_checkout(folder: &Path) -> PathBuf {
    std::env::var_os(DROOP).map_or_else(|| folder.join("droop"), PathBuf::from)
}

/// Whether a command ends well.
fn succeeds(command: &mut Command) -> bool {
    match command.output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            println!(
                "  ({:?}: {})",
                command.get_program(),
                said.lines().last().unwrap_or_default()
            );
            false
        }
        Err(error) => {
            println!("  ({:?}: {error})", command.get_program());
            false
        }
    }
}

/// What a command says as lines of a name and a value.
fn answers(command: &mut Command) -> Option<BTreeMap<String, f64>> {
    let output = command.output().ok()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        println!(
            "  ({:?}: {})",
            command.get_program(),
            said.lines().last().unwrap_or_default()
        );
        return None;
    }
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let pair = |line: &str| {
        line.split_once(' ')
            .and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
    };
    Some(words.lines().filter_map(pair).collect())
}

/// A plain loop over a Scottish file: every number is parsed, and first preferences are summed.
fn first_preferences(text: &[u8]) -> u64 {
    let mut sums = [0u64; 128];
    let mut seen = 0;
    for line in text.split(|&byte| byte == b'\n') {
        if !line.first().is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let parts = line.split(|&byte| byte == b',').filter(|part| !part.is_empty());
        let mut numbers = parts.map(|part| part.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')));
        let count = numbers.next().unwrap_or(0);
        if let Some(first) = numbers.next() {
            sums[first as usize % 128] += count;
        }
        seen ^= numbers.fold(0, |all, number| all ^ number);
    }
    sums.iter().sum::<u64>() + seen
}

/// A plain loop over ballots of full length: for every two options, how many put one above the other.
fn pairwise(ballots: &[u8], options: usize) -> Vec<u32> {
    let mut above = vec![0u32; options * options];
    for ballot in ballots.chunks_exact(options) {
        for (place, &one) in ballot.iter().enumerate() {
            let row = usize::from(one) * options;
            for &other in &ballot[place + 1..] {
                above[row + usize::from(other)] += 1;
            }
        }
    }
    above
}

/// The ballots of a synthetic BLT file, options from 0, one after another.
fn plain_ballots(path: &Path, options: usize) -> Result<Vec<u8>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let lines = text.lines().skip(1).take(BALLOTS);
    let numbers = lines.flat_map(|line| line.split(' ').skip(1).take(options));
    numbers
        .map(|number| {
            number
                .parse::<u8>()
                .map(|number| number - 1)
                .map_err(|error| error.to_string())
        })
        .collect()
}

/// Reads a file in pieces, as the command does.
fn streamed(path: &Path) -> Result<Profile, String> {
    use std::io::Read;
    let flaw = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let format = Format::of_file_name(&path.to_string_lossy()).ok_or_else(|| flaw(&"unknown format"))?;
    let mut reader = Reader::new(format);
    let mut file = fs::File::open(path).map_err(|error| flaw(&error))?;
    let mut piece = vec![0; 256 * 1024];
    loop {
        let length = file.read(&mut piece).map_err(|error| flaw(&error))?;
        if length == 0 {
            return reader.finish().map_err(|error| flaw(&error));
        }
        reader.push(&piece[..length]).map_err(|error| flaw(&error))?;
    }
}

/// All files of a folder with this ending: name and text, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let flaw = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(flaw)? {
        let path = entry.map_err(flaw)?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read(&path).map_err(flaw)?));
        }
    }
    files.sort();
    Ok(files)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Full rankings in any order, each of weight 1.
fn synthetic_blt(ballots: usize, options: usize) -> String {
    let mut chance = Chance(7);
    let mut order: Vec<usize> = (1..=options).collect();
    let mut text = format!("{options} 1\n");
    for _ in 0..ballots {
        chance.shuffle(&mut order);
        text.push('1');
        order
            .iter()
            .for_each(|option| write!(text, " {option}").expect("a String takes all that is written to it"));
        text += " 0\n";
    }
    text += "0\n";
    (1..=options).for_each(|option| text += &format!("\"option {option}\"\n"));
    text + "\"synthetic\"\n"
}

/// The same as Scottish CSV.
fn synthetic_csv(ballots: usize, options: usize) -> String {
    let mut chance = Chance(7);
    let mut order: Vec<usize> = (1..=options).collect();
    let mut text = format!("{options},3,\n");
    for _ in 0..ballots {
        chance.shuffle(&mut order);
        text += "1,";
        order
            .iter()
            .for_each(|option| write!(text, "{option},").expect("a String takes all that is written to it"));
        text.push('\n');
    }
    (1..=options).for_each(|option| text += &format!("\"Candidate {option}\",\"option {option}\",\"party\",\n"));
    text + "\"synthetic\",\n"
}

/// Approvals of one to fifteen projects, written as cities write them.
fn synthetic_pb(voters: u64, projects: u64) -> String {
    let mut chance = Chance(11);
    let mut text = format!(
        "META\nkey;value\ndescription;synthetic\nnum_projects;{projects}\nnum_votes;{voters}\nbudget;1000000\nvote_type;approval\n\
         PROJECTS\nproject_id;cost;name\n"
    );
    (0..projects)
        .for_each(|project| text += &format!("{};{};project {project}\n", 1000 + project, 500 + chance.below(90_000)));
    text += "VOTES\nvoter_id;vote;age;sex;voting_method\n";
    for voter in 0..voters {
        let mut named: Vec<u64> = (0..=chance.below(15)).map(|_| 1000 + chance.below(projects)).collect();
        named.sort_unstable();
        named.dedup();
        let named: Vec<String> = named.iter().map(u64::to_string).collect();
        text += &format!(
            "{};{};{};F;internet\n",
            200_000 + voter,
            named.join(","),
            18 + chance.below(70)
        );
    }
    text
}

/// 100,000 voters, 200 projects, some far more popular than others.
fn synthetic_budget() -> Profile {
    let mut chance = Chance(5);
    let projects = 200;
    let mut profile = Profile::scored((0..projects).map(|project| format!("project {project}")));
    let popular: Vec<u64> = (0..projects).map(|_| 1 + chance.below(100)).collect();
    let sum: u64 = popular.iter().sum();
    profile
        .options
        .iter_mut()
        .for_each(|option| option.cost = 10_000 + chance.below(490_000));
    profile.budget = Some(Budget {
        total: 8_000_000,
        decimals: 0,
    });
    for _ in 0..100_000 {
        let mut approved: Vec<u32> = Vec::new();
        for _ in 0..=chance.below(15) {
            let mut draw = chance.below(sum);
            let reached = popular.iter().position(|&weight| {
                let reached = draw < weight;
                draw = draw.saturating_sub(weight);
                reached
            });
            let number = reached.expect("the draw is below the sum") as u32 + 1;
            if !approved.contains(&number) {
                approved.push(number);
            }
        }
        profile.approve(1, &approved).expect("the approvals are of options");
    }
    profile
}
