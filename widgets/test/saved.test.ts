import assert from "node:assert/strict";
import { test } from "node:test";
import { longest, merge, toFile } from "../src/saved/file.ts";
import { fromLink, isKey, keyOf, toLink } from "../src/saved/link.ts";

const oak = { id: "oak", name: "Oak House", offers: [1, 2] };
const night = { id: "oak", service: "night", name: "Family night", offers: [3] };

test("a link holds ids and nothing else, and gives them back", () => {
  assert.equal(toLink([oak, night]), "#saved&oak,oak/night");
  assert.deepEqual(fromLink("#saved&oak,oak/night"), ["oak", "oak/night"]);
  assert.deepEqual(fromLink("#saved&oak%2Coak%2Fnight"), ["oak", "oak/night"]);
  assert.deepEqual(fromLink(toLink([])), []);
});

test("a link says nothing but keys", () => {
  const hostile = "oak,oak,../data,//evil.example,OAK,a/b/c,/,javascript:alert(1),<b>,__proto__,%00,%,a%2f..%2fb," + "x".repeat(300);
  assert.deepEqual(fromLink(`#saved&${hostile}`), ["oak"]);
  for (const other of ["", "#", "#find&oak", "#saved", "#savedoak", "saved&oak"]) assert.deepEqual(fromLink(other), [], other);
});

test("a file goes around: all comes back, with notes", () => {
  const text = toFile([oak, night], { oak: "ask for Kim", "oak/night": "“7 pm”\nbring nothing" });
  const merged = merge(text, [], {})!;
  assert.deepEqual(merged.saved, [{ ...oak, offers: [] }, { ...night, offers: [] }]);
  assert.deepEqual(merged.notes, { oak: "ask for Kim", "oak/night": "“7 pm”\nbring nothing" });
  assert.deepEqual([merged.added, merged.refused], [2, 0]);
  assert.equal(toFile(merged.saved, merged.notes), text);
});

test("a file adds and replaces nothing", () => {
  const text = JSON.stringify({ version: 1, saved: [
    { id: "oak", name: "Another name", note: "theirs" }, { id: "elm", name: "Elm" },
  ] });
  const once = merge(text, [oak], { oak: "mine" })!;
  assert.deepEqual(once.saved, [oak, { id: "elm", name: "Elm", offers: [] }]);
  assert.deepEqual(once.notes, { oak: "mine\ntheirs" });
  assert.equal(once.added, 1);
  const twice = merge(text, once.saved, once.notes)!;
  assert.deepEqual([twice.saved, twice.notes, twice.added], [once.saved, once.notes, 0]);
});

test("what is no file of ours is refused as a whole", () => {
  for (const text of ["", "garbage", "null", "7", "[]", "{}", '{"version":2,"saved":[]}', '{"version":1,"saved":{}}', '{"version":"1","saved":[]}', "\u0000", "<html>"]) {
    assert.equal(merge(text, [oak], {}), null, text);
  }
});

test("of a file, entries of a wrong shape are left out and counted", () => {
  const bad = [null, 7, "oak", [], {}, { id: "elm" }, { id: "elm", name: 7 }, { id: 7.5, name: "x" }, { id: "../elm", name: "x" },
    { id: "elm", name: "x", note: {} }, { id: "elm", service: "A b", name: "x" }, { id: "__proto__", name: "x", note: "x" },
    { id: "constructor/", name: "x" }];
  const merged = merge(JSON.stringify({ version: 1, saved: [...bad, { id: "elm", name: "Elm", offers: [9], evil: 1 }] }), [], {})!;
  assert.deepEqual(merged.saved, [{ id: "elm", name: "Elm", offers: [] }]);
  assert.equal(merged.refused, bad.length);
  assert.equal(({} as Record<string, unknown>)["x"], undefined);
});

test("a list takes so many, and gives up none for those of a file", () => {
  const many = Array.from({ length: 150 }, (_, i) => ({ id: `p${i}`, name: "x".repeat(1000), note: "y".repeat(1000) }));
  const merged = merge(JSON.stringify({ version: 1, saved: many }), [oak], {})!;
  assert.equal(merged.saved.length, longest.list);
  assert.equal(merged.saved[0], oak);
  assert.equal(merged.refused, 51);
  assert.equal(merged.saved[1]!.name.length, longest.name);
  assert.equal(merged.notes["p0"]!.length, longest.note);
});

test("keys are ids of a hub", () => {
  for (const key of ["oak", "oak-house-2", "a/b", "9"]) assert.ok(isKey(key), key);
  for (const key of ["", "/", "a/", "/a", "a/b/c", "A", "a b", "ä", "a.b", "a,b", "a\n"]) assert.ok(!isKey(key), key);
  assert.equal(keyOf(night), "oak/night");
});
