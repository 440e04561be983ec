// The star that saves a program among the visitor's signals.

import type { Program } from "../engine/program.ts";
import { button } from "./button.ts";
import { emit } from "./emit.ts";
import { setSignals, signals } from "./signals.ts";
import * as words from "./text.ts";

/** A button that stays pressed. Fires hub:save; a page that cancels it keeps the
 * program from being saved. */
export function star({ id, name, offers }: Program): HTMLElement {
  const others = () => signals().saved.filter((saved) => saved.id !== id || saved.service);
  const isSaved = () => others().length < signals().saved.length;
  const star = button(words.save, () => {
    const saved = !isSaved();
    if (!emit(star, "save", { id, saved })) return;
    setSignals({ saved: saved ? [...others(), { id, name, offers }] : others() });
    star.setAttribute("aria-pressed", String(saved));
  }, { class: "star", "aria-label": `${words.save}: ${name}`, "aria-pressed": String(isSaved()) });
  return star;
}
