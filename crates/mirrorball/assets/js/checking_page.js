// The checking page: it comes from elsewhere than the server that it looks at, or from one's own disk, and stands by itself.
// What it knows of each community it keeps where it was opened; a file from the page Mirror of a member's device tells it
// what that device knows.

import * as checking from "./checking.js";
import { unhex } from "./bytes.js";
import * as verdict from "./verdict.js";
import { say } from "./words.js";

const KEPT = "mirrorball-checking-page";
const FOUNDING = "tile/entries/000.p/1";

const field = (name) => document.getElementById(`checking-${name}`);

/** What is known, by address. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

const keep = (address, known) => localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [address]: known }));

/** A community's address as members have it: {origin, slug, text}; null where it is none. */
function address(text) {
  try {
    const { origin, protocol, pathname } = new URL(text.trim());
    const [, slug] = pathname.split("/");
    return slug && /^https?:$/.test(protocol) ? { origin, slug, text: `${origin}/${slug}` } : null;
  } catch {
    return null;
  }
}

/** Another server, as a check asks it: without anything by which it could know who asks. */
function server({ origin, slug }) {
  const get = async (path) => {
    const response = await fetch(`${origin}/${path}`, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error(String(response.status));
    return response;
  };
  return {
    note: async () => (await get(`${slug}/checkpoint`)).text(),
    // Entries of most communities are for members alone.
    founding: () => get(`${slug}/${FOUNDING}`).then((answer) => answer.arrayBuffer(), () => null),
    proofs: async (query) => (await get(`api/${slug}/proofs?${query}`)).json(),
  };
}

const isHash = (text) => typeof text === "string" && text.length === 64 && unhex(text) !== null;
const isPlace = (value) => Number.isSafeInteger(value) && value >= 0;

/** What a device knows, from its file; null where it is no such file. */
function read(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  const { community, keeper, size, root, witnesses, at, receipts } = file ?? {};
  const sound = address(file?.address ?? "") && isHash(community) && /^01[0-9a-f]{64}$/.test(keeper) && isPlace(size)
    && (size === 0 || isHash(root)) && Array.isArray(witnesses) && Array.isArray(receipts)
    && receipts.every(({ index, leaf }) => isPlace(index) && isHash(leaf));
  if (!sound) return null;
  const fresh = receipts.map(({ act, index, leaf }) => ({ act, community, index, leaf, proven: 0 }));
  return { address: file.address, community, keeper, size, root, witnesses, at, receipts: fresh };
}

/** What is known of a community here and by a device's file, together; nothing that was seen is forgotten. */
function together(known, file) {
  if (!known) return file;
  if (known.community !== file.community) throw new checking.Wrong("checkOther");
  const { size, root, at, keeper } = known.size >= file.size ? known : file;
  const receipts = new Map([...file.receipts, ...known.receipts].map((receipt) => [receipt.act, receipt]));
  const witnesses = [...new Set([...known.witnesses, ...file.witnesses])];
  return { community: known.community, keeper, size, root, at, witnesses, receipts: [...receipts.values()] };
}

/** Checks, and remembers what was found. */
async function check(at, file, asked) {
  const before = kept()[at.text];
  const known = (file ? together(before, file) : before) ?? { ...checking.NOTHING, receipts: [] };
  const { found, seen, fresh } = await checking.checked(server(at), known, known.receipts, asked);
  const proven = new Set(fresh.map(({ act }) => act));
  const receipts = known.receipts.map((one) => (proven.has(one.act) ? { ...one, proven: seen.size } : one));
  keep(at.text, { ...seen, receipts });
  return found;
}

async function submit(button, place) {
  const chosen = field("file").files[0];
  const file = chosen && read(await chosen.text());
  if (chosen && !file) return refuse(place, field("file"), "checkingBadFile");
  if (file && !field("address").value) field("address").value = file.address;
  const at = address(field("address").value);
  if (!at) return refuse(place, field("address"), "checkingBadAddress");
  const shown = field("key").value.trim();
  if (shown && !/^01[0-9a-f]{64}$/.test(shown)) return refuse(place, field("key"), "checkingBadKey");
  const witnesses = field("witnesses").value.split(/\s+/).filter(Boolean);
  const { agreed } = button.dataset;
  delete button.dataset.agreed;
  place.textContent = "…";
  try {
    verdict.good(place, await check(at, file, { witnesses, shown, agreed }));
    list();
  } catch (trouble) {
    if (trouble instanceof checking.Wrong && trouble.message === "checkSuccessor") button.dataset.agreed = "yes";
    verdict.bad(place, trouble);
  }
  return undefined;
}

/** Says what is wrong with what was typed, and goes there. */
function refuse(place, wrong, words) {
  place.className = "state whole wait";
  place.dataset.result = words;
  place.textContent = say(words);
  wrong.closest("details")?.setAttribute("open", "");
  wrong.focus();
}

/** Lists what is known here. */
function list() {
  const known = Object.keys(kept()).sort();
  field("known").hidden = known.length === 0;
  field("list").replaceChildren(...known.map((text) => {
    const line = document.createElement("li");
    const button = document.createElement("button");
    [button.type, button.className, button.textContent] = ["button", "link", text];
    button.addEventListener("click", () => {
      field("address").value = text;
      field("form").requestSubmit();
    });
    line.append(button);
    return line;
  }));
}

list();
field("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const [button, place] = [field("submit"), field("result")];
  place.hidden = false;
  button.disabled = true;
  submit(button, place).finally(() => {
    button.disabled = false;
  });
});
document.body.dataset.ready = "yes";
