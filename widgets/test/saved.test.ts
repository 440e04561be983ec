import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, noteOf, toFile } from "../src/saved/file.ts";
import { fromLink, isKey, keyOf, toLink } from "../src/saved/link.ts";
import { facetQuestions, looked, toAsk } from "../src/saved/questions.ts";
import { most, type Signals } from "../src/shared/signals.ts";

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
  assert.equal(merged.refused, 0);
  assert.equal(toFile(merged.saved, merged.notes), text);
});

test("a file adds and replaces nothing", () => {
  const text = JSON.stringify({ version: 1, saved: [
    { id: "oak", name: "Another name", note: "theirs" }, { id: "elm", name: "Elm" },
  ] });
  const once = merge(text, [oak], { oak: "mine" })!;
  assert.deepEqual(once.saved, [oak, { id: "elm", name: "Elm", offers: [] }]);
  assert.deepEqual(once.notes, { oak: "mine\ntheirs" });
  const twice = merge(text, once.saved, once.notes)!;
  assert.deepEqual([twice.saved, twice.notes], [once.saved, once.notes]);
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

test("of a file, ids of another type are refused, and a name of JavaScript is a name", () => {
  const merged = merge(JSON.stringify({ version: 1, saved: [
    { id: ["elm"], name: "x" }, { id: "elm", service: ["night"], name: "x" }, { id: "constructor", name: "A", note: "mine" },
    { id: "elm", name: "Elm" }, { id: "to", service: "string", name: "B" },
  ] }), [], {})!;
  assert.deepEqual(merged.saved.map(keyOf), ["constructor", "elm", "to/string"]);
  assert.deepEqual([merged.notes, merged.refused], [{ constructor: "mine" }, 2]);
  assert.equal(noteOf("constructor", {}), "");
  assert.ok(!toFile([{ id: "constructor", name: "A", offers: [] }], {}).includes("note"));
});

test("a list takes so many, and gives up none for those of a file", () => {
  const many = Array.from({ length: 150 }, (_, i) => ({ id: `p${i}`, name: "x" }));
  const merged = merge(JSON.stringify({ version: 1, saved: many }), [oak], {})!;
  assert.equal(merged.saved.length, most);
  assert.equal(merged.saved[0], oak);
  assert.equal(merged.refused, 51);
});

test("keys are ids of a hub", () => {
  for (const key of ["oak", "oak-house-2", "a/b", "9"]) assert.ok(isKey(key), key);
  for (const key of ["", "/", "a/", "/a", "a/b/c", "A", "a b", "ä", "a.b", "a,b", "a\n", "-a", "a-", "a--b", "x".repeat(81)]) assert.ok(!isKey(key), key);
  assert.equal(keyOf(night), "oak/night");
});

const facet = (id: string, terms: string[]) => ({ id, label: id, terms: terms.map((term) => ({ id: term, label: term })) });
const vocabulary = [facet("need", ["grief"]), facet("pay", ["cash", "card"]), facet("age", ["young"]), facet("way", ["bus"])];
const [grief, cash, card, young, bus] = [0, 1, 2, 3, 4] as const;
const questions = { facets: { 1: "How to pay?", 2: "What age?", 3: "Which way?" }, terms: {}, notes: {} };
const rest = facetQuestions([1, 3, 2], { vocabulary }, questions);

test("what was looked for is asked first, then what is wholly unknown in the order given", () => {
  const asked = (offers: number[], lacks: number[], ...ids: number[]) =>
    toAsk({ offers, lacks }, ids.map((id) => ({ terms: [id], text: `${id}?` })), rest);
  assert.deepEqual(asked([], []), ["How to pay?", "Which way?", "What age?"]);
  assert.deepEqual(asked([], [], young, grief), ["3?", "0?", "How to pay?", "Which way?", "What age?"]);
  assert.deepEqual(asked([card], [], cash), ["1?", "Which way?", "What age?"]);
  assert.deepEqual(asked([cash], [bus, grief], cash, bus, grief), ["What age?"]);
  assert.deepEqual(asked([], [], grief, cash, card, young, bus, grief), ["0?", "1?", "2?", "3?", "4?"]);
});

test("a question is asked once", () => {
  assert.deepEqual(toAsk({ offers: [young], lacks: [bus] }, [{ terms: [cash], text: "How to pay?" }], rest), ["How to pay?"]);
});

test("facets have no questions while those are not there", () => {
  assert.deepEqual(facetQuestions([1, 3, 2], { vocabulary }, null), []);
});

test("what was looked for is said once", () => {
  const filters = [{ term: 3, at: 1 }, { term: 1, at: 2 }];
  assert.deepEqual(looked({ needs: [1], must: [2, 1], filters } as unknown as Signals), [1, 2, 3]);
});
