//! The rest of the first year: money, machines, holidays, and a proposal that its own circle cannot settle.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use super::Said::{All, AllNamed, DayAgo, Made, Named, Note, Number, Options, Who, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, ESPERANZA, FINN, GEMMA, HUGO, Row, act, adopt, ballots, consent, consent_to, fields,
    finding, likes, points, ranking, word,
};
use register::json::Value;

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = money_matters();
    rows.extend(summer());
    rows.extend(machines());
    rows.extend(rush());
    rows.extend(hours());
    rows
}

fn money_matters() -> Vec<Row> {
    vec![
        act(
            372,
            ESPERANZA,
            "a-software",
            "advice.frame/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("tier", Word("t1")),
                ("title", Note("Un programa de facturas, 240 euros al año")),
                (
                    "text",
                    Note(
                        "Hago las facturas a mano y ya me he equivocado dos veces. El programa es de una cooperativa y guarda los datos en casa.",
                    ),
                ),
                ("cost", Number(24_000)),
                ("affected", All(vec![BRUNO])),
                ("experts", All(vec![DIDAC])),
            ],
        ),
        act(
            371,
            BRUNO,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-software")),
                ("stance", Word("go")),
                ("text", Note("Por favor. Los clientes ya preguntan por los números.")),
            ],
        ),
        act(
            371,
            DIDAC,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-software")),
                ("stance", Word("mind")),
                (
                    "text",
                    Note("Mira que es puguin exportar les dades si algun dia pleguen."),
                ),
            ],
        ),
        act(
            369,
            ESPERANZA,
            "",
            "advice.decide/1",
            vec![
                ("advice", Named("a-software")),
                (
                    "text",
                    Note("Lo compro. Se exporta a una hoja de cálculo; lo he probado."),
                ),
            ],
        ),
        act(
            350,
            ESPERANZA,
            "a-terms",
            "advice.frame/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("tier", Word("t2")),
                ("title", Note("Pagos a treinta días, con recordatorio a los veinte")),
                (
                    "text",
                    Note(
                        "Cobramos de media a los 61 días. Propongo escribir treinta en cada presupuesto, recordar a los veinte, y pedir un tercio por adelantado a quien tarda.",
                    ),
                ),
                ("affected", All(vec![BRUNO, FINN])),
                ("experts", All(vec![AINA, CLARA])),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "payment-terms",
                            "operational",
                            "Our quotes say thirty days. After twenty we remind; whoever has paid late twice pays a third in advance.",
                        )
                    }),
                ),
            ],
        ),
        act(
            349,
            BRUNO,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-terms")),
                ("stance", Word("stop")),
                (
                    "text",
                    Note(
                        "Si pedimos un tercio por adelantado a las editoriales pequeñas, las perdemos. El año pasado fueron la mitad del trabajo.",
                    ),
                ),
            ],
        ),
        act(
            349,
            AINA,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-terms")),
                ("stance", Word("go")),
                ("text", Note("A l'escola ho fèiem així i funcionava.")),
            ],
        ),
        act(
            348,
            CLARA,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-terms")),
                ("stance", Word("go")),
                ("text", Note("The museum pays on day thirty whatever we write. Fine.")),
            ],
        ),
        act(
            348,
            FINN,
            "",
            "advice.give/1",
            vec![
                ("advice", Named("a-terms")),
                ("stance", Word("mind")),
                (
                    "text",
                    Note("Please let the person who knows the client send the reminder."),
                ),
            ],
        ),
        act(
            347,
            ESPERANZA,
            "",
            "advice.remind/1",
            vec![("advice", Named("a-terms"))],
        ),
        act(
            343,
            ESPERANZA,
            "",
            "advice.answer/1",
            vec![
                ("advice", Named("a-terms")),
                ("member", Who(BRUNO)),
                ("taken", Word("partly")),
                (
                    "why",
                    Note(
                        "El adelanto solo para quien ha pagado tarde dos veces. Ninguna de las pequeñas lo ha hecho; lo he mirado.",
                    ),
                ),
            ],
        ),
        act(
            342,
            ESPERANZA,
            "",
            "advice.decide/1",
            vec![
                ("advice", Named("a-terms")),
                (
                    "text",
                    Note(
                        "Treinta días, recordatorio a los veinte por quien conoce al cliente, y adelanto solo tras dos retrasos.",
                    ),
                ),
            ],
        ),
        act(
            340,
            CLARA,
            "v-share",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("dots")),
                ("points", Number(10)),
                ("title", Note("What shall the learning fund go to?")),
                (
                    "options",
                    Options(vec![
                        ("Subtitling software for all", None),
                        ("A course on plain language", None),
                        ("Catalan for those who want it", None),
                        ("Facilitation training", None),
                    ]),
                ),
            ],
        ),
        ballots(336, "v-share", "commons", 4, 100, |story, person| {
            let first = i64::try_from(person % 4).unwrap_or(0) + 1;
            let most = story.desk.chance.between(4, 8);
            let second = first % 4 + 1;
            points(vec![(first, most), (second, 10 - most)])
        }),
    ]
}

fn summer() -> Vec<Row> {
    vec![
        act(
            366,
            AINA,
            "v-gathering",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("schulze")),
                ("title", Note("On fem la trobada d'estiu?")),
                (
                    "text",
                    Note("Tres nits, amb canalla i gossos. Qui vulgui pot afegir un lloc abans de començar a votar."),
                ),
                (
                    "options",
                    Options(vec![
                        ("A house by the sea", None),
                        ("Una masia al Montseny", None),
                        ("En el pueblo de Hugo", None),
                    ]),
                ),
            ],
        ),
        ballots(362, "v-gathering", "commons", 3, 100, |story, person| {
            ranking(story, i64::try_from(person % 3).unwrap_or(0) + 1, 3)
        }),
        act(
            345,
            AINA,
            "v-date",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("times")),
                ("title", Note("Quin cap de setmana fem l'assemblea?")),
                (
                    "options",
                    Options(vec![
                        ("First weekend", None),
                        ("Second weekend", None),
                        ("Third weekend", None),
                    ]),
                ),
            ],
        ),
        ballots(341, "v-date", "commons", 3, 100, |story, _| {
            likes(story, 3, [60, 85, 50, 0, 0, 0])
        }),
    ]
}

fn machines() -> Vec<Row> {
    vec![
        act(
            330,
            CLARA,
            "p-machines",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("We say when a machine has translated first")),
                (
                    "text",
                    Note(
                        "Who uses machine translation says so to the client and in the log. Such work counts as editing.",
                    ),
                ),
                ("driver", Note("A client found out by himself. It was awkward.")),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "machine-translation",
                            "policy",
                            "Who uses machine translation says so to the client and in the log. Such work counts as editing, not as translation.",
                        )
                    }),
                ),
            ],
        ),
        act(
            324,
            FINN,
            "o-machines",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-machines")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("better")]))),
                (
                    "reason",
                    Note("Nobody asks a carpenter which saw he used. I would rather we said nothing."),
                ),
            ],
        ),
        consent(324, "p-machines", "commons", vec![FINN]),
        act(
            322,
            ESPERANZA,
            "",
            "objection.test/1",
            vec![
                ("objection", Named("o-machines")),
                ("reason", Note("No veo qué mejora propone: es un gusto, no un daño.")),
            ],
        ),
        act(322, AINA, "", "objection.judge/1", finding("o-machines", "concern")),
        act(321, BRUNO, "", "objection.judge/1", finding("o-machines", "concern")),
        act(321, DIDAC, "", "objection.judge/1", finding("o-machines", "concern")),
        act(
            319,
            FINN,
            "",
            "objection.appeal/1",
            vec![
                ("objection", Named("o-machines")),
                (
                    "reason",
                    Note("It would cost us clients, and that harms the purpose. I should have said so at once."),
                ),
            ],
        ),
        act(318, AINA, "", "appeal.judge/1", finding("o-machines", "concern")),
        act(318, BRUNO, "", "appeal.judge/1", finding("o-machines", "concern")),
        act(317, DIDAC, "", "appeal.judge/1", finding("o-machines", "concern")),
    ]
}

fn rush() -> Vec<Row> {
    vec![
        act(
            310,
            HUGO,
            "p-rush",
            "proposal.open/1",
            vec![
                ("circle", Word("livelihood")),
                ("class", Word("operational")),
                ("title", Note("Nada para mañana: dos días como mínimo")),
                (
                    "text",
                    Note(
                        "No aceptamos encargos que haya que entregar en menos de 48 horas. Quien llama un viernes espera al martes.",
                    ),
                ),
                ("driver", Note("Tres fines de semana seguidos trabajando de noche.")),
            ],
        ),
        act(
            304,
            BRUNO,
            "o-rush-1",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-rush")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("role")]))),
                (
                    "reason",
                    Note("El festival manda cambios la víspera. Sin eso perdemos el festival."),
                ),
            ],
        ),
        consent(304, "p-rush", "livelihood", vec![BRUNO]),
        act(
            296,
            HUGO,
            "",
            "proposal.revise/1",
            vec![
                ("proposal", Named("p-rush")),
                ("version", Number(1)),
                ("edit", Word("substantive")),
                ("title", Note("Nada para mañana, salvo el festival")),
                (
                    "text",
                    Note(
                        "No aceptamos encargos que haya que entregar en menos de 48 horas, salvo cambios de última hora del festival.",
                    ),
                ),
                ("answers", AllNamed(vec!["o-rush-1"])),
            ],
        ),
        act(
            295,
            BRUNO,
            "",
            "objection.resolve/1",
            vec![("objection", Named("o-rush-1"))],
        ),
        act(
            294,
            FINN,
            "o-rush-2",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-rush")),
                ("version", Number(2)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("purpose")]))),
                (
                    "reason",
                    Note("Then every client will call itself a festival. It has to be a price, not a ban."),
                ),
            ],
        ),
        consent_to(295, "p-rush", "livelihood", 2, vec![FINN]),
        act(
            286,
            HUGO,
            "",
            "proposal.revise/1",
            vec![
                ("proposal", Named("p-rush")),
                ("version", Number(2)),
                ("edit", Word("substantive")),
                ("title", Note("Lo urgente cuesta la mitad más")),
                (
                    "text",
                    Note(
                        "Lo que se entrega en menos de 48 horas cuesta un 50 % más, y quien lo hace elige si lo hace.",
                    ),
                ),
                ("answers", AllNamed(vec!["o-rush-2"])),
            ],
        ),
        act(
            285,
            FINN,
            "",
            "objection.resolve/1",
            vec![("objection", Named("o-rush-2"))],
        ),
        act(
            284,
            DIDAC,
            "o-rush-3",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-rush")),
                ("version", Number(3)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("unsafe")]))),
                (
                    "reason",
                    Note(
                        "Així qui té menys diners treballarà de nit. Això ho ha de decidir tothom, no només el cercle.",
                    ),
                ),
            ],
        ),
        consent_to(285, "p-rush", "livelihood", 3, vec![DIDAC]),
        consent_to(269, "p-rush", "commons", 3, vec![]),
    ]
}

fn hours() -> Vec<Row> {
    vec![
        act(
            365,
            CLARA,
            "p-care-meetings",
            "proposal.open/1",
            vec![
                ("circle", Word("care")),
                ("class", Word("operational")),
                ("title", Note("Care in meetings is care")),
                (
                    "text",
                    Note(
                        "Facilitating, cooking for the meeting and tidying up afterwards are logged as care. Sitting in it is not.",
                    ),
                ),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "care-in-meetings",
                            "operational",
                            "Facilitating, cooking for a meeting and tidying up afterwards are logged as care. Sitting in it is not.",
                        )
                    }),
                ),
            ],
        ),
        consent(359, "p-care-meetings", "care", vec![]),
        act(
            320,
            AINA,
            "p-four-days",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Four-day weeks, for one summer")),
                (
                    "text",
                    Note("From June to August nobody plans work on Fridays. It ends by itself; then we look."),
                ),
                (
                    "effects",
                    Made(|story| {
                        let until = story.last.plus_days(-200);
                        Value::List(vec![fields(&[
                            ("does", word("adopt-agreement")),
                            ("name", word("four-day-weeks")),
                            ("class", word("operational")),
                            ("text", word("For one summer nobody plans work on Fridays.")),
                            ("sunset", word(&until.to_string())),
                        ])])
                    }),
                ),
            ],
        ),
        consent(314, "p-four-days", "commons", vec![]),
        act(
            316,
            DIDAC,
            "v-cover",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("score")),
                ("points", Number(5)),
                ("title", Note("Portada de la guia d'estil")),
                (
                    "options",
                    Options(vec![("The hand", None), ("La madeja", None), ("El fil vermell", None)]),
                ),
            ],
        ),
        ballots(312, "v-cover", "commons", 3, 90, |story, _| {
            let given = (1..=3).map(|option| (option, story.desk.chance.between(i64::from(option == 3) * 2, 5)));
            let given: Vec<(i64, i64)> = given.collect();
            points(given)
        }),
        act(
            299,
            GEMMA,
            "t-noise",
            "tension.raise/1",
            vec![
                ("circle", Word("commons")),
                ("what", Note("A La Nau hi ha massa soroll per gravar.")),
            ],
        ),
        act(
            298,
            GEMMA,
            "",
            "tension.send/1",
            vec![
                ("tension", Named("t-noise")),
                ("to", Word("role")),
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
            ],
        ),
        act(
            280,
            GEMMA,
            "",
            "tension.close/1",
            vec![
                ("tension", Named("t-noise")),
                ("reason", Note("L'Esperanza ha aconseguit la sala petita els dijous.")),
            ],
        ),
        act(
            330,
            ESPERANZA,
            "",
            "review.answer/1",
            vec![
                ("decision", Named("a-software")),
                ("worked", Word("yes")),
                ("note", Note("Ninguna factura mal desde entonces.")),
            ],
        ),
        act(
            290,
            FINN,
            "",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("A stall at the harbour fair")),
                (
                    "text",
                    Note("A table, two chairs, our glossary and somebody who likes talking."),
                ),
                ("review", DayAgo(120)),
            ],
        ),
    ]
}
