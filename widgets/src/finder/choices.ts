// What a visitor filters by, beside place, radius and age: the query it makes, and
// a link to it by ids that last.

import type { Query } from "../engine/find.ts";
import type { Facet, TermID } from "../engine/hub.ts";
import type { Signals } from "../shared/signals.ts";

/** The key of a term with "must" or "nice", or the name of a field with what it
 * says: "age", "when", "text". The latest is last. */
export type Choices = Map<string, string>;

/** A term as the form offers it. */
export interface Option {
  id: TermID;
  label: string;
  group: string; // any of a group will do, and one is a must; the key where it stands alone
}

/** By their keys, "payment/medicaid". */
export type Options = Map<string, Option>;

export function optionsOf(vocabulary: Facet[]): Options {
  const options: Options = new Map();
  for (const facet of vocabulary) {
    for (const term of facet.terms) {
      const key = `${facet.id}/${term.id}`;
      const group = facet.role === "kind" || facet.role === "constraint" ? facet.id : key;
      options.set(key, { id: options.size, label: term.label, group });
    }
  }
  return options;
}

export function toQuery(choices: Choices, options: Options, state: Signals, count: number): Query {
  const { place, radius, age } = state;
  const must = new Map<string, TermID[]>();
  const nice: TermID[] = [];
  for (const [key, wish] of choices) {
    const option = options.get(key);
    if (!option) continue;
    const { id, group } = option;
    if (wish === "nice") nice.push(id);
    else must.set(group, [...(must.get(group) ?? []), id]);
  }
  const time = choices.get("when") ?? "";
  const [day = 0, from = 0, to = 1440] = time.split("-").map(Number);
  const when = time === "now" ? { now: new Date() } : time ? { day, from, to } : null;
  return { place, radius, age, nice, when, count, text: choices.get("text") ?? "", must: [...must.values()] };
}

/** "payment/medicaid=must&near=Denver%2C+CO*39.7490*-104.9951**us*co": what browsers
 * send to nobody when it follows a #. What was typed as a name stays out. */
export function toLink(choices: Choices, { place, radius }: Signals): string {
  const all = new Map<string, unknown>(choices);
  all.set("near", place && [place.label, ...place.point.map((n) => n.toFixed(4)), ...place.keys].join("*")).set("radius", radius).delete("text");
  return new URLSearchParams([...all].filter(([, value]) => value) as string[][]).toString().replaceAll("%2F", "/");
}

export function fromLink(link: string): Choices {
  return new Map(new URLSearchParams(link));
}

/** What a link says of the signals. */
export function toSignals(choices: Choices): Pick<Signals, "place" | "radius" | "age"> {
  const number = (name: string) => Number(choices.get(name)) || null;
  const [label, latitude, longitude, ...keys] = choices.get("near")?.split("*") ?? [];
  return {
    place: label ? { label, point: [Number(latitude), Number(longitude)], keys } : null,
    radius: number("radius"),
    age: number("age"),
  };
}
