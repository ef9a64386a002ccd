### The ball, and its words.

ball-words = Les paraules de la bola: { $words }
ball-words-is = Digueu-vos les quatre paraules: qui té la mateixa història llegeix les mateixes. Si n’hi ha una de diferent, alguna cosa difereix, potser només les últimes entrades: torna a carregar i després comprova-ho.
today-ball = La bola d’aquesta setmana
today-ball-say = Digues en veu alta les seves quatre paraules: qui té les mateixes té la mateixa història.
today-ball-shine = Feina recent que hi brilla:
