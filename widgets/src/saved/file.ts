// A list as a file: JSON of version 1, with notes. Anything may stand in a file
// that somebody opens.

import { isId, most, type Saved } from "../shared/signals.ts";
import { asItIs } from "../shared/storage.ts";
import { fromKey, keyOf } from "./link.ts";

/** By key. */
export type Notes = Record<string, string>;

/** "" for none: a program may be called "constructor". */
export function noteOf(key: string, notes: Notes): string {
  return Object.hasOwn(notes, key) ? notes[key]! : "";
}

export const largest = 3e5; // bytes of a file

export function toFile(saved: readonly Saved[], notes: Notes): string {
  const entries = saved.map((one) => ({ id: one.id, service: one.service, name: one.name, note: noteOf(keyOf(one), notes) || undefined }));
  return JSON.stringify({ version: 1, saved: entries }, asItIs, 1);
}

export interface Merged {
  saved: Saved[];
  notes: Notes;
  refused: number; // not written as they should be, or more than a list may hold
}

/** A list with what a file adds to it; null when it is no file of ours. What is there
 * already stays, and a note of the file comes after its own. */
export function merge(text: string, saved: readonly Saved[], before: Notes): Merged | null {
  const entries = entriesOf(text);
  if (!Array.isArray(entries)) return null;
  const all = new Map(saved.map((one) => [keyOf(one), one]));
  const notes = { ...before };
  let refused = 0;
  for (const entry of entries) {
    const { id, service = "", name, note = "" } = Object(entry);
    const key = keyOf({ id, service });
    const isNew = !all.has(key);
    if (!isId(id) || service !== "" && !isId(service) || typeof name !== "string" || typeof note !== "string" || (isNew && all.size >= most)) {
      refused++;
      continue;
    }
    // What it offers comes with its page.
    if (isNew) all.set(key, { ...fromKey(key), name, offers: [] });
    const own = noteOf(key, notes);
    if (!own.includes(note)) notes[key] = `${own}\n${note}`.trim();
  }
  return { saved: [...all.values()], notes, refused };
}

function entriesOf(text: string): unknown {
  try {
    const { version, saved } = JSON.parse(text);
    return version === 1 && saved;
  } catch {
    return null; // no JSON, or no object
  }
}
