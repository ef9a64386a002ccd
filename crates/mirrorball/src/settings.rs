//! What whoever runs the program can set: one file with comments, `mirrorball.toml`; the environment goes before it, and the
//! command line before both.
//!
//! [`SETTINGS`] is the one list of them: the commented file that `mirrorball config` prints, the names in the environment
//! and what is told of a mistake come from it.

mod printed;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer};
use toml::{Table, Value};

use crate::problem::Problem;
use crate::serve::proxies::Proxies;

pub use printed::{commented, effective};

/// The name of the file.
pub const FILE: &str = "mirrorball.toml";
/// The variable of the environment that names another file.
pub const FILE_VARIABLE: &str = "MIRRORBALL_SETTINGS";

/// What a setting's value is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A text.
    Text,
    /// A text that is shown to nobody.
    Secret,
    /// A path; in a file, one that begins there.
    Path,
    /// A whole number.
    Number,
    /// Texts; in the environment with commas.
    List,
}

/// The value that the commented file shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// What holds where nothing is set.
    Default(&'static str),
    /// One that somebody could choose; nothing holds where nothing is set.
    Example(&'static str),
}

/// A setting, as it is told of.
pub struct Setting {
    /// Its name: within a section after a dot.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// A value, as a file has it.
    pub shown: Shown,
    /// What it does, in a sentence or two.
    pub about: &'static str,
}

/// Every setting, in the order of the file.
pub const SETTINGS: &[Setting] = &[
    setting(
        "data",
        Kind::Path,
        Shown::Example("\"/var/lib/mirrorball\""),
        "The directory that keeps the registers. Without it: the platform's data directory.",
    ),
    setting(
        "listen",
        Kind::Text,
        Shown::Default("\"127.0.0.1:7777\""),
        "The address to listen on. Others than this machine's own reach it only with TLS, here or in a proxy before it.",
    ),
    setting(
        "hosts",
        Kind::List,
        Shown::Default("[]"),
        "The names under which others reach this server, such as [\"coop.example\"]. Any other name is answered with 421.",
    ),
    setting(
        "proxy.addresses",
        Kind::List,
        Shown::Default("[]"),
        "Proxies whose word is taken for where a request comes from, such as [\"127.0.0.1\"] or [\"10.0.0.0/8\"]. Without it, all who come through one share what one visitor may ask for.",
    ),
    setting(
        "proxy.header",
        Kind::Text,
        Shown::Default("\"x-forwarded-for\""),
        "The header in which they say so: x-forwarded-for, or forwarded. The other one is not read.",
    ),
    setting(
        "log.level",
        Kind::Text,
        Shown::Default("\"warn\""),
        "What is logged to standard error: error, warn, info (a line for each request) or debug. RUST_LOG goes before it.",
    ),
    setting(
        "log.format",
        Kind::Text,
        Shown::Default("\"text\""),
        "How: text for people, json for programs. Neither ever holds a name, a text or a key.",
    ),
    setting(
        "tls.certificate",
        Kind::Path,
        Shown::Example("\"/etc/mirrorball/fullchain.pem\""),
        "The certificate's chain in PEM, if this program is to speak TLS itself. Read again by itself when it changes, or on SIGHUP.",
    ),
    setting(
        "tls.key",
        Kind::Path,
        Shown::Example("\"/etc/mirrorball/privkey.pem\""),
        "The certificate's key in PEM.",
    ),
    setting(
        "tls.redirect",
        Kind::Text,
        Shown::Example("\"0.0.0.0:80\""),
        "An address that leads whoever comes without TLS to where it is.",
    ),
    setting(
        "acme.contact",
        Kind::Text,
        Shown::Example("\"words@coop.example\""),
        "Setting it lets the program get certificates for hosts by itself, by ACME, and agrees to the terms of whoever gives them, who writes to this address when something is wrong. Port 443 of each host has to lead here. Instead of tls.certificate and tls.key.",
    ),
    setting(
        "acme.directory",
        Kind::Text,
        Shown::Default("\"https://acme-v02.api.letsencrypt.org/directory\""),
        "Who gives them: the address of an ACME directory. As usual Let's Encrypt.",
    ),
    setting(
        "acme.trust",
        Kind::Path,
        Shown::Example("\"/etc/mirrorball/acme-root.pem\""),
        "A file of certificates in PEM to trust there, for a server of your own that the world does not know.",
    ),
    setting(
        "metrics.listen",
        Kind::Text,
        Shown::Example("\"127.0.0.1:9777\""),
        "An address of its own for /metrics (in the form of Prometheus) and /health. Nothing there is for the world to see.",
    ),
    setting(
        "mail.server",
        Kind::Secret,
        Shown::Example("\"smtps://words@smtp.example\""),
        "The server that takes mail, as smtps://name@host, or smtp://name@host?tls=required. Without it no mail is sent.",
    ),
    setting(
        "mail.password_file",
        Kind::Path,
        Shown::Example("\"/etc/mirrorball/mail-password\""),
        "A file that holds the password for it, readable by the program's own account alone.",
    ),
    setting(
        "mail.from",
        Kind::Text,
        Shown::Example("\"Open Words <words@coop.example>\""),
        "Whom mail is from.",
    ),
    setting(
        "mail.site",
        Kind::Text,
        Shown::Example("\"https://coop.example\""),
        "Where members reach this server: links in mail and in calendars begin with it.",
    ),
    setting(
        "backup.directory",
        Kind::Path,
        Shown::Example("\"/var/backups/mirrorball\""),
        "Where `mirrorball backup` puts backups, each in a directory of its own; best on another disk.",
    ),
    setting(
        "backup.keep",
        Kind::Number,
        Shown::Default("30"),
        "How many of them stay when a new one is there and verified; older ones are removed.",
    ),
    setting(
        "backup.age_hours_max",
        Kind::Number,
        Shown::Default("48"),
        "How old the newest may be until `mirrorball doctor` says that something is wrong.",
    ),
];

const fn setting(name: &'static str, kind: Kind, shown: Shown, about: &'static str) -> Setting {
    Setting {
        name,
        kind,
        shown,
        about,
    }
}

impl Setting {
    /// Its name in the environment, such as `MIRRORBALL_LOG_LEVEL`.
    pub fn variable(&self) -> String {
        format!("MIRRORBALL_{}", self.name.replace('.', "_").to_ascii_uppercase())
    }
}

/// All settings, with their values.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The directory that keeps the registers.
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[serde(deserialize_with = "address")]
    pub listen: SocketAddr,
    /// The names under which others reach this server.
    #[serde(deserialize_with = "names")]
    pub hosts: Vec<String>,
    /// The proxies in front of this program.
    pub proxy: Proxies,
    /// What is logged.
    pub log: Log,
    /// The certificate, where this program speaks TLS itself.
    pub tls: Tls,
    /// Who gives certificates to this program.
    pub acme: Acme,
    /// Where figures are shown.
    pub metrics: Watching,
    /// The mail server.
    pub mail: Mail,
    /// Where backups go.
    pub backup: Backup,
}

/// What is logged, and how.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// How much.
    pub level: Level,
    /// How.
    pub format: Format,
}

/// How much is logged; each says what those before it say, and more.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What is broken.
    Error,
    /// What somebody should look at.
    Warn,
    /// A line for each request.
    Info,
    /// What it is about to do.
    Debug,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The certificate, where this program speaks TLS itself.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Tls {
    /// Its chain.
    pub certificate: Option<PathBuf>,
    /// Its key.
    pub key: Option<PathBuf>,
    /// Where whoever comes without TLS is led on.
    #[serde(deserialize_with = "some_address")]
    pub redirect: Option<SocketAddr>,
}

/// Who gives certificates to this program.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Acme {
    /// Whom they write to; nobody is asked for any without it.
    pub contact: Option<String>,
    /// The address of their directory.
    pub directory: String,
    /// Whom to trust there.
    pub trust: Option<PathBuf>,
}

/// Where figures are shown.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Watching {
    /// An address of its own.
    #[serde(deserialize_with = "some_address")]
    pub listen: Option<SocketAddr>,
}

/// The mail server, and whom mail is from.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// The server's address, with the account's name.
    pub server: Option<String>,
    /// The file of the account's password.
    pub password_file: Option<PathBuf>,
    /// Whom it is from.
    pub from: Option<String>,
    /// Where links in it lead.
    pub site: Option<String>,
}

/// Where backups go, and how many stay.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Backup {
    /// The directory of backups.
    pub directory: Option<PathBuf>,
    /// How many stay; one at least.
    #[serde(deserialize_with = "some")]
    pub keep: u32,
    /// How old the newest may be.
    pub age_hours_max: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 7777)),
            hosts: Vec::new(),
            proxy: Proxies::default(),
            log: Log::default(),
            tls: Tls::default(),
            acme: Acme::default(),
            metrics: Watching::default(),
            mail: Mail::default(),
            backup: Backup::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            level: Level::Warn,
            format: Format::Text,
        }
    }
}

impl Default for Acme {
    fn default() -> Self {
        Self {
            contact: None,
            directory: instant_acme::LetsEncrypt::Production.url().to_owned(),
            trust: None,
        }
    }
}

impl Default for Backup {
    fn default() -> Self {
        Self {
            directory: None,
            keep: 30,
            age_hours_max: 48,
        }
    }
}

/// Settings as they were read, and where from.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The values.
    pub settings: Settings,
    /// The file that was read, if there is one.
    pub file: Option<PathBuf>,
    /// The variables of the environment that went before it, by the names of settings.
    pub from_environment: Vec<&'static str>,
    /// Everything that was set, as a file would have it.
    pub(crate) set: Table,
}

impl Settings {
    /// The settings of this machine: those of the file that is named, or of the one that is there, and of the environment.
    ///
    /// # Errors
    ///
    /// The named file is not there, or a setting cannot be read.
    pub fn load(named: Option<&Path>) -> Result<Read, Problem> {
        let named = named
            .map(Path::to_owned)
            .or_else(|| std::env::var_os(FILE_VARIABLE).map(PathBuf::from));
        let file = match named {
            Some(named) => Some(named),
            None => usual_places().into_iter().find(|path| path.is_file()),
        };
        let text = match &file {
            Some(path) => std::fs::read_to_string(path).map_err(|flaw| not_read(path, &flaw.to_string()))?,
            None => String::new(),
        };
        let environment = SETTINGS.iter().filter_map(|setting| {
            let value = std::env::var(setting.variable()).ok()?;
            Some((setting.name, value))
        });
        Self::read(file, &text, &environment.collect())
    }

    /// The settings of a file's text and of an environment.
    ///
    /// # Errors
    ///
    /// A setting cannot be read, or there is none of that name.
    pub fn read(
        file: Option<PathBuf>,
        text: &str,
        environment: &BTreeMap<&'static str, String>,
    ) -> Result<Read, Problem> {
        let place = file.clone().unwrap_or_else(|| PathBuf::from(FILE));
        // Once as it stands, so that a mistake is told with its line.
        toml::from_str::<Self>(text).map_err(|flaw| not_read(&place, flaw.to_string().trim()))?;
        let mut set: Table = toml::from_str(text).map_err(|flaw| not_read(&place, flaw.to_string().trim()))?;
        let base = place.parent().unwrap_or(Path::new(""));
        let mut from_environment = Vec::new();
        for setting in SETTINGS {
            match environment.get(setting.name) {
                Some(value) => {
                    put(&mut set, setting.name, of_environment(setting, value)?);
                    from_environment.push(setting.name);
                }
                None if setting.kind == Kind::Path => from_file(&mut set, setting.name, base),
                None => {}
            }
        }
        let settings = Self::deserialize(Value::Table(set.clone())).map_err(|flaw| {
            // The file alone was read before, so it is the environment.
            let set = SETTINGS
                .iter()
                .filter(|setting| from_environment.contains(&setting.name));
            let names: Vec<String> = set.map(Setting::variable).collect();
            not_read(Path::new(&names.join(", ")), flaw.to_string().trim())
        })?;
        Ok(Read {
            settings,
            file,
            from_environment,
            set,
        })
    }
}

/// Where the file is looked for: among this person's own, then this machine's.
fn usual_places() -> Vec<PathBuf> {
    let own = crate::cli::memory::Memory::load().map(|memory| memory.directory().join(FILE));
    let mut places: Vec<PathBuf> = own.into_iter().collect();
    if cfg!(unix) {
        places.push(Path::new("/etc/mirrorball").join(FILE));
    }
    places
}

/// A variable's value as a file would have it.
fn of_environment(setting: &Setting, text: &str) -> Result<Value, Problem> {
    match setting.kind {
        Kind::Text | Kind::Secret | Kind::Path => Ok(Value::String(text.to_owned())),
        Kind::Number => {
            let number = text.trim().parse().map(Value::Integer);
            number.map_err(|_| not_read(Path::new(&setting.variable()), "expected a whole number"))
        }
        Kind::List => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(Value::Array(parts.map(|part| Value::String(part.to_owned())).collect()))
        }
    }
}

/// Sets a value by its name with dots.
fn put(table: &mut Table, name: &str, value: Value) {
    match name.split_once('.') {
        None => drop(table.insert(name.to_owned(), value)),
        Some((section, rest)) => {
            let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(section) = section {
                put(section, rest, value);
            }
        }
    }
}

/// A value by its name with dots.
pub(crate) fn get<'a>(table: &'a Table, name: &str) -> Option<&'a Value> {
    match name.split_once('.') {
        None => table.get(name),
        Some((section, rest)) => get(table.get(section)?.as_table()?, rest),
    }
}

/// A path in a file begins where the file is.
fn from_file(table: &mut Table, name: &str, base: &Path) {
    let whole = get(table, name).and_then(Value::as_str).map(|path| base.join(path));
    if let Some(whole) = whole.as_ref().and_then(|path| path.to_str()) {
        put(table, name, Value::String(whole.to_owned()));
    }
}

/// An address to listen on: numbers, or a name of this machine such as `localhost:7777`.
///
/// # Errors
///
/// A sentence that says what an address is.
pub fn listening(text: &str) -> Result<SocketAddr, String> {
    use std::net::ToSocketAddrs;
    let found = text
        .to_socket_addrs()
        .map(Iterator::collect::<Vec<_>>)
        .unwrap_or_default();
    let plain = found.iter().find(|address| address.is_ipv4()).or(found.first());
    plain
        .copied()
        .ok_or_else(|| "write an address and a port, such as 127.0.0.1:7777 or localhost:7777".to_owned())
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    listening(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}

/// Names alone: with a scheme or a port before or after them, no request would ever be for one.
fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    let is_name = |name: &&String| {
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let is_address = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
        is_address || (!name.is_empty() && name.bytes().all(is_of_name))
    };
    match names.iter().find(|name| !is_name(name)) {
        Some(other) => {
            let why = format!("“{other}” is no name of a host: write it without http:// and without a port");
            Err(serde::de::Error::custom(why))
        }
        None => Ok(names),
    }
}

fn some<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        0 => Err(serde::de::Error::custom("one at least has to stay")),
        count => Ok(count),
    }
}

fn some_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SocketAddr>, D::Error> {
    address(deserializer).map(Some)
}

fn not_read(place: &Path, why: &str) -> Problem {
    Problem::fault(
        "settings",
        format!("The settings in {} were not read.", place.display()),
        why.to_owned(),
        "Mend them; `mirrorball config` prints every setting with what it does.",
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::{Format, SETTINGS, Settings, commented, effective};
    use crate::serve::proxies::Header;

    fn read(text: &str, environment: &[(&'static str, &str)]) -> Result<super::Read, String> {
        let environment: BTreeMap<&str, String> = environment
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        let file = PathBuf::from("/etc/mirrorball/mirrorball.toml");
        Settings::read(Some(file), text, &environment).map_err(|problem| problem.to_string())
    }

    #[test]
    fn the_printed_file_says_nothing_and_its_examples_can_be_read() {
        assert_eq!(read(&commented(), &[]).unwrap().settings, Settings::default());
        let lines: Vec<String> = commented()
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(setting) if setting.contains(" = ") && !setting.contains(". ") => setting.to_owned(),
                _ => line.to_owned(),
            })
            .collect();
        let whole = read(&lines.join("\n"), &[]).unwrap();
        for setting in SETTINGS {
            assert!(super::get(&whole.set, setting.name).is_some(), "{}", setting.name);
        }
        // What is no place of this machine's own is the default, as the file says.
        let settings = whole.settings;
        assert_eq!((settings.listen, settings.log, settings.backup.keep), {
            let Settings {
                listen, log, backup, ..
            } = Settings::default();
            (listen, log, backup.keep)
        });
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let text = "data = \"here\"\nlisten = \"127.0.0.1:1\"\nhosts = [\"a.example\"]\n[backup]\nkeep = 3\n[log]\nformat = \"json\"\n";
        let file = read(text, &[]).unwrap().settings;
        assert_eq!(
            file.data,
            Some(PathBuf::from("/etc/mirrorball/here")),
            "a path begins where the file is"
        );
        assert_eq!(
            (file.listen.port(), file.backup.keep, file.log.format),
            (1, 3, Format::Json)
        );
        let over = [
            ("data", "there"),
            ("listen", "localhost:2"),
            ("hosts", "b.example, c.example"),
            ("backup.keep", "4"),
            ("log.format", "text"),
            ("proxy.addresses", "::1, 10.0.0.0/8"),
            ("proxy.header", "forwarded"),
        ];
        let read = read(text, &over).unwrap();
        let both = &read.settings;
        assert_eq!(both.data, Some(PathBuf::from("there")));
        assert_eq!(
            (both.listen.port(), both.backup.keep, both.log.format),
            (2, 4, Format::Text)
        );
        assert_eq!(both.hosts, ["b.example", "c.example"]);
        assert_eq!(
            both.proxy.addresses,
            ["::1", "10.0.0.0/8"].map(|text| text.parse().unwrap())
        );
        assert_eq!(both.proxy.header, Header::Forwarded);
        let printed = effective(&read);
        assert!(
            printed.contains("MIRRORBALL_BACKUP_KEEP") && printed.contains("keep = 4"),
            "{printed}"
        );
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        for (text, word) in [
            ("lisen = 1", "lisen"),
            ("listen = \"nowhere\"", "write an address"),
            ("\n\nhosts = 7", "line 3"),
            ("[log]\nformat = \"xml\"", "json"),
            ("[log]\nlevel = \"inof\"", "info"),
            ("hosts = [\"a.example\", \"https://b.example\"]", "https://b.example"),
            ("hosts = [\"a.example:443\"]", "without a port"),
            ("[backup]\nkeep = -1", "keep"),
            ("[backup]\nkeep = 0", "one at least"),
            ("[proxy]\naddresses = [\"proxy\"]", "no address"),
            ("[proxy]\nheader = \"x-real-ip\"", "forwarded"),
            ("no toml", "line 1"),
        ] {
            let told = read(text, &[]).unwrap_err();
            assert!(told.contains(word) && told.contains("mirrorball.toml"), "{told}");
        }
        for (name, value) in [
            ("backup.keep", "many"),
            ("backup.keep", "0"),
            ("hosts", "a.example:443"),
            ("log.format", "xml"),
            ("listen", "nowhere"),
        ] {
            let told = read("", &[(name, value)]).unwrap_err();
            let variable = format!("MIRRORBALL_{}", name.replace('.', "_").to_uppercase());
            assert!(told.contains(&variable), "{told}");
        }
    }
}
