// Everything of a community in one file to keep, put together in this browser: the register, the texts that its reader
// may read, whose keys there are, tables, and proofs of the acts that this device holds receipts for.

import { NotFiled, ask } from "./act.js";
import { trouble } from "./answer.js";
import { unhex, utf8 } from "./bytes.js";
import * as proof from "./proof.js";
import * as receipts from "./receipts.js";
import { say } from "./words.js";
import { pack } from "./zip.js";

const AT_ONCE = 100;
const PAUSE_SECONDS = 2;

const json = (value) => utf8(`${JSON.stringify(value, null, 2)}\n`);
const base64 = (hash) => btoa(String.fromCharCode(...unhex(hash)));

/** Asks again after a while, where too much was asked at once. */
async function patiently(asking) {
  for (;;) {
    try {
      return await asking();
    } catch (error) {
      if (error.status !== 429) throw error;
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

/** Proofs of this device's acts under a checkpoint (C2SP tlog-proof), one file each. */
async function proofs(slug, note) {
  const now = proof.parse(note);
  const held = (await receipts.of(now.origin.split("/")[1])).filter((receipt) => receipt.index < now.size);
  const files = [];
  for (let from = 0; from < held.length; from += AT_ONCE) {
    const places = held.slice(from, from + AT_ONCE).map((receipt) => receipt.index);
    const { inclusion } = await asked(`/api/${slug}/proofs?size=${now.size}&from=0&entries=${places.join(",")}`);
    inclusion.forEach((hashes, at) => {
      const lines = ["c2sp.org/tlog-proof@v1", `index ${places[at]}`, ...hashes.map(base64), "", note];
      files.push({ name: `receipts/${places[at]}.proof`, bytes: utf8(lines.join("\n")) });
    });
  }
  return files;
}

/** Gathers all parts, and tells after each how many there are. */
async function gather(slug, { tables, readme }, tell) {
  // The checkpoint first: the register that comes after it is the same or goes on from there.
  const checkpoint = await bytesOf(`/${slug}/checkpoint`);
  const parts = [
    ["community.register", () => bytesOf(`/${slug}/register`)],
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
  return [...files, ...(await proofs(slug, new TextDecoder().decode(checkpoint)))];
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
    button.disabled = true;
    place.hidden = true;
    const way = (done, all) => tell(say("takeWay", { done: number(done), all: number(all) }), "wait");
    const readme = `${part.querySelector("pre").textContent.trim()}\n`;
    try {
      const files = await gather(slug, { tables: part.dataset.take.split(" "), readme }, way);
      const link = document.createElement("a");
      link.download = `${slug}.zip`;
      link.href = URL.createObjectURL(pack(files));
      link.click();
      URL.revokeObjectURL(link.href);
      tell(say("takeDone"), "good");
    } catch (error) {
      said.hidden = true;
      trouble(place, error);
    } finally {
      button.disabled = false;
    }
  });
}
