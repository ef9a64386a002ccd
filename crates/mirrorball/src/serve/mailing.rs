//! Sends each week's digest: on Mondays from seven in the morning, where the community lives, once to each who reads by mail.

use std::time::Duration;

use node::Keeper;
use register::Hash;
use rules::quantity::Day;

use crate::limits::MAIL_TICK_SECONDS;
use crate::mail::{Letter, Mail, NotSent};
use crate::state::App;
use crate::web::digest_of;

/// The hour from which it is sent.
const HOUR: u64 = 7;
const HOUR_MS: u64 = 60 * 60 * 1000;

/// Looks every few minutes whether something is to be sent, until the server is asked to end.
pub async fn run(app: App) {
    let mut closing = app.closing();
    let mut interval = tokio::time::interval(Duration::from_secs(MAIL_TICK_SECONDS));
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = interval.tick() => {}
            _ = closing.wait_for(|closing| *closing) => return,
        }
        let sending = app.clone();
        if tokio::task::spawn_blocking(move || send_due(&sending)).await.is_err() {
            tracing::error!("sending mail broke a promise of the program");
        }
    }
}

/// Sends what is due now, and tells how many letters that were.
pub fn send_due(app: &App) -> usize {
    let Some(mail) = app.mail() else {
        return 0;
    };
    let (mut batch, mut sent) = (Batch::of(mail), 0);
    for keeper in app.node().communities() {
        let Ok(readers) = app.readers().confirmed(&keeper.id()) else {
            tracing::error!("the readers by mail can't be read");
            continue;
        };
        let monday = monday(app, &keeper);
        for (member, reader) in readers {
            if *app.closing().borrow() || batch.is_away {
                return sent;
            }
            if reader.told.is_none_or(|told| told < monday.number()) {
                sent += usize::from(tell(app, &mut batch, &keeper, &member, monday));
            }
        }
    }
    sent
}

/// The Monday up to which weeks are told now, where the community lives.
pub(crate) fn monday(app: &App, keeper: &Keeper) -> Day {
    // Seven hours earlier it is still Sunday until seven.
    let then_ms = app.now_ms().saturating_sub(HOUR * HOUR_MS);
    keeper.read(|state| state.community().day_of(then_ms)).monday()
}

/// The letters of one look: the server is asked once before the first, and no more once it is away.
struct Batch<'a> {
    mail: &'a Mail,
    is_asked: bool,
    is_away: bool,
}

impl<'a> Batch<'a> {
    fn of(mail: &'a Mail) -> Self {
        Self {
            mail,
            is_asked: false,
            is_away: false,
        }
    }

    fn send(&mut self, letter: &Letter) -> Result<(), NotSent> {
        let is_there = self.is_asked || self.mail.test().is_ok();
        self.is_asked = true;
        let outcome = if is_there {
            self.mail.send(letter)
        } else {
            Err(NotSent::Away)
        };
        self.is_away = outcome == Err(NotSent::Away);
        outcome
    }
}

/// Sends one letter, if there is something to tell; remembers the week unless the server was away.
fn tell(app: &App, batch: &mut Batch<'_>, keeper: &Keeper, member: &Hash, monday: Day) -> bool {
    let here = keeper.read(|state| {
        let community = state.community();
        community
            .member_ix(member)
            .is_some_and(|place| community.member(place).left.is_none())
    });
    if !here {
        // Who has left is written to no more.
        let _ = app.readers().keep(&keeper.id(), member, None);
        return false;
    }
    // Letters before this one took their time, and they may have switched it off.
    let reader = app.readers().reader(&keeper.id(), member).ok().flatten();
    let Some(reader) = reader.filter(|reader| reader.is_confirmed) else {
        return false;
    };
    let letter = digest_of(app, keeper, member, &reader, monday);
    let outcome = letter.as_ref().map(|letter| batch.send(letter));
    match outcome {
        // The next look tries again.
        Some(Err(NotSent::Away)) => {
            tracing::error!("the mail server is away, or does not let this program in");
            return false;
        }
        Some(Err(why @ (NotSent::Unfit | NotSent::Refused))) => tracing::warn!(?why, "a letter was not sent"),
        Some(Ok(())) | None => {}
    }
    let told = app.readers().told(&keeper.id(), member, &reader.address, monday);
    if told.is_err() {
        tracing::error!("the readers by mail can't be written");
    }
    outcome == Some(Ok(()))
}
