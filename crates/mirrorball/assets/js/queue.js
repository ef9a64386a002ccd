// What this device signed and the register does not hold yet: each act by name, with what can be done about it.

import { sentences, trouble } from "./answer.js";
import { rest } from "./busy.js";
import { submit } from "./form.js";
import { figure } from "./log.js";
import * as outbox from "./outbox.js";

const EXPIRED = "act-expired";

/** Hooks up the list. */
export function enhance(section) {
  const { community } = document.body.dataset;
  const show = async () => {
    const records = await outbox.unsent(community);
    section.hidden = records.length === 0;
    const list = section.querySelector("ul");
    const at = document.activeElement?.closest?.("[data-queue] li")?.dataset.act;
    list.replaceChildren(...records.sort((one, other) => one.kept - other.kept).map((one) => line(section, one, show)));
    // Whoever was at a line by keys is at it still.
    [...list.children].find((item) => item.dataset.act === at)?.querySelector("button")?.focus();
  };
  document.addEventListener("outbox", show);
  return show();
}

function line(section, record, show) {
  const { act } = JSON.parse(record.submission.body);
  const item = section.querySelector("template").content.firstElementChild.cloneNode(true);
  const words = section.dataset;
  const refused = record.answer;
  item.dataset.act = record.act;
  item.querySelector("[data-what]").textContent =
    act.type === "work.log/1" ? `${act.task} · ${figure(act)} · ${day(act.day)}` : `${words.other} (${act.type})`;
  const state = item.querySelector("[data-state]");
  state.textContent = refused ? words.refused : words.waits;
  state.classList.add(refused ? "stop" : "wait");
  const when = new Date(record.kept).toLocaleString(document.body.dataset.lang, { dateStyle: "medium", timeStyle: "short" });
  item.querySelector("[data-detail]").textContent = refused ? [refused.what, refused.why, refused.next].join(" ") : when;
  // What was done takes the line away; then the next line has the focus or, without one, what the page is about.
  const hook = (css, offered, press) => {
    const button = item.querySelector(css);
    if (!offered) return button.remove();
    button.addEventListener("click", async () => {
      const wake = rest(button);
      await press();
      await show();
      wake(section.querySelector("li button"), document.querySelector("main h1"));
    });
  };
  hook("[data-take-back]", !refused, () => outbox.forget(record.act));
  hook("[data-again]", refused?.code === EXPIRED, () => again(section, record, act));
  const form = document.getElementById("log");
  const { community } = document.body.dataset;
  const isFit = fits(form, act);
  const change = () => (isFit ? fillIn(form, record, act) : location.assign(`/${community}/work/new#queue`));
  hook("[data-change]", refused && act.type === "work.log/1" && (isFit || !isWhole(form)), change);
  hook("[data-discard]", refused, () => outbox.forget(record.act));
  return item;
}

/** A day as the page's language writes it. */
const day = (text) => new Date(`${text}T12:00`).toLocaleDateString(document.body.dataset.lang, { dateStyle: "medium" });

/** Signs the same act anew; the one before is void, so that it cannot be entered twice. */
async function again(section, record, act) {
  const place = section.querySelector("[data-answer]");
  try {
    await submit(act, record.submission.notes);
    await outbox.forget(record.act);
    sentences(place, []);
  } catch (error) {
    if (error instanceof outbox.Waits) await outbox.forget(record.act);
    trouble(place, error);
  }
}

/** Whether the form has a field for all that an act says; else something of it would be lost in changing it. */
const fits = (form, { type, ...act }) =>
  form && Object.entries(act).every(([name, value]) => typeof value !== "object" && form.elements[name]);

/** Whether this is the form with every field. */
const isWhole = (form) => Boolean(form?.elements.note);

/** Puts what was refused back into the form. */
async function fillIn(form, record, { type, note, ...act }) {
  for (const [name, value] of Object.entries(act)) {
    form.elements[name].value = name === "quantity" && act.unit === "minutes" ? `${value}m` : value;
  }
  if (note) form.elements.note.value = record.submission.notes.find((one) => one.c === note)?.text ?? "";
  form.dispatchEvent(new Event("change", { bubbles: true }));
  await outbox.forget(record.act);
  form.querySelector("input[name=quantity]").focus();
}
