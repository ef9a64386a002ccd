act-found = La comunità è stata fondata
act-invite = È stato creato un invito
act-join = È entrato un membro
act-rename = Un nome è cambiato
act-absence = È stata segnata un’assenza
act-leave = Un membro ha lasciato la comunità
act-key-add = È stata aggiunta una chiave
act-key-revoke = È stata revocata una chiave
act-circle-open = Aperto: { $name }
act-circle-close = Chiuso: { $name }
act-commons-open = È cominciato il bene comune { $name }
act-partner-add = È stato aggiunto un partner
act-work-log = Lavoro segnato: { $task }, { $quantity }
act-work-accept = Un lavoro è stato accettato
act-work-correct = Un lavoro è stato corretto
act-work-withdraw = Un lavoro è stato ritirato
act-work-confirm = Un lavoro è stato confermato
act-work-propose = È stata proposta un’altra quantità
act-work-agree = Una quantità proposta è stata accettata
act-work-decline = Una quantità proposta è stata rifiutata
act-work-dispute = Un lavoro è stato contestato
act-work-settle = Una contestazione o una proposta è stata ritirata
act-work-close = Un lavoro conta per silenzio
act-income = Entrata: { $amount }
act-expense = Uscita: { $amount }
act-photo-add = È stata aggiunta la foto di una ricevuta
act-money-reverse = È stato annullato del denaro segnato male
act-share-open = Aperta una ripartizione di { $amount }
act-share-object = Qualcuno ha obiettato a una ripartizione
act-share-settle = Un’obiezione è stata ritirata
act-share-withdraw = Una ripartizione è stata ritirata
act-share-post = Conclusa una ripartizione: { $amount }
act-payment = Pagamento a un membro: { $amount }
act-commitment-make = È stata fatta una promessa
act-commitment-keep = Una promessa è stata mantenuta
act-commitment-cancel = Una promessa è stata ritirata
act-account-open = È stato aperto il conto { $name }
act-transaction-record = Si è mosso valore tra conti
act-transaction-post = Concluso un movimento in sospeso
act-transaction-void = Annullato un movimento in sospeso
act-stage-open = È stata aperta una valutazione
act-stage-confirm = Risposta a una valutazione: si va avanti
act-stage-decline = Risposta a una valutazione: non ancora
act-checkin = Un membro ha segnato la sua presenza
act-note-erase = Una nota è stata cancellata
act-keeper-endorse = Un custode ha ricevuto sostegno
effect-plain = Questo si può registrare ora.
effect-work-credits = { $quantity } di { $task }: { $credits } crediti.
effect-work-dating = { $open } di questi si aprono in questa fase di prova; gli altri sono subito storici.
effect-work-care = { $quantity } di cura.
effect-work-counts =
    { $count ->
        [one] Conta quando un altro membro l’ha confermato.
       *[other] Conta quando altri { $count } membri l’hanno confermato.
    }
effect-work-offered = Aspetta che lo accetti il membro che l’ha svolto.
effect-work-long-day = Con questo, per quel giorno sono segnate { $hours } ore, e un giorno ne ha 24: guarda la durata e il giorno.
effect-income = { $amount } entrano in cassa: poi ci sono { $cash }.
effect-expense = { $amount } escono dalla cassa: poi ci sono { $cash }.
effect-share-open = { $amount } si mettono da parte dalla cassa; i crediti che pagherà restano fermi finché si conclude.
effect-share-open-waits = Si conclude dopo { $hours } ore, se nessun membro obietta.
effect-share-open-decided = Si decide per assenso: si conclude dopo { $hours } ore, quando ognuno di voi ha risposto e nessuno obietta; altrimenti alla fine del termine per rispondere, se avete risposto in numero sufficiente. Se allora hanno risposto in troppo poche persone, c’è un altro termine, quello del vostro accordo sull’assenso.
effect-share-post = { $amount } diventano dovuti ai membri, e i crediti che ci sono dietro sono saldati.
effect-payment = Di quanto la comunità deve a questo membro si pagano { $amount }.
effect-reverse-cash = Tornano { $amount }: poi in cassa ci sono { $cash }.
effect-reverse-owed = A questo membro si devono di nuovo { $amount }.
effect-double = La stessa somma c’è già per quel giorno, dalla stessa parte o per essa: registrazione { $index }. Vai avanti se è successo due volte.
effect-revoke = Questa chiave non firma più niente, dalla prossima registrazione in poi. Non si può annullare.
effect-leave = Lasci la comunità; quello che ti spetta resta tuo. Per tornare serve un nuovo invito.
effect-stage-decline = La valutazione finisce; la fase continua.
flaw-missing = manca
flaw-unknown = qui non c’è un campo con questo nome
flaw-expected = atteso: { $what }
flaw-at-most = al massimo { $what }
flaw-at-most-smallest = al massimo { $limit } dell’unità più piccola, come i centesimi
flaw-at-least = almeno { $what }
flaw-too-long = al massimo { $what } caratteri
flaw-too-short =
    { $what ->
        [one] qui va scritto qualcosa
       *[other] un testo di { $what } caratteri o più
    }
flaw-one-of = uno fra { $what }
