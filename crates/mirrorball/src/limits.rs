//! Every limit of the program's edge, with its name and its reason. What the
//! rules themselves limit (members, fields, entries) is in `rules::limits`.

use std::num::NonZeroU32;

/// Bytes in a request's body: the largest submission that a keeper reads.
pub const BODY_BYTES_MAX: usize = node::limits::SUBMISSION_BYTES_MAX;

/// Seconds until a request is given up, so that a slow one holds nothing open.
pub const REQUEST_SECONDS_MAX: u64 = 30;

/// Seconds that open requests get to finish after a request to end.
pub const DRAIN_SECONDS_MAX: u64 = 10;

/// Sessions kept at once: each is about 200 bytes, so this is about 2 MB.
pub const SESSIONS_MAX: usize = 10_000;

/// Sessions of one member: a person has a few devices; the oldest one ends.
pub const SESSIONS_OF_A_MEMBER_MAX: usize = 16;

/// How long a session lasts: two weeks, so that a lost phone doesn't read for
/// ever.
pub const SESSION_MS: u64 = 14 * 24 * 60 * 60 * 1000;

/// Challenges handed out and not yet answered.
pub const CHALLENGES_MAX: usize = 10_000;

/// How long a challenge can be answered: signing takes a second, finding the
/// key file a few minutes.
pub const CHALLENGE_MS: u64 = 5 * 60 * 1000;

/// Live connections at once; each holds one socket and a few kilobytes.
pub const STREAMS_MAX: usize = 512;

/// Seconds between two signs of life on a live connection, below what proxies
/// usually cut (30 s).
pub const STREAM_KEEPALIVE_SECONDS: u64 = 20;

/// Entries in one answer of `/api/{community}/entries`: at most 16 MiB.
pub const ENTRIES_MAX: u64 = 1_000;

/// Rows in one answer that lists contributions; more are asked for by page.
pub const ROWS_MAX: usize = 1_000;

/// Bytes handed to the network at a time while a register is exported.
pub const EXPORT_CHUNK_BYTES: usize = 64 * 1024;

/// How long an act made by the command line can wait until it is filed: long
/// enough for a slow connection, short enough not to come back next month.
pub const ACT_EXPIRES_MS: u64 = 60 * 60 * 1000;

/// Milliseconds between two looks for closings that are due.
pub const TICK_MS: u64 = 5_000;

/// Milliseconds between two looks whether what was last signed is durable: for so long a power cut can hide the last commit
/// from whoever brings an old database back.
pub const SETTLE_TICK_MS: u64 = 1_000;

/// Seconds until a witness that does not answer is given up for now.
pub const WITNESS_SECONDS_MAX: u64 = 10;

/// Bytes of a witness's answer: a signed checkpoint, or lines of signatures.
pub const WITNESS_ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// Milliseconds between two looks whether a witness is to be asked again.
pub const SEALING_TICK_MS: u64 = 500;

/// Entries that are proven in one answer: with twenty hashes each they stay below 200 kB.
pub const PROOFS_MAX: usize = 100;

/// Bytes of a bundle or a checkpoint that a mirror reads into memory: 256 of the longest entries are a quarter of it.
pub const BUNDLE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Entries whose texts a mirror asks for at once.
pub const NOTES_ENTRIES_MAX: u64 = 128;

/// Bytes of their texts that it reads into memory: of that many entries with all the notes that an act may carry.
pub const NOTES_BYTES_MAX: u64 = NOTES_ENTRIES_MAX * 640 * 1024;

/// Bytes of the texts beside one batch of entries that a mirror holds: those of most batches are a hundredth of it.
pub const NOTES_HELD_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Milliseconds between two looks whether a mirror has something to do.
pub const MIRROR_TICK_MS: u64 = 250;

/// Seconds until a TLS handshake is given up, so that a slow one holds nothing open.
pub const HANDSHAKE_SECONDS_MAX: u64 = 10;

/// TLS handshakes at once; whoever comes then waits in the system's own queue.
pub const HANDSHAKES_MAX: usize = 256;

/// Seconds between two looks whether the certificate's files have changed.
pub const CERTIFICATE_TICK_SECONDS: u64 = 30;

/// Seconds between two looks whether a certificate is to be got by ACME.
pub const ACME_TICK_SECONDS: u64 = 60 * 60;

/// Seconds until one is asked for again after the first failure, doubled with each: those who give them count failures.
pub const ACME_RETRY_SECONDS: u64 = 5 * 60;

/// Seconds that an ACME server has for each step.
pub const ACME_PATIENCE_SECONDS: u64 = 60;

/// Days that a certificate should still hold: what renews it usually does so with thirty days left.
pub const CERTIFICATE_DAYS_MIN: u64 = 14;

/// Bytes of room below which the data directory is as good as full.
pub const ROOM_BYTES_MIN: u64 = 100 * 1024 * 1024;

/// Bytes of room below which somebody should think of more.
pub const ROOM_BYTES_SOON: u64 = 1024 * 1024 * 1024;

/// Milliseconds that two machines' clocks may be apart before it is told: an answer takes a while too.
pub const CLOCKS_APART_MS_MAX: u64 = 60_000;

/// Machines that are remembered as mirrors of one register, of those that read in nobody's name.
pub const COPIERS_MAX: usize = 32;

/// Machines that are remembered as mirrors of one register in the name of one member.
pub const COPIERS_OF_MEMBER_MAX: usize = 4;

/// Milliseconds until a mirror that asks no more is forgotten: one that cannot reach its keeper asks less and less often.
pub const COPIER_REMEMBERED_MS: u64 = 600_000;

/// Milliseconds after which an entry is confirmed by a witness that follows its keeper, or else that is told.
pub const SEALED_SOON_MS_MAX: u64 = 300_000;

/// Seconds until a mail server that does not answer is given up for now.
pub const MAIL_SECONDS_MAX: u64 = 20;

/// Seconds between two looks whether mail is to be sent.
pub const MAIL_TICK_SECONDS: u64 = 300;

/// Acts that are not settled yet which the command line sends again at once.
pub const SENT_AGAIN_MAX: usize = 200;

/// Bytes of a script or style that the command line reads of a server, to compare it.
pub const SCRIPT_BYTES_MAX: u64 = 1024 * 1024;

/// Bytes of an answer that the command line reads into memory.
pub const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Rows in an imported file: a long year of a large community.
pub const IMPORT_ROWS_MAX: usize = 100_000;

/// Rows of a table that a page reads at once: each is checked by the rules before it is shown, and signed after.
pub const IMPORT_ROWS_AT_ONCE_MAX: usize = 2_000;

/// Acts that are judged by one question, one after the other: they are folded into a copy of the community.
pub const PREVIEWS_MAX: usize = 500;

/// Ids of which one question asks what became of them.
pub const SHEET_IDS_MAX: usize = 1_000;

/// Visitors whose requests are counted at once; beyond it, those who were not
/// here lately are forgotten first.
pub const VISITORS_MAX: usize = 100_000;

/// How often one visitor (address and session) may ask for something.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Pages and questions a minute. A page of the Deck asks for about ten
    /// things, and a household shares an address.
    pub reads_a_minute: NonZeroU32,
    /// Acts and previews a minute: an import of 1,000 rows goes through at once.
    pub writes_a_minute: NonZeroU32,
    /// Challenges and sessions a minute: a person begins a few a day.
    pub sessions_a_minute: NonZeroU32,
    /// Communities founded an hour: each keeps files and a keeper's key.
    pub foundings_an_hour: NonZeroU32,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            reads_a_minute: rate(3_000),
            writes_a_minute: rate(1_200),
            sessions_a_minute: rate(120),
            foundings_an_hour: rate(60),
        }
    }
}

/// A rate that is not zero.
const fn rate(times: u32) -> NonZeroU32 {
    NonZeroU32::new(times).expect("the rates written in this file are above zero")
}
