// Founding: the server writes the agreements out in full from the form, the founder reads them, and the founder's
// own key signs them.

import { NotFiled, ask, compose, note, signed } from "./act.js";
import { actId } from "./act_id.js";
import { sayLater, trouble } from "./answer.js";
import { rest } from "./busy.js";
import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Hooks up the founding page. */
export function start() {
  const form = document.getElementById("found");
  const place = form?.querySelector("[data-answer]");
  const zone = form?.elements.zone;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !zone.dataset.chosen && own) zone.value = own;
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    const wake = rest(button);
    try {
      await found(form);
    } catch (error) {
      trouble(place, error);
      wake();
    }
  });
}

async function found(form) {
  const fields = Object.fromEntries(new FormData(form));
  const draft = await ask("/found/draft", fields);
  const { keeper } = await ask("/api/keeper-key");
  const name = form.elements.founder.value.trim();
  const [key, called] = await Promise.all([keys.generate(), note(name)]);
  const act = { ...draft.act, founder: called.c, keeper, keys: [key.publicKey] };
  const body = await compose(act, { community: null, by: "", key });
  const member = await actId(body);
  await keys.keep(key, { community: "", member, name });
  try {
    const { slug } = await ask("/api/communities", await signed(body, [key], [called]));
    const record = { community: slug, member, name };
    await keys.keep(key, record);
    await session.open({ ...key, ...record });
    sayLater(say("founded", { name: fields.name }));
    location.assign(`/${slug}/today`);
  } catch (error) {
    if (error instanceof NotFiled) await keys.forget(key.kid);
    throw error;
  }
}
