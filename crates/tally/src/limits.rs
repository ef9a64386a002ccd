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

/// The most of anything whose concentration or power is looked at, all people together: its square fits 128 bits.
pub const AMOUNT_TOTAL_MAX: u64 = 1 << 62;

/// The most word operations of an exact Banzhaf index: about half a second.
pub const POWER_WORDS_MAX: u128 = 1_000_000_000;

/// The most memory of an exact Banzhaf index.
pub const POWER_BYTES_MAX: u128 = 64 << 20;

/// The greatest quota of a bounded Banzhaf index, which keeps a cell for each weight below it.
pub const POWER_SPAN_MAX: usize = 4_000_000;

/// The most cells that a bounded Banzhaf index works through: about half a second.
pub const POWER_CELLS_MAX: u64 = 2_000_000_000;

/// How much is drawn for an estimated Banzhaf index: this many words of coins, in between so many and so many coalitions.
pub const POWER_DRAWS_WORK: u64 = 40_000_000;
/// The fewest coalitions.
pub const POWER_DRAWS_MIN: u64 = 100;
/// The most coalitions: the sum of squares of so many draws fits 128 bits.
pub const POWER_DRAWS_MAX: u64 = 100_000;

/// The most decimals of a cost.
pub const COST_DECIMALS_MAX: usize = 6;

/// The longest line that a reader accepts: it is kept whole until its end arrives.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// The longest JSON value (the head of a file, or one ballot) that the reader of our own format keeps whole.
pub const JSON_VALUE_BYTES_MAX: usize = 4 << 20;
