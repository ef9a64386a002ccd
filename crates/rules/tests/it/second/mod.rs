//! A second model of deciding: it keeps nothing but the list of acts that were filed, with their times, and tells from the
//! whole of it, by plain slow code, where everything stands. On random histories it has to agree with the community: on
//! which acts are taken and why others are refused, on stages, ends, answers, objections, ballots, effects and closings, at
//! every act and at the very moments at which something ends.
//!
//! It is written from the specification and from `docs/deciding.md`, and shares nothing with the rules but the days of the
//! calendar.
//! A failure prints its seed; `SEEDS` keeps those that failed once.

#![expect(
    clippy::too_many_lines,
    reason = "what each kind of deed does stands together, kind by kind, as in the tables that it is compared with"
)]

mod advice;
mod bylaws;
mod chance;
mod deeds;
mod desk;
mod ground;
mod history;
mod people;
mod proposal;
mod votes;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use chance::Chance;
use deeds::Deed;
use desk::Desk;
use ground::{GROUNDS, Ground, ground};

/// How many histories are made up.
const HISTORIES: u64 = 10_000;
/// What is tried in each.
const TRIES: usize = 60;
/// Seeds on which the two disagreed once.
const SEEDS: &[u64] = &[];

/// What some history has to meet: acts that are taken, stages, what becomes of objections, and outcomes.
#[rustfmt::skip] // A list of words.
const MET: &[&str] = &[
    "Join taken", "Leave taken", "Enter taken", "Exit taken", "LayDown taken", "Reopen taken", "Open taken",
    "Start taken", "Revise taken", "Contest taken", "Respond taken", "Meet taken", "Minutes taken", "Withdraw taken",
    "Take taken", "Pause taken", "Close taken", "Second taken", "Test taken", "Judge taken", "Appeal taken",
    "Hear taken", "Resolve taken", "TakeOver taken", "Remind taken", "Select taken", "Nominate taken", "Propose taken",
    "OpenVote taken", "AddOption taken", "Cast taken", "TakeBack taken", "WithdrawVote taken", "PauseVote taken",
    "CloseVote taken", "Frame taken", "DeclareAffected taken", "Ask taken", "Advise taken", "AnswerAdvice taken",
    "Confirm taken", "Decide taken", "WithdrawAdvice taken", "Doubt taken", "Check taken",
    "CloseAdvice taken",
    "draft", "clarify", "react", "objections", "integrate", "meeting", "closing", "suspended", "waiting", "paused",
    "vote", "due", "withdrawn", "nominate", "change", "propose", "superseded", "review-due",
    "adopted", "expired", "escalated", "returned", "rejected", "status-quo", "no-quorum",
    "open", "resolved", "replaced", "unseconded", "concern", "overruled", "abandoned", "left", "moved",
    "deliberation", "voting", "seeking", "weighing", "decided", "effective", "emergency", "lapsed",
];

/// One history, from its seed; what it met.
fn live(grounds: &[Ground], seed: u64) -> BTreeMap<String, u64> {
    let mut chance = Chance(seed);
    let ground = &grounds[chance.below(GROUNDS)];
    let mut desk = Desk::new(ground, chance.below(86_400_000) as u64);
    let lived = catch_unwind(AssertUnwindSafe(|| {
        for _ in 0..TRIES {
            let jump = chance.jump(&desk);
            desk.world.now_ms += jump;
            let (by, deed) = chance.deed(&desk);
            let closes = if let Deed::Close { proposal, .. } = deed {
                Some(proposal)
            } else {
                None
            };
            if !desk.attempt(by, deed) {
                continue;
            }
            desk.agree(desk.now());
            desk.agree_on_people();
            if let Some(proposal) = closes {
                desk.agree_on_result(proposal);
            }
            if let Some(end) = chance.end(&desk) {
                desk.agree_beside(end);
            }
        }
    }));
    if let Err(panic) = lived {
        eprintln!("the history of seed {seed}:\n{}", desk.trail());
        resume_unwind(panic);
    }
    desk.met
}

#[test]
fn a_second_model_agrees_on_ten_thousand_histories() {
    let histories = std::env::var("MIRRORBALL_HISTORIES")
        .ok()
        .and_then(|text| text.parse().ok());
    let histories = histories.unwrap_or(HISTORIES);
    let next = AtomicU64::new(0);
    let met = Mutex::new(BTreeMap::<String, u64>::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let grounds: Vec<Ground> = (0..GROUNDS).map(ground).collect();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let kept = SEEDS.len() as u64;
                    let lived = match number {
                        number if number < kept => live(&grounds, SEEDS[number as usize]),
                        number if number - kept < histories => live(&grounds, number - kept),
                        _ => return, // All are lived.
                    };
                    let mut met = met.lock().unwrap();
                    lived
                        .into_iter()
                        .for_each(|(what, times)| *met.entry(what).or_default() += times);
                }
            });
        }
    });
    let met = met.into_inner().unwrap();
    println!("{met:#?}");
    let missed: Vec<&str> = MET.iter().copied().filter(|what| !met.contains_key(*what)).collect();
    assert!(histories < HISTORIES || missed.is_empty(), "no history met {missed:?}");
}

/// One history alone, to look into a failure: `MIRRORBALL_SEED=… cargo test -p rules one_history -- --nocapture`.
#[test]
fn one_history_of_a_chosen_seed() {
    let seed = std::env::var("MIRRORBALL_SEED").ok().and_then(|text| text.parse().ok());
    let grounds: Vec<Ground> = (0..GROUNDS).map(ground).collect();
    live(&grounds, seed.unwrap_or(1));
}
