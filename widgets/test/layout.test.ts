import assert from "node:assert/strict";
import { test } from "node:test";
import { noAnswers, score } from "../src/engine/gaps.ts";
import type { Checklist } from "../src/engine/hub.ts";
import { label, layout, line, person, width, wrap, type Spot } from "../src/checklist/layout.ts";

const node = 22;

function map(count: number, text = "Coach, case manager or medical", names = {}) {
  const checklist: Checklist = {
    title: "", intro: "", steps: 3, want: { question: "", yes: "", no: "" }, items: [],
    answers: [{ id: "some", label: "", value: 0.5 }],
    bands: [{ id: "strong", label: "", from: 0.75 }, { id: "add", label: "", from: 0 }],
    domains: ["a", "b"].map((id) => ({ id, label: id, statements: ["-"], topics: [], programs: [], find: [], step: "" })),
    sources: Array.from({ length: 12 }, (_, i) => ({ id: `s${i}`, label: text })),
  };
  const from = checklist.sources.slice(0, count).map(({ id }) => id);
  const answers = { ...noAnswers(), statements: { "a.0": "some", "b.0": "some" }, sources: { a: from, b: from.slice(0, 1) } };
  return layout(score(checklist, answers), checklist, names);
}

type Box = [left: number, top: number, right: number, bottom: number];

function boxes({ x, y, lines }: Spot): Box[] {
  const tall = lines.length * line + 4;
  const top = y < 0 ? y - node - tall : y + node;
  return [[x - node, y - node, x + node, y + node], [x - label / 2, top, x + label / 2, top + tall]];
}

const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

test("nothing on the picture meets anything else, and nothing sticks out", () => {
  for (const text of ["Online", "Coach, case manager or medical", "Selbsthilfegruppe", "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h"]) {
    for (let count = 0; count <= 12; count++) {
      const { spots, above, below } = map(count, text, { s0: "Ana", s1: "M." });
      assert.equal(spots.length, count);
      const all = [[[-person, -person, person, person] as Box], ...spots.map(boxes)];
      for (const [i, own] of all.entries()) for (const a of own) {
        for (const b of all.slice(i + 1).flat()) assert.ok(!meet(a, b), `${count} of ${text}: ${a.join()} and ${b.join()}`);
        assert.ok(a[0] >= -width / 2 && a[2] <= width / 2 && a[1] >= -above - 6 && a[3] <= below + 6, `${count} of ${text}: ${a.join()} sticks out`);
      }
    }
  }
});

test("a tie for each domain that rests on a source, thin where it is the only one", () => {
  const { spots } = map(2);
  assert.deepEqual(spots.map(({ ties }) => ties), [
    [{ band: 1, thread: false }, { band: 1, thread: true }],
    [{ band: 1, thread: false }],
  ]);
});

test("labels break between words, and a name has a line of its own", () => {
  assert.deepEqual(wrap("Coach, case manager or medical"), ["Coach, case", "manager or", "medical"]);
  assert.deepEqual(wrap("Selbsthilfegruppe"), ["Selbsthilfegruppe"]);
  assert.deepEqual(map(1, "Family", { s0: "Ana" }).spots[0]!.lines, ["Family", "Ana"]);
});
