# Varias cámaras que deciden a la vez, y quienes se sientan por ellas.

act-vote-extended = Una cámara tiene más tiempo para votar
act-vote-deadlock = Las cámaras no se ponen de acuerdo en una votación
act-conference-suggest = Alguien propuso un texto enmendado
act-conference-agree = Alguien aceptó un texto enmendado
agreement-houses = Cámaras

asked-confer = Acuerda un texto enmendado

house-for = a favor
house-against = en contra
house-nothing = todavía sin posición
house-missing = todavía sin posición, y hace falta
house-title = Cámara: { $house }
houses-how = { $houses } cámaras deciden a la vez, cada una con sus papeletas y su quórum.
houses-all = Sale adelante si cada cámara que tiene posición está a favor.
houses-way = Sale adelante si están a favor: { $pass }.
houses-way-unless = Sale adelante si están a favor: { $pass }; salvo que alguna de estas esté en contra: { $unless }.
houses-several = { $several ->
    [one] Una persona decide en más de una cámara.
   *[other] { $several } personas deciden en más de una cámara.
}
count-people = Personas que deciden
count-houses-for = Cámaras a favor
count-houses-against = Cámaras en contra
count-houses-needed = Cámaras que hacen falta al menos
result-vote-deadlock = Las cámaras no se ponen de acuerdo. Tantas personas de cada una buscan un texto que todas puedan aceptar.
stage-deadlock = Las cámaras no se ponen de acuerdo
stage-amended-again = Enmendado y votado de nuevo
ask-houses = Quién decide
ask-houses-hint = Varias cámaras deciden a la vez, cada una con su quórum.
pick-houses-none = El círculo, en una votación
pick-houses = A la vez: { $houses }

conference-title = Quienes se sientan en nombre de las cámaras
conference-drawing = en sorteo
conference-drawing-is = Se sortea a tantas personas como se pueda de cada cámara. Los miembros de pleno derecho sellan secretos, para que nadie pueda dirigir el sorteo.
conference-sitting = buscan un texto
conference-sitting-is = Proponen textos enmendados. Cuando más de la mitad de quienes se sientan en nombre de cada cámara acepta uno, todas las cámaras votan sobre él.
conference-agreed = de acuerdo
conference-agreed-is = Acordaron un texto, y todas las cámaras votan sobre él.
conference-over = terminado
conference-over-is = No hubo acuerdo a tiempo, y todo queda como está.
conference-next = La votación sobre él
conference-draw = El sorteo
conference-amendments = Propuestas
amendment-by = de { $name }
amendment-agreed = De acuerdo: { $names }
amendment-agreed-none = Nadie lo acepta.
do-agree-amendment = Aceptar este texto
do-suggest-amendment = Proponer un texto enmendado
do-suggest-amendment-is = Aceptas tu propio texto; quien acepta otro deja el anterior.
do-suggest-amendment-thanks = Propuesto.
draw-for-conference = Para encontrar un texto que todas las cámaras puedan aceptar

delegation-for-topic-in = en el tema { $topic }, en la cámara { $house }
delegation-for-vote-in = en la votación «{ $vote }», en la cámara { $house }

rule-houses-houses = Las cámaras, en orden
rule-houses-circle = El círculo que es una cámara
rule-houses-approval = La parte de ella a favor, al menos (como en otras votaciones)
rule-houses-majority = La parte a favor de quienes están a favor y en contra (como en otras votaciones)
rule-houses-needed = Clases de decisiones en las que toma parte
rule-houses-matrix = Maneras de salir adelante (todas las cámaras que toman parte)
rule-houses-class = Para decisiones de esta clase (todas)
rule-houses-pass = Cámaras que están a favor
rule-houses-unless = Cámaras de las que ninguna está en contra
rule-houses-one-each = 1: quien está en varias cámaras decide solo en la primera (0)
rule-houses-extension-hours = Horas más, una vez, si una cámara no llegó a su quórum (72)
rule-houses-seats = Personas sorteadas de cada cámara como máximo, si no se ponen de acuerdo (2)
rule-houses-amend-hours = Horas que tienen para acordar un texto (336)
rule-houses-again-hours = Horas para votar sobre él (como en otras votaciones)
