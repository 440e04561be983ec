// How much a term says: the rarer among open programs, the more.

import type { Facet, TermID } from "./hub.ts";
import type { Settings } from "./settings.ts";

export interface Statistics {
  facets: Facet[]; // by TermID
  average: number; // compared terms that an open program offers, on average
  idf(term: TermID): number; // ln((N+1) / (df+1)) + 1 over open programs
  rarest(terms: readonly TermID[]): TermID[]; // in that order
}

export function statistics(vocabulary: readonly Facet[], { open, average, offering }: Settings["statistics"]): Statistics {
  const known = offering.map((count) => Math.log((open + 1) / (count + 1)) + 1);
  const idf = (term: TermID) => known[term] ?? Math.log(open + 1) + 1;
  return {
    facets: vocabulary.flatMap((facet) => facet.terms.map(() => facet)),
    average,
    idf,
    rarest: (terms) => [...terms].sort((a, b) => idf(b) - idf(a)),
  };
}
