nav-promises = Promesse
promises-title = Promesse
promises-lede = Che cosa i membri hanno detto che faranno, e per quando. Chi ha ricevuto la promessa dice se è stata mantenuta.
promises-list = Prima quelle aperte; in alto quella che scade prima
promises-none = Nessuno ha ancora promesso niente. Chi annaffia le piante questa settimana?
promise-make = Prometti qualcosa
promise-what = Che cosa prometti?
promise-due = Entro quando?
promise-to = A chi?
promise-to-all = a tutta la comunità
promise-quantity = Quanto, se si conta
promise-submit = Prometti
promise-thanks = Promesso. Grazie.
promise-keep = È stata mantenuta
promise-kept-thanks = Mantenuta. Grazie a voi.
promise-cancel = Ritirala
promise-open = aperta
promise-overdue = in ritardo
promise-kept = mantenuta
promise-cancelled = ritirata
promise-from-to = { $by } a { $to }
promise-from = { $by } a tutta la comunità
circle-close = Chiudilo
circle-close-is = Non vi si segna più niente; quello che è stato segnato resta. La chiusura non si può annullare.
log-casual = Con persone esterne
log-casual-hint = Un nome per riga. A loro non spetta niente, se non è stato concordato.
log-resources = Che cosa ha prodotto, usato o citato
log-resources-hint = Una cosa per riga.
share-withdraw-stuck = Un’obiezione è durata più dell’attesa, oppure chi ha aperto la ripartizione ha lasciato la comunità: qualunque membro a pieno titolo può ritirarla, e il denaro torna in cassa.
invitations-open = I tuoi inviti aperti
invitation-line =
    { $count ->
        [one] Per un’altra persona, come: { $standing }. Scade: { $when }.
       *[other] Per altre { $count } persone, come: { $standing }. Scade: { $when }.
    }
invitation-revoke = Ritiralo
move-waiting = Movimenti in sospeso
move-waiting-is = Contano per i limiti. Chi ne ha segnato uno lo conclude o lo annulla; altrimenti decade.
move-post = Concludi
move-void = Annulla
move-expires = Per quanti giorni resta in sospeso? (vuoto: si muove subito)
move-purpose = Scopo, per i conti vincolati
move-waits-until = { $name } · decade: { $when }
