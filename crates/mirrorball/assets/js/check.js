// Checking for oneself on the page Mirror: what this server shows now, against what this device saw and holds receipts for.

import { ask } from "./act.js";
import { rest } from "./busy.js";
import * as checking from "./checking.js";
import * as receipts from "./receipts.js";
import * as store from "./store.js";
import * as verdict from "./verdict.js";

/** So long a browser may take to begin with the file. */
const HAND_OVER_MS = 60_000;

/** This server, as a check asks it. */
const server = (slug) => ({
  note: async () => (await fetch(`/${slug}/checkpoint`, { cache: "no-store" })).text(),
  founding: async () => (await fetch(`/${slug}/tile/entries/000.p/1`)).arrayBuffer(),
  proofs: (query) => ask(`/api/${slug}/proofs?${query}`),
});

/** Checks a community, and remembers what was found. */
async function check(slug, asked) {
  const known = (await store.get("seen", slug)) ?? checking.NOTHING;
  const { found, seen, fresh } = await checking.checked(server(slug), known, await store.all("receipts"), asked);
  await receipts.prove(fresh, seen.size);
  await store.put("seen", { slug, ...seen });
  return found;
}

/** Hooks up the buttons of the page Mirror. */
export function start() {
  const button = document.getElementById("check-submit");
  const place = document.getElementById("check-result");
  const { community } = document.body.dataset;
  button?.addEventListener("click", async () => {
    const wake = rest(button);
    place.hidden = false;
    place.textContent = "…";
    const { keeper: shown, agreed } = button.dataset;
    const witnesses = (button.dataset.witnesses ?? "").split(" ").filter(Boolean);
    delete button.dataset.agreed;
    try {
      verdict.good(place, await check(community, { witnesses, shown, agreed }));
    } catch (trouble) {
      // Pressed again, the other key is taken.
      if (trouble instanceof checking.Wrong && trouble.message === "checkSuccessor") button.dataset.agreed = "yes";
      verdict.bad(place, trouble);
    } finally {
      wake();
    }
  });
  document.getElementById("check-known")?.addEventListener("click", () => handOver(community));
}

/** What this device knows of a community, as a file for the checking page. */
async function handOver(slug) {
  const known = (await store.get("seen", slug)) ?? checking.NOTHING;
  const held = await store.all("receipts");
  const own = known.community ? held.filter((receipt) => receipt.community === known.community) : [];
  const list = own.map(({ act, index, leaf }) => ({ act, index, leaf }));
  const { community, keeper, size, root, witnesses, at } = known;
  const file = { address: `${location.origin}/${slug}`, community, keeper, size, root, witnesses, at, receipts: list };
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  [link.href, link.download] = [url, `${slug}.known.json`];
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HAND_OVER_MS);
}
