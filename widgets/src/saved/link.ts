// What was saved, by key: "oak-house", or "oak-house/family-night" for a service.
// A list as a link holds keys only, in the fragment, which browsers send to nobody.

import { isId, type Saved } from "../shared/signals.ts";

/** Begins the fragment. */
export const mark = "#saved&";

export function keyOf({ id, service }: Pick<Saved, "id" | "service">): string {
  return service ? `${id}/${service}` : id;
}

export function fromKey(key: string): Pick<Saved, "id" | "service"> {
  const [id = "", service] = key.split("/");
  return service ? { id, service } : { id };
}

/** Whether it can be one of a hub: anything may stand in a link or a file. */
export function isKey(key: string): boolean {
  const ids = key.split("/");
  return ids.length < 3 && ids.every(isId);
}

export function toLink(saved: readonly Saved[]): string {
  return mark + saved.map(keyOf).join();
}

/** The keys of a fragment, each once; programs that write to each other may escape them. */
export function fromLink(hash: string): string[] {
  const said = hash.startsWith(mark) ? [...new URLSearchParams(hash.slice(mark.length)).keys()].join() : "";
  return [...new Set(said.split(",").filter(isKey))];
}
