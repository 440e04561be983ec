// From candidates to the few that are shown, and what is given up when they are
// too few.

import type { Candidate } from "./find.ts";
import type { Facet, TermID } from "./hub.ts";
import { statistics } from "./idf.ts";
import { choose, type Choice, type Rules } from "./mmr.ts";
import type { Relaxation } from "./relax.ts";
import { scorerOf, type Score } from "./score.ts";
import type { Settings } from "./settings.ts";
import type { SignalName, Signals } from "./signals.ts";
import { cosine, vectorOf, type Vector } from "./similar.ts";
import type { Suggestions } from "./suggest.ts";
import { isoWeek, tie } from "./tie.ts";

/** What may be shown, as far as what is never relaxed goes. */
export type Possible = Pick<Candidate, "program" | "miles" | "ask" | "askAge">;

export type Ranked<C> = C & Choice & Score & { vector: Vector };

export interface Ranking<C> extends Pick<Suggestions, "starters" | "relaxed" | "active"> {
  list: Ranked<C>[]; // in order, first those that fit for sure
}

const enough = 3; // to give nothing up for; places for what to ask about, at least
const largest = 3; // gaps that the list has something for
const doublings = 4;

/** reach gives the candidates within so many miles, and those without a distance. */
export async function rank<C extends Possible>(
  reach: (radius: number) => Promise<C[]>,
  vocabulary: readonly Facet[],
  settings: Settings,
  signals: Signals,
  now: Date,
): Promise<Ranking<C>> {
  const { place } = signals;
  const stats = statistics(vocabulary, settings.statistics);
  const { active, score } = scorerOf(signals, settings, stats, now);
  const on: SignalName[] = active.map(({ signal }) => signal).filter((signal) => signal !== "freshness");
  const said = on.filter((signal): boolean => signal !== "near");
  const starters = !on.length;
  const gaps = signals.gaps.filter(({ weight }) => weight > 0 && on.includes("gap")).sort((a, b) => b.weight - a.weight);
  const rules: Rules<Ranked<C>> = {
    ...settings,
    online: place ? settings.onlineOutside : Infinity,
    floors: gaps.slice(0, largest).map(({ programs }) => programs),
    alike: (a, b) => cosine(a.vector, b.vector, stats),
  };
  const filters = on.includes("filters") ? signals.filters.map(({ term }) => term) : [];
  let radius = signals.radius ?? settings.radius;

  /** Known to have nothing of a facet of which something was asked for. */
  function isRefused(lacks: TermID[]): boolean {
    return filters.some((term) => filters.every((other) => stats.facets[other] !== stats.facets[term] || lacks.includes(other)));
  }

  async function list() {
    const found = (await reach(radius)).flatMap((possible): Ranked<C>[] => {
      const { program } = possible;
      // Places to start are of many kinds.
      const vector = vectorOf(program.offers, stats, starters ? ({ role }) => role === "kind" : undefined);
      const scored = score(possible, vector);
      // To somebody who has said more, what is only near or fresh is no answer.
      if (isRefused(program.lacks) || (said.length && !scored.reasons.some(({ signal }) => said.includes(signal)))) return [];
      return [{ ...possible, ...scored, vector, worth: starters ? Math.sign(vector.length) : scored.score, tie: tie(program.key!, isoWeek(now)) }];
    });
    const sure = choose([], found.filter(isSure), settings.count, rules);
    return [...sure, ...choose(sure, found.filter((one) => !isSure(one)), Math.max(settings.count - sure.length, enough), rules)];
  }

  function* giveUp(): Generator<Relaxation[]> {
    const dropped: TermID[] = [];
    let given: Relaxation[] = [];
    while (filters.length) {
      dropped.push(filters.pop()!);
      yield (given = [{ dropped: [...dropped] }]);
    }
    if (!place) return;
    const kept = given;
    for (let i = 0; i < doublings; i++) yield (given = [...kept, { radius: (radius *= 2) }]);
    rules.online = Infinity;
    yield [...given, { online: true }];
  }

  let best = await list();
  let relaxed: Relaxation[] = [];
  for (const given of giveUp()) {
    if (best.length >= enough) break;
    const next = await list();
    if (next.length > best.length) [best, relaxed] = [next, given];
  }
  return { list: best, starters, relaxed, active };
}

/** Nothing is to be asked. */
export function isSure({ ask, askAge }: Possible): boolean {
  return !askAge && !ask.length;
}
