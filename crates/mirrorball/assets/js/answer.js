// How an answer is shown: a receipt as a short thanks, a refusal or fault as what happened, why, and what next.

import { NotFiled } from "./act.js";
import { say } from "./words.js";

const SAID = "mirrorball-said";
const FOCUS = "mirrorball-focus";

/** Shows a trouble in a form's answer place, in three parts. */
export function trouble(place, error) {
  const parts = error instanceof NotFiled && error.answer.what
    ? [error.answer.what, error.answer.why, error.answer.next]
    : error instanceof TypeError
      ? [say("waits"), say("waitsWhy"), say("waitsNext")]
      : [say("failed"), String(error.message ?? error), say("failedNext")];
  if (!place) return;
  place.className = "answer refusal";
  place.setAttribute("role", "alert");
  place.replaceChildren(...parts.filter(Boolean).map((text, at) => paragraph(text, ["what", "why", "next"][at])));
  link(place.querySelector(".next"), error.answer?.data?.keeper);
  place.hidden = false;
  place.scrollIntoView?.({ block: "nearest" });
}

/** Shows plain sentences in a place: a preview's effect. */
export function sentences(place, texts, kind = "effect") {
  if (!place) return;
  place.className = `answer ${kind}`;
  place.setAttribute("role", "status");
  place.replaceChildren(...texts.map((text) => paragraph(text)));
  place.hidden = texts.length === 0;
}

/** Makes an address in a text a link, where it leads to another server's pages. */
function link(element, address) {
  const [before, after] = element?.textContent.split(address, 2) ?? [];
  if (after === undefined || !/^https?:/.test(address)) return;
  const anchor = Object.assign(document.createElement("a"), { href: address, textContent: address });
  element.replaceChildren(before, anchor, after);
}

function paragraph(text, kind) {
  const element = document.createElement("p");
  if (kind) element.className = kind;
  element.textContent = text;
  return element;
}

/**
 * Says something after the page has changed. `undo` is what takes it back: {label, done, acts}, where `acts` are filed
 * one after the other, and `done` is said then.
 */
export const sayLater = (text, undo) => text && sessionStorage.setItem(SAID, JSON.stringify({ text, undo }));

/**
 * Who goes by keys finds themself where they were on the page that comes after a form: at its button, at the heading of
 * the part that it stood in, or where the page begins. A browser that opens the same page anew and goes back to where it
 * was scrolled to would leave that out of sight.
 */
export const focusLater = (form, stays) => {
  sessionStorage.setItem(FOCUS, form.id || form.closest("[id]")?.id || "");
  if (stays) history.scrollRestoration = "manual";
};

/** Gives the focus to where it was left; from then on the page scrolls back as pages do. */
function focusNow() {
  const place = leftAt();
  place?.focus();
  history.scrollRestoration = "auto";
}

/** The place that is to have the focus, made ready for it. */
function leftAt() {
  const left = sessionStorage.getItem(FOCUS);
  sessionStorage.removeItem(FOCUS);
  if (left === null || document.activeElement !== document.body) return null;
  const kept = left && document.getElementById(left);
  const button = kept && kept.matches("form") && kept.querySelector("button.main");
  const place = button || (kept && kept.querySelector("h1, h2, h3")) || document.querySelector("main h1");
  if (!place) return null;
  if (!button) place.tabIndex = -1;
  // Browsers show no focus that a script gives to a fresh page.
  place.classList.add("kept");
  place.addEventListener("blur", () => place.classList.remove("kept"), { once: true });
  return place;
}

/** Says something now: by itself what was left to say by the page before. */
export function sayNow(text, undo) {
  const before = sessionStorage.getItem(SAID);
  sessionStorage.removeItem(SAID);
  const left = text ? { text, undo } : leftOver(before);
  if (!text) focusNow();
  const place = document.getElementById("said");
  if (!left.text || !place) return;
  place.replaceChildren(left.text, ...(left.undo ? [" ", takeBack(left.undo)] : []));
  place.hidden = false;
  place.classList.toggle("stays", Boolean(left.undo));
  place.classList.remove("shown");
  requestAnimationFrame(() => place.classList.add("shown"));
}

/** What the page before left to say; one of an older program may have left it in another form. */
function leftOver(kept) {
  try {
    return JSON.parse(kept) ?? {};
  } catch {
    return {};
  }
}

/** The button that takes back what was just done. */
function takeBack(undo) {
  const button = document.createElement("button");
  button.type = "button";
  button.id = "undo";
  button.className = "link";
  button.textContent = undo.label;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const { submit } = await import("./form.js");
    try {
      for (const act of undo.acts) await submit(act);
      sayLater(undo.done);
      location.reload();
    } catch (error) {
      button.replaceWith(error.answer?.what ?? String(error.message ?? error));
    }
  });
  return button;
}
