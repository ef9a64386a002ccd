// A whole register as a file (crates/register/src/file.rs), taken apart and held against what a device knows. That the
// members' signatures hold and that the rules allow each act is not looked at here: `mirrorball verify` does that.

import { actId } from "./act_id.js";
import { concat, hex, sha256, utf8 } from "./bytes.js";
import * as proof from "./proof.js";

const HEADING = utf8("mirrorball/1 ");
const ORIGIN = "mirrorball/";
const NEWLINE = 10;
/** Hashes that are asked for at once. */
const AT_ONCE = 2048;

/** Takes a file apart: {entries, checkpoint}, the entries as bytes; null where it is no register. */
export function apart(bytes) {
  const entries = [];
  let begin = 0;
  while (HEADING.every((byte, at) => bytes[begin + at] === byte)) {
    let end = bytes.indexOf(NEWLINE, begin);
    while (end >= 0 && bytes[end + 1] !== NEWLINE) end = bytes.indexOf(NEWLINE, end + 1);
    if (end < 0) return null;
    entries.push(bytes.subarray(begin, end + 1));
    begin = end + 2;
  }
  const checkpoint = proof.parse(new TextDecoder().decode(bytes.subarray(begin)));
  return checkpoint && { entries, checkpoint };
}

/** So many hashes, made of what stands at each place, some at a time. */
async function hashes(count, at) {
  const all = [];
  while (all.length < count) {
    const some = Math.min(AT_ONCE, count - all.length);
    all.push(...(await Promise.all(Array.from({ length: some }, (_, place) => sha256(at(all.length + place))))));
  }
  return all;
}

/** The whole parts of the tree over entries, from the leaves upwards (RFC 9162, 2.1.1). */
export async function tree(entries) {
  const levels = [await hashes(entries.length, (at) => concat([0], entries[at]))];
  for (let below = levels[0]; below.length > 1; below = levels.at(-1)) {
    levels.push(await hashes(Math.floor(below.length / 2), (at) => concat([1], below[2 * at], below[2 * at + 1])));
  }
  return levels;
}

/** The root over the first so many of them, as hex; null where there are fewer. */
export async function rootOf(levels, size) {
  if (size > levels[0].length) return null;
  let root = null;
  for (let [level, parts] = [0, size]; parts > 0; [level, parts] = [level + 1, Math.floor(parts / 2)]) {
    if (parts % 2 === 0) continue;
    const part = levels[level][parts - 1];
    root = root ? await sha256(concat([1], part, root)) : part;
  }
  return hex(root ?? (await sha256(utf8(""))));
}

/** Whether a keeper's key has signed each of these checkpoints. */
async function signed(checkpoints, key) {
  const keeper = await proof.keeperVerifier(checkpoints[0].origin, key);
  const found = await Promise.all(checkpoints.map((one) => proof.signedBy(one, keeper)));
  return found.every((one) => one === true);
}

/**
 * Whether a file is the register of a checkpoint that was asked for before, or goes on from there: its entries begin with
 * the founding that the register is named after, they are all that its own checkpoint and the one before stand for, both
 * are signed by the keeper that the device knows or that the founding names, and what the device has seen of it, which
 * may be nothing, was not changed.
 */
export async function holds(bytes, before, seen) {
  const file = apart(bytes);
  if (!file || file.entries.length === 0 || !before.origin.startsWith(ORIGIN)) return false;
  const { entries, checkpoint } = file;
  const community = before.origin.slice(ORIGIN.length);
  const founding = new TextDecoder().decode(entries[0]).split("\n")[1];
  if (checkpoint.origin !== before.origin || checkpoint.size !== entries.length) return false;
  if ((await actId(founding)) !== community || (seen && seen.community !== community)) return false;
  const key = seen?.keeper ?? JSON.parse(founding).act.keeper;
  if (!(await signed([before, checkpoint], key))) return false;
  const levels = await tree(entries);
  const known = [before, checkpoint, ...(seen?.size ? [seen] : [])];
  const roots = await Promise.all(known.map(({ size }) => rootOf(levels, size)));
  return roots.every((root, at) => root === known[at].root);
}
