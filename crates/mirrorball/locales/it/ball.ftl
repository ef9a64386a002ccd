### The ball, and its words.

ball-words = Le parole della sfera: { $words }
ball-words-is = Ditevi le quattro parole: chi ha la stessa storia legge le stesse. Se una è diversa, qualcosa non coincide, forse solo le ultime registrazioni: ricarica, poi verifica.
today-ball = La sfera di questa settimana
today-ball-say = Di’ ad alta voce le sue quattro parole: chi ha le stesse ha la stessa storia.
today-ball-shine = Lavoro recente che vi brilla:
