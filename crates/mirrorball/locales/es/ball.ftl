### The ball, and its words.

ball-words = Las palabras de la bola: { $words }
ball-words-is = Decíos las cuatro palabras: quien tiene la misma historia lee las mismas. Si una es distinta, algo difiere, quizá solo las últimas entradas: recarga y luego compruébalo.
today-ball = La bola de esta semana
today-ball-say = Di sus cuatro palabras en voz alta: quien tiene las mismas tiene la misma historia.
today-ball-shine = Trabajo reciente que brilla en ella:
