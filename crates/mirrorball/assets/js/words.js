// The few texts that the script itself says. They come with the page, in the reader's language.

// A page whose script says more brings those texts in a place of its own.
const source = () => ({
  ...document.getElementById("words")?.dataset,
  ...document.getElementById("check-words")?.dataset,
  ...document.getElementById("page-words")?.dataset,
});

/** The text of this name, with {fields} filled in. */
export function say(name, fields = {}) {
  const text = source()[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole);
}
