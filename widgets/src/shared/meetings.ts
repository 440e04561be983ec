// When the services of a program meet, from the numbers of its week.

import type { Hub } from "../engine/hub.ts";
import type { Program } from "../engine/program.ts";
import { weekdays } from "./measure.ts";
import type { Say } from "./say.ts";

const minute = 60_000;
const times: Record<string, Intl.DateTimeFormat> = {}; // making one takes longer than to draw a card
const monday = 4 * 1440 * minute; // the first there was

/** "Monday and Wednesday: 5:30 – 8:30 PM", by the clock of the place, or by that of a zone, which is named,
 * when there is no place to go to. One without an end has a beginning only. "" when nothing meets. */
export function meetings({ week = [], place }: Pick<Program, "week" | "place">, { hub: { language }, say }: { hub: Pick<Hub, "language">; say: Say }): string {
  if (!week.some(([, , , isSession]) => isSession)) return "";
  const time = times[language] ??= new Intl.DateTimeFormat(language, { timeZone: "UTC", timeStyle: "short", hourCycle: "h12" }); // as the hub's pages do
  const days: Record<string, string[]> = {}; // by time
  for (const [start, length, zone, isSession] of week) if (isSession) {
    const from = monday + start * minute;
    const to = from + length * minute;
    // A range past midnight would say dates.
    const hours = start % 1440 + length < 1440 ? time.formatRange(from, to) : `${time.format(from)} – ${time.format(to)}`;
    (days[place === "physical" ? hours : `${hours} (${zone})`] ??= []).push(weekdays(say)[Math.floor(start / 1440)]!);
  }
  return Object.entries(days).map(([value, label]) => say("pair", { label, value })).join(" · ");
}
