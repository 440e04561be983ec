// What suggestions may rest on: what a visitor has said and done on this device.

import type { Gap } from "./gaps.ts";
import type { TermID } from "./hub.ts";
import type { Place } from "./place.ts";

/** The parts of a score, as the hub's weights name them. */
export type SignalName = "need" | "gap" | "near" | "filters" | "saved" | "freshness" | "explored";

export interface Signals {
  gaps: readonly Gap[]; // from the checklist
  needs: readonly TermID[]; // chosen
  must: readonly TermID[]; // never relaxed: age group, gender
  age: number | null; // years; null: not said
  place: Place | null;
  radius: number | null; // miles; null: as far as the hub's settings say
  filters: readonly { term: TermID; at: number }[]; // milliseconds since 1970; the latest is last
  saved: readonly { id: string; name: string; offers: TermID[] }[];
  explored: readonly { id: string; name?: string; offers: TermID[]; at: number }[];
  hidden: readonly string[]; // programs that are "not for me"
  off: readonly SignalName[]; // what the visitor does not want to be used
}
