stream-livelihood = Livelihood
stream-love = Love
stream-care = Care
unit-hours = hours
unit-words = words
unit-pieces = pieces
# $figure (String)
quantity-hours = { $figure } h
# $figure (String)
quantity-words = { $figure } words
# $figure (String)
quantity-pieces = { $figure } pieces
# $figure (String)
quantity-credits = { $figure } credits
col-member = Member
col-state = State
col-month = Month
col-note = Remark
col-why = Why?
col-day = Day
col-amount = Amount
log-title = Log work
log-lede = How much, of what. The rest can wait.
log-last-five = Your last kinds of work
log-stream = Stream
log-task = What?
log-quantity = How much?
log-unit = Counted in
log-circle = Circle or project
log-commons = Commons that it makes or tends
log-day = Day
log-more = Remark, or for somebody else
log-note = Remark
log-note-hint = Kept beside the register, so that it can be erased.
log-for = Whose work is it?
log-for-hint = Work of another counts once they have accepted it.
log-for-me = Mine
log-submit = Log it
log-thanks = Logged. Thank you.
log-needs-session = To log work, open this page on a device that holds your key.
# $name (String)
today-hello = Good to see you, { $name }
# $name (String)
today-hello-nobody = Today at { $name }
today-quick = What did you do?
today-more-fields = Other day, circle, remark
today-begin = Four steps to begin
today-step-invite = Invite somebody by link
today-step-log = Log the first work
today-step-confirm = Confirm each other’s work
today-step-income = Record the first income
today-waiting = Waiting for you
today-nothing-waits = Nothing waits for you.
# $count (Number)
today-more-waiting =
    { $count ->
        [one] One more waits
       *[other] { $count } more wait
    }
today-whole-picture = The whole picture
# $count (Number)
today-care-carried =
    { $count ->
        [one] One member carried the care that was seen this month.
       *[other] { $count } members carried the care that was seen this month.
    }
today-care-none = No care work seen this month. It is rarely zero: what did somebody do to keep things going?
# $month (String)
today-who = Who did what · { $month }
# $count (String) - how many
today-more-people = { $count } more
today-nobody = Nothing is logged this month yet. The first line is the hardest.
today-happened = Happened lately
today-new = new to you
today-everything = Everything that happened
# $count (Number)
happened-logged =
    { $count ->
        [one] One contribution was logged
       *[other] { $count } contributions were logged
    }
# $count (Number)
happened-attested =
    { $count ->
        [one] One answer to a contribution
       *[other] { $count } contributions were confirmed or answered
    }
# $count (Number)
happened-money =
    { $count ->
        [one] Money moved once
       *[other] Money came in or went out { $count } times
    }
# $count (Number)
happened-promised =
    { $count ->
        [one] One promise
       *[other] { $count } promises were made, kept or taken back
    }
# $count (Number)
happened-answered =
    { $count ->
        [one] One answer to a proposal
       *[other] { $count } answers to proposals
    }
# $count (Number)
happened-objection =
    { $count ->
        [one] One step with an objection
       *[other] { $count } steps with objections
    }
# $count (Number)
happened-voted =
    { $count ->
        [one] One ballot
       *[other] { $count } ballots
    }
# $count (Number)
happened-advised =
    { $count ->
        [one] One piece of advice
       *[other] { $count } pieces of advice and answers to them
    }
# $count (Number)
happened-remarked =
    { $count ->
        [one] One question or reaction
       *[other] { $count } questions and reactions
    }
# $count (Number)
happened-checked-in =
    { $count ->
        [one] One check-in
       *[other] { $count } check-ins
    }
# $count (Number)
happened-others =
    { $count ->
        [one] one other
       *[other] { $count } others
    }
# $name (String)
# $task (String)
# $quantity (String)
wait-attest = { $name }: { $task }, { $quantity }
wait-attest-detail = Do you know of it?
# $name (String)
# $task (String)
wait-accept = { $name } logged { $task } for you
wait-accept-detail = It counts once you accept it.
# $name (String)
# $quantity (String)
# $task (String)
wait-proposal = { $name } proposes { $quantity } for your { $task }
wait-proposal-detail = Agree or decline.
# $task (String)
wait-disputed = Your { $task } is disputed
wait-disputed-detail = It doesn’t count as long as it is. Read why, talk; then correct it, or take it back.
# $amount (String)
wait-share = A share-out of { $amount } is open
# $when (String)
wait-share-detail = It posts on { $when } if nobody objects.
# $name (String)
wait-evaluation = { $name }: the end of a dating stage
wait-evaluation-detail = Your answer is asked for.
work-title = Work
work-log = Log work
work-filter = Show
work-all = All
work-all-members = Everybody
work-all-circles = Everywhere
# $count (Number)
# $shown (String)
work-count =
    { $count ->
        [one] One contribution
       *[other] { $shown } contributions
    }
work-none = Nothing fits. Choose less, or log something.
work-none-yet = Nothing was logged yet. Everything counts that keeps things going: a job done, a meal cooked, an ear lent.
work-none-care = No care work seen. It is rarely zero: what did somebody do to keep things going?
pager = Pages
pager-newer = Newer
pager-older = Older
state-offered = to be accepted
# $have (String)
# $need (String)
state-waiting = waiting { $have }/{ $need }
state-waiting-short = waiting
state-proposed = other quantity proposed
state-disputed = disputed
state-counted = counts
state-withdrawn = withdrawn
state-offered-is = Logged by somebody else; it waits to be accepted.
# $count (Number)
state-waiting-is =
    { $count ->
        [one] One more confirmation and it counts.
       *[other] { $count } more confirmations and it counts.
    }
state-proposed-is = The contributor agrees or declines.
state-disputed-is = It does not count until the disputer settles.
state-counted-is = Confirmed by enough others.
state-withdrawn-is = Taken back by its contributor.
work-credits = Credits
work-by-rates = by the agreed rates
work-casual = With
work-answer = Your answer
work-confirm = Confirm
work-confirm-is = You know that this was done, and that the quantity is about right.
work-confirmed-thanks = Confirmed. Thank you.
work-propose = Propose another quantity
work-propose-quantity = The quantity as you know it
work-propose-submit = Propose
# $name (String)
# $quantity (String)
work-proposed = { $name } proposes { $quantity }.
work-dispute = Dispute
work-dispute-is = It will not count until you settle. Talking first is often quicker.
work-dispute-submit = Dispute it
work-settle = Take it back
work-settle-is = You disputed this or proposed another quantity.
work-agree = Agree
work-decline = Decline
work-accept = Accept as mine
work-accept-is = Somebody logged this work for you.
work-accepted-thanks = Accepted. Now others can confirm it.
work-correct = Correct the quantity
work-correct-quantity = The right quantity
# $quantity (String)
work-correct-was = It was { $quantity }.
work-correct-submit = Correct
work-withdraw = Withdraw
work-withdraw-is = It stays in the register as withdrawn; nothing is deleted.
work-withdraw-submit = Withdraw it
work-history = History
# $index (String)
entry-number = entry { $index }
work-fitting = What fits
# $name (String)
history-logged = { $name } logged it.
# $change (String)
history-corrected = Corrected by { $change }.
# $name (String)
history-confirmed = { $name } confirmed it.
# $name (String)
history-disputed = { $name } disputes it.
resource-produce = Made
resource-use = Used
resource-cite = Cited
# $count (Number)
today-care-waits =
    { $count ->
        [one] One member logged care this month; it counts once somebody confirms it.
       *[other] { $count } members logged care this month; it counts once somebody confirms it.
    }
