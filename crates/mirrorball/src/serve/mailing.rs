//! Sends each week's digest: on Mondays from seven in the morning, where the community lives, once to each who reads by mail.

use std::time::Duration;

use node::Keeper;
use register::Hash;
use rules::quantity::Day;

use crate::limits::MAIL_TICK_SECONDS;
use crate::mail::NotSent;
use crate::mail::readers::Reader;
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
    if app.mail().is_none() {
        return 0;
    }
    let mut sent = 0;
    for keeper in app.node().communities() {
        let Ok(readers) = app.readers().confirmed(&keeper.id()) else {
            tracing::error!("the readers by mail can't be read");
            continue;
        };
        // Seven hours earlier it is still Sunday until seven.
        let day = keeper.read(|state| state.community().day_of(app.now_ms().saturating_sub(HOUR * HOUR_MS)));
        let monday = crate::web::monday(day);
        for (member, reader) in readers {
            if reader.told.is_none_or(|told| told < monday.number()) {
                sent += usize::from(tell(app, &keeper, &member, &reader, monday));
            }
        }
    }
    sent
}

/// Sends one letter, if there is something to tell; remembers the week unless the server was away.
fn tell(app: &App, keeper: &Keeper, member: &Hash, reader: &Reader, monday: Day) -> bool {
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
    let letter = digest_of(app, keeper, member, reader, monday);
    let outcome = letter.as_ref().zip(app.mail()).map(|(letter, mail)| mail.send(letter));
    match outcome {
        // The next look tries again.
        Some(Err(NotSent::Away)) => {
            tracing::error!("the mail server is away");
            return false;
        }
        Some(Err(why @ (NotSent::Unfit | NotSent::Refused))) => tracing::warn!(?why, "a letter was not sent"),
        Some(Ok(())) | None => {}
    }
    let told = Reader {
        told: Some(monday.number()),
        ..reader.clone()
    };
    if app.readers().keep(&keeper.id(), member, Some(told)).is_err() {
        tracing::error!("the readers by mail can't be written");
    }
    outcome == Some(Ok(()))
}
