# Mehrere Kammern, die nebeneinander entscheiden, und wer für sie verhandelt.

act-vote-extended = Eine Kammer bekommt mehr Zeit zum Abstimmen
act-vote-deadlock = Die Kammern sind sich in einer Abstimmung uneins
act-conference-suggest = Jemand schlug einen geänderten Text vor
act-conference-agree = Jemand stimmte einem geänderten Text zu
agreement-houses = Kammern

asked-confer = Sich auf einen geänderten Text einigen

house-for = dafür
house-against = dagegen
house-nothing = noch keine Haltung
house-missing = noch keine Haltung, und sie wird gebraucht
house-title = Kammer: { $house }
houses-how = { $houses } Kammern entscheiden nebeneinander, jede mit eigenen Stimmzetteln und eigenem Quorum.
houses-all = Es ist angenommen, wenn jede Kammer dafür ist, die eine Haltung hat.
houses-way = Es ist angenommen, wenn diese dafür sind: { $pass }.
houses-way-unless = Es ist angenommen, wenn diese dafür sind: { $pass }; außer, eine von diesen ist dagegen: { $unless }.
houses-several = { $several ->
    [one] Eine Person entscheidet in mehr als einer Kammer.
   *[other] { $several } Personen entscheiden in mehr als einer Kammer.
}
count-people = Personen, die entscheiden
count-houses-for = Kammern dafür
count-houses-against = Kammern dagegen
count-houses-needed = Kammern mindestens nötig
result-vote-deadlock = Die Kammern sind sich uneins. Gleich viele Menschen aus jeder suchen einen Text, den alle annehmen können.
stage-deadlock = Die Kammern sind sich uneins
stage-amended-again = Geändert, und neu darüber abgestimmt
ask-houses = Wer entscheidet
ask-houses-hint = Mehrere Kammern entscheiden nebeneinander, jede mit ihrem Quorum.
pick-houses-none = Der Kreis, in einer Abstimmung
pick-houses = Nebeneinander: { $houses }

conference-title = Wer für die Kammern verhandelt
conference-drawing = wird ausgelost
conference-drawing-is = Aus jeder Kammer werden so viele Menschen wie möglich ausgelost. Vollmitglieder versiegeln Geheimnisse, damit niemand die Auslosung lenken kann.
conference-sitting = sucht einen Text
conference-sitting-is = Sie schlagen geänderte Texte vor. Sobald aus jeder Kammer mehr als die Hälfte einem zustimmt, stimmen alle Kammern darüber ab.
conference-agreed = einig
conference-agreed-is = Sie haben sich auf einen Text geeinigt, und alle Kammern stimmen darüber ab.
conference-over = vorbei
conference-over-is = Es gab rechtzeitig keine Einigung, und es bleibt, wie es ist.
conference-next = Die Abstimmung darüber
conference-draw = Die Auslosung
conference-amendments = Vorgeschlagen
amendment-by = von { $name }
amendment-agreed = Zugestimmt: { $names }
amendment-agreed-none = Niemand stimmt zu.
do-agree-amendment = Diesem Text zustimmen
do-suggest-amendment = Geänderten Text vorschlagen
do-suggest-amendment-is = Deinem eigenen Text stimmst du zu; wer einem anderen zustimmt, verlässt den davor.
do-suggest-amendment-thanks = Vorgeschlagen.
draw-for-conference = Um einen Text zu finden, den alle Kammern annehmen können

delegation-for-topic-in = beim Thema { $topic } in der Kammer { $house }
delegation-for-vote-in = in der Abstimmung „{ $vote }“ in der Kammer { $house }

rule-houses-houses = Die Kammern, der Reihe nach
rule-houses-circle = Der Kreis, der eine Kammer ist
rule-houses-approval = Der Teil von ihr, der dafür ist, mindestens (wie in anderen Abstimmungen)
rule-houses-majority = Der Teil derer dafür und dagegen, der dafür ist (wie in anderen Abstimmungen)
rule-houses-needed = Gewicht der Entscheidungen, an denen sie beteiligt ist
rule-houses-matrix = Wege zur Annahme (alle Kammern, die teilnehmen)
rule-houses-class = Für Entscheidungen dieses Gewichts (alle)
rule-houses-pass = Kammern, die dafür sind
rule-houses-unless = Kammern, von denen keine dagegen ist
rule-houses-one-each = 1: wer in mehreren Kammern ist, entscheidet nur in der ersten davon (0)
rule-houses-extension-hours = Stunden mehr, einmal, wo eine Kammer ihr Quorum verfehlt hat (72)
rule-houses-seats = Höchstens so viele werden aus jeder Kammer ausgelost, wo sie uneins sind (2)
rule-houses-amend-hours = Stunden, um sich auf einen Text zu einigen (336)
rule-houses-again-hours = Stunden, um darüber abzustimmen (wie in anderen Abstimmungen)
