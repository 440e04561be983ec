/** Draws a part of a tool anew, though not under somebody's fingers: while the focus is
 * within, that waits until it has left. What is given asks for it; now, when all was deleted. */
export function calmly(part: HTMLElement, draw: () => void, stop: AbortSignal): (now?: boolean) => void {
  let due = false;
  const look = (now?: boolean) => {
    // A window without the focus still has an active element; :focus-within may not match then.
    if (!due || !now && part.contains((part.getRootNode() as ShadowRoot).activeElement)) return;
    due = false;
    draw();
  };
  part.addEventListener("focusout", () => setTimeout(look), { signal: stop });
  return (now) => {
    due = true;
    look(now);
  };
}
