// Secrets of draws: this device makes them up and keeps them; the register gets their seals, and later themselves.
//
// A record: {place ("draw:attempt:member"), secret (64 hex)}. A place has one secret for ever, however often it is sent.

import { concat, hex, random, sha256, unhex, utf8 } from "./bytes.js";
import * as store from "./store.js";

const MARK = utf8("mirrorball/draw/v1/commit");

/** The seal of this device's secret for a draw ("id:attempt"), which is made up the first time. */
export async function seal(drawAndAttempt, member) {
  const place = `${drawAndAttempt}:${member}`;
  let kept = await store.get("secrets", place);
  if (!kept) {
    kept = { place, secret: hex(random(32)) };
    await store.put("secrets", kept);
  }
  const [draw, attempt] = drawAndAttempt.split(":");
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, Number(attempt));
  return hex(await sha256(concat(MARK, unhex(draw), number, unhex(member), unhex(kept.secret))));
}

/** The secret that was sealed here; undefined on any other device. */
export async function secret(drawAndAttempt, member) {
  return (await store.get("secrets", `${drawAndAttempt}:${member}`))?.secret;
}
