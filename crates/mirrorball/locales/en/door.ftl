### What is refused at the program's door, before a community's rules are asked. The value says what happened, `why`
### says why, `next` says what to do.

# $host (String) - the host that was asked for.
door-other-host = This server does not answer to the name { $host }.
    .why = Another site can point a name of its own at this machine and read along, so only known names are answered.
    .next = Open it at localhost or at its address in figures. Whoever runs it can allow a name with --host NAME.
door-cross-site = This request came from a page of another site.
    .why = Only pages of this server may act here.
    .next = Open the page on this server and try again.
# $seconds (Number) - when to try again.
door-too-many = That was very often in a short time.
    .why = Each visitor may ask only so often, so that the server stays quick for everybody.
    .next = Wait { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    } and try again. Nothing was lost.
door-streams-full = No more live connections are free.
    .why = This server holds only so many at once.
    .next = Reload the page when you want to see what is new.
# $bytes_max (Number) - the limit in bytes.
door-body-too-large = The message is too large.
    .why = This server reads at most { $bytes_max } bytes of a message.
    .next = Shorten its texts, or send it in parts.
# $acts_max (Number) - the limit.
door-too-many-acts = These are too many acts at once.
    .why = At most { $acts_max } are judged together.
    .next = Send them in parts.
# $at (Number) - the first byte that is wrong.
door-not-utf8 = The message is not readable text.
    .why = It is not UTF-8 from byte { $at } on.
    .next = Send it as UTF-8.
# $detail (String) - what was found, and where.
door-not-json = The message has another form than expected.
    .why = Reading it as JSON: { $detail }.
    .next = See /api for the form of every message.
# $detail (String) - what is wrong with it.
door-bad-query = The address asks something that can't be read.
    .why = { $detail }.
    .next = See /api for what can be asked.
door-nothing-here = Nothing has this address.
    .why = It was never used, or it moved.
    .next = Begin at the first page.
door-other-method = This address can't be used in this way.
    .why = It answers other methods.
    .next = See /api for what each address answers.
# $name (String) - the name that was asked for.
door-no-community = No community here is called { $name }.
    .why = It is kept on another server, or its name is spelled otherwise.
    .next = Look for it on the first page.
door-session-needed = Only members can read this community.
    .why = Its agreement on openness keeps it to its members.
    .next = Open a session with one of your keys, or ask a member for an invitation.
door-challenge-spent = This challenge can't be answered any more.
    .why = A challenge can be answered once, within five minutes.
    .next = Try again; a new one is made for you.
door-session-key = This key opens nothing here.
    .why = It is not an active key of a member: it never was, is not any more, or its member has left.
    .next = Use another of your keys; if it was lost, or you had left, ask the others to invite you again.
door-session-signature = The signature does not fit the challenge.
    .why = It was made with another key, or for another address.
    .next = Try again from this page.
# $id (String) - what was asked for.
door-not-there = Nothing here has the id { $id }.
    .why = It belongs to another community, or it is misspelled.
    .next = Look for it in the community's pages.
door-old-link = This link does not hold any more.
    .why = It was taken back, a newer one was sent since, or a part of it got lost on the way.
    .next = Open the community, and ask for a new one on the page “The week”; it is under “What happened” on Today.
door-no-line = They have no line in this share-out, so that there is no payout to explain.
    .after = They joined only after it was opened.
    .nothing = When it was opened they had no open credits: no contribution of theirs was confirmed and not paid yet, and they take no part in the balance of care.
    .next = Look at the share-out for who has a line in it; what counts from now on has one in the next.
door-not-the-sample = Only the sample community does this.
    .why = Its keys are public, so that everybody can try everything.
    .next = Open the sample community from the first page.
door-timed-out = This took too long.
    .why = The server is busy.
    .next = Try again in a moment; an act that was sent twice counts once.
door-bug = Something in the program is broken.
    .why = It broke one of its own promises; the register is safe.
    .next = Try again, and tell those who run this server what you did.
