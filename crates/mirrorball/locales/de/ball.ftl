### The ball, and its words.

ball-words = Die Wörter der Kugel: { $words }
ball-words-is = Sagt euch die vier Wörter: Wer dieselbe Geschichte hat, liest dieselben. Ist eines anders, weicht etwas ab, vielleicht nur die letzten Einträge: lade neu, dann prüfe selbst nach.
