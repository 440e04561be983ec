// Which rows have which terms: one column of bits for each term that is there.

import { column, deltas, refuse, take, varint, type Bytes } from "./bytes.ts";

export interface Columns {
  terms: readonly number[]; // ascending TermIDs
  bits: Int32Array; // width words for each of terms; row r is bit r % 32 of word r / 32; bits behind the last row say nothing
  width: number;
}

export function columns(b: Bytes, rows: number, known: number): Columns {
  const terms = deltas(b, varint(b));
  refuse(terms.at(-1)! >= known);
  const bytes = Math.ceil(rows / 8);
  const width = Math.ceil(rows / 32);
  const coded = column(b, terms.length, varint);
  const packed = take(b, terms.length * bytes);
  const bits = new Int32Array(terms.length * width);
  packed.forEach((byte, i) => {
    const at = i % bytes;
    bits[((i - at) / bytes) * width + (at >> 2)]! |= byte << (at * 8);
  });
  bits.forEach((_, i) => {
    const v = coded[(i / width) | 0]!;
    bits[i]! ^= (v > 1 ? bits[i - (v >> 1) * width]! : 0) ^ -(v & 1);
  });
  return { terms, bits, width };
}

/** Where the column of a term begins in bits; behind their end when there is none. */
export function start({ terms, bits, width }: Columns, term: number): number {
  const i = terms.indexOf(term);
  return i < 0 ? bits.length : i * width;
}

export function has(columns: Columns, term: number, row: number): boolean {
  return isSet(columns.bits, row, start(columns, term));
}

/** Bit row of the words from at on; words behind the end are 0. */
export function isSet(bits: Int32Array, row: number, at = 0): boolean {
  return ((bits[at + (row >> 5)]! >> row) & 1) > 0;
}

/** Takes a row out of a set. */
export function drop(bits: Int32Array, row: number): void {
  bits[row >> 5]! &= ~(1 << row);
}

/** How many bits of a word are set. */
export function ones(word: number): number {
  let n = 0;
  for (; word; word &= word - 1) n++;
  return n;
}
