// A visitor's own words on what was saved, kept beside it under "saved".

import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { keep, recall } from "../shared/storage.ts";
import { signals } from "../shared/signals.ts";
import { noteOf, type Notes } from "./file.ts";
import { keyOf } from "./link.ts";

const longest = 500; // UTF-16 units

/** Anything may stand in the storage. */
export function notes(): Notes {
  return Object.fromEntries(Object.entries(Object(recall("saved"))).filter(([, note]) => typeof note === "string")) as Notes;
}

/** Keeps a note; an empty one is none. */
export function setNote(key: string, note = ""): void {
  const { [key]: _, ...others } = notes();
  keep("saved", note ? { ...others, [key]: note } : others);
}

/** Forgets notes on what is saved no more. */
export function pruneNotes(): void {
  const all = notes();
  const saved = new Set(signals().saved.map(keyOf));
  const rest = Object.entries(all).filter(([key]) => saved.has(key));
  if (rest.length < Object.keys(all).length) keep("saved", Object.fromEntries(rest));
}

/** The field, and the same for paper, where a field would cut it off. */
export function noteField(key: string, name: string, say: Say): HTMLElement[] {
  const note = noteOf(key, notes());
  const printed = h("p", { class: "paper note" }, note);
  const field = h("textarea", { rows: 2, maxlength: longest, autocomplete: "off",
    "aria-label": say("pair", { label: say("note"), value: name }),
    oninput: () => setNote(key, printed.textContent = field.value) });
  field.value = note;
  return [h("label", { class: "screen" }, say("note"), field), printed, h("p", { class: "paper" }, say("call_notes")),
    h("p", { class: "paper" }), h("p", { class: "paper" })];
}
