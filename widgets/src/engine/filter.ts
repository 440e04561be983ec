// Which rows of a shard fit, and which may: three values, a column at a time.

import { drop, has, start } from "./columns.ts";
import type { Shard } from "./core.ts";
import type { Query } from "./find.ts";
import type { TermID } from "./hub.ts";
import { clock } from "./when.ts";

export interface Sifted {
  fit: Int32Array; // bits of rows: everything that must be so is known to be so
  may: Int32Array; // something is not known, and nothing speaks against it
}

export interface Filter {
  sift(shard: Shard): Sifted;
  /** What to ask a program that may fit. */
  ask(shard: Shard, row: number): { ask: TermID[]; askAge: boolean; askWhen: boolean };
}

/** Whether a row fits; undefined when that is not known. */
type Rule = (shard: Shard, row: number) => boolean | undefined;

export function filterOf({ must, age, when }: Query): Filter {
  const time = when && clock(when);
  const ageFits: Rule = ({ least, most }, row) =>
    least[row]! + most[row]! < -1 || age === null ? undefined : age >= least[row]! && (most[row]! < 0 || age <= most[row]!);
  const timeFits: Rule = ({ weeks, traits }, row) => time?.(weeks[row], (traits[row]! & 3) === 1);
  const rules = [age !== null && ageFits, time && timeFits].filter((rule) => !!rule);
  return {
    sift(shard) {
      const may = shard.open.slice();
      const fit = may.slice();
      for (const group of must) siftGroup(shard, group, fit, may);
      for (const rule of rules) {
        shard.codes.forEach((_, row) => {
          const verdict = rule(shard, row);
          if (!verdict) drop(fit, row);
          if (verdict === false) drop(may, row);
        });
      }
      may.forEach((word, w) => {
        fit[w]! &= word;
        may[w] = word & ~fit[w]!;
      });
      return { fit, may };
    },
    ask: (shard, row) => ({
      ask: must.flatMap((group) =>
        group.some((term) => has(shard.offers, term, row)) ? [] : group.filter((term) => !has(shard.lacks, term, row))),
      askAge: age !== null && ageFits(shard, row) === undefined,
      askWhen: time !== null && timeFits(shard, row) === undefined,
    }),
  };
}

function siftGroup({ offers, lacks }: Shard, group: readonly TermID[], fit: Int32Array, may: Int32Array): void {
  const offered = group.map((term) => start(offers, term));
  const lacked = group.map((term) => start(lacks, term));
  may.forEach((_, w) => {
    let yes = 0;
    let no = -1;
    for (const at of offered) yes |= offers.bits[at + w]!;
    for (const at of lacked) no &= lacks.bits[at + w]!;
    fit[w]! &= yes;
    may[w]! &= yes | ~no;
  });
}
