//! The words of the command line: every subcommand, its options and an example.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use checking::{Check, CheckingPage, Endorse, Scripts};

use crate::settings::listening;
use values::{currency, month};

mod checking;

/// The digital home of distributed cooperative organisations.
///
/// Without a subcommand, Mirrorball serves the communities of this machine.
#[derive(Debug, Parser)]
#[command(
    name = "mirrorball",
    version,
    after_help = "\
Example: serve, and open http://localhost:7777 in a browser
  mirrorball serve

SSL_CERT_FILE names a file (PEM) of the authorities to trust over https, instead of those that browsers know.

Exit codes: 0 done, 1 refused by a rule, 2 a fault of disk, network or usage, 3 a register that does not verify"
)]
pub struct Words {
    /// What to do.
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Serve the communities of this machine to browsers and command lines.
    #[command(after_help = "\
Example:
  mirrorball serve --data ./data --listen 127.0.0.1:7777

What it goes by can stand in a file: `mirrorball config` prints one. The command line goes before the environment, and that before the file.")]
    Serve(Serve),
    /// Print the file of settings with a comment for each; or those in force.
    #[command(
        after_help = "Example: print it, to be kept as mirrorball.toml\n  mirrorball config\n  mirrorball config --in-force"
    )]
    Config(Config),
    /// Look at everything around the program that can be wrong, and explain it.
    #[command(after_help = "\
Example:
  mirrorball doctor --data /var/lib/mirrorball

It changes nothing, and can look while the program runs. Exit code 2: something is wrong.")]
    Doctor(Doctor),
    /// Copy the data directory while it is served, and verify the copy.
    #[command(after_help = "\
Example:
  mirrorball backup /var/backups/mirrorball --data /var/lib/mirrorball

Each backup is a directory of its own there, named by its time. Members' texts and the keeper's keys are in it: keep it as safe as the data.")]
    Backup(Backup),
    /// Bring a backup back into a data directory that nobody serves.
    #[command(after_help = "\
Example:
  mirrorball restore /var/backups/mirrorball/2026-11-30T030000Z --data /var/lib/mirrorball

It refuses to go below what this keeper is known to have signed. What was there is set aside, not removed.")]
    Restore(Restore),
    /// Make the sample community, a translators' cooperative, and serve it.
    #[command(after_help = "Example:\n  mirrorball demo --listen 127.0.0.1:7777")]
    Demo(Demo),
    /// Make and list the keys that you sign with.
    #[command(after_help = "Example:\n  mirrorball key new ada\n  mirrorball key list")]
    Key {
        /// What to do with keys.
        #[command(subcommand)]
        task: KeyTask,
    },
    /// Found a community; you become its first member.
    #[command(after_help = "\
Example:
  mirrorball found --name \"Guerrilla Translation\" --purpose \"Translate what matters\" --me Ada")]
    Found(Found),
    /// Make a link by which people can join.
    #[command(after_help = "Example:\n  mirrorball invite --uses 3 --days 14 --standing dating")]
    Invite(Invite),
    /// Join a community by an invitation's link.
    #[command(after_help = "Example:\n  mirrorball join 'http://localhost:7777/join/…#…' --me Ben")]
    Join(Join),
    /// Sign and file any act: `mirrorball act` alone lists them all.
    #[command(after_help = "\
Example: 1,200 words translated for the web site, with a remark
  mirrorball act work.log stream=livelihood task=translation quantity=1200 unit=words \\
      circle=web day=today --note note=\"Chapter 3\"

Money is written 12.50, hours 1h30, days 2026-05-03 or today, lists with commas; me is yourself.")]
    Act(Act),
    /// Show something about a community.
    #[command(after_help = "Example:\n  mirrorball show balances\n  mirrorball show why <share> me --json")]
    Show(Show),
    /// Replay a register from its bytes, and recompute everything in it.
    #[command(after_help = "\
Example:
  mirrorball verify ./our-community.register
  mirrorball verify http://localhost:7777/our-community/register")]
    Verify(Verify),
    /// Be a witness of other people's registers: confirm what continues, and refuse what was changed.
    #[command(after_help = "\
Example: the key of a register stands on its page Mirror
  mirrorball witness --name neighbours.example/w1 mirrorball/…+…+…

It serves the communities of this machine too. Once it has a name and registers, `mirrorball serve` goes on witnessing.
While it serves, the same command tells it further keys: of other registers, or of a keeper whom members have put into
force. From then on it refuses the keeper before.")]
    Witness(Witness),
    /// Check a community for yourself: replay it, and see that it continues what you checked before.
    #[command(after_help = "\
Example:
  mirrorball check http://localhost:7777/our-community
  mirrorball check http://localhost:7777/our-community --policy our-witnesses.policy")]
    Check(Check),
    /// Write the checking page: one file that checks a community without its server's scripts.
    #[command(after_help = "\
Example:
  mirrorball checking-page
  mirrorball checking-page --lang es -o comprobar.html

Open it from your own disk, or put it where you trust the server.")]
    CheckingPage(CheckingPage),
    /// List the hashes of what browsers run of this release; or compare what a server serves with them.
    #[command(after_help = "\
Example: for the notes of a release, and to look at a server
  mirrorball scripts
  mirrorball scripts https://home.example

Exit code 3: that server serves something else.")]
    Scripts(Scripts),
    /// Keep a verified copy of a community that another machine keeps, and serve it to read.
    #[command(after_help = "\
Example: mirror a public community, and be its witness too
  mirrorball mirror http://localhost:7777/open-words --listen 127.0.0.1:7778 --name neighbours.example/w1

Every entry is compared with what its keeper signed, and replayed. `mirrorball serve --data DIR` goes on mirroring.")]
    Mirror(Mirror),
    /// Fill a keeper's register up again from a mirror or an exported register, after its disk came from an old copy or was
    /// damaged.
    #[command(after_help = "\
Example: while the keeper's server is not running
  mirrorball refill http://mirror.example/open-words --data /var/lib/mirrorball
  mirrorball refill open-words.register --data /var/lib/mirrorball

Only what this keeper has signed itself is taken back; every entry is replayed. Stored entries that are not the ones that
were signed any more are put back. An exported register holds no texts; the folder that `export all` writes does.")]
    Refill(Refill),
    /// Endorse a mirror as the community's keeper: once more than half of the full members have, it goes on.
    #[command(after_help = "\
Example: the keeper is gone, and a mirror has everything
  mirrorball endorse https://mirror.example/open-words

Everything that the mirror holds is checked first, and that it continues what you checked before.")]
    Endorse(Endorse),
    /// Part where something cannot be settled: notice, joining, and founding the new community.
    #[command(after_help = "\
Example: over a proposal that could not be settled
  mirrorball fork notice <decision> --name \"Open Words\" --purpose \"Words that are free\" --why \"We see no other way\"
  mirrorball fork sign <fork>
  mirrorball fork join <fork>
  mirrorball fork found <fork>

`mirrorball show forks` lists them, and `mirrorball show siblings` the communities that share this one's history.")]
    Fork {
        /// What to do.
        #[command(subcommand)]
        task: ForkTask,
    },
    /// Write a community's register, texts, tables, books or payments to files.
    #[command(after_help = "\
Example:
  mirrorball export register -o our-community.register
  mirrorball export books --format hledger -o books.journal
  mirrorball export bank --share <share> --accounts accounts.csv --from ES9121000418450200051332 -o pay.xml

accounts.csv has the columns member,iban (and name, where the bank knows another): it stays with you; the server never sees it.")]
    Export(Export),
    /// Log contributions from a CSV file; or take a whole community in, from the directory that `export all` wrote.
    #[command(after_help = "\
Example: look first, then sign and file
  mirrorball import contributions.csv --dry-run
  mirrorball import contributions.csv

Example: take back what that file logged
  mirrorball import contributions.csv --undo

Example: go on with a community on another machine
  mirrorball import open-words --data ./data

The first line of a CSV file names the columns: stream,task,quantity,unit,circle,day and, if wanted, commons,note.")]
    Import(Import),
    /// Count a file of ballots, with the whole working shown.
    #[command(after_help = "\
Example: an election, then every method that fits it on one page
  mirrorball count --method scottish-stv ward.csv
  mirrorball count --method all ward.csv --report ward.html
  mirrorball count --method equal-shares budget.pb --json --seed 00ff

docs/counting.md describes the methods and the formats. A tie that stays open for want of a seed: exit code 1.")]
    Count(Box<crate::count::CountArgs>),
}

/// Where the settings are, and the directory that keeps the registers.
#[derive(Args, Clone, Debug, Default)]
pub struct Here {
    /// The file of settings; mirrorball.toml among your own or in /etc/mirrorball by default.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The directory that keeps the registers; the platform's data directory by default.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Options of `serve`.
#[derive(Args, Clone, Debug, Default)]
pub struct Serve {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub here: Here,
    /// The address to listen on; 127.0.0.1:7777 by default.
    #[arg(long, value_name = "ADDRESS", value_parser = listening)]
    pub listen: Option<SocketAddr>,
    /// For rehearsals alone: a file that holds by how many milliseconds the clock is moved ahead.
    #[arg(long, value_name = "FILE", hide = true)]
    pub rehearsal_clock: Option<PathBuf>,
    /// For rehearsals alone: the keeper files no closings, so that members have to.
    #[arg(long, requires = "rehearsal_clock", hide = true)]
    pub rehearsal_keeper_rests: bool,
    /// A name under which others reach this server, such as coop.example; again for each further name.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
}

/// Options of `config`.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// The file of settings.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print the settings in force, and where each is from.
    #[arg(long)]
    pub in_force: bool,
}

/// Options of `doctor`.
#[derive(Args, Clone, Debug)]
pub struct Doctor {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub here: Here,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `backup`.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    /// The directory of backups; that of the settings by default.
    pub directory: Option<PathBuf>,
    /// How many backups stay there; as the settings say by default.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: Option<u32>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub here: Here,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `restore`.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// A backup: the directory that `mirrorball backup` wrote.
    pub backup: PathBuf,
    /// Only verify the backup, and say what is in it.
    #[arg(long)]
    pub verify: bool,
    /// Bring it back even where more was signed since; those communities then only read.
    #[arg(long)]
    pub older: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub here: Here,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `witness`.
#[derive(Args, Clone, Debug)]
pub struct Witness {
    /// The keys of registers to witness; those that it knew before stay.
    #[arg(value_name = "KEY")]
    pub registers: Vec<String>,
    /// Follow these keys again, though others have replaced them.
    #[arg(long)]
    pub again: bool,
    /// The witness's name, once: best the address under which others reach it, without http.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The directory that keeps its memory; the platform's data directory by default.
    #[arg(long, value_name = "DIR", env = "MIRRORBALL_DATA")]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777", value_parser = listening)]
    pub listen: SocketAddr,
    /// A name under which others reach this server, such as coop.example; again for each further name.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
}

/// Options of `mirror`.
#[derive(Args, Clone, Debug)]
pub struct Mirror {
    /// The community's address, as in the browser.
    pub url: String,
    /// The key of a member in whose name it is read, where only members read.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY")]
    pub key: Option<String>,
    /// Be a witness too, by this name.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The directory that keeps the copies; one of its own for mirrors by default.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7778", value_parser = listening)]
    pub listen: SocketAddr,
    /// A name under which others reach this server, such as coop.example; again for each further name.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
}

/// Options of `refill`.
#[derive(Args, Clone, Debug)]
pub struct Refill {
    /// The community's address at a mirror, as in the browser; or an exported register, or the folder of `export all`.
    pub from: String,
    /// The key of a member in whose name it is read, where only members read.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY")]
    pub key: Option<String>,
    /// The keeper's directory; the platform's data directory by default.
    #[arg(long, value_name = "DIR", env = "MIRRORBALL_DATA")]
    pub data: Option<PathBuf>,
}

/// Options of `demo`.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// The directory that keeps the registers; one of its own for samples by default.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777", value_parser = listening)]
    pub listen: SocketAddr,
    /// A name under which others reach this server, such as coop.example; again for each further name.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
    /// Make the sample, say what was made, and end.
    #[arg(long)]
    pub only_make: bool,
}

/// Where a community is, and who speaks.
#[derive(Args, Clone, Debug, Default)]
pub struct Place {
    /// The server that keeps the community.
    #[arg(long, value_name = "URL", env = "MIRRORBALL_SERVER", global = true)]
    pub server: Option<String>,
    /// The community's short name or id; the one used last by default.
    #[arg(long, value_name = "NAME", env = "MIRRORBALL_COMMUNITY", global = true)]
    pub community: Option<String>,
    /// The key to sign with: a name from `key list`, or a file.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY", global = true)]
    pub key: Option<String>,
    /// Write JSON, whose members stay the same from version to version.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What `key` can do.
#[derive(Debug, Subcommand)]
pub enum KeyTask {
    /// Make a key and keep it in a file that only you can read.
    #[command(after_help = "Example:\n  mirrorball key new ada")]
    New {
        /// The key's name.
        #[arg(default_value = "me", value_parser = clap::builder::NonEmptyStringValueParser::new())]
        name: String,
    },
    /// List your keys by name.
    #[command(after_help = "Example:\n  mirrorball key list --json")]
    List {
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show the public half of a key.
    #[command(after_help = "Example:\n  mirrorball key show ada")]
    Show {
        /// The key's name, or a file.
        #[arg(default_value = "me")]
        name: String,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Let another key of yours in, for another device; it is made if there is none.
    #[command(
        after_help = "Example:\n  mirrorball key enrol laptop\n\nTo end one: mirrorball act key.revoke kid=<kid>"
    )]
    Enrol {
        /// The other key's name, or a file.
        name: String,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Make a recovery kit: twelve words for paper, which bring you back when every device is gone.
    #[command(after_help = "Example:\n  mirrorball key kit --community open-words")]
    Kit {
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Come back with the words of a recovery kit, read from standard input: a new key is let in.
    #[command(
        after_help = "Example:\n  mirrorball key restore --server http://localhost:7777 --community open-words --key new"
    )]
    Restore {
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Come back without words: a new key, that members who know you vouch for. Say it again until the key counts.
    #[command(after_help = "\
Example:
  mirrorball key recover --community open-words --key new

Members vouch on the page whose address it prints, or with
`mirrorball act key.vouch member=<id> key=<key>`; who is asked wrongly says no with `mirrorball act key.veto kid=<kid>`.")]
    Recover {
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
}

/// What `fork` can do.
#[derive(Debug, Subcommand)]
pub enum ForkTask {
    /// Give notice of a fork over a decision that could not be settled.
    #[command(after_help = "\
Example:
  mirrorball fork notice <decision> --name \"Open Words\" --purpose \"Words that are free\" --why \"We see no other way\"")]
    Notice {
        /// The proposal or vote, by its id.
        decision: String,
        /// What the new community would be called.
        #[arg(long)]
        name: String,
        /// What it would be for.
        #[arg(long)]
        purpose: String,
        /// Why you see no other way.
        #[arg(long)]
        why: String,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Sign the notice of a fork.
    #[command(after_help = "Example:\n  mirrorball fork sign <fork>")]
    Sign {
        /// The fork, by its id.
        fork: String,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Say that you go along.
    #[command(after_help = "Example:\n  mirrorball fork join <fork> --new")]
    Join {
        /// The fork, by its id.
        fork: String,
        /// Be a member of the new community alone, once it is there.
        #[arg(long)]
        new: bool,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Take your name off a fork.
    #[command(after_help = "Example:\n  mirrorball fork leave <fork>")]
    Leave {
        /// The fork, by its id.
        fork: String,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Found the new community, as one of those who go along, on a server that holds the old one's register.
    #[command(after_help = "\
Example: here; or on a mirror of the old community
  mirrorball fork found <fork>
  mirrorball fork found <fork> --at http://mirror.example")]
    Found {
        /// The fork, by its id.
        fork: String,
        /// The server that is to keep the new register; the one that keeps the old one by default.
        #[arg(long, value_name = "URL")]
        at: Option<String>,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
    /// Name the other community of a fork, and where it is found.
    #[command(
        after_help = "Example:\n  mirrorball fork name <fork> <community-id> --address https://words.example/open-words"
    )]
    Name {
        /// The fork, by its id.
        fork: String,
        /// The other community's id.
        id: String,
        /// Its address.
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        #[command(flatten)]
        #[allow(missing_docs)]
        place: Place,
    },
}

/// Options of `found`.
#[derive(Args, Clone, Debug)]
#[command(allow_negative_numbers = true)]
pub struct Found {
    /// The community's name.
    #[arg(long)]
    pub name: String,
    /// What it is for.
    #[arg(long)]
    pub purpose: String,
    /// Your own name; kept as a text that can be erased.
    #[arg(long)]
    pub me: String,
    /// The code of its currency, and its number of decimals where that is not 2, as in CLP:0.
    #[arg(long, default_value = "EUR", value_name = "CODE", value_parser = currency)]
    pub currency: String,
    /// The set of agreements to start from: disco or worker-coop.
    #[arg(long, default_value = "disco", value_parser = ["disco", "worker-coop"])]
    pub template: String,
    /// The language that its agreements are written in: en, es, ca, fr, it or de.
    #[arg(long, value_parser = ["en", "es", "ca", "fr", "it", "de"])]
    pub language: Option<String>,
    /// Hours without objection until a share-out posts; the template's by default.
    #[arg(long, value_name = "HOURS")]
    pub waiting_hours: Option<u32>,
    /// The part of each share-out for members in need, in percent; the template's by default.
    #[arg(long, value_name = "PERCENT")]
    pub needs_percent: Option<u32>,
    /// How many others confirm livelihood work until it counts; the template's by default.
    #[arg(long, value_name = "MEMBERS")]
    pub confirmations: Option<u32>,
    /// The time zone, such as Europe/Madrid; this machine's by default.
    #[arg(long)]
    pub zone: Option<String>,
    /// Let everybody read: agree on public reading.
    #[arg(long)]
    pub public: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// Options of `invite`.
#[derive(Args, Clone, Debug)]
pub struct Invite {
    /// How many people can join by the link.
    #[arg(long, default_value_t = 1)]
    pub uses: u32,
    /// For how many days.
    #[arg(long, default_value_t = 14)]
    pub days: u32,
    /// What they begin as.
    #[arg(long, value_enum, default_value_t = Standing::Dating)]
    pub standing: Standing,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// What a joining member begins as.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Standing {
    /// In the first dating stage.
    Dating,
    /// A full member; only within the founding period.
    Full,
}

/// Options of `join`.
#[derive(Args, Clone, Debug)]
pub struct Join {
    /// The invitation's link.
    pub link: String,
    /// Your own name; kept as a text that can be erased.
    #[arg(long)]
    pub me: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// Options of `act`.
#[derive(Args, Clone, Debug)]
pub struct Act {
    /// The act's type, such as work.log; without it, all types are listed.
    pub name: Option<String>,
    /// Its fields as field=value.
    #[arg(value_name = "FIELD=VALUE")]
    pub fields: Vec<String>,
    /// A text as field=text, or within a list as options.0.title=text; it is kept beside the register and can be erased.
    #[arg(long = "note", value_name = "FIELD=TEXT")]
    pub notes: Vec<String>,
    /// Who can read the texts: community (default), circle:SLUG, or members:ID,ID.
    #[arg(long, value_name = "WHO", default_value = "community")]
    pub audience: String,
    /// Say what the act would do, and don't file it.
    #[arg(long)]
    pub dry_run: bool,
    /// File an act that needs no field without any; otherwise its fields are shown.
    #[arg(long, conflicts_with_all = ["fields", "notes"])]
    pub bare: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// Options of `show`.
#[derive(Args, Clone, Debug)]
pub struct Show {
    /// What to show: about, communities, head, ball, members, keys [MEMBER], partners, work, balances, budgets, money, care, flow,
    /// glance, duties, shares, share SHARE, why SHARE MEMBER, statement MEMBER, agreements, agreement NAME, decisions,
    /// decision ID, circles, circle SLUG, tensions, draws, waiting, delegations, forks, siblings, public, voices VOTE,
    /// power [TOPIC], search WORDS, due, register, entry NUMBER.
    #[arg(required = true, value_name = "WHAT")]
    pub what: Vec<String>,
    /// The month, such as 2026-05, where a month matters.
    #[arg(long, value_parser = month)]
    pub month: Option<String>,
    /// Where a list of work or money goes on, as its end says.
    #[arg(long, value_name = "NUMBER")]
    pub before: Option<u32>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// Options of `verify`.
#[derive(Args, Clone, Debug)]
pub struct Verify {
    /// A register's file, its address, or - for standard input.
    pub source: String,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
    /// The key to open a session with, where the register is only for members.
    #[arg(long, value_name = "KEY", env = "MIRRORBALL_KEY")]
    pub key: Option<String>,
}

/// Options of `export`.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// What to export.
    #[arg(value_enum)]
    pub what: Exported,
    /// The file (for csv and all: the directory) to write; - for standard output.
    #[arg(short, long, value_name = "PATH")]
    pub output: PathBuf,
    /// Write over what is there.
    #[arg(long)]
    pub force: bool,
    /// For books: the program that is to read them.
    #[arg(long, value_enum, default_value_t = crate::books::Format::Hledger)]
    pub format: crate::books::Format,
    /// For bank: the share-out, which has to be posted.
    #[arg(long, value_name = "ID", required_if_eq("what", "bank"))]
    pub share: Option<String>,
    /// For bank: a CSV file of members' account numbers.
    #[arg(long, value_name = "FILE", required_if_eq("what", "bank"))]
    pub accounts: Option<PathBuf>,
    /// For bank: the number of the account that pays.
    #[arg(long, value_name = "IBAN", required_if_eq("what", "bank"))]
    pub from: Option<String>,
    /// For bank: whose account that is; the community's name by default.
    #[arg(long, value_name = "NAME")]
    pub holder: Option<String>,
    /// For bank: the day on which it is to be paid; today by default.
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Exported {
    /// The register: everything that was signed, byte for byte.
    Register,
    /// The texts beside the register, as JSON.
    Notes,
    /// Contributions, balances and share-outs as tables.
    Csv,
    /// The ledger, for hledger or beancount.
    Books,
    /// All records in the words of Valueflows, as JSON-LD.
    Valueflows,
    /// What a share-out pays, as a file for the bank (SEPA pain.001).
    Bank,
    /// All of these in a directory, with the keys, your receipts and a page that says what is what.
    All,
}

/// Options of `import`.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// The CSV file of contributions; or the directory that `export all` wrote, to go on with a community here.
    pub file: PathBuf,
    /// For a community: the directory that keeps the registers; the platform's data directory by default.
    #[arg(long, value_name = "DIR", env = "MIRRORBALL_DATA")]
    pub data: Option<PathBuf>,
    /// Check every row and list the bad ones; file nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Withdraw what this file's rows logged before; with --dry-run, only say how many there are.
    #[arg(long)]
    pub undo: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub place: Place,
}

mod values;

#[cfg(test)]
mod tests;
