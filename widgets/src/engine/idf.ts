// How much a term says: the rarer among open programs, the more.

import type { Facet, TermID } from "./hub.ts";
import type { Program } from "./program.ts";

export interface Statistics {
  idf(term: TermID): number; // ln((N+1) / (df+1)) + 1 over open programs
  compared(term: TermID): boolean; // its facet counts when programs are compared
  average: number; // compared terms that an open program offers, on average
}

export function statistics(vocabulary: Facet[], programs: readonly Program[]): Statistics {
  const similar = vocabulary.flatMap((facet) => facet.terms.map(() => facet.similar === true));
  const count = new Uint32Array(similar.length);
  let open = 0;
  let compared = 0;
  for (const program of programs) {
    if (!isOpen(program)) continue;
    open++;
    for (const term of program.offers) {
      count[term]!++;
      if (similar[term]) compared++;
    }
  }
  const idf = Float64Array.from(count, (n) => Math.log((open + 1) / (n + 1)) + 1);
  const unseen = Math.log(open + 1) + 1;
  return {
    idf: (term) => idf[term] ?? unseen,
    compared: (term) => similar[term] === true,
    average: open > 0 ? compared / open : 0,
  };
}

/** An absent status means active, the usual case. */
export function isOpen(program: Program): boolean {
  return !program.status || program.status === "active";
}
