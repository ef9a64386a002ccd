# Speaking for each other in votes, and what became of a voice.

act-delegation-give = Somebody said who speaks for them
act-delegation-accept = Somebody speaks for somebody
act-delegation-decline = Somebody does not speak for somebody
act-delegation-withdraw = A delegation was taken back

asked-unspoken = Vote yourself: nobody speaks for you yet
asked-speak = Do you speak for them?
asked-trust = Do they still speak for you?
wait-last-hours = less than twelve hours left
# $name (String)
wait-speak = { $name } asks you to speak for them
# $name (String)
wait-trust = { $name } speaks for you

delegation-title = Who speaks for whom
delegation-lede = Who cannot follow every vote asks somebody to speak for them. They say yes or no, it ends by itself, and voting yourself always goes before it.
delegation-off = There is no agreement on this here, so everybody speaks for themself. Anybody can propose the agreement delegation.
delegation-mine = Who speaks for you
delegation-mine-none = Nobody. You vote yourself.
delegation-to-me = For whom you speak
delegation-to-me-none = For nobody else.
delegation-past = Ended
# $behind (String)
# $most (String)
delegation-room = { $behind } people go through you, of at most { $most }.
# $months (String)
# $most (String)
# $direct (String)
delegation-rules = An entry lasts { $months } months. At most { $most } people go through one person, and { $direct } have to vote themselves. In decisions about people everybody speaks for themself.
delegation-for-all = in every vote
# $topic (String)
delegation-for-topic = on the topic { $topic }
# $circle (String)
delegation-for-circle = in the circle { $circle }
# $vote (String)
delegation-for-vote = in the vote “{ $vote }”
delegation-nobody = Nobody
# $until (String)
delegation-until = until { $until }
delegation-offered = not answered yet
delegation-in-force = speaks
delegation-expired = over
delegation-withdrawn = taken back
delegation-declined = declined
delegation-replaced = replaced
delegation-left = somebody left

do-delegate = Ask somebody to speak for you
do-delegate-is = Leave topic and circle empty for every vote. The nearest entry counts: this vote, then its topic, its circle, everything.
do-delegate-here = Ask somebody to speak for you in this vote
do-delegate-here-is = It holds for this vote alone. Until they say yes, what you said before holds.
do-delegate-thanks = Asked. It counts once they say yes.
do-delegate-nobody = Let nobody speak for you here
do-delegate-nobody-is = Whatever you said for other votes does not hold in this one.
do-accept = Speak for them
do-accept-is = Vote as you think right. They see your ballot at once, everybody when voting is over.
do-decline = Do not speak for them
do-undelegate = Take it back
do-renew = Keep it for another time
ask-delegate = Who speaks for you
ask-delegate-hint = Nobody, if you choose none.
ask-topic = Topic
ask-topic-any = any topic
ask-circle-any = any circle
ask-most = For how many at most (may stay empty)
# $name (String)
# $left (String)
delegate-choice = { $name } (room for { $left })

voice-title-before = Who speaks for you
voice-title-after = What became of your voice
voice-own = You vote yourself.
# $voices (String)
voice-carries = Your ballot carries { $voices } voices: your own, and those of people who trust you.
# $name (String)
voice-spoken = { $name } has voted and speaks for you, unless you vote yourself.
# $name (String)
voice-spoken-after = { $name } voted for you.
# $ballot (String)
voice-ballot = Their ballot: { $ballot }
voice-silent = Nobody speaks for you here. Vote yourself, or ask somebody to.
voice-silent-after = You did not vote, and nobody spoke for you.
voice-nobody = You want nobody to speak for you here. Vote yourself.
voice-nobody-after = You did not vote, and wanted nobody to speak for you.
# $name (String)
voice-delegate-silent = { $name } has not voted yet. If it stays so, nobody speaks for you.
# $name (String)
voice-delegate-silent-after = { $name } did not vote, and so nobody spoke for you.
# $name (String)
voice-outside = Whom { $name } trusts does not decide here, and so nobody speaks for you.
voice-cycle = You trust each other in a circle, and nobody in it has voted. One ballot is enough for all of you.
voice-cycle-after = You trusted each other in a circle, and nobody in it voted.
# $name (String)
voice-over-cap = { $name } already speaks for as many as one person may. Your voice counts if you vote yourself, or trust somebody who has room.
voice-gone = Your voice went with you when you left.
voice-off = This is about people: everybody speaks for themself.
# $name (String)
voice-missed-offered = { $name } has not answered yet whether they speak for you.
# $name (String)
voice-missed-expired = What you asked of { $name } ends before voting does.
# $name (String)
voice-missed-late = You asked { $name } when voting was over; it counts from the next vote on.
# $name (String)
voice-missed-declined = { $name } does not speak for you.
# $name (String)
voice-missed-left = { $name } has left.
# $from (String)
# $to (String)
# $scope (String)
voice-step = { $from } trusts { $to } { $scope }

count-direct = Voted themselves
count-direct-needed = Have to vote themselves
count-spoken-for = Spoken for by others
count-voices-lost = Trusted somebody, and nobody spoke for them
count-over-cap = Of these, too many for one person
count-heaviest = Most voices on one ballot
# $direct (String)
# $needed (String)
result-vote-direct = Too few voted themselves: { $direct } of at least { $needed }.
# $voices (String)
ballot-voices = { $voices } voices
ballot-hidden = voted; who trusts them sees how, everybody when voting is over
vote-topic = Topic
chains-as = Who trusted whom, and who voted for them

agreement-delegation = Speaking for each other
rule-delegation-months = Months that an entry lasts
rule-delegation-remind-months = Months after which one is asked whether it still holds (3)
rule-delegation-cap = The part of those who decide for whom one person speaks at most (1/10)
rule-delegation-cap-min = The fewest people for whom anybody may speak (3)
rule-delegation-direct = The part of those who decide that votes itself, at least (1/10)
rule-delegation-topics = Topics that votes can have, with blanks between
