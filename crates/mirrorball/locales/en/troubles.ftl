### Faults and breaches: trouble with the machine, and registers that do not verify. The value says what happened,
### `why` says what is safe, `next` says what to do.

fault-disk-full = No room is left on the disk.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Free some room, then send the act again; sending it twice enters it once.
# $path (String) - where.
fault-read-only = { $path } cannot be written.
    .why = Every act with a receipt still stands; nothing new is entered. Reading goes on.
    .next = Let the program write there, or name another directory with --data.
# $path (String) - where.
# $detail (String) - what the system said or what was found.
fault-unreachable = { $path } cannot be opened: { $detail }.
    .why = Nothing was changed.
    .next = Check the path and its permissions, or name another directory with --data.
# $detail (String) - what the system said or what was found.
fault-corrupt = The database is damaged: { $detail }.
    .why = Nothing was changed. Exported registers and other copies are not touched by this.
    .next = Stop the program, keep a copy of the directory, and restore it from a backup or a mirror.
# $path (String) - where.
fault-foreign = { $path } is not a database of Mirrorball.
    .why = Nothing was changed.
    .next = Name another directory with --data.
# $found (String) - the layout that was found.
# $known (String) - the newest layout that is known.
fault-newer = The database has layout { $found }; this version of the program knows layouts up to { $known }.
    .why = Nothing was changed.
    .next = Use the newer version of the program.
fault-locked = Another process holds the database.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Try again in a moment; if it stays so, end the other program that has the database open.
# $path (String) - where.
fault-in-use = Another process already serves { $path }.
    .why = Nothing was changed.
    .next = End the other process, or name another directory with --data.
# $detail (String) - what the system said or what was found.
fault-disk = Reading or writing failed: { $detail }.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Check the disk, then send the act again; sending it twice enters it once.
# $minutes (Number) - how many minutes.
fault-clock-behind = The keeper's clock is { $minutes } minutes behind the last entry.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Set the clock of the keeper's machine right, then send the act again.
# $minutes (String) - how many minutes.
fault-clock-jumped = The keeper's clock leapt by { $minutes } minutes.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Check the clock of the keeper's machine. Once it has run steadily for ten minutes, acts are taken in again.
# $index (Number) - the entry.
# $minutes (Number) - how many minutes.
fault-dated-ahead = Entry { $index } is dated { $minutes } minutes ahead of this mirror's clock.
    .why = What was copied before stands. This mirror takes and confirms nothing of that time yet.
    .next = Compare this machine's clock with the keeper's, and set the wrong one. The mirror goes on by itself once that time has come.
fault-busy = More acts are waiting than the keeper can take in.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Try again in a few seconds; sending an act twice enters it once.
fault-closed = The keeper is closing.
    .why = Every act with a receipt still stands; this one was not entered. Reading goes on.
    .next = Try again once the keeper runs again; sending an act twice enters it once.
# $held (Number) - how many entries are here.
# $signed (Number) - how many entries were signed for.
fault-rolled-back = The database holds { $held } entries of this register, but the keeper has signed for { $signed }.
    .why = Nothing is added to this register until it is mended; what is there can be read.
    .next = Bring back the newest copy of the data directory, or refill it from an exported register or a mirror.
# $detail (String) - what the system said or what was found.
fault-broken = The register does not replay: { $detail }.
    .why = Nothing is added to this register until it is mended; what is there can be read.
    .next = Run `mirrorball verify` on an exported copy, and show its report to the members. If the disk is damaged, take the entries back with `mirrorball refill`.
# $entry (Number) - the entry's place.
fault-damaged = Entry { $entry } of this register in the database is not the entry that was signed for.
    .why = Nothing is added to this register until it is mended; what is there can be read.
    .next = Stop the program, keep a copy of the data directory, and refill it from an exported register, a backup or a mirror.
fault-unknown-community = No such community is kept here.
    .why = Nothing was changed.
    .next = Check the name in the address.
fault-too-many-communities = This node keeps as many communities as it can.
    .why = Nothing was changed.
    .next = Found the community on another node.
fault-no-randomness = The system gave no random bytes.
    .why = Nothing was changed.
    .next = Try again; if it stays so, the machine needs repair.
# $detail (String) - what the system said or what was found.
fault-bug = The program broke a promise of its own: { $detail }.
    .why = Every act with a receipt still stands; this one was not entered.
    .next = Please report this, with the version of the program and what you did.
# $detail (String) - what the system said or what was found.
fault-unreadable = The register could not be read to its end: { $detail }.
    .why = Nothing was changed.
    .next = Fetch the register again.

breach = The register does not verify.
    .next = Keep this file as evidence, tell the other members, and compare it with their copies.
# $index (Number) - the entry's place.
breach-at = The register does not verify at entry { $index }.
breach-incomplete-next = Fetch or export the register again; if it stays so, compare it with the copies of other members.
# $line (Number) - the line in the file.
# $detail (String) - what the system said or what was found.
breach-file = Line { $line }: { $detail }.
breach-file-empty = The file is empty: there is no entry and no checkpoint in it.
# $index (Number) - the entry's place.
breach-file-cut = The file ends in the middle of entry { $index }: the rest is missing.
# $entries (Number) - how many entries there are.
breach-file-unsealed = The file ends after { $entries } entries without the signed checkpoint over them.
# $detail (String) - what the system said or what was found.
breach-entry = Its bytes are not an entry: { $detail }.
# $detail (String) - what the system said or what was found.
breach-body = Its body cannot be read: { $detail }.
# $key (String) - the name of the key.
breach-signature-missing = Key { $key } should sign here, and its signature is missing.
# $key (String) - the name of the key.
breach-signature-unknown = It is signed with key { $key }, which is not known here.
# $key (String) - the name of the key.
breach-signature-wrong = The signature of key { $key } was not made over this body.
# $size (Number) - a number of entries.
breach-seen-before = Its author had seen another history of the first { $size } entries; something was changed before it.
# $size (Number) - a number of entries.
# $from (Number) - the first of them.
breach-seen-one = Its author had seen another history of the first { $size } entries; entry { $from } was changed, moved or removed.
# $size (Number) - a number of entries.
# $from (Number) - the first of them.
# $to (Number) - the last of them.
breach-seen-span = Its author had seen another history of the first { $size } entries; something was changed, moved or removed from entry { $from } to entry { $to }.
# $size (Number) - a number of entries.
# $before (Number) - how many entries come before.
breach-seen-missing = Its author had seen { $size } entries, and only { $before } come before it; some are missing.
breach-stamp-back = Its stamp is earlier than that of the entry before it.
# $first (Number) - the entry that has it first.
breach-doubled = The same act already stands at entry { $first }.
# $detail (String) - what the system said or what was found.
breach-checkpoint = The checkpoint at its end: { $detail }.
breach-checkpoint-origin = The checkpoint at its end is that of another register.
# $size (Number) - a number of entries.
# $entries (Number) - how many entries there are.
breach-checkpoint-size = The checkpoint at its end covers { $size } entries, and { $entries } are here.
# $size (Number) - a number of entries.
breach-checkpoint-root = The root that the checkpoint names is not that of the { $size } entries here; some are changed, missing or in another order.
# $code (String) - the refusal's code.
# $detail (String) - what the system said or what was found.
breach-refused = The rules refuse it ({ $code }): { $detail }.
