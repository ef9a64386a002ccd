flow-title = Was fließt
flow-money = Woher Geld kam und wohin es ging
flow-none = In dieser Zeit hat sich kein Geld bewegt.
flow-table = Dasselbe als Tabelle
flow-from = Von
flow-to = Nach
flow-caption = Vom { $from } bis { $until }: { $came } kamen herein, { $out } gingen für Kosten hinaus, { $shared } wurden verteilt.
flow-desc = Bänder laufen von links nach rechts, von denen, die zahlten, dorthin, wohin es ging. Ihre Breite ist der Betrag.
flow-solidarity = Solidarfonds
flow-reserve = Rücklage
flow-kept = bleibt in der Kasse
flow-before = Kasse von vorher
care-title = Wer die Sorgearbeit trägt
care-link = Die Karte der Sorgearbeit, Monat für Monat
care-sentence = Vom { $from } bis { $until }: { $hours } h Sorgearbeit, getragen von { $who }; die Hälfte davon lag bei { $few }.
care-people =
    { $count ->
        [one] einem Mitglied
       *[other] { $count } Mitgliedern
    }
care-caption = Stunden Sorgearbeit, die zählen, nach Mitglied und Monat. Dunkler heißt mehr.
care-none = Vom { $from } bis { $until } ist keine Sorgearbeit zu sehen. Sie ist selten null: was hat jemand getan, damit es weitergeht?
care-not-ranking = Nach Namen geordnet. Gedacht für ein Gespräch über Ausgleich, nie als Rangliste.
mirror-title = Spiegel
mirror-lede = Alles, was diese Seiten zeigen, lässt sich aus diesem Register berechnen. Zwei Geräte mit derselben Geschichte sehen dieselbe Kugel.
mirror-head = Das Register jetzt
mirror-size = Einträge
mirror-root = Wurzel
mirror-community = Gemeinschaft
mirror-keeper = Schlüssel der Registerführung
mirror-sealed = Nur von der Registerführung besiegelt
mirror-sealed-is = Noch bestätigen keine Zeugen dieses Register. Bewahre eine Kopie des Prüfpunkts auf: mit ihr merkst du, ob die Geschichte je geändert wird.
mirror-yourself = Selbst prüfen
mirror-step-download = Nimm das ganze Register mit nach Hause.
mirror-download = Register herunterladen
mirror-step-run = Lass das Programm es auf deinem eigenen Rechner nachrechnen:
mirror-step-compare = Vergleiche die Wurzel mit der eines anderen Mitglieds.
mirror-checkpoint = Prüfpunkt
mirror-checkpoint-is = Unterschrieben mit dem Schlüssel der Registerführung: Größe und Wurzel des Registers.
mirror-entries = Neueste Einträge
mirror-keeper-filed = die Registerführung
entry-title = Eintrag { $index }
entry-when = Gestempelt
entry-by = Von
entry-act = Handlung
entry-leaf = Hash des Blatts
entry-notes = Texte daneben
entry-notes-are = Sie liegen neben dem Unterschriebenen. So kann sie löschen, wer sie geschrieben hat.
entry-bytes = Die genauen Bytes
entry-bytes-are = Der Stempel, was unterschrieben wurde, und die Unterschriften.
entry-previous = Eintrag davor
entry-next = Eintrag danach
entry-subject = Öffnen, worum es geht
note-erased = (gelöscht)
somebody-unknown = (Name gelöscht)
flow-no-circle = kein Kreis genannt
flow-cash = Kasse
flow-costs = Kosten: { $whom }
flow-other-members =
    { $count ->
        [one] ein weiteres Mitglied
       *[other] { $count } weitere Mitglieder
    }
flow-aside = vorgemerkt
flow-shares =
    { $count ->
        [one] eine Verteilung
       *[other] { $count } Verteilungen
    }
partners-customer = Kundschaft
partners-donor = Spenden
partners-supplier = Lieferbetriebe
partners-member = Mitglieder als Kontakte
rows-left-out =
    { $count ->
        [one] Ein weiteres Mitglied steht hier nicht; in der CSV-Datei stehen alle.
       *[other] { $shown } weitere Mitglieder stehen hier nicht; in der CSV-Datei stehen alle.
    }
entry-erase = Diesen Text löschen
entry-erase-is = Das Register bleibt, wie es ist; der Text wird hier gelöscht und lässt sich nicht zurückholen.
