// "Leave quickly": a plain link with data-hub="exit". The script empties what
// widgets kept and leaves no way back to this page, also when Shift is pressed three
// times. Other pages of the visit stay in the history, and the network may have seen
// them; the link's text says so.

import { shifts } from "./shift.ts";
import { keepNothing } from "./storage.ts";
import { wipe } from "./wipe.ts";

const exit = 'a[data-hub="exit"]';

export function followExit(): void {
  const isLast = shifts();
  const follow = (event: Event) => {
    const link = document.querySelector<HTMLAnchorElement>(exit);
    const clicked = event.type === "click" && (event.target as Element).closest?.(exit);
    if (!isLast(event as KeyboardEvent) && !clicked || !link) return;
    event.preventDefault();
    leave(link.href);
  };
  for (const type of ["click", "keydown", "keyup", "pointerdown"]) addEventListener(type, follow, true);
}

/** What widgets kept is gone at once; caches follow while the other site loads. */
export function leave(href: string): void {
  void wipe();
  vanish();
  location.replace(href);
}

/** For a page that is about to end: shows nothing, and keeps nothing that it still works on. */
export function vanish(): void {
  keepNothing();
  document.documentElement.hidden = true;
}
