money-title = Money
# $currency (String)
money-lede = In { $currency }. Every figure opens to the entries behind it.
money-balances = What there is
money-cash = in cash
money-aside = set aside in open share-outs
money-owed = owed to members
money-solidarity = in the solidarity fund
money-reserve = in reserve
money-earned = came in, in all
money-spent = went out, in all
money-shares = Share-outs
money-accounts = Accounts
# $currency (String)
money-amount = Amount ({ $currency })
money-more = Circle, reference, remark
money-no-circle = none
money-reference = Reference
money-moved = What came and went
money-none = No money has moved yet.
money-whom = From or to
money-for = For
move-income = income
move-expense = expense
move-payment = paid to member
income-title = Money came in
income-from = From whom?
income-submit = Record income
income-thanks = The income is recorded.
expense-title = Money went out
expense-to = To whom?
expense-submit = Record expense
expense-thanks = The expense is recorded.
partner-first = Add a partner below first: money comes from somebody and goes to somebody.
partner-add = Add a partner
partner-kind = They are
partner-customer = a customer
partner-donor = a donor
partner-supplier = a supplier
partner-member = a member as customer or supplier
partner-submit = Add
payment-title = A member was paid
payment-is = A share-out makes the community owe; this records that it was paid out, for instance by bank.
payment-submit = Record payment
accounts-title = Accounts
accounts-lede = All movements of value, double-entry.
accounts-zero = Per unit, all accounts together sum to zero. Pending movements count against limits.
account-name = Account
account-class = Class
account-unit = Unit
account-posted = Balance
account-pending = Pending out
account-open-title = Open an account
account-open = Open
shares-title = Share-outs
shares-agreement = The agreement
shares-list = So far
shares-none = Nothing was shared out yet.
# $needs (String)
# $livelihood (String)
# $love (String)
# $care (String)
share-rule = { $needs } goes to needs first; of the rest, { $livelihood } follows livelihood credits and { $love } follows love credits. { $care }
rule-care-off = Care changes nothing.
# $k (String)
rule-care-balance = Who carried less care than the mean hands on up to { $k } of their pay to those who carried more.
# $rate (String)
# $share (String)
rule-care-pot = Before that, care hours are paid { $rate } each, from at most { $share } of it.
share-plan = Plan a share-out
# $cash (String)
share-plan-is = There is { $cash } in cash. Nothing is filed until you sign.
# $currency (String)
share-amount = Set aside ({ $currency })
# $typed (String)
# $example (String)
share-amount-flaw = “{ $typed }” is no amount above zero. Write it in figures, such as { $example }.
share-preview = Look at every line
# $amount (String)
share-would = What sharing { $amount } would pay
share-open = Sign and open it
share-opened-thanks = The share-out is open. Everyone can look at it now.
# $hours (String)
share-waits = It waits { $hours } hours. Any member’s objection stops it; without one, it posts.
# $amount (String)
share-title = Share-out of { $amount }
share-state-open = open
share-state-objected = objection
share-state-posted = posted
share-state-withdrawn = withdrawn
# $from (String)
# $until (String)
share-period = { $from } to { $until }
# $when (String)
share-open-until = It posts from { $when } if nobody objects.
share-open-ready = The waiting time is over and nobody objects: it can be posted.
share-open-objected = An objection stands; it does not post until that is settled.
# $index (String)
share-posted-is = Posted by entry { $index }: the community owes these amounts until they are paid.
# $index (String)
share-withdrawn-is = Withdrawn by entry { $index }; the money went back to cash.
share-lines = Every line
share-payout = Payout
share-why = Why this much?
share-total = Total
share-needs = To the solidarity fund
share-reserve = To the reserve
share-undistributed = Stays for the next period
share-columns = Livelihood and love: pay for credits. Care: what care adds or takes away. The columns are rounded for reading; the payout is exact.
share-result = SHA-256 of the payout lines
share-rerun = Anybody who recomputes this gets the same bytes.
share-objections = Objections
share-no-objections = Nobody objects.
objection-stands = stands
objection-settled = taken back
share-object = Object
share-object-is = Your objection stops it until you take it back. Say what would have to change.
share-object-submit = Object
share-settle = Take my objection back
share-post = Post it
share-post-is = Posting makes these payouts owed and divests the credits.
share-posted-thanks = Posted.
share-withdraw = Withdraw this share-out
share-withdraw-submit = Withdraw
# $amount (String)
why-title = Why { $amount }?
why-steps = Step by step
# $amount (String)
# $needs (String)
why-needs = Of { $amount }, { $needs } went to the solidarity fund first.
why-needs-none = Nothing is taken for needs first.
# $stream (String)
# $part (String)
# $split (String)
why-split = { $stream } is shared { $part } of the rest: { $split }.
# $amount (String)
why-received = It took in { $amount } that the other stream could not take.
# $amount (String)
why-passed = All credits in it are paid; { $amount } went on.
# $name (String)
# $open (String)
# $all (String)
# $pay (String)
why-share = { $name } has { $open } of { $all } open credits, so { $pay }.
why-capped = That pays all of these credits: the cap is reached.
# $name (String)
why-no-open = { $name } has no open credits in it.
why-care-off = Care changes nothing here.
# $name (String)
why-care-dating = { $name } was not a full member yet, and stands outside the care balance.
# $name (String)
why-care-out = { $name } was away in this period and is left out of the care balance, both ways.
# $name (String)
# $hours (String)
# $members (String)
# $mean (String)
why-care-balance = { $name } carried { $hours } h of care; the mean of { $members } is { $mean } h.
# $amount (String)
why-care-withheld = Less than the mean: { $amount } is withheld, for those who carried more.
# $amount (String)
why-care-received = More than the mean: { $amount } is added.
why-care-even = That changes nothing.
# $hours (String)
# $rate (String)
# $paid (String)
why-care-pot = { $hours } h of care at { $rate } an hour, from the care pot: { $paid }.
# $by (String)
why-rounding-up = Rounded up by { $by } of a cent: the largest remainders get the last cents.
# $by (String)
why-rounding-down = Rounded down by { $by } of a cent.
why-rounding-none = No rounding was needed.
why-agreement = the agreement
why-sum = In figures
why-line-livelihood = For livelihood credits
why-line-love = For love credits
why-line-care = Care
# $livelihood (String)
# $love (String)
why-divested = { $livelihood } livelihood and { $love } love credits are divested by it.
# $livelihood (String)
# $love (String)
why-would-divest = { $livelihood } livelihood and { $love } love credits are divested when it posts.
why-no-work = No contributions here.
why-work-sentence = The contributions behind these credits, the newest first. Credits that earlier share-outs paid are no longer open.
why-care-sentence = The care hours of this period.
why-rate = Rate
# $rate (String)
# $unit (String)
why-rate-is = { $rate } per { $unit }
# $count (Number)
why-more-rows = And { $count } earlier ones.
unit-one-word = word
unit-one-hour = hour
unit-one-piece = piece
# $month (String)
statement-title = Statement, { $month }
statement-previous = Month before
statement-next = Month after
statement-nothing = Nothing this month.
statement-work = Work that was logged
statement-shares = Payouts from share-outs
statement-payments = Paid out
statement-credits = Credits now
# $size (String)
# $root (String)
statement-foot = Computed from the register at { $size } entries, root { $root }.
move-title = Move value between accounts
move-is = What one account gives, the other receives. Credits and debts to members move by their own acts.
move-submit = Move
class-cash = cash
class-external = the world outside
class-payable = owed to a member
class-receivable = owed by others
class-work = open credits or hours
class-history = historical credits
class-issued = credits issued
class-retired = credits divested
class-pool = set apart
class-capital = a member’s capital
class-reserve = reserve
class-credit = mutual credit
class-inventory = goods
class-energy = energy
class-rounding = rounding
class-fund = a fund
class-project = a project’s budget
class-reserve-indivisible = reserve that is never shared out
class-reserve-education = reserve for learning
class-reserve-solidarity = reserve for solidarity
photo-title = Photos
photo-field = Photo of the receipt
photo-field-is = It is made smaller on this device. Where and when it was taken stays with you.
photo-submit = Add the photo
photo-thanks = The photo is there. Thank you.
reverse-title = Recorded wrongly?
reverse-is = What it moved goes back by an entry of its own, and both stay in the register. Then record it as it was.
reverse-reason = Why
reverse-submit = Take it back
reverse-thanks = It is taken back.
# $index (String)
moves-takes-back = takes back entry { $index }
# $index (String)
moves-taken-back = taken back by entry { $index }
# $number (String)
photo-number = Photo { $number }
# $count (Number)
# $shown (String)
moves-photos = { $count ->
    [one] { $shown } photo
   *[other] { $shown } photos
}
js-no-photo = This file is no photo that this browser can read. Choose another one, such as a JPEG or a PNG.
# $index (String)
js-photo-failed = The expense stands as entry { $index }. The photo did not come along: add it here.
budgets-title = Budgets
budgets-lede = What roles may spend without asking, and what is set apart for projects.
budgets-roles = Of roles
budgets-none = No role has a budget yet. A decision can give it one: then small things need no meeting.
budgets-role = Role
budgets-holder = Held by
budgets-term = In a term
budgets-taken = Taken
budgets-left = Left
budgets-again = Whole again
budgets-is = Taken is what the role decided, and what it is still asking advice about.
budgets-projects = Set apart for projects
budgets-waits = Waits to go out
budgets-chosen = once it is filled anew
