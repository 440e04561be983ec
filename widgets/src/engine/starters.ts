// Good places to start when nothing is known about a visitor: a varied set.

import { judge, type Must } from "./constraints.ts";
import type { Facet, SuggestionSettings, TermID } from "./hub.ts";
import type { Programs } from "./load.ts";
import type { Program } from "./program.ts";
import { group, type Ranking, type Suggestion } from "./rank.ts";
import { scoreProgram } from "./score.ts";
import { tie } from "./tie.ts";

/** In an order that changes by the week, first one program of each kind and
 * organization, then whatever else there is. */
export function starters(
  all: Programs,
  vocabulary: Facet[],
  must: Must,
  settings: SuggestionSettings,
  week: string,
): Ranking {
  const found: Suggestion[] = [];
  for (const program of all.programs) {
    const verdict = judge(program, must);
    if (verdict.group === "excluded") continue;
    const score = scoreProgram(program, { needs: [], gaps: [] }, all.statistics, settings, all.asOf);
    found.push({ program, verdict, score });
  }
  const order = new Map(found.map((s) => [s, tie(s.program.id, week)]));
  found.sort((a, b) => order.get(a)! - order.get(b)!);
  return group(varied(found, kindsOf(vocabulary)), settings.count);
}

/** Those that bring a new kind and a new organization first, else as they came. */
function varied(found: Suggestion[], kinds: Set<TermID>): Suggestion[] {
  const seen = new Set<string>();
  const first: Suggestion[] = [];
  const rest: Suggestion[] = [];
  for (const s of found) {
    const marks = marksOf(s.program, kinds);
    const isNew = marks.every((mark) => !seen.has(mark));
    if (isNew) marks.forEach((mark) => seen.add(mark));
    (isNew ? first : rest).push(s);
  }
  return [...first, ...rest];
}

function marksOf(program: Program, kinds: Set<TermID>): string[] {
  const owned = program.offers.filter((term) => kinds.has(term)).map((term) => `kind ${term}`);
  return [...owned, `organization ${program.organization || program.id}`];
}

function kindsOf(vocabulary: Facet[]): Set<TermID> {
  const kinds = new Set<TermID>();
  let id = 0;
  for (const facet of vocabulary) {
    for (const _ of facet.terms) {
      if (facet.role === "kind") kinds.add(id);
      id++;
    }
  }
  return kinds;
}
