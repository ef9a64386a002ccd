# $key (String) - the name of the passkey.
# $flaw (String) - what is wrong with it.
breach-passkey-wrong = The passkey { $key } has not signed this as it must: { $flaw }.
js-passkey-added = Your passkey counts. On this site it brings you back.
js-passkey-cancelled = Your device has not signed. Perhaps it was not asked, or somebody pressed “Cancel”. Try again.
js-passkey-foreign = This passkey opens nothing here: it belongs to another community, or its key has ended.
js-passkey-kind = Your device makes passkeys of a kind that is not known here. Try another device, or make a recovery kit.
js-passkey-known = This device has a passkey for you here already.
js-passkey-none = This browser has no passkeys here. They need a newer browser, and an address that begins with https.
key-is-passkey = Passkey
me-passkey = This is a passkey: your device asks you for every act.
passkey-add = Add a passkey
passkey-flaw-act = it was made for something else
passkey-flaw-form = it does not hold
passkey-flaw-site = it was made on another site
passkey-flaw-user = the device did not make sure that its holder was there
passkey-is = Your phone, your computer or a security key keeps it, and it brings you back when every other key is gone. It works on this site alone; a recovery kit works everywhere.
passkey-twice = Your device asks you twice: once to make it, and once to show that it works.
# $key (String)
# $flaw (String)
refusal-passkey-wrong = The passkey { $key } has not signed this act as it must: { $flaw }.
    .why = A passkey signs for one act, on its own site, and only when its holder is there. All three have to fit.
    .next = Sign the act anew on this site, and let your device ask for your finger, your face or your PIN.
restore-passkey = Your device asks you twice: once to say who you are, and once to let this browser in.
restore-passkey-stay = Keep no key in this browser. The passkey signs each time; that suits a borrowed computer.
restore-passkey-submit = Come back with a passkey
restore-passkey-title = With a passkey
key-other-device = Another device
