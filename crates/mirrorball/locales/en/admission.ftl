act-admission-appeal = Somebody appealed against not being admitted
act-member-vouch = Somebody vouched for a guest
advance-is = The stage has lasted its months. The full members decide whether it ends.
ask-decline-reason = Why not?
ask-decline-reason-hint = They read it. Say what happened, and what could change; where somebody comes from, their gender, their faith and their politics are no reasons.
ask-how-known = How do you know them?
ask-settle-quantity = What counts of it?
ask-settle-quantity-hint = In words, minutes or pieces, as it was logged. Leave it empty if it does not count at all.
asked-vouch = Vouch for somebody whom you invited
do-appeal-admission = Appeal
do-appeal-admission-is = Others than those who vouched or proposed look at it again: a panel that is drawn, where there are enough members.
do-draw-mediator = Draw a mediator
do-draw-mediator-is = Three people are drawn; the first who is free and not involved mediates. What is said stays there; only that a mediation was opened and closed is in the register.
do-propose-admission = Propose to admit them
do-propose-advance = Propose that they go on
do-propose-decline = Propose not to admit them
do-settle-in-circle = Bring it to the circle
do-vouch = Vouch
do-vouch-is = You say that you know this person. Your name stands beside theirs for all to see.
# $member (String)
effect-admit-member = { $member } is admitted as a member.
# $member (String)
effect-decline-member = { $member } is not admitted, for this reason; they can appeal:
# $quantity (String)
effect-settle-work = Of a disputed contribution { $quantity } count.
effect-settle-work-not = A disputed contribution does not count.
guest-declined = Not admitted:
# $vouches (String)
# $needed (String)
guest-sentence = A guest takes part and logs love and care; their word counts once they are admitted. { $vouches } of { $needed } vouches are there; then the members decide.
guest-title = Coming in
# $quantity (String)
history-settled = The circle decided: { $quantity } count.
history-settled-not = The circle decided that it does not count.
standing-guest = guest
vouch-invited = Invited them.
# $names (String)
vouch-others = Also vouched for { $names }.
work-circle-decides = The circle decides on it
refusal-not-a-guest = The member is admitted already.
    .why = Guests are vouched for, and admitted or declined, once.
    .next = Nothing is left to do.
refusal-not-admitted = A guest does not earn livelihood, confirm others' work or go through stages.
    .why = Joining gives no vote: members are admitted by a decision.
    .next = Wait for the decision, or ask two members to vouch.
refusal-nothing-declined = The author was not declined, or has appealed already.
    .why = Who was not admitted appeals once.
    .next = Wait for the decision.
refusal-stages-are-decided = Here the full members decide whether somebody goes on.
    .why = Where admission is decided, stages end by a decision too.
    .next = Propose that they go on.
# $vouches (String)
# $needed (String)
refusal-vouches-missing = { $vouches } full members vouch for them; { $needed } are needed.
    .why = Two full members say that they know somebody, or all where there are fewer.
    .next = Ask those who know them to vouch.
refusal-work-not-disputed = Nobody disputes this contribution.
    .why = A circle settles what is disputed.
    .next = Confirm it, or dispute it first.
invite-standing-admitted = Once they are admitted, they are
invite-guests = Whoever comes by the link begins as a guest: they take part and log love and care. Once members vouch for them, all decide.
join-guest = You come in as a guest: you take part and log love and care. Once members vouch for you, all decide.
