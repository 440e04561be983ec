// A walk through one trie of the atlas, best first: what lies nearest is loaded
// next, what cannot have an answer is left out, and it ends when the answer is certain.

import { read } from "./atlas.ts";
import { insert, type Row } from "./best.ts";
import { drop, has, isSet, start } from "./columns.ts";
import { decodeCore, type Shard } from "./core.ts";
import { describe, detailsOf, type Reading } from "./describe.ts";
import { agesKnown, codes, decodeDirectory, isDirectory, isOpen, timesKnown, type Directory, type Entry } from "./directory.ts";
import type { Filter } from "./filter.ts";
import type { Query } from "./find.ts";
import type { Space } from "./space.ts";
import type { TextSearch } from "./text.ts";

/** What one search is about. */
export interface Job extends Reading {
  query: Query;
  filter: Filter;
  search: TextSearch | null;
  details: boolean; // those of what is told are read
  signal: AbortSignal;
}

/** What a walk has seen so far. */
export interface View {
  fits: Row[]; // certain, in order
  may: Row[];
  parts: { shard: Shard; fit: Int32Array; ranks: number[] }[]; // shards of which rows fit, each program once
  seen: number; // every row of a lesser rank is in parts
  more: boolean; // others than fits may fit
}

type Loaded = Directory | Shard;

/** An entry that was not looked into yet. */
interface Node {
  entry: Pick<Entry, "from" | "to" | "rows" | "flags" | "name">;
  rank: number; // the least that a row below may have
  key: number;
  fits: boolean; // else rows below may fit at most
}

const together = 4; // files that come at one time
const spare = 64; // rows kept beyond those wanted: some may turn out to be unreadable
const programs = 2 ** 32; // hashes of ids

/** Fills view and, whenever more is certain, calls tell. Wants so many rows that fit, and so many
 * that may fit. Rejects with the signal's reason only. */
export async function walk(job: Job, space: Space, count: number, asked: number, view: View, tell: () => void): Promise<void> {
  const { atlas, lost, signal, search, filter, details, query: { must, nice, age, when } } = job;
  const { trie, reach } = space;
  const name = atlas.names[trie];
  const root = { from: 0, to: codes, rows: Infinity, flags: isDirectory, name };
  const nodes: Node[] = name ? [{ entry: root, rank: -1, key: -1, fits: true }] : [];
  const needed = (age === null ? 0 : agesKnown) + (when ? timesKnown : 0);
  const nearest = nearer(nice, () => true);
  let fits: Row[] = [];
  let may: Row[] = [];
  let rows = 1; // read so far
  let hits = 1; // of these fitted
  let detours = details ? 3 : Infinity; // files that may still be read for the sake of rows that may fit
  let unasked = Infinity; // the least key of what was left out all the same

  /** The first rows, as far as none of that key can come between. */
  const below = (rows: Row[], key: number, most: number) => rows.slice(0, most).filter((at) => at.key < key);

  /** Begins to load the next file and, judged by how many rows fitted so far, others that will
   * be needed as well. */
  const fetch = () => {
    let expected = 0;
    return nodes.slice(0, together).map(({ entry, key, fits: mayFit }, i) => {
      if (i > 0 && !(mayFit && expected + below(fits, key, count).length < count)) return (expected = Infinity);
      expected += (entry.rows * hits) / rows;
      return entry.flags & isDirectory ? read<Loaded>(atlas, "D", entry.name, decodeDirectory) : read<Loaded>(atlas, "C", entry.name, decodeCore);
    })[0] as Loaded | Promise<Loaded | null>;
  };

  /** Puts what a directory lists in line; false when it lists what is not below its node. */
  const open = ({ entry: node }: Node, { entries, offers }: Directory) => entries.every((entry, i) => {
    const { from, to, flags } = entry;
    if (from < node.from || to > node.to || (flags & isDirectory && to - from >= node.to - node.from)) return false;
    const rank = space.bound(entry);
    const offered = (term: number) => has(offers, term, i);
    if (flags & isOpen && rank <= reach && search?.mayBeIn(space, from, to) !== false) {
      const fits = (flags & needed) === needed && must.every((group) => group.some(offered));
      nodes.push({ entry, rank, key: rank * nearer(nice, offered), fits });
    }
    return true;
  });

  const scan = async (shard: Shard, key: number) => {
    const ranks: number[] = [];
    const { fit, may: mayFit } = filter.sift(shard);
    rows += shard.codes.length;
    if (key > may[asked + spare - 1]?.key!) mayFit.fill(0);
    if (![...fit, ...mayFit].some(Boolean)) return;
    const isIn = (row: number) =>
      (isSet(fit, row) || isSet(mayFit, row)) && (ranks[row] ??= space.rank(shard, row)) <= reach;
    const miss = (row: number) => (drop(fit, row), drop(mayFit, row));
    if (search) await Promise.all(shard.codes.map(async (code, row) => {
      if (!isIn(row)) return;
      const values = search.mayBeIn(space, code, code + 1) && (await detailsOf(job, shard, row));
      if (!values || !search.matches(values)) miss(row);
    }));
    const wished = nice.map((term) => start(shard.offers, term));
    shard.codes.forEach((code, row) => {
      if (!isIn(row)) return drop(fit, row);
      const rank = ranks[row]!;
      const list = isSet(fit, row) ? fits : may;
      const most = (list === fits ? count : asked) + spare;
      hits += Number(list === fits);
      if (rank * nearest > list[most - 1]?.key!) return;
      const key = rank * nearer(wished, (at) => isSet(shard.offers.bits, row, at));
      // A program that serves several places has as many rows; the first of them stands for it.
      const idOf = (at: Row) => at.shard.codes[at.row]! % programs;
      const twin = trie === "near" ? -1 : list.findIndex((at) => idOf(at) === code % programs);
      if (twin >= 0) {
        drop(fit, row);
        if (list[twin]!.key <= key) return;
        list.splice(twin, 1);
      }
      insert(list, { shard, row, rank, key }, most);
    });
    view.parts.push({ shard, fit, ranks });
  };

  for (;;) {
    signal.throwIfAborted();
    const next = nodes[0];
    const sure = below(fits, nodes.find((node) => node.fits)?.key ?? Infinity, count);
    const done = !next || sure.length === count;
    if (!done && !next.fits && (below(may, next.key, asked).length === asked || detours-- < 1)) {
      unasked = Math.min(unasked, next.key);
      nodes.shift();
      continue;
    }
    const file = done ? null : fetch();
    if (done || file instanceof Promise) {
      const told = { fits: sure, may: below(may, details ? Math.min(unasked, next?.key ?? Infinity) : Infinity, asked) };
      const all = [...told.fits, ...told.may];
      if (details) await describe(job, all);
      signal.throwIfAborted();
      if (details && all.some((row) => !row.program)) {
        const isThere = (row: Row) => row.program ?? !all.includes(row);
        fits = fits.filter(isThere);
        may = may.filter(isThere);
        continue;
      }
      const open = nodes.filter((node) => node.fits);
      Object.assign(view, told, { seen: Math.min(...open.map((node) => node.rank)), more: open.length > 0 || fits.length > sure.length });
      if (done) return;
      tell();
    }
    nodes.shift();
    const loaded = await file;
    if (loaded && "codes" in loaded) await scan(loaded, next!.key);
    else if (loaded && open(next!, loaded)) nodes.sort((a, b) => a.key - b.key);
    else lost.add(next!.entry.name);
  }
}

/** One that offers all that is nice to have counts as half as far. */
function nearer(nice: readonly number[], offered: (term: number) => boolean): number {
  return nice[0] === undefined ? 1 : 1 - nice.filter(offered).length / nice.length / 2;
}
