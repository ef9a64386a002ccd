timeline-title = Decisions over time
timeline-picture = What was decided when
timeline-link = When each decision was opened, answered and settled
timeline-is = Every decision is a line: how long it was talked about, when it was answered and settled, and when it is looked at again.
# $from (String)
# $until (String)
# $opened (String)
# $settled (String)
# $reviews (String)
timeline-caption = From { $from } to { $until }, { $opened }, { $settled }, and { $reviews }.
# $count (Number)
# $shown (String)
timeline-opened =
    { $count ->
        [one] one decision is opened
       *[other] { $shown } decisions are opened
    }
# $count (Number)
# $shown (String)
timeline-settled =
    { $count ->
        [one] one is settled
       *[other] { $shown } are settled
    }
# $count (Number)
# $shown (String)
timeline-reviews =
    { $count ->
        [one] one is looked at again
       *[other] { $shown } are looked at again
    }
timeline-desc = Each line is a decision, the last opened on top. Thin: it is talked about. Thick: it is answered. Thin again: it waits to take effect. A dot: decided for; a ring: ended otherwise. A diamond: the day on which it is looked at again. The dashed line is today.
timeline-now = today
timeline-none = No decision falls into this time. Most begin with a tension: what would make next week easier?
timeline-col-decision = Decision
timeline-col-opened = Opened
timeline-col-answered = Answered since
timeline-col-settled = Settled
# $count (Number)
# $shown (String)
timeline-left-out =
    { $count ->
        [one] One earlier decision is left out here; the CSV has all.
       *[other] { $shown } earlier decisions are left out here; the CSV has all.
    }
moves-choose = Choose and add up
moves-way = Way
# $count (Number)
# $shown (String)
moves-all =
    { $count ->
        [one] The one movement
       *[other] All { $shown } movements
    }
# $count (Number)
# $sum (String)
# $shown (String)
moves-together =
    { $count ->
        [one] One movement: { $sum }
       *[other] { $shown } movements, together { $sum }
    }
# $count (Number)
# $shown (String)
accounts-left-out =
    { $count ->
        [one] One more account is left out here; the CSV has all.
       *[other] { $shown } more accounts are left out here; the CSV has all.
    }
# $count (Number)
# $sum (String)
# $shown (String)
account-behind =
    { $count ->
        [one] One entry makes it { $sum }.
       *[other] { $shown } entries add up to { $sum }.
    }
account-entries = The entries behind it
account-empty = Nothing has moved on it yet.
account-key = As acts name it
account-free = Free
account-pending-in = Pending in
account-shares-alone = What share-outs moved on it.
account-all-entries = All entries of this account
moved-by-member = moved between accounts
moved-by-decision = moved by a decision
moved-by-parting = members parted
flow-to-members = What the streams gave to whom
flow-came-in = came in
flow-went-out = went out for costs
flow-shared = shared out to members
flow-paid = paid out to members
flow-left-over = An amount opens to the entries behind it. What stays in cash, cash from before, and what went to the other members together are what is left over of the rest; no entry says it.
paid-out-title = What share-outs paid
# $from (String)
# $until (String)
# $shares (String)
# $amount (String)
paid-out-sentence = From { $from } to { $until }: { $shares }, { $amount } to members.
paid-out-none = No share-out that was opened in this time is posted. Sharing begins with what is in cash.
paid-out-care-is = A share-out belongs to the day on which it was opened. What the balance of care takes from some is missing from their livelihood and love, and is what care gives to others.
# $count (Number)
# $shown (String)
statement-works =
    { $count ->
        [one] one contribution
       *[other] { $shown } contributions
    }
# $month (String)
# $name (String)
# $works (String)
# $shared (String)
# $paid (String)
# $owed (String)
statement-sentence = In { $month }, { $name } logged { $works }. Share-outs brought { $shared }, and { $paid } was paid out; { $owed } is owed now.
statement-picture = The month, day by day
statement-picture-is = Each mark is a contribution on its day: a triangle for livelihood, a dot for love, a heart for care. A pale one does not count yet, or no more.
# $count (Number)
# $shown (String)
statement-cut =
    { $count ->
        [one] Only the last one is listed here.
       *[other] Only the last { $shown } are listed here.
    }
statement-rest = See them all
statement-owed = Owed now
statement-never-open = historical at once
statement-work-is = What was logged for days of this month, with where it stands now.
statement-shares-is = Share-outs that were posted this month: each opens to why it is this much.
statement-paid-is = What was paid out this month, by the day of the payment.
statement-credits-is = As the register has them now, not as they were at the end of the month.
