// Acts that were signed and are not settled yet. Each is kept before it is sent, and forgotten once witnesses have
// confirmed it, or with its answer where none are asked. So neither a lost connection nor a keeper that is lost loses
// anything; sending twice is harmless, since an act is known by its bytes.

import { NotFiled, actId, file } from "./act.js";
import * as receipts from "./receipts.js";
import * as store from "./store.js";

const RETRY_MS = 30_000;

/** Keeps a submission, sends it, and gives the receipt. @throws {NotFiled} for a refusal; TypeError when it waits. */
export async function send(community, submission) {
  const act = await actId(submission.body);
  await store.put("outbox", { act, community, submission, kept: Date.now() });
  return deliver({ act, community, submission });
}

async function deliver({ act, community, submission, kept = Date.now() }) {
  try {
    const receipt = await file(community, submission);
    // Without it the act stands all the same; it is only not asked for again.
    await receipts.keep(submission, receipt).catch(() => undefined);
    if (receipt.settled) await store.remove("outbox", act);
    else await store.put("outbox", { act, community, submission, kept, accepted: true });
    return receipt;
  } catch (trouble) {
    const answered = trouble instanceof NotFiled && trouble.status < 500 && trouble.status !== 429;
    if (answered) await store.remove("outbox", act);
    throw trouble;
  } finally {
    await show();
  }
}

/** How many acts wait on this device for an answer. */
export const waiting = async () => (await store.all("outbox")).filter((one) => !one.accepted).length;

async function show() {
  const count = await waiting();
  for (const place of document.querySelectorAll("[data-outbox]")) {
    place.hidden = count === 0;
    const number = place.querySelector("[data-outbox-count]");
    if (number) number.textContent = String(count);
  }
}

/** Sends what waits: now, when the connection comes back, and every half minute. */
export function start(onFiled) {
  let busy = false;
  const sendAll = async () => {
    if (busy || navigator.onLine === false) return;
    busy = true;
    try {
      for (const kept of await store.all("outbox")) {
        const said = kept.accepted ? undefined : onFiled;
        await deliver(kept).then((receipt) => said?.(kept, receipt), () => undefined);
      }
    } finally {
      busy = false;
    }
  };
  addEventListener("online", sendAll);
  setInterval(sendAll, RETRY_MS);
  show().then(sendAll);
}
