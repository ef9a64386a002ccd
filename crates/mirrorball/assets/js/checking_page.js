// The checking page: it comes from elsewhere than the server that it looks at, or from one's own disk, and stands by itself.
// What it knows of each community it keeps where it was opened; a file from the page Mirror of a member's device tells it
// what that device knows.

import { rest } from "./busy.js";
import { unhex } from "./bytes.js";
import * as checking from "./checking.js";
import { verifier } from "./proof.js";
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
    const response = await fetch(`${origin}/${path}`, { cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
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
  const { community, keeper, size, root, witnesses = [], at, receipts } = file ?? {};
  const sound = address(file?.address ?? "") && isHash(community) && /^01[0-9a-f]{64}$/.test(keeper) && isPlace(size)
    && isHash(root) && isPlace(at) && Array.isArray(witnesses) && witnesses.every((one) => verifier(String(one)))
    && Array.isArray(receipts) && receipts.every((one) => isHash(one?.act) && isPlace(one.index) && isHash(one.leaf));
  if (!sound) return null;
  const fresh = receipts.map(({ act, index, leaf }) => ({ act, community, index, leaf, proven: 0 }));
  return { address: file.address, community, keeper, size, root, witnesses, at, receipts: fresh };
}

/** Checks against what is known here and what a device's file brings along, and remembers what was found. */
async function check(at, file, asked) {
  const knowns = [kept()[at.text], file].filter(Boolean);
  // Of an act that both know, what is remembered here was proven already.
  const held = new Map(knowns.flatMap((known) => known.receipts).reverse().map((one) => [`${one.act} ${one.leaf}`, one]));
  const { found, seen, fresh } = await checking.checked(server(at), knowns, [...held.values()], asked);
  const receipts = [...held.values()].map((one) => (fresh.includes(one) ? { ...one, proven: seen.size } : one));
  return { found, known: { ...seen, receipts } };
}

async function submit(button, place) {
  for (const one of ["address", "file", "key", "witnesses"]) field(one).removeAttribute("aria-invalid");
  const chosen = field("file").files[0];
  const file = chosen && read(await chosen.text());
  if (chosen && !file) return refuse(place, field("file"), "checkingBadFile");
  // It is about one address, whatever was looked at before.
  if (file) field("address").value = file.address;
  const at = address(field("address").value);
  if (!at) return refuse(place, field("address"), "checkingBadAddress");
  const told = field("key").value.trim();
  if (told && !/^01[0-9a-f]{64}$/.test(told)) return refuse(place, field("key"), "checkingBadKey");
  const witnesses = field("witnesses").value.split(/\s+/).filter(Boolean);
  if (!witnesses.every((one) => verifier(one))) return refuse(place, field("witnesses"), "checkingBadWitness");
  const agreed = button.dataset.agreed === at.text;
  delete button.dataset.agreed;
  try {
    const { found, known } = await check(at, file, { witnesses, told, agreed });
    verdict.good(place, found);
    field("file").value = "";
    remember(place, at.text, known);
  } catch (trouble) {
    if (trouble instanceof checking.Wrong && trouble.message === "checkSuccessor") button.dataset.agreed = at.text;
    verdict.bad(place, trouble);
  }
  return undefined;
}

/** Keeps what is known, where the browser does. */
function remember(place, at, known) {
  try {
    keep(at, known);
    list();
  } catch {
    place.textContent += ` ${say("checkingNotKept")}`;
  }
}

/** Says what is wrong with what was typed, and goes there. */
function refuse(place, wrong, words) {
  place.className = "state whole wait";
  place.dataset.result = words;
  place.textContent = say(words);
  wrong.setAttribute("aria-invalid", "true");
  wrong.closest("details")?.setAttribute("open", "");
  wrong.focus();
}

/** Lists what is known here. */
function list() {
  const known = Object.keys(kept()).sort();
  const listed = [...field("list").querySelectorAll("button")].map((button) => button.textContent);
  if (listed.join(" ") === known.join(" ")) return;
  field("known").hidden = known.length === 0;
  field("list").replaceChildren(...known.map((text) => {
    const line = document.createElement("li");
    const button = document.createElement("button");
    [button.type, button.className, button.textContent] = ["button", "link", text];
    button.addEventListener("click", () => {
      field("address").value = text;
      field("file").value = "";
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
  place.className = "state whole wait";
  place.textContent = "…";
  const wake = rest(button);
  submit(button, place).finally(wake);
});
document.body.dataset.ready = "yes";
