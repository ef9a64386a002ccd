// Inviting, and adding another device: both make a fresh key here whose secret travels in a link, after the #. And adding a
// passkey, whose secret stays where it is made.

import { sayLater, sentences, trouble } from "./answer.js";
import { rest } from "./busy.js";
import { read, here, submit } from "./form.js";
import * as keys from "./keys.js";
import * as passkey from "./passkey.js";
import { draw } from "./qr.js";
import * as store from "./store.js";
import { say } from "./words.js";

/** Hooks up the forms that make links. */
export function start() {
  hook("invite", "key", (seed) => `/join/${here().community}#${seed}`, () => []);
  hook("add-device", "new", (seed) => `/${here().community}/device#${here().member}.${seed}`, (key) => [key]);
  hookPasskey();
  document.getElementById("invite-print")?.addEventListener("click", () => print());
}

/** A passkey is made once, however often its user then says no; and it is a key here as soon as it has signed that it is. */
function hookPasskey() {
  const form = document.getElementById("add-passkey");
  if (!form) return;
  const place = form.querySelector("[data-answer]");
  const button = document.getElementById("add-passkey-submit");
  if (!passkey.able()) {
    button.hidden = true;
    sentences(place, [say("passkeyNone")], "hint");
    return;
  }
  let made;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wake = rest(button);
    try {
      const { community, member } = here();
      const kept = `passkeys:${community}:${member}`;
      const known = (await store.get("secrets", kept))?.ids ?? [];
      made ??= await passkey.make({ member, name: form.dataset.name, community: form.dataset.called, known });
      await submit({ type: "key.add/1", new: made.publicKey }, [], [made]);
      await store.put("secrets", { place: kept, ids: [...known, made.passkey] });
      sayLater(say("passkeyAdded"));
      location.reload();
    } catch (error) {
      trouble(place, error);
      wake();
    }
  });
}

/** What the link's paper says of how to use it, for how many, and until when. */
function onPaper(place, { uses, until }) {
  if (!place) return;
  const { lang } = document.documentElement;
  const day = new Date(until).toLocaleDateString(lang, { dateStyle: "long" });
  place.textContent = place.dataset.for.replace("{count}", uses).replace("{day}", day);
}

function hook(id, field, address, cosigners) {
  const form = document.getElementById(id);
  const place = form?.querySelector("[data-answer]");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    const wake = rest(button);
    try {
      const { act, notes } = await read(form);
      const { key, seed } = await keys.generateWithSeed();
      act.type = form.dataset.makes;
      act[field] = key.publicKey;
      await submit(act, notes, cosigners(key));
      const shown = document.getElementById(`${id}-link`);
      const link = new URL(address(seed), location.origin).href;
      shown.querySelector("[data-link]").textContent = link;
      draw(shown.querySelector("[data-code]"), link);
      onPaper(shown.querySelector("[data-for]"), act);
      shown.hidden = false;
      if (place) place.hidden = true;
    } catch (error) {
      if (error instanceof Element) error.reportValidity();
      else trouble(place, error);
    } finally {
      wake();
    }
  });
}
