// From many programs to a short list that is good and varied: maximal marginal
// relevance (Carbonell & Goldstein 1998) under caps and a floor.

import type { TermID } from "./hub.ts";
import type { Known } from "./score.ts";

export interface Choice extends Known {
  worth: number; // about 1 at most
  tie: number; // among equals the least is first
}

export interface Rules<C> {
  lambda: number;
  perOrganization: number; // at most
  online: number; // online programs at most
  floors: readonly (readonly TermID[])[]; // the list has something of each, if there is something
  alike(a: C, b: C): number; // 0 to 1
}

/** What to add to a list, up to so many: again and again what is greatest in
 * λ · worth − (1−λ) · likeness to the most alike that is listed. When only as many places are left
 * as floors are open, it must meet one of these. */
export function choose<C extends Choice>(listed: readonly C[], from: readonly C[], most: number, rules: Rules<C>): C[] {
  const { lambda, perOrganization, online, floors, alike } = rules;
  const list = [...listed];
  const rest = new Map(from.map((one) => [one, Math.max(0, ...list.map((other) => alike(one, other)))]));
  const value = (one: C) => lambda * one.worth - (1 - lambda) * rest.get(one)!;
  const meets = (floor: readonly TermID[]) => ({ program }: C) => floor.some((term) => program.offers.includes(term));
  for (let left = most; left > 0; left--) {
    const count = (test: (other: C) => unknown) => list.filter(test).length;
    const isFull = count(isOnline) >= online;
    const free = [...rest.keys()].filter((one) => !(isFull && isOnline(one)) &&
      count(({ program: { owner } }) => owner && owner === one.program.owner) < perOrganization);
    const open = floors.map(meets).filter((meet) => !list.some(meet) && free.some(meet));
    const [next] = (open.length < left ? free : free.filter((one) => open.some((meet) => meet(one))))
      .sort((a, b) => value(b) - value(a) || a.tie - b.tie);
    if (!next) break;
    list.push(next);
    rest.delete(next);
    for (const [one, most] of rest) rest.set(one, Math.max(most, alike(one, next)));
  }
  return list.slice(listed.length);
}

function isOnline({ program }: Known): boolean {
  return program.place === "online";
}
