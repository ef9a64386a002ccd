// Who reads: a session is a challenge signed by a key on this device. No password exists.

import { ask } from "./act.js";
import * as keys from "./keys.js";
import { say } from "./words.js";

const challenge = (nonce) => `mirrorball-session/v1\n${location.host}\n${nonce}`;

/** Opens a session for the member that this key belongs to, and says who that is. */
export async function open(key) {
  await forgetPages();
  return answered(async (nonce) => {
    const sig = await keys.sign(key, challenge(nonce));
    return ask("/api/session", { community: key.community, member: key.member, kid: key.kid, nonce, sig });
  });
}

/** Answers a challenge; where the server does not know it any more, having begun anew meanwhile, another one. */
async function answered(answer) {
  const fresh = async () => (await ask("/api/challenge")).nonce;
  try {
    return await answer(await fresh());
  } catch (error) {
    if (error.answer?.code !== "challenge-spent") throw error;
    return answer(await fresh());
  }
}

/** Opens a session with a passkey that its user chooses; gives whose it is, and a key to sign with. */
export async function openByPasskey(community) {
  const passkey = await import("./passkey.js");
  return answered(async (nonce) => {
    const { sig, id, member } = await passkey.sign(challenge(nonce));
    if (member.length !== 64) throw new Error(say("passkeyForeign"));
    await forgetPages();
    const { kid } = await ask("/api/session", { community, member, nonce, sig });
    return { member, key: { kid, passkey: id } };
  });
}

/** Forgets the pages that were kept for when there is no connection: somebody else may read here now. */
export async function forgetPages() {
  try {
    const names = (await globalThis.caches?.keys()) ?? [];
    await Promise.all(names.filter((name) => name.startsWith("mirrorball-pages")).map((name) => caches.delete(name)));
  } catch {
    // Where nothing may be kept, nothing was.
  }
}

/** Ends the session. */
export async function close() {
  await forgetPages();
  return fetch("/api/session", { method: "DELETE" });
}

/**
 * Opens a session by itself where the page has none and this device holds a key for its community.
 * Tries once while nobody is shown, so that a revoked key does not turn in circles.
 */
export async function resume() {
  const { community, member } = document.body.dataset;
  const tried = `mirrorball-tried-${community}`;
  if (!community || member || sessionStorage.getItem(tried)) return false;
  const key = (await keys.keyFor(community)) ?? (await fromOrigin(community));
  // Nobody is asked for a passkey who has not pressed anything.
  if (!key || key.passkey) return false;
  sessionStorage.setItem(tried, "1");
  await open(key);
  if (document.body.dataset.origins) await keys.keepAlso(key, community);
  location.reload();
  return true;
}

/** A key for a community that this one parted from, and that is here too: who went along has it here as well. */
async function fromOrigin(community) {
  for (const origin of (document.body.dataset.origins ?? "").split(" ").filter(Boolean)) {
    const key = await keys.keyFor(origin);
    if (key) return { ...key, community };
  }
  return undefined;
}
