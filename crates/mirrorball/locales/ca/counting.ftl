count-first =
    { $count ->
        [one] Una papereta vàlida compta per a la seva primera preferència.
       *[other] { $ballots } paperetes vàlides compten per a la seva primera preferència.
    }
count-first-quota =
    { $count ->
        [one] Una papereta vàlida compta per a la seva primera preferència; la quota és { $quota }.
       *[other] { $ballots } paperetes vàlides compten per a la seva primera preferència; la quota és { $quota }.
    }
count-added-votes =
    { $count ->
        [one] Se sumen els vots d’una papereta vàlida.
       *[other] Se sumen els vots de { $ballots } paperetes vàlides.
    }
count-added-approvals =
    { $count ->
        [one] Se sumen les aprovacions d’una papereta vàlida.
       *[other] Se sumen les aprovacions de { $ballots } paperetes vàlides.
    }
count-added-scores =
    { $count ->
        [one] Se sumen les puntuacions d’una papereta vàlida.
       *[other] Se sumen les puntuacions de { $ballots } paperetes vàlides.
    }
count-added-dots =
    { $count ->
        [one] Se sumen els punts d’una papereta vàlida.
       *[other] Se sumen els punts de { $ballots } paperetes vàlides.
    }
count-decided = { $yes } a favor, { $no } en contra, { $abstain } abstencions: { $why }.
count-why-passed = s’aprova
count-why-nobody = ningú no hi està a favor, i per tant no s’aprova
count-why-turnout = hi havien de participar com a mínim { $needed }, i per tant no s’aprova
count-why-approval = hi havien d’estar a favor com a mínim { $needed }, i per tant no s’aprova
count-why-majority = els vots a favor no arriben a la part que cal, i per tant no s’aprova
count-surplus = { $name } té un excedent, { $surplus }, que passa a altres opcions: cada papereta amb el seu valor × { $surplus } / { $total }, truncat.
count-excluded =
    { $count ->
        [one] { $names } té menys que cap altra opció i queda fora; les seves paperetes passen a l’opció següent.
       *[other] { $names } tenen, entre totes, menys que l’opció següent i queden fora; les seves paperetes passen a l’opció següent.
    }
count-runoff = Final entre dues: { $for_first } paperetes puntuen més alt { $first }, { $for_second } puntuen més alt { $second }, i { $level } les puntuen igual.
count-shared =
    { $count ->
        [one] Els vots es reparteixen una vegada, fins a una quota de { $quota } i un excedent de { $surplus }.
       *[other] Els vots es reparteixen { $times } vegades, fins a una quota de { $quota } i un excedent de { $surplus }.
    }
count-defeated = { $name } té menys que cap altra opció i queda fora.
count-compared =
    { $count ->
        [one] Una papereta compara les opcions de dues en dues.
       *[other] { $ballots } paperetes comparen les opcions de dues en dues.
    }
count-paths = Pels camins més forts, res no va abans que { $names }.
count-locked = { $winner } abans que { $loser } ({ $votes } a { $against }): queda fixat.
count-left-out = { $winner } abans que { $loser } ({ $votes } a { $against }) es deixa de banda: majories més fortes diuen el contrari.
count-quorum-missed = { $name } es retira: { $votes } vots per sobre de l’opció per defecte no arriben al quòrum de 3/2 × √{ $members }.
count-majority-missed = { $name } es retira: { $votes } a { $against } no venç l’opció per defecte per { $ratio }.
count-schwartz = Res de fora no venç { $names }: el conjunt de Schwartz.
count-dropped = Es retiren les derrotes més febles ({ $votes } a { $against }): { $defeats }.
count-over = { $one } abans que { $other }
count-endowed =
    { $count ->
        [one] L’única persona que vota ho rep tot: { $each }.
       *[other] Cadascuna de les { $voters } persones que voten rep la mateixa part: { $each }.
    }
count-endowed-raised =
    { $count ->
        [one] Cadascuna de les { $voters } persones que voten rep la mateixa part: { $each }, després d’un augment d’una unitat de la moneda.
       *[other] Cadascuna de les { $voters } persones que voten rep la mateixa part: { $each }, després de { $raises } augments d’una unitat de la moneda.
    }
count-bought = { $name } es paga: costa { $cost } i té el suport de { $supporters } persones; { $full } paguen { $each } cadascuna.
count-bought-rest = { $name } es paga: costa { $cost } i té el suport de { $supporters } persones; { $full } paguen { $each } cadascuna, i { $rest } paguen tot el que els quedava, que era menys.
count-nothing-affordable = No queda cap projecte que puguin pagar les persones que el volen.
count-completed = Amb els diners que queden es paga { $name } ({ $votes } vots), { $cost }.
count-funded = { $name } ({ $votes }) hi cap: es paguen { $cost } i queden { $left }.
count-unaffordable = { $name } ({ $votes }) costa { $cost } i només queden { $left }: se salta.
count-apportioned = Es reparteixen { $seats } places: { $shares }.
count-elected-majority =
    { $count ->
        [one] { $names } guanya, amb majoria.
       *[other] { $names } guanyen, amb majoria.
    }
count-elected-quota =
    { $count ->
        [one] { $names } arriba a la quota i obté plaça.
       *[other] { $names } arriben a la quota i obtenen plaça.
    }
count-last-seats =
    { $count ->
        [one] Queden tantes opcions com places per omplir: { $names } obté plaça.
       *[other] Queden tantes opcions com places per omplir: { $names } obtenen plaça.
    }
count-tie = { $names } empaten { $about }; { $settled }.
count-tie-falls = { $names } empaten { $about }; { $settled }: toca a { $name }.
count-tie-elected = per una plaça
count-tie-excluded = a l’hora de quedar fora
count-tie-surplus = per quin excedent passa primer
count-tie-runoff = per entrar a la final
count-tie-majorities = en majories que es contradiuen
count-tie-project = per quin projecte va primer
count-tie-seat = per l’última plaça
count-by-stage = decideix l’etapa { $stage }, l’última en què es diferenciaven
count-by-pairs = decideix la comparació entre les empatades
count-by-score = decideix la puntuació més alta
count-by-casting = decideix el vot de qualitat
count-by-status-quo = en cas d’empat, guanya deixar-ho tot com està
count-by-lot = decideix el sorteig públic
count-by-nothing = sense llavor per al sorteig, queda obert
count-result-projects =
    { $count ->
        [one] Es paga un projecte, amb { $spent } de { $budget }.
       *[other] Es paguen { $projects } projectes, amb { $spent } de { $budget }.
    }
count-result-seats = Places: { $shares }.
count-result-open = Un empat queda obert: el recompte no és complet.
count-result-nobody = Ningú no obté plaça.
count-result =
    { $count ->
        [one] Guanya { $names }.
       *[other] Guanyen { $names }.
    }
count-result-open-nobody = Un empat queda obert: encara no guanya ningú.
count-result-so-far = Un empat queda obert; de moment: { $names }.
count-nobody = ningú
count-and = { $start } i { $last }
count-and-before-i = { $start } i { $last }
count-valid =
    { $count ->
        [one] Una papereta vàlida.
       *[other] { $ballots } paperetes vàlides.
    }
count-invalid =
    { $count ->
        [one] Una papereta en blanc o no vàlida no ha comptat.
       *[other] { $ballots } paperetes en blanc o no vàlides no han comptat.
    }
count-steps = Pas a pas
count-order = Ordre complet
count-totals = Totals
count-totals-caption = El que té cada opció després de cada etapa
count-option = Opció
count-stage = Etapa { $stage }
count-nobody-further = Sense més preferències
count-lost = Perdut en truncar
count-flow-title = Com passen els vots d’etapa en etapa
count-flow-is = Una columna per etapa; cada bloc és tan alt com els vots que té una opció, i les bandes mostren què queda i què passa. Els passos s’expliquen i els totals són en una taula més avall.
count-flow-net = On els vots es tornen a repartir, les bandes mostren què perden i què guanyen les opcions en conjunt.
count-bars-title = Totals, de més a menys; ✓ elegida o pagada
count-bars-won = { $name } { $total }, elegida
count-money-title = Què costa cada projecte, i com el paguen les persones que el volen
count-money-one = { $name }: { $cost }, amb { $supporters } persones a favor
count-money-full = pagat a parts iguals
count-money-rest = pagat amb tot el que quedava
count-pairs-caption = Paperetes que posen l’opció de la fila abans que la de la columna; ✓ on són més que a l’inrevés
count-pairs-above = abans que …
count-pairs-many = La comparació de { $options } opcions és al resultat en JSON.
