// A short evaluation of the example hub, so that "make eval" goes on working, and
// what must hold for every list.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { evaluate } from "./eval/evaluate.ts";
import { openHub } from "./eval/hub.ts";
import { report } from "./eval/report.ts";

test("suggestions of the example hub break no rule and give true reasons", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sitegen-eval-"));
  t.after(() => rmSync(folder, { recursive: true }));
  // Tests run from the folder of package.json.
  const built = spawnSync("go", ["run", "./cmd/sitegen", "build", "--out", folder], { cwd: "..", encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  const found = await evaluate(await openHub(folder), 50, 1);
  const text = report(found);
  assert.deepEqual(found.violations, [], text);
  assert.ok(found.reasons.shown > 500 && found.reasons.true === found.reasons.shown, text);
  assert.ok(found.lists.shown > 200 && found.lists.addUp === found.lists.shown, text);
  assert.ok(found.methods.suggestions.mrr > 0.3 && found.methods.suggestions.recall <= 1, text);
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  assert.match(text, /None of this measures clinical benefit/);
});
