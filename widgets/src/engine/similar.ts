// How alike two programs are: the cosine of their IDF vectors over the terms of
// facets that count when programs are compared.

import type { Facet, TermID } from "./hub.ts";
import type { Statistics } from "./idf.ts";

/** What a program offers, as far as programs are compared. */
export interface Vector {
  terms: Set<TermID>;
  length: number;
}

export function vectorOf(offers: readonly TermID[], stats: Statistics, counts = (facet: Facet) => facet.similar): Vector {
  const terms = new Set(offers.filter((term) => stats.facets[term] && counts(stats.facets[term])));
  return { terms, length: Math.sqrt(product(terms, terms, stats)) };
}

/** 0 to 1; 0 when either offers nothing that is compared. */
export function cosine(p: Vector, q: Vector, stats: Statistics): number {
  return product(p.terms, q.terms, stats) / (p.length * q.length) || 0;
}

function product(p: Set<TermID>, q: Set<TermID>, { idf }: Statistics): number {
  let sum = 0;
  for (const term of p) if (q.has(term)) sum += idf(term) ** 2;
  return sum;
}

/** The rarest terms that both offer, three at most. */
export function shared(p: Vector, q: Vector, { rarest }: Statistics): TermID[] {
  return rarest([...p.terms].filter((term) => q.terms.has(term))).slice(0, 3);
}
