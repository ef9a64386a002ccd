// How it is told what a check has found.

import { Wrong } from "./checking.js";
import { say } from "./words.js";

const number = (value) => value.toLocaleString(document.body.dataset.lang);

/** Shows what was found. */
export function good(place, { size, confirmed, silent, acts, before, since }) {
  const parts = [say("checkGood", { size: number(size) })];
  if (confirmed > 0) parts.push(say("checkConfirmed", { count: number(confirmed) }));
  if (silent > 0) parts.push(say("checkSilent", { count: number(silent) }));
  if (before === 0) parts.push(say("checkFirst"));
  if (before > 0) {
    const when = new Date(since).toLocaleDateString(document.body.dataset.lang, { dateStyle: "long" });
    parts.push(say("checkContinues", { size: number(before), when }));
  }
  parts.push(acts > 0 ? say("checkActs", { count: number(acts) }) : say("checkNoActs"));
  // That all who confirmed before are silent now need be nothing, and is not well.
  show(place, silent > 0 && confirmed === 0 ? "wait" : "good", "good", parts.join(" "));
}

/** Shows what does not fit, or that the check could not be made. */
export function bad(place, trouble) {
  if (trouble instanceof Wrong) show(place, "stop", trouble.message, `${say(trouble.message)} ${say("checkNext")}`);
  else show(place, "wait", "failed", say("checkFailed"));
}

function show(place, state, result, text) {
  place.hidden = false;
  place.className = `state whole ${state}`;
  place.dataset.result = result;
  place.textContent = text;
}
