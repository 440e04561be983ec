// The suggestion score: Σ weight · component / Σ weight over the active signals.
// Every component is made of parts, each of which is a reason, so that reasons add
// up to the score. generator/internal/match computes the same numbers; its
// testdata/README.md has the components.

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
  score: number; // 0 to 1: the sum of contributions
  contributions: Record<SignalName, number>;
  reasons: Reason[]; // largest share first
}

export interface Scorer {
  active: Suggestions["active"];
  score(known: Known, vector: Vector): Score;
}

/** What a component, 0 to 1, is made of. */
type Parts = (known: Known, vector: Vector) => Reason[];

interface Seen {
  id: string;
  offers: readonly TermID[];
}

const slope = 0.3; // of the pivoted length norm (Singhal 1996)
const elsewhere = 0.5; // how near something is that comes to people
const msPerDay = 86_400_000;

export function scorerOf(signals: Signals, settings: Settings, stats: Statistics, now: Date): Scorer {
  const { needs, place, filters, saved, explored, off } = signals;
  const { freshness, halfLife, weights } = settings;
  const { idf, sum, average } = stats;
  const radius = signals.radius ?? settings.radius;
  const gaps = signals.gaps.filter(({ weight }) => weight > 0);
  const missing = total(gaps.map(({ weight }) => weight));
  const used = filters.map(({ term, at }) => ({ term, worth: 0.5 ** (daysSince(at, now)! / halfLife.filters) }));
  const usedWorth = used.map(({ worth }) => worth);
  const latest = Math.max(...usedWorth) / total(usedWorth);

  /** One part: for the item that is most like the program, other than itself. */
  const likeness = <T extends Seen>(items: readonly T[], worth: (item: T) => number, reason: (item: T, like: { share: number; terms: TermID[] }) => Reason): Parts => {
    const known = items.map((item) => ({ item, key: keyOf(item.id), worth: worth(item), vector: vectorOf(item.offers, stats) }));
    return ({ program }, vector) => {
      const all = known.map((one) => (one.key === program.key ? 0 : cosine(vector, one.vector, stats) * one.worth));
      const share = Math.max(...all);
      const most = known[all.indexOf(share)]!;
      return [reason(most.item, { share, terms: shared(vector, most.vector, stats) })];
    };
  };

  const rules: Record<SignalName, [count: number, parts: Parts]> = {
    need: [needs.length, ({ program: { offers } }, { terms }) => {
      const met = needs.filter((term) => offers.includes(term));
      const norm = average ? 1 - slope + (slope * terms.size) / average : 1;
      const whole = Math.max(sum(met), sum(needs) * norm);
      return met.map((term) => ({ signal: "need", term, share: idf(term) / whole }));
    }],
    gap: [gaps.length, ({ program: { offers } }) => gaps.flatMap(({ id, weight, programs }) => {
      const terms = programs.filter((term) => offers.includes(term)).sort((a, b) => idf(b) - idf(a));
      return terms.length ? { signal: "gap", gap: id, terms, share: weight / missing } : [];
    })],
    near: [place ? 1 : 0, ({ program, miles }) => [{
      signal: "near", miles,
      share: miles !== null ? Math.exp((-2 * miles) / radius) : program.place === "physical" ? 0 : elsewhere,
    }]],
    filters: [used.length, ({ program: { offers } }) => used.flatMap(({ term, worth }) =>
      offers.includes(term) ? { signal: "filters", term, share: worth * latest } : [])],
    saved: [saved.length, likeness(saved, () => 1, ({ name }, like) => ({ signal: "saved", name, ...like }))],
    freshness: [1, ({ program: { verified } }) => {
      const days = daysSince(verified, now) ?? Infinity;
      return [{ signal: "freshness", days, share: freshness ** (days / 365.25) }];
    }],
    explored: [explored.length, likeness(explored, ({ at }) => 0.5 ** (daysSince(at, now)! / halfLife.explored),
      ({ id }, like) => ({ signal: "explored", id, ...like }))],
  };

  const names = Object.keys(rules) as SignalName[];
  const on = names.filter((name) => rules[name][0] > 0 && !off.includes(name));
  const all = total(on.map((name) => weights[name]));
  return {
    active: on.map((signal) => ({ signal, weight: weights[signal] / all, count: rules[signal][0] })),
    score(known, vector) {
      const reasons = on.flatMap((name) => rules[name][1](known, vector)
        .map((part) => ({ ...part, share: (part.share * weights[name]) / all })));
      const shareOf = (name: SignalName) => total(reasons.map(({ signal, share }) => (signal === name ? share : 0)));
      const contributions = Object.fromEntries(names.map((name) => [name, shareOf(name)])) as Score["contributions"];
      return {
        score: total(Object.values(contributions)),
        contributions,
        reasons: reasons.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share),
      };
    },
  };
}

/** At least 0; null when not known. */
export function daysSince(then: string | number | undefined, now: string | Date): number | null {
  return then === undefined || then === "" ? null : Math.max(0, +new Date(now) - +new Date(then)) / msPerDay;
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What the atlas knows of an id. */
export function keyOf(id: string): number {
  return crcOf(id) & 0xffff;
}
