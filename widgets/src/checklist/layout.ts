// Where everything stands on the picture of the support map: the person at 0, 0,
// sources around in rows, so that no label can meet another whatever they say.

import type { ChecklistResult } from "../engine/gaps.ts";
import type { Checklist, Source } from "../engine/hub.ts";

/** In units of the picture, which is as wide as a phone. */
export const width = 320;
export const person = 30; // radius
export const label = 104; // width of a label at most
export const line = 17; // height of a line of it
const node = 22; // radius of the largest source
const letters = 13; // of a line, as a rule
const between = 12; // a label and the next row
const near = 56; // from the middle, so that two labels stand side by side
const far = 107; // likewise, as far as the picture goes

export interface Spot {
  source: Source;
  x: number;
  y: number;
  lines: string[]; // the label, and perhaps a name
  ties: Tie[]; // one for each domain, in the checklist's order
}

export interface Tie {
  band: number; // 0: the highest
  thread: boolean; // nobody else is named
}

export interface Layout {
  spots: Spot[]; // the sources that were named, in the checklist's order
  above: number; // how far it goes up from the person
  below: number;
}

/** names: of people, by source. */
export function layout({ domains }: ChecklistResult, { sources, bands }: Pick<Checklist, "sources" | "bands">, names: Record<string, string>): Layout {
  const named = sources.flatMap((source) => {
    const ties = domains.filter((domain) => domain.sources.includes(source))
      .map(({ band, thread }) => ({ band: bands.indexOf(band!), thread: !!thread }));
    const name = names[source.id];
    return ties.length > 0 ? [{ source, ties, lines: [...wrap(source.label), ...(name ? [name] : [])] }] : [];
  });
  const most = Math.max(0, ...named.map(({ lines }) => lines.length));
  const row = 2 * node + most * line + between;
  const spots = places(named.length).map(([x, y], i) => ({ ...named[i]!, x, y: y * row }));
  const reach = (side: 1 | -1) => Math.max(person + between, ...spots.map(({ y }) => y * side > 0 || (y === 0 && side > 0) ? y * side + row - node : 0));
  return { spots, above: reach(-1), below: reach(1) };
}

/** For so many sources: x, and y in rows. Two stand in a row; an odd one is at the top. */
function places(count: number): [x: number, y: number][] {
  const odd = count % 2;
  const last = Math.max(0, Math.ceil(count / 2) - 1) / 2; // row, counted from the middle
  const spread = count === 3 ? 1.6 : 1; // so that nobody stands in the person
  return Array.from({ length: count }, (_, i) => {
    if (odd && i === 0) return [0, count === 1 ? -1 : -last * spread];
    const y = -last + Math.floor((i + odd) / 2);
    const x = near + (far - near) * Math.sqrt(1 - (y / (last + 0.5)) ** 2);
    return [(i + odd) % 2 ? x : -x, y * spread];
  });
}

/** Breaks a label between words. */
export function wrap(text: string): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last && last.length + word.length < letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
