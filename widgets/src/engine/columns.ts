// Which rows have which terms: one column of bits for each term that is there.

import { column, deltas, refuse, take, varint, type Bytes } from "./bytes.ts";

/** Row r is bit r % 32 of word r / 32. */
export type Bits = Int32Array;

/** By TermID; nothing for a term that no row has. Bits behind the last row say nothing. */
export type Columns = Bits[];

export function columns(b: Bytes, rows: number, known: number): Columns {
  const terms = deltas(b, varint(b));
  refuse(terms.at(-1)! >= known);
  const coded = column(b, terms.length, varint);
  const columns: Columns = [];
  coded.forEach((v, i) => {
    const other = columns[terms[i - (v >> 1)]!]; // itself, and not yet there, when v < 2
    const bits = emptyBits(rows);
    take(b, Math.ceil(rows / 8)).forEach((byte, at) => (bits[at >> 2]! |= byte << (at * 8)));
    columns[terms[i]!] = bits.map((word, w) => word ^ other?.[w]! ^ -(v & 1));
  });
  return columns;
}

export function emptyBits(rows: number): Bits {
  return new Int32Array(Math.ceil(rows / 32));
}

export function isSet(bits: Bits | undefined, row: number): boolean {
  return ((bits?.[row >> 5]! >> row) & 1) > 0;
}
