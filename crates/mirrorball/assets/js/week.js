// A week as a table: cells become fields, arrows go from one to the next, and each that was changed is an act of its own,
// signed one after the other at one press.

import { sayLater, sayNow } from "./answer.js";
import { rest } from "./busy.js";
import { here, submit } from "./form.js";
import { Waits } from "./outbox.js";
import * as quantity from "./quantity.js";
import { say } from "./words.js";

/** Hooks up the page. */
export function enhance(form) {
  for (const one of document.querySelectorAll("[data-script-only]")) one.hidden = false;
  complete(form.dataset.week, document.getElementById("week-complete"));
  // A week before they joined, or that is to come, can be read alone.
  const add = document.getElementById("week-add");
  if (!add) return;
  for (const input of inputs(form)) open(input);
  form.addEventListener("keydown", (event) => move(form, event));
  form.addEventListener("input", () => count(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    file(form);
  });
  form.querySelector("#week-copy").addEventListener("click", () => copy(form));
  add.addEventListener("submit", (event) => {
    event.preventDefault();
    grow(form, add);
  });
}

const inputs = (form) => [...form.querySelectorAll("td input")];

function open(input) {
  input.hidden = false;
  const shown = input.parentElement.querySelector("[data-shown]");
  if (shown) shown.hidden = true;
}

/** Arrows and Enter go to the next field; the sideways ones only from the end of what is written. */
function move(form, event) {
  const { target, key } = event;
  if (!target.matches?.("td input") || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart: start, selectionEnd: end, value } = target;
  const whole = start === 0 && end === value.length;
  const [down, right] = {
    ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: event.shiftKey ? [-1, 0] : [1, 0],
    ArrowRight: [0, whole || end === value.length ? 1 : 0], ArrowLeft: [0, whole || start === 0 ? -1 : 0],
  }[key] ?? [0, 0];
  if (key === "Enter") event.preventDefault();
  if (down === 0 && right === 0) return;
  event.preventDefault();
  const next = neighbour(form, target, down, right);
  next?.focus();
  next?.select();
}

/** The next field in a direction, past cells that have none. */
function neighbour(form, input, down, right) {
  const rows = [...form.querySelectorAll("tbody tr")];
  let row = rows.indexOf(input.closest("tr"));
  let column = input.parentElement.cellIndex;
  for (;;) {
    row += down;
    column += right;
    const cell = rows[row]?.cells[column];
    if (!cell || column < 1) return undefined;
    const found = cell.querySelector("input:not([hidden])");
    if (found) return found;
  }
}

/** What a cell holds now, in its unit: 0 where it is empty, null where it cannot be read. */
function amount(input, unit) {
  const text = input.value.trim();
  if (text === "" || text === "0") return 0;
  const read = quantity.work(text, unit);
  return read && read.unit === unit ? read.quantity : null;
}

const what = (input) => JSON.parse(input.closest("tr").dataset.what);
const changed = (input) => amount(input, what(input).unit) !== Number(input.dataset.was);

/** Says how many cells were changed, and the hours of each day. */
function count(form) {
  const all = inputs(form);
  const changes = all.filter(changed).length;
  form.querySelector("#week-changes").textContent = changes ? form.dataset.changes.replace("{count}", changes) : "";
  for (const [at, total] of [...form.querySelectorAll("[data-total]")].entries()) {
    const column = all.filter((input) => input.parentElement.cellIndex === at + 1 && what(input).unit === "minutes");
    const sum = (of) => column.reduce((all, input) => all + of(input), 0);
    // What stands in cells that cannot be written into.
    total.dataset.rest ??= String(minutes(total.textContent) - sum((input) => Number(input.dataset.was)));
    const now = Number(total.dataset.rest) + sum((input) => amount(input, "minutes") ?? 0);
    total.textContent = now > 0 ? `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}` : "";
  }
}

const minutes = (text) => quantity.minutes(text) ?? 0;

function copy(form) {
  for (const input of inputs(form)) {
    if (input.value === "" && input.dataset.last) input.value = input.dataset.last;
  }
  count(form);
  sayNow(form.dataset.copied);
}

/** Adds a row of a kind of work. */
function grow(form, add) {
  const fields = Object.fromEntries(new FormData(add));
  const row = form.querySelector("#week-row").content.firstElementChild.cloneNode(true);
  row.dataset.what = JSON.stringify({ commons: null, ...fields, task: fields.task.trim() });
  row.querySelector("bdi").textContent = fields.task.trim();
  row.querySelector(".quiet").textContent = add.elements.circle.selectedOptions[0].textContent;
  for (const input of row.querySelectorAll("input")) {
    input.setAttribute("aria-label", `${fields.task.trim()}, ${input.getAttribute("aria-label")}`);
  }
  form.querySelector("tbody").append(row);
  document.getElementById("week-none")?.remove();
  add.reset();
  row.querySelector("input")?.focus();
}

/** The act that makes the register say what the cell says. */
function actOf(input) {
  const { unit, commons, ...rest } = what(input);
  const now = amount(input, unit);
  const { work, was, day } = input.dataset;
  if (!work) return { type: "work.log/1", ...rest, ...(commons ? { commons } : {}), unit, day, quantity: now };
  if (now === 0) return { type: "work.withdraw/1", work };
  return { type: "work.correct/1", work, quantity: now - Number(was) };
}

const unreadable = (input) => say("cannotRead", { text: input.value, such: quantity.such(what(input).unit) });

/** Signs and files every change; what is not taken in says why, by its cell. */
async function file(form) {
  const list = form.querySelector("#week-wrong");
  list.replaceChildren();
  const changes = inputs(form).filter(changed);
  const unread = changes.filter((input) => amount(input, what(input).unit) === null);
  for (const input of changes) mark(list, input, unread.includes(input) ? unreadable(input) : "");
  if (unread.length > 0) return unread[0].focus();
  if (changes.length === 0) return;
  const button = form.querySelector("#week-submit");
  const wake = rest(button);
  form.setAttribute("aria-busy", "true");
  const undo = [];
  let wrong = 0;
  for (const input of changes) {
    const act = actOf(input);
    try {
      const receipt = await submit(act);
      if (act.type === "work.log/1") undo.push({ type: "work.withdraw/1", work: receipt.act });
      settle(input, act, receipt);
    } catch (error) {
      if (error instanceof Waits) settle(input, act, error);
      else {
        wrong += 1;
        mark(list, input, error.answer ? `${error.answer.what} ${error.answer.next}` : String(error.message ?? error));
      }
    }
  }
  wake();
  form.removeAttribute("aria-busy");
  count(form);
  if (wrong > 0) return sayNow(form.dataset.some);
  sayLater(form.dataset.thanks, undo.length > 0 ? { label: form.dataset.undo, done: form.dataset.undone, acts: undo } : undefined);
  location.reload();
}

/** What a cell says is in the register now, or will be once what waits is sent. */
function settle(input, act, { act: id }) {
  input.dataset.was = amount(input, what(input).unit);
  if (act.type === "work.log/1") input.dataset.work = id;
  if (act.type === "work.withdraw/1") delete input.dataset.work;
}

function mark(list, input, why) {
  input.setAttribute("aria-invalid", String(why !== ""));
  if (!why) return;
  const line = document.createElement("li");
  line.className = "answer refusal";
  line.textContent = `${input.getAttribute("aria-label")}: ${why}`;
  list.append(line);
}

/** "My week is complete": a mark that this device alone keeps. */
function complete(week, button) {
  const place = `mirrorball-weeks:${here().community}`;
  const kept = () => new Set(JSON.parse(localStorage.getItem(place) ?? "[]"));
  const show = () => {
    const on = kept().has(week);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = `${on ? "✓ " : ""}${button.dataset.on}`;
    button.title = on ? button.dataset.off : "";
  };
  button.addEventListener("click", () => {
    const weeks = kept();
    if (!weeks.delete(week)) weeks.add(week);
    localStorage.setItem(place, JSON.stringify([...weeks].sort().slice(-60)));
    show();
  });
  show();
}
