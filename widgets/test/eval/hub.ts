// A built hub, read from its folder as the widgets read it, and all its programs at once.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import "../inflate.ts";
import { openAtlas, type Atlas } from "../../src/engine/atlas.ts";
import { survey, tell } from "../../src/engine/find.ts";
import { crcOf } from "../../src/engine/hash.ts";
import { allTerms, nameTerms, parseChecklist, parseHub, type Checklist, type Hub, type Term } from "../../src/engine/hub.ts";
import { statistics, type Statistics } from "../../src/engine/idf.ts";
import type { Point } from "../../src/engine/place.ts";
import type { Program } from "../../src/engine/program.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { vectorOf, type Vector } from "../../src/engine/similar.ts";

export interface BuiltHub {
  folder: string;
  hub: Hub;
  terms: Term[];
  settings: Settings;
  checklist: Checklist | null;
  stats: Statistics;
  programs: Listed[]; // open ones
  now: Date;
}

export interface Listed {
  program: Program;
  keys: string[]; // whom one without a point is for; see the atlas' FORMAT.md
  vector: Vector;
  isRural: boolean;
}

/** folder: what sitegen wrote. */
export async function openHub(folder: string): Promise<BuiltHub> {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, "data/v1", name), "utf8"));
  const hub = parseHub(json("hub.json"));
  nameTerms(hub, json("terms.json"));
  const settings = json("suggestions.json") as Settings;
  const checklist = hub.data.checklist ? parseChecklist(json("checklist.json")) : null;
  const stats = statistics(hub.vocabulary, settings.statistics);
  const programs = await everything(freshAtlas(folder, hub), stats);
  return { folder, hub, terms: allTerms(hub), settings, checklist, stats, programs, now: new Date(hub.asOf) };
}

/** One that has loaded nothing yet; count learns what it loads. */
export function freshAtlas(folder: string, hub: Hub, count?: (bytes: number) => void): Atlas {
  return openAtlas(hub.data.atlas, allTerms(hub).length, async (name) => {
    const bytes = readFileSync(join(folder, "data/v1/atlas", `${name}.bin`));
    count?.(bytes.length);
    return new Uint8Array(bytes);
  });
}

async function everything(atlas: Atlas, stats: Statistics): Promise<Listed[]> {
  const at = (keys: string[]) => survey(atlas, {
    place: { label: "", point: [0, 0], keys }, radius: null, must: [], nice: [], age: null, when: null, text: "", count: 1e6,
  }, "", new AbortController().signal);
  const near = await tell(atlas, (await at([])).fits);
  const towns = near.found.flatMap(({ program }) => keysOf(program));
  const wide = await tell(atlas, (await at([...new Set(towns)])).wide);
  const lonely = isLonely(near.found.map(({ program }) => program.point!));
  return [...near.found, ...wide.found].map(({ program, row: { shard } }) => {
    const id = crcOf(program.id);
    const isOne = (key: string | undefined, row: number) => key !== undefined && shard.codes[row]! % 2 ** 32 === id;
    const keys = program.point ? [] : (shard.keys.filter(isOne) as string[]);
    return { program, keys, vector: vectorOf(program.offers, stats), isRural: lonely(program) };
  });
}

/** What serves somebody at the door of a program. */
export function keysOf({ region = "", city = "" }: Program): string[] {
  return ["", "us", region, `${region}/${city}`].map((key) => key.toLowerCase());
}

/** At most three other programs within about ten miles: a hub's data has no other
 * word on how many people live somewhere. */
function isLonely(points: Point[]): (program: Program) => boolean {
  const cell = ([latitude, longitude]: Point) => [Math.floor(latitude * 2), Math.floor(longitude * 2)] as const;
  const cells = new Map<string, Point[]>();
  for (const point of points) {
    const name = cell(point).join();
    cells.set(name, [...(cells.get(name) ?? []), point]);
  }
  return ({ point }) => {
    if (!point) return false;
    const [y, x] = cell(point);
    const shrink = Math.cos((point[0] * Math.PI) / 180);
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => cells.get([y + i, x + j].join()) ?? []));
    return around.filter(([north, east]) => Math.hypot(north - point[0], (east - point[1]) * shrink) * 69 < 10).length <= 4;
  };
}
