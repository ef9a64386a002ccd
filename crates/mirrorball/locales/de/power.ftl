# Macht im Blick.

power-title = Macht
power-lede = Wovon wie viel bei wie wenigen liegt, für alle zu sehen. Das urteilt über niemanden: es ist da, damit ihr darüber redet.
power-one-voice = Keine Regel wiegt eine Stimme nach Geld, Credits oder Dienstjahren. Jeder Stimmzettel trägt die eigene Stimme und die, die andere ihm geben wollten.
power-period = { $from } bis { $until }
power-before = Das Quartal davor
power-after = Das Quartal danach
power-all-topics = alle Entscheidungen
power-as-table = Dasselbe als Tabelle
power-nobody = Niemand, in diesem Quartal.
power-voices = Stimmen in Abstimmungen
power-delegated = Stimmen anderer
power-roles = Rollen
power-facilitation = Tage in der Moderation
power-opened = Eröffnete Entscheidungen
power-adopted = Angenommene Entscheidungen
power-upheld = Einwände, die etwas geändert haben
power-approved = Geld, das Entscheidungen bewegt haben
power-credits = Credits
power-income = Einkommen aus Verteilungen
power-care = Sorge
power-is-largest = Größter Anteil { $share }: dieser Teil liegt bei der Person, die am meisten hat.
power-is-nakamoto = { $people ->
        [one] Nakamoto-Zahl 1: eine Person hat mehr als die Hälfte.
       *[other] Nakamoto-Zahl { $people }: so wenige haben zusammen mehr als die Hälfte.
    }
power-is-gini = Gini { $gini }: 0, wenn alle gleich viel haben, fast 1, wenn eine Person alles hat.
power-is-effective = Effektive Zahl { $people }: es ist, als hätten so viele Personen gleiche Teile.
power-is-banzhaf = Banzhaf { $share }: wären das Stimmen, so würde, wer am meisten hat, diesen Teil der Entscheidungen kippen, die überhaupt jemand kippt.
power-is-error = Das ist geschätzt und höchstens um { $error } falsch.
power-trust = Wer jetzt wem vertraut
power-trust-is = { $people ->
        [0] Niemand hat jemanden gebeten, für sich zu sprechen.
        [one] Eine Person hat jemanden gebeten, für sich zu sprechen.
       *[other] { $people } Personen haben jemanden gebeten, für sich zu sprechen. Je größer der Kreis, für desto mehr spricht eine Person; eine Zahl hinter einem Namen steht für Menschen, die eingeklappt sind.
    }
power-trust-none = Es gibt nichts zu zeichnen.
power-in-circle = (reihum)
power-col-trusts = Vertraut
power-col-behind = Personen, für die sie spricht
power-col-folded = Davon eingeklappt
power-col-what = Größter Anteil an
power-time = Wie es sich verändert hat
power-time-is = Der Teil derer, die am meisten haben, Quartal für Quartal.
power-unheard = Wer nicht zu Wort kam
power-unheard-is = Vollmitglieder, die in diesem Quartal hier nichts eröffnet, nichts beantwortet und nichts gesagt haben.
power-unheard-none = Alle kamen zu Wort.
power-link = Auf die Macht schauen
act-power-watch = Es wurde auf die Macht geschaut
tension-by-nobody = Der Blick auf die Macht
tension-alarm = { $what }: { $share } liegen bei einer Person im Quartal ab { $quarter }, mehr als { $threshold }. Daraus folgt nichts, außer darüber zu reden.

agreement-power = Macht im Blick
rule-power-circle = Der Kreis, der es erfährt (die ganze Gemeinschaft)
rule-power-people-min = Nur bei so vielen Personen oder mehr (5)
rule-power-voices = Ab welchem Teil bei einer Person: Stimmen in Abstimmungen
rule-power-delegated = Ebenso: Stimmen anderer
rule-power-roles = Ebenso: Rollen
rule-power-facilitation = Ebenso: Tage in der Moderation
rule-power-opened = Ebenso: eröffnete Entscheidungen
rule-power-adopted = Ebenso: angenommene Entscheidungen
rule-power-approved = Ebenso: Geld, das Entscheidungen bewegt haben
rule-power-credits = Ebenso: Credits
rule-power-income = Ebenso: Einkommen
rule-power-care = Ebenso: Sorgearbeit
power-trust-around = Alle, die über { $name } gehen, und denen { $name } vertraut. Wähle jemanden, um genauer hinzusehen.
power-trust-all = Alle
