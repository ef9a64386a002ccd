// The few texts that the script itself says. They come with the page, in the reader's language.

const source = () => document.getElementById("words")?.dataset ?? {};

/** The text of this name, with {fields} filled in. */
export function say(name, fields = {}) {
  const text = source()[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole);
}
