// What this device was given receipts for, so that it can ask later whether all of it still stands.

import * as proof from "./proof.js";
import * as store from "./store.js";

/**
 * Keeps what a receipt says of a submission, its place and its leaf, if its own proof leads to its checkpoint; and gives
 * whether it does. Whose signature that checkpoint has is looked at when this device checks.
 */
export async function keep(submission, receipt) {
  const { act, community, index } = receipt;
  const leaf = await proven(submission, receipt).catch(() => null);
  // Where it cannot be kept, the act stands all the same.
  if (leaf) await store.put("receipts", { act, community, index, leaf, proven: 0 }).catch(() => undefined);
  return leaf !== null;
}

/** The leaf of a submission, if its receipt proves that it stands; otherwise null, or what cannot be read is thrown. */
async function proven(submission, { stamp_ms, community, index, checkpoint, proof: way }) {
  const leaf = await proof.leafOf(submission, stamp_ms);
  const under = proof.parse(checkpoint);
  if (under?.origin !== `mirrorball/${community}`) return null;
  return (await proof.included(leaf, index, under.size, way, under.root)) ? leaf : null;
}

/** All receipts of a community, by its id. */
export async function of(community) {
  return (await store.all("receipts")).filter((receipt) => receipt.community === community);
}

/** Remembers that these were found under a checkpoint of this size. */
export async function prove(receipts, size) {
  for (const receipt of receipts) await store.put("receipts", { ...receipt, proven: size });
}
