//! Bytes looked at eight at a time: where in a word the first byte of a kind stands.

/// Every byte 1.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The top bit of every byte.
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Eight bytes of a text, if there are as many: the first is the lowest.
#[inline]
pub(super) fn word(text: &[u8], at: usize) -> Option<u64> {
    text.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// Marks the lowest byte that is this one; whatever is marked above it says nothing.
#[inline]
pub(super) fn first_of(word: u64, byte: u8) -> u64 {
    // A byte becomes zero where it is the wanted one; the lowest zero byte is found by the borrow of subtraction.
    let zeroed = word ^ (ONES * u64::from(byte));
    zeroed.wrapping_sub(ONES) & !zeroed & TOPS
}

/// Marks the lowest byte that is a control character; whatever is marked above it says nothing.
#[inline]
pub(super) fn first_control(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20) & !word & TOPS
}

/// How many bytes of a word are this one.
#[inline]
pub(super) fn count_of(word: u64, byte: u8) -> u32 {
    let zeroed = word ^ (ONES * u64::from(byte));
    // No borrow here: every byte is marked for itself alone.
    let others = ((zeroed & !TOPS) + !TOPS) | zeroed;
    (!others & TOPS).count_ones()
}

/// The place of the lowest marked byte: 8 if none is.
#[inline]
pub(super) fn place(marked: u64) -> usize {
    marked.trailing_zeros() as usize / 8
}

/// The lowest so many bytes of a word, up to eight of them.
#[inline]
pub(super) fn lowest(word: u64, bytes: usize) -> u64 {
    if bytes >= 8 {
        word
    } else {
        word & !(u64::MAX << (8 * bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte in every place, beside every kind of neighbour that could borrow.
    #[test]
    fn words_say_what_bytes_say() {
        for wanted in [b'\n', b',', b';', b'"', 0, 0x7F, 0x80, 0xFF] {
            for other in [0, 1, 0x1F, 0x20, wanted ^ 1, wanted ^ 0x80, 0x7F, 0x80, 0xFF] {
                for pattern in 0..256u32 {
                    let bytes: [u8; 8] = core::array::from_fn(|at| if pattern >> at & 1 == 1 { wanted } else { other });
                    let found = u64::from_le_bytes(bytes);
                    let first = bytes.iter().position(|&byte| byte == wanted).unwrap_or(8);
                    assert_eq!(place(first_of(found, wanted)), first, "{bytes:?}");
                    let control = bytes.iter().position(|&byte| byte < 0x20).unwrap_or(8);
                    assert_eq!(place(first_control(found)), control, "{bytes:?}");
                    let count = bytes.iter().filter(|&&byte| byte == wanted).count();
                    assert_eq!(count_of(found, wanted) as usize, count, "{bytes:?}");
                }
            }
        }
        assert_eq!(lowest(u64::MAX, 0), 0);
        assert_eq!(lowest(u64::MAX, 3), 0xFF_FFFF);
        assert_eq!(lowest(u64::MAX, 8), u64::MAX);
    }
}
