// Which rows of a shard fit, and which may: three values, a column at a time.

import { has, start } from "./columns.ts";
import type { Shard } from "./core.ts";
import type { Query } from "./find.ts";
import type { TermID } from "./hub.ts";
import { clock } from "./when.ts";

export interface Sifted {
  fit: Uint32Array; // bits of rows: everything that must be so is known to be so
  may: Uint32Array; // something is not known, and nothing speaks against it
}

export interface Filter {
  sift(shard: Shard): Sifted;
  /** What to ask a program that may fit. */
  ask(shard: Shard, row: number): { ask: TermID[]; askAge: boolean; askWhen: boolean };
}

export function filterOf({ must, age, when }: Query): Filter {
  const time = when && clock(when);
  /** true, false, or null when it is not known. */
  const ageFits = ({ ages }: Shard, row: number) => {
    const [least, most] = ages[row]!;
    if (least < 0 && most < 0) return null;
    return age! >= least && (most < 0 || age! <= most);
  };
  const timeFits = ({ weeks, traits }: Shard, row: number) => time!(weeks[row], (traits[row]! & 3) === 1);
  const rules = [...(age === null ? [] : [ageFits]), ...(time ? [timeFits] : [])];
  return {
    sift(shard) {
      const may = shard.open.slice();
      const fit = may.slice();
      for (const group of must) siftGroup(shard, group, fit, may);
      for (const rule of rules) siftRows(shard, rule, fit, may);
      may.forEach((word, w) => {
        fit[w]! &= word;
        may[w] = word & ~fit[w]!;
      });
      return { fit, may };
    },
    ask: (shard, row) => ({
      ask: must.flatMap((group) =>
        group.some((term) => has(shard.offers, term, row)) ? [] : group.filter((term) => !has(shard.lacks, term, row))),
      askAge: age !== null && ageFits(shard, row) === null,
      askWhen: time !== null && timeFits(shard, row) === null,
    }),
  };
}

function siftGroup({ offers, lacks }: Shard, group: readonly TermID[], fit: Uint32Array, may: Uint32Array): void {
  const offered = group.map((term) => start(offers, term));
  const lacked = group.map((term) => start(lacks, term));
  for (let w = 0; w < may.length; w++) {
    let yes = 0;
    let no = -1;
    for (const at of offered) yes |= offers.bits[at + w]!;
    for (const at of lacked) no &= lacks.bits[at + w]!;
    fit[w]! &= yes;
    may[w]! &= yes | ~no;
  }
}

function siftRows(shard: Shard, rule: (shard: Shard, row: number) => boolean | null, fit: Uint32Array, may: Uint32Array): void {
  for (let row = 0; row < shard.rows; row++) {
    const verdict = rule(shard, row);
    if (!verdict) fit[row >> 5]! &= ~(1 << row);
    if (verdict === false) may[row >> 5]! &= ~(1 << row);
  }
}
