// What to give up, and in which order, when too little fits.

import type { Atlas } from "./atlas.ts";
import { find, type Answer, type Query } from "./find.ts";
import type { Facet, TermID } from "./hub.ts";

/** What was given up so that there is something to show; said on the page. */
export type Relaxation = { dropped: TermID[] } | { radius: number } | { online: true };

/** An answer, and what was given up for it, in the order of giving up. */
export interface RelaxedAnswer extends Answer {
  relaxed: Relaxation[];
}

const enough = 3;
const doublings = 4;

/** As find. When fewer than 3 fit, gives up optional groups of query.must, the latest
 * first; then doubles the radius, four times at most; then counts what is wide. Groups of facets
 * with the role "constraint", and age, are never given up. */
export async function findRelaxed(
  atlas: Atlas,
  vocabulary: Facet[],
  query: Query,
  week: string,
  onAnswer: (answer: RelaxedAnswer) => void,
  signal: AbortSignal,
): Promise<RelaxedAnswer> {
  const fixed = new Set(constraints(vocabulary));
  const relaxed: Relaxation[] = [];
  const told = (answer: Answer, done: boolean) => ({ ...answer, relaxed: [...relaxed], done });
  let doubled = 0;
  for (;;) {
    const isFirst = relaxed.length === 0;
    const answer = await find(atlas, query, week, (answer) => isFirst && !answer.done && onAnswer(told(answer, false)), signal);
    const group = [...query.must].reverse().find((terms) => !terms.some((term) => fixed.has(term)));
    if (answer.fits.length < enough && group) {
      relaxed.push({ dropped: [...group] });
      query = { ...query, must: query.must.filter((terms) => terms !== group) };
    } else if (answer.fits.length < enough && query.radius !== null && doubled++ < doublings) {
      query = { ...query, radius: query.radius * 2 };
      if (doubled > 1) relaxed.pop();
      relaxed.push({ radius: query.radius! });
    } else {
      if (answer.fits.length < enough && answer.wide.length > 0) relaxed.push({ online: true });
      const last = told(answer, true);
      onAnswer(last);
      return last;
    }
  }
}

function constraints(vocabulary: Facet[]): TermID[] {
  return vocabulary.flatMap(({ role, terms }) => terms.map(() => role === "constraint")).flatMap((isFixed, id) => (isFixed ? id : []));
}
