// What changed since this device last looked: lists of happenings mark the lines that came after it. How far somebody
// has looked is kept on the device alone; who forgets it loses nothing but the marks.

/** Shows the mark of each line that is newer than the last visit, and says where this visit's list ends. */
export function mark(part) {
  const lines = part.querySelectorAll("[data-entry]");
  const { community, size } = document.body.dataset;
  if (!lines.length || !community) return;
  const before = begun(`looked:${community}`, Number(size));
  for (const line of lines) {
    const flag = line.querySelector("[data-new]");
    if (flag) flag.hidden = Number(line.dataset.entry) < before;
  }
}

/** How far this device had looked before this visit. A visit lasts as long as its tab. */
function begun(place, size) {
  try {
    const before = Number(sessionStorage.getItem(place) ?? localStorage.getItem(place) ?? size);
    sessionStorage.setItem(place, before);
    localStorage.setItem(place, Math.max(size, before));
    return before;
  } catch {
    return size; // Nothing can be kept here, so nothing is called new.
  }
}
