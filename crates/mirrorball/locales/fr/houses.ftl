# Plusieurs collèges qui décident côte à côte, et les personnes qui siègent pour eux.

act-vote-extended = Un collège a plus de temps pour voter
act-vote-deadlock = Les collèges ne s’accordent pas sur un vote
act-conference-suggest = Un texte amendé a été proposé
act-conference-agree = Un texte amendé a été accepté par une personne
agreement-houses = Collèges

asked-confer = Accordez-vous sur un texte amendé

house-for = pour
house-against = contre
house-nothing = pas encore de position
house-missing = pas encore de position, et il en faut une
house-title = Collège : { $house }
houses-how = { $houses } collèges décident côte à côte, chacun avec ses bulletins et son quorum.
houses-all = C’est adopté si chaque collège qui a une position est pour.
houses-way = C’est adopté si ceux-ci sont pour : { $pass }.
houses-way-unless = C’est adopté si ceux-ci sont pour : { $pass } ; sauf si l’un de ceux-ci est contre : { $unless }.
houses-several = { $several ->
    [0] Personne ne décide dans plus d’un collège.
    [one] Une personne décide dans plus d’un collège.
   *[other] { $several } personnes décident dans plus d’un collège.
}
count-people = Personnes qui décident
count-houses-for = Collèges pour
count-houses-against = Collèges contre
count-houses-needed = Collèges qu’il faut au moins
result-vote-deadlock = Les collèges ne s’accordent pas. Autant de personnes de chacun cherchent un texte que tous puissent accepter.
stage-deadlock = Les collèges ne s’accordent pas
stage-amended-again = Amendée, et à nouveau au vote
ask-houses = Qui décide
ask-houses-hint = Plusieurs collèges décident côte à côte, chacun avec son quorum.
pick-houses-none = Le cercle, en un seul vote
pick-houses = Côte à côte : { $houses }

conference-title = Les personnes qui siègent pour les collèges
conference-drawing = tirage au sort en cours
conference-drawing-is = On tire au sort autant de personnes que possible dans chaque collège. Les membres à part entière scellent des secrets, pour que personne ne puisse diriger le tirage.
conference-sitting = à la recherche d’un texte
conference-sitting-is = Elles proposent des textes amendés. Dès que plus de la moitié de celles de chaque collège en accepte un, tous les collèges votent dessus.
conference-agreed = accord trouvé
conference-agreed-is = Elles se sont accordées sur un texte, et tous les collèges votent dessus.
conference-over = terminé
conference-over-is = Il n’y a pas eu d’accord à temps, et les choses restent comme elles sont.
conference-next = Le vote sur ce texte
conference-draw = Le tirage au sort
conference-amendments = Textes proposés
amendment-by = par { $name }
amendment-agreed = D’accord : { $names }
amendment-agreed-none = Personne ne l’accepte.
do-agree-amendment = Accepter ce texte
do-suggest-amendment = Proposer un texte amendé
do-suggest-amendment-is = Tu acceptes ton propre texte ; qui en accepte un autre quitte le précédent.
do-suggest-amendment-thanks = Proposé.
draw-for-conference = Pour trouver un texte que tous les collèges puissent accepter

delegation-for-topic-in = sur le thème { $topic } dans le collège { $house }
delegation-for-vote-in = dans le vote « { $vote } » dans le collège { $house }

rule-houses-houses = Les collèges, dans l’ordre
rule-houses-circle = Le cercle qui est un collège
rule-houses-approval = La part du collège qui est pour, au moins (comme dans les autres votes)
rule-houses-majority = La part de pour parmi les pour et les contre (comme dans les autres votes)
rule-houses-needed = Classes de décisions auxquelles il prend part
rule-houses-matrix = Façons d’être adopté (tous les collèges qui prennent part)
rule-houses-class = Pour les décisions de cette classe (toutes)
rule-houses-pass = Collèges qui sont pour
rule-houses-unless = Collèges dont aucun n’est contre
rule-houses-one-each = 1 : qui est dans plusieurs collèges décide dans le premier seulement (0)
rule-houses-extension-hours = Heures de plus, une fois, quand un collège a manqué son quorum (72)
rule-houses-seats = Personnes tirées au sort dans chaque collège au plus, quand ils ne s’accordent pas (2)
rule-houses-amend-hours = Heures qu’elles ont pour s’accorder sur un texte (336)
rule-houses-again-hours = Heures pour voter dessus (comme dans les autres votes)
