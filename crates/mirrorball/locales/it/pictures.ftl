timeline-title = Le decisioni nel tempo
timeline-picture = Che cosa si è deciso, e quando
timeline-link = Quando ogni decisione è stata aperta, ha avuto risposte ed è stata chiusa
timeline-is = Ogni decisione è una linea: quanto se ne è parlato, quando ha avuto risposte ed è stata chiusa, e quando si torna a guardarla.
timeline-caption = Dal { $from } al { $until }: { $opened }, { $settled } e { $reviews }.
timeline-opened =
    { $count ->
        [one] si apre una decisione
       *[other] si aprono { $shown } decisioni
    }
timeline-settled =
    { $count ->
        [one] se ne chiude una
       *[other] se ne chiudono { $shown }
    }
timeline-reviews =
    { $count ->
        [one] si torna a guardarne una
       *[other] si torna a guardarne { $shown }
    }
timeline-desc = Ogni linea è una decisione, in alto l’ultima aperta. Sottile: se ne parla. Spessa: si risponde. Di nuovo sottile: aspetta di avere effetto. Un punto: si è deciso di sì; un anello: è finita altrimenti. Un rombo: il giorno in cui si torna a guardarla. La linea tratteggiata è oggi.
timeline-now = oggi
timeline-none = In questo periodo non c’è nessuna decisione. Quasi tutte nascono da una tensione: che cosa renderebbe più facile la settimana prossima?
timeline-col-decision = Decisione
timeline-col-opened = Aperta
timeline-col-answered = Risposte dal
timeline-col-settled = Chiusa
timeline-left-out =
    { $count ->
        [one] Qui manca una decisione precedente; il CSV le ha tutte.
       *[other] Qui mancano { $shown } decisioni precedenti; il CSV le ha tutte.
    }
moves-choose = Scegli e somma
moves-way = Verso
moves-all =
    { $count ->
        [one] L’unico movimento
       *[other] Tutti i { $shown } movimenti
    }
moves-together =
    { $count ->
        [one] Un movimento: { $sum }
       *[other] { $shown } movimenti, in totale { $sum }
    }
accounts-left-out =
    { $count ->
        [one] Qui manca un altro conto; il CSV li ha tutti.
       *[other] Qui mancano altri { $shown } conti; il CSV li ha tutti.
    }
account-behind =
    { $count ->
        [one] Una registrazione fa { $sum }.
       *[other] { $shown } registrazioni fanno insieme { $sum }.
    }
account-entries = Le registrazioni che ci stanno dietro
account-empty = Non si è ancora mosso niente.
account-key = Come lo nominano gli atti
account-free = Libero
account-pending-in = In sospeso, in entrata
account-shares-alone = Quello che le ripartizioni vi hanno mosso.
account-all-entries = Tutte le registrazioni di questo conto
moved-by-member = spostato tra conti
moved-by-decision = spostato da una decisione
moved-by-parting = ci fu una separazione
flow-to-members = Che cosa hanno dato le correnti, e a chi
flow-came-in = entrato
flow-went-out = uscito per spese
flow-shared = ripartito tra i membri
flow-paid = pagato ai membri
flow-left-over = Ogni importo si apre sulle registrazioni che ci stanno dietro. Quello che resta in cassa, la cassa di prima e la parte degli altri membri sono ciò che avanza del resto; nessuna registrazione lo dice.
paid-out-title = Quello che le ripartizioni hanno dato
paid-out-sentence = Dal { $from } al { $until }: { $shares }, { $amount } ai membri.
paid-out-none = Nessuna ripartizione aperta in questo periodo è conclusa. Si comincia a ripartire da quello che c’è in cassa.
paid-out-care-is = Una ripartizione è del giorno in cui è stata aperta. Quello che l’equilibrio della cura toglie ad alcune persone manca al loro sostentamento e al loro amore, ed è ciò che la cura dà ad altre.
statement-works =
    { $count ->
        [one] un contributo
       *[other] { $shown } contributi
    }
statement-sentence = { $month }: { $name } ha segnato { $works }. Le ripartizioni hanno dato { $shared }, e { $paid } sono stati pagati; ora sono dovuti { $owed }.
statement-picture = Il mese, giorno per giorno
statement-picture-is = Ogni segno è un contributo nel suo giorno: un triangolo per il sostentamento, un punto per l’amore, un cuore per la cura. Quelli pallidi non contano ancora, o non più.
statement-cut =
    { $count ->
        [one] Qui c’è solo l’ultimo.
       *[other] Qui ci sono solo gli ultimi { $shown }.
    }
statement-rest = Vedili tutti
statement-owed = Dovuto ora
statement-never-open = storici da subito
statement-work-is = Ciò che è segnato per i giorni di questo mese, e a che punto è.
statement-shares-is = Ripartizioni concluse questo mese: ognuna si apre sul perché di quella cifra.
statement-paid-is = Ciò che è stato pagato questo mese, per giorno di pagamento.
statement-credits-is = Come li ha ora il registro, non come erano a fine mese.
