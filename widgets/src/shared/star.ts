// The star that saves a program among the visitor's signals.

import type { Program } from "../engine/program.ts";
import { h } from "./h.ts";
import { setSignals, signals } from "./signals.ts";
import * as words from "./text.ts";

/** A button that stays pressed. Fires hub:save; a page that cancels it keeps the
 * program from being saved. */
export function star({ id, name, offers }: Program): HTMLElement {
  const others = () => signals().saved.filter((saved) => saved.id !== id || saved.service);
  const isSaved = () => others().length < signals().saved.length;
  const button = h("button", {
    type: "button",
    class: "star",
    part: "button",
    "aria-label": `${words.save}: ${name}`,
    "aria-pressed": String(isSaved()),
    onclick: () => {
      const saved = !isSaved();
      const detail = { id, saved };
      if (!button.dispatchEvent(new CustomEvent("hub:save", { bubbles: true, composed: true, cancelable: true, detail }))) return;
      setSignals({ saved: saved ? [...others(), { id, name, offers }] : others() });
      button.setAttribute("aria-pressed", String(saved));
    },
  }, words.save);
  return button;
}
