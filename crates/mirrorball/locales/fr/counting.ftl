count-first =
    { $count ->
        [0] Aucun bulletin valable ne compte.
        [one] Un bulletin valable compte pour sa première préférence.
       *[other] { $ballots } bulletins valables comptent pour leur première préférence.
    }
count-first-quota =
    { $count ->
        [0] Aucun bulletin valable ne compte ; le quota est de { $quota }.
        [one] Un bulletin valable compte pour sa première préférence ; le quota est de { $quota }.
       *[other] { $ballots } bulletins valables comptent pour leur première préférence ; le quota est de { $quota }.
    }
count-added-votes =
    { $count ->
        [0] Il n’y a aucun bulletin valable à additionner.
        [one] On additionne les voix d’un bulletin valable.
       *[other] On additionne les voix de { $ballots } bulletins valables.
    }
count-added-approvals =
    { $count ->
        [0] Il n’y a aucun bulletin valable à additionner.
        [one] On additionne les approbations d’un bulletin valable.
       *[other] On additionne les approbations de { $ballots } bulletins valables.
    }
count-added-scores =
    { $count ->
        [0] Il n’y a aucun bulletin valable à additionner.
        [one] On additionne les notes d’un bulletin valable.
       *[other] On additionne les notes de { $ballots } bulletins valables.
    }
count-added-dots =
    { $count ->
        [0] Il n’y a aucun bulletin valable à additionner.
        [one] On additionne les points d’un bulletin valable.
       *[other] On additionne les points de { $ballots } bulletins valables.
    }
count-decided = Oui : { $yes }, non : { $no }, abstentions : { $abstain } ; { $why }.
count-why-passed = c’est adopté
count-why-nobody = personne n’est pour, donc ce n’est pas adopté
count-why-turnout = il fallait une participation d’au moins { $needed }, donc ce n’est pas adopté
count-why-approval = il fallait au moins { $needed } voix pour, donc ce n’est pas adopté
count-why-majority = le oui n’atteint pas la part voulue, donc ce n’est pas adopté
count-surplus = L’excédent de l’option { $name }, { $surplus }, est reporté : chaque bulletin à sa valeur × { $surplus } / { $total }, tronquée.
count-excluded =
    { $count ->
        [one] { $names } a le moins de voix et sort du compte ; ses bulletins sont reportés.
       *[other] { $names } ont ensemble moins de voix que l’option suivante et sortent du compte ; leurs bulletins sont reportés.
    }
count-runoff = Duel final : { $for_first } bulletins préfèrent { $first }, { $for_second } préfèrent { $second }, et { $level } leur donnent la même note.
count-shared =
    { $count ->
        [0] Les voix restent où elles sont : quota de { $quota }, excédent de { $surplus }.
        [one] Les voix sont réparties une fois, jusqu’à un quota de { $quota } et un excédent de { $surplus }.
       *[other] Les voix sont réparties { $times } fois, jusqu’à un quota de { $quota } et un excédent de { $surplus }.
    }
count-defeated = { $name } a le moins de voix et sort du compte.
count-compared =
    { $count ->
        [0] Aucun bulletin ne compare les options.
        [one] Un bulletin compare les options deux à deux.
       *[other] { $ballots } bulletins comparent les options deux à deux.
    }
count-paths = Par les chemins les plus forts, rien ne passe devant { $names }.
count-locked = { $winner } devant { $loser } ({ $votes } contre { $against }) : c’est retenu.
count-left-out = { $winner } devant { $loser } ({ $votes } contre { $against }) : c’est laissé de côté, des majorités plus fortes disent l’inverse.
count-quorum-missed = { $name } sort du compte : { $votes } voix au-dessus de l’option par défaut n’atteignent pas le quorum de 3/2 × √{ $members }.
count-majority-missed = { $name } sort du compte : { $votes } contre { $against } ne battent pas l’option par défaut à { $ratio }.
count-schwartz = Rien d’extérieur ne bat { $names } : c’est l’ensemble de Schwartz.
count-dropped = Les victoires les plus faibles ({ $votes } contre { $against }) sont écartées : { $defeats }.
count-over = { $one } devant { $other }
count-endowed =
    { $count ->
        [0] Personne ne vote : il n’y a rien à répartir ({ $each }).
        [one] La seule personne qui vote reçoit le tout : { $each }.
       *[other] Chacune des { $voters } personnes qui votent reçoit la même part : { $each }.
    }
count-endowed-raised =
    { $count ->
        [one] Chacune des { $voters } personnes qui votent reçoit la même part : { $each }, après une hausse d’une unité de la monnaie.
       *[other] Chacune des { $voters } personnes qui votent reçoit la même part : { $each }, après { $raises } hausses d’une unité de la monnaie.
    }
count-bought = Le projet { $name } est acheté pour { $cost } ; soutiens : { $supporters }, dont { $full } ont payé { $each } chacun.
count-bought-rest = Le projet { $name } est acheté pour { $cost } ; soutiens : { $supporters }, dont { $full } ont payé { $each } chacun et { $rest } tout ce qui leur restait, c’est-à-dire moins.
count-nothing-affordable = Il ne reste aucun projet que ses soutiens puissent payer.
count-completed = L’argent qui reste paie { $name } ({ $votes } voix), { $cost }.
count-funded = Le projet { $name } ({ $votes }) tient dans le budget : { $cost } payés, il reste { $left }.
count-unaffordable = Le projet { $name } ({ $votes }) coûte { $cost }, et il ne reste que { $left } : on passe.
count-apportioned = { $seats } sièges sont répartis : { $shares }.
count-elected-majority =
    { $count ->
        [one] { $names } l’emporte, avec la majorité.
       *[other] { $names } l’emportent, avec la majorité.
    }
count-elected-quota =
    { $count ->
        [one] { $names } obtient un siège en atteignant le quota.
       *[other] { $names } obtiennent un siège en atteignant le quota.
    }
count-last-seats =
    { $count ->
        [one] Il en reste autant que de sièges à pourvoir : { $names } obtient le sien.
       *[other] Il en reste autant que de sièges à pourvoir : { $names } obtiennent le leur.
    }
count-tie = Égalité entre { $names } { $about } ; { $settled }.
count-tie-falls = Égalité entre { $names } { $about } ; { $settled } : cela tombe sur { $name }.
count-tie-elected = pour l’emporter
count-tie-excluded = pour sortir du compte
count-tie-surplus = pour savoir quel excédent est reporté d’abord
count-tie-runoff = pour le duel final
count-tie-majorities = entre majorités qui se contredisent
count-tie-project = pour savoir quel projet passe d’abord
count-tie-seat = pour le dernier siège
count-by-stage = l’étape { $stage }, la dernière où il y avait un écart, décide
count-by-pairs = la comparaison entre ces options décide
count-by-score = la note la plus haute décide
count-by-casting = la voix prépondérante décide
count-by-status-quo = le statu quo gagne ses égalités
count-by-lot = le tirage au sort public décide
count-by-nothing = sans graine pour le tirage au sort, cela reste ouvert
count-result-projects =
    { $count ->
        [0] Aucun projet n’est payé ({ $spent } sur { $budget }).
        [one] Un projet est payé, avec { $spent } sur { $budget }.
       *[other] { $projects } projets sont payés, avec { $spent } sur { $budget }.
    }
count-result-seats = Sièges : { $shares }.
count-result-open = Une égalité reste ouverte : le compte n’est pas fini.
count-result-nobody = Rien ni personne ne l’emporte.
count-result =
    { $count ->
        [one] { $names } l’emporte.
       *[other] { $names } l’emportent.
    }
count-result-open-nobody = Une égalité reste ouverte : rien ni personne ne l’emporte encore.
count-result-so-far = Une égalité reste ouverte ; l’emportent déjà : { $names }.
count-nobody = personne
count-and = { $start } et { $last }
count-and-before-i = { $start } et { $last }
count-valid =
    { $count ->
        [0] Aucun bulletin valable.
        [one] Un bulletin valable.
       *[other] { $ballots } bulletins valables.
    }
count-invalid =
    { $count ->
        [0] Aucun bulletin blanc ou nul.
        [one] Un bulletin blanc ou nul n’a pas compté.
       *[other] { $ballots } bulletins blancs ou nuls n’ont pas compté.
    }
count-steps = Pas à pas
count-order = Ordre complet
count-totals = Totaux
count-totals-caption = Ce que chaque option détient après chaque étape
count-option = Option
count-stage = Étape { $stage }
count-nobody-further = Plus personne
count-lost = Perdu aux arrondis
count-flow-title = Comment les voix passent d’une étape à l’autre
count-flow-is = Une colonne par étape ; un bloc est aussi haut que les voix d’une option, et les bandes montrent ce qui reste et ce qui est reporté. Les étapes sont racontées et les totaux figurent dans un tableau plus bas.
count-flow-net = Là où les voix sont réparties à nouveau, les bandes montrent ce que les options perdent et gagnent au bout du compte.
count-bars-title = Totaux, les plus hauts d’abord ; ✓ l’emporte ou est payé
count-bars-won = { $name } { $total }, l’emporte
count-money-title = Ce que coûte chaque projet, et comment ses soutiens l’ont payé
count-money-one = { $name } : { $cost }, payés par { $supporters } soutiens
count-money-full = payé à parts égales
count-money-rest = payé avec tout ce qui restait
count-pairs-caption = Bulletins qui placent l’option de la ligne devant celle de la colonne ; ✓ s’ils sont plus nombreux que dans l’autre sens
count-pairs-above = devant …
count-pairs-many = La comparaison de { $options } options est dans le résultat JSON.
