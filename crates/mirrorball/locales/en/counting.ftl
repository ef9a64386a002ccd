# $count (Number)
# $ballots (String)
count-first =
    { $count ->
        [one] One valid ballot counts for its first preference.
       *[other] { $ballots } valid ballots count for their first preferences.
    }
# $count (Number)
# $ballots (String)
# $quota (String)
count-first-quota =
    { $count ->
        [one] One valid ballot counts for its first preference; the quota is { $quota }.
       *[other] { $ballots } valid ballots count for their first preferences; the quota is { $quota }.
    }
# $count (Number)
# $ballots (String)
count-added-votes =
    { $count ->
        [one] The votes of one valid ballot are added up.
       *[other] The votes of { $ballots } valid ballots are added up.
    }
# $count (Number)
# $ballots (String)
count-added-approvals =
    { $count ->
        [one] The approvals of one valid ballot are added up.
       *[other] The approvals of { $ballots } valid ballots are added up.
    }
# $count (Number)
# $ballots (String)
count-added-scores =
    { $count ->
        [one] The scores of one valid ballot are added up.
       *[other] The scores of { $ballots } valid ballots are added up.
    }
# $count (Number)
# $ballots (String)
count-added-dots =
    { $count ->
        [one] The dots of one valid ballot are added up.
       *[other] The dots of { $ballots } valid ballots are added up.
    }
# $yes (String)
# $no (String)
# $abstain (String)
# $why (String)
count-decided = { $yes } yes, { $no } no, { $abstain } abstain: { $why }.
count-why-passed = it passes
count-why-nobody = nobody is in favour, so it does not pass
# $needed (String)
count-why-turnout = at least { $needed } had to take part, so it does not pass
# $needed (String)
count-why-approval = at least { $needed } had to be in favour, so it does not pass
count-why-majority = yes has not the required part, so it does not pass
# $name (String)
# $surplus (String)
# $total (String)
count-surplus = The surplus of { $name }, { $surplus }, moves on: each paper at its value × { $surplus } / { $total }, truncated.
# $count (Number)
# $names (String)
count-excluded =
    { $count ->
        [one] { $names } has the least and is excluded; their ballots move on.
       *[other] { $names } have less together than the next and are excluded; their ballots move on.
    }
# $first (String)
# $second (String)
# $for_first (String)
# $for_second (String)
# $level (String)
count-runoff = Runoff: { $for_first } ballots score { $first } higher, { $for_second } score { $second } higher, and { $level } score them level.
# $count (Number)
# $times (String)
# $quota (String)
# $surplus (String)
count-shared =
    { $count ->
        [one] Votes are shared out once, up to a quota of { $quota } and a surplus of { $surplus }.
       *[other] Votes are shared out { $times } times, up to a quota of { $quota } and a surplus of { $surplus }.
    }
# $name (String)
count-defeated = { $name } has the least and is defeated.
# $count (Number)
# $ballots (String)
count-compared =
    { $count ->
        [one] One ballot compares every two options.
       *[other] { $ballots } ballots compare every two options.
    }
# $names (String)
count-paths = By the strongest paths, nobody is above { $names }.
# $winner (String)
# $loser (String)
# $votes (String)
# $against (String)
count-locked = { $winner } above { $loser } ({ $votes } to { $against }) is locked in.
# $winner (String)
# $loser (String)
# $votes (String)
# $against (String)
count-left-out = { $winner } above { $loser } ({ $votes } to { $against }) is left out: stronger majorities say the opposite.
# $name (String)
# $votes (String)
# $members (String)
count-quorum-missed = { $name } is dropped: { $votes } votes over the default miss the quorum of 3/2 × √{ $members }.
# $name (String)
# $votes (String)
# $against (String)
# $ratio (String)
count-majority-missed = { $name } is dropped: { $votes } to { $against } does not defeat the default by { $ratio }.
# $names (String)
count-schwartz = Nobody outside defeats { $names }: the Schwartz set.
# $defeats (String)
# $votes (String)
# $against (String)
count-dropped = The weakest defeats ({ $votes } to { $against }) are dropped: { $defeats }.
# $one (String)
# $other (String)
count-over = { $one } over { $other }
# $count (Number)
# $voters (String)
# $each (String)
count-endowed =
    { $count ->
        [one] The one voter receives the whole: { $each }.
       *[other] Each of { $voters } voters receives the same share: { $each }.
    }
# $count (Number)
# $voters (String)
# $each (String)
# $raises (String)
count-endowed-raised =
    { $count ->
        [one] Each of { $voters } voters receives the same share: { $each }, after one raise by one unit of the currency.
       *[other] Each of { $voters } voters receives the same share: { $each }, after { $raises } raises by one unit of the currency.
    }
# $name (String)
# $cost (String)
# $supporters (String)
# $full (String)
# $each (String)
count-bought = { $name } is bought for { $cost } by its { $supporters } supporters: { $full } paid { $each } each.
# $name (String)
# $cost (String)
# $supporters (String)
# $full (String)
# $each (String)
# $rest (String)
count-bought-rest = { $name } is bought for { $cost } by its { $supporters } supporters: { $full } paid { $each } each; { $rest } paid all they had left, which was less.
count-nothing-affordable = No project is left that its supporters can pay for.
# $name (String)
# $votes (String)
# $cost (String)
count-completed = The money left pays for { $name } ({ $votes } votes), { $cost }.
# $name (String)
# $votes (String)
# $cost (String)
# $left (String)
count-funded = { $name } ({ $votes }) fits: { $cost } is paid, { $left } is left.
# $name (String)
# $votes (String)
# $cost (String)
# $left (String)
count-unaffordable = { $name } ({ $votes }) costs { $cost }, and only { $left } is left: skipped.
# $seats (String)
# $shares (String)
count-apportioned = { $seats } seats are shared out: { $shares }.
# $count (Number)
# $names (String)
count-elected-majority =
    { $count ->
        [one] { $names } is elected, with a majority.
       *[other] { $names } are elected, with a majority.
    }
# $count (Number)
# $names (String)
count-elected-quota =
    { $count ->
        [one] { $names } is elected, having reached the quota.
       *[other] { $names } are elected, having reached the quota.
    }
# $count (Number)
# $names (String)
count-last-seats =
    { $count ->
        [one] As many are left as there are seats to fill: { $names } is elected.
       *[other] As many are left as there are seats to fill: { $names } are elected.
    }
# $names (String)
# $about (String)
# $settled (String)
count-tie = { $names } tie { $about }; { $settled }.
# $names (String)
# $about (String)
# $settled (String)
# $name (String)
count-tie-falls = { $names } tie { $about }; { $settled }: it falls on { $name }.
count-tie-elected = for election
count-tie-excluded = for exclusion
count-tie-surplus = for whose surplus moves first
count-tie-runoff = for the runoff
count-tie-majorities = in majorities that contradict each other
count-tie-project = for which project comes first
count-tie-seat = for the last seat
# $stage (String)
count-by-stage = stage { $stage }, where they last differed, decides
count-by-pairs = the comparison of the tied decides
count-by-score = the greater score decides
count-by-casting = the casting vote decides
count-by-status-quo = the status quo wins its ties
count-by-lot = the public lot decides
count-by-nothing = without a seed for the lot, it stays open
# $count (Number)
# $projects (String)
# $spent (String)
# $budget (String)
count-result-projects =
    { $count ->
        [one] One project is paid for, with { $spent } of { $budget }.
       *[other] { $projects } projects are paid for, with { $spent } of { $budget }.
    }
# $shares (String)
count-result-seats = Seats: { $shares }.
count-result-open = A tie stays open: the count is not complete.
count-result-nobody = Nobody is elected.
# $count (Number)
# $names (String)
count-result =
    { $count ->
        [one] { $names } is elected.
       *[other] { $names } are elected.
    }
count-result-open-nobody = A tie stays open: nobody is elected yet.
# $names (String)
count-result-so-far = A tie stays open; elected so far: { $names }.
count-nobody = nobody
# $start (String)
# $last (String)
count-and = { $start } and { $last }
# $start (String)
# $last (String)
count-and-before-i = { $start } and { $last }
# $count (Number)
# $ballots (String)
count-valid =
    { $count ->
        [one] One valid ballot.
       *[other] { $ballots } valid ballots.
    }
# $count (Number)
# $ballots (String)
count-invalid =
    { $count ->
        [one] One blank or invalid ballot did not count.
       *[other] { $ballots } blank or invalid ballots did not count.
    }
count-steps = Step by step
count-order = Full order
count-totals = Totals
count-totals-caption = What each option holds after each stage
count-option = Option
# $stage (String)
count-stage = Stage { $stage }
count-nobody-further = Nobody further
count-lost = Lost in truncation
count-flow-title = How votes move from stage to stage
count-flow-is = One column for each stage; a block is as tall as the votes an option holds, and bands show what stays and what moves on. The steps are told and the totals stand in a table below.
count-flow-net = Where votes are shared out anew, bands show what options lose and gain on balance.
count-bars-title = Totals, the highest first; ✓ elected or paid for
# $name (String)
# $total (String)
count-bars-won = { $name } { $total }, elected
count-money-title = What each project costs, and how its supporters paid for it
# $name (String)
# $cost (String)
# $supporters (String)
count-money-one = { $name }: { $cost }, paid by { $supporters } supporters
count-money-full = paid in equal shares
count-money-rest = paid with all that was left
count-pairs-caption = Ballots that put the option of the row above the option of the column; ✓ where they are more than the other way round
count-pairs-above = above …
# $options (String)
count-pairs-many = The comparison of { $options } options is in the JSON result.
