//! A month as a picture, drawn on the server as SVG: each contribution a mark on its day. Knows nothing of members or work:
//! streams have shapes, and what counts is not pale.

use std::fmt::Write as _;

use rules::quantity::Stream;

use super::super::sankey::escaped;

/// Marks on one day; more are told as a number.
const MARKS_MAX: usize = 6;

/// A contribution as it is drawn.
pub(super) struct Mark {
    /// The day of the month, from 1.
    pub day: u8,
    /// Its stream.
    pub stream: Stream,
    /// Whether it counts.
    pub counts: bool,
    /// What it is, in words.
    pub words: String,
}

/// What stands around the picture.
pub(super) struct Frame<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub description: &'a str,
    /// How many days the month has.
    pub days: u8,
}

struct Layout {
    width: u32,
    /// The size of a mark.
    mark: u32,
    /// Days whose numbers are written.
    numbered: fn(u8) -> bool,
    class: &'static str,
    id: &'static str,
}

const WIDE: Layout = Layout {
    width: 961,
    mark: 18,
    numbered: |_| true,
    class: "only-wide",
    id: "month-wide",
};
const NARROW: Layout = Layout {
    width: 341,
    mark: 9,
    numbered: |day| day == 1 || day.is_multiple_of(5),
    class: "only-narrow",
    id: "month-narrow",
};

/// The picture, wide and narrow.
pub(super) fn both(marks: &[Mark], frame: &Frame<'_>) -> String {
    draw(marks, frame, &WIDE) + &draw(marks, frame, &NARROW)
}

fn draw(marks: &[Mark], frame: &Frame<'_>, layout: &Layout) -> String {
    let of_day = |day: u8| marks.iter().filter(move |mark| mark.day == day);
    let most = (1..=frame.days).map(|day| of_day(day).count()).max().unwrap_or(0);
    let (rows, is_over) = (most.clamp(1, MARKS_MAX), most > MARKS_MAX);
    let step = layout.mark + 2;
    let room = if is_over { 14 } else { 0 };
    let ground = room + 4 + u32::try_from(rows).unwrap_or(0) * step;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc><path class=\"month\" d=\"M0 {ground}H{}\"/>",
        layout.class,
        layout.width,
        ground + 18,
        escaped(frame.title),
        escaped(frame.description),
        layout.width,
        id = layout.id,
    );
    for day in 1..=frame.days {
        let x = (2 * u32::from(day) - 1) * layout.width / (2 * u32::from(frame.days.max(1)));
        if (layout.numbered)(day) {
            let _ = write!(
                svg,
                "<text class=\"soft\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{day}</text>",
                ground + 14
            );
        }
        for (row, mark) in (1..).zip(of_day(day).take(MARKS_MAX)) {
            draw_mark(&mut svg, mark, x, ground - 1 - row * step, layout.mark);
        }
        let more = of_day(day).count().saturating_sub(MARKS_MAX);
        if more > 0 {
            let _ = write!(
                svg,
                "<text class=\"soft\" x=\"{x}\" y=\"12\" text-anchor=\"middle\">+{more}</text>"
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

/// A mark in a square of this size, whose top is at this height.
fn draw_mark(svg: &mut String, mark: &Mark, x: u32, top: u32, size: u32) {
    let shape = match mark.stream {
        Stream::Livelihood => "M5 0L10 10H0z",
        Stream::Love => "M5 0a5 5 0 0 1 0 10a5 5 0 0 1 0 -10z",
        Stream::Care => "M5 10L1 5.4A2.7 2.7 0 0 1 5 1.8A2.7 2.7 0 0 1 9 5.4z",
    };
    let left = (2 * x).saturating_sub(size);
    let pale = if mark.counts { "" } else { " pale" };
    let _ = write!(
        svg,
        "<path class=\"mark {}{pale}\" transform=\"translate({}.{} {top}) scale({}.{})\" d=\"{shape}\"><title>{}</title></path>",
        mark.stream.word(),
        left / 2,
        5 * (left % 2),
        size / 10,
        size % 10,
        escaped(&mark.words),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_contribution_is_a_mark_on_its_day_and_many_are_told_as_a_number() {
        let mark = |day, stream, counts| Mark {
            day,
            stream,
            counts,
            words: "a <b>".to_owned(),
        };
        let mut marks = vec![mark(1, Stream::Livelihood, true), mark(30, Stream::Love, false)];
        marks.extend((0..8).map(|_| mark(15, Stream::Care, true)));
        let frame = Frame {
            title: "May",
            description: "Marks",
            days: 30,
        };
        let both = both(&marks, &frame);
        let (wide, narrow) = both.split_at(both.rfind("<svg").expect("there are two"));
        for svg in [wide, narrow] {
            assert_eq!(svg.matches("class=\"mark").count(), 2 + MARKS_MAX, "{svg}");
            assert_eq!(svg.matches(">+2<").count(), 1, "{svg}");
            assert_eq!(svg.matches(" pale\"").count(), 1, "{svg}");
            assert!(svg.contains("a &lt;b&gt;") && !svg.contains("style="));
        }
        assert!(wide.contains(">29<") && !narrow.contains(">29<"));
    }

    #[test]
    fn an_empty_month_is_a_line_with_its_days() {
        let frame = Frame {
            title: "May",
            description: "Marks",
            days: 31,
        };
        let svg = draw(&[], &frame, &WIDE);
        assert!(svg.contains(">31<") && !svg.contains("class=\"mark"));
    }
}
