count-first =
    { $count ->
        [one] Una scheda valida conta per la sua prima preferenza.
       *[other] { $ballots } schede valide contano per la loro prima preferenza.
    }
count-first-quota =
    { $count ->
        [one] Una scheda valida conta per la sua prima preferenza; il quoziente è { $quota }.
       *[other] { $ballots } schede valide contano per la loro prima preferenza; il quoziente è { $quota }.
    }
count-added-votes =
    { $count ->
        [one] Si sommano i voti di una scheda valida.
       *[other] Si sommano i voti di { $ballots } schede valide.
    }
count-added-approvals =
    { $count ->
        [one] Si sommano le approvazioni di una scheda valida.
       *[other] Si sommano le approvazioni di { $ballots } schede valide.
    }
count-added-scores =
    { $count ->
        [one] Si sommano i punteggi di una scheda valida.
       *[other] Si sommano i punteggi di { $ballots } schede valide.
    }
count-added-dots =
    { $count ->
        [one] Si sommano i punti di una scheda valida.
       *[other] Si sommano i punti di { $ballots } schede valide.
    }
count-decided = { $yes } sì, { $no } no, { $abstain } astensioni: { $why }.
count-why-passed = passa
count-why-nobody = nessuno è a favore, quindi non passa
count-why-turnout = dovevano partecipare almeno in { $needed }, quindi non passa
count-why-approval = dovevano essere a favore almeno in { $needed }, quindi non passa
count-why-majority = il sì non raggiunge la parte richiesta, quindi non passa
count-surplus = L’avanzo di { $name }, { $surplus }, passa oltre: ogni scheda al suo valore × { $surplus } / { $total }, troncato.
count-excluded =
    { $count ->
        [one] { $names } ha meno di tutte e resta esclusa; le sue schede passano oltre.
       *[other] { $names } insieme hanno meno della prossima e restano escluse; le loro schede passano oltre.
    }
count-runoff = Ballottaggio: { $for_first } schede danno più punti a { $first }, { $for_second } a { $second }, e { $level } danno gli stessi punti.
count-shared =
    { $count ->
        [one] I voti si ridistribuiscono una volta, fino a un quoziente di { $quota } e un avanzo di { $surplus }.
       *[other] I voti si ridistribuiscono { $times } volte, fino a un quoziente di { $quota } e un avanzo di { $surplus }.
    }
count-defeated = { $name } ha meno di tutte e perde.
count-compared =
    { $count ->
        [one] Una scheda confronta le opzioni a due a due.
       *[other] { $ballots } schede confrontano le opzioni a due a due.
    }
count-paths = Per i percorsi più forti, niente sta sopra a { $names }.
count-locked = { $winner } sopra { $loser } ({ $votes } a { $against }): fissato.
count-left-out = { $winner } sopra { $loser } ({ $votes } a { $against }): lasciato fuori, maggioranze più forti dicono il contrario.
count-quorum-missed = { $name } esce: { $votes } voti in più dell’opzione di base non bastano al quorum di 3/2 × √{ $members }.
count-majority-missed = { $name } esce: { $votes } a { $against } non batte l’opzione di base con il rapporto { $ratio }.
count-schwartz = Niente da fuori batte { $names }: l’insieme di Schwartz.
count-dropped = Si tolgono le vittorie più deboli ({ $votes } a { $against }): { $defeats }.
count-over = { $one } su { $other }
count-endowed =
    { $count ->
        [one] L’unica persona che vota riceve tutto: { $each }.
       *[other] Le { $voters } persone che votano ricevono la stessa parte: { $each }.
    }
count-endowed-raised =
    { $count ->
        [one] Le { $voters } persone che votano ricevono la stessa parte: { $each }, dopo un aumento di un’unità della valuta.
       *[other] Le { $voters } persone che votano ricevono la stessa parte: { $each }, dopo { $raises } aumenti di un’unità della valuta.
    }
count-bought = Si paga { $name }: costa { $cost } e lo sostengono in { $supporters }; { $full } pagano { $each } a testa.
count-bought-rest = Si paga { $name }: costa { $cost } e lo sostengono in { $supporters }; { $full } pagano { $each } a testa; { $rest } pagano tutto ciò che avevano ancora, che era meno.
count-nothing-affordable = Non resta nessun progetto che chi lo sostiene possa pagare.
count-completed = Il denaro rimasto paga { $name } ({ $votes } voti): { $cost }.
count-funded = { $name } ({ $votes }) ci sta: si pagano { $cost }, restano { $left }.
count-unaffordable = { $name } ({ $votes }) costa { $cost }, e restano solo { $left }: si salta.
count-apportioned = Si assegnano { $seats } posti: { $shares }.
count-elected-majority =
    { $count ->
        [one] { $names } vince, con la maggioranza.
       *[other] { $names } vincono, con la maggioranza.
    }
count-elected-quota =
    { $count ->
        [one] { $names } raggiunge il quoziente e ottiene un posto.
       *[other] { $names } raggiungono il quoziente e ottengono un posto.
    }
count-last-seats =
    { $count ->
        [one] Restano tante opzioni quanti posti: { $names } ottiene un posto.
       *[other] Restano tante opzioni quanti posti: { $names } ottengono un posto.
    }
count-tie = Parità { $about }: { $names }; { $settled }.
count-tie-falls = Parità { $about }: { $names }; { $settled }: tocca a { $name }.
count-tie-elected = per un posto
count-tie-excluded = per chi resta fuori
count-tie-surplus = per quale avanzo passa oltre per primo
count-tie-runoff = per il ballottaggio
count-tie-majorities = fra maggioranze che si contraddicono
count-tie-project = per quale progetto viene prima
count-tie-seat = per l’ultimo posto
count-by-stage = decide la fase { $stage }, l’ultima in cui erano diverse
count-by-pairs = decide il confronto fra quelle in parità
count-by-score = decide il punteggio più alto
count-by-casting = decide il voto di chi presiede
count-by-status-quo = in parità le cose restano come sono
count-by-lot = decide il sorteggio pubblico
count-by-nothing = senza un seme per il sorteggio resta aperta
count-result-projects =
    { $count ->
        [one] Si paga un progetto, con { $spent } su { $budget }.
       *[other] Si pagano { $projects } progetti, con { $spent } su { $budget }.
    }
count-result-seats = Posti: { $shares }.
count-result-open = Una parità resta aperta: il conteggio non è completo.
count-result-nobody = Non vince nessuna opzione.
count-result =
    { $count ->
        [one] Vince { $names }.
       *[other] Vincono { $names }.
    }
count-result-open-nobody = Una parità resta aperta: non vince ancora nessuna opzione.
count-result-so-far = Una parità resta aperta; finora: { $names }.
count-nobody = nessuno
count-and = { $start } e { $last }
count-and-before-i = { $start } e { $last }
count-valid =
    { $count ->
        [one] Una scheda valida.
       *[other] { $ballots } schede valide.
    }
count-invalid =
    { $count ->
        [one] Una scheda bianca o non valida non è stata contata.
       *[other] { $ballots } schede bianche o non valide non sono state contate.
    }
count-steps = Passo per passo
count-order = Ordine completo
count-totals = Totali
count-totals-caption = Quanto ha ogni opzione dopo ogni fase
count-option = Opzione
count-stage = Fase { $stage }
count-nobody-further = Senza altre preferenze
count-lost = Perso nel troncamento
count-flow-title = Come i voti passano di fase in fase
count-flow-is = Una colonna per ogni fase; un blocco è alto quanto i voti di un’opzione, e le fasce mostrano ciò che resta e ciò che passa oltre. Sotto trovi i passi raccontati e i totali in tabella.
count-flow-net = Dove i voti si ridistribuiscono, le fasce mostrano quanto le opzioni perdono e guadagnano nel complesso.
count-bars-title = Totali, dal più alto; ✓ ha vinto o viene pagato
count-bars-won = { $name } { $total }, ha vinto
count-money-title = Quanto costa ogni progetto, e come l’ha pagato chi lo sostiene
count-money-one = { $name }: { $cost }, pagato da { $supporters } persone che lo sostengono
count-money-full = pagato a parti uguali
count-money-rest = pagato con tutto ciò che restava
count-pairs-caption = Schede che mettono l’opzione della riga sopra l’opzione della colonna; ✓ dove sono più che al contrario
count-pairs-above = sopra …
count-pairs-many = Il confronto di { $options } opzioni è nel risultato in JSON.
