//! A fork that was noticed and came to nothing: three want to part over who reads the pages, all sit down together, and
//! they find what it was really about.

use super::Said::{Named, Note, Word};
use super::{BRUNO, CLARA, DIDAC, FINN, Row, act};

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    vec![
        act(
            158,
            BRUNO,
            "f-closed",
            "fork.notice/1",
            vec![
                ("decision", Named("v-openness")),
                ("name", Word("Puerta de al Lado")),
                (
                    "purpose",
                    Word("Traducir con las mismas manos, y con las cuentas en casa."),
                ),
                (
                    "why",
                    Note(
                        "Lo hemos votado y no hay manera. Un cliente lee cuánto gana cada una, y yo así no sé trabajar.",
                    ),
                ),
            ],
        ),
        act(157, DIDAC, "", "fork.sign/1", vec![("fork", Named("f-closed"))]),
        act(156, FINN, "", "fork.sign/1", vec![("fork", Named("f-closed"))]),
        act(
            147,
            CLARA,
            "",
            "fork.report/1",
            vec![
                ("fork", Named("f-closed")),
                (
                    "text",
                    Note(
                        "We met twice. Nobody minds being read; what hurts is that a client sees names beside euros. The pages that we show to clients will have no names.",
                    ),
                ),
            ],
        ),
        act(145, FINN, "", "fork.take-back/1", vec![("fork", Named("f-closed"))]),
    ]
}
