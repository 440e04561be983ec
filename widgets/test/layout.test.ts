import assert from "node:assert/strict";
import { test } from "node:test";
import { noAnswers, score } from "../src/engine/gaps.ts";
import type { Checklist } from "../src/engine/hub.ts";
import { box, inset, layout, line, person, width, wrap, type Spot } from "../src/checklist/layout.ts";

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

function boxOf({ x, y, lines }: Spot): Box {
  const tall = lines.length * line + inset;
  return [x - box / 2, y - tall / 2, x + box / 2, y + tall / 2];
}

const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

test("nothing on the picture meets anything else, and nothing sticks out", () => {
  for (const text of ["Online", "Coach, case manager or medical", "Selbsthilfegruppe", "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h"]) {
    for (let count = 0; count <= 12; count++) {
      const { spots, above, below } = map(count, text, { s0: "Ana", s1: "M." });
      assert.equal(spots.length, count);
      const all: Box[] = [[-person, -person, person, person], ...spots.map(boxOf)];
      for (const [i, a] of all.entries()) {
        for (const b of all.slice(i + 1)) assert.ok(!meet(a, b), `${count} of ${text}: ${a.join()} and ${b.join()}`);
        assert.ok(a[0] >= -width / 2 && a[2] <= width / 2 && a[1] >= -above && a[3] <= below, `${count} of ${text}: ${a.join()} sticks out`);
      }
    }
  }
});

test("threads pass no other source, up to nine", () => {
  for (let count = 1; count <= 9; count++) {
    const { spots } = map(count);
    for (const to of spots) for (const other of spots) {
      const [left, top, right, bottom] = boxOf(other);
      for (let part = 0; part < 1; part += 0.01) {
        const [x, y] = [to.x * part, to.y * part];
        assert.ok(to === other || x <= left || x >= right || y <= top || y >= bottom, `${count}: to ${to.x}, ${to.y}`);
      }
    }
  }
});

test("a tie for each domain that rests on a source, thin where it is the only one", () => {
  const { spots } = map(2);
  assert.deepEqual(spots.map(({ ties }) => ties), [
    ["band1", "band1 thread"],
    ["band1"],
  ]);
});

test("labels break between words, and a name has a line of its own", () => {
  assert.deepEqual(wrap("Coach, case manager or medical"), ["Coach, case", "manager or", "medical"]);
  assert.deepEqual(wrap("Selbsthilfegruppe"), ["Selbsthilfegruppe"]);
  assert.deepEqual(map(1, "Family", { s0: "Ana" }).spots[0]!.lines, ["Family", "Ana"]);
});
