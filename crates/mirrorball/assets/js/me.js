// What this device holds: one card for each key, with the way in, and the way to forget it.

import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Fills the list of keys on this device. */
export async function start() {
  const list = document.getElementById("keys");
  const card = document.getElementById("key-card");
  if (!list || !card) return;
  const all = await keys.list();
  document.getElementById("no-keys").hidden = all.length > 0;
  list.replaceChildren(...all.map((key) => filled(card, key)));
  document.getElementById("sign-out")?.addEventListener("click", async () => {
    await session.close();
    location.assign("/");
  });
}

function filled(card, key) {
  const one = card.content.firstElementChild.cloneNode(true);
  one.dataset.kid = key.kid;
  one.querySelector("[data-name]").textContent = key.name || say("unnamed");
  one.querySelector("[data-community]").textContent = key.community;
  one.querySelector("[data-kid-text]").textContent = key.kid;
  one.querySelector("[data-passkey]").hidden = !key.passkey;
  one.querySelector("[data-enter]").addEventListener("click", async () => {
    await session.open(key);
    location.assign(`/${key.community}/today`);
  });
  const forget = one.querySelector("[data-forget]");
  forget.addEventListener("click", async () => {
    if (forget.dataset.sure !== "yes") {
      forget.dataset.sure = "yes";
      forget.textContent = say("forgetSure");
      return;
    }
    await keys.forget(key.kid);
    await session.forgetPages();
    one.remove();
  });
  return one;
}
