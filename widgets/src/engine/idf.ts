// How much a term says: the rarer among open programs, the more.

import type { Facet, TermID } from "./hub.ts";
import type { Settings } from "./settings.ts";

export interface Statistics {
  idf(term: TermID): number; // ln((N+1) / (df+1)) + 1 over open programs
  sum(terms: readonly TermID[]): number; // of their idf
  compared(terms: readonly TermID[]): TermID[]; // those of facets that count when programs are compared
  average: number; // compared terms that an open program offers, on average
}

export function statistics(vocabulary: readonly Facet[], { open, average, offering }: Settings["statistics"]): Statistics {
  const similar = vocabulary.flatMap((facet) => facet.terms.map(() => facet.similar));
  const idf = (term: TermID) => Math.log((open + 1) / ((offering[term] ?? 0) + 1)) + 1;
  return {
    idf,
    sum: (terms) => terms.reduce((sum, term) => sum + idf(term), 0),
    compared: (terms) => terms.filter((term) => similar[term]),
    average,
  };
}
