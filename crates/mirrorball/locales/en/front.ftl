front-title = A home for people who share work, care and money
front-lede = Log what you do, confirm each other, share what comes in. Every figure opens to what is behind it, and every member can check it.
front-found = Found a community
front-sample = Explore the sample community
front-no-sample = The sample community is made when you first open it. That takes some seconds.
front-here = Communities here
# $url (String) - where it is copied from; may be empty.
front-copied = a copy of { $url }
front-kept = kept on this server
# $day (String)
front-since = since { $day }
# $id (String)
front-id = id { $id }
front-how = How it works
front-one-title = You sign, on your device
front-one = Your key is made in this browser and never leaves it. No password, no account: what you sign is what stands.
front-two-title = Three streams of work
front-two = Livelihood, love and care: paid work, work for the commons, and the care that keeps everybody going. All three count.
front-three-title = Anybody can recount
front-three = A community is one signed register. Take a copy home, and recompute every count and every payout yourself.
found-title = Found a community
found-lede = A few words now. Everything here is written into the first entry of your register, signed by you.
found-who = Who you are together
found-name = Name of the community
found-founder = Your own name
found-purpose = What is it for?
found-purpose-hint = One sentence that a newcomer understands.
found-template = Begin from
found-disco = DisCO
found-disco-is = Livelihood and love work side by side, care balanced, newcomers grow in over nine months.
found-coop = Worker cooperative
found-coop-is = All members decide who joins; one trial stage at full pay; care hours are paid from a pot.
found-template-after = A template is a set of agreements, written out in full. You can read both below.
found-place = Where you are
found-currency = Currency
found-zone = Time zone
found-language = Language of the agreements
found-licence = Its licence
found-adjust = Adjust the agreements
found-adjust-is = Leave a field empty to keep what the template says.
found-waiting = Hours a share-out waits for objections
found-needs = Percent that goes to needs first
found-reading = Who can read
found-reading-members = Members only
found-reading-public = Everybody
found-confirm-livelihood = Confirmations that paid work needs
found-submit = Sign and found
found-key-note = Your key is made in this browser as you press, and stays here. Add a second device soon afterwards.
# $name (String)
found-read = Read the agreements: { $name }
# $name (String)
join-title = Join { $name }
join-name = Your name
join-name-hint = As the others should call you. You can change it later.
join-submit = Join
join-key-note = A key is made in this browser and stays here; it is how the others know that it is you. No password, no e-mail.
# $name (String)
signin-title = { $name }
signin-lede = This community reads among its members.
signin-with-key = Your key is here. Opening…
signin-without = This browser holds no key for it
signin-invited = Invited? Open the link that you were given, in this browser.
signin-device = A member already? On a device that has your key, open your own page and choose “Add a device”.
signin-me = The keys on this device
device-title = Use this device too
# $name (String)
device-lede = This link brings a key for { $name } from your other device.
device-is = The key is kept here without a way to take it out again. Then delete the message that held the link.
device-submit = Keep the key here
me-title = My keys on this device
me-lede = A key is how a community knows that it is you. It never leaves this browser.
me-none = No key is kept here yet. Found a community, or open an invitation.
me-community = Community
me-kid = Key
me-enter = Open
me-forget = Forget here
me-safe-title = Browsers forget
me-safe = Clearing this browser’s data deletes its keys. Add a second device on your own page: then one of them can always revoke the other.
me-sign-out = End this session
somebody-title = Be somebody else
somebody-lede = The keys of these invented members are public on purpose. Choose one, and act as they would.
# $name (String)
somebody-be = Be { $name }
somebody-again = This is you
