// What somebody has begun to write in other forms while one is on its way: it survives the reload that follows.

const KEPT = "mirrorball-drafts";

/** Whether a field holds something that the page did not put there. */
function changed(field) {
  if (field.type === "hidden" || field.type === "submit" || field.matches(":disabled")) return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== (field.defaultValue ?? "");
}

/** Keeps what was begun on this page, except in the form that was just sent. */
export function keep(sent) {
  const kept = [];
  for (const [place, form] of [...document.forms].entries()) {
    if (form === sent) continue;
    for (const [at, field] of [...form.elements].entries()) {
      // What a file field holds cannot be put back.
      if (field.type !== "file" && changed(field)) kept.push([form.id || place, at, field.name, field.value, field.checked ?? null]);
    }
  }
  if (kept.length > 0) sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, kept }));
}

/** Puts back what was kept, once, where the same fields are still there. */
export function restore() {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const { path, kept } = JSON.parse(text ?? "{}");
  if (path !== location.pathname) return;
  const touched = new Set();
  for (const [place, at, name, value, checked] of kept) {
    const form = typeof place === "string" ? document.getElementById(place) : document.forms[place];
    const field = form?.elements?.[at];
    if (!field || field.name !== name) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = checked && field.value === value;
    else field.value = value;
    field.closest("details")?.setAttribute("open", "");
    touched.add(form);
  }
  for (const form of touched) form.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Whether something was begun within a part of the page. */
export const begun = (part) => [...part.querySelectorAll("input, select, textarea")].some(changed);
