// Keeps pages of one visit in line: other tabs, and pages that a browser has put
// aside whole and brings back by "Back". Nothing typed comes back after a deletion.

import { expire, heard, settle, stored, tell } from "./storage.ts";

let follows = false;

/** The first call counts. What comes back with something that was deleted is to forget it. */
export function followTabs(forget = () => tell(null)): void {
  if (follows) return;
  follows = true;
  let typed = false;
  let before = stored();
  settle();
  addEventListener("storage", ({ key }) => heard(key));
  addEventListener("input", () => typed = true);
  addEventListener("pagehide", () => before = stored());
  document.addEventListener("visibilitychange", expire);
  addEventListener("pageshow", ({ persisted }) => {
    expire();
    if (!persisted) return;
    const now = stored();
    const { since } = before;
    if (now["since"] !== since ? typed || since : typed && !since) forget();
    else for (const name in { ...before, ...now }) if (now[name] !== before[name]) tell(name);
  });
}
