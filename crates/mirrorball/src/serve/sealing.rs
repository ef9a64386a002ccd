//! Asking witnesses, over sockets: what `node::peer::Sealing` wants done is done here, beside everything else.

use std::collections::VecDeque;
use std::time::Duration;

use node::peer::{Ask, Sealing, SealingInput, SealingOutput};
use node::{Fault, Keeper, Seal};
use register::Hash;
use register::checkpoint::origin;
use register::policy::Policy;
use tokio::sync::mpsc;
use tokio::time::MissedTickBehavior;

use crate::limits::{SEALING_TICK_MS, WITNESS_ANSWER_BYTES_MAX, WITNESS_SECONDS_MAX};
use crate::peers::{Asked, address_at};
use crate::state::App;
use crate::trusting;

/// What came from a witness.
enum Came {
    /// The answer to a request; none if it did not answer.
    Answer(usize, Option<(u16, String)>),
    /// The last checkpoint that it cosigned.
    Memory(usize, String),
}

/// Asks the witnesses, before acts are taken in, what they remember of each register. Where one shows that more or
/// something else was signed for, that register takes nothing in. A witness that cannot be reached keeps nobody waiting.
pub fn guard(app: &App) {
    let Some(policy) = app.peers().policy() else { return };
    for keeper in app.node().communities().into_iter().filter(|keeper| !keeper.is_copy()) {
        let mut machine = Sealing::new(&origin(&keeper.id()), policy.clone(), keeper.public_key());
        for (place, note) in remembered(policy, &keeper.id()) {
            take(
                app,
                &keeper,
                &mut machine,
                SealingInput::Remembered {
                    witness: place,
                    note: &note,
                },
            );
        }
    }
}

/// What each witness that can be reached remembers of a register.
fn remembered(policy: &Policy, community: &Hash) -> Vec<(usize, String)> {
    let answers = ask_all(policy, community).into_iter();
    let shown = |(place, answer): (usize, Option<Heard>)| {
        let Heard { status, body, .. } = answer?;
        (status == 200).then_some((place, body))
    };
    answers.filter_map(shown).collect()
}

/// Asks every witness that has an address what it remembers of a register, all at once; none where it does not answer.
fn ask_all(policy: &Policy, community: &Hash) -> Vec<(usize, Option<Heard>)> {
    let origin = origin(community);
    std::thread::scope(|scope| {
        let addresses = policy.witnesses().iter().enumerate();
        let addresses = addresses.filter_map(|(place, witness)| {
            let url = witness.url.as_ref()?;
            Some((place, address_at(url, &origin, "checkpoint")))
        });
        let ask = |(place, url): (usize, String)| (place, scope.spawn(move || send(&url, None)));
        let asking: Vec<_> = addresses.map(ask).collect();
        asking
            .into_iter()
            .map(|(place, asked)| (place, asked.join().ok().flatten()))
            .collect()
    })
}

/// Asks, before a copy takes a member's endorsement, what its witnesses remember; the pages show it until they are asked
/// again. Nothing is locked meanwhile, and one that does not answer keeps nobody waiting.
///
/// # Errors
///
/// One of them has confirmed more than the copy holds.
pub(crate) fn heed(app: &App, keeper: &Keeper) -> Result<(), Fault> {
    let Some(policy) = app.peers().policy().filter(|_| keeper.is_copy()) else {
        return Ok(());
    };
    let (mut notes, mut silent) = (Vec::new(), Vec::new());
    for (place, answer) in ask_all(policy, &keeper.id()) {
        match answer {
            Some(Heard { status: 200, body, .. }) => notes.push((place, body)),
            Some(Heard { status: 404, .. }) => {} // It has confirmed nothing.
            Some(_) | None => silent.push(policy.witnesses()[place].cosigner.name().to_owned()),
        }
    }
    let heeded = keeper.heed_witnesses(policy, &notes);
    let beyond = match &heeded {
        Err(Fault::Lagging { witness, confirmed, .. }) => Some((witness.clone(), *confirmed)),
        Ok(()) | Err(_) => None,
    };
    app.peers().note_asked(&keeper.id(), Asked { beyond, silent });
    heeded
}

/// Seals every register that is kept here, until the server is asked to end.
pub async fn run(app: App) {
    let Some(policy) = app.peers().policy().cloned() else {
        return;
    };
    let mut sealed: Vec<Hash> = Vec::new();
    let mut interval = tokio::time::interval(Duration::from_millis(crate::limits::TICK_MS));
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut closing = app.closing();
    loop {
        for keeper in app.node().communities() {
            if !sealed.contains(&keeper.id()) && !keeper.is_copy() {
                sealed.push(keeper.id());
                tokio::spawn(seal(app.clone(), keeper, policy.clone()));
            }
        }
        tokio::select! {
            _ = interval.tick() => {}
            _ = closing.wait_for(|closing| *closing) => return,
        }
    }
}

/// Seals one register.
async fn seal(app: App, keeper: Keeper, policy: Policy) {
    let mut machine = Sealing::new(&origin(&keeper.id()), policy, keeper.public_key());
    let mut watch = keeper.watch();
    let (tell, mut told) = mpsc::channel::<Came>(64);
    let mut interval = tokio::time::interval(Duration::from_millis(SEALING_TICK_MS));
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut closing = app.closing();
    let mut requests = take(&app, &keeper, &mut machine, SealingInput::Grown(&keeper.checkpoint()));
    loop {
        for request in requests {
            send_to(request, &keeper, machine.policy(), tell.clone());
        }
        requests = tokio::select! {
            grown = watch.grown() => match grown {
                Some(_) => take(&app, &keeper, &mut machine, SealingInput::Grown(&keeper.checkpoint())),
                None => return,
            },
            Some(came) = told.recv() => heard(&app, &keeper, &mut machine, &came),
            _ = interval.tick() => take(&app, &keeper, &mut machine, SealingInput::Tick),
            _ = closing.wait_for(|closing| *closing) => return,
        };
    }
}

/// Tells the machine what came from a witness, and remembers what the pages show of it.
fn heard(app: &App, keeper: &Keeper, machine: &mut Sealing, came: &Came) -> Vec<Request> {
    let (witness, input) = match came {
        Came::Memory(witness, note) => {
            let input = SealingInput::Remembered {
                witness: *witness,
                note,
            };
            return take(app, keeper, machine, input);
        }
        Came::Answer(witness, None) => (*witness, SealingInput::NoAnswer { witness: *witness }),
        Came::Answer(witness, Some((status, body))) => {
            let (witness, status) = (*witness, *status);
            (witness, SealingInput::Answered { witness, status, body })
        }
    };
    let requests = take(app, keeper, machine, input);
    app.peers()
        .note_refusal(&keeper.id(), witness, machine.refusal(witness));
    ask_about_mirror(app, keeper, machine, witness);
    requests
}

/// What is sent to a witness.
enum Request {
    /// To cosign.
    Ask(Ask),
    /// To show what it cosigned last.
    Recall(usize),
}

/// Tells the machine, does what it wants done here, and gives what is to be sent.
fn take(app: &App, keeper: &Keeper, machine: &mut Sealing, input: SealingInput<'_>) -> Vec<Request> {
    let tell = |machine: &mut Sealing, input: SealingInput<'_>| {
        keeper.read(|state| machine.handle(input, app.now_ms(), state.tree()))
    };
    let mut outputs = VecDeque::from(tell(machine, input));
    let mut requests = Vec::new();
    while let Some(output) = outputs.pop_front() {
        match output {
            SealingOutput::Ask(ask) => requests.push(Request::Ask(ask)),
            SealingOutput::Recall(witness) => requests.push(Request::Recall(witness)),
            SealingOutput::Sealed { size: _, note } => {
                let before = keeper.seal();
                let renewed = Seal::renewed(before.as_deref(), &note, &keeper.public_key(), machine.policy());
                let Ok(seal) = renewed else {
                    tracing::error!("a seal does not verify");
                    continue;
                };
                if let Err(fault) = keeper.keep_seal(seal) {
                    tracing::error!(code = fault.code(), "a seal was not kept");
                    outputs.extend(tell(machine, SealingInput::NotKept));
                }
            }
            SealingOutput::Halt { signed, note: _ } => {
                let fault = keeper.halt_behind(signed);
                tracing::error!(code = fault.code(), "a witness knows of more than is held here");
            }
            SealingOutput::Superseded => {
                let fault = keeper.halt_superseded();
                tracing::error!(code = fault.code(), "enough witnesses follow another keeper");
            }
        }
    }
    requests
}

/// Asks a witness that just answered since when it keeps a whole copy, unless that is known.
fn ask_about_mirror(app: &App, keeper: &Keeper, machine: &Sealing, witness: usize) {
    let (app, id) = (app.clone(), keeper.id());
    let Some(url) = machine.policy().witnesses()[witness].url.as_deref() else {
        return;
    };
    if machine.refusal(witness).is_some() || app.peers().mirrors_since(&id, witness).is_some() {
        return;
    }
    let address = address_at(url, &origin(&id), "mirror");
    tokio::task::spawn_blocking(move || {
        if let Some(Heard { status: 200, body, .. }) = send(&address, None)
            && let Ok(since_ms) = body.trim().parse()
        {
            app.peers().note_mirror(&id, witness, since_ms);
        }
    });
}

/// Sends a request in the background. If nobody listens for the answer any more, the server is ending.
fn send_to(request: Request, keeper: &Keeper, policy: &Policy, tell: mpsc::Sender<Came>) {
    let url = |witness: usize| policy.witnesses()[witness].url.clone().unwrap_or_default();
    match request {
        Request::Ask(Ask { witness, body }) => {
            let address = format!("{}/add-checkpoint", url(witness).trim_end_matches('/'));
            tokio::task::spawn_blocking(move || {
                let answer = send(&address, Some(&body)).map(|heard| (heard.status, heard.body));
                let _ = tell.blocking_send(Came::Answer(witness, answer));
            });
        }
        Request::Recall(witness) => {
            let address = address_at(&url(witness), &origin(&keeper.id()), "checkpoint");
            tokio::task::spawn_blocking(move || {
                if let Some(Heard { status: 200, body, .. }) = send(&address, None) {
                    let _ = tell.blocking_send(Came::Memory(witness, body));
                }
            });
        }
    }
}

/// What a witness answered.
pub(crate) struct Heard {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: String,
    /// Its clock, as its answer says, Unix ms.
    pub date_ms: Option<u64>,
}

/// Sends a request to a witness, or asks it.
pub(crate) fn send(address: &str, body: Option<&str>) -> Option<Heard> {
    static AGENT: std::sync::LazyLock<Option<ureq::Agent>> = std::sync::LazyLock::new(|| {
        let config = || {
            ureq::Agent::config_builder()
                .http_status_as_error(false)
                .timeout_global(Some(Duration::from_secs(WITNESS_SECONDS_MAX)))
                .max_redirects(0)
                .user_agent(concat!("mirrorball/", env!("CARGO_PKG_VERSION")))
        };
        // A file of authorities that can't be read is told of when the program starts; nobody else is trusted in its place.
        trusting::by_environment(config()).ok()
    });
    let agent = AGENT.as_ref()?;
    let sent = match body {
        Some(body) => agent.post(address).content_type("text/plain; charset=utf-8").send(body),
        None => agent.get(address).call(),
    };
    let mut response = sent.ok()?;
    let date = response.headers().get("date").and_then(|date| date.to_str().ok());
    let date = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
    let status = response.status().as_u16();
    let body = response
        .body_mut()
        .with_config()
        .limit(WITNESS_ANSWER_BYTES_MAX)
        .read_to_string();
    Some(Heard {
        status,
        body: body.ok()?,
        date_ms: date.map(|date| date.timestamp().as_millisecond().cast_unsigned()),
    })
}
