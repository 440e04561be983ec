// "Leave quickly": a plain link with data-hub="exit". The script empties what
// widgets kept and leaves no way back to this page, also when Shift is pressed three
// times. Other pages of the visit stay in the history, and the network may have seen
// them; the link's text says so.

import { shifts } from "./shift.ts";
import { wipe } from "./wipe.ts";

const link = 'a[data-hub="exit"]';

export function followExit(): void {
  addEventListener("click", (event) => {
    const target = event.composedPath()[0];
    const clicked = target instanceof Element ? target.closest<HTMLAnchorElement>(link) : null;
    if (!clicked) return;
    event.preventDefault();
    leave(clicked.href);
  });
  const isLast = shifts();
  const listen = (event: Event) => {
    const here = document.querySelector<HTMLAnchorElement>(link);
    if (isLast(event as KeyboardEvent) && here) leave(here.href);
  };
  for (const type of ["keydown", "keyup", "pointerdown"]) addEventListener(type, listen, true);
}

/** What widgets kept is gone at once; caches follow while the other site loads. */
export function leave(href: string): void {
  void wipe();
  document.documentElement.hidden = true;
  location.replace(href);
}
