// Importing a table: it is read and checked first, and shown line by line; then each line is signed on this device and
// filed, some at a time on one head of the register. What a table logged can be taken back with the same table.

import { ask, compose, look, note, signed } from "./act.js";
import { sentences, trouble } from "./answer.js";
import { rest } from "./busy.js";
import { here, signer } from "./form.js";
import * as outbox from "./outbox.js";
import { say } from "./words.js";

/** Acts that are signed on one head; it need not be the newest. */
const BATCH = 25;
/** Lines that are shown. */
const SHOWN = 200;
const SECOND_MS = 1000;

/** Hooks up the page. */
export function enhance(form) {
  const preview = document.getElementById("import-preview");
  const text = document.getElementById("import-text");
  const file = document.getElementById("import-file");
  let read;
  file.addEventListener("change", async () => {
    if (!file.files[0]) return;
    text.value = await file.files[0].text();
    form.requestSubmit();
  });
  const show = async () => {
    const place = form.querySelector("[data-answer]");
    sentences(place, []);
    preview.hidden = true;
    try {
      read = await ask(`/api/${here().community}/work/read`, { csv: text.value });
      if (read.unread) return sentences(place, [form.dataset.unread, read.unread], "refusal");
      shown(form, preview, read);
    } catch (error) {
      trouble(place, error);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  const run = (button, rows, work, words) => button.addEventListener("click", async () => {
    const buttons = [...preview.querySelectorAll("button")];
    const wake = rest(button, ...buttons.filter((one) => one !== button));
    try {
      const { done, reasons } = await each(form, rows(), work);
      await show();
      progress([form.dataset[words].replace("{count}", done), ...reasons]);
    } catch (error) {
      trouble(form.querySelector("[data-answer]"), error);
    } finally {
      wake(...buttons, text);
    }
  });
  const fresh = () => read.rows.filter((row) => !row.work);
  const there = () => read.rows.filter((row) => row.work);
  run(document.getElementById("import-submit"), fresh, log, "done");
  run(document.getElementById("import-undo"), there, (row) => ({ act: { type: "work.withdraw/1", work: row.work } }), "undone");
}

/** What a row becomes. */
async function log(row) {
  const notes = row.remark ? [await note(row.remark)] : [];
  return { act: notes.length ? { ...row.act, note: notes[0].c } : row.act, notes, id: row.id };
}

/** Signs and files a list, one after the other; what is refused says why. */
async function each(form, rows, work) {
  const { community } = here();
  const key = await signer();
  const result = { done: 0, reasons: [] };
  let head;
  for (const [at, row] of rows.entries()) {
    progress([form.dataset.doing.replace("{done}", at).replace("{all}", rows.length)]);
    try {
      if (at % BATCH === 0) head = await look(community);
      const { act, notes = [], id } = await work(row);
      const body = await compose(act, { community, by: key.member, key, id, head });
      await patiently(async () => outbox.send(community, await signed(body, [key], notes)));
      result.done += 1;
    } catch (error) {
      if (error instanceof TypeError) {
        // What waits is sent later; the rest is not signed.
        result.reasons.push(say("waits"));
        break;
      }
      result.reasons.push(`${form.dataset.line.replace("{line}", row.line)}: ${error.answer?.what ?? error.message}`);
    }
  }
  return result;
}

/** Tries again as often as the server asks for a pause. */
async function patiently(send) {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (error.status !== 429) throw error;
      const seconds = Number(error.answer?.data?.seconds) || 5;
      await new Promise((resolve) => setTimeout(resolve, seconds * SECOND_MS));
    }
  }
}

function progress(lines) {
  const place = document.getElementById("import-progress");
  place.replaceChildren(...lines.filter(Boolean).flatMap((line, at) => (at > 0 ? [document.createElement("br"), line] : [line])));
}

/** Shows what was read. */
function shown(form, preview, { rows, bad }) {
  const words = form.dataset;
  const fresh = rows.filter((row) => !row.work).length;
  const there = rows.length - fresh;
  preview.hidden = false;
  document.getElementById("import-found").textContent =
    words.found.replace("{fresh}", fresh).replace("{there}", there).replace("{bad}", bad.length);
  offer("import-submit", words.submit, fresh);
  offer("import-undo", words.back, there);
  const lines = [
    ...bad.map((row) => [row.line, row.reason, words.bad, "stop"]),
    ...rows.map((row) => [row.line, row.words, row.work ? words.there : words.fresh, row.work ? "good" : "wait"]),
  ];
  const template = document.getElementById("import-row").content.firstElementChild;
  const items = lines.slice(0, SHOWN).map(([line, text, state, kind]) => {
    const item = template.cloneNode(true);
    item.querySelector("[data-words]").textContent = text;
    item.querySelector("[data-state]").textContent = state;
    item.querySelector("[data-state]").classList.add(kind);
    item.querySelector("[data-line]").textContent = words.line.replace("{line}", line);
    return item;
  });
  document.getElementById("import-rows").replaceChildren(...items);
  const more = lines.length - items.length;
  document.getElementById("import-more").textContent = more > 0 ? words.more.replace("{count}", more) : "";
  progress([]);
}

function offer(id, words, count) {
  const button = document.getElementById(id);
  button.textContent = words.replace("{count}", count);
  button.hidden = count === 0;
}
