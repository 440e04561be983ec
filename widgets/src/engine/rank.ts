// From all programs to the few that are shown.

import { judge, type Must, type Verdict } from "./constraints.ts";
import type { SuggestionSettings } from "./hub.ts";
import type { Programs } from "./load.ts";
import type { Program } from "./program.ts";
import { scoreProgram, type Score, type Wishes } from "./score.ts";
import { tie } from "./tie.ts";

export interface Suggestion {
  program: Program;
  verdict: Verdict;
  score: Score;
}

export interface Ranking {
  fits: Suggestion[];
  askFirst: Suggestion[]; // something the visitor must have is not known
}

const perOrganization = 2;
const askFirstAtLeast = 3;

/** The programs that meet most of what a visitor wishes. One that is only fresh
 * is no suggestion. */
export function rank(
  all: Programs,
  wishes: Wishes,
  must: Must,
  settings: SuggestionSettings,
  week: string,
): Ranking {
  const found: Suggestion[] = [];
  for (const program of all.programs) {
    const verdict = judge(program, must);
    if (verdict.group === "excluded") continue;
    const score = scoreProgram(program, wishes, all.statistics, settings, all.asOf);
    if (score.needs.length + score.gaps.length > 0) found.push({ program, verdict, score });
  }
  const ties = new Map(found.map((s) => [s, tie(s.program.id, week)]));
  found.sort((a, b) => b.score.score - a.score.score || ties.get(a)! - ties.get(b)!);
  return group(found, settings.count);
}

/** Splits an ordered list by verdict, at most two of an organization in all. */
export function group(found: Suggestion[], count: number): Ranking {
  const seen = new Map<string, number>();
  const take = (name: Verdict["group"], most: number) => {
    const taken: Suggestion[] = [];
    for (const s of found) {
      if (taken.length === most) break;
      const { organization, id } = s.program;
      const owner = organization || id;
      if (s.verdict.group !== name || (seen.get(owner) ?? 0) >= perOrganization) continue;
      seen.set(owner, (seen.get(owner) ?? 0) + 1);
      taken.push(s);
    }
    return taken;
  };
  const fits = take("fits", count);
  return { fits, askFirst: take("ask first", Math.max(count - fits.length, askFirstAtLeast)) };
}
