### Störungen und Brüche: Ärger mit dem Rechner, und Register, die der Prüfung nicht standhalten. Der Wert sagt, was
### geschehen ist, `why` sagt, was sicher ist, `next` sagt, was zu tun ist.

fault-disk-full = Auf dem Datenträger ist kein Platz mehr.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Schaff Platz und schick die Handlung dann noch einmal; zweimal geschickt wird sie einmal eingetragen.
fault-read-only = { $path } lässt sich nicht beschreiben.
    .why = Jede Handlung mit Quittung steht; Neues wird nicht eingetragen. Lesen geht weiter.
    .next = Erlaube dem Programm, dort zu schreiben, oder nenne mit --data ein anderes Verzeichnis.
fault-unreachable = { $path } lässt sich nicht öffnen: { $detail }.
    .why = Nichts wurde geändert.
    .next = Prüf den Pfad und seine Rechte, oder nenne mit --data ein anderes Verzeichnis.
fault-corrupt = Die Datenbank ist beschädigt: { $detail }.
    .why = Nichts wurde geändert. Mitgenommene Register und andere Kopien sind davon nicht betroffen.
    .next = Halte das Programm an, bewahre eine Kopie des Verzeichnisses auf und stelle es aus einer Sicherung oder einem Spiegel wieder her.
fault-foreign = { $path } ist keine Datenbank von Mirrorball.
    .why = Nichts wurde geändert.
    .next = Nenne mit --data ein anderes Verzeichnis.
fault-newer = Die Datenbank ist nach Bauplan { $found } angelegt; diese Version des Programms kennt Baupläne bis { $known }.
    .why = Nichts wurde geändert.
    .next = Nimm die neuere Version des Programms.
fault-locked = Ein anderer Prozess hält die Datenbank.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Versuch es gleich noch einmal; bleibt es so, beende das andere Programm, das die Datenbank offen hat.
fault-in-use = Ein anderer Prozess bedient { $path } schon.
    .why = Nichts wurde geändert.
    .next = Beende den anderen Prozess, oder nenne mit --data ein anderes Verzeichnis.
fault-disk = Lesen oder Schreiben ist gescheitert: { $detail }.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Prüf den Datenträger und schick die Handlung dann noch einmal; zweimal geschickt wird sie einmal eingetragen.
fault-clock-behind = Die Uhr der Registerführung geht gegenüber dem letzten Eintrag { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    } nach.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Stell die Uhr auf dem Rechner der Registerführung richtig und schick die Handlung dann noch einmal.
fault-clock-jumped = Die Uhr der Registerführung ist gesprungen, um { $minutes } Minuten.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Prüf die Uhr auf dem Rechner der Registerführung. Ist sie zehn Minuten ruhig gelaufen, werden wieder Handlungen aufgenommen.
fault-dated-ahead = Eintrag { $index } trägt eine Zeit, die der Uhr dieses Spiegels { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    } voraus ist.
    .why = Was vorher kopiert wurde, steht. Von jener Zeit nimmt und bestätigt dieser Spiegel noch nichts.
    .next = Vergleich die Uhr dieses Rechners mit der der Registerführung, und stell die falsche. Ist jene Zeit gekommen, geht der Spiegel von selbst weiter.
fault-busy = Es warten mehr Handlungen, als die Registerführung aufnehmen kann.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Versuch es in ein paar Sekunden noch einmal; zweimal geschickt wird eine Handlung einmal eingetragen.
fault-closed = Die Registerführung wird gerade beendet.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen. Lesen geht weiter.
    .next = Versuch es wieder, wenn sie wieder läuft; zweimal geschickt wird eine Handlung einmal eingetragen.
fault-rolled-back = In der Datenbank stehen { $held } Einträge dieses Registers, unterschrieben hat die Registerführung aber { $signed }.
    .why = In dieses Register kommt nichts, bis es repariert ist; was da ist, lässt sich lesen.
    .next = Hol die neueste Kopie des Datenverzeichnisses zurück, oder fülle es neu aus einem mitgenommenen Register oder einem Spiegel.
fault-broken = Das Register lässt sich nicht nachrechnen: { $detail }.
    .why = In dieses Register kommt nichts, bis es repariert ist; was da ist, lässt sich lesen.
    .next = Führe `mirrorball verify` mit einer mitgenommenen Kopie aus und zeig den Mitgliedern den Bericht. Ist die Platte beschädigt, hol die Einträge mit `mirrorball refill` zurück.
fault-damaged = Eintrag { $entry } dieses Registers in der Datenbank ist nicht der, für den unterschrieben wurde.
    .why = In dieses Register kommt nichts, bis es repariert ist; was da ist, lässt sich lesen.
    .next = Halte das Programm an, bewahre eine Kopie des Datenverzeichnisses auf und fülle es neu aus einem mitgenommenen Register, einer Sicherung oder einem Spiegel.
fault-unknown-community = Eine solche Gemeinschaft gibt es hier nicht.
    .why = Nichts wurde geändert.
    .next = Prüf den Namen in der Adresse.
fault-too-many-communities = Dieser Server hat so viele Gemeinschaften, wie er kann.
    .why = Nichts wurde geändert.
    .next = Gründe die Gemeinschaft auf einem anderen Server.
fault-no-randomness = Das System gab keine zufälligen Bytes.
    .why = Nichts wurde geändert.
    .next = Versuch es noch einmal; bleibt es so, muss der Rechner repariert werden.
fault-bug = Das Programm hat eins seiner eigenen Versprechen gebrochen: { $detail }.
    .why = Jede Handlung mit Quittung steht; diese hier wurde nicht eingetragen.
    .next = Bitte melde das, mit der Version des Programms und dem, was du getan hast.
fault-unreadable = Das Register ließ sich nicht bis zum Ende lesen: { $detail }.
    .why = Nichts wurde geändert.
    .next = Hol das Register noch einmal.

breach = Das Register hält der Prüfung nicht stand.
    .next = Bewahre diese Datei als Beweis auf, sag es den anderen Mitgliedern und vergleiche sie mit ihren Kopien.
breach-at = Das Register hält der Prüfung bei Eintrag { $index } nicht stand.
breach-incomplete-next = Hol das Register noch einmal; bleibt es so, vergleiche es mit den Kopien anderer Mitglieder.
breach-file = Zeile { $line }: { $detail }.
breach-file-empty = Die Datei ist leer: weder ein Eintrag noch ein Prüfpunkt steht darin.
breach-file-cut = Die Datei endet mitten in Eintrag { $index }: der Rest fehlt.
breach-file-unsealed = Die Datei endet nach { $entries ->
        [one] einem Eintrag ohne den unterschriebenen Prüfpunkt dazu.
       *[other] { $entries } Einträgen ohne den unterschriebenen Prüfpunkt dazu.
    }
breach-entry = Seine Bytes sind kein Eintrag: { $detail }.
breach-body = Sein Inhalt lässt sich nicht lesen: { $detail }.
breach-signature-missing = Hier müsste Schlüssel { $key } unterschreiben, und seine Unterschrift fehlt.
breach-signature-unknown = Er ist mit Schlüssel { $key } unterschrieben, der hier nicht bekannt ist.
breach-signature-wrong = Die Unterschrift von Schlüssel { $key } gilt nicht diesem Inhalt.
breach-seen-before = Wer ihn einreichte, hatte eine andere Geschichte der ersten { $size } Einträge gesehen; davor wurde etwas geändert.
breach-seen-one = Wer ihn einreichte, hatte eine andere Geschichte der ersten { $size } Einträge gesehen; Eintrag { $from } wurde geändert, verschoben oder entfernt.
breach-seen-span = Wer ihn einreichte, hatte eine andere Geschichte der ersten { $size } Einträge gesehen; von Eintrag { $from } bis Eintrag { $to } wurde etwas geändert, verschoben oder entfernt.
breach-seen-missing = Wer ihn einreichte, hatte { $size } Einträge gesehen, und davor stehen nur { $before }; einige fehlen.
breach-stamp-back = Sein Zeitstempel liegt vor dem des Eintrags davor.
breach-doubled = Dieselbe Handlung steht schon bei Eintrag { $first }.
breach-checkpoint = Der Prüfpunkt am Ende: { $detail }.
breach-checkpoint-origin = Der Prüfpunkt am Ende gehört zu einem anderen Register.
breach-checkpoint-size = Der Prüfpunkt am Ende umfasst { $size } Einträge, und hier sind { $entries }.
breach-checkpoint-root = Die Wurzel, die der Prüfpunkt nennt, ist nicht die der { $size } Einträge hier; einige sind geändert, fehlen oder stehen in anderer Reihenfolge.
breach-refused = Die Regeln lehnen ihn ab ({ $code }): { $detail }.
