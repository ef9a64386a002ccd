act-found = Die Gemeinschaft wurde gegründet
act-invite = Eine Einladung wurde ausgesprochen
act-join = Ein Mitglied kam dazu
act-rename = Ein Name wurde geändert
act-absence = Eine Abwesenheit wurde eingetragen
act-leave = Ein Mitglied ist gegangen
act-key-add = Ein Schlüssel kam dazu
act-key-revoke = Ein Schlüssel wurde gesperrt
act-circle-open = { $name } wurde eröffnet
act-circle-close = { $name } wurde geschlossen
act-commons-open = Das Gemeingut { $name } wurde begonnen
act-partner-add = Ein Kontakt kam dazu
act-work-log = Arbeit wurde eingetragen: { $task }, { $quantity }
act-work-accept = Arbeit wurde angenommen
act-work-correct = Arbeit wurde berichtigt
act-work-withdraw = Arbeit wurde zurückgezogen
act-work-confirm = Arbeit wurde bestätigt
act-work-propose = Eine andere Menge wurde vorgeschlagen
act-work-agree = Einer vorgeschlagenen Menge wurde zugestimmt
act-work-decline = Eine vorgeschlagene Menge wurde abgelehnt
act-work-dispute = Arbeit wurde bestritten
act-work-settle = Ein Widerspruch oder Mengenvorschlag wurde zurückgenommen
act-work-close = Arbeit zählt, weil niemand widersprochen hat
act-income = Einnahme: { $amount }
act-expense = Ausgabe: { $amount }
act-photo-add = Das Foto eines Belegs kam dazu
act-money-reverse = Falsch eingetragenes Geld wurde zurückgenommen
act-share-open = Eine Verteilung von { $amount } wurde eröffnet
act-share-object = Jemand hat einen Einwand gegen eine Verteilung
act-share-settle = Ein Einwand wurde zurückgenommen
act-share-withdraw = Eine Verteilung wurde zurückgezogen
act-share-post = Eine Verteilung wurde verbucht: { $amount }
act-payment = Ein Mitglied bekam { $amount } ausgezahlt
act-commitment-make = Eine Zusage wurde gemacht
act-commitment-keep = Eine Zusage wurde eingehalten
act-commitment-cancel = Eine Zusage wurde zurückgenommen
act-account-open = Das Konto { $name } wurde eröffnet
act-transaction-record = Zwischen Konten wurde umgebucht
act-transaction-post = Eine wartende Buchung wurde verbucht
act-transaction-void = Eine wartende Buchung wurde verworfen
act-stage-open = Eine Auswertung wurde eröffnet
act-stage-confirm = Antwort auf eine Auswertung: geht weiter
act-stage-decline = Antwort auf eine Auswertung: noch nicht
act-checkin = Ein Mitglied hat den Check-in gemacht
act-note-erase = Eine Notiz wurde gelöscht
act-keeper-endorse = Jemand will das Register einer neuen Registerführung anvertrauen
effect-plain = Das kann jetzt eingereicht werden.
effect-work-credits = { $quantity } { $task }: { $credits } Credits.
effect-work-dating = Davon sind in dieser Kennenlernstufe { $open } offen; der Rest ist sofort historisch.
effect-work-care = { $quantity } Sorgearbeit.
effect-work-counts =
    { $count ->
        [one] Es zählt, sobald ein anderes Mitglied es bestätigt hat.
       *[other] Es zählt, sobald { $count } andere Mitglieder es bestätigt haben.
    }
effect-work-offered = Es wartet, bis das Mitglied, dessen Arbeit es ist, sie annimmt.
effect-work-long-day = Damit sind { $hours } Stunden für diesen Tag eingetragen, und ein Tag hat 24: Sieh dir Länge und Tag an.
effect-income = { $amount } kommen in die Kasse: dann { $cash }.
effect-expense = { $amount } gehen aus der Kasse: dann { $cash }.
effect-share-open = { $amount } werden in der Kasse vorgemerkt; Credits, die damit abgegolten werden, bleiben gebunden, bis die Verteilung verbucht ist.
effect-share-open-waits = Sie wird nach { $hours } Stunden verbucht, wenn kein Mitglied einen Einwand erhebt.
effect-share-open-decided = Sie wird im Konsent entschieden: nach { $hours } Stunden wird sie verbucht, sobald alle von euch geantwortet haben und niemand einen Einwand hat; sonst am Ende der Antwortfrist, wenn genug von euch geantwortet haben. Haben bis dahin zu wenige geantwortet, beginnt noch einmal eine Frist, die eurer Vereinbarung über den Konsent.
effect-share-post = { $amount } stehen dann den Mitgliedern zu, und die Credits dahinter sind abgegolten.
effect-payment = { $amount } von dem, was die Gemeinschaft diesem Mitglied schuldet, werden ausgezahlt.
effect-reverse-cash = { $amount } gehen zurück: dann sind { $cash } in der Kasse.
effect-reverse-owed = { $amount } stehen diesem Mitglied wieder zu.
effect-double = Derselbe Betrag steht schon für diesen Tag, von oder an dieselben: Eintrag { $index }. Mach weiter, wenn es zweimal vorkam.
effect-revoke = Dieser Schlüssel unterschreibt ab dem nächsten Eintrag nichts mehr. Das lässt sich nicht zurücknehmen.
effect-leave = Du gehst; was dir zusteht, steht dir weiter zu. Zum Zurückkommen brauchst du eine neue Einladung.
effect-stage-decline = Die Auswertung endet; die Stufe geht weiter.
flaw-missing = es fehlt
flaw-unknown = ein solches Feld gehört nicht hierher
flaw-expected = erwartet: { $what }
flaw-at-most = höchstens { $what }
flaw-at-most-smallest = höchstens { $limit } der kleinsten Einheit, etwa Cent
flaw-at-least = mindestens { $what }
flaw-too-long = höchstens { $what } Zeichen
flaw-too-short =
    { $what ->
        [one] hier muss etwas stehen
       *[other] ein Text von { $what } Zeichen oder mehr
    }
flaw-one-of = eins von: { $what }
