import assert from "node:assert/strict";
import { test } from "node:test";
import type { When } from "../src/engine/find.ts";
import { clock, type Interval } from "../src/engine/when.ts";

process.env["TZ"] = "America/Denver";

const monday = 0;
const sunday = 6;
const hour = 60;
const week = (day: number, from: number, length: number, zone = ""): Interval[] => [[day * 1440 + from, length, zone]];

test("open at a moment, on the visitor's clock", () => {
  const at = (time: string) => ({ now: new Date(time) });
  const cases: [what: string, week: Interval[], when: When, open: boolean][] = [
    ["before", week(monday, 9 * hour, 8 * hour), at("2026-11-23T08:59:00"), false],
    ["at the start", week(monday, 9 * hour, 8 * hour), at("2026-11-23T09:00:00"), true],
    ["at the end", week(monday, 9 * hour, 8 * hour), at("2026-11-23T17:00:00"), false],
    ["just before the end", week(monday, 9 * hour, 8 * hour), at("2026-11-23T16:59:00"), true],
    ["on another day", week(monday, 9 * hour, 8 * hour), at("2026-11-24T10:00:00"), false],
    ["past midnight", week(monday, 22 * hour, 6 * hour), at("2026-11-24T03:00:00"), true],
    ["from Sunday into Monday", week(sunday, 22 * hour, 6 * hour), at("2026-11-23T03:00:00"), true],
    ["at midnight", week(monday, 0, 1440), at("2026-11-23T00:00:00"), true],
    ["around the clock", week(monday, 0, 7 * 1440), at("2026-11-27T03:00:00"), true],
    ["without an end, within an hour", week(monday, 9 * hour, 0), at("2026-11-23T09:59:00"), true],
    ["without an end, after an hour", week(monday, 9 * hour, 0), at("2026-11-23T10:00:00"), false],
    ["in the second interval", [...week(monday, 0, 1), ...week(monday, 600, 60)], at("2026-11-23T10:30:00"), true],
  ];
  for (const [what, week, when, open] of cases) assert.equal(clock(when)(week, false), open, what);
});

test("open at a moment, where it is", () => {
  const when = clock({ now: new Date("2026-11-23T16:30:00Z") }); // Monday
  assert.equal(when(week(monday, 9 * hour, hour, "America/Denver"), false), true);
  assert.equal(when(week(monday, 9 * hour, hour, "America/New_York"), false), false);
  assert.equal(when(week(monday, 11 * hour, hour, "America/New_York"), false), true);
  assert.equal(when(week(1, hour, hour, "Asia/Tokyo"), false), true); // Tuesday there
  assert.equal(when(week(monday, 22 * hour, hour, "Asia/Kathmandu"), false), true); // a quarter past ten
  const summer = clock({ now: new Date("2026-07-20T16:30:00Z") });
  assert.equal(summer(week(monday, 10 * hour, hour, "America/Denver"), false), true);
});

test("some time on a weekday", () => {
  const evening = { day: 1, from: 17 * hour, to: 21 * hour };
  const cases: [Interval[], boolean][] = [
    [week(1, 18.5 * hour, 90), true],
    [week(1, 9 * hour, 8 * hour), false], // ends as it begins
    [week(1, 9 * hour, 8 * hour + 1), true],
    [week(1, 21 * hour, hour), false],
    [week(1, 20 * hour + 59, 0), true],
    [week(1, 16 * hour, 0), false],
    [week(0, 18 * hour, hour), false],
    [week(0, 20 * hour, 23 * hour), true], // from the day before
  ];
  for (const [week, meets] of cases) assert.equal(clock(evening)(week, false), meets, JSON.stringify(week));
  const late = { day: sunday, from: 22 * hour, to: 2 * hour };
  assert.equal(clock(late)(week(monday, hour, 30), false), true); // past midnight, past the end of the week
  assert.equal(clock(late)(week(monday, 2 * hour, 30), false), false);
});

test("what is online meets on the visitor's weekday, what is somewhere on its own", () => {
  const tuesday = clock({ day: 1, from: 17 * hour, to: 21 * hour });
  const meeting = week(1, 19 * hour, hour, "Pacific/Auckland"); // still Monday in Denver
  assert.equal(tuesday(meeting, false), true);
  assert.equal(tuesday(meeting, true), false);
  assert.equal(tuesday(week(2, 15 * hour, hour, "Pacific/Auckland"), true), true);
});

test("not known is not no", () => {
  const now = clock({ now: new Date() });
  assert.equal(now(undefined, false), undefined);
  assert.equal(now(week(monday, 0, 7 * 1440, "Mars/Olympus"), false), undefined);
  assert.equal(now([...week(monday, 0, 1440, "Mars/Olympus"), ...week(monday, 0, 7 * 1440)], false), true);
  assert.equal(now([], false), false);
});
