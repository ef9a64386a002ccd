// The form that logs work: thanks in its own words, a way to take it back, a warning of a likely double, and an entry for
// each of those it was done together with.

import { sentences } from "./answer.js";
import { read, submit } from "./form.js";
import { dayOf } from "./quantity.js";
import { say } from "./words.js";

const HOUR = 60;
const DAY = 24 * HOUR;

/** A quantity as people say it: 1:30 for minutes, else the number and what it counts. */
export function figure({ quantity, unit }, form) {
  if (unit === "minutes") return `${Math.floor(quantity / HOUR)}:${String(quantity % HOUR).padStart(2, "0")}`;
  const label = form?.elements.unit?.selectedOptions?.[0]?.textContent ?? unit;
  return `${quantity.toLocaleString(document.body.dataset.lang)} ${label}`;
}

/** Hooks up the form. */
export function enhance(form) {
  const asked = new URLSearchParams(location.search);
  const lately = JSON.parse(form.dataset.lately || "[]");
  // A page that was kept for days says so, and fills in the day that it is, and what the address asks for.
  if (document.body.dataset.kept) bringUpToDate(form, asked);
  const otherDay = form.querySelector("[data-other-day]");
  if (otherDay) {
    // A suggestion may be of a day before, which is seen then, and can be changed.
    form.addEventListener("change", () => (otherDay.hidden = form.elements.day.value === form.elements.day.max));
  }
  // What is logged for somebody else counts from their own first day, which the rules know.
  const { contributor, day } = form.elements;
  const joined = day.min;
  form.addEventListener("change", () => (day.min = contributor?.value ? "" : joined));
  const { community } = document.body.dataset;
  // What is logged is logged, also where the timer's script does not come.
  const logged = async () => asked.has("timer") && import("./timer.js").then((timer) => timer.drop(community)).catch(() => undefined);
  let last;

  form.stops = (act) => {
    last = act;
    const same = [act.day, act.stream, act.task, act.quantity, act.unit];
    const twice = !act.contributor && lately.some((one) => like(one, same));
    const long = !act.contributor && minutes([same, ...lately], act.day);
    if (!twice && !(act.unit === "minutes" && long > DAY)) return false;
    if (form.dataset.twice === same.join()) return false;
    // The second press says that it is meant.
    form.dataset.twice = same.join();
    const double = form.dataset.double.replace("{what}", `${act.task}, ${figure(act, form)}`);
    const day = form.dataset.longDay.replace("{hours}", figure({ quantity: long, unit: "minutes" }));
    sentences(form.querySelector("[data-answer]"), [twice ? double : day], "hint warn");
    return true;
  };

  form.stands = async (act, receipt) => {
    await logged();
    const others = await together(form);
    form.dataset.thanks = thanks(form, act, others);
    const { undo: label, undone: done } = form.dataset;
    const acts = [receipt.act, ...others.ids].map((work) => ({ type: "work.withdraw/1", work }));
    form.undo = { label, done, acts };
  };

  form.waits = async () => {
    await logged();
    const others = await together(form);
    lately.push([last.day, last.stream, last.task, last.quantity, last.unit]);
    const words = [thanks(form, last, others), say("waits"), say("waitsWhy"), say("waitsNext")];
    // Emptied, so that nobody logs it again.
    form.reset();
    if (document.body.dataset.kept) bringUpToDate(form, new URLSearchParams());
    form.dispatchEvent(new Event("change", { bubbles: true }));
    sentences(form.querySelector("[data-answer]"), words);
  };
}

/** What is logged for a day in minutes. */
const minutes = (works, day) => works
  .filter(([of, , , , unit]) => of === day && unit === "minutes")
  .reduce((sum, [, , , quantity]) => sum + quantity, 0);

const like = (one, other) => one.every((part, at) => String(part).toLowerCase() === String(other[at]).toLowerCase());

/** Logs the same for each of those it was done together with; they accept it themselves. Gives the acts' ids, and
 * why some were refused. */
async function together(form) {
  const [ids, refused] = [[], []];
  for (const box of form.querySelectorAll("input[name=together]:checked")) {
    // Read anew for each, so that their notes are their own, to be erased by themselves.
    const { act, notes } = await read(form);
    const { casual, resources, ...rest } = act;
    const kept = notes.filter((note) => note.c === act.note);
    try {
      ids.push((await submit({ ...rest, contributor: box.value }, kept)).act);
    } catch (error) {
      if (error.act) ids.push(error.act);
      else refused.push(`${box.parentElement.textContent.trim()}: ${error.answer?.what ?? error.message}`);
    }
    box.checked = false;
  }
  return { ids, refused };
}

/** "Logged 1:30 of care work. Thank you." */
function thanks(form, act, others) {
  const { thanksLivelihood, thanksLove, thanksCare, thanksOther, asked } = form.dataset;
  const own = { livelihood: thanksLivelihood, love: thanksLove, care: thanksCare }[act.stream];
  const words = [act.contributor ? thanksOther : own.replace("{figure}", figure(act, form))];
  if (others.ids.length > 0) words.push(asked.replace("{count}", others.ids.length));
  return [...words, ...others.refused].join(" ");
}

function bringUpToDate(form, asked) {
  const today = dayOf(Date.now());
  if (form.elements.day.type === "date") form.elements.day.max = today;
  form.elements.day.value = today;
  for (const name of ["quantity", "unit", "task", "stream", "day"]) {
    if (asked.get(name)) form.elements[name].value = asked.get(name);
  }
  const { day } = form.elements;
  if (day.value < day.min) day.value = day.min;
}
