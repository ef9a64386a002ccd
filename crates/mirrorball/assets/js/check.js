// Checking for oneself on the page Mirror: what this server shows now, against what this device saw and holds receipts for.

import { ask } from "./act.js";
import { rest } from "./busy.js";
import * as checking from "./checking.js";
import { handOut } from "./hand_out.js";
import * as receipts from "./receipts.js";
import * as store from "./store.js";
import * as verdict from "./verdict.js";

/** This server, as a check asks it. */
const server = (slug) => ({
  note: async () => (await fetch(`/${slug}/checkpoint`, { cache: "no-store" })).text(),
  founding: async () => (await fetch(`/${slug}/tile/entries/000.p/1`)).arrayBuffer(),
  proofs: (query) => ask(`/api/${slug}/proofs?${query}`),
});

/** Checks a community, and remembers what was found. What it costs is measured by the bench, from outside. */
export async function check(slug, asked) {
  const known = await store.get("seen", slug);
  const held = await store.all("receipts");
  const { found, seen, fresh } = await checking.checked(server(slug), known ? [known] : [], held, asked);
  await receipts.prove(fresh, seen.size);
  await store.put("seen", { slug, ...seen });
  return found;
}

/** Hooks up the buttons of the page Mirror. */
export function start() {
  const [button, hand] = ["check-submit", "check-known"].map((id) => document.getElementById(id));
  const place = document.getElementById("check-result");
  const { community } = document.body.dataset;
  const look = async () => {
    const wake = rest(button, hand);
    place.hidden = false;
    place.textContent = "…";
    const { keeper: shown, agreed } = button.dataset;
    // As a device may remember it; who was told another way has the checking page.
    const witnesses = (button.dataset.witnesses ?? "").split(" ").filter(Boolean);
    delete button.dataset.agreed;
    try {
      verdict.good(place, await check(community, { witnesses, shown, agreed }));
      return true;
    } catch (trouble) {
      // Pressed again, the other key is taken.
      if (trouble instanceof checking.Wrong && trouble.message === "checkSuccessor") button.dataset.agreed = "yes";
      verdict.bad(place, trouble);
      return false;
    } finally {
      wake();
    }
  };
  button?.addEventListener("click", look);
  // What does not fit is not handed on as what is known.
  hand?.addEventListener("click", async () => {
    if (!(await look())) return;
    await handOver(community);
    hand.dataset.handed = "yes";
  });
}

/** What this device knows of a community, as a file for the checking page. */
async function handOver(slug) {
  const { community, keeper, size, root, witnesses, at } = await store.get("seen", slug);
  const held = (await store.all("receipts")).filter((receipt) => receipt.community === community);
  const list = held.map(({ act, index, leaf }) => ({ act, index, leaf }));
  const file = { address: `${location.origin}/${slug}`, community, keeper, size, root, witnesses, at, receipts: list };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  handOut(new Blob([text], { type: "application/json" }), `${slug}.known.json`);
}
