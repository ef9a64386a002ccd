### The ball, and its words.

ball-words = Die Wörter der Kugel: { $words }
ball-words-is = Sagt euch die vier Wörter: Wer dieselbe Geschichte hat, liest dieselben. Ist eines anders, weicht etwas ab, vielleicht nur die letzten Einträge: lade neu, dann prüfe selbst nach.
today-ball = Die Kugel dieser Woche
today-ball-say = Sag ihre vier Wörter laut: Wer dieselben hat, hat dieselbe Geschichte.
today-ball-shine = Neue Arbeit, die in ihr leuchtet:
