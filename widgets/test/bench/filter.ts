// Prints how much processor time a change of filters takes over shards that are loaded:
//
//   node filter.js [PROGRAMS]

import { codes, type Directory } from "../../src/engine/directory.ts";
import { emptyBits, type Columns } from "../../src/engine/columns.ts";
import type { Shard } from "../../src/engine/core.ts";
import { middleOf } from "../../src/engine/geo.ts";
import { openAtlas } from "../../src/engine/atlas.ts";
import { survey, type Query } from "../../src/engine/find.ts";
import { random } from "../listing.ts";
import "../inflate.ts";

const programs = Number(process.argv[2] ?? 100_000);
const perShard = 128;
const terms = 225;
const next = random(1);

/** As in the national directory: a third of all bits, terms of very different frequency. */
const shares = Array.from({ length: terms }, () => next() ** 2);

function columns(rows: number, share: (term: number) => number): Columns {
  return shares.map((_, term) => emptyBits(rows).map(() => {
    let word = 0;
    for (let bit = 0; bit < 32; bit++) word = (word << 1) | Number(next() < share(term));
    return word;
  }));
}

function shard(from: number, to: number): Shard {
  const rows = Array.from({ length: perShard }, (_, i) => i);
  return {
    codes: rows.map((i) => Math.floor(from + ((to - from) * i) / perShard)),
    ids: rows.map(() => Math.floor(next() * 2 ** 16)),
    traits: new Uint8Array(perShard),
    days: rows.map(() => 19000),
    least: rows.map(() => (next() < 0.5 ? 19 : 0)),
    most: rows.map(() => 0),
    owners: [], keys: [], weeks: [], details: [],
    offers: columns(perShard, (term) => shares[term]!),
    lacks: columns(perShard, (term) => (1 - shares[term]!) / 2),
  };
}

const count = Math.ceil(programs / perShard);
const atlas = openAtlas({ near: "root", wide: "", words: "", places: "" }, terms, async () => Promise.reject(new Error("loaded")));
const entries: Directory["entries"] = Array.from({ length: count }, (_, i) => {
  // A tenth of the earth, so that distances are those of a country.
  const [from, to] = [i, i + 1].map((n) => Math.floor(codes * (0.3 + (0.1 * n) / count))) as [number, number];
  const corners = [middleOf(from), middleOf(to - 1)];
  const [south, west] = [0, 1].map((k) => Math.min(...corners.map((c) => c[k]!))) as [number, number];
  const [north, east] = [0, 1].map((k) => Math.max(...corners.map((c) => c[k]!))) as [number, number];
  atlas.files.set(`C${i}`, shard(from, to));
  return { from, to, box: [[south, west], [north, east]], rows: perShard, flags: 6, name: String(i) };
});
atlas.files.set("Droot", { entries, offers: columns(count, () => 1) });

const here = { label: "", point: middleOf(codes * 0.35), keys: [""] };
const [rarest, rarer, rare] = shares.map((_, term) => term).sort((a, b) => shares[a]! - shares[b]!) as [number, number, number];
const questions: [what: string, Partial<Query>][] = [
  ["nothing asked, 20 nearest", {}],
  ["two filters, 20 nearest", { must: [[1], [2, 3]] }],
  ["what few have: every shard is looked through", { must: [[rarest], [rarer], [rare]] }],
  ["what nobody has: every shard is looked through", { must: [[rarest], [rarer], [rare], [1], [2], [3], [4], [5], [6]] }],
  ["and an age", { must: [[rarest], [rarer], [rare]], age: 17 }],
  ["and nice to have", { must: [[rarest], [rarer]], nice: [1, 2, 3] }],
];
console.log(`${count * perShard} programs in ${count} loaded shards`);
for (const [what, change] of questions) {
  const query: Query = { place: here, radius: null, must: [], nice: [], age: null, when: null, text: "", count: 20, ...change };
  const times: number[] = [];
  let read = 0;
  for (let i = 0; i < 40; i++) {
    const began = process.cpuUsage();
    read = (await survey(atlas, query, "2026-W48", new AbortController().signal)).fits.length;
    times.push(process.cpuUsage(began).user / 1000);
  }
  const first = times.shift()!;
  times.sort((a, b) => a - b);
  console.log(`${what.padEnd(48)} ${times[19]!.toFixed(1).padStart(6)} ms median, ${times[36]!.toFixed(1)} p95, ${first.toFixed(1)} at first; ${read} found`);
}
