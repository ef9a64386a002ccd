stream-livelihood = Sustent
stream-love = Amor
stream-care = Cures
unit-hours = hores
unit-words = paraules
unit-pieces = peces
quantity-hours = { $figure } h
quantity-words = { $figure } paraules
quantity-pieces = { $figure } peces
quantity-credits = { $figure } crèdits
col-member = Membre
col-state = Estat
col-month = Mes
col-note = Comentari
col-why = Per què?
col-day = Dia
col-amount = Import
log-title = Apuntar feina
log-lede = Quanta, i de què. La resta pot esperar.
log-last-five = Les teves últimes menes de feina
log-stream = Corrent
log-task = Què?
log-quantity = Quant?
log-unit = Comptat en
log-circle = Cercle o projecte
log-commons = El procomú que fa o cuida
log-day = Dia
log-more = Comentari, o per a algú altre
log-note = Comentari
log-note-hint = Es guarda al costat del registre, perquè es pugui esborrar.
log-for = De qui és la feina?
log-for-hint = La feina d’algú altre compta quan l’ha acceptada.
log-for-me = Meva
log-submit = Apunta-ho
log-thanks = Apuntat. Gràcies.
log-needs-session = Per apuntar feina, obre aquesta pàgina en un dispositiu que tingui la teva clau.
today-hello = Quina alegria veure’t, { $name }
today-hello-nobody = Avui a { $name }
today-quick = Què has fet?
today-more-fields = Un altre dia, cercle, comentari
today-begin = Quatre passos per començar
today-step-invite = Convida algú amb un enllaç
today-step-log = Apunta la primera feina
today-step-confirm = Confirmeu-vos la feina
today-step-income = Apunta el primer ingrés
today-waiting = T’espera
today-nothing-waits = No t’espera res.
today-more-waiting =
    { $count ->
        [one] N’espera una més
       *[other] N’esperen { $count } més
    }
today-whole-picture = La imatge sencera
today-care-carried =
    { $count ->
        [one] Un membre ha fet les cures que s’han vist aquest mes.
       *[other] { $count } membres han fet les cures que s’han vist aquest mes.
    }
today-care-none = Aquest mes no s’ha vist cap feina de cures. Poques vegades és zero: què ha fet algú perquè tot continuï?
today-who = Qui ha fet què · { $month }
today-more-people = { $count } més
today-nobody = Aquest mes encara no hi ha res apuntat. La primera línia és la més difícil.
today-happened = Últimament
today-new = nou per a tu
today-everything = Tot el que ha passat
happened-logged =
    { $count ->
        [one] S’ha apuntat una contribució
       *[other] S’han apuntat { $count } contribucions
    }
happened-attested =
    { $count ->
        [one] Una resposta a una contribució
       *[other] S’han confirmat o respost { $count } contribucions
    }
happened-money =
    { $count ->
        [one] Els diners s’han mogut una vegada
       *[other] Han entrat o sortit diners { $count } vegades
    }
happened-promised =
    { $count ->
        [one] Un compromís
       *[other] { $count } compromisos fets, complerts o retirats
    }
happened-answered =
    { $count ->
        [one] Una resposta a una proposta
       *[other] { $count } respostes a propostes
    }
happened-objection =
    { $count ->
        [one] Un pas amb una objecció
       *[other] { $count } passos amb objeccions
    }
happened-voted =
    { $count ->
        [one] Una papereta
       *[other] { $count } paperetes
    }
happened-advised =
    { $count ->
        [one] Un consell
       *[other] { $count } consells i respostes a consells
    }
happened-remarked =
    { $count ->
        [one] Una pregunta o reacció
       *[other] { $count } preguntes i reaccions
    }
happened-checked-in =
    { $count ->
        [one] Una presència
       *[other] { $count } presències
    }
happened-others =
    { $count ->
        [one] una persona més
       *[other] { $count } persones més
    }
wait-attest = { $name }: { $task }, { $quantity }
wait-attest-detail = Saps que s’ha fet?
wait-accept = { $name } ha apuntat { $task } per a tu
wait-accept-detail = Compta quan ho acceptes.
wait-proposal = { $name } proposa { $quantity } per a la teva feina: { $task }
wait-proposal-detail = Accepta-ho o rebutja-ho.
wait-disputed = La teva feina «{ $task }» està en disputa
wait-disputed-detail = Mentre ho estigui, no compta. Llegeix per què, parleu-ne; després corregeix-la o retira-la.
wait-share = Hi ha un repartiment obert de { $amount }
wait-share-detail = S’assenta el dia { $when } si ningú no hi objecta.
wait-evaluation = { $name }: final d’una etapa de prova
wait-evaluation-detail = Es demana la teva resposta.
work-title = Feina
work-log = Apunta feina
work-filter = Mostra
work-all = Tot
work-all-members = Tothom
work-all-circles = Arreu
work-count =
    { $count ->
        [one] Una contribució
       *[other] { $shown } contribucions
    }
work-none = No hi ha res que encaixi. Filtra menys, o apunta alguna cosa.
work-none-yet = Encara no s’ha apuntat res. Compta tot el que fa que les coses continuïn: un encàrrec fet, un àpat cuinat, una estona d’escolta.
work-none-care = No s’ha vist cap feina de cures. Poques vegades és zero: què ha fet algú perquè tot continuï?
pager = Pàgines
pager-newer = Més noves
pager-older = Més antigues
state-offered = per acceptar
state-waiting = en espera { $have }/{ $need }
state-waiting-short = en espera
state-proposed = una altra quantitat proposada
state-disputed = en discussió
state-counted = compta
state-withdrawn = retirada
state-offered-is = L’ha apuntada algú altre; espera que s’accepti.
state-waiting-is =
    { $count ->
        [one] Una confirmació més i compta.
       *[other] { $count } confirmacions més i compta.
    }
state-proposed-is = Qui l’ha feta ho accepta o ho rebutja.
state-disputed-is = No compta fins que qui la discuteix ho retira.
state-counted-is = L’ha confirmada prou gent.
state-withdrawn-is = L’ha retirada qui l’havia feta.
work-credits = Crèdits
work-by-rates = segons les tarifes acordades
work-casual = Amb
work-answer = La teva resposta
work-confirm = Confirma
work-confirm-is = Saps que això s’ha fet, i que la quantitat és més o menys correcta.
work-confirmed-thanks = Confirmat. Gràcies.
work-propose = Proposa una altra quantitat
work-propose-quantity = La quantitat que tu coneixes
work-propose-submit = Proposa-la
work-proposed = { $name } proposa { $quantity }.
work-dispute = Discuteix-ho
work-dispute-is = No comptarà fins que ho retiris. Parlar-ne abans sol ser més ràpid.
work-dispute-submit = Discuteix-ho
work-settle = Retira-ho
work-settle-is = Has discutit això o hi has proposat una altra quantitat.
work-agree = Accepta-ho
work-decline = Rebutja-ho
work-accept = Accepta-la com a meva
work-accept-is = Algú ha apuntat aquesta feina per a tu.
work-accepted-thanks = Acceptada. Ara altres persones la poden confirmar.
work-correct = Corregeix la quantitat
work-correct-quantity = La quantitat correcta
work-correct-was = Era { $quantity }.
work-correct-submit = Corregeix-la
work-withdraw = Retira
work-withdraw-is = Queda al registre com a retirada; no s’esborra res.
work-withdraw-submit = Retira-la
work-history = Història
entry-number = entrada { $index }
work-fitting = El que encaixa
history-logged = { $name } l’ha apuntada.
history-corrected = S’ha corregit en { $change }.
history-confirmed = { $name } l’ha confirmada.
history-disputed = { $name } la discuteix.
resource-produce = Fet
resource-use = Fet servir
resource-cite = Citat
today-care-waits =
    { $count ->
        [one] Un membre ha anotat cures aquest mes; compten quan algú les confirma.
       *[other] { $count } membres han anotat cures aquest mes; compten quan algú les confirma.
    }
