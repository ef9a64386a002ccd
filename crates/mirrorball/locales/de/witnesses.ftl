seal-by =
    { $count ->
        [one] Besiegelt durch einen Zeugen
       *[other] Besiegelt durch { $shown } Zeugen
    }
seal-by-is = Zeugen sind Rechner anderer Leute. Alle haben die ersten { $size } Einträge bestätigt: was dort danach geändert, ausgelassen oder hinzugefügt würde, fiele auf.
seal-newer =
    { $count ->
        [one] Ein neuerer Eintrag ist aufgenommen: die Registerführung hat ihn sicher, und Zeugen bestätigen ihn gleich.
       *[other] { $shown } neuere Einträge sind aufgenommen: die Registerführung hat sie sicher, und Zeugen bestätigen sie gleich.
    }
seal-waiting = Aufgenommen, noch nicht besiegelt
seal-waiting-is = Die Registerführung hat alle Einträge sicher. Ihre Zeugen haben sie noch nicht bestätigt; sie fragt von selbst weiter nach.
seal-old-keeper = Die alte Registerführung: hier wird nur noch gelesen
seal-old-keeper-is = Die Mitglieder haben mit einer anderen Registerführung weitergemacht, der die Zeugen folgen. Was seither kam, steht dort, und hier kommt nichts mehr hinzu.
seal-only-reads = Hier wird nur gelesen
seal-confirmed-before = Zeugen haben hier früher die ersten { $size } Einträge bestätigt; das gilt für sie weiter.
seal-old-newer =
    { $count ->
        [one] Danach kam hier ein Eintrag hinzu, den niemand bestätigt hat: wo die Mitglieder weitergemacht haben, steht er vielleicht nicht.
       *[other] Danach kamen hier { $shown } Einträge hinzu, die niemand bestätigt hat: wo die Mitglieder weitergemacht haben, stehen sie vielleicht nicht.
    }
seal-witnesses = Wer dieses Register bezeugt
witness-since = seit { $when }
witness-last = zuletzt bestätigt { $when }
witness-never = hat noch nichts bestätigt
witness-confirmed-here = hat diese { $size } Einträge bestätigt: { $when }
witness-asked-elsewhere = nur die Registerführung fragt ihn; diese Kopie weiß nicht, was er bestätigt hat
witness-said = letzte Antwort: { $said }
seal-for-witnesses = Für alle, die dieses Register bezeugen wollen
seal-for-witnesses-is = Gib ihnen diesen Schlüssel. Sie führen aus:
entry-standing = Stand
entry-alone = Aufgenommen von der Registerführung. Dieses Register hat keine Zeugen.
entry-accepted = Aufgenommen: die Registerführung hat ihn sicher. Zeugen bestätigen ihn gleich.
entry-accepted-before = Nur von der alten Registerführung angenommen. Ihre Zeugen folgen jetzt einer anderen und haben es nicht bestätigt: wo die Mitglieder weitergemacht haben, steht es vielleicht nicht.
entry-sealed = Besiegelt: Zeugen haben bestätigt, dass er hier steht.
entry-proof = Nachweis mitnehmen
entry-proof-is = Eine kleine Datei. Mit ihr und den Bytes unten können alle prüfen, ohne diesen Server, dass der Eintrag im Register steht.
fault-copy = Das ist ein Spiegel der Gemeinschaft: eine Kopie nur zum Lesen.
fault-copy-why = Alles hier wurde mit dem verglichen, was die Registerführung unterschrieben hat. Nichts wurde eingetragen.
fault-copy-next = Reich es bei der Registerführung der Gemeinschaft ein, unter der Adresse, die ihre Mitglieder benutzen.
fault-copy-at = Reich es bei der Registerführung der Gemeinschaft ein: { $url }
fault-superseded = Genug Zeugen folgen einer anderen Registerführung dieser Gemeinschaft.
fault-superseded-why = Hier kommt nichts mehr dazu; was hier ist, lässt sich lesen.
fault-superseded-next = Haben die Mitglieder eine andere Registerführung eingesetzt, mach dort weiter; wenn nicht, frag die Zeugen.
fault-keeping = Dieser Rechner führt das Register selbst und kann es darum nicht spiegeln.
fault-keeping-why = Nichts wurde geändert.
fault-keeping-next = Spiegle es von einem anderen Rechner aus.
fault-lagging = Der Zeuge { $witness } hat { $confirmed } Einträge bestätigt, die hier nicht alle stehen: dieser Spiegel hat { $held }.
fault-lagging-why = Nichts wurde geändert. Was hier fehlt, ginge verloren, und dieser Zeuge würde diesen Spiegel für immer abweisen.
fault-lagging-next = Warte, bis er nachgekommen ist, oder vertrau das Register einem Spiegel an, der mehr hat.
witness-mirrors = hat eine ganze Kopie seit { $when }
mirrors-who = Wer dieses Register spiegelt
mirrors-is = Rechner, die eine ganze Kopie haben und hier nach Neuem fragen. Wie viel jeder hat, sagt er selbst; wer ihn dort öffnet, sieht es.
mirrors-none = In den letzten zehn Minuten hat kein Rechner gesagt, dass er dieses Register spiegelt. Mit einem Spiegel geht alles weiter, sollte dieser Server verloren gehen.
mirrors-of = Ein Rechner im Namen von { $name }
mirrors-holds = hat { $size } Einträge; fragte zuletzt { $when }
mirrors-unnamed = Rechner, die nicht sagen, wem sie gehören: { $count }.
mirrors-for-members = Rechner: { $count }. Mitglieder sehen, wem sie gehören, wo ein Rechner es sagt.
mirror-copy = Ein Spiegel: eine Kopie zum Lesen
mirror-copy-stopped = Ein Spiegel, der nicht weiter folgt
mirror-copy-waits = Ein Spiegel, der wartet
mirror-copy-alone = Eine Kopie, die niemandem folgt
mirror-copy-alone-is = Sie hat das Register bis hierher und fragt niemanden nach mehr: Mitglieder haben eine andere Registerführung eingesetzt, oder sie kam aus einem Archiv. Neueres steht dort, wo jetzt eingereicht wird.
mirror-copy-of = Kopiert von { $url } seit { $when }.
mirror-copy-is = Jeder Eintrag wurde mit dem verglichen, was die Registerführung unterschrieben hat, und hier nach allen Regeln nachgerechnet. Fällt die Registerführung aus, hat diese Kopie alles.
check-do = Jetzt prüfen
check-is = Dein Gerät prüft, was dieser Server zeigt, und glaubt ihm nichts: die Unterschrift der Registerführung, die Zeugen, dass seit dem letzten Blick nichts geändert wurde und dass jede Handlung noch steht, für die es eine Quittung bekam.
check-more = Das geht schnell. Um auch jede Regel und jeden Anteil zu prüfen:
check-good = Geprüft: die Registerführung steht zu { $size } Einträgen.
check-confirmed = Zeugen, die es bestätigen: { $count }.
check-continues = Es setzt die { $size } Einträge fort, die dieses Gerät am { $when } sah; nichts darin wurde geändert.
check-acts = Handlungen, für die dieses Gerät Quittungen hat: { $count }; alle stehen.
check-no-acts = Dieses Gerät hat hier noch keine Quittungen.
check-next = Lass diese Seite offen, nimm das Register mit nach Hause und zeig beides den anderen Mitgliedern.
check-founding = Der erste Eintrag ist nicht die Gründung dieser Gemeinschaft.
check-no-checkpoint = Was der Server zeigt, ist kein Prüfpunkt.
check-other = Der Server zeigt ein anderes Register, als dieses Gerät unter dieser Adresse kennt.
check-keeper = Die Unterschrift der Registerführung gilt nicht. Haben die Mitglieder eine andere Registerführung eingesetzt, gib ihren Schlüssel, wie sie ihn dir sagen, auf der Prüfseite ein und prüfe noch einmal. Wenn nicht:
check-successor = Für dieses Register unterschreibt ein anderer Schlüssel als der, den dieses Gerät kennt. Haben die Mitglieder eine andere Registerführung eingesetzt, drück noch einmal, und dieses Gerät richtet sich nach dem neuen Schlüssel. Wenn nicht:
check-less = Der Server zeigt weniger Einträge, als dieses Gerät schon gesehen hat. Haben die Mitglieder unter einer anderen Adresse weitergemacht, prüfe dort; ist das ein Spiegel, holt er vielleicht noch auf: prüfe in einer Weile noch einmal. Wenn nicht:
check-missing = Eine Handlung, für die dieses Gerät eine Quittung hat, steht nicht im Register.
check-witness = Die Unterschrift eines Zeugen gilt nicht.
check-changed = Das Register setzt nicht fort, was dieses Gerät schon gesehen hat: seine Vergangenheit wurde geändert.
carry-on = Wenn die Registerführung ausfällt
carry-on-is = Dann kann es hier weitergehen: sobald mehr als die Hälfte der Vollmitglieder diesem Spiegel das Register anvertraut hat, führt er es weiter und nimmt Handlungen auf. Alle führen dazu aus, mit der Adresse dieses Spiegels:
carry-on-witnesses = Zuallererst: Wer einen Zeugen dieser Gemeinschaft betreibt, sagt ihm den Schlüssel dieses Spiegels. Von da an weist er die bisherige Registerführung ab, falls sie wiederkommt. Dazu führen sie aus:
carry-on-given = { $given } von { $needed } nötigen Mitgliedern haben diesem Spiegel das Register anvertraut.
carry-on-lags = Der Zeuge { $witness } hatte, als er zuletzt gefragt wurde, { $confirmed } Einträge bestätigt; hier fehlen davon: { $missing }. Wartet, bis dieser Spiegel nachgekommen ist, oder macht mit einem weiter, der mehr hat.
carry-on-silent = Als sie zuletzt gefragt wurden, haben diese Zeugen nicht gesagt, was sie bestätigt haben: { $names }. Ist es mehr, als hier steht, weisen sie diesen Spiegel ab.
carry-on-here = Oder auf einem Gerät, das deinen Schlüssel unter dieser Adresse hat:
carry-on-do = Diesem Spiegel das Register anvertrauen
carry-on-thanks = Dein Wort ist hier aufbewahrt.

take-title = Alles mitnehmen
take-is = Eine Datei zum Aufheben, die dein Browser zusammenstellt: alles, was Mitglieder unterschrieben haben, die Texte, die du lesen darfst, wem welcher Schlüssel gehört, Tabellen zu Arbeit, Geld und Fluss, und Beweise für das, was auf diesem Gerät unterschrieben wurde. Damit kann jede Maschine weitermachen.
take-do = Datei erstellen
take-way = { $done } von { $all } Teilen sind da…
take-done = Die Datei ist fertig. Das Register darin ist das, was die Registerführung unterschrieben hat, und es setzt fort, was dieses Gerät gesehen hat. Heb sie woanders auf als auf diesem Server. Sie enthält Texte, die nur du und einige andere lesen dürfen.
take-not = Die Datei wurde nicht erstellt.
take-broken = Die Verbindung brach ab, oder der Server antwortete nicht.
take-again = Versuch es noch einmal. Auf einer Maschine mit Mirrorball tut mirrorball export all dasselbe.
take-other = Was ankam, ist nicht das Register, das die Registerführung unterschrieben hat, oder es setzt nicht fort, was dieses Gerät gesehen hat.
take-other-next = Prüf oben selbst, und zeig das Ergebnis den anderen Mitgliedern.
take-large = Diese Gemeinschaft ist zu groß für eine Datei aus einem Browser.
take-large-next = Auf einer Maschine mit Mirrorball nimm mirrorball export all.
take-readme =
    { $name }

    Dieser Ordner enthält eine Gemeinschaft: alles, was ihre Mitglieder unterschrieben haben, und was dazugehört. Er braucht keinen Server.

    community.register  jeder Eintrag, Byte für Byte wie unterschrieben, und der Prüfpunkt der Registerführung darüber
    notes.json          die Texte, die die Einträge über ihren Hash nennen, soweit du sie lesen darfst
    keys.json           wem welcher Schlüssel gehört, und von welchem Eintrag bis zu welchem er unterschreibt
    checkpoint.txt      der neueste Prüfpunkt, mit dem, was Zeugen davon bisher unterschrieben haben
    receipts/           Beweise, dass die Handlungen deines Geräts im Register stehen (C2SP tlog-proof)
    { "*.csv" }               Tabellen für eine Tabellenkalkulation; der Fluss des letzten Jahres, die Macht dieses Quartals

    So viel hat dein Browser beim Erstellen geprüft: Das Register ist genau das, was die Registerführung unterschrieben hat, es fängt mit der Gründung dieser Gemeinschaft an, und es setzt fort, was dein Gerät zuvor gesehen hatte. Texte, Schlüssel und Tabellen nahm er, wie der Server sie gab.

    Um zu sehen, dass alles stimmt, jede Unterschrift, jede Regel, jede Auszahlung:
      mirrorball verify community.register

    Um auf einer anderen Maschine weiterzumachen:
      mirrorball import . --data ORDNER
      mirrorball serve --data ORDNER
    Dort wird nur gelesen, bis mehr als die Hälfte der Vollmitglieder dieser Maschine das Register anvertraut, jedes mit
      mirrorball endorse http://JENE-MASCHINE/{ $slug }

    { $id }
check-silent = Zeugen, die früher bestätigt haben, und dies nicht: { $count }. Frag nach einer Weile wieder; bleibt es so, frag sie, warum.
check-no-key = Nichts sagt hier, wessen Schlüssel für diese Gemeinschaft unterschreibt. Gib den Schlüssel der Registerführung ein, der dir gesagt wurde, oder bring als Datei mit, was dein Gerät weiß.
check-failed = Es kam keine Antwort, die sich prüfen lässt. Sieh nach der Adresse und der Verbindung, und versuch es noch einmal.
check-elsewhere = Was hier prüft, kommt vom Server, der geprüft wird. Um auch darin sicher zu sein, nimm die Prüfseite von deinem eigenen Rechner, und gib ihr mit, was dieses Gerät weiß.
check-known = Was dieses Gerät weiß
checking-get = Die Prüfseite
checking-title = Eine Gemeinschaft prüfen
checking-lede = Diese Seite kommt nicht vom Server der Gemeinschaft, und glaubt ihm nichts. Sie sieht nach, ob Registerführung und Zeugen zu dem stehen, was gezeigt wird, und ob es fortsetzt, was du schon gesehen hast, mit all deinen Handlungen.
checking-ask = Was geprüft wird
checking-address = Die Adresse der Gemeinschaft
checking-file = Was dein Gerät weiß, als Datei
checking-file-is = Die Seite Spiegel deiner Gemeinschaft macht sie. Ohne sie hat die erste Prüfung nichts zu vergleichen.
checking-keys = Schlüssel, die man dir genannt hat
checking-key = Der Schlüssel der Registerführung
checking-key-is = 66 Buchstaben und Ziffern, wie auf dem Papier deiner Gemeinschaft. Wenn du ihn eintippst, gilt kein anderer.
checking-witnesses = Die Schlüssel der Zeugen
checking-witnesses-are = Einer je Zeile. Zeugen, die einmal bestätigt haben, bleiben bekannt.
checking-known = Was hier bekannt ist
checking-known-is = Dieser Browser behält es.
checking-where = Heb diese Datei auf: Sie braucht nur den Server der Gemeinschaft, und fragt sonst niemanden. Wer die Version veröffentlicht hat, nennt ihren Fingerabdruck.
checking-bad-address = Das ist keine Adresse einer Gemeinschaft. Sie sieht so aus: https://home.example/our-community.
checking-bad-file = Das ist nicht die Datei, die die Seite Spiegel macht.
checking-bad-key = Der Schlüssel der Registerführung hat 66 Buchstaben und Ziffern, und beginnt mit 01.
check-first = Hier wurde zum ersten Mal nachgesehen: von jetzt an wird damit verglichen.
checking-bad-witness = Der Schlüssel eines Zeugen sieht aus wie name+1a2b3c4d+ und Buchstaben dahinter, einer je Zeile.
checking-not-kept = Dieser Browser behält für Dateien nichts: Bring jedes Mal mit, was dein Gerät weiß.
