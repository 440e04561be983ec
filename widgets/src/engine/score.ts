// The suggestion score: Σ weight · component / Σ weight over the active signals.
// Every component is made of parts, each of which is a reason, so that reasons add
// up to the score. generator/internal/match computes the same numbers; its
// testdata/README.md has the components.

import { daysSince } from "./days.ts";
import { crcOf } from "./hash.ts";
import type { TermID } from "./hub.ts";
import type { Statistics } from "./idf.ts";
import type { Facts } from "./program.ts";
import type { Settings } from "./settings.ts";
import type { SignalName, Signals } from "./signals.ts";
import { cosine, shared, vectorOf, type Vector } from "./similar.ts";
import type { Reason, Suggestions } from "./suggest.ts";

/** What a program is judged by. */
export interface Known {
  program: Facts;
  miles: number | null; // null: online, an area, or not known where
}

export interface Score {
  score: number; // about 1 at most: the sum of the shares of reasons
  reasons: Reason[]; // largest share first
}

export interface Scorer {
  active: Suggestions["active"];
  score(known: Known, vector: Vector): Score;
}

/** What a component is made of. */
type Parts = (known: Known, vector: Vector) => { share: number }[];

const slope = 0.3; // of the pivoted length norm (Singhal 1996)
const elsewhere = 0.5; // how near something is that comes to people

export function scorerOf(signals: Signals, settings: Settings, stats: Statistics, now: Date): Scorer {
  const { weights } = settings;
  const on = rulesOf(signals, settings, stats, now).filter(([signal, count]) => count && !signals.off.includes(signal));
  const whole = total(on.map(([signal]) => weights[signal]));
  return {
    active: on.map(([signal, count]) => ({ signal, count, weight: weights[signal] / whole })),
    score(known, vector) {
      const reasons = on.flatMap(([signal, , parts]) => parts(known, vector)
        .map((part) => ({ ...part, signal, share: (part.share * weights[signal]) / whole }) as Reason))
        .filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
      return { reasons, score: total(reasons.map(({ share }) => share)) };
    },
  };
}

/** Of every signal, how much it rests on, and its component. */
function rulesOf(signals: Signals, settings: Settings, stats: Statistics, now: Date): [signal: SignalName, count: number, parts: Parts][] {
  const { needs, place, filters, saved, explored } = signals;
  const { freshness, halfLife } = settings;
  const { idf, rarest, average } = stats;
  const gaps = signals.gaps.filter(({ weight }) => weight > 0);
  const missing = total(gaps.map(({ weight }) => weight));
  const fading = (at: number | undefined, half: number) => 0.5 ** (daysSince(at, now)! / half); // 1 without a time
  const worths = filters.map(({ at }) => fading(at, halfLife.filters));
  const latest = Math.max(...worths) / (total(worths) || 1); // long ago is worth nothing

  /** One part: for the item that is most like the program, other than itself. */
  const likeness = (items: readonly { id: string; name?: string; offers: TermID[]; at?: number }[]): Parts => {
    const known = items.map((item) => ({ ...item, key: keyOf(item.id), vector: vectorOf(item.offers, stats) }));
    return ({ program }, vector) => {
      const shares = known.map((item) =>
        item.key === program.key ? 0 : cosine(vector, item.vector, stats) * fading(item.at, halfLife.explored));
      const share = Math.max(...shares);
      const { id, name, vector: other } = known[shares.indexOf(share)]!;
      return [{ share, id, name, terms: shared(vector, other, stats) }];
    };
  };

  return [
    ["need", needs.length, ({ program: { offers } }, { terms }) => {
      const norm = average ? 1 - slope + (slope * terms.size) / average : 1;
      return needs.map((term) => ({ share: Number(offers.includes(term)) * idf(term) / total(needs.map(idf)) / norm, term }));
    }],
    ["gap", gaps.length, ({ program: { offers } }) => gaps.map(({ id, weight, programs }) => {
      const terms = rarest(programs.filter((term) => offers.includes(term)));
      return { share: terms.length && weight / missing, gap: id, terms };
    })],
    ["near", Number(place !== null), ({ program, miles }) => [{
      share: miles !== null ? Math.exp((-2 * miles) / (signals.radius ?? settings.radius)) : program.place === "physical" ? 0 : elsewhere,
      miles,
    }]],
    ["filters", filters.length, ({ program: { offers } }) => filters.map(({ term }, i) =>
      ({ share: Number(offers.includes(term)) * worths[i]! * latest, term }))],
    ["saved", saved.length, likeness(saved)],
    ["freshness", 1, ({ program: { verified } }) => {
      const days = daysSince(verified, now) ?? Infinity;
      return [{ share: freshness ** (days / 365.25), days }];
    }],
    ["explored", explored.length, likeness(explored)],
  ];
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What the atlas knows of an id. */
export function keyOf(id: string): number {
  return crcOf(id) & 0xffff;
}
