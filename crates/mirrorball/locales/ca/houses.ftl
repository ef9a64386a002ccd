# Diverses cambres que decideixen alhora, i qui seu en nom d’elles.

act-vote-extended = Una cambra té més temps per votar
act-vote-deadlock = Les cambres no es posen d’acord en una votació
act-conference-suggest = Algú ha suggerit un text esmenat
act-conference-agree = Algú ha acceptat un text esmenat
agreement-houses = Cambres

asked-confer = Acordeu un text esmenat

house-for = a favor
house-against = en contra
house-nothing = encara sense posició
house-missing = encara sense posició, i cal
house-title = Cambra: { $house }
houses-how = { $houses } cambres decideixen alhora, cadascuna amb les seves paperetes i el seu quòrum.
houses-all = Tira endavant si totes les cambres que tenen posició hi estan a favor.
houses-way = Tira endavant si hi estan a favor aquestes: { $pass }.
houses-way-unless = Tira endavant si hi estan a favor aquestes: { $pass }; llevat que hi estigui en contra alguna d’aquestes: { $unless }.
houses-several = { $several ->
    [one] Una persona decideix en més d’una cambra.
   *[other] { $several } persones decideixen en més d’una cambra.
}
count-people = Persones que decideixen
count-houses-for = Cambres a favor
count-houses-against = Cambres en contra
count-houses-needed = Cambres que calen com a mínim
result-vote-deadlock = Les cambres no es posen d’acord. El mateix nombre de persones de cada una busca un text que totes puguin acceptar.
stage-deadlock = Les cambres no es posen d’acord
stage-amended-again = Esmenat, i votat de nou
ask-houses = Qui decideix
ask-houses-hint = Diverses cambres decideixen alhora, cadascuna amb el seu quòrum.
pick-houses-none = El cercle, en una sola votació
pick-houses = Alhora: { $houses }

conference-title = Qui seu en nom de les cambres
conference-drawing = en sorteig
conference-drawing-is = Se sorteja tanta gent com es pot de cada cambra. Els membres de ple dret segellen secrets, perquè ningú no pugui dirigir el sorteig.
conference-sitting = busquen un text
conference-sitting-is = Suggereixen textos esmenats. Quan n’accepta un més de la meitat de la gent de cada cambra, el voten totes les cambres.
conference-agreed = d’acord
conference-agreed-is = Han acordat un text, i el voten totes les cambres.
conference-over = acabat
conference-over-is = Ningú no s’ha posat d’acord a temps, i tot queda com està.
conference-next = La votació del text
conference-draw = El sorteig
conference-amendments = Suggerits
amendment-by = suggerit per { $name }
amendment-agreed = L’accepten: { $names }
amendment-agreed-none = No l’accepta ningú.
do-agree-amendment = Accepta aquest text
do-suggest-amendment = Suggereix un text esmenat
do-suggest-amendment-is = Acceptes el teu propi text; qui n’accepta un altre deixa l’anterior.
do-suggest-amendment-thanks = Suggerit.
draw-for-conference = Per trobar un text que totes les cambres puguin acceptar

delegation-for-topic-in = en el tema { $topic } a la cambra { $house }
delegation-for-vote-in = en la votació «{ $vote }» a la cambra { $house }

rule-houses-houses = Les cambres, en ordre
rule-houses-circle = El cercle que és una cambra
rule-houses-approval = La part de la cambra que hi està a favor, com a mínim (com en altres votacions)
rule-houses-majority = La part a favor d’entre qui hi està a favor o en contra (com en altres votacions)
rule-houses-needed = Classes de decisions en què té part
rule-houses-matrix = Maneres de tirar endavant (totes les cambres que hi participen)
rule-houses-class = Per a decisions d’aquesta classe (totes)
rule-houses-pass = Cambres que hi estan a favor
rule-houses-unless = Cambres de les quals cap no hi està en contra
rule-houses-one-each = 1: qui és en més d’una cambra decideix només a la primera (0)
rule-houses-extension-hours = Hores de més, una vegada, si una cambra no ha arribat al quòrum (72)
rule-houses-seats = Persones que se sortegen de cada cambra com a màxim, si no es posen d’acord (2)
rule-houses-amend-hours = Hores que tenen per acordar un text (336)
rule-houses-again-hours = Hores per votar-lo (com en altres votacions)
