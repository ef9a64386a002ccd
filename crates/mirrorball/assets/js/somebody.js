// Being somebody else in the sample community: its members' keys are public on purpose, nobody lives there.

import { ask } from "./act.js";
import { sayLater, trouble } from "./answer.js";
import { rest } from "./busy.js";
import { unhex } from "./bytes.js";
import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Hooks up the buttons, one for each member. */
export function start() {
  const { community } = document.body.dataset;
  for (const button of document.querySelectorAll("button[data-be]")) {
    button.addEventListener("click", async () => {
      const wake = rest(button);
      try {
        await become(community, button.dataset.be, button.dataset.name);
      } catch (error) {
        trouble(document.querySelector("[data-answer]"), error);
        wake();
      }
    });
  }
}

async function become(community, member, name) {
  const { members } = await ask(`/api/${community}/demo-keys`);
  const demo = members.find((one) => one.member === member);
  for (const old of await keys.list()) {
    if (old.community === community) await keys.forget(old.kid);
  }
  const key = await keys.fromSeed(unhex(demo.seed));
  await keys.keep(key, { community, member, name });
  await session.open({ ...key, community, member });
  sayLater(say("youAre", { name }));
  location.assign(`/${community}/today`);
}
