// Checking for oneself: what this server shows now, against what this device saw and was given receipts for.
//
// The server is believed nothing. Its checkpoint has to be signed by the keeper that the founding names, has to continue
// the last one that this device checked, and has to cover every act that this device holds a receipt for. What was covered
// once is covered by every checkpoint that continues; so only new receipts are looked for.

import { actId, ask } from "./act.js";
import { rest } from "./busy.js";
import * as proof from "./proof.js";
import * as receipts from "./receipts.js";
import * as store from "./store.js";
import { say } from "./words.js";

const ORIGIN = "mirrorball/";
const AT_ONCE = 100;

/** What does not fit, by the name of its words. */
class Wrong extends Error {}

function insist(fits, words) {
  if (!fits) throw new Wrong(words);
}

/** The keeper's key, from the founding, whose hash is the community's id. */
async function keeperOf(slug, community) {
  const response = await fetch(`/${slug}/tile/entries/000.p/1`);
  const text = new TextDecoder().decode((await response.arrayBuffer()).slice(2));
  const body = text.split("\n")[1] ?? "";
  insist((await actId(body)) === community, "checkFounding");
  return JSON.parse(body).act.keeper;
}

/** Whose key signs a checkpoint: the one that is known, or one that the page shows in its place. */
async function signer(now, known, shown) {
  for (const key of [known, shown]) {
    if (key && (await proof.signedBy(now, await proof.keeperVerifier(now.origin, key)))) return key;
  }
  throw new Wrong("checkKeeper");
}

/**
 * Checks a community; gives what was found, for the sentence. Members may have put another keeper in place, which only a
 * replay can tell: its key, as `shown` on the page, is taken once whoever reads has `agreed`, and if all else fits.
 * @throws {Wrong} with the name of the words.
 */
export async function check(slug, witnesses, { shown, agreed } = {}) {
  const note = await (await fetch(`/${slug}/checkpoint`, { cache: "no-store" })).text();
  const now = proof.parse(note);
  insist(now?.origin.startsWith(ORIGIN), "checkNoCheckpoint");
  const community = now.origin.slice(ORIGIN.length);
  const seen = (await store.get("seen", slug)) ?? { size: 0, root: "", community };
  insist(seen.community === community, "checkOther");
  const known = seen.keeper ?? (await keeperOf(slug, community));
  const keeper = await signer(now, known, shown);
  insist(now.size >= seen.size, "checkLess");
  const confirmed = await cosigned(now, witnesses);
  const held = await receipts.of(community);
  const fresh = held.filter((receipt) => receipt.proven === 0);
  insist(held.every((receipt) => receipt.index < now.size), "checkMissing");
  await prove(slug, seen, now, fresh);
  insist(keeper === known || agreed, "checkSuccessor");
  await receipts.prove(fresh, now.size);
  const at = Date.now();
  await store.put("seen", { slug, community, keeper, size: now.size, root: now.root, at });
  return { size: now.size, confirmed, acts: held.length, before: seen.size, since: seen.at };
}

/** How many of these witnesses have confirmed a checkpoint; a wrong line of one of them spoils it. */
async function cosigned(checkpoint, witnesses) {
  const found = witnesses.map(proof.verifier).filter((one) => one !== null);
  const lines = await Promise.all(found.map((one) => proof.signedBy(checkpoint, one)));
  insist(!lines.includes(false), "checkWitness");
  return lines.filter((line) => line).length;
}

/** Asks for proofs and verifies them: that nothing before was changed, and that the fresh receipts' acts stand. */
async function prove(slug, seen, now, fresh) {
  const nodes = proof.nodes();
  for (let from = 0; from === 0 || from < fresh.length; from += AT_ONCE) {
    const some = fresh.slice(from, from + AT_ONCE);
    const query = `size=${now.size}&from=${seen.size}&entries=${some.map((receipt) => receipt.index).join(",")}`;
    const proofs = await ask(`/api/${slug}/proofs?${query}`);
    insist(await proof.continues(seen.size, seen.root, now.size, now.root, proofs.consistency), "checkChanged");
    const stand = await Promise.all(some.map((receipt, place) =>
      proof.included(receipt.leaf, receipt.index, now.size, proofs.inclusion[place] ?? [], now.root, nodes)));
    insist(!stand.includes(false), "checkMissing");
  }
}

const number = (value) => value.toLocaleString(document.body.dataset.lang);

/** Hooks up the button of the page Mirror. */
export function start() {
  const button = document.getElementById("check-submit");
  const place = document.getElementById("check-result");
  button?.addEventListener("click", async () => {
    const wake = rest(button);
    place.hidden = false;
    place.textContent = "…";
    const { community } = document.body.dataset;
    const { witnesses, keeper: shown, agreed } = button.dataset;
    delete button.dataset.agreed;
    try {
      const found = await check(community, (witnesses ?? "").split(" ").filter(Boolean), { shown, agreed });
      place.className = "state whole good";
      place.dataset.result = "good";
      place.textContent = sentence(found);
    } catch (trouble) {
      const wrong = trouble instanceof Wrong;
      // Pressed again, the other key is taken.
      if (wrong && trouble.message === "checkSuccessor") button.dataset.agreed = "yes";
      place.className = `state whole ${wrong ? "stop" : "wait"}`;
      place.dataset.result = wrong ? trouble.message : "failed";
      place.textContent = wrong ? `${say(trouble.message)} ${say("checkNext")}` : say("failed");
    } finally {
      wake();
    }
  });
}

function sentence({ size, confirmed, acts, before, since }) {
  const parts = [say("checkGood", { size: number(size) })];
  if (confirmed > 0) parts.push(say("checkConfirmed", { count: number(confirmed) }));
  if (before > 0) {
    const when = new Date(since).toLocaleDateString(document.body.dataset.lang, { dateStyle: "long" });
    parts.push(say("checkContinues", { size: number(before), when }));
  }
  parts.push(acts > 0 ? say("checkActs", { count: number(acts) }) : say("checkNoActs"));
  return parts.join(" ");
}
