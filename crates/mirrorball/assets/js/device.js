// Taking over a link from another device of one's own: its secret becomes a key that can no longer be taken out.

import { sayLater, trouble } from "./answer.js";
import { unbase64url } from "./bytes.js";
import * as keys from "./keys.js";
import * as session from "./session.js";
import { say } from "./words.js";

/** Hooks up the page that a device link leads to. */
export function start() {
  const form = document.getElementById("device");
  const place = form?.querySelector("[data-answer]");
  const [member, secret = ""] = location.hash.slice(1).split(".");
  const seed = unbase64url(secret);
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      if (seed?.length !== 32 || !/^[0-9a-f]{64}$/.test(member)) throw new Error(say("linkBroken"));
      const record = { community: form.dataset.community, member, name: "" };
      const key = await keys.fromSeed(seed);
      await session.open({ ...key, ...record });
      await keys.keep(key, record);
      sayLater(say("deviceAdded"));
      location.replace(`/${record.community}/today`);
    } catch (error) {
      trouble(place, error);
    }
  });
}
