//! Who is in the sample community, and what its people say. All of them are
//! made up; their keys are public, so that anybody can be any of them.

use sha2::{Digest, Sha256};

/// The language that a member writes notes in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tongue {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Catalan.
    Catalan,
}

/// A person of the sample.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The name.
    pub name: &'static str,
    /// The language of their notes.
    pub tongue: Tongue,
    /// How many days before the present day they joined; the founders all at once.
    pub joined_days_ago: i32,
    /// How many of a hundred workdays they log something on.
    pub diligence: u32,
    /// How much they lean to care work, of a hundred.
    pub care: u32,
}

/// How many days the sample goes back: fifteen months.
pub const DAYS: i32 = 456;

/// How many of the people found the community together, the first of them by filing the founding.
pub const FOUNDERS: usize = 6;

/// The founder who leaves, and how many days ago.
pub const LEAVER: (usize, i32) = (5, 118);

/// The member who loses every device.
pub const ROBBED: usize = 4;

/// Who vouches for her new key, and how they know.
pub const VOUCHES: [(usize, &str); 3] = [
    (0, "Hem parlat per telèfon i hem comparat la clau."),
    (2, "I sat beside her when she made it."),
    (3, "Conec la seva veu; hem llegit la clau junts."),
];

/// The member whose first evaluation is declined, and who passes later.
pub const TRIED_TWICE: usize = 8;

/// The member whose evaluation is open on the last day.
pub const EVALUATED_NOW: usize = 13;

/// Everybody, in the order of joining.
pub const PEOPLE: [Person; 15] = [
    person("Aina Ferrer", Tongue::Catalan, DAYS, 62, 30),
    person("Bruno Salas", Tongue::Spanish, DAYS, 70, 12),
    person("Clara Whitfield", Tongue::English, DAYS, 58, 26),
    person("Dídac Puig", Tongue::Catalan, DAYS, 66, 8),
    person("Esperanza Rojo", Tongue::Spanish, DAYS, 52, 44),
    person("Finn Ashdown", Tongue::English, DAYS, 45, 10),
    person("Gemma Vidal", Tongue::Catalan, 425, 60, 24),
    person("Hugo Montes", Tongue::Spanish, 396, 64, 9),
    person("Imogen Hart", Tongue::English, 365, 50, 18),
    person("Jordi Serra", Tongue::Catalan, 304, 57, 28),
    person("Kavita Rao", Tongue::English, 275, 63, 22),
    person("Lucía Prado", Tongue::Spanish, 181, 55, 35),
    person("Martí Soler", Tongue::Catalan, 150, 48, 14),
    person("Noor Haddad", Tongue::English, 95, 58, 33),
    person("Olmo Vega", Tongue::Spanish, 35, 54, 25),
];

const fn person(name: &'static str, tongue: Tongue, joined_days_ago: i32, diligence: u32, care: u32) -> Person {
    Person {
        name,
        tongue,
        joined_days_ago,
        diligence,
        care,
    }
}

/// The seed of somebody's key: known to everybody, on purpose.
pub fn seed(person: usize, device: u32) -> [u8; 32] {
    Sha256::digest(format!("mirrorball-sample/v1\n{person}\n{device}")).into()
}

/// Whom the money comes from and goes to: kind and name.
pub const PARTNERS: [(&str, &str); 13] = [
    ("customer", "Editorial Marea Alta"),
    ("customer", "Harbour Museum Trust"),
    ("customer", "Cooperativa Sol de Ponent"),
    ("customer", "Festival de Cinema Obert"),
    ("customer", "Northwind Housing Association"),
    ("customer", "Asociación Semillas Libres"),
    ("customer", "Llibreria L'Ona"),
    ("donor", "Fundació Paraules Comunes"),
    ("donor", "Friends of the Open Textbook"),
    ("supplier", "Coworking La Nau"),
    ("supplier", "Green Hosting Collective"),
    ("supplier", "Gestoria Cooperativa Arrels"),
    ("supplier", "Imprenta El Pliego"),
];

/// How many of the partners are customers; they stand first.
pub const CUSTOMERS: usize = 7;
/// Where the suppliers begin.
pub const SUPPLIERS: usize = 9;

/// Circles and projects opened after the founding: short name, name, kind, aim, days ago.
pub const CIRCLES: [(&str, &str, &str, &str, i32); 5] = [
    (
        "care",
        "Care",
        "circle",
        "That everybody is well, and that newcomers arrive.",
        440,
    ),
    (
        "harbour-guide",
        "Harbour guide",
        "project",
        "The museum's guide in five languages.",
        410,
    ),
    (
        "festival",
        "Festival subtitles",
        "project",
        "Subtitles for forty films of the open festival.",
        330,
    ),
    (
        "seed-library",
        "Seed library",
        "project",
        "A handbook on seed saving, translated for free use.",
        250,
    ),
    (
        "textbooks",
        "Open textbooks",
        "project",
        "Mathematics for everybody, in Catalan and Spanish.",
        140,
    ),
];

/// The project that is done, and how many days ago it was closed.
pub const CLOSED: (&str, i32) = ("festival", 160);

/// Commons begun after the founding: short name, name, licence, days ago, steward.
pub const COMMONS: [(&str, &str, &str, i32, usize); 3] = [
    ("glossary", "Glossary of plain words", "CC BY-SA 4.0", 430, 3),
    ("style-guide", "Inclusive style guide", "CC0 1.0", 300, 2),
    ("open-textbooks", "Open textbooks", "CC BY 4.0", 140, 6),
];

/// Tasks of paid work and their unit.
pub const LIVELIHOOD: [(&str, &str); 6] = [
    ("translation", "words"),
    ("translation", "words"),
    ("editing", "words"),
    ("interpreting", "minutes"),
    ("subtitling", "minutes"),
    ("coordination", "minutes"),
];

/// Tasks of work that makes commons, and their unit.
pub const LOVE: [(&str, &str); 5] = [
    ("translation", "words"),
    ("editing", "words"),
    ("glossary", "minutes"),
    ("workshop", "minutes"),
    ("publishing", "minutes"),
];

/// Tasks of care.
pub const CARE: [&str; 7] = [
    "mentoring",
    "welcoming",
    "listening",
    "cooking",
    "facilitation",
    "cleaning",
    "bookkeeping",
];

/// Something that a member might say about their work.
pub fn remark(tongue: Tongue, stream: &str, pick: usize) -> &'static str {
    let [livelihood, love, care] = match tongue {
        Tongue::English => ENGLISH,
        Tongue::Spanish => SPANISH,
        Tongue::Catalan => CATALAN,
    };
    let texts = match stream {
        "livelihood" => livelihood,
        "love" => love,
        _ => care, // A word, not an enum of ours.
    };
    texts[pick % texts.len()]
}

type Remarks = [[&'static str; 6]; 3];

const ENGLISH: Remarks = [
    [
        "Rooms 3 and 4 of the guide",
        "Second round after the client's comments",
        "Legal part, slow going",
        "Interpreting at the tenants' assembly",
        "Captions for the children's programme",
        "Call with the client, new deadline agreed",
    ],
    [
        "Chapter on saving tomato seeds",
        "Forty new entries, all with examples",
        "Workshop on plain language at the library",
        "Read through the chapter on fractions",
        "New release with an index",
        "Checked every example with two readers",
    ],
    [
        "Long talk after the meeting, all good now",
        "Showed Noor how we do invoices",
        "Soup for the assembly",
        "Minutes, and the room left tidy",
        "Sat with the quarter's accounts",
        "Walked with a member who needed it",
    ],
];

const SPANISH: Remarks = [
    [
        "Capítulos 5 y 6, versión para revisar",
        "Segunda vuelta con los comentarios de la editorial",
        "Interpretación en la asamblea de vivienda",
        "Subtítulos del documental de apertura",
        "Presupuesto y calendario con el cliente",
        "Revisión final antes de imprenta",
    ],
    [
        "Traducción del capítulo sobre compost",
        "Entradas nuevas del glosario, letra M",
        "Taller de lenguaje claro en el barrio",
        "Corrección de la guía de estilo",
        "Publicada la versión con índice",
        "Fichas del libro de matemáticas",
    ],
    [
        "Acompañamiento a quien acaba de llegar",
        "Comida para el encuentro mensual",
        "Escucha después de una semana difícil",
        "Facturas y bancos al día",
        "Dinamización de la reunión de círculo",
        "Limpieza del local",
    ],
];

const CATALAN: Remarks = [
    [
        "Sales 1 i 2 de la guia del port",
        "Segona revisió amb les notes del museu",
        "Interpretació a la trobada de cooperatives",
        "Subtítols de tres curtmetratges",
        "Coordinació amb la impremta",
        "Correcció del catàleg de tardor",
    ],
    [
        "Traducció del capítol de les llavors",
        "Trenta entrades noves del glossari",
        "Taller de llenguatge planer a la biblioteca",
        "Revisió del tema de geometria",
        "Maquetació de la guia d'estil",
        "Proves amb dues lectores",
    ],
    [
        "Acollida i passeig pel barri",
        "Dinar per a l'assemblea",
        "Una estona d'escolta",
        "Comptes del trimestre",
        "Facilitació del cercle de cures",
        "Neteja i ordre del local",
    ],
];

/// Reasons for another quantity or a dispute.
pub const DOUBTS: [&str; 5] = [
    "The file on the server has fewer words.",
    "Hablamos de dos horas, creo.",
    "Una part ja era al mes passat.",
    "Half of this was machine-made, let's count that half.",
    "No encuentro la versión entregada.",
];

/// Promises, with the days until they are due.
pub const PROMISES: [(&str, i32); 8] = [
    ("Ready-to-print files of the harbour guide", 21),
    ("Acta de la asamblea en tres lenguas", 7),
    ("Revisar el contracte de lloguer", 14),
    ("A proposal for the winter workshop", 30),
    ("Llamar a la imprenta", 4),
    ("Glossari: lletres de la P a la T", 28),
    ("Host the next newcomers' dinner", 18),
    ("Poner al día la página de contacto", 10),
];
