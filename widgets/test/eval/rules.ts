// What is never relaxed, and what each part of a score is, said once more and apart
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

/** What one fact adds to the score, from the formulas alone: of a program without
 * it, and all else the same, the score would be so much less. */
export function shareOf(built: BuiltHub, signals: Signals, active: Suggestions["active"], listed: Listed, reason: Reason): number {
  const { settings, stats } = built;
  const { program, vector } = listed;
  const has = (term: number) => program.offers.includes(term);
  const idf = (terms: readonly number[]) => terms.reduce((sum, term) => sum + Math.log((settings.statistics.open + 1) / (settings.statistics.offering[term]! + 1)) + 1, 0);
  const square = (terms: readonly number[]) => terms.reduce((sum, term) => sum + idf([term]) ** 2, 0);
  const compared = (terms: readonly number[]) => terms.filter((term) => stats.facets[term]!.similar);
  const cosine = (offers: readonly number[]) =>
    square(compared(offers).filter(has)) / Math.sqrt(square(compared(offers)) * square(compared(program.offers))) || 0;
  const component = (): number => {
    switch (reason.signal) {
      case "need": {
        const norm = 0.7 + (0.3 * vector.terms.size) / settings.statistics.average;
        const raw = idf(signals.needs.filter(has)) / idf(signals.needs) / norm;
        return signals.needs.includes(reason.term) && has(reason.term) ? (idf([reason.term]) / idf(signals.needs) / norm) * Math.min(1, 1 / raw) : 0;
      }
      case "gap": {
        const gap = signals.gaps.find(({ id }) => id === reason.gap)!;
        const isTrue = reason.terms.length > 0 && reason.terms.every((term) => gap.programs.includes(term) && has(term));
        return isTrue ? gap.weight / signals.gaps.reduce((sum, { weight }) => sum + weight, 0) : 0;
      }
      case "near": {
        const miles = milesTo(signals, listed);
        return miles === null ? (program.place === "physical" ? 0 : 0.5) : Math.exp(-miles / ((signals.radius ?? settings.radius) / 2));
      }
      case "filters": {
        const worth = signals.filters.map(({ at }) => 0.5 ** (days(built, at) / settings.halfLife.filters));
        const used = signals.filters.findIndex(({ term }) => term === reason.term);
        return has(reason.term) ? (worth[used]! * Math.max(...worth)) / worth.reduce((sum, w) => sum + w, 0) : 0;
      }
      case "saved":
        return Math.max(...signals.saved.filter(({ id }) => id === reason.id && id !== program.id).map(({ offers }) => cosine(offers)));
      case "explored":
        return Math.max(...signals.explored.filter(({ id }) => id === reason.id && id !== program.id)
          .map(({ offers, at }) => cosine(offers) * 0.5 ** (days(built, at) / settings.halfLife.explored)));
      case "freshness":
        return settings.freshness ** (days(built, Date.parse(program.verified!)) / 365.25);
    }
  };
  return component() * active.find(({ signal }) => signal === reason.signal)!.weight;
}
