// Reads the details of rows that are to be shown, or to be matched by text.

import { read, type Atlas } from "./atlas.ts";
import type { Row } from "./best.ts";
import { factsOf, type Shard } from "./core.ts";
import { blockOf, decodeDetails, programOf, type Details } from "./details.ts";

/** Which atlas is read; lost collects the names of files that could not be. */
export interface Reading {
  atlas: Atlas;
  lost: Set<string>;
}

/** Gives every row its program; returns the rows whose details cannot be read. */
export async function describe(reading: Reading, rows: readonly Row[]): Promise<Set<Row>> {
  const gone = new Set<Row>();
  await Promise.all(rows.map(async (row) => {
    if (row.program) return;
    const found = await detailsOf(reading, row.shard, row.row);
    if (found) row.program = programOf(factsOf(row.shard, row.row), ...found);
    else gone.add(row);
  }));
  return gone;
}

/** The details file of a row, and the row's place in it; null when it cannot be read. */
export async function detailsOf({ atlas, lost }: Reading, shard: Shard, row: number): Promise<[Details, number] | null> {
  const [block, at] = blockOf(row, shard.rows, shard.details.length);
  const name = shard.details[block]!;
  const details = lost.has(name) ? null : await read(atlas, "T", name, decodeDetails);
  if (details?.[0]?.[at] !== undefined) return [details, at];
  lost.add(name);
  return null;
}
