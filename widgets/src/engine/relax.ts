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
 * first; then doubles the radius around a place, four times at most; then counts what has become wide. Groups of facets
 * with the role "constraint", age, and what query.fixed holds are never given up. */
export async function findRelaxed(
  atlas: Atlas,
  vocabulary: Facet[],
  query: Query,
  week: string,
  onAnswer: (answer: RelaxedAnswer) => void,
  signal: AbortSignal,
): Promise<RelaxedAnswer> {
  const isFixed = vocabulary.flatMap(({ role, terms }) => terms.map(() => role === "constraint")); // by TermID
  const dropped: Relaxation[] = [];
  let { must, radius } = query;
  let before: number | undefined; // what was wide when nothing was given up
  for (let doubled = 0; ; ) {
    const relaxed = radius === query.radius ? dropped : [...dropped, { radius: radius! }];
    const tell = (answer: Answer) => {
      if (!answer.done && relaxed.length === 0) onAnswer({ ...answer, relaxed });
    };
    const answer = await find(atlas, { ...query, must, radius }, week, tell, signal);
    const wide = answer.wide.length;
    before ??= wide;
    const few = answer.fits.length + (query.place ? 0 : wide) < enough;
    const group = [...must].reverse().find((terms) => !terms.some((term) => isFixed[term]));
    if (few && group) {
      must = must.filter((terms) => terms !== group);
      dropped.push({ dropped: [...group] });
    } else if (few && query.place && radius !== null && doubled++ < doublings) {
      radius *= 2;
    } else {
      const last = { ...answer, relaxed: few && wide > before ? [...relaxed, { online: true as const }] : relaxed };
      onAnswer(last);
      return last;
    }
  }
}
