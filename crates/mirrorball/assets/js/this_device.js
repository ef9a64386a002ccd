// Marks the key that is in this very device among one's own, so that nobody revokes it by mistake.

import * as keys from "./keys.js";

/** Shows the mark on a key of one's own, if this device holds it. */
export async function enhance(one) {
  const held = (await keys.list()).some((key) => key.kid === one.dataset.kid);
  for (const mark of one.querySelectorAll("[data-this-device]")) mark.hidden = !held;
}
