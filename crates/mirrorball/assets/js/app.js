// The one entry point of every page. Pages are whole without it; it adds signing, sessions and live updates. The build
// joins it with all that it imports here at once, so that a page loads one script; the rest comes where it is wanted.

import * as drafts from "./drafts.js";
import * as form from "./form.js";
import { sayNow } from "./answer.js";
import { hindrance } from "./keys.js";
import * as log from "./log.js";
import { mark } from "./looked.js";
import * as outbox from "./outbox.js";
import { say } from "./words.js";

// Pages with a script of their own name it: <main data-script="join">.
const OWN = {
  bank: () => import("./bank.js"),
  check: () => import("./check.js"),
  device: () => import("./device.js"),
  forks: () => import("./forks.js"),
  found: () => import("./found.js"),
  join: () => import("./join.js"),
  kit: () => import("./kit.js"),
  me: () => import("./me.js"),
  people: () => import("./people.js"),
  restore: () => import("./restore.js"),
  signin: () => import("./signin.js"),
  somebody: () => import("./somebody.js"),
};

// Parts with a script of their own, wherever they stand.
const PARTS = {
  "#log": () => log,
  "[data-import]": () => import("./import.js"),
  "[data-photo]": () => import("./photos.js"),
  "[data-take]": () => import("./take.js"),
  "[data-week]": () => import("./week.js"),
  "[data-kid]": () => import("./this_device.js"),
};

/** What tells a page that something may have changed on its device while it was not looked at. */
const AWAY = ["storage", "pageshow"];

/** Lists what waits on this device, once something does. */
function whenSomethingWaits(section) {
  let listed = false;
  document.addEventListener("outbox", async () => {
    if (listed || (await outbox.unsent(document.body.dataset.community)).length === 0 || listed) return;
    listed = true;
    // Without its script nothing is listed, and a banner says how much waits.
    await import("./queue.js").then((queue) => queue.enhance(section)).catch(() => (listed = false));
  });
}

/** Shows the timer: on its own page at once, elsewhere once it runs, be it that it was started in another tab. */
async function whenItRuns(part) {
  const runs = () => document.querySelector("[data-timer-start]") || localStorage.getItem(`mirrorball-timer:${part.dataset.slug}`);
  const show = async () => (await import("./timer.js")).enhance(part);
  if (runs()) return show();
  const look = () => {
    if (!runs()) return;
    for (const event of AWAY) removeEventListener(event, look);
    show();
  };
  for (const event of AWAY) addEventListener(event, look);
}

/** Hooks up what a part of the page holds; done once the scripts of those parts are there. */
function enhance(part) {
  const parts = Object.entries(PARTS).flatMap(([css, load]) =>
    [...part.querySelectorAll(css)].map(async (one) => (await load()).enhance(one)));
  for (const one of part.querySelectorAll("[data-queue]")) whenSomethingWaits(one);
  for (const one of part.querySelectorAll("[data-timer]")) parts.push(whenItRuns(one));
  for (const one of part.querySelectorAll("form[data-act]")) form.enhance(one);
  for (const one of part.querySelectorAll("[data-fill]")) {
    one.addEventListener("click", () => fill(one));
  }
  for (const one of part.querySelectorAll("[data-copy]")) {
    one.addEventListener("click", () => copy(one));
  }
  for (const one of part.querySelectorAll("select[data-go]")) {
    one.addEventListener("change", () => one.form.requestSubmit());
  }
  for (const one of part.querySelectorAll("form [data-shows]")) {
    one.form.addEventListener("change", () => showFor(one));
    showFor(one);
  }
  mark(part);
  return Promise.allSettled(parts);
}

/** A chip fills other fields of its form: data-fill='{"task":"translation","unit":"words"}'. */
function fill(chip) {
  const target = chip.closest("form");
  for (const [name, value] of Object.entries(JSON.parse(chip.dataset.fill))) {
    const field = target.elements[name];
    if (!field) continue;
    field.value = value;
  }
  target.dispatchEvent(new Event("change", { bubbles: true }));
  // On to what is still missing; but not where that would open a keyboard over half of a small screen.
  if (!matchMedia("(pointer: fine)").matches) return;
  const missing = [...target.elements].find((field) => field.required && field.value === "" && !field.matches(":disabled"));
  (missing ?? target.querySelector("button.main"))?.focus();
}

/** Shows a part only while a field has one of the values: data-shows="stream=love,care". */
function showFor(part) {
  const [name, values] = part.dataset.shows.split("=");
  const on = values.split(",").includes(part.form.elements[name]?.value);
  part.hidden = !on;
  part.disabled = !on;
}

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  sayNow(say("copied"));
}

// Whoever presses before everything is ready, as happens on a slow phone, has pressed all the same. (The forms' method
// is `dialog`, which goes nowhere by itself.)
let early = null;
const waits = (event) => {
  if (!event.target.matches("form[data-act]")) return;
  event.preventDefault();
  early = { form: event.target, button: event.submitter };
};
addEventListener("submit", waits, true);

/** Opens every fold around something, so that it is seen. */
function unfold(element) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// A field in a fold that keeps a form from being sent shows itself, and so does what an address leads to.
addEventListener("invalid", (event) => unfold(event.target), true);
const led = () => unfold(document.getElementById(location.hash.slice(1)));
addEventListener("hashchange", led);
led();

async function start() {
  document.documentElement.classList.add("able");
  sayNow();
  const why = await hindrance();
  document.body.dataset.able = why ?? "yes";
  if (why) {
    const place = document.getElementById(why);
    if (place) place.hidden = false;
    return;
  }
  await enhance(document);
  removeEventListener("submit", waits, true);
  drafts.restore();
  early?.form.requestSubmit(early.button);
  const own = document.querySelector("[data-script]")?.dataset.script;
  if (own) (await OWN[own]()).start();
  if (await resumes(own)) return;
  outbox.start(() => sayNow(say("sent")));
  document.body.dataset.ready = "yes";
  // Not before the page is usable; and where it does not work, everything else does.
  (globalThis.requestIdleCallback ?? setTimeout)(() => comfort().catch(() => undefined));
}

/** Whether the page is about to be opened anew, with a session that a key on this device has begun. */
async function resumes(own) {
  const { community, member, watch } = document.body.dataset;
  const reads = (watch !== undefined && own !== "somebody") || own === "signin";
  if (member) sessionStorage.removeItem(`mirrorball-tried-${community}`);
  if (member || !reads) return false;
  return (await import("./session.js")).resume().catch(() => false);
}

/** What comes once a page is usable: parts that look again as entries arrive; and for members, keys of the keyboard, and
 * a device that is ready for no connection. */
async function comfort() {
  const { member, watch, kept } = document.body.dataset;
  if (watch !== undefined && !kept) (await import("./live.js")).start(enhance);
  if (member || document.getElementById("shortcuts-switch")) (await import("./shortcuts.js")).start();
  if (member) await (await import("./offline.js")).start();
}

start();
