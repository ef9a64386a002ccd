//! The words of the templates in Spanish. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["dinero", "trabajo", "cuidados"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Decidimos cuando nadie tiene una razón por la que nos dañaría. Primero preguntamos qué se quiere decir, después contamos cómo nos suena, y al final consentimos u objetamos. Una objeción es un regalo: buscamos una propuesta que la atienda. Quien calla no ha consentido; por eso tenemos que responder las suficientes personas."),
    ("advice", POLICY, "Quien ocupa un rol decide en él por su cuenta, después de preguntar a quienes afecta y a quienes saben del tema. El consejo se escucha y se responde, y no es una orden. Lo grande lleva más tiempo."),
    ("votes", AgreementClass::Constitutional, "Cuando elegimos entre varias cosas buenas, votamos. Dejarlo todo como está es siempre una opción. Nos tomamos un tiempo para hablar antes de votar."),
    ("circles", POLICY, "Trabajamos en círculos. Cada uno tiene un fin y cuida de lo suyo; quien quiere participar, entra. Elegimos juntas a las personas para los roles, por un año, diciendo a quién vemos en él y por qué."),
    ("calendar", POLICY, "Los sábados y domingos son libres, y en ellos nadie tiene que responder a nada. Añadimos las fiestas que guardamos."),
    ("delegation", POLICY, "Quien no puede seguir todas las votaciones le pide a alguien que hable en su nombre: en una votación, un tema, un círculo o todo. Esa persona dice que sí o que no. Se acaba sola a los seis meses, y quien confía la retira o vota por su cuenta cuando quiere. Nadie habla por más de una décima parte."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
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
