// Everything of a community in one file to keep, put together in this browser: the register, the texts that its reader
// may read, whose keys there are, tables, and proofs of the acts that this device holds receipts for.

import { NotFiled, ask } from "./act.js";
import { trouble } from "./answer.js";
import { rest } from "./busy.js";
import { unhex, utf8 } from "./bytes.js";
import { handOut } from "./hand_out.js";
import * as proof from "./proof.js";
import * as store from "./store.js";
import * as whole from "./whole.js";
import { say } from "./words.js";
import { pack } from "./zip.js";

const AT_ONCE = 100;
const PAUSE_SECONDS = 2;
const PATIENCE = 60;

/** What came does not fit together; the message names the words. */
class Wrong extends Error {}

const json = (value) => utf8(`${JSON.stringify(value, null, 2)}\n`);
const base64 = (hash) => btoa(String.fromCharCode(...unhex(hash)));

/** Asks again after a while, where too much was asked at once. */
async function patiently(asking) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await asking();
    } catch (error) {
      if (error.status !== 429 || tried >= PATIENCE) throw error;
      await new Promise((go) => setTimeout(go, PAUSE_SECONDS * 1000));
    }
  }
}

const asked = (path) => patiently(() => ask(path));

const bytesOf = (path) => patiently(async () => {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new NotFiled(await response.json().catch(() => ({})), response.status);
  return new Uint8Array(await response.arrayBuffer());
});

/** All rows of an answer that comes in pages, each of which says where the next begins. */
async function rows(path) {
  const all = [];
  for (let next = 0; next !== null && next !== undefined;) {
    const page = await asked(`${path}?from=${next}`);
    all.push(...page.rows);
    next = page.next;
  }
  return all;
}

/** The register, if it came whole: what the keeper signed, and what goes on from what this device saw. */
async function register(slug, now) {
  const bytes = await bytesOf(`/${slug}/register`);
  if (!(await whole.holds(bytes, now, await store.get("seen", slug)))) throw new Wrong("takeOther");
  return bytes;
}

/** Proofs of this device's acts under a checkpoint (C2SP tlog-proof), one file each; each is verified. */
async function proofs(slug, note, now, receipts) {
  const nodes = proof.nodes();
  const held = receipts.filter((receipt) => now.origin.endsWith(`/${receipt.community}`));
  if (held.some((receipt) => receipt.index >= now.size)) throw new Wrong("takeOther");
  const files = [];
  for (let from = 0; from < held.length; from += AT_ONCE) {
    const some = held.slice(from, from + AT_ONCE);
    const places = some.map((receipt) => receipt.index).join(",");
    const { inclusion } = await asked(`/api/${slug}/proofs?size=${now.size}&from=0&entries=${places}`);
    for (const [at, { index, leaf }] of some.entries()) {
      const hashes = inclusion[at] ?? [];
      if (!(await proof.included(leaf, index, now.size, hashes, now.root, nodes))) throw new Wrong("takeOther");
      const lines = ["c2sp.org/tlog-proof@v1", `index ${index}`, ...hashes.map(base64), "", note];
      files.push({ name: `receipts/${index}.proof`, bytes: utf8(lines.join("\n")) });
    }
  }
  return files;
}

/** Gathers all parts, and tells after each how many there are. */
async function gather(slug, { tables, readme }, tell) {
  // What was proven to this device first, then the checkpoint, which has all of that: the register that comes after it is
  // the same or goes on from there.
  const receipts = await store.all("receipts");
  const checkpoint = await bytesOf(`/${slug}/checkpoint`);
  const note = new TextDecoder().decode(checkpoint);
  const now = proof.parse(note);
  if (!now) throw new Wrong("takeOther");
  const parts = [
    ["community.register", () => register(slug, now)],
    ["notes.json", async () => json(await rows(`/api/${slug}/notes`))],
    ["keys.json", async () => json(await asked(`/api/${slug}/keys`))],
    ...tables.map((table) => [table.replaceAll("/", "-"), () => bytesOf(`/${slug}/${table}`)]),
  ];
  const files = [{ name: "README.txt", bytes: utf8(readme) }, { name: "checkpoint.txt", bytes: checkpoint }];
  for (const [name, part] of parts) {
    tell(files.length - 1, parts.length + 1);
    files.push({ name, bytes: await part() });
  }
  tell(parts.length, parts.length + 1);
  return [...files, ...(await proofs(slug, note, now, receipts))];
}

/** An error in the words of what was tried: nothing of an act, which other pages speak of. */
function inWords(error) {
  const told = (why, next) => new NotFiled({ what: say("takeNot"), why: say(why), next: say(next) });
  if (error instanceof Wrong) return told(error.message, "takeOtherNext");
  if (error instanceof RangeError) return told("takeLarge", "takeLargeNext");
  return error instanceof NotFiled && error.answer.what ? error : told("takeBroken", "takeAgain");
}

/** Hooks up the part of a page that makes the file. */
export function enhance(part) {
  const button = part.querySelector("button");
  const said = part.querySelector("[role=status]");
  const place = part.querySelector("[data-answer]");
  const slug = document.body.dataset.community;
  const number = (value) => value.toLocaleString(document.body.dataset.lang);
  const tell = (text, kind) => {
    said.hidden = false;
    said.className = `state whole ${kind}`;
    said.textContent = text;
  };
  button.addEventListener("click", async () => {
    const wake = rest(button);
    place.hidden = true;
    const way = (done, all) => tell(say("takeWay", { done: number(done), all: number(all) }), "wait");
    const readme = `${part.querySelector("pre").textContent.trim()}\n`;
    try {
      const files = await gather(slug, { tables: part.dataset.take.split(" "), readme }, way);
      handOut(pack(files), `${slug}.zip`);
      tell(say("takeDone"), "good");
    } catch (error) {
      said.hidden = true;
      trouble(place, inWords(error));
    } finally {
      wake();
    }
  });
}
