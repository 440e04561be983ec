// What to do when too little fits: look farther, and say so. What somebody asks for
// stays asked for.

import type { Atlas } from "./atlas.ts";
import { find, type Answer, type Query } from "./find.ts";
import type { TermID } from "./hub.ts";

/** What was given up so that there is something to show; said on the page. The finder gives up its radius only. */
export type Relaxation = { dropped: TermID[] } | { radius: number } | { online: true };

/** An answer, and what was given up for it. */
export interface RelaxedAnswer extends Answer {
  relaxed: Relaxation[];
}

const enough = 3;
const widest = 2 ** 4; // times the radius that was asked for

/** As find. When fewer than 3 fit, doubles the radius around a place, four times at most. Nothing else is given
 * up: what does not fit is not listed, however little does. */
export async function findRelaxed(
  atlas: Atlas,
  query: Query,
  week: string,
  onAnswer: (answer: RelaxedAnswer) => void,
  signal: AbortSignal,
): Promise<RelaxedAnswer> {
  for (let times = 1; ; times *= 2) {
    const radius = query.radius && query.radius * times;
    const relaxed = radius && times > 1 ? [{ radius }] : [];
    const tell = (answer: Answer) => {
      if (!answer.done && times === 1) onAnswer({ ...answer, relaxed });
    };
    const answer = await find(atlas, { ...query, radius }, week, tell, signal);
    if (answer.fits.length < enough && query.place && radius && times < widest) continue;
    const last = { ...answer, relaxed };
    onAnswer(last);
    return last;
  }
}
