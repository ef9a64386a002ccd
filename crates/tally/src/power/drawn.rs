//! Powers from coalitions drawn from a seed, with the bound of Maurer and Pontil (2009) on their error.
//!
//! Everybody joins with probability ½. Somebody is critical if they are in a coalition that misses the quota without them, or
//! outside one that reaches it with them; the probability of that is their power. Each draw tells it for all, averaged over
//! people of equal weight.

use alloc::vec;
use alloc::vec::Vec;

use sha2::{Digest, Sha256};

use super::game::{Group, Powers};
use crate::limits::{POWER_DRAWS_MAX, POWER_DRAWS_MIN, POWER_DRAWS_WORK};

/// One, as a power.
const ONE: u128 = 1 << 62;
/// One, as the value of a draw.
const DRAW_BITS: u32 = 30;

/// How many coalitions were drawn, and the power of one person of each group.
pub(super) fn powers(groups: &[Group], quota: u64, seed: &[u8]) -> (u32, Powers) {
    let words: u64 = groups.iter().map(|group| group.people.div_ceil(64)).sum();
    let draws = (POWER_DRAWS_WORK / words.max(1)).clamp(POWER_DRAWS_MIN, POWER_DRAWS_MAX);
    let people: u64 = groups.iter().map(|group| group.people).sum();
    let mut chance = Chance::new(seed);
    let mut inside = vec![0u64; groups.len()];
    let mut each = vec![Sample::default(); groups.len()];
    let mut all = Sample::default();
    for _ in 0..draws {
        let mut weight = 0u64;
        for (inside, group) in inside.iter_mut().zip(groups) {
            *inside = chance.ones(group.people);
            weight += *inside * group.weight;
        }
        let mut critical = 0;
        for ((group, &inside), sample) in groups.iter().zip(&inside).zip(&mut each) {
            let these = match weight.checked_sub(quota) {
                Some(over) if group.weight > over => inside,
                None if group.weight >= quota - weight => group.people - inside,
                // The heaviest come first: nobody lighter is critical either.
                Some(_) | None => break,
            };
            critical += these;
            sample.take(part(these, group.people));
        }
        all.take(part(critical, people));
    }
    let tests = groups.len() as u64 + 1;
    let each: Vec<(u128, u128)> = each.iter().map(|sample| sample.mean(draws, tests)).collect();
    let (sum, sum_error) = all.mean(draws, tests);
    let powers = Powers {
        each,
        sum: sum * u128::from(people),
        sum_error: sum_error * u128::from(people),
    };
    (u32::try_from(draws).expect("POWER_DRAWS_MAX fits 32 bits"), powers)
}

/// These of so many people, in units of a draw, rounded down.
fn part(these: u64, people: u64) -> u64 {
    let part = (u128::from(these) << DRAW_BITS) / u128::from(people);
    u64::try_from(part).expect("a part is at most one")
}

/// What was seen of something between 0 and 1, zeros left out.
#[derive(Clone, Copy, Default)]
struct Sample {
    sum: u128,
    squares: u128,
}

impl Sample {
    fn take(&mut self, value: u64) {
        self.sum += u128::from(value);
        self.squares += u128::from(value).pow(2);
    }

    /// The mean, and by how much it may be off, up or down, in units of 2⁻⁶²: √(2V·ln(4/δ)/n) + 7·ln(4/δ)/(3(n − 1)), with V
    /// the variance of the sample and δ a millionth over the number of things that are looked at; all rounded up.
    fn mean(&self, draws: u64, tests: u64) -> (u128, u128) {
        let draws = u128::from(draws);
        let mean = (self.sum << (62 - DRAW_BITS)) / draws;
        // ln 2 < 7/10: ln(4/δ) is below that many times the binary digits of 4/δ, of which four millions have 22.
        let digits = 22 + u128::from(64 - tests.leading_zeros());
        let (ln_above, ln_below) = (7 * digits, 10);
        // n(n − 1)·V = n·Σx² − (Σx)², in units of 2⁻²·³⁰.
        let spread = (draws * self.squares).saturating_sub(self.sum * self.sum);
        let variance = spread.div_ceil(draws * (draws - 1));
        let root = ((2 * variance * ln_above).div_ceil(ln_below * draws)).isqrt() + 1;
        let rest = (7 * ln_above * ONE).div_ceil(3 * ln_below * (draws - 1));
        // Rounding parts down takes at most one unit of a draw.
        let rounding = 1 << (62 - DRAW_BITS);
        (mean, (root << (62 - DRAW_BITS)) + rest + rounding)
    }
}

/// Repeatable bits: xoshiro256++ from the SHA-256 of the seed.
struct Chance([u64; 4]);

impl Chance {
    fn new(seed: &[u8]) -> Self {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(b"banzhaf ")
            .chain_update(seed)
            .finalize()
            .into();
        let mut state = [0; 4];
        for (word, bytes) in state.iter_mut().zip(hash.chunks_exact(8)) {
            *word = u64::from_le_bytes(bytes.try_into().expect("a chunk is eight bytes"));
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let word = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        word
    }

    /// How many of so many fair coins fall on one side.
    fn ones(&mut self, coins: u64) -> u64 {
        let whole: u64 = (0..coins / 64).map(|_| u64::from(self.next().count_ones())).sum();
        match coins % 64 {
            0 => whole,
            rest => whole + u64::from((self.next() >> (64 - rest)).count_ones()),
        }
    }
}
