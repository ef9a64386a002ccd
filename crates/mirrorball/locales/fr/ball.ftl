### The ball, and its words.

ball-words = Les mots de la boule : { $words }
ball-words-is = Dites-vous ces quatre mots : qui a la même histoire lit les mêmes. Si l’un d’eux change, quelque chose diffère, peut-être seulement les dernières entrées : recharge la page, puis vérifie.
today-ball = La boule de cette semaine
today-ball-say = Dis ses quatre mots à voix haute : qui a les mêmes a la même histoire.
today-ball-shine = Travail récent qui y brille :
