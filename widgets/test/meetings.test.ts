import assert from "node:assert/strict";
import { test } from "node:test";
import type { Program } from "../src/engine/program.ts";
import type { Interval } from "../src/engine/when.ts";
import { meetings } from "../src/shared/meetings.ts";
import { speaker } from "../src/shared/say.ts";

const at = (day: number, hour: number, minutes: number, isSession = 1): Interval =>
  [day * 1440 + hour * 60, minutes, "America/Denver", isSession];

const weekdays: Record<string, string> = {
  en: "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
  es: "lunes, martes, miércoles, jueves, viernes, sábado, domingo",
  ar: "الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد",
};

/** Browsers differ in which blanks they use, and whether any stand around a dash. */
function said(language: string, week?: Interval[], place: Program["place"] = "physical"): string {
  const say = speaker(language, { pair: "{label}: {value}", weekdays: weekdays[language]! });
  return meetings({ week, place }, { hub: { language }, say }).replace(/\s+/g, " ").replaceAll(" – ", "–");
}

test("one time on several days is said once", () => {
  const week = [at(0, 17.5, 180), at(2, 17.5, 180), at(4, 18, 60)];
  assert.equal(said("en", week), "Monday and Wednesday: 5:30–8:30 PM · Friday: 6:00–7:00 PM");
  assert.equal(said("es", week), "lunes y miércoles: 5:30–8:30 p. m. · viernes: 6:00–7:00 p. m.");
  assert.equal(said("ar", week), "الاثنين والأربعاء: 5:30–8:30 م · الجمعة: 6:00–7:00 م");
});

test("noon and midnight, in every language", () => {
  const week = [at(6, 0, 30), at(6, 12, 60)];
  assert.equal(said("en", week), "Sunday: 12:00–12:30 AM · Sunday: 12:00–1:00 PM");
  assert.equal(said("es", week), "domingo: 12:00–12:30 a. m. · domingo: 12:00–1:00 p. m.");
  assert.equal(said("ar", week), "الأحد: 12:00–12:30 ص · الأحد: 12:00–1:00 م");
});

test("past midnight is a time and no date", () => {
  assert.equal(said("en", [at(0, 23, 60), at(6, 22, 240)]), "Monday: 11:00 PM–12:00 AM · Sunday: 10:00 PM–2:00 AM");
});

test("without an end only the beginning is said", () => {
  assert.equal(said("es", [at(1, 18.5, 0)]), "martes: 6:30 p. m.");
});

test("opening hours are not meetings", () => {
  assert.equal(said("en", [at(0, 9, 480, 0), at(1, 9, 60)]), "Tuesday: 9:00–10:00 AM");
  assert.equal(said("en", [at(0, 9, 480, 0)]), "");
  assert.equal(said("en"), "");
});

test("where there is no place to go to, the clock is named", () => {
  const week = [at(0, 19, 60), at(1, 19, 60), [2 * 1440 + 19 * 60, 60, "America/New_York", 1] as const];
  assert.equal(said("en", week, "online"), "Monday and Tuesday: 7:00–8:00 PM (America/Denver) · Wednesday: 7:00–8:00 PM (America/New_York)");
});
