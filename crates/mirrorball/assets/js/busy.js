// Buttons that rest while what they do is done.

/** Lets a button rest; gives what wakes it. A button that rests loses the focus: whoever goes by keys gets it back. */
export function rest(button) {
  const held = document.activeElement === button;
  button.disabled = true;
  return () => {
    button.disabled = false;
    if (held && document.activeElement === document.body) button.focus();
  };
}
