import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facet, SuggestionSettings } from "../src/engine/hub.ts";
import { statistics } from "../src/engine/idf.ts";
import { jsonSource, type Programs } from "../src/engine/load.ts";
import type { Program } from "../src/engine/program.ts";
import { rank, type Ranking } from "../src/engine/rank.ts";
import { starters } from "../src/engine/starters.ts";
import { isoWeek, tie } from "../src/engine/tie.ts";

const term = (id: string) => ({ id, label: id, note: "", question: "" });
const vocabulary: Facet[] = [
  { id: "need", label: "", role: "need", similar: true, question: "", terms: [term("grief"), term("housing")] },
  { id: "kind", label: "", role: "kind", similar: true, question: "", terms: [term("peers"), term("clinic"), term("home")] },
  { id: "gender", label: "", role: "constraint", similar: false, question: "", terms: [term("women"), term("men")] },
];
const [grief, housing, peers, clinic, home, women] = [0, 1, 2, 3, 4, 5] as const;
const settings: SuggestionSettings = { weights: { need: 0.3, gap: 0.25, freshness: 0.07 }, freshness: 0.77, count: 6 };
const anyone = { age: null, terms: [] };
const week = "2026-W45";

function program(id: string, offers: number[], more: Partial<Program> = {}): Program {
  return { id, name: id, organization: id, place: "physical", offers, lacks: [], verified: "2026-10-01", ...more };
}

function collect(...programs: Program[]): Programs {
  return { asOf: "2026-11-01", programs, statistics: statistics(vocabulary, programs) };
}

function names({ fits, askFirst }: Ranking): string[] {
  return [...fits, ...askFirst.map((s) => ({ ...s, program: { ...s.program, id: `ask ${s.program.id}` } }))].map((s) => s.program.id);
}

test("what meets more wishes comes first; what meets none does not come", () => {
  const all = collect(program("one", [grief, peers]), program("both", [grief, housing]), program("none", [peers]));
  assert.deepEqual(names(rank(all, { needs: [grief, housing], gaps: [] }, anyone, settings, week)), ["both", "one"]);
});

test("a gap counts like a need", () => {
  const all = collect(program("peers", [peers]), program("clinic", [clinic]));
  const wishes = { needs: [], gaps: [{ id: "belonging", weight: 1, programs: [peers] }] };
  assert.deepEqual(names(rank(all, wishes, anyone, settings, week)), ["peers"]);
});

test("at most two of an organization, over both groups", () => {
  const acme = { organization: "Acme" };
  const all = collect(
    program("a", [grief, women], acme), program("b", [grief, women], acme), program("c", [grief, women], acme),
    program("d", [grief], acme), program("e", [grief]),
  );
  const got = names(rank(all, { needs: [grief], gaps: [] }, { age: null, terms: [women] }, settings, week));
  assert.equal(got.filter((id) => "abc".includes(id)).length, 2);
  assert.deepEqual(got.slice(2), ["ask e"]);
});

test("constraints are never relaxed", () => {
  const all = collect(
    program("closed", [grief], { status: "temporarily closed" }),
    program("men", [grief], { lacks: [women] }),
    program("teens", [grief, women], { maximumAge: 17 }),
    program("fits", [grief, women], { minimumAge: 18 }),
    program("unknown", [grief]),
  );
  const got = rank(all, { needs: [grief], gaps: [] }, { age: 30, terms: [women] }, settings, week);
  assert.deepEqual(names(got), ["fits", "ask unknown"]);
  assert.deepEqual(got.askFirst[0]!.verdict, { group: "ask first", ask: [women], askAge: true });
});

test("the list is as long as the hub says", () => {
  const all = collect(...Array.from({ length: 20 }, (_, i) => program(`p${i}`, [grief])));
  assert.equal(rank(all, { needs: [grief], gaps: [] }, anyone, settings, week).fits.length, 6);
});

test("equal scores change places with the week, not with the alphabet", () => {
  const all = collect(...Array.from({ length: 6 }, (_, i) => program(`p${i}`, [grief])));
  const orders = ["2026-W45", "2026-W46", "2026-W47"].map((w) => names(rank(all, { needs: [grief], gaps: [] }, anyone, settings, w)).join());
  assert.equal(new Set(orders).size, 3, orders.join("\n"));
  assert.notEqual(orders[0], "p0,p1,p2,p3,p4,p5");
});

test("places to start: other kinds and other organizations first", () => {
  const all = collect(
    ...Array.from({ length: 12 }, (_, i) => program(`peers${i}`, [peers])),
    program("clinic", [clinic]), program("home", [home]),
  );
  for (const w of ["2026-W01", "2026-W02", "2026-W03"]) {
    const got = names(starters(all, vocabulary, anyone, settings, w));
    assert.equal(got.length, 6);
    assert.ok(got.indexOf("clinic") < 3 && got.indexOf("clinic") >= 0, got.join());
    assert.ok(got.indexOf("home") < 3 && got.indexOf("home") >= 0, got.join());
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
  const values = Array.from({ length: 1000 }, (_, i) => tie(`p${i}`, "2026-W45"));
  assert.equal(new Set(values).size, 1000);
  const high = values.filter((v) => v >= 2 ** 31).length;
  assert.ok(high > 400 && high < 600, String(high));
});

test("programs are read once, and again after a failure", async () => {
  let calls = 0;
  const source = jsonSource(async () => {
    if (++calls === 1) throw new Error("offline");
    return { asOf: "2026-11-01", programs: [program("a", [grief])] };
  }, "/programs.json", vocabulary);
  await assert.rejects(source.load(), /offline/);
  assert.equal((await source.load()).programs.length, 1);
  await source.load();
  assert.equal(calls, 2);
});
