timeline-title = Entscheidungen im Lauf der Zeit
timeline-picture = Was wann entschieden wurde
timeline-link = Wann jede Entscheidung eröffnet, beantwortet und abgeschlossen wurde
timeline-is = Jede Entscheidung ist eine Linie: wie lange darüber gesprochen wurde, wann sie beantwortet und abgeschlossen wurde, und wann ihr wieder darauf schaut.
timeline-caption = Vom { $from } bis zum { $until }: { $opened }, { $settled } und { $reviews }.
timeline-opened =
    { $count ->
        [one] eine Entscheidung eröffnet
       *[other] { $shown } Entscheidungen eröffnet
    }
timeline-settled =
    { $count ->
        [one] eine abgeschlossen
       *[other] { $shown } abgeschlossen
    }
timeline-reviews =
    { $count ->
        [one] auf eine wird wieder geschaut
       *[other] auf { $shown } wird wieder geschaut
    }
timeline-desc = Jede Linie ist eine Entscheidung, die zuletzt eröffnete oben. Dünn: Es wird darüber gesprochen. Dick: Sie wird beantwortet. Wieder dünn: Sie wartet, bis sie gilt. Ein Punkt: dafür entschieden; ein Ring: anders zu Ende gegangen. Eine Raute: der Tag des Rückblicks. Die gestrichelte Linie ist heute.
timeline-now = heute
timeline-none = In diese Zeit fällt keine Entscheidung. Die meisten fangen mit einer Spannung an: Was würde die nächste Woche leichter machen?
timeline-col-decision = Entscheidung
timeline-col-opened = Eröffnet
timeline-col-answered = Beantwortet seit
timeline-col-settled = Abgeschlossen
timeline-left-out =
    { $count ->
        [one] Eine frühere Entscheidung fehlt hier; im CSV stehen alle.
       *[other] { $shown } frühere Entscheidungen fehlen hier; im CSV stehen alle.
    }
moves-choose = Auswählen und zusammenzählen
moves-way = Richtung
moves-all =
    { $count ->
        [one] Die eine Bewegung
       *[other] Alle { $shown } Bewegungen
    }
moves-together =
    { $count ->
        [one] Eine Bewegung: { $sum }
       *[other] { $shown } Bewegungen, zusammen { $sum }
    }
accounts-left-out =
    { $count ->
        [one] Ein weiteres Konto fehlt hier; im CSV stehen alle.
       *[other] { $shown } weitere Konten fehlen hier; im CSV stehen alle.
    }
account-behind =
    { $count ->
        [one] Ein Eintrag ergibt { $sum }.
       *[other] { $shown } Einträge ergeben zusammen { $sum }.
    }
account-entries = Die Einträge dahinter
account-empty = Darauf hat sich noch nichts bewegt.
account-key = Wie Handlungen es nennen
account-free = Frei
account-pending-in = Wartet auf Eingang
account-shares-alone = Was Verteilungen darauf bewegt haben.
account-all-entries = Alle Einträge dieses Kontos
moved-by-member = zwischen Konten bewegt
moved-by-decision = durch eine Entscheidung bewegt
moved-by-parting = Mitglieder trennten sich
flow-to-members = Was die Ströme wem gaben
flow-came-in = kam herein
flow-went-out = ging für Kosten hinaus
flow-shared = an Mitglieder verteilt
flow-paid = an Mitglieder ausgezahlt
flow-left-over = Ein Betrag führt zu den Einträgen dahinter. Was in der Kasse bleibt, die Kasse von früher und was die übrigen Mitglieder zusammen bekamen, ist der Rest der anderen; kein Eintrag sagt es.
paid-out-title = Was Verteilungen brachten
paid-out-sentence = Vom { $from } bis zum { $until }: { $shares }, { $amount } an Mitglieder.
paid-out-none = Keine Verteilung, die in dieser Zeit eröffnet wurde, ist verbucht. Verteilen fängt mit dem an, was in der Kasse ist.
paid-out-care-is = Eine Verteilung gehört zu dem Tag, an dem sie eröffnet wurde. Was der Ausgleich der Sorge manchen nimmt, fehlt ihnen bei Erwerb und Herz, und ist das, was Sorge anderen gibt.
statement-works =
    { $count ->
        [one] einen Beitrag
       *[other] { $shown } Beiträge
    }
statement-sentence = { $month }: { $name } hat { $works } eingetragen. Verteilungen brachten { $shared }, ausgezahlt wurden { $paid }; offen sind jetzt { $owed }.
statement-picture = Der Monat, Tag für Tag
statement-picture-is = Jedes Zeichen ist ein Beitrag an seinem Tag: ein Dreieck für Erwerb, ein Punkt für Arbeit aus Herz, ein Herzchen für Sorge. Blasse zählen noch nicht, oder nicht mehr.
statement-cut =
    { $count ->
        [one] Hier steht nur der letzte.
       *[other] Hier stehen nur die letzten { $shown }.
    }
statement-rest = Alle ansehen
statement-owed = Jetzt offen
statement-never-open = von Anfang an historisch
statement-work-is = Was für Tage dieses Monats eingetragen ist, und wie es damit steht.
statement-shares-is = Verteilungen, die in diesem Monat verbucht wurden: Jede sagt, warum es so viel ist.
statement-paid-is = Was in diesem Monat ausgezahlt wurde, nach dem Tag der Zahlung.
statement-credits-is = Wie sie jetzt im Register stehen, nicht wie am Ende des Monats.
