timeline-title = Decisions en el temps
timeline-picture = Què s’ha decidit i quan
timeline-link = Quan s’ha obert, respost i tancat cada decisió
timeline-is = Cada decisió és una línia: quant se n’ha parlat, quan s’ha respost i tancat, i quan es torna a mirar.
timeline-caption = Del dia { $from } al dia { $until }: { $opened }, { $settled } i { $reviews }.
timeline-opened =
    { $count ->
        [one] s’obre una decisió
       *[other] s’obren { $shown } decisions
    }
timeline-settled =
    { $count ->
        [one] se’n tanca una
       *[other] se’n tanquen { $shown }
    }
timeline-reviews =
    { $count ->
        [one] se’n torna a mirar una
       *[other] se’n tornen a mirar { $shown }
    }
timeline-desc = Cada línia és una decisió, a dalt l’última que s’ha obert. Prima: se’n parla. Gruixuda: es respon. Prima una altra vegada: espera a tenir efecte. Un punt: s’ha decidit que sí; un anell: ha acabat d’una altra manera. Un rombe: el dia en què es torna a mirar. La línia de traços és avui.
timeline-now = avui
timeline-none = En aquest període no hi ha cap decisió. Gairebé totes comencen en una tensió: què faria més fàcil la setmana vinent?
timeline-col-decision = Decisió
timeline-col-opened = Oberta
timeline-col-answered = Es respon des de
timeline-col-settled = Tancada
timeline-left-out =
    { $count ->
        [one] Aquí falta una decisió anterior; el CSV les té totes.
       *[other] Aquí falten { $shown } decisions anteriors; el CSV les té totes.
    }
moves-choose = Triar i sumar
moves-way = Sentit
moves-all =
    { $count ->
        [one] L’únic moviment
       *[other] Tots els { $shown } moviments
    }
moves-together =
    { $count ->
        [one] Un moviment: { $sum }
       *[other] { $shown } moviments, en total { $sum }
    }
accounts-left-out =
    { $count ->
        [one] Aquí falta un altre compte; el CSV els té tots.
       *[other] Aquí falten { $shown } comptes més; el CSV els té tots.
    }
account-behind =
    { $count ->
        [one] Una entrada: { $sum }.
       *[other] { $shown } entrades sumen { $sum }.
    }
account-entries = Les entrades que hi ha al darrere
account-empty = Encara no s’hi ha mogut res.
account-key = Com l’anomenen els actes
account-free = Lliure
account-pending-in = Pendent d’entrar
account-shares-alone = El que hi han mogut els repartiments.
account-all-entries = Totes les entrades d’aquest compte
moved-by-member = mogut entre comptes
moved-by-decision = mogut per una decisió
moved-by-parting = hi va haver una separació
flow-to-members = Què han donat els corrents i a qui
flow-came-in = ha entrat
flow-went-out = ha sortit per a despeses
flow-shared = repartit entre els membres
flow-paid = pagat als membres
flow-left-over = Cada import s’obre a les entrades que hi ha al darrere. El que queda a caixa, la caixa d’abans i el de la resta de membres és el que sobra; cap entrada no ho diu.
paid-out-title = El que han pagat els repartiments
paid-out-sentence = Del dia { $from } al dia { $until }: { $shares }, { $amount } per als membres.
paid-out-none = Cap repartiment obert en aquest període no està assentat. Repartir comença per allò que hi ha a caixa.
paid-out-care-is = Un repartiment és del dia en què es va obrir. El que l’equilibri de les cures treu a algú falta al seu sustent i al seu amor, i és el que les cures donen a altres persones.
statement-works =
    { $count ->
        [one] una contribució
       *[other] { $shown } contribucions
    }
statement-sentence = { $month }: { $name } ha apuntat { $works }. Els repartiments han donat { $shared } i se n’han pagat { $paid }; ara es deuen { $owed }.
statement-picture = El mes, dia a dia
statement-picture-is = Cada marca és una contribució en el seu dia: un triangle per al sustent, un punt per a l’amor, un cor per a les cures. Les pàl·lides encara no compten, o ja no.
statement-cut =
    { $count ->
        [one] Aquí només hi ha l’última.
       *[other] Aquí només hi ha les últimes { $shown }.
    }
statement-rest = Veure-les totes
statement-owed = Es deu ara
statement-never-open = històrics des del principi
statement-work-is = El que s’ha apuntat per a dies d’aquest mes i com està ara.
statement-shares-is = Repartiments assentats aquest mes: cadascun mostra per què és aquesta quantitat.
statement-paid-is = El que s’ha pagat aquest mes, pel dia del pagament.
statement-credits-is = Tal com els té ara el registre, no com estaven a final de mes.
