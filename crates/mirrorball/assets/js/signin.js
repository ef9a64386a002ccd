// The page in front of a community that this browser is not signed in to.

import * as keys from "./keys.js";

/** Says whether this device holds a key here; with one, the session opens by itself, unless it is a passkey. */
export async function start() {
  const found = await keys.keyFor(document.body.dataset.community);
  const key = found?.passkey ? undefined : found;
  const without = document.getElementById("without-key");
  const having = document.getElementById("with-key");
  if (without) without.hidden = Boolean(key);
  if (having) having.hidden = !key;
}
