// What is never relaxed: closed programs, distance, age, and terms a visitor
// cannot do without. Unknown is never no: it is a question to ask.

import type { TermID } from "./hub.ts";
import type { Known } from "./score.ts";

export interface Limits {
  must: readonly TermID[]; // all of them
  age: number | null; // years; null when not said
  radius: number; // miles
  wanted: readonly (readonly TermID[])[]; // out is what is known to have none of a group
}

export interface Verdict {
  ask: TermID[]; // of which nothing is known
  askAge: boolean; // an age was said and the program has no limits on record
}

/** Null when the program is out. It fits when there is nothing to ask. */
export function judge({ program, miles }: Known, { must, age, radius, wanted }: Limits): Verdict | null {
  const { status, offers, lacks, minimumAge, maximumAge } = program;
  const lacking = (term: TermID) => lacks.includes(term);
  const isClosed = status && status !== "active";
  const isWrongAge = age !== null && (age < (minimumAge ?? age) || age > (maximumAge ?? age));
  if (isClosed || isWrongAge || miles! > radius || must.some(lacking) || wanted.some((group) => group.every(lacking))) return null;
  return {
    ask: must.filter((term) => !offers.includes(term)),
    askAge: age !== null && (minimumAge ?? maximumAge ?? null) === null,
  };
}
