import assert from "node:assert/strict";
import { test } from "node:test";
import { find, survey, tell, type Answer } from "../src/engine/find.ts";
import { encode } from "./encode.ts";
import { listings } from "./listing.ts";
import { anything, check, denver, open, question, terms, week, world } from "./world.ts";

const never = new AbortController().signal;

test("answers are those of a look at every program, in order", async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { atlas, listings } = world(seed, seed * 12);
    for (let i = 0; i < 25; i++) {
      const query = question(seed * 1000 + i);
      const answer = await find(atlas, query, week, () => {}, never);
      check(listings, query, answer, `${seed}, ${JSON.stringify(query)}`);
    }
  }
});

test("the week of a program is the one that is listed", async () => {
  const { atlas, listings } = world(5, 60);
  const { fits } = await find(atlas, { ...anything, count: 60 }, week, () => {}, never);
  for (const { program } of fits) {
    const listed = listings.find(({ id }) => id === program.id)!.week;
    const said = (program.week ?? []).map(([start, length, zone, isSession]) => ({ start, length, zone, isSession: isSession === 1 }));
    assert.deepEqual(said, listed, program.id);
  }
  assert.ok(fits.some(({ program }) => program.week?.some(([, , , isSession]) => isSession)));
});

test("and where very many may fit", async () => {
  const { atlas, listings } = world(10, 700);
  for (const must of [[[0]], [[1], [2]]]) {
    for (const count of [1, 150]) {
      const query = { ...anything, must, count };
      check(listings, query, await find(atlas, query, week, () => {}, never), JSON.stringify(query));
    }
  }
});

test("results come as soon as they are certain, and never change", async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const { atlas } = world(seed, 200);
    const answers: Answer[] = [];
    const last = await find(atlas, { ...anything, count: 30 }, week, (answer) => answers.push(answer), never);
    assert.ok(answers.length > 3, String(answers.length));
    assert.deepEqual(answers.map(({ done }) => done), answers.map((_, i) => i === answers.length - 1));
    assert.equal(answers.at(-1), last);
    for (const { fits } of answers) {
      assert.deepEqual(fits.map(({ program }) => program.id), last.fits.slice(0, fits.length).map(({ program }) => program.id));
    }
  }
});

test("what was loaded is not loaded again, and what is far is not loaded", async () => {
  const { atlas, loads, files } = world(3, 400);
  await find(atlas, anything, week, () => {}, never);
  assert.equal(new Set(loads).size, loads.length);
  assert.ok(loads.length * 8 < files.size, `${loads.length} of ${files.size}`);
  const before = loads.length;
  await find(atlas, anything, week, () => {}, never);
  assert.equal(loads.length, before);
});

test("a search that is called off loads nothing more and says nothing more", async () => {
  for (let after = 1; after < 6; after++) {
    const { atlas, loads } = world(4, 300);
    const stop = new AbortController();
    let calls = 0;
    const searching = find(atlas, { ...anything, count: 100 }, week, () => {
      if (++calls === after) stop.abort();
    }, stop.signal);
    await assert.rejects(searching, { name: "AbortError" });
    const before = loads.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(calls, after);
    assert.equal(loads.length, before);
  }
  const stopped = AbortSignal.abort();
  const { atlas, loads } = world(4, 30);
  await assert.rejects(find(atlas, anything, week, () => assert.fail("called"), stopped), { name: "AbortError" });
  assert.deepEqual(loads, []);
});

test("without a place: all when there are few, else those with the words, else what serves everybody", async () => {
  const few = world(5, 10);
  const answer = await find(few.atlas, { ...anything, place: null, count: 20 }, week, () => {}, never);
  const open = few.listings.filter((l) => l.isOpen && l.kind === "physical" && l.point);
  assert.deepEqual(answer.fits.map(({ program }) => program.id).sort(), open.map(({ id }) => id).sort());
  assert.deepEqual(answer.fits.map(({ miles }) => miles), open.map(() => null));
  const next = await find(few.atlas, { ...anything, place: null, count: 20 }, "2026-W49", () => {}, never);
  assert.notDeepEqual(next.fits.map(({ program }) => program.id), answer.fits.map(({ program }) => program.id));

  const many = world(6, 1500);
  const none = await find(many.atlas, { ...anything, place: null, count: 20 }, week, () => {}, never);
  assert.equal(none.fits.length, 0);
  assert.ok(none.wide.length > 5);
  assert.ok(none.wide.every(({ program }) => program.place !== "physical" || !program.point));
  const named = await find(many.atlas, { ...anything, place: null, text: "garden", count: 500 }, week, () => {}, never);
  const gardens = many.listings.filter((l) => l.isOpen && l.kind === "physical" && l.point && /Garden/.test(l.name + l.organization));
  assert.deepEqual(named.fits.map(({ program }) => program.id).sort(), gardens.map(({ id }) => id).sort());
});

test("a survey tells of many without their details, and tell reads them", async () => {
  const { atlas, listings, loads } = world(7, 150);
  const query = { ...anything, must: [[1]], count: 100 };
  const found = await survey(atlas, query, week, never);
  const before = loads.length;
  const answer = await find(atlas, query, week, () => {}, never);
  assert.ok(loads.length > before);
  check(listings, query, answer, "a survey");
  assert.ok(found.askFirst.length > 5);
  const { found: told, lost } = await tell(atlas, found.fits);
  assert.equal(lost, 0);
  assert.deepEqual(told.map(({ program }) => program), answer.fits.map(({ program }) => program));
});

test("what is asked first says what to ask", async () => {
  const { atlas, listings } = world(8, 100);
  const answer = await find(atlas, { ...anything, must: [[0, 1], [2]], age: 20 }, week, () => {}, never);
  assert.ok(answer.askFirst.length > 2);
  for (const { program, ask, askAge, askWhen } of answer.askFirst) {
    const { offers, lacks, minimumAge, maximumAge } = listings.find(({ id }) => id === program.id)!;
    const unknown = [[0, 1], [2]].flatMap((group) =>
      group.some((term) => offers.includes(term)) ? [] : group.filter((term) => !lacks.includes(term)));
    assert.deepEqual([ask, askAge, askWhen], [unknown, minimumAge === null && maximumAge === null, false]);
  }
});

test("an online program that serves several areas comes once, where it is nearest", async () => {
  const { atlas } = world(9, 120);
  const { wide } = await survey(atlas, { ...anything, place: denver, count: 500 }, week, never);
  const ids = (await tell(atlas, wide)).found.map(({ program }) => program.id);
  assert.equal(new Set(ids).size, ids.length);
});

test("a hub whose programs are all online", async () => {
  const online = listings(1, 40, terms).map((l) => ({ ...l, kind: "online" as const, point: null, serves: ["US"], isOpen: true }));
  const { atlas } = open(encode(online));
  const { fits, wide, more, searched, counts } = await find(atlas, { ...anything, count: 10 }, week, () => {}, never);
  assert.deepEqual([fits.length, wide.length, more, searched], [0, 10, true, null]);
  assert.ok(Math.max(...counts()) > 0);
});
