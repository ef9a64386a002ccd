//! What the tests need beside Rust: found, or installed through the machine's own package manager, and said aloud.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A package manager: its program, how to refresh its lists, how to install, and what it calls what we need.
struct PackageManager {
    program: &'static str,
    refresh: &'static [&'static str],
    install: &'static [&'static str],
    /// The packages, by what they are called; where the first names are not known, the next are tried.
    packages: &'static [&'static [&'static str]],
    /// The packages of [`CHECKERS`], in their order.
    checkers: [&'static str; 3],
    /// The package of Pebble, where there is one.
    pebble: Option<&'static str>,
    wants_root: bool,
}

const PACKAGE_MANAGERS: [PackageManager; 6] = [
    PackageManager {
        program: "apt-get",
        refresh: &["update"],
        install: &["install", "--yes", "--no-install-recommends"],
        packages: &[
            &["chromium", "chromium-driver"],
            &["chromium-browser", "chromium-chromedriver"],
        ],
        checkers: ["hledger", "beancount", "libxml2-utils"],
        pebble: Some("pebble"),
        wants_root: true,
    },
    PackageManager {
        program: "dnf",
        refresh: &[],
        install: &["install", "--assumeyes"],
        packages: &[&["chromium", "chromedriver"]],
        checkers: ["hledger", "beancount", "libxml2"],
        pebble: None,
        wants_root: true,
    },
    PackageManager {
        program: "pacman",
        refresh: &[],
        install: &["-Sy", "--noconfirm"],
        packages: &[&["chromium"]],
        checkers: ["hledger", "beancount", "libxml2"],
        pebble: None,
        wants_root: true,
    },
    PackageManager {
        program: "apk",
        refresh: &[],
        install: &["add"],
        packages: &[&["chromium", "chromium-chromedriver"]],
        checkers: ["hledger", "beancount", "libxml2-utils"],
        pebble: None,
        wants_root: true,
    },
    PackageManager {
        program: "zypper",
        refresh: &[],
        install: &["--non-interactive", "install"],
        packages: &[&["chromium", "chromedriver"]],
        checkers: ["hledger", "python3-beancount", "libxml2-tools"],
        pebble: None,
        wants_root: true,
    },
    PackageManager {
        program: "brew",
        refresh: &[],
        install: &["install"],
        packages: &[&["--cask", "chromium", "chromedriver"]],
        checkers: ["hledger", "beancount", "libxml2"],
        pebble: None,
        wants_root: false,
    },
];
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The programs that check what leaves for other programs: books, and bank files against their schema.
const CHECKERS: [&str; 3] = ["hledger", "bean-check", "xmllint"];
/// A server that gives certificates by ACME, and the name server that it asks.
const PEBBLE: [&str; 2] = ["pebble", "pebble-challtestsrv"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium-chromedriver"];

/// Makes sure of everything the tests need: the formatter, the linter, a C compiler, checkers of books and bank files,
/// Pebble, Chromium and its driver.
///
/// # Errors
///
/// A sentence that says what is missing, why, and how to get it.
pub fn provide() -> Result<(), String> {
    for component in ["rustfmt", "clippy"] {
        provide_component(component)?;
    }
    provide_compiler()?;
    provide_checkers()?;
    provide_pebble()?;
    provide_browser()
}

fn provide_component(component: &str) -> Result<(), String> {
    let command = if component == "rustfmt" { "fmt" } else { component };
    if answers(Command::new("cargo").args([command, "--version"])) {
        println!("found      {component}");
        return Ok(());
    }
    println!("installing {component}: rustup component add {component}");
    if answers(Command::new("rustup").args(["component", "add", component])) {
        return Ok(());
    }
    Err(format!(
        "Missing: {component}.\nWhy:     the tests check the form and the lints of the code.\nNext:    install your Rust's {component} package"
    ))
}

fn provide_compiler() -> Result<(), String> {
    let candidates = env::var("CC")
        .into_iter()
        .chain(["cc", "gcc", "clang"].map(str::to_owned));
    if let Some(compiler) = candidates.filter_map(|name| found_as(&name)).next() {
        println!("found      a C compiler: {}", compiler.display());
        return Ok(());
    }
    Err("Missing: a C compiler.\nWhy:     SQLite is built into the program.\nNext:    install gcc or clang".to_owned())
}

fn provide_checkers() -> Result<(), String> {
    let missing = |name: &&str| found(name).is_none();
    let programs: Vec<&str> = CHECKERS.into_iter().filter(missing).collect();
    if programs.is_empty() {
        println!("found      checkers: {}", CHECKERS.join(", "));
        return Ok(());
    }
    let lack = format!(
        "Missing: {}.\nWhy:     they check the books and bank files that the program writes.",
        programs.join(", ")
    );
    let manager = package_manager(&lack)?;
    let packages: Vec<&str> = (CHECKERS.iter().zip(manager.checkers))
        .filter(|(program, _)| missing(program))
        .map(|(_, package)| package)
        .collect();
    refresh(manager)?;
    if install(manager, &packages)? && !CHECKERS.iter().any(missing) {
        return Ok(());
    }
    Err(format!(
        "{lack}\nNext:    install by hand: {}",
        by_hand(manager, &packages)
    ))
}

fn provide_pebble() -> Result<(), String> {
    let is_there = || PEBBLE.iter().all(|program| found(program).is_some());
    if is_there() {
        println!("found      a server that gives certificates: {}", PEBBLE.join(", "));
        return Ok(());
    }
    let lack = format!(
        "Missing: {}.\nWhy:     the program gets certificates from it in the tests.",
        PEBBLE.join(" and ")
    );
    let from_source = "install Pebble, the ACME server of Let's Encrypt's authors for tests, with a Go compiler: `go install` its two commands";
    let manager = package_manager(&lack)?;
    let Some(package) = manager.pebble else {
        return Err(format!("{lack}\nNext:    {from_source}"));
    };
    refresh(manager)?;
    if install(manager, &[package])? && is_there() {
        return Ok(());
    }
    Err(format!(
        "{lack}\nNext:    install by hand: {}",
        by_hand(manager, &[package])
    ))
}

fn provide_browser() -> Result<(), String> {
    if let (Some(browser), Some(driver)) = (browser(), driver()) {
        println!("found      a browser: {}, {}", browser.display(), driver.display());
        return Ok(());
    }
    let lack =
        "Missing: Chromium and its driver.\nWhy:     the browser test drives the real program in a real browser.";
    let manager = package_manager(lack)?;
    refresh(manager)?;
    for packages in manager.packages {
        if install(manager, packages)? && browser().is_some() && driver().is_some() {
            return Ok(());
        }
    }
    let next = by_hand(manager, manager.packages[0]);
    Err(format!("{lack}\nNext:    install by hand: {next}"))
}

/// This machine's package manager.
fn package_manager(lack: &str) -> Result<&'static PackageManager, String> {
    let known = PACKAGE_MANAGERS.iter().find(|manager| found(manager.program).is_some());
    known.ok_or_else(|| format!("{lack}\nNext:    install them; this machine has no package manager that we know"))
}

/// Refreshes its lists.
fn refresh(manager: &PackageManager) -> Result<(), String> {
    if manager.refresh.is_empty() {
        return Ok(());
    }
    println!("refreshing the lists of {}", manager.program);
    if !answers(&mut managed(manager, manager.refresh)?) {
        println!("           they could not be refreshed; trying with those that are there");
    }
    Ok(())
}

/// Installs these, and tells whether the manager says that it did.
fn install(manager: &PackageManager, packages: &[&str]) -> Result<bool, String> {
    println!("installing {} with {}", packages.join(" "), manager.program);
    let arguments: Vec<&str> = manager.install.iter().chain(packages).copied().collect();
    let status = managed(manager, &arguments)?.status();
    Ok(status.is_ok_and(|status| status.success()))
}

/// The line that a person with the right to install types.
fn by_hand(manager: &PackageManager, packages: &[&str]) -> String {
    format!(
        "{} {} {}",
        manager.program,
        manager.install.join(" "),
        packages.join(" ")
    )
}

/// The package manager's command, through sudo where it needs root and we are not.
fn managed(manager: &PackageManager, arguments: &[&str]) -> Result<Command, String> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0");
    if is_root || !manager.wants_root {
        let mut command = Command::new(manager.program);
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(command);
    }
    if found("sudo").is_none() {
        let why = format!("{} needs root, and there is no sudo", manager.program);
        return Err(format!(
            "Missing: the right to install.\nWhy:     {why}.\nNext:    as root: {} {}",
            manager.program,
            arguments.join(" ")
        ));
    }
    let mut command = Command::new("sudo");
    command
        .args(["env", "DEBIAN_FRONTEND=noninteractive", manager.program])
        .args(arguments);
    Ok(command)
}

fn answers(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Where Chromium is; the environment's `CHROMIUM` goes first.
#[must_use]
pub fn browser() -> Option<PathBuf> {
    env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| BROWSERS.iter().find_map(|name| found(name)))
}

/// Where Chromium's driver is; the environment's `CHROMEDRIVER` goes first.
#[must_use]
pub fn driver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| DRIVERS.iter().find_map(|name| found(name)))
}

fn found_as(name: &str) -> Option<PathBuf> {
    if name.contains('/') {
        Some(PathBuf::from(name)).filter(|path| path.exists())
    } else {
        found(name)
    }
}

fn found(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file()
}
