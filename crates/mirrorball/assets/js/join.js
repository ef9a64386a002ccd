// Joining on one screen: the link's secret stays after the # and never reaches the server; the member's own key is
// made here and never leaves.

import { NotFiled, compose, file, note, signed } from "./act.js";
import { actId } from "./act_id.js";
import { sayLater, trouble } from "./answer.js";
import { rest } from "./busy.js";
import { unbase64url } from "./bytes.js";
import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Hooks up the join page. */
export function start() {
  const form = document.getElementById("join");
  if (!form) return;
  const place = form.querySelector("[data-answer]");
  const seed = unbase64url(location.hash.slice(1));
  if (seed?.length !== 32) {
    trouble(place, new Error(say("linkBroken")));
    form.querySelector("button").disabled = true;
    return;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const wake = rest(button);
    try {
      await join(form, seed);
    } catch (error) {
      trouble(place, error);
      wake();
    }
  });
}

async function join(form, seed) {
  const { community } = form.dataset;
  const name = form.elements.name.value.trim();
  const [key, invitation, called] = await Promise.all([keys.generate(), keys.fromSeed(seed), note(name)]);
  const act = { type: "member.join/1", name: called.c, keys: [key.publicKey], invite: invitation.kid };
  const body = await compose(act, { community, by: "", key });
  // The key is kept before the act is sent: were the answer lost, the member would still hold it.
  const record = { community, member: await actId(body), name };
  await keys.keep(key, record);
  try {
    await file(community, await signed(body, [key, invitation], [called]));
  } catch (error) {
    if (error instanceof NotFiled) await keys.forget(key.kid);
    throw error;
  }
  await session.open({ ...key, ...record });
  sayLater(say("welcome", { name }));
  location.replace(`/${community}/today`);
}
