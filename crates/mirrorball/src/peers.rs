//! Other nodes, as this one knows them: the witness that it is for others, the witnesses that it asks itself, and how
//! they answered. The machines that decide are in `node::peer`; here are their files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use node::Fault;
use node::peer::{Answer, Witness, WitnessInput, WitnessOutput, WitnessRecords, origin_hash};
use register::policy::Policy;
use register::{Hash, SecretKey};

use crate::cli::keyfile::file_fault;
use crate::copiers::Copiers;
use crate::language::Language;
use crate::problem::Problem;

/// The file in a data directory that says which witnesses are asked: a C2SP tlog-policy.
pub const POLICY: &str = "witnesses.policy";
/// The directory in a data directory that makes this node a witness for others.
const WITNESS: &str = "witness";
/// In it: the witness's name and key.
const IDENTITY: &str = "identity";
/// In it: the registers that it witnesses, as a C2SP tlog-policy of logs.
const REGISTERS: &str = "registers.policy";
/// The first word of the file of name and key.
const MARK: &str = "mirrorball-witness/1";

/// The other nodes.
#[derive(Default)]
pub struct Peers {
    data: Option<PathBuf>,
    witness: Option<Desk>,
    policy: Option<Policy>,
    /// What a witness said instead of cosigning, by community and the witness's place.
    refusals: Mutex<BTreeMap<(Hash, usize), String>>,
    /// Since when a witness mirrors, in Unix milliseconds, by community and the witness's place.
    mirrors: Mutex<BTreeMap<(Hash, usize), u64>>,
    /// What witnesses answered about a copy that members endorse, by community.
    asked: Mutex<BTreeMap<Hash, Asked>>,
    copiers: Copiers,
}

/// What witnesses answered, when they were asked last about a copy that members endorse.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Asked {
    /// The witness that had confirmed the most beyond what the copy held, and how many entries those were.
    pub beyond: Option<(String, u64)>,
    /// The names of those that did not say.
    pub silent: Vec<String>,
}

/// The witness that this node is, with its memory.
pub struct Desk {
    machine: Mutex<Witness>,
    records: WitnessRecords,
    /// The file that says whose registers it witnesses.
    registers: PathBuf,
    /// How that file stood when it was read last.
    read: Mutex<Option<Stamp>>,
}

/// How a file stands: when it was written, how long it is, and, where it was replaced by another, which one it is.
type Stamp = (SystemTime, u64, u64);

fn stamp(path: &Path) -> Option<Stamp> {
    let found = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let which = std::os::unix::fs::MetadataExt::ino(&found);
    #[cfg(not(unix))]
    let which = 0;
    Some((found.modified().ok()?, found.len(), which))
}

impl Peers {
    /// What the files of a data directory say.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or says something else than it should.
    pub fn open(data: &Path) -> Result<Self, Problem> {
        let directory = data.join(WITNESS);
        let witness = if directory.join(IDENTITY).is_file() {
            Some(Desk::open(&directory)?)
        } else {
            None
        };
        Ok(Self {
            data: Some(data.to_owned()),
            witness,
            policy: read_policy(&data.join(POLICY))?,
            refusals: Mutex::default(),
            mirrors: Mutex::default(),
            asked: Mutex::default(),
            copiers: Copiers::default(),
        })
    }

    /// The data directory, if there is one.
    pub fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The witness that this node is, if it is one.
    pub fn witness(&self) -> Option<&Desk> {
        self.witness.as_ref()
    }

    /// Which witnesses are asked about the registers that are kept here.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// What a witness said the last time that it did not cosign, if so.
    pub fn refusal(&self, community: &Hash, witness: usize) -> Option<String> {
        let refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        refusals.get(&(*community, witness)).cloned()
    }

    /// The machines that mirror registers of this node.
    pub fn copiers(&self) -> &Copiers {
        &self.copiers
    }

    /// Since when a witness keeps a whole copy of a register, as it says, in Unix milliseconds.
    pub fn mirrors_since(&self, community: &Hash, witness: usize) -> Option<u64> {
        let mirrors = self.mirrors.lock().unwrap_or_else(PoisonError::into_inner);
        mirrors.get(&(*community, witness)).copied()
    }

    /// Remembers since when a witness keeps a whole copy.
    pub fn note_mirror(&self, community: &Hash, witness: usize, since_ms: u64) {
        let mut mirrors = self.mirrors.lock().unwrap_or_else(PoisonError::into_inner);
        mirrors.insert((*community, witness), since_ms);
    }

    /// What witnesses answered last about a copy of so many entries; what it has caught up with since is no more beyond it.
    pub fn asked(&self, community: &Hash, size: u64) -> Asked {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let Asked { beyond, silent } = asked.get(community).cloned().unwrap_or_default();
        Asked {
            beyond: beyond.filter(|(_, confirmed)| *confirmed > size),
            silent,
        }
    }

    /// Remembers what witnesses answered about a copy.
    pub fn note_asked(&self, community: &Hash, now: Asked) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.insert(*community, now);
    }

    /// Remembers what a witness said instead of cosigning, or that it cosigned again.
    pub fn note_refusal(&self, community: &Hash, witness: usize, said: Option<&str>) {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        match said {
            Some(said) => refusals.insert((*community, witness), said.to_owned()),
            None => refusals.remove(&(*community, witness)),
        };
    }
}

impl Desk {
    fn open(directory: &Path) -> Result<Self, Problem> {
        let (name, key) = read_identity(&directory.join(IDENTITY))?;
        let mut machine = Witness::new(&name, key).ok_or_else(|| not_a_file(&directory.join(IDENTITY), "its name"))?;
        let registers = directory.join(REGISTERS);
        let read = Mutex::new(stamp(&registers));
        watch_all(&mut machine, read_policy(&registers)?.as_ref());
        let fault = |fault: Fault| Problem::of_fault(&fault, Language::from_environment());
        let records = WitnessRecords::open(directory).map_err(fault)?;
        for note in records.all().map_err(fault)? {
            if !machine.remember(&note) {
                return Err(not_a_file(directory, "a checkpoint without this witness's cosignature"));
            }
        }
        Ok(Self {
            machine: Mutex::new(machine),
            records,
            registers,
            read,
        })
    }

    /// The witness's name and key in the text form of other tools.
    pub fn verifier(&self) -> String {
        self.machine().cosigner().to_string()
    }

    /// Trusts this key for this register from now on, and none before it; a file says so for the next start.
    pub fn watch(&self, origin: &str, key: register::PublicKey) {
        self.machine().watch(origin, key);
    }

    /// The registers that are witnessed, by origin, and the largest size that was cosigned of each.
    pub fn registers(&self) -> Vec<(String, Option<u64>)> {
        let machine = self.told();
        machine
            .registers()
            .map(|(origin, size)| (origin.to_owned(), size))
            .collect()
    }

    /// How many entries it has confirmed of a register at the most; 0 if none.
    pub fn confirmed(&self, origin: &str) -> u64 {
        self.machine().latest(origin).map_or(0, |(size, _)| size)
    }

    /// Answers a request to `add-checkpoint`, after what it promises is durable.
    pub fn add_checkpoint(&self, body: &[u8], now_ms: u64) -> Answer {
        let mut machine = self.told();
        let mut outputs = machine.handle(WitnessInput::AddCheckpoint(body), now_ms);
        loop {
            match outputs.pop() {
                Some(WitnessOutput::Answer(answer)) => return answer,
                Some(WitnessOutput::Keep { origin, note }) => {
                    let kept = self.records.keep(&origin, &note);
                    let input = match kept {
                        Ok(()) => WitnessInput::Kept,
                        Err(fault) => {
                            tracing::error!(code = fault.code(), "a witnessed checkpoint was not kept");
                            WitnessInput::NotKept
                        }
                    };
                    outputs.extend(machine.handle(input, now_ms));
                }
                None => unreachable!("the machine answers every request"),
            }
        }
    }

    /// The last checkpoint that was cosigned of the register whose origin has this hash.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn checkpoint(&self, origin_hash: &Hash) -> Result<Option<String>, Fault> {
        self.records.checkpoint(origin_hash)
    }

    /// The machine, with what its host has told it since (`mirrorball witness KEY`, beside the running program): a keeper
    /// that was replaced is refused from the next request on.
    fn told(&self) -> MutexGuard<'_, Witness> {
        let mut machine = self.machine();
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        // First how it stands, then what it says: what is written in between is read the next time.
        let stands = stamp(&self.registers);
        if stands.is_some() && stands == *read {
            return machine;
        }
        match read_policy(&self.registers) {
            Ok(policy) => {
                watch_all(&mut machine, policy.as_ref());
                *read = stands;
            }
            // What was told before still holds.
            Err(problem) => tracing::error!("{problem}"),
        }
        machine
    }

    fn machine(&self) -> MutexGuard<'_, Witness> {
        // A panic leaves at most a request unanswered.
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of two keys for one register the later line is the keeper's: the one before it was replaced.
fn watch_all(machine: &mut Witness, policy: Option<&Policy>) {
    for log in policy.into_iter().flat_map(Policy::logs) {
        machine.watch(&log.origin, log.key);
    }
}

/// Makes this data directory's node a witness of this name, if it is none yet.
///
/// # Errors
///
/// It is one already, of another name; or the file cannot be written.
pub fn become_witness(data: &Path, name: &str) -> Result<(), Problem> {
    let directory = data.join(WITNESS);
    let path = directory.join(IDENTITY);
    if path.is_file() {
        let (known, _) = read_identity(&path)?;
        if known == name {
            return Ok(());
        }
        return Err(Problem::fault(
            "witness-name",
            format!("This node is not made the witness {name}."),
            format!("It is the witness {known} already, and others know it by that name."),
            "Leave --name out, or use another data directory.",
        ));
    }
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the operating system gives random bytes");
    if Witness::new(name, SecretKey::from_seed(seed)).is_none() {
        return Err(Problem::fault(
            "witness-name",
            format!("\"{name}\" cannot be the name of a witness."),
            "A name has no spaces and no plus signs.".to_owned(),
            "Name it after its address, such as --name neighbours.example/w1",
        ));
    }
    let write = || {
        crate::private::make_directory(&directory)?;
        let text = format!("{MARK} {name} {}\n", crate::hex::encode(&seed));
        crate::private::create(&path, text.as_bytes())
    };
    write().map_err(|flaw| file_fault("The witness was not made.", &path, &flaw))
}

/// The name of the witness that this data directory's node is, if it is one.
///
/// # Errors
///
/// Its file cannot be read.
pub fn witness_name(data: &Path) -> Result<Option<String>, Problem> {
    let path = data.join(WITNESS).join(IDENTITY);
    if path.is_file() {
        Ok(Some(read_identity(&path)?.0))
    } else {
        Ok(None)
    }
}

/// The key that this data directory's witness goes by for a register, if it is one and was told any.
///
/// # Errors
///
/// Its file cannot be read.
pub fn told_key(data: &Path, origin: &str) -> Result<Option<register::PublicKey>, Problem> {
    let policy = read_policy(&data.join(WITNESS).join(REGISTERS))?;
    let logs = policy.iter().flat_map(Policy::logs);
    Ok(logs.filter(|log| log.origin == origin).map(|log| log.key).next_back())
}

/// What it meant that a witness was told a register's key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Told {
    /// It did not know the register.
    New,
    /// It follows this key already.
    Known,
    /// It followed another key, and refuses that from now on.
    Replaces,
    /// Another key has replaced this one, and it stays with that.
    Replaced,
}

/// Whether a key that was replaced is followed again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Back {
    /// It is not: who names it may only repeat what was said when the register was new.
    Stays,
    /// It is: members, or the entries, have put it into force again.
    Goes,
}

/// Tells this data directory's witness the key of a register's keeper, by its verifier key: a new register's, or that of
/// the keeper whom members have put into force.
///
/// # Errors
///
/// It is not a verifier key, or the file cannot be written.
pub fn witness_register(data: &Path, verifier: &str, back: Back) -> Result<Told, Problem> {
    let path = data.join(WITNESS).join(REGISTERS);
    let (origin, key) = parse_register(verifier)?;
    let line = format!("log {}", register::signed_note::verifier(&origin, &key));
    let known = read_policy(&path)?;
    let of_it: Vec<_> = known
        .iter()
        .flat_map(Policy::logs)
        .filter(|log| log.origin == origin)
        .collect();
    let told = match of_it.last() {
        None => Told::New,
        Some(last) if last.key == key => return Ok(Told::Known),
        Some(_) if back == Back::Stays && of_it.iter().any(|log| log.key == key) => return Ok(Told::Replaced),
        Some(_) => Told::Replaces,
    };
    let before = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(flaw) if flaw.kind() == std::io::ErrorKind::NotFound => {
            "# The registers that this node witnesses, by their keepers' keys. Of two of one register the later one counts.\nquorum none\n"
                .to_owned()
        }
        Err(flaw) => return Err(file_fault("The register was not added.", &path, &flaw)),
    };
    // A policy names no key twice: one that is followed again moves to the end.
    let others = before
        .lines()
        .filter(|other| named_by(other) != Some((origin.clone(), key)));
    let text: String = others.chain([line.as_str()]).flat_map(|line| [line, "\n"]).collect();
    Policy::parse(text.as_bytes()).map_err(|flaw| {
        Problem::fault(
            "verifier-key",
            "The register was not added.".to_owned(),
            format!("With it, {} could not be read any more: {flaw}.", path.display()),
            "A key stands for one register: whoever keeps it names another key for this one.",
        )
    })?;
    crate::private::replace(&path, text.as_bytes())
        .map_err(|flaw| file_fault("The register was not added.", &path, &flaw))?;
    Ok(told)
}

/// The register and the keeper's key that a line of a policy names, however it is spaced and whatever follows.
fn named_by(line: &str) -> Option<(String, register::PublicKey)> {
    let mut words = line.split_ascii_whitespace();
    if words.next()? != "log" {
        return None;
    }
    register::signed_note::parse_verifier(words.next()?).ok()
}

/// The register and the keeper's key that a verifier key names.
///
/// # Errors
///
/// It is not a verifier key.
pub fn parse_register(verifier: &str) -> Result<(String, register::PublicKey), Problem> {
    register::signed_note::parse_verifier(verifier).map_err(|flaw| {
        Problem::fault(
            "verifier-key",
            format!("\"{verifier}\" is not the key of a register."),
            format!("{flaw}."),
            "Copy it whole from the page Mirror of the community; it begins with mirrorball/",
        )
    })
}

fn read_identity(path: &Path) -> Result<(String, SecretKey), Problem> {
    let text = std::fs::read_to_string(path).map_err(|flaw| file_fault("The witness was not read.", path, &flaw))?;
    let mut words = text.split_whitespace();
    let mut read = || {
        let is_ours = words.next()? == MARK;
        let name = words.next()?.to_owned();
        let seed = crate::hex::decode::<32>(words.next()?)?;
        is_ours.then(|| (name, SecretKey::from_seed(seed)))
    };
    read().ok_or_else(|| not_a_file(path, "it is no witness's name and key"))
}

fn read_policy(path: &Path) -> Result<Option<Policy>, Problem> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(flaw) if flaw.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(flaw) => return Err(file_fault("The policy was not read.", path, &flaw)),
    };
    let policy = Policy::parse(&bytes).map_err(|flaw| not_a_file(path, &flaw.to_string()))?;
    Ok(Some(policy))
}

fn not_a_file(path: &Path, why: &str) -> Problem {
    Problem::fault(
        "witness-file",
        format!("{} cannot be used.", path.display()),
        format!("{why}."),
        "Mend the file; the operating notes say what belongs there.",
    )
}

/// The address at which a witness shows something about a register: the `checkpoint` that it cosigned last, or since when
/// it keeps a `mirror`.
pub fn address_at(witness_url: &str, origin: &str, what: &str) -> String {
    format!("{}/{}/{what}", witness_url.trim_end_matches('/'), origin_hash(origin))
}

#[cfg(test)]
mod tests {
    use register::SecretKey;
    use register::signed_note::verifier;

    use super::*;

    #[test]
    fn however_a_line_is_spaced_its_key_is_named_once() {
        let home = tempfile::tempdir().unwrap();
        become_witness(home.path(), "w.example").unwrap();
        let key = |seed: u8| SecretKey::from_seed([seed; 32]).public();
        let [first, second] = [1, 2].map(|seed| verifier("mirrorball/one", &key(seed)));
        let path = home.path().join(WITNESS).join(REGISTERS);
        std::fs::write(&path, format!("quorum none\nlog\t{first}  https://coop.example/one\n")).unwrap();
        let tell = |verifier: &str, back| witness_register(home.path(), verifier, back);
        assert_eq!(tell(&second, Back::Stays).unwrap(), Told::Replaces);
        assert_eq!(tell(&first, Back::Goes).unwrap(), Told::Replaces);
        let policy = read_policy(&path).unwrap().unwrap();
        let keys: Vec<_> = policy.logs().iter().map(|log| log.key).collect();
        assert_eq!(keys, [key(2), key(1)]);
        // One key for two registers would make the file unreadable for all of them.
        let before = std::fs::read(&path).unwrap();
        let other = tell(&verifier("mirrorball/two", &key(1)), Back::Stays);
        assert!(other.is_err_and(|problem| problem.next.contains("one register")));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn what_a_witness_was_told_is_read_again_once_the_file_stands_otherwise() {
        let home = tempfile::tempdir().unwrap();
        become_witness(home.path(), "w.example").unwrap();
        let line = |name: &str, seed: u8| {
            let key = SecretKey::from_seed([seed; 32]).public();
            format!("quorum none\nlog {}\n", verifier(&format!("mirrorball/{name}"), &key))
        };
        let path = home.path().join(WITNESS).join(REGISTERS);
        std::fs::write(&path, line("one", 1)).unwrap();
        let written = std::fs::metadata(&path).unwrap().modified().unwrap();
        let desk = Desk::open(&home.path().join(WITNESS)).unwrap();
        let known = || desk.registers().len();
        assert_eq!(known(), 1);
        // As long as it stands as it did, it is not read.
        std::fs::write(&path, line("two", 2)).unwrap();
        let at = |time| {
            let file = std::fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
        };
        at(written);
        assert_eq!(known(), 1);
        at(written + std::time::Duration::from_millis(1));
        assert_eq!(known(), 2);
        // So it is where it has another length, or is another file.
        let both = std::fs::read_to_string(&path).unwrap() + &line("three", 3).replace("quorum none\n", "");
        std::fs::write(&path, both).unwrap();
        at(written + std::time::Duration::from_millis(1));
        assert_eq!(known(), 3);
        // What cannot be read is asked for again, and what was told before holds.
        std::fs::write(&path, "nonsense\n").unwrap();
        assert_eq!(known(), 3);
        crate::private::replace(&path, line("four", 4).as_bytes()).unwrap();
        assert_eq!(known(), 4);
    }
}
