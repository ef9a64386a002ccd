//! The words of the templates in Italian. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["denaro", "lavoro", "cura"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "Decidiamo una cosa quando nessuno ha una ragione per dire che ci danneggerebbe. Prima chiediamo che cosa si intende, poi diciamo che effetto ci fa, poi diamo l’assenso o obiettiamo. Un’obiezione è un dono: cerchiamo una proposta che le dia risposta. Chi tace non ha dato l’assenso; per questo a rispondere dobbiamo essere abbastanza."),
    ("advice", POLICY, "Chi ricopre un ruolo vi decide in autonomia, dopo aver chiesto il parere alle persone interessate e a chi se ne intende. Un parere si ascolta e riceve risposta, e non è un ordine. Le cose grandi prendono più tempo."),
    ("votes", AgreementClass::Constitutional, "Quando scegliamo fra più cose buone, votiamo. Lasciare le cose come sono è sempre una delle opzioni. Prima di votare ci prendiamo il tempo di parlarne."),
    ("circles", POLICY, "Lavoriamo in cerchi. Ogni cerchio ha uno scopo e si occupa delle sue cose; chi vuole partecipare, entra. Scegliamo insieme le persone per i ruoli, per un anno, dicendo chi ci vediamo bene e perché."),
    ("calendar", POLICY, "Il sabato e la domenica sono liberi, e in quei giorni nessuno deve rispondere a niente. Aggiungiamo le feste che celebriamo."),
    ("delegation", POLICY, "Chi non può seguire ogni votazione chiede a qualcuno di parlare a suo nome: in una votazione, su un tema, in un cerchio o in tutto. Chi riceve la richiesta dice sì o no. La delega finisce da sé dopo sei mesi, e chi si fida la ritira o vota di persona quando vuole. Nessuno parla per più di un decimo di noi."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "Per noi contano tre filoni di lavoro: il sostentamento (lavoro pagato), l’amore (lavoro che crea beni comuni) e la cura. Di quello che ripartiamo, tre quarti vanno al sostentamento e un quarto all’amore; ciò che un filone non può ricevere passa all’altro."),
                ("rates", POLICY, "Una parola tradotta vale 0,08 crediti, una parola rivista 0,04, ogni altro lavoro produttivo 10 crediti l’ora. Un credito equivale a un’unità della nostra valuta."),
                ("attestation", POLICY, "Un lavoro conta quando altre persone lo hanno confermato: tante quante ne indica questo accordo per il sostentamento, una per l’amore e la cura. Nessuno conferma il proprio. Il silenzio non conferma niente."),
                ("membership", AgreementClass::Constitutional, "Il periodo di prova dura nove mesi, in tre fasi di tre, e ogni fase si chiude con una valutazione: prima solo amore e cura, poi anche sostentamento pagato al 50 %, poi al 75 %, e infine si diventa membri a pieno titolo. Ogni trimestre guardiamo che cosa ha dato ogni membro, per parlarne e non per punire."),
                ("care", POLICY, "La cura si conta in ore, mai in risultati. In una ripartizione, chi ha portato meno cura della media cede una parte del proprio compenso a chi ne ha portata di più. Chi è via, sta male o attraversa un momento particolare della vita resta fuori da questo conto."),
                ("share-out", POLICY, "Una parte va per prima ai bisogni. Ogni membro vede che cosa pagherebbe una ripartizione, e perché, prima che la decidiamo; si conclude quando nessuno obietta."),
                ("openness", AgreementClass::Constitutional, "Chi può leggere le nostre pagine. I membri possono sempre."),
            ],
            circles: &[("commons", "Bene comune", "Tutta la comunità: ciò che riguarda ogni membro."), ("livelihood", "Sostentamento", "Il lavoro per la clientela.")],
            commons: ("knowledge", "Il nostro sapere"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "Per noi contano tre filoni di lavoro: il sostentamento (lavoro pagato), l’amore (lavoro che crea beni comuni) e la cura. Di quello che ripartiamo, tre quarti vanno al sostentamento e un quarto all’amore; ciò che un filone non può ricevere passa all’altro."),
                ("rates", POLICY, "Ogni ora di lavoro produttivo vale 20 crediti, chiunque la faccia. Un credito equivale a un’unità della nostra valuta."),
                ("attestation", POLICY, "Un lavoro conta quando altre persone lo hanno confermato: tante quante ne indica questo accordo per il sostentamento, una per l’amore e la cura. Nessuno conferma il proprio. Il silenzio non conferma niente."),
                ("membership", AgreementClass::Constitutional, "Un invito da solo non basta per diventare membri. Chi lo riceve viene prima come ospite; quando due membri conoscono questa persona e garantiscono per lei, tutti i membri decidono se entra. Chi entra lavora con noi sei mesi in prova, a compenso pieno; poi i membri decidono di nuovo, e diventa membro a pieno titolo. Nei nostri primi trenta giorni, ogni persona che fonda la comunità con noi diventa membro appena due di noi garantiscono per lei."),
                ("care", POLICY, "La cura si conta in ore. Fino a un decimo di ogni ripartizione paga ore di cura, a 15,00 l’ora."),
                ("share-out", POLICY, "Una parte va per prima ai bisogni. Ogni membro vede che cosa pagherebbe una ripartizione, e perché, prima che la decidiamo; si conclude quando nessuno obietta."),
                ("openness", AgreementClass::Constitutional, "Chi può leggere le nostre pagine. I membri possono sempre."),
            ],
            circles: &[("assembly", "Assemblea", "Tutti i membri: ciò che riguarda l’intera comunità."), ("production", "Produzione", "Il lavoro che vendiamo.")],
            commons: ("knowledge", "Il nostro sapere"),
        },
    }
}
