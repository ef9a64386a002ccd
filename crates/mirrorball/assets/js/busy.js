// Buttons that rest while what they do is done.

/**
 * Lets buttons rest; gives what wakes them. A button that rests loses the focus: whoever goes by keys gets it back there
 * or, where that button is gone by then, at the first of the places that are named instead.
 */
export function rest(...buttons) {
  const held = buttons.find((button) => button === document.activeElement);
  for (const button of buttons) button.disabled = true;
  return (...instead) => {
    for (const button of buttons) button.disabled = false;
    if (!held) return;
    // A button that is hidden or taken away loses the focus only a moment later.
    const at = document.activeElement;
    if (at === document.body || at === held) give([held, ...instead]);
  };
}

/** Gives the focus to the first of these that takes it. */
function give(places) {
  for (const place of places.filter(Boolean)) {
    if (place.checkVisibility?.() === false) continue;
    // A heading takes it from scripts alone.
    if (!place.matches("a, button, input, select, textarea")) place.tabIndex = -1;
    place.focus();
    if (document.activeElement === place) return;
  }
}
