// A walk through one trie of the atlas, best first: what lies nearest is loaded
// next, what cannot have an answer is left out, and it ends when the answer is certain.

import { read } from "./atlas.ts";
import { decodeCore, type Shard } from "./core.ts";
import { describe, type Reading } from "./describe.ts";
import { decodeDirectory, isDirectory, type Directory } from "./directory.ts";
import type { Filter } from "./filter.ts";
import type { Query } from "./find.ts";
import { nodesIn, type Node } from "./line.ts";
import { inOrder, rowsIn, type Row } from "./row.ts";
import type { Space } from "./space.ts";
import type { TextSearch } from "./text.ts";

/** What one walk is about. */
export interface Job extends Reading {
  query: Query;
  filter: Filter;
  search: TextSearch;
  space: Space;
  count: number; // rows wanted that fit
  asked: number; // and that may fit
  details: boolean; // those of what is told are read
  signal: AbortSignal;
}

/** What a walk has seen so far. */
export interface View {
  fits: Row[]; // certain, in order
  may: Row[];
  rows: Row[]; // all that fit, certain or not
  seen: number; // every row of a lesser rank is in rows
  more: boolean; // others than fits may fit
}

const together = 4; // files that come at one time

/** How far a walk is. */
interface Walk extends Job {
  line: Node[]; // what was not looked into yet, the nearest first
  lined: Set<string>; // names of all that ever was in line
  fits: Row[]; // so far, in order
  may: Row[];
  scanned: number; // rows
  detours: number; // files that may still be read for the sake of rows that may fit
  unasked: number; // rows that may fit are left out from this key on
}

/** Calls tell whenever more is certain, and returns what is at the end. Rejects with the
 * signal's reason only. */
export async function walk(job: Job, tell: (view: View) => void): Promise<View> {
  const name = job.atlas.names[job.space.trie];
  const line = name ? [{ name, rows: Infinity, flags: isDirectory, rank: -1, key: -1, fits: true }] : [];
  const walk: Walk = { ...job, line, lined: new Set(), fits: [], may: [], scanned: 1, detours: job.details ? 3 : Infinity, unasked: Infinity };
  for (;;) {
    job.signal.throwIfAborted();
    const isDone = endsHere(walk);
    const file = isDone ? null : load(walk);
    if (isDone || file instanceof Promise) {
      const view = certain(walk);
      if (!(await isDescribed(walk, view))) continue;
      if (isDone) return view;
      tell(view);
    }
    await add(walk, line.shift()!, await file);
  }
}

const keyOf = (node?: Node) => node?.key ?? Infinity;

/** The first rows, as far as none of that key can come between. */
function below(rows: Row[], key: number, most: number): Row[] {
  return rows.slice(0, most).filter((at) => at.key < key);
}

function sureOf({ line, fits, count }: Walk): Row[] {
  return below(fits, keyOf(line.find((node) => node.fits)), count);
}

/** Whether nothing more is to be loaded. Takes out of the line what only has rows that may
 * fit, when no more of these are wanted. */
function endsHere(walk: Walk): boolean {
  const { line, may, count, asked } = walk;
  for (; line[0] && sureOf(walk).length < count; line.shift()) {
    const { key, fits } = line[0];
    if (below(may, key, asked).length === asked || (!fits && walk.detours-- < 1)) walk.unasked = Math.min(walk.unasked, key);
    if (fits || walk.unasked === Infinity) return false;
  }
  return true;
}

/** Begins to load what is first in line and, judged by how many rows fitted so far, what
 * will be needed as well. */
function load({ atlas, line, fits, count, scanned }: Walk): Loaded | Promise<Loaded | null> {
  let expected = 0;
  return line.slice(0, together).map(({ name, flags, rows, key, fits: mayFit }, i) => {
    if (i > 0 && !(mayFit && expected + below(fits, key, count).length < count)) return null;
    expected += (rows * (fits.length + 1)) / scanned;
    return flags & isDirectory ? read<Loaded>(atlas, "D", name, decodeDirectory) : read<Loaded>(atlas, "C", name, decodeCore);
  })[0]!;
}

/** Puts in line what a directory leads to, or in order what rows a core has. */
async function add(walk: Walk, { name }: Node, file: Loaded | null): Promise<void> {
  const { lined } = walk;
  if (!file) walk.lost.add(name);
  else if ("entries" in file) {
    // A directory that leads back to itself would have no end.
    walk.line.push(...nodesIn(walk, file).filter(({ name }) => lined.size < lined.add(name).size));
    walk.line.sort((a, b) => a.key - b.key);
  } else {
    walk.scanned += file.codes.length;
    const rows = await rowsIn(walk, file, walk.unasked === Infinity);
    if (!rows[0]) return;
    walk.fits = inOrder([...walk.fits, ...rows.filter((row) => row.fits)]);
    walk.may = inOrder([...walk.may, ...rows.filter((row) => !row.fits)]);
  }
}

function certain(walk: Walk): View {
  const { line, fits, may, details, unasked, asked } = walk;
  const sure = sureOf(walk);
  const open = line.filter((node) => node.fits);
  return {
    fits: sure,
    may: below(may, details ? Math.min(unasked, keyOf(line[0])) : Infinity, asked),
    rows: fits,
    seen: Math.min(...open.map((node) => node.rank)),
    more: open.length > 0 || fits.length > sure.length,
  };
}

/** Reads the details of what is to be told; false when some could not be read and had to go. */
async function isDescribed(walk: Walk, { fits, may }: View): Promise<boolean> {
  const shown = walk.details ? [...fits, ...may] : [];
  await describe(walk, shown);
  const isThere = (row: Row) => row.program ?? !shown.includes(row);
  walk.fits = walk.fits.filter(isThere);
  walk.may = walk.may.filter(isThere);
  return shown.every(isThere);
}

type Loaded = Directory | Shard;
