// New entries as they arrive. Carries no truth: what it says is "look again", and a reload always shows the same.

import { begun } from "./drafts.js";

const SETTLE_MS = 700;

/** Watches the register of the page's community and refreshes the page's live parts; `enhance` hooks up what is new. */
export function start(enhance) {
  const { community, watch } = document.body.dataset;
  if (!community || watch === undefined || !globalThis.EventSource) return;
  const source = new EventSource(`/${community}/events`);
  let timer;
  let known = Number(document.body.dataset.size);
  source.addEventListener("grew", (event) => {
    const size = Number(event.data);
    if (!(size > known)) return;
    known = size;
    clearTimeout(timer);
    timer = setTimeout(() => refresh(enhance), SETTLE_MS);
  });
  // Accepted entries became sealed ones: only pages that say so look again.
  source.addEventListener("sealed", () => {
    if (!document.querySelector("[data-seal]")) return;
    clearTimeout(timer);
    timer = setTimeout(() => refresh(enhance), SETTLE_MS);
  });
  addEventListener("pagehide", () => source.close());
}

/** Fetches this page again and swaps its live parts; where somebody is writing, offers to instead. */
async function refresh(enhance) {
  const glint = (on) => document.querySelectorAll(".ball").forEach((ball) => ball.classList.toggle("glint", on));
  glint(true);
  setTimeout(glint, 1200, false);
  const response = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!response?.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  document.body.dataset.size = fresh.body.dataset.size;
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = part.id && fresh.getElementById(part.id);
    if (!next || part.contains(document.activeElement) || begun(part)) continue;
    if (next.innerHTML === part.innerHTML) continue;
    const folds = [...part.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    part.innerHTML = next.innerHTML;
    for (const fold of folds) document.getElementById(fold)?.setAttribute("open", "");
    enhance(part);
  }
}
