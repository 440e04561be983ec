import assert from "node:assert/strict";
import { test } from "node:test";
import { gaps, noAnswers, score, type Answers } from "../src/engine/gaps.ts";
import type { Checklist, Domain } from "../src/engine/hub.ts";

function domain(id: string, safety = false): Domain {
  return { id, label: id, statements: ["one", "two"], topics: [], programs: [id.length], find: [], step: "", safety };
}

const lead = { topics: [], programs: [9], find: [], step: "" };
const checklist: Checklist = {
  title: "",
  intro: "",
  steps: 3,
  answers: [
    { id: "enough", label: "", value: 1 },
    { id: "some", label: "", value: 0.5 },
    { id: "not-now", label: "", value: 0 },
    { id: "skip", label: "", value: 0, skip: true },
  ],
  want: { question: "", yes: "", no: "" },
  bands: [{ id: "strong", label: "", from: 0.75 }, { id: "some", label: "", from: 0.25 }, { id: "add", label: "", from: 0 }],
  domains: [domain("a"), domain("bb"), domain("ccc"), domain("dddd"), domain("crisis", true)],
  items: [
    { id: "strain", kind: "strain", statement: "", ...lead },
    { id: "giving", kind: "giving", statement: "", ...lead },
  ],
  sources: [
    { id: "family", label: "Family", formal: false },
    { id: "friends", label: "Friends", formal: false },
    { id: "therapist", label: "Therapist", formal: true },
  ],
};

/** Answers in short: a: "enough some yes" is both statements and the wish. */
function answers(short: Record<string, string>, more: Partial<Answers> = {}): Answers {
  const all = { ...noAnswers(), ...more };
  for (const [id, words] of Object.entries(short)) {
    const [first, second, want] = words.split(" ");
    if (first !== "-") all.statements[`${id}.0`] = first!;
    if (second !== "-") all.statements[`${id}.1`] = second!;
    if (want) all.want[id] = want === "yes";
  }
  return all;
}

function first(words: string, more?: Partial<Answers>) {
  return score(checklist, answers({ a: words }, more)).domains[0]!;
}

test("availability, want, gap and band", () => {
  const cases: [words: string, availability: number | null, band: string | undefined, gap: number][] = [
    ["enough enough yes", 1, "strong", 0],
    ["enough some yes", 0.75, "strong", 0.25],
    ["enough some", 0.75, "strong", 0.125],
    ["enough not-now no", 0.5, "some", 0],
    ["some not-now yes", 0.25, "some", 0.75],
    ["not-now not-now yes", 0, "add", 1],
    ["not-now not-now", 0, "add", 0.5],
    ["not-now skip yes", 0, "add", 1], // a skipped statement counts for nothing
    ["- some yes", 0.5, "some", 0.5], // nor does one that was passed over
    ["skip skip yes", null, undefined, 0],
    ["- -", null, undefined, 0],
  ];
  for (const [words, availability, band, gap] of cases) {
    const got = first(words);
    assert.deepEqual([got.availability, got.band?.id, got.gap], [availability, band, gap], words);
  }
});

test("one thread: at least some support, from a single source", () => {
  const thread = (words: string, sources: string[]) => first(words, { sources: { a: sources } }).thread?.id;
  assert.equal(thread("some some", ["family"]), "family");
  assert.equal(thread("some not-now", ["family"]), undefined);
  assert.equal(thread("some some", ["family", "friends"]), undefined);
  assert.equal(thread("some some", []), undefined);
});

test("all formal, all informal", () => {
  const formality = (sources: Record<string, string[]>) => score(checklist, answers({}, { sources })).formality;
  assert.equal(formality({}), null);
  assert.equal(formality({ a: ["therapist"] }), "formal");
  assert.equal(formality({ a: ["family"], bb: ["friends"] }), "informal");
  assert.equal(formality({ a: ["family"], bb: ["therapist"] }), null);
});

test("next steps: the largest gaps, equal ones in the checklist's order, at most three", () => {
  const got = score(checklist, answers({ a: "some some yes", bb: "not-now not-now yes", ccc: "some some yes", dddd: "enough not-now yes" }));
  assert.deepEqual(got.steps.map((d) => d.domain.id), ["bb", "a", "ccc"]);
});

test("no wish, no step", () => {
  assert.deepEqual(score(checklist, answers({ a: "not-now not-now no" })).steps, []);
});

test("safety comes first and stays outside the ranking", () => {
  const safety = (words: string, items: Record<string, boolean> = {}) => {
    const got = score(checklist, answers({ crisis: words, a: "not-now not-now yes" }, { items }));
    return [got.safety.map((s) => s.id).join(" "), got.steps.map((d) => d.domain.id).join(" ")];
  };
  assert.deepEqual(safety("some some yes"), ["", "a crisis"]);
  assert.deepEqual(safety("some not-now yes"), ["crisis", "a"]);
  assert.deepEqual(safety("not-now not-now no"), ["crisis", "a"]); // wished for or not
  assert.deepEqual(safety("skip skip"), ["", "a"]);
  assert.deepEqual(safety("enough enough", { strain: true, giving: true }), ["strain", "a"]);
  assert.deepEqual(safety("enough enough", { strain: false }), ["", "a"]);
});

test("giving is a strength", () => {
  const got = score(checklist, answers({ a: "enough enough" }, { items: { giving: true } }));
  assert.deepEqual(got.giving.map((item) => item.id), ["giving"]);
  assert.deepEqual(got.strong.map((d) => d.domain.id), ["a"]);
});

test("gaps carry weight; strain is a full one", () => {
  const got = gaps(score(checklist, answers({ a: "some some yes", bb: "enough enough yes" }, { items: { strain: true } })));
  assert.deepEqual(got, [{ id: "a", label: "a", weight: 0.5, programs: [1] }, { id: "strain", weight: 1, programs: [9] }]);
});

test("nothing answered", () => {
  assert.equal(score(checklist, noAnswers()).answered, false);
  assert.equal(score(checklist, answers({ a: "skip skip" })).answered, false);
  assert.equal(score(checklist, answers({}, { items: { giving: false } })).answered, true);
});
