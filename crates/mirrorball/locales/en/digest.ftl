digest-title = The week
# $day (String)
digest-since = What waits for you, and what happened since { $day }.
digest-quiet = Nothing happened here this week yet.
digest-by-mail = By mail
digest-no-mail = This server sends no mail; the week is always here.
digest-mail-is = On Mondays, what waits for you and what happened the week before. Your address stays with this server, and nobody else here sees it. Mail is read on its way more easily than these pages.
digest-address = Your address
digest-wrong = This is no mail address.
digest-unsent = The letter to this address could not be sent, so nothing is kept. Is it written right? If it is, try again in an hour.
# $community (String)
# $address (String)
digest-on-is = Shall the week of { $community } come to { $address } each Monday? Press once, and it begins.
digest-on = Send it to me
digest-off = Switch it off
# $address (String)
digest-comes-to = It comes to { $address } each Monday, unless there is nothing to tell.
# $address (String)
digest-asked = A letter is on its way to { $address }: open the link in it and press once, and it begins.
digest-is-on = The week comes by mail from now on, each Monday. Every letter has a link that ends it.
digest-is-off = It is off, and your address is forgotten. The week is always here.
digest-off-is = No more mail about the week? One press, and your address is forgotten.
# $community (String)
digest-confirm-subject = { $community }: shall the week come here?
# $community (String)
# $link (String)
# $off (String)
digest-confirm-text =
    Somebody of { $community } asked for the week by mail to this address. If it was you, open this link:
    { $link }
    
    If not, do nothing, or make sure with this one:
    { $off }
# $community (String)
digest-subject = { $community }: your week
# $community (String)
digest-greeting = The week at { $community }:
digest-off-line = No more of this, with one press and without signing in:
