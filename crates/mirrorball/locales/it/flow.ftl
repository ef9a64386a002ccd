flow-title = Flusso
flow-money = Da dove è venuto il denaro e dove è andato
flow-none = In questo periodo non si è mosso denaro.
flow-table = Lo stesso in tabella
flow-from = Da
flow-to = A
flow-caption = { $from } – { $until }: entrati { $came }; usciti { $out } per spese, ripartiti { $shared }.
flow-desc = Le fasce vanno da sinistra a destra, da chi ha pagato a dove è andato. La larghezza è l’importo.
flow-solidarity = fondo di solidarietà
flow-reserve = riserva
flow-kept = resta in cassa
flow-before = cassa di prima
care-title = Chi porta la cura
care-link = La mappa della cura, mese per mese
care-sentence = { $hours } h di cura portate da { $who } ({ $from } – { $until }); metà viene da { $few }.
care-people =
    { $count ->
        [one] un membro
       *[other] { $count } membri
    }
care-caption = Ore di cura che contano, per membro e mese. Più scuro è di più.
care-none = Non si vede lavoro di cura ({ $from } – { $until }). Raramente è zero: che cosa ha fatto qualcuno perché tutto andasse avanti?
care-not-ranking = In ordine di nome. Serve per parlare di equilibrio, mai come classifica.
mirror-title = Specchio
mirror-lede = Tutto ciò che mostrano queste pagine si può calcolare da questo registro. Due dispositivi con la stessa storia vedono la stessa sfera.
mirror-head = Il registro ora
mirror-size = Registrazioni
mirror-root = Radice
mirror-community = Comunità
mirror-keeper = Chiave del custode
mirror-sealed = Sigillato solo dal custode
mirror-sealed-is = Nessun testimone controfirma ancora questo registro. Tieni una copia del punto di controllo: con quella puoi accorgerti se un giorno la storia viene cambiata.
mirror-yourself = Controlla di persona
mirror-step-download = Porta a casa tutto il registro.
mirror-download = Scarica il registro
mirror-step-run = Fallo ripercorrere al programma, sulla tua macchina:
mirror-step-compare = Confronta la radice con quella di un altro membro.
mirror-checkpoint = Punto di controllo
mirror-checkpoint-is = Firmato dalla chiave del custode: grandezza e radice del registro.
mirror-entries = Ultime registrazioni
mirror-keeper-filed = il custode
entry-title = Registrazione { $index }
entry-when = Ora timbrata
entry-by = Di
entry-act = Atto
entry-leaf = Hash della foglia
entry-notes = Testi accanto
entry-notes-are = Fuori dai byte firmati, così chi li ha scritti può cancellarli.
entry-bytes = I suoi byte esatti
entry-bytes-are = L’ora timbrata, ciò che è stato firmato e le firme.
entry-previous = Registrazione prima
entry-next = Registrazione dopo
entry-subject = Apri ciò di cui parla
note-erased = (cancellato)
somebody-unknown = (nome cancellato)
flow-no-circle = nessun cerchio indicato
flow-cash = cassa
flow-costs = spese: { $whom }
flow-other-members =
    { $count ->
        [one] un altro membro
       *[other] altri { $count } membri
    }
flow-aside = messo da parte
flow-shares =
    { $count ->
        [one] una ripartizione
       *[other] { $count } ripartizioni
    }
partners-customer = clienti
partners-donor = chi dona
partners-supplier = chi fornisce
partners-member = membri come partner
rows-left-out =
    { $count ->
        [one] Qui manca un altro membro; il CSV li ha tutti.
       *[other] Qui mancano altri { $shown } membri; il CSV li ha tutti.
    }
entry-erase = Cancella questo testo
entry-erase-is = Il registro resta com’è; il testo viene cancellato qui e non si può recuperare.
