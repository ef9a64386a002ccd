nav-promises = Promises
promises-title = Promises
promises-lede = What members said they would do, and for when. Whom it was promised to says that it was kept.
promises-list = Open first, the soonest due at the top
promises-none = Nobody has promised anything yet. Who waters the plants this week?
promise-make = Promise something
promise-what = What do you promise?
promise-due = Until when?
promise-to = To whom?
promise-to-all = to everybody
promise-quantity = How much, if it is counted
promise-submit = Promise it
promise-thanks = Promised. Thank you.
promise-keep = It was kept
promise-kept-thanks = Kept. Thank you both.
promise-cancel = Take it back
promise-open = open
promise-overdue = due
promise-kept = kept
promise-cancelled = taken back
# $by (String)
# $to (String)
promise-from-to = { $by } to { $to }
# $by (String)
promise-from = { $by } to everybody
circle-close = Close it
circle-close-is = Nothing more is logged in it; what was logged stays. Closing cannot be taken back.
log-casual = With people from outside
log-casual-hint = One name a line. They are owed nothing unless that was agreed.
log-resources = What it made, used or cited
log-resources-hint = One a line.
share-withdraw-stuck = An objection outlasted the waiting time, or who opened it has left: any full member may withdraw it, and the money goes back to cash.
invitations-open = Your open invitations
# $count (Number)
# $standing (String)
# $when (String)
invitation-line =
    { $count ->
        [one] For one more person, as: { $standing }. Open until { $when }.
       *[other] For { $count } more people, as: { $standing }. Open until { $when }.
    }
invitation-revoke = Take it back
move-waiting = Waiting transactions
move-waiting-is = They count against limits. Who recorded one posts or voids it; otherwise it lapses.
move-post = Post
move-void = Void
move-expires = Waits for how many days? (empty: moves at once)
move-purpose = Purpose, for restricted accounts
# $name (String)
# $when (String)
move-waits-until = { $name } · lapses { $when }
