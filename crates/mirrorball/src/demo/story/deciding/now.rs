//! The last weeks: what is still open, so that every page has something to do.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use super::Said::{All, Made, Named, Note, Number, Options, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, ESPERANZA, GEMMA, HUGO, JORDI, KAVITA, LUCIA, MARTI, NOOR, OLMO, Row, act, adopt,
    adopt_with, ballots, consent, consent_to, fields, nominate, part, ranking, word,
};
use register::json::Value;

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = care();
    rows.extend(open());
    rows
}

fn care() -> Vec<Row> {
    vec![
        act(
            46,
            LUCIA,
            "p-care",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("Los cuidados pesan la mitad")),
                (
                    "text",
                    Note("Quien cuida menos que la media cede hasta la mitad de su pago, en vez de un cuarto."),
                ),
                ("driver", Note("Las mismas cuatro personas cuidan siempre.")),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "care",
                            "policy",
                            "Care is counted in hours, never in output. In a share-out, who did less care than the mean passes up to half of their pay to those who did more.",
                            fields(&[("way", word("balance")), ("k", part(1, 2))]),
                        )
                    }),
                ),
            ],
        ),
        act(
            40,
            HUGO,
            "o-care",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-care")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("unsafe")]))),
                (
                    "reason",
                    Note("Con la mitad, un mes malo me deja sin alquiler. Un tercio ya se nota."),
                ),
            ],
        ),
        consent(40, "p-care", "commons", vec![HUGO]),
        act(
            32,
            LUCIA,
            "",
            "proposal.revise/1",
            vec![
                ("proposal", Named("p-care")),
                ("version", Number(1)),
                ("edit", Word("substantive")),
                ("title", Note("Los cuidados pesan un tercio")),
                (
                    "text",
                    Note(
                        "Quien cuida menos que la media cede hasta un tercio de su pago, en vez de un cuarto. En seis meses lo miramos.",
                    ),
                ),
                ("answers", super::Said::AllNamed(vec!["o-care"])),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "care",
                            "policy",
                            "Care is counted in hours, never in output. In a share-out, who did less care than the mean passes up to a third of their pay to those who did more.",
                            fields(&[("way", word("balance")), ("k", part(1, 3))]),
                        )
                    }),
                ),
            ],
        ),
        act(
            31,
            HUGO,
            "",
            "objection.resolve/1",
            vec![
                ("objection", Named("o-care")),
                ("note", Note("Con un tercio llego. Gracias, Lucía.")),
            ],
        ),
        consent_to(31, "p-care", "commons", 2, vec![]),
    ]
}

fn open() -> Vec<Row> {
    vec![
        act(
            10,
            KAVITA,
            "p-sabbath",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("No messages after seven")),
                (
                    "text",
                    Note(
                        "Between seven in the evening and eight in the morning nobody expects an answer, and nobody apologises for a late one.",
                    ),
                ),
                (
                    "driver",
                    Note("Noor answered a client at midnight and thought she had to."),
                ),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "quiet-hours",
                            "operational",
                            "Between seven in the evening and eight in the morning nobody expects an answer.",
                        )
                    }),
                ),
            ],
        ),
        act(
            9,
            NOOR,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-sabbath")),
                ("text", Note("What about people who like to work at night?")),
            ],
        ),
        act(
            8,
            KAVITA,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-sabbath")),
                ("text", Note("They may write. They just do not get an answer.")),
            ],
        ),
        act(
            4,
            DIDAC,
            "o-sabbath",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-sabbath")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("role")]))),
                (
                    "reason",
                    Note("El festival de cinema és de nit. Durant aquells deu dies no podria fer la meva feina."),
                ),
            ],
        ),
        consent(4, "p-sabbath", "commons", vec![DIDAC, GEMMA, AINA, BRUNO]),
        act(
            6,
            JORDI,
            "v-trip",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("ranked-pairs")),
                ("title", Note("On anem a la primavera?")),
                (
                    "options",
                    Options(vec![
                        ("Menorca", None),
                        ("The Pyrenees", None),
                        ("Valencia", None),
                        ("Ens quedem", None),
                    ]),
                ),
            ],
        ),
        ballots(2, "v-trip", "commons", 4, 60, |story, person| {
            ranking(story, i64::try_from(person % 4).unwrap_or(0) + 1, 4)
        }),
        act(
            2,
            ESPERANZA,
            "a-chairs",
            "advice.frame/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("tier", Word("t1")),
                ("title", Note("Dos sillas buenas, 380 euros")),
                (
                    "text",
                    Note(
                        "Las de ahora vienen de la calle. Dos sillas de segunda mano, para quien tiene la espalda peor.",
                    ),
                ),
                ("cost", Number(38_000)),
                ("affected", All(vec![MARTI])),
                ("experts", All(vec![KAVITA])),
            ],
        ),
        act(
            1,
            KAVITA,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-chairs")),
                ("stance", Word("stop")),
                (
                    "text",
                    Note("Not that model: I had one and it broke within a year. I know a better one for less."),
                ),
            ],
        ),
        act(
            3,
            AINA,
            "s-secretary",
            "selection.open/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("secretary")),
                ("note", Note("Fa massa temps que ningú no cuida els papers.")),
            ],
        ),
        act(
            2,
            CLARA,
            "",
            "selection.nominate/1",
            nominate("s-secretary", JORDI, "His folders are a pleasure."),
        ),
        act(
            2,
            OLMO,
            "t-onboarding",
            "tension.raise/1",
            vec![
                (
                    "what",
                    Note("Llevo un mes y todavía no sé a quién preguntar por las facturas."),
                ),
                ("needs", Note("Una página con quién hace qué.")),
            ],
        ),
        act(
            1,
            BRUNO,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("v-trip")),
                ("text", Note("En Valencia hay sitio para quince en casa de mi hermana.")),
            ],
        ),
    ]
}
