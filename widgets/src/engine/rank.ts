// From candidates to the few that are shown, and what is given up when they are
// too few.

import type { Candidate } from "./find.ts";
import type { Facet, TermID } from "./hub.ts";
import { statistics } from "./idf.ts";
import { choose, type Choice } from "./mmr.ts";
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

/** What can be given up. */
interface Asked {
  filters: TermID[]; // of each facet one at least, as far as is known
  radius: number;
  online: number; // at most
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
  const { count, onlineOutside } = settings;
  const stats = statistics(vocabulary, settings.statistics);
  const { active, score } = scorerOf(signals, settings, stats, now);
  const on: SignalName[] = active.map(({ signal }) => signal).filter((signal) => signal !== "freshness");
  const said = on.filter((signal): boolean => signal !== "near");
  const starters = !on.length;
  const gaps = signals.gaps.filter(({ weight }) => weight > 0 && on.includes("gap")).sort((a, b) => b.weight - a.weight);
  const floors = gaps.slice(0, largest).map(({ programs }) => programs);
  const asked: Asked = {
    filters: on.includes("filters") ? signals.filters.map(({ term }) => term) : [],
    radius: signals.radius ?? settings.radius,
    online: signals.place ? onlineOutside : Infinity,
  };

  /** Known to have nothing of a facet of which something is asked for. */
  const isRefused = (lacks: TermID[]) => asked.filters.some((term) =>
    asked.filters.every((other) => stats.facets[other] !== stats.facets[term] || lacks.includes(other)));

  const weigh = (possible: C): Ranked<C>[] => {
    const { program } = possible;
    // Places to start are of many kinds.
    const vector = vectorOf(program.offers, stats, starters ? ({ role }) => role === "kind" : undefined);
    const scored = score(possible, vector);
    // To somebody who has said more, what is only near or fresh is no answer.
    if (isRefused(program.lacks) || (said.length && !scored.reasons.some(({ signal }) => said.includes(signal)))) return [];
    return [{ ...possible, ...scored, vector, worth: starters ? Math.sign(vector.length) : scored.score, tie: tie(program.key!, isoWeek(now)) }];
  };

  const list = async () => {
    const found = (await reach(asked.radius)).flatMap(weigh);
    const rules = { ...settings, ...asked, floors, alike: (a: Ranked<C>, b: Ranked<C>) => cosine(a.vector, b.vector, stats) };
    const sure = choose([], found.filter(isSure), count, rules);
    return [...sure, ...choose(sure, found.filter((one) => !isSure(one)), Math.max(count - sure.length, enough), rules)];
  };

  let best = await list();
  let relaxed: Relaxation[] = [];
  for (const given of giveUp(asked)) {
    if (best.length >= enough) break;
    const next = await list();
    if (next.length > best.length) [best, relaxed] = [next, given];
  }
  return { list: best, starters, relaxed, active };
}

/** One thing after the other; tells what is given up so far. */
function* giveUp(asked: Asked): Generator<Relaxation[]> {
  const dropped: TermID[] = [];
  const before = () => (dropped.length ? [{ dropped: [...dropped] }] : []);
  while (asked.filters.length) {
    dropped.push(asked.filters.pop()!);
    yield before();
  }
  if (asked.online === Infinity) return; // there is no place
  for (let i = 0; i < doublings; i++) yield [...before(), { radius: (asked.radius *= 2) }];
  asked.online = Infinity;
  yield [...before(), { radius: asked.radius }, { online: true }];
}

/** Nothing is to be asked. */
export function isSure({ ask, askAge }: Possible): boolean {
  return !askAge && !ask.length;
}
