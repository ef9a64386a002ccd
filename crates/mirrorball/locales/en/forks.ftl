agreement-forks = Parting
act-community-fork = A community of its own began here, with this history
act-fork-join = A member goes along with a fork
act-fork-nothing = A fork came to nothing
# $name (String)
act-fork-notice = Notice was given of the fork “{ $name }”
act-fork-parted = Members parted, with what they take along
act-fork-report = The attempt to find a way together was reported on
act-fork-sign = A member signed the notice of a fork
act-fork-take-back = A member took their name off a fork
act-sibling-name = The other community of a fork was named
ask-fork-belongs = Where do you belong afterwards?
ask-fork-decision = Which decision could not be settled?
ask-fork-name = What would the new community be called?
ask-fork-purpose = What would it be for?
ask-fork-report = What was tried, and what came of it?
ask-fork-why = Why do you see no other way?
ask-sibling-address = Where is it found?
ask-sibling-id = Its id, from its page Mirror
asked-bring-together = Bring together who is about to part, and tell what came of it
asked-found-fork = Found the new community, and name it here
asked-go-along = Say whether you go along
class-sibling = with the sibling
do-fork-close = Close it
do-fork-close-is = Its time is over. The keeper does this by itself; anybody can.
do-fork-join = Go along
do-fork-join-is = Your open credits go along, and with them your part of what is divided. Until the time is over you can take your name off again.
do-fork-notice = Give notice of a fork
# $needed (String)
# $attempt (String)
# $joining (String)
do-fork-notice-is = Once { $needed } full members have signed, all have { $attempt } days to find a way together, and then { $joining } days to say who goes along.
do-fork-report = Report
do-fork-report-is = You facilitate. Tell everybody what was tried.
do-fork-sign = Sign the notice
do-fork-sign-is = You say that this could not be settled. Whether you go along, you say later.
do-fork-take-back = Take my name off
do-fork-take-back-is = You neither sign it nor go along. If too few are left, nothing comes of it.
do-sibling-name = Name the other community
do-sibling-name-is = So that each lists the other, with a link. Who wanted to be in the new one alone leaves this one then.
# $when (String)
fork-attempt-until = Until { $when } all try once more to find a way together.
fork-belongs-both = Here and there
fork-belongs-new = In the new one alone
# $credits (String)
fork-credits = { $credits } open credits go along, and are historical here.
# $account (String)
# $goes (String)
# $of (String)
fork-divided = Of { $of } ({ $account }), { $goes } went along.
fork-due-is = Its time is over; it is about to be closed. An open share-out comes first.
fork-ended-elsewhere = goes on in the other community
fork-ended-lapsed = too few signed
fork-ended-nobody-stays = everybody goes along: nobody is left to part from
fork-ended-settled = the decision was adopted after all
fork-ended-too-few = too few go along
fork-ended-withdrawn = too many took their names off
# $name (String)
fork-facilitated = { $name } facilitates.
fork-found-do = Found the new community here
fork-found-is = You go along. Its register begins with this one’s entries up to the parting; your key signs what comes next.
fork-go = It cannot be settled
fork-going = Go along
# $name (String)
fork-going-alone = { $name } (leaves here)
# $when (String)
fork-joining-until = Until { $when } members say whether they go along.
# $when (String)
fork-notice-until = Until { $when } it can be signed.
fork-over = Over
# $when (String)
# $entry (String)
fork-parted-at = They parted on { $when }, by entry { $entry }: the last one that both registers have.
# $name (String)
# $when (String)
fork-report-line = { $name } reports, { $when }
# $have (String)
# $needed (String)
# $names (String)
fork-signed = { $have } of { $needed } signatures: { $names }
fork-stage-attempt = finding a way together
fork-stage-due = about to be closed
fork-stage-ended = came to nothing
fork-stage-joining = who goes along
fork-stage-named = parted
fork-stage-notice = notice
fork-stage-parted = parted; to be founded
# $account (String)
# $goes (String)
# $of (String)
fork-would-divide = Of { $of } ({ $account }), { $goes } would go along.
forks-lede = Where something cannot be settled, members may part in good order: a notice, one more attempt to find a way together, and time to say who goes along. They begin a community of their own, with this history and their part of what there is.
forks-none = Nobody wants to part.
forks-notice = Give notice
forks-notice-is = Only over a proposal or a vote that could not be settled.
forks-over = Parted, and what came to nothing
forks-title = Parting and siblings
found-fork = parting
mirror-siblings = Communities that share this history
refusal-belonging-agreed = The agreement says that who goes along is a member of the new community alone.
    .why = Where members belong who go along is agreed on.
    .next = Go along and be a member there alone, or propose to change the agreement.
refusal-decision-settled = This decision is settled, or nothing stands in its way.
    .why = A fork is over a proposal with objections, or over one, or a vote, that was not adopted.
    .next = Propose what you would rather have; if that cannot be settled, name it.
# $stage (String)
refusal-fork-elsewhere = This is not done now: the fork is at “{ $stage }”.
    .why = Notice, an attempt to find a way together, joining, parting: each has its time.
    .next = Look at where it stands; its page says what can be done.
# $size (String)
refusal-fork-history-differs = The fork does not begin with the first { $size } entries of its parent.
    .why = A fork begins with its parent’s entries up to the parting, and names their number and root.
    .next = Found it anew from the parent’s page or with the command line.
refusal-fork-unsigned = What this fork shows was not signed by its parent’s keeper.
    .why = A fork can carry what its parent’s keeper signed, and then its history leads to just that.
    .next = Found it anew from the parent’s page or with the command line.
refusal-fork-parts-first = Members are about to part, and what there is is divided first.
    .why = What a fork divides is what was there when its time was over.
    .next = Open the share-out once they have parted; it takes a minute at most.
refusal-fork-unknown = There is no such fork.
    .why = The act names a fork.
    .next = Reload the page and choose it again.
refusal-not-going-along = You do not go along.
    .why = Those who went along found the new community, and name it first.
    .next = Let one of them do it.
refusal-nothing-to-take-back = Your name is not on this fork.
    .why = One takes off one’s own name.
    .next = Nothing is left to do.
# $free_ms (String)
refusal-notices-in-vain = Three of your notices came to nothing within a year; the next can be given from { $free_ms }.
    .why = So nobody uses up the notices of others.
    .next = Sign somebody else’s notice, or wait until then.
refusal-one-fork-at-a-time = Your name is on another fork.
    .why = One signs and goes along with one fork at a time.
    .next = Take your name off the other one first.
# $community (String)
refusal-sibling-named = Another community is the sibling: { $community }
    .why = Each fork has one sibling; another is named in its place by as many members as a fork needs.
    .next = Compare the two communities before you name anything.
rule-choice-both = both communities
rule-choice-new = the new one alone
rule-forks-accounts = Funds and projects that are divided beside cash
rule-forks-attempt-days = Days to find a way together
rule-forks-belonging = Where those who go along are members afterwards
rule-forks-divided = The part of the divisible money that is divided
rule-forks-entitlement = What it is divided by
rule-forks-joining-days = Days to say that one goes along
rule-forks-notice-days = Days in which enough sign
rule-forks-people-min = How many full members sign, and go along, at least
rule-forks-signers = The part of the full members that signs a notice
# $count (String)
# $needed (String)
# $id (String)
sibling-another = { $count } of { $needed } say that it is another one: { $id }
sibling-child = parted from this community
# $id (String)
sibling-id = Id { $id }
sibling-other = Its register does not begin with the same entries: it is not the sibling that it is said to be.
sibling-parent = this community parted from it
sibling-same = Compared here: both registers begin alike.
sibling-signed = Its own register shows that the keeper there signed for these entries.
# $size (String)
sibling-shared = { $size } entries in common
sibling-sibling = parted from the same community
siblings-title = Siblings
