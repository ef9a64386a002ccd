// The timer: when something began, and when it was stopped, kept on this device alone. It survives a reload and a closed
// page, since nothing has to run for it; whatever it shows is reckoned from those two moments.

import { dayOf } from "./quantity.js";

const MINUTE = 60_000;
/** From here on it may well have been forgotten. */
const LONG_MS = 10 * 60 * MINUTE;

const place = (slug) => `mirrorball-timer:${slug}`;

/** What runs or was stopped: {from, to}; null where nothing does. */
function kept(slug) {
  try {
    const timer = JSON.parse(localStorage.getItem(place(slug)));
    return Number.isFinite(timer?.from) ? timer : null;
  } catch {
    return null;
  }
}

function keep(slug, timer) {
  if (timer) localStorage.setItem(place(slug), JSON.stringify(timer));
  else localStorage.removeItem(place(slug));
}

/** Forgets the timer: what it measured is logged, or thrown away. */
export const drop = (slug) => keep(slug, null);

/** Hooks up every part that shows the timer. */
export function enhance(part) {
  const { slug } = part.dataset;
  const around = part.closest("section") ?? part;
  const show = () => shown(part, around, kept(slug));
  const change = (timer) => {
    keep(slug, timer);
    show();
  };
  for (const button of around.querySelectorAll("[data-timer-start]")) {
    button.addEventListener("click", () => change({ from: Date.now() - Number(button.dataset.timerStart) * MINUTE }));
  }
  for (const button of around.querySelectorAll("[data-timer-drop]")) button.addEventListener("click", () => change(null));
  part.querySelector("#timer-resume").addEventListener("click", () => change({ from: kept(slug).from }));
  part.querySelector("#timer-stop").addEventListener("click", () => {
    const timer = kept(slug);
    if (!timer) return show();
    change({ ...timer, to: Date.now() });
    location.assign(form(slug, kept(slug)));
  });
  part.querySelector("#timer-log").addEventListener("click", () => location.assign(form(slug, kept(slug))));
  const at = around.querySelector("[data-timer-at]");
  at?.addEventListener("submit", (event) => {
    event.preventDefault();
    change({ from: clock(at.querySelector("input").value) });
  });
  show();
  setInterval(show, 1000);
  addEventListener("storage", show);
}

/** The last moment at which a clock here showed this time: today, or yesterday where today it is still to come. */
function clock(time) {
  const [hours, minutes] = time.split(":").map(Number);
  const at = new Date();
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() > Date.now()) at.setDate(at.getDate() - 1);
  return at.getTime();
}

/** The form that logs it, filled in. */
function form(slug, { from, to }) {
  const minutes = Math.max(1, Math.round((to - from) / MINUTE));
  return `/${slug}/work/new?quantity=${minutes}m&unit=minutes&day=${dayOf(from)}&timer=yes`;
}

function shown(part, around, timer) {
  part.hidden = !timer;
  for (const off of around.querySelectorAll("[data-timer-off]")) off.hidden = Boolean(timer);
  for (const at of around.querySelectorAll("[data-timer-at]")) at.hidden = Boolean(timer?.to);
  if (!timer) return;
  const passed = Math.max(0, (timer.to ?? Date.now()) - timer.from);
  const is = { running: !timer.to, stopped: Boolean(timer.to), long: passed > LONG_MS };
  for (const one of part.querySelectorAll("[data-when]")) one.hidden = !is[one.dataset.when];
  const seconds = Math.floor(passed / 1000);
  const two = (number) => String(number).padStart(2, "0");
  write(part.querySelector("#timer-time"), `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
  const time = new Date(timer.from).toLocaleTimeString(document.body.dataset.lang, { hour: "2-digit", minute: "2-digit" });
  write(part.querySelector("#timer-since"), part.dataset.since.replace("{time}", time));
}

// Only what changes is written, so that nobody's selection is lost each second.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
