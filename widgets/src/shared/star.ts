// The star that saves a program, or a service of one, among the visitor's signals.

import { button } from "./button.ts";
import { emit } from "./emit.ts";
import type { Child, Properties } from "./h.ts";
import type { Say } from "./say.ts";
import { setSignals, signals, type Saved } from "./signals.ts";

/** A button that stays pressed. Fires hub:save; a page that cancels it keeps the
 * program or service from being saved. */
export function saving({ id, service, name, offers }: Saved, label: Child, more: Properties = {}): HTMLElement {
  const isThis = (saved: Saved) => saved.id === id && saved.service === service;
  const isSaved = () => signals().saved.some(isThis);
  const star = button(label, () => {
    const saved = !isSaved();
    if (!emit(star, "save", { id, service, saved })) return;
    const others = signals().saved.filter((one) => !isThis(one));
    setSignals({ saved: saved ? [...others, { id, service, name, offers }] : others });
    star.setAttribute("aria-pressed", String(saved));
  }, { class: "star", "aria-pressed": String(isSaved()), ...more });
  return star;
}

/** The star of a card. */
export function star(saved: Saved, say: Say): HTMLElement {
  return saving(saved, say("save"), { "aria-label": say("pair", { label: say("save"), value: saved.name }) });
}
