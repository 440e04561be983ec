// Whether a program is open, or one of its services meets, at a time.

import type { When } from "./find.ts";

/** A weekly time: minutes after Monday 00:00, minutes that it lasts, and the time zone, "" for the
 * visitor's own clock. One of 0 minutes has an end that is not known. */
export type Interval = readonly [start: number, length: number, zone: string];

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
const unsaid = 60; // minutes that something lasts when its end is not known

/** Tells of a week whether it has such a time; null when that cannot be told. A weekday and its
 * hours are those of the place, and of the visitor for what is online. */
export function clock(when: When): (week: readonly Interval[] | undefined, online: boolean) => boolean | null {
  const now = "now" in when ? when.now : new Date();
  const at = new Map<string, number>();
  const minuteIn = (zone: string) => {
    if (!at.has(zone)) at.set(zone, minuteOfWeek(zone, now));
    return at.get(zone)!;
  };
  return (week, online) => {
    let known: boolean | null = week ? false : null;
    for (const [start, length, zone] of week ?? []) {
      const [from, minutes] =
        "now" in when ? [minuteIn(zone), 1]
        : [when.day * dayMinutes + when.from + (online ? minuteIn(zone) - minuteIn("") : 0), between(when.from, when.to)];
      if (Number.isNaN(from)) known = null;
      else if (past(start, from) < (length || unsaid) || past(from, start) < minutes) return true;
    }
    return known;
  };
}

/** From one minute of the day to another, perhaps on the next day. */
function between(from: number, to: number): number {
  return (to - from + dayMinutes) % dayMinutes || dayMinutes;
}

/** Minutes from one time of the week to the next time that it is the other. */
function past(from: number, to: number): number {
  return (((to - from) % weekMinutes) + weekMinutes) % weekMinutes;
}

/** NaN for a time zone that is not known here. */
function minuteOfWeek(zone: string, at: Date): number {
  try {
    const text = at.toLocaleString("en-US", {
      weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(zone && { timeZone: zone }),
    });
    const [, day, hour, minute] = /(\w+)\D+(\d+):(\d+)/.exec(text)!;
    return ("MonTueWedThuFriSatSun".indexOf(day!) / 3) * dayMinutes + Number(hour) * 60 + Number(minute);
  } catch {
    return NaN;
  }
}
