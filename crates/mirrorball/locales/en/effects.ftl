# $name (String)
effect-adopt = The agreement “{ $name }” is adopted.
# $name (String)
# $version (String)
effect-change = The agreement “{ $name }” changes; this is its version { $version }.
effect-says = It then says:
# $text (String)
effect-says-same = What it says stays: { $text }
# $what (String)
# $old (String)
# $new (String)
effect-param = { $what }: { $old } → { $new }
# $what (String)
# $new (String)
effect-param-new = { $what }: { $new }
# $what (String)
# $old (String)
effect-param-gone = { $what }: no longer set (was { $old })
# $day (String)
effect-review-on = It is looked at again on { $day }.
# $day (String)
effect-sunset-on = It lapses after { $day }, unless it is renewed.
# $name (String)
effect-retire = The agreement “{ $name }” ends.
# $name (String)
# $day (String)
effect-renew = The agreement “{ $name }” stays as it is until its review on { $day }.
# $circle (String)
# $role (String)
effect-open-role = { $circle } gets the role { $role }.
# $text (String)
effect-for = For: { $text }
# $text (String)
effect-domain = Decides alone: { $text }
# $text (String)
effect-duties = Takes care of: { $text }
# $months (String)
effect-months = A term lasts { $months } months.
# $amount (String)
effect-budget = It may spend { $amount } alone in one term.
# $amount (String)
role-budget-taken = Of that, { $amount } are taken by what it decided and is asking about.
# $names (String)
effect-alone = It may change these agreements alone: { $names }
# $role (String)
# $circle (String)
effect-close-role = The role { $role } of { $circle } ends.
# $member (String)
# $role (String)
# $circle (String)
effect-fill-role = { $member } takes the role { $role } of { $circle }.
# $role (String)
# $circle (String)
effect-vacate-role = The role { $role } of { $circle } is taken from its holder.
# $circle (String)
# $parent (String)
effect-open-circle = { $circle } is opened as a part of { $parent }.
# $circle (String)
effect-close-circle = { $circle } is closed, with whatever is open in it.
# $member (String)
# $circle (String)
effect-admit = { $member } becomes a member of { $circle }.
# $member (String)
# $circle (String)
effect-remove = { $member } is no longer a member of { $circle }.
# $member (String)
effect-advance = { $member } goes on to the next stage of membership.
# $member (String)
effect-exclude = { $member } is no longer a member. What is owed to them stays owed.
effect-post-share = The open share-out is posted: everyone is owed what it says.
# $amount (String)
# $from (String)
# $to (String)
effect-move = { $amount } moves from { $from } to { $to }.
effect-irreversible = This cannot be undone: it waits, and members can pause it, before it takes effect.
effect-nothing = It changes no agreement, role or account: the words are the decision.
role-kind-role = role
role-kind-facilitator = facilitator
role-kind-secretary = secretary
role-kind-leader = leader (link from the parent circle)
role-kind-representative = representative (link into the parent circle)
agreement-consent = Deciding by consent
agreement-advice = Deciding by advice
agreement-votes = Votes
agreement-circles = Circles and roles
agreement-calendar = Working days
