### Guasti e violazioni: problemi della macchina, e registri che non superano il controllo. Il valore dice che cosa è successo,
### `why` dice che cosa è al sicuro, `next` dice che cosa fare.

fault-disk-full = Sul disco non c’è più spazio.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Libera un po’ di spazio e invia di nuovo l’atto; se lo invii due volte, entra una volta.
fault-read-only = Non si può scrivere in { $path }.
    .why = Ogni atto con una ricevuta resta a registro; niente di nuovo entra. Leggere si può ancora.
    .next = Permetti al programma di scrivere lì, oppure indica un’altra cartella con --data.
fault-unreachable = Non si riesce ad aprire { $path }: { $detail }.
    .why = Non è cambiato niente.
    .next = Controlla il percorso e i suoi permessi, oppure indica un’altra cartella con --data.
fault-corrupt = La base di dati è danneggiata: { $detail }.
    .why = Non è cambiato niente. I registri esportati e le altre copie restano intatti.
    .next = Ferma il programma, tieni una copia della cartella e ripristinala da una copia di riserva o da uno specchio.
fault-foreign = { $path } non è una base di dati di Mirrorball.
    .why = Non è cambiato niente.
    .next = Indica un’altra cartella con --data.
fault-newer = La base di dati ha la struttura { $found }; questa versione del programma conosce le strutture fino alla { $known }.
    .why = Non è cambiato niente.
    .next = Usa la versione più recente del programma.
fault-locked = Un altro programma tiene occupata la base di dati.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Riprova fra un momento; se resta così, chiudi l’altro programma che la tiene aperta.
fault-in-use = Un altro programma serve già { $path }.
    .why = Non è cambiato niente.
    .next = Chiudi l’altro programma, oppure indica un’altra cartella con --data.
fault-disk = Leggere o scrivere non è riuscito: { $detail }.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Controlla il disco e invia di nuovo l’atto; se lo invii due volte, entra una volta.
fault-clock-behind =
    { $minutes ->
        [one] L’orologio del custode è indietro di un minuto rispetto all’ultima registrazione.
       *[other] L’orologio del custode è indietro di { $minutes } minuti rispetto all’ultima registrazione.
    }
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Rimetti l’orologio della macchina del custode e invia di nuovo l’atto.
fault-clock-jumped = L’orologio del custode ha fatto un salto di { $minutes } minuti.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Controlla l’orologio della macchina del custode. Quando è andato regolare per dieci minuti, gli atti vengono accolti di nuovo.
fault-dated-ahead =
    { $minutes ->
        [one] La registrazione { $index } porta un’ora avanti di un minuto rispetto all’orologio di questo specchio.
       *[other] La registrazione { $index } porta un’ora avanti di { $minutes } minuti rispetto all’orologio di questo specchio.
    }
    .why = Ciò che è stato copiato prima resta. Di quell’ora questo specchio non prende e non conferma ancora niente.
    .next = Confronta l’orologio di questa macchina con quello del custode, e rimetti quello sbagliato. Quando quell’ora è arrivata, lo specchio va avanti da solo.
fault-busy = Aspettano più atti di quanti il custode ne possa accogliere.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Riprova fra qualche secondo; un atto inviato due volte entra una volta.
fault-closed = Il custode sta chiudendo.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato. Leggere si può ancora.
    .next = Riprova quando il custode è di nuovo in funzione; un atto inviato due volte entra una volta.
fault-rolled-back = La base di dati ha { $held } registrazioni di questo registro, ma il custode ha firmato per { $signed }.
    .why = A questo registro non si aggiunge niente finché non è riparato; quello che c’è si può leggere.
    .next = Rimetti la copia più recente della cartella dei dati, oppure riempila di nuovo da un registro esportato o da uno specchio.
fault-broken = Il registro non si riesce a ripercorrere: { $detail }.
    .why = A questo registro non si aggiunge niente finché non è riparato; quello che c’è si può leggere.
    .next = Esegui `mirrorball verify` su una copia esportata, e mostra il rapporto ai membri. Se il disco è danneggiato, riprendi le registrazioni con `mirrorball refill`.
fault-damaged = La registrazione { $entry } di questo registro nella base di dati non è quella per cui si è firmato.
    .why = A questo registro non si aggiunge niente finché non è riparato; quello che c’è si può leggere.
    .next = Ferma il programma, tieni una copia della cartella dei dati e riempila di nuovo da un registro esportato, da una copia di riserva o da uno specchio.
fault-unknown-community = Qui questa comunità non c’è.
    .why = Non è cambiato niente.
    .next = Controlla il nome nell’indirizzo.
fault-too-many-communities = Questo nodo tiene già tutte le comunità che può.
    .why = Non è cambiato niente.
    .next = Fonda la comunità su un altro nodo.
fault-no-randomness = Il sistema non ha dato byte casuali.
    .why = Non è cambiato niente.
    .next = Riprova; se resta così, la macchina va riparata.
fault-bug = Il programma ha mancato a una sua promessa: { $detail }.
    .why = Ogni atto con una ricevuta resta a registro; questo non è entrato.
    .next = Segnalalo, per favore, con la versione del programma e ciò che hai fatto.
fault-unreadable = Non si è riusciti a leggere il registro fino in fondo: { $detail }.
    .why = Non è cambiato niente.
    .next = Prendi di nuovo il registro.

breach = Il registro non supera il controllo.
    .next = Tieni questo file come prova, dillo agli altri membri e confrontalo con le loro copie.
breach-at = Il registro non supera il controllo alla registrazione { $index }.
breach-incomplete-next = Prendi o esporta di nuovo il registro; se resta così, confrontalo con le copie degli altri membri.
breach-file = Riga { $line }: { $detail }.
breach-file-empty = Il file è vuoto: non contiene né registrazioni né un punto di controllo.
breach-file-cut = Il file finisce a metà della registrazione { $index }: manca il resto.
breach-file-unsealed = Il file finisce dopo { $entries } registrazioni, senza il punto di controllo firmato che le copre.
breach-entry = I suoi byte non sono una registrazione: { $detail }.
breach-body = Il suo contenuto non si legge: { $detail }.
breach-signature-missing = Qui dovrebbe firmare la chiave { $key }, e la sua firma manca.
breach-signature-unknown = È firmata con la chiave { $key }, che qui non si conosce.
breach-signature-wrong = La firma della chiave { $key } non è stata fatta su questo contenuto.
breach-seen-before = Chi ha firmato aveva visto un’altra storia delle prime { $size } registrazioni; prima di questa è stato cambiato qualcosa.
breach-seen-one = Chi ha firmato aveva visto un’altra storia delle prime { $size } registrazioni; la registrazione { $from } è stata cambiata, spostata o tolta.
breach-seen-span = Chi ha firmato aveva visto un’altra storia delle prime { $size } registrazioni; fra la registrazione { $from } e la { $to } è stato cambiato, spostato o tolto qualcosa.
breach-seen-missing = Chi ha firmato aveva visto { $size } registrazioni, e prima di questa ne vengono solo { $before }; alcune mancano.
breach-stamp-back = La sua ora timbrata è precedente a quella della registrazione prima.
breach-doubled = Lo stesso atto c’è già alla registrazione { $first }.
breach-checkpoint = Il punto di controllo alla fine: { $detail }.
breach-checkpoint-origin = Il punto di controllo alla fine è di un altro registro.
breach-checkpoint-size = Il punto di controllo alla fine copre { $size } registrazioni, e qui ce ne sono { $entries }.
breach-checkpoint-root = La radice indicata dal punto di controllo non è quella delle { $size } registrazioni che ci sono qui; alcune sono cambiate, mancano o sono in un altro ordine.
breach-refused = Le regole la rifiutano ({ $code }): { $detail }.
