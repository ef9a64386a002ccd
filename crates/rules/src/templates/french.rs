//! The words of the templates in French. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["argent", "travail", "soin"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Nous décidons d’une chose quand personne n’a de raison de dire qu’elle nous ferait du tort. D’abord nous demandons ce qu’elle veut dire, puis nous disons ce qu’elle nous fait, puis nous consentons ou faisons objection. Une objection est un cadeau : nous cherchons une proposition qui y réponde. Qui ne dit mot n’a pas consenti ; il faut donc assez de réponses."),
    ("advice", POLICY, "La personne qui tient un rôle y décide seule, après avoir demandé leur avis aux personnes concernées et à celles qui s’y connaissent. Un avis s’écoute et reçoit une réponse, et ce n’est pas un ordre. Une décision de grande portée prend plus de temps."),
    ("votes", AgreementClass::Constitutional, "Quand nous choisissons entre plusieurs bonnes idées, nous votons. Laisser les choses comme elles sont est toujours une des options. Avant de voter, nous prenons le temps d’en parler."),
    ("circles", POLICY, "Nous travaillons en cercles. Chacun a un but et prend soin de ce qui le concerne ; qui veut participer y entre. Nous choisissons ensemble les personnes pour les rôles, pour un an, en disant qui nous y voyons et pourquoi."),
    ("calendar", POLICY, "Les samedis et les dimanches sont libres : ces jours-là, personne n’a à répondre à quoi que ce soit. Nous y ajoutons les jours de fête que nous gardons."),
    ("delegation", POLICY, "Qui ne peut pas suivre tous les votes demande à quelqu’un de parler en son nom, pour un vote, un thème, un cercle ou pour tout. Cette personne dit oui ou non. La délégation finit d’elle-même au bout de six mois, et qui fait confiance la reprend ou vote en personne quand bon lui semble. Personne ne parle pour plus d’un dixième d’entre nous."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "Trois courants de travail comptent pour nous : le gagne-pain (travail payé), l’amour (travail qui crée des communs) et le soin. De ce que nous partageons, trois quarts vont au gagne-pain et un quart à l’amour ; ce qu’un courant ne peut pas recevoir va à l’autre."),
                ("rates", POLICY, "Un mot traduit vaut 0,08 crédit, un mot relu 0,04, et tout autre travail productif 10 crédits l’heure. Un crédit correspond à une unité de notre monnaie."),
                ("attestation", POLICY, "Un travail compte une fois que d’autres personnes l’ont confirmé : autant qu’indiqué ici pour le gagne-pain, une pour l’amour et le soin. Personne ne confirme son propre travail. Le silence ne confirme rien."),
                ("membership", AgreementClass::Constitutional, "L’essai dure neuf mois, en trois étapes de trois, et chacune finit par une évaluation : d’abord l’amour et le soin seulement, puis du gagne-pain payé à 50 %, puis à 75 %, et enfin on devient membre à part entière. Chaque trimestre, nous regardons ce que chaque personne a donné, pour en parler et non pour punir."),
                ("care", POLICY, "Le soin se compte en heures, jamais en résultats. Dans un partage, qui a porté moins de soin que la moyenne cède une partie de sa paie à qui en a porté plus. En cas d’absence, de maladie ou d’événement de la vie, on reste hors de ce calcul."),
                ("share-out", POLICY, "Une part va d’abord aux besoins. Tout le monde voit ce qu’un partage verserait, et pourquoi, avant que nous en décidions ; il est comptabilisé une fois que plus personne ne fait objection."),
                ("openness", AgreementClass::Constitutional, "Qui peut lire nos pages. Les membres le peuvent toujours."),
            ],
            circles: &[("commons", "Commun", "La communauté entière : ce qui concerne tout le monde."), ("livelihood", "Gagne-pain", "Le travail pour la clientèle.")],
            commons: ("knowledge", "Nos savoirs"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "Trois courants de travail comptent pour nous : le gagne-pain (travail payé), l’amour (travail qui crée des communs) et le soin. De ce que nous partageons, trois quarts vont au gagne-pain et un quart à l’amour ; ce qu’un courant ne peut pas recevoir va à l’autre."),
                ("rates", POLICY, "Chaque heure de travail productif vaut 20 crédits, peu importe qui la fait. Un crédit correspond à une unité de notre monnaie."),
                ("attestation", POLICY, "Un travail compte une fois que d’autres personnes l’ont confirmé : autant qu’indiqué ici pour le gagne-pain, une pour l’amour et le soin. Personne ne confirme son propre travail. Le silence ne confirme rien."),
                ("membership", AgreementClass::Constitutional, "Une invitation ne suffit pas pour devenir membre. Qui en reçoit une vient d’abord comme personne invitée ; une fois que deux membres la connaissent et la parrainent, l’ensemble des membres décide si elle entre. Elle travaille alors six mois avec nous, à l’essai et à pleine rémunération ; puis les membres décident à nouveau, et elle devient membre à part entière. Pendant nos trente premiers jours, toute personne qui fonde la communauté avec nous devient membre dès que deux membres la parrainent."),
                ("care", POLICY, "Le soin se compte en heures. Jusqu’à un dixième de chaque partage paie des heures de soin, à 15,00 l’heure."),
                ("share-out", POLICY, "Une part va d’abord aux besoins. Tout le monde voit ce qu’un partage verserait, et pourquoi, avant que nous en décidions ; il est comptabilisé une fois que plus personne ne fait objection."),
                ("openness", AgreementClass::Constitutional, "Qui peut lire nos pages. Les membres le peuvent toujours."),
            ],
            circles: &[("assembly", "Assemblée", "L’ensemble des membres : ce qui concerne tout le monde."), ("production", "Production", "Le travail que nous vendons.")],
            commons: ("knowledge", "Nos savoirs"),
        },
    }
}
