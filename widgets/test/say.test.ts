import assert from "node:assert/strict";
import test from "node:test";
import { dayOf, distance } from "../src/shared/measure.ts";
import { speaker } from "../src/shared/say.ts";

test("a number chooses among all six forms of Arabic", () => {
  const found = { zero: "zero", one: "one", two: "two", few: "few {n}", many: "many {n}", other: "other {n}" };
  const say = speaker("ar-u-nu-latn", { found });
  const all = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((n) => say("found", { n }));
  assert.deepEqual(all,
    ["zero", "one", "two", "few 3", "few 10", "many 11", "many 99", "other 100", "other 102", "few 103"]);
});

test("a form that is missing is said as other, and so is what has no number", () => {
  const say = speaker("ar-u-nu-latn", { found: { one: "one", other: "other {n}" }, none: { one: "one", other: "other" } });
  assert.equal(say("found", { n: 1 }), "one");
  assert.equal(say("found", { n: 2 }), "other 2");
  assert.equal(say("none"), "other");
});

test("places are filled once, wherever they stand", () => {
  const say = speaker("en", { near: "{place}: {n} within {n} of {place}" });
  assert.equal(say("near", { n: 2, place: "{n} $& Oaks" }), "{n} $& Oaks: 2 within 2 of {n} $& Oaks");
});

test("numbers and lists are written as the language does", () => {
  const en = speaker("en", { count: "{n}", list: "{all}" });
  const es = speaker("es", { count: "{n}", list: "{all}" });
  assert.deepEqual([en("count", { n: 12_345 }), es("count", { n: 12_345 })], ["12,345", "12.345"]);
  assert.equal(en("list", { all: ["a", "b", "c"] }), "a, b, and c");
  assert.equal(es("list", { all: ["a", "b", "c"] }), "a, b y c");
});

test("a language may have digits of its own, and a comma before a fraction", () => {
  const fa = speaker("fa", { numerals: "۰۱۲۳۴۵۶۷۸۹٫", distance: { one: "{n} mile", other: "{n} miles" }, date: "{day} {month} {year}", months: "ژانویه, فوریه" });
  const es = speaker("es", { numerals: "0123456789,", distance: { one: "{n} milla", other: "{n} millas" } });
  assert.deepEqual([distance(3.14, fa), distance(12.5, fa), dayOf(2026, 2, 8, fa)], ["۳٫۱ miles", "۱۳ miles", "۸ فوریه ۲۰۲۶"]);
  assert.deepEqual([distance(0.42, es), distance(1.04, es), distance(9.96, es), distance(25.2, es)], ["0,4 millas", "1 milla", "10 millas", "25 millas"]);
});

test("what is put into a text from right to left keeps its own direction", () => {
  const say = speaker("ar-u-nu-latn", { call: "اتصل بالرقم {number}", count: "{n} برامج" });
  assert.equal(say("call", { number: "(303) 555-0142" }), "اتصل بالرقم \u2068(303) 555-0142\u2069");
  assert.equal(say("count", { n: 3 }), "3 برامج");
});

test("words that come later are said, too; what nobody knows is said by its key", () => {
  const words: Record<string, string> = {};
  const say = speaker("en", words);
  assert.equal(say("skip"), "skip");
  words["skip"] = "Skip";
  assert.equal(say("skip"), "Skip");
});
