// What this device was given receipts for, so that it can ask later whether all of it still stands.

import * as proof from "./proof.js";
import * as store from "./store.js";

/** Keeps what a receipt says of a submission: its place and its leaf. Gives whether its own proof leads to its checkpoint. */
export async function keep(submission, receipt) {
  const leaf = await proof.leafOf(submission, receipt.stamp_ms);
  const { act, community, index } = receipt;
  await store.put("receipts", { act, community, index, leaf, proven: 0 });
  const under = proof.parse(receipt.checkpoint);
  return under?.origin === `mirrorball/${community}` && proof.included(leaf, index, under.size, receipt.proof, under.root);
}

/** All receipts of a community, by its id. */
export async function of(community) {
  return (await store.all("receipts")).filter((receipt) => receipt.community === community);
}

/** Remembers that these were found under a checkpoint of this size. */
export async function prove(receipts, size) {
  for (const receipt of receipts) await store.put("receipts", { ...receipt, proven: size });
}
