// Ways to make a list of programs for a visitor: ours, and two that are held
// against it. They know the same constraints and the same area.

import { suggest, type Suggestions } from "../../src/engine/suggest.ts";
import type { Atlas } from "../../src/engine/atlas.ts";
import type { Settings } from "../../src/engine/settings.ts";
import type { Signals } from "../../src/engine/signals.ts";
import type { BuiltHub, Listed } from "./hub.ts";
import { milesTo, standing } from "./rules.ts";
import type { Chance } from "./visitor.ts";

/** What fits for certain, nearest first. */
export function candidates({ programs, settings }: BuiltHub, signals: Signals): Listed[] {
  const found = programs.filter((one) => standing(signals, one, signals.radius ?? settings.radius) === "fits")
    .map((one) => ({ one, miles: milesTo(signals, one) ?? Infinity }));
  return found.sort((a, b) => a.miles - b.miles).map(({ one }) => one);
}

export function nearest(from: readonly Listed[], count: number): Listed[] {
  return from.slice(0, count);
}

/** Most of the terms that were asked for, each counted once, equals by chance. */
export function overlap(from: readonly Listed[], { needs, gaps, filters }: Signals, count: number, chance: Chance): Listed[] {
  const asked = new Set([...needs, ...gaps.flatMap(({ programs }) => programs), ...filters.map(({ term }) => term)]);
  const scored = from.map((one) => ({ one, met: one.program.offers.filter((term) => asked.has(term)).length, by: chance() }));
  return scored.sort((a, b) => b.met - a.met || a.by - b.by).slice(0, count).map(({ one }) => one);
}

const never = new AbortController().signal;

export function ours(built: BuiltHub, atlas: Atlas, signals: Signals, settings: Settings = built.settings): Promise<Suggestions> {
  return suggest(atlas, built.hub, settings, signals, built.now, never);
}
