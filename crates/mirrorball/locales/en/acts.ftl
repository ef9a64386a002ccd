act-found = The community was founded
act-invite = An invitation was made
act-join = A member joined
act-rename = A name was changed
act-absence = An absence was recorded
act-leave = A member left
act-key-add = A key was added
act-key-revoke = A key was revoked
# $name (String)
act-circle-open = { $name } was opened
# $name (String)
act-circle-close = { $name } was closed
# $name (String)
act-commons-open = The commons { $name } was begun
act-partner-add = A partner was added
# $task (String)
# $quantity (String)
act-work-log = Work was logged: { $task }, { $quantity }
act-work-accept = Work was accepted
act-work-correct = Work was corrected
act-work-withdraw = Work was withdrawn
act-work-confirm = Work was confirmed
act-work-propose = Another quantity was proposed
act-work-agree = A proposed quantity was agreed
act-work-decline = A proposed quantity was declined
act-work-dispute = Work was disputed
act-work-settle = A dispute or proposal was taken back
act-work-close = Work counts by silence
# $amount (String)
act-income = { $amount } came in
# $amount (String)
act-expense = { $amount } went out
act-photo-add = A photo of a receipt was added
act-money-reverse = Money recorded wrongly was taken back
# $amount (String)
act-share-open = A share-out of { $amount } was opened
act-share-object = Somebody objected to a share-out
act-share-settle = An objection was taken back
act-share-withdraw = A share-out was withdrawn
# $amount (String)
act-share-post = A share-out was posted: { $amount }
# $amount (String)
act-payment = A member was paid { $amount }
act-commitment-make = A promise was made
act-commitment-keep = A promise was kept
act-commitment-cancel = A promise was taken back
# $name (String)
act-account-open = The account { $name } was opened
act-transaction-record = Value was moved between accounts
act-transaction-post = A waiting transaction was posted
act-transaction-void = A waiting transaction was voided
act-stage-open = An evaluation was opened
act-stage-confirm = An evaluation was answered: goes on
act-stage-decline = An evaluation was answered: not yet
act-checkin = A member checked in
act-note-erase = A note was erased
act-keeper-endorse = A keeper was endorsed
effect-plain = This can be filed now.
# $quantity (String)
# $task (String)
# $credits (String)
effect-work-credits = { $quantity } of { $task }: { $credits } credits.
# $open (String)
effect-work-dating = { $open } of them open at this dating stage; the rest is historical at once.
# $quantity (String)
effect-work-care = { $quantity } of care.
# $count (Number)
effect-work-counts =
    { $count ->
        [one] It counts once one other member has confirmed it.
       *[other] It counts once { $count } other members have confirmed it.
    }
effect-work-offered = It waits until the member whose work it is accepts it.
# $hours (String)
effect-work-long-day = With it, { $hours } hours are logged for that day, and a day has 24: look at the length and the day.
# $amount (String)
# $cash (String)
effect-income = { $amount } comes into cash: then { $cash }.
# $amount (String)
# $cash (String)
effect-expense = { $amount } leaves cash: then { $cash }.
# $amount (String)
effect-share-open = { $amount } is set aside from cash; credits that it will pay are held until it posts.
# $hours (String)
effect-share-open-waits = It posts after { $hours } hours unless a member objects.
# $hours (String)
effect-share-open-decided = It is decided by consent: it posts after { $hours } hours, once each of you has answered and nobody objects; otherwise when the time for answers is over, if enough of you have answered. If too few have by then, there is one more time to answer, as long as your agreement on consent says.
# $amount (String)
effect-share-post = { $amount } becomes owed to members, and the credits behind it are divested.
# $amount (String)
effect-payment = { $amount } of what the community owes this member is paid out.
# $amount (String)
# $cash (String)
effect-reverse-cash = { $amount } goes back: then { $cash } in cash.
# $amount (String)
effect-reverse-owed = { $amount } is owed to this member again.
# $index (String)
effect-double = The same amount stands for that day, from or to the same: entry { $index }. Go on if it happened twice.
effect-revoke = This key signs nothing more, from the next entry on. That cannot be taken back.
effect-leave = You leave; what is owed to you stays owed. Coming back takes a new invitation.
effect-stage-decline = The evaluation ends; the stage goes on.
flaw-missing = it is missing
flaw-unknown = no such field belongs here
# $what (String)
flaw-expected = expected { $what }
# $what (String)
flaw-at-most = at most { $what }
# $limit (String)
flaw-at-most-smallest = at most { $limit } of the smallest unit, such as cents
# $what (String)
flaw-at-least = at least { $what }
# $what (String)
flaw-too-long = at most { $what } characters
# $what (Number)
flaw-too-short =
    { $what ->
        [one] something has to be written here
       *[other] a text of { $what } characters or more
    }
# $what (String)
flaw-one-of = one of { $what }
