# Il potere, guardato.

power-title = Potere
power-lede = Di che cosa, quanto sta in quante mani: lo può vedere ogni membro. Non giudica nessuno: serve per parlarne.
power-one-voice = Nessuna regola pesa una voce in base a denaro, crediti o anzianità. Ogni scheda porta la voce di chi vota e quelle che altre persone hanno scelto di affidarle.
power-period = { $from } – { $until }
power-before = Il trimestre precedente
power-after = Il trimestre successivo
power-all-topics = tutte le decisioni
power-as-table = Lo stesso in tabella
power-nobody = Nessuno, in questo trimestre.
power-voices = Voci nelle votazioni
power-delegated = Voci di altre persone
power-roles = Ruoli ricoperti
power-facilitation = Giorni di facilitazione
power-opened = Decisioni aperte
power-adopted = Decisioni adottate
power-upheld = Obiezioni che hanno cambiato qualcosa
power-approved = Denaro mosso da decisioni
power-credits = Crediti
power-income = Entrate dalle ripartizioni
power-care = Cura
power-is-largest = Parte maggiore { $share }: tanto sta nelle mani di chi ha di più.
power-is-nakamoto = { $people ->
        [one] Numero di Nakamoto 1: una persona ha più della metà.
       *[other] Numero di Nakamoto { $people }: bastano così poche persone per avere più della metà.
    }
power-is-gini = Gini { $gini }: 0 se ogni persona ha lo stesso, vicino a 1 se una ha tutto.
power-is-effective = Numero effettivo { $people }: è come se altrettante persone avessero parti uguali.
power-is-banzhaf = Banzhaf { $share }: se fossero voti, chi ha di più ribalterebbe questa parte delle decisioni che qualcuno ribalta.
power-is-error = È una stima, e sbaglia al massimo di { $error }.
power-trust = Chi si fida di chi, ora
power-trust-is = { $people ->
        [0] Nessuno ha chiesto a qualcuno di parlare a suo nome.
        [one] Una persona ha chiesto a qualcuno di parlare a suo nome.
       *[other] { $people } persone hanno chiesto a qualcuno di parlare per loro. Più è grande, più voci passano di lì; un numero dopo un nome indica persone raggruppate.
    }
power-trust-none = Non c’è niente da disegnare.
power-in-circle = (in un giro chiuso)
power-col-trusts = Si fida di
power-col-behind = Persone che passano di lì
power-col-folded = Di queste, raggruppate
power-col-what = Parte maggiore di
power-time = Come è cambiato
power-time-is = La parte di chi ha di più, trimestre per trimestre.
power-unheard = Di chi non si è sentita la voce
power-unheard-is = Membri a pieno titolo che in questo trimestre qui non hanno aperto, risposto né detto niente.
power-unheard-none = Si sono sentite tutte le voci.
power-link = Guarda il potere
act-power-watch = Si è guardato il potere
tension-by-nobody = Lo sguardo al potere
tension-alarm = { $what }: { $share } nelle mani di una sola persona nel trimestre dal { $quarter }, più di { $threshold }. Non ne segue niente, se non parlarne.

agreement-power = Sguardo al potere
rule-power-circle = Il cerchio a cui si dice (tutta la comunità)
rule-power-people-min = Solo se le persone sono almeno tante (5)
rule-power-voices = Da quale parte nelle mani di una persona: voci nelle votazioni
rule-power-delegated = Lo stesso: voci di altre persone
rule-power-roles = Lo stesso: ruoli
rule-power-facilitation = Lo stesso: giorni di facilitazione
rule-power-opened = Lo stesso: decisioni aperte
rule-power-adopted = Lo stesso: decisioni adottate
rule-power-approved = Lo stesso: denaro mosso da decisioni
rule-power-credits = Lo stesso: crediti
rule-power-income = Lo stesso: entrate
rule-power-care = Lo stesso: cura
power-trust-around = Le persone che passano da { $name }, e quelle di cui { $name } si fida. Scegli qualcuno per guardare più da vicino.
power-trust-all = Tutte le persone
