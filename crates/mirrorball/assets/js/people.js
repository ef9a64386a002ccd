// Inviting, and adding another device: both make a fresh key here whose secret travels in a link, after the #.

import { trouble } from "./answer.js";
import { read, here, submit } from "./form.js";
import * as keys from "./keys.js";
import { draw } from "./qr.js";

/** Hooks up the forms that make links. */
export function start() {
  hook("invite", "key", (seed) => `/join/${here().community}#${seed}`, () => []);
  hook("add-device", "new", (seed) => `/${here().community}/device#${here().member}.${seed}`, (key) => [key]);
}

function hook(id, field, address, cosigners) {
  const form = document.getElementById(id);
  const place = form?.querySelector("[data-answer]");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
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
      shown.hidden = false;
      if (place) place.hidden = true;
    } catch (error) {
      if (error instanceof Element) error.reportValidity();
      else trouble(place, error);
    } finally {
      button.disabled = false;
    }
  });
}
