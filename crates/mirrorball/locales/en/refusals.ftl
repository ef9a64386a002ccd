### Refusals: what happened, why (the rule), and what next. Keyed by their stable codes.

# $path (String)
# $flaw (String)
refusal-malformed-act = The field “{ $path }” is not as it should be: { $flaw }.
    .why = Each field of an act has a kind and limits.
    .next = Correct the field that is named and sign again.
# $name (String)
refusal-unknown-act-type = No act is called “{ $name }”.
    .why = Act types are versioned and known by name.
    .next = Check the spelling, or update the program that made the act.
# $key (String) - the name of the key.
refusal-signature-wrong = The signature of key { $key } does not fit this act.
    .why = A signature is made over the exact bytes of the act: a changed letter, or another key, and it no longer holds.
    .next = Sign the act anew, and send it exactly as it was signed.
refusal-already-founded = A community is founded once, by its first entry.
    .why = A register begins with one founding.
    .next = Found another community at its own address.
refusal-not-founded = The first entry of a register has to be a founding.
    .why = A register begins with one founding.
    .next = File the founding first.
refusal-foreign-community = The act was signed for another community.
    .why = An act names the community it is for.
    .next = File it in the community it names, or sign it anew for this one.
# $expires_ms (String)
refusal-act-expired = The act’s time was over when it arrived: it was valid until { $expires_ms }.
    .why = An act is void after its expiry, so that nobody can hold it back.
    .next = Check your device’s clock and sign again.
# $latest_ms (String)
refusal-expires-too-far = The act would stay valid for too long; { $latest_ms } is the latest.
    .why = An act expires, and a waiting transaction lapses, within 90 days.
    .next = Sign again with a nearer expiry.
refusal-seen-ahead = The act claims to have seen more of the register than there is before it.
    .why = An act’s “seen” is a checkpoint of this register before it.
    .next = Reload, so that your device sees the register as it is, and sign again.
refusal-seen-differs = The history that the act’s author saw is not the history of this register.
    .why = An act’s “seen” is a checkpoint of this register before it.
    .next = Keep what you have: compare the two histories with the other members before you sign anything.
# $entry (Number)
# $field (String)
refusal-id-reused = Another act of yours already has this id: entry { $entry } differs in “{ $field }”.
    .why = The author and the 16 random bytes name one act.
    .next = If you meant the first act, it stands; otherwise sign again with a new id.
refusal-unknown-author = No member of this community has this id.
    .why = Acts are filed by members.
    .next = Join the community, or choose the right member.
refusal-unknown-key = The key is not enrolled here.
    .why = An act is signed by a key of its author.
    .next = Sign with a key that you enrolled, or add this key from a device that has one.
refusal-foreign-key = The key belongs to somebody else.
    .why = An act is signed by a key of its author.
    .next = Sign with your own key.
refusal-revoked-key = The key was revoked.
    .why = A revoked key signs nothing more.
    .next = Sign with another key of yours.
refusal-missing-signature = A signature that this act needs is not there.
    .why = Joining and adding a key are signed by both keys.
    .next = Sign with both keys.
refusal-surplus-signature = There is a signature that this act does not ask for.
    .why = Further signatures stand only where the act asks for them.
    .next = Sign with one key alone.
refusal-only-members = The keeper’s key files due closings and nothing else.
    .why = The keeper may file closings that are due, and nothing else.
    .next = Let a member file it.
refusal-author-left = The author has left the community.
    .why = Members file acts until they leave.
    .next = Ask for a new invitation if you want to come back.
refusal-full-members-only = This takes a full member; the author is dating.
    .why = Agreement membership: daters take part, and do not yet bind the community.
    .next = Ask a full member to do it with you.
# $max (Number)
# $what (String)
refusal-limit-reached = There are already { $max } { $what }, as many as the program keeps.
    .why = Every collection has a limit.
    .next = Close or leave out what is no longer needed, or ask for a higher limit.
# $agreement (String)
refusal-agreement-missing = The founding leaves out the agreement “{ $agreement }”, which the rules read.
    .why = A founding writes out its agreements in full.
    .next = Add the agreement; the templates have it.
# $name (String)
refusal-agreement-doubled = Two agreements, circles, commons or rates are called “{ $name }”.
    .why = Names are unique.
    .next = Give one of them another name.
# $agreement (String)
# $parameter (String)
# $flaw (String)
refusal-parameter-wrong = In the agreement “{ $agreement }”, the parameter “{ $parameter }” is not as it should be: { $flaw }.
    .why = Each agreement has its parameters.
    .next = Correct the parameter that is named.
# $livelihood (String)
# $love (String)
refusal-split-not-whole = The streams’ shares, { $livelihood } and { $love }, do not add up to 1.
    .why = Agreement streams: livelihood and love share the whole.
    .next = Change the shares so that they add up to 1.
refusal-zone-disordered = The time zone’s offsets are not in order of time.
    .why = The founding carries the time zone as a table in order of time.
    .next = Sort the offsets.
refusal-key-in-use = The key is already enrolled here.
    .why = A key belongs to one member, once.
    .next = Make a new key.
# $ended (String)
refusal-founding-period-over = New members could begin as full members until { $ended }.
    .why = Agreement membership: founding_days.
    .next = Invite them as daters; they become full members stage by stage.
# $latest_ms (String)
refusal-invitation-too-long = The invitation would be open for too long, or is already over; { $latest_ms } is the latest end.
    .why = An invitation is open for at most 90 days.
    .next = Choose a nearer end; you can invite again later.
refusal-invitation-unknown = No invitation has this key.
    .why = Joining takes an invitation.
    .next = Ask the person who invited you for a new link.
# $until_ms (String)
refusal-invitation-over = The invitation is over: it was open until { $until_ms }, or was taken back before.
    .why = An invitation ends on its day, when it is taken back, or when its author leaves.
    .next = Ask for a new link.
# $uses (Number)
refusal-invitation-used-up = The invitation was for { $uses }, and as many have joined by it.
    .why = An invitation is for a number of people.
    .next = Ask for a new link.
refusal-last-key = This is the author’s last key.
    .why = A member keeps at least one key.
    .next = Add another key first.
refusal-not-your-key = The key is not one of the author’s.
    .why = Members revoke their own keys.
    .next = Choose one of your own keys.
# $slug (String)
refusal-name-taken = Something else is already called “{ $slug }”.
    .why = Short names are unique.
    .next = Choose another short name.
# $circle (String)
refusal-circle-unknown = No circle or project is called “{ $circle }”.
    .why = Work and money belong to a circle or project.
    .next = Choose one that exists, or open it first.
# $circle (String)
refusal-circle-closed = “{ $circle }” is closed.
    .why = Nothing more is logged in a closed circle or project.
    .next = Choose an open one.
refusal-last-circle = This is the last open circle.
    .why = A community has at least one open circle.
    .next = Open another circle first.
# $commons (String)
refusal-commons-unknown = No commons is called “{ $commons }”.
    .why = Love work names the commons it makes or tends.
    .next = Choose one that exists, or begin it first.
refusal-partner-unknown = Nobody by this id is known as a partner.
    .why = Money comes from and goes to somebody.
    .next = Add the partner first.
refusal-member-unknown = No member has this id.
    .why = The act names a member.
    .next = Choose a member of this community.
# $day (String)
# $today (String)
refusal-day-ahead = { $day } has not come yet where the community lives; today is { $today }.
    .why = Days are not after the stamp’s own day in the community’s time zone.
    .next = Choose today or an earlier day.
# $day (String)
# $joined (String)
refusal-day-before-joining = { $day } is before the member joined, on { $joined }.
    .why = Work counts from the day of joining.
    .next = Choose a day since then.
# $until (String)
# $from (String)
refusal-period-backwards = The last day, { $until }, is before the first, { $from }.
    .why = A period goes forward.
    .next = Swap the two days.
# $days_max (Number)
refusal-period-too-long = The period is longer than { $days_max } days.
    .why = A period has at most 366 days.
    .next = Choose a shorter one.
# $day (String)
# $today (String)
refusal-day-past = { $day } is over; today is { $today }.
    .why = A promise is for a day to come.
    .next = Choose today or a later day.
refusal-commons-needed = Love work has to name the commons it makes or tends.
    .why = Agreement streams: love work makes commons.
    .next = Choose the commons; if it is none, it is livelihood or care.
refusal-commons-not-here = Only love work names a commons.
    .why = Agreement streams: love work makes commons.
    .next = Leave the commons out, or log it as love work.
refusal-care-in-hours = Care is measured in hours.
    .why = Agreement care: care is counted in hours, never in output.
    .next = Say how long it took.
# $task (String)
refusal-rate-unknown = No rate is agreed for “{ $task }” in this unit.
    .why = Agreement rates: credit rates per task.
    .next = Choose an agreed task, or log the time it took.
# $stage (Number)
refusal-stage-without-livelihood = Dating stage { $stage } has no livelihood work.
    .why = Agreement membership: dating begins with love and care.
    .next = Log love or care work, or wait for the next stage.
# $max (Number)
refusal-quantity-too-great = The quantity would be more than a contribution can hold, { $max }.
    .why = A contribution has limits.
    .next = Split it into several contributions.
refusal-work-unknown = No contribution has this id.
    .why = The act names a contribution.
    .next = Reload and choose the contribution again.
refusal-work-withdrawn = The contribution was withdrawn.
    .why = What is withdrawn is over.
    .next = Log it again if it did happen.
refusal-not-your-work = The contribution is somebody else’s.
    .why = Members correct, withdraw and accept their own work.
    .next = Ask its contributor.
refusal-own-work = Nobody attests their own work.
    .why = Agreement attestation: others confirm.
    .next = Ask somebody who knows of it.
refusal-work-not-accepted = The member whose work it is has not accepted it yet.
    .why = Work logged for another counts once that member has signed it.
    .next = Ask them to accept it.
refusal-work-accepted = The work needs no acceptance, or has it already.
    .why = Work logged for another is accepted once.
    .next = Nothing is left to do.
refusal-work-disputed = The contribution is disputed.
    .why = Agreement attestation: a disputed contribution does not count until its disputer withdraws.
    .next = Talk with the disputer, who can settle.
refusal-proposal-open = Another quantity is proposed, and not yet answered.
    .why = Agreement attestation: the contributor agrees or declines.
    .next = Wait for the answer, or ask the proposer to take it back.
refusal-proposal-missing = No other quantity is proposed.
    .why = Agreement attestation: the contributor answers a proposal.
    .next = Reload; it may have been taken back.
refusal-same-quantity = The quantity proposed is the one that is logged.
    .why = A proposal names another quantity.
    .next = Confirm it instead.
refusal-already-confirmed = You have already confirmed it.
    .why = One member, one confirmation.
    .next = Nothing is left to do.
refusal-quantity-changed = The quantity is another one by now than the one you saw.
    .why = Who confirms, accepts or agrees says to what.
    .next = Look at the contribution as it is now, and decide again.
refusal-work-counted = The contribution already counts.
    .why = Agreement attestation: it counts once enough others confirmed.
    .next = Nothing is left to do; if it is wrong, dispute it.
refusal-not-in-dispute = The author has neither disputed this nor proposed another quantity.
    .why = Members take back their own disputes and proposals.
    .next = Ask the disputer.
refusal-nothing-changes = The correction changes nothing.
    .why = A correction adds or takes away.
    .next = Say by how much it was wrong.
refusal-quantity-below-one = The correction would leave nothing or less.
    .why = A contribution keeps a quantity above zero.
    .next = Withdraw the contribution instead.
refusal-credits-spent = The credits (or paid hours) of this contribution were shared out, or are part of an open share-out.
    .why = What was divested stays; what is in an open share-out waits for it.
    .next = Object to the open share-out first; if it is already paid, log a new contribution or talk about it.
refusal-silence-does-not-count = Here nothing counts by silence.
    .why = Agreement attestation: silence_days.
    .next = Ask others to confirm it.
# $due_ms (String)
refusal-not-due-yet = It is too early; it is due at { $due_ms }.
    .why = Closings are filed when they are due.
    .next = Wait until then.
# $account (String)
refusal-account-unknown = There is no account “{ $account }”.
    .why = Value moves between accounts.
    .next = Check the account’s name, or open it first.
# $account (String)
refusal-account-not-for-acts = “{ $account }” moves only by its own kind of act.
    .why = Credits and debts to members move by attestation, share-out and payment.
    .next = Use that act.
# $account (String)
refusal-not-your-account = “{ $account }” is another member’s account.
    .why = Value leaves a member’s account by that member’s act alone.
    .next = Ask its holder.
# $flaw (String)
refusal-account-class-unfit = An account is not made like this: { $flaw }.
    .why = Each class of account has its units and holders.
    .next = Correct what is named.
refusal-limits-crossed = The least is more than the most, or nothing fits between them.
    .why = An account’s minimum is at most zero and its maximum at least zero.
    .next = Correct the limits.
# $account (String)
refusal-account-doubled = “{ $account }” is named twice in one transaction.
    .why = A transaction names each account once.
    .next = Add the two postings up.
# $unit (String)
refusal-unit-unbalanced = The postings in { $unit } do not sum to zero.
    .why = Every transaction sums to zero per unit.
    .next = Correct the amounts.
# $account (String)
refusal-account-frozen = “{ $account }” is frozen.
    .why = Nothing goes in or out of a frozen account.
    .next = Choose another account.
# $account (String)
# $flag (String)
refusal-account-flag = What is special about “{ $account }” forbids this: { $flag }.
    .why = Accounts can be non-transferable, restricted to a purpose, or closed towards members.
    .next = Choose another account, or name the purpose.
refusal-reserve-to-member = Nothing goes from an indivisible reserve to a member.
    .why = Indivisible reserves are never shared out.
    .next = Choose another source.
# $account (String)
refusal-below-minimum = “{ $account }” does not hold enough, counting what is pending.
    .why = Limits count what is pending.
    .next = Choose a smaller amount, or wait until more has come in.
# $account (String)
refusal-above-maximum = “{ $account }” cannot take that much, counting what is pending.
    .why = Limits count what is pending.
    .next = Choose a smaller amount.
refusal-transaction-unknown = No waiting transaction has this id.
    .why = Only what is pending can be posted or voided.
    .next = Reload; it may have been posted or voided.
# $expired_ms (String)
refusal-transaction-over = The waiting transaction lapsed at { $expired_ms }.
    .why = A pending transaction lapses at its expiry.
    .next = Record it again.
refusal-expiry-past = The expiry is not in the time to come.
    .why = A pending transaction has time to be posted.
    .next = Choose a later expiry.
refusal-not-your-transaction = Somebody else recorded this transaction.
    .why = Who records a transaction posts or voids it.
    .next = Ask its author.
refusal-share-open = Another share-out is still open.
    .why = Agreement share-out: one at a time, so that everyone sees what it will pay.
    .next = Let it post, or withdraw it.
refusal-nothing-to-share = Nobody has open credits that this amount could pay.
    .why = Agreement share-out: money follows open credits.
    .next = Let work be confirmed first.
refusal-share-unknown = No share-out has this id.
    .why = The act names a share-out.
    .next = Reload and choose it again.
refusal-share-over = The share-out is posted or withdrawn.
    .why = A share-out is posted or withdrawn once.
    .next = Nothing is left to do.
refusal-already-objected = You already object.
    .why = One member, one objection.
    .next = Nothing is left to do.
refusal-not-objecting = You do not object.
    .why = Only its author takes back an objection.
    .next = Ask the member who objects.
# $open (Number)
refusal-objection-open = 
    { $open ->
        [one] One objection stands.
       *[other] { $open } objections stand.
    }
    .why = Agreement share-out: it posts without objection.
    .next = Talk with those who object; they can settle, or the opener can withdraw it.
refusal-not-the-opener = Somebody else opened this share-out.
    .why = Who opens a share-out can withdraw it.
    .next = Ask its opener, or object: once the waiting time is over and an objection stands, any full member can withdraw it.
refusal-total-differs = The total is not what the rules compute.
    .why = Every payout can be recomputed by any member.
    .next = Reload and look at the preview.
refusal-result-differs = The payout lines are not those that the rules compute.
    .why = Every payout can be recomputed by any member.
    .next = Reload and look at the preview.
refusal-commitment-unknown = No commitment has this id.
    .why = The act names a commitment.
    .next = Reload and choose it again.
refusal-commitment-over = The commitment is kept or cancelled.
    .why = A commitment ends once.
    .next = Nothing is left to do.
refusal-not-your-commitment = Somebody else made this commitment, or it is for somebody else to say that it was kept.
    .why = Its maker cancels; another says that it was kept.
    .next = Ask the member concerned.
refusal-no-stage = The member is in no dating stage.
    .why = Agreement membership: evaluations end dating stages.
    .next = Choose a dating member.
# $ends (String)
refusal-stage-not-over = The stage lasts until { $ends }.
    .why = Agreement membership: stages have their months.
    .next = Wait until that day.
refusal-evaluation-open = The member’s evaluation is already open.
    .why = One evaluation at a time; one without answers gives way after 30 days.
    .next = Answer the open one.
# $expected (Number)
refusal-evaluators-wrong = The agreement asks for { $expected } full members as evaluators; these are others.
    .why = Agreement membership: every other full member evaluates, at most three named.
    .next = Name them all, or three of them.
refusal-evaluation-unknown = No evaluation has this id.
    .why = The act names an evaluation.
    .next = Reload and choose it again.
refusal-evaluation-over = The evaluation has ended.
    .why = An evaluation ends once.
    .next = Nothing is left to do.
refusal-not-an-evaluator = The author is not among the evaluators.
    .why = The named members evaluate.
    .next = Talk with them.
refusal-already-answered = You have already answered.
    .why = One member, one answer.
    .next = Nothing is left to do.
refusal-already-absent = The days overlap with an absence that is already recorded.
    .why = Absences do not overlap.
    .next = Choose the days that are missing.
refusal-already-checked-in = You have already checked in for this day.
    .why = One check-in a day.
    .next = Nothing is left to do.
refusal-act-unknown = You have filed no act with this id.
    .why = Members erase the notes of their own acts.
    .next = Choose a note of your own.
refusal-note-missing = A text that the act commits to did not come with it, or does not fit its commitment.
    .why = Texts travel beside the act and have to fit it.
    .next = Send the act again with its texts.
refusal-note-surplus = A text came along that the act does not commit to, or twice.
    .why = Texts travel beside the act and have to fit it.
    .next = Leave the text out.
refusal-name-not-a-line = A name is a single line of text, without blanks at its ends.
    .why = Names stand in lists and sentences, and a line break there would tear them apart.
    .next = Write the name in one line, and sign again.
# $size_bytes (Number)
# $size_bytes_max (Number)
refusal-note-too-long = The text has { $size_bytes } bytes; a note may have { $size_bytes_max }.
    .why = Notes have a limit.
    .next = Shorten the text.
