// A directory of the atlas: which nodes of a trie have rows, where, and what
// those rows offer.

import { column, deltas, hash, take, varint, type Bytes } from "./bytes.ts";
import { columns, type Columns } from "./columns.ts";
import { cellOf, pointAt, type Box } from "./geo.ts";

/** Codes are below this. */
export const codes = 2 ** 48;

export interface Entry {
  from: number; // first code of the node
  to: number; // the code behind its last
  box: Box; // around its points; around nothing in the wide trie
  rows: number; // below it
  flags: number; // a sum of those below
  name: string; // of the file
}

// What flags say of an entry.
export const isDirectory = 1; // else a core
export const isOpen = 2; // some row is
export const agesKnown = 4; // of some open row
export const timesKnown = 8;

export interface Directory {
  entries: Entry[]; // in order, none within another
  offers: Columns; // some open row below the entry does
}

export function decodeDirectory(b: Bytes, terms: number): Directory {
  const n = varint(b);
  const [wide, deepest] = take(b, 2);
  const depths = take(b, n);
  const firsts = deltas(b, n);
  const corners = wide ? [] : [0, 1, 2, 3].map(() => take(b, n));
  const rows = column(b, n, varint);
  const flags = take(b, n);
  const offers = columns(b, n, terms);
  const entries = firsts.map((first, i): Entry => {
    const from = first * 2 ** (48 - deepest!);
    const depth = depths[i]!;
    return {
      from,
      to: from + 2 ** (48 - depth),
      box: boxOf(from, depth, corners.map((corner) => corner[i]!)),
      rows: rows[i]!,
      flags: flags[i]!,
      name: hash(b),
    };
  });
  return { entries, offers };
}

function boxOf(from: number, depth: number, [x0 = 0, x1 = 0, y0 = 0, y1 = 0]: number[]): Box {
  const [x, y] = cellOf(from);
  const w = 2 ** (16 - ((depth + 1) >> 1));
  const h = 2 ** (16 - (depth >> 1));
  return [pointAt(x + x0 * w, y + y0 * h), pointAt(x + x1 * w + w, y + y1 * h + h)];
}
