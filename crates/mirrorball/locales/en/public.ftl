### What everybody can read of a community, and who is named there.

agreement-public-page = Public page
rule-public-shows = What the public page shows
rule-public-welcome = What it says to whoever comes by
rule-public-contact = How you can be reached: an address of mail or of the web, or a place
act-appear = Somebody said whether their name may be public
public-nav = Public page
# $name (String)
public-title = About { $name }
# $name (String)
public-lede = This is what { $name } decided to show everybody.
# $day (String)
# $version (String)
public-decided = Decided on { $day }, in version { $version } of the agreement.
# $day (String)
public-founded-so = Agreed at the founding, on { $day }.
public-purpose = What we are for
public-numbers = How many we are
public-circles = Circles and projects
public-commons = What we make and share
public-work = Work in the last quarter, all together
public-money = Money in the last quarter, all together
public-agreements = The agreements in force
public-people = Members who want to be named
public-founded = Founded
# $from (String)
# $until (String)
public-quarter = What counts from { $from } to { $until }.
# $contributions (String)
# $people (String)
public-sum = Contributions: { $contributions }, by people: { $people }
# $contributions (String)
# $hours (String)
# $people (String)
public-sum-hours = Contributions: { $contributions }, by people: { $people }, time: { $hours }
public-no-work = Nothing that counts yet.
public-few = So few people did this that it stays among them.
public-came-in = Came in
public-costs = Costs
public-shared = Shared to members
public-people-is = Each of them agreed to be named here.
public-people-none = Nobody has asked to be named here yet.
# $name (String)
public-nothing = { $name } publishes nothing here yet.
public-nothing-is = A community decides itself what everybody may read. It can show any of this:
public-nothing-how = How to decide it: a member proposes the agreement “Public page” and chooses what it shows. Once it is adopted, it stands here, with the decision beside it, and goes again when the agreement ends. Nobody is named who has not agreed on their own page.
public-do = Propose a public page
public-never-title = What is never here
public-never = What single members did, earned or said; what members wrote for each other; and the name of anybody who did not agree.
public-members-in = Members come in here
# $name (String)
public-read = Read what { $name } shows everybody
appear-yes = Your name may stand on the public page.
appear-no = Your name does not stand on the public page.
appear-is = It is named there only if the community publishes its people, and you can change this at any time.
appear-say-yes = You can name me there
appear-say-no = Name me there no longer
