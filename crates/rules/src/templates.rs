//! The templates that a founding starts from: agreements with their words and parameters, circles and commons.
//!
//! A template is only a proposal to the founder; the founding act writes everything out in full, and the rules read
//! the act.

use crate::act::{AgreementClass, Language, Template};
use crate::bylaws::deciding::Entering;
use crate::bylaws::{Admission, CareWay, Overflow, Reading, deciding};
use crate::quantity::WorkUnit;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use register::json::Value;

/// What a founder can choose about a template before founding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Hours without objection until a share-out posts.
    pub waiting_hours: u32,
    /// The part of each share-out for the solidarity fund, in hundredths.
    pub needs_percent: u32,
    /// Confirmations that livelihood work needs.
    pub confirmations: u32,
    /// Who may read.
    pub reading: Reading,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            waiting_hours: 72,
            needs_percent: 5,
            confirmations: 2,
            reading: Reading::Members,
        }
    }
}

/// The `agreements`, `circles` and `commons` of a founding act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The agreements.
    pub agreements: Value,
    /// The circles.
    pub circles: Value,
    /// The commons.
    pub commons: Value,
}

/// A template's agreements, circles and commons in one language.
pub fn draft(template: Template, language: Language, choices: &Choices) -> Draft {
    let words = match language {
        Language::En => english(template),
        Language::Es => spanish(template),
    };
    let params = |name: &str| match name {
        "streams" => streams(),
        "rates" => rates(template),
        "attestation" => attestation(choices),
        "membership" => membership(template),
        "care" => care(template),
        "share-out" => record([
            ("needs", ratio(choices.needs_percent, 100)),
            ("waiting_hours", number(choices.waiting_hours)),
        ]),
        "openness" => record([("reading", text(choices.reading.word()))]),
        "consent" => consent(),
        "advice" => record([
            ("small_hours", number(24)),
            ("large_days", number(3)),
            ("irreversible_hours", number(72)),
            ("contest_hours", number(168)),
        ]),
        "votes" => record([
            ("deliberation_hours", number(72)),
            ("voting_hours", number(120)),
            ("approval", ratio(1, 3)),
            ("majority", ratio(1, 2)),
        ]),
        "circles" => record([
            ("entering", text(Entering::Open.word())),
            ("nominate_hours", number(72)),
        ]),
        "delegation" => delegation(language),
        "calendar" => record([
            ("free", Value::List(alloc::vec![number(6), number(7)])),
            ("holidays", Value::List(Vec::new())),
        ]),
        _ => Value::Record(BTreeMap::new()), // A text: further agreements have words alone.
    };
    let deciding = match language {
        Language::En => DECIDING_ENGLISH,
        Language::Es => DECIDING_SPANISH,
    };
    let agreement = |(name, class, words): &(&str, AgreementClass, &str)| {
        record([
            ("name", text(name)),
            ("class", text(class.word())),
            ("text", text(words)),
            ("params", params(name)),
        ])
    };
    Draft {
        agreements: Value::List(words.agreements.iter().chain(deciding).map(agreement).collect()),
        circles: Value::List(
            words
                .circles
                .iter()
                .map(|(slug, name, aim)| record([("slug", text(slug)), ("name", text(name)), ("aim", text(aim))]))
                .collect(),
        ),
        commons: Value::List(alloc::vec![record([
            ("slug", text(words.commons.0)),
            ("name", text(words.commons.1)),
            ("licence", text("CC BY-SA 4.0")),
        ])]),
    }
}

impl Draft {
    /// The same without the agreements about deciding: a community of the first rules, which shares out after a
    /// waiting time without objection, and can adopt the others later.
    #[must_use]
    pub fn of_first_rules(mut self) -> Draft {
        if let Value::List(agreements) = &mut self.agreements {
            let deciding = |name: &Value| deciding::OPTIONAL.iter().any(|one| name.as_text() == Some(one));
            agreements.retain(|agreement| !agreement.get("name").is_some_and(deciding));
        }
        self
    }
}

/// What is worth reading in the agreement itself; the rest goes by the defaults.
fn consent() -> Value {
    record([
        ("clarify_hours", number(48)),
        ("react_hours", number(72)),
        ("objection_days", number(5)),
        ("rounds", number(3)),
        ("closing_hours", number(48)),
        ("answers_operational", ratio(1, 3)),
        ("answers_policy", ratio(1, 2)),
        ("answers_constitutional", ratio(3, 4)),
    ])
}

/// How long, how many, and about what; topics are short names in the community's language.
fn delegation(language: Language) -> Value {
    let topics = match language {
        Language::En => ["money", "work", "care"],
        Language::Es => ["dinero", "trabajo", "cuidados"],
    };
    record([
        ("months", number(6)),
        ("remind_months", number(3)),
        ("cap", ratio(1, 10)),
        ("cap_min", number(3)),
        ("direct", ratio(1, 10)),
        ("topics", Value::List(topics.map(text).to_vec())),
    ])
}

fn streams() -> Value {
    record([
        ("livelihood", ratio(3, 4)),
        ("love", ratio(1, 4)),
        ("overflow", text(Overflow::OtherStreams.word())),
    ])
}

fn rates(template: Template) -> Value {
    let rate = |task: &str, unit: WorkUnit, num: u32, den: u32| {
        record([
            ("task", text(task)),
            ("unit", text(unit.word())),
            ("credits", ratio(num, den)),
        ])
    };
    let tasks = match template {
        Template::Disco => alloc::vec![
            rate("translation", WorkUnit::Words, 8, 100),
            rate("editing", WorkUnit::Words, 4, 100),
        ],
        Template::WorkerCoop => Vec::new(),
    };
    let hour = match template {
        Template::Disco => ratio(10, 1),
        Template::WorkerCoop => ratio(20, 1),
    };
    record([("tasks", Value::List(tasks)), ("hour", hour)])
}

fn attestation(choices: &Choices) -> Value {
    record([
        ("livelihood", number(choices.confirmations)),
        ("love", number(1)),
        ("care", number(1)),
        ("silence_days", number(0)),
    ])
}

fn membership(template: Template) -> Value {
    let stage = |months: u32, pay: Value, livelihood: u32| {
        record([
            ("months", number(months)),
            ("pay", pay),
            ("livelihood", number(livelihood)),
        ])
    };
    let (stages, duties_love) = match template {
        Template::Disco => (
            alloc::vec![
                stage(3, ratio(0, 1), 0),
                stage(3, ratio(1, 2), 1),
                stage(3, ratio(3, 4), 1)
            ],
            40_000,
        ),
        Template::WorkerCoop => (alloc::vec![stage(6, ratio(1, 1), 1)], 0),
    };
    let mut params = BTreeMap::from([
        ("stages".to_string(), Value::List(stages)),
        ("evaluators".to_string(), number(3)),
        ("founding_days".to_string(), number(30)),
        ("duties_love".to_string(), number(duties_love)),
    ]);
    if let Some(admission) = admission(template) {
        params.insert("admission".to_string(), text(admission.word()));
    }
    Value::Record(params)
}

/// A worker cooperative's members decide who becomes one; in a DisCO people come by invitation, and date.
fn admission(template: Template) -> Option<Admission> {
    match template {
        Template::Disco => None,
        Template::WorkerCoop => Some(Admission::Decided),
    }
}

fn care(template: Template) -> Value {
    match template {
        Template::Disco => record([("way", text(CareWay::Balance.word())), ("k", ratio(1, 4))]),
        Template::WorkerCoop => record([
            ("way", text(CareWay::Pot.word())),
            ("share", ratio(1, 10)),
            ("rate", number(1_500)),
        ]),
    }
}

fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Record(
        members
            .into_iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect(),
    )
}

fn text(words: &str) -> Value {
    Value::Text(String::from(words))
}

fn number(number: u32) -> Value {
    Value::Int(i64::from(number))
}

fn ratio(num: u32, den: u32) -> Value {
    Value::List(alloc::vec![number(num), number(den)])
}

struct Words {
    agreements: &'static [(&'static str, AgreementClass, &'static str)],
    circles: &'static [(&'static str, &'static str, &'static str)],
    commons: (&'static str, &'static str),
}

const POLICY: AgreementClass = AgreementClass::Policy;

/// An agreement's name, class and words.
type Article = (&'static str, AgreementClass, &'static str);

#[rustfmt::skip] // One agreement a line reads best.
const DECIDING_ENGLISH: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "We decide when nobody has a reason that it would harm us. First we ask what is meant, then we say how we feel about it, then we consent or object. An objection is a gift: we look for a proposal that answers it. Whoever says nothing has not agreed; so enough of us have to answer."),
    ("advice", POLICY, "Whoever holds a role decides within it alone, after asking those who are affected and those who know about it. Advice is listened to and answered, and is no command. Large things get more time."),
    ("votes", AgreementClass::Constitutional, "Where we choose among several good things, we vote. Leaving things as they are is always among the choices. We take time to talk before we vote."),
    ("circles", POLICY, "We work in circles. Each has an aim and cares for its own affairs; whoever wants to join in enters. We choose people for roles together, for a year, by saying whom we see in it and why."),
    ("calendar", POLICY, "Saturdays and Sundays are free, and nobody has to answer anything on them. We add the holidays that we keep."),
    ("delegation", POLICY, "Who cannot follow every vote asks somebody to speak for them, on one vote, a topic, a circle or everything. Whoever is asked says yes or no. It ends by itself after half a year, and whoever trusts takes it back or votes themself whenever they like. Nobody speaks for more than a tenth of us."),
];

#[rustfmt::skip] // As above.
const DECIDING_SPANISH: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Decidimos cuando nadie tiene una razón por la que nos dañaría. Primero preguntamos qué se quiere decir, después contamos cómo nos suena, y al final consentimos u objetamos. Una objeción es un regalo: buscamos una propuesta que la atienda. Quien calla no ha consentido; por eso tenemos que responder las suficientes personas."),
    ("advice", POLICY, "Quien ocupa un rol decide en él por su cuenta, después de preguntar a quienes afecta y a quienes saben del tema. El consejo se escucha y se responde, y no es una orden. Lo grande lleva más tiempo."),
    ("votes", AgreementClass::Constitutional, "Cuando elegimos entre varias cosas buenas, votamos. Dejarlo todo como está es siempre una opción. Nos tomamos un tiempo para hablar antes de votar."),
    ("circles", POLICY, "Trabajamos en círculos. Cada uno tiene un fin y cuida de lo suyo; quien quiere participar, entra. Elegimos juntas a las personas para los roles, por un año, diciendo a quién vemos en él y por qué."),
    ("calendar", POLICY, "Los sábados y domingos son libres, y en ellos nadie tiene que responder a nada. Añadimos las fiestas que guardamos."),
    ("delegation", POLICY, "Quien no puede seguir todas las votaciones le pide a alguien que hable en su nombre: en una votación, un tema, un círculo o todo. Esa persona dice que sí o que no. Se acaba sola a los seis meses, y quien confía la retira o vota por su cuenta cuando quiere. Nadie habla por más de una décima parte."),
];

#[rustfmt::skip] // One agreement a line reads best.
fn english(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "We value three streams of work: livelihood (paid work), love (work that makes commons) and care. What we share out goes three quarters to livelihood and one quarter to love; what one stream cannot take goes to the other."),
                ("rates", POLICY, "A translated word earns 0.08 credit, an edited word 0.04, any other productive work 10 credits an hour. One credit stands for one unit of our currency."),
                ("attestation", POLICY, "Work counts once others have confirmed it: as many as stand here for livelihood, one for love and care. Nobody confirms their own. Nothing counts by silence."),
                ("membership", AgreementClass::Constitutional, "We date for nine months in three stages of three, each ended by an evaluation: first love and care alone, then livelihood paid at 50 %, then at 75 %, then full membership. Each quarter we look at what each of us gave, to talk and not to punish."),
                ("care", POLICY, "Care is counted in hours, never in output. In a share-out, who did less care than the mean passes part of their pay to those who did more. Who is away, ill or in a life event is left out of this."),
                ("share-out", POLICY, "A part goes to needs first. Everyone sees what a share-out would pay, and why, before we decide on it; it posts once nobody objects."),
                ("openness", AgreementClass::Constitutional, "Who may read our pages. Members always may."),
            ],
            circles: &[("commons", "Commons", "The whole community: what concerns everybody."), ("livelihood", "Livelihood", "Work for clients.")],
            commons: ("knowledge", "Our knowledge"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "We value three streams of work: livelihood (paid work), love (work that makes commons) and care. What we share out goes three quarters to livelihood and one quarter to love; what one stream cannot take goes to the other."),
                ("rates", POLICY, "Every hour of productive work earns 20 credits, whoever does it. One credit stands for one unit of our currency."),
                ("attestation", POLICY, "Work counts once others have confirmed it: as many as stand here for livelihood, one for love and care. Nobody confirms their own. Nothing counts by silence."),
                ("membership", AgreementClass::Constitutional, "Nobody becomes a member by an invitation alone. Whoever is invited comes as our guest; once two members know them and vouch for them, all members decide whether they come in. New members work with us for six months at full pay; then the members decide again, and they become members with every right. In our first thirty days, whoever founds this with us becomes a member once two of us vouch for them."),
                ("care", POLICY, "Care is counted in hours. Up to a tenth of each share-out pays care hours at 15.00 an hour."),
                ("share-out", POLICY, "A part goes to needs first. Everyone sees what a share-out would pay, and why, before we decide on it; it posts once nobody objects."),
                ("openness", AgreementClass::Constitutional, "Who may read our pages. Members always may."),
            ],
            circles: &[("assembly", "Assembly", "All members: what concerns everybody."), ("production", "Production", "The work we sell.")],
            commons: ("knowledge", "Our knowledge"),
        },
    }
}

#[rustfmt::skip] // As above.
fn spanish(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "Valoramos tres corrientes de trabajo: sustento (trabajo pagado), amor (trabajo que crea procomún) y cuidados. De lo que repartimos, tres cuartos van al sustento y un cuarto al amor; lo que una corriente no puede recibir pasa a la otra."),
                ("rates", POLICY, "Una palabra traducida vale 0,08 créditos, una palabra revisada 0,04, y cualquier otro trabajo productivo 10 créditos por hora. Un crédito equivale a una unidad de nuestra moneda."),
                ("attestation", POLICY, "El trabajo cuenta cuando otras personas lo han confirmado: tantas como se indica aquí para el sustento, una para el amor y los cuidados. Nadie confirma lo suyo. El silencio no cuenta."),
                ("membership", AgreementClass::Constitutional, "El acercamiento dura nueve meses en tres etapas de tres, cada una con su evaluación: primero solo amor y cuidados, después sustento pagado al 50 %, luego al 75 %, y al final la membresía plena. Cada trimestre miramos lo que dio cada cual, para hablar y no para castigar."),
                ("care", POLICY, "Los cuidados se cuentan en horas, nunca en producto. En un reparto, quien cuidó menos que la media cede parte de su pago a quien cuidó más. Quien está ausente, con una enfermedad o viviendo un acontecimiento vital queda fuera de este cálculo."),
                ("share-out", POLICY, "Una parte va primero a las necesidades. Todo el mundo ve qué pagaría un reparto, y por qué, antes de decidirlo; se asienta cuando nadie objeta."),
                ("openness", AgreementClass::Constitutional, "Quién puede leer nuestras páginas. Las personas socias siempre pueden."),
            ],
            circles: &[("commons", "Procomún", "Toda la comunidad: lo que concierne a todo el mundo."), ("livelihood", "Sustento", "El trabajo para clientes.")],
            commons: ("knowledge", "Nuestro conocimiento"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "Valoramos tres corrientes de trabajo: sustento (trabajo pagado), amor (trabajo que crea procomún) y cuidados. De lo que repartimos, tres cuartos van al sustento y un cuarto al amor; lo que una corriente no puede recibir pasa a la otra."),
                ("rates", POLICY, "Cada hora de trabajo productivo vale 20 créditos, la haga quien la haga. Un crédito equivale a una unidad de nuestra moneda."),
                ("attestation", POLICY, "El trabajo cuenta cuando otras personas lo han confirmado: tantas como se indica aquí para el sustento, una para el amor y los cuidados. Nadie confirma lo suyo. El silencio no cuenta."),
                ("membership", AgreementClass::Constitutional, "Nadie es miembro solo por una invitación. Quien recibe una participa primero como persona invitada; cuando dos miembros la conocen y le dan su aval, todo el grupo decide si entra. Quien entra trabaja seis meses con pago completo; después el grupo vuelve a decidir, y tiene todos los derechos. En los primeros treinta días, quien funda esto con nosotras es miembro en cuanto dos le dan su aval."),
                ("care", POLICY, "Los cuidados se cuentan en horas. Hasta una décima parte de cada reparto paga horas de cuidados a 15,00 por hora."),
                ("share-out", POLICY, "Una parte va primero a las necesidades. Todo el mundo ve qué pagaría un reparto, y por qué, antes de decidirlo; se asienta cuando nadie objeta."),
                ("openness", AgreementClass::Constitutional, "Quién puede leer nuestras páginas. Las personas socias siempre pueden."),
            ],
            circles: &[("assembly", "Asamblea", "Todas las personas socias: lo que concierne a todo el mundo."), ("production", "Producción", "El trabajo que vendemos.")],
            commons: ("knowledge", "Nuestro conocimiento"),
        },
    }
}
