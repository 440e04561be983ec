// Reads the details of rows that are to be shown, or to be matched by text.

import { read, type Atlas } from "./atlas.ts";
import type { Row } from "./best.ts";
import { factsOf, type Shard } from "./core.ts";
import { decodeDetails, programOf, valuesOf } from "./details.ts";

/** Which atlas is read; lost collects the names of files that could not be. */
export interface Reading {
  atlas: Atlas;
  lost: Set<string>;
}

/** Gives every row its program, if its details can be read. */
export async function describe(reading: Reading, rows: readonly Row[]): Promise<void> {
  await Promise.all(rows.map(async (at) => {
    const { shard, row } = at;
    const values = !at.program && (await detailsOf(reading, shard, row));
    if (values) at.program = programOf(factsOf(shard, row), values);
  }));
}

/** What the details file of a row says of it; nothing when it cannot be read. */
export async function detailsOf({ atlas, lost }: Reading, { codes, details }: Shard, row: number): Promise<string[] | undefined> {
  const rows = codes.length;
  const blocks = details.length;
  const block = Math.ceil(((row + 1) * blocks) / rows) - 1;
  const name = details[block] ?? "";
  const file = !lost.has(name) && (await read(atlas, "T", name, decodeDetails));
  if (file) return valuesOf(file, row - Math.floor((block * rows) / blocks));
  lost.add(name);
  return undefined;
}
