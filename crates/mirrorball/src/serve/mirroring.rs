//! Mirroring, over sockets: what `node::peer::Mirroring` wants fetched and copied is fetched and copied here.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use node::peer::{Mirroring, MirroringInput, MirroringOutput, Wanted};
use node::{Fault, Keeper, Note, Trouble};
use register::Hash;
use register::checkpoint::origin;
use register::tiles::read_bundle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::MissedTickBehavior;

use crate::cli::archive;
use crate::cli::keyfile::{self, file_fault};
use crate::client::{Client, split_address};
use crate::copiers::{self, HEADER, UNNAMED};
use crate::language::Language;
use crate::limits::{
    BUNDLE_BYTES_MAX, MIRROR_TICK_MS, NOTES_BYTES_MAX, NOTES_ENTRIES_MAX, NOTES_HELD_BYTES_MAX, WITNESS_SECONDS_MAX,
};
use crate::peers::{Back, Told};
use crate::problem::Problem;
use crate::state::App;
use crate::trusting;

/// The first word of the file that says where a copy comes from.
const MARK: &str = "mirrorball-mirror/1";
/// The ending of its name, after the community's id.
const ENDING: &str = "mirror";

/// Where a copy comes from, and since when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin {
    /// The address of the community at its keeper.
    pub url: String,
    /// Since when it is copied, in Unix milliseconds.
    pub since_ms: u64,
    /// The key file of the member in whose name it is read, where only members read.
    pub key: Option<PathBuf>,
}

/// A community's address at its keeper, and the session that reads there.
pub struct Source {
    url: String,
    key: Option<PathBuf>,
    agent: ureq::Agent,
    cookie: Mutex<Option<String>>,
    /// What it says of itself with each question, so that members there see who mirrors.
    about: Mutex<Option<String>>,
}

/// What was answered.
struct Fetched {
    status: u16,
    /// Whether the keeper says that it knows nobody in whose name this mirror asks.
    is_unnamed: bool,
    body: Vec<u8>,
}

/// Begins a copy of the community at this address, or goes on with one, and says where it comes from for every start
/// after this one.
///
/// # Errors
///
/// The address does not answer, its first entry is no founding, or the copy cannot be kept.
pub fn begin(app: &App, data: &Path, url: &str, key: Option<&Path>) -> Result<Keeper, Problem> {
    let source = Source::new(url, key.map(Path::to_owned))?;
    source.answers()?;
    let bundle = source.get("tile/entries/000.p/1").ok_or_else(|| no_register(url))?;
    let entries = read_bundle(&bundle, 1).map_err(|_| no_register(url))?;
    let mut room = NOTES_BYTES_MAX;
    let notes = source.notes(&[0], &mut room).map_err(|_| no_register(url))?;
    let founding = entries.first().ok_or_else(|| no_register(url))?;
    let language = Language::from_environment();
    let id = source.community().ok_or_else(|| no_register(url))?;
    let keeper = app
        .node()
        .begin_copy(id, founding, &notes)
        .map_err(|trouble| Problem::of_trouble(&trouble, language))?;
    let path = data.join(format!("{}.{ENDING}", keeper.id()));
    let since_ms = read(&path).map_or(app.now_ms(), |known| known.since_ms);
    let mut text = format!("{MARK}\nurl {}\nsince {since_ms}\n", source.url);
    if let Some(key) = key {
        let whole = key.canonicalize().unwrap_or_else(|_| key.to_owned());
        text.push_str(&format!("key {}\n", whole.display()));
    }
    std::fs::write(&path, text).map_err(|flaw| file_fault("The mirror was not set up.", &path, &flaw))?;
    Ok(keeper)
}

/// Where the copy of this community comes from.
pub fn origin_of(app: &App, community: &Hash) -> Option<Origin> {
    origin_in(app.peers().data()?, community)
}

/// As [`origin_of`], in a data directory.
pub fn origin_in(data: &Path, community: &Hash) -> Option<Origin> {
    read(&data.join(format!("{community}.{ENDING}")))
}

fn read(path: &Path) -> Option<Origin> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut lines = text.lines();
    let is_ours = lines.next()? == MARK;
    let url = lines.next()?.strip_prefix("url ")?.to_owned();
    let since_ms = lines.next()?.strip_prefix("since ")?.parse().ok()?;
    let key = lines
        .next()
        .and_then(|line| line.strip_prefix("key "))
        .map(PathBuf::from);
    is_ours.then_some(Origin { url, since_ms, key })
}

/// Follows the keepers of all copies, until the server is asked to end.
pub async fn run(app: App) {
    for keeper in app.node().communities() {
        if !keeper.is_copy() {
            forget_origin(&app, &keeper.id());
        }
        let Some(from) = keeper.is_copy().then(|| origin_of(&app, &keeper.id())).flatten() else {
            continue;
        };
        match Source::new(&from.url, from.key) {
            Ok(source) => drop(tokio::spawn(follow(app.clone(), keeper, Arc::new(source)))),
            Err(problem) => tracing::error!("{problem}"),
        }
    }
}

/// What came of something that the machine wanted.
enum Came {
    Body(Wanted, Option<Vec<u8>>),
    Copied(Result<(), NotCopied>),
}

/// Why a batch was not copied.
enum NotCopied {
    /// The texts beside its entries did not come.
    Texts(NoTexts),
    /// It could not be replayed or kept.
    Trouble(Trouble),
}

async fn follow(app: App, keeper: Keeper, source: Arc<Source>) {
    let mut machine = Mirroring::new(&origin(&keeper.id()), keeper.public_key());
    if !keeper.is_whole_copy() {
        machine = machine.beginning();
    }
    let (tell, mut told) = mpsc::channel::<Came>(64);
    let mut before = None;
    let mut interval = tokio::time::interval(Duration::from_millis(MIRROR_TICK_MS));
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut closing = app.closing();
    // Whom the entries name, the witness here may not have learned before the program ended; there need be no new entry.
    tokio::task::block_in_place(|| follow_successor(&app, &keeper, &mut machine));
    // Members may put this node's own key into force; then there is nobody to follow.
    while !machine.is_stopped() && keeper.is_copy() {
        let came = tokio::select! {
            came = told.recv() => came,
            _ = interval.tick() => None,
            _ = closing.wait_for(|closing| *closing) => return,
        };
        // The state may be locked for as long as a batch is replayed.
        let outputs = tokio::task::block_in_place(|| take(&app, &keeper, &mut machine, came.as_ref()));
        for output in outputs {
            perform(output, &app, &keeper, &source, &tell, &mut before);
        }
    }
    if !keeper.is_copy() {
        forget_origin(&app, &keeper.id());
    }
}

/// Where a copy came from says nothing any more once it is the keeper: should it hand the register over later, members are
/// not sent to a machine of long ago.
pub fn forget_origin(app: &App, community: &Hash) {
    let Some(data) = app.peers().data() else { return };
    let gone = std::fs::remove_file(data.join(format!("{community}.{ENDING}")));
    if let Err(flaw) = gone
        && flaw.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!("where the copy came from was not forgotten: {flaw}");
    }
}

fn take(app: &App, keeper: &Keeper, machine: &mut Mirroring, came: Option<&Came>) -> Vec<MirroringOutput> {
    // Where a write's outcome was unknown, what it said may be found out at any time.
    if matches!(came, Some(Came::Copied(Ok(())))) || machine.keeper() != keeper.public_key() {
        follow_successor(app, keeper, machine);
    }
    let input = match came {
        None => MirroringInput::Tick,
        Some(Came::Body(wanted, Some(bytes))) => MirroringInput::Got { wanted: *wanted, bytes },
        Some(Came::Body(wanted, None)) => MirroringInput::Failed { wanted: *wanted },
        Some(Came::Copied(Ok(()))) => MirroringInput::Copied,
        Some(Came::Copied(Err(NotCopied::Trouble(Trouble::Breach(breach))))) if machine.is_of_keeper() => {
            tracing::error!(code = breach.code(), "the mirrored register does not replay");
            keep_evidence(app, keeper, &breach.evidence);
            keeper.halt_copy(&breach.to_string());
            MirroringInput::Breached
        }
        Some(Came::Copied(Err(trouble))) => {
            let why = match trouble {
                NotCopied::Trouble(Trouble::Fault(fault)) => fault.to_string(),
                NotCopied::Trouble(Trouble::Refusal(refusal)) => refusal.code().to_owned(),
                NotCopied::Trouble(Trouble::Breach(breach)) => breach.code().to_owned(),
                NotCopied::Texts(NoTexts::NotHad) => "the texts beside the entries did not come".to_owned(),
                NotCopied::Texts(NoTexts::TooMany) => {
                    machine.take_less();
                    "the texts beside the entries are too many at once".to_owned()
                }
            };
            tracing::warn!("entries of the mirrored register are asked for again: {why}");
            MirroringInput::NotCopied
        }
    };
    keeper.read(|state| machine.handle(input, app.now_ms(), state.tree()))
}

/// Follows the keeper that the entries now name; and so does the witness that this node is.
fn follow_successor(app: &App, keeper: &Keeper, machine: &mut Mirroring) {
    let key = keeper.public_key();
    // Only what just came says that members went back to a keeper of before; else what this machine's host has told the
    // witness since still holds.
    let back = if machine.keeper() == key {
        Back::Stays
    } else {
        Back::Goes
    };
    machine.follow(key);
    let (Some(desk), Some(data)) = (app.peers().witness(), app.peers().data()) else {
        return;
    };
    let origin = origin(&keeper.id());
    let is_witnessed = desk.registers().iter().any(|(known, _)| *known == origin);
    let id = keeper.id();
    // A fork's keeper is known once its own beginning is there; before it, the register is its parent's.
    let (is_succeeded, is_begun) = keeper.read(|state| {
        let community = state.community();
        let is_fork = community.id() == Some(id) && !community.origins().is_empty();
        (!community.successors().is_empty(), is_fork)
    });
    if is_witnessed && is_succeeded || !is_witnessed && is_begun {
        let verifier = register::signed_note::verifier(&origin, &key);
        match crate::peers::witness_register(data, &verifier, back) {
            Ok(Told::Replaced) => tracing::warn!(
                "the witness here was told of another keeper since than the entries of {origin} name; if they are right: \
                 mirrorball witness --again {verifier}"
            ),
            Ok(Told::New | Told::Known | Told::Replaces) => desk.watch(&origin, key),
            Err(problem) => tracing::error!("{problem}"),
        }
    }
}

/// `before` is told when the batch that was copied last is over, so that batches are kept in their order.
fn perform(
    output: MirroringOutput,
    app: &App,
    keeper: &Keeper,
    source: &Arc<Source>,
    tell: &mpsc::Sender<Came>,
    before: &mut Option<oneshot::Receiver<()>>,
) {
    let (source, tell) = (Arc::clone(source), tell.clone());
    match output {
        MirroringOutput::Get(wanted) => {
            let keeper = keeper.clone();
            drop(tokio::task::spawn_blocking(move || {
                if wanted == Wanted::Checkpoint {
                    source.introduce(&keeper);
                }
                // If nobody listens any more, the server is ending.
                let _ = tell.blocking_send(Came::Body(wanted, source.get(&wanted.to_string())));
            }));
        }
        MirroringOutput::Copy {
            from,
            entries,
            checkpoint,
        } => {
            let keeper = keeper.clone();
            let (over, after) = oneshot::channel();
            let before = before.replace(after);
            drop(tokio::task::spawn_blocking(move || {
                let copying = || {
                    // Signatures first: beside what does not hold nothing is asked for.
                    let mut ahead = keeper.read_ahead(from, &entries);
                    let mut room = NOTES_HELD_BYTES_MAX;
                    let notes = source.notes(&ahead.with_texts(), &mut room);
                    // Whoever is gone is over as well.
                    let _ = before.map(oneshot::Receiver::blocking_recv);
                    let mut notes = notes.map_err(NotCopied::Texts)?;
                    let late = keeper.late_texts(&mut ahead);
                    notes.extend(source.notes(&late, &mut room).map_err(NotCopied::Texts)?);
                    let copied = keeper.copy_ahead(ahead, &notes, checkpoint.as_deref());
                    copied.map(|_| ()).map_err(NotCopied::Trouble)
                };
                // A bug here must not leave the mirror waiting for an answer for ever.
                let copied = catch_unwind(AssertUnwindSafe(copying)).unwrap_or_else(|_| {
                    let detail = "copying a batch panicked".to_owned();
                    Err(NotCopied::Trouble(Fault::Bug { detail }.into()))
                });
                drop(over);
                let _ = tell.blocking_send(Came::Copied(copied));
            }));
        }
        MirroringOutput::Forked { note } => {
            tracing::error!("the mirrored register's keeper signed for another history");
            keep_evidence(app, keeper, note.as_bytes());
            let detail = "its keeper signed for another history than the one that this mirror holds";
            keeper.halt_copy(detail);
        }
    }
}

/// Keeps the bytes that show what the keeper did, beside the copy.
fn keep_evidence(app: &App, keeper: &Keeper, bytes: &[u8]) {
    let Some(data) = app.peers().data() else { return };
    let path = data.join(format!("{}.evidence", keeper.id()));
    if let Err(flaw) = std::fs::write(&path, bytes) {
        tracing::error!("the evidence was not kept: {flaw}");
    }
}

/// The texts in an answer of a machine that has to hold so many entries.
fn texts_in(answer: &[u8], size: u64) -> Option<BTreeMap<Hash, Note>> {
    let page: serde_json::Value = serde_json::from_slice(answer).ok()?;
    if page["size"].as_u64()? < size {
        return None;
    }
    let rows = page["rows"].as_array()?.iter();
    let there = rows.filter(|row| row["text"].is_string()); // Without a text, it was erased.
    there.map(archive::note_of).collect()
}

/// The community whose register a checkpoint is of: its origin names it.
pub fn community_of(checkpoint: &str) -> Option<Hash> {
    let id: Hash = checkpoint.lines().next()?.rsplit('/').next()?.parse().ok()?;
    (checkpoint.lines().next() == Some(origin(&id).as_str())).then_some(id)
}

/// Why the texts beside entries did not come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoTexts {
    /// They cannot be had now.
    NotHad,
    /// They are more than may be held at once, as where many photos lie beside few entries.
    TooMany,
}

impl Source {
    /// The community at this address.
    ///
    /// # Errors
    ///
    /// It is not an address with a community in it.
    pub fn new(url: &str, key: Option<PathBuf>) -> Result<Self, Problem> {
        let url = url.trim_end_matches('/');
        if !split_address(url).is_some_and(|(_, path)| path.trim_matches('/').split('/').count() == 1 && path.len() > 1)
        {
            return Err(no_register(url));
        }
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(WITNESS_SECONDS_MAX)))
            .max_redirects(0)
            .user_agent(concat!("mirrorball/", env!("CARGO_PKG_VERSION")));
        let agent = trusting::by_environment(config)?;
        Ok(Self {
            url: url.to_owned(),
            key,
            agent,
            cookie: Mutex::new(None),
            about: Mutex::default(),
        })
    }

    /// Whether anybody answers there at all, whatever they say.
    ///
    /// # Errors
    ///
    /// Nobody does, and why.
    fn answers(&self) -> Result<(), Problem> {
        match self.agent.get(&format!("{}/checkpoint", self.url)).call() {
            Ok(_) => Ok(()),
            Err(flaw) => Err(trusting::distrusted(&self.url, &flaw).unwrap_or_else(|| {
                Problem::fault(
                    "no-answer",
                    format!("{} does not answer.", self.url),
                    format!("{flaw}."),
                    "Check the address and its port, and that the program there runs and can be reached from here.",
                )
            })),
        }
    }

    /// Says with each question from now on that this machine mirrors the register: by which key it would keep it, and how
    /// many entries it holds.
    fn introduce(&self, keeper: &Keeper) {
        let about = copiers::compose(&keeper.own_key(), keeper.read(|state| state.size()));
        *self.about.lock().unwrap_or_else(PoisonError::into_inner) = Some(about);
    }

    /// The id of the community, as the origin of its checkpoint names it.
    pub fn community(&self) -> Option<Hash> {
        let checkpoint = self.get("checkpoint")?;
        community_of(std::str::from_utf8(&checkpoint).ok()?)
    }

    /// What lies at a path below the community's address.
    pub fn get(&self, path: &str) -> Option<Vec<u8>> {
        self.fetch(&format!("{}/{path}", self.url), BUNDLE_BYTES_MAX)
    }

    /// The texts beside the entries at these places, in their order, as far as they can be read in this session. `room` is
    /// how many bytes of them may be held yet.
    ///
    /// # Errors
    /// They cannot be had, or not all of these entries are there: a machine whose disk came from an old copy shows less than
    /// it has shown before, and a mirror would take the texts beside the rest for erased. Or there is no room for them.
    pub fn notes(&self, places: &[u64], room: &mut u64) -> Result<BTreeMap<Hash, Note>, NoTexts> {
        let (server, community) = split_address(&self.url).ok_or(NoTexts::NotHad)?;
        let mut notes = BTreeMap::new();
        let mut rest = places;
        while let Some(begin) = rest.first().copied() {
            let (now, later) = rest.split_at(rest.partition_point(|place| place - begin < NOTES_ENTRIES_MAX));
            let end = now.last().unwrap_or(&begin).saturating_add(1);
            let address = format!("{server}/api{community}/notes?from={begin}&to={end}");
            let bytes = self.fetch(&address, NOTES_BYTES_MAX).ok_or(NoTexts::NotHad)?;
            // Texts are held until their entries are kept, and whoever answers may send what no entry asks for.
            *room = room.checked_sub(bytes.len() as u64).ok_or(NoTexts::TooMany)?;
            notes.extend(texts_in(&bytes, end).ok_or(NoTexts::NotHad)?);
            rest = later;
        }
        Ok(notes)
    }

    /// Fetches, with a session where it needs one: to read, or, where everybody reads, for members to see whose mirror it
    /// is. A keeper that began anew knows no session of before.
    fn fetch(&self, address: &str, bytes_max: u64) -> Option<Vec<u8>> {
        let mut answer = self.fetch_once(address, bytes_max)?;
        if (answer.status == 401 || answer.is_unnamed) && self.open_session().is_some() {
            answer = self.fetch_once(address, bytes_max)?;
        }
        (answer.status == 200).then_some(answer.body)
    }

    fn fetch_once(&self, address: &str, bytes_max: u64) -> Option<Fetched> {
        let mut request = self.agent.get(address);
        let cookie = self.cookie.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        let about = self.about.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(about) = about {
            request = request.header(HEADER, about);
        }
        let mut response = request.call().ok()?;
        let status = response.status().as_u16();
        let is_unnamed = response.headers().get(HEADER).is_some_and(|said| said == UNNAMED);
        let body = response.body_mut().with_config().limit(bytes_max).read_to_vec().ok()?;
        Some(Fetched {
            status,
            is_unnamed,
            body,
        })
    }

    fn open_session(&self) -> Option<()> {
        let key = keyfile::read(self.key.as_deref()?).ok()?;
        let (server, community) = split_address(&self.url)?;
        let client = Client::new(server, "en");
        client.open_session(community.trim_matches('/'), &key.secret).ok()?;
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = client.cookie();
        Some(())
    }
}

fn no_register(url: &str) -> Problem {
    Problem::fault(
        "no-register",
        format!("No register was found at {url}."),
        "There is no community there, or only its members read it.".to_owned(),
        "Write the address as in the browser, such as http://localhost:7777/open-words; name a member's key with --key.",
    )
}
