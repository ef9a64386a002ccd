//! Registers as files against `files.json`, whole and in pieces of every size.

use register::file::{Block, Blocks, FileFlaw, FileReason, write};

use crate::vectors;

/// A block as somebody keeps it: the line it begins on, whether it is an entry, its bytes.
type Kept = (u64, bool, Vec<u8>);

pub(crate) fn take_all(file: &[u8], piece: usize) -> Result<Vec<Kept>, FileFlaw> {
    let mut blocks = Blocks::new();
    let mut kept = Vec::new();
    for piece in file.chunks(piece) {
        blocks.push(piece);
        drain(&mut blocks, &mut kept)?;
    }
    blocks.end();
    drain(&mut blocks, &mut kept)?;
    assert_eq!(blocks.take(), Ok(None), "the end stays the end");
    Ok(kept)
}

fn drain(blocks: &mut Blocks, kept: &mut Vec<Kept>) -> Result<(), FileFlaw> {
    while let Some(placed) = blocks.take()? {
        kept.push(match placed.block {
            Block::Entry(bytes) => (placed.line, true, bytes.to_vec()),
            Block::Checkpoint(text) => (placed.line, false, text.as_bytes().to_vec()),
        });
    }
    Ok(())
}

#[test]
fn registers_are_read_in_pieces_of_any_size() {
    for vector in vectors::group(&vectors::read("files"), "good") {
        let file = vectors::text(&vector, "file").as_bytes();
        let whole = take_all(file, file.len()).unwrap_or_else(|flaw| panic!("{vector}: {flaw}"));
        let lines: Vec<serde_json::Value> = whole.iter().map(|(line, _, _)| (*line).into()).collect();
        assert_eq!(lines, vectors::group(&vector, "lines"));
        let (checkpoint, entries) = whole.split_last().expect("at least a checkpoint");
        assert!(entries.iter().all(|(_, is_entry, _)| *is_entry) && !checkpoint.1);
        let entries = entries.iter().map(|(_, _, bytes)| bytes.as_slice());
        assert_eq!(write(entries, std::str::from_utf8(&checkpoint.2).unwrap()), file);
        for piece in (1..40).chain([100, 1000]) {
            assert_eq!(take_all(file, piece).as_ref(), Ok(&whole));
        }
    }
}

#[test]
fn other_files_are_refused_with_line_and_reason() {
    for vector in vectors::group(&vectors::read("files"), "refused") {
        let file = vectors::text(&vector, "file").as_bytes();
        for piece in [1, 7, 100, file.len().max(1)] {
            let flaw = take_all(file, piece).expect_err(vectors::text(&vector, "why"));
            let expected = (vectors::number(&vector, "line"), vectors::text(&vector, "reason"));
            assert_eq!(
                flaw.entries,
                vectors::number(&vector, "entries"),
                "{}",
                vectors::text(&vector, "why")
            );
            assert_eq!(
                (flaw.line, format!("{:?}", flaw.reason).as_str()),
                expected,
                "{}",
                vectors::text(&vector, "why")
            );
            assert!(flaw.to_string().starts_with("line "));
        }
    }
}

#[test]
fn an_entry_without_end_stops_the_reader() {
    let mut blocks = Blocks::new();
    blocks.push(b"mirrorball/1 1\n");
    let mut pushed = 0;
    let flaw = loop {
        blocks.push(&[b'x'; 100]);
        pushed += 100;
        match blocks.take() {
            Ok(None) => assert!(pushed < 17_000, "the reader holds more than an entry can have"),
            Ok(Some(block)) => panic!("{block:?}"),
            Err(flaw) => break flaw,
        }
    };
    assert_eq!(
        flaw,
        FileFlaw {
            line: 1,
            entries: 0,
            reason: FileReason::EntryTooLong
        }
    );
}

#[test]
fn rubbish_without_end_stops_the_reader() {
    let mut blocks = Blocks::new();
    blocks.push(&[b'x'; 75]);
    assert_eq!(blocks.take(), Ok(None));
    blocks.push(b"x");
    assert_eq!(
        blocks.take(),
        Err(FileFlaw {
            line: 1,
            entries: 0,
            reason: FileReason::Neither
        })
    );

    let mut blocks = Blocks::new();
    let origin = register::checkpoint::origin(&register::Hash::new([7; 32]));
    blocks.push(format!("{origin}\n").as_bytes());
    blocks.push(&[b'x'; 16_384 - 76]);
    assert_eq!(blocks.take(), Ok(None));
    blocks.push(b"x");
    assert_eq!(
        blocks.take(),
        Err(FileFlaw {
            line: 1,
            entries: 0,
            reason: FileReason::CheckpointTooLong
        })
    );
}

#[test]
fn a_changed_byte_is_never_far_from_the_entry_that_is_named() {
    let vector = vectors::group(&vectors::read("files"), "good")[0].clone();
    let file = vectors::text(&vector, "file").as_bytes();
    let whole = take_all(file, file.len()).unwrap();
    let mut begin = 0;
    for (index, (_, _, bytes)) in (0..).zip(&whole[..whole.len() - 1]) {
        let end = begin + bytes.len() + 1;
        for at in begin..end {
            for bit in [0, 2, 5] {
                let mut bent = file.to_vec();
                bent[at] ^= 1 << bit;
                // Either the reader stops at this very entry, or it hands out all before it, and this one changed.
                let blocks = match take_all(&bent, file.len()) {
                    Ok(blocks) => blocks,
                    Err(flaw) => {
                        let stops_here = flaw.entry() == Some(index) || is_handed_out(&bent, index, bytes);
                        assert!(stops_here, "byte {at}, bit {bit}: {flaw}");
                        continue;
                    }
                };
                let before = usize::try_from(index).unwrap();
                assert_eq!(blocks[..before], whole[..before]);
                assert_ne!(&blocks[before].2, bytes, "byte {at}, bit {bit}");
            }
        }
        begin = end;
    }
}

/// Whether a reader comes to the entry at this index, and finds it other than it was.
fn is_handed_out(file: &[u8], index: u64, was: &[u8]) -> bool {
    let mut blocks = Blocks::new();
    blocks.push(file);
    for _ in 0..index {
        blocks
            .take()
            .expect("the entries before are whole")
            .expect("the entries before are there");
    }
    matches!(blocks.take(), Ok(Some(placed)) if matches!(placed.block, Block::Entry(bytes) if bytes != was))
}
