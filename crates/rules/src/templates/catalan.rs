//! The words of the templates in Catalan. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["diners", "feina", "cures"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Decidim una cosa quan ningú no té cap motiu per dir que ens faria mal. Primer preguntem què es vol dir, després diem què ens en sembla, i al final consentim o objectem. Una objecció és un regal: busquem una proposta que hi doni resposta. Qui calla no ha consentit; per això cal que responguem prou persones."),
    ("advice", POLICY, "Qui té un rol hi decideix pel seu compte, després de preguntar a qui afecta i a qui en sap. El consell s’escolta i es respon, i no és cap ordre. Les coses grans tenen més temps."),
    ("votes", AgreementClass::Constitutional, "Quan triem entre diverses coses bones, votem. Deixar-ho tot com està és sempre una de les opcions. Abans de votar ens donem temps per parlar-ne."),
    ("circles", POLICY, "Treballem en cercles. Cada cercle té una finalitat i cuida el que és seu; qui hi vol participar, hi entra. Elegim en comú les persones per als rols, per un any, dient qui hi veiem i per què."),
    ("calendar", POLICY, "Els dissabtes i els diumenges són lliures, i aquells dies ningú no ha de respondre res. Hi afegim els altres dies que fem festa."),
    ("delegation", POLICY, "Qui no pot seguir totes les votacions demana a algú que parli en nom seu: en una votació, en un tema, en un cercle o en tot. Aquella persona diu que sí o que no. La delegació s’acaba tota sola al cap de mig any, i qui confia la retira o vota personalment quan vol. Ningú no parla per més d’una dècima part de nosaltres."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "Valorem tres corrents de feina: sustent (feina pagada), amor (feina que fa procomuns) i cures. Del que repartim, tres quartes parts van al sustent i una quarta part a l’amor; el que un corrent no pot rebre passa a l’altre."),
                ("rates", POLICY, "Una paraula traduïda val 0,08 crèdits; una de revisada, 0,04; qualsevol altra feina productiva, 10 crèdits per hora. Un crèdit equival a una unitat de la nostra moneda."),
                ("attestation", POLICY, "La feina compta quan altres persones l’han confirmada: tantes com s’indica aquí per al sustent, una per a l’amor i les cures. Ningú no confirma la seva. El silenci no confirma res."),
                ("membership", AgreementClass::Constitutional, "La prova dura nou mesos, en tres etapes de tres, i cada etapa s’acaba amb una avaluació: primer només amor i cures, després també sustent pagat al 50 %, després al 75 %, i llavors ja s’és membre de ple dret. Cada trimestre mirem què ha donat cadascú, per parlar-ne i no per castigar."),
                ("care", POLICY, "Les cures es compten en hores, mai en resultats. En un repartiment, qui ha fet menys cures que la mitjana cedeix una part de la seva paga a qui n’ha fet més. Qui no hi és, té una malaltia o viu un moment especial de la vida queda fora d’aquest càlcul."),
                ("share-out", POLICY, "Una part va primer a les necessitats. Tothom veu què pagaria un repartiment, i per què, abans que el decidim; s’assenta quan ningú no hi objecta."),
                ("openness", AgreementClass::Constitutional, "Qui pot llegir les nostres pàgines. Els membres sempre poden."),
            ],
            circles: &[("commons", "Procomú", "Tota la comunitat: el que afecta tothom."), ("livelihood", "Sustent", "La feina per a la clientela.")],
            commons: ("knowledge", "El nostre coneixement"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "Valorem tres corrents de feina: sustent (feina pagada), amor (feina que fa procomuns) i cures. Del que repartim, tres quartes parts van al sustent i una quarta part a l’amor; el que un corrent no pot rebre passa a l’altre."),
                ("rates", POLICY, "Cada hora de feina productiva val 20 crèdits, la faci qui la faci. Un crèdit equival a una unitat de la nostra moneda."),
                ("attestation", POLICY, "La feina compta quan altres persones l’han confirmada: tantes com s’indica aquí per al sustent, una per a l’amor i les cures. Ningú no confirma la seva. El silenci no confirma res."),
                ("membership", AgreementClass::Constitutional, "Ningú no es fa membre només amb una invitació. Qui en rep una ve primer com a persona convidada; quan dos membres la coneixen i l’avalen, tots els membres decidim si entra. Qui entra treballa amb nosaltres sis mesos a prova, amb tota la paga; després els membres tornem a decidir, i passa a ser membre de ple dret. Durant els nostres primers trenta dies, qui funda això amb nosaltres es fa membre tan bon punt dos membres l’avalen."),
                ("care", POLICY, "Les cures es compten en hores. Fins a una dècima part de cada repartiment paga hores de cures, a 15,00 l’hora."),
                ("share-out", POLICY, "Una part va primer a les necessitats. Tothom veu què pagaria un repartiment, i per què, abans que el decidim; s’assenta quan ningú no hi objecta."),
                ("openness", AgreementClass::Constitutional, "Qui pot llegir les nostres pàgines. Els membres sempre poden."),
            ],
            circles: &[("assembly", "Assemblea", "Tots els membres: el que afecta tothom."), ("production", "Producció", "La feina que venem.")],
            commons: ("knowledge", "El nostre coneixement"),
        },
    }
}
