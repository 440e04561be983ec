// Keeps pages of one visit in line: other tabs, and pages that a browser has put
// aside whole and brings back by "Back". Nothing typed comes back after a deletion.

import { heard, settle, storedTexts, tell } from "./storage.ts";

export function followTabs(): void {
  let typed = false;
  let before = storedTexts();
  settle();
  addEventListener("storage", ({ key, newValue }) => heard(key, newValue));
  addEventListener("input", () => typed = true);
  addEventListener("pagehide", () => before = storedTexts());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    const now = storedTexts();
    const same = now["since"] === before["since"];
    if (same ? typed && !now["since"] : typed || before["since"]) {
      startAgain();
      return;
    }
    for (const name in { ...before, ...now }) if (now[name] !== before[name]) tell(name);
  });
}

/** Shows nothing until the page is new. */
function startAgain(): void {
  document.documentElement.hidden = true;
  location.reload();
}
