act-found = S’ha fundat la comunitat
act-invite = S’ha fet una invitació
act-join = Algú s’ha unit a la comunitat
act-rename = S’ha canviat un nom
act-absence = S’ha apuntat una absència
act-leave = Algú ha marxat de la comunitat
act-key-add = S’ha afegit una clau
act-key-revoke = S’ha revocat una clau
act-circle-open = S’ha obert { $name }
act-circle-close = S’ha tancat { $name }
act-commons-open = Ha començat el procomú { $name }
act-partner-add = S’ha afegit una contrapart
act-work-log = S’ha apuntat feina: { $task }, { $quantity }
act-work-accept = S’ha acceptat una feina
act-work-correct = S’ha corregit una feina
act-work-withdraw = S’ha retirat una feina
act-work-confirm = S’ha confirmat una feina
act-work-propose = S’ha proposat una altra quantitat
act-work-agree = S’ha acceptat una quantitat proposada
act-work-decline = S’ha rebutjat una quantitat proposada
act-work-dispute = Algú discuteix una feina
act-work-settle = S’ha retirat una discussió o una proposta
act-work-close = Una feina compta per silenci
act-income = Han entrat { $amount }
act-expense = Han sortit { $amount }
act-photo-add = S’ha afegit la foto d’un rebut
act-money-reverse = S’han anul·lat uns diners mal apuntats
act-share-open = S’ha obert un repartiment de { $amount }
act-share-object = Algú ha objectat a un repartiment
act-share-settle = S’ha retirat una objecció
act-share-withdraw = S’ha retirat un repartiment
act-share-post = S’ha assentat un repartiment: { $amount }
act-payment = S’han pagat { $amount } a un membre
act-commitment-make = S’ha pres un compromís
act-commitment-keep = S’ha complert un compromís
act-commitment-cancel = S’ha retirat un compromís
act-account-open = S’ha obert el compte { $name }
act-transaction-record = S’ha mogut valor entre comptes
act-transaction-post = S’ha assentat una transacció en espera
act-transaction-void = S’ha anul·lat una transacció en espera
act-stage-open = S’ha obert una avaluació
act-stage-confirm = S’ha respost a una avaluació: endavant
act-stage-decline = S’ha respost a una avaluació: encara no
act-checkin = Algú ha dit que avui hi és
act-note-erase = S’ha esborrat una nota
act-keeper-endorse = Algú ha donat suport a un guardià
effect-plain = Això ja es pot presentar.
effect-work-credits = { $task }, { $quantity }: { $credits } crèdits.
effect-work-dating = En aquesta etapa de prova se n’obren { $open }; la resta és històrica de seguida.
effect-work-care = { $quantity } de cures.
effect-work-counts =
    { $count ->
        [one] Compta quan ho hagi confirmat una altra persona.
       *[other] Compta quan ho hagin confirmat { $count } persones més.
    }
effect-work-offered = Espera que ho accepti qui ha fet la feina.
effect-work-long-day = Amb això hi ha { $hours } hores apuntades per a aquell dia, i un dia en té 24: mira la durada i el dia.
effect-income = Entren { $amount } a caixa: n’hi haurà { $cash }.
effect-expense = Surten { $amount } de caixa: n’hi haurà { $cash }.
effect-share-open = S’aparten { $amount } de caixa; els crèdits que pagarà queden retinguts fins que s’assenti.
effect-share-open-waits = S’assenta al cap de { $hours } hores si cap membre no hi objecta.
effect-share-open-decided = Es decideix per consentiment: s’assenta al cap de { $hours } hores quan tothom ha respost i ningú no hi objecta; si no, quan s’acaba el termini de resposta, si heu respost prou persones. Si llavors han respost massa poques persones, hi ha un altre termini, el que diu el vostre acord de consentiment.
effect-share-post = La comunitat passa a deure { $amount } als membres, i els crèdits que hi ha al darrere queden saldats.
effect-payment = Es paguen { $amount } del que la comunitat deu a aquest membre.
effect-reverse-cash = Tornen { $amount }: a caixa n’hi haurà { $cash }.
effect-reverse-owed = Es tornen a deure { $amount } a aquest membre.
effect-double = La mateixa quantitat ja hi és per a aquell dia, de la mateixa part o per a ella: entrada { $index }. Continua si ha passat dues vegades.
effect-revoke = Aquesta clau ja no signa res més, a partir de l’entrada següent. No es pot desfer.
effect-leave = Marxes; el que se’t deu se’t continua devent. Per tornar cal una invitació nova.
effect-stage-decline = L’avaluació s’acaba; l’etapa continua.
flaw-missing = falta
flaw-unknown = aquest camp no hi va
flaw-expected = s’esperava: { $what }
flaw-at-most = com a màxim { $what }
flaw-at-most-smallest = com a molt { $limit } de la unitat més petita, com els cèntims
flaw-at-least = com a mínim { $what }
flaw-too-long = com a màxim { $what } caràcters
flaw-too-short =
    { $what ->
        [one] aquí cal escriure-hi alguna cosa
       *[other] un text de { $what } caràcters o més
    }
flaw-one-of = ha de ser un d’aquests: { $what }
