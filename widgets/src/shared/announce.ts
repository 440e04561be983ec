// Tells people who listen to the page what changed, when they are ready for it.

import { h } from "./h.ts";

export interface Announcer {
  region: HTMLElement; // belongs into the shadow root, before anything is said
  say(text: string): void;
}

export function announcer(): Announcer {
  const region = h("p", { role: "status", class: "unseen" });
  return {
    region,
    say(text) {
      // The same words twice in a row are only read again when they changed between.
      region.textContent = region.textContent === text ? `${text}\u00a0` : text;
    },
  };
}
