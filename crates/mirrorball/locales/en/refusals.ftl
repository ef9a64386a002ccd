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
    .why = Whoever enrols a key shows by its signature that they have it; joining is signed by the invitation too.
    .next = Sign with every key that the act names.
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
    .next = Open the whole link, to its last letter; or ask the person who invited you for a new one.
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
    .why = These rules hold for a member’s work from the day of joining. What was done before stays in the books of that time.
    .next = If the day was mistyped, correct it. If not, leave this work where it was kept; a later day would not be true.
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
# $agreed (String)
rate-choose = Choose one of these: { $agreed }. Or log the time it took.
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
refusal-reserve-by-decision = No member alone draws on “{ $account }”, an indivisible reserve.
    .why = An indivisible reserve is everybody’s, those to come included.
    .next = Propose a decision that moves it.
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
owed-less = Not so much is owed to this member.
    .why = What is paid out was shared out before.
    .next = Look at their statement, and choose an amount that is owed to them.
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
refusal-record-unknown = No money was recorded under this id.
    .why = The act names money that came in or went out.
    .next = Reload and choose it again.
refusal-not-your-record = Somebody else recorded this.
    .why = Who records money adds its photos, and takes it back.
    .next = Ask its author.
# $entry (String)
refusal-record-reversed = It was taken back already, by entry { $entry }.
    .why = What was recorded wrongly is taken back once.
    .next = Record it as it was.
refusal-record-parted = It was recorded before members parted.
    .why = What there was then was divided between both communities.
    .next = Settle it with the other community.
refusal-record-spent = Cash does not hold as much any more.
    .why = What was shared, spent or set aside since cannot leave cash again.
    .next = Withdraw the open share-out, take back what else was recorded wrongly, or first record what really came in.
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
refusal-keeper-already = This key keeps the register already.
    .why = Members endorse another key than the one in force.
    .next = Nothing is left to do. To go on with a mirror, endorse its key.
refusal-proposal-unknown = No proposal or selection has this id.
    .why = The act names a proposal.
    .next = Reload and choose it again.
# $stage (String)
# $fits (String)
refusal-not-at-this-stage = This is not done at the stage “{ $stage }”; it is done at: { $fits }.
    .why = Docs/deciding.md: each stage has its acts.
    .next = Look at where the proposal stands; it says what comes next and when.
refusal-not-the-proposer = Somebody else proposes this.
    .why = Who proposes changes, starts and withdraws.
    .next = Talk with the proposer, or object.
refusal-own-proposal = The proposal is the author's own.
    .why = A withdrawn proposal is taken over by somebody else.
    .next = Open it again as a new one.
refusal-not-a-plain-proposal = The decision on a share-out, or a selection, has no text to change and is not withdrawn or taken over like this.
    .why = Share-outs are frozen at their opening; selections propose people.
    .next = Withdraw the share-out and open another, or let somebody else be proposed.
# $now (String)
# $version (String)
refusal-version-differs = The proposal is at version { $now }; this is for version { $version }.
    .why = Answers and changes are to a version.
    .next = Read the proposal as it is now, and answer again.
refusal-edit-empty = The edit changes nothing.
    .why = An edit changes the title, the text, the effects or the review.
    .next = Say what is different.
refusal-edit-waiting = An editorial edit can still be contested.
    .why = Agreement consent: editorial_hours; one edit at a time.
    .next = Wait until it stands, or contest it.
refusal-effects-are-substance = An editorial edit does not change effects.
    .why = What changes what is proposed makes a new version, to be answered anew.
    .next = Make it a substantive edit.
refusal-no-edit-waiting = No editorial edit is waiting to stand.
    .why = Agreement consent: an editorial edit can be contested for editorial_hours.
    .next = Object to the proposal instead.
# $rounds (String)
refusal-rounds-used-up = There is no round left for another version: there are { $rounds }.
    .why = Agreement consent: rounds, cap_hours.
    .next = Ask those who object whether they can resolve it, or let it go on to the parent circle or a vote.
refusal-already-met = A meeting was already asked for.
    .why = A proposal rests once for a meeting.
    .next = Meet all the same; the timers go on.
refusal-too-late-to-take = The proposal was withdrawn too long ago.
    .why = A withdrawn proposal can be taken over within seven days.
    .next = Open it again as a new one.
refusal-criterion-missing = An objection names at least one criterion.
    .why = An objection harms the purpose, breaks an agreement, keeps a role from its work, is about safety, or shows a clear improvement.
    .next = Name what makes it an objection, or consent with a concern.
refusal-argument-missing = An objection has an argument.
    .why = An objection can be answered when it says why.
    .next = Write why, or consent with a concern.
refusal-news-missing = The author's argument was already found to be a concern.
    .why = An argument that was overruled needs new information.
    .next = Say what is new, or consent with a concern.
refusal-objection-is-heard = The author's objection is being judged.
    .why = What is being judged stays as it is.
    .next = Wait for the finding, or resolve the objection.
refusal-closes-by-posting = A share-out that was decided is closed by posting it.
    .why = A share-out has its own decision, which posting it closes.
    .next = Post the share-out.
refusal-answer-the-proposal = Share-outs are decided by consent here.
    .why = Agreement consent: a share-out opens a decision of the whole community under its own id.
    .next = Answer the decision: consent, or object with a criterion.
refusal-objection-unknown = No objection has this id.
    .why = The act names an objection.
    .next = Reload and choose it again.
# $disposition (String)
refusal-objection-over = The objection stands no more: { $disposition }.
    .why = An objection is resolved, found to be a concern, abandoned or left behind once.
    .next = Nothing is left to do.
refusal-not-your-objection = The objection is somebody else's.
    .why = Only who objects resolves their objection, or appeals.
    .next = Talk with who objects.
refusal-involved = The author is involved: as proposer, as objector, or by having seconded.
    .why = Objections are seconded, judged and taken over by those who are not involved.
    .next = Leave it to others of the circle.
# $large (String)
refusal-no-seconders-asked = No seconders are asked for here.
    .why = Agreement consent: circles with more than { $large } members ask for seconders.
    .next = Nothing is left to do; the objection stands by itself.
refusal-already-tested = The objection was already tested.
    .why = An objection is tested once.
    .next = Read what was found, or talk with who objects.
# $objectors (String)
refusal-several-objectors = { $objectors } people object.
    .why = With two or more objectors, only the appeal body can find that it is a concern.
    .next = Integrate the objections, or ask the appeal body.
# $uninvolved (String)
# $needed (String)
refusal-too-few-to-judge = There are { $uninvolved } uninvolved members; a finding needs { $needed }.
    .why = At least three uninvolved members judge.
    .next = Talk with who objects, and integrate or resolve it.
refusal-no-hearing = Nobody has asked for this, or its time is over.
    .why = An objection is judged after somebody asked, for as long as the agreement says.
    .next = Read what was found, or ask for it.
refusal-not-among-judges = The author is not among those who judge this.
    .why = The circle's uninvolved members test; those of the parent circle, or a panel that is drawn, hear appeals.
    .next = Leave it to them.
# $disposition (String)
refusal-nothing-to-appeal = There is nothing to appeal: the objection is “{ $disposition }”.
    .why = An appeal is against a finding, once; with two or more objectors it asks for one.
    .next = Wait for a finding, or object with something new.
refusal-owner-is-here = The owner of the objection has not left.
    .why = An objection is taken over when its owner has left.
    .next = Object yourself.
# $reminders (String)
refusal-reminded-already = The owner was reminded already ({ $reminders }).
    .why = Agreement consent: two reminders, a day apart; then silence abandons the objection after abandon_hours.
    .next = Wait for an answer.
refusal-selection-unknown = No selection has this id.
    .why = The act names a selection.
    .next = Reload and choose it again.
refusal-selection-still-open = A selection for this role is open.
    .why = One selection for a role at a time.
    .next = Take part in the open one.
# $role (String)
refusal-selection-not-due = Somebody holds the role { $role }, and their term runs.
    .why = A role is chosen when nobody holds it, its term is over, or enough have asked.
    .next = Ask to choose again, with others.
# $circle (String)
refusal-not-in-circle = You are not in the circle { $circle }.
    .why = Whoever is in a circle, or linked to it, decides in it.
    .next = Enter the circle, or talk with somebody who is in it.
# $circle (String)
refusal-already-in-circle = The circle { $circle } has this member already.
    .why = One enters a circle once, and everybody is in the whole community.
    .next = Nothing is left to do.
# $circle (String)
refusal-circle-decides-entering = The circle { $circle } decides whom it takes in.
    .why = So says the agreement on circles.
    .next = Ask somebody in the circle to propose it.
# $circle (String)
refusal-whole-community = { $circle } is the whole community.
    .why = It has no end, and whoever leaves it leaves the community.
    .next = Choose another circle, or leave the community.
# $open (String)
refusal-circle-has-circles = Circles within this one are open: { $open }.
    .why = A circle ends after the circles within it.
    .next = Close those first.
# $open (String)
refusal-circle-has-decisions = Decisions in this circle are open: { $open }.
    .why = A circle ends once nothing is left to decide in it.
    .next = Let them come to their end, or withdraw them.
# $others (Number)
refusal-circle-has-members = Others are in this circle: { $others }.
    .why = Who is alone in a circle ends it; otherwise the circle that it is part of decides.
    .next = Propose to the circle that it is part of to end it.
# $circle (String)
# $role (String)
refusal-role-unknown = The circle { $circle } has no role { $role }.
    .why = The act names a role of a circle.
    .next = Choose one of the circle's roles, or propose to make it.
# $kind (String)
refusal-role-kind-taken = The circle has a role of this kind already: { $kind }.
    .why = A circle has one facilitator, one secretary, one leader and one representative.
    .next = Fill the one that is there, or end it first.
# $circle (String)
refusal-no-parent = The circle { $circle } is part of no other.
    .why = Leaders and representatives link a circle to the one that it is part of.
    .next = Choose another kind of role.
# $role (String)
refusal-not-your-role = The role { $role } is not yours.
    .why = Members lay down roles of their own.
    .next = Talk with its holder, or ask to choose again.
# $role (String)
refusal-role-vacant = Nobody holds the role { $role }.
    .why = A role is taken from somebody who holds it.
    .next = Nothing is left to do.
refusal-not-binding = What daters in their first two stages answer is shown and does not count.
    .why = Full members decide, and daters from their third stage on.
    .next = Talk with somebody who can.
# $role (String)
refusal-selection-is-due = Nobody holds the role { $role } for a term that still runs.
    .why = A role is chosen when nobody holds it, its term is over, or enough members have asked.
    .next = Open its selection.
refusal-already-asked = You have asked already.
    .why = One member, one voice.
    .next = Nothing is left to do until others ask too.
# $role (String)
refusal-role-is-chosen = The role { $role } is not filled by such a decision here.
    .why = So says the agreement on circles: people are chosen in a selection, by saying whom one sees in the role and why.
    .next = Open the role's selection.
# $circle (String)
refusal-not-of-circle = That member is not in the circle { $circle }.
    .why = Roles are filled from the circle itself, leaders from its parent circle.
    .next = Let them enter the circle first, or choose somebody else.
refusal-no-steward = Somebody in a dating stage holds no roles.
    .why = Daters join circles and cannot be their stewards.
    .next = Choose a full member.
# $max (String)
refusal-roles-max = That member holds as many roles as one person may: { $max }.
    .why = So says the agreement on circles.
    .next = Choose somebody else, or let them lay another role down.
# $max (String)
refusal-terms-max = That member has held this role for as many terms in a row as one person may: { $max }.
    .why = So says the agreement on circles.
    .next = Choose somebody else for the next term.
# $agreement (String)
refusal-agreement-unknown = There is no agreement { $agreement }.
    .why = The effect names an agreement.
    .next = Check its name.
# $agreement (String)
# $since (String)
refusal-agreement-not-in-force = The agreement { $agreement } has not been in force since { $since }.
    .why = Rules that read an agreement stop when it ends.
    .next = Propose to adopt it again, as it was or changed.
# $latest (String)
refusal-review-unfit = The review has to be after today and by { $latest }.
    .why = Every agreement is looked at again within twelve months.
    .next = Choose a day in between.
# $agreement (String)
refusal-parameters-unread = No rule reads parameters from an agreement called { $agreement }.
    .why = Parameters stand in the agreements that rules read.
    .next = Write it in words, or choose the agreement that rules read.
# $effect (String)
# $needed (String)
refusal-class-too-low = The decision is not weighty enough for { $effect }: it needs the class { $needed }.
    .why = Agreements change in their own class at least; circles and membership are policy.
    .next = Propose it in the class that is named.
# $effect (String)
# $circle (String)
refusal-effect-elsewhere = The circle { $circle } does not decide this: { $effect }.
    .why = Circles decide about their own roles, members and agreements; a parent circle about the circles within it; the whole community about bylaws, membership and money.
    .next = Propose it in the circle that it belongs to.
# $effect (String)
# $role (String)
refusal-not-alone = The role { $role } does not decide this alone: { $effect }.
    .why = A role alone changes the operational agreements that it names, and spends up to its budget.
    .next = Propose it to the circle, by consent.
# $cost (String)
# $budget (String)
# $spent (String)
refusal-over-budget = This costs { $cost }; of the { $budget } that the role may spend alone in this term, { $spent } are taken (in the smallest unit).
    .why = A role alone spends up to its budget in one term, with all that it decided and is asking about.
    .next = Choose a smaller amount, or propose it to the circle.
# $effect (String)
refusal-effects-contradict = This decision says something else about the same before: { $effect }.
    .why = A decision says one thing about each agreement, role, circle and person.
    .next = Leave one of them out, or make two decisions.
refusal-money-once = This decision would move money twice.
    .why = A decision posts one share-out or moves value once.
    .next = Put the movements together, or make two decisions.
refusal-advice-unknown = There is no decision by advice with this id.
    .why = The act names one.
    .next = Reload, and choose it again.
refusal-advice-elsewhere = This is not done at the stage where the decision stands.
    .why = A decision by advice is sought, weighed, decided, takes effect and is reviewed.
    .next = Reload, and look where it stands.
refusal-not-the-decider = You do not hold the role that decides this.
    .why = The role that asks for advice decides alone.
    .next = Give your advice, or let the role's holder do it.
refusal-own-advice = Nobody asks themself for advice, or checks what they decided.
    .why = Advice comes from others.
    .next = Ask somebody else.
refusal-tier-not-eligible = This is more than a role decides alone.
    .why = Policy, and what belongs to others, is decided by the circle.
    .next = Open a proposal: the circle decides by consent.
# $tier (String)
# $least (String)
refusal-tier-too-low = This costs more, or affects more people, than tier { $tier } is for: it needs { $least }.
    .why = The agreement on advice says how much each tier is for.
    .next = Frame it at { $least }, or make it smaller.
# $named (Number)
# $needed (Number)
refusal-too-few-asked = Too few people are asked: { $named } of at least { $needed }.
    .why = Tier t1 asks at least one affected and one who knows; tier t2 all affected and two who know.
    .next = Name more people to ask.
refusal-asked-already = You are already asked as somebody affected.
    .why = One member is asked once.
    .next = Give your advice.
refusal-not-asked = You are not among those who are asked.
    .why = Those who are affected and those who know give advice.
    .next = Declare yourself affected while advice is sought.
refusal-nobody-silent = Everybody has answered, or was asked twice.
    .why = A reminder goes to those who are silent.
    .next = Name others to ask, or go on.
# $due (String)
refusal-asked-lately = Those who are silent were asked too short a time ago; they can be asked again from { $due }.
    .why = The agreement on advice says how long to wait before asking again.
    .next = Wait until then.
refusal-no-such-advice = That member has given no advice here.
    .why = An answer is for an advice that was given.
    .next = Reload, and choose the advice again.
# $missing (Number)
refusal-not-all-sought = Some were neither heard nor asked twice: { $missing }.
    .why = Everybody who has to be asked answers, or is asked twice.
    .next = Remind those who are silent.
# $answered (Number)
# $needed (Number)
refusal-too-few-advised = Too few of those who were asked have answered: { $answered } of { $needed }.
    .why = At tier t2 at least half, and two, really answer.
    .next = Wait for more; once the time was prolonged, the facilitator can confirm that the seeking was real.
refusal-confirm-not-needed = Enough people have answered.
    .why = The facilitator confirms only where too few answered.
    .next = Nothing is left to do.
refusal-not-the-facilitator = You do not facilitate here.
    .why = The circle's facilitator sees to how it decides; whoever decides or objects is none.
    .next = Ask the facilitator.
# $open (Number)
refusal-stop-unanswered = Advice that says stop has no answer yet: { $open }.
    .why = Every stop is answered before deciding: integrated, in part or not, and why.
    .next = Answer it; it is no veto.
# $missing (Number)
refusal-affected-unasked = What you decide affects people who were not asked: { $missing }.
    .why = All whom a decision touches are asked.
    .next = Ask them first, or decide what you asked about.
refusal-contest-doubled = You have already contested how this decision came about.
    .why = One member contests a decision once.
    .next = Tell those who check what you saw.
# $ground (String)
refusal-ground-contested = Somebody has already contested this decision on this ground: { $ground }.
    .why = Each ground is checked once.
    .next = Tell those who check what you saw, or name another ground.
# $until (String)
refusal-contest-over = The time to contest the process was over at { $until }.
    .why = The agreement on advice says how long it can be contested.
    .next = Answer its review, or open a proposal.
refusal-nobody-checks = There is nobody who could check it: all have decided this, or contest it.
    .why = A contest is checked by members who neither decided nor contest.
    .next = Talk with the decider, or open a proposal.
refusal-no-contest = Nothing is being checked here.
    .why = A contest is checked within its time.
    .next = Nothing is left to do.
refusal-not-a-checker = You are not one of the two who check.
    .why = A contest is checked by the facilitator and one member who is drawn.
    .next = Tell those who check what you saw.
refusal-role-not-lost = Its decider still holds the role.
    .why = A successor goes on when the decider has lost the role.
    .next = Leave it to its decider.
# $until (String)
refusal-succession-over = The time to go on with what the last holder began was over at { $until }.
    .why = The agreement on advice says how long a successor has.
    .next = Frame it anew.
refusal-tension-unknown = There is no tension with this id.
    .why = The act names a tension.
    .next = Reload, and choose it again.
refusal-tension-closed = The tension is closed.
    .why = Its author closes a tension once.
    .next = Raise a new one.
refusal-not-your-tension = Somebody else raised this tension.
    .why = Its author sends a tension where it belongs, and closes it.
    .next = Talk with its author, or raise one of your own.
refusal-decision-unknown = There is no decision of this kind with this id.
    .why = The act names a proposal, a vote or a decision by advice.
    .next = Reload, and choose it again.
refusal-decision-over = This is no longer open.
    .why = Remarks are made while something is being decided.
    .next = Answer its review, or raise a tension.
refusal-remark-unknown = There is no remark on this decision with this id.
    .why = An answer names the remark that it answers.
    .next = Reload, and choose it again.
refusal-remark-nested = This remark is itself an answer.
    .why = Answers stand under a remark, one level deep.
    .next = Answer the remark above it.
refusal-not-decided-yet = Nothing has been decided here yet, or it was not adopted.
    .why = A review asks whether something that was decided did what it was for.
    .next = Make a remark while it is open.
refusal-vote-unknown = No vote has this id.
    .why = The act names a vote.
    .next = Reload and choose it again.
refusal-vote-over = The vote is closed or withdrawn.
    .why = A vote ends once.
    .next = Nothing is left to do; what it decided can be decided anew.
# $begins_ms (String)
refusal-voting-ahead = Voting begins at { $begins_ms }.
    .why = First all talk and add options, then all vote.
    .next = Wait until voting begins, or add what is missing.
# $ended_ms (String)
refusal-voting-ended = Voting ended at { $ended_ms }.
    .why = Ballots are cast, changed and taken back until the end.
    .next = Wait for the result.
# $since_ms (String)
refusal-options-frozen = Voting began at { $since_ms }, so the options stay as they are and the vote goes on.
    .why = Options and rules are fixed when voting begins.
    .next = Vote, or open another vote.
refusal-not-in-electorate = You are not among those who decide here.
    .why = Those decide who are in the circle, and bind, when voting begins.
    .next = Talk with those who decide; the next vote can include you.
refusal-not-your-vote = Somebody else opened this vote.
    .why = Who opens a vote can withdraw it.
    .next = Ask its opener, or vote for leaving things as they are.
# $field (String)
# $method (String)
# $flaw (String)
refusal-vote-unfit = “{ $field }” does not fit the method “{ $method }”: { $flaw }.
    .why = Each method has its own fields.
    .next = Correct the field that is named, or choose another method.
# $field (String)
# $hours (Number)
refusal-vote-too-short = This vote would be over too soon. “{ $field }”: { $hours } at least.
    .why = Those who were not there when a vote was opened have the time that was agreed on; who opens it may give more.
    .next = Give it at least as many hours, or leave the field empty.
# $seen (Number)
# $now (Number)
refusal-options-changed = There are { $now } options by now, and you have seen { $seen }.
    .why = Who votes says how many options they have seen.
    .next = Look at all options, and vote again.
# $asked (String)
refusal-ballot-unfit = This vote asks for a ballot with “{ $asked }” and nothing else.
    .why = Each method asks for one kind of ballot.
    .next = Fill in the field that is asked for, and no other.
# $option (Number)
# $options (Number)
refusal-option-unknown = The ballot names option { $option }, and there are { $options }.
    .why = A ballot names options by their numbers; 0, leaving things as they are, only where it can be better or worse than others.
    .next = Choose among the options that there are.
# $option (Number)
refusal-option-doubled = The ballot names option { $option } twice.
    .why = A ballot names each option once.
    .next = Name it once.
# $points (Number)
# $most (Number)
refusal-points-over = The ballot gives { $points }, and { $most } is the most.
    .why = Every voter has as many points or dots as the others.
    .next = Give fewer.
refusal-ranks-shared = The ballot puts several options on one rank.
    .why = Where ballots pass from option to option, each rank holds one.
    .next = Put one above the other.
refusal-ballot-missing = You have no ballot in this vote.
    .why = One takes back one’s own ballot.
    .next = Nothing is left to do.
refusal-nothing-to-pause = Nothing waits here that could be paused.
    .why = What cannot be undone waits before it takes effect, and can be paused in that time.
    .next = Vote while voting goes on, or open another vote that makes it good.
refusal-outcome-differs = This is not what comes out of it.
    .why = Every outcome can be recomputed by any member.
    .next = Reload and look at the result.
refusal-note-missing = A text that the act commits to did not come with it, or does not fit its commitment.
    .why = Texts travel beside the act and have to fit it.
    .next = Send the act again with its texts.
refusal-note-surplus = A text came along that the act does not commit to, or twice.
    .why = Texts travel beside the act and have to fit it.
    .next = Leave the text out.
refusal-name-not-a-line = A name is a single line of text, without blanks at its ends.
    .why = Names stand in lists and sentences, and a line break there would tear them apart.
    .next = Write the name in one line, and sign again.
# $chars (Number)
# $chars_max (Number)
refusal-name-too-long = The name has { $chars } characters; a name may have { $chars_max }.
    .why = Names stand in lists and sentences, on phones too.
    .next = Shorten the name, and sign again.
# $size_bytes (Number)
# $size_bytes_max (Number)
refusal-note-too-long = The text has { $size_bytes } bytes; a note may have { $size_bytes_max }.
    .why = Notes have a limit.
    .next = Shorten the text.
refusal-delegation-not-agreed = Nobody delegates here: there is no agreement on it.
    .why = Members speak for each other where an agreement says how.
    .next = Vote yourself, or propose the agreement delegation.
refusal-scope-doubled = The delegation is for more than one thing.
    .why = An entry is for one vote, one topic, one circle, or every vote.
    .next = Name one of them; the nearer entry counts.
# $topic (String)
refusal-topic-unknown = No topic “{ $topic }” is agreed on.
    .why = The agreement on delegation lists the topics.
    .next = Choose one of them, or leave it out.
refusal-delegation-off = Here everybody speaks for themself.
    .why = Nobody delegates in decisions about people, in objections, and outside votes.
    .next = Vote or answer yourself.
refusal-self-delegation = You cannot ask yourself.
    .why = Who speaks for you is somebody else.
    .next = Vote yourself; you need no entry for that.
refusal-delegate-not-eligible = This member does not decide there.
    .why = A delegate is one of those who decide.
    .next = Choose somebody who decides there.
# $most (Number)
refusal-delegate-full = { $most ->
        [0] Nobody may go through this member: they said so.
        [one] One person goes through this member already, and that is the most.
       *[other] { $most } people go through this member already, and that is the most.
    }
    .why = The agreement on delegation keeps too many voices from coming together in one hand, and a delegate may set a lower number.
    .next = Choose somebody who has room (the page “Who speaks for whom” tells who has), or vote yourself.
refusal-delegation-unknown = There is no such delegation.
    .why = The act names a delegation.
    .next = Reload and choose it again.
refusal-delegation-over = This delegation has ended.
    .why = An entry ends once.
    .next = Nothing is left to do; a new one can be given.
refusal-not-your-delegation = This is for somebody else to say.
    .why = Who is trusted answers, and who trusts takes back.
    .next = Talk with the two whom it concerns.
refusal-nothing-to-watch = Nothing is left to look at here.
    .why = A quarter that is over is looked at once, where the agreement on power says so.
    .next = Wait until the quarter is over.
# $circle (String)
refusal-circle-is-house = { $circle } is a house, and the agreement on houses names it.
    .why = A circle that it names does not end, so that nothing waits for it in vain.
    .next = Change the agreement first.
refusal-houses-not-agreed = Here one electorate decides: there is no agreement on houses.
    .why = Several houses decide where an agreement says which.
    .next = Open the vote without houses, or propose the agreement houses.
refusal-houses-elsewhere = Houses decide for the whole community, and this is a circle's vote.
    .why = A circle decides about its own matters itself.
    .next = Open the vote without houses, or in the whole community.
# $house (String)
refusal-house-unknown = No house of this name takes part: { $house }.
    .why = The agreement says which houses there are, and a vote names those that take part.
    .next = Choose one of them.
# $method (String)
refusal-house-method-unfit = Houses cannot agree by this method: { $method }.
    .why = Several houses agree on one option, or on none, and yes or no has one option.
    .next = Choose a method that finds one option.
# $house (String)
# $class (String)
refusal-house-missing = The house { $house } has a part in such decisions ({ $class }) and is not named.
    .why = The agreement on houses says so.
    .next = Name it too.
# $class (String)
# $houses (String)
refusal-houses-decide = Such decisions ({ $class }) belong to several houses: { $houses }.
    .why = The agreement on houses says which classes of decisions they decide.
    .next = Open a vote of these houses.
refusal-house-not-said = It is not said in which house the ballot counts.
    .why = Whoever decides in several houses says in which.
    .next = Name the house.
refusal-not-conferring = Nobody confers about this now.
    .why = People are drawn from houses that disagree, and have their time.
    .next = Look at where the vote stands.
refusal-not-in-conference = You do not sit for one of the houses.
    .why = Those who are drawn from the houses agree on an amended text.
    .next = Tell one of them what you think.
# $amendment (String)
refusal-amendment-unknown = No amended text of this id was suggested: { $amendment }.
    .why = The act names an amended text.
    .next = Reload and choose it again.
