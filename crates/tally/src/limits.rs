//! What a count may hold: every limit of this crate, with its reason.

/// The most options that rankings and scores can hold: an option is stored in 15 bits at most.
pub const OPTIONS_MAX: usize = 10_000;

/// The most options for methods that compare every pair, then every path between a pair: their work grows with the cube.
pub const PAIRWISE_OPTIONS_MAX: usize = 2_000;

/// The greatest sum of the weights of all ballots: every sum and product of the methods then fits its machine word.
pub const WEIGHT_TOTAL_MAX: u64 = 1_000_000_000_000;

/// The greatest sum of weights for Meek's method, which keeps nine decimals of every vote in 64 bits.
pub const MEEK_WEIGHT_TOTAL_MAX: u64 = 10_000_000_000;

/// The greatest score that one ballot can give one option.
pub const SCORE_MAX: u32 = 1_000_000;

/// The most marks (an option on a ballot) of one profile: where a ballot begins is stored in 32 bits.
pub const MARKS_MAX: usize = u32::MAX as usize;

/// The most ranks of one ballot, skipped ones counted: where a paper stands is stored in 16 bits.
pub const RANKS_MAX: usize = u16::MAX as usize;

/// The greatest cost or budget, in the smallest unit of the file: sums of 10,000 of them fit 64 bits.
pub const COST_MAX: u64 = 1_000_000_000_000_000;

/// The most people in an electorate whose delegations are followed: a place in it is stored in 28 bits.
pub const ELECTORATE_MAX: usize = 250_000_000;

/// The most decimals of a cost.
pub const COST_DECIMALS_MAX: usize = 6;

/// The longest line that a reader accepts: it is kept whole until its end arrives.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// The longest JSON value (the head of a file, or one ballot) that the reader of our own format keeps whole.
pub const JSON_VALUE_BYTES_MAX: usize = 4 << 20;
