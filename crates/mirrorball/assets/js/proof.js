// What a register proves: signed notes, cosignatures, inclusion and consistency (RFC 6962). Knows no page and no server.

import { concat, hex, sha256, unbase64url, unhex, utf8 } from "./bytes.js";

const NOTE_KEY = 1;
const COSIGNER_KEY = 4;

/** Bytes of a base64 text with padding, written in the one way; null where it is none. */
function unbase64(text) {
  const bytes = unbase64url(text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
  return bytes && btoa(String.fromCharCode(...bytes)) === text ? bytes : null;
}

/** A verifier key `name+id+base64`, taken apart: {name, id, kind, key}; null where it is none. */
export function verifier(text) {
  const [, name, id, rest] = text.match(/^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/) ?? [];
  const bytes = rest && unbase64(rest);
  if (!bytes || bytes.length !== 33) return null;
  return { name, id, kind: bytes[0], key: bytes.slice(1) };
}

/** The verifier of a keeper's key ("01" + 64 hex) under its register's origin. */
export async function keeperVerifier(origin, publicKey) {
  const key = unhex(publicKey).slice(1);
  const id = (await sha256(concat(utf8(`${origin}\n`), [NOTE_KEY], key))).slice(0, 4);
  return { name: origin, id: hex(id), kind: NOTE_KEY, key };
}

/** A signed checkpoint: {text, origin, size, root, lines}; null where it is none. */
export function parse(note) {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, cut + 1);
  const [origin, size, root, end, ...more] = text.split("\n");
  const hash = unbase64(root ?? "");
  const isSize = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size));
  if (end !== "" || more.length || !isSize || hash?.length !== 32) return null;
  const lines = note.slice(cut + 2, -1).split("\n").map((line) => {
    const [dash, name, base64, ...others] = line.split(" ");
    const bytes = base64 && unbase64(base64);
    if (dash !== "—" || others.length || !bytes || bytes.length < 5) return null;
    return { name, id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
  });
  return lines.includes(null) ? null : { text, origin, size: Number(size), root: hex(hash), lines };
}

async function holds(key, signature, text) {
  const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, signature, utf8(text));
}

/** Whether a verifier has signed or cosigned a checkpoint: true, false, or null where it has no line there. */
export async function signedBy(checkpoint, by) {
  const line = checkpoint.lines.find((one) => one.name === by.name && one.id === by.id);
  if (!line) return null;
  if (by.kind === NOTE_KEY) return line.signature.length === 64 && holds(by.key, line.signature, checkpoint.text);
  if (by.kind !== COSIGNER_KEY || line.signature.length !== 72) return false;
  const seconds = new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0);
  return seconds < 2n ** 63n && holds(by.key, line.signature.slice(8), `cosignature/v1\ntime ${seconds}\n${checkpoint.text}`);
}

/** The leaf of an entry: what a receipt is about. */
export async function leafOf({ body, signatures }, stamp) {
  return hex(await sha256(concat([0], utf8(`mirrorball/1 ${stamp}\n${body}\n${signatures.join("\n")}\n`))));
}

const node = async (left, right) => hex(await sha256(concat([1], unhex(left), unhex(right))));
const half = (number) => Math.floor(number / 2);

/** Hashes of nodes, each reckoned once: the ways of many leaves to one root meet. */
export function nodes() {
  const known = new Map();
  return (left, right) => {
    const pair = left + right;
    if (!known.has(pair)) known.set(pair, node(left, right));
    return known.get(pair);
  };
}

/** Whether a leaf stands at a place in the tree of this size and root (RFC 9162, 2.1.3.2). */
export async function included(leaf, index, size, proof, root, node = nodes()) {
  if (!(index < size)) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await node(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = await node(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash === root;
}

/** Whether a tree continues an older one (RFC 9162, 2.1.4.2). */
export async function continues(older, olderRoot, newer, newerRoot, proof) {
  if (older > newer) return false;
  if (older === newer) return proof.length === 0 && olderRoot === newerRoot;
  if (older === 0) return proof.length === 0;
  const isFull = 2 ** Math.round(Math.log2(older)) === older;
  const [first, ...rest] = isFull ? [olderRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [at, last] = [older - 1, newer - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [before, now] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = await node(sibling, before);
      now = await node(sibling, now);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      now = await node(now, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before === olderRoot && now === newerRoot;
}
