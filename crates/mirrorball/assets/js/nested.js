// Fields within fields: a name such as "effects.0.params.hour" puts its value where the dots lead. Numbers count the
// items of a list; items that nothing was put into are left out.

/** Puts a value at a path of an act. Lists grow; a second list at one path is joined to the first. */
export function place(act, path, value) {
  const steps = path.split(".");
  let here = act;
  for (const [at, step] of steps.slice(0, -1).entries()) {
    here[step] ??= /^\d+$/.test(steps[at + 1]) ? [] : {};
    here = here[step];
  }
  const last = steps.at(-1);
  here[last] = Array.isArray(here[last]) && Array.isArray(value) ? [...here[last], ...value] : value;
}

/** Puts a mark of a ballot where it belongs: points beside their option's number, a rank as the place of the number. */
export function mark(act, input, value) {
  const { into, option, kind } = input.dataset;
  if (kind === "points" && value > 0) place(act, into, [{ option: Number(option), points: value }]);
  if (kind === "rank") place(act, `${into}.${value - 1}`, [Number(option)]);
}

/** The same value without the holes in its lists and without the empty fields around them. */
export function tidy(value) {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(tidy);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tidy(one)]));
}
