// From candidates to the few that are shown, and what is given up when they are
// too few.

import { judge, type Verdict } from "./constraints.ts";
import type { Facet, TermID } from "./hub.ts";
import { statistics } from "./idf.ts";
import { choose, type Choice, type Rules } from "./mmr.ts";
import { scorerOf, type Known, type Score } from "./score.ts";
import type { Settings } from "./settings.ts";
import type { SignalName, Signals } from "./signals.ts";
import { cosine, vectorOf, type Vector } from "./similar.ts";
import type { Relaxation } from "./relax.ts";
import type { Suggestions } from "./suggest.ts";
import { isoWeek, tie } from "./tie.ts";

export type Ranked<C> = C & Choice & Verdict & Score & { vector: Vector };

export interface Ranking<C> extends Pick<Suggestions, "starters" | "relaxed" | "active"> {
  items: Ranked<C>[];
  askFirst: Ranked<C>[];
}

const enough = 3; // to give nothing up for; places for what to ask about, at least
const largest = 3; // gaps that the list has something for
const doublings = 4;
const content: SignalName[] = ["need", "gap", "filters", "saved", "explored"];

/** reach gives the candidates within so many miles, and those without a distance. */
export async function rank<C extends Known>(
  reach: (radius: number) => Promise<C[]>,
  vocabulary: readonly Facet[],
  settings: Settings,
  signals: Signals,
  now: Date,
): Promise<Ranking<C>> {
  const stats = statistics(vocabulary, settings.statistics);
  const { active, score } = scorerOf(signals, settings, stats, now);
  const on = active.map(({ signal }) => signal);
  const starters = on.every((name) => name === "freshness");
  const said = content.filter((name) => on.includes(name));
  const facets = vocabulary.flatMap((facet) => facet.terms.map(() => facet));
  const gaps = on.includes("gap") ? [...signals.gaps].sort((a, b) => b.weight - a.weight) : [];
  const rules: Rules<Ranked<C>> = {
    ...settings,
    online: signals.place ? settings.onlineOutside : Infinity,
    floors: gaps.slice(0, largest).map(({ programs }) => programs),
    alike: (a, b) => (starters ? Number(isMoreOf(a, b)) : cosine(a.vector, b.vector, stats)),
  };
  const filters = on.includes("filters") ? signals.filters.map(({ term }) => term) : [];
  const dropped: TermID[] = [];
  const nearby = signals.radius ?? settings.radius;
  let radius = nearby;

  /** Places to start are of many kinds and organizations. */
  function isMoreOf({ vector, program }: Ranked<C>, other: Ranked<C>): boolean {
    const kinds = [...vector.terms].filter((term) => facets[term]?.role === "kind");
    return !kinds.length || kinds.some((term) => other.vector.terms.has(term)) || (program.owner ?? NaN) === other.program.owner;
  }

  async function list() {
    const wanted = [...new Set(filters.map((term) => facets[term]))].map((facet) => filters.filter((term) => facets[term] === facet));
    const limits = { ...signals, wanted, radius: signals.place ? radius : Infinity };
    const found = (await reach(radius)).flatMap((candidate): Ranked<C>[] => {
      const verdict = judge(candidate, limits);
      const vector = vectorOf(candidate.program.offers, stats);
      const scored = score(candidate, vector);
      // To somebody who has said more, what is only near or fresh is no answer.
      if (!verdict || (said.length && !said.some((name) => scored.contributions[name] > 0))) return [];
      return [{ ...candidate, ...verdict, ...scored, vector, worth: starters ? 0 : scored.score, tie: tie(candidate.program.key ?? 0, isoWeek(now)) }];
    });
    const items = choose([], found.filter(isSure), settings.count, rules);
    const askFirst = choose(items, found.filter((one) => !isSure(one)), Math.max(settings.count - items.length, enough), rules);
    return { items, askFirst, size: items.length + askFirst.length };
  }

  function* giveUp() {
    while (filters.length) yield dropped.push(filters.pop()!);
    if (!signals.place) return;
    for (let i = 0; i < doublings; i++) yield (radius *= 2);
    yield (rules.online = Infinity);
  }

  let best = await list();
  let relaxed: Relaxation[] = [];
  for (const _ of giveUp()) {
    if (best.size >= enough) break;
    const next = await list();
    if (next.size <= best.size) continue;
    best = next;
    relaxed = [
      ...(dropped.length ? [{ dropped: [...dropped] }] : []),
      ...(radius > nearby ? [{ radius }] : []),
      ...(signals.place && rules.online === Infinity ? [{ online: true } as const] : []),
    ];
  }
  return { ...best, starters, relaxed, active };
}

/** Nothing is to be asked. */
export function isSure({ ask, askAge }: Verdict): boolean {
  return !askAge && !ask.length;
}
