// Whole lists, against those that generator/internal/match works out the plainest way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSure, rank } from "../src/engine/rank.ts";
import { isoWeek } from "../src/engine/tie.ts";
import { asOf, readShared, signalsOf, type SharedHub, type SharedProfile } from "./shared.ts";

interface Lists extends SharedHub {
  week: string;
  lists: { profile: SharedProfile; starters: boolean; fits: string[]; askFirst: string[]; relaxed: object[] }[];
}

const { vectors, vocabulary, possible } = readShared<Lists>("lists.json");

test("lists agree with Go", async () => {
  assert.equal(isoWeek(asOf(vectors)), vectors.week);
  assert.ok(vectors.lists.length > 0);
  for (const [i, want] of vectors.lists.entries()) {
    const signals = signalsOf(want.profile, vectors);
    const reach = async (radius: number) => possible(signals, radius);
    const { list, starters, relaxed } = await rank(reach, vocabulary, vectors.settings, signals, asOf(vectors));
    const ids = (sure: boolean) => list.filter((one) => isSure(one) === sure).map(({ program }) => program.id);
    const got = { starters, fits: ids(true), askFirst: ids(false), relaxed };
    const { profile, ...expected } = want;
    assert.deepEqual(got, expected, `list ${i}: ${JSON.stringify(profile)}`);
  }
});
