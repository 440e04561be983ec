// What to give up, and in which order, when too little fits.

import type { Atlas } from "./atlas.ts";
import type { Answer, Query } from "./find.ts";
import type { Facet, TermID } from "./hub.ts";

/** What was given up so that there is something to show; said on the page. */
export type Relaxation = { dropped: TermID[] } | { radius: number } | { online: true };

/** An answer, and what was given up for it, in the order of giving up. */
export interface RelaxedAnswer extends Answer {
  relaxed: Relaxation[];
}

/** As find. When fewer than 3 fit, gives up optional groups of query.must, the latest
 * first; then doubles the radius, four times at most; then counts what is online. Groups of facets
 * with the role "constraint", and age, are never given up. */
export async function findRelaxed(
  atlas: Atlas,
  vocabulary: Facet[],
  query: Query,
  week: string,
  onAnswer: (answer: RelaxedAnswer) => void,
  signal: AbortSignal,
): Promise<RelaxedAnswer> {
  void atlas, vocabulary, query, week, onAnswer, signal;
  throw new Error("not yet");
}
