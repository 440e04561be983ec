// How many of the programs in view offer each term, counted in columns of bits.

import { ones } from "./columns.ts";
import type { View } from "./walk.ts";

export interface Counts {
  counts: Uint32Array; // by TermID
  inView: number;
}

/** Counts the rows that fit and whose ranks are less than what is seen for certain. */
export function countIn({ parts, seen }: View, total: Counts): void {
  for (const { shard, fit, ranks } of parts) {
    const { terms, bits, width } = shard.offers;
    const inView = fit.map((word, w) => {
      for (let left = word; left; left &= left - 1) {
        const bit = left & -left;
        if (ranks[w * 32 + 31 - Math.clz32(bit)]! >= seen) word &= ~bit;
      }
      total.inView += ones(word);
      return word;
    });
    if (inView.some(Boolean)) terms.forEach((term, i) => {
      for (let w = 0; w < width; w++) total.counts[term]! += ones(bits[i * width + w]! & inView[w]!);
    });
  }
}
