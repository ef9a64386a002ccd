//! Photos: notes that are a JPEG, written as a `data:` URL. So a photo is committed to, kept, copied by mirrors, taken
//! along and erased as every other note is.
//!
//! A camera writes beside a photo where and when it was taken, and with what. Nobody means to tell that to a whole
//! community, and nothing of it can be taken back out of a photo that was committed to: so only the photo itself is
//! taken in. What a JPEG is made of: ITU-T T.81, annex B; what stands in application segments: JFIF (ISO/IEC 10918-5),
//! ICC.1 (colours), Adobe's TN 5116 (how colours are written).

use crate::limits::{PHOTO_BYTES_MAX, PHOTO_SIDE_MAX};
use base64ct::{Base64, Encoding as _};

/// How the text of a photo begins; base64 follows (RFC 2397).
pub const PREFIX: &str = "data:image/jpeg;base64,";

/// Characters that a photo's text has at the most.
pub(crate) const TEXT_BYTES_MAX: usize = PREFIX.len() + PHOTO_BYTES_MAX.div_ceil(3) * 4;

/// The photo that a text is; none if it is something else, is too large, or tells more than the photo.
#[must_use]
pub fn read(text: &str) -> Option<Vec<u8>> {
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    let bytes = Base64::decode_vec(text.strip_prefix(PREFIX)?).ok()?;
    let is_plain = bytes.len() <= PHOTO_BYTES_MAX && plain(&bytes).as_ref() == Some(&bytes);
    is_plain.then_some(bytes)
}

/// The text that a photo is written as.
#[must_use]
pub fn write(jpeg: &[u8]) -> String {
    format!("{PREFIX}{}", Base64::encode_string(jpeg))
}

/// A JPEG without what was written beside it: its first photo alone, with what is needed to show it. None if it is no
/// JPEG, is cut off, or has a side of more than [`PHOTO_SIDE_MAX`] points.
///
/// How it is to be turned stands beside a photo as well: one that a camera wrote lying down lies down after this.
#[must_use]
pub fn plain(jpeg: &[u8]) -> Option<Vec<u8>> {
    const START: [u8; 2] = [0xff, 0xd8];
    let mut rest = jpeg.strip_prefix(&START)?;
    let mut plain = START.to_vec();
    let mut has_frame = false;
    loop {
        let marker = next_marker(&mut rest)?;
        if marker == END {
            plain.extend([0xff, END]);
            return has_frame.then_some(plain);
        }
        // Its own two bytes are counted.
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?)).max(2);
        let (segment, after) = rest.split_at_checked(length)?;
        rest = after;
        match marker {
            0xc0..=0xc2 => {
                // Precision, height and width; a second frame is another photo.
                let [_, _, _, high, low, wide, narrow, ..] = *segment else {
                    return None;
                };
                let sides = [u16::from_be_bytes([high, low]), u16::from_be_bytes([wide, narrow])];
                if has_frame || !sides.iter().all(|side| (1..=PHOTO_SIDE_MAX).contains(side)) {
                    return None;
                }
                has_frame = true;
            }
            // Tables, the restart interval, and the start of a scan; how colours are meant and written.
            0xc4 | 0xdb | 0xdd | SCAN | 0xe0 | 0xe2 | 0xee => {}
            // What other application segments and comments tell nobody asked for.
            0xe1..=0xef | 0xfe => continue,
            _ => return None, // Kinds of JPEG that browsers do not show.
        }
        plain.extend([0xff, marker]);
        plain.extend(segment);
        if marker == SCAN {
            let length = scan_length(rest)?;
            plain.extend(&rest[..length]);
            rest = &rest[length..];
        }
    }
}

/// The end of the image.
const END: u8 = 0xd9;
/// The start of a scan.
const SCAN: u8 = 0xda;

/// Takes the next marker away; any number of bytes of all ones may stand before it.
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    if *first != 0xff {
        return None;
    }
    let ones = after.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, after) = after[ones..].split_first()?;
    *rest = after;
    Some(*marker)
}

/// How many bytes of a scan come before the next marker that ends it: what is coded has a zero after each byte of all
/// ones, and restarts stand within it.
fn scan_length(rest: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    rest.windows(2).position(ends)
}

#[cfg(test)]
mod tests {
    use super::{PREFIX, plain, read, write};

    /// The smallest JPEG that browsers show: one grey point.
    const POINT: &[u8] = include_bytes!("../../../testdata/photos/point.jpg");

    /// The same with a segment put in after its start.
    fn with(marker: u8, told: &[u8]) -> Vec<u8> {
        let length = u16::try_from(told.len() + 2).unwrap().to_be_bytes();
        let (start, rest) = POINT.split_at(2);
        [start, &[0xff, marker], &length, told, rest].concat()
    }

    #[test]
    fn a_photo_is_read_as_it_was_written() {
        assert_eq!(read(&write(POINT)).as_deref(), Some(POINT));
        assert_eq!(plain(POINT).as_deref(), Some(POINT));
    }

    #[test]
    fn what_a_camera_tells_is_taken_out_and_not_taken_in() {
        for marker in [0xe1, 0xe3, 0xed, 0xef, 0xfe] {
            let telling = with(marker, b"Exif\0\0 52.52 N 13.40 E");
            assert_eq!(plain(&telling).as_deref(), Some(POINT), "{marker:x}");
            assert_eq!(read(&write(&telling)), None, "{marker:x}");
        }
        // So is what follows the photo: some cameras write a second one there, or a film.
        let followed = [POINT, b"more"].concat();
        assert_eq!(plain(&followed).as_deref(), Some(POINT));
        assert_eq!(read(&write(&followed)), None);
    }

    #[test]
    fn what_is_no_photo_is_none() {
        for length in 0..POINT.len() {
            assert_eq!(plain(&POINT[..length]), None, "{length}");
        }
        assert_eq!(read(PREFIX), None);
        assert_eq!(read("data:image/png;base64,iVBORw0KGgo="), None);
        assert_eq!(read("A table and four chairs"), None);
        // A side of 65,535 points: little to send, and much to show.
        let frame = POINT.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        let mut wide = POINT.to_vec();
        wide[frame + 7..frame + 9].copy_from_slice(&[0xff, 0xff]);
        assert_eq!(plain(&wide), None);
    }
}
