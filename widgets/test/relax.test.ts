import assert from "node:assert/strict";
import { test } from "node:test";
import type { Query } from "../src/engine/find.ts";
import type { Facet } from "../src/engine/hub.ts";
import { findRelaxed, type RelaxedAnswer } from "../src/engine/relax.ts";
import { encode } from "./encode.ts";
import { listings, type Listing } from "./listing.ts";
import { anything, denver, open, week } from "./world.ts";

const facet = (role: Facet["role"], count: number): Facet =>
  ({ id: String(role), label: "", role: role!, terms: Array.from({ length: count }, () => ({ id: "", label: "" })) });
// Terms 0 to 3 may be given up; 4 and 5 may not.
const vocabulary = [facet("need", 2), facet("kind", 2), facet("constraint", 2)];
const [plain] = listings(1, 1, 0);
const east = (miles: number): [number, number] => [39.74, -104.99 + miles / 53.1];

function program(miles: number | null, offers: number[], more: Partial<Listing> = {}): Listing {
  return {
    ...plain!, id: `${miles}-${offers}`, kind: miles === null ? "online" : "physical", point: miles === null ? null : east(miles),
    serves: [], isOpen: true, offers, lacks: [0, 1, 2, 3, 4, 5].filter((term) => !offers.includes(term)),
    minimumAge: null, maximumAge: null, week: [], ...more,
  };
}

async function ask(programs: Listing[], query: Partial<Query>): Promise<[ids: string[], RelaxedAnswer, told: RelaxedAnswer[]]> {
  const told: RelaxedAnswer[] = [];
  const { atlas } = open(encode(programs));
  const answer = await findRelaxed(atlas, vocabulary, { ...anything, radius: 10, count: 20, ...query }, week, (a) => told.push(a), new AbortController().signal);
  return [answer.fits.map(({ program }) => program.id), answer, told];
}

test("with three that fit nothing is given up", async () => {
  const three = [1, 2, 3].map((miles) => program(miles, [0]));
  const [ids, { relaxed }] = await ask([...three, program(4, [1])], { must: [[0]] });
  assert.deepEqual([ids.length, relaxed], [3, []]);
});

test("the latest filter goes first, and no more than needed", async () => {
  const all = [program(1, [0, 1]), program(2, [0, 2]), program(3, [0, 3]), program(4, [0]), program(5, [])];
  const [ids, { relaxed }] = await ask(all, { must: [[0], [1], [2, 3]] });
  assert.deepEqual(relaxed, [{ dropped: [2, 3] }, { dropped: [1] }]);
  assert.deepEqual(ids, ["1-0,1", "2-0,2", "3-0,3", "4-0"]);
});

test("constraints and age stay, whatever is left", async () => {
  const all = [1, 2, 3, 4].map((miles) => program(miles, [0])).concat(program(5, [4], { minimumAge: 18 }), program(6, [4], { minimumAge: 65 }));
  const [ids, { relaxed }] = await ask(all, { must: [[4], [0]], age: 30 });
  assert.deepEqual(ids, ["5-4"]);
  assert.deepEqual(relaxed, [{ dropped: [0] }, { radius: 160 }]);
});

test("then the radius doubles, four times at most", async () => {
  const [ids, { relaxed, searched }] = await ask([1, 15, 35, 70].map((miles) => program(miles, [0])), { must: [[0]] });
  assert.deepEqual(ids, ["1-0", "15-0", "35-0"]);
  assert.deepEqual(relaxed, [{ dropped: [0] }, { radius: 40 }]);
  assert.equal(searched, 40);
  const [none, far] = await ask([program(500, [0])], {});
  assert.deepEqual([none, far.relaxed], [[], [{ radius: 160 }]]);
});

test("then what is online counts, unless it was there before", async () => {
  const all = [program(1, [0]), program(null, [0])];
  const [, { relaxed, wide }] = await ask(all, { must: [[1]] });
  assert.deepEqual(relaxed, [{ dropped: [1] }, { radius: 160 }, { online: true }]);
  assert.equal(wide.length, 1);
  const [, seen] = await ask(all, { must: [[0]] });
  assert.deepEqual([seen.relaxed, seen.wide.length], [[{ dropped: [0] }, { radius: 160 }], 1]);
});

test("without a place there is no radius, and what is online is what fits", async () => {
  const [, none] = await ask([program(1, [0])], { place: null });
  assert.deepEqual(none.relaxed, []);
  const online = [1, 2, 3].map((n) => program(null, [0], { id: `${n}` }));
  const [, { relaxed, wide }] = await ask(online, { place: null, must: [[0]] });
  assert.deepEqual([relaxed, wide.length], [[], 3]);
});

test("answers are told until one is done", async () => {
  const [, last, told] = await ask([1, 15, 35].map((miles) => program(miles, [0])), { must: [[1]], place: denver });
  assert.equal(told.at(-1), last);
  assert.deepEqual(told.map(({ done }) => done), told.map((_, i) => i === told.length - 1));
});
