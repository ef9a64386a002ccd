// Quantities as people write them, into the integers that acts carry. No floating point anywhere.

/** "1h30", "1:30", "90m", "90 min", "1,5", "1.5h", "2" (hours) into minutes; null where it is none. */
export function minutes(text) {
  const plain = text.trim().toLowerCase().replace(/\s+/g, "");
  let match = plain.match(/^(\d{1,4})(?:h|:)(\d{1,2})?m?(?:in)?$/);
  if (match) return Number(match[2] ?? 0) < 60 ? positive(Number(match[1]) * 60 + Number(match[2] ?? 0)) : null;
  match = plain.match(/^(\d{1,6})m(?:in)?$/);
  if (match) return positive(Number(match[1]));
  const hours = scaled(plain.replace(/h(ours?|oras?)?$/, ""), 2);
  return hours === null ? null : positive(Math.round((hours * 60) / 100));
}

/** "5000", "5,000", "5.000", "5 000" into a whole number; null where it is none. */
export function whole(text) {
  const plain = text.trim().replace(/[\s'’]/g, "");
  if (/^\d+$/.test(plain)) return positive(Number(plain));
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain)) return positive(Number(plain.replace(/[.,]/g, "")));
  return null;
}

/** "3,000.00", "3.000,00", "3 000", "€12,5", "12.50 EUR" into the smallest unit of a currency with this many decimals. */
export function money(text, scale) {
  const match = text.trim().match(/^([-\u2212]?)(?:\p{Sc}|[A-Z]{3})?\s*([-\u2212]?)([\d.,\s'’]*\d)\s*(?:\p{Sc}|[A-Z]{3})?$/u);
  if (!match || (match[1] && match[2])) return null;
  const amount = scaled(match[3].replace(/[\s'’]/g, ""), scale);
  return amount !== null && (match[1] || match[2]) ? -amount : amount;
}

/** "3/4", "75%", "12", "0,08" into a fraction of whole numbers; null where it is none. */
export function ratio(text) {
  const plain = text.trim().replace(/\s+/g, "");
  const whole = plain.match(/^(\d{1,9})\/(\d{1,9})$/);
  if (whole) return Number(whole[2]) > 0 ? [Number(whole[1]), Number(whole[2])] : null;
  const match = plain.match(/^(\d{1,9})(?:[.,](\d{1,4}))?(%?)$/);
  if (!match) return null;
  const [, head, tail = "", percent] = match;
  let [num, den] = [Number(head + tail), 10 ** tail.length * (percent ? 100 : 1)];
  for (const prime of [2, 5]) while (num > 0 && num % prime === 0 && den % prime === 0) [num, den] = [num / prime, den / prime];
  return num === 0 ? [0, 1] : [num, den];
}

/** What stands before the decimals in the page's language. */
const decimalSign = () =>
  new Intl.NumberFormat(document.documentElement.lang || undefined).formatToParts(0.5).find(({ type }) => type === "decimal").value;

/**
 * A decimal text as an integer of its smallest part; the last dot or comma with at most `scale` digits after it is the
 * decimal sign. Three digits after one that the page's language has for decimals are none that can be read: they would be
 * thousands to one, and too exact to another.
 */
function scaled(text, scale) {
  const match = text.match(/^(-?)(\d[\d.,]*?)(?:[.,](\d+))?$/);
  if (!match) return null;
  let [, sign, head, tail = ""] = match;
  if (tail.length === 3 && scale < 3 && !head.startsWith("0")) {
    if (!/[.,]/.test(head) && text.endsWith(decimalSign() + tail)) return null;
    head += tail;
    tail = "";
  }
  if (tail.length > scale || (/[.,]/.test(head) && !/^\d{1,3}([.,]\d{3})+$/.test(head))) return null;
  const value = Number(head.replace(/[.,]/g, "") + tail.padEnd(scale, "0"));
  return Number.isSafeInteger(value) ? (sign ? -value : value) : null;
}

const positive = (number) => (Number.isSafeInteger(number) && number > 0 ? number : null);

/**
 * A quantity of work with its unit guessed from the text: hours and minutes where it says so, otherwise `unit`.
 * @returns {{quantity: number, unit: string} | null}
 */
export function work(text, unit) {
  const timely = /[h:m]/i.test(text);
  if (unit === "minutes" || (timely && unit !== "pieces")) {
    const quantity = minutes(text);
    return quantity && { quantity, unit: "minutes" };
  }
  // A word may follow, such as what is counted; within a number, no letter is passed over.
  const quantity = whole(text.replace(/\s\p{L}+\.?\s*$/u, ""));
  return quantity && { quantity, unit };
}

/** Quantities of this unit as people write them; any number, where there is none. */
export const such = (unit) => (unit === "minutes" ? "1h30, 1,5, 90m" : unit ? "5000" : "12");

/** The day that a moment belongs to, as acts write it: by the community's clock, wherever this device is. */
export function dayOf(at) {
  const written = (timeZone) => new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(at).reduce((parts, { type, value }) => ({ ...parts, [type]: value }), {});
  const zone = document.body.dataset.zone || undefined;
  let parts;
  try {
    parts = written(zone);
  } catch {
    // A browser may not know a zone that the server knows.
    parts = written();
  }
  return `${parts.year}-${parts.month}-${parts.day}`;
}
