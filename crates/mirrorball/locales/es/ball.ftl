### The ball, and its words.

ball-words = Las palabras de la bola: { $words }
ball-words-is = Decíos las cuatro palabras: quien tiene la misma historia lee las mismas. Si una es distinta, algo difiere, quizá solo las últimas entradas: recarga y luego compruébalo.
