nav-promises = Zusagen
promises-title = Zusagen
promises-lede = Was Mitglieder zugesagt haben, und bis wann. Dass eine Zusage eingehalten ist, sagt, wem sie galt.
promises-list = Offene zuerst, was am ehesten fällig ist, ganz oben
promises-none = Noch hat niemand etwas zugesagt. Wer gießt diese Woche die Pflanzen?
promise-make = Etwas zusagen
promise-what = Was sagst du zu?
promise-due = Bis wann?
promise-to = Wem?
promise-to-all = allen
promise-quantity = Wie viel, wenn es gezählt wird
promise-submit = Zusagen
promise-thanks = Zugesagt. Danke.
promise-keep = Sie wurde eingehalten
promise-kept-thanks = Eingehalten. Danke euch beiden.
promise-cancel = Zurücknehmen
promise-open = offen
promise-overdue = fällig
promise-kept = eingehalten
promise-cancelled = zurückgenommen
promise-from-to = { $by } an { $to }
promise-from = { $by } an alle
circle-close = Schließen
circle-close-is = Darin wird nichts mehr eingetragen; was eingetragen ist, bleibt. Das Schließen lässt sich nicht zurücknehmen.
log-casual = Mit Menschen von außen
log-casual-hint = Ein Name je Zeile. Ihnen steht nichts zu, außer es ist so vereinbart.
log-resources = Was dabei entstand, gebraucht oder zitiert wurde
log-resources-hint = Eins je Zeile.
share-withdraw-stuck = Ein Einwand steht länger als die Wartezeit, oder wer sie eröffnet hat, ist gegangen: jedes Vollmitglied kann sie zurückziehen, und das Geld geht in die Kasse zurück.
invitations-open = Deine offenen Einladungen
invitation-line =
    { $count ->
        [one] Für noch eine Person, Beginn: { $standing }. Offen bis { $when }.
       *[other] Für noch { $count } Personen, Beginn: { $standing }. Offen bis { $when }.
    }
invitation-revoke = Zurücknehmen
move-waiting = Wartende Buchungen
move-waiting-is = Für Grenzen zählen sie mit. Wer eine eingetragen hat, verbucht oder verwirft sie; sonst verfällt sie.
move-post = Verbuchen
move-void = Verwerfen
move-expires = Wie viele Tage soll es warten? (leer: sofort)
move-purpose = Zweck, für zweckgebundene Konten
move-waits-until = { $name } · verfällt { $when }
