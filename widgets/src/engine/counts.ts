// How many of the programs in view offer each term.

import type { View } from "./walk.ts";
import { isSet } from "./columns.ts";

export interface Counts {
  counts: Uint32Array; // by TermID
  inView: number;
}

/** Counts the rows that fit and whose ranks are less than what is seen for certain. */
export function countIn({ rows, seen }: View, terms: number): Counts {
  const counts = new Uint32Array(terms);
  const inView = rows.filter(({ rank }) => rank < seen);
  for (const { shard, row } of inView) {
    shard.offers.forEach((bits, term) => (counts[term]! += Number(isSet(bits, row))));
  }
  return { counts, inView: inView.length };
}
