### The ball, and its words.

# $words (String)
ball-words = The ball’s words: { $words }
ball-words-is = Say the four words to each other: whoever has the same history reads the same ones. A different word means that something differs, perhaps only the last entries: reload, then check yourself.
