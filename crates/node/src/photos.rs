//! Photos: notes that are a JPEG, written as a `data:` URL. So a photo is committed to, kept, copied by mirrors, taken
//! along and erased as every other note is.
//!
//! A camera writes beside a photo where and when it was taken, and with what; other programs leave smaller copies of what
//! it was before. Nobody means to tell that to a whole community, and nothing of it can be taken back out of a photo that
//! was committed to: so nothing is taken in but what is needed to show it. What a JPEG is made of: ITU-T T.81, annex B.

use crate::limits::{PHOTO_BYTES_MAX, PHOTO_POINTS_MAX, PHOTO_SCANS_MAX};
use base64ct::{Base64, Encoding as _};
use register::defence::Defence;

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
    let is_plain = || plain(&bytes).as_ref() == Some(&bytes) || !Defence::PlainPhotos.stands();
    (bytes.len() <= PHOTO_BYTES_MAX && is_plain()).then_some(bytes)
}

/// How many points a JPEG is wide and high, as its frame says, whether it is one that is taken in or not; none if it is no
/// JPEG.
#[must_use]
pub fn size(jpeg: &[u8]) -> Option<(u16, u16)> {
    let mut rest = jpeg.strip_prefix(&START)?;
    loop {
        let (marker, segment) = (next_marker(&mut rest)?, next_segment(&mut rest)?);
        // Frames of every kind, but no tables among their numbers.
        if let (0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf, [_, _, _, high, low, wide, narrow, ..]) =
            (marker, segment)
        {
            let [width, height] = [[*wide, *narrow], [*high, *low]].map(u16::from_be_bytes);
            return Some((width, height));
        }
    }
}

/// The text that a photo is written as.
#[must_use]
pub fn write(jpeg: &[u8]) -> String {
    format!("{PREFIX}{}", Base64::encode_string(jpeg))
}

/// A JPEG without what was written beside it: its picture alone, with the tables that are needed to show it. None if it
/// is no JPEG that browsers show, is cut off, or would take too much to show.
///
/// Which colours are meant, and how it is to be turned, stand beside a picture as well: one that a camera wrote lying down
/// lies down after this.
#[must_use]
pub fn plain(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut rest = jpeg.strip_prefix(&START)?;
    let mut plain = START.to_vec();
    let (mut has_frame, mut scans) = (false, 0);
    loop {
        let marker = next_marker(&mut rest)?;
        if marker == END {
            plain.extend([0xff, END]);
            return (scans > 0).then_some(plain);
        }
        let segment = next_segment(&mut rest)?;
        match (marker, segment.get(2..)?) {
            // A second frame would be another picture.
            (0xc0..=0xc2, frame) if !has_frame && is_frame(frame) => has_frame = true,
            // Tables.
            (0xc4 | 0xdb, _) => {}
            // How often a scan can be entered anew.
            (0xdd, [_, _]) => {}
            // How many components it has, two bytes for each, and three of which part of them.
            (SCAN, [components, told @ ..]) if has_frame && told.len() == usize::from(*components) * 2 + 3 => {
                scans += 1;
            }
            // What applications and people wrote beside it, thumbnails among it.
            (0xe0..=0xef | 0xfe, _) => continue,
            _ => return None,
        }
        plain.extend([0xff, marker]);
        plain.extend(segment);
        if marker == SCAN {
            let length = scan_length(rest).filter(|_| scans <= PHOTO_SCANS_MAX)?;
            plain.extend(&rest[..length]);
            rest = &rest[length..];
        }
    }
}

/// Whether this is a frame of grey or of three colours, of as many points as can be shown everywhere: its precision, height
/// and width, and three bytes for each component.
fn is_frame(frame: &[u8]) -> bool {
    let [_, high, low, wide, narrow, components @ (1 | 3), told @ ..] = frame else {
        return false;
    };
    let [height, width] = [[*high, *low], [*wide, *narrow]].map(|side| u32::from(u16::from_be_bytes(side)));
    told.len() == usize::from(*components) * 3 && (1..=PHOTO_POINTS_MAX).contains(&(height * width))
}

/// The start of the image.
const START: [u8; 2] = [0xff, 0xd8];
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

/// Takes the segment away that follows a marker: its length, whose own two bytes are counted, and what it says.
fn next_segment<'j>(rest: &mut &'j [u8]) -> Option<&'j [u8]> {
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
    let (segment, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(segment)
}

/// How many bytes of a scan come before the next marker that ends it: what is coded has a zero after each byte of all
/// ones, and restarts stand within it.
fn scan_length(rest: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    rest.windows(2).position(ends)
}

#[cfg(test)]
mod tests {
    use super::{PHOTO_SCANS_MAX, PREFIX, plain, read, write};

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
        for marker in (0xe0..=0xef).chain([0xfe]) {
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
        let frame = POINT.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        let bent = |at: usize, with: &[u8]| {
            let mut bent = POINT.to_vec();
            bent[frame + at..frame + at + with.len()].copy_from_slice(with);
            plain(&bent)
        };
        // Little to send, and much to show: 65,535 points square, and 2,049 by 2,048; no point at all.
        assert_eq!(bent(5, &[0xff; 4]), None);
        assert_eq!(bent(5, &[8, 1, 8, 0]), None);
        assert!(bent(5, &[8, 0, 8, 0]).is_some());
        assert_eq!(bent(5, &[0, 0, 8, 0]), None);
        // A frame of two components, one that is longer than what it says, and one with no length.
        assert_eq!(bent(9, &[2]), None);
        assert_eq!(bent(2, &[0, 12]), None);
        assert_eq!(bent(2, &[0, 1]), None);
        // A scan before the frame, and more scans than a picture has.
        let scan = POINT.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
        let (head, scan) = (&POINT[..scan], &POINT[scan..POINT.len() - 2]);
        assert_eq!(plain(&[&POINT[..2], scan, &POINT[2..]].concat()), None);
        let scans = |count: usize| plain(&[head, &scan.repeat(count), &[0xff, 0xd9]].concat());
        assert!(scans(PHOTO_SCANS_MAX).is_some() && scans(PHOTO_SCANS_MAX + 1).is_none());
        assert_eq!(scans(0), None);
    }
}
