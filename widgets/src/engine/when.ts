// Whether a program is open, or one of its services meets, at a time.

import type { When } from "./find.ts";

/** A weekly time: minutes after Monday 00:00, minutes that it lasts, the time zone, "" for the
 * visitor's own clock, and whether it is a session of a service. One of 0 minutes has an end that is not known. */
export type Interval = readonly [start: number, length: number, zone: string, isSession?: number];

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
const unsaid = 60; // minutes that something lasts when its end is not known

/** Tells of a week whether it has such a time; undefined when that cannot be told. A weekday and its
 * hours are those of the place, and of the visitor for what is online. */
export function clock(when: When): (week: readonly Interval[] | undefined, online: boolean) => boolean | undefined {
  const now = "now" in when ? when.now : new Date();
  const minutes: Record<string, number> = {};
  const minuteIn = (zone: string) => (minutes[zone] ??= minuteOfWeek(now, zone));
  return (week, online) => {
    let known: boolean | undefined = week && false;
    for (const [start, length, zone] of week ?? []) {
      const [from, lasts] =
        "now" in when ? [minuteIn(zone), 1]
        : [when.day * dayMinutes + when.from + (online ? minuteIn(zone) - minuteIn("") : 0), past(when.from, when.to, dayMinutes)];
      if (past(start, from, weekMinutes) < (length || unsaid) || past(from, start, weekMinutes) < (lasts || dayMinutes)) return true;
      if (from !== from) known = undefined;
    }
    return known;
  };
}

/** Minutes from one time to the next time that it is the other. */
function past(from: number, to: number, all: number): number {
  return (((to - from) % all) + all) % all;
}

/** NaN for a time zone that is not known here. */
function minuteOfWeek(at: Date, zone: string): number {
  try {
    const text = at.toLocaleString("en", {
      weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(zone && { timeZone: zone }),
    });
    const [day, hour, minute] = text.match(/\w+/g)!;
    return ("MonTueWedThuFriSatSun".indexOf(day!) / 3) * dayMinutes + Number(hour) * 60 + Number(minute);
  } catch {
    return NaN;
  }
}
