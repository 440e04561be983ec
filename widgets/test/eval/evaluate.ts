// Suggestions for many visitors by chance, and what can be said of them.

import type { Suggestions } from "../../src/engine/suggest.ts";
import { random } from "../listing.ts";
import { freshAtlas, type BuiltHub, type Listed } from "./hub.ts";
import { candidates, nearest, ours, overlap } from "./lists.ts";
import { mean, Measure, type Measured } from "./measure.ts";
import { lossWithout, standing, violations } from "./rules.ts";
import { stricter, visitor } from "./visitor.ts";

export interface Evaluation {
  visitors: number;
  methods: Record<"suggestions" | "nearest only" | "plain overlap", Measured>;
  shares: Map<string, number>; // of candidates that are of a group
  candidates: number; // per visitor
  kept: number; // of a list, when every weight is up to 20 % more or less
  kilobytes: number; // of the atlas, for somebody's first list
  violations: string[];
  reasons: { shown: number; true: number };
  lists: { shown: number; addUp: number };
  floors: { due: number; met: number }; // of the largest gaps, those for which something fits
}

const reasonsShown = 3;

export async function evaluate(built: BuiltHub, visitors: number, seed: number): Promise<Evaluation> {
  const { settings, hub, programs, folder } = built;
  const chance = random(seed);
  const byId = new Map(programs.map((one) => [one.program.id, one]));
  const listed = (id: string) => byId.get(id)!;
  const measures = [new Measure(built), new Measure(built), new Measure(built)] as const;
  const [found, bytes, kept] = [mean(), mean(), mean()];
  const out: Pick<Evaluation, "violations" | "reasons" | "lists" | "floors"> = {
    violations: [], reasons: { shown: 0, true: 0 }, lists: { shown: 0, addUp: 0 }, floors: { due: 0, met: 0 },
  };
  const warm = freshAtlas(folder, hub);

  function inspect(signals: Parameters<typeof ours>[2], list: Suggestions): void {
    out.violations.push(...violations(built, signals, list, listed));
    for (const { program, reasons, score } of [...list.items, ...list.askFirst]) {
      const isTrue = (reason: (typeof reasons)[number]) =>
        Math.abs(lossWithout(built, signals, list.active, listed(program.id), reason) - reason.share) < 1e-6; // distances are of cells of 2 m
      out.reasons.shown += Math.min(reasons.length, reasonsShown);
      out.reasons.true += reasons.slice(0, reasonsShown).filter(isTrue).length;
      out.lists.shown++;
      out.lists.addUp += Number(Math.abs(reasons.reduce((sum, { share }) => sum + share, 0) - score) < 1e-9);
    }
  }

  for (let i = 0; i < visitors; i++) {
    const person = visitor(built, chance);
    const { signals, known } = person;
    const from = candidates(built, signals);
    found.add(from.length);
    let read = 0;
    const list = await ours(built, freshAtlas(folder, hub, (size) => (read += size)), signals);
    bytes.add(read);
    inspect(signals, list);
    const shown = list.items.map(({ program }) => listed(program.id));
    measures[0].add(shown, known, from);
    measures[1].add(nearest(from, settings.count), known, from);
    measures[2].add(overlap(from, signals, settings.count, chance), known, from);
    for (const { programs: helpful } of [...signals.gaps].sort((a, b) => b.weight - a.weight).slice(0, 3)) {
      const helps = ({ program }: Listed) => helpful.some((term) => program.offers.includes(term));
      if (!from.some(helps)) continue;
      out.floors.due++;
      out.floors.met += Number(shown.some(helps));
    }

    const weights = Object.fromEntries(Object.entries(settings.weights).map(([name, weight]) => [name, weight * (0.8 + 0.4 * chance())]));
    const other = await ours(built, warm, signals, { ...settings, weights: weights as typeof settings.weights });
    if (shown.length > 0) kept.add(other.items.filter(({ program }) => shown.includes(listed(program.id))).length / shown.length);

    const around = programs.filter((one) => standing(signals, one, 15) === "fits");
    const strict = stricter(person, built, around.slice(0, 40), chance);
    inspect(strict, await ours(built, warm, strict));
  }
  return {
    visitors,
    methods: { suggestions: measures[0].result, "nearest only": measures[1].result, "plain overlap": measures[2].result },
    shares: measures[0].shares,
    candidates: found.value,
    kept: kept.value,
    kilobytes: bytes.value / 1000,
    ...out,
  };
}
