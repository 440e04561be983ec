import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { SignalName } from "../src/engine/signals.ts";
import { base } from "../src/shared/base.ts";
import { clearSignals, noteExplored, noteFilters, numberedBy, onSignals, setSignals, signals } from "../src/shared/signals.ts";
import { forgetAll, heard, keep, recall, stored } from "../src/shared/storage.ts";
import { breakStorage, newStorages, type FakeStorage } from "./fake-storage.ts";

const key = `hub:${base.pathname}:signals`;
const version = "1:"; // of what is stored
let session: FakeStorage;
const empty = {
  gaps: [], needs: [], must: [], filters: [], saved: [], explored: [], hidden: [], off: [],
  age: null, place: null, radius: null,
};

beforeEach(() => {
  forgetAll();
  ({ session } = newStorages());
});

test("a change adds to what is known, is kept and is told", () => {
  let told = 0;
  const stop = new AbortController();
  onSignals(() => told++, stop.signal);
  setSignals({ needs: [1] });
  setSignals({ age: 30 });
  stop.abort();
  setSignals({ radius: 10 });
  assert.deepEqual(signals(), { ...empty, needs: [1], age: 30, radius: 10 });
  assert.deepEqual(JSON.parse(String(session[key]).slice(version.length)), signals());
  assert.equal(told, 2);
});

test("anything may stand in the storage", () => {
  const anything = ["", "{", "null", "7", "[]", '"x"', '{"needs":{"length":3}}', '{"place":[]}', '{"place":{"label":"x","point":[1],"keys":[]}}'];
  for (const text of anything) {
    session[key] = version + text;
    assert.deepEqual(signals(), empty, text);
  }
  session[key] = version + JSON.stringify({
    gaps: [null, { id: "x", weight: "1", programs: [] }, { id: "y", weight: 1, programs: [2] }],
    needs: [1, "2", null], off: "near", age: "30", hidden: ["a", {}], saved: [{ id: "a", name: "A" }, { id: "b", name: "B", offers: [1] }],
    filters: [{ term: 1 }, { term: 1, at: 5 }], explored: [[], { id: "a", at: 1, offers: [null] }], more: 1,
  });
  assert.deepEqual(signals(), {
    ...empty, gaps: [{ id: "y", weight: 1, programs: [2] }], needs: [1], hidden: ["a"],
    saved: [{ id: "b", name: "B", offers: [1] }], filters: [{ term: 1, at: 5 }],
  });
});

test("without storage the page itself remembers", () => {
  breakStorage("sessionStorage", session, "blocked");
  setSignals({ hidden: ["a"] });
  assert.deepEqual(signals().hidden, ["a"]);
});

test("what is used again is used last, and what is long ago is forgotten", () => {
  noteFilters([1, 2]);
  noteFilters([1]);
  assert.deepEqual(signals().filters.map((f) => f.term), [2, 1]);
  for (let i = 0; i < 150; i++) noteExplored(`p${i}`, [i]);
  noteExplored("p149", [0]);
  const { explored } = signals();
  assert.equal(explored.length, 100);
  assert.equal(explored[0]!.id, "p50");
  assert.deepEqual(explored.at(-1)!.offers, [0]);
  assert.ok(Math.abs(explored.at(-1)!.at - Date.now()) < 1000);
});

test("what somebody saved is never dropped for want of room", () => {
  const saved = Array.from({ length: 120 }, (_, i) => ({ id: `p${i}`, name: "x", offers: [] }));
  setSignals({ saved });
  assert.equal(signals().saved.length, 120);
  setSignals({ saved: [] });
});

test("an id that could lead elsewhere is none", () => {
  const bad = ["../../evil", "a/b", "A", "", "a--b", "constructor?", ["a"], 7, null, "x".repeat(81)];
  session[key] = version + JSON.stringify({
    saved: [...bad.map((id) => ({ id, name: "x", offers: [] })), ...bad.map((service) => ({ id: "a", service, name: "x", offers: [] }))],
    explored: [...bad.map((id) => ({ id, offers: [], at: 1 })), { id: "a", name: {}, offers: [], at: 1 }], hidden: bad,
  });
  assert.deepEqual(signals(), empty);
});

test("what is switched off is not noted, and a switch outlives clearing, as what was saved does", () => {
  const stays = { off: ["explored", "filters"] as SignalName[], saved: [{ id: "a", name: "A", offers: [1] }] };
  setSignals({ ...stays, needs: [1] });
  noteFilters([1]);
  noteExplored("a", [1]);
  assert.deepEqual(signals(), { ...empty, ...stays, needs: [1] });
  clearSignals();
  assert.deepEqual(signals(), { ...empty, ...stays });
  setSignals({ saved: [] });
});

test("clearing forgets what the finder was asked before it tells of it", () => {
  keep("finder", "need/grief=must");
  let left: unknown = "not told";
  const stop = new AbortController();
  const order: string[] = [];
  onSignals(() => order.push("clear"), stop.signal, "clear");
  onSignals(() => {
    order.push("change");
    left = recall("finder");
  }, stop.signal);
  clearSignals();
  stop.abort();
  assert.equal(left, null);
  assert.deepEqual(order, ["clear", "change"]);
  assert.ok(!("finder" in stored()));
});

test("terms that another vocabulary numbered are forgotten", () => {
  const numbered = (numbers: number) => numberedBy({ numbers, vocabulary: [{ id: "need", label: "", terms: [0, 1, 2].map(() => ({ id: "", label: "" })) }] });
  const told = { needs: [1], age: 30, hidden: ["a"] };
  const saved = { id: "a", name: "A" };
  setSignals({ ...told, saved: [{ ...saved, offers: [1] }] });
  numbered(1);
  numbered(1);
  assert.deepEqual(signals(), { ...empty, ...told, saved: [{ ...saved, offers: [1] }] });
  numbered(2);
  assert.deepEqual(signals(), { ...empty, ...told, needs: [], saved: [{ ...saved, offers: [] }] });
});

test("numbers that cannot be, and terms that there are not, are not taken", () => {
  numberedBy({ numbers: 1, vocabulary: [{ id: "need", label: "", terms: [0, 1, 2].map(() => ({ id: "", label: "" })) }] });
  const place = (latitude: number, longitude: number) => ({ label: "x", point: [latitude, longitude], keys: [""] });
  const good = {
    ...empty, gaps: [{ id: "x", weight: 0.5, programs: [0] }], needs: [2], filters: [{ term: 2, at: 0 }],
    explored: [{ id: "x", offers: [1], at: 1e12 }], age: 0, radius: 10, place: place(-90, 180),
  };
  session[key] = version + JSON.stringify(good);
  assert.deepEqual(signals(), good);
  for (const bad of [
    { age: -5 }, { age: 121 }, { age: 30.5 }, { radius: 0 }, { radius: -1 }, { place: place(91, 0) }, { place: place(0, -181) },
    { needs: [-1, 3, 0.5, 1e300] }, { must: [99999] }, { filters: [{ term: 3, at: 1 }, { term: 0, at: 1e300 }] },
    { explored: [{ id: "x", offers: [1], at: -1e300 }, { id: "y", offers: [3], at: 1 }] },
    { saved: [{ id: "x", name: "", offers: [1, -1] }] }, { gaps: [{ id: "x", weight: 2, programs: [] }, { id: "x", weight: 1, programs: [3] }] },
  ]) {
    session[key] = version + JSON.stringify(bad);
    assert.deepEqual(signals(), empty, JSON.stringify(bad));
  }
});

test("what another tab says or forgets is told here", () => {
  const stop = new AbortController();
  const told: string[] = [];
  for (const type of ["clear", "change"] as const) onSignals(() => told.push(type), stop.signal, type);
  setSignals({ age: 30 });
  told.length = 0;
  session[key] = version + JSON.stringify({ ...signals(), age: 31 });
  heard(key);
  assert.deepEqual([told, signals().age], [["change"], 31]);
  heard(key.replace("signals", "contacts"));
  heard(key.replace("signals", "gone"));
  stop.abort();
  assert.deepEqual([told, signals()], [["change", "clear", "change"], empty]);
});
