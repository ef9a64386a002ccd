# $figure (String)
log-thanks-livelihood = Logged { $figure } of livelihood work. Thank you.
# $figure (String)
log-thanks-love = Logged { $figure } of love work. Thank you.
# $figure (String)
log-thanks-care = Logged { $figure } of care work. Thank you.
log-undo = Undo
log-undone = Taken back. It stays in the register as withdrawn.
# $what (String)
log-double = You logged this for that day already: { $what }. Press again if it happened twice.
# $hours (String)
log-long-day = That would be { $hours } hours for that day, and a day has 24. Press again if it is right.
log-lengths = Usual lengths
log-suggested = Suggestions
log-suggestions = listening, cooking, tidying up
log-again = Log it again
timer-title = Timer
timer-lede = It runs on this device alone, also while the page is closed. Nothing is logged until you say so.
timer-off = No timer is running.
timer-start = Start the timer
timer-already = Already begun?
# $length (String)
timer-ago = { $length } ago
timer-began = It began at
# $time (String)
timer-since = since { $time }
timer-stop = Stop and log
timer-stopped = Stopped, and not logged yet.
timer-log = Log it
timer-resume = Let it run on
timer-drop = Throw it away
timer-long = It has run for a long time. You can change the length before you log it.
timer-needs-script = The timer needs the page’s script. Without it you can still write down when you began, and log the length later.
offline-banner = No connection. This page is as it was when it was last seen:
offline-banner-next = What you log is signed and kept on this device, and sent once when the connection is back.
offline-back = The connection is back. Open this page anew
queue-title = Waiting on this device
queue-is = Signed by you, and not in the register yet.
queue-waits = waits for the connection
queue-refused = not taken in
queue-other = Another act
queue-take-back = Do not send it
queue-again = Sign it again
queue-change = Change it
queue-discard = Throw it away
queue-look = What waits
js-no-head = There is no connection, and this device has not seen the register yet. Nothing was signed.
app-log = Log work
weekday-names = Mon Tue Wed Thu Fri Sat Sun
week-nav = Week
# $number (String)
week-title = Week { $number }
week-before = Week before
week-after = Week after
week-caption = What you logged, by day. Each cell is an entry of its own.
week-keys = Arrow keys and Enter go from cell to cell. Write 1h30, 1,5 or 90m.
week-none = Nothing is logged in this week yet. Add a row below, or copy last week.
week-hours = Hours
week-copy = Copy the week before
week-copied = Filled in from the week before. Nothing is signed yet.
week-submit = Sign and log
# $count (String)
week-changes = Changed cells: { $count }
week-thanks = Your week is logged. Thank you.
week-some = Some cells were not taken in; the others stand.
week-several = Several entries; open them to change one.
week-add = Add a row
week-complete = My week is complete
week-open-again = Not complete after all
week-complete-is = A mark for yourself: this device alone remembers it.
week-needs-script = The table can be read without scripts. To write into it, they are needed, since signing happens on your device.
import-title = Import work
import-lede = A table as CSV, one contribution a line. You see everything before you sign, and can take all of it back.
# $columns (String)
import-columns = The first line names the columns: { $columns }. Their order is free; commons and note can be left out.
import-example = An example
import-file = The file
import-text = Or paste its lines here
import-look = Look at it
# $fresh (String)
# $there (String)
# $bad (String)
import-found = To be logged: { $fresh }. There already: { $there }. Not readable: { $bad }.
# $line (String)
import-line = line { $line }
import-fresh = to be logged
import-there = there already
import-bad = not readable
# $count (String)
import-submit = Sign and log: { $count }
# $count (String)
import-undo = Take back what is there: { $count }
# $done (String)
# $all (String)
import-doing = { $done } of { $all }
# $count (String)
import-done = Logged: { $count }. Thank you.
# $count (String)
import-undone = Taken back: { $count }. They stay in the register as withdrawn.
# $count (String)
import-more = And { $count } more lines.
import-needs-script = Importing needs the page’s script, since each line is signed on your device. On the command line: mirrorball import.
sheet-not-read = The table was not read.
# $columns (String)
sheet-empty = It is empty. Its first line names the columns: { $columns }.
# $name (String)
# $columns (String)
sheet-unknown-column = No column “{ $name }” is known; the columns are { $columns }.
# $name (String)
sheet-column-twice = Its first line has the column “{ $name }” twice, so it is not clear which one counts.
# $column (String)
sheet-column-lacks = Its first line has no column “{ $column }”, which every row needs.
# $max (String)
sheet-too-many = It has more than { $max } lines. Import it in parts.
sheet-flaw-unreadable = this line is not readable text
# $have (String)
# $need (String)
sheet-flaw-cells = { $have } cells where the first line has { $need }
# $column (String)
sheet-flaw-missing = { $column } is missing
# $column (String)
# $text (String)
# $choices (String)
sheet-flaw-choice = { $column }: “{ $text }” is none of { $choices }
# $column (String)
# $text (String)
sheet-flaw-quantity = { $column }: “{ $text }” is no whole number, and no hours such as 1h30, 1,5h or 90m
# $column (String)
# $text (String)
sheet-flaw-day = { $column }: “{ $text }” is no day such as 2026-05-03
# $column (String)
# $text (String)
sheet-flaw-slug = { $column }: “{ $text }” is no short name of a-z, digits and hyphens
# $column (String)
# $max (String)
sheet-flaw-text = { $column }: a text of at most { $max } letters is expected
log-together = Together with
log-together-hint = Each of them gets an entry of the same length, which counts once they have accepted it.
# $count (String)
log-together-asked = Asked to accept theirs: { $count }.
log-for-thanks = Logged for somebody else. It counts once they have accepted it.
recurring-title = You often do this about now
recurring-is = Tap to fill it in. Nothing is logged by itself.
gift-title = Without amounts
gift-is = For whoever gives without counting money: on this device no sums and no credits are shown. Work is logged and seen as ever, and others see no difference.
gift-on = Show no amounts here
gift-off = Show amounts again
gift-hidden = This page is about amounts, and you chose to see none here.
# $count (String)
gift-count = Contributions: { $count }
gift-share = A share-out is open
shortcuts-title = Keyboard shortcuts
shortcuts-is = One key each, whenever you are not writing in a field. They can be switched off for this device.
shortcuts-off = Switch them off here
shortcuts-on = Switch them on here
shell-outbox-refused = Something that you signed was not taken in.
log-circles-lately = Where you logged lately
