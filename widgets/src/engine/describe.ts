// Reads the details of rows that are to be shown, or to be matched by text.

import { read, type Atlas } from "./atlas.ts";
import { factsOf } from "./core.ts";
import { decodeDetails, programOf } from "./details.ts";
import type { Row } from "./row.ts";

/** Which atlas is read; lost collects the names of files that could not be. */
export interface Reading {
  atlas: Atlas;
  lost: Set<string>;
}

/** Gives every row its program, if its details can be read. */
export async function describe({ atlas, lost }: Reading, rows: readonly Row[]): Promise<void> {
  await Promise.all(rows.map(async (at) => {
    const { shard, row, program } = at;
    const rows = shard.codes.length;
    const blocks = shard.details.length;
    const block = Math.ceil(((row + 1) * blocks) / rows) - 1;
    const name = shard.details[block] ?? "";
    if (program || lost.has(name)) return;
    const file = await read(atlas, "T", name, decodeDetails);
    if (file) at.program = programOf(factsOf(shard, row), file, row - Math.floor((block * rows) / blocks));
    else lost.add(name);
  }));
}
