// How many of the programs in view offer each term, counted in columns of bits.

import { drop, ones } from "./columns.ts";
import type { View } from "./walk.ts";

export interface Counts {
  counts: Uint32Array; // by TermID
  inView: number;
}

/** Counts the rows that fit and whose ranks are less than what is seen for certain. */
export function countIn({ parts, seen }: View, terms: number): Counts {
  const counts = new Uint32Array(terms);
  let inView = 0;
  for (const { shard: { offers: { terms, bits, width } }, fit, ranks } of parts) {
    const counted = fit.slice();
    ranks.forEach((rank, row) => {
      if (rank >= seen) drop(counted, row);
    });
    counted.forEach((word, w) => {
      inView += ones(word);
      if (word) terms.forEach((term, i) => (counts[term]! += ones(bits[i * width + w]! & word)));
    });
  }
  return { counts, inView };
}
