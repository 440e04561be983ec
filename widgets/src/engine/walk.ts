// A walk through one trie of the atlas, best first: what lies nearest is loaded
// next, what cannot have an answer is left out, and it ends when the answer is certain.

import { read } from "./atlas.ts";
import { Best, type Row } from "./best.ts";
import { drop, eachRow, has, isSet, start } from "./columns.ts";
import { decodeCore, type Shard } from "./core.ts";
import { describe, detailsOf, type Reading } from "./describe.ts";
import { codes, decodeDirectory, type Directory, type Entry } from "./directory.ts";
import type { Filter, Sifted } from "./filter.ts";
import type { Query } from "./find.ts";
import { ranksOf, type Space } from "./space.ts";
import type { TextSearch } from "./text.ts";

/** What one search is about. */
export interface Job extends Reading {
  query: Query;
  filter: Filter;
  search: TextSearch | null;
  details: boolean; // those of what is told are read
  signal: AbortSignal;
}

/** A shard that was read. */
export interface Part {
  shard: Shard;
  fit: Uint32Array; // bits of rows, each program once
  ranks: Float64Array;
}

export interface View {
  fits: Row[]; // certain, in order
  may: Row[];
  parts: Part[];
  seen: number; // every row of a lesser rank is in parts
  more: boolean; // fit than are in fits
}

type Loaded = Directory | Shard;

/** An entry that was not looked into yet. */
interface Node extends Pick<Entry, "from" | "to" | "rows" | "isDirectory" | "name"> {
  rank: number; // the least that a row below may have
  key: number;
  fits: boolean; // else rows below may fit at most
}

const together = 4; // files that come at one time
const asked = 5; // rows that may fit
const programs = 2 ** 32; // hashes of ids

export class Walk {
  readonly #job: Job;
  readonly #space: Space;
  readonly #nodes: Node[] = []; // the least key first
  readonly #fits: Best;
  readonly #may = new Best(asked);
  readonly #parts: Part[] = [];
  readonly #twins = new Map<number, Row>(); // a program may have several wide rows
  #rows = 0; // read so far
  #hits = 0; // of these fitted
  #detours = 3; // files that may still be read for the sake of rows that may fit
  #unasked = Infinity; // the least key of what was left out all the same

  constructor(job: Job, space: Space, count: number) {
    this.#job = job;
    this.#space = space;
    this.#fits = new Best(count);
  }

  /** Calls tell whenever more is certain, and at the end. Rejects with the signal's reason only. */
  async run(tell: (view: View) => void): Promise<View> {
    const { signal, atlas, details } = this.#job;
    const name = atlas.names[this.#space.trie];
    if (name) this.#nodes.push({ from: 0, to: codes, rows: Infinity, isDirectory: true, name, rank: -1, key: -1, fits: true });
    for (let told = 0; ; ) {
      signal.throwIfAborted();
      const next = this.#nodes[0];
      const fits = this.#certain();
      const done = !next || fits.length === this.#fits.most;
      if (!done && this.#leaveOut(next)) continue;
      const file = done ? null : this.#fetch();
      if (done || file instanceof Promise) {
        const may = this.#may.below(Math.min(this.#unasked, next?.key ?? Infinity));
        if (details && this.#remove(await describe(this.#job, [...fits, ...may]))) continue;
        signal.throwIfAborted();
        const view = this.#view(fits, may);
        if (done || fits.length > told) tell(view);
        if (done) return view;
        told = fits.length;
      }
      this.#nodes.shift();
      await this.#take(next!, file && (await file));
    }
  }

  /** The first rows that fit and that nothing can come before. */
  #certain(): Row[] {
    return this.#fits.below(this.#nodes.find((node) => node.fits)?.key ?? Infinity);
  }

  #view(fits: Row[], may: Row[]): View {
    const open = this.#nodes.filter((node) => node.fits);
    return {
      fits,
      may,
      parts: this.#parts,
      seen: Math.min(...open.map((node) => node.rank)),
      more: open.length > 0 || this.#hits > fits.length,
    };
  }

  #remove(gone: Set<Row>): boolean {
    this.#fits.remove(gone);
    this.#may.remove(gone);
    return gone.size > 0;
  }

  /** Leaves out what may fit at most, when enough of that is known or too much was read for it. */
  #leaveOut({ fits, key }: Node): boolean {
    if (fits) return false;
    if (this.#may.below(key).length < asked && this.#detours-- > 0) return false;
    this.#unasked = Math.min(this.#unasked, key);
    this.#nodes.shift();
    return true;
  }

  /** Begins to load the next file and, judged by how many rows fitted so far, others that
   * will be needed as well. */
  #fetch(): Loaded | Promise<Loaded | null> {
    const rate = this.#rows > 0 ? this.#hits / this.#rows : 1;
    let expected = 0;
    const files = [];
    for (const node of this.#nodes.slice(0, together)) {
      if (files.length > 0 && (!node.fits || expected + this.#fits.below(node.key).length >= this.#fits.most)) break;
      files.push(this.#load(node));
      expected += node.rows * rate;
    }
    return files[0]!;
  }

  #load({ isDirectory, name }: Node): Loaded | Promise<Loaded | null> {
    const { atlas } = this.#job;
    return isDirectory ? read(atlas, "D", name, decodeDirectory) : read<Loaded>(atlas, "C", name, decodeCore);
  }

  async #take(node: Node, file: Loaded | null): Promise<void> {
    if (file && "codes" in file) await this.#scan(file);
    else if (!file || !this.#open(node, file)) this.#job.lost.add(node.name);
  }

  /** Puts what a directory lists in line; false when it lists what is not below its node. */
  #open(node: Node, { entries, offers }: Directory): boolean {
    const { query: { must, nice }, search } = this.#job;
    const { trie, reach } = this.#space;
    const size = node.to - node.from;
    if (entries.some(({ from, to, isDirectory }) => from < node.from || to > node.to || (isDirectory && to - from >= size))) return false;
    entries.forEach((entry, i) => {
      const rank = this.#space.bound(entry);
      if (!entry.isOpen || !(rank <= reach) || search?.mayBeIn(trie, entry.from, entry.to) === false) return;
      const offered = (term: number) => has(offers, term, i);
      const fits = must.every((group) => group.some(offered));
      this.#nodes.push({ ...entry, rank, key: rank * nearer(nice.filter(offered).length, nice.length), fits });
    });
    this.#nodes.sort((a, b) => a.key - b.key);
    return true;
  }

  async #scan(shard: Shard): Promise<void> {
    const { filter, query: { nice } } = this.#job;
    const sifted = filter.sift(shard);
    await this.#match(shard, sifted);
    const { fit, may } = sifted;
    const ranks = ranksOf(shard, this.#space);
    const columns = nice.map((term) => start(shard.offers, term));
    eachRow(fit, may, (row) => {
      const rank = ranks[row]!;
      if (!(rank <= this.#space.reach)) return drop(row, fit, may);
      const offered = columns.reduce((n, at) => n + Number(isSet(shard.offers.bits, row, at)), 0);
      this.#add({ shard, row, rank, key: rank * nearer(offered, columns.length) }, sifted);
    });
    this.#rows += shard.rows;
    this.#parts.push({ shard, fit, ranks });
  }

  #add(row: Row, { fit, may }: Sifted): void {
    const fits = isSet(fit, row.row);
    const best = fits ? this.#fits : this.#may;
    if (this.#space.trie === "wide") {
      const id = row.shard.codes[row.row]! % programs;
      const twin = this.#twins.get(id);
      if (twin) drop(row.row, fit, may);
      if (twin && twin.key <= row.key) return;
      if (twin) best.remove(new Set([twin]));
      this.#twins.set(id, row);
    } 
    if (fits) this.#hits++;
    best.add(row);
  }

  /** With a text, keeps the rows that have its words. */
  async #match(shard: Shard, { fit, may }: Sifted): Promise<void> {
    const { search } = this.#job;
    if (!search) return;
    const rows: number[] = [];
    eachRow(fit, may, (row) => {
      const code = shard.codes[row]!;
      if (search.mayBeIn(this.#space.trie, code, code + 1)) rows.push(row);
      else drop(row, fit, may);
    });
    await Promise.all(rows.map(async (row) => {
      const found = await detailsOf(this.#job, shard, row);
      if (!found || !search.matches(...found)) drop(row, fit, may);
    }));
  }
}

/** One that offers all that is nice to have counts as half as far. */
function nearer(offered: number, wished: number): number {
  return wished > 0 ? 1 - (0.5 * offered) / wished : 1;
}
