//! The picture of decisions over time, drawn on the server as SVG: wide for desks, where names stand beside their lines,
//! and narrow for phones, where they stand above them. Knows nothing of decisions: names come as text. Whole numbers all
//! the way, in tenths of the picture's unit.

use std::fmt::Write as _;

use rules::quantity::Day;
use rules::report::TimelinePhase;

use super::super::super::sankey::escaped;
use crate::words::excerpt;

/// A decision as it is drawn.
pub(super) struct Line {
    /// What it is called.
    pub label: String,
    /// What the line says, in words.
    pub words: String,
    /// What happened, from when until when, Unix ms.
    pub spans: Vec<(TimelinePhase, u64, u64)>,
    /// When it was settled, Unix ms, and whether it was decided for.
    pub settled: Option<(u64, bool)>,
    /// When it is looked at again.
    pub review: Option<Day>,
}

/// The time that a picture spans.
pub(super) struct Axis {
    /// Its beginning, Unix ms.
    pub from_ms: u64,
    /// Its end, Unix ms.
    pub until_ms: u64,
    /// Where months begin, Unix ms, and their names.
    pub months: Vec<(u64, String)>,
    /// This moment, and what it is called, if it is within.
    pub now: Option<(u64, String)>,
    /// The day on which it begins.
    pub first_day: Day,
    /// How long a day is, ms: near enough for a picture.
    pub day_ms: u64,
}

/// How a picture is laid out, in tenths.
struct Layout {
    width: i64,
    /// Where time begins, from the left.
    left: i64,
    row: i64,
    /// Where the line is within its row.
    line: i64,
    /// Where its name stands within its row.
    label: i64,
    /// How many letters of a name there is room for.
    letters: usize,
    class: &'static str,
    id: &'static str,
}

const TENTHS: i64 = 10;
/// Room for the names of months.
const TOP: i64 = 24 * TENTHS;
/// Room at the right, so that a mark at the end is whole.
const EDGE: i64 = 10 * TENTHS;
/// Months closer than this are not all named.
const MONTH_ROOM: i64 = 34 * TENTHS;

const WIDE: Layout = Layout {
    width: 960 * TENTHS,
    left: 320 * TENTHS,
    row: 26 * TENTHS,
    line: 13 * TENTHS,
    label: 17 * TENTHS,
    letters: 44,
    class: "only-wide",
    id: "timeline-wide",
};
const NARROW: Layout = Layout {
    width: 340 * TENTHS,
    left: 6 * TENTHS,
    row: 42 * TENTHS,
    line: 29 * TENTHS,
    label: 15 * TENTHS,
    letters: 44,
    class: "only-narrow",
    id: "timeline-narrow",
};

/// The picture, wide and narrow.
pub(super) fn both(lines: &[Line], axis: &Axis, title: &str, description: &str) -> String {
    draw(lines, axis, title, description, &WIDE) + &draw(lines, axis, title, description, &NARROW)
}

fn draw(lines: &[Line], axis: &Axis, title: &str, description: &str, layout: &Layout) -> String {
    let rows = i64::try_from(lines.len()).unwrap_or(0);
    let height = TOP + rows * layout.row + 4 * TENTHS;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        layout.class,
        layout.width / TENTHS,
        height / TENTHS,
        escaped(title),
        escaped(description),
        id = layout.id,
    );
    draw_axis(&mut svg, axis, layout, height);
    for (row, line) in (0..).zip(lines) {
        draw_line(&mut svg, line, axis, layout, TOP + row * layout.row);
    }
    svg.push_str("</svg>");
    svg
}

impl Axis {
    /// Where a moment is, from the left; what is outside is at the edge.
    fn x(&self, layout: &Layout, at_ms: u64) -> i64 {
        let room = i128::from(layout.width - layout.left - EDGE);
        let whole = i128::from(self.until_ms.saturating_sub(self.from_ms).max(1));
        let gone = i128::from(at_ms.clamp(self.from_ms, self.until_ms) - self.from_ms);
        layout.left + i64::try_from(gone * room / whole).unwrap_or(0)
    }

    fn has(&self, at_ms: u64) -> bool {
        self.from_ms <= at_ms && at_ms < self.until_ms
    }

    /// The middle of a day, if it is within.
    fn noon_ms(&self, day: Day) -> Option<u64> {
        let days = u64::try_from(day.number().checked_sub(self.first_day.number())?).ok()?;
        let at_ms = self.from_ms.saturating_add(days * self.day_ms + self.day_ms / 2);
        self.has(at_ms).then_some(at_ms)
    }
}

fn draw_axis(svg: &mut String, axis: &Axis, layout: &Layout, height: i64) {
    let mut free = layout.left;
    for (at_ms, name) in &axis.months {
        let x = axis.x(layout, *at_ms);
        let _ = write!(
            svg,
            "<path class=\"month\" d=\"M{} {}V{}\"/>",
            figure(x),
            figure(TOP),
            figure(height)
        );
        if x >= free && x + MONTH_ROOM <= layout.width {
            free = x + MONTH_ROOM;
            let _ = write!(
                svg,
                "<text class=\"soft\" x=\"{}\" y=\"{}\">{}</text>",
                figure(x + 3 * TENTHS),
                figure(TOP - 9 * TENTHS),
                escaped(name)
            );
        }
    }
    if let Some((at_ms, name)) = &axis.now {
        let x = figure(axis.x(layout, *at_ms));
        let (top, bottom) = (figure(TOP - 4 * TENTHS), figure(height));
        let _ = write!(
            svg,
            "<path class=\"now\" d=\"M{x} {top}V{bottom}\"><title>{}</title></path>",
            escaped(name)
        );
    }
}

fn draw_line(svg: &mut String, line: &Line, axis: &Axis, layout: &Layout, top: i64) {
    let middle = top + layout.line;
    let _ = write!(
        svg,
        "<g class=\"line\"><title>{}: {}</title><text x=\"0\" y=\"{}\">{}</text>",
        escaped(&line.label),
        escaped(&line.words),
        figure(top + layout.label),
        escaped(&excerpt(&line.label, layout.letters)),
    );
    for (phase, from_ms, until_ms) in &line.spans {
        if *until_ms <= axis.from_ms || axis.until_ms <= *from_ms {
            continue;
        }
        let (class, thick) = match phase {
            TimelinePhase::Talk => ("talk", 5 * TENTHS),
            TimelinePhase::Answer => ("answer", 13 * TENTHS),
            TimelinePhase::Wait => ("waits", 5 * TENTHS),
        };
        let (x, end) = (axis.x(layout, *from_ms), axis.x(layout, *until_ms));
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            figure(x),
            figure(middle - thick / 2),
            figure((end - x).max(TENTHS)),
            figure(thick),
        );
    }
    if let Some((at_ms, adopted)) = line.settled.filter(|(at_ms, _)| axis.has(*at_ms)) {
        let class = if adopted { "settled" } else { "settled ended" };
        let _ = write!(
            svg,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"5.5\"/>",
            figure(axis.x(layout, at_ms)),
            figure(middle)
        );
    }
    if let Some(at_ms) = line.review.and_then(|day| axis.noon_ms(day)) {
        let _ = write!(
            svg,
            "<path class=\"review\" d=\"M{} {}l6 6l-6 6l-6 -6z\"/>",
            figure(axis.x(layout, at_ms)),
            figure(middle - 6 * TENTHS)
        );
    }
    svg.push_str("</g>");
}

fn figure(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match tenths.unsigned_abs() {
        whole if whole.is_multiple_of(10) => format!("{sign}{}", whole / 10),
        other => format!("{sign}{}.{}", other / 10, other % 10),
    }
}

#[cfg(test)]
mod tests {
    use rules::quantity::DAY_MS;

    use super::*;

    fn axis() -> Axis {
        let first_day = Day::parse("2026-01-01").expect("a day");
        let from_ms = u64::try_from(first_day.number()).unwrap() * DAY_MS;
        Axis {
            from_ms,
            until_ms: from_ms + 100 * DAY_MS,
            months: vec![
                (from_ms + 31 * DAY_MS, "Feb".to_owned()),
                (from_ms + 59 * DAY_MS, "Mar".to_owned()),
            ],
            now: Some((from_ms + 50 * DAY_MS, "today".to_owned())),
            first_day,
            day_ms: DAY_MS,
        }
    }

    #[test]
    fn a_picture_has_a_line_for_each_decision_and_marks_where_they_belong() {
        let axis = axis();
        let at = |day: u64| axis.from_ms + day * DAY_MS;
        let lines = [
            Line {
                label: "Buy a <tractor>".to_owned(),
                words: "adopted".to_owned(),
                spans: vec![
                    (TimelinePhase::Talk, at(0), at(10)),
                    (TimelinePhase::Answer, at(10), at(20)),
                    (TimelinePhase::Wait, at(20), at(22)),
                ],
                settled: Some((at(22), true)),
                review: Day::parse("2026-03-01"),
            },
            // Over before it begins: only its review is drawn, and that lies beyond.
            Line {
                label: "Old".to_owned(),
                words: String::new(),
                spans: vec![(TimelinePhase::Talk, 0, 10)],
                settled: Some((10, false)),
                review: Day::parse("2027-01-01"),
            },
        ];
        let both = both(&lines, &axis, "Decisions", "Lines");
        let (wide, narrow) = both.split_at(both.rfind("<svg").expect("there are two"));
        for svg in [wide, narrow] {
            assert_eq!(svg.matches("class=\"line\"").count(), 2, "{svg}");
            assert_eq!(svg.matches("<rect").count(), 3, "{svg}");
            assert_eq!(svg.matches("<circle").count(), 1, "{svg}");
            assert_eq!(svg.matches("class=\"review\"").count(), 1, "{svg}");
            assert!(svg.contains("Buy a &lt;tractor&gt;: adopted") && svg.contains(">Feb<"));
            assert!(!svg.contains("style="));
        }
        // Ten of a hundred days are a tenth of the room that is left for time.
        assert!(wide.contains("<rect class=\"answer\" x=\"383\""), "{wide}");
    }

    #[test]
    fn what_lies_outside_is_drawn_at_the_edge() {
        let axis = axis();
        assert_eq!(axis.x(&WIDE, 0), WIDE.left);
        assert_eq!(axis.x(&WIDE, u64::MAX), WIDE.width - EDGE);
        assert!(axis.noon_ms(Day::parse("2025-12-31").unwrap()).is_none());
    }
}
