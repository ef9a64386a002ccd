count-first =
    { $count ->
        [one] Una papeleta válida cuenta para su primera preferencia.
       *[other] { $ballots } papeletas válidas cuentan para su primera preferencia.
    }
count-first-quota =
    { $count ->
        [one] Una papeleta válida cuenta para su primera preferencia; la cuota es { $quota }.
       *[other] { $ballots } papeletas válidas cuentan para su primera preferencia; la cuota es { $quota }.
    }
count-added-votes =
    { $count ->
        [one] Se suman los votos de una papeleta válida.
       *[other] Se suman los votos de { $ballots } papeletas válidas.
    }
count-added-approvals =
    { $count ->
        [one] Se suman las aprobaciones de una papeleta válida.
       *[other] Se suman las aprobaciones de { $ballots } papeletas válidas.
    }
count-added-scores =
    { $count ->
        [one] Se suman las puntuaciones de una papeleta válida.
       *[other] Se suman las puntuaciones de { $ballots } papeletas válidas.
    }
count-added-dots =
    { $count ->
        [one] Se suman los puntos de una papeleta válida.
       *[other] Se suman los puntos de { $ballots } papeletas válidas.
    }
count-decided = { $yes } sí, { $no } no, { $abstain } se abstienen: { $why }.
count-why-passed = queda aprobado
count-why-nobody = nadie está a favor, así que no se aprueba
count-why-turnout = tenían que participar al menos { $needed }, así que no se aprueba
count-why-approval = tenían que estar a favor al menos { $needed }, así que no se aprueba
count-why-majority = el sí no alcanza la parte necesaria, así que no se aprueba
count-surplus = El excedente de { $name }, { $surplus }, pasa a otras opciones: cada papeleta con su valor × { $surplus } / { $total }, truncado.
count-excluded =
    { $count ->
        [one] { $names } tiene menos que nadie y queda fuera; sus papeletas pasan a la siguiente opción.
       *[other] { $names } tienen en conjunto menos que la opción siguiente y quedan fuera; sus papeletas pasan a la siguiente opción.
    }
count-runoff = Final entre dos: { $for_first } papeletas puntúan mejor { $first }, { $for_second } puntúan mejor { $second }, y { $level } las puntúan igual.
count-shared =
    { $count ->
        [one] Los votos se reparten una vez, hasta una cuota de { $quota } y un excedente de { $surplus }.
       *[other] Los votos se reparten { $times } veces, hasta una cuota de { $quota } y un excedente de { $surplus }.
    }
count-defeated = { $name } tiene menos que nadie y queda fuera.
count-compared =
    { $count ->
        [one] Una papeleta compara las opciones de dos en dos.
       *[other] { $ballots } papeletas comparan las opciones de dos en dos.
    }
count-paths = Por los caminos más fuertes, nada queda por encima de { $names }.
count-locked = { $winner } por encima de { $loser } ({ $votes } a { $against }): queda fijado.
count-left-out = { $winner } por encima de { $loser } ({ $votes } a { $against }) se deja a un lado: mayorías más fuertes dicen lo contrario.
count-quorum-missed = { $name } se retira: { $votes } votos por encima de la opción por defecto no llegan al quórum de 3/2 × √{ $members }.
count-majority-missed = { $name } se retira: { $votes } a { $against } no vence a la opción por defecto por { $ratio }.
count-schwartz = Nada de fuera vence a { $names }: el conjunto de Schwartz.
count-dropped = Se retiran las derrotas más débiles ({ $votes } a { $against }): { $defeats }.
count-over = { $one } sobre { $other }
count-endowed =
    { $count ->
        [one] La única persona que vota lo recibe todo: { $each }.
       *[other] Cada una de las { $voters } personas que votan recibe la misma parte: { $each }.
    }
count-endowed-raised =
    { $count ->
        [one] Cada una de las { $voters } personas que votan recibe la misma parte: { $each }, tras un aumento de una unidad de la moneda.
       *[other] Cada una de las { $voters } personas que votan recibe la misma parte: { $each }, tras { $raises } aumentos de una unidad de la moneda.
    }
count-bought = { $name } se paga: cuesta { $cost } y lo apoyan { $supporters }; { $full } pagan { $each } por persona.
count-bought-rest = { $name } se paga: cuesta { $cost } y lo apoyan { $supporters }; { $full } pagan { $each } por persona, y { $rest } pagan todo lo que les quedaba, que era menos.
count-nothing-affordable = No queda ningún proyecto que puedan pagar quienes lo apoyan.
count-completed = El dinero que queda paga { $name } ({ $votes } votos), { $cost }.
count-funded = { $name } ({ $votes }) cabe: se pagan { $cost } y quedan { $left }.
count-unaffordable = { $name } ({ $votes }) cuesta { $cost } y solo quedan { $left }: se pasa por alto.
count-apportioned = Se reparten { $seats } plazas: { $shares }.
count-elected-majority =
    { $count ->
        [one] { $names } gana, con mayoría.
       *[other] { $names } ganan, con mayoría.
    }
count-elected-quota =
    { $count ->
        [one] { $names } alcanza la cuota y obtiene plaza.
       *[other] { $names } alcanzan la cuota y obtienen plaza.
    }
count-last-seats =
    { $count ->
        [one] Quedan tantas opciones como plazas por cubrir: { $names } obtiene plaza.
       *[other] Quedan tantas opciones como plazas por cubrir: { $names } obtienen plaza.
    }
count-tie = { $names } empatan { $about }; { $settled }.
count-tie-falls = { $names } empatan { $about }; { $settled }: le toca a { $name }.
count-tie-elected = por una plaza
count-tie-excluded = por quién queda fuera
count-tie-surplus = por qué excedente pasa primero
count-tie-runoff = por entrar en la final
count-tie-majorities = en mayorías que se contradicen
count-tie-project = por qué proyecto va primero
count-tie-seat = por el última plaza
count-by-stage = decide la etapa { $stage }, la última en que se distinguían
count-by-pairs = decide la comparación entre las empatadas
count-by-score = decide la puntuación más alta
count-by-casting = decide el voto de calidad
count-by-status-quo = «dejarlo todo como está» gana sus empates
count-by-lot = decide el sorteo público
count-by-nothing = sin semilla para el sorteo, queda abierto
count-result-projects =
    { $count ->
        [one] Se paga un proyecto, con { $spent } de { $budget }.
       *[other] Se pagan { $projects } proyectos, con { $spent } de { $budget }.
    }
count-result-seats = Plazas: { $shares }.
count-result-open = Un empate queda abierto: el recuento no está completo.
count-result-nobody = No gana ninguna opción.
count-result =
    { $count ->
        [one] Gana { $names }.
       *[other] Ganan { $names }.
    }
count-result-open-nobody = Un empate queda abierto: todavía no gana ninguna opción.
count-result-so-far = Un empate queda abierto; de momento: { $names }.
count-nobody = nadie
count-and = { $start } y { $last }
count-and-before-i = { $start } e { $last }
count-valid =
    { $count ->
        [one] Una papeleta válida.
       *[other] { $ballots } papeletas válidas.
    }
count-invalid =
    { $count ->
        [one] Una papeleta en blanco o no válida no contó.
       *[other] { $ballots } papeletas en blanco o no válidas no contaron.
    }
count-steps = Paso a paso
count-order = Orden completo
count-totals = Totales
count-totals-caption = Lo que tiene cada opción después de cada etapa
count-option = Opción
count-stage = Etapa { $stage }
count-nobody-further = Sin más preferencias
count-lost = Perdido al truncar
count-flow-title = Cómo pasan los votos de etapa en etapa
count-flow-is = Una columna por etapa; cada bloque es tan alto como los votos que tiene una opción, y las bandas muestran lo que queda y lo que pasa. Los pasos se cuentan y los totales están en una tabla más abajo.
count-flow-net = Donde los votos se reparten de nuevo, las bandas muestran lo que las opciones pierden y ganan en conjunto.
count-bars-title = Totales, de más a menos; ✓ gana o se paga
count-bars-won = { $name } { $total }, gana
count-money-title = Lo que cuesta cada proyecto y cómo lo pagan quienes lo apoyan
count-money-one = { $name }: { $cost }, con { $supporters } personas a favor
count-money-full = pagado a partes iguales
count-money-rest = pagado con todo lo que quedaba
count-pairs-caption = Papeletas que ponen la opción de la fila por encima de la de la columna; ✓ donde son más que al revés
count-pairs-above = por encima de …
count-pairs-many = La comparación de { $options } opciones está en el resultado en JSON.
