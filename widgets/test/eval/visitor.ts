// Visitors by chance. Each would be well served by one program, the known item: what they say is
// taken from it, with noise, and they live somewhere near it.

import { gaps, noAnswers, score, type Gap } from "../../src/engine/gaps.ts";
import type { Facet, TermID } from "../../src/engine/hub.ts";
import type { Signals } from "../../src/engine/signals.ts";
import { cosine } from "../../src/engine/similar.ts";
import { keysOf, type BuiltHub, type Listed } from "./hub.ts";

export interface Visitor {
  signals: Signals;
  known: Listed;
}

export type Chance = () => number;

const msPerDay = 86_400_000;

export function visitor(built: BuiltHub, chance: Chance): Visitor {
  const known = pick(built.programs.filter(({ program }) => program.point), chance);
  const { offers } = known.program;
  const of = (test: (facet: Facet) => boolean) => offers.filter((term) => test(built.stats.facets[term]!));
  const not = (test: (facet: Facet) => boolean) =>
    built.terms.flatMap((_, term) => (test(built.stats.facets[term]!) && !offers.includes(term) && built.settings.statistics.offering[term]! > 0 ? term : []));
  /** Some that the program offers, and at times one that it doesn't. */
  const noisy = (test: (facet: Facet) => boolean, count: number, noise: number) =>
    [...sample(of(test), count, chance), ...sample(not(test), Number(chance() < noise), chance)];
  const ago = (days: number) => +built.now - chance() * days * msPerDay;
  const like = (count: number, among: number) => Array.from({ length: count }, () => most(built, known, among, chance));
  const filters = noisy(({ role }) => !role, Math.floor(chance() * 3), 0.15);
  const isConstraint = ({ role }: Facet) => role === "constraint";
  return {
    known,
    signals: {
      needs: noisy(({ role }) => role === "need", 1 + Math.floor(chance() * 3), 0.2),
      gaps: someGaps(built, offers, chance),
      must: chance() < 0.3 ? sample(of(isConstraint), 1, chance) : [],
      age: null,
      place: somewhere(known, chance),
      radius: chance() < 0.7 ? null : pick([25, 50, 100], chance),
      filters: filters.map((term) => ({ term, at: ago(30) })).sort((a, b) => a.at - b.at),
      saved: chance() < 0.5 ? like(1 + Math.floor(chance() * 2), 20).map(({ program: { id, name, offers } }) => ({ id, name, offers })) : [],
      explored: chance() < 0.5 ? like(1 + Math.floor(chance() * 3), 5).map(({ program: { id, offers } }) => ({ id, offers, at: ago(14) })) : [],
      hidden: [],
      off: [],
    },
  };
}

/** The same person with an age, a group, and programs that are not for them: hard
 * on what is never relaxed. */
export function stricter({ signals }: Visitor, built: BuiltHub, nearby: readonly Listed[], chance: Chance): Signals {
  const constraints = built.terms.flatMap((_, term) => (built.stats.facets[term]!.role === "constraint" ? term : []));
  return {
    ...signals,
    age: chance() < 0.5 ? Math.floor(chance() * 90) : null,
    must: sample(constraints, Math.floor(chance() * 3), chance),
    hidden: sample(nearby, Math.floor(chance() * 6), chance).map(({ program }) => program.id),
    radius: pick([null, 5, 10, 100], chance),
    off: chance() < 0.3 ? [pick(["need", "gap", "near", "filters", "saved", "freshness", "explored"] as const, chance)] : [],
  };
}

/** Some miles away, 8 on average and 20 at most. */
function somewhere({ program }: Listed, chance: Chance): Signals["place"] {
  const [north, east] = program.point!;
  const miles = Math.min(20, -8 * Math.log(1 - chance()));
  const angle = chance() * 2 * Math.PI;
  const point: [number, number] = [
    north + (miles * Math.cos(angle)) / 69,
    east + (miles * Math.sin(angle)) / (69 * Math.cos((north * Math.PI) / 180)),
  ];
  return { label: "", point, keys: keysOf(program) };
}

/** From answers to the checklist: more is missing where the program would help. */
function someGaps({ checklist }: BuiltHub, offers: readonly TermID[], chance: Chance): Gap[] {
  if (!checklist) return [];
  const answers = noAnswers();
  const { domains, answers: choices } = checklist;
  for (const { id, programs, statements } of domains) {
    if (chance() > (programs.some((term) => offers.includes(term)) ? 0.35 : 0.1)) continue;
    statements.forEach((_, i) => (answers.statements[`${id}.${i}`] = pick(choices, chance).id));
    if (chance() < 0.5) answers.want[id] = true;
  }
  return gaps(score(checklist, answers));
}

/** Of so many programs the one most like the known item. */
function most(built: BuiltHub, known: Listed, among: number, chance: Chance): Listed {
  const some = sample(built.programs, among, chance).filter((one) => one !== known);
  return some.reduce((a, b) => (cosine(b.vector, known.vector, built.stats) > cosine(a.vector, known.vector, built.stats) ? b : a));
}

export function pick<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor(chance() * list.length)]!;
}

/** Different ones. */
export function sample<T>(list: readonly T[], count: number, chance: Chance): T[] {
  const found = new Set<T>();
  while (found.size < Math.min(count, list.length)) found.add(pick(list, chance));
  return [...found];
}
