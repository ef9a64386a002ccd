//! The flow of votes between stages: a column for each stage, a block for each option, and bands for what stays and moves.

use std::fmt::Write as _;

use tally::option::OptionNumber;
use tally::outcome::{Outcome, Stage, Step};

use super::{Picture, colour, escaped, figure, short};
use crate::words::counting::Teller;

const LEFT: f64 = 190.0;
const STEP: f64 = 120.0;
const BLOCK: f64 = 16.0;
const TOP: f64 = 34.0;
const HEIGHT: f64 = 420.0;
const GAP: f64 = 5.0;

/// A block of a column: whose it is (nobody: ballots that name nobody further), and where it stands.
struct Block {
    option: Option<usize>,
    held: f64,
    top: f64,
}

/// Draws the flow.
pub(super) fn picture(teller: &Teller, id: &str) -> String {
    let (outcome, w) = (teller.outcome, teller.w);
    let stages: Vec<(usize, &Stage)> = outcome
        .stages
        .iter()
        .enumerate()
        .filter(|(_, stage)| !stage.totals.is_empty())
        .collect();
    let order = order(outcome, stages[0].1);
    let all = held(stages[0].1.totals.iter().sum::<u128>() + stages[0].1.exhausted).max(1.0);
    let blocks = (order.len() + 1) as f64;
    let scale = (HEIGHT - blocks * GAP) / all;
    let columns: Vec<Vec<Block>> = stages.iter().map(|(_, stage)| column(stage, &order, scale)).collect();
    let mut drawing = String::new();
    for at in 1..columns.len() {
        drawing += &bands(stages[at].1, &columns[at - 1], &columns[at], at, scale);
    }
    let named = |at: usize| escaped(&w.count_stage((stages[at].0 + 1).to_string()));
    let further = w.count_nobody_further();
    for (at, column) in columns.iter().enumerate() {
        let x = LEFT + at as f64 * STEP;
        let _ = writeln!(
            drawing,
            "<text x=\"{:.1}\" y=\"18\" text-anchor=\"middle\" class=\"soft\">{}</text>",
            x + BLOCK / 2.0,
            named(at)
        );
        for block in column.iter().filter(|block| block.held > 0.0) {
            let fill = block.option.map_or("#c9c6cf", colour);
            let name = block.option.map_or(&further, |option| &outcome.names[option]);
            let _ = writeln!(
                drawing,
                "<rect x=\"{x:.1}\" y=\"{:.2}\" width=\"{BLOCK}\" height=\"{:.2}\" fill=\"{fill}\"><title>{}, {}: {}</title></rect>",
                block.top,
                (block.held * scale).max(0.8),
                escaped(name),
                named(at),
                escaped(&teller.votes(block.held.round() as u128))
            );
        }
    }
    drawing += &labels(teller, &columns, scale);
    let width = LEFT + (columns.len() - 1) as f64 * STEP + BLOCK + 200.0;
    figure(&Picture {
        id,
        size: (width, TOP + HEIGHT + 16.0),
        name: w.count_flow_title(),
        description: if stages.iter().any(|(_, stage)| is_shared_anew(stage)) {
            format!("{} {}", w.count_flow_is(), w.count_flow_net())
        } else {
            w.count_flow_is()
        },
        drawing,
    })
}

/// Options with the most first preferences on top.
fn order(outcome: &Outcome, first: &Stage) -> Vec<usize> {
    let mut order: Vec<usize> = (0..outcome.names.len()).collect();
    order.sort_by_key(|&option| std::cmp::Reverse(first.totals[option]));
    order
}

/// The blocks of a stage, from top to bottom.
fn column(stage: &Stage, order: &[usize], scale: f64) -> Vec<Block> {
    let mut top = TOP;
    let nobody = (None, held(stage.exhausted + stage.lost));
    let options = order.iter().map(|&option| (Some(option), held(stage.totals[option])));
    options
        .chain([nobody])
        .map(|(option, held)| {
            let block = Block { option, held, top };
            top += held * scale + GAP;
            block
        })
        .collect()
}

/// The bands between two columns: first what stays, then what moves.
fn bands(stage: &Stage, before: &[Block], after: &[Block], at: usize, scale: f64) -> String {
    let (from_x, to_x) = (LEFT + (at - 1) as f64 * STEP + BLOCK, LEFT + at as f64 * STEP);
    let mut left: Vec<f64> = before.iter().map(|block| block.top).collect();
    let mut right: Vec<f64> = after.iter().map(|block| block.top).collect();
    let mut drawing = String::new();
    let mut band = |from: usize, to: usize, amount: f64, opacity: f64| {
        let tall = amount * scale;
        if tall < 0.05 {
            return;
        }
        let (y, z, middle) = (left[from], right[to], f64::midpoint(from_x, to_x));
        let fill = before[from].option.map_or("#c9c6cf", colour);
        let _ = writeln!(
            drawing,
            "<path d=\"M{from_x:.1} {y:.2}C{middle:.1} {y:.2} {middle:.1} {z:.2} {to_x:.1} {z:.2}V{:.2}C{middle:.1} {:.2} {middle:.1} {:.2} {from_x:.1} {:.2}Z\" fill=\"{fill}\" fill-opacity=\"{opacity}\"/>",
            z + tall,
            z + tall,
            y + tall,
            y + tall
        );
        left[from] += tall;
        right[to] += tall;
    };
    for at in 0..before.len() {
        band(at, at, before[at].held.min(after[at].held), 0.22);
    }
    for (from, to, amount) in moves(stage, before, after) {
        band(from, to, amount, 0.6);
    }
    drawing
}

/// What moves between blocks in a stage: from, to, and how much. Where votes are shared out anew nothing is handed from one
/// option to another; then it is what each loses on balance, spread over what the others gain.
fn moves(stage: &Stage, before: &[Block], after: &[Block]) -> Vec<(usize, usize, f64)> {
    if !is_shared_anew(stage) {
        let place = |number: Option<OptionNumber>| {
            before
                .iter()
                .position(|block| block.option == number.map(OptionNumber::position))
        };
        let moves = stage.transfers.iter().filter_map(|transfer| {
            let (from, to) = (place(Some(transfer.from))?, place(transfer.to)?);
            Some((from, to, held(transfer.amount)))
        });
        return moves.collect();
    }
    let gains: Vec<f64> = before
        .iter()
        .zip(after)
        .map(|(before, after)| after.held - before.held)
        .collect();
    let gained: f64 = gains.iter().filter(|gain| **gain > 0.0).sum();
    let mut moves = Vec::new();
    for (from, loss) in gains.iter().enumerate().filter(|(_, gain)| **gain < 0.0) {
        for (to, gain) in gains.iter().enumerate().filter(|(_, gain)| **gain > 0.0) {
            moves.push((from, to, -loss * gain / gained));
        }
    }
    moves
}

/// Whether votes are shared out anew in a stage.
fn is_shared_anew(stage: &Stage) -> bool {
    matches!(stage.step, Step::Shared { .. })
}

/// Names at the first column, and at the last those who still hold something; moved apart where they would overlap.
fn labels(teller: &Teller, columns: &[Vec<Block>], scale: f64) -> String {
    let outcome = teller.outcome;
    let further = escaped(&teller.w.count_nobody_further());
    let mut drawing = String::new();
    let right = LEFT + (columns.len() - 1) as f64 * STEP + BLOCK + 8.0;
    for (column, x, anchor) in [(columns.first(), LEFT - 8.0, "end"), (columns.last(), right, "start")] {
        let mut lowest = 0.0_f64;
        for block in column.into_iter().flatten().filter(|block| block.held > 0.0) {
            let y = (block.top + block.held * scale / 2.0 + 4.0).max(lowest + 14.0);
            lowest = y;
            let won = block
                .option
                .is_some_and(|option| outcome.elected.contains(&OptionNumber::at(option)));
            let name = block
                .option
                .map_or(further.clone(), |option| short(&outcome.names[option], 22));
            let (class, mark) = match (won && anchor == "start", block.option) {
                (true, _) => ("won", " ✓"),
                (false, None) => ("soft", ""),
                (false, Some(_)) => ("", ""),
            };
            let _ = writeln!(
                drawing,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\">{name}{mark}</text>"
            );
        }
    }
    drawing
}

/// Votes in the units of totals, for drawing only.
fn held(units: u128) -> f64 {
    units as f64
}
