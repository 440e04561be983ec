// Checks the types of everything, compiles the engine and its tests, and runs
// the tests with Node's own runner; or, as in "run.js eval/eval.js FOLDER", one script.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, "..");
const out = join(home, "node_modules", ".test");
const tsc = join(home, "node_modules", "typescript", "bin", "tsc");

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: home, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// The "type" of package.json ends at node_modules; Node 18 needs it said again.
writeFileSync(join(out, "package.json"), '{ "type": "module" }');
run(tsc, "-p", join(home, "tsconfig.json"));
run(tsc, "-p", join(home, "tsconfig.offline.json"));
run(tsc, "-p", join(here, "tsconfig.json"), "--outDir", out);
const [script, ...args] = process.argv.slice(2);
const tests = readdirSync(join(out, "test")).filter((name) => name.endsWith(".test.js"));
if (script) run(join(out, "test", script), ...args);
else run("--test", ...tests.map((name) => join(out, "test", name)));
