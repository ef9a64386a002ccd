people-title = People
# $count (Number)
people-lede =
    { $count ->
        [one] One member
       *[other] { $count } members
    }
copy = Copy
name-label = Name
slug-label = Short name (a–z, digits, hyphens)
standing-full = Full member
# $stage (String)
standing-dating = Dating, stage { $stage }
standing-dating-plain = Dating
standing-left = Left
standing-away = Away
# $day (String)
member-since = since { $day }
invite-title = Invite by link
invite-uses = For how many people?
invite-days = Open for how many days?
invite-standing = They begin as
invite-is = The secret is made here and stands only in the link. Whoever has the link can join.
invite-submit = Make the link
# $count (String)
# $day (String)
invite-on-paper = Point your phone’s camera at the code, or type this address. Places: { $count } · open until { $day }
invite-ready = Send this link to the person you invite. It is shown only once.
person-credits = Credits
credits-open = open
credits-divested = divested
credits-historical = historical
credits-are = Credits measure work. They cannot be given or sold, and give no votes. Care is counted in hours.
# $amount (String)
person-owed = { $amount } is owed and not yet paid.
# $quarter (String)
person-duties = Duties, { $quarter }
duties-love = Love credits
# $have (String)
# $need (String)
duties-love-value = { $have } of { $need }
duties-care = Care
duties-checkins = Check-ins
duties-evaluations = Evaluations answered
duties-met = The love work of this quarter is met.
# $figure (String)
duties-short = It falls short by { $figure } love credits so far.
# $day (String)
duties-later = Nothing is due yet: the first whole quarter begins on { $day }.
duties-are = This is for a conversation, never an automatic penalty.
# $quarter (String)
# $year (String)
quarter-name = quarter { $quarter } of { $year }
person-stages = Dating
# $stage (String)
# $from (String)
# $until (String)
# $pay (String)
stage-line = Stage { $stage }: { $from } to { $until }, { $pay } of livelihood
# $stage (String)
# $from (String)
# $until (String)
stage-line-none = Stage { $stage }: { $from } to { $until }, no livelihood work
stage-now = now
stage-done = done
stage-ahead = ahead
stage-open-is = The stage is over. Other full members say whether it ends here.
stage-evaluators = Who evaluates
stage-open = Open the evaluation
stage-confirm = Goes on
stage-decline = Not yet
# $have (String)
# $need (String)
evaluation-sentence = An evaluation is open: { $have } of { $need } have answered.
person-statements = Statements
person-work = All work of this member
person-absences = Away
person-no-absences = No absence is recorded.
# $from (String)
# $until (String)
# $recorded (String)
absence-recorded = Away from { $from } to { $until }; said on { $recorded }.
# $from (String)
# $until (String)
# $recorded (String)
absence-afterwards = Away from { $from } to { $until }; said afterwards, on { $recorded }.
absence-add = Record an absence
absence-is = Leave, illness, a life event: the care balance leaves these days out. No reason is asked.
absence-submit = Record
period-from = From
period-until = Until
person-keys = Keys
key-active = active
key-revoked = revoked
# $index (String)
key-since = since entry { $index }
key-revoke = Revoke
add-device = Add a device
add-device-is = Makes a second key and a link for your other device. Keep the link to yourself.
add-device-ready = Open this link on your other device. It is shown only once.
rename-title = Your name
rename-name = New name
rename-submit = Change it
leave-title = Leave the community
leave-is = What is owed to you stays owed. Take a copy of the register with you.
leave-submit = Leave
circles-title = Circles and commons
circles-lede = Circles do the work; commons are what stays.
circle-closed = closed
circle-kind = Kind
kind-circle = circle
kind-project = project
circle-aim = What is it for?
circle-open-title = Open a circle or project
circle-open = Open it
commons-title = Commons
# $name (String)
commons-steward = tended by { $name }
commons-steward-label = Who tends it?
commons-open-title = Begin a commons
commons-open = Begin it
# $count (Number)
# $shown (String)
commons-total =
    { $count ->
        [one] One contribution made it
       *[other] { $shown } contributions made it
    }
commons-empty = Nobody has logged love work for it yet.
agreements-title = Agreements
# $day (String)
agreements-lede = In force since the founding, { $day }. Every count follows them.
agreements-params = What the rules read from it
agreements-fixed = Until decisions exist, the founding agreements stay as they are.
agreements-entry = The founding, byte by byte
agreement-operational = operational
agreement-policy = policy
agreement-constitutional = constitutional
agreement-streams = Streams
agreement-rates = Credit rates
agreement-attestation = Attestation
agreement-membership = Membership
agreement-care = Care
agreement-share-out = Share-outs
agreement-openness = Openness
help-title = Help
help-lede = The few words that everything else is made of.
help-words = Words
help-act = Act
help-act-is = What a member does and signs: logging work, confirming it, recording income.
help-register = Register
help-register-is = The list of all acts of a community, in order. Nothing is ever taken out.
help-keeper = Keeper
help-keeper-is = The computer that takes acts in and stamps their time. It cannot invent any.
help-livelihood-is = Paid work for clients, counted in credits.
help-love-is = Unpaid work that makes commons, counted in credits.
help-care-is = Care for the collective and the people in it, counted in hours.
help-share = Share-out
help-share-is = Money set aside and divided by open credits and care, as the agreements say. It waits for objections before it posts.
help-keys = Your key
help-keys-is = Joining makes a key in your browser. It signs what you do and cannot be copied out. Add a second device, so that losing one is no disaster.
help-tls = Signing needs TLS
help-tls-is = Browsers give keys only to pages opened over https://, or on the same machine at http://localhost:7777. On another machine’s address in your network, pages can be read and not signed.
help-tls-how = Put a TLS proxy in front. With Caddy, these three lines are the whole configuration:
help-verify = Check everything yourself
help-verify-is = Download the register from the Mirror page, then let the program replay it: every signature, every rule, every payout.
access-title = Accessibility
access-lede = These pages are for everybody. If one is not, that is our mistake: tell your community’s keeper.
access-keyboard = Everything works with a keyboard; the focus is always visible, in orange.
access-script = Every page can be read without scripts. Acting needs them, since signing happens on your device.
access-colour = Colour never speaks alone: streams also have shapes, states also have words.
access-pictures = Each picture has a sentence, a description, and the same facts as a table.
access-motion = Nothing moves if your system asks for reduced motion.
access-zoom = Pages work at 320 pixels and at 400 % zoom, without scrolling sideways except inside wide tables.
access-missing = What is missing
access-missing-is = A review by people who use screen readers every day.
checkin = Check in for today
checkin-thanks = Checked in.
people-before = Before
people-after = After
key-this-device = this device
key-this-device-revoke = Without it you cannot sign here any more, until another device or your kit brings you back.
# $link (String)
qr-label = A picture of the link, for a camera: { $link }
