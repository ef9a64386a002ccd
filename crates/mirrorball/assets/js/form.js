// Forms are acts: <form data-act="work.log/1"> builds its act from its fields, shows what it would do, signs it on
// this device and sends it. Attributes are described in ../README.md.

import * as keys from "./keys.js";
import { ask, compose, note, preview, signed } from "./act.js";
import { focusLater, sayLater, sentences, trouble } from "./answer.js";
import * as drafts from "./drafts.js";
import * as outbox from "./outbox.js";
import * as quantity from "./quantity.js";
import { say } from "./words.js";

const DAY_MS = 86_400_000;
const PAUSE_MS = 350;
/** Kinds of which an empty field is an empty list, and not left out. */
const EMPTY_LISTS = new Set(["integers", "days"]);

/** The page's community and member. */
export const here = () => ({ community: document.body.dataset.community, member: document.body.dataset.member });

/** Reads the fields of a form into an act and the notes that travel beside it; throws the input that cannot be read. */
export async function read(form) {
  const act = { type: form.dataset.act };
  const notes = [];
  let deep = false;
  for (const input of form.elements) {
    const { kind } = input.dataset;
    if (!kind || !input.name || input.matches(":disabled")) continue;
    if ((input.type === "radio" || input.type === "checkbox") && !input.checked) continue;
    input.setCustomValidity?.("");
    let text = input.value.trim();
    // What the act itself carries is one line, however it was written.
    if (kind === "text") text = text.replace(/\s*\n\s*/g, " ");
    if (text === "" && !EMPTY_LISTS.has(kind)) continue;
    if (kind === "rank" || kind === "points") {
      deep = true;
      (await nested()).mark(act, input, Number(text));
      continue;
    }
    const inner = input.name.includes(".");
    const into = inner ? {} : act;
    const read = await put(into, notes, input, text, form);
    deep ||= inner;
    if (inner) (await nested()).place(act, input.name, into[input.name]);
    if (!read) {
      input.setCustomValidity?.(say("cannotRead", { text, such: such(input, form) }));
      // A browser sends no form with a field that does not fit; so whoever mends it has to be let through.
      input.addEventListener("input", () => input.setCustomValidity(""), { once: true });
      throw input;
    }
  }
  return { act: deep ? (await nested()).tidy(act) : act, notes };
}

/** What fits a field, where its text does not. */
function such(input, form) {
  if (["money", "gives", "receives"].includes(input.dataset.kind)) return "100, 12.50";
  const unit = input.dataset.unit ?? form.elements[input.dataset.unitFrom]?.value;
  return quantity.such(input.dataset.kind === "work" ? unit : undefined);
}

/** Puts one field into the act; false where its text cannot be read. */
async function put(act, notes, input, text, form) {
  const { kind, scale, was } = input.dataset;
  switch (kind) {
    case "note": {
      const made = await note(text, input.dataset.audience);
      notes.push(made);
      act[input.name] = made.c;
      return true;
    }
    case "photo": {
      const made = await note(await (await photos()).text(input.files[0]));
      notes.push(made);
      act[input.name] = made.c;
      return true;
    }
    case "notes":
      for (const line of lines(text)) {
        const made = await note(line, input.dataset.audience);
        notes.push(made);
        (act[input.name] ??= []).push(made.c);
      }
      return true;
    case "resources":
      for (const name of lines(text)) (act[input.name] ??= []).push({ action: input.dataset.action, name });
      return true;
    case "integer":
      act[input.name] = Number(text);
      return Number.isSafeInteger(act[input.name]);
    case "money": {
      const amount = quantity.money(text, Number(scale));
      act[input.name] = amount;
      return amount !== null;
    }
    case "work": {
      const unit = input.dataset.unit ?? form.elements[input.dataset.unitFrom]?.value;
      const read = quantity.work(text, unit);
      if (!read) return false;
      act.quantity = was === undefined ? read.quantity : read.quantity - Number(was);
      if (input.dataset.unitFrom) act.unit = read.unit;
      return act.quantity !== 0;
    }
    case "gives":
    case "receives": {
      const { amount } = form.elements;
      const value = quantity.money(amount.value, Number(amount.dataset.scale));
      (act[input.name] ??= []).push({ account: text, amount: kind === "gives" ? -value : value });
      return value !== null;
    }
    case "numbers":
      (act[input.name] ??= []).push(Number(text));
      return true;
    case "integers":
      act[input.name] = items(text).map(Number);
      return act[input.name].every(Number.isSafeInteger);
    case "days":
    case "words":
      act[input.name] = items(text);
      return true;
    case "ratio":
      act[input.name] = quantity.ratio(text);
      return act[input.name] !== null;
    case "json":
      try {
        act[input.name] = JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    case "until-days":
      act[input.name] = Date.now() + Number(text) * DAY_MS;
      return Number.isSafeInteger(act[input.name]);
    case "seal":
      act[input.name] = await (await secrets()).seal(text, here().member);
      return true;
    case "secret":
      act[input.name] = await (await secrets()).secret(text, here().member);
      if (!act[input.name]) throw new Error(say("noSecret"));
      return true;
    case "list":
      (act[input.name] ??= []).push(text);
      return true;
    default:
      act[input.name] = text;
      return true;
  }
}

// Fields within fields come with decisions alone; draws and photos are rare. So their scripts come with them. One that does not come
// is said as what failed: nothing is signed yet, so that nothing waits.
const nested = () => import("./nested.js").catch(unloaded);
const secrets = () => import("./secrets.js").catch(unloaded);
const photos = () => import("./photos.js").catch(unloaded);
const unloaded = () => {
  throw new Error("");
};
const items = (text) => text.split(/[\s,;]+/).filter((one) => one !== "");
const lines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

/** The key that signs on this page. @throws {Error} that says what to do where there is none. */
export async function signer() {
  const { community, member } = here();
  const key = await keys.keyFor(community, member);
  if (!key) throw new Error(say("noKey"));
  return key;
}

/** Signs an act by the page's member and sends it. `id` names it among the member's acts, where it is not made up. */
export async function submit(act, notes = [], others = [], id = undefined) {
  const { community } = here();
  const key = await signer();
  const body = await compose(act, { community, by: key.member, key, id });
  return outbox.send(community, await signed(body, [key, ...others], notes));
}

/** Signs an act by the page's member and sends it to another endpoint of the community, which is no filing. */
async function gather(act, endpoint) {
  const { community } = here();
  const key = await signer();
  const body = await compose(act, { community, by: key.member, key });
  return ask(`/api/${community}/${endpoint}`, await signed(body, [key]));
}

// A page that comes back as it was left has nothing on its way any more.
globalThis.addEventListener?.("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[aria-busy=true]")) busy(form, false);
});

/** Hooks up one form. */
export function enhance(form) {
  const place = form.querySelector("[data-answer]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await attempt(form, place, event.submitter);
  });
  if (form.dataset.preview === "live") {
    const soon = () => {
      clearTimeout(form.soon);
      form.soon = setTimeout(() => look(form, place), PAUSE_MS);
    };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
  } else {
    form.addEventListener("input", () => calm(form));
  }
}

/** Shows what the form would do, quietly: an unfinished form says nothing. */
async function look(form, place) {
  const required = [...form.elements].filter((input) => input.required && input.type !== "radio");
  if (required.some((input) => input.value.trim() === "")) return sentences(place, []);
  const { soon } = form;
  try {
    const { act } = await read(form);
    const { effect, cautions } = await preview(here().community, act, here().member);
    // Whoever has written on, or pressed, meanwhile is told of that alone.
    if (form.soon === soon) sentences(place, [...cautions, ...effect]);
  } catch (error) {
    if (form.soon !== soon) return;
    if (error instanceof Element) return sentences(place, [error.validationMessage], "hint");
    if (error.answer?.what) return sentences(place, [error.answer.what, error.answer.next], "hint");
  }
}

/**
 * Asks first where the form wants it; signs and sends; then goes on. A script that knows more about a form sets its
 * `stops` (asked before anything is signed), `stands` (after its act stands) and `waits` (after it was kept, unsent).
 */
async function attempt(form, place, button) {
  const asked = form.dataset.preview === "ask" && form.dataset.sure !== "yes";
  form.byKeys = Boolean(form.querySelector(":focus-visible"));
  clearTimeout(form.soon);
  form.soon = undefined;
  busy(form, true);
  try {
    const { act, notes } = await read(form);
    if (button?.name && button.value) {
      if (button.name.includes(".")) (await nested()).place(act, button.name, button.value);
      else act[button.name] = button.value;
    }
    // Whoever knows more about this form may stop here and say why.
    if (await form.stops?.(act)) return busy(form, false);
    if (asked) {
      const { effect, cautions } = await preview(here().community, act, here().member);
      sentences(place, [...cautions, ...effect, say("pressAgain")]);
      form.dataset.sure = "yes";
      form.classList.add("sure");
      return busy(form, false);
    }
    const { to } = form.dataset;
    const receipt = await (to ? gather(act, to) : submit(act, notes));
    await form.stands?.(act, receipt);
    done(form, receipt);
  } catch (error) {
    busy(form, false);
    if (error instanceof Element) return error.reportValidity();
    calm(form);
    if (error instanceof outbox.Waits && form.waits) return form.waits(error.act);
    trouble(place, error);
  }
}

/** Goes where the form leads after its act stands, and says thanks there. Until the next page is there, which can take
 * a while on a slow line, the form stays busy, so that nobody files the same again. */
function done(form, receipt) {
  sayLater((form.dataset.thanks ?? say("stands")).replace("{index}", receipt.index), form.undo);
  const then = (form.dataset.then ?? location.pathname + location.search).replace("{act}", receipt.act);
  const stays = then === location.pathname + location.search;
  if (form.byKeys) focusLater(form, stays);
  if (stays) {
    addEventListener("pagehide", () => drafts.keep(form), { once: true });
    location.reload();
  } else location.assign(then);
}

function calm(form) {
  delete form.dataset.sure;
  form.classList.remove("sure");
}

/** While it is busy, a form takes nothing. A button that cannot be pressed loses the focus, so that it is given back. */
function busy(form, yes) {
  const at = document.activeElement;
  if (yes) form.held = form.contains(at) ? at : undefined;
  form.setAttribute("aria-busy", String(yes));
  for (const button of form.querySelectorAll("button")) button.disabled = yes;
  if (yes) return;
  if (document.activeElement === document.body) form.held?.focus();
  form.held = undefined;
}
