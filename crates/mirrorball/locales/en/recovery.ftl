act-key-recover = A member goes on with a new key
act-key-veto = A member said that a key is not theirs
act-key-vouch = A member vouched for a new key of somebody who lost theirs
ask-how-sure = How do you know that it is theirs?
ask-whose-key = Whose key is it?
asked-veto = Others vouch for a new key of yours: say no if you have not asked for it
do-key-vouch = Vouch for this key
do-veto = This key is not mine
do-veto-is = The vouches for it are void. Then talk with those who vouched: somebody has said that they are you.
js-kit-differs = These are not the third and the ninth word. Look at the paper again.
js-kit-enrolled = Your recovery kit counts. Put the paper where it is safe.
js-recovered = You are back, with this key alone.
js-recovery-none = Nobody has vouched for it yet.
# $when (String)
js-recovery-ready = You can go on with it from { $when } on.
# $have (String)
# $needed (String)
js-recovery-some = { $have } of { $needed } members vouch for it.
js-restored = You are back. Revoke the keys of the devices that you lost, on your page.
js-restored-at-mirror = You are back, at a mirror. It takes nothing in yet, so your kit’s own key signs in this browser. Endorse the mirror below; once it goes on, make a new kit.
# $count (String)
js-words-count = A kit has twelve words; here are { $count }.
# $word (String)
js-words-unknown = No kit has the word “{ $word }”. Look at the paper again.
js-words-wrong = These twelve words do not belong together: one of them is another, or the order is.
kit-card = Recovery kit
kit-card-is = Twelve words on paper bring you back when every device is gone.
kit-enrol = They are on paper: let them count
kit-go = Make a recovery kit
kit-how = To come back, open this address and type the twelve words, in this order:
kit-keep = Keep it where you keep a passport. If it is lost or somebody has seen it, revoke its key on your page and make another.
kit-key = Its key
kit-lede = Twelve words on paper bring you back when every device is gone. They are made here, in your browser, and kept nowhere: whoever has the paper is you.
kit-make = Make the words
kit-one-key = You have one key, on one device. If it is lost, others have to vouch for you.
kit-print = Print
kit-proof = Type the third and the ninth word, to be sure that they are on paper
# $name (String)
# $community (String)
kit-sheet = Recovery kit of { $name }, { $community }
kit-title = Recovery kit
# $key (String)
# $names (String)
# $have (String)
# $needed (String)
recovery-line = Key { $key }: { $names } say that it is theirs, { $have } of { $needed }.
# $when (String)
recovery-ready = From { $when } on they can go on with it; every key of before ends then. Until then, any of those says no.
# $when (String)
recovery-recovered = Came back with a new key on { $when }.
recovery-title = A new key is asked for
# $key (String)
# $when (String)
recovery-vetoed = On { $when } they said that the key { $key } is not theirs.
refusal-no-recovery = Nobody vouches for this key as yours.
    .why = You say no to a key that others vouch for as yours.
    .next = Nothing is left to do.
refusal-not-for-oneself = Nobody vouches for a key of their own.
    .why = Others vouch for a new key.
    .next = Add the key from a device that has one of yours, or ask other members.
# $until (String)
refusal-recovered-lately = You have come back by vouches only lately; you can vouch from { $until } on.
    .why = Whoever takes over one member’s key shall not take over the next.
    .next = Let other members vouch.
# $vouches (String)
# $needed (String)
refusal-recovery-vouches-missing = { $vouches } full members vouch for this key; { $needed } are needed.
    .why = The agreement on membership says how many vouch for a new key; where there are fewer, all others do, and never one alone.
    .next = Ask members who know you to vouch for it.
# $ready (String)
refusal-recovery-waits = This key can be used from { $ready } on.
    .why = In the days before, any key of before can say no.
    .next = Wait until then; this device does not forget the key.
restore-go-on = Go on with this key
restore-key = Compare this key with them:
restore-link = Send them this link:
restore-look = See how far it is
restore-new = Make a new key
restore-others = This browser makes a new key. Send its link to members who know you, and let them compare the key with you. Once enough have vouched, it waits some days in which any key of yours can say no; then come back here, in this browser.
restore-others-title = Without words: others vouch for you
restore-submit = Come back
# $name (String)
restore-title = Come back to { $name }
restore-words = The twelve words, in their order
restore-words-hint = The first four letters of each are enough. Accents and capitals do not matter.
restore-words-title = With the words of your recovery kit
rule-membership-recovery-days = Days in which an old key can say no to the new one (7)
rule-membership-recovery-vouches = How many full members vouch for a new key of somebody who lost theirs (3)
signin-restore = Lost every device? Come back with the words of your recovery kit, or with the help of other members.
vouch-key = The key
vouch-lede = They ask you to say that this new key is theirs. Whoever holds it will be this member for everybody: speak with them first, face to face or on the phone, and compare the key.
vouch-no-key = This link names no key. Ask for it again, and copy the whole of it.
vouch-signin = Sign in here first, and open the link again.
vouch-title = Somebody has lost their keys
