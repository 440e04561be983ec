// What a shard adds to a walk: rows that fit, and rows that may.

import { isSet } from "./columns.ts";
import type { Shard } from "./core.ts";
import { describe } from "./describe.ts";
import type { Program } from "./program.ts";
import { nearer } from "./space.ts";
import type { Job } from "./walk.ts";

export interface Row {
  shard: Shard;
  row: number;
  fits: boolean; // else it may
  rank: number; // see Space
  key: number; // rank, less for what is nice to have: the least is first
  program?: Program; // once its details are read
}

/** Those that may fit only when somebody wants to know. */
export async function rowsIn(job: Job, shard: Shard, may: boolean): Promise<Row[]> {
  const { filter, space, search, query: { nice } } = job;
  const rows: Row[] = [];
  filter.sift(shard, may, (row, fits) => {
    const rank = space.rank(shard, row);
    const code = shard.codes[row]!;
    if (rank < Infinity && search.mayBeOf(shard.owners[row]) && search.mayBeIn(space.trie, code, code + 1)) {
      rows.push({ shard, row, fits, rank, key: rank * nearer(nice, (term) => isSet(shard.offers[term], row)) });
    }
  });
  if (!search.isNamed) return rows;
  await describe(job, rows);
  return rows.filter(({ program }) => program && search.matches(program));
}

const programs = 2 ** 32; // hashes of ids

/** In order: equal keys go by code, then as they lie in the atlas. A program that serves
 * several places has as many wide rows; the first of them stands for it. */
export function inOrder(rows: Row[]): Row[] {
  const code = ({ shard, row }: Row) => shard.codes[row]!;
  const seen = new Set<number>();
  return rows
    .sort((a, b) => a.key - b.key || code(a) - code(b) || a.row - b.row)
    .filter((at) => !at.shard.keys.length || seen.size < seen.add(code(at) % programs).size);
}
