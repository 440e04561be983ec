import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facet, TermID } from "../src/engine/hub.ts";
import type { Program } from "../src/engine/program.ts";
import { isSure, rank, type Possible } from "../src/engine/rank.ts";
import { keyOf } from "../src/engine/score.ts";
import type { Settings } from "../src/engine/settings.ts";
import type { Signals } from "../src/engine/signals.ts";
import { isoWeek, tie } from "../src/engine/tie.ts";

const term = (id: string) => ({ id, label: id });
const vocabulary: Facet[] = [
  { id: "need", label: "", role: "need", similar: true, terms: [term("grief"), term("housing")] },
  { id: "kind", label: "", role: "kind", similar: true, terms: [term("peers"), term("clinic"), term("home")] },
  { id: "payment", label: "", terms: [term("free"), term("insurance")] },
];
const [grief, housing, peers, clinic, home, free, insurance] = [0, 1, 2, 3, 4, 5, 6] as const;
const now = new Date("2026-11-01");
const denver: Signals["place"] = { label: "", point: [39.74, -104.99], keys: [""] };
const nothing: Signals = {
  gaps: [], needs: [], must: [], age: null, place: null, radius: null, filters: [], saved: [], explored: [], hidden: [], off: [],
};

interface Sample extends Possible {
  program: Program;
}

function program(id: string, offers: TermID[], more: Partial<Program> = {}, rest: Partial<Possible> = {}): Sample {
  const whole: Program = { id, name: id, organization: id, place: "physical", offers, lacks: [], verified: "2026-10-01", key: keyOf(id), ...more };
  return { miles: null, ask: [], askAge: false, ...rest, program: whole };
}

function settings(all: Sample[]): Settings {
  const offering = vocabulary.flatMap(({ terms }) => terms).map((_, t) => all.filter(({ program }) => program.offers.includes(t)).length);
  return {
    weights: { need: 0.3, gap: 0.25, near: 0.15, filters: 0.1, saved: 0.1, freshness: 0.07, explored: 0.03 }, freshness: 0.77,
    count: 6, lambda: 0.7, perOrganization: 2, onlineOutside: 2, radius: 25, halfLife: { filters: 14, explored: 7 },
    statistics: { open: all.length, average: 2, offering },
  };
}

async function listOf(all: Sample[], signals: Partial<Signals>, day = now) {
  const reach = async (radius: number) => all.filter(({ miles }) => (miles ?? 0) <= radius);
  const { list, ...rest } = await rank(reach, vocabulary, settings(all), { ...nothing, ...signals }, day);
  return { ...rest, list, ids: list.map((one) => (isSure(one) ? "" : "ask ") + one.program.id) };
}

test("what meets more wishes comes first; what meets none does not come", async () => {
  const all = [program("one", [grief, peers]), program("both", [grief, housing]), program("none", [peers])];
  assert.deepEqual((await listOf(all, { needs: [grief, housing] })).ids, ["both", "one"]);
});

test("a gap counts like a need", async () => {
  const all = [program("peers", [peers]), program("clinic", [clinic])];
  assert.deepEqual((await listOf(all, { gaps: [{ id: "belonging", weight: 1, programs: [peers] }] })).ids, ["peers"]);
});

test("with a place alone, what is nearer comes first", async () => {
  const all = [program("far", [clinic], {}, { miles: 20 }), program("near", [peers], {}, { miles: 1 }), program("web", [home], { place: "online" })];
  const { ids, starters } = await listOf(all, { place: denver });
  assert.deepEqual([ids, starters], [["near", "web", "far"], false]);
});

test("what is like something saved or looked at comes first, and nothing is like itself", async () => {
  const all = [program("a", [grief, clinic, home]), program("b", [grief, clinic, home]), program("c", [grief, peers])];
  for (const seen of [{ saved: [{ id: "a", name: "A", offers: [grief, clinic, home] }] }, { explored: [{ id: "a", offers: [grief, clinic, home], at: +now }] }]) {
    const { list } = await listOf(all, seen);
    assert.equal(list[0]!.program.id, "b");
    assert.ok(!list.some(({ program }) => program.id === "a"));
  }
});

test("reasons add up to the score, and say what is so", async () => {
  const all = [program("a", [grief, housing, peers, free], {}, { miles: 5 }), program("b", [clinic])];
  const { list, active } = await listOf(all, {
    needs: [grief, housing], gaps: [{ id: "belonging", weight: 0.5, programs: [peers, home] }], place: denver,
    filters: [{ term: free, at: +now }, { term: insurance, at: +now }], saved: [{ id: "x", name: "X", offers: [peers] }],
  });
  const { score, reasons } = list[0]!;
  assert.ok(Math.abs(reasons.reduce((sum, { share }) => sum + share, 0) - score) < 1e-12);
  assert.deepEqual(reasons.map(({ signal, share: _, ...rest }) => [signal, rest]).sort(), [
    ["filters", { term: free }], ["freshness", { days: 31 }], ["gap", { gap: "belonging", terms: [peers] }], ["near", { miles: 5 }],
    ["need", { term: grief }], ["need", { term: housing }], ["saved", { id: "x", name: "X", terms: [peers] }],
  ]);
  assert.deepEqual(reasons.map(({ share }) => share), reasons.map(({ share }) => share).sort((a, b) => b - a));
  assert.deepEqual(active.map(({ signal, count }) => [signal, count]), [["need", 2], ["gap", 1], ["near", 1], ["filters", 2], ["saved", 1], ["freshness", 1]]);
});

test("at most two of an organization, over both groups", async () => {
  const acme = { organization: "Acme", owner: 7 };
  const ask = { ask: [9] };
  const all = [
    program("a", [grief], acme), program("b", [grief], acme), program("c", [grief], acme),
    program("d", [grief], acme, ask), program("e", [grief], {}, ask),
  ];
  const { ids } = await listOf(all, { needs: [grief] });
  assert.equal(ids.filter((id) => "abc".includes(id)).length, 2);
  assert.deepEqual(ids.slice(2), ["ask e"]);
});

test("at most two online where there is a place, and more when little else is found", async () => {
  const web = (id: string) => program(id, [grief], { place: "online" });
  const near = ["x", "y"].map((id) => program(id, [grief], {}, { miles: 1 }));
  const some = [web("a"), web("b"), web("c")];
  assert.equal((await listOf([...some, ...near], { needs: [grief], place: denver })).ids.length, 4);
  assert.equal((await listOf([...some, ...near], { needs: [grief] })).ids.length, 5);
  const alone = await listOf(some, { needs: [grief], place: denver });
  assert.deepEqual([alone.ids.length, alone.relaxed], [3, [{ radius: 400 }, { online: true }]]);
});

test("one for each of the three largest gaps, though others score better", async () => {
  const gap = (id: string, weight: number, term: TermID) => ({ id, weight, programs: [term] });
  const good = ["a", "b", "c", "d", "e", "f", "g"].map((id) => program(id, [grief, housing, peers]));
  const all = [...good, program("h", [home]), program("i", [free]), program("j", [clinic]), program("k", [grief, housing, peers, insurance], { verified: "2001-01-01" })];
  const gaps = [gap("0", 0, insurance), gap("1", 0.1, free), gap("2", 0.25, clinic), gap("3", 1, peers), gap("4", 0.5, home)];
  const { ids } = await listOf(all, { needs: [grief, housing], gaps });
  assert.equal(ids.length, 6);
  assert.ok(ids.includes("h") && ids.includes("j") && !ids.includes("i"), ids.join());
  const few = await listOf(all, { needs: [grief, housing], gaps: [gap("0", 0, insurance), gap("1", 0.1, free)] });
  assert.ok(few.ids.includes("i") && !few.ids.includes("k"), few.ids.join());
});

test("filters go first, the latest before the others; then the radius grows", async () => {
  const all = [
    program("pays", [grief], { lacks: [free] }, { miles: 1 }), program("far", [grief, home], {}, { miles: 90 }),
    program("close", [grief], { lacks: [home] }, { miles: 2 }),
  ];
  const { ids, relaxed } = await listOf(all, { needs: [grief], place: denver, filters: [{ term: free, at: +now }, { term: home, at: +now }] });
  assert.deepEqual(relaxed, [{ dropped: [home, free] }, { radius: 100 }]);
  assert.equal(ids.length, 3);
  const other = await listOf([...all, ...["x", "y"].map((id) => program(id, [grief], {}, { miles: 3 }))], { needs: [grief], place: denver, filters: [{ term: home, at: +now }] });
  assert.deepEqual([other.relaxed, other.ids.includes("close")], [[], false]);
});

test("what was given up in vain is not told", async () => {
  const { ids, relaxed } = await listOf([program("a", [grief], {}, { miles: 1 })], { needs: [grief], place: denver, filters: [{ term: free, at: +now }] });
  assert.deepEqual([ids, relaxed], [["a"], []]);
});

test("what is switched off counts for nothing", async () => {
  const all = [program("a", [grief]), program("b", [housing])];
  const { ids, active } = await listOf(all, { needs: [grief], gaps: [{ id: "x", weight: 1, programs: [housing] }], off: ["need", "freshness"] });
  assert.deepEqual([ids, active], [["b"], [{ signal: "gap", weight: 1, count: 1 }]]);
});

test("equal scores change places with the week, not with the alphabet", async () => {
  const all = Array.from({ length: 6 }, (_, i) => program(`p${i}`, [grief]));
  const orders = await Promise.all(["2026-11-02", "2026-11-09", "2026-11-16"].map(async (day) => (await listOf(all, { needs: [grief] }, new Date(day))).ids.join()));
  assert.equal(new Set(orders).size, 3, orders.join("\n"));
  assert.notEqual(orders[0], "p0,p1,p2,p3,p4,p5");
  assert.equal((await listOf(all, { needs: [grief] }, new Date("2026-11-04"))).ids.join(), orders[0]);
});

test("places to start: of all kinds first", async () => {
  const all = [...Array.from({ length: 12 }, (_, i) => program(`peers${i}`, [peers])), program("clinic", [clinic]), program("home", [home]), program("bare", [free])];
  for (const day of ["2026-01-01", "2026-01-08", "2026-01-15"]) {
    const { ids, starters } = await listOf(all, {}, new Date(day));
    assert.deepEqual([ids.length, starters], [6, true]);
    assert.ok(ids.indexOf("clinic") < 3 && ids.indexOf("clinic") >= 0 && ids.indexOf("home") < 3 && ids.indexOf("home") >= 0, ids.join());
    assert.ok(!ids.includes("bare"));
  }
});

test("ISO weeks", () => {
  const week = (day: string) => isoWeek(new Date(`${day}T12:00:00Z`));
  assert.equal(week("2026-11-01"), "2026-W44");
  assert.equal(week("2026-11-02"), "2026-W45");
  assert.equal(week("2027-01-03"), "2026-W53");
  assert.equal(week("2024-12-30"), "2025-W01");
});

test("ties spread over 32 bits", () => {
  const values = Array.from({ length: 1000 }, (_, i) => tie(i, "2026-W45"));
  assert.equal(new Set(values).size, 1000);
  const high = values.filter((v) => v >= 2 ** 31).length;
  assert.ok(high > 400 && high < 600, String(high));
});
