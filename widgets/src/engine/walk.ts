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

const keyOf = (node?: Node) => node?.key ?? Infinity;

/** Calls tell whenever more is certain, and returns what is at the end. Rejects with the
 * signal's reason only. */
export async function walk(job: Job, tell: (view: View) => void): Promise<View> {
  const { atlas, lost, signal, details, space, count, asked } = job;
  const name = atlas.names[space.trie];
  const line: Node[] = name ? [{ name, rows: Infinity, flags: isDirectory, rank: -1, key: -1, fits: true }] : [];
  let fits: Row[] = [];
  let may: Row[] = [];
  let scanned = 1; // rows
  let detours = details ? 3 : Infinity; // files that may still be read for the sake of rows that may fit
  let unasked = Infinity; // rows that may fit are left out from this key on

  /** The first rows, as far as none of that key can come between. */
  const below = (rows: Row[], key: number, most: number) => rows.slice(0, most).filter((at) => at.key < key);

  /** Begins to load what is first in line and, judged by how many rows fitted so far, what
   * will be needed as well. */
  const load = () => {
    let expected = 0;
    return line.slice(0, together).map(({ name, flags, rows, key, fits: mayFit }, i) => {
      if (i > 0 && !(mayFit && expected + below(fits, key, count).length < count)) return null;
      expected += (rows * (fits.length + 1)) / scanned;
      return flags & isDirectory ? read<Loaded>(atlas, "D", name, decodeDirectory) : read<Loaded>(atlas, "C", name, decodeCore);
    })[0]!;
  };

  const certain = (): View => {
    const open = line.filter((node) => node.fits);
    const sure = below(fits, keyOf(open[0]), count);
    return {
      fits: sure,
      may: below(may, details ? Math.min(unasked, keyOf(line[0])) : Infinity, asked),
      rows: fits,
      seen: Math.min(...open.map((node) => node.rank)),
      more: open.length > 0 || fits.length > sure.length,
    };
  };

  /** Reads the details of what is to be told; false when some had to go. */
  const describeAll = async (view: View) => {
    const shown = details ? [...view.fits, ...view.may] : [];
    await describe(job, shown);
    const isThere = (row: Row) => row.program ?? !shown.includes(row);
    fits = fits.filter(isThere);
    may = may.filter(isThere);
    return shown.every(isThere);
  };

  for (;;) {
    signal.throwIfAborted();
    const next = line[0];
    const done = !next || below(fits, keyOf(line.find((node) => node.fits)), count).length === count;
    if (!done) {
      if (below(may, next.key, asked).length === asked || (!next.fits && detours-- < 1)) unasked = Math.min(unasked, next.key);
      if (!next.fits && unasked < Infinity) {
        line.shift();
        continue;
      }
    }
    const file = done ? null : load();
    if (done || file instanceof Promise) {
      const view = certain();
      if (!(await describeAll(view))) continue;
      if (done) return view;
      tell(view);
    }
    line.shift();
    const loaded = await file;
    if (!loaded) lost.add(next!.name);
    else if ("codes" in loaded) {
      scanned += loaded.codes.length;
      const rows = await rowsIn(job, loaded, unasked === Infinity);
      if (!rows[0]) continue;
      fits = inOrder([...fits, ...rows.filter((row) => row.fits)]);
      may = inOrder([...may, ...rows.filter((row) => !row.fits)]);
    } else {
      line.push(...nodesIn(job, loaded));
      line.sort((a, b) => a.key - b.key);
    }
  }
}

type Loaded = Directory | Shard;
