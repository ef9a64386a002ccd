digest-title = La settimana
digest-since = Cosa ti aspetta, e cosa è successo da { $day }.
digest-quiet = Questa settimana qui non è ancora successo niente.
digest-by-mail = Per posta elettronica
digest-no-mail = Questo server non manda posta; la settimana è sempre qui.
digest-mail-is = Il lunedì, cosa ti aspetta e cosa è successo la settimana prima. Il tuo indirizzo resta su questo server, e qui non lo vede nessun altro. La posta si legge per strada più facilmente di queste pagine.
digest-address = Il tuo indirizzo
digest-wrong = Questo non è un indirizzo di posta.
digest-unsent = La lettera a questo indirizzo non è partita, quindi non resta salvato niente. È scritto giusto? Se sì, riprova fra un’ora.
digest-on-is = La settimana di { $community } deve arrivare a { $address } ogni lunedì? Un tocco, e si comincia.
digest-on = Mandamela
digest-off = Disattivala
digest-comes-to = Arriva a { $address } ogni lunedì, se c’è qualcosa da raccontare.
digest-asked = Una lettera è in viaggio verso { $address }: apri il suo link e tocca una volta, e si comincia.
digest-is-on = D’ora in poi la settimana arriva per posta ogni lunedì. Ogni lettera ha un link che la fa finire.
digest-is-off = È disattivata, e il tuo indirizzo è dimenticato. La settimana è sempre qui.
digest-off-is = Basta posta sulla settimana? Un tocco, e il tuo indirizzo è dimenticato.
digest-confirm-subject = { $community }: la settimana arriva qui?
digest-confirm-text =
    Qualcuno di { $community } ha chiesto la settimana per posta a questo indirizzo. Se sei tu, apri questo link:
    { $link }
    
    Se no, non fare niente, o vai sul sicuro con questo:
    { $off }
digest-subject = { $community }: la tua settimana
digest-greeting = La settimana a { $community }:
digest-off-line = Basta con questo, con un tocco e senza entrare:
