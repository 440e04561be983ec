// What is never relaxed: closed programs, age, and terms a visitor cannot do
// without. Unknown is never no: it is a question to ask.

import type { TermID } from "./hub.ts";
import { isOpen } from "./idf.ts";
import type { Program } from "./program.ts";

export interface Must {
  age: number | null; // years; null when not said
  terms: TermID[];
}

export interface Verdict {
  group: "fits" | "ask first" | "excluded";
  ask: TermID[]; // of which nothing is known
  askAge: boolean; // an age was said and the program has no limits on record
}

const excluded: Verdict = { group: "excluded", ask: [], askAge: false };

export function judge(program: Program, must: Must): Verdict {
  if (!isOpen(program) || must.terms.some((term) => program.lacks.includes(term))) return excluded;
  const youngest = program.minimumAge ?? null;
  const oldest = program.maximumAge ?? null;
  if (must.age !== null) {
    if (youngest !== null && must.age < youngest) return excluded;
    if (oldest !== null && must.age > oldest) return excluded;
  }
  const ask = must.terms.filter((term) => !program.offers.includes(term));
  const askAge = must.age !== null && youngest === null && oldest === null;
  return { group: askAge || ask.length > 0 ? "ask first" : "fits", ask, askAge };
}
