// The engine against the cases it shares with generator/internal/match.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { judge } from "../src/engine/constraints.ts";
import { explain } from "../src/engine/explain.ts";
import type { Facet, SuggestionSettings } from "../src/engine/hub.ts";
import { statistics } from "../src/engine/idf.ts";
import type { Program } from "../src/engine/program.ts";
import { scoreProgram, type Signal } from "../src/engine/score.ts";
import { similar } from "../src/engine/similar.ts";

interface Vectors {
  terms: { key: string; similar: boolean }[];
  facets: { id: string; role: NonNullable<Facet["role"]>; similar: boolean; terms: number[] }[];
  programs: Program[];
  asOf: string;
  idf: number[];
  similar: { a: string; b: string; cosine: number }[];
  scores: {
    profile: { needs: number[]; gaps: { weight: number; programs: number[] }[]; age: number; constraints: number[] };
    results: { id: string; group: string; score: number; contributions: Record<Signal, number> }[];
  }[];
}

// Run from the folder of package.json, wherever the compiled test lies.
const file = new URL("../generator/internal/match/testdata/vectors.json", `file://${process.cwd()}/`);
const vectors = JSON.parse(readFileSync(fileURLToPath(file), "utf8")) as Vectors;

const settings: SuggestionSettings = { weights: { need: 0.3, gap: 0.25, freshness: 0.07 }, freshness: 0.77, count: 6 };
const vocabulary = vectors.facets.map((facet): Facet => ({
  ...facet,
  label: facet.id,
  question: "",
  terms: facet.terms.map((id) => ({ id: vectors.terms[id]!.key, label: "", note: "", question: "" })),
}));
// In hub data an age that is not known is absent; here it is -1.
const programs = vectors.programs.map((p) => ({
  ...p,
  minimumAge: p.minimumAge === -1 ? null : p.minimumAge!,
  maximumAge: p.maximumAge === -1 ? null : p.maximumAge!,
}));
const stats = statistics(vocabulary, programs);
const byId = new Map(programs.map((p) => [p.id, p]));

function near(got: number, want: number, what: string): void {
  assert.ok(Math.abs(got - want) <= 1e-9, `${what}: ${got}, want ${want}`);
}

test("idf agrees with Go", () => {
  assert.ok(vectors.idf.length > 0);
  vectors.idf.forEach((want, term) => near(stats.idf(term), want, vectors.terms[term]!.key));
});

test("similar agrees with Go", () => {
  assert.ok(vectors.similar.length > 0);
  for (const { a, b, cosine } of vectors.similar) {
    near(similar(byId.get(a)!.offers, byId.get(b)!.offers, stats), cosine, `${a}, ${b}`);
  }
});

test("groups and scores agree with Go", () => {
  assert.ok(vectors.scores.length > 0);
  for (const { profile, results } of vectors.scores) {
    const must = { age: profile.age < 0 ? null : profile.age, terms: profile.constraints };
    const wishes = { needs: profile.needs, gaps: profile.gaps.map((gap, i) => ({ id: String(i), ...gap })) };
    assert.equal(results.length, programs.length);
    for (const want of results) {
      const program = byId.get(want.id)!;
      const what = `${want.id} for ${JSON.stringify(profile)}`;
      assert.equal(judge(program, must).group, want.group, what);
      if (want.group === "excluded") continue;
      const got = scoreProgram(program, wishes, stats, settings, vectors.asOf);
      near(got.score, want.score, what);
      for (const signal of ["need", "gap", "freshness"] as const) {
        near(got.contributions[signal], want.contributions[signal], `${signal} of ${what}`);
      }
      const reasons = explain(got, program.offers, stats);
      near(reasons.reduce((sum, r) => sum + r.share, 0), want.score, `reasons of ${what}`);
    }
  }
});
