// A file that was made in the browser, handed over to whoever looks at the page.

/** So long a browser may take to begin with the file. */
const HAND_OVER_MS = 60_000;

/** Hands a file out under this name. */
export function handOut(blob, name) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HAND_OVER_MS);
}
