// What is never relaxed, and what each reason is worth, said once more and apart
// from the engine: what it shows is held against this.

import type { Signals } from "../../src/engine/signals.ts";
import type { Reason, Suggestions } from "../../src/engine/suggest.ts";
import type { BuiltHub, Listed } from "./hub.ts";

export function milesTo(signals: Signals, { program }: Listed): number | null {
  if (!signals.place || !program.point) return null;
  const [[a, b], [c, d]] = [signals.place.point, program.point].map((p) => p.map((x) => (x * Math.PI) / 180)) as [[number, number], [number, number]];
  const cos = Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.cos(c) * Math.cos(b - d);
  return 3958.7613 * Math.acos(Math.min(1, cos));
}

/** Whether a program may be shown, and whether something must be asked first. */
export function standing(signals: Signals, listed: Listed, radius: number): "fits" | "ask" | "out" {
  const { program, keys } = listed;
  const { must, age, hidden, place } = signals;
  const miles = milesTo(signals, listed);
  const { minimumAge = null, maximumAge = null } = program;
  if (program.status || hidden.includes(program.id) || program.lacks.some((term) => must.includes(term))) return "out";
  if (place && (miles === null ? !keys.some((key) => place.keys.includes(key)) : miles > radius + 1e-3)) return "out";
  if (age !== null && ((minimumAge !== null && age < minimumAge) || (maximumAge !== null && age > maximumAge))) return "out";
  const isAgeOpen = age !== null && minimumAge === null && maximumAge === null;
  return isAgeOpen || must.some((term) => !program.offers.includes(term)) ? "ask" : "fits";
}

/** What a list does that it must not. */
export function violations(built: BuiltHub, signals: Signals, { items, askFirst, relaxed }: Suggestions, listed: (id: string) => Listed): string[] {
  const { settings } = built;
  const given = Object.assign({}, ...relaxed) as Partial<Record<"radius" | "online", number> & { dropped: number[] }>;
  const radius = given.radius ?? signals.radius ?? settings.radius;
  const all = [...items, ...askFirst];
  const found: string[] = [];
  for (const one of all) {
    const group = standing(signals, listed(one.program.id), radius);
    if (group !== (items.includes(one) ? "fits" : "ask")) found.push(`${one.program.id} is ${group}`);
  }
  const owners = all.map(({ program }) => program.organization).filter(Boolean);
  if (owners.some((owner) => owners.filter((other) => other === owner).length > settings.perOrganization)) found.push("too many of an organization");
  const online = all.filter(({ program }) => program.place === "online").length;
  if (signals.place && !given.online && online > settings.onlineOutside) found.push("too many online");
  if (items.length > settings.count || new Set(all).size < all.length) found.push("too long");
  return found;
}

const days = (built: BuiltHub, at: number) => (+built.now - at) / 86_400_000;

/** By how much the score would be less, by the formulas alone, if a program did not have what
 * a reason names, and all else were the same. Not a number if the reason names what is not so. */
export function lossWithout(built: BuiltHub, signals: Signals, active: Suggestions["active"], listed: Listed, reason: Reason): number {
  const { settings: { statistics, halfLife, freshness, radius }, stats: { facets } } = built;
  const { program } = listed;
  const has = (term: number) => program.offers.includes(term);
  const idf = (terms: readonly number[]) =>
    terms.reduce((sum, term) => sum + Math.log((statistics.open + 1) / (statistics.offering[term]! + 1)) + 1, 0);
  const compared = (terms: readonly number[]) => terms.filter((term) => facets[term]!.similar);
  const square = (terms: readonly number[]) => compared(terms).reduce((sum, term) => sum + idf([term]) ** 2, 0);
  const cosine = (offers: readonly number[]) => square(offers.filter(has)) / Math.sqrt(square(offers) * square(program.offers)) || 0;
  const fading = (at: number, half: number) => 0.5 ** (days(built, at) / half);
  /** The component of all facts that are so, less that of all but one. */
  const loss = <T>(facts: readonly T[], one: (fact: T) => boolean, component: (facts: readonly T[]) => number) =>
    facts.some(one) ? component(facts) - component(facts.filter((fact) => !one(fact))) : NaN;
  const least = <T extends { id: string }>(items: readonly T[], id: string, component: (item: T) => number) =>
    items.some((item) => item.id === id && item.id !== program.id) ? Math.max(...items.filter((item) => item.id !== program.id).map(component)) : NaN;
  const share = (): number => {
    switch (reason.signal) {
      case "need": {
        const norm = 0.7 + (0.3 * compared(program.offers).length) / statistics.average;
        return loss(signals.needs.filter(has), (term) => term === reason.term, (met) => idf(met) / idf(signals.needs) / norm);
      }
      case "gap": {
        const weight = (gaps: Signals["gaps"]) => gaps.reduce((sum, gap) => sum + gap.weight, 0);
        const isSo = signals.gaps.find(({ id }) => id === reason.gap)!.programs.filter(has).length === reason.terms.length && reason.terms.every(has);
        return isSo ? loss(signals.gaps.filter(({ programs }) => programs.some(has)), ({ id }) => id === reason.gap, (met) => weight(met) / weight(signals.gaps)) : NaN;
      }
      case "near": {
        const miles = milesTo(signals, listed);
        return miles === null ? (program.place === "physical" ? 0 : 0.5) : Math.exp(-miles / ((signals.radius ?? radius) / 2));
      }
      case "filters": {
        const worth = (used: Signals["filters"]) => used.map(({ at }) => fading(at, halfLife.filters));
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const all = worth(signals.filters);
        return loss(signals.filters.filter(({ term }) => has(term)), ({ term }) => term === reason.term, (met) => (sum(worth(met)) / sum(all)) * Math.max(...all));
      }
      case "saved":
        return least(signals.saved, reason.id, ({ offers }) => cosine(offers));
      case "explored":
        return least(signals.explored, reason.id, ({ offers, at }) => cosine(offers) * fading(at, halfLife.explored));
      case "freshness":
        return freshness ** (days(built, Date.parse(program.verified!)) / 365.25);
    }
  };
  return share() * active.find(({ signal }) => signal === reason.signal)!.weight;
}
