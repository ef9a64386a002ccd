// Acts that were signed and are not settled yet. Each is kept before it is sent, and forgotten once witnesses have
// confirmed it, or with its answer where none are asked. What is refused later, when nobody looks, stays with its answer
// until its author has seen it. So neither a lost connection nor a keeper that is lost loses
// anything; sending twice is harmless, since an act is known by its bytes.

import { NotFiled, file } from "./act.js";
import { actId } from "./act_id.js";
import * as store from "./store.js";

const RETRY_MS = 30_000;

/** An act that waits on this device: it is signed and kept, and there is no connection. `act` is its id. */
export class Waits extends TypeError {
  constructor(act) {
    super("waits");
    this.act = act;
  }
}

/** Keeps a submission, sends it, and gives the receipt. @throws {NotFiled} for a refusal; {Waits} when it waits. */
export async function send(community, submission) {
  const act = await actId(submission.body);
  const record = { act, community, submission, kept: Date.now() };
  await store.put("outbox", record);
  // Whoever pressed is told at once why it was refused, so that it need not be kept for that.
  return deliver(record, () => store.remove("outbox", act));
}

/** Sends what is kept. `refused` says what becomes of it then. */
async function deliver(record, refused) {
  const { act, community, submission } = record;
  try {
    const receipt = await file(community, submission);
    // What its receipt does not prove is sent again.
    const proving = import("./receipts.js").then((receipts) => receipts.keep(submission, receipt));
    // The act stands, be it that the script that looks does not come.
    const isProven = await proving.catch(() => false);
    if (receipt.settled && isProven) await store.remove("outbox", act);
    else await store.put("outbox", { ...record, accepted: true });
    return receipt;
  } catch (trouble) {
    if (isAnswer(trouble)) await refused(trouble.answer);
    throw trouble instanceof TypeError ? new Waits(act) : trouble;
  } finally {
    await show();
  }
}

/** Whether sending it again would be answered the same. */
export const isAnswer = (trouble) => trouble instanceof NotFiled && trouble.status < 500 && trouble.status !== 429;

/** What this device signed for a community and the register does not hold: it waits, or was refused with an `answer`. */
export const unsent = async (community) =>
  (await store.all("outbox")).filter((one) => one.community === community && !one.accepted);

/** Forgets an act that waits or was refused. */
export async function forget(act) {
  await store.remove("outbox", act);
  await show();
}

async function show() {
  const unsettled = (await store.all("outbox")).filter((one) => !one.accepted);
  const count = unsettled.filter((one) => !one.answer).length;
  for (const place of document.querySelectorAll("[data-outbox-refused]")) place.hidden = unsettled.length === count;
  document.dispatchEvent(new Event("outbox"));
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
      // In the order in which they were signed: what belongs to another act comes after it.
      for (const kept of (await store.all("outbox")).sort((one, other) => one.kept - other.kept)) {
        if (kept.answer) continue;
        const said = kept.accepted ? undefined : onFiled;
        const refused = (answer) => store.put("outbox", { ...kept, accepted: false, answer });
        await deliver(kept, refused).then((receipt) => said?.(kept, receipt), () => undefined);
      }
    } finally {
      busy = false;
    }
  };
  addEventListener("online", sendAll);
  setInterval(sendAll, RETRY_MS);
  show().then(sendAll);
}
