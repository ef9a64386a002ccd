# $count (Number)
# $shown (String)
seal-by =
    { $count ->
        [one] Sealed by one witness
       *[other] Sealed by { $shown } witnesses
    }
# $size (String)
seal-by-is = Witnesses are machines of other people. Each of them confirmed the first { $size } entries: whatever was changed, left out or added there afterwards would be noticed.
# $count (Number)
# $shown (String)
seal-newer =
    { $count ->
        [one] One newer entry is accepted: the keeper has it safely, and witnesses will confirm it in a moment.
       *[other] { $shown } newer entries are accepted: the keeper has them safely, and witnesses will confirm them in a moment.
    }
seal-waiting = Accepted, not sealed yet
seal-waiting-is = The keeper has all entries safely. Its witnesses have not confirmed them yet; it goes on asking them by itself.
seal-old-keeper = The old keeper: it only reads
seal-old-keeper-is = Members went on with another keeper, whom its witnesses follow. What came since is there, and nothing is added here any more.
seal-only-reads = It only reads
# $size (String)
seal-confirmed-before = Witnesses confirmed the first { $size } entries here before; that still holds of them.
# $count (Number)
# $shown (String)
seal-old-newer =
    { $count ->
        [one] One entry was taken in here after that, and nobody confirmed it: where members went on, it may not stand.
       *[other] { $shown } entries were taken in here after that, and nobody confirmed them: where members went on, they may not stand.
    }
seal-witnesses = Who witnesses this register
# $when (String)
witness-since = since { $when }
# $when (String)
witness-last = confirmed last { $when }
witness-never = has not confirmed anything yet
# $size (String)
# $when (String)
witness-confirmed-here = confirmed these { $size } entries { $when }
witness-asked-elsewhere = asked by the keeper alone; this copy does not know what it has confirmed
# $said (String)
witness-said = its last answer: { $said }
seal-for-witnesses = For whoever wants to witness this register
seal-for-witnesses-is = Give them this key. They run:
entry-standing = Standing
entry-alone = Accepted by the keeper. This register has no witnesses.
entry-accepted = Accepted: the keeper has it safely. Witnesses will confirm it in a moment.
entry-accepted-before = Accepted by the old keeper alone. Its witnesses follow another keeper now and did not confirm it: where members went on, it may not stand.
entry-sealed = Sealed: witnesses confirmed that it stands here.
entry-proof = Take the proof along
entry-proof-is = A small file. With it and the bytes below anybody can check, without this server, that the entry stands in the register.
fault-copy = This is a mirror of the community: a copy that only reads.
fault-copy-why = Everything here was checked against what its keeper signed. Nothing was entered.
fault-copy-next = File it with the community's keeper, at the address that its members use.
# $url (String) - the community’s address at its keeper.
fault-copy-at = File it with the community’s keeper: { $url }
fault-superseded = Enough witnesses follow another keeper of this community.
fault-superseded-why = Nothing is added here any more; what is here can be read.
fault-superseded-next = If the members have put another keeper in place, go on there; if not, ask the witnesses.
fault-keeping = This machine keeps the community itself, and so cannot mirror it.
fault-keeping-why = Nothing was changed.
fault-keeping-next = Mirror it from another machine.
# $confirmed (Number)
# $held (Number)
# $witness (String)
fault-lagging = The witness { $witness } has confirmed { $confirmed } entries that do not all stand here: this mirror holds { $held }.
fault-lagging-why = Nothing was changed. What is missing here would be lost, and that witness would refuse this mirror for good.
fault-lagging-next = Wait until it has caught up, or endorse a mirror that holds more.
# $when (String)
witness-mirrors = keeps a whole copy since { $when }
mirrors-who = Who mirrors this register
mirrors-is = Machines that keep a whole copy and ask here for what is new. How much each holds is its own word; whoever opens it there sees for themself.
mirrors-none = No machine has said in the last ten minutes that it mirrors this register. With a mirror everything goes on, should this server be lost.
# $name (String)
mirrors-of = A machine in the name of { $name }
# $size (String)
# $when (String)
mirrors-holds = has { $size } entries; asked last { $when }
# $count (String)
mirrors-unnamed = Machines that do not say whose they are: { $count }.
# $count (String)
mirrors-for-members = Machines: { $count }. Members see whose they are, where a machine says so.
mirror-copy = A mirror: a copy to read
mirror-copy-stopped = A mirror that follows no further
mirror-copy-waits = A mirror that waits
mirror-copy-alone = A copy that follows nobody
mirror-copy-alone-is = It holds the register up to here, and asks nobody for more: members have put another keeper into force, or it came from an archive. What is newer is where they file now.
# $url (String)
# $when (String)
mirror-copy-of = Copied from { $url } since { $when }.
mirror-copy-is = Every entry was compared with what the keeper signed and replayed here, by all rules. If the keeper is gone, this copy has everything.
check-do = Check it now
check-is = Your device checks what this server shows, and believes it nothing: the keeper’s signature, the witnesses, that nothing was changed since it looked last, and that every act it was given a receipt for still stands.
check-more = That is quick. To check every rule and every payout as well:
# $size (String)
check-good = Checked: the keeper stands by { $size } entries.
# $count (String)
check-confirmed = Witnesses who confirm it: { $count }.
# $size (String)
# $when (String)
check-continues = It continues the { $size } entries that this device saw on { $when }; nothing in them was changed.
# $count (String)
check-acts = Acts that this device holds receipts for: { $count }; all of them stand.
check-no-acts = This device holds no receipts here yet.
check-next = Keep this page open, take the register home, and show both to the other members.
check-founding = The first entry is not the founding of this community.
check-no-checkpoint = What the server shows is not a checkpoint.
check-other = The server shows another register than this device knows under this address.
check-keeper = The keeper’s signature does not hold. If the members have put another keeper in place, type its key, as they tell it, into the checking page, and check again. If not:
check-successor = Another key signs for this register than the one that this device knows. If the members have put another keeper in place, press again, and this device goes by the new key. If not:
check-less = The server shows fewer entries than this device has seen before. If the members have gone on at another address, check there; if this is a mirror, it may be catching up: check again in a while. If not:
check-missing = An act that this device holds a receipt for is not in the register.
check-witness = A witness’s signature does not hold.
check-changed = The register does not continue what this device saw before: its past was changed.
carry-on = If the keeper is gone
carry-on-is = Then the community can go on here: once more than half of the full members have endorsed this mirror, it keeps the register, and takes acts in. Each of them runs, with this mirror’s address:
carry-on-witnesses = First of all, whoever runs a witness of this community tells it this mirror’s key. From then on it refuses the keeper of before, should that come back. They run:
# $given (String)
# $needed (String)
carry-on-given = { $given } of the { $needed } whom it takes have endorsed this mirror.
# $confirmed (String)
# $missing (String)
# $witness (String)
carry-on-lags = The witness { $witness } had confirmed { $confirmed } entries when it was asked last; missing here: { $missing }. Wait until this mirror has caught up, or go on with one that holds more.
# $names (String)
carry-on-silent = When they were asked last, these witnesses did not say what they have confirmed: { $names }. If it is more than is here, they will refuse this mirror.
carry-on-here = Or, on a device that has your key at this address:
carry-on-do = Endorse this mirror
carry-on-thanks = Your endorsement is kept here.

take-title = Take everything along
take-is = One file to keep, put together by your browser: all that members signed, the texts that you may read, whose each key is, tables of work, money and flow, and proofs of what was signed on this device. With it, any machine can go on.
take-do = Make the file
# $done (String) - how many parts are here
# $all (String) - how many there are
take-way = { $done } of { $all } parts are here…
take-done = The file is made. The register in it is the one that the keeper signed, and it goes on from what this device saw. Keep it somewhere other than on this server. It holds texts that only you and some others may read.
take-not = The file was not made.
take-broken = The connection broke, or the server did not answer.
take-again = Try again. On a machine with Mirrorball, mirrorball export all does the same.
take-other = What came is not the register that the keeper signed, or does not go on from what this device saw.
take-other-next = Check for yourself, above; then show the result to the other members.
take-large = This community is too large for a file made in a browser.
take-large-next = On a machine with Mirrorball, use mirrorball export all.
# $name (String) - the community
# $id (String) - its id
# $slug (String) - its short name in addresses
take-readme =
    { $name }

    This folder holds a community: everything that its members signed, and what belongs to it. It needs no server.

    community.register  every entry, byte for byte as it was signed, and the keeper’s checkpoint over them
    notes.json          the texts that the entries name by their hashes, as far as you may read them
    keys.json           whose each key is, and from which entry to which it signs
    checkpoint.txt      the newest checkpoint, with what witnesses signed of it so far
    receipts/           proofs that the acts of your device stand in the register (C2SP tlog-proof)
    { "*.csv" }               tables for a spreadsheet; flow of the last year, power of this quarter

    Your browser has checked this much while it made the file: the register is exactly what the keeper signed, it begins with the founding of this community, and it goes on from what your device had seen before. It took texts, keys and tables as the server gave them.

    To see that all of it holds, every signature, every rule, every payout:
      mirrorball verify community.register

    To go on with it on another machine:
      mirrorball import . --data DIRECTORY
      mirrorball serve --data DIRECTORY
    It only reads there, until more than half of the full members endorse that machine, each with
      mirrorball endorse http://THAT-MACHINE/{ $slug }

    { $id }
# $count (String)
check-silent = Witnesses who confirmed before, and not this: { $count }. Ask again in a while; if it stays so, ask them why.
check-no-key = Nothing here says whose key signs for this community. Type in the keeper’s key that you were told, or bring what your device knows, as a file.
check-failed = No answer came that can be checked. Look at the address and your connection, then try again.
check-elsewhere = What checks here comes from the server that is checked. To be sure of that as well, use the checking page from your own disk, and hand over to it what this device knows.
check-known = What this device knows
checking-get = The checking page
checking-title = Check a community
checking-lede = This page comes from elsewhere than the community’s server, and believes it nothing. It looks whether the keeper and the witnesses stand by what is shown, and whether that continues what you saw before, with every act of yours.
checking-ask = What to check
checking-address = The community’s address
checking-file = What your device knows, as a file
checking-file-is = The page Mirror of your community makes it. Without it, the first check knows nothing to compare with.
checking-keys = Keys that you were told
checking-key = The keeper’s key
checking-key-is = 66 letters and figures, as paper from your community has them. If you type it, no other key will do.
checking-witnesses = The witnesses’ keys
checking-witnesses-are = One a line. Witnesses that confirmed once are remembered.
checking-known = What is known here
checking-known-is = This browser keeps it.
checking-where = Keep this file: it needs nothing but the community’s server, and asks nobody else. Who made the release names its hash.
checking-bad-address = This is no address of a community. It looks like https://home.example/our-community.
checking-bad-file = This is not the file that the page Mirror makes.
checking-bad-key = A keeper’s key is 66 letters and figures, and begins with 01.
check-first = It was looked at here for the first time: from now on it is compared with this.
checking-bad-witness = A witness’s key looks like name+1a2b3c4d+ and letters after it, one a line.
checking-not-kept = This browser keeps nothing for files: bring what your device knows along each time.
