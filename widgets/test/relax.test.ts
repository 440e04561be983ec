import assert from "node:assert/strict";
import { test } from "node:test";
import type { Query } from "../src/engine/find.ts";
import { findRelaxed, type RelaxedAnswer } from "../src/engine/relax.ts";
import { encode } from "./encode.ts";
import { listings, type Listing } from "./listing.ts";
import { anything, checkRelaxed, open, question, week, world } from "./world.ts";

const [plain] = listings(1, 1, 0);
const east = (miles: number): [number, number] => [39.74, -104.99 + miles / 53.1];
const never = new AbortController().signal;

function program(miles: number | null, offers: number[], more: Partial<Listing> = {}): Listing {
  return {
    ...plain!, id: `${miles}-${offers}`, kind: miles === null ? "online" : "physical", point: miles === null ? null : east(miles),
    serves: [], isOpen: true, offers, lacks: [0, 1, 2].filter((term) => !offers.includes(term)),
    minimumAge: null, maximumAge: null, week: [], ...more,
  };
}

async function ask(programs: Listing[], query: Partial<Query>): Promise<[ids: string[], RelaxedAnswer, told: RelaxedAnswer[]]> {
  const told: RelaxedAnswer[] = [];
  const { atlas } = open(encode(programs));
  const answer = await findRelaxed(atlas, { ...anything, radius: 10, count: 20, ...query }, week, (a) => told.push(a), never);
  return [answer.fits.map(({ program }) => program.id), answer, told];
}

test("answers are those of a look at every program, as far as the first radius with three", async () => {
  const widened = new Set<number>();
  for (let seed = 1; seed <= 6; seed++) {
    const { atlas, listings } = world(seed, seed * 25);
    for (let i = 0; i < 50; i++) {
      const query = { ...question(seed * 1000 + i), radius: [5, 60, 150, 900][i % 4]! };
      const answer = await findRelaxed(atlas, query, week, () => {}, never);
      const radius = checkRelaxed(listings, query, answer, `${seed}, ${JSON.stringify(query)}`);
      widened.add(radius! / query.radius);
    }
  }
  assert.deepEqual([...widened].sort((a, b) => a - b), [1, 2, 4, 8, 16]);
});

test("with three that fit nothing is given up", async () => {
  const three = [1, 2, 3].map((miles) => program(miles, [0]));
  const [ids, { relaxed }] = await ask([...three, program(15, [0])], { must: [[0]] });
  assert.deepEqual([ids.length, relaxed], [3, []]);
});

test("a must stays, whatever is left: a known no is not listed, and what is not known is to be asked", async () => {
  const all = [1, 2, 3].map((miles) => program(miles, [1])).concat(program(4, [1], { id: "unknown", lacks: [] }));
  const [ids, { relaxed, askFirst, wide }] = await ask([...all, program(null, [1])], { must: [[1], [0]] });
  assert.deepEqual([ids, wide, relaxed], [[], [], [{ radius: 160 }]]);
  assert.deepEqual(askFirst.map(({ program, ask }) => [program.id, ask]), [["unknown", [0]]]);
});

test("the age stays, too", async () => {
  const all = [program(5, [0], { minimumAge: 18 }), program(6, [0], { minimumAge: 65 })];
  const [ids, { relaxed }] = await ask(all, { age: 30 });
  assert.deepEqual([ids, relaxed], [["5-0"], [{ radius: 160 }]]);
});

test("the radius doubles, four times at most", async () => {
  const [ids, { relaxed, searched }] = await ask([1, 15, 35, 70].map((miles) => program(miles, [0])), { must: [[0]] });
  assert.deepEqual(ids, ["1-0", "15-0", "35-0"]);
  assert.deepEqual(relaxed, [{ radius: 40 }]);
  assert.equal(searched, 40);
  const [none, far] = await ask([program(500, [0])], {});
  assert.deepEqual([none, far.relaxed], [[], [{ radius: 160 }]]);
});

test("what is online is listed at any distance", async () => {
  const [, { relaxed, wide }] = await ask([program(1, [0]), program(null, [0])], { must: [[0]] });
  assert.deepEqual([relaxed, wide.length], [[{ radius: 160 }], 1]);
});

test("without a place or a radius there is nothing to give up", async () => {
  for (const query of [{ place: null }, { place: null, radius: null }, { radius: null }]) {
    const [, { relaxed }] = await ask([program(1, [0]), program(null, [0])], query);
    assert.deepEqual(relaxed, []);
  }
});

test("answers are told until one is done", async () => {
  const [, last, told] = await ask([1, 15, 35].map((miles) => program(miles, [0])), { must: [[1]] });
  assert.equal(told.at(-1), last);
  assert.deepEqual(told.map(({ done }) => done), told.map((_, i) => i === told.length - 1));
});
