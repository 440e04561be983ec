// The rows that come first so far.

import type { Shard } from "./core.ts";
import type { Program } from "./program.ts";

export interface Row {
  shard: Shard;
  row: number;
  rank: number; // see Space
  key: number; // rank, less for what is nice to have: the least is first
  program?: Program; // once its details are read
}

const spare = 64; // kept beyond those wanted: some may turn out to be unreadable

export class Best {
  #rows: Row[] = [];
  #isSorted = true;
  #limit = Infinity; // rows of a greater key came too late
  readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(row: Row): void {
    if (row.key > this.#limit) return;
    this.#rows.push(row);
    this.#isSorted = false;
    const kept = this.most + spare;
    if (this.#rows.length < 2 * kept) return;
    this.#rows = this.below(Infinity, kept);
    this.#limit = this.#rows[kept - 1]!.key;
  }

  /** Those with lesser keys, the least first. */
  below(key: number, most = this.most): Row[] {
    if (!this.#isSorted) this.#rows.sort(order);
    this.#isSorted = true;
    const end = this.#rows.findIndex((row, i) => i === most || row.key >= key);
    return this.#rows.slice(0, end < 0 ? most : end);
  }

  remove(gone: Set<Row>): void {
    this.#rows = this.#rows.filter((row) => !gone.has(row));
  }
}

/** Equal keys: by code, then as in the atlas. */
function order(a: Row, b: Row): number {
  return a.key - b.key || a.shard.codes[a.row]! - b.shard.codes[b.row]! || a.row - b.row;
}
