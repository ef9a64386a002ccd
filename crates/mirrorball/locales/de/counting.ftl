count-first =
    { $count ->
        [one] Ein gültiger Stimmzettel zählt für seine erste Wahl.
       *[other] { $ballots } gültige Stimmzettel zählen für ihre erste Wahl.
    }
count-first-quota =
    { $count ->
        [one] Ein gültiger Stimmzettel zählt für seine erste Wahl; die Quote ist { $quota }.
       *[other] { $ballots } gültige Stimmzettel zählen für ihre erste Wahl; die Quote ist { $quota }.
    }
count-added-votes =
    { $count ->
        [one] Die Stimmen eines gültigen Stimmzettels werden zusammengezählt.
       *[other] Die Stimmen von { $ballots } gültigen Stimmzetteln werden zusammengezählt.
    }
count-added-approvals =
    { $count ->
        [one] Die Zustimmungen eines gültigen Stimmzettels werden zusammengezählt.
       *[other] Die Zustimmungen von { $ballots } gültigen Stimmzetteln werden zusammengezählt.
    }
count-added-scores =
    { $count ->
        [one] Die Bewertungen eines gültigen Stimmzettels werden zusammengezählt.
       *[other] Die Bewertungen von { $ballots } gültigen Stimmzetteln werden zusammengezählt.
    }
count-added-dots =
    { $count ->
        [one] Die Klebepunkte eines gültigen Stimmzettels werden zusammengezählt.
       *[other] Die Klebepunkte von { $ballots } gültigen Stimmzetteln werden zusammengezählt.
    }
count-decided = { $yes } dafür, { $no } dagegen, { $abstain } enthalten: { $why }.
count-why-passed = angenommen
count-why-nobody = niemand ist dafür, also nicht angenommen
count-why-turnout = mindestens { $needed } mussten teilnehmen, also nicht angenommen
count-why-approval = mindestens { $needed } mussten dafür sein, also nicht angenommen
count-why-majority = der nötige Anteil ist nicht dafür, also nicht angenommen
count-surplus = Der Überschuss von { $name }, { $surplus }, wandert weiter: jeder Stimmzettel zu seinem Wert × { $surplus } / { $total }, abgeschnitten.
count-excluded =
    { $count ->
        [one] { $names } hat am wenigsten und scheidet aus; diese Stimmzettel wandern weiter.
       *[other] { $names } haben zusammen weniger als die nächste Option und scheiden aus; diese Stimmzettel wandern weiter.
    }
count-runoff = Stichwahl: { $for_first } Stimmzettel bewerten { $first } höher, { $for_second } bewerten { $second } höher, und { $level } bewerten beide gleich.
count-shared =
    { $count ->
        [one] Stimmen werden einmal verteilt, bis zu einer Quote von { $quota } und einem Überschuss von { $surplus }.
       *[other] Stimmen werden { $times }-mal verteilt, bis zu einer Quote von { $quota } und einem Überschuss von { $surplus }.
    }
count-defeated = { $name } hat am wenigsten und scheidet aus.
count-compared =
    { $count ->
        [one] Ein Stimmzettel vergleicht je zwei Optionen.
       *[other] { $ballots } Stimmzettel vergleichen je zwei Optionen.
    }
count-paths = Auf den stärksten Wegen steht niemand über { $names }.
count-locked = { $winner } vor { $loser } ({ $votes } zu { $against }) wird festgehalten.
count-left-out = { $winner } vor { $loser } ({ $votes } zu { $against }) bleibt außen vor: stärkere Mehrheiten sagen das Gegenteil.
count-quorum-missed = { $name } fällt weg: { $votes } Stimmen stehen dafür gegen „Es bleibt, wie es ist“; das verfehlt das Quorum von 3/2 × √{ $members }.
count-majority-missed = { $name } fällt weg: { $votes } zu { $against } gegen „Es bleibt, wie es ist“ erreicht nicht { $ratio }.
count-schwartz = Von außerhalb schlägt niemand { $names }: die Schwartz-Menge.
count-dropped = Die schwächsten Siege ({ $votes } zu { $against }) fallen weg: { $defeats }.
count-over = { $one } vor { $other }
count-endowed =
    { $count ->
        [one] Die einzige abstimmende Person bekommt das Ganze: { $each }.
       *[other] Von { $voters } Abstimmenden bekommen alle den gleichen Teil: { $each }.
    }
count-endowed-raised =
    { $count ->
        [one] Von { $voters } Abstimmenden bekommen alle den gleichen Teil: { $each }, nach einer Erhöhung um eine Einheit der Währung.
       *[other] Von { $voters } Abstimmenden bekommen alle den gleichen Teil: { $each }, nach { $raises } Erhöhungen um eine Einheit der Währung.
    }
count-bought = { $name } wird für { $cost } von { $supporters } Abstimmenden bezahlt: { $full } zahlten je { $each }.
count-bought-rest = { $name } wird für { $cost } von { $supporters } Abstimmenden bezahlt: { $full } zahlten je { $each }; { $rest } gaben alles, was sie noch hatten, und das war weniger.
count-nothing-affordable = Es ist kein Projekt mehr da, das bezahlen könnte, wer es will.
count-completed = Das übrige Geld bezahlt { $name } ({ $votes } Stimmen), { $cost }.
count-funded = { $name } ({ $votes }) passt: { $cost } werden bezahlt, { $left } bleiben übrig.
count-unaffordable = { $name } ({ $votes }) kostet { $cost }, und nur { $left } sind übrig: übersprungen.
count-apportioned = { $seats } Plätze werden verteilt: { $shares }.
count-elected-majority =
    { $count ->
        [one] { $names } ist gewählt, mit einer Mehrheit.
       *[other] { $names } sind gewählt, mit einer Mehrheit.
    }
count-elected-quota =
    { $count ->
        [one] { $names } hat die Quote erreicht und ist gewählt.
       *[other] { $names } haben die Quote erreicht und sind gewählt.
    }
count-last-seats =
    { $count ->
        [one] Es sind so viele übrig, wie Plätze frei sind: { $names } ist gewählt.
       *[other] Es sind so viele übrig, wie Plätze frei sind: { $names } sind gewählt.
    }
count-tie = { $names } liegen gleichauf { $about }; { $settled }.
count-tie-falls = { $names } liegen gleichauf { $about }; { $settled }: es trifft { $name }.
count-tie-elected = bei der Wahl
count-tie-excluded = beim Ausscheiden
count-tie-surplus = bei der Frage, wessen Überschuss zuerst wandert
count-tie-runoff = beim Einzug in die Stichwahl
count-tie-majorities = in Mehrheiten, die einander widersprechen
count-tie-project = bei der Frage, welches Projekt zuerst kommt
count-tie-seat = beim letzten Platz
count-by-stage = Zählgang { $stage }, in dem sie sich zuletzt unterschieden, entscheidet
count-by-pairs = der Vergleich untereinander entscheidet
count-by-score = die höhere Bewertung entscheidet
count-by-casting = die ausschlaggebende Stimme entscheidet
count-by-status-quo = bei Gleichstand bleibt es, wie es ist
count-by-lot = das öffentliche Los entscheidet
count-by-nothing = ohne Startwert für das Los bleibt es offen
count-result-projects =
    { $count ->
        [one] Ein Projekt wird bezahlt, mit { $spent } von { $budget }.
       *[other] { $projects } Projekte werden bezahlt, mit { $spent } von { $budget }.
    }
count-result-seats = Plätze: { $shares }.
count-result-open = Ein Gleichstand bleibt offen: die Auszählung ist nicht vollständig.
count-result-nobody = Niemand ist gewählt.
count-result =
    { $count ->
        [one] { $names } ist gewählt.
       *[other] { $names } sind gewählt.
    }
count-result-open-nobody = Ein Gleichstand bleibt offen: noch ist niemand gewählt.
count-result-so-far = Ein Gleichstand bleibt offen; bisher gewählt: { $names }.
count-nobody = niemand
count-and = { $start } und { $last }
count-and-before-i = { $start } und { $last }
count-valid =
    { $count ->
        [one] Ein gültiger Stimmzettel.
       *[other] { $ballots } gültige Stimmzettel.
    }
count-invalid =
    { $count ->
        [one] Ein leerer oder ungültiger Stimmzettel zählte nicht.
       *[other] { $ballots } leere oder ungültige Stimmzettel zählten nicht.
    }
count-steps = Schritt für Schritt
count-order = Ganze Reihenfolge
count-totals = Summen
count-totals-caption = Was jede Option nach jedem Zählgang hat
count-option = Option
count-stage = Zählgang { $stage }
count-nobody-further = Für niemanden mehr
count-lost = Beim Abschneiden verloren
count-flow-title = Wie Stimmen von Zählgang zu Zählgang wandern
count-flow-is = Eine Spalte je Zählgang; ein Block ist so hoch wie die Stimmen, die eine Option hat, und Bänder zeigen, was bleibt und was weiterwandert. Die Schritte und die Summen stehen darunter in einer Tabelle.
count-flow-net = Wo Stimmen neu verteilt werden, zeigen Bänder, was Optionen unterm Strich verlieren und gewinnen.
count-bars-title = Summen, die höchste zuerst; ✓ gewählt oder bezahlt
count-bars-won = { $name } { $total }, gewählt
count-money-title = Was jedes Projekt kostet, und wie es bezahlt wurde
count-money-one = { $name }: { $cost }, bezahlt von { $supporters } Abstimmenden
count-money-full = zu gleichen Teilen bezahlt
count-money-rest = bezahlt mit allem, was noch da war
count-pairs-caption = Stimmzettel, die die Option der Zeile vor die Option der Spalte setzen; ✓ wo es mehr sind als umgekehrt
count-pairs-above = vor …
count-pairs-many = Der Vergleich von { $options } Optionen steht im JSON-Ergebnis.
