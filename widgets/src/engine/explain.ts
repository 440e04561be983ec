// Why a program is suggested: the parts of its score, largest first. They add
// up to the score; nothing else may be given as a reason.

import type { TermID } from "./hub.ts";
import type { Statistics } from "./idf.ts";
import type { Score } from "./score.ts";

export type Reason = { share: number } & (
  | { signal: "need"; term: TermID }
  | { signal: "gap"; gap: string; terms: TermID[] } // what the program offers for it
  | { signal: "freshness" }
);

export function explain(score: Score, offers: TermID[], stats: Statistics): Reason[] {
  const { need, gap, freshness } = score.contributions;
  const idf = score.needs.reduce((sum, term) => sum + stats.idf(term), 0);
  const weight = score.gaps.reduce((sum, g) => sum + g.weight, 0);
  const reasons: Reason[] = [
    ...score.needs.map((term): Reason => ({ signal: "need", term, share: (need * stats.idf(term)) / idf })),
    ...score.gaps.map((g): Reason => ({
      signal: "gap",
      gap: g.id,
      terms: g.programs.filter((term) => offers.includes(term)).sort((a, b) => stats.idf(b) - stats.idf(a)),
      share: (gap * g.weight) / weight,
    })),
    { signal: "freshness", share: freshness },
  ];
  return reasons.filter((r) => r.share > 0).sort((a, b) => b.share - a.share);
}
