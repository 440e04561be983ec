// Days and distances in the hub's words. The first formatter that Intl makes keeps a slow
// phone busy for a tenth of a second.

import { numerals, type Say } from "./say.ts";

/** "October 1, 2026"; month is 1 to 12. */
export function dayOf(year: number, month: number, day: number, say: Say): string {
  return say("date", { year: numerals(String(year), say("numerals")), month: say("months").split(", ")[month - 1]!, day });
}

/** Monday first. */
export function weekdays(say: Say): string[] {
  return say("weekdays").split(", ");
}

/** "3.2 miles"; "12 miles" from ten on. */
export function distance(miles: number, say: Say): string {
  return say("distance", { n: Number(miles.toFixed(miles < 10 ? 1 : 0)) });
}
