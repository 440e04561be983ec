// "Leave quickly": a plain link with data-hub="exit". The script empties what
// widgets kept and leaves no way back to this page. Shift three times leaves as fast, but
// spares what was kept on the device. Other pages of the visit stay in the history,
// and the network may have seen them; the link's text says so.

import { shifts } from "./shift.ts";
import { forgetTab, keepNothing, keptUntil } from "./storage.ts";
import { wipe } from "./wipe.ts";
import { workers } from "./workers.ts";

const exit = 'a[data-hub="exit"]';

let follows = false;

export function followExit(): void {
  if (follows) return;
  follows = true;
  const isLast = shifts();
  const follow = (event: Event) => {
    const clicked = event.type === "click" && (event.target as Element).closest?.<HTMLAnchorElement>(exit);
    const link = clicked || isLast(event as KeyboardEvent) && document.querySelector<HTMLAnchorElement>(exit);
    if (!link) return;
    event.preventDefault();
    leave(link.href, !clicked && keptUntil() ? forgetTab : wipe);
  };
  for (const type of ["click", "keydown", "keyup", "pointerdown", "focus", "blur"]) addEventListener(type, follow, true);
}

const patience = 200; // milliseconds, on an empty page, for a worker and its caches to go

/** What widgets kept is gone at once. Without a worker caches follow while the other site loads. */
export function leave(href: string, forget: () => unknown = wipe): void {
  vanish();
  try {
    document.open(); // takes every listener off the window: none asks whether to stay
    document.close();
  } catch {
    // XHTML
  }
  document.title = href.split("/")[2]!; // its host: the tab shows it until the other site is there
  const go = () => location.replace(href);
  const forgotten = forget();
  if (!workers?.controller) return go();
  setTimeout(go, patience);
  void Promise.resolve(forgotten).then(go);
}

/** For a page that is about to end: shows nothing, and keeps nothing that it still works on. */
export function vanish(): void {
  keepNothing();
  document.documentElement.style.setProperty("display", "none", "important"); // hidden gives way to a page's own style
}
