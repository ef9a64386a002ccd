# Più camere che decidono fianco a fianco, e chi siede per loro.

act-vote-extended = Una camera ha più tempo per votare
act-vote-deadlock = Le camere non sono d’accordo su una votazione
act-conference-suggest = Qualcuno ha suggerito un testo emendato
act-conference-agree = Qualcuno ha accettato un testo emendato
agreement-houses = Camere

asked-confer = Cerca l’accordo su un testo emendato

house-for = a favore
house-against = contro
house-nothing = ancora senza posizione
house-missing = ancora senza posizione, e serve
house-title = Camera: { $house }
houses-how = { $houses } camere decidono fianco a fianco, ognuna con le sue schede e il suo quorum.
houses-all = Passa se è a favore ogni camera che ha una posizione.
houses-way = Passa se sono a favore: { $pass }.
houses-way-unless = Passa se sono a favore: { $pass }; a meno che una di queste sia contro: { $unless }.
houses-several = { $several ->
    [one] Una persona decide in più di una camera.
   *[other] { $several } persone decidono in più di una camera.
}
count-people = Persone che decidono
count-houses-for = Camere a favore
count-houses-against = Camere contro
count-houses-needed = Camere necessarie, almeno
result-vote-deadlock = Le camere non sono d’accordo. Un numero uguale di persone per ciascuna cerca un testo che tutte possano accettare.
stage-deadlock = Le camere non sono d’accordo
stage-amended-again = Emendata e votata di nuovo
ask-houses = Chi decide
ask-houses-hint = Più camere decidono fianco a fianco, ognuna con il suo quorum.
pick-houses-none = Il cerchio, con una sola votazione
pick-houses = Fianco a fianco: { $houses }

conference-title = Chi siede per le camere
conference-drawing = in sorteggio
conference-drawing-is = Da ogni camera si sorteggiano quante più persone possibile. I membri a pieno titolo sigillano segreti, così nessuno può pilotare il sorteggio.
conference-sitting = in cerca di un testo
conference-sitting-is = Suggeriscono testi emendati. Quando più della metà di chi siede per ciascuna camera ne accetta uno, tutte le camere lo votano.
conference-agreed = d’accordo
conference-agreed-is = C’è accordo su un testo, e tutte le camere lo votano.
conference-over = finito
conference-over-is = Non c’è stato accordo in tempo, e le cose restano come sono.
conference-next = La votazione sul testo
conference-draw = Il sorteggio
conference-amendments = Suggeriti
amendment-by = di { $name }
amendment-agreed = D’accordo: { $names }
amendment-agreed-none = Nessuno lo accetta.
do-agree-amendment = Accetta questo testo
do-suggest-amendment = Suggerisci un testo emendato
do-suggest-amendment-is = Il tuo testo lo accetti anche tu; chi ne accetta un altro lascia il precedente.
do-suggest-amendment-thanks = Suggerito.
draw-for-conference = Per trovare un testo che tutte le camere possano accettare

delegation-for-topic-in = sul tema { $topic } nella camera { $house }
delegation-for-vote-in = nella votazione «{ $vote }» nella camera { $house }

rule-houses-houses = Le camere, in ordine
rule-houses-circle = Il cerchio che è una camera
rule-houses-approval = La parte della camera che è a favore, almeno (come nelle altre votazioni)
rule-houses-majority = La parte a favore, fra chi è a favore e chi è contro (come nelle altre votazioni)
rule-houses-needed = Classi di decisioni a cui partecipa
rule-houses-matrix = Modi di passare (tutte le camere che partecipano)
rule-houses-class = Per decisioni di questa classe (tutte)
rule-houses-pass = Camere che sono a favore
rule-houses-unless = Camere di cui nessuna è contro
rule-houses-one-each = 1: chi è in più camere decide solo nella prima (0)
rule-houses-extension-hours = Ore in più, una volta, se una camera non ha raggiunto il quorum (72)
rule-houses-seats = Persone sorteggiate da ogni camera, al massimo, se non c’è accordo (2)
rule-houses-amend-hours = Ore che hanno per accordarsi su un testo (336)
rule-houses-again-hours = Ore per votarlo (come nelle altre votazioni)
