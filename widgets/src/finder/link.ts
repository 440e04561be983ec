// A search as the fragment of a link, by ids that last. Browsers send a fragment
// to nobody. What was typed as a name stays out of links.

import type { Hub } from "../engine/hub.ts";
import type { Signals } from "../shared/signals.ts";
import type { Choices } from "./choices.ts";

export type Search = Choices & Pick<Signals, "place" | "radius" | "age">;

/** "must=payment/medicaid&near=Denver%2C+CO&at=39.74_-104.99&in=CO&radius=25". */
export function toLink({ terms, day, part, place, radius, age }: Search, hub: Hub): string {
  const keys = termKeys(hub);
  const fields = new URLSearchParams();
  for (const [id, must] of terms) fields.append(must ? "must" : "nice", keys[id]!);
  for (const key of place?.keys ?? []) fields.append("in", key);
  const single = { near: place?.label, at: place?.point.join("_"), radius, age, day, part };
  for (const [name, value] of Object.entries(single)) if (value || value === 0) fields.set(name, String(value));
  return fields.toString().replaceAll("%2F", "/");
}

export function fromLink(link: string, hub: Hub): Search {
  const keys = termKeys(hub);
  const fields = new URLSearchParams(link);
  const word = (name: string) => fields.get(name) ?? "";
  const number = (name: string) => (word(name) ? Number(word(name)) : null);
  const terms = new Map<number, boolean>();
  for (const [name, key] of fields) {
    const id = keys.indexOf(key);
    if (id >= 0) terms.set(id, name !== "nice");
  }
  const [latitude = NaN, longitude = NaN] = word("at").split("_").map(Number);
  return {
    terms,
    day: word("day"),
    part: word("part"),
    text: "",
    age: number("age"),
    radius: number("radius"),
    place: word("near") ? { label: word("near"), point: [latitude, longitude], keys: fields.getAll("in") } : null,
  };
}

function termKeys({ vocabulary }: Hub): string[] {
  return vocabulary.flatMap((facet) => facet.terms.map((term) => `${facet.id}/${term.id}`));
}
