// How alike two programs are: the cosine of their IDF vectors over the terms of
// facets that count when programs are compared.

import type { TermID } from "./hub.ts";
import type { Statistics } from "./idf.ts";

export function similar(p: TermID[], q: TermID[], stats: Statistics): number {
  const square = (terms: TermID[]) =>
    terms.reduce((sum, term) => sum + (stats.compared(term) ? stats.idf(term) ** 2 : 0), 0);
  const length = Math.sqrt(square(p)) * Math.sqrt(square(q));
  return length > 0 ? square(p.filter((term) => q.includes(term))) / length : 0;
}
