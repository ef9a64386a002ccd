// Account numbers that whoever pays has typed: this browser remembers them if it is told to, and nobody else does.

const place = `bank:${document.body.dataset.community}`;

/** Fills in what is known, and keeps what is typed if whoever pays wants that. */
export function start() {
  const form = document.getElementById("bank");
  const keep = document.getElementById("bank-keep");
  if (!form || !keep) return;
  // The day is of this payment alone.
  const fields = () => [...form.querySelectorAll("input[name]")].filter((field) => field.type !== "date");

  keep.closest("label").hidden = false;
  const known = read();
  keep.checked = known !== null;
  for (const field of fields()) {
    const value = known?.[field.name];
    if (value && (!field.value || field.name === "payer")) field.value = value;
  }

  form.addEventListener("submit", () => {
    try {
      if (!keep.checked) {
        localStorage.removeItem(place);
        return;
      }
      // Those who are not paid this time stay known.
      const typed = Object.fromEntries(fields().map((field) => [field.name, field.value.trim()]));
      localStorage.setItem(place, JSON.stringify({ ...read(), ...typed }));
    } catch {
      // Nothing can be kept here; the file is made all the same.
    }
  });
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}
