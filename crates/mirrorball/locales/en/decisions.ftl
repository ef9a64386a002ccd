# $taken (String)
# $why (String)
advice-reply = Answered: { $taken }. { $why }
# $name (String)
agenda-agreement-review = Review of the agreement { $name }
agenda-deadline = Waits for you
agenda-promise = A promise is due
agenda-review = Review of a decision
# $name (String)
agenda-sunset = Last day of the agreement { $name }
# $role (String)
agenda-term-end = A term ends: { $role }
agreement-by-decision = The decision that adopted it
agreement-in-force = in force
# $day (String)
agreement-lapsed = lapsed since { $day }
agreement-overdue = review overdue
agreement-propose-change = Propose a change
# $day (String)
# $review (String)
agreement-renewed = Kept as it is on { $day }, until { $review }.
# $day (String)
agreement-replaced = Replaced on { $day }.
# $day (String)
agreement-retired = Ended on { $day }.
# $day (String)
agreement-review = Looked at again on { $day }
agreement-review-due = to be looked at again
# $version (String)
# $day (String)
agreement-since = Version { $version }, since { $day }
# $name (String)
# $version (String)
agreement-version = { $name }, version { $version }
agreements-ended = No longer in force
answer-aside = Stand aside
answer-concern = Consent with a concern
answer-consent = Consent
answer-object = Objection
answers-shown = Shown, not counted
answers-silent = Silent
answers-voted = Voted
ask-affected = Who is affected
# $name (String)
ask-agreement-says = What the agreement “{ $name }” says
ask-agreement-text = What it says
ask-answers = Objections that this version answers
ask-answers-hint = Each objector decides whether it does.
ask-budget = How much it may spend alone in one term
ask-deliberation = Hours to talk first
ask-domain = What it decides alone
ask-driver-hint = The need or the tension that this answers.
ask-duties = What it takes care of
ask-edit = How deep the change goes
ask-edit-hint = A change of what is proposed is answered anew; answers to the earlier version stay visible.
ask-effects-json = What it does, as JSON
ask-effects-json-hint = A list of effects, as in the API's document: renew or retire an agreement, fill a role, move value, and others.
ask-emergency = Emergency
ask-experts = Who knows about it
ask-hours-hint = As agreed, if empty.
ask-looks-for = What the circle looks for
ask-method = How it is counted
ask-months = Months of a term
ask-months-hint = As agreed, if empty.
# $number (String)
ask-option = Option { $number }
ask-option-hint = Leaving things as they are is always one option more.
ask-parent = Part of
ask-people = About people
ask-points = Points or dots
ask-points-hint = For scores: the most for one option. For dots: how many each voter spreads.
ask-proposal-text = What is proposed
ask-proposal-text-hint = Good enough for now, safe enough to try.
ask-purpose = What it is for
ask-review = Looked at again on
ask-review-hint = At most twelve months on.
ask-role-circle = Circle of the role
ask-role-kind = What it is to the circle
ask-seats = Seats
ask-seats-hint = For methods that fill several.
ask-short-name = Short name (a-z, digits, hyphens)
ask-sunset = Last day on which it holds, if it is to end by itself
ask-tension-could = What could be
ask-tension-needs = What it needs
ask-tension-what = What is
ask-tier = How much it touches
ask-vote-budget = Money to spend
ask-vote-budget-hint = For budgets by equal shares.
ask-voting = Hours to vote
asked-accept = Is this your work?
asked-advise = Give advice
asked-answer-stop = Answer those who say stop
asked-ask-anew = Ask anew
asked-attest = Confirm
asked-change = Look at your nomination again
asked-check = Check how it came about
asked-confirm = Confirm that advice was sought
asked-decide = Decide
asked-evaluate = Evaluate
asked-hear = Hear the appeal
asked-integrate = Work the objections in
asked-reconsider = Look at your share-out again: objections stand
asked-judge = Judge the form of an objection
asked-minutes = Enter what the meeting brought
asked-nominate = Nominate somebody
asked-notice = Does this affect you?
asked-propose = Propose somebody
asked-quantity = Answer another quantity
asked-disputed = Look at work of yours that is disputed
asked-remind = Ask those who are silent again
asked-resolve = Is your objection answered?
asked-respond = Answer
asked-review = Did it do what it was for?
asked-review-agreement = Look at this agreement again
asked-second = Do you share this objection?
asked-select = Choose somebody for the role
asked-succeed = Go on with what your role began
asked-take-over = Take it over
asked-tension = A tension came to your role
asked-told = Read what was decided
asked-vote = Vote
ballot-approve = Mark everything that you approve of.
# $dots (String)
ballot-dots = Spread { $dots } dots as you like.
ballot-plain = For, against, or neither.
# $points (String)
ballot-points = Give each option from 0 to { $points } points.
ballot-ranking = Give each option a place; 1 is best.
ballot-times = Mark every time that suits you.
calendar-copy = Copy the link
calendar-is = Subscribe to this link in your calendar. Whoever has it can read your deadlines: keep it to yourself. Revoking a key of yours makes a new one.
calendar-open = Open the calendar
calendar-title = Your deadlines and reviews as a calendar
circle-domain = What it decides alone
circle-members = Members
circle-no-members = Nobody is in this circle yet.
circle-no-roles = No roles yet. A role holds a piece of work, and decides alone within it: propose the first one.
circle-not-binding = shown, not counted
circle-propose = Propose something here
circle-propose-role = Propose a role
circle-roles = Roles
circle-within = Circles within
circle-work = Work in this circle
count-against = Against
count-cast = Ballots
count-electorate = Who decides
count-favour = In favour
count-needed = Needed at least
decision-advices = Advice
decision-agreements = Agreements it was decided by:
decision-also = What else you can do
decision-answers = Who answered what
decision-counts = Counts
decision-driver = What it answers
# $number (String)
decision-entry = entry { $number }
decision-from-tension = from a tension
decision-history = Everything that was filed about it
decision-how = How it is decided
decision-mine = Your answer
decision-no-remarks = Nobody has asked or said anything yet.
decision-objections = Objections
# $who (String)
# $when (String)
decision-opened = Opened by { $who }, { $when }
decision-receipt = receipt
decision-remarks = Questions and reactions
decision-review = Review
# $who (String)
# $worked (String)
# $note (String)
decision-reviewed = { $who }: { $worked }. { $note }
decision-stages = Stages
decision-what = What it is about
decisions-all-circles = all circles
decisions-closed = Decided and over
decisions-lede = What is being decided, by the time that is left, and what was.
decisions-new = Open a decision
decisions-none-closed = Nothing was decided yet.
decisions-none-open = Nothing is being decided. What bothers you? A tension is where decisions begin.
decisions-open = Open
decisions-title = Decisions
do-enter = Enter this circle
do-enter-is = You then decide here as well.
do-exit = Leave this circle
do-exit-is = You lay down the roles that you hold in it.
do-lay-down = Lay this role down
do-raise = Raise a tension
do-raise-thanks = Your tension stands. Where does it belong?
do-reopen = Ask to choose again
do-reopen-is = If enough members ask, the role is chosen for again before its term is over.
do-revise = Make a new version
do-revise-submit = Propose this version
edit-editorial = the words alone
edit-substantive = what is proposed
effects-did = What it did
effects-would = What it would do
fact-class = Weight
fact-contest = Contested
fact-changed-meanwhile = A role has changed this meanwhile; read what holds now
fact-cost = Cost
fact-decision = Decided
fact-facilitator = Facilitates
fact-meeting = Meeting
# $who (String)
fact-meeting-asked = { $who } asked to meet
# $who (String)
fact-nominates = { $who } nominates
fact-proposed = Proposed
fact-role = Decides
found-agreement = agreement
found-answer = answer
found-counsel = advice
found-objection = objection
found-remark = remark
found-role = role
found-tension = tension
# $found (String)
# $yes (String)
# $no (String)
hearing = { $found } ({ $yes } : { $no })
hearing-open = no finding yet
history-lede = Each line is an entry of the register, signed by whoever filed it.
# $title (String)
history-title = History: { $title }
# $role (String)
# $who (String)
how-advice = The role { $role }, held by { $who }, decides alone after it has asked those who are affected and those who know.
# $circle (String)
how-consent = { $circle } decides by consent: it is adopted if nobody has an open objection, not if all are enthusiastic.
# $needed (String)
# $all (String)
how-consent-counts = At least { $needed } of { $all } have to answer; silence is recorded as silence, never as consent.
# $circle (String)
how-selection = { $circle } chooses without candidates: nominations with reasons, a change round, a proposal, and then consent.
# $needed (String)
# $all (String)
how-vote = At least { $needed } of { $all } have to be in favour; a tie leaves things as they are.
kind-advice = Advice process
kind-proposal = Proposal
kind-selection = Selection
kind-share = Share-out
kind-vote = Vote
# $days (String)
# $when (String)
left-days = { $days } days left, until { $when }
# $hours (Number)
# $when (String)
left-hours =
    { $hours ->
        [one] One hour left, until { $when }
       *[other] { $hours } hours left, until { $when }
    }
# $when (String)
left-over = since { $when }
method-approval = Each voter marks all options that they approve of; the most approved wins.
# $dots (String)
method-dots = Each voter spreads { $dots } dots over the options; the most dots win.
# $budget (String)
method-equal-shares = Voters share { $budget } equally; a project is paid by those who want it.
method-irv = Voters rank the options; the weakest goes until one has most votes (instant runoff).
# $seats (String)
method-meek = Voters rank the options; { $seats } seats are filled in proportion (Meek's STV).
method-ranked-pairs = Voters rank the options; the clearest pairwise wins are kept first (ranked pairs).
method-schulze = Voters rank the options; whoever wins against all others, directly or by way of others, wins (Schulze).
# $points (String)
method-score = Each voter gives up to { $points } points to every option; the highest sum wins.
# $points (String)
method-star = Each voter gives up to { $points } points; of the two best, the one that more voters like better wins (STAR).
# $seats (String)
method-stv = Voters rank the options; { $seats } seats are filled in proportion (Scottish STV).
method-times = Everybody marks the times that suit them; the one that suits most is taken.
method-yes-no = For, against, or abstain; more for than against.
# $answer (String)
# $version (String)
# $when (String)
mine-answered = { $answer } to version { $version }, { $when }
nav-decide = Decide
new-advice = A role decides, after advice
# $role (String)
new-advice-as = { $role } decides, after advice
new-advice-is = You hold a role and it is within its domain: ask those who are affected and those who know, then decide.
new-advice-lede = Say what is to be decided and whom you ask.
new-advice-no-role = You hold no role that could decide alone. A proposal by consent is open to everybody.
new-agreement = A new agreement
new-agreement-is = Words that all keep to.
new-back = choose another kind
# $name (String)
new-change = Change: { $name }
new-circle = A new circle
new-circle-is = With an aim of its own.
new-class-hint = The weightier, the more answers are needed.
new-deciding-is = Nothing is agreed about it, so it goes by what is usual.
new-effects-lede = What does it change? What is shown here is applied by itself when it is adopted.
# $what (String)
new-from-tension = From the tension: “{ $what }”
new-lede = Which kind of decision is it?
new-open-advice = Ask for advice
new-open-proposal = Open the proposal
new-open-selection = Open the selection
new-open-vote = Open the vote
new-other = Something else
new-other-is = Any effect, written as JSON.
new-proposal = A proposal, by consent
new-proposal-is = Something should change, and you can say what. Objections make it better.
new-proposal-lede = First there is time for questions and reactions, then everybody consents, objects or stands aside.
new-role = A new role
new-role-is = A piece of work with a name, a domain and a term.
new-selection = Choose somebody for a role
new-selection-is = Without candidates: nominations with reasons, then consent.
new-selection-lede = Which role?
new-selection-no-role = There is no role yet. Propose one first.
new-tension = I feel a tension
new-tension-is = Something is not as it could be, and you do not know yet what to do about it.
new-title = Open a decision
new-vote = A vote between options
new-vote-is = Dates, colours, budgets, delegates: where preferences are to be counted.
new-vote-lede = First there is time to talk and to add options, then everybody votes.
new-words = Words alone
new-words-is = It changes no agreement, role or account.
objection-abandoned = abandoned
# $version (String)
objection-answered-by = The proposer says that version { $version } answers it.
# $found (String)
objection-appealed = Appeal: { $found }
objection-concern = found to be a concern
objection-late-after = It came after the effect: the review moves forward.
objection-late-before = It came late, before the effect: adoption waits.
objection-left = its owner left
objection-moved = others decide about it
# $text (String)
objection-news = New: { $text }
objection-open = open
objection-overruled = overruled on appeal: a concern
# $who (String)
objection-raised-by = Raised by { $who }
objection-replaced = replaced by another
objection-resolved = resolved
# $text (String)
objection-resolved-by = How: { $text }
# $have (String)
# $needed (String)
objection-seconders = Seconded by { $have } of { $needed }
# $found (String)
objection-tested = Test of its form: { $found }
objection-unseconded = not seconded: a concern
part-affected = affected
part-expert = knows about it
pick-approval = Approval: as many as one likes
pick-dots = Dots to spread
pick-emergency = yes: it is decided at once, and advice follows
pick-equal-shares = A budget, by equal shares
pick-irv = Ranking: instant runoff
pick-meek = Several seats: Meek's STV
pick-no = no
pick-people = yes: the running result is not shown
pick-ranked-pairs = Ranking: ranked pairs
pick-schulze = Ranking: Schulze
pick-score = Score: points for each option
pick-star = Score, then the better liked of the two best
pick-stv = Several seats: Scottish STV
pick-times = A date: times that suit
pick-yes-no = For or against
# $when (String)
result-adopted = It was adopted on { $when }.
result-by-lot = A tie was settled by the public lot, which was known before the first ballot.
result-count-with = Count it yourself, with one of these files:
# $when (String)
result-decided = The role has decided; it takes effect on { $when }.
result-effective = The role's decision is in effect.
# $when (String)
result-escalated = It could not be settled here and went on to others on { $when }.
# $when (String)
result-expired = It expired on { $when }.
# $code (String)
result-hindered = Its effects could not be applied ({ $code }): nothing was changed, and it is back with its circle.
# $when (String)
result-rejected = It was rejected on { $when }.
# $when (String)
result-returned = It went back to its circle on { $when }.
result-running = How it stands
# $answered (String)
# $all (String)
result-running-consent = { $answered } of { $all } have answered.
result-title = How it came out
# $have (String)
# $needed (String)
result-vote-quorum = Too few are in favour: { $have } of { $needed } that are needed.
result-vote-status-quo = Things stay as they are.
# $names (String)
result-vote-won = Won: { $names }
revise-lede = Who changes a proposal says that it still answers what it is for.
revise-title = A new version
# $day (String)
role-caretaker = caretaker since { $day }
role-decide-by-advice = Decide, after advice
# $day (String)
role-held = until { $day }
# $who (String)
# $from (String)
# $until (String)
role-past = { $who }, { $from } to { $until }
role-select = Choose somebody
role-terms = Earlier terms
role-vacant = free
search-label = What to look for
search-lede = Decisions, objections, agreements, reasons and tensions, in your words.
search-none = Nothing was found. Fewer or shorter words find more.
search-submit = Search
search-title = Search
sees-answers = Every member sees your answer with your name at once, and it stays in the register.
sees-votes = Every member sees your ballot with your name at once, and it stays in the register.
sees-votes-people = It is about people: pages show no ballots before the end. Still they stand in the register, and whoever replays it sees them.
# $role (String)
selection-title = Who takes the role { $role }?
stage-adopted = Adopted
stage-amended = Adopted, changed since
stage-change = Change round
stage-clarify = Questions
stage-closed = Closed
stage-closing = Closing
stage-decided = Decided
stage-deliberation = Talking
stage-draft = Draft
stage-due = To be closed
stage-effective = In effect
stage-emergency = Emergency: advice follows
stage-expired = Expired
stage-integrate = Objections to work in
stage-lapsed = Lapsed
stage-meeting = Meeting
stage-no-quorum = Too few took part
stage-nominate = Nominations
stage-objections = Consent or object
stage-paused = Paused: answered again
stage-propose = Somebody is proposed
stage-react = Reactions
stage-rejected = Rejected
stage-renewed = Adopted and kept
stage-retired = Adopted, ended since
stage-returned = Back with its circle
stage-review-due = To be looked at again
stage-reviewed = Reviewed
stage-seeking = Asking for advice
stage-status-quo = Things stay as they are
stage-superseded = Overtaken by another decision
stage-suspended = Held up by a late objection
stage-vote-adopted = An option won
stage-voting = Voting
stage-waiting = Waits before it takes effect
stage-weighing = Weighing
stage-withdrawn = Withdrawn
tension-answered = something came of it
tension-became = Became
tension-closed = closed
tension-mediation = mediation
tension-open = open
tension-propose = Propose something
# $to (String)
# $when (String)
tension-sent = Sent to { $to }, { $when }
tension-whole = the whole community
tensions-closed = Closed tensions
tensions-lede = A tension is a felt difference between what is and what could be. It needs no solution yet, and blames nobody.
tensions-none = No tension is open. What do you notice, lately, that could be better?
tensions-title = Tensions
tier-t0 = The role's own matter: logged only.
tier-t1 = It affects some: at least one affected and one expert are asked, for a day.
tier-t2 = It affects many: all affected and two experts are asked, for some working days.
# $version (String)
version-short = version { $version }
# $version (String)
# $when (String)
version-title = Version { $version }, { $when }: what changed
vote-ballots-as = The ballots as files:
vote-dots-left = dots left
vote-none = none
vote-options = Options
vote-rank-hint = Options may share a place. What has no place is below all that have one.
vote-recount = The JSON file counts to the same result with mirrorball count.
vote-status-quo = Leave things as they are
vote-unranked = no place
wait-half-time = half the time is over
wait-last-day = less than a day left
# $asked (String)
# $what (String)
wait-line = { $asked }: { $what }
wait-no-end = whenever you like
waiting-all = All that waits, and your calendar
waiting-lede = Everything that is asked of you, what ends first on top.
# $count (String)
waiting-or-more = { $count } or more
# $shown (String)
waiting-rest = These are the { $shown } newest.
waiting-rest-link = See all of it
# $asked (String)
# $count (String)
waiting-many = { $asked } ({ $count })
# $count (String)
waiting-attest = Contributions to confirm: { $count }
# $count (String)
waiting-accept = Contributions logged for you to accept: { $count }
# $count (String)
waiting-respond = Proposals to answer: { $count }
# $count (String)
waiting-vote = Votes: { $count }
# $count (Number)
result-left =
    { $count ->
        [one] One of those who decide has left since; the number that decides stays.
       *[other] { $count } of those who decide have left since; the number that decides stays.
    }
# $count (Number)
objection-reminders =
    { $count ->
        [one] Reminded once
       *[other] Reminded { $count } times
    }
# $count (Number)
role-asking =
    { $count ->
        [one] One member asks to choose again
       *[other] { $count } members ask to choose again
    }
# $count (Number)
search-found =
    { $count ->
        [one] One text found
       *[other] { $count } texts found
    }
# $needed (String)
# $all (String)
share-by-consent = It is decided by consent: at least { $needed } of { $all } have to answer, and no objection may stand.
share-computed-by = Computed by:
share-decided = The decision on it
share-go-decide = Answer, object, or see who answered
