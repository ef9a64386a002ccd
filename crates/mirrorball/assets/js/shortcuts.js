// One key for each of the places that members go to most. Never while somebody writes, and not at all where this device
// has switched them off: a screen reader or a voice may use the same keys.

const OFF = "mirrorball-shortcuts";
const PLACES = { t: "today", l: "work/new", w: "work", k: "work/week", d: "decisions", m: "money", "/": "search" };

const on = () => localStorage.getItem(OFF) !== "off";

/** Listens; and hooks up the switch where the page has one. */
export function start() {
  addEventListener("keydown", (event) => {
    const { community, member } = document.body.dataset;
    const place = PLACES[event.key];
    if (!place || !community || !member || !on() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    // Who is where work is logged need not go there.
    const log = event.key === "l" && document.querySelector("#log input[name=stream]:checked");
    if (log) return log.focus();
    location.assign(`/${community}/${place}`);
  });
  const button = document.getElementById("shortcuts-switch");
  if (!button) return;
  const show = () => {
    button.hidden = false;
    button.textContent = on() ? button.dataset.off : button.dataset.on;
  };
  button.addEventListener("click", () => {
    if (on()) localStorage.setItem(OFF, "off");
    else localStorage.removeItem(OFF);
    show();
  });
  show();
}
