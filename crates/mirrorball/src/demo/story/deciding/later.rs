//! The second half: habits are looked at again, people change, and some things do not work out.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use super::Said::{All, Made, Named, Note, Number, Options, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, ESPERANZA, FACILITATOR, GEMMA, HUGO, IMOGEN, JORDI, KAVITA, LUCIA, Row, act, adopt,
    adopt_with, ballot, ballots, chosen, consent, fields, likes, nominate, part, points, ranking, rates, word,
};
use register::json::Value;

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = taken_over();
    rows.extend(links());
    rows.extend(delegates());
    rows.extend(needs());
    rows.extend(emergency());
    rows.extend(not_enough());
    rows.extend(met());
    rows.extend(late());
    rows.extend(learning());
    rows.extend(subtitles());
    rows.extend(new_facilitator());
    rows
}

fn taken_over() -> Vec<Row> {
    vec![
        act(
            275,
            CLARA,
            "p-glossary",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Release the glossary four times a year")),
                (
                    "text",
                    Note("One release a season, with a list of what is new and who made it."),
                ),
            ],
        ),
        act(
            273,
            CLARA,
            "",
            "proposal.withdraw/1",
            vec![
                ("proposal", Named("p-glossary")),
                ("reason", Note("I am away until autumn and cannot carry it.")),
            ],
        ),
        act(
            270,
            DIDAC,
            "",
            "proposal.take/1",
            vec![("proposal", Named("p-glossary"))],
        ),
        consent(262, "p-glossary", "commons", vec![]),
        act(
            268,
            HUGO,
            "t-quiet",
            "tension.raise/1",
            vec![(
                "what",
                Note("Dos personas del proyecto del puerto no se hablan desde junio."),
            )],
        ),
        act(
            267,
            HUGO,
            "",
            "tension.send/1",
            vec![("tension", Named("t-quiet")), ("to", Word("mediation"))],
        ),
        act(
            238,
            HUGO,
            "",
            "tension.close/1",
            vec![
                ("tension", Named("t-quiet")),
                (
                    "reason",
                    Note("Han hablado con Aina delante, dos veces. Vuelven a comer juntas."),
                ),
            ],
        ),
    ]
}

/// The circle of care and everybody are linked both ways.
fn links() -> Vec<Row> {
    vec![
        act(
            246,
            HUGO,
            "p-care-lead",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Esperanza lleva al círculo de cuidados lo que decidimos")),
                (
                    "text",
                    Note("Cuidados se entera de todo la última. Esperanza cuenta allí lo que se habla aquí."),
                ),
                ("driver", Note("En mayo hubo dos cenas el mismo día.")),
                (
                    "effects",
                    Made(|story| link(story, "lead", "Link from all of us", "leader", ESPERANZA)),
                ),
            ],
        ),
        consent(240, "p-care-lead", "commons", vec![]),
        act(
            244,
            GEMMA,
            "p-care-voice",
            "proposal.open/1",
            vec![
                ("circle", Word("care")),
                ("class", Word("operational")),
                ("title", Note("L'Aina porta la nostra veu")),
                (
                    "text",
                    Note("A cada trobada explica com estem i què ens cal, i hi pot objectar en nom nostre."),
                ),
                (
                    "effects",
                    Made(|story| link(story, "voice", "Voice of the care circle", "representative", AINA)),
                ),
            ],
        ),
        consent(238, "p-care-voice", "care", vec![]),
    ]
}

/// A link between the circle of care and everybody, and who it is.
fn link(story: &super::Story<'_>, role: &str, name: &str, kind: &str, who: usize) -> Value {
    let place = [("circle", word("care")), ("role", word(role))];
    let open = [
        ("does", word("open-role")),
        ("name", word(name)),
        ("kind", word(kind)),
        (
            "purpose",
            word("That both know what the other decides, and can object."),
        ),
    ];
    let member = word(&story.desk.id(who).to_string());
    let fill = [("does", word("fill-role")), ("member", member)];
    let with = |more: &[(&str, Value)]| fields(&place.iter().chain(more).cloned().collect::<Vec<_>>());
    Value::List(vec![with(&open), with(&fill)])
}

fn delegates() -> Vec<Row> {
    vec![
        act(
            258,
            AINA,
            "v-delegates",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("stv")),
                ("seats", Number(2)),
                ("people", Number(1)),
                ("title", Note("Dues persones per a la trobada de la xarxa")),
                (
                    "text",
                    Note("Dos dies a València, viatge i dinars pagats. Expliquen a la tornada què han sentit."),
                ),
                (
                    "options",
                    Options(vec![("Bruno", None), ("Gemma", None), ("Hugo", None), ("Imogen", None)]),
                ),
            ],
        ),
        ballots(254, "v-delegates", "commons", 4, 100, |story, person| {
            ranking(story, i64::try_from(person % 3).unwrap_or(0) + 1, 4)
        }),
        act(
            248,
            CLARA,
            "v-name",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("irv")),
                ("title", Note("What shall our newsletter be called?")),
                (
                    "options",
                    Options(vec![
                        ("La Rebobinada", None),
                        ("Between Lines", None),
                        ("Paraula de bola", None),
                    ]),
                ),
            ],
        ),
        ballots(244, "v-name", "commons", 3, 90, |story, person| {
            ranking(story, i64::try_from((person / 2) % 3).unwrap_or(0) + 1, 3)
        }),
        act(
            236,
            GEMMA,
            "v-workshop",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("star")),
                ("points", Number(5)),
                ("title", Note("El taller de tardor")),
                (
                    "options",
                    Options(vec![
                        ("Llenguatge planer", None),
                        ("Subtitular per a tothom", None),
                        ("Contar historias", None),
                    ]),
                ),
            ],
        ),
        ballots(232, "v-workshop", "commons", 3, 100, |story, _| {
            let given = (1..=3).map(|option| (option, story.desk.chance.between(i64::from(option == 1), 5)));
            let given: Vec<(i64, i64)> = given.collect();
            points(given)
        }),
    ]
}

fn needs() -> Vec<Row> {
    vec![
        act(
            228,
            ESPERANZA,
            "p-needs",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("Ocho de cada cien para las necesidades")),
                (
                    "text",
                    Note(
                        "El fondo de solidaridad ha pagado unas gafas, una fianza y dos meses de baja. Está vacío. Propongo pasar de 5 a 8 de cada cien.",
                    ),
                ),
                ("driver", Note("En marzo tuvimos que decirle que no a alguien.")),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "share-out",
                            "policy",
                            "Eight of a hundred go to needs first. Everyone sees what a share-out pays, and why; it posts after the waiting time if nobody objects.",
                            fields(&[("needs", part(8, 100)), ("waiting_hours", Value::Int(72))]),
                        )
                    }),
                ),
            ],
        ),
        act(
            227,
            HUGO,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-needs")),
                ("text", Note("¿Cuánto sería para quien gana menos?")),
            ],
        ),
        act(
            226,
            ESPERANZA,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-needs")),
                (
                    "text",
                    Note("Unos nueve euros al mes. He puesto la cuenta en la carpeta."),
                ),
            ],
        ),
        consent(222, "p-needs", "commons", vec![]),
    ]
}

fn emergency() -> Vec<Row> {
    vec![
        act(
            206,
            ESPERANZA,
            "a-server",
            "advice.frame/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("tier", Word("t1")),
                ("title", Note("El servidor no arranca: disco nuevo hoy")),
                (
                    "text",
                    Note("Sin el servidor nadie puede entregar. Compro un disco por 139 euros esta tarde."),
                ),
                ("cost", Number(13_900)),
                ("affected", All(vec![BRUNO, KAVITA])),
                ("experts", All(vec![DIDAC])),
                ("emergency", Number(1)),
            ],
        ),
        act(
            205,
            DIDAC,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-server")),
                ("stance", Word("mind")),
                ("text", Note("Ben fet. I una còpia fora de casa, que ja tocava.")),
            ],
        ),
        act(
            205,
            KAVITA,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-server")),
                ("stance", Word("go")),
                ("text", Note("Thank you for not waiting until Monday.")),
            ],
        ),
    ]
}

fn not_enough() -> Vec<Row> {
    vec![
        act(
            196,
            BRUNO,
            "v-openness",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("constitutional")),
                ("method", Word("yes-no")),
                ("title", Note("¿Cerramos nuestras páginas a quien no es socia?")),
                (
                    "text",
                    Note("Un cliente ha visto cuánto cobramos cada una. A algunas nos incomoda."),
                ),
                ("options", Options(vec![("Solo leen las personas socias", None)])),
            ],
        ),
        ballots(192, "v-openness", "commons", 1, 100, |_, person| {
            ballot("plain", word(if person % 2 == 1 { "yes" } else { "no" }))
        }),
        act(
            184,
            HUGO,
            "v-lunch",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("yes-no")),
                ("title", Note("A lunch club on Wednesdays?")),
                ("options", Options(vec![("Lunch together on Wednesdays", None)])),
            ],
        ),
        ballots(180, "v-lunch", "commons", 1, 12, |_, _| ballot("plain", word("yes"))),
    ]
}

fn met() -> Vec<Row> {
    vec![
        act(290, JORDI, "", "circle.enter/1", vec![("circle", Word("care"))]),
        act(
            176,
            JORDI,
            "p-newcomers",
            "proposal.open/1",
            vec![
                ("circle", Word("care")),
                ("class", Word("operational")),
                ("title", Note("Tothom que arriba té una padrina tres mesos")),
                (
                    "text",
                    Note("La padrina ensenya les eines, presenta la gent i dina amb qui arriba un cop al mes."),
                ),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "godparents",
                            "operational",
                            "Whoever arrives has a godparent for three months, who shows the tools, introduces people, and has lunch with them once a month.",
                        )
                    }),
                ),
            ],
        ),
        act(
            175,
            CLARA,
            "",
            "proposal.meet/1",
            vec![("proposal", Named("p-newcomers"))],
        ),
        act(
            171,
            CLARA,
            "",
            "proposal.minutes/1",
            vec![
                ("proposal", Named("p-newcomers")),
                ("present", All(vec![AINA, CLARA, GEMMA])),
                (
                    "note",
                    Note(
                        "We talked for an hour. Godparents change after three months; nobody has two newcomers at once.",
                    ),
                ),
            ],
        ),
        consent(165, "p-newcomers", "care", vec![]),
    ]
}

fn late() -> Vec<Row> {
    vec![
        act(
            160,
            DIDAC,
            "p-files",
            "proposal.open/1",
            vec![
                ("circle", Word("livelihood")),
                ("class", Word("operational")),
                ("title", Note("Un sol nom per a cada fitxer")),
                ("text", Note("Client, data, llengua, versió. El guió és a la carpeta.")),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "file-names",
                            "operational",
                            "Client, date, language, version, in this order; the example is in the shared folder.",
                        )
                    }),
                ),
            ],
        ),
        consent(154, "p-files", "livelihood", vec![]),
        act(
            140,
            HUGO,
            "o-files",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-files")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("role")]))),
                (
                    "reason",
                    Note("El programa de subtítulos no abre nombres tan largos. No lo sabíamos cuando dijimos que sí."),
                ),
            ],
        ),
    ]
}

fn learning() -> Vec<Row> {
    vec![
        act(
            136,
            CLARA,
            "v-learning",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("equal-shares")),
                ("budget", Number(120_000)),
                ("title", Note("1,200 euros from the learning fund")),
                (
                    "text",
                    Note(
                        "Vote for all that you would like. The money is spread so that everybody's share counts the same.",
                    ),
                ),
                (
                    "options",
                    Options(vec![
                        ("Facilitation, two days", Some(60_000)),
                        ("Curs de subtitulació", Some(45_000)),
                        ("Curso de contabilidad", Some(30_000)),
                        ("Books", Some(15_000)),
                        ("First aid", Some(24_000)),
                    ]),
                ),
            ],
        ),
        ballots(132, "v-learning", "commons", 5, 100, |story, _| {
            likes(story, 5, [45, 60, 40, 55, 65, 0])
        }),
        act(122, LUCIA, "", "circle.enter/1", vec![("circle", Word("care"))]),
        act(120, KAVITA, "", "circle.enter/1", vec![("circle", Word("livelihood"))]),
        act(
            118,
            ESPERANZA,
            "a-phone",
            "advice.frame/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("tier", Word("t1")),
                ("title", Note("Un teléfono para los clientes, 190 euros")),
                ("text", Note("Ahora llaman al móvil de Bruno, también los domingos.")),
                ("cost", Number(19_000)),
                ("affected", All(vec![BRUNO])),
                ("experts", All(vec![CLARA])),
            ],
        ),
        act(
            117,
            BRUNO,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-phone")),
                ("stance", Word("go")),
                ("text", Note("Sí, por favor.")),
            ],
        ),
        act(
            117,
            CLARA,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-phone")),
                ("stance", Word("go")),
                ("text", Note("With an answering machine that says when we are there.")),
            ],
        ),
        act(
            115,
            ESPERANZA,
            "",
            "advice.decide/1",
            vec![
                ("advice", Named("a-phone")),
                (
                    "text",
                    Note("Comprado, con contestador. Se apaga los viernes a las seis."),
                ),
            ],
        ),
        act(
            113,
            GEMMA,
            "",
            "advice.contest/1",
            vec![
                ("advice", Named("a-phone")),
                ("reason", Note("Jo també agafo trucades i ningú no m'ha preguntat.")),
            ],
        ),
        act(
            112,
            CLARA,
            "",
            "advice.check/1",
            vec![
                ("advice", Named("a-phone")),
                ("finding", Word("sound")),
                (
                    "reason",
                    Note(
                        "The notice stood in the circle for two days, and anybody could join. Next time we ask Gemma first.",
                    ),
                ),
            ],
        ),
    ]
}

fn subtitles() -> Vec<Row> {
    vec![
        act(
            98,
            KAVITA,
            "p-subtitles",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("An hour of subtitling earns 14 credits")),
                (
                    "text",
                    Note(
                        "Subtitling needs two tools and three ears. An hour of it has been counted like any other for a year.",
                    ),
                ),
                ("driver", Note("Nobody takes the festival's films any more.")),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "rates",
                            "policy",
                            "A translated word earns 0.08 credit, an edited word 0.04, an hour of interpreting 30 credits, an hour of subtitling 14, any other productive work 10 credits an hour.",
                            rates(&[("interpreting", "minutes", 1, 2), ("subtitling", "minutes", 7, 30)]),
                        )
                    }),
                ),
            ],
        ),
        consent(92, "p-subtitles", "commons", vec![]),
        act(
            88,
            IMOGEN,
            "p-mugs",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Mugs with our ball on them")),
                ("text", Note("Fifty mugs, for members and friends.")),
            ],
        ),
        act(
            81,
            HUGO,
            "",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-mugs")),
                ("version", Number(1)),
                ("answer", Word("aside")),
            ],
        ),
        act(
            84,
            LUCIA,
            "p-retire",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Retirar el acuerdo de condiciones de pago")),
                (
                    "text",
                    Note("Los clientes ya pagan a treinta días sin que lo digamos tres veces. Menos papel."),
                ),
                (
                    "effects",
                    Made(|_| {
                        Value::List(vec![fields(&[
                            ("does", word("retire-agreement")),
                            ("name", word("payment-terms")),
                        ])])
                    }),
                ),
            ],
        ),
        consent(78, "p-retire", "commons", vec![]),
    ]
}

fn new_facilitator() -> Vec<Row> {
    vec![
        act(
            43,
            AINA,
            "s-facilitator-2",
            "selection.open/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("facilitator")),
                ("note", Note("El mandat de la Clara s'ha acabat. Gràcies, Clara!")),
            ],
        ),
        act(
            42,
            CLARA,
            "",
            "selection.nominate/1",
            nominate("s-facilitator-2", GEMMA, "She notices who has not spoken yet."),
        ),
        act(
            42,
            HUGO,
            "",
            "selection.nominate/1",
            nominate("s-facilitator-2", GEMMA, "Porque sabe parar a tiempo."),
        ),
        act(
            41,
            BRUNO,
            "",
            "selection.nominate/1",
            nominate("s-facilitator-2", CLARA, "Otro año, si quiere."),
        ),
        act(
            39,
            BRUNO,
            "",
            "selection.nominate/1",
            nominate("s-facilitator-2", GEMMA, "Clara prefiere descansar."),
        ),
        act(
            36,
            FACILITATOR,
            "",
            "selection.propose/1",
            nominate(
                "s-facilitator-2",
                GEMMA,
                "Three reasons out of four, and I would like to rest.",
            ),
        ),
        chosen(35, "s-facilitator-2", 1, vec![]),
        act(
            45,
            AINA,
            "",
            "review.answer/1",
            vec![
                ("decision", Named("p-interpreting")),
                ("worked", Word("yes")),
                ("note", Note("Tothom interpreta una mica, i ningú massa.")),
            ],
        ),
        act(
            42,
            DIDAC,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("s-facilitator-2")),
                ("text", Note("Aquesta vegada sense pressa.")),
            ],
        ),
    ]
}
