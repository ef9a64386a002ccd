//! What everybody may read: the meeting of the spring said that pages for clients have no names beside euros, and this is
//! what became of it. Money is not on the page; who wants to be named says so.

use super::Said::{Made, Note, Word};
use super::{AINA, BRUNO, CLARA, FINN, IMOGEN, KAVITA, Row, act, adopt_with, consent, fields, word};
use register::json::Value;

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    vec![
        act(
            140,
            CLARA,
            "p-public",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("A page for whoever comes by")),
                (
                    "text",
                    Note(
                        "What we are for, our circles, what we make, how much work it is, and the names of those who want \
                         to be named. No euros, and nobody who has not said yes.",
                    ),
                ),
                (
                    "effects",
                    Made(|_| {
                        let shows = ["purpose", "numbers", "circles", "commons", "work", "people"].map(word);
                        let params = fields(&[
                            ("shows", Value::List(shows.to_vec())),
                            (
                                "welcome",
                                word(
                                    "We translate what helps people live together. Come for a coffee on the first Friday of the month.",
                                ),
                            ),
                            ("contact", word("hola@labola.example")),
                        ]);
                        adopt_with(
                            "public-page",
                            "policy",
                            "Everybody may read what we are for and how much work it is. Names stand there of those who want it; euros do not.",
                            params,
                        )
                    }),
                ),
            ],
        ),
        consent(134, "p-public", "commons", vec![BRUNO]),
        appears(120, AINA, "everybody"),
        // Finn leaves the day after, and is named no longer.
        appears(119, FINN, "everybody"),
        appears(115, KAVITA, "everybody"),
        appears(118, IMOGEN, "everybody"),
        appears(97, IMOGEN, "members"),
    ]
}

fn appears(ago: i32, who: usize, to: &'static str) -> Row {
    act(ago, who, "", "member.appear/1", vec![("to", Word(to))])
}
