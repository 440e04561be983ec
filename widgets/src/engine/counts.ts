// How many of the programs in view offer each term.

import type { View } from "./walk.ts";
import { isSet } from "./columns.ts";

/** By TermID. Counts the rows that fit and whose ranks are less than what is seen for certain. */
export function countIn({ rows, seen }: View, terms: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const { shard, row, rank } of rows) {
    if (rank < seen) shard.offers.forEach((bits, term) => (counts[term]! += Number(isSet(bits, row))));
  }
  return counts;
}
