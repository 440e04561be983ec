// The table of an evaluation, in words.

import type { Evaluation } from "./evaluate.ts";
import type { Measured } from "./measure.ts";

const rows: [keyof Omit<Measured, "exposure">, string][] = [
  ["mrr", "known item, MRR"],
  ["recall", "known item, recall@6"],
  ["diversity", "diversity, ILD@6"],
  ["coverage", "coverage of candidates"],
  ["length", "long listings: terms shown / of candidates"],
];

export function report({ methods, shares, ...found }: Evaluation): string {
  const names = Object.keys(methods) as (keyof typeof methods)[];
  const percent = (part: number, whole: number) => `${whole > 0 ? ((100 * part) / whole).toFixed(1) : "100.0"} % of ${whole}`;
  const table = [
    ["", ...names],
    ...rows.map(([key, label]) => [label, ...names.map((name) => methods[name][key].toFixed(3))]),
    ...[...shares].sort((a, b) => b[1] - a[1]).map(([group, share]) =>
      [`exposure, ${group} (${(100 * share).toFixed(1)} %)`, ...names.map((name) => methods[name].exposure.get(group)!.toFixed(2))]),
  ];
  return `${found.visitors} visitors by chance, ${found.candidates.toFixed(1)} programs that fit each, in the area

${table.map(([label, ...values]) => label!.padEnd(46) + values.map((value) => value.padStart(15)).join("")).join("\n")}

constraint violations                 ${found.violations.length}${found.violations.slice(0, 5).map((one) => `\n  ${one}`).join("")}
reasons without which the score is so much less   ${percent(found.reasons.true, found.reasons.shown)}
scores that their reasons add up to   ${percent(found.lists.addUp, found.lists.shown)}
largest gaps for which something fits that have something on the list   ${percent(found.floors.met, found.floors.due)}
list kept when weights change by up to 20 %   ${(100 * found.kept).toFixed(1)} %
atlas read for a first list           ${found.kilobytes.toFixed(1)} kB

Known item: a program is drawn; a visitor lives some miles from it, and says, with noise, what it offers. Only that one
counts as found. Exposure: share of what is shown, divided by the share of what fits (in brackets); rural: at most three others within ten miles.
None of this measures clinical benefit: nobody was helped or harmed by these lists.`;
}
