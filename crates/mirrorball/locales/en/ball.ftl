### The ball, and its words.

# $words (String)
ball-words = The ball’s words: { $words }
ball-words-is = Say the four words to each other: whoever has the same history reads the same ones. A different word means that something differs, perhaps only the last entries: reload, then check yourself.
today-ball = This week’s ball
today-ball-say = Say its four words aloud: whoever has the same words has the same history.
today-ball-shine = Latest work that shines in it:
