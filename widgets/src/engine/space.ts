// In which order rows are found: by miles from a place or, where there are no
// miles, by what they serve and by the week.

import type { Shard } from "./core.ts";
import { codes, type Entry } from "./directory.ts";
import { crcOf } from "./hash.ts";
import type { TermID } from "./hub.ts";
import { middleOf, milesBetween, milesToBox } from "./geo.ts";
import type { Place, Point } from "./place.ts";
import { tie } from "./tie.ts";

export interface Space {
  trie: "near" | "wide";
  /** At most the rank of any row below the entry; Infinity when none can be found. */
  bound(entry: Entry): number;
  /** The least is first; Infinity for what is not found. */
  rank(shard: Shard, row: number): number;
}

/** One that offers all that is nice to have counts as half as far. */
export function nearer(nice: readonly TermID[], offered: (term: TermID) => boolean): number {
  return 1 - nice.filter(offered).length / (nice.length || 1) / 2;
}

const rounding = 1e-9; // miles

export function nearTo(from: Point, radius: number | null): Space {
  const within = (miles: number) => (miles > (radius ?? miles) ? Infinity : miles);
  return {
    trie: "near",
    bound: ({ box }) => within(milesToBox(from, box) - rounding),
    rank: ({ codes }, row) => within(milesBetween(from, middleOf(codes[row]!))),
  };
}

/** All in the order of the week when there are few, else around the earth from where the week begins. */
export function anywhere(trie: Space["trie"], week: string, few: boolean): Space {
  const turned = turn(0, codes, tie("", week) * 2 ** 16);
  return {
    trie,
    bound: few ? () => 0 : turned.bound,
    rank: ({ codes, ids }, row) => (few ? tie(String(ids[row]), week) : turned.rank(codes[row]!)),
  };
}

const perKey = 2 ** 32; // codes

/** What needs no way to it: first what serves the town, then the region, the country,
 * everybody; each beginning elsewhere every week. Without a place, what serves everybody. */
export function serving(place: Place | null, week: string): Space {
  const keys = [...(place?.keys ?? [""])].reverse();
  const turns = keys.map((key) => turn((crcOf(key) % 2 ** 16) * perKey, perKey, tie("", week)));
  return {
    trie: "wide",
    bound: (entry) => Math.min(...turns.map(({ bound }, i) => i + bound(entry))),
    rank({ keys: rows, codes }, row) {
      const i = keys.indexOf(rows[row]!);
      return i < 0 ? Infinity : i + turns[i]!.rank(codes[row]!);
    },
  };
}

/** An order of so many codes that begins at one of them: ranks from 0 to 1. */
function turn(first: number, size: number, begin: number) {
  const rank = (code: number) => ((code - first - begin + size) % size) / size;
  return {
    rank,
    bound({ from, to }: Entry): number {
      const low = Math.max(from, first);
      const high = Math.min(to, first + size);
      if (low >= high) return Infinity;
      return low <= first + begin && first + begin < high ? 0 : rank(low);
    },
  };
}
