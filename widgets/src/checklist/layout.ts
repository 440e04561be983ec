// Where everything stands on the picture of the support map: the person at 0, 0,
// sources around in rows, so that none can meet another whatever their labels say.

import type { ChecklistResult } from "../engine/gaps.ts";
import type { Checklist, Source } from "../engine/hub.ts";

/** In units of the picture, which is as wide as a phone. */
export const width = 320;
export const person = 27; // radius
export const box = 98; // width of a source
export const line = 17; // height of a line of its label
export const inset = 14; // height of a box without its lines
const letters = 12; // of a line, as a rule
const between = 22; // rows
const outer = 118; // to the last row at least, so that the threads can be seen
const near = 70; // from the middle: threads of the row behind go through between
const far = (width - box) / 2 - 1; // as far as the picture goes

export interface Spot {
  source: Source;
  x: number;
  y: number;
  lines: string[]; // the label, and perhaps a name
  /** One for each domain, in the checklist's order: "band0", the highest, or "band1 thread"
   * when nobody else is named. */
  ties: string[];
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
      .map(({ band, thread }) => `band${bands.indexOf(band!)}${thread ? " thread" : ""}`);
    const name = names[source.id];
    return ties[0] ? [{ source, ties, lines: [...wrap(source.label), name ?? ""].filter(Boolean) }] : [];
  });
  const tall = inset + line * Math.max(0, ...named.map(({ lines }) => lines.length));
  const rows = places(named.length);
  const row = Math.max(tall + between, outer / Math.max(...rows.map(([, y]) => Math.abs(y))));
  const spots = rows.map(([x, y], i) => ({ ...named[i]!, x, y: y * row }));
  const reach = (side: 1 | -1) => Math.max(person, ...spots.map(({ y }) => y * side + tall / 2));
  return { spots, above: reach(-1), below: reach(1) };
}

/** For so many sources: x, and y in rows. They stand in pairs above and below the person, and alone at the ends. */
function places(count: number): [x: number, y: number][] {
  const alone = count % 2 || (count % 4 && 2);
  const pairs = (count - alone) / 2;
  const first = (1 - pairs + (pairs % 2)) / 2;
  const last = Math.max(first + pairs - 1, -first);
  const ends = [first - 1, 1 - first].slice(0, alone).map((y): [number, number] => [0, y]);
  const isNear = (y: number) => Math.abs(y) === last && (last > 1 || alone < 2 && count < 5);
  return [...ends, ...[...Array(2 * pairs)].map((_, i): [number, number] => {
    const y = first + Math.floor(i / 2);
    const x = isNear(y) ? near : far;
    return [i % 2 ? x : -x, y];
  })];
}

/** Breaks a label between words. */
export function wrap(text: string): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last && `${last} ${word}`.length <= letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
