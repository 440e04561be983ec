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

/** Puts a row among those that come first, of which so many are kept. Equal keys go by code,
 * then as they lie in the atlas. */
export function insert(rows: Row[], row: Row, most: number): void {
  const isBefore = (other: Row) =>
    (row.key - other.key || row.shard.codes[row.row]! - other.shard.codes[other.row]! || row.row - other.row) < 0;
  let low = 0;
  for (let high = rows.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (isBefore(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  if (low === most) return;
  rows.splice(low, 0, row);
  rows.length = Math.min(rows.length, most);
}
