// Asks a built hub random questions, holds every answer against a look at every
// program, and prints how much it took.
//
//   node exact.js PUBLIC LISTINGS QUESTIONS
//
// PUBLIC is what sitegen built. LISTINGS is a JSON list of its programs, read from
// their own files and not from the atlas; see Listing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import "../inflate.ts";
import { openAtlas, type Atlas } from "../../src/engine/atlas.ts";
import { find, type Query } from "../../src/engine/find.ts";
import { allTerms, parseHub } from "../../src/engine/hub.ts";
import { findPlaces, type Place } from "../../src/engine/place.ts";
import { findRelaxed } from "../../src/engine/relax.ts";
import { choose, random, type Listing } from "../listing.ts";
import { check, checkRelaxed, week } from "../world.ts";

const [folder, file, questions] = process.argv.slice(2) as [string, string, number];
const data = join(folder, "data/v1");
const hub = parseHub(JSON.parse(readFileSync(join(data, "hub.json"), "utf8")));
const listings = JSON.parse(readFileSync(file, "utf8")) as Listing[];
const terms = allTerms(hub).length;
const next = random(2026);
let bytes = 0;

/** As if nothing had been loaded before. */
function coldAtlas(): Atlas {
  return openAtlas(hub.data.atlas, terms, async (name) => {
    const file = new Uint8Array(readFileSync(join(data, "atlas", `${name}.bin`)));
    bytes += file.length;
    return file;
  });
}

/** Where somebody might look: at a program's postal code or town, or just near one. */
async function somewhere(): Promise<Place> {
  const { postalCode, city, region, point } = choose(next, listings);
  const typed = choose(next, [postalCode, `${city}, ${region}`, ""]);
  const [place] = typed ? await findPlaces(coldAtlas(), typed) : [];
  const [latitude, longitude] = point ?? [39.7, -105];
  const jitter = () => (next() - 0.5) * choose(next, [0, 0.1, 5]);
  return place ?? { label: "", point: [latitude + jitter(), longitude + jitter()], keys: ["", "us", region.toLowerCase()] };
}

/** As many groups of one to three terms, of those that programs have more often than not. */
function filters(count: number): number[][] {
  const term = () => choose(next, choose(next, [choose(next, listings).offers, choose(next, listings).lacks, [Math.floor(next() * terms)]])) ?? 0;
  return Array.from({ length: count }, () => [...new Set(Array.from({ length: choose(next, [1, 1, 1, 2, 3]) }, term))]);
}

function words(): string {
  const { name, organization, city } = choose(next, listings);
  const some = choose(next, [name, organization, city, `${name} ${city}`]).split(" ");
  return some.slice(0, 1 + Math.floor(next() * 3)).join(" ").slice(0, choose(next, [4, 8, 99]));
}

async function question(i: number): Promise<Query> {
  return {
    place: await somewhere(),
    radius: choose(next, [null, 10, 25, 50, 100]),
    must: filters(i % 4),
    nice: choose(next, [[], [], filters(2).flat()]).filter((term, i, all) => all.indexOf(term) === i),
    age: choose(next, [null, null, null, 16, 40]),
    when: null,
    text: next() < 0.2 ? words() : "",
    organization: next() < 0.3 ? choose(next, listings).organization.toUpperCase() : "",
    count: choose(next, [1, 5, 20, 20, 50]),
  };
}

const never = new AbortController().signal;

interface Cost {
  kind: string;
  bytes: number;
}

const costs: Cost[] = [];
let found = 0;
let widened = 0;
for (let i = 0; i < questions; i++) {
  const query = await question(i);
  const atlas = coldAtlas();
  bytes = 0;
  const answer = await find(atlas, query, week, () => {}, never);
  costs.push({ kind: query.organization ? "organization" : query.text ? "text" : `${i % 4} filters`, bytes });
  check(listings, query, answer, JSON.stringify(query));
  found += answer.fits.length;
  if (i % 5 > 0) continue; // looking at all farther away takes long
  const relaxed = await findRelaxed(atlas, query, week, () => {}, never);
  if (checkRelaxed(listings, query, relaxed, JSON.stringify(query)) !== query.radius) widened++;
}
assert.ok(found > Number(questions), "hardly anything was found");
console.log(`${questions} questions to ${listings.length} programs: every answer is that of a look at all, in order; ${found} results, ${widened} looked farther`);
for (const kind of [...new Set(costs.map(({ kind }) => kind))].sort()) {
  const sizes = costs.filter((cost) => cost.kind === kind).map((cost) => cost.bytes).sort((a, b) => a - b);
  const at = (share: number) => ((sizes[Math.floor(sizes.length * share)] ?? 0) / 1000).toFixed(1);
  console.log(`${kind.padEnd(12)} ${String(sizes.length).padStart(4)} cold: ${at(0.5)} kB median, ${at(0.95)} kB p95, ${at(0.999)} kB at most`);
}
