# Several houses deciding side by side, and those who sit for them.

act-vote-extended = A house gets more time to vote
act-vote-deadlock = The houses disagree on a vote
act-conference-suggest = Somebody suggested an amended text
act-conference-agree = Somebody agreed to an amended text
agreement-houses = Houses

asked-confer = Agree on an amended text

house-for = for it
house-against = against it
house-nothing = no position yet
house-missing = no position yet, and it is needed
# $house (String)
house-title = House: { $house }
# $houses (String)
houses-how = { $houses } houses decide side by side, each with its own ballots and its own quorum.
houses-all = It passes when every house that has a position is for it.
# $pass (String)
houses-way = It passes when these are for it: { $pass }.
# $pass (String)
# $unless (String)
houses-way-unless = It passes when these are for it: { $pass }; unless one of these is against it: { $unless }.
# $several (Number)
houses-several = { $several ->
    [one] One person decides in more than one house.
   *[other] { $several } people decide in more than one house.
}
count-people = People who decide
count-houses-for = Houses for it
count-houses-against = Houses against it
count-houses-needed = Houses needed at least
result-vote-deadlock = The houses disagree. As many people from each look for a text that all can accept.
stage-deadlock = The houses disagree
stage-amended-again = Amended, and voted on again
ask-houses = Who decides
ask-houses-hint = Several houses decide side by side, each by its own quorum.
pick-houses-none = The circle, in one vote
# $houses (String)
pick-houses = Side by side: { $houses }

conference-title = Those who sit for the houses
conference-drawing = being drawn
conference-drawing-is = As many people as possible are drawn from each house. Full members seal secrets, so that nobody can steer the draw.
conference-sitting = looking for a text
conference-sitting-is = They suggest amended texts. Once more than half of those of each house agree to one, all houses vote on it.
conference-agreed = agreed
conference-agreed-is = They agreed on a text, and all houses vote on it.
conference-over = over
conference-over-is = Nobody agreed in time, and things stay as they are.
conference-next = The vote on it
conference-draw = The draw
conference-amendments = Suggested
# $name (String)
amendment-by = by { $name }
# $names (String)
amendment-agreed = Agreed: { $names }
amendment-agreed-none = Nobody agrees to it.
do-agree-amendment = Agree to this text
do-suggest-amendment = Suggest an amended text
do-suggest-amendment-is = You agree to your own text; who agrees to another leaves the one before.
do-suggest-amendment-thanks = Suggested.
draw-for-conference = To find a text that all houses can accept

# $topic (String)
# $house (String)
delegation-for-topic-in = on the topic { $topic } in the house { $house }
# $vote (String)
# $house (String)
delegation-for-vote-in = in the vote “{ $vote }” in the house { $house }

rule-houses-houses = The houses, in order
rule-houses-circle = The circle that is a house
rule-houses-approval = The part of it that is in favour, at least (as in other votes)
rule-houses-majority = The part of those for and against that is for (as in other votes)
rule-houses-needed = Classes of decisions that it has a part in
rule-houses-matrix = Ways to pass (all houses that take part)
rule-houses-class = For decisions of this class (all)
rule-houses-pass = Houses that are for it
rule-houses-unless = Houses none of which is against it
rule-houses-one-each = 1: who is in several houses decides in the first of them alone (0)
rule-houses-extension-hours = Hours more, once, where a house missed its quorum (72)
rule-houses-seats = People drawn from each house at most, where they disagree (2)
rule-houses-amend-hours = Hours that these have to agree on a text (336)
rule-houses-again-hours = Hours to vote on it (as in other votes)
