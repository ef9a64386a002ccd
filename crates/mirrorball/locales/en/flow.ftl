flow-title = Flow
flow-money = Where money came from and went
flow-none = No money moved in this time.
flow-table = The same as a table
flow-from = From
flow-to = To
# $from (String)
# $until (String)
# $came (String)
# $out (String)
# $shared (String)
flow-caption = From { $from } to { $until }, { $came } came in; { $out } went out for costs, and { $shared } was shared out.
flow-desc = Bands run from left to right, from those who paid to where it went. Their width is the amount.
flow-solidarity = solidarity fund
flow-reserve = reserve
flow-kept = stays in cash
flow-before = cash from before
care-title = Who carries the care
care-link = The care map, month by month
# $who (String)
# $hours (String)
# $from (String)
# $until (String)
# $few (String)
care-sentence = { $who } carried { $hours } h of care from { $from } to { $until }; half of it fell to { $few }.
# $count (Number)
care-people =
    { $count ->
        [one] one member
       *[other] { $count } members
    }
care-caption = Hours of care that count, by member and month. Darker is more.
# $from (String)
# $until (String)
care-none = No care work seen from { $from } to { $until }. It is rarely zero: what did somebody do to keep things going?
care-not-ranking = Listed by name. This is for a conversation about balance, never a ranking.
mirror-title = Mirror
mirror-lede = Everything these pages show can be computed from this register. Two devices with the same history see the same ball.
mirror-head = The register now
mirror-size = Entries
mirror-root = Root
mirror-community = Community
mirror-keeper = Keeper’s key
mirror-sealed = Sealed by the keeper only
mirror-sealed-is = No witness cosigns this register yet. Keep a copy of the checkpoint: with it you can tell if history is ever changed.
mirror-yourself = Check it yourself
mirror-step-download = Take the whole register home.
mirror-download = Download the register
mirror-step-run = Let the program replay it, on your own machine:
mirror-step-compare = Compare the root with another member’s.
mirror-checkpoint = Checkpoint
mirror-checkpoint-is = Signed by the keeper’s key: size and root of the register.
mirror-entries = Latest entries
mirror-keeper-filed = the keeper
# $index (String)
entry-title = Entry { $index }
entry-when = Stamped
entry-by = By
entry-act = Act
entry-leaf = Leaf hash
entry-notes = Texts beside it
entry-notes-are = Kept outside the signed bytes, so that their authors can erase them.
entry-bytes = Its exact bytes
entry-bytes-are = The stamp, what was signed, and the signatures.
entry-previous = Entry before
entry-next = Entry after
entry-subject = Open what it is about
note-erased = (erased)
somebody-unknown = (name erased)
flow-no-circle = no circle named
flow-cash = cash
# $whom (String)
flow-costs = costs: { $whom }
# $count (Number)
flow-other-members =
    { $count ->
        [one] one other member
       *[other] { $count } other members
    }
flow-aside = set aside
# $count (Number)
flow-shares =
    { $count ->
        [one] one share-out
       *[other] { $count } share-outs
    }
partners-customer = customers
partners-donor = donors
partners-supplier = suppliers
partners-member = members as partners
# $count (Number)
# $shown (String)
rows-left-out =
    { $count ->
        [one] One more member is left out here; the CSV has all.
       *[other] { $shown } more members are left out here; the CSV has all.
    }
entry-erase = Erase this text
entry-erase-is = The register stays as it is; the text is deleted here and cannot be brought back.
