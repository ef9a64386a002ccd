# Power, watched.

power-title = Power
power-lede = Of what how much lies with how few, for everybody to see. It judges nobody: it is there to talk about.
power-one-voice = No rule weighs a voice by money, credits or seniority. Each ballot carries its author’s own voice, and those that others chose to give it.
# $from (String)
# $until (String)
power-period = { $from } to { $until }
power-before = The quarter before
power-after = The quarter after
power-all-topics = all decisions
power-as-table = The same as a table
power-nobody = Nobody, in this quarter.
power-voices = Voices in votes
power-delegated = Voices of others
power-roles = Roles held
power-facilitation = Days as facilitator
power-opened = Decisions opened
power-adopted = Decisions adopted
power-upheld = Objections that changed something
power-approved = Money that decisions moved
power-credits = Credits
power-income = Income from share-outs
power-care = Care
# $share (String)
power-is-largest = Largest share { $share }: that part lies with whoever holds most.
# $people (Number)
power-is-nakamoto = { $people ->
        [one] Nakamoto number 1: one person holds more than half.
       *[other] Nakamoto number { $people }: so few people together hold more than half.
    }
# $gini (String)
power-is-gini = Gini { $gini }: 0 if all hold the same, close to 1 if one holds all.
# $people (String)
power-is-effective = Effective number { $people }: it is as if so many people held equal parts.
# $share (String)
power-is-banzhaf = Banzhaf { $share }: if these were votes, whoever holds most would turn that part of all decisions that somebody turns.
# $error (String)
power-is-error = It was estimated, and is wrong by { $error } at most.
power-trust = Who trusts whom now
# $people (Number)
power-trust-is = { $people ->
        [0] Nobody has asked anybody to speak for them.
        [one] One person has asked somebody to speak for them.
       *[other] { $people } people have asked somebody to speak for them. The larger, the more go through them; a number after a name stands for people who are folded away.
    }
# $name (String)
power-trust-around = Those who go through { $name }, and whom { $name } trusts. Choose somebody to look closer.
power-trust-all = Everybody
power-trust-none = There is nothing to draw.
power-in-circle = (in a circle)
power-col-trusts = Trusts
power-col-behind = People who go through them
power-col-folded = Of these, folded
power-col-what = Largest share of
power-time = How it changed
power-time-is = The part of whoever holds most, quarter by quarter.
power-unheard = Who has not been heard
power-unheard-is = Full members who opened nothing, answered nothing and said nothing here in this quarter.
power-unheard-none = Everybody was heard.
power-link = Look at power
act-power-watch = Power was looked at
tension-by-nobody = Looking at power
# $what (String)
# $share (String)
# $quarter (String)
# $threshold (String)
tension-alarm = { $what }: { $share } lies with one person in the quarter from { $quarter }, more than { $threshold }. Nothing follows from this but talking about it.

agreement-power = Watching power
rule-power-circle = The circle that is told (the whole community)
rule-power-people-min = Only with so many people or more (5)
rule-power-voices = From which part on with one person: voices in votes
rule-power-delegated = The same: voices of others
rule-power-roles = The same: roles
rule-power-facilitation = The same: days of facilitation
rule-power-opened = The same: decisions opened
rule-power-adopted = The same: decisions adopted
rule-power-approved = The same: money that decisions moved
rule-power-credits = The same: credits
rule-power-income = The same: income
rule-power-care = The same: care
