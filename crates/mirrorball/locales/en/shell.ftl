month-names = January February March April May June July August September October November December
month-names-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
# $day (String)
# $month (String)
# $year (String)
day-in-words = { $day } { $month } { $year }
# $day (String)
# $month (String)
day-in-short = { $day } { $month }
# $month (String)
# $year (String)
month-in-words = { $month } { $year }
# $day (String)
# $time (String)
moment-in-words = { $day }, { $time }
nav-label = Main
nav-label-phone = Main, at the bottom
nav-today = Today
nav-work = Work
nav-log = Log
nav-money = Money
nav-mirror = Mirror
nav-more = More
nav-people = People
nav-circles = Circles and commons
nav-agreements = Agreements
nav-flow = Flow and care
nav-shares = Share-outs
nav-somebody = Be somebody else
nav-me = My keys
nav-home = All communities
nav-help = Help
nav-accessibility = Accessibility
shell-skip = Skip to the content
# $count (Number)
# $size (String)
shell-size =
    { $count ->
        [one] Register: { $size } entry
       *[other] Register: { $size } entries
    }
shell-insecure = This connection cannot sign.
shell-insecure-next = Browsers keep keys only on https:// or on localhost. You can read everything; to act, open this place over TLS.
shell-insecure-link = How to get TLS
shell-unsupported = This browser cannot make Ed25519 keys.
shell-unsupported-next = You can read everything. To act, use a current Firefox, Chrome, Edge or Safari.
shell-outbox = Signed and kept on this device, waiting for the connection.
shell-noscript = You can read every page without scripts. Signing happens on your device, so acting needs them.
sample-banner = A sample: invented people, real rules. Try anything.
sample-choose = Choose who you are
# $name (String)
sample-you-are = You are { $name } · be somebody else
trouble-home = Back to a good place
# $text (String)
# $such (String)
js-cannot-read = “{ $text }” cannot be read here. Try { $such }.
js-no-key = This device holds no key for this community. Open your invitation link here, or add this device from one that has a key.
js-press-again = Press again to sign.
js-stands = It stands.
js-waits = There is no connection.
js-waits-why = Your act is signed and kept on this device.
js-waits-next = It is sent by itself as soon as the connection is back.
js-failed = That did not work.
js-failed-next = Nothing was changed; try again.
js-copied = Copied.
js-sent = What waited on this device is sent.
js-link-broken = This link is not complete. Copy it again, to its last character.
# $name (String)
js-welcome = Welcome, { $name }.
# $name (String)
js-welcome-guest = Welcome, { $name }. You are a guest until the members have decided.
# $name (String)
js-founded = { $name } is founded.
js-device-added = This device is yours now.
js-unnamed = My key
js-forget-sure = Press again to forget it here
# $name (String)
js-you-are = You are { $name } now.
