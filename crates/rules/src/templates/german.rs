//! The words of the templates in German. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["geld", "arbeit", "sorge"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Entschieden ist etwas, wenn niemand einen Grund sieht, warum es uns schaden würde. Erst fragen wir, was gemeint ist, dann sagen wir, wie es uns damit geht, dann geben wir Konsent oder erheben einen Einwand. Ein Einwand ist ein Geschenk: wir suchen einen Vorschlag, der ihn beantwortet. Wer nichts sagt, hat keinen Konsent gegeben; darum müssen genug von uns antworten."),
    ("advice", POLICY, "Wer eine Rolle hat, entscheidet darin allein und fragt vorher die, die es betrifft, und die, die sich auskennen. Rat hören wir an und beantworten ihn; ein Befehl ist er nicht. Was weit reicht, bekommt mehr Zeit."),
    ("votes", AgreementClass::Constitutional, "Haben wir mehrere gute Optionen, stimmen wir ab. Alles lassen, wie es ist, gehört immer dazu. Vor dem Abstimmen nehmen wir uns Zeit zum Reden."),
    ("circles", POLICY, "Wir arbeiten in Kreisen. Jeder Kreis hat ein Ziel und kümmert sich um seine Angelegenheiten; wer mitmachen will, kommt dazu. Für Rollen wählen wir gemeinsam und offen, für ein Jahr: wir sagen, wen wir darin sehen und warum."),
    ("calendar", POLICY, "Samstage und Sonntage sind frei, und niemand muss da auf etwas antworten. Dazu kommen die Feiertage, die wir feiern."),
    ("delegation", POLICY, "Wer nicht jeder Abstimmung folgen kann, lässt jemanden für sich sprechen: in einer Abstimmung, bei einem Thema, in einem Kreis oder überall. Wer darum gebeten wird, sagt Ja oder Nein. Nach einem halben Jahr endet es von selbst, und wer vertraut, kann es jederzeit zurücknehmen oder selbst abstimmen. Niemand spricht für mehr als ein Zehntel von uns."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "Wir schätzen drei Arbeitsarten: Erwerbsarbeit (bezahlte Arbeit), Herzensarbeit (Arbeit, die Gemeingüter schafft) und Sorgearbeit. Von dem, was wir verteilen, gehen drei Viertel an die Erwerbsarbeit und ein Viertel an die Herzensarbeit; was die eine nicht aufnehmen kann, geht an die andere."),
                ("rates", POLICY, "Ein übersetztes Wort bringt 0,08 Credits, ein lektoriertes Wort 0,04, jede andere produktive Arbeit 10 Credits die Stunde. Ein Credit steht für eine Einheit unserer Währung."),
                ("attestation", POLICY, "Arbeit zählt, sobald andere sie bestätigt haben: bei Erwerbsarbeit so viele, wie hier steht, bei Herzens- und Sorgearbeit eine Person. Niemand bestätigt die eigene. Schweigen bestätigt nichts."),
                ("membership", AgreementClass::Constitutional, "Die Kennenlernzeit dauert neun Monate, in drei Stufen zu je drei, und jede endet mit einer Auswertung: erst nur Herzens- und Sorgearbeit, dann auch Erwerbsarbeit, zu 50 % bezahlt, dann zu 75 %, und danach ist man Vollmitglied. Jedes Quartal schauen wir, was jedes Mitglied gegeben hat, um zu reden und nicht um zu strafen."),
                ("care", POLICY, "Sorgearbeit zählen wir in Stunden, nie nach Ergebnis. Wer weniger Sorgearbeit getragen hat als der Durchschnitt, gibt bei einer Verteilung einen Teil des eigenen Anteils an die weiter, die mehr getragen haben. Wer abwesend oder krank ist oder etwas Einschneidendes erlebt, bleibt dabei außen vor."),
                ("share-out", POLICY, "Ein Teil geht zuerst an den Bedarf. Alle sehen, was eine Verteilung auszahlen würde und warum, bevor wir darüber entscheiden; verbucht wird sie, sobald niemand einen Einwand hat."),
                ("openness", AgreementClass::Constitutional, "Wer unsere Seiten lesen darf. Mitglieder dürfen es immer."),
            ],
            circles: &[("commons", "Gemeingut", "Die ganze Gemeinschaft: was uns alle angeht."), ("livelihood", "Erwerb", "Arbeit für Kundschaft.")],
            commons: ("knowledge", "Unser Wissen"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "Wir schätzen drei Arbeitsarten: Erwerbsarbeit (bezahlte Arbeit), Herzensarbeit (Arbeit, die Gemeingüter schafft) und Sorgearbeit. Von dem, was wir verteilen, gehen drei Viertel an die Erwerbsarbeit und ein Viertel an die Herzensarbeit; was die eine nicht aufnehmen kann, geht an die andere."),
                ("rates", POLICY, "Jede Stunde produktiver Arbeit bringt 20 Credits, egal, wer sie leistet. Ein Credit steht für eine Einheit unserer Währung."),
                ("attestation", POLICY, "Arbeit zählt, sobald andere sie bestätigt haben: bei Erwerbsarbeit so viele, wie hier steht, bei Herzens- und Sorgearbeit eine Person. Niemand bestätigt die eigene. Schweigen bestätigt nichts."),
                ("membership", AgreementClass::Constitutional, "Eine Einladung allein macht niemanden zum Mitglied. Wer eingeladen ist, kommt zuerst als Gast; sobald zwei Mitglieder diese Person kennen und für sie bürgen, entscheiden alle Mitglieder, ob sie aufgenommen wird. Dann arbeitet sie sechs Monate mit, als Kennenlernzeit bei voller Bezahlung; danach entscheiden die Mitglieder noch einmal, und sie wird Vollmitglied. In unseren ersten dreißig Tagen werden alle, die mit uns gründen, Mitglied, sobald zwei von uns für sie bürgen."),
                ("care", POLICY, "Sorgearbeit zählen wir in Stunden. Mit höchstens einem Zehntel jeder Verteilung bezahlen wir Sorgestunden, zu 15,00 die Stunde."),
                ("share-out", POLICY, "Ein Teil geht zuerst an den Bedarf. Alle sehen, was eine Verteilung auszahlen würde und warum, bevor wir darüber entscheiden; verbucht wird sie, sobald niemand einen Einwand hat."),
                ("openness", AgreementClass::Constitutional, "Wer unsere Seiten lesen darf. Mitglieder dürfen es immer."),
            ],
            circles: &[("assembly", "Versammlung", "Alle Mitglieder: was uns alle angeht."), ("production", "Produktion", "Die Arbeit, die wir verkaufen.")],
            commons: ("knowledge", "Unser Wissen"),
        },
    }
}
