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
            reason: FileReason::EntryTooLong
        }
    );
}

#[test]
fn rubbish_without_end_stops_the_reader() {
    let mut blocks = Blocks::new();
    blocks.push(&[b'x'; 16_384]);
    assert_eq!(blocks.take(), Ok(None));
    blocks.push(b"x");
    assert_eq!(
        blocks.take(),
        Err(FileFlaw {
            line: 1,
            reason: FileReason::CheckpointTooLong
        })
    );
}
