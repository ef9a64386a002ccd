### Was schon an der Tür des Programms abgewiesen wird, bevor die Regeln einer Gemeinschaft gefragt sind. Der Wert sagt,
### was geschehen ist, `why` sagt warum, `next` sagt, was zu tun ist.

door-other-host = Dieser Server hört nicht auf den Namen { $host }.
    .why = Eine andere Website kann einen ihrer Namen auf diesen Rechner zeigen lassen und mitlesen, darum wird nur bekannten Namen geantwortet.
    .next = Öffne ihn unter localhost oder unter seiner Adresse in Ziffern. Wer ihn betreibt, kann mit --host NAME einen Namen zulassen.
door-cross-site = Diese Anfrage kam von einer Seite einer anderen Website.
    .why = Handeln können hier nur Seiten dieses Servers.
    .next = Öffne die Seite auf diesem Server und versuch es noch einmal.
door-too-many = Das war sehr oft in kurzer Zeit.
    .why = Alle dürfen nur so oft fragen, dass der Server für alle schnell bleibt.
    .next = Warte { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } und versuch es noch einmal. Nichts ging verloren.
door-streams-full = Es sind keine Live-Verbindungen mehr frei.
    .why = Dieser Server hält nur eine bestimmte Zahl zugleich.
    .next = Lade die Seite neu, wenn du Neues sehen willst.
door-body-too-large = Die Nachricht ist zu groß.
    .why = Dieser Server liest höchstens { $bytes_max } Bytes einer Nachricht.
    .next = Kürze ihre Texte, oder schick sie in Teilen.
door-not-utf8 = Die Nachricht ist kein lesbarer Text.
    .why = Ab Byte { $at } ist sie kein UTF-8.
    .next = Schick sie als UTF-8.
door-not-json = Die Nachricht hat eine andere Form als erwartet.
    .why = Beim Lesen als JSON: { $detail }.
    .next = Unter /api steht, welche Form jede Nachricht hat.
door-bad-query = Die Adresse fragt etwas, das nicht zu lesen ist.
    .why = { $detail }.
    .next = Unter /api steht, was gefragt werden kann.
door-nothing-here = Unter dieser Adresse ist nichts.
    .why = Es gab sie nie, oder sie ist umgezogen.
    .next = Fang auf der ersten Seite an.
door-other-method = So lässt sich diese Adresse nicht benutzen.
    .why = Sie antwortet auf andere Methoden.
    .next = Unter /api steht, worauf jede Adresse antwortet.
door-no-community = Hier heißt keine Gemeinschaft { $name }.
    .why = Sie liegt auf einem anderen Server, oder ihr Name schreibt sich anders.
    .next = Such sie auf der ersten Seite.
door-session-needed = Nur Mitglieder können diese Gemeinschaft lesen.
    .why = So will es ihre Vereinbarung über Offenheit.
    .next = Melde dich mit einem deiner Schlüssel an, oder bitte ein Mitglied um eine Einladung.
door-challenge-spent = Diese Anmeldefrage gilt nicht mehr.
    .why = Sie kann einmal beantwortet werden, innerhalb von fünf Minuten.
    .next = Versuch es noch einmal; du bekommst eine neue.
door-session-key = Dieser Schlüssel öffnet hier nichts.
    .why = Er ist kein gültiger Schlüssel dieses Mitglieds.
    .next = Nimm einen anderen deiner Schlüssel; ist er verloren, bitte die anderen um eine neue Einladung.
door-session-signature = Die Unterschrift passt nicht zur Anmeldefrage.
    .why = Sie stammt von einem anderen Schlüssel oder galt einer anderen Adresse.
    .next = Versuch es von dieser Seite aus noch einmal.
door-not-there = Hier hat nichts die Kennung { $id }.
    .why = Sie gehört zu einer anderen Gemeinschaft oder ist falsch geschrieben.
    .next = Such auf den Seiten der Gemeinschaft danach.
door-not-the-sample = Das geht nur in der Beispielgemeinschaft.
    .why = Ihre Schlüssel sind öffentlich, damit alle alles ausprobieren können.
    .next = Öffne die Beispielgemeinschaft von der ersten Seite aus.
door-timed-out = Das hat zu lange gedauert.
    .why = Der Server hat viel zu tun.
    .next = Versuch es gleich noch einmal; was zweimal geschickt wird, zählt einmal.
door-bug = Etwas im Programm ist kaputt.
    .why = Es hat eins seiner eigenen Versprechen gebrochen; das Register ist sicher.
    .next = Versuch es noch einmal, und sag denen, die diesen Server betreiben, was du getan hast.
