// What a visitor filters by, beside place, radius and age, and the query it makes.

import type { Query } from "../engine/find.ts";
import type { Facet, TermID } from "../engine/hub.ts";
import type { Signals } from "../shared/signals.ts";

export interface Choices {
  terms: Map<TermID, boolean>; // in the order chosen; true: must have, false: nice to have
  day: string; // "", "now", or a weekday from "0", Monday
  part: string; // of that day, in minutes: "720-1020"; "" for all of it
  text: string;
}

/** Of these facets one term is enough; of all others, each that is a must. */
export const anyOf = ({ role }: Facet): boolean => role === "kind" || role === "constraint";

/** The facet of each term. */
export function facets(vocabulary: Facet[]): Facet[] {
  return vocabulary.flatMap((facet) => facet.terms.map(() => facet));
}

export function toQuery({ terms, day, part, text }: Choices, vocabulary: Facet[], state: Signals, count: number): Query {
  const { place, radius, age } = state;
  const facetOf = facets(vocabulary);
  const groups = new Map<unknown, TermID[]>();
  const nice: TermID[] = [];
  for (const [id, must] of terms) {
    const facet = facetOf[id]!;
    const group = anyOf(facet) ? facet : id;
    if (must) groups.set(group, [...(groups.get(group) ?? []), id]);
    else nice.push(id);
  }
  const [from = 0, to = 1440] = part ? part.split("-").map(Number) : [];
  const when = day === "now" ? { now: new Date() } : day ? { day: Number(day), from, to } : null;
  return { place, radius, age, nice, text, when, count, must: [...groups.values()] };
}
