// "Leave quickly", a plain link with data-hub="exit": the script empties what
// widgets kept and leaves no way back to this page. Other pages of the visit stay
// in the history, and the network may have seen them; the link's text says so.

import { forgetAll } from "./storage.ts";

export function exit(event: Event): void {
  const target = event.composedPath()[0];
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-hub="exit"]') : null;
  if (!link) return;
  forgetAll();
  event.preventDefault();
  location.replace(link.href);
}
