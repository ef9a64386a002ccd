stream-livelihood = Sostentamento
stream-love = Amore
stream-care = Cura
unit-hours = ore
unit-words = parole
unit-pieces = pezzi
quantity-hours = { $figure } h
quantity-words = { $figure } parole
quantity-pieces = { $figure } pezzi
quantity-credits = { $figure } crediti
col-member = Membro
col-state = Stato
col-month = Mese
col-note = Nota
col-why = Perché?
col-day = Giorno
col-amount = Importo
log-title = Segna lavoro
log-lede = Quanto, e di che cosa. Il resto può aspettare.
log-last-five = I tuoi ultimi tipi di lavoro
log-stream = Filone
log-task = Che cosa?
log-quantity = Quanto?
log-unit = Contato in
log-circle = Cerchio o progetto
log-commons = Bene comune che crea o mantiene
log-day = Giorno
log-more = Nota, o per un’altra persona
log-note = Nota
log-note-hint = Sta accanto al registro, così si può cancellare.
log-for = Di chi è il lavoro?
log-for-hint = Il lavoro di un’altra persona conta quando lei l’ha accettato.
log-for-me = Mio
log-submit = Segna
log-thanks = Segnato. Grazie.
log-needs-session = Per segnare lavoro, apri questa pagina su un dispositivo che ha la tua chiave.
today-hello = Che bello vederti, { $name }
today-hello-nobody = Oggi in { $name }
today-quick = Che cosa hai fatto?
today-more-fields = Altro giorno, cerchio, nota
today-begin = Quattro passi per cominciare
today-step-invite = Invita qualcuno con un link
today-step-log = Segna il primo lavoro
today-step-confirm = Confermatevi il lavoro a vicenda
today-step-income = Segna la prima entrata
today-waiting = Che cosa ti aspetta
today-nothing-waits = Non ti aspetta niente.
today-more-waiting =
    { $count ->
        [one] Un’altra cosa aspetta
       *[other] Altre { $count } cose aspettano
    }
today-whole-picture = L’immagine intera
today-care-carried =
    { $count ->
        [one] Un membro ha portato la cura che si è vista questo mese.
       *[other] { $count } membri hanno portato la cura che si è vista questo mese.
    }
today-care-none = Questo mese non si vede lavoro di cura. Raramente è zero: che cosa ha fatto qualcuno perché tutto andasse avanti?
today-who = Chi ha fatto che cosa · { $month }
today-more-people = altre { $count }
today-nobody = Questo mese non c’è ancora niente di segnato. La prima riga è la più difficile.
today-happened = Successo da poco
today-new = nuovo per te
today-everything = Tutto quello che è successo
happened-logged =
    { $count ->
        [one] Segnato un contributo
       *[other] Segnati { $count } contributi
    }
happened-attested =
    { $count ->
        [one] Una risposta a un contributo
       *[other] { $count } conferme o risposte a contributi
    }
happened-money =
    { $count ->
        [one] Un movimento di denaro
       *[other] { $count } entrate o uscite di denaro
    }
happened-promised =
    { $count ->
        [one] Una promessa
       *[other] { $count } promesse fatte, mantenute o ritirate
    }
happened-answered =
    { $count ->
        [one] Una risposta a una proposta
       *[other] { $count } risposte a proposte
    }
happened-objection =
    { $count ->
        [one] Un passo con un’obiezione
       *[other] { $count } passi con obiezioni
    }
happened-voted =
    { $count ->
        [one] Una scheda
       *[other] { $count } schede
    }
happened-advised =
    { $count ->
        [one] Un parere
       *[other] { $count } pareri e relative risposte
    }
happened-remarked =
    { $count ->
        [one] Una domanda o reazione
       *[other] { $count } domande e reazioni
    }
happened-checked-in =
    { $count ->
        [one] Una presenza
       *[other] { $count } presenze
    }
happened-others =
    { $count ->
        [one] un’altra persona
       *[other] altre { $count } persone
    }
wait-attest = { $name }: { $task }, { $quantity }
wait-attest-detail = Ne sai qualcosa?
wait-accept = { $name } ha segnato { $task } per te
wait-accept-detail = Conta quando lo accetti.
wait-proposal = { $name } propone { $quantity } per il tuo lavoro: { $task }
wait-proposal-detail = Accetta o rifiuta.
wait-disputed = Il tuo lavoro «{ $task }» è contestato
wait-disputed-detail = Finché lo è, non conta. Leggi perché, parlatene; poi correggilo o ritiralo.
wait-share = È aperta una ripartizione di { $amount }
wait-share-detail = Si conclude se nessuno obietta: { $when }.
wait-evaluation = { $name }: fine di una fase di prova
wait-evaluation-detail = Si aspetta la tua risposta.
work-title = Lavoro
work-log = Segna lavoro
work-filter = Mostra
work-all = Tutto
work-all-members = Tutti i membri
work-all-circles = Ovunque
work-count =
    { $count ->
        [one] Un contributo
       *[other] { $shown } contributi
    }
work-none = Niente corrisponde. Filtra di meno, oppure segna qualcosa.
work-none-yet = Non è stato ancora segnato niente. Conta tutto ciò che manda avanti le cose: un lavoro fatto, un pasto cucinato, un momento di ascolto.
work-none-care = Non si vede lavoro di cura. Raramente è zero: che cosa ha fatto qualcuno perché tutto andasse avanti?
pager = Pagine
pager-newer = Più recenti
pager-older = Meno recenti
state-offered = da accettare
state-waiting = in attesa { $have }/{ $need }
state-waiting-short = in attesa
state-proposed = proposta un’altra quantità
state-disputed = contestato
state-counted = conta
state-withdrawn = ritirato
state-offered-is = L’ha segnato un’altra persona; aspetta di essere accettato.
state-waiting-is =
    { $count ->
        [one] Ancora una conferma e conta.
       *[other] Ancora { $count } conferme e conta.
    }
state-proposed-is = Chi ha contribuito accetta o rifiuta.
state-disputed-is = Non conta finché chi lo contesta non ritira la contestazione.
state-counted-is = Confermato da abbastanza persone.
state-withdrawn-is = Ritirato da chi ha contribuito.
work-credits = Crediti
work-by-rates = secondo le tariffe concordate
work-casual = Con
work-answer = La tua risposta
work-confirm = Conferma
work-confirm-is = Sai che è stato fatto, e che la quantità è più o meno giusta.
work-confirmed-thanks = Confermato. Grazie.
work-propose = Proponi un’altra quantità
work-propose-quantity = La quantità che conosci tu
work-propose-submit = Proponi
work-proposed = { $name } propone { $quantity }.
work-dispute = Contesta
work-dispute-is = Non conterà finché non ritiri la contestazione. Spesso parlarne prima è più rapido.
work-dispute-submit = Contestalo
work-settle = Ritira
work-settle-is = L’hai contestato, oppure hai proposto un’altra quantità.
work-agree = Accetta
work-decline = Rifiuta
work-accept = Accetta come mio
work-accept-is = Qualcuno ha segnato questo lavoro per te.
work-accepted-thanks = Accettato. Ora altre persone possono confermarlo.
work-correct = Correggi la quantità
work-correct-quantity = La quantità giusta
work-correct-was = Era { $quantity }.
work-correct-submit = Correggi
work-withdraw = Ritira
work-withdraw-is = Resta nel registro come ritirato; non si cancella niente.
work-withdraw-submit = Ritiralo
work-history = Storia
entry-number = registrazione { $index }
work-fitting = Che cosa corrisponde
history-logged = Segnato da { $name }.
history-corrected = Corretto di { $change }.
history-confirmed = Confermato da { $name }.
history-disputed = Contestato da { $name }.
resource-produce = Prodotto
resource-use = Usato
resource-cite = Citato
today-care-waits =
    { $count ->
        [one] Un membro ha annotato cura questo mese; conta quando qualcuno la conferma.
       *[other] { $count } membri hanno annotato cura questo mese; conta quando qualcuno la conferma.
    }
