// The engine against the cases it shares with generator/internal/match.

import assert from "node:assert/strict";
import { test } from "node:test";
import { statistics } from "../src/engine/idf.ts";
import { isSure } from "../src/engine/rank.ts";
import { scorerOf } from "../src/engine/score.ts";
import { cosine, vectorOf } from "../src/engine/similar.ts";
import { asOf, readShared, signalsOf, type SharedHub, type SharedProfile } from "./shared.ts";

interface Vectors extends SharedHub {
  idf: number[];
  similar: { a: string; b: string; cosine: number }[];
  scores: {
    profile: SharedProfile;
    results: { id: string; group: string; score: number; contributions?: Record<string, number> }[];
  }[];
}

const { vectors, vocabulary, programs, possible } = readShared<Vectors>("vectors.json");
const stats = statistics(vocabulary, vectors.settings.statistics);

function near(got: number, want: number, what: string): void {
  assert.ok(Math.abs(got - want) <= 1e-9, `${what}: ${got}, want ${want}`);
}

test("idf agrees with Go", () => {
  assert.ok(vectors.idf.length > 0);
  vectors.idf.forEach((want, term) => near(stats.idf(term), want, vectors.terms[term]!.key));
});

test("similar agrees with Go", () => {
  assert.ok(vectors.similar.length > 0);
  const vector = (id: string) => vectorOf(programs.find((p) => p.id === id)!.offers, stats);
  for (const { a, b, cosine: want } of vectors.similar) {
    near(cosine(vector(a), vector(b), stats), want, `${a}, ${b}`);
  }
});

test("groups and scores agree with Go", () => {
  assert.ok(vectors.scores.length > 0);
  for (const { profile, results } of vectors.scores) {
    const signals = signalsOf(profile, vectors);
    const found = possible(signals, signals.place ? (signals.radius ?? vectors.settings.radius) : Infinity);
    const scorer = scorerOf(signals, vectors.settings, stats, asOf(vectors));
    near(scorer.active.reduce((sum, { weight }) => sum + weight, 0), scorer.active.length ? 1 : 0, "weights");
    assert.equal(results.length, programs.length);
    for (const want of results) {
      const what = `${want.id} for ${JSON.stringify(profile)}`;
      const known = found.find(({ program }) => program.id === want.id);
      assert.equal(!known ? "excluded" : isSure(known) ? "fits" : "ask first", want.group, what);
      if (!known) continue;
      const got = scorer.score(known, vectorOf(known.program.offers, stats));
      near(got.score, want.score, what);
      for (const signal of Object.keys(vectors.settings.weights)) {
        const share = got.reasons.reduce((sum, reason) => sum + (reason.signal === signal ? reason.share : 0), 0);
        near(share, want.contributions?.[signal] ?? 0, `${signal} of ${what}`);
      }
    }
  }
});
