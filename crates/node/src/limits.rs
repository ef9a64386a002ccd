//! The limits of the keeper: each with a name and the reason for its size.

/// Most bytes of an act's body line; an entry is at most 16 KiB, and 16 signatures need their room.
pub const BODY_BYTES_MAX: usize = 14 * 1024;

/// Most signature lines of one act, as the register's format says.
pub const SIGNATURES_MAX: usize = 16;

/// Most bytes of the text of one note: four pages of prose.
pub const NOTE_BYTES_MAX: usize = 8 * 1024;

/// Bytes of a photo: a receipt of 1,600 points a side can be read at this size, and is there in a second on a slow line.
pub const PHOTO_BYTES_MAX: usize = 200 * 1024;

/// Points of a photo: shown, they take 16 MB of a phone's memory.
pub const PHOTO_POINTS_MAX: u32 = 2_048 * 2_048;

/// Passes in which a photo is written: programs take about ten, and each is a walk over all points to whoever shows it.
pub const PHOTO_SCANS_MAX: usize = 32;

/// Characters of a name: it stands in lists, in sentences and on phones.
pub const NAME_CHARS_MAX: usize = 80;

/// Characters of a member's name that belongs nowhere, in the answer that says so.
pub const NAME_SHOWN_CHARS: usize = 40;

/// Most notes that one act carries: no act has more note fields than a casual list and a remark.
pub const NOTES_MAX: usize = 16;

/// Most named members in the audience of a note.
pub const AUDIENCE_MEMBERS_MAX: usize = 64;

/// Most bytes of a submission as JSON: its body, its signatures and all its notes, escaped.
pub const SUBMISSION_BYTES_MAX: usize = 512 * 1024;

/// Most acts of one group commit: beyond this, a longer batch gains nothing and readers wait for it.
pub const BATCH_ACTS_MAX: usize = 256;

/// Longest wait before a commit for acts that are just being verified; short enough that nobody notices.
pub const GATHERING_MAX: std::time::Duration = std::time::Duration::from_millis(5);

/// Most acts that wait for the writer; above this the keeper says that it is busy, rather than grow.
pub const QUEUE_ACTS_MAX: usize = 4096;

/// Furthest that a stamp may be ahead of the keeper's clock, and the greatest jump of that clock that is believed at
/// once: five minutes, as the register's specification says.
pub const CLOCK_AHEAD_MS_MAX: u64 = 5 * 60 * 1000;

/// How long a clock that jumped has to run steadily before it is believed again.
pub const CLOCK_SETTLES_MS: u64 = 10 * 60 * 1000;

/// Most entries that one call reads into memory (each at most 16 KiB).
pub const PAGE_ENTRIES_MAX: usize = 1024;

/// Entries that are read, parsed and verified as one piece of work: so many that their signatures are verified together at a
/// good part of what that saves ([`register::verdicts`]).
pub const CHUNK_ENTRIES: usize = 1024;

/// Bytes after which such a piece is full, however few entries it has: three for each core are on their way, and parsed they
/// take about twice that.
pub const CHUNK_BYTES: usize = 2 * 1024 * 1024;

/// Entries between two snapshots made while running: a start replays at most about this many (some seconds).
pub const SNAPSHOT_EVERY_ENTRIES: u64 = 50_000;

/// Entries before the first snapshot of a copy that is on its way, which replays them again if it is interrupted.
pub const SNAPSHOT_WAY_ENTRIES: u64 = 200_000;

/// Bytes of one piece of a snapshot in the database.
pub const SNAPSHOT_CHUNK_BYTES: usize = 1024 * 1024;

/// Keeper keys made and not yet named by a founding. Once there are this many they are handed out in turn, so that
/// nobody can fill the disk, or push out somebody else's key, by asking.
pub const KEEPER_KEYS_UNUSED_MAX: usize = 16;

/// Most communities of one node: each holds its state in memory.
pub const COMMUNITIES_MAX: usize = 10_000;

/// Most database connections kept open for reading.
pub const READERS_MAX: usize = 8;

/// Most notes held in memory because they were read lately: the names of a large community, and as much again.
pub const RECENT_NOTES_MAX: usize = 20_000;

/// Most bytes of a text that is held in memory: a name or a line, so that all of them stay within a few megabytes.
pub const RECENT_NOTE_BYTES_MAX: usize = 256;

/// Entries whose places are looked up in memory before they are written to the database's index in one go: an
/// index in random order costs more than the entries themselves if each batch updates it.
pub const UNINDEXED_ENTRIES_MAX: usize = 8192;

/// How long a write waits for another process to let go of the database.
pub const DATABASE_WAIT_MS: u64 = 5_000;

/// How long an act of the keeper (a closing) may wait before it is void.
pub const CLOSING_EXPIRES_MS: u64 = 10 * 60 * 1000;

/// Most closings filed at one tick; the next tick files the rest.
pub const CLOSINGS_PER_TICK_MAX: usize = 1024;

/// Longest short name of a community in an address.
pub const SLUG_BYTES_MAX: usize = 40;

/// Most characters of a search that are read: nobody types more.
pub const QUERY_CHARS_MAX: usize = 500;

/// Most words of a search that are looked for.
pub const QUERY_WORDS_MAX: usize = 16;

/// Most texts that a search looks at; who finds more should say more.
pub const SEARCH_MATCHES_MAX: usize = 1_000;

/// Entries whose texts are indexed in one transaction, so that acts do not wait for the whole.
pub const INDEXED_ENTRIES_AT_ONCE: u64 = 8_192;

/// Shortest wait before a witness that did not cosign is asked again; it doubles each time.
pub const WITNESS_WAIT_MS_MIN: u64 = 1_000;

/// Longest wait before a witness that did not cosign is asked again: one question a minute is nobody's burden, and who comes
/// back waits no longer.
pub const WITNESS_WAIT_MS_MAX: u64 = 60 * 1000;

/// How long a round of asking witnesses lasts before newer entries are put before them, though not enough have cosigned.
pub const WITNESS_ROUND_MS_MAX: u64 = 3_000;

/// How often a mirror looks for new entries.
pub const MIRROR_LOOK_MS: u64 = 1_000;

/// Longest wait of a mirror that got no answer, or one that does not fit.
pub const MIRROR_WAIT_MS_MAX: u64 = 5 * 60 * 1000;

/// Requests of a mirror that are under way at once, so that the network is not what it waits for.
pub const MIRROR_AHEAD_MAX: usize = 8;

/// Largest register of which a mirror fetches every hash to show that its keeper signed for another history: 32 bytes for
/// each entry, held at once.
pub const MIRROR_COMPARED_MAX: u64 = 4_000_000;

/// Entries that a mirror replays and commits at once: enough to keep all cores busy, few enough that readers wait for no
/// more than a moment.
pub const MIRROR_BATCH_ENTRIES: usize = 4_096;

/// Fewest entries of a batch where much lies beside them: with a photo beside each they are some tens of megabytes.
pub const MIRROR_BATCH_ENTRIES_MIN: usize = 128;

/// The same while a copy begins, which nobody reads before it is whole. Each commit writes the index of acts nearly whole
/// and waits for the disk, so that fewer of them are quicker; for the last one alone nothing else is done meanwhile.
pub const MIRROR_FIRST_BATCH_ENTRIES: usize = 16_384;

/// Batches of a mirror that are under way at once: the next is read and verified while one waits for the disk.
pub const MIRROR_COPIES_MAX: usize = 2;

/// Bytes of entries after which a batch is full, however few they are.
pub const MIRROR_BATCH_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Most entries that a mirror copies at once because members may have put their signer into force meanwhile: those are kept
/// whole or not at all, and whoever answers at the keeper's address may have made them up. A large community's of some weeks.
pub const MIRROR_UNSIGNED_ENTRIES_MAX: u64 = 65_536;

/// Most bytes of such entries. They are held at once, and parsed and on their way to the disk as well: some four times that.
pub const MIRROR_UNSIGNED_BYTES_MAX: usize = 64 * 1024 * 1024;
