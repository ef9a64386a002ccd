### The ball, and its words.

ball-words = Le parole della sfera: { $words }
ball-words-is = Ditevi le quattro parole: chi ha la stessa storia legge le stesse. Se una è diversa, qualcosa non coincide, forse solo le ultime registrazioni: ricarica, poi verifica.
