// Which rows have which terms: one column of bits for each term that is there.

import { column, count, deltas, Malformed, take, varint, type Bytes } from "./bytes.ts";

export interface Columns {
  terms: readonly number[]; // ascending TermIDs
  bits: Uint32Array; // width words for each of terms; row r is bit r % 32 of word r / 32; bits behind the last row say nothing
  width: number;
}

export function columns(b: Bytes, rows: number, known: number): Columns {
  const terms = deltas(b, count(b));
  if (terms.some((term, i) => term >= known || term === terms[i - 1])) throw new Malformed();
  const coded = column(b, terms.length, varint);
  const bytes = (rows + 7) >> 3;
  const width = (rows + 31) >> 5;
  const packed = take(b, terms.length * bytes);
  const bits = new Uint32Array(terms.length * width);
  coded.forEach((v, i) => {
    const at = i * width;
    const from = v > 1 ? at - (v >> 1) * width : bits.length;
    for (let k = 0; k < bytes; k++) bits[at + (k >> 2)]! |= packed[i * bytes + k]! << ((k & 3) * 8);
    for (let w = 0; w < width; w++) bits[at + w]! ^= bits[from + w]! ^ -(v & 1);
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
export function isSet(bits: Uint32Array, row: number, at = 0): boolean {
  return ((bits[at + (row >> 5)]! >>> row) & 1) > 0;
}

/** How many bits of a word are set. */
export function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Calls visit for every row that is in one of two sets. */
export function eachRow(a: Uint32Array, b: Uint32Array, visit: (row: number) => void): void {
  a.forEach((word, w) => {
    for (word |= b[w]!; word; word &= word - 1) visit(w * 32 + 31 - Math.clz32(word & -word));
  });
}

/** Takes a row out of two sets. */
export function drop(row: number, a: Uint32Array, b: Uint32Array): void {
  a[row >> 5]! &= ~(1 << row);
  b[row >> 5]! &= ~(1 << row);
}
