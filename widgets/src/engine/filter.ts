// Which rows of a shard fit, and which may: three values, a column at a time.

import { emptyBits, isSet } from "./columns.ts";
import type { Shard } from "./core.ts";
import type { Query } from "./find.ts";
import type { TermID } from "./hub.ts";
import { clock } from "./when.ts";

export interface Filter {
  /** Tells which rows of a shard fit, and which may: something is not known of these, and nothing
   * speaks against them. They may be left out when they are not wanted. */
  sift(shard: Shard, wanted: boolean, tell: (row: number, fits: boolean) => void): void;
  /** What to ask a program that may fit. */
  ask(shard: Shard, row: number): { ask: TermID[]; askAge: boolean; askWhen: boolean };
}

/** Whether a row fits; undefined when that is not known. */
type Rule = (shard: Shard, row: number) => boolean | undefined;

export function filterOf({ must, age, when }: Query): Filter {
  const time = when && clock(when);
  const years = age! + 1;
  const ageFits: Rule = ({ least, most }, row) =>
    age === null || (least[row] || most[row] ? years >= least[row]! && (!most[row] || years <= most[row]) : undefined);
  const timeFits: Rule = ({ weeks, traits }, row) => !time || time(weeks[row], (traits[row]! & 3) === 1);
  return {
    sift(shard, wanted, tell) {
      const { codes, traits, offers, lacks } = shard;
      const fit = emptyBits(codes.length).fill(-1);
      const may = fit.slice();
      for (const group of must) {
        may.forEach((_, w) => {
          let yes = 0;
          let no = -1;
          for (const term of group) {
            yes |= offers[term]?.[w]!;
            no &= lacks[term]?.[w]!;
          }
          fit[w]! &= yes;
          may[w]! &= yes | ~no;
        });
      }
      const bits = wanted ? may : fit;
      if (bits.some(Boolean)) codes.forEach((_, row) => {
        if (!isSet(bits, row)) return;
        const verdicts = [!(traits[row]! & 4), ageFits(shard, row), timeFits(shard, row)];
        const fits = isSet(fit, row) && !verdicts.includes(undefined);
        if (!verdicts.includes(false) && (fits || wanted)) tell(row, fits);
      });
    },
    ask: (shard, row) => ({
      ask: must.flatMap((group) =>
        group.some((term) => isSet(shard.offers[term], row)) ? [] : group.filter((term) => !isSet(shard.lacks[term], row))),
      askAge: ageFits(shard, row) === undefined,
      askWhen: timeFits(shard, row) === undefined,
    }),
  };
}
