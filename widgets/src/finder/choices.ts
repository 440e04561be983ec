// What a visitor filters by, beside place, radius and age: the query it makes, and
// a link to it by ids that last.

import type { Query } from "../engine/find.ts";
import type { Facet, TermID } from "../engine/hub.ts";
import type { Say } from "../shared/say.ts";
import type { Signals } from "../shared/signals.ts";

/** The key of a term with "must" or "nice", or the name of a field with what it
 * says: "when", "text". The latest is last. */
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

/** With the age, a signal, as the form and the chips show it. */
export function withAge(choices: Choices, { age }: Signals): Choices {
  return new Map(age === null ? choices : [...choices, ["age", String(age)]]);
}

/** "payment/medicaid=must&near=Denver%2C+CO*39.7490*-104.9951**us*co": what browsers
 * send to nobody when it follows a #. What was typed as a name stays out, and so does
 * where the device is. */
export function toLink(choices: Choices, state: Signals): string {
  const { place, radius } = state;
  const all = new Map<string, unknown>(withAge(choices, state));
  const near = place?.label && [place.label, ...place.point.map((n) => n.toFixed(4)), ...place.keys].join("*");
  all.set("near", near).set("radius", radius).delete("text");
  return new URLSearchParams([...all].filter(([, value]) => value) as string[][]).toString().replaceAll("%2F", "/");
}

/** Of a link, or of what was kept, that which the form could say: either may say anything. */
export function fromLink(link: string, options: Options, form: HTMLFormElement): Choices {
  return new Map([...new URLSearchParams(link)].filter(([key, value]) => {
    const option = options.get(key);
    return option ? value === "must" || (value === "nice" && option.group === key)
      : value && (key === "text" || (key === "when" && offers(form, 1, value)));
  }));
}

/** What a link says of the signals, likewise; numbers are judged where signals are kept. */
export function toSignals(link: string, form: HTMLFormElement, say: Say): Pick<Signals, "place" | "radius" | "age"> {
  const said = (name: string) => new URLSearchParams(link).get(name) ?? "";
  const [label = "", latitude = "", longitude = "", ...keys] = said("near").split("*");
  // It is shown as words of the hub, so it must not be a message or a phone number.
  const isLabel = label !== say("here") && /^(?!(.*\p{N}){6})\P{C}{1,60}$/u.test(label);
  return {
    place: isLabel ? { label, point: [parseFloat(latitude), parseFloat(longitude)], keys } : null,
    radius: offers(form, 0, said("radius")) ? parseFloat(said("radius")) : null,
    age: parseFloat(said("age")),
  };
}

/** Of its two fields to select from, how far and when. */
function offers(form: HTMLFormElement, field: 0 | 1, value: string): boolean {
  return [...form.querySelectorAll("select")[field]!.options].some((option) => option.value === value);
}
