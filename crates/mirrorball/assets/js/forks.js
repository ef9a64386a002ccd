// Founding the community into which one goes along: one's own key signs what the register says of the parting, and the
// new register begins here.

import { ask, compose, signed } from "./act.js";
import { sayLater, trouble } from "./answer.js";
import { rest } from "./busy.js";
import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Hooks up the page of forks. */
export function start() {
  // On the document, since what is live on the page is replaced.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-found-fork]");
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector("button");
    const wake = rest(button);
    try {
      await found(form);
    } catch (error) {
      trouble(form.querySelector("[data-answer]"), error);
      wake();
    }
  });
}

async function found(form) {
  const { community, member } = document.body.dataset;
  const key = await keys.keyFor(community, member);
  const { keeper } = await ask("/api/keeper-key");
  const act = { ...JSON.parse(form.dataset.foundFork), keeper };
  const seen = { root: form.dataset.parentRoot, size: Number(form.dataset.parentSize) };
  const body = await compose(act, { community, by: member, key, seen });
  const { slug } = await ask("/api/communities", await signed(body, [key]));
  await keys.keepAlso(key, slug);
  await session.open({ ...key, community: slug });
  sayLater(say("founded", { name: form.dataset.name }));
  location.assign(`/${slug}/today`);
}
