### Ciò che viene rifiutato alla porta del programma, prima di chiedere alle regole di una comunità. Il valore dice che cosa è successo,
### `why` dice perché, `next` dice che cosa fare.

door-other-host = Questo server non risponde al nome { $host }.
    .why = Un altro sito può far puntare un suo nome a questa macchina e leggere di nascosto; perciò si risponde solo ai nomi conosciuti.
    .next = Aprilo su localhost o al suo indirizzo in cifre. Chi lo gestisce può permettere un nome con --host NOME.
door-cross-site = Questa richiesta viene dalla pagina di un altro sito.
    .why = Qui possono agire solo le pagine di questo server.
    .next = Apri la pagina su questo server e riprova.
door-too-many = Sono state moltissime richieste in poco tempo.
    .why = Ogni visita può chiedere un numero limitato di volte, perché il server resti veloce per chiunque.
    .next = Aspetta { $seconds ->
        [one] un secondo
       *[other] { $seconds } secondi
    } e riprova. Non è andato perso niente.
door-streams-full = Non ci sono più connessioni in diretta libere.
    .why = Questo server ne tiene solo un certo numero alla volta.
    .next = Ricarica la pagina quando vuoi vedere le novità.
door-body-too-large = Il messaggio è troppo grande.
    .why = Questo server legge al massimo { $bytes_max } byte di un messaggio.
    .next = Accorcia i testi, oppure invialo a pezzi.
door-not-utf8 = Il messaggio non è testo leggibile.
    .why = Dal byte { $at } in poi non è UTF-8.
    .next = Invialo in UTF-8.
door-not-json = Il messaggio ha una forma diversa da quella attesa.
    .why = Leggendolo come JSON: { $detail }.
    .next = In /api trovi la forma di ogni messaggio.
door-bad-query = L’indirizzo chiede qualcosa che non si riesce a leggere.
    .why = { $detail }.
    .next = In /api trovi che cosa si può chiedere.
door-nothing-here = A questo indirizzo non c’è niente.
    .why = Non è mai stato usato, oppure ha cambiato posto.
    .next = Riparti dalla prima pagina.
door-other-method = Questo indirizzo non si usa in questo modo.
    .why = Risponde ad altri metodi.
    .next = In /api trovi a che cosa risponde ogni indirizzo.
door-no-community = Qui nessuna comunità si chiama { $name }.
    .why = È tenuta su un altro server, oppure il nome si scrive in un altro modo.
    .next = Cercala nella prima pagina.
door-session-needed = Solo i membri possono leggere questa comunità.
    .why = Il suo accordo sull’apertura la riserva ai membri.
    .next = Apri una sessione con una delle tue chiavi, oppure chiedi un invito a un membro.
door-challenge-spent = A questa richiesta di firma non si può più rispondere.
    .why = Si risponde una volta sola, entro cinque minuti.
    .next = Riprova: te ne viene preparata una nuova.
door-session-key = Questa chiave qui non apre niente.
    .why = Non è una chiave attiva di questo membro.
    .next = Usa un’altra tua chiave; se l’hai persa, chiedi alla comunità un nuovo invito.
door-session-signature = La firma non corrisponde alla richiesta.
    .why = È stata fatta con un’altra chiave, oppure per un altro indirizzo.
    .next = Riprova da questa pagina.
door-not-there = Qui niente ha il codice { $id }.
    .why = Appartiene a un’altra comunità, oppure è scritto male.
    .next = Cercalo nelle pagine della comunità.
door-not-the-sample = Questo lo fa solo la comunità di esempio.
    .why = Le sue chiavi sono pubbliche, perché chiunque possa provare tutto.
    .next = Apri la comunità di esempio dalla prima pagina.
door-timed-out = Ci è voluto troppo tempo.
    .why = Il server ha molto da fare.
    .next = Riprova fra un momento; un atto inviato due volte conta una volta.
door-bug = Qualcosa nel programma si è rotto.
    .why = Ha mancato a una delle sue promesse; il registro è al sicuro.
    .next = Riprova, e racconta a chi gestisce questo server che cosa hai fatto.
