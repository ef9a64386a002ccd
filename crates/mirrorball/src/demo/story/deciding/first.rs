//! The first months: how the community gives itself roles and habits, and learns to disagree.

#![allow(clippy::too_many_lines)] // Rows of a story, which read best in one piece.

use super::Said::{AllNamed, Made, Named, Note, Number, Options, Word};
use super::{
    AINA, BRUNO, CLARA, DIDAC, ESPERANZA, FACILITATOR, FINN, GEMMA, HUGO, Row, act, adopt, adopt_with, ballot, ballots,
    chosen, consent, consent_to, fields, likes, nominate, rates, word,
};
use register::json::Value;

/// The rows, in the order of the story.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = circles();
    rows.extend(minutes());
    rows.extend(roles());
    rows.extend(office());
    rows.extend(interpreting());
    rows
}

fn circles() -> Vec<Row> {
    let enter = |who, circle| act(438, who, "", "circle.enter/1", vec![("circle", Word(circle))]);
    let mut rows: Vec<Row> = [AINA, BRUNO, CLARA, DIDAC, ESPERANZA, FINN]
        .into_iter()
        .map(|who| enter(who, "livelihood"))
        .collect();
    rows.extend([AINA, ESPERANZA].into_iter().map(|who| enter(who, "care")));
    rows.push(act(424, GEMMA, "", "circle.enter/1", vec![("circle", Word("care"))]));
    rows.push(act(
        395,
        HUGO,
        "",
        "circle.enter/1",
        vec![("circle", Word("livelihood"))],
    ));
    rows
}

fn minutes() -> Vec<Row> {
    vec![
        act(
            452,
            AINA,
            "t-minutes",
            "tension.raise/1",
            vec![
                (
                    "what",
                    Note("Ens vam trobar dimarts i cadascú en recorda una altra cosa."),
                ),
                ("could", Note("Que qui no hi era pugui llegir què es va dir.")),
                ("needs", Note("Una acta curta, sempre al mateix lloc.")),
            ],
        ),
        act(
            451,
            AINA,
            "p-minutes",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Minutes of every meeting within two days")),
                (
                    "text",
                    Note(
                        "Whoever facilitates names somebody who writes. Half a page is enough: who was there, what was decided, who does what. It is in the shared folder within two days.",
                    ),
                ),
                (
                    "driver",
                    Note("After Tuesday's meeting everybody remembered something else."),
                ),
                ("tension", Named("t-minutes")),
                (
                    "effects",
                    Made(|_| {
                        adopt(
                            "meeting-notes",
                            "operational",
                            "Every meeting has minutes of half a page: who was there, what was decided, who does what. They are in the shared folder within two days.",
                        )
                    }),
                ),
            ],
        ),
        act(
            450,
            FINN,
            "q-minutes",
            "remark.add/1",
            vec![
                ("decision", Named("p-minutes")),
                ("text", Note("Does that include the quick calls with clients?")),
            ],
        ),
        act(
            450,
            AINA,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-minutes")),
                ("to", Named("q-minutes")),
                ("text", Note("No, només les reunions de cercle.")),
            ],
        ),
        consent(444, "p-minutes", "commons", vec![]),
        act(
            220,
            CLARA,
            "",
            "review.answer/1",
            vec![
                ("decision", Named("p-minutes")),
                ("worked", Word("yes")),
                (
                    "note",
                    Note("I missed three meetings this spring and still knew what was going on."),
                ),
            ],
        ),
        act(
            219,
            BRUNO,
            "",
            "review.answer/1",
            vec![
                ("decision", Named("p-minutes")),
                ("worked", Word("partly")),
                ("note", Note("Funciona, pero siempre escriben las mismas dos personas.")),
            ],
        ),
    ]
}

fn roles() -> Vec<Row> {
    vec![
        act(
            436,
            CLARA,
            "p-roles",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("title", Note("Three roles for the whole of us")),
                (
                    "text",
                    Note(
                        "A facilitator who runs our decisions, a secretary who keeps our records, a treasurer who may spend up to 500 euros on what we need to work.",
                    ),
                ),
                (
                    "driver",
                    Note("Everybody does a bit of everything, and some things nobody does."),
                ),
                ("effects", Made(|_| three_roles())),
            ],
        ),
        consent(429, "p-roles", "commons", vec![FINN]),
        act(
            421,
            AINA,
            "s-facilitator",
            "selection.open/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("facilitator")),
                ("note", Note("Algú que escolti més del que parla.")),
            ],
        ),
        act(
            420,
            BRUNO,
            "",
            "selection.nominate/1",
            nominate("s-facilitator", CLARA, "Porque cuando hay lío baja la voz."),
        ),
        act(
            420,
            DIDAC,
            "",
            "selection.nominate/1",
            nominate("s-facilitator", CLARA, "Fa preguntes que ningú més no fa."),
        ),
        act(
            419,
            ESPERANZA,
            "",
            "selection.nominate/1",
            nominate("s-facilitator", AINA, "Porque nos conoce a todas."),
        ),
        act(
            417,
            ESPERANZA,
            "",
            "selection.nominate/1",
            nominate("s-facilitator", CLARA, "He escuchado las razones; me convencen."),
        ),
        act(
            414,
            FACILITATOR,
            "",
            "selection.propose/1",
            nominate("s-facilitator", CLARA, "Quatre raons diferents per la mateixa persona."),
        ),
        chosen(413, "s-facilitator", 1, vec![]),
        act(
            408,
            CLARA,
            "s-treasurer",
            "selection.open/1",
            vec![
                ("circle", Word("commons")),
                ("role", Word("treasurer")),
                ("note", Note("Somebody who likes sums and says no kindly.")),
            ],
        ),
        act(
            407,
            FINN,
            "",
            "selection.nominate/1",
            nominate("s-treasurer", BRUNO, "He has kept books before."),
        ),
        act(
            407,
            AINA,
            "",
            "selection.nominate/1",
            nominate("s-treasurer", ESPERANZA, "Ha portat els comptes d'una escola."),
        ),
        act(
            402,
            FACILITATOR,
            "",
            "selection.propose/1",
            nominate("s-treasurer", BRUNO, "Experience with a cooperative's books."),
        ),
        act(
            401,
            DIDAC,
            "o-treasurer",
            "proposal.respond/1",
            vec![
                ("proposal", Named("s-treasurer")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("role")]))),
                (
                    "reason",
                    Note("En Bruno ja porta tots els clients; qui cobra no hauria de ser qui paga."),
                ),
            ],
        ),
        chosen(401, "s-treasurer", 1, vec![DIDAC]),
        act(
            396,
            FACILITATOR,
            "",
            "selection.propose/1",
            nominate(
                "s-treasurer",
                ESPERANZA,
                "Bruno agrees: whoever brings the money in should not pay it out.",
            ),
        ),
        chosen(395, "s-treasurer", 2, vec![]),
    ]
}

fn three_roles() -> Value {
    let role = |role: &str, name: &str, kind: &str, purpose: &str, duties: &str| {
        vec![
            ("does", word("open-role")),
            ("circle", word("commons")),
            ("role", word(role)),
            ("name", word(name)),
            ("kind", word(kind)),
            ("purpose", word(purpose)),
            ("duties", word(duties)),
        ]
    };
    let facilitator = role(
        "facilitator",
        "Facilitator",
        "facilitator",
        "That everybody is heard and we come to an end.",
        "Runs rounds, calls meetings, keeps an eye on the time.",
    );
    let secretary = role(
        "secretary",
        "Secretary",
        "secretary",
        "That we can find what we decided.",
        "Keeps agreements and minutes in order, reminds of reviews.",
    );
    let mut treasurer = role(
        "treasurer",
        "Treasurer",
        "role",
        "That bills are paid and we know what is left.",
        "Pays what is agreed, tells the circle every month how we stand.",
    );
    treasurer.push(("budget", Value::Int(150_000)));
    treasurer.push((
        "domain",
        word("Tools and subscriptions that we need for our daily work."),
    ));
    treasurer.push(("agreements", Value::List(vec![word("payment-terms")])));
    Value::List(vec![fields(&facilitator), fields(&secretary), fields(&treasurer)])
}

fn office() -> Vec<Row> {
    vec![
        act(
            432,
            BRUNO,
            "v-office",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("yes-no")),
                ("title", Note("¿Nos quedamos otro año en La Nau?")),
                (
                    "text",
                    Note("El alquiler sube de 310 a 340 euros. La mesa grande sigue siendo nuestra los martes."),
                ),
                ("options", Options(vec![("Otro año en La Nau", None)])),
            ],
        ),
        ballots(428, "v-office", "commons", 1, 100, |story, person| {
            let likes = story.desk.chance.below(100) < 80 || person == 0;
            ballot("plain", word(if likes { "yes" } else { "abstain" }))
        }),
        act(
            385,
            ESPERANZA,
            "v-library",
            "vote.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("operational")),
                ("method", Word("approval")),
                ("title", Note("Libros para la biblioteca común")),
                (
                    "options",
                    Options(vec![
                        ("Un diccionario de dudas del catalán", None),
                        ("A style manual for plain English", None),
                        ("Gramática descriptiva del español", None),
                        ("A history of cooperative printing", None),
                    ]),
                ),
            ],
        ),
        ballots(381, "v-library", "commons", 4, 90, |story, _| {
            likes(story, 4, [80, 75, 55, 35, 0, 0])
        }),
    ]
}

fn interpreting() -> Vec<Row> {
    vec![
        act(
            392,
            DIDAC,
            "t-interpreting",
            "tension.raise/1",
            vec![
                ("circle", Word("livelihood")),
                (
                    "what",
                    Note("Interpretar una hora cansa com traduir-ne tres, i compta igual que qualsevol hora."),
                ),
                ("could", Note("Que una hora d'interpretació valgui més crèdits.")),
            ],
        ),
        act(
            390,
            DIDAC,
            "p-interpreting",
            "proposal.open/1",
            vec![
                ("circle", Word("commons")),
                ("class", Word("policy")),
                ("title", Note("An hour of interpreting earns 40 credits")),
                (
                    "text",
                    Note(
                        "Interpreting needs preparation that nobody logs, and nobody can do more than three hours of it a day. One hour of it earns 40 credits.",
                    ),
                ),
                ("driver", Note("One hour of interpreting is counted as any other hour.")),
                ("tension", Named("t-interpreting")),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "rates",
                            "policy",
                            "A translated word earns 0.08 credit, an edited word 0.04, an hour of interpreting 40 credits, any other productive work 10 credits an hour.",
                            rates(&[("interpreting", "minutes", 2, 3)]),
                        )
                    }),
                ),
            ],
        ),
        act(
            389,
            HUGO,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-interpreting")),
                ("text", Note("¿La preparación también se apuntaría aparte?")),
            ],
        ),
        act(
            388,
            DIDAC,
            "",
            "remark.add/1",
            vec![
                ("decision", Named("p-interpreting")),
                ("text", Note("No: la preparació és dins dels 40.")),
            ],
        ),
        act(
            384,
            BRUNO,
            "o-interpreting",
            "proposal.respond/1",
            vec![
                ("proposal", Named("p-interpreting")),
                ("version", Number(1)),
                ("answer", Word("object")),
                ("criteria", Made(|_| Value::List(vec![word("purpose"), word("better")]))),
                (
                    "reason",
                    Note(
                        "Con 40, un intérprete gana en una tarde lo que quien traduce en una semana. Nos dividiría. Con 30 se paga la preparación y seguimos juntos.",
                    ),
                ),
            ],
        ),
        consent(384, "p-interpreting", "commons", vec![BRUNO]),
        act(
            376,
            DIDAC,
            "",
            "proposal.revise/1",
            vec![
                ("proposal", Named("p-interpreting")),
                ("version", Number(1)),
                ("edit", Word("substantive")),
                ("title", Note("An hour of interpreting earns 30 credits")),
                (
                    "text",
                    Note(
                        "Interpreting needs preparation that nobody logs, and nobody can do more than three hours of it a day. One hour of it earns 30 credits; after a year we look at who interprets and who translates.",
                    ),
                ),
                ("answers", AllNamed(vec!["o-interpreting"])),
                ("why", Note("En Bruno té raó: 30 paga la preparació i no ens separa.")),
                (
                    "effects",
                    Made(|_| {
                        adopt_with(
                            "rates",
                            "policy",
                            "A translated word earns 0.08 credit, an edited word 0.04, an hour of interpreting 30 credits, any other productive work 10 credits an hour.",
                            rates(&[("interpreting", "minutes", 1, 2)]),
                        )
                    }),
                ),
            ],
        ),
        act(
            375,
            BRUNO,
            "",
            "objection.resolve/1",
            vec![
                ("objection", Named("o-interpreting")),
                ("note", Note("Así sí. Gracias por escucharlo.")),
            ],
        ),
        consent_to(375, "p-interpreting", "commons", 2, vec![]),
    ]
}
