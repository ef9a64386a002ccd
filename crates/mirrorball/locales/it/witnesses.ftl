seal-by =
    { $count ->
        [one] Sigillato da un testimone
       *[other] Sigillato da { $shown } testimoni
    }
seal-by-is = I testimoni sono macchine di altre persone. Ognuno ha confermato le prime { $size } registrazioni: se dopo qualcosa lì fosse cambiato, tolto o aggiunto, ce ne si accorgerebbe.
seal-newer =
    { $count ->
        [one] Una registrazione più recente è accolta: il custode l’ha al sicuro, e i testimoni la confermano fra un momento.
       *[other] { $shown } registrazioni più recenti sono accolte: il custode le ha al sicuro, e i testimoni le confermano fra un momento.
    }
seal-waiting = Accolto, non ancora sigillato
seal-waiting-is = Il custode ha tutte le registrazioni al sicuro. I suoi testimoni non le hanno ancora confermate; continua a chiederlo da sé.
seal-old-keeper = Il custode di prima: qui si legge soltanto
seal-old-keeper-is = I membri sono andati avanti con un altro custode, che i testimoni seguono. Ciò che è venuto dopo è lì, e qui non si aggiunge più niente.
seal-only-reads = Qui si legge soltanto
seal-confirmed-before = I testimoni hanno confermato qui in passato le prime { $size } registrazioni; per quelle vale ancora.
seal-old-newer =
    { $count ->
        [one] Dopo è stata accolta qui una registrazione che nessuno ha confermato: dove i membri sono andati avanti potrebbe non esserci.
       *[other] Dopo sono state accolte qui { $shown } registrazioni che nessuno ha confermato: dove i membri sono andati avanti potrebbero non esserci.
    }
seal-witnesses = Chi fa da testimone a questo registro
witness-since = inizio: { $when }
witness-last = ultima conferma: { $when }
witness-never = non ha ancora confermato niente
witness-confirmed-here = ha confermato queste { $size } registrazioni: { $when }
witness-asked-elsewhere = solo il custode lo interroga; questa copia non sa che cosa ha confermato
witness-said = la sua ultima risposta: { $said }
seal-for-witnesses = Per chi vuole fare da testimone a questo registro
seal-for-witnesses-is = Dai a quella persona questa chiave. Deve eseguire:
entry-standing = Situazione
entry-alone = Accolta dal custode. Questo registro non ha testimoni.
entry-accepted = Accolta: il custode l’ha al sicuro. I testimoni la confermano fra un momento.
entry-accepted-before = Accolto solo dal custode di prima. I suoi testimoni ora ne seguono un altro e non lo hanno confermato: dove i membri sono andati avanti potrebbe non esserci.
entry-sealed = Sigillata: i testimoni hanno confermato che è qui.
entry-proof = Porta con te la prova
entry-proof-is = Un piccolo file. Con questo e con i byte qui sotto chiunque può controllare, senza questo server, che la registrazione è nel registro.
fault-copy = Questo è uno specchio della comunità: una copia di sola lettura.
fault-copy-why = Tutto ciò che è qui è stato confrontato con ciò che il custode ha firmato. Non è entrato niente.
fault-copy-next = Registralo presso il custode della comunità, all’indirizzo che usano i suoi membri.
fault-copy-at = Registralo presso il custode della comunità: { $url }
fault-superseded = Abbastanza testimoni seguono un altro custode di questa comunità.
fault-superseded-why = Qui non si aggiunge più niente; quello che c’è si può leggere.
fault-superseded-next = Se i membri hanno scelto un altro custode, andate avanti lì; se no, chiedi ai testimoni.
fault-keeping = Questa macchina tiene già la comunità, quindi non può farle da specchio.
fault-keeping-why = Non è cambiato niente.
fault-keeping-next = Falle da specchio da un’altra macchina.
fault-lagging = Il testimone { $witness } ha confermato { $confirmed } registrazioni che qui non ci sono tutte: questo specchio ne ha { $held }.
fault-lagging-why = Non è cambiato niente. Quello che qui manca andrebbe perso, e quel testimone rifiuterebbe questo specchio per sempre.
fault-lagging-next = Aspetta che si sia messo in pari, o sostieni uno specchio che ne ha di più.
witness-mirrors = tiene una copia intera, inizio: { $when }
mirrors-who = Chi fa da specchio a questo registro
mirrors-is = Macchine che tengono una copia intera e chiedono qui le novità. Quanto ha ciascuna lo dice lei; chi la apre lì lo vede.
mirrors-none = Negli ultimi dieci minuti nessuna macchina ha detto di fare da specchio a questo registro. Con uno specchio tutto va avanti, se questo server si perdesse.
mirrors-of = Una macchina a nome di { $name }
mirrors-holds = ha { $size } registrazioni; ultima richiesta: { $when }
mirrors-unnamed = Macchine che non dicono di chi sono: { $count }.
mirrors-for-members = Macchine: { $count }. I membri vedono di chi sono, se la macchina lo dice.
mirror-copy = Uno specchio: una copia da leggere
mirror-copy-stopped = Uno specchio che si è fermato
mirror-copy-waits = Uno specchio che aspetta
mirror-copy-alone = Una copia che non segue nessuno
mirror-copy-alone-is = Ha il registro fin qui e non chiede altro a nessuno: i membri hanno messo un altro custode, oppure viene da un archivio. Il resto è dove ora presentano i loro atti.
mirror-copy-of = Copiato da { $url }, inizio: { $when }.
mirror-copy-is = Ogni registrazione è stata confrontata con ciò che il custode ha firmato e ripercorsa qui, con tutte le regole. Se il custode non c’è più, questa copia ha tutto.
check-do = Controlla ora
check-is = Il tuo dispositivo controlla ciò che mostra questo server e non gli crede sulla parola: la firma del custode, i testimoni, che niente sia cambiato dall’ultima volta, e che ci sia ancora ogni atto di cui ha una ricevuta.
check-more = Questo è veloce. Per controllare anche ogni regola e ogni quota:
check-good = Controllato: il custode risponde di { $size } registrazioni.
check-confirmed = Testimoni che lo confermano: { $count }.
check-continues = Continua le { $size } registrazioni già viste da questo dispositivo ({ $when }); lì non è cambiato niente.
check-acts = Atti di cui questo dispositivo ha una ricevuta: { $count }; ci sono tutti.
check-no-acts = Questo dispositivo non ha ancora ricevute qui.
check-next = Tieni aperta questa pagina, porta a casa il registro, e mostra entrambi agli altri membri.
check-founding = La prima registrazione non è la fondazione di questa comunità.
check-no-checkpoint = Quello che mostra il server non è un punto di controllo.
check-other = Il server mostra un registro diverso da quello che questo dispositivo conosce a questo indirizzo.
check-keeper = La firma del custode non vale. Se i membri hanno scelto un altro custode, scrivi la sua chiave, come te la dicono, nella pagina di verifica, e verifica di nuovo. Se no:
check-successor = Per questo registro firma una chiave diversa da quella che questo dispositivo conosce. Se i membri hanno scelto un altro custode, premi di nuovo, e questo dispositivo seguirà la nuova chiave. Se no:
check-less = Il server mostra meno registrazioni di quante questo dispositivo ne abbia già viste. Se i membri sono andati avanti a un altro indirizzo, verifica lì; se questo è uno specchio, forse si sta mettendo in pari: verifica di nuovo tra un po’. Se no:
check-missing = Un atto di cui questo dispositivo ha una ricevuta non è nel registro.
check-witness = La firma di un testimone non vale.
check-changed = Il registro non continua ciò che questo dispositivo ha visto prima: il suo passato è stato cambiato.
carry-on = Se il custode non c’è più
carry-on-is = Allora la comunità può andare avanti qui: quando più della metà dei membri a pieno titolo sostiene questo specchio, sarà lui a tenere il registro e ad accogliere gli atti. Ognuno esegue, con l’indirizzo di questo specchio:
carry-on-witnesses = Prima di tutto: chi gestisce un testimone di questa comunità gli dà la chiave di questo specchio. Da allora rifiuta il custode di prima, se dovesse tornare. Deve eseguire:
carry-on-given = Sostegni a questo specchio: { $given } dei { $needed } che servono.
carry-on-lags = Il testimone { $witness } aveva confermato { $confirmed } registrazioni l’ultima volta che gli è stato chiesto; qui ne mancano: { $missing }. Aspettate che questo specchio si sia messo in pari, o andate avanti con uno che ne ha di più.
carry-on-silent = L’ultima volta che è stato chiesto, questi testimoni non hanno detto che cosa hanno confermato: { $names }. Se è più di quanto c’è qui, rifiuteranno questo specchio.
carry-on-here = Oppure, su un dispositivo che a questo indirizzo ha la tua chiave:
carry-on-do = Sostieni questo specchio
carry-on-thanks = Il tuo sostegno è custodito qui.

take-title = Portare via tutto
take-is = Un solo file da conservare, preparato dal tuo browser: tutto ciò che i membri hanno firmato, i testi che puoi leggere, di chi è ogni chiave, tabelle di lavoro, denaro e flusso, e le prove di ciò che è stato firmato su questo dispositivo. Con questo, qualsiasi macchina può continuare.
take-do = Prepara il file
take-way = { $done } parti su { $all } sono qui…
take-done = Il file è pronto. Il registro che contiene è quello che il custode ha firmato, e continua ciò che questo dispositivo ha visto. Conservalo in un posto diverso da questo server. Contiene testi che solo tu e poche altre persone potete leggere.
take-not = Il file non è stato preparato.
take-broken = La connessione si è interrotta, o il server non ha risposto.
take-again = Riprova. Su una macchina con Mirrorball, mirrorball export all fa lo stesso.
take-other = Ciò che è arrivato non è il registro che il custode ha firmato, o non continua ciò che questo dispositivo ha visto.
take-other-next = Verifica qui sopra, poi mostra il risultato agli altri membri.
take-large = Questa comunità è troppo grande per un file fatto in un browser.
take-large-next = Su una macchina con Mirrorball, usa mirrorball export all.
take-readme =
    { $name }

    Questa cartella contiene una comunità: tutto ciò che i membri hanno firmato, e ciò che le appartiene. Non ha bisogno di alcun server.

    community.register  ogni registrazione, byte per byte come è stata firmata, e il punto di controllo del custode
    notes.json          i testi che le registrazioni nominano con la loro impronta, nella misura in cui puoi leggerli
    keys.json           di chi è ogni chiave, e da quale a quale registrazione firma
    checkpoint.txt      il punto di controllo più recente, con ciò che i testimoni ne hanno firmato finora
    receipts/           le prove che gli atti del tuo dispositivo sono nel registro (C2SP tlog-proof)
    { "*.csv" }               tabelle per un foglio di calcolo; flusso dell’ultimo anno, potere di questo trimestre

    Ecco ciò che il tuo browser ha verificato preparando il file: il registro è esattamente quello che il custode ha firmato, comincia con la fondazione di questa comunità e continua ciò che il tuo dispositivo aveva già visto. Testi, chiavi e tabelle li ha presi come li ha dati il server.

    Per vedere che tutto regge, ogni firma, ogni regola, ogni pagamento:
      mirrorball verify community.register

    Per continuare su un’altra macchina:
      mirrorball import . --data CARTELLA
      mirrorball serve --data CARTELLA
    Là si può solo leggere, finché più della metà dei membri a pieno titolo non sostiene quella macchina, con
      mirrorball endorse http://QUELLA-MACCHINA/{ $slug }

    { $id }
check-silent = Testimoni che prima hanno confermato, e questo no: { $count }. Chiedi di nuovo fra un po’; se resta così, chiedi loro perché.
check-no-key = Niente dice qui quale chiave firma per questa comunità. Scrivi la chiave del custode che ti è stata detta, o porta in un file quello che sa il tuo dispositivo.
check-failed = Non è arrivata nessuna risposta che si possa verificare. Guarda l’indirizzo e la connessione, poi riprova.
check-elsewhere = Quello che verifica qui viene dal server che è verificato. Per essere certo anche di questo, usa la pagina di verifica dal tuo disco, e consegnale quello che sa questo dispositivo.
check-known = Quello che sa questo dispositivo
checking-get = La pagina di verifica
checking-title = Verifica una comunità
checking-lede = Questa pagina non viene dal server della comunità, e non gli crede nulla. Guarda se il custode e i testimoni rispondono di quello che si mostra, e se continua quello che hai visto prima, con ogni tuo atto.
checking-ask = Che cosa verificare
checking-address = L’indirizzo della comunità
checking-file = Quello che sa il tuo dispositivo, come file
checking-file-is = Lo fa la pagina Specchio della tua comunità. Senza, la prima verifica non ha nulla con cui confrontare.
checking-keys = Chiavi che ti hanno detto
checking-key = La chiave del custode
checking-key-is = 66 lettere e cifre, come sulle carte della tua comunità. Se la scrivi, nessun’altra va bene.
checking-witnesses = Le chiavi dei testimoni
checking-witnesses-are = Una per riga. I testimoni che hanno confermato una volta sono ricordati.
checking-known = Quello che si sa qui
checking-known-is = Questo browser lo tiene.
checking-where = Tieni questo file: ha bisogno solo del server della comunità, e non chiede a nessun altro. Chi ha pubblicato la versione ne dice l’impronta.
checking-bad-address = Questo non è l’indirizzo di una comunità. È fatto così: https://home.example/our-community.
checking-bad-file = Questo non è il file che fa la pagina Specchio.
checking-bad-key = La chiave di un custode ha 66 lettere e cifre, e comincia con 01.
check-first = Qui si guarda per la prima volta: d’ora in poi si confronta con questo.
checking-bad-witness = La chiave di un testimone è fatta così: nome+1a2b3c4d+ e lettere dopo, una per riga.
checking-not-kept = Questo browser non tiene nulla per i file: porta ogni volta quello che sa il tuo dispositivo.
