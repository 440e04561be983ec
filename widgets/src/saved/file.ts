// A list as a file: JSON of version 1, with notes. Anything may stand in a file
// that somebody opens.

import type { Saved } from "../shared/signals.ts";
import { fromKey, isKey, keyOf } from "./link.ts";

/** By key. */
export type Notes = Record<string, string>;

export const longest = { list: 100, name: 200, note: 500, file: 1e6 }; // entries, UTF-16 units, bytes

export function toFile(saved: readonly Saved[], notes: Notes): string {
  const entries = saved.map((one) => ({ id: one.id, service: one.service, name: one.name, note: notes[keyOf(one)] }));
  return JSON.stringify({ version: 1, saved: entries }, null, 1);
}

export interface Merged {
  saved: Saved[];
  notes: Notes;
  added: number;
  refused: number; // not written as they should be, or more than a list may hold
}

/** A list with what a file adds to it; null when it is no file of ours. What is there
 * already stays, and a note of the file comes after its own. */
export function merge(text: string, saved: readonly Saved[], before: Notes): Merged | null {
  const { version, saved: entries } = parse(text);
  if (version !== 1 || !Array.isArray(entries)) return null;
  const all = new Map(saved.map((one) => [keyOf(one), one]));
  const notes = { ...before };
  let refused = 0;
  for (const entry of entries) {
    const { id, service, name, note = "" } = Object(entry);
    const key = keyOf({ id, service });
    const isNew = !all.has(key);
    if (!isKey(key) || typeof name !== "string" || typeof note !== "string" || (isNew && all.size >= longest.list)) {
      refused++;
      continue;
    }
    // What it offers comes with its page.
    if (isNew) all.set(key, { ...fromKey(key), name: name.slice(0, longest.name), offers: [] });
    const own = notes[key] ?? "";
    if (!own.includes(note)) notes[key] = `${own}\n${note.slice(0, longest.note)}`.trim();
  }
  return { saved: [...all.values()], notes, added: all.size - saved.length, refused };
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
