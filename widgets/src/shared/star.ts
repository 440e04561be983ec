// The star that saves a program, or a service of one, among the visitor's signals.

import { button } from "./button.ts";
import { emit } from "./emit.ts";
import { fallback, sayFallback } from "./fallback.ts";
import { h, type Child, type Properties } from "./h.ts";
import type { Say } from "./say.ts";
import { most, onSignals, setSignals, signals, type Saved } from "./signals.ts";

/** What each star shows by what is saved. A star that is gone takes its entry along. */
const looks = new WeakMap<HTMLElement, (saved: Saved[]) => void>();
const stars = new Set<WeakRef<HTMLElement>>();

// Saved or not may be said elsewhere: by another star or tab, or by a deletion.
onSignals(() => {
  const { saved } = signals();
  for (const ref of stars) {
    const star = ref.deref();
    if (star) looks.get(star)!(saved);
    else stars.delete(ref);
  }
}, new AbortController().signal);

/** Whether the page lets it be saved, or taken off: fires hub:save. */
export function maySave(from: Element, saved: boolean, { id, service }: Pick<Saved, "id" | "service">): boolean {
  return emit(from, "save", { saved }, { id, service });
}

/** A button that stays pressed, and does what it shows, if the page lets it. Of a full list
 * it says so. */
export function saving({ id, service, name, offers }: Saved, label: Child, more: Properties = {}): HTMLElement {
  const isThis = (saved: Saved) => saved.id === id && saved.service === service;
  const full = h("strong", { class: "notice", role: "alert" }); // within a paragraph of buttons
  const look = (saved: Saved[]) => star.setAttribute("aria-pressed", String(saved.some(isThis)));
  const star = button(label, () => {
    const saved = star.getAttribute("aria-pressed") !== "true";
    const others = signals().saved.filter((one) => !isThis(one));
    full.remove();
    if (saved && others.length >= most) {
      full.textContent = sayFallback(fallback(star))("full", { n: most });
      return star.after(full);
    }
    if (maySave(star, saved, { id, service })) setSignals({ saved: saved ? [...others, { id, service, name, offers }] : others });
  }, { class: "star", part: "button save", ...more });
  look(signals().saved);
  looks.set(star, look);
  stars.add(new WeakRef(star));
  return star;
}

/** The star of a card. */
export function star(saved: Saved, say: Say): HTMLElement {
  return saving(saved, say("save"), { "aria-label": say("pair", { label: say("save"), value: saved.name }) });
}
