//! Every limit of the register, with its reason. Nothing here depends on a community.

/// The longest entry, in bytes: an act is a form that somebody filled in, not a document; and a reader that holds one
/// at a time stays small.
pub const ENTRY_BYTES_MAX: usize = 16_384;

/// The most signature lines of an entry: enough for a founding with all first keys, or for keys that a circle vouches for.
pub const SIGNATURES_MAX: usize = 16;

/// The longest client data of a passkey, in bytes: a challenge, the longest host there is, and as much again as browsers add.
pub const CLIENT_DATA_BYTES_MAX: usize = 1_024;

/// How deep lists and records may nest in a body, the body itself being the first: readers may recurse without fear.
pub const DEPTH_MAX: usize = 8;

/// The largest size of an integer, 2⁵³ − 1: beyond it, JSON readers that keep numbers as doubles lose digits silently.
pub const INTEGER_MAX: i64 = 9_007_199_254_740_991;

/// The longest signed checkpoint, in bytes: three lines, the keeper's signature, and room for a hundred cosignatures.
pub const CHECKPOINT_BYTES_MAX: usize = 16_384;

/// The most signature lines of a signed note, as in Go's implementation: it bounds the work a stranger can ask for.
pub const NOTE_LINES_MAX: usize = 100;

/// The most entries of a tree: as many as sizes that a JSON integer can name.
pub const TREE_SIZE_MAX: u64 = INTEGER_MAX.unsigned_abs();

/// The most hashes of a proof: a tree of 2⁶³ leaves has no longer one.
pub const PROOF_HASHES_MAX: usize = 63;

/// The longest request to a witness, in bytes: a line, a proof, and a checkpoint.
pub const ADD_CHECKPOINT_BYTES_MAX: usize = 64 + PROOF_HASHES_MAX * 45 + CHECKPOINT_BYTES_MAX;

/// The longest proof as a file, in bytes: as much again as a request to a witness, for what an application adds.
pub const PROOF_FILE_BYTES_MAX: usize = 2 * ADD_CHECKPOINT_BYTES_MAX;

/// Hashes of a full tile, and entries of a full bundle, as tlog-tiles has them.
pub const TILE_WIDTH: u16 = 256;

/// The longest policy, in bytes: 32 witnesses in 32 groups with long names and addresses.
pub const POLICY_BYTES_MAX: usize = 65_536;

/// The most logs, the most witnesses and the most groups of a policy.
pub const POLICY_NAMES_MAX: usize = 128;
