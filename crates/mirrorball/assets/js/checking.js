// Checking what a server shows of a community, which is believed nothing. Knows no page, no server and no store: the page
// Mirror uses it, and the checking page, which comes from elsewhere.
//
// The checkpoint has to be signed by the keeper that the founding names, has to continue the last one that this device
// checked, and has to cover every act that this device holds a receipt for. What was covered once is covered by every
// checkpoint that continues; so only new receipts are looked for.

import { actId } from "./act_id.js";
import * as proof from "./proof.js";

const ORIGIN = "mirrorball/";
const AT_ONCE = 100;
/** So many witnesses are remembered. */
const WITNESSES_MAX = 32;
/** What a device knows that never looked. */
export const NOTHING = { size: 0, root: "", witnesses: [] };

/** What does not fit, by the name of its words. */
export class Wrong extends Error {}

function insist(fits, words) {
  if (!fits) throw new Wrong(words);
}

/** The keeper's key, from the founding, whose hash is the community's id; the founding is the first of a bundle of one. */
async function keeperOf(bundle, community) {
  const text = new TextDecoder().decode(bundle.slice(2));
  const body = text.split("\n")[1] ?? "";
  insist((await actId(body)) === community, "checkFounding");
  return JSON.parse(body).act.keeper;
}

/** Whose key signs a checkpoint: the first of these that does. */
async function signer(now, keys) {
  for (const key of keys) {
    if (key && (await proof.signedBy(now, await proof.keeperVerifier(now.origin, key)))) return key;
  }
  throw new Wrong("checkKeeper");
}

/** Which of these witnesses, by their verifier keys, have confirmed a checkpoint; a wrong line of one of them spoils it. */
async function cosigned(checkpoint, witnesses) {
  const found = witnesses.filter((text) => proof.verifier(text) !== null);
  const lines = await Promise.all(found.map((text) => proof.signedBy(checkpoint, proof.verifier(text))));
  insist(!lines.includes(false), "checkWitness");
  return found.filter((_, place) => lines[place]);
}

/**
 * Checks a community. `server` answers {note(): text, founding(): bytes or null, proofs(query): what /api/…/proofs does};
 * `knowns` is what was seen of it, by this device and by others whose word is brought along: all of it has to be continued;
 * `held` are the receipts. `witnesses` are the verifier keys that are shown or told, and `told` is the keeper's key as a person
 * was told it: then no other will do. Members may have put another keeper in place, which only a replay can tell: the key that
 * is `shown` for it is taken once whoever reads has `agreed`, and if all else fits.
 *
 * Gives what was found, for the sentence; `seen`, what is known from now on; and `fresh`, the receipts whose acts were found
 * now.
 * @throws {Wrong} with the name of the words.
 */
export async function checked(server, knowns, held, { witnesses = [], told, shown, agreed } = {}) {
  const now = proof.parse(await server.note());
  insist(now?.origin.startsWith(ORIGIN), "checkNoCheckpoint");
  const community = now.origin.slice(ORIGIN.length);
  insist(knowns.every((known) => (known.community ?? community) === community), "checkOther");
  const keys = [...new Set([told, ...knowns.map((known) => known.keeper)].filter(Boolean))];
  const founding = keys.length > 0 ? null : await server.founding();
  const before = keys.length > 0 ? keys : [founding ? await keeperOf(founding, community) : shown];
  insist(before[0], "checkNoKey");
  const keeper = await signer(now, told ? [told] : [...before, shown]);
  const longest = knowns.reduce((one, other) => (other.size > one.size ? other : one), NOTHING);
  insist(now.size >= longest.size, "checkLess");
  const remembered = [...new Set(knowns.flatMap((known) => known.witnesses ?? []))];
  const expected = [...new Set([...remembered, ...witnesses])];
  const confirmed = await cosigned(now, expected);
  const own = held.filter((receipt) => receipt.community === community);
  const fresh = own.filter((receipt) => receipt.proven === 0);
  insist(own.every((receipt) => receipt.index < now.size), "checkMissing");
  await prove(server, longest, now, fresh);
  for (const known of knowns.filter((known) => known !== longest)) await prove(server, known, now, []);
  insist(agreed || (keys.length < 2 && keeper === before[0]), "checkSuccessor");
  return {
    found: {
      size: now.size,
      confirmed: confirmed.length,
      silent: expected.length - confirmed.length,
      acts: own.length,
      before: longest.size,
      since: longest.at,
    },
    seen: {
      community,
      keeper,
      size: now.size,
      root: now.root,
      witnesses: [...new Set([...remembered, ...confirmed])].slice(-WITNESSES_MAX),
      at: Date.now(),
    },
    fresh,
  };
}

/** Asks for proofs and verifies them: that nothing before was changed, and that the fresh receipts' acts stand. */
async function prove(server, known, now, fresh) {
  const nodes = proof.nodes();
  for (let from = 0; from === 0 || from < fresh.length; from += AT_ONCE) {
    const some = fresh.slice(from, from + AT_ONCE);
    const places = some.map((receipt) => receipt.index).join(",");
    const proofs = await server.proofs(`size=${now.size}&from=${known.size}&entries=${places}`);
    insist(await proof.continues(known.size, known.root, now.size, now.root, proofs.consistency), "checkChanged");
    const stand = await Promise.all(some.map((receipt, place) =>
      proof.included(receipt.leaf, receipt.index, now.size, proofs.inclusion[place] ?? [], now.root, nodes)));
    insist(!stand.includes(false), "checkMissing");
  }
}
