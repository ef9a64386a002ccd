// Coming back without a key: by a passkey, by the words of a recovery kit, or with a new key that other members vouch for.
// Until it counts, the new key waits in this browser.

import { compose, file, ask, signed } from "./act.js";
import { sayLater, sentences, trouble } from "./answer.js";
import { rest } from "./busy.js";
import * as keys from "./keys.js";
import * as kit from "./kit.js";
import * as passkey from "./passkey.js";
import { draw } from "./qr.js";
import * as session from "./session.js";
import * as store from "./store.js";
import { say } from "./words.js";

/** Hooks up the page. */
export async function start() {
  const form = document.getElementById("restore");
  const { community } = form.dataset;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(form, document.getElementById("restore-submit"), () => byWords(community, form.elements.words.value));
  });
  startPasskey(community);
  const section = document.getElementById("recover");
  const place = `recovery:${community}`;
  const waiting = await store.get("secrets", place);
  if (waiting) await show(community, waiting.key);
  document.getElementById("recover-new").addEventListener("click", async () => {
    const key = (await store.get("secrets", place))?.key ?? (await keys.generate());
    await store.put("secrets", { place, key });
    await show(community, key);
  });
  document.getElementById("recover-look").addEventListener("click", async () => {
    await look(community, (await store.get("secrets", place)).key);
  });
  const button = document.getElementById("recover-submit");
  button.addEventListener("click", () => {
    attempt(section, button, async () => {
      const { key } = await store.get("secrets", place);
      await goOn(community, key, button.dataset.member);
      await store.remove("secrets", place);
    });
  });
}

async function attempt(part, button, work) {
  const wake = rest(button);
  try {
    await work();
  } catch (error) {
    trouble(part.querySelector("[data-answer]"), error);
    wake();
  }
}

/** A passkey opens the door, and then lets a new key of this device in; or signs here itself. */
function startPasskey(community) {
  const section = document.getElementById("restore-passkey");
  const place = section.querySelector("[data-answer]");
  const button = document.getElementById("restore-passkey-submit");
  if (!passkey.able()) {
    button.disabled = true;
    sentences(place, [say("passkeyNone")], "hint");
    return;
  }
  let opened;
  button.addEventListener("click", () => {
    attempt(section, button, async () => {
      // Who has said who they are is not asked that again, if the second question came to nothing.
      opened ??= await session.openByPasskey(community);
      const { member, key: root } = opened;
      if (document.getElementById("restore-passkey-stay").checked) {
        await keys.keep(root, { community, member, name: "" });
      } else {
        const key = await keys.generate();
        const body = await compose({ type: "key.add/1", new: key.publicKey }, { community, by: member, key: root });
        await keep(community, member, key, await signed(body, [root, key]));
      }
      sayLater(say("restored"));
      location.replace(`/${community}/people/${member}`);
    });
  });
}

/** A key of a kit opens the door, and lets a new key of this device in. The kit's own key stays on paper. */
async function byWords(community, text) {
  const lists = Array.from(document.querySelectorAll("div[data-list]"), (one) => one.dataset.list.split(" "));
  const paper = await kit.keyOf(await kit.read(text, lists));
  const { member } = await session.open({ ...paper, community });
  const key = await keys.generate();
  const body = await compose({ type: "key.add/1", new: key.publicKey }, { community, by: member, key: paper });
  try {
    await keep(community, member, key, await signed(body, [paper, key]));
  } catch (error) {
    if (error.answer?.code !== "copy") throw error;
    // A mirror takes no key in, but hears who wants it to go on: until it does, the kit's own key signs here.
    await keys.keep(paper, { community, member, name: "" });
    sayLater(say("restoredAtMirror"));
    location.replace(`/${community}/mirror`);
    return;
  }
  sayLater(say("restored"));
  location.replace(`/${community}/people/${member}`);
}

/** Goes on with a new key that enough members vouched for. */
async function goOn(community, key, member) {
  const body = await compose({ type: "key.recover/1", new: key.publicKey }, { community, by: member, key });
  await keep(community, member, key, await signed(body, [key]));
  sayLater(say("recovered"));
  location.replace(`/${community}/today`);
}

async function keep(community, member, key, submission) {
  await file(community, submission);
  const record = { community, member, name: "" };
  await keys.keep(key, record);
  await session.open({ ...key, ...record });
}

async function show(community, key) {
  const link = document.getElementById("recover-link-text");
  link.textContent = new URL(`${link.dataset.path}?key=${key.publicKey}`, location.origin).href;
  document.getElementById("recover-kid").textContent = key.kid.match(/.{4}/g).join(" ");
  document.getElementById("recover-link").hidden = false;
  document.getElementById("recover-new").hidden = true;
  draw(document.getElementById("recover-code"), link.textContent);
  await look(community, key);
}

/** Says how far the key is. Where members say of several people that it is theirs, the one with most vouches counts. */
async function look(community, key) {
  const { claims } = await ask(`/api/${community}/recovery/${key.kid}`);
  const claim = claims.sort((one, other) => other.vouches - one.vouches)[0];
  const parts = [say("recoveryNone")];
  if (claim) parts[0] = say("recoverySome", { have: claim.vouches, needed: claim.needed });
  if (claim?.ready_ms) {
    const when = new Date(claim.ready_ms).toLocaleString(document.documentElement.lang);
    parts.push(say("recoveryReady", { when }));
  }
  document.getElementById("recover-state").textContent = parts.join(" ");
  const button = document.getElementById("recover-submit");
  button.hidden = !claim?.ready_ms;
  if (claim) button.dataset.member = claim.member;
}
