//! Sessions: who is reading. A session begins with a signed challenge and lives
//! in memory only; it lets a member read, and never signs anything for them.

use std::collections::HashMap;
use std::sync::Mutex;

use register::{Hash, Kid};
use sha2::{Digest, Sha256};

use crate::limits::{CHALLENGE_MS, CHALLENGES_MAX, SESSION_MS, SESSIONS_MAX, SESSIONS_OF_A_MEMBER_MAX};

/// The name of the cookie that carries a session's token.
pub const COOKIE: &str = "mb_session";

/// A member who has shown that they hold one of their keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Session {
    /// The community that the member reads.
    pub community: Hash,
    /// The member.
    pub member: Hash,
    /// The key that signed the challenge; when it is revoked, the session ends.
    pub kid: Kid,
    /// When the session ends, in Unix milliseconds.
    pub expires_ms: u64,
}

/// The bytes that a key signs to begin a session.
pub fn challenge_bytes(host: &str, nonce: &str) -> Vec<u8> {
    format!("mirrorball-session/v1\n{host}\n{nonce}").into_bytes()
}

/// The open challenges and the sessions of this server.
#[derive(Debug, Default)]
pub struct Sessions {
    held: Mutex<Held>,
}

/// What the lock guards. Tokens are kept as their SHA-256 only.
#[derive(Debug, Default)]
struct Held {
    challenges: HashMap<String, u64>,
    sessions: HashMap<[u8; 32], Session>,
}

impl Sessions {
    /// A fresh nonce that can be answered once.
    pub fn challenge(&self, now_ms: u64) -> String {
        let nonce = random_hex();
        let mut held = self.lock();
        held.challenges.retain(|_, expires_ms| *expires_ms > now_ms);
        if held.challenges.len() >= CHALLENGES_MAX {
            let oldest = held
                .challenges
                .iter()
                .min_by_key(|(_, at)| **at)
                .map(|(n, _)| n.clone());
            oldest.map(|oldest| held.challenges.remove(&oldest));
        }
        held.challenges
            .insert(nonce.clone(), now_ms.saturating_add(CHALLENGE_MS));
        nonce
    }

    /// Takes a nonce back: true once, and only before it expires.
    pub fn redeem(&self, nonce: &str, now_ms: u64) -> bool {
        self.lock()
            .challenges
            .remove(nonce)
            .is_some_and(|expires_ms| expires_ms > now_ms)
    }

    /// Begins a session and gives its token, which is not kept here.
    pub fn begin(&self, community: Hash, member: Hash, kid: Kid, now_ms: u64) -> String {
        let token = random_hex();
        let session = Session {
            community,
            member,
            kid,
            expires_ms: now_ms.saturating_add(SESSION_MS),
        };
        let mut held = self.lock();
        held.sessions.retain(|_, session| session.expires_ms > now_ms);
        let same = |other: &Session| (other.community, other.member) == (community, member);
        if held.sessions.values().filter(|other| same(other)).count() >= SESSIONS_OF_A_MEMBER_MAX {
            held.end_oldest(same);
        }
        if held.sessions.len() >= SESSIONS_MAX {
            held.end_oldest(|_| true);
        }
        held.sessions.insert(fingerprint(&token), session);
        token
    }

    /// The session of a token, if it has not ended.
    pub fn find(&self, token: &str, now_ms: u64) -> Option<Session> {
        let held = self.lock();
        held.sessions
            .get(&fingerprint(token))
            .copied()
            .filter(|found| found.expires_ms > now_ms)
    }

    /// Ends the session of a token.
    pub fn end(&self, token: &str) {
        self.lock().sessions.remove(&fingerprint(token));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().expect("no holder of this lock panics")
    }
}

impl Held {
    /// Ends the session, among those meant, that would end first anyway.
    fn end_oldest(&mut self, meant: impl Fn(&Session) -> bool) {
        let oldest = self
            .sessions
            .iter()
            .filter(|(_, session)| meant(session))
            .min_by_key(|(_, session)| session.expires_ms)
            .map(|(token, _)| *token);
        oldest.map(|oldest| self.sessions.remove(&oldest));
    }
}

/// 32 random bytes in hex.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    crate::hex::encode(&bytes)
}

fn fingerprint(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(byte: u8) -> Hash {
        Hash::new([byte; 32])
    }

    fn kid() -> Kid {
        Kid::new([7; 16])
    }

    #[test]
    fn a_challenge_is_redeemed_once_and_in_time() {
        let sessions = Sessions::default();
        let nonce = sessions.challenge(1_000);
        assert!(sessions.redeem(&nonce, 2_000));
        assert!(!sessions.redeem(&nonce, 2_000));
        let late = sessions.challenge(1_000);
        assert!(!sessions.redeem(&late, 1_000 + CHALLENGE_MS));
        assert!(!sessions.redeem("never handed out", 1_000));
    }

    #[test]
    fn a_session_is_found_until_it_ends() {
        let sessions = Sessions::default();
        let token = sessions.begin(hash(1), hash(2), kid(), 1_000);
        assert_eq!(sessions.find(&token, 2_000).map(|found| found.member), Some(hash(2)));
        assert_eq!(sessions.find(&token, 1_000 + SESSION_MS), None);
        sessions.end(&token);
        assert_eq!(sessions.find(&token, 2_000), None);
    }

    #[test]
    fn one_member_holds_a_few_sessions_and_the_oldest_ends() {
        let sessions = Sessions::default();
        let first = sessions.begin(hash(1), hash(2), kid(), 1_000);
        let other = sessions.begin(hash(1), hash(3), kid(), 1_001);
        for at in 0..SESSIONS_OF_A_MEMBER_MAX as u64 {
            sessions.begin(hash(1), hash(2), kid(), 2_000 + at);
        }
        assert_eq!(sessions.find(&first, 3_000), None);
        assert!(sessions.find(&other, 3_000).is_some());
    }
}
