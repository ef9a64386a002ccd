stream-livelihood = Erwerb
stream-love = Herz
stream-care = Sorge
unit-hours = Stunden
unit-words = Wörter
unit-pieces = Stück
quantity-hours = { $figure } h
quantity-words = { $figure } Wörter
quantity-pieces = { $figure } Stück
quantity-credits = { $figure } Credits
col-member = Mitglied
col-state = Stand
col-month = Monat
col-note = Notiz
col-why = Warum?
col-day = Tag
col-amount = Betrag
log-title = Arbeit eintragen
log-lede = Wie viel, und was. Der Rest kann warten.
log-last-five = Was du zuletzt gemacht hast
log-stream = Arbeitsart
log-task = Was?
log-quantity = Wie viel?
log-unit = Gezählt in
log-circle = Kreis oder Projekt
log-commons = Gemeingut, das dabei entsteht oder gepflegt wird
log-day = Tag
log-more = Notiz, oder für jemand anderen
log-note = Notiz
log-note-hint = Liegt neben dem Register, damit sie sich löschen lässt.
log-for = Wessen Arbeit ist es?
log-for-hint = Arbeit eines anderen Mitglieds zählt, sobald es sie angenommen hat.
log-for-me = Meine
log-submit = Eintragen
log-thanks = Eingetragen. Danke.
log-needs-session = Um Arbeit einzutragen, öffne diese Seite auf einem Gerät, das deinen Schlüssel hat.
today-hello = Schön, dass du da bist, { $name }
today-hello-nobody = Heute bei { $name }
today-quick = Was hast du gemacht?
today-more-fields = Anderer Tag, Kreis, Notiz
today-begin = Vier Schritte zum Anfang
today-step-invite = Lade jemanden per Link ein
today-step-log = Trag die erste Arbeit ein
today-step-confirm = Bestätigt einander eure Arbeit
today-step-income = Trag die erste Einnahme ein
today-waiting = Wartet auf dich
today-nothing-waits = Nichts wartet auf dich.
today-more-waiting =
    { $count ->
        [one] Eins wartet noch
       *[other] { $count } warten noch
    }
today-whole-picture = Das ganze Bild
today-care-carried =
    { $count ->
        [one] Ein Mitglied hat die Sorgearbeit getragen, die diesen Monat zu sehen war.
       *[other] { $count } Mitglieder haben die Sorgearbeit getragen, die diesen Monat zu sehen war.
    }
today-care-none = Diesen Monat ist keine Sorgearbeit zu sehen. Sie ist selten null: was hat jemand getan, damit es weitergeht?
today-who = Wer was gemacht hat · { $month }
today-more-people = { $count } weitere
today-nobody = In diesem Monat ist noch nichts eingetragen. Die erste Zeile ist die schwerste.
today-happened = Zuletzt geschehen
today-new = neu für dich
today-everything = Alles, was geschehen ist
happened-logged =
    { $count ->
        [one] Ein Beitrag wurde eingetragen
       *[other] { $count } Beiträge wurden eingetragen
    }
happened-attested =
    { $count ->
        [one] Eine Antwort auf einen Beitrag
       *[other] { $count } Beiträge wurden bestätigt oder beantwortet
    }
happened-money =
    { $count ->
        [one] Geld bewegte sich einmal
       *[other] Geld kam { $count }-mal herein oder ging hinaus
    }
happened-promised =
    { $count ->
        [one] Eine Zusage
       *[other] { $count } Zusagen wurden gemacht, eingehalten oder zurückgenommen
    }
happened-answered =
    { $count ->
        [one] Eine Antwort auf einen Vorschlag
       *[other] { $count } Antworten auf Vorschläge
    }
happened-objection =
    { $count ->
        [one] Ein Schritt mit einem Einwand
       *[other] { $count } Schritte mit Einwänden
    }
happened-voted =
    { $count ->
        [one] Ein Stimmzettel
       *[other] { $count } Stimmzettel
    }
happened-advised =
    { $count ->
        [one] Einmal Rat
       *[other] { $count }-mal Rat und Antworten darauf
    }
happened-remarked =
    { $count ->
        [one] Eine Frage oder Reaktion
       *[other] { $count } Fragen und Reaktionen
    }
happened-checked-in =
    { $count ->
        [one] Ein Check-in
       *[other] { $count } Check-ins
    }
happened-others =
    { $count ->
        [one] noch jemand
       *[other] { $count } andere
    }
wait-attest = { $name }: { $task }, { $quantity }
wait-attest-detail = Weißt du davon?
wait-accept = { $name } hat { $task } für dich eingetragen
wait-accept-detail = Es zählt, sobald du es annimmst.
wait-proposal = { $name } schlägt { $quantity } vor, für: { $task }
wait-proposal-detail = Stimm zu, oder lehn ab.
wait-disputed = Deine Arbeit ist bestritten: { $task }
wait-disputed-detail = Solange sie es ist, zählt sie nicht. Lies, warum; sprecht darüber; dann berichtige sie oder zieh sie zurück.
wait-share = Eine Verteilung von { $amount } ist offen
wait-share-detail = Sie wird am { $when } verbucht, wenn niemand einen Einwand hat.
wait-evaluation = { $name }: Ende einer Kennenlernstufe
wait-evaluation-detail = Deine Antwort ist gefragt.
work-title = Arbeit
work-log = Arbeit eintragen
work-filter = Zeigen
work-all = Alles
work-all-members = Alle
work-all-circles = Überall
work-count =
    { $count ->
        [one] Ein Beitrag
       *[other] { $shown } Beiträge
    }
work-none = Nichts passt. Wähl weniger aus, oder trag etwas ein.
work-none-yet = Noch wurde nichts eingetragen. Alles zählt, was das Ganze am Laufen hält: ein erledigter Auftrag, ein gekochtes Essen, ein offenes Ohr.
work-none-care = Keine Sorgearbeit zu sehen. Sie ist selten null: was hat jemand getan, damit es weitergeht?
pager = Seiten
pager-newer = Neuer
pager-older = Älter
state-offered = noch anzunehmen
state-waiting = wartet { $have }/{ $need }
state-waiting-short = wartet
state-proposed = andere Menge vorgeschlagen
state-disputed = bestritten
state-counted = zählt
state-withdrawn = zurückgezogen
state-offered-is = Von jemand anderem eingetragen; es wartet darauf, angenommen zu werden.
state-waiting-is =
    { $count ->
        [one] Noch eine Bestätigung, und es zählt.
       *[other] Noch { $count } Bestätigungen, und es zählt.
    }
state-proposed-is = Wessen Beitrag es ist, stimmt zu oder lehnt ab.
state-disputed-is = Es zählt nicht, solange der Widerspruch steht.
state-counted-is = Von genug anderen bestätigt.
state-withdrawn-is = Zurückgezogen von dem Mitglied, dessen Beitrag es ist.
work-credits = Credits
work-by-rates = nach den vereinbarten Sätzen
work-casual = Mit
work-answer = Deine Antwort
work-confirm = Bestätigen
work-confirm-is = Du weißt, dass es getan wurde und dass die Menge ungefähr stimmt.
work-confirmed-thanks = Bestätigt. Danke.
work-propose = Andere Menge vorschlagen
work-propose-quantity = Die Menge, wie du sie kennst
work-propose-submit = Vorschlagen
work-proposed = { $name } schlägt { $quantity } vor.
work-dispute = Bestreiten
work-dispute-is = Es zählt dann nicht, bis du das zurücknimmst. Vorher reden geht oft schneller.
work-dispute-submit = Bestreiten
work-settle = Zurücknehmen
work-settle-is = Du hast das bestritten oder eine andere Menge vorgeschlagen.
work-agree = Zustimmen
work-decline = Ablehnen
work-accept = Als meine annehmen
work-accept-is = Jemand hat diese Arbeit für dich eingetragen.
work-accepted-thanks = Angenommen. Jetzt können andere sie bestätigen.
work-correct = Menge berichtigen
work-correct-quantity = Die richtige Menge
work-correct-was = Es waren { $quantity }.
work-correct-submit = Berichtigen
work-withdraw = Zurückziehen
work-withdraw-is = Es bleibt als zurückgezogen im Register; nichts wird gelöscht.
work-withdraw-submit = Zurückziehen
work-history = Verlauf
entry-number = Eintrag { $index }
work-fitting = Was passt
history-logged = { $name } hat es eingetragen.
history-corrected = Berichtigt um { $change }.
history-confirmed = { $name } hat es bestätigt.
history-disputed = { $name } bestreitet es.
resource-produce = Entstanden
resource-use = Gebraucht
resource-cite = Zitiert
today-care-waits =
    { $count ->
        [one] Ein Mitglied hat diesen Monat Sorgearbeit aufgeschrieben; sie zählt, sobald jemand sie bestätigt.
       *[other] { $count } Mitglieder haben diesen Monat Sorgearbeit aufgeschrieben; sie zählt, sobald jemand sie bestätigt.
    }
