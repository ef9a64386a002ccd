// The one entry point of every page. Pages are whole without it; it adds signing, sessions and live updates.

import * as drafts from "./drafts.js";
import * as form from "./form.js";
import { sayNow } from "./answer.js";
import { hindrance } from "./keys.js";
import * as live from "./live.js";
import { mark } from "./looked.js";
import * as outbox from "./outbox.js";
import * as session from "./session.js";
import { say } from "./words.js";

// Pages with a script of their own name it: <main data-script="join">.
const OWN = {
  bank: () => import("./bank.js"),
  check: () => import("./check.js"),
  device: () => import("./device.js"),
  found: () => import("./found.js"),
  join: () => import("./join.js"),
  kit: () => import("./kit.js"),
  me: () => import("./me.js"),
  people: () => import("./people.js"),
  restore: () => import("./restore.js"),
  signin: () => import("./signin.js"),
  somebody: () => import("./somebody.js"),
};

/** Hooks up what a part of the page holds. */
export function enhance(part) {
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
  target.querySelector("[data-next]")?.focus();
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
  enhance(document);
  removeEventListener("submit", waits, true);
  drafts.restore();
  early?.form.requestSubmit(early.button);
  const own = document.querySelector("[data-script]")?.dataset.script;
  if (own) (await OWN[own]()).start();
  const reads = document.body.dataset.watch !== undefined || own === "signin";
  if (reads && own !== "somebody" && (await session.resume().catch(() => false))) return;
  live.start();
  outbox.start(() => sayNow(say("sent")));
  document.body.dataset.ready = "yes";
}

start();
