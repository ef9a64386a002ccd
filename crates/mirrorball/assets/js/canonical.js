// The canonical JSON of the register: RFC 8785 with safe integers only, texts in NFC, keys in ASCII and sorted,
// no null, at most eight levels deep. What this gives is what a member signs, byte for byte.

const DEPTH_MAX = 8;

/**
 * The canonical text of a value.
 * @throws {TypeError} where the profile has no place for the value.
 */
export function canonical(value, depth = 1) {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return text(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not an integer within 2^53 - 1: ${value}`);
    return Object.is(value, -0) ? "0" : String(value);
  }
  if (value === null || typeof value !== "object") throw new TypeError(`no place for ${value}`);
  if (depth > DEPTH_MAX) throw new TypeError(`more than ${DEPTH_MAX} levels deep`);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  const members = Object.keys(value).sort().map((name) => {
    if (!/^[\x20-\x7e]*$/.test(name)) throw new TypeError(`a name that is not ASCII: ${name}`);
    return `${JSON.stringify(name)}:${canonical(value[name], depth + 1)}`;
  });
  return `{${members.join(",")}}`;
}

/** A text in NFC, escaped as RFC 8785 does; lone surrogates have no UTF-8 and are refused. */
function text(value) {
  const normal = value.normalize("NFC");
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(normal)) {
    throw new TypeError("a text with half a character");
  }
  return JSON.stringify(normal);
}
